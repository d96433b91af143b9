//! `$scram$` of passlib: the salted password of SCRAM under several digests.

use alloc::boxed::Box;

use super::pbkdf2;
use crate::codec::{decimal, split};
use crate::computation::{Computation, Encoding, Transform, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::primitives::Digest;
use crate::scheme::{Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Scram];

/// The digests by their names of RFC 5802, in the order in which passlib takes
/// the first that is there.
const DIGESTS: [(&[u8], Digest); 5] = [
    (b"sha-256", Digest::Sha256),
    (b"sha-512", Digest::Sha512),
    (b"sha-224", Digest::Sha224),
    (b"sha-384", Digest::Sha384),
    (SHA1, Digest::Sha1),
];
const SHA1: &[u8] = b"sha-1";
/// Digests in one row.
const MOST: usize = 8;

/// `$scram$rounds$salt$sha-1=…,sha-256=…`: for each digest PBKDF2 of the
/// password under SASLprep, which is what a client proves to know: the row is as
/// good as the password. One digest is compared, the best that is there.
#[derive(Debug)]
struct Scram;

impl Scheme for Scram {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("scram")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("passlib 1.6 and later")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$scram$")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [rounds, salt, keys] =
            split::split_exact(input.rest(7), b'$').ok_or(Malformed::Missing("digest"))?;
        let rounds = decimal::parse_u32(rounds).ok_or(Malformed::Number("rounds"))?;
        let salt = Encoding::Base64Dot.decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let (digest, key) = best(keys)?;
        let password = Computation::steps().password().transform(Transform::Saslprep);
        pbkdf2::record(password, digest, rounds, &salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4's own test, after RFC 5802.
        let stored = "$scram$4096$QSXCR.Q6sek8bf92$sha-1=HZbuOlKbWl.eR8AfIposuKbhX30";
        Some(Exemplar::new(stored, "pencil"))
    }
}

/// The best of the digests. All have to be well formed, and SHA-1 among them.
fn best(keys: &[u8]) -> Result<(Digest, Value), Malformed> {
    let mut found: [Option<Value>; DIGESTS.len()] = Default::default();
    for (count, pair) in keys.split(|byte| *byte == b',').enumerate() {
        let (name, key) = split::cut(pair, b'=').ok_or(Malformed::Missing("digest"))?;
        let key = Encoding::Base64Dot.decode(key).ok_or(Malformed::Encoding("digest"))?;
        if count >= MOST {
            return Err(Malformed::Surplus("digest"));
        }
        let place = DIGESTS.iter().position(|(known, _)| *known == name);
        let Some((place, slot)) = place.and_then(|place| Some((place, found.get_mut(place)?))) else {
            // Of a digest that is not compared.
            continue;
        };
        let len = DIGESTS.get(place).map(|(_, digest)| digest.output_len());
        if Some(key.len()) != len {
            return Err(Malformed::Length("digest"));
        }
        if slot.replace(key).is_some() {
            return Err(Malformed::Duplicate("digest"));
        }
    }
    if found.last().is_none_or(Option::is_none) {
        return Err(Malformed::Missing("SHA-1"));
    }
    let best = found.into_iter().zip(DIGESTS).find_map(|(key, (_, digest))| Some((digest, key?)));
    best.ok_or(Malformed::Missing("digest"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::params::Params;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};
    use crate::stored::StoredHash;

    const ONE: &str = "$scram$4096$QSXCR.Q6sek8bf92$sha-1=HZbuOlKbWl.eR8AfIposuKbhX30";
    const THREE: &str = "$scram$4096$QSXCR.Q6sek8bf92$sha-1=HZbuOlKbWl.eR8AfIposuKbhX30,sha-256=qXUXrlcvnaxxWG00DdRgVioR2gnUpuX5r.3EZ1rdhVY,sha-512=lzgniLFcvglRLS0gt.C4gy.NurS3OIOVRAU1zZOV4P.qFiVFO2/edGQSu/kD1LwdX0SNV/KsPdHSwEl5qRTuZQ";

    /// passlib 1.7.4's own tests.
    #[test]
    fn the_best_digest_counts() {
        assert_verifies(&Scram, ONE, "pencil");
        assert_verifies(&Scram, THREE, "pencil");
        let params = |stored: &str| parse(&Scram, &StoredHash::new(stored)).unwrap().params();
        assert_eq!(params(ONE), Params::Pbkdf2 { digest: Digest::Sha1, rounds: 4096 });
        assert_eq!(params(THREE), Params::Pbkdf2 { digest: Digest::Sha256, rounds: 4096 });
        assert_verifies(&Scram, &[ONE, ",whirlpool=AAAA"].concat(), "pencil");
    }

    /// RFC 4013: a soft hyphen is nothing, a Roman numeral its letters.
    #[cfg(feature = "unicode")]
    #[test]
    fn passwords_are_prepared() {
        let record = parse(&Scram, &StoredHash::new("$scram$10$c2FsdDEyMzQ$sha-1=NNVRomQxfVIh/RNV.Nu.7THkyMs,sha-256=rWX8fzwJpuFhrTED4.RfDFMgFrnG9z4GlF78FXgDxeU,sha-512=piSfQkvzJRzMGZurbbEoedf.W.Gkt8rSQctylLdCyJCxTM0s38Mk7Ab0LWFImL0ouo3Uo6K5HElsu1jnhVEXiQ")).unwrap();
        for password in ["I\u{ad}X", "\u{2168}", "IX"] {
            assert!(crate::schemes::testing::matches(record.as_ref(), password.as_bytes()));
        }
        assert!(!crate::schemes::testing::matches(record.as_ref(), b"ix"));
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &Scram,
            &[
                "$scram$",
                "$scram$4096$QSXCR.Q6sek8bf92$",
                &ONE.replace("$4096$", "$0$"),
                &ONE.replace("$4096$", "$04096$"),
                &ONE.replace("$4096$", "$4294967296$"),
                &ONE.replace("QSXC", "QSX+"),
                &ONE.replace("sha-1=", "sha-256="),
                &ONE.replace("sha-1=", "md5="),
                &ONE.replace("hX30", "hX3"),
                &ONE.replace("hX30", "hX3é"),
                &[ONE, "$"].concat(),
                &[ONE, ","].concat(),
                &[ONE, ",sha-1=HZbuOlKbWl.eR8AfIposuKbhX30"].concat(),
                &[ONE, &",x=AAAA".repeat(8)].concat(),
            ],
        );
        assert!(Scram.recognise(&StoredHash::new("$SCRAM$")).is_none());
    }

    #[test]
    fn most_rounds_are_costly() {
        let record = parse(&Scram, &StoredHash::new(ONE.replace("$4096$", "$4294967295$"))).unwrap();
        assert!(Limits::default().check(&Scram.id(), record.cost(8), 8).is_err());
    }
}
