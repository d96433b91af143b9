//! What must hold of any input, however hostile: one function for each fuzz
//! target. The targets call them, and `tests/corpus.rs` replays the seeds and
//! every input that once failed.

use std::error::Error as _;
use std::sync::OnceLock;

use password_compat::{
    Attempt, Cost, Error, Keyring, Limits, Outcome, Password, Pbkdf2, Prepared, Preset, Registry, Scratch,
    StoredHash, Strength, Subject, Verifier, presets, schemes,
};

/// Naming candidates neither panics nor depends on what was named before, and
/// a registry of fewer schemes names no others.
pub fn identify(data: &[u8]) {
    let row = StoredHash::new(data);
    let all = everything();
    let names = |registry: &Registry| -> Vec<String> {
        registry.identify(&row).iter().map(|candidate| candidate.scheme().to_string()).collect()
    };
    let first = names(all);
    assert_eq!(first, names(all), "named otherwise the second time");
    for candidate in all.identify(&row).iter() {
        let scheme = all.scheme(candidate.scheme().as_str()).expect("a candidate is registered");
        assert!(scheme.recognise(&row).is_some(), "{} did not recognise it", candidate.scheme());
    }
    for registry in by_preset() {
        // Of more than 16 candidates not all are kept.
        for name in names(registry).iter().filter(|_| first.len() < 16) {
            assert!(first.contains(name), "{name} is named by a preset and not by all");
        }
    }
}

/// Reading a row, with hardly any memory and work allowed: what is asked for
/// is refused, not allocated; errors repeat nothing; costs grow with the
/// password.
pub fn parse(data: &[u8]) {
    let row = StoredHash::new(data);
    for verifier in [frugal(), trying()] {
        let empty = prepare(verifier, &[], &row);
        let short = prepare(verifier, b"letmein", &row);
        let long = prepare(verifier, &[b'x'; 72], &row);
        assert!(!grows(&long, &short) && !grows(&short, &empty), "a longer password is cheaper");
        for error in [&empty, &short, &long].into_iter().filter_map(|result| result.as_ref().err()) {
            assert_silent(error, data);
        }
    }
    match frugal().registry().inspect(&row) {
        Ok(inspection) => {
            let again = frugal().registry().inspect(&row).expect("it could be inspected before");
            assert_eq!(inspection.scheme, again.scheme);
            assert_eq!(inspection.cost, again.cost);
        }
        Err(error) => {
            assert_silent(&error, data);
            assert!(prepare(frugal(), b"", &row).is_err(), "it is verified and cannot be inspected");
        }
    }
    for registry in by_preset() {
        if let Err(error) = registry.inspect(&row) {
            assert_silent(&error, data);
        }
    }
}

/// A whole login. The first byte says how many of the following are the
/// password; the rest is the row.
pub fn verify(data: &[u8]) {
    let Some((len, rest)) = data.split_first() else { return };
    let (password, stored) = rest.split_at(rest.len().min(usize::from(*len)));
    login(password, &StoredHash::new(stored), stored);
}

/// The text of a row with hint and columns: read, written and logged in with.
pub fn record_text(data: &[u8]) {
    let text = StoredHash::new(data);
    if let Ok(row) = StoredHash::from_record_text(data) {
        let written = row.to_record_text().expect("what was read can be written");
        assert_eq!(written.as_bytes(), data, "two texts of one row");
        login(b"letmein", &row, row.as_bytes());
        let plain = verdict(&plenty().verify(&Password::from("letmein"), &row));
        let unwrapped = verdict(&plenty().verify(&Password::from("letmein"), &text));
        assert_eq!(plain, unwrapped, "the text and the row differ");
    } else {
        login(b"letmein", &text, data);
    }
}

