mod canaries;
mod spelling;
mod valgrind;

use std::hint::black_box;
use std::process::ExitCode;

use password_compat::{
    Computation, Computed, Encoding, FnScheme, Input, Params, ParseError, Password, Pbkdf2, Prefix, Profile,
    Record, Registry, Scheme, SchemeId, Scratch, StoredHash, Strength, Verifier, schemes,
};

use crate::spelling::{ENCODINGS, spell};
use crate::valgrind::{declassify, poison};

/// The digests of all sizes that occur.
const LENGTHS: [usize; 5] = [16, 20, 32, 48, 64];

#[derive(Default)]
struct Check {
    cases: usize,
    surprises: usize,
}

impl Check {
    /// Runs a case, which may be reported exactly so often.
    fn exactly(&mut self, allowed: usize, name: &str, case: impl FnOnce()) {
        let reports = count(case);
        self.line(reports == allowed, reports, &format!("{allowed}"), name);
    }

    /// Runs a case that has to be reported.
    fn leaks(&mut self, name: &str, case: impl FnOnce()) {
        let reports = count(case);
        self.line(reports > 0, reports, "> 0", name);
    }

    fn line(&mut self, expected: bool, reports: usize, allowed: &str, name: &str) {
        self.cases += 1;
        let verdict = if expected { "ok" } else { "SURPRISE" };
        println!("{reports:>6} {allowed:>6}  {verdict:<8}  {name}");
        self.surprises += usize::from(!expected);
    }
}

fn count(case: impl FnOnce()) -> usize {
    let before = valgrind::reports();
    black_box(case)();
    valgrind::reports() - before
}

/// A copy on the heap that valgrind takes for secret.
fn secret(bytes: &[u8]) -> Vec<u8> {
    let mut copy = black_box(bytes.to_vec());
    poison(&mut copy);
    copy
}

/// Some bytes, with all values of a byte among the lengths.
fn digest(len: usize) -> Vec<u8> {
    (0..len).map(|place| (place * 89 + len * 7) as u8).collect()
}

fn main() -> ExitCode {
    if !valgrind::running() {
        eprintln!("this proves nothing outside valgrind");
        return ExitCode::from(2);
    }
    let mut check = Check::default();
    println!("reports allowed            case");
    canaries::run(&mut check);
    decoding(&mut check);
    encoding(&mut check);
    comparing(&mut check);
    logins(&mut check);
    stored(&mut check);
    println!("{} cases, {} surprises", check.cases, check.surprises);
    if check.surprises == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn wellformed(encoding: Encoding) -> usize {
    let _ = encoding;
    1
}

fn decoding(check: &mut Check) {
    for (name, encoding) in ENCODINGS {
        for len in LENGTHS {
            let text = spell(encoding, &digest(len));
            let decode = |text: &[u8], well_formed: bool| {
                let text = secret(text);
                let tag = black_box(encoding.decode_exact(&text, len));
                assert_eq!(declassify(tag.is_some()), well_formed);
            };
            check.exactly(wellformed(encoding), &format!("decode {name}, {len} bytes"), || {
                decode(&text, true);
            });
            if encoding == Encoding::Raw {
                continue;
            }
            for (place, at) in [("first", 0), ("last", text.iter().rposition(|c| *c != b'=').unwrap())] {
                let mut broken = text.clone();
                broken[at] = b'!';
                check.exactly(
                    wellformed(encoding),
                    &format!("decode {name}, {len} bytes, {place} malformed"),
                    || decode(&broken, false),
                );
            }
        }
    }
}

/// A scheme whose "digest" is the password in an encoding.
#[derive(Debug)]
struct Spelt {
    encoding: Encoding,
    prefix: [Prefix; 1],
}

impl Scheme for Spelt {
    fn id(&self) -> SchemeId {
        SchemeId::external("x-spelt").unwrap()
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast)
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefix
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let computation = Computation::steps().password().encode(self.encoding).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, password_compat::Tag::new(input.rest(6)))))
    }
}

fn encoding(check: &mut Check) {
    for (name, encoding) in ENCODINGS {
        let computation = Computation::steps().password().encode(encoding).build().unwrap();
        let verifier = verifier(Spelt { encoding, prefix: [Prefix::exact("spelt:")] }, false);
        for len in LENGTHS {
            let bytes = digest(len);
            check.exactly(0, &format!("encode {name}, {len} bytes"), || {
                let bytes = secret(&bytes);
                let _ = black_box(computation.run(&bytes, &mut Scratch::new()));
            });
            let mut stored = b"spelt:".to_vec();
            stored.extend(spell(encoding, &bytes));
            check.exactly(1, &format!("encode {name}, {len} bytes, and compare"), || {
                attempt(&verifier, secret(&bytes), &stored, 6..6, true);
            });
        }
    }
}


fn verifier(scheme: impl Scheme + 'static, equal_time: bool) -> Verifier {
    let registry = Registry::builder().scheme(scheme).build().unwrap();
    Verifier::builder(registry).native(Pbkdf2::default()).equal_time(equal_time).build().unwrap()
}

