use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::keyring::Keyring;
use crate::primitives::yescrypt::{Flavour, YescryptParams};
use crate::primitives::{Argon2Variant, BcryptKey, Digest};
use crate::scheme::Input;
use crate::stored::{StoredHash, Subject};

fn hex_of(computation: &Computation, password: &str) -> String {
    let tag = computation.run(password.as_bytes(), &mut Scratch::new()).unwrap();
    tag.as_bytes().iter().map(|byte| alloc::format!("{byte:02x}")).collect()
}

#[test]
fn layers_run_from_the_inside_out() {
    // python3: hashlib.sha1(b"salt" + hashlib.md5(b"password").hexdigest().encode()).hexdigest()
    let inner = Computation::steps().password().digest(Digest::Md5).encode(Encoding::Hex).build().unwrap();
    let outer = Computation::steps().bytes("salt").password().concat(2).digest(Digest::Sha1).build().unwrap();
    let both = inner.under(&outer).unwrap();
    assert_eq!(hex_of(&both, "password"), "5886d388acf40db80343b303110cb195cb1c210a");
}

#[test]
fn a_repetition_feeds_back() {
    // python3: x=b"pw"; [x := hashlib.md5(x).hexdigest().encode() for _ in range(5)]
    let steps = Computation::steps().password();
    let five = steps.repeat(5, |body| body.digest(Digest::Md5).encode(Encoding::Hex)).build().unwrap();
    assert_eq!(String::from_utf8(hex(&hex_of(&five, "pw"))).unwrap(), "3539db590a1c4688423975701e495c56");
}

fn hex(text: &str) -> Vec<u8> {
    crate::codec::hex::decode(text.as_bytes()).unwrap().to_vec()
}

#[test]
fn nested_repetitions_end_together() {
    let nested = Computation::steps()
        .password()
        .repeat(3, |outer| outer.repeat(2, |inner| inner.digest(Digest::Sha1)))
        .build()
        .unwrap();
    let flat = Computation::steps().password().repeat(6, |body| body.digest(Digest::Sha1)).build().unwrap();
    assert_eq!(hex_of(&nested, "x"), hex_of(&flat, "x"));
    assert!(nested.cost(8).work >= Cost::digests(Digest::Sha1, 6, 8).work);
}

#[test]
fn what_does_not_fit_together_is_not_built() {
    use ComputationError as E;
    let steps = Computation::steps;
    assert_eq!(steps().build().unwrap_err(), E::Leftover);
    assert_eq!(steps().digest(Digest::Md5).build().unwrap_err(), E::Underflow);
    assert_eq!(steps().password().password().build().unwrap_err(), E::Leftover);
    assert_eq!(steps().password().concat(2).build().unwrap_err(), E::Underflow);
    assert_eq!(steps().password().pick(1).build().unwrap_err(), E::Underflow);
    let growing = steps().password().repeat(100, |body| body.encode(Encoding::Hex));
    // An empty password never grows; a constant does.
    assert!(growing.clone().build().is_ok());
    let growing = steps().bytes("x").repeat(100, |body| body.encode(Encoding::Hex));
    assert_eq!(growing.build().unwrap_err(), E::Unbalanced);
    assert_eq!(steps().password().repeat(2, Steps::password).build().unwrap_err(), E::Unbalanced);
    assert_eq!(steps().bytes(alloc::vec![0; MAX_VALUE + 1]).build().unwrap_err(), E::TooLarge);
    let short_salt = steps().password().bytes([0; 15]).bcrypt(4, BcryptKey::Standard);
    assert_eq!(short_salt.build().unwrap_err(), E::Range("salt"));
    let flood = (0..40).fold(steps(), |steps, _| steps.password());
    assert_eq!(flood.build().unwrap_err(), E::TooLarge);
}

