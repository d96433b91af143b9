//! A closure that returns a digest: for what is no composition of digests.

use password_compat::{Column, Cost, Digest, Encoding, FnScheme, Profile, SchemeId, Strength};
use sha2::Digest as _;
use zeroize::Zeroizing;

use crate::Result;
use crate::case::{Case, Row};

/// Python 3.11.7, p = "correct horse", s = "k7Qm":
/// hashlib.sha256("".join(c + s[i % len(s)] for i, c in enumerate(p)).encode()).hexdigest()
const STORED: &str = "weave$k7Qm$81652ac01dc65981f24ac19075372a662f179bdba437c6e66234c2e510776cc3";
/// SHA-256 of nothing, as FIPS 180 has it: what a woven password without salt would be.
const UNSALTED: &str = "weave$$e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Salt and digest behind the prefix. A salt has to be there: woven with
/// nothing, every password is the same.
fn fields(behind: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = behind.iter().position(|byte| *byte == b'$')?;
    let (salt, digest) = (&behind[..at], &behind[at + 1..]);
    (!salt.is_empty()).then_some((salt, digest))
}

/// The characters of the password and of the salt take turns.
fn scheme() -> Result<FnScheme> {
    let function = FnScheme::digest(SchemeId::external("x-weave")?, Encoding::Hex, 32, |input| {
        let behind = input.stored().as_bytes().strip_prefix(b"weave$").ok_or("no prefix")?;
        let (salt, _) = fields(behind).ok_or("no salt")?;
        let turns = input.password().iter().zip(salt.iter().cycle());
        let woven: Zeroizing<Vec<u8>> =
            Zeroizing::new(turns.flat_map(|(one, other)| [*one, *other]).collect());
        Ok(sha2::Sha256::digest(woven.as_slice()).to_vec())
    });
    // The closure is called with passwords of up to 4096 bytes, the usual limit.
    Ok(function
        .with_prefix("weave$")
        .with_field(|behind| fields(behind).map(|(_, digest)| digest))
        .with_profile(Profile::new(Strength::Fast).from("Weave 2"))
        .with_cost(Cost::digests(Digest::Sha256, 1, 2 * 4096)))
}

pub fn case() -> Result<Case> {
    let row = Row::new(STORED);
    Ok(Case::of_code("a closure that returns a digest", scheme()?, row.clone(), "correct horse")
        .refusing("a row without salt", row.holding(UNSALTED), "malformed")
        .refusing("a digest that was cut", row.holding(&STORED[..STORED.len() - 2]), "malformed")
        .refusing("digits that are none", row.holding(&STORED.replace("8165", "81z5")), "malformed"))
}

/// Somebody forgot that a row can lack its salt.
pub fn careless() -> Result<Case> {
    let function = FnScheme::digest(SchemeId::external("x-careless")?, Encoding::Hex, 16, |input| {
        let salt = input.stored().column(&Column::Salt).expect("every row has a salt");
        Ok(md5::Md5::new().chain_update(input.password()).chain_update(salt).finalize().to_vec())
    });
    let function = function.with_prefix("careless:").with_cost(Cost::digests(Digest::Md5, 1, 2 * 8192));
    // PHP 8.2.35: 'careless:'.md5('correct horse'.'k3#Zq')
    let row = Row::new("careless:87d9f537009b2a2eefe09fe43f854100");
    let whole = Row { stored: row.stored.clone().with_column(Column::Salt, "k3#Zq"), ..row.clone() };
    let case = Case::of_code("a closure that panics without a salt", function, whole, "correct horse");
    Ok(case.refusing("the closure panics", row, "foreign"))
}
