//! What is to be done about a stored hash after a match: policies, peppers,
//! onions, and what a rehash may and may not do.

use std::sync::Arc;

use password_compat::{
    Action, Argon2id, Attempt, Bcrypt, Computation, Computed, Confidence, Digest, Encoding, Error, Facts,
    Fidelity, HashError, Input, Judgement, Keyring, LossyAction, Malformed, Params, ParseError, Password,
    Pbkdf2, Policy, Prefix, Profile, Reading, Reason, Record, Refusal, Registry, Scheme, SchemeId, Scrypt,
    Skip, StandardPolicy, StoredHash, Strength, Subject, Timestamp, Transform, Unfit, Upgrade, Urgency,
    Verifier, VerifierBuilder, VerifierError, WrapError, Writes, presets,
};

const MD5: &str = "5f4dcc3b5aa765d61d8327deb882cf99";
const SSHA: &str = "{SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO";

fn id(name: &str) -> SchemeId {
    SchemeId::parse(name).unwrap()
}

fn registry() -> Registry {
    let builder =
        Registry::builder().preset(presets::MODERN).preset(presets::WORDPRESS).preset(presets::LDAP);
    builder.scheme(Short).build().unwrap()
}

fn builder() -> VerifierBuilder {
    Verifier::builder(registry()).native(Argon2id::new(32, 2, 1))
}

fn upgrade(verifier: &Verifier, password: &str, stored: &StoredHash) -> Option<Upgrade> {
    let outcome = verifier.verify(&Password::from(password), stored).unwrap();
    outcome.accepted().expect("the password is right").upgrade().cloned()
}

/// A scheme of an old system that reads eight bytes and folds case, in one of
/// two spellings: `{short}` cuts, `{folded}` folds.
#[derive(Debug)]
struct Short;

impl Scheme for Short {
    fn id(&self) -> SchemeId {
        SchemeId::external("x-short").unwrap()
    }
    fn profile(&self) -> Profile {
        Profile::new(Strength::Broken).truncating_at(8).folding_case()
    }
    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("{short}")] }
    }
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        stored.as_bytes().starts_with(b"{short}").then_some(Confidence::Certain)
    }
    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let expected = Encoding::Hex.decode_exact(input.rest(7), 16).ok_or(Malformed::Encoding("digest"))?;
        let steps =
            Computation::steps().password().slice(0, 8).transform(Transform::Upper).digest(Digest::Md5);
        Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, expected)))
    }
}

/// MD5 of "PASSWORD", by coreutils md5sum.
const SHORT: &str = "{short}319f4d26e3c536b5dd871bb2c52e3178";

#[test]
fn a_foreign_hash_is_replaced_and_the_native_one_left_alone() {
    let verifier = builder().build().unwrap();
    let password = Password::from("password");
    let legacy = StoredHash::new(MD5).with_hint("hex_md5");
    let login = verifier.login(&password, Some(&legacy));
    assert!(login.allowed && login.problem.is_none() && login.skipped.is_none());
    let replacement = login.replacement.expect("MD5 is to be replaced");
    assert_eq!(replacement.replaces(), MD5.as_bytes());
    assert_eq!(replacement.hint(), &"argon2");
    assert!(replacement.hash().starts_with("$argon2id$v=19$m=32,t=2,p=1$"));
    let upgrade = replacement.upgrade();
    assert!(!upgrade.is_password_change() && !upgrade.asks_for_new_password());
    assert_eq!(upgrade.reasons(), [Reason::ForeignScheme]);
    assert_eq!((upgrade.urgency(), upgrade.fidelity()), (Urgency::High, Fidelity::Exact));
    assert_eq!((upgrade.from_scheme(), upgrade.target()), (&id("hex_md5"), &id("argon2")));
    let again = verifier.login(&password, Some(&StoredHash::new(replacement.hash())));
    assert!(again.allowed && again.replacement.is_none());
    assert!(!verifier.login(&Password::from("wrong"), Some(&legacy)).allowed);
    assert!(!verifier.login(&password, None).allowed);
}