#[test]
fn numbers_no_implementation_can_run_are_refused() {
    let with = |steps: Steps| steps.build().is_err();
    let salted = || Computation::steps().password().bytes([0; 16]);
    assert!(with(salted().bcrypt(3, BcryptKey::Standard)));
    assert!(with(salted().bcrypt(32, BcryptKey::Standard)));
    assert!(with(salted().pbkdf2(Digest::Sha1, 0, 20)));
    assert!(with(salted().pbkdf2(Digest::Sha1, 1, 0)));
    assert!(with(salted().scrypt(64, 8, 1, 32)));
    assert!(with(salted().scrypt(0, 8, 1, 32)));
    assert!(with(salted().scrypt(4, u32::MAX, u32::MAX, 32)));
    let argon2 = |params, len| with(salted().bytes("").bytes("").argon2(Argon2Variant::Id, 19, params, len));
    assert!(argon2((7, 1, 1), 32));
    assert!(argon2((8, 0, 1), 32));
    assert!(argon2((u32::MAX, 1, 1 << 24), 32));
    assert!(argon2((8, 1, 1), 3));
    assert!(!argon2((8, 1, 1), 4));
}

#[test]
fn a_value_that_outgrows_its_bound_costs_everything() {
    let tripled = (0..4).fold(Computation::steps().password(), |steps, _| steps.transform(Transform::Upper));
    let computation = tripled.build().unwrap();
    assert_eq!(computation.cost(4096).work, u64::MAX);
    assert!(computation.cost(16).work < u64::MAX);
}

#[test]
fn a_job_is_driven_in_order() {
    let computation =
        Computation::steps().password().bytes("salt").pbkdf2(Digest::Sha1, 1, 20).build().unwrap();
    let mut job = computation.start(b"password");
    assert!(job.supply(Output::new(Zeroizing::new(Vec::new()))).is_err());
    let Ok(Step::NeedsKernel(call)) = job.advance() else { panic!("no kernel") };
    assert!(job.advance().is_err());
    assert_eq!(call.name(), "pbkdf2");
    job.supply(call.run(&mut Scratch::new()).unwrap()).unwrap();
    let Ok(Step::Done(tag)) = job.advance() else { panic!("not done") };
    // RFC 6070, first case.
    assert_eq!(tag.as_bytes(), hex("0c60c80f961f0e71f3a9b524af6012062fe037a6"));
}

#[test]
fn the_other_program_runs_for_its_passwords() {
    let long = Computation::steps().password().digest(Digest::Sha512).slice(0, 16);
    let chosen = Computation::steps().password().digest(Digest::Md5).build_unless(3, true, long).unwrap();
    let md5 = Computation::steps().password().digest(Digest::Md5).build().unwrap();
    assert_eq!(hex_of(&chosen, "abc"), hex_of(&md5, "abc"));
    assert_ne!(hex_of(&chosen, "abcd"), hex_of(&md5, "abcd"));
    assert_ne!(hex_of(&chosen, "a\0"), hex_of(&md5, "a\0"));
    assert_eq!(chosen.under(&chosen).unwrap_err(), ComputationError::Unbalanced);
}

/// The kernels of databases.
fn databases(steps: Steps) -> Steps {
    let steps = steps.bytes("").database(Database::Mysql323);
    let steps = steps.bytes("twenty bytes of salt").database(Database::MysqlSha2 { rounds: 5 });
    let steps = steps.bytes("").database(Database::OracleDes).bytes([7]).database(Database::SybaseFeal);
    let steps = steps.bytes("").database(Database::OpenEdge);
    #[cfg(feature = "ed25519")]
    let steps = steps.digest(Digest::Sha256).bytes("").database(Database::Ed25519);
    steps
}

