//! Properties that hold for whatever is stored and typed.

use std::sync::OnceLock;

use md5::{Digest as _, Md5};
use password_compat::{
    Argon2id, Attempt, Bcrypt, Column, Confidence, Error, HashError, Keyring, Limits, Native, Outcome,
    Params, Password, Pbkdf2, Reason, Registry, Scheme as _, SchemeId, Scrypt, StoredHash, Subject, Upgrade,
    Verifier, VerifierBuilder, presets,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use sha1::Sha1;

/// Enough for the smallest parameters of each scheme.
fn tiny() -> Limits {
    Limits::default().with_memory(256 << 10).with_work_micros(1500)
}

fn everything() -> Registry {
    let all = presets::ALL.iter().fold(Registry::builder(), |all, preset| all.preset(*preset));
    all.require_hints().build().unwrap()
}

fn builder() -> VerifierBuilder {
    Verifier::builder(everything()).native(Argon2id::new(8, 1, 1)).equal_time(false)
}

/// One verifier of every preset, with little allowed.
fn shared() -> &'static Verifier {
    static SHARED: OnceLock<Verifier> = OnceLock::new();
    SHARED.get_or_init(|| builder().limits(tiny()).build().unwrap())
}

/// What rows are made of.
fn exemplars() -> Vec<Vec<u8>> {
    let stored = |scheme: &dyn password_compat::Scheme| scheme.exemplar().map(|known| known.stored);
    password_compat::schemes().filter_map(stored).map(|stored| stored.as_bytes().to_vec()).collect()
}

fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..=most)
}

/// Any bytes, text of the characters of stored hashes, and damaged exemplars.
fn stored() -> impl Strategy<Value = Vec<u8>> {
    let start = "[$]?(2[abxy]|1|5|6|7|P|H|wp|argon2id?|scrypt|pbkdf2(-sha256)?|sha1|md5|compat(-onion)?)[$:]";
    let labelled =
        (start, "[a-zA-Z0-9./+=,$:{}]{0,80}").prop_map(|(start, rest)| (start + &rest).into_bytes());
    let damaged = (select(exemplars()), any::<prop::sample::Index>(), bytes(4), 0..6_usize);
    let damaged = damaged.prop_map(|(mut stored, place, new, gone)| {
        let start = place.index(stored.len());
        let end = (start + gone).min(stored.len());
        stored.splice(start..end, new);
        stored
    });
    prop_oneof![
        2 => bytes(200),
        2 => "[{]?[a-zA-Z0-9@_-]{1,12}[}$:][a-zA-Z0-9./+=,$:{}]{0,120}".prop_map(String::into_bytes),
        2 => labelled,
        1 => "[0-9a-fA-F]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[a-zA-Z0-9+/]{68}".prop_map(String::into_bytes),
        6 => damaged,
    ]
}

fn columns() -> impl Strategy<Value = Vec<(Column, Vec<u8>)>> {
    let name = prop_oneof![
        select(&["salt", "salt2", "rounds", "encoding", "key_id"][..]).prop_map(String::from),
        "[a-z0-9_]{1,64}",
    ];
    let column = (name.prop_filter("a name of its own", |name| name != "hint"), bytes(40));
    vec(column.prop_map(|(name, value)| (Column::from_name(&name), value)), 0..5)
}

fn with_columns(row: StoredHash, columns: Vec<(Column, Vec<u8>)>) -> StoredHash {
    columns.into_iter().fold(row, |row, (column, value)| row.with_column(column, value))
}

/// Nothing is written next to the sources. `PROPTEST_CASES` asks for more.
fn config(cases: u32) -> ProptestConfig {
    let more = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: more.unwrap_or(cases), failure_persistence: None, ..ProptestConfig::default() }
}

/// These answer in the name of what they carry, which may be anything.
const CARRIERS: [&str; 15] = [
    "auth0_custom_password_hash",
    "dovecot_suffix",
    "fusionauth_argon2_base64",
    "htpasswd_line",
    "mediawiki_encrypted",
    "oracle_spare4",
    "salt_colon_bcrypt",
    "xenforo_serialized",
    "kratos_crypt",
    "ldap_crypt",
    "ldap_userpassword_base64",
    "spring_delegating",
    "django_bcrypt",
    "django_argon2",
    "compat_onion",
];