#[test]
fn costs_are_raised_and_never_lowered() {
    let weak = Verifier::builder(registry()).native(Argon2id::new(16, 1, 1)).build().unwrap();
    let strong = Verifier::builder(registry()).native(Argon2id::new(64, 1, 2)).build().unwrap();
    let verifier = builder().build().unwrap();
    let password = Password::from("password");
    let from_weak = weak.hash(&password).unwrap();
    let raised = upgrade(&verifier, "password", &from_weak).unwrap();
    assert_eq!(raised.reasons(), [Reason::CostTooLow]);
    // More memory, fewer passes: not below the target, but below every row of
    // the floor. The larger value of each dimension is written.
    let from_strong = strong.hash(&password).unwrap();
    let mixed = upgrade(&verifier, "password", &from_strong).unwrap();
    let replacement = verifier.rehash(&password, &mixed).unwrap();
    assert!(replacement.hash().starts_with("$argon2id$v=19$m=64,t=2,p=2$"), "{}", replacement.hash());
    assert!(upgrade(&verifier, "password", &StoredHash::new(replacement.hash())).is_none());
    // Above a row of the floor and not below the target: left alone.
    let row = Params::Argon2 {
        variant: password_compat::Argon2Variant::Id,
        version: 19,
        memory_kib: 48,
        passes: 1,
        lanes: 1,
    };
    let lenient = StandardPolicy::new().floor(id("argon2"), [row]);
    let verifier = builder().policy(lenient).build().unwrap();
    assert!(upgrade(&verifier, "password", &from_strong).is_none());
}

#[test]
fn a_stronger_foreign_scheme_is_not_lowered_to_the_native_one() {
    let argon2 = builder().build().unwrap().hash(&Password::from("password")).unwrap();
    let bcrypt = Verifier::builder(registry()).native(Bcrypt::new(4)).build().unwrap();
    // Below OWASP's floor for Argon2: it may go.
    assert_eq!(upgrade(&bcrypt, "password", &argon2).unwrap().reasons(), [Reason::CostTooLow]);
    let owasp = Verifier::builder(registry()).native(Argon2id::default()).build().unwrap();
    let good = owasp.hash(&Password::from("password")).unwrap();
    assert!(upgrade(&bcrypt, "password", &good).is_none());
    let all = StandardPolicy::new().deprecate(id("argon2"), Timestamp::date(2020, 1, 1));
    let bcrypt = Verifier::builder(registry()).native(Bcrypt::new(4)).policy(all).build().unwrap();
    assert_eq!(upgrade(&bcrypt, "password", &good).unwrap().reasons(), [Reason::Deprecated]);
    // Kept by name.
    let keep = StandardPolicy::new().keep(id("hex_md5"));
    let keeper = builder().policy(keep).build().unwrap();
    let reasons = upgrade(&keeper, "password", &StoredHash::new(MD5).with_hint("hex_md5"));
    assert!(reasons.is_none());
}

#[test]
fn refusals_and_writes_go_by_the_date() {
    let (before, after) = (Timestamp::date(2027, 8, 31), Timestamp::date(2027, 9, 1));
    let policy =
        StandardPolicy::new().refuse(id("hex_md5"), after).writes(Writes::from(Timestamp::date(2027, 8, 1)));
    let verifier = builder().policy(policy).build().unwrap();
    let password = Password::from("password");
    let stored = StoredHash::new(MD5).with_hint("hex_md5");
    let at = |time| verifier.verify_with(Attempt::new(&password, &stored).at(time));
    assert!(at(before).unwrap().accepted().unwrap().upgrade().is_some());
    let Err(Error::Refused { scheme, refusal }) = at(after) else { panic!() };
    assert_eq!((scheme.as_str(), refusal), ("hex_md5", Refusal::Since(after)));
    let early = at(Timestamp::date(2027, 7, 31)).unwrap();
    let early = early.accepted().unwrap();
    assert!(early.upgrade().is_none(), "reads and writes are separate switches");
    assert_eq!(early.deferred(), [Reason::ForeignScheme], "due, but not now");
    // A refused scheme is refused inside of others.
    let policy = StandardPolicy::new().refuse(id("md5_crypt"), before);
    let verifier = builder().policy(policy).build().unwrap();
    let carried = StoredHash::new("{CRYPT}$1$wu98$9UuD3hvrwehnqyF1D548N0");
    let refused = verifier.verify_with(Attempt::new(&password, &carried).at(after));
    assert!(matches!(refused, Err(Error::Refused { scheme, .. }) if scheme == "md5_crypt"));
}