/// The program of an onion: `schemes readings program`, under a cheap outer hash.
pub fn program(data: &[u8]) {
    let encoded = StoredHash::new(data).to_record_text().expect("a row without columns has a text");
    let encoded = encoded.rsplit('$').next().unwrap_or_default();
    let row = ["$compat-onion$v=1$", encoded, OUTER].concat();
    let subject = somebody();
    let stored = StoredHash::new(&row);
    for password in [&b"letmein"[..], "Пароль".as_bytes()] {
        let typed = Password::from(password);
        let attempt = || Attempt::new(&typed, &stored).with_subject(&subject);
        match plenty().prepare(attempt()) {
            Ok(prepared) => {
                assert_affordable(&prepared);
                let first = verdict(&prepared.run(&mut Scratch::new()));
                assert_eq!(first, verdict(&plenty().verify_with(attempt())), "another verdict on the same");
            }
            Err(error) => assert_silent(&error, row.as_bytes()),
        }
    }
}

/// A native hash of passlib's spelling with one round.
const OUTER: &str = "$pbkdf2-sha256$1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

/// Logs in with a password and with the stored hash itself, twice, and follows
/// an upgrade and a wrapping to the end.
fn login(password: &[u8], row: &StoredHash, stored: &[u8]) {
    let verifier = plenty();
    let subject = somebody();
    let typed = Password::from(password);
    let outcome = verifier.verify_with(Attempt::new(&typed, row).with_subject(&subject));
    let again = verifier.verify_with(Attempt::new(&typed, row).with_subject(&subject));
    assert_eq!(verdict(&outcome), verdict(&again), "another verdict on the same");
    match &outcome {
        Ok(outcome) => {
            let upgrade = outcome.accepted().and_then(|accepted| accepted.upgrade());
            if let Some(Ok(new)) = upgrade.map(|upgrade| verifier.rehash(&typed, upgrade)) {
                assert_eq!(new.replaces(), row.as_bytes());
                let new = StoredHash::new(new.hash()).with_hint(new.hint().clone());
                assert_same(true, &verifier.verify_with(Attempt::new(&typed, &new).with_subject(&subject)));
            }
            if let Ok(onion) = verifier.wrap(row, &subject) {
                let wrapped = verifier.verify_with(Attempt::new(&typed, &onion).with_subject(&subject));
                assert_same(outcome.is_accepted(), &wrapped);
            }
        }
        Err(error) => assert_silent(error, stored),
    }
    if stored.len() > 8 {
        let itself = Password::from(stored);
        let outcome = verifier.verify_with(Attempt::new(&itself, row).with_subject(&subject));
        let accepted = matches!(outcome, Ok(Outcome::Accepted(_)));
        // Of a password in the clear, which a hint may say that it is, that is so.
        let clear = || verifier.examine(row).is_ok_and(|examined| examined.strength == Strength::Reversible);
        assert!(!accepted || clear(), "the stored hash is taken for its own password");
    }
}

fn prepare(verifier: &Verifier, password: &[u8], row: &StoredHash) -> Result<Cost, Error> {
    let (password, subject) = (Password::from(password), somebody());
    let prepared = verifier.prepare(Attempt::new(&password, row).with_subject(&subject))?;
    let _ = format!("{prepared:?}");
    Ok(prepared.cost())
}

/// Whether the second cost is more than the first in any way.
fn grows(first: &Result<Cost, Error>, second: &Result<Cost, Error>) -> bool {
    let (Ok(first), Ok(second)) = (first, second) else { return false };
    second.work > first.work || second.memory > first.memory
}

fn assert_affordable(prepared: &Prepared) {
    let allowed = plenty().limits().cost();
    assert!(prepared.cost().work <= allowed.work && prepared.cost().memory <= allowed.memory);
}

/// The same verdict, unless a layer more made it too expensive or too long.
fn assert_same(accepted: bool, outcome: &Result<Outcome, Error>) {
    match outcome {
        Ok(outcome) => assert_eq!(outcome.is_accepted(), accepted, "the replacement gives another verdict"),
        Err(Error::TooExpensive { .. } | Error::TooLong(_)) => {}
        Err(error) => panic!("the replacement cannot be read: {error:?}"),
    }
}

