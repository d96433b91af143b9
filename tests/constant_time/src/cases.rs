//! The operations of the crate, each with how many verdicts it gives.

use std::hint::black_box;
use std::ops::Range;

use password_compat::{
    Attempt, Computation, Computed, Enable, Encoding, Error, Exemplar, FnScheme, Input, Outcome, Params,
    ParseError, Password, Pbkdf2, Prefix, Profile, RecipeScheme, Record, Registry, RegistryBuilder, Scheme,
    SchemeId, Scratch, StoredHash, Strength, Subject, Tag, Verifier, presets, schemes,
};

use crate::Check;
use crate::spelling::{ENCODINGS, spell};
use crate::valgrind::{declassify, poison};

/// The lengths of digests, with all three remainders of base 64 among them.
const LENGTHS: [usize; 5] = [16, 20, 32, 48, 64];

/// Schemes in which the password decides on addresses or on how much is
/// computed, because their inventors would have it so.
pub const BY_DESIGN: &[(&str, &str)] = &[
    ("bcrypt", "tables"),
    ("bcrypt_2x", "tables"),
    ("bcrypt_nul_stops", "tables"),
    ("django_bcrypt", "bcrypt"),
    ("django_bcrypt_sha256", "bcrypt"),
    ("wp_bcrypt", "bcrypt"),
    ("spring_delegating", "bcrypt, in the exemplar"),
    ("argon2", "addresses, in the second half of Argon2id"),
    ("argon2_keyed", "Argon2"),
    ("django_argon2", "Argon2"),
    ("scrypt", "addresses"),
    ("scrypt7", "scrypt"),
    ("kratos_scrypt", "scrypt"),
    ("django_scrypt", "scrypt"),
    ("werkzeug", "scrypt, in the exemplar"),
    ("sha256_crypt", "the salt is hashed 16 times and once more for each unit of a digest's first byte"),
    ("sha512_crypt", "the same"),
    ("sm3_crypt", "the same"),
    ("gost12512_crypt", "the same"),
    ("yescrypt", "addresses"),
    ("sun_md5_crypt", "a digest chooses its bits, and whether a long text is hashed"),
    (
        "des_crypt",
        "not DES: after a match, whether a NUL or a high bit was lost decides what the user is asked",
    ),
    ("bsdi_crypt", "the same"),
    ("bigcrypt", "the same"),
    ("crypt16", "the same"),
    ("django_des_crypt", "the same"),
    ("md5_crypt", "not MD5: the second reading looks at the characters of the password"),
    ("apr_md5_crypt", "the same"),
    ("sha1_crypt", "the same"),
    ("aix_smd5", "the same"),
    ("kratos_crypt", "the same, in the exemplar"),
    ("lmhash", "the same, and whether letters were folded"),
    ("lmhash_half", "the same"),
    ("dovecot_lanman", "the same"),
    ("samba_lmhash", "the same"),
    ("ldap_crypt", "MD5-crypt, in the exemplar"),
    ("dovecot_scram_sha_1", "whether the password is of ASCII, which no profile of Unicode changes"),
    ("dovecot_scram_sha_256", "the same"),
    ("xmpp_scram_sha1", "the same"),
    ("prosody_scram_sha1", "the same"),
    ("openvms", "whether letters were folded, and whether each stored character is a digit"),
    ("aix_ssha1", "whether each of the last stored characters is a digit"),
    ("aix_ssha256", "the same"),
    ("aix_ssha512", "the same"),
    ("dragonfly_sha256", "whether the byte that is no part of the digest is zero"),
    ("dragonfly_sha256_32", "the same"),
    ("dragonfly_sha512", "the same"),
    ("dragonfly_sha512_32", "the same"),
    ("macos_10_8", "white space is taken out of the stored text, and the list in it is walked through"),
    ("bcrypt_sha256", "bcrypt"),
    ("symfony_native_bcrypt", "bcrypt"),
    ("wcf2_bcrypt", "bcrypt"),
    ("salt_colon_bcrypt", "bcrypt"),
    ("phpbb_combined", "bcrypt"),
    ("phpbb_combined_md5", "bcrypt"),
    ("phpbb2_md5", "which bytes have a slash in front"),
    ("mediawiki_bcrypt", "bcrypt"),
    ("better_auth_scrypt", "scrypt"),
    ("lucia_scrypt", "scrypt"),
    ("ruby_scrypt", "scrypt"),
    ("simple_scrypt", "scrypt"),
    ("spring_scrypt", "scrypt"),
    ("scrypt_columns", "scrypt"),
    ("appwrite_scrypt_hex", "scrypt"),
    ("stytch_scrypt", "scrypt"),
    ("firebase_standard_scrypt", "scrypt"),
    ("scryptkdf_pm", "scrypt"),
    ("django_scrypt_package", "scrypt"),
    ("argon2_columns", "Argon2"),
    ("gitea", "Argon2, in the exemplar"),
    ("bcrypt_columns", "bcrypt"),
    ("clerk_bcrypt_peppered", "bcrypt"),
    ("moodle_peppered_bcrypt", "bcrypt"),
    ("moodle_peppered_sha512_crypt", "SHA-crypt"),
    ("mysql_caching_sha2", "SHA-crypt"),
    ("mysql_sha256_password", "SHA-crypt"),
    ("htpasswd_line", "MD5-crypt, in the exemplar"),
    ("postgres_scram_sha256", "whether the password is of ASCII, which no profile of Unicode changes"),
    ("mongodb_scram", "the same"),
    ("scram", "the same"),
    ("oracle10", "the password in UTF-16 and in capitals"),
    ("mssql2000", "the same"),
    ("mssql2000_case_sensitive", "the password in UTF-16"),
    ("sybase_prop", "after a match, whether something was cut off decides what the user is asked"),
    ("firebird_legacy", "the same"),
    ("symfony_plaintext_any_case", "after a match, whether letters were folded"),
    ("domino5", "tables, whose addresses the password decides on"),
    ("domino6", "the same"),
    ("domino8", "the same"),
    ("sap_b", "the code page of SAP, and a digest decides which bytes are mixed in"),
    ("sap_b_half", "the same"),
    ("sap_g", "a digest decides which bytes are mixed in"),
    ("sap_g_half", "the same"),
    ("racf", "EBCDIC, by a table, and DES with the password as its key"),
    ("racf_mixed_case", "the same"),
    ("rvary", "the same"),
    ("as400_des", "the same"),
];