#[test]
fn a_floor_on_strength_and_stricter_groups() {
    let everybody = builder().build().unwrap();
    let administrators = StandardPolicy::new().min_strength(Strength::Slow);
    let administrators = builder().policy(administrators).build().unwrap();
    let stored = StoredHash::new(MD5).with_hint("hex_md5");
    let password = Password::from("password");
    assert!(everybody.verify(&password, &stored).unwrap().is_accepted());
    let refused = administrators.verify(&password, &stored);
    assert!(matches!(refused, Err(Error::Refused { refusal: Refusal::TooWeak, .. })));
}

#[test]
fn a_share_of_accounts_is_always_the_same_share() {
    let policy = |share| StandardPolicy::new().writes(Writes::always().for_share(share));
    let with = |share| builder().policy(policy(share)).host_key([3; 32]).build().unwrap();
    let password = Password::from("password");
    let stored = StoredHash::new(MD5).with_hint("hex_md5");
    let written = |verifier: &Verifier| -> Vec<bool> {
        let one = |number: usize| {
            let subject = Subject::named(format!("user{number}"));
            let attempt = Attempt::new(&password, &stored).with_subject(&subject);
            verifier.verify_with(attempt).unwrap().accepted().unwrap().upgrade().is_some()
        };
        (0..400).map(one).collect()
    };
    let (tenth, half) = (written(&with(100)), written(&with(500)));
    assert_eq!(tenth, written(&with(100)));
    let count = |share: &[bool]| share.iter().filter(|inside| **inside).count();
    assert!((20..70).contains(&count(&tenth)) && (160..240).contains(&count(&half)));
    assert!(tenth.iter().zip(&half).all(|(small, large)| !small || *large), "a share only grows");
    assert_eq!(count(&written(&with(0))), 0);
    let never = builder().policy(StandardPolicy::new().writes(Writes::never())).build().unwrap();
    assert_eq!(count(&written(&never)), 0);
}

#[test]
fn a_password_that_the_native_scheme_cannot_take_is_skipped_and_logs_in() {
    let long = "x".repeat(73);
    let verifier = Verifier::builder(registry()).native(Bcrypt::new(4)).build().unwrap();
    let argon2 = Verifier::builder(registry()).native(Pbkdf2::new(10)).build().unwrap();
    let stored = argon2.hash(&Password::from(long.as_str())).unwrap();
    let login = verifier.login(&Password::from(long.as_str()), Some(&stored));
    assert!(login.allowed && login.replacement.is_none());
    assert!(matches!(login.skipped, Some(Skip::Unfit(Unfit::TooLong { limit: 72 }))));
    let new = verifier.hash(&Password::from(long.as_str()));
    assert!(matches!(new, Err(HashError::Unfit(Unfit::TooLong { limit: 72 }))));
    assert!(matches!(verifier.hash(&Password::from("a\0b")), Err(HashError::Unfit(Unfit::Nul))));
    assert!(verifier.hash(&Password::from("x".repeat(72))).is_ok());
    assert!(matches!(verifier.hash(&Password::from("x".repeat(5000))), Err(HashError::TooLong(_))));
}

