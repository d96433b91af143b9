//! Schemes of somebody else, written against the public API alone: a type, a
//! closure of each kind, and what happens when they misbehave.

use std::sync::atomic::{AtomicUsize, Ordering};

use password_compat::{
    Argon2id, Attempt, Computation, Computed, Confidence, Context, Cost, DeriveError, Digest, Encoding,
    Error, FnScheme, ForeignError, Input, KeyId, Keyring, Limits, Malformed, Params, ParseError, Password,
    Prefix, Profile, Reason, Record, Registry, Scheme, SchemeId, Scratch, StoredHash, Strength, Subject, Tag,
    Verifier,
};

fn id(name: &str) -> SchemeId {
    SchemeId::external(name).unwrap()
}

fn with(scheme: impl Scheme + 'static) -> Verifier {
    let registry = Registry::builder().scheme(scheme).build().unwrap();
    let keyring = Keyring::new().with("site", b"site key");
    Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).keyring(keyring).build().unwrap()
}

/// `acme:` rounds `:` hex of HMAC-SHA-256(site key, salt column . user id .
/// password), then iterated, with everything that a scheme can ask for.
#[derive(Debug)]
struct Acme;

impl Scheme for Acme {
    fn id(&self) -> SchemeId {
        id("x-acme")
    }
    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).needing(vec![Context::UserId, Context::Salt]).needing_key()
    }
    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("acme:")] }
    }
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        stored.as_bytes().starts_with(b"acme:").then_some(Confidence::Certain)
    }
    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = std::str::from_utf8(input.rest(5)).map_err(|_| Malformed::Encoding("row"))?;
        let (rounds, digest) = text.split_once(':').ok_or(Malformed::Missing("digest"))?;
        let rounds: u64 = rounds.parse().map_err(|_| Malformed::Number("rounds"))?;
        let expected =
            Encoding::Hex.decode_exact(digest.as_bytes(), 32).ok_or(Malformed::Encoding("digest"))?;
        let computation = Computation::steps()
            .key(&input.key(&KeyId::from("site"))?)
            .bytes(input.column(Context::Salt)?)
            .user_id(input.user_id()?)
            .password()
            .concat(3)
            .hmac(Digest::Sha256)
            .bytes("")
            .iterate(Digest::Sha256, rounds)
            .build()?;
        Ok(Box::new(Computed::new(Params::Rounds(rounds), computation, expected)))
    }
}

/// By Python: `x = hmac.new(b"site key", b"salt" + b"42" + b"password", "sha256").digest()`,
/// then 1000 times `x = sha256(x).digest()`.
const ACME: &str = "acme:1000:db99ece8535654a8b8cb59a3c1f7f5e5d2588a825dfbbb7275a68526ea17a807";