/// Whether an error of `other` is an answer of `scheme`: of a scheme that carries
/// another, and of a recipe whose outermost call is a built-in scheme.
fn answers_as(scheme: &SchemeId, other: Option<&SchemeId>) -> bool {
    if CARRIERS.contains(&scheme.as_str()) || other == Some(scheme) {
        return true;
    }
    let recipe = password_compat::recipes().find(|recipe| recipe.id() == *scheme);
    let expression = recipe.map(|recipe| recipe.recipe().to_string()).unwrap_or_default();
    let carried = expression.split_once('(').map(|(name, _)| name);
    other.is_some_and(|other| carried == Some(other.as_str()))
}

#[test]
fn what_carries_nothing_known_is_malformed_not_unrecognised() {
    for stored in ["{CRYPT}$nothing$x", "bcrypt$$2z$04$x", "{bcrypt}$2z$04$x", "userPassword: {NOPE}x"] {
        let (password, row) = (Password::from("x"), StoredHash::new(stored));
        let error = shared().prepare(Attempt::new(&password, &row)).map(|_| ()).unwrap_err();
        assert_eq!(error.code(), "malformed", "{stored}: {error:?}");
    }
}

proptest! {
    #![proptest_config(config(5000))]

    #[test]
    fn nothing_panics(
        stored in stored(),
        hint in prop::option::of(prop_oneof![
            select(password_compat::schemes().map(|scheme| scheme.id().to_string()).collect::<Vec<_>>()),
            ".{0,20}",
        ]),
        columns in columns(),
        password in bytes(80),
    ) {
        let row = with_columns(StoredHash::new(&stored), columns);
        let row = hint.iter().fold(row, StoredHash::with_hint);
        let (verifier, password) = (shared(), Password::new(password));
        let _ = verifier.registry().identify(&row).iter().count();
        let _ = verifier.registry().inspect(&row);
        let subject = Subject::named("alice").with_realm("example.org");
        let attempt = || Attempt::new(&password, &row).with_subject(&subject);
        let prepared = verifier.prepare(attempt()).map(|_| ());
        match verifier.verify_with(attempt()) {
            Ok(Outcome::Accepted(accepted)) => prop_assert!(false, "accepted: {accepted:?}"),
            Ok(_) => prop_assert!(prepared.is_ok()),
            Err(error) => match prepared {
                Err(before) => prop_assert_eq!(before.code(), error.code()),
                Ok(()) => prop_assert!(matches!(error, Error::Derive { .. }), "{:?}", error),
            },
        }
    }

    #[test]
    fn what_is_certain_is_parsed_by_its_scheme(stored in stored(), password in bytes(80)) {
        let (verifier, password, row) = (shared(), Password::new(password), StoredHash::new(&stored));
        let found = verifier.registry().identify(&row);
        let mut certain = found.iter().filter(|candidate| candidate.confidence() == Confidence::Certain);
        if let (Some(one), None) = (certain.next(), certain.next()) {
            if let Err(error) = verifier.prepare(Attempt::new(&password, &row)) {
                prop_assert!(!matches!(error, Error::Unrecognised), "{one:?}");
                prop_assert!(answers_as(one.scheme(), error.scheme()), "{one:?}: {error:?}");
            }
            if let Ok(inspection) = verifier.registry().inspect(&row) {
                prop_assert_eq!(&inspection.scheme, one.scheme());
            }
        }
        if found.is_empty() && !stored.starts_with(b"$compat$") {
            let error = verifier.prepare(Attempt::new(&password, &row)).map(|_| ()).unwrap_err();
            let known = matches!(error, Error::Unrecognised | Error::NotEnabled { .. } | Error::Disabled);
            prop_assert!(known, "{error:?}");
        }
    }

    #[test]
    fn rows_come_back_out_of_their_text(
        stored in bytes(100).prop_filter("no text in a text", |stored| !stored.starts_with(b"$compat$")),
        hint in prop::option::of("[a-z0-9_.-]{1,64}"),
        columns in columns(),
    ) {
        let row = with_columns(StoredHash::new(stored), columns);
        let row = hint.iter().fold(row, StoredHash::with_hint);
        let text = row.to_record_text().unwrap();
        let back = StoredHash::from_record_text(&text).unwrap();
        prop_assert_eq!(back.as_bytes(), row.as_bytes());
        prop_assert_eq!(back.hint(), row.hint());
        let sorted = |row: &StoredHash| {
            let columns = row.columns().map(|(column, value)| (column.clone(), value.to_vec()));
            columns.collect::<std::collections::BTreeMap<_, _>>()
        };
        prop_assert_eq!(sorted(&back), sorted(&row));
        prop_assert_eq!(back.to_record_text().unwrap(), text);
    }

    #[test]
    fn any_text_is_refused_or_canonical(text in prop_oneof![
        ".{0,60}",
        "[$]compat[$]v=1[$]([a-z0-9_]{1,4}=[A-Za-z0-9_-]{0,4},?){0,3}[$][A-Za-z0-9_=-]{0,9}",
        "[$]compat[$]v=[01]?[$](hint|salt)=[A-Za-z0-9+/_-]{0,6}[,$]{0,2}[A-Za-z0-9_-]{0,9}",
    ]) {
        if let Ok(row) = StoredHash::from_record_text(&text) {
            prop_assert_eq!(row.to_record_text().unwrap(), text);
        }
    }
}