#[test]
fn truncation_at_72_bytes_is_named_and_taken_as_typed() {
    let bcrypt = "$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm";
    let verifier = builder().build().unwrap();
    assert_eq!(upgrade(&verifier, "password", &StoredHash::new(bcrypt)).unwrap().fidelity(), Fidelity::Exact);
    let native = Verifier::builder(registry()).native(Bcrypt::new(4)).build().unwrap();
    let stored = native.hash(&Password::from("y".repeat(72))).unwrap();
    let typed = "y".repeat(80);
    let cut = upgrade(&verifier, &typed, &stored).unwrap();
    assert_eq!((cut.fidelity(), cut.action()), (Fidelity::Truncated(72), Action::Rehash));
    assert!(cut.reasons().contains(&Reason::Truncated));
    let new = verifier.rehash(&Password::from(typed.as_str()), &cut).unwrap();
    let new = StoredHash::new(new.hash());
    assert!(verifier.verify(&Password::from(typed.as_str()), &new).unwrap().is_accepted());
    assert!(!verifier.verify(&Password::from("y".repeat(72)), &new).unwrap().is_accepted());
}

/// Rows by libxcrypt 4.4.33.
#[test]
fn seven_bits_of_eight_bytes() {
    let registry = Registry::builder().preset(presets::UNIX).preset(presets::LDAP).build().unwrap();
    let verifier = Verifier::builder(registry).native(Argon2id::new(32, 2, 1)).build().unwrap();
    for stored in ["Aby4cHRiUghj.", "{CRYPT}Aby4cHRiUghj."] {
        let stored = StoredHash::new(stored);
        for (password, fidelity, action) in [
            ("lètmein", Fidelity::HighBitDropped, Action::WrapAndAsk),
            ("lètmein and more", Fidelity::Truncated(8), Action::WrapAndAsk),
            ("lC(tmein", Fidelity::Exact, Action::Rehash),
        ] {
            let upgrade = upgrade(&verifier, password, &stored).unwrap();
            assert_eq!((upgrade.fidelity(), upgrade.action()), (fidelity, action), "{password}");
            assert_eq!(upgrade.urgency(), Urgency::High);
        }
        assert!(!verifier.verify(&Password::from("lètmeiN"), &stored).unwrap().is_accepted());
    }
}

#[test]
fn a_lossy_match_is_wrapped_and_a_new_password_asked_for() {
    let verifier = builder().build().unwrap();
    let stored = StoredHash::new(SHORT);
    let login = verifier.login(&Password::from("Password-and-more"), Some(&stored));
    assert!(login.allowed && login.ask_for_new_password);
    let replacement = login.replacement.unwrap();
    assert_eq!(replacement.upgrade().fidelity(), Fidelity::Truncated(8));
    assert_eq!(
        (replacement.upgrade().action(), replacement.hint().as_str()),
        (Action::WrapAndAsk, "compat_onion")
    );
    // It accepts what was accepted, and asks again.
    let wrapped = StoredHash::new(replacement.hash());
    for typed in ["password", "PASSWORDxyz"] {
        let login = verifier.login(&Password::from(typed), Some(&wrapped));
        assert!(login.allowed && login.ask_for_new_password && login.replacement.is_none(), "{typed}");
    }
    assert!(!verifier.login(&Password::from("passwore"), Some(&wrapped)).allowed);
    // Or as typed, if the policy says so.
    let as_typed = builder().policy(StandardPolicy::new().lossy(LossyAction::AsTyped)).build().unwrap();
    let login = as_typed.login(&Password::from("PASSWORD"), Some(&stored));
    assert!(!login.ask_for_new_password);
    assert_eq!(login.replacement.unwrap().hint(), &"argon2");
    // Fidelity is judged on this password.
    let digits = "{short}25d55ad283aa400af464c76d713c07ad";
    let exact = upgrade(&verifier, "12345678", &StoredHash::new(digits)).unwrap();
    assert_eq!((exact.fidelity(), exact.action()), (Fidelity::Exact, Action::Rehash));
}

