//! Stored hashes that are damaged, forged or too costly, for every scheme.

use std::error::Error as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use password_compat::{
    Argon2id, Attempt, Cost, Error, Exemplar, Keyring, Limits, Outcome, Password, Registry, Scheme, SchemeId,
    StoredHash, Strength, Subject, Verifier, VerifierBuilder, presets,
};

const WRONG: &str = "Wr0ng-Passw0rd/9f3c";
/// The one scheme without an exemplar: it needs a key (npm @node-rs/argon2 2.2.1).
const KEYED: &str =
    "$argon2d$v=19$m=64,t=1,p=1$0GEGl60JtZa1Ou5fvq9GAQ$YkB8+k8fIwRCLXw8vj2h4XMEJB8ybYJtiq794p9rI0M";
const KEY: &[u8] = b"a pepper kept outside the database";

fn exemplar(scheme: &dyn Scheme) -> Exemplar {
    let keyed = || {
        assert_eq!(scheme.id(), "argon2_keyed", "a scheme without an exemplar");
        Exemplar::new(KEYED, "letmein").with_keyring(Keyring::new().with("argon2", KEY))
    };
    scheme.exemplar().unwrap_or_else(keyed)
}

/// A verifier of one scheme, of what is modern, and of what the exemplar carries.
fn builder(scheme: &dyn Scheme) -> VerifierBuilder {
    let mut registry = Registry::builder().enable(scheme.id()).preset(presets::MODERN).require_hints();
    if scheme.id() == "mediawiki_encrypted" {
        // Without the key nobody sees what it carries.
        registry = registry.preset(presets::MEDIAWIKI);
    }
    // Carried in carried: at most two more.
    for _ in 0..2 {
        match registry.clone().build().unwrap().inspect(&row(scheme, &exemplar(scheme).stored)) {
            Err(Error::NotEnabled { scheme, .. }) => registry = registry.enable(scheme),
            inspected => assert!(inspected.is_ok(), "{}: {inspected:?}", scheme.id()),
        }
    }
    configured(registry.build().unwrap()).keyring(exemplar(scheme).keyring)
}

fn configured(registry: Registry) -> VerifierBuilder {
    Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).equal_time(false)
}

/// Every preset, and every scheme that is in none.
fn everything() -> VerifierBuilder {
    static REGISTRY: OnceLock<Registry> = OnceLock::new();
    let registry = REGISTRY.get_or_init(|| {
        let all = password_compat::schemes().fold(Registry::builder(), |all, scheme| all.enable(scheme.id()));
        all.require_hints().build().unwrap()
    });
    configured(registry.clone())
}

/// The row as the scheme needs it: dialects are read by hint only.
fn row(scheme: &dyn Scheme, stored: &StoredHash) -> StoredHash {
    let dialect = scheme.profile().dialect_of.is_some();
    if dialect { stored.clone().with_hint(scheme.id()) } else { stored.clone() }
}

#[test]
fn exemplars_match_their_password_only() {
    for scheme in password_compat::schemes() {
        let verifier = builder(scheme).build().unwrap();
        let exemplar = exemplar(scheme);
        let row = row(scheme, &exemplar.stored);
        let verify = |password: &str| {
            let password = Password::from(password);
            verifier.verify_with(Attempt::new(&password, &row).with_subject(&exemplar.subject))
        };
        match verify(exemplar.password) {
            Ok(Outcome::Accepted(accepted)) => assert_eq!(*accepted.scheme(), scheme.id()),
            outcome => panic!("{}: {outcome:?}", scheme.id()),
        }
        for wrong in [WRONG, "", &[exemplar.password, "x"].concat(), &exemplar.password[1..]] {
            let outcome = verify(wrong);
            assert!(matches!(outcome, Ok(Outcome::Rejected(_))), "{} {wrong}: {outcome:?}", scheme.id());
        }
    }
}