/// One program that holds every operation.
fn everything(keyring: &Keyring) -> Computation {
    let key = keyring.get(&"site key 1".into()).unwrap();
    let other = Computation::steps().password().digest(Digest::Md5);
    let steps = Computation::steps().password().login("anna").realm("r").user_id("7").email("a@b").key(key);
    let steps = steps.bytes([0_u8, 255]).concat(7).digest(Digest::Sha384);
    let steps = Encoding::ALL.into_iter().fold(steps, |steps, encoding| steps.encode(encoding).slice(1, 30));
    let steps =
        Transform::ALL.into_iter().fold(steps, |steps, transform| steps.transform(transform).slice(0, 20));
    let steps = steps.pick(0).hmac(Digest::Sha224).rebind();
    let steps = steps.password().bytes([1; 16]).bcrypt(4, BcryptKey::SignExtended);
    let steps = steps.bytes("salt").pbkdf2(Digest::Sha512, 3, 70).bytes("salt").scrypt(1, 1, 1, 33);
    let steps = steps.bytes([2; 8]).bytes("k").bytes("").argon2(Argon2Variant::D, 16, (8, 1, 1), 24);
    let steps = steps.bytes("salt").sha_crypt(Digest::Sha256, 1000);
    let steps = steps.bytes("salt").bytes("$1$").md5_crypt(1000);
    let steps = steps.hmac_md5_states().bytes("tail").iterate(Digest::Sha1, 10);
    let steps = databases(steps);
    let steps = steps.repeat(2, |body| body.digest(Digest::Sha1));
    steps.build_unless(100, true, other).unwrap()
}

#[test]
fn the_text_gives_the_program_back() {
    let keyring = Keyring::new().with("site key 1", b"secret bytes");
    let subject = Subject::named("anna").with_realm("r").with_user_id("7").with_email("a@b");
    let stored = StoredHash::new("");
    let input = Input::new(&stored, &subject, &keyring);
    let program = everything(&keyring);
    let text = program.to_text();
    assert!(!text.contains("anna") && !text.contains("c2VjcmV0"), "names and keys are referred to");
    let back = Computation::from_text(&text, &input).unwrap();
    assert_eq!(back.to_text(), text);
    assert_eq!(back.cost(9), program.cost(9));
    assert_eq!(hex_of(&back, "Passwort"), hex_of(&program, "Passwort"));
    assert!(matches!(
        Computation::from_text(&text, &Input::new(&stored, &subject, &Keyring::new())),
        Err(ParseError::MissingKey(_))
    ));
}

#[test]
fn foreign_text_is_refused_without_panic() {
    let (stored, subject, keyring) = (StoredHash::new(""), Subject::unknown(), Keyring::new());
    let input = Input::new(&stored, &subject, &keyring);
    let bad = [
        "",
        " ",
        "password ",
        " password",
        "password password",
        "password:1",
        "bytes",
        "bytes:=",
        "bytes:YQ==",
        "password md5:1",
        "password hmac:md5",
        "password encode:rot13",
        "password slice:0",
        "password slice:a:1",
        "password concat:256",
        "password repeat:2:9 md5",
        "password repeat:0:1 md5",
        "unless:1:2 password else password",
        "unless:1:1 password",
        "unless:1:1",
        "unless",
        "password bytes:YQ bcrypt:99:standard",
        "login",
        "key:YQ",
        "password iterate:md5:1",
        "nonsense",
    ];
    for text in bad {
        assert!(Computation::from_text(text, &input).is_err(), "{text:?}");
    }
}

#[test]
fn a_scratch_keeps_its_memory_until_it_is_released() {
    let yescrypt = YescryptParams { flavour: Flavour::ReadWrite, log_n: 6, r: 4, p: 1, t: 0 };
    let salted = || Computation::steps().password().bytes("saltsalt");
    let computations = [
        (salted().yescrypt(yescrypt), (128 * 4) << 6),
        (salted().bytes("").bytes("").argon2(Argon2Variant::Id, 19, (64, 1, 1), 32), 64 << 10),
        #[cfg(all(feature = "lanes", target_arch = "x86_64"))]
        (salted().scrypt(5, 8, 1, 32), (128 * 8) << 5),
    ];
    for (steps, memory) in computations {
        let computation = steps.build().unwrap();
        let mut scratch = Scratch::new();
        let first = computation.run(b"pw", &mut scratch).unwrap();
        assert_eq!(scratch.len(), memory);
        assert!(computation.run(b"pw", &mut scratch).unwrap().matches(&first).unwrap());
        assert_eq!(scratch.len(), memory);
        scratch.release();
        assert!(scratch.is_empty());
    }
}