/// A native writer, as data.
#[derive(Debug, Clone, Copy)]
enum Writer {
    Argon2id(Argon2id),
    Scrypt(Scrypt),
    Bcrypt(Bcrypt),
    Pbkdf2(Pbkdf2),
}

impl Writer {
    fn verifier(self, peppered: bool) -> Verifier {
        let builder = match self {
            Self::Argon2id(native) => builder().native(native),
            Self::Scrypt(native) => builder().native(native),
            Self::Bcrypt(native) => builder().native(native),
            Self::Pbkdf2(native) => builder().native(native),
        };
        let builder = builder.keyring(Keyring::new().with("k1", [7; 32]));
        if peppered { builder.pepper("k1") } else { builder }.build().unwrap()
    }

    fn params(self) -> Params {
        match self {
            Self::Argon2id(native) => native.params(),
            Self::Scrypt(native) => native.params(),
            Self::Bcrypt(native) => native.params(),
            Self::Pbkdf2(native) => native.params(),
        }
    }

    /// Whether the writer itself cannot tell the two apart: HMAC fills its key
    /// up with NUL bytes to a whole block.
    fn takes_for_one(self, left: &[u8], right: &[u8]) -> bool {
        let filled = |password: &[u8]| {
            let mut key = password.to_vec();
            while key.len() <= 64 && key.last() == Some(&0) {
                key.pop();
            }
            key
        };
        match self {
            Self::Scrypt(_) | Self::Pbkdf2(_) => filled(left) == filled(right),
            Self::Argon2id(_) | Self::Bcrypt(_) => left == right,
        }
    }
}

fn argon2id() -> impl Strategy<Value = Writer> {
    let parameters = (1..3_u32, 0..40_u32, 1..4_u32);
    parameters
        .prop_map(|(lanes, more, passes)| Writer::Argon2id(Argon2id::new(8 * lanes + more, passes, lanes)))
}

fn scrypt() -> impl Strategy<Value = Writer> {
    (1..6_u8, 1..9_u32, 1..4_u32).prop_map(|(log_n, r, p)| Writer::Scrypt(Scrypt::new(log_n, r, p)))
}

fn pbkdf2() -> impl Strategy<Value = Writer> {
    (1..60_u32).prop_map(|rounds| Writer::Pbkdf2(Pbkdf2::new(rounds)))
}

fn bcrypt() -> impl Strategy<Value = Writer> {
    (4..6_u32).prop_map(|cost| Writer::Bcrypt(Bcrypt::new(cost)))
}

/// Two passwords that often differ only a little.
fn passwords() -> impl Strategy<Value = (Vec<u8>, Vec<u8>)> {
    let password = || prop_oneof![bytes(90), ".{0,20}".prop_map(String::into_bytes)];
    let similar = (password(), any::<prop::sample::Index>(), any::<u8>(), any::<bool>());
    prop_oneof![
        (password(), password()),
        similar.prop_map(|(password, place, byte, replace)| {
            let mut other = password.clone();
            let at = place.index(password.len() + 1);
            if replace && at < password.len() {
                other[at] = byte;
            } else {
                other.insert(at, byte);
            }
            (password, other)
        }),
    ]
}