/// Of the recipes one or two for each kind of construct. All are compiled to the
/// same steps: hundreds more would run the same code again, some of them for
/// minutes under valgrind. Left out by design are those that carry a hash of the
/// schemes above, and those that read the password as UTF-16 or in another case:
/// that branches on its characters.
const RECIPES: [&str; 17] = [
    "md5_x2",
    "cisco_type4",
    "vbulletin",
    "joomla",
    "cisco_ise",
    "authlogic_sha256",
    "hmac_md5_key_pass",
    "hmac_sha256_key_salt",
    "kratos_hmac_sha256",
    "dovecot_pbkdf2",
    "sap_issha256",
    "smf",
    "question2answer",
    "radmin2",
    "sha1_md5pass_cut32",
    "palshop",
    "socialengine",
];

/// Constructs that no built-in recipe has.
const OWN_RECIPES: [(&str, &str); 2] = [
    ("x-reverse", "reverse(sha1($salt.reverse($pass)))"),
    ("x-xor", "hex(xor(sha256_raw($pass), sha256_raw($salt)))"),
];

/// A copy on the heap that memcheck takes for secret.
pub fn secret(bytes: &[u8]) -> Vec<u8> {
    let mut copy = black_box(bytes.to_vec());
    poison(&mut copy);
    copy
}

/// Bytes of all kinds.
pub fn digest(len: usize) -> Vec<u8> {
    (0..len).map(|place| (place * 89 + len * 7) as u8).collect()
}

/// How many verdicts decoding gives: whether all characters are digits, and
/// whether the bits of the last one that belong to no byte are zero.
fn verdicts(encoding: Encoding) -> usize {
    match encoding {
        Encoding::Raw => 0,
        Encoding::Hex | Encoding::HexUpper => 1,
        _ => 2,
    }
}

/// One at least where there are any: a compiler may ask for both at once.
fn fewest(encoding: Encoding) -> usize {
    verdicts(encoding).min(1)
}

/// What is secret of a text: all but the two places where padding may be.
fn digits(encoding: Encoding, len: usize) -> Range<usize> {
    match encoding {
        Encoding::Base64 | Encoding::Base64NoPad | Encoding::Base64Url | Encoding::Base64UrlNoPad => {
            0..len - 2
        }
        _ => 0..len,
    }
}