#[test]
fn a_type_against_the_public_api_has_all_that_built_in_ones_have() {
    let verifier = with(Acme);
    let (right, wrong) = (Password::from("password"), Password::from("Password"));
    let (row, subject) = (
        StoredHash::new(ACME).with_column(password_compat::Column::Salt, "salt"),
        Subject::named("anna").with_user_id("42"),
    );
    let verify = |password: &Password, row: &StoredHash, subject: &Subject| {
        verifier.verify_with(Attempt::new(password, row).with_subject(subject))
    };
    let outcome = verify(&right, &row, &subject).unwrap();
    let upgrade = outcome.accepted().unwrap().upgrade().unwrap();
    assert_eq!(upgrade.reasons(), [Reason::ForeignScheme]);
    assert!(!verify(&wrong, &row, &subject).unwrap().is_accepted());
    assert!(!verify(&right, &row, &Subject::named("anna").with_user_id("43")).unwrap().is_accepted());
    // What is missing is said.
    let nobody = verify(&right, &row, &Subject::unknown());
    assert!(matches!(nobody, Err(Error::MissingContext { context: Context::UserId, .. })));
    let unsalted = verify(&right, &StoredHash::new(ACME), &subject);
    assert!(matches!(unsalted, Err(Error::MissingContext { context: Context::Salt, .. })));
    let registry = Registry::builder().scheme(Acme).build().unwrap();
    let keyless = Verifier::builder(registry.clone()).native(Argon2id::new(8, 1, 1)).build().unwrap();
    let keyless = keyless.verify_with(Attempt::new(&right, &row).with_subject(&subject));
    assert!(matches!(keyless, Err(Error::MissingKey { key, .. }) if key.as_str() == "site"));
    // Limits hold, and an import needs neither person nor key.
    let huge = ACME.replace("1000", "18446744073709551615");
    assert!(matches!(verify(&right, &StoredHash::new(&huge), &subject), Err(Error::MissingContext { .. })));
    let huge = StoredHash::new(huge).with_column(password_compat::Column::Salt, "salt");
    assert!(matches!(verify(&right, &huge, &subject), Err(Error::TooExpensive { .. })));
    assert!(matches!(registry.inspect(&StoredHash::new(ACME)).unwrap().params, Params::Rounds(1000)));
    // It can be wrapped; names and keys are referred to.
    let onion = verifier.wrap(&row, &subject).unwrap();
    assert!(!onion.as_str().unwrap().contains("site key"));
    assert!(verify(&right, &onion, &subject).unwrap().is_accepted());
    assert!(!verify(&right, &onion, &Subject::named("anna").with_user_id("43")).unwrap().is_accepted());
}

#[test]
fn a_digest_closure() {
    let scheme = FnScheme::digest(id("x-sum"), Encoding::Hex, 2, |input| {
        let salt = input.stored().column(&password_compat::Column::Salt).unwrap_or_default();
        let sum: u16 = input.password().iter().chain(salt).map(|byte| u16::from(*byte)).sum();
        Ok(sum.to_be_bytes().to_vec())
    })
    .with_prefix("sum:")
    .with_cost(Cost::new(0, 1));
    let verifier = with(scheme);
    // 'a' + 'b' = 0xc3
    let row = StoredHash::new("sum:00C3");
    assert!(verifier.verify(&Password::from("ab"), &row).unwrap().is_accepted());
    assert!(
        verifier.verify(&Password::from("ba"), &row).unwrap().is_accepted(),
        "the function's own weakness"
    );
    assert!(!verifier.verify(&Password::from("abc"), &row).unwrap().is_accepted());
    for malformed in ["sum:", "sum:0", "sum:00C", "sum:00C3C3", "sum:zzzz"] {
        let verdict = verifier.verify(&Password::from("ab"), &StoredHash::new(malformed));
        assert!(matches!(verdict, Err(Error::Malformed { .. })), "{malformed}");
    }
    // A function that returns another length never matches.
    let short = FnScheme::digest(id("x-short"), Encoding::Hex, 2, |_| Ok(vec![0])).with_prefix("sum:");
    assert!(!with(short).verify(&Password::from("ab"), &StoredHash::new("sum:0000")).unwrap().is_accepted());
}

#[test]
fn an_encrypt_only_closure_is_compared_decoded() {
    let scheme = FnScheme::encrypt_only(id("x-rot"), Encoding::Hex, |input| {
        Ok(input.password().iter().map(|byte| format!("{:02X}", byte ^ 0x5a)).collect())
    });
    let verifier = with(scheme.with_prefix("{rot}"));
    let row = StoredHash::new("{rot}3b38");
    assert!(verifier.verify(&Password::from("ab"), &row).unwrap().is_accepted());
    assert!(!verifier.verify(&Password::from("abc"), &row).unwrap().is_accepted());
    let text = FnScheme::encrypt_only(id("x-raw"), Encoding::Raw, |input| {
        Ok(String::from_utf8_lossy(input.password()).chars().rev().collect())
    });
    let verifier = with(text.with_prefix("rev:"));
    assert!(verifier.verify(&Password::from("abc"), &StoredHash::new("rev:cba")).unwrap().is_accepted());
    let garbage = FnScheme::encrypt_only(id("x-odd"), Encoding::Hex, |_| Ok("not hex".into()));
    let verdict = with(garbage.with_prefix("odd:")).verify(&Password::from("x"), &StoredHash::new("odd:00"));
    assert!(matches!(verdict, Err(Error::Derive { .. })));
}

