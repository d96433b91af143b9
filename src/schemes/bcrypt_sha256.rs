//! passlib's `$bcrypt-sha256$`: bcrypt over SHA-256 of the password in base 64.

use alloc::boxed::Box;

use super::argon2::parameters;
use super::bcrypt::{BcryptText, parse_short_cost};
use super::django::dollar_fields;
use crate::codec::split;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::primitives::{BcryptKey, Digest};
use crate::scheme::{Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};

pub(super) static SCHEMES: &[&dyn Scheme] = &[&BcryptSha256];

/// Version 1, `$bcrypt-sha256$2a,12$salt$digest` (passlib 1.6), is
/// bcrypt(base64(SHA-256(password))); version 2,
/// `$bcrypt-sha256$v=2,t=2b,r=12$salt$digest` (1.7.3 and later), takes HMAC-SHA-256
/// with the text of the salt as its key.
#[derive(Debug)]
struct BcryptSha256;

static PREFIX: [Prefix; 1] = [Prefix::exact("$bcrypt-sha256$")];

impl Scheme for BcryptSha256 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("bcrypt_sha256")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("passlib 1.6 and later")
    }

    fn prefixes(&self) -> &[Prefix] {
        &PREFIX
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = input.bytes().strip_prefix(b"$bcrypt-sha256$").ok_or(Malformed::Missing("version"))?;
        let [settings, salt, digest] = dollar_fields(rest)?;
        let keyed = settings.starts_with(b"v=");
        let cost = if keyed { cost_of_2(settings)? } else { cost_of_1(settings)? };
        let text = BcryptText::of(cost, BcryptKey::Standard, salt, digest)?;
        let steps = Computation::steps();
        let steps = if keyed {
            // passlib puts the salt right before it is the key.
            steps.bytes(text.salt_text()).password().hmac(Digest::Sha256)
        } else {
            steps.password().digest(Digest::Sha256)
        };
        text.record(steps.encode(Encoding::Base64))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4.
        Some(Exemplar::new(
            "$bcrypt-sha256$v=2,t=2b,r=4$abcdefghijklmnopqrstuu$6eeTxYH54oiZ0Z7.zjNaUH4ORExX7RG",
            "password",
        ))
    }
}

/// `2a,12`
fn cost_of_1(settings: &[u8]) -> Result<u32, Malformed> {
    let (version, cost) = split::cut(settings, b',').ok_or(Malformed::Missing("cost"))?;
    if !matches!(version, b"2a" | b"2b") {
        return Err(Malformed::Unknown("version"));
    }
    parse_short_cost(cost)
}

/// `v=2,t=2b,r=12`
fn cost_of_2(settings: &[u8]) -> Result<u32, Malformed> {
    let list = parameters(settings, &["v", "t", "r"])?;
    if list.get("v") != Some(b"2") || list.get("t") != Some(b"2b") {
        return Err(Malformed::Unknown("version"));
    }
    parse_short_cost(list.get("r").ok_or(Malformed::Missing("cost"))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::params::Params;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
    use crate::stored::StoredHash;

    const V1: &str = "$bcrypt-sha256$2b,4$abcdefghijklmnopqrstuu$NjBgm1f5PAJarK9STLtnoQTHtx3RGk.";
    const V2: &str = "$bcrypt-sha256$v=2,t=2b,r=4$abcdefghijklmnopqrstuu$6eeTxYH54oiZ0Z7.zjNaUH4ORExX7RG";

    /// passlib 1.7.4.
    #[test]
    fn both_versions() {
        assert_verifies(&BcryptSha256, V1, "password");
        assert_verifies(&BcryptSha256, &V1.replace("2b,", "2a,"), "password");
        assert_verifies(&BcryptSha256, V2, "password");
        // Of passlib's documentation and tests.
        assert_verifies(
            &BcryptSha256,
            "$bcrypt-sha256$2a,5$5Hg1DKFqPE8C2aflZ5vVoe$12BjNE0p7axMg55.Y/mHsYiVuFBDQyu",
            "password",
        );
        let record = parse(&BcryptSha256, &StoredHash::new(V2)).unwrap();
        assert_eq!(record.params(), Params::Bcrypt { cost: 4 });
    }

    /// passlib reads a salt with stray bits as the one without them.
    #[test]
    fn stray_bits_do_not_count() {
        for stored in [V1, V2] {
            let at = stored.rfind('$').unwrap() - 1;
            assert_eq!(stored.as_bytes()[at], b'u');
            let stray = [&stored[..at], "v", &stored[at + 1..]].concat();
            assert_verifies(&BcryptSha256, &stray, "password");
        }
    }

    #[test]
    fn nothing_is_cut_off() {
        for stored in [V1, V2] {
            let record = parse(&BcryptSha256, &StoredHash::new(stored)).unwrap();
            let derive = |password: &[u8]| record.derive(password, &mut Default::default()).unwrap();
            assert!(!derive(&[b'x'; 72]).matches(&derive(&[b'x'; 73])).unwrap());
            assert!(!matches(record.as_ref(), b"password\0"));
        }
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &BcryptSha256,
            &[
                "$bcrypt-sha256$",
                "$bcrypt-sha256$2b,4",
                "$bcrypt-sha256$2b,4$abcdefghijklmnopqrstuu",
                &[V1, "$"].concat(),
                &[V1, "."].concat(),
                &V1[..V1.len() - 1],
                &V1.replace("2b,4", "2b"),
                &V1.replace("2b,4", "2b,04"),
                &V1.replace("2b,4", "2b,3"),
                &V1.replace("2b,4", "2b,32"),
                &V1.replace("2b,4", "2b,4294967300"),
                &V1.replace("2b,4", "2x,4"),
                &V1.replace("2b,4", "2,4"),
                &V1.replace("stuu$", "stu$u"),
                &V1.replace("stuu$", "stu!$"),
                &V2.replace("v=2", "v=1"),
                &V2.replace("v=2", "v=3"),
                &V2.replace("v=2,", "v=2,v=2,"),
                &V2.replace("t=2b", "t=2a"),
                &V2.replace(",t=2b", ""),
                &V2.replace(",r=4", ""),
                &V2.replace("r=4", "r=04"),
                &V2.replace("r=4", "r=32"),
                &V2.replace("r=4", "r=-4"),
                &V2.replace("r=4", "r=4,p=1"),
                &V2.replace("v=2,", ""),
            ],
        );
    }

    #[test]
    fn the_highest_cost_is_too_costly() {
        let record = parse(&BcryptSha256, &StoredHash::new(V2.replace("r=4", "r=31"))).unwrap();
        assert!(Limits::default().check(&BcryptSha256.id(), record.cost(8), 8).is_err());
    }
}