pub fn decoding(check: &mut Check) {
    for (name, encoding) in ENCODINGS {
        for len in LENGTHS {
            let text = spell(encoding, &digest(len));
            let digits = digits(encoding, text.len());
            let mut decode = |what: &str, text: &[u8], well_formed: bool| {
                let allowed = fewest(encoding)..=verdicts(encoding);
                check.case(&format!("decode {name}, {len} bytes, {what}"), allowed, || {
                    let mut text = black_box(text.to_vec());
                    poison(&mut text[digits.clone()]);
                    let tag = black_box(encoding.decode_exact(&text, len));
                    assert_eq!(declassify(tag.is_some()), well_formed);
                });
            };
            decode("well formed", &text, true);
            if encoding == Encoding::Raw {
                continue;
            }
            for (what, place) in [("first malformed", 0), ("last malformed", digits.end - 1)] {
                let mut broken = text.clone();
                broken[place] = b'!';
                decode(what, &broken, false);
            }
        }
    }
}

/// The stored hash is the password, in an encoding.
#[derive(Debug)]
struct Spelt(Encoding);

const SPELT: &str = "spelt:";

impl Scheme for Spelt {
    fn id(&self) -> SchemeId {
        external("x-spelt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast)
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(SPELT)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let computation = Computation::steps().password().encode(self.0).build()?;
        let expected = Tag::new(input.rest(SPELT.len()));
        Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
    }
}

pub fn encoding(check: &mut Check) {
    for (name, encoding) in ENCODINGS {
        let computation = Computation::steps().password().encode(encoding).build().unwrap();
        let verifier = verifier(Registry::builder().scheme(Spelt(encoding)).build().unwrap());
        for len in LENGTHS {
            let bytes = digest(len);
            check.case(&format!("encode {name}, {len} bytes"), 0..=0, || {
                let tag = black_box(computation.run(&secret(&bytes), &mut Scratch::new()));
                assert!(tag.is_ok());
            });
            // That the secret was still in sight shows in the verdict on it.
            let text = spell(encoding, &bytes);
            let mut other = text.clone();
            other[len / 2] ^= 1;
            for (what, text, accepted) in [("equal", text, true), ("other", other, false)] {
                let stored = [SPELT.as_bytes(), &text].concat();
                check.case(&format!("encode {name}, {len} bytes, compare, {what}"), 1..=1, || {
                    let outcome = verify(&verifier, &secret(&bytes), &stored);
                    assert_eq!(accepts(outcome), accepted);
                });
            }
        }
    }
}

/// The digest, and others that differ in one bit at one end.
fn equal_and_not(right: &[u8]) -> [(&'static str, Vec<u8>, bool); 3] {
    let (mut first, mut last) = (right.to_vec(), right.to_vec());
    first[0] ^= 1;
    last[right.len() - 1] ^= 1;
    [("equal", right.to_vec(), true), ("first differs", first, false), ("last differs", last, false)]
}

const OWN: &str = "own:";

pub fn comparing(check: &mut Check) {
    for (name, encoding) in ENCODINGS {
        for len in LENGTHS {
            let text = spell(encoding, &digest(len));
            let stored = [OWN.as_bytes(), &text].concat();
            let digits = digits(encoding, text.len());
            let digits = OWN.len() + digits.start..OWN.len() + digits.end;
            for (what, derived, accepted) in equal_and_not(&digest(len)) {
                let scheme =
                    FnScheme::digest(external("x-own"), encoding, len, move |_| Ok(secret(&derived)));
                let verifier = own(scheme);
                let case = format!("compare {name}, {len} bytes, {what}");
                check.case(&format!("{case}, derived is secret"), 1..=1, || {
                    assert_eq!(accepts(verify(&verifier, b"password", &stored)), accepted);
                });
                let allowed = fewest(encoding) + 1..=verdicts(encoding) + 1;
                check.case(&format!("{case}, both are secret"), allowed, || {
                    let mut stored = black_box(stored.clone());
                    poison(&mut stored[digits.clone()]);
                    assert_eq!(accepts(verify(&verifier, b"password", &stored)), accepted);
                });
            }
        }
    }
}

/// Texts whose length is not given away: compared as HMACs under a random key.
pub fn blinded(check: &mut Check) {
    for (name, encoding) in ENCODINGS {
        for len in [20, 33, 64] {
            // A text, whatever the encoding makes of it.
            let spell = |bytes: &[u8]| match encoding {
                Encoding::Raw => spell(Encoding::Hex, bytes),
                _ => spell(encoding, bytes),
            };
            let text = spell(&digest(len));
            let stored = [OWN.as_bytes(), &text].concat();
            let stored_digits = digits(encoding, text.len());
            let stored_digits = OWN.len() + stored_digits.start..OWN.len() + stored_digits.end;
            let shorter = ("shorter", digest(len)[..len - 3].to_vec(), false);
            for (what, derived, accepted) in equal_and_not(&digest(len)).into_iter().chain([shorter]) {
                let text = String::from_utf8(spell(&derived)).unwrap();
                let digits = digits(encoding, text.len());
                let scheme = FnScheme::encrypt_only(external("x-own"), encoding, move |_| {
                    let mut bytes = black_box(text.clone()).into_bytes();
                    poison(&mut bytes[digits.clone()]);
                    // SAFETY: memcheck's mark does not change the bytes, which were a text.
                    Ok(unsafe { String::from_utf8_unchecked(bytes) })
                });
                let verifier = own(scheme);
                let allowed = 2 * fewest(encoding) + 1..=2 * verdicts(encoding) + 1;
                check.case(&format!("compare blinded {name}, {len} bytes, {what}"), allowed, || {
                    let mut stored = black_box(stored.clone());
                    poison(&mut stored[stored_digits.clone()]);
                    assert_eq!(accepts(verify(&verifier, b"password", &stored)), accepted);
                });
            }
        }
    }
}

/// Whole logins in which the password is the secret. A wrong one is followed by
/// what its scheme lacks of the cost of the native one.
pub fn passwords(check: &mut Check) {
    for (id, verifier, known) in families().chain(recipes()) {
        let row = known.stored.with_hint(&id);
        for (what, flip, accepted) in [("right", 0, true), ("wrong", 1, false)] {
            let mut password = known.password.as_bytes().to_vec();
            password[0] ^= flip;
            check.case(&format!("log in by {id}, {what} password"), 1..=1, || {
                let outcome = attempt(&verifier, &secret(&password), &row, &known.subject);
                assert_eq!(accepts(outcome), accepted);
            });
        }
    }
}

/// Nothing is asked at all: no digest has the length of the dummy's.
pub fn absent(check: &mut Check) {
    let verifier = verifier(Registry::builder().preset(presets::HEX_DIGESTS).build().unwrap());
    check.case("log in by PBKDF2, absent user", 0..=0, || {
        let password = Password::new(secret(b"password"));
        assert!(!black_box(verifier.verify_absent(Attempt::absent(&password))).is_accepted());
    });
}

/// Whole logins in which the stored digest is the secret.
pub fn stored(check: &mut Check) {
    // The scheme; the secret characters at the end, and the public ones behind
    // them where padding may be; how often the row is searched for a separator
    // there (each character is asked whether it is one); the verdicts besides
    // the match, on the form of the row and of the digest. Of a bare digest the
    // first character is public, as it says that no prefix stands there, and
    // whether the rest are digits is asked by recognition too. Of what carries a
    // hash of bcrypt, whether both are well formed. Of what is behind a label of
    // LDAP, whether another system writes it so.
    let rows: [(&str, usize, usize, usize, usize); 28] = [
        ("md5_crypt", 22, 0, 0, 2),
        ("apr_md5_crypt", 22, 0, 0, 2),
        ("sha256_crypt", 43, 0, 0, 2),
        ("sha512_crypt", 86, 0, 0, 2),
        ("phpass", 22, 0, 0, 2),
        ("ldap_crypt", 22, 0, 0, 2),
        ("pbkdf2_sha1", 27, 0, 1, 4),
        ("pbkdf2_sha224", 38, 0, 1, 4),
        ("pbkdf2_sha256", 43, 0, 1, 4),
        ("pbkdf2_sha384", 64, 0, 1, 4),
        ("pbkdf2_sha512", 86, 0, 1, 4),
        ("django_pbkdf2_sha256", 42, 2, 1, 4),
        ("django_pbkdf2_sha1", 26, 2, 1, 4),
        ("django_salted_sha1", 40, 0, 1, 2),
        ("django_salted_md5", 32, 0, 1, 2),
        ("ldap_sha1", 26, 2, 0, 8),
        ("openldap_sha256", 42, 2, 0, 8),
        ("openldap_sha512", 86, 2, 0, 8),
        ("ldap_salted_sha1", 26, 14, 0, 4),
        ("hex_md5", 31, 0, 0, 6),
        ("hex_sha1", 39, 0, 0, 6),
        ("hex_sha224", 55, 0, 0, 6),
        ("hex_sha256", 63, 0, 0, 6),
        ("hex_sha384", 95, 0, 0, 6),
        ("hex_sha512", 127, 0, 0, 6),
        ("cisco_type4", 40, 2, 0, 6),
        ("dovecot_pbkdf2", 40, 0, 0, 6),
        ("jenkins_bcrypt", 31, 0, 0, 6),
    ];
    for (id, len, behind, searches, verdicts) in rows {
        let known = password_compat::scheme(id).unwrap().exemplar().unwrap();
        let verifier = verifier(registry_of(id));
        let allowed = searches * len + 2..=searches * len + verdicts + 1;
        check.case(&format!("log in by {id}, stored digest is secret"), allowed, || {
            let mut stored = black_box(known.stored.as_bytes().to_vec());
            let end = stored.len() - behind;
            poison(&mut stored[end - len..end]);
            let row = StoredHash::new(&stored).with_hint(id);
            assert!(accepts(attempt(&verifier, known.password.as_bytes(), &row, &known.subject)));
        });
    }
}

/// Each built-in scheme that is no recipe, with a row and its password.
fn families() -> impl Iterator<Item = (SchemeId, Verifier, Exemplar)> {
    let silent = |scheme: &&dyn Scheme| BY_DESIGN.iter().all(|(id, _)| scheme.id() != *id);
    let family = |scheme: &&dyn Scheme| password_compat::recipes().all(|recipe| recipe.id() != scheme.id());
    schemes().filter(silent).filter(family).map(|scheme| {
        let known = scheme.exemplar().expect("a scheme has an exemplar");
        (scheme.id(), with_keys(registry_of(scheme.id().as_str()), &known), known)
    })
}

/// Recipes, the same way.
fn recipes() -> impl Iterator<Item = (SchemeId, Verifier, Exemplar)> {
    let built_in = RECIPES.iter().map(|id| {
        let scheme = password_compat::scheme(id).unwrap_or_else(|| panic!("no scheme {id}"));
        let known = scheme.exemplar().expect("a recipe has an exemplar");
        (scheme.id(), with_keys(registry_of(id), &known), known)
    });
    built_in.chain(OWN_RECIPES.iter().map(|(id, expression)| {
        let (recipe, layout) = (expression.parse().unwrap(), "own${salt}${hash}".parse().unwrap());
        let scheme = RecipeScheme::new(external(id), recipe, layout).unwrap();
        let known = scheme.exemplar().expect("a recipe makes up an exemplar");
        (scheme.id(), verifier(Registry::builder().recipe(scheme).build().unwrap()), known)
    }))
}

/// A registry with one scheme, and with what its exemplar carries.
fn registry_of(id: &str) -> Registry {
    let known = password_compat::scheme(id).unwrap().exemplar().expect("a scheme has an exemplar");
    let mut ids = vec![id.to_owned()];
    loop {
        let all = ids.iter().fold(Registry::builder(), RegistryBuilder::enable);
        let registry = all.build().unwrap();
        let verifier = with_keys(registry.clone(), &known);
        let row = known.stored.clone().with_hint(id);
        match attempt(&verifier, known.password.as_bytes(), &row, &known.subject) {
            Err(Error::NotEnabled { enable: Enable::Scheme(more), .. }) => ids.push(more.to_string()),
            _ => return registry,
        }
    }
}

fn own(scheme: FnScheme) -> Verifier {
    verifier(Registry::builder().scheme(scheme.with_prefix(OWN)).build().unwrap())
}

/// A native scheme that is silent itself.
fn verifier(registry: Registry) -> Verifier {
    Verifier::builder(registry).native(Pbkdf2::new(10)).build().unwrap()
}

fn with_keys(registry: Registry, known: &Exemplar) -> Verifier {
    let builder = Verifier::builder(registry).native(Pbkdf2::new(10));
    builder.keyring(known.keyring.clone()).build().unwrap()
}

fn external(id: &'static str) -> SchemeId {
    SchemeId::external(id).unwrap()
}

fn verify(verifier: &Verifier, password: &[u8], stored: &[u8]) -> Result<Outcome, Error> {
    attempt(verifier, password, &StoredHash::new(stored), &Subject::unknown())
}

/// With a name: the place of a nameless account in a share comes of its row.
fn attempt(
    verifier: &Verifier,
    password: &[u8],
    row: &StoredHash,
    subject: &Subject,
) -> Result<Outcome, Error> {
    let password = Password::new(password.to_vec());
    let subject = if subject.login().is_some() { subject.clone() } else { Subject::named("alice") };
    black_box(verifier.verify_with(Attempt::new(&password, row).with_subject(&subject)))
}

fn accepts(outcome: Result<Outcome, Error>) -> bool {
    declassify(outcome.expect("there is a verdict").is_accepted())
}