fn verdict(outcome: &Result<Outcome, Error>) -> String {
    match outcome {
        Ok(Outcome::Accepted(accepted)) => format!("accepted as {}", accepted.scheme()),
        Ok(Outcome::Rejected(rejected)) => format!("rejected by {:?}", rejected.scheme),
        Err(error) => format!("{error:?}"),
        Ok(_) => unreachable!("there are two outcomes"),
    }
}

/// No error repeats what was stored: neither the whole, nor a stretch of it
/// that could be part of a salt or a digest.
fn assert_silent(error: &Error, stored: &[u8]) {
    const STRETCH: usize = 12;
    let mut text = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!(" {cause} {cause:?}"));
        source = cause.source();
    }
    // Ids are names, and are shown on purpose.
    let shown = match error {
        Error::MissingKey { key, .. } => key.to_string(),
        Error::HintMismatch { hint, .. } => hint.to_string(),
        _ => String::new(),
    };
    let named = |name: &str, part: &[u8]| name.as_bytes().windows(part.len()).any(|window| window == part);
    let stretch = STRETCH.min(stored.len());
    for part in text.as_bytes().windows(stretch.max(8)) {
        // The words of messages have no digits, and their numbers no letters.
        let digits = part.iter().filter(|byte| byte.is_ascii_digit()).count();
        let telling = (1..part.len()).contains(&digits)
            && part.iter().all(|byte| byte.is_ascii_alphanumeric() || b"$./+=-_".contains(byte));
        if telling && stored.windows(part.len()).any(|window| window == part) {
            let id = schemes().any(|scheme| named(scheme.id().as_str(), part));
            assert!(id || named(&shown, part), "the error repeats what is stored: {text}");
        }
    }
}

fn somebody() -> Subject {
    Subject::named("alice").with_realm("example.org").with_user_id("7").with_email("alice@example.org")
}

/// Every preset and every scheme besides.
fn everything() -> &'static Registry {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    REGISTRY.get_or_init(|| {
        let builder =
            presets::ALL.iter().fold(Registry::builder(), |builder, preset| builder.preset(*preset));
        let builder = schemes().fold(builder, |builder, scheme| builder.enable(scheme.id()));
        builder.require_hints().build().expect("every built-in scheme can be registered")
    })
}

/// One registry for each preset.
fn by_preset() -> &'static [Registry] {
    static REGISTRIES: OnceLock<Vec<Registry>> = OnceLock::new();
    REGISTRIES.get_or_init(|| {
        let of = |preset: &Preset| Registry::builder().preset(*preset).build();
        presets::ALL.iter().map(of).collect::<Result<_, _>>().expect("a preset alone has no conflicts")
    })
}

fn verifier(limits: Limits, tries: usize) -> Verifier {
    let keys = Keyring::new().with("k", [7_u8; 32]).with("pepper", "a pepper kept outside the database");
    let builder = Verifier::builder(everything().clone()).native(Pbkdf2::new(1)).equal_time(false);
    let builder = builder.limits(limits).keyring(keys).host_key([1; 32]).try_candidates(tries);
    builder.build().expect("the native scheme fits the limits")
}

/// A few KiB and a millisecond.
fn frugal() -> &'static Verifier {
    static VERIFIER: OnceLock<Verifier> = OnceLock::new();
    VERIFIER.get_or_init(|| verifier(Limits::default().with_memory(8 << 10).with_work_micros(1_000), 1))
}

/// The same, trying several candidates.
fn trying() -> &'static Verifier {
    static VERIFIER: OnceLock<Verifier> = OnceLock::new();
    VERIFIER.get_or_init(|| verifier(Limits::default().with_memory(8 << 10).with_work_micros(1_000), 4))
}

/// What the cheapest parameters of every scheme need.
fn plenty() -> &'static Verifier {
    static VERIFIER: OnceLock<Verifier> = OnceLock::new();
    VERIFIER.get_or_init(|| verifier(Limits::default().with_memory(2 << 20).with_work_micros(4_000), 4))
}
