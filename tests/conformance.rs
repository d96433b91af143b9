//! The suite for authors of schemes: over everything that is built in, over
//! recipes and closures, and over schemes that are wrong on purpose.
#![cfg(feature = "conformance")]

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::thread::{self, ThreadId};
use std::time::Duration;

use password_compat::conformance::{Check, Report, Sample, Verdict, check};
use password_compat::{
    Column, Computation, Computed, Confidence, Context, Cost, DeriveError, Digest, Encoding, Exemplar,
    FnScheme, Input, KeyId, Keyring, Malformed, Params, ParseError, Password, Prefix, Profile, Reading,
    RecipeScheme, Record, Scheme, SchemeId, Scratch, StoredHash, Strength, Subject, Tag,
};

const PASSWORD: &str = "Tr0ub4dor&3";
/// By Python 3.11: `x = sha1(b"mY5alt-9" + b"Tr0ub4dor&3")`, then 10 times `x = sha1(x)`.
const ACME: &str = "acme:10$mY5alt-9$6aedc0445da3f0e26479d6c521dfb40ba1736e2f";
/// By Python 3.11: MD5 of `mY5alt-9` and the password; SHA-256 of the password.
const MD5_SALTED: &str = "949e3ab8c0dd6048aa1a0b37e0377108";
const SHA256: &str = "48486e1514e842346ff405b1e45f44059ae82619f2306f99d0940dcb386e91f7";

fn id(name: &str) -> SchemeId {
    SchemeId::external(name).unwrap()
}

fn sample(stored: &str) -> Sample {
    Sample::new(StoredHash::new(stored), Password::from(PASSWORD))
}

/// What is wrong with a built-in scheme, if anything.
fn failure(scheme: &dyn Scheme) -> Option<String> {
    let report = check(scheme, &[]);
    for needed in [Check::RightPassword, Check::WrongPasswords, Check::HostileStrings, Check::ChangedDigest] {
        let verdict = report.verdict(needed).unwrap();
        assert!(!matches!(verdict, Verdict::Skipped(_)), "{report}");
    }
    (!report.is_ok()).then(|| report.to_string())
}

#[test]
fn built_in_schemes_conform() {
    let schemes = password_compat::schemes().filter(|scheme| scheme.exemplar().is_some());
    let schemes: Vec<&dyn Scheme> = schemes.collect();
    assert!(schemes.len() > 300, "{}", schemes.len());
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(scheme) = schemes.get(next.fetch_add(1, Ordering::Relaxed)) {
            let failure = failure(*scheme);
            failures.lock().unwrap().extend(failure);
        }
    };
    thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn recipes_conform() {
    let recipe = |name: &str, expression: &str, layout: &str| {
        RecipeScheme::new(id(name), expression.parse().unwrap(), layout.parse().unwrap()).unwrap()
    };
    check(&recipe("x-bare", "sha256($pass)", "{hash}"), &[sample(SHA256)]).assert();
    let salted = recipe("x-md5", "md5($salt.$pass)", "old:{hash}:{salt}");
    check(&salted, &[sample(&["old:", MD5_SALTED, ":mY5alt-9"].concat())]).assert();
    let column = Sample::new(
        StoredHash::new(MD5_SALTED).with_column(Column::Salt, "mY5alt-9"),
        Password::from(PASSWORD),
    );
    check(&recipe("x-column", "md5($salt.$pass)", "{hash}"), std::slice::from_ref(&column)).assert();
    let by_name = column.stored.clone();
    let by_name = Sample::new(StoredHash::new(by_name.as_bytes()), Password::from(PASSWORD));
    check(&recipe("x-user", "md5($user.$pass)", "{hash}"), &[by_name.of(Subject::named("mY5alt-9"))])
        .assert();
    let iterated = recipe(
        "x-acme",
        "repeat($rounds, sha1_raw($salt.$pass), sha1_raw($x))",
        "acme:{rounds}${salt}${hash:hex}",
    );
    check(&iterated, &[sample(ACME)]).assert();
    // Without a sample the made-up pair of the recipe is taken.
    let report = check(&salted, &[]);
    report.assert();
    assert_eq!(report.verdict(Check::RightPassword), Some(&Verdict::Passed));
}