#[test]
fn a_yes_no_closure_says_so_in_its_profile() {
    let scheme = FnScheme::yes_no(id("x-bind"), |input| Ok(input.password() == b"yes"));
    assert!(scheme.profile().compared_elsewhere);
    let strong = scheme.clone().with_profile(Profile::new(Strength::Slow));
    assert!(strong.profile().compared_elsewhere, "another profile does not hide it");
    // Without a prefix it takes what nothing else recognises.
    let verifier = with(scheme);
    assert!(verifier.verify(&Password::from("yes"), &StoredHash::new("anything")).unwrap().is_accepted());
    assert!(!verifier.verify(&Password::from("no"), &StoredHash::new("anything")).unwrap().is_accepted());
    let native = verifier.hash(&Password::from("p")).unwrap();
    assert!(verifier.verify(&Password::from("p"), &native).unwrap().is_accepted());
}

#[test]
fn an_unstated_cost_is_a_high_one() {
    let scheme = || FnScheme::yes_no(id("x-bind"), |_| Ok(true)).with_prefix("bind:");
    let limits = |micros| Limits::default().with_work_micros(micros).with_memory(64 << 20);
    let verifier = |limits: Limits| {
        let registry = Registry::builder().scheme(scheme()).build().unwrap();
        Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).limits(limits).build().unwrap()
    };
    let row = StoredHash::new("bind:x");
    assert!(verifier(limits(500_000)).verify(&Password::from("x"), &row).unwrap().is_accepted());
    let refused = verifier(limits(499_999)).verify(&Password::from("x"), &row);
    assert!(matches!(refused, Err(Error::TooExpensive { .. })));
}

#[test]
fn an_error_or_a_panic_in_foreign_code_is_never_a_match() {
    let failing = FnScheme::yes_no(id("x-down"), |_| Err("the directory is down".into()));
    let verdict = with(failing.with_prefix("bind:")).verify(&Password::from("x"), &StoredHash::new("bind:x"));
    let Err(Error::Foreign { cause: ForeignError::Failed(source), .. }) = verdict else { panic!() };
    assert_eq!(source.to_string(), "the directory is down");
    let panicking = FnScheme::yes_no(id("x-panic"), |_| panic!("secret in a panic"));
    let verdict =
        with(panicking.with_prefix("bind:")).verify(&Password::from("x"), &StoredHash::new("bind:x"));
    let Err(error) = verdict else { panic!() };
    assert!(matches!(error, Error::Foreign { cause: ForeignError::Panicked, .. }));
    assert!(!format!("{error} {error:?}").contains("secret"));
    for place in [Place::Recognise, Place::Parse, Place::Derive, Place::Cost] {
        let verdict = with(Rude(place)).verify(&Password::from("x"), &StoredHash::new("rude:x"));
        match place {
            Place::Recognise => assert!(matches!(verdict, Err(Error::Unrecognised))),
            _ => assert!(matches!(verdict, Err(Error::Foreign { .. })), "{place:?}"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Recognise,
    Parse,
    Derive,
    Cost,
}

/// A scheme that panics somewhere.
#[derive(Debug)]
struct Rude(Place);

impl Scheme for Rude {
    fn id(&self) -> SchemeId {
        id("x-rude")
    }
    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast)
    }
    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("rude:")] }
    }
    fn recognise(&self, _stored: &StoredHash) -> Option<Confidence> {
        assert_ne!(self.0, Place::Recognise);
        Some(Confidence::Certain)
    }
    fn parse(&self, _input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        assert_ne!(self.0, Place::Parse);
        Ok(Box::new(RudeRecord(self.0, Tag::new([1]))))
    }
}