/// Each prefix; each byte deleted, doubled and replaced; each number replaced.
fn mutations(stored: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    let spliced = |start: usize, end: usize, new: &[u8]| [&stored[..start], new, &stored[end..]].concat();
    for at in 0..stored.len() {
        all.push(stored[..at].to_vec());
        all.push(spliced(at, at + 1, b""));
        all.push(spliced(at, at, &stored[at..=at]));
        for new in [0x00, 0x20, b'$', b':', b'}', 0x80, 0xff] {
            all.push(spliced(at, at + 1, &[new]));
        }
    }
    let mut at = 0;
    while at < stored.len() {
        let digits = stored[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits > 0 {
            let numbers =
                ["0", "00", "99999999999999999999", "4294967295", "4294967296", "-1", "+1", "1e3", "007"];
            all.extend(numbers.iter().map(|new| spliced(at, at + digits, new.as_bytes())));
        }
        at += digits.max(1);
    }
    all
}

/// What an error says, with its causes and in `Debug`, has no secrets in it.
fn assert_silent(error: &Error, stored: &[u8], password: &str) {
    let mut text = format!("{error} {error:?}");
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    assert!(!text.contains(password), "{text}");
    // Shorter ones can be the start of a name.
    if let Some(stored) = core::str::from_utf8(stored).ok().filter(|stored| stored.len() >= 20) {
        assert!(!text.contains(stored), "{text}");
    }
}

/// How many mutations of a recipe are tried. Recipes are hundreds and share one
/// parser, whose layouts have vectors and a fuzz target of their own; the families
/// have a parser each, and there every mutation is tried.
const OF_A_RECIPE: usize = 150;
/// What computing a mutation of a recipe may cost, in microseconds: above it the
/// row is read, found too expensive and refused.
const OF_A_RECIPE_MICROS: u64 = 3_000;

/// Of a recipe every n-th mutation, from another one on for each recipe. No factor
/// of n is one of 10, the number of mutations of a byte, so that all kinds occur.
fn some_mutations(stored: &[u8], recipe: Option<usize>) -> Vec<Vec<u8>> {
    let all = mutations(stored);
    let Some(offset) = recipe else { return all };
    let least = all.len().div_ceil(OF_A_RECIPE);
    let step = (least..).find(|step| step % 2 != 0 && step % 5 != 0).unwrap();
    all.into_iter().skip(offset % step).step_by(step).collect()
}

/// How many rows with a mutated exemplar gave a verdict and how many an error.
/// `recipe` is the place of a recipe among them, and `None` for a family.
fn mutate(scheme: &dyn Scheme, recipe: Option<usize>) -> (usize, usize) {
    let (exemplar, wrong) = (exemplar(scheme), Password::from(WRONG));
    let plain = builder(scheme).build().unwrap();
    // Just enough for what the exemplar asks.
    let cost = plain.registry().inspect(&row(scheme, &exemplar.stored)).unwrap().cost;
    let most = if recipe.is_some() { OF_A_RECIPE_MICROS } else { u64::MAX };
    let micros = cost.micros().min(most) + 50;
    let tiny = Limits::default().with_memory(cost.memory.max(1 << 16)).with_work_micros(micros);
    let verifier = builder(scheme).limits(tiny.clone()).build().unwrap();
    let all = everything().keyring(exemplar.keyring.clone()).limits(tiny).build().unwrap();
    let mut counts = (0, 0);
    for mutation in some_mutations(exemplar.stored.as_bytes(), recipe) {
        let columns = exemplar.stored.columns();
        let mutated = columns
            .fold(StoredHash::new(&mutation), |row, (column, value)| row.with_column(column.clone(), value));
        let row = row(scheme, &mutated);
        let attempt = || Attempt::new(&wrong, &row).with_subject(&exemplar.subject);
        match verifier.verify_with(attempt()) {
            Ok(Outcome::Rejected(_)) => counts.0 += 1,
            Ok(outcome) => panic!("{}: {outcome:?} of {row:?}", scheme.id()),
            Err(error) => {
                counts.1 += 1;
                assert_silent(&error, &mutation, WRONG);
            }
        }
        for verifier in [&verifier, &all] {
            if let Err(error) = verifier.prepare(attempt()) {
                assert_silent(&error, &mutation, WRONG);
            }
            if let Err(error) = verifier.registry().inspect(&row) {
                assert_silent(&error, &mutation, WRONG);
            }
        }
    }
    counts
}

#[test]
fn mutations_of_exemplars_never_match_a_wrong_password() {
    let recipes: Vec<SchemeId> = password_compat::recipes().map(Scheme::id).collect();
    let schemes: Vec<&dyn Scheme> = password_compat::schemes().collect();
    let (next, all) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(scheme) = schemes.get(next.fetch_add(1, Ordering::Relaxed)) {
            let recipe = recipes.iter().position(|id| *id == scheme.id());
            let counts = mutate(*scheme, recipe);
            all.lock().unwrap().push((scheme.id(), scheme.profile().strength, recipe.is_some(), counts));
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let (mut families, mut of_recipes) = (0, 0);
    for (id, strength, is_recipe, (verdicts, errors)) in all.into_inner().unwrap() {
        let (computed, least) = if is_recipe { (&mut of_recipes, 5) } else { (&mut families, 20) };
        // Most of what is changed in a text in the clear is another text.
        let least = if strength == Strength::Reversible { 0 } else { least };
        assert!(errors >= least, "{id}: {verdicts} verdicts, {errors} errors");
        *computed += verdicts;
    }
    assert!(families > 1000 && of_recipes > 1000, "{families} and {of_recipes} rows could be computed");
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Expected {
    TooExpensive,
    Malformed,
}
use Expected::{Malformed, TooExpensive};

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0_u32, |sum, at| sum << 8 | u32::from(*chunk.get(at).unwrap_or(&0)));
        for at in 0..4 {
            let digit = ALPHABET[(group >> (18 - 6 * at)) as usize & 63];
            text.push(if at <= chunk.len() { digit.into() } else { '=' });
        }
    }
    text
}