#[test]
fn onions_wrap_without_the_password_and_unwrap_at_login() {
    let verifier = builder().build().unwrap();
    let nobody = Subject::unknown();
    let rows = [
        (StoredHash::new(MD5).with_hint("hex_md5"), "password"),
        (StoredHash::new(SSHA), "test"),
        (StoredHash::new("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"), "test12345"),
        (StoredHash::new("{CRYPT}$1$wu98$9UuD3hvrwehnqyF1D548N0"), "password"),
    ];
    for native in [builder(), builder().native(Bcrypt::new(4)), builder().native(Scrypt::new(4, 1, 1))] {
        let verifier = native.build().unwrap();
        for (row, password) in &rows {
            let onion = verifier.wrap(row, &nobody).unwrap();
            assert!(onion.as_str().unwrap().starts_with("$compat-onion$v=1$"));
            assert!(!verifier.verify(&Password::from("wrong"), &onion).unwrap().is_accepted());
            let up = upgrade(&verifier, password, &onion).unwrap();
            assert_eq!(up.reasons()[0], Reason::Wrapped);
            let plain = verifier.rehash(&Password::from(*password), &up).unwrap();
            assert!(
                plain.hash().starts_with("$argon2id")
                    || plain.hash().starts_with("$2b$")
                    || plain.hash().starts_with("$scrypt$")
            );
            assert!(upgrade(&verifier, password, &StoredHash::new(plain.hash())).is_none());
            assert!(matches!(verifier.wrap(&onion, &nobody), Err(WrapError::NotNeeded(_))));
        }
    }
    let native = verifier.hash(&Password::from("x")).unwrap();
    assert!(matches!(verifier.wrap(&native, &nobody), Err(WrapError::NotNeeded(_))));
    assert!(matches!(verifier.wrap(&StoredHash::new("!"), &nobody), Err(WrapError::Unreadable(_))));
    let foreign = password_compat::FnScheme::yes_no(SchemeId::external("x-bind").unwrap(), |_| Ok(true));
    let foreign = registry().extend().scheme(foreign.with_prefix("bind:")).build().unwrap();
    let verifier = Verifier::builder(foreign).native(Argon2id::new(32, 2, 1)).build().unwrap();
    assert!(matches!(verifier.wrap(&StoredHash::new("bind:x"), &nobody), Err(WrapError::NotWrappable(_))));
}

#[test]
fn an_onion_holds_no_run_of_the_inner_digest() {
    let verifier = builder().build().unwrap();
    let onion = verifier.wrap(&StoredHash::new(MD5).with_hint("hex_md5"), &Subject::unknown()).unwrap();
    let decoded = decode_all(onion.as_str().unwrap());
    // As hex in either case, base64 and raw: MD5 of "password".
    let raw =
        [0x5f, 0x4d, 0xcc, 0x3b, 0x5a, 0xa7, 0x65, 0xd6, 0x1d, 0x83, 0x27, 0xde, 0xb8, 0x82, 0xcf, 0x99];
    let forms = [
        MD5.as_bytes().to_vec(),
        MD5.to_uppercase().into_bytes(),
        b"X03MO1qnZdYdgyfeuILPmQ".to_vec(),
        raw.to_vec(),
    ];
    for form in &forms {
        let run = form.len() / 2;
        for piece in form.windows(run) {
            assert!(decoded.iter().all(|text| !text.windows(run).any(|here| here == piece)));
        }
    }
}

/// The text itself and what its fields decode to.
fn decode_all(text: &str) -> Vec<Vec<u8>> {
    use std::iter::once;
    let value = |byte: u8| {
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            .iter()
            .position(|other| *other == byte)
    };
    let decode = |field: &str| {
        let mut bits = 0_u32;
        let mut held = 0;
        let mut bytes = Vec::new();
        for digit in field.bytes().filter_map(value) {
            bits = bits << 6 | digit as u32;
            held += 6;
            if held >= 8 {
                held -= 8;
                bytes.push((bits >> held) as u8);
            }
        }
        bytes
    };
    once(text.as_bytes().to_vec()).chain(text.split('$').map(decode)).collect()
}

/// The stored form of version 1 never changes: these were written by 0.1.0.
#[test]
fn golden_onions_are_read() {
    let verifier = builder().build().unwrap();
    let file = include_str!("vectors/onions.txt");
    let mut read = 0;
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let (password, stored) = line.split_once(' ').expect("password and onion");
        let stored = StoredHash::new(stored);
        assert!(verifier.verify(&Password::from(password), &stored).unwrap().is_accepted(), "{line}");
        assert!(!verifier.verify(&Password::from("wrong"), &stored).unwrap().is_accepted(), "{line}");
        read += 1;
    }
    assert!(read >= 4);
}