#[derive(Debug)]
struct RudeRecord(Place, Tag);

impl Record for RudeRecord {
    fn params(&self) -> Params {
        Params::Fixed
    }
    fn cost(&self, _password_len: usize) -> Cost {
        assert_ne!(self.0, Place::Cost);
        Cost::ZERO
    }
    fn expected(&self) -> &Tag {
        &self.1
    }
    fn derive(&self, _password: &[u8], _scratch: &mut Scratch) -> Result<Tag, DeriveError> {
        assert_ne!(self.0, Place::Derive);
        Ok(Tag::new([1]))
    }
}

#[test]
fn every_candidate_runs_whatever_the_ones_before_it_gave() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let counting = |name: &str, answer: bool| {
        FnScheme::yes_no(id(name), move |_| {
            RUNS.fetch_add(1, Ordering::Relaxed);
            Ok(answer)
        })
        .with_prefix("own:")
    };
    let registry = Registry::builder().scheme(counting("x-a", true)).scheme(counting("x-b", false));
    let registry = registry.scheme(counting("x-c", true)).require_hints().build().unwrap();
    let verifier =
        Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).try_candidates(3).build().unwrap();
    let outcome = verifier.verify(&Password::from("x"), &StoredHash::new("own:x")).unwrap();
    assert_eq!(outcome.accepted().unwrap().scheme(), &"x-a");
    assert_eq!(RUNS.load(Ordering::Relaxed), 3);
}

#[cfg(feature = "password-hash-06")]
mod password_hash_06 {
    use password_compat::PasswordHash06;

    use super::*;

    /// The argon2 crate through its own traits, under another name.
    fn adapted() -> PasswordHash06<argon2::Argon2<'static>> {
        PasswordHash06::new(id("x-argon2"), "$argon2id$", argon2::Argon2::default(), |hash| {
            let memory = hash.params.get_decimal("m").unwrap_or(u32::MAX);
            let passes = hash.params.get_decimal("t").unwrap_or(u32::MAX);
            Cost::new(u64::from(memory) * 1024, u64::from(memory).saturating_mul(passes.into()))
        })
    }

    fn verifier() -> Verifier {
        let registry = Registry::builder().scheme(adapted()).build().unwrap();
        let native = password_compat::Bcrypt::new(4);
        Verifier::builder(registry).native(native).build().unwrap()
    }

    /// argon2-cffi 25.1: `PasswordHasher(2, 64, 1).hash("password", salt=b"0123456789abcdef")`.
    const KNOWN: &str =
        "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$+4O1cR/ZHfYwtjZ33uYszRPubwxIl9hWtJVCubHpl1s";

    #[test]
    fn it_derives_again_and_compares_here() {
        let verifier = verifier();
        let outcome = verifier.verify(&Password::from("password"), &StoredHash::new(KNOWN)).unwrap();
        assert_eq!(outcome.accepted().unwrap().scheme(), &"x-argon2");
        assert!(
            !verifier.verify(&Password::from("Password"), &StoredHash::new(KNOWN)).unwrap().is_accepted()
        );
    }

    #[test]
    fn hostile_strings_are_refused_before_anything_is_computed() {
        let verifier = verifier();
        let code = |stored: &str| {
            verifier.verify(&Password::from("x"), &StoredHash::new(stored)).unwrap_err().code()
        };
        assert_eq!(code(&KNOWN.replace("m=64", "m=4294967295")), "too_expensive");
        assert_eq!(code(&KNOWN.replace("t=2", "t=4294967295")), "too_expensive");
        // The phc crate takes the last of two parameters of one name.
        assert_eq!(code(&KNOWN.replace("m=64", "m=64,m=64")), "malformed");
        assert_eq!(code("$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg"), "malformed");
        assert_eq!(code("$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$AAAAAAAAAAAAAA"), "malformed");
        assert_eq!(code("$argon2id$"), "malformed");
    }
}