/// ASP.NET Core Identity: PRF, rounds, length of the salt, salt, key.
fn aspnet_v3(prf: u32, rounds: u32, salt_len: u32, salt: usize, key: usize) -> String {
    let numbers = [prf, rounds, salt_len].map(u32::to_be_bytes).concat();
    base64(&[[1].as_slice(), &numbers, &[7].repeat(salt), &[9].repeat(key)].concat())
}

fn argon2(parameters: &str) -> String {
    format!("$argon2id$v=19${parameters}$c29tZXNhbHQ$NQrDciL0Nsy1wJcvHr079rlYvyBxhBNi")
}

fn scrypt(parameters: &str) -> String {
    format!("$scrypt${parameters}$U29kaXVtQ2hsb3JpZGU$nDP6tQtr6S2BOvedHlQdGzXX1Un1lesvX7frlYDZF84")
}

fn bcrypt(cost: &str) -> String {
    format!("$2b${cost}$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm")
}

fn sha512_crypt(rounds: &str) -> String {
    format!("$6$rounds={rounds}$saltstring${}", ".".repeat(86))
}

fn sha256_crypt(rounds: &str) -> String {
    format!("$5$rounds={rounds}$saltstring${}", ".".repeat(43))
}

fn pbkdf2(digest: &str, rounds: &str, len: usize) -> String {
    let digest_text = base64(&[9].repeat(len)).replace('=', "").replace('+', ".");
    format!("$pbkdf2{digest}${rounds}$.//.c2FsdA${digest_text}")
}

fn phpass(log2: char) -> String {
    format!("$P${log2}IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0")
}

/// `$7$` with N, r and p as they are spelt.
fn scrypt7(parameters: &str) -> String {
    format!("$7${parameters}SodiumChloride$jtY88vF43nA266PYueeg7EqYxFeJwEkpHh22fUxrD.D")
}

fn werkzeug_scrypt(parameters: &str) -> String {
    format!("scrypt:{parameters}$saltSALT${}", "0".repeat(128))
}

