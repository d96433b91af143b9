use alloc::format;
use alloc::string::ToString;

use super::*;
use crate::adapt::FnScheme;
use crate::computation::spent;
use crate::id::SchemeId;
use crate::keyring::Keyring;
use crate::native::{Argon2id, Bcrypt, Native};
use crate::outcome::Unfit;
use crate::params::Params;
use crate::registry::Registry;
use crate::schemes::presets;
use crate::verifier::VerifierBuilder;

const BCRYPT: &str = "$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm";
const PHPASS: &str = "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0";
const MD5: &str = "5f4dcc3b5aa765d61d8327deb882cf99";
const MD5_CRYPT: &str = "$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/";
const ARGON2: &str = "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
/// Rows without a verdict: disabled, malformed, too expensive, of nobody, of a scheme that is not enabled.
const NO_VERDICT: [&str; 5] = [
    "!",
    "$2b$12$short",
    "$argon2id$v=19$m=4294967295,t=9,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
    "nonsense",
    "{SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO",
];

fn verifier() -> VerifierBuilder {
    let id = |name: &str| SchemeId::external(name).unwrap();
    let registry = Registry::builder()
        .preset(presets::WORDPRESS)
        .preset(presets::DJANGO)
        .preset(presets::UNIX)
        .assume("hex_md5")
        .scheme(
            FnScheme::yes_no(id("x-yes"), |input| Ok(input.password() == b"password")).with_prefix("yes:"),
        )
        .scheme(FnScheme::yes_no(id("x-down"), |_| Err("down".into())).with_prefix("down:"));
    Verifier::builder(registry.build().unwrap()).native(Argon2id::new(64, 2, 1))
}

/// Everything that is said of an attempt.
fn verdict(outcome: &Result<Outcome, Error>) -> alloc::string::String {
    match outcome {
        Ok(Outcome::Accepted(accepted)) => {
            let reasons = accepted.upgrade().map(|upgrade| format!("{:?}", upgrade.reasons()));
            format!("{} {:?} {:?} {reasons:?}", accepted.scheme(), accepted.reading(), accepted.fidelity())
        }
        Ok(Outcome::Rejected(rejected)) => format!("{rejected:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn verdicts_are_those_of_one_at_a_time_in_their_order() {
    let rows = [BCRYPT, PHPASS, MD5, MD5_CRYPT, ARGON2, "yes:", "down:"];
    let rows: Vec<StoredHash> = rows.into_iter().chain(NO_VERDICT).map(StoredHash::new).collect();
    let several =
        [StoredHash::new(MD5), StoredHash::new("down:"), StoredHash::new(BCRYPT), StoredHash::new("!")];
    let passwords =
        ["password", "test12345", "", "wrong", &"x".repeat(600), &"x".repeat(5000)].map(Password::from);
    for equal_time in [true, false] {
        let verifier = verifier().equal_time(equal_time).build().unwrap();
        let mut attempts = Vec::new();
        for password in &passwords {
            attempts.extend(rows.iter().map(|row| Attempt::new(password, row)));
            attempts.push(Attempt::with_values(password, &several));
            attempts.push(Attempt::absent(password));
        }
        let together = verifier.verify_batch(&attempts);
        assert_eq!(together.len(), attempts.len());
        for (attempt, outcome) in attempts.into_iter().zip(together) {
            let shown = format!("{attempt:?}");
            assert_eq!(verdict(&outcome), verdict(&verifier.verify_with(attempt)), "{shown}");
        }
        assert!(verifier.verify_batch(&[]).is_empty());
    }
}

#[test]
fn no_answer_of_a_batch_costs_less_than_a_rejection() {
    let verifier = verifier().build().unwrap();
    let native = crate::cost::work::argon2(crate::primitives::Argon2Variant::Id, 64, 2);
    let wrong = Password::from("wrong");
    for row in NO_VERDICT.into_iter().chain([MD5, "yes:", "down:"]) {
        let row = StoredHash::new(row);
        let (_, work) = spent::during(|| verifier.verify_batch(&[Attempt::new(&wrong, &row)]));
        assert!(work >= native, "{row:?}: {work} of {native}");
    }
    let (_, work) = spent::during(|| verifier.verify_batch(&[Attempt::absent(&wrong)]));
    assert!(work >= native);
}

#[test]
fn a_match_in_a_batch_spends_only_what_it_needs() {
    let verifier = verifier().build().unwrap();
    let (right, row) = (Password::from("password"), StoredHash::new(MD5));
    let (outcomes, work) = spent::during(|| verifier.verify_batch(&[Attempt::new(&right, &row)]));
    assert!(outcomes[0].as_ref().unwrap().is_accepted());
    assert_eq!(work, crate::cost::Cost::digests(crate::primitives::Digest::Md5, 1, 8).work);
}

/// A writer that shows no parts.
#[derive(Debug)]
struct Closed(Bcrypt);

impl Native for Closed {
    fn scheme(&self) -> SchemeId {
        self.0.scheme()
    }

    fn params(&self) -> Params {
        self.0.params()
    }

    fn accepts(&self, password: &[u8]) -> Result<(), Unfit> {
        self.0.accepts(password)
    }

    fn hash(&self, password: &[u8], params: &Params, scratch: &mut Scratch) -> Result<String, DeriveError> {
        self.0.hash(password, params, scratch)
    }
}

#[test]
fn rows_wrapped_together_are_as_those_wrapped_alone() {
    let rows = [MD5, "yes:", MD5_CRYPT, "!", PHPASS, BCRYPT];
    let rows = rows.map(|row| (StoredHash::new(row), Subject::unknown()));
    let peppered =
        || verifier().native(Bcrypt::new(4)).keyring(Keyring::new().with("k", *b"key")).pepper("k");
    let verifiers = [
        verifier().native(Bcrypt::new(4)),
        verifier().native(Argon2id::new(64, 2, 1)),
        verifier().native(Closed(Bcrypt::new(4))),
        peppered(),
    ];
    for verifier in verifiers {
        let verifier = verifier.build().unwrap();
        let wrapped = verifier.wrap_batch(&rows);
        assert_eq!(wrapped.len(), rows.len());
        for ((row, subject), wrapped) in rows.iter().zip(wrapped) {
            let alone = verifier.wrap(row, subject);
            let (wrapped, alone) = match (wrapped, alone) {
                (Ok(wrapped), Ok(alone)) => (wrapped, alone),
                (Err(wrapped), Err(alone)) => {
                    assert_eq!(wrapped.to_string(), alone.to_string());
                    continue;
                }
                (wrapped, alone) => panic!("{row:?}: {wrapped:?} and {alone:?}"),
            };
            let right = if row.as_bytes() == PHPASS.as_bytes() { "test12345" } else { "password" };
            for row in [wrapped, alone] {
                assert!(verifier.verify(&Password::from(right), &row).unwrap().is_accepted(), "{row:?}");
                assert!(!verifier.verify(&Password::from("wrong"), &row).unwrap().is_accepted(), "{row:?}");
            }
        }
    }
    assert!(verifier().build().unwrap().wrap_batch(&[]).is_empty());
}