/// Verifies, with a range of the stored hash secret.
fn attempt(
    verifier: &Verifier,
    password: Vec<u8>,
    stored: &[u8],
    secret_range: std::ops::Range<usize>,
    accepted: bool,
) {
    let mut stored = black_box(stored.to_vec());
    poison(&mut stored[secret_range]);
    let outcome = verifier.verify(&Password::new(password), &StoredHash::new(&stored)).unwrap();
    assert_eq!(declassify(outcome.is_accepted()), accepted);
}

fn comparing(check: &mut Check) {
    for (name, encoding) in ENCODINGS {
        for len in [20, 32, 64] {
            let right = digest(len);
            let (mut first, mut last) = (right.clone(), right.clone());
            first[0] ^= 1;
            last[len - 1] ^= 0x80;
            for (what, derived, accepted) in
                [("equal", &right, true), ("first differs", &first, false), ("last differs", &last, false)]
            {
                let derived_copy = derived.clone();
                let id = SchemeId::external("x-digest").unwrap();
                let scheme = FnScheme::digest(id, encoding, len, move |_| Ok(secret(&derived_copy)));
                let verifier_ = verifier(scheme.with_prefix("digest:"), false);
                let mut stored = b"digest:".to_vec();
                stored.extend(spell(encoding, &right));
                check.exactly(1, &format!("compare {name}, {len} bytes, derived secret, {what}"), || {
                    attempt(&verifier_, b"password".to_vec(), &stored, 7..7, accepted);
                });
                check.exactly(1 + wellformed(encoding), &format!("compare {name}, {len} bytes, both secret, {what}"), || {
                    attempt(&verifier_, b"password".to_vec(), &stored, 7..stored.len(), accepted);
                });
                let text = spell(encoding, derived).iter().map(|b| if *b < 128 {*b} else {b'~'} ).collect::<Vec<_>>();
                let text = String::from_utf8(text).unwrap();
                let id = SchemeId::external("x-text").unwrap();
                let scheme = FnScheme::encrypt_only(id, encoding, move |_| {
                    let mut text = black_box(text.clone());
                    // SAFETY: which bytes they are does not change.
                    poison(unsafe { text.as_bytes_mut() });
                    Ok(text)
                });
                let verifier_ = verifier(scheme.with_prefix("digest:"), false);
                if encoding != Encoding::Raw {
                check.exactly(1 + 2 * wellformed(encoding), &format!("compare blinded {name}, {len} bytes, both secret, {what}"), || {
                    attempt(&verifier_, b"password".to_vec(), &stored, 7..stored.len(), accepted);
                });
                }
            }
        }
    }
}

fn logins(check: &mut Check) {
    for scheme in schemes() {
        let Some(known) = scheme.exemplar() else { println!("no exemplar {}", scheme.id()); continue };
        let id = scheme.id();
        if ["bcrypt", "argon2", "scrypt", "werkzeug", "spring_d", "scrypt7"].iter().any(|w| id.as_str().contains(w)) {
            continue;
        }
        let registry = Registry::builder().enable(id.as_str());
        let registry = if id.as_str().starts_with("ldap") { registry.preset(password_compat::presets::LDAP) } else { registry };
        let registry = registry.assume(id.as_str()).build();
        let Ok(registry) = registry else { println!("{id} {registry:?}"); continue };
        for equal in [false, true] {
        let verifier = Verifier::builder(registry.clone()).native(Pbkdf2 { rounds: 1000, ..Pbkdf2::default() }).equal_time(equal).build().unwrap();
        for (what, right) in [("right", true), ("wrong", false)] {
            let mut password = known.password.as_bytes().to_vec();
            if !right {
                password[0] ^= 1;
            }
            let row = known.stored.clone().with_hint(id.as_str());
            let mut t = std::time::Instant::now();
            check.exactly(1, &format!("login {id}, {what} password, {equal}"), || {
                let outcome = verifier.verify(&Password::new(secret(&password)), &row);
                match outcome {
                    Ok(o) => assert_eq!(declassify(o.is_accepted()), right),
                    Err(e) => println!("{e:?}"),
                }
            });
            if t.elapsed().as_secs_f32() > 0.5 { println!("slow {:?}", t.elapsed()); }
            t = std::time::Instant::now(); let _ = t;
        }
        }
    }
}

fn stored(check: &mut Check) {
    for (id, stored, len) in [("hex_sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 64), ("md5_crypt", "$1$wu98$9UuD3hvrwehnqyF1D548N0", 22),
    ("pbkdf2_sha256", "$pbkdf2-sha256$10$.//.c2FsdA$if4XCuPT2520..oLb1pnlR8wgJgfU5qDdDHE5Obx7Xs", 43)] {
        let registry = Registry::builder().enable(id).build().unwrap();
        let verifier = Verifier::builder(registry.clone()).native(Pbkdf2 { rounds: 1000, ..Pbkdf2::default() }).equal_time(false).build().unwrap();
        check.exactly(1, &format!("stored digest secret: {id}"), || {
            let s = stored.len() - len;
            attempt(&verifier, if len == 64 { "abc" } else { "password" }.into(), stored.as_bytes(), s..stored.len(), true);
        });
    }
}