/// Scheme, stored hash, and what comes of it. Decided before anything is computed.
fn hostile() -> Vec<(&'static str, String, Expected)> {
    let u32_max = "4294967295";
    let sha256_64 = base64(&[9].repeat(32));
    vec![
        ("bcrypt", bcrypt("31"), TooExpensive),
        ("bcrypt", bcrypt("18"), TooExpensive),
        ("bcrypt", bcrypt("32"), Malformed),
        ("bcrypt", bcrypt("99"), Malformed),
        ("bcrypt", bcrypt("00"), Malformed),
        ("bcrypt_2x", bcrypt("31").replace("$2b$", "$2x$"), TooExpensive),
        ("wp_bcrypt", ["$wp", &bcrypt("31").replace("$2b$", "$2y$")].concat(), TooExpensive),
        ("django_bcrypt", ["bcrypt$", &bcrypt("31")].concat(), TooExpensive),
        ("django_bcrypt_sha256", ["bcrypt_sha256$", &bcrypt("31")].concat(), TooExpensive),
        ("spring_delegating", ["{bcrypt}", &bcrypt("31")].concat(), TooExpensive),
        ("ldap_crypt", ["{CRYPT}", &bcrypt("31")].concat(), TooExpensive),
        ("argon2", argon2("m=4294967295,t=1,p=1"), TooExpensive),
        ("argon2", argon2("m=524289,t=1,p=1"), TooExpensive),
        ("argon2", argon2("m=64,t=4294967295,p=1"), TooExpensive),
        ("argon2", argon2("m=4294967295,t=4294967295,p=16777215"), TooExpensive),
        ("argon2", argon2("m=134217720,t=1,p=16777215"), TooExpensive),
        // Less than eight blocks a lane.
        ("argon2", argon2("m=64,t=1,p=16777215"), Malformed),
        ("argon2", argon2("m=4294967296,t=1,p=1"), Malformed),
        ("argon2", argon2("m=64,t=0,p=1"), Malformed),
        ("argon2", argon2("m=64,t=1,p=0"), Malformed),
        ("argon2", argon2("m=0,t=1,p=1"), Malformed),
        ("argon2", argon2("m=-64,t=1,p=1"), Malformed),
        ("argon2", argon2("m=64,t=1,p=1,m=64"), Malformed),
        ("django_argon2", ["argon2", &argon2("m=4294967295,t=1,p=1")].concat(), TooExpensive),
        ("spring_delegating", ["{argon2}", &argon2("m=4294967295,t=1,p=1")].concat(), TooExpensive),
        ("scrypt", scrypt("ln=63,r=8,p=1"), TooExpensive),
        ("scrypt", scrypt("ln=24,r=8,p=1"), TooExpensive),
        ("scrypt", scrypt("ln=65,r=8,p=1"), Malformed),
        ("scrypt", scrypt("ln=0,r=8,p=1"), Malformed),
        ("scrypt", scrypt("ln=255,r=8,p=1"), Malformed),
        ("kratos_scrypt", scrypt("ln=16777216,r=8,p=1"), TooExpensive),
        ("kratos_scrypt", scrypt("ln=9223372036854775808,r=8,p=1"), TooExpensive),
        ("kratos_scrypt", scrypt("ln=64,r=65536,p=65536"), Malformed),
        ("scrypt", scrypt("ln=4,r=65536,p=65536"), Malformed),
        ("scrypt", scrypt("ln=4,r=4294967295,p=4294967295"), Malformed),
        ("scrypt", scrypt("ln=20,r=1,p=1073741823"), TooExpensive),
        ("scrypt", scrypt("ln=20,r=536870911,p=1"), TooExpensive),
        ("scrypt7", scrypt7("z/..../...."), TooExpensive),
        ("scrypt7", scrypt7("M/..../...."), TooExpensive),
        ("scrypt7", scrypt7("2zzzzz/...."), TooExpensive),
        ("scrypt7", scrypt7("2zzzzzzzzzz"), Malformed),
        ("scrypt7", scrypt7("2........../"), Malformed),
        ("werkzeug", werkzeug_scrypt("32769:8:1"), Malformed),
        ("werkzeug", werkzeug_scrypt("0:8:1"), Malformed),
        ("werkzeug", werkzeug_scrypt("1:8:1"), Malformed),
        ("werkzeug", werkzeug_scrypt("1073741824:8:1"), TooExpensive),
        ("werkzeug", werkzeug_scrypt("9223372036854775808:8:1"), TooExpensive),
        ("werkzeug", werkzeug_scrypt("18446744073709551616:8:1"), Malformed),
        ("werkzeug", format!("pbkdf2:sha256:{u32_max}$salt${}", "0".repeat(64)), TooExpensive),
        ("werkzeug", format!("pbkdf2:sha256:4294967296$salt${}", "0".repeat(64)), Malformed),
        ("werkzeug", format!("pbkdf2:sha256:0$salt${}", "0".repeat(64)), Malformed),
        ("django_scrypt", format!("scrypt$16385$salt$8$1${}", base64(&[9].repeat(64))), Malformed),
        ("django_scrypt", format!("scrypt$1099511627776$salt$8$1${}", base64(&[9].repeat(64))), TooExpensive),
        ("django_scrypt", format!("scrypt$16384$salt$8$65536${}", base64(&[9].repeat(64))), TooExpensive),
        ("django_pbkdf2_sha256", format!("pbkdf2_sha256${u32_max}$salt${sha256_64}"), TooExpensive),
        ("django_pbkdf2_sha256", format!("pbkdf2_sha256$4294967296$salt${sha256_64}"), Malformed),
        (
            "django_pbkdf2_sha1",
            format!("pbkdf2_sha1${u32_max}$salt${}", base64(&[9].repeat(20))),
            TooExpensive,
        ),
        ("pbkdf2_sha1", pbkdf2("", u32_max, 20), TooExpensive),
        ("pbkdf2_sha256", pbkdf2("-sha256", u32_max, 32), TooExpensive),
        ("pbkdf2_sha256", pbkdf2("-sha256", "0", 32), Malformed),
        ("pbkdf2_sha512", pbkdf2("-sha512", u32_max, 64), TooExpensive),
        ("pbkdf2_phc", pbkdf2("-sha256", "i=4294967295,l=32", 32), TooExpensive),
        ("pbkdf2_phc", pbkdf2("-sha256", "i=10,l=4294967295", 32), Malformed),
        ("sha512_crypt", sha512_crypt("999999999"), TooExpensive),
        ("sha512_crypt", sha512_crypt("1000000000"), Malformed),
        ("sha512_crypt", sha512_crypt(u32_max), Malformed),
        ("sha512_crypt", sha512_crypt("999"), Malformed),
        ("sha256_crypt", sha256_crypt("999999999"), TooExpensive),
        ("sha256_crypt", sha256_crypt("-1"), Malformed),
        ("ldap_crypt", ["{CRYPT}", &sha512_crypt("999999999")].concat(), TooExpensive),
        ("phpass", phpass('S'), TooExpensive),
        ("phpass", phpass('z'), Malformed),
        ("phpass", phpass('.'), Malformed),
        ("aspnet_identity_v3", aspnet_v3(1, u32::MAX, 16, 16, 32), TooExpensive),
        ("aspnet_identity_v3", aspnet_v3(2, 10_000_000, 16, 16, 4000), TooExpensive),
        ("aspnet_identity_v3", aspnet_v3(1, 0, 16, 16, 32), Malformed),
        ("aspnet_identity_v3", aspnet_v3(1, 1000, u32::MAX, 16, 32), Malformed),
        ("aspnet_identity_v3", aspnet_v3(1, 1000, 255, 16, 32), Malformed),
        ("aspnet_identity_v3", aspnet_v3(1, 1000, 16, 16, 15), Malformed),
    ]
}