#[test]
fn closures_of_all_kinds_conform() {
    use sha1::{Digest as _, Sha1};
    fn acme(password: &[u8]) -> Vec<u8> {
        let first = Sha1::digest([b"mY5alt-9", password].concat()).to_vec();
        (0..10).fold(first, |digest, _| Sha1::digest(digest).to_vec())
    }
    let digest = FnScheme::digest(id("x-digest"), Encoding::Hex, 20, |input| Ok(acme(input.password())));
    let digest = digest.with_prefix("acme:").with_cost(Cost::new(0, 10));
    let digest = digest.with_field(|body| body.strip_prefix(b"10$mY5alt-9$"));
    check(&digest, &[sample(ACME)]).assert();
    let encrypt = FnScheme::encrypt_only(id("x-encrypt"), Encoding::Hex, |input| {
        Ok(acme(input.password()).iter().map(|byte| format!("{byte:02x}")).collect())
    });
    let encrypt = encrypt.with_prefix("acme:10$mY5alt-9$").with_cost(Cost::new(0, 10));
    check(&encrypt, &[sample(ACME)]).assert();
    let yes_no = FnScheme::yes_no(id("x-bind"), |input| Ok(input.password() == PASSWORD.as_bytes()));
    let report = check(&yes_no.with_prefix("bind:"), &[sample("bind:cn=anna")]);
    report.assert();
    assert!(matches!(report.verdict(Check::Cost), Some(Verdict::Warned(_))), "no cost was stated: {report}");
    assert!(matches!(report.verdict(Check::Onion), Some(Verdict::Skipped(_))), "{report}");
}

#[cfg(feature = "password-hash-06")]
#[test]
fn an_implementation_of_password_hash_conforms() {
    use password_compat::PasswordHash06;
    let scheme = PasswordHash06::new(id("x-argon2"), "$argon2id$", argon2::Argon2::default(), |hash| {
        let memory = hash.params.get_decimal("m").unwrap_or(u32::MAX);
        let passes = hash.params.get_decimal("t").unwrap_or(u32::MAX);
        Cost::new(u64::from(memory) * 1024, u64::from(memory).saturating_mul(passes.into()))
    });
    // argon2-cffi 25.1: `PasswordHasher(2, 64, 1).hash("password", salt=b"0123456789abcdef")`.
    let known =
        "$argon2id$v=19$m=64,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$+4O1cR/ZHfYwtjZ33uYszRPubwxIl9hWtJVCubHpl1s";
    check(&scheme, &[Sample::new(StoredHash::new(known), Password::from("password"))]).assert();
}

/// What is wrong with a scheme.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    Nothing,
    ForeignName,
    TruncatesAtNothing,
    DialectOfItself,
    AsksForSalt,
    AsksForKey,
    NeedsForNothing,
    NeedsKeyForNothing,
    HasNoPrefix,
    RecognisesNothing,
    WrongExemplar,
    RejectsAll,
    AcceptsAll,
    FoldsCase,
    OnlySaysThatItTruncates,
    Alternates,
    DependsOnThread,
    PanicsOnBinary,
    AcceptsLong,
    ShortTag,
    EmptyTag,
    SevenReadings,
    RawLast,
    CostFalls,
    CostsNothing,
    InspectsOther,
    InspectNeedsLogin,
    PanicsOnShort,
    RecognisePanics,
    InspectPanics,
    CostPanics,
    IsSlow,
    HasBackdoor,
    IgnoresTheEnd,
    CostIgnoresRounds,
    ShowsDigest,
    ErrorShowsStored,
    StatesOtherCost,
    ComputesOther,
}

/// `acme:` rounds `$` salt `$` hex of SHA-1, iterated, with one fault.
#[derive(Debug)]
struct Acme(Fault);

impl Acme {
    fn has(&self, fault: Fault) -> bool {
        self.0 == fault
    }
}