#[test]
fn peppers_rotate_by_id() {
    let old = Keyring::new().with("2025", [1; 32]);
    let both = old.clone().with("2026", [2; 32]);
    let with = |keyring: &Keyring, id: &str| builder().keyring(keyring.clone()).pepper(id).build().unwrap();
    let password = Password::from("x".repeat(100));
    let before = with(&old, "2025");
    let stored = before.hash(&password).unwrap();
    assert!(stored.as_str().unwrap().starts_with("$compat-pepper$k=MjAyNQ$argon2id$"));
    assert!(before.login(&password, Some(&stored)).replacement.is_none());
    let after = with(&both, "2026");
    let login = after.login(&password, Some(&stored));
    let replacement = login.replacement.unwrap();
    assert_eq!(replacement.upgrade().reasons(), [Reason::OldPepper]);
    assert!(replacement.hash().starts_with("$compat-pepper$k=MjAyNg$"));
    assert!(after.login(&password, Some(&StoredHash::new(replacement.hash()))).replacement.is_none());
    // A plain native hash is to go under the pepper.
    let plain = builder().build().unwrap().hash(&password).unwrap();
    assert_eq!(
        after.login(&password, Some(&plain)).replacement.unwrap().upgrade().reasons(),
        [Reason::OldPepper]
    );
    // A missing key is an error that names it.
    let new_only = Keyring::new().with("2026", [2; 32]);
    let missing = with(&new_only, "2026").verify(&password, &stored);
    assert!(matches!(missing, Err(Error::MissingKey { key, .. }) if key.as_str() == "2025"));
    assert!(matches!(builder().keyring(old).pepper("2026").build(), Err(VerifierError::MissingPepper(_))));
    // A pepper lets bcrypt take passwords of any length.
    let bcrypt = builder().native(Bcrypt::new(4)).keyring(both).pepper("2026").build().unwrap();
    let stored = bcrypt.hash(&password).unwrap();
    assert!(bcrypt.verify(&password, &stored).unwrap().is_accepted());
    assert!(!bcrypt.verify(&Password::from("x".repeat(99)), &stored).unwrap().is_accepted());
}

/// The password only matches as Latin-1, as an old system stored it.
#[derive(Debug)]
struct LatinMd5;

impl Scheme for LatinMd5 {
    fn id(&self) -> SchemeId {
        SchemeId::external("x-latin-md5").unwrap()
    }
    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast)
    }
    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("latin:")] }
    }
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        stored.as_bytes().starts_with(b"latin:").then_some(Confidence::Certain)
    }
    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let expected = Encoding::Hex.decode_exact(input.rest(6), 16).ok_or(Malformed::Encoding("digest"))?;
        let computation = Computation::steps().password().digest(Digest::Md5).build()?;
        let record = Computed::new(Params::Fixed, computation, expected);
        Ok(Box::new(record.with_readings(vec![Reading::Raw, Reading::Latin1, Reading::Utf16Le])))
    }
}

#[test]
fn readings_are_tried_in_order_and_named() {
    let registry = registry().extend().scheme(LatinMd5).build().unwrap();
    let verifier = Verifier::builder(registry).native(Argon2id::new(32, 2, 1)).build().unwrap();
    for (stored, typed, reading) in LATIN {
        let outcome = verifier.verify(&Password::from(typed), &StoredHash::new(stored)).unwrap();
        let accepted = outcome.accepted().unwrap_or_else(|| panic!("{typed} {stored}"));
        assert_eq!(accepted.reading(), reading);
        let reasons = accepted.upgrade().unwrap().reasons().to_vec();
        assert_eq!(reasons.contains(&Reason::Reading(reading)), reading != Reading::Raw);
    }
    // What no reading can represent is a wrong password, never an error.
    let bytes = Password::from(&b"\xff\xfe"[..]);
    assert!(!verifier.verify(&bytes, &StoredHash::new(LATIN[1].0)).unwrap().is_accepted());
    let upper = StoredHash::new(SHORT);
    assert!(!verifier.verify(&bytes, &upper).unwrap().is_accepted(), "not text: cannot be folded");
}