fn upgrade_of(verifier: &Verifier, password: &[u8], row: &StoredHash) -> Option<Upgrade> {
    match verifier.verify(&Password::from(password), row) {
        Ok(Outcome::Accepted(accepted)) => accepted.upgrade().cloned(),
        outcome => panic!("{outcome:?}"),
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn what_is_written_is_read_and_left_alone(
        writer in prop_oneof![argon2id(), scrypt(), pbkdf2(), bcrypt()],
        (password, other) in passwords(),
        peppered in any::<bool>(),
    ) {
        let verifier = writer.verifier(peppered);
        let row = match verifier.hash(&Password::from(password.as_slice())) {
            Ok(row) => row,
            Err(error) => {
                let whole = password.len() <= 72 && !password.contains(&0);
                let bcrypt = matches!(writer, Writer::Bcrypt(_)) && !peppered;
                prop_assert!(bcrypt && !whole && matches!(error, HashError::Unfit(_)), "{error:?}");
                return Ok(());
            }
        };
        prop_assert!(row.as_bytes().starts_with(b"$"));
        prop_assert!(upgrade_of(&verifier, &password, &row).is_none());
        // Also without its hint, and in one text with it.
        let bare = StoredHash::new(row.as_bytes());
        prop_assert!(upgrade_of(&verifier, &password, &bare).is_none());
        let text = StoredHash::new(row.to_record_text().unwrap());
        prop_assert!(upgrade_of(&verifier, &password, &text).is_none());
        // What bcrypt cannot take whole it cannot tell apart either.
        let told_apart = match writer {
            Writer::Bcrypt(_) if !peppered => other.len() <= 72 && !other.contains(&0) && other != password,
            _ if peppered => other != password,
            _ => !writer.takes_for_one(&password, &other),
        };
        if told_apart {
            let outcome = verifier.verify(&Password::from(other), &row);
            prop_assert!(matches!(outcome, Ok(Outcome::Rejected(_))), "{outcome:?}");
        }
    }

    #[test]
    fn nothing_is_lowered(
        (before, now) in prop_oneof![
            (argon2id(), argon2id()),
            (scrypt(), scrypt()),
            (pbkdf2(), pbkdf2()),
            (bcrypt(), bcrypt()),
        ],
        peppered in any::<bool>(),
    ) {
        let (old, new) = (before.verifier(peppered), now.verifier(peppered));
        let row = old.hash(&Password::from("password")).unwrap();
        let upgrade = upgrade_of(&new, b"password", &row);
        if before.params().meets(&now.params()) {
            prop_assert!(upgrade.is_none(), "{upgrade:?}");
        }
        if let Some(upgrade) = upgrade {
            prop_assert!(upgrade.target_params().meets(&before.params()), "{upgrade:?}");
            prop_assert!(upgrade.target_params().meets(&now.params()), "{upgrade:?}");
            let replacement = new.rehash(&Password::from("password"), &upgrade).unwrap();
            let again = StoredHash::new(replacement.hash()).with_hint(replacement.hint());
            prop_assert!(upgrade_of(&new, b"password", &again).is_none());
        }
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";
const CRYPT: &[u8; 64] = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE64_URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(HEX[digit as usize]))
        .collect()
}

/// The whole groups of three bytes in base 64.
fn base64(alphabet: &[u8; 64], bytes: &[u8]) -> String {
    let groups =
        bytes.chunks_exact(3).map(|group| group.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)));
    let digits = groups.flat_map(|group| [18, 12, 6, 0].map(|shift| group >> shift & 63));
    digits.map(|digit| char::from(alphabet[digit as usize])).collect()
}

/// The digest of SHA-512-crypt in the order of its text.
fn sha512_crypt_text(digest: &[u8; 64]) -> String {
    let mut text = String::new();
    let mut put = |mut word: u32, count: usize| {
        for _ in 0..count {
            text.push(char::from(CRYPT[word as usize & 63]));
            word >>= 6;
        }
    };
    for at in 0..21 {
        let mut three = [at, at + 21, at + 42];
        three.rotate_left(at % 3);
        put(three.iter().fold(0, |word, place| word << 8 | u32::from(digest[*place])), 4);
    }
    put(u32::from(digest[63]), 2);
    text
}

#[derive(Debug, Clone, Copy)]
enum Legacy {
    Django,
    Md5,
    Crypt,
}