#[test]
fn hostile_numbers_are_refused_before_anything_is_computed() {
    let verifier = everything().build().unwrap();
    let password = Password::from("password");
    let mut failures = Vec::new();
    for (scheme, stored, expected) in hostile() {
        let row = StoredHash::new(&stored).with_hint(scheme);
        // `prepare` computes nothing, by its contract; `verify` is to stop there too.
        let prepared = verifier.prepare(Attempt::new(&password, &row)).map(|prepared| prepared.cost());
        let right = matches!(
            (&prepared, expected),
            (Err(Error::TooExpensive { .. }), TooExpensive) | (Err(Error::Malformed { .. }), Malformed)
        );
        if !right {
            failures.push(format!("{scheme} {stored}: {expected:?} expected, {prepared:?}"));
            continue;
        }
        let verified = verifier.verify(&password, &row).map(|_| ()).map_err(|error| error.code());
        assert_eq!(verified, Err(prepared.map(|_| ()).unwrap_err().code()));
        // An import has the same answer.
        let limit = verifier.limits().cost();
        let over = |cost: Cost| cost.work > limit.work || cost.memory > limit.memory;
        match verifier.registry().inspect(&row) {
            Ok(inspection) => assert!(expected == TooExpensive && over(inspection.cost), "{stored}"),
            Err(error) => {
                assert!(expected == Malformed && error.code() == "malformed", "{stored}: {error:?}")
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Whole sets of parameters that are in use somewhere.
fn in_the_wild() -> Vec<(&'static str, String)> {
    vec![
        ("bcrypt", bcrypt("15")),
        ("argon2", argon2("m=262144,t=3,p=1")),
        ("argon2", argon2("m=15360,t=50,p=16")),
        ("scrypt", scrypt("ln=17,r=8,p=1")),
        ("scrypt", scrypt("ln=16,r=16,p=16")),
        ("pbkdf2_sha1", pbkdf2("", "1300000", 20)),
        ("pbkdf2_sha256", pbkdf2("-sha256", "1300000", 32)),
        ("pbkdf2_sha512", pbkdf2("-sha512", "1300000", 64)),
        ("sha256_crypt", sha256_crypt("656000")),
        ("sha512_crypt", sha512_crypt("656000")),
    ]
}

#[test]
fn the_default_limits_admit_what_is_in_use() {
    let verifier = everything().build().unwrap();
    for (scheme, stored) in in_the_wild() {
        for len in [0, 1, 8, 72] {
            let password = Password::new(vec![b'x'; len]);
            let row = StoredHash::new(&stored);
            let prepared = verifier.prepare(Attempt::new(&password, &row));
            assert!(prepared.is_ok(), "{scheme} {stored}, {len} bytes: {prepared:?}");
            let inspected = verifier.registry().inspect(&row).unwrap();
            assert_eq!(inspected.scheme, scheme);
        }
    }
}

#[test]
fn long_passwords_under_sha_crypt() {
    let id = || SchemeId::parse("sha512_crypt").unwrap();
    let long = Password::new(vec![b'x'; 4096]);
    let code = |limits: Limits, rounds: &str| {
        let verifier = everything().limits(limits).build().unwrap();
        let row = StoredHash::new(sha512_crypt(rounds));
        verifier.prepare(Attempt::new(&long, &row)).map(|_| ()).map_err(|error| error.code())
    };
    let defaults = Limits::default();
    let longer = defaults.clone().with_password_len_of(id(), 4096);
    assert_eq!(code(defaults.clone(), "656000"), Err("too_expensive"));
    assert_eq!(code(longer.clone(), "656000"), Ok(()));
    // Its length is let through, and is found to cost too much.
    assert_eq!(code(longer.clone(), "1000000"), Err("too_expensive"));
    assert_eq!(code(longer.clone().with_work_micros(60_000_000), "1000000"), Ok(()));
    assert_eq!(code(longer.clone().with_work_micros(5_000_000), "656000"), Err("too_expensive"));
    assert_eq!(code(defaults.with_work_micros(60_000_000), "1000"), Err("too_expensive"));
    assert_eq!(code(longer.with_password_len(4095), "1000"), Err("too_long"));
    // Under another scheme the same length costs little.
    let verifier = everything().build().unwrap();
    let row = StoredHash::new(pbkdf2("-sha512", "1300000", 64));
    assert!(verifier.prepare(Attempt::new(&long, &row)).is_ok());
}

#[test]
fn extreme_limits_do_not_overflow() {
    let widest = Limits::default()
        .with_memory(u64::MAX)
        .with_work_micros(u64::MAX)
        .with_password_len(usize::MAX)
        .with_stored_len(usize::MAX);
    let widest = ["sha256_crypt", "sha512_crypt", "md5_crypt", "apr_md5_crypt"]
        .into_iter()
        .fold(widest, |all, id| all.with_password_len_of(SchemeId::parse(id).unwrap(), usize::MAX));
    let verifier = everything().limits(widest).build().unwrap();
    let subject = Subject::unknown();
    for len in [0, 1, 72, 4096, 1 << 20] {
        let password = Password::new(vec![b'x'; len]);
        let rows: Vec<StoredHash> = hostile()
            .into_iter()
            .filter(|(_, _, expected)| *expected == TooExpensive)
            .map(|(scheme, stored, _)| StoredHash::new(stored).with_hint(scheme))
            .collect();
        for row in &rows {
            // Prepared, never run.
            let prepared = verifier.prepare(Attempt::new(&password, row));
            assert!(matches!(prepared, Ok(_) | Err(Error::TooExpensive { .. })), "{prepared:?}");
        }
        // All at once: the sum of all costs.
        let prepared = verifier.prepare(Attempt::with_values(&password, &rows).with_subject(&subject));
        assert!(matches!(prepared, Ok(_) | Err(Error::TooExpensive { .. })), "{prepared:?}");
    }
    // No verifier can be had with nothing allowed: nobody could log in.
    let nothing = Limits::default().with_memory(0).with_work_micros(0);
    assert!(everything().limits(nothing).build().is_err());
    let short =
        everything().limits(Limits::default().with_password_len(0).with_stored_len(0)).build().unwrap();
    let (empty, one) = (Password::from(""), Password::from("x"));
    assert!(matches!(short.verify(&one, &StoredHash::new("")), Err(Error::TooLong(_))));
    assert!(matches!(short.verify(&empty, &StoredHash::new("x")), Err(Error::TooLong(_))));
    assert!(matches!(short.verify(&empty, &StoredHash::new("")), Err(Error::Disabled)));
}