/// By Python's hashlib, of the password in UTF-8, ISO-8859-1 and UTF-16LE.
const LATIN: [(&str, &str, Reading); 3] = [
    ("latin:5f4dcc3b5aa765d61d8327deb882cf99", "password", Reading::Raw),
    ("latin:0126cf1f6e0dba240af4c5537ca51d0e", "pässword", Reading::Latin1),
    ("latin:ccf871c0d2437f8670ecebeac6f422c8", "pässword", Reading::Utf16Le),
];

#[test]
fn no_policy_judges_the_native_writers_own_hashes() {
    let long_ago = Timestamp::date(2000, 1, 1);
    let demanding = StandardPolicy::new()
        .deprecate(id("argon2"), long_ago)
        .deprecate(id("compat_pepper"), long_ago)
        .min_salt(64)
        .floor(id("argon2"), [Params::Other(Vec::new())]);
    let keyring = Keyring::new().with("k", [1; 32]);
    let password = Password::from("password");
    let plain = builder().policy(demanding.clone()).build().unwrap();
    let peppered = builder().policy(demanding).keyring(keyring).pepper("k").build().unwrap();
    for verifier in [plain, peppered] {
        let stored = verifier.hash(&password).unwrap();
        assert!(verifier.login(&password, Some(&stored)).replacement.is_none());
    }
}

/// A policy of a host, which asks the standard one for the rest.
#[derive(Debug)]
struct OnlyAtNight(Arc<StandardPolicy>);

impl Policy for OnlyAtNight {
    fn admits(&self, facts: &Facts<'_>) -> Result<(), Refusal> {
        if *facts.scheme == *"ldap_salted_sha1" {
            Err(Refusal::Other("closed"))
        } else {
            self.0.admits(facts)
        }
    }
    fn judge(&self, facts: &Facts<'_>) -> Judgement {
        let night = facts.time.is_some_and(|time| time.as_unix() % 86_400 < 6 * 3600);
        if night { self.0.judge(facts) } else { Judgement::Keep }
    }
}

#[test]
fn a_host_can_write_its_own_policy() {
    let verifier = builder().policy(OnlyAtNight(Arc::new(StandardPolicy::new()))).build().unwrap();
    let (password, stored) = (Password::from("password"), StoredHash::new(MD5).with_hint("hex_md5"));
    let at = |hour: i64| {
        let time = Timestamp::from_unix(Timestamp::date(2027, 1, 1).as_unix() + hour * 3600);
        let outcome = verifier.verify_with(Attempt::new(&password, &stored).at(time)).unwrap();
        outcome.accepted().unwrap().upgrade().is_some()
    };
    assert!(at(3) && !at(12));
    let refused = verifier.verify(&Password::from("test"), &StoredHash::new(SSHA));
    assert!(matches!(refused, Err(Error::Refused { refusal: Refusal::Other("closed"), .. })));
}

#[test]
fn a_native_scheme_nobody_could_log_in_with_is_not_built() {
    let tiny = password_compat::Limits::default().with_memory(1024);
    let built = builder().limits(tiny).build();
    assert!(matches!(built, Err(VerifierError::NativeTooExpensive { .. })));
}

#[test]
fn a_short_salt_is_weak() {
    let verifier = builder().build().unwrap();
    let rows = "$pbkdf2-sha256$1000$c2FsdA$";
    let digest = Computation::steps().password().bytes("salt").pbkdf2(Digest::Sha256, 1000, 32);
    let digest = digest.encode(Encoding::Base64Dot).build().unwrap();
    assert_eq!(digest.salt_len(), Some(4));
    // By Python's hashlib.
    let python = "YywoEuRtRgQQK6dhjp1tfS.BKPYma0oDJk0qBGC33LM";
    let up = upgrade(&verifier, "password", &StoredHash::new(format!("{rows}{python}"))).unwrap();
    assert!(up.reasons().contains(&Reason::WeakSalt));
}