impl Legacy {
    /// The row and the digest in it.
    fn row(self, password: &[u8]) -> (StoredHash, Vec<u8>) {
        match self {
            Self::Django => {
                let digest = Sha1::new().chain_update("s4lt").chain_update(password).finalize().to_vec();
                (StoredHash::new(format!("sha1$s4lt${}", hex(&digest))), digest)
            }
            Self::Md5 => {
                let digest = Md5::digest(password).to_vec();
                (StoredHash::new(hex(&digest)).with_hint("hex_md5"), digest)
            }
            Self::Crypt => {
                let rounds = sha_crypt::Params::new(1000).unwrap();
                let digest = sha_crypt::sha512_crypt(password, b"s4lts4lt", rounds);
                let text = sha512_crypt_text(&digest);
                (StoredHash::new(format!("$6$rounds=1000$s4lts4lt${text}")), digest.to_vec())
            }
        }
    }
}

/// Whether a run of 12 bytes of the digest, in some spelling, stands in a text.
fn stands_in(digest: &[u8], stored: &StoredHash, text: &[u8]) -> bool {
    let spelt = [BASE64, BASE64_URL, CRYPT]
        .into_iter()
        .flat_map(|alphabet| (0..3).map(move |skipped| base64(alphabet, &digest[skipped..]).into_bytes()));
    let own = stored.as_bytes().rsplit(|byte| *byte == b'$').next().unwrap_or_default().to_vec();
    let upper = hex(digest).to_uppercase().into_bytes();
    let mut spellings = spelt.chain([digest.to_vec(), hex(digest).into_bytes(), upper, own]);
    spellings.any(|spelling| spelling.windows(12).any(|run| text.windows(12).any(|other| other == run)))
}

/// The bytes that unpadded base64url spells.
fn from_base64_url(text: &str) -> Vec<u8> {
    let digit = |byte: u8| BASE64_URL.iter().position(|other| *other == byte).unwrap() as u32;
    let mut bytes = Vec::new();
    for group in text.as_bytes().chunks(4) {
        let word = (0..4).fold(0, |word, at| word << 6 | group.get(at).map_or(0, |byte| digit(*byte)));
        bytes.extend(&word.to_be_bytes()[1..group.len()]);
    }
    bytes
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn onions(
        legacy in select(vec![Legacy::Django, Legacy::Md5, Legacy::Crypt]),
        (password, other) in passwords(),
        peppered in any::<bool>(),
    ) {
        let native = Argon2id::new(8, 1, 1);
        let verifier = Writer::Argon2id(native).verifier(peppered);
        let (row, digest) = legacy.row(&password);
        let was = verifier.verify(&Password::from(password.as_slice()), &row);
        prop_assert!(matches!(was, Ok(Outcome::Accepted(_))), "{was:?}");

        let onion = verifier.wrap(&row, &Subject::unknown()).unwrap();
        let text = onion.as_str().unwrap();
        prop_assert!(text.starts_with("$compat-onion$v=1$"));
        prop_assert!(!stands_in(&digest, &row, text.as_bytes()));
        let program = from_base64_url(text.split('$').nth(3).unwrap());
        prop_assert!(program.starts_with(b"django_salted_sha1 ") || program.starts_with(b"hex_md5 ")
            || program.starts_with(b"sha512_crypt "));
        prop_assert!(!stands_in(&digest, &row, &program));

        if other != password {
            let outcome = verifier.verify(&Password::from(other), &onion);
            prop_assert!(matches!(outcome, Ok(Outcome::Rejected(_))), "{outcome:?}");
        }
        let upgrade = upgrade_of(&verifier, &password, &onion).unwrap();
        prop_assert_eq!(upgrade.reasons().first(), Some(&Reason::Wrapped));
        let replacement = verifier.rehash(&Password::from(password.as_slice()), &upgrade).unwrap();
        prop_assert_eq!(replacement.replaces(), onion.as_bytes());
        let plain = if peppered { "$compat-pepper$" } else { "$argon2id$" };
        prop_assert!(replacement.hash().starts_with(plain), "{}", replacement.hash());
        let native = StoredHash::new(replacement.hash()).with_hint(replacement.hint());
        prop_assert!(upgrade_of(&verifier, &password, &native).is_none());
    }
}