impl Scheme for Acme {
    fn id(&self) -> SchemeId {
        if self.has(Fault::ForeignName) { SchemeId::parse("acme").unwrap() } else { id("x-acme") }
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Fast);
        match self.0 {
            Fault::TruncatesAtNothing => profile.truncating_at(0),
            Fault::DialectOfItself => profile.dialect_of(id("x-acme")),
            Fault::NeedsForNothing => profile.needing(vec![Context::Login]),
            Fault::NeedsKeyForNothing => profile.needing_key(),
            Fault::OnlySaysThatItTruncates => profile.truncating_at(PASSWORD.len()),
            _ => profile,
        }
    }

    fn prefixes(&self) -> &[Prefix] {
        const ALL: &[Prefix] = &[Prefix::exact("acme:")];
        if self.has(Fault::HasNoPrefix) { &[] } else { ALL }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        assert!(!self.has(Fault::RecognisePanics) || stored.as_bytes().is_ascii());
        (!self.has(Fault::RecognisesNothing)).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        match self.0 {
            Fault::AsksForSalt => _ = input.column(Context::Salt)?,
            Fault::AsksForKey => _ = input.key(&KeyId::from("site"))?,
            Fault::PanicsOnShort => _ = input.bytes()[ACME.len() - 1],
            Fault::IsSlow if input.bytes().ends_with(&[0]) => thread::sleep(Duration::from_millis(600)),
            _ => {}
        }
        let mut fields = input.rest(5).split(|byte| *byte == b'$');
        let mut field = |name| fields.next().ok_or(Malformed::Missing(name));
        let (rounds, salt, digest) = (field("rounds")?, field("salt")?, field("digest")?);
        if fields.next().is_some() {
            return Err(Malformed::Surplus("digest").into());
        }
        let rounds = std::str::from_utf8(rounds).ok().and_then(|rounds| rounds.parse::<u64>().ok());
        let rounds = rounds.ok_or(Malformed::Number("rounds"))?;
        let digest = if self.has(Fault::IgnoresTheEnd) { digest.get(..40).unwrap_or(digest) } else { digest };
        let expected = match Encoding::Hex.decode_exact(digest, 20) {
            Some(expected) => expected,
            None if self.has(Fault::ErrorShowsStored) => {
                return Err(ParseError::MissingKey(KeyId::from(String::from_utf8_lossy(digest))));
            }
            None => return Err(Malformed::Encoding("digest").into()),
        };
        let expected = if self.has(Fault::EmptyTag) { Tag::new([]) } else { expected };
        let steps = Computation::steps().bytes(salt).password().concat(2).digest(Digest::Sha1).bytes("");
        let computation = steps.iterate(Digest::Sha1, rounds).build()?;
        let shown = if self.has(Fault::ShowsDigest) { digest.to_vec() } else { Vec::new() };
        let computed = Computed::new(Params::Rounds(rounds), computation, expected);
        let backdoor = digest.ends_with(b"0");
        // Costs the same, and is another one.
        let steps = Computation::steps().bytes(salt.to_ascii_uppercase()).password().concat(2);
        let other = steps.digest(Digest::Sha1).bytes("").iterate(Digest::Sha1, rounds).build()?;
        Ok(Box::new(AcmeRecord { fault: self.0, computed, other, backdoor, _shown: shown }))
    }

    fn inspect(&self, input: Input<'_>) -> Result<(Params, Cost), ParseError> {
        match self.0 {
            Fault::InspectsOther => return Ok((Params::Rounds(1), Cost::new(0, 1))),
            Fault::InspectNeedsLogin if input.subject().login().is_none() => {
                return Err(ParseError::MissingContext(Context::Login));
            }
            Fault::InspectPanics => assert!(input.bytes().is_ascii()),
            _ => {}
        }
        // What the default does, without its stand-ins: nothing is needed here.
        let record = self.parse(input)?;
        Ok((record.params(), record.cost(72)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let password = if self.has(Fault::WrongExemplar) { "other" } else { PASSWORD };
        Some(Exemplar::new(ACME, password))
    }
}

#[derive(Debug)]
struct AcmeRecord {
    fault: Fault,
    computed: Computed,
    other: Computation,
    backdoor: bool,
    _shown: Vec<u8>,
}

impl Record for AcmeRecord {
    fn params(&self) -> Params {
        self.computed.params()
    }

    fn cost(&self, password_len: usize) -> Cost {
        let cost = self.computed.cost(password_len);
        match self.fault {
            Fault::CostFalls => Cost::new(0, 5000 - password_len as u64),
            Fault::CostsNothing => Cost::ZERO,
            Fault::CostPanics => {
                assert!(self.computed.params() <= Params::Rounds(10));
                cost
            }
            Fault::CostIgnoresRounds => Cost::new(0, 5 + password_len as u64),
            Fault::StatesOtherCost => cost.then(cost),
            _ => cost,
        }
    }

    fn expected(&self) -> &Tag {
        self.computed.expected()
    }

    fn computation(&self) -> Option<&Computation> {
        match self.fault {
            Fault::ComputesOther => Some(&self.other),
            Fault::Nothing | Fault::StatesOtherCost => self.computed.computation(),
            _ => None,
        }
    }

    fn readings(&self) -> &[Reading] {
        match self.fault {
            Fault::SevenReadings => &[Reading::Raw; 7],
            Fault::RawLast => &[Reading::Utf16Le, Reading::Raw],
            _ => &[Reading::Raw],
        }
    }

    fn derive(&self, password: &[u8], scratch: &mut Scratch) -> Result<Tag, DeriveError> {
        static ALTERNATES: AtomicBool = AtomicBool::new(false);
        static FIRST: OnceLock<ThreadId> = OnceLock::new();
        let right = self.computed.expected().clone();
        let other_thread = || *FIRST.get_or_init(|| thread::current().id()) != thread::current().id();
        match self.fault {
            Fault::RejectsAll => Ok(Tag::new([7; 20])),
            Fault::AcceptsAll => Ok(right),
            Fault::FoldsCase if password.eq_ignore_ascii_case(PASSWORD.as_bytes()) => Ok(right),
            Fault::Alternates if ALTERNATES.fetch_xor(true, Ordering::Relaxed) => Ok(Tag::new([7; 20])),
            Fault::DependsOnThread if other_thread() => Ok(Tag::new([7; 20])),
            Fault::PanicsOnBinary => {
                self.computed.derive(std::str::from_utf8(password).unwrap().as_bytes(), scratch)
            }
            Fault::AcceptsLong if password.len() > 72 => Ok(right),
            Fault::ShortTag if password.len() < PASSWORD.len() => Ok(Tag::new([7])),
            Fault::HasBackdoor if self.backdoor => Ok(right),
            _ => self.computed.derive(password, scratch),
        }
    }
}

fn broken(fault: Fault) -> Report {
    let mut sample = sample(ACME);
    match fault {
        Fault::AsksForSalt => sample.stored = sample.stored.with_column(Column::Salt, "salt"),
        Fault::AsksForKey | Fault::NeedsKeyForNothing => {
            sample = sample.with_keyring(Keyring::new().with("site", "site key"));
        }
        Fault::NeedsForNothing => sample = sample.of(Subject::named("anna")),
        _ => {}
    }
    check(&Acme(fault), &[sample])
}

/// Each fault with the check that finds it, and what that check says.
const FOUND: &[(Fault, Check, &str)] = &[
    (Fault::ForeignName, Check::Id, "not a name of a third party"),
    (Fault::TruncatesAtNothing, Check::Profile, "truncates at 0 bytes"),
    (Fault::DialectOfItself, Check::Profile, "dialect of itself"),
    (Fault::AsksForSalt, Check::Needs, "the salt column is asked for"),
    (Fault::AsksForKey, Check::Needs, "a key is asked for"),
    (Fault::NeedsForNothing, Check::Needs, "needs the login name, but no sample"),
    (Fault::NeedsKeyForNothing, Check::Needs, "needs a key, but no sample"),
    (Fault::HasNoPrefix, Check::Recognition, "none of the prefixes and shapes"),
    (Fault::RecognisesNothing, Check::Recognition, "not recognised"),
    (Fault::WrongExemplar, Check::Exemplar, "its password is rejected"),
    (Fault::RejectsAll, Check::RightPassword, "its password is rejected"),
    (Fault::AcceptsAll, Check::WrongPasswords, "accepts the password appended to"),
    (Fault::FoldsCase, Check::WrongPasswords, "accepts the password in another case"),
    (Fault::OnlySaysThatItTruncates, Check::WrongPasswords, "rejects a password that is the same"),
    (Fault::Alternates, Check::Determinism, "another verdict"),
    (Fault::DependsOnThread, Check::Threads, "threads disagree"),
    (Fault::PanicsOnBinary, Check::PasswordEdges, "not UTF-8"),
    (Fault::AcceptsLong, Check::PasswordEdges, "a password of 4096 bytes: is accepted"),
    (Fault::ShortTag, Check::Tag, "held against one of 20"),
    (Fault::EmptyTag, Check::Tag, "the stored digest is empty"),
    (Fault::SevenReadings, Check::Readings, "7 readings"),
    (Fault::RawLast, Check::Readings, "not the raw one"),
    (Fault::CostFalls, Check::Cost, "a password of 1 bytes costs less than one of 0"),
    (Fault::CostsNothing, Check::Cost, "said to cost nothing"),
    (Fault::InspectsOther, Check::Inspect, "inspected as `rounds=1`, parsed as `rounds=10`"),
    (Fault::InspectNeedsLogin, Check::Inspect, "the login name is missing"),
    (Fault::PanicsOnShort, Check::HostileStrings, "parse panics"),
    (Fault::RecognisePanics, Check::HostileStrings, "recognise panics"),
    (Fault::InspectPanics, Check::HostileStrings, "inspect panics"),
    (Fault::CostPanics, Check::HostileStrings, "cost panics"),
    (Fault::IsSlow, Check::HostileStrings, "takes"),
    (Fault::HasBackdoor, Check::ChangedDigest, "another digest is accepted"),
    (Fault::CostIgnoresRounds, Check::HugeParameters, "`rounds=4294967295`, at a cost within the limits"),
    (Fault::ShowsDigest, Check::Secrets, "`Debug` of the record shows"),
    (Fault::ErrorShowsStored, Check::Secrets, "the error of a damaged string shows"),
    (Fault::StatesOtherCost, Check::Onion, "computing costs"),
    (Fault::ComputesOther, Check::Onion, "its password is rejected"),
];

#[test]
fn every_check_finds_what_it_is_for() {
    let mut seen = Vec::new();
    for (fault, expected, reason) in FOUND {
        let report = broken(*fault);
        let Some(Verdict::Failed(said)) = report.verdict(*expected) else { panic!("{fault:?} {report}") };
        assert!(said.contains(reason), "{fault:?} {report}");
        assert!(!report.is_ok() && report.failures().any(|(check, _)| check == *expected));
        // Nothing of the sample stands in the report.
        let text = report.to_string();
        assert!(!text.contains(PASSWORD) && !text.contains("6aedc044"), "{text}");
        seen.push(*expected);
    }
    let all: Vec<Check> = broken(Fault::Nothing).verdicts().map(|(check, _)| check).collect();
    assert!(all.iter().all(|check| seen.contains(check)), "{all:?}");
}

#[test]
fn the_same_scheme_without_a_fault_conforms() {
    let report = broken(Fault::Nothing);
    assert!(report.verdicts().all(|(_, verdict)| *verdict == Verdict::Passed), "{report}");
    report.assert();
}

#[test]
fn another_spelling_is_a_warning() {
    let report = broken(Fault::IgnoresTheEnd);
    report.assert();
    assert!(
        matches!(report.verdict(Check::ChangedDigest), Some(Verdict::Lenient { accepted: 1.. })),
        "{report}"
    );
}

#[test]
fn the_assertion_panics_with_the_list() {
    let panicked = std::panic::catch_unwind(|| broken(Fault::AcceptsAll).assert()).unwrap_err();
    let message = panicked.downcast_ref::<String>().unwrap();
    assert!(message.contains("x-acme: does not conform") && message.contains("wrong passwords: FAILED"));
}

#[test]
fn a_wrong_password_of_the_sample_is_tried() {
    let twin = FnScheme::yes_no(id("x-twin"), |input| {
        Ok(input.password() == PASSWORD.as_bytes() || input.password() == b"master key")
    });
    let twin = twin.with_prefix("bind:").with_cost(Cost::new(0, 1));
    check(&twin, &[sample("bind:x")]).assert();
    let report = check(&twin, &[sample("bind:x").with_wrong(Password::from("master key"))]);
    assert!(report.verdict(Check::WrongPasswords).unwrap().is_failed(), "{report}");
}

#[test]
fn without_samples_nothing_is_claimed() {
    let none = FnScheme::yes_no(id("x-bind"), |_| Ok(true)).with_prefix("bind:");
    let report = check(&none, &[]);
    assert!(matches!(report.verdict(Check::WrongPasswords), Some(Verdict::Skipped(_))), "{report}");
}
