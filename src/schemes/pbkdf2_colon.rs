//! PBKDF2 as `sha256:rounds:salt:key`, salt and key in base64.

use alloc::boxed::Box;

use super::django::positive;
use super::pbkdf2;
use super::werkzeug::digest_of;
use crate::codec::split;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::scheme::{Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Colon];

/// The bytes of a key: fewer match by chance too often.
const KEYS: core::ops::RangeInclusive<usize> = 16..=512;

/// The class `PasswordHash` of defuse.ca, in all its languages: in its first
/// version `sha256:rounds:salt:key`, in its second `sha1:rounds:bytes:salt:key`.
#[derive(Debug)]
struct Colon;

impl Scheme for Colon {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("pbkdf2_colon")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("PasswordHash of defuse.ca (PHP, Java, C#, Ruby)")
    }

    fn prefixes(&self) -> &[Prefix] {
        const {
            &[
                Prefix::exact("md5:"),
                Prefix::exact("sha1:"),
                Prefix::exact("sha224:"),
                Prefix::exact("sha256:"),
                Prefix::exact("sha384:"),
                Prefix::exact("sha512:"),
            ]
        }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (name, rest) = split::cut(input.bytes(), b':').ok_or(Malformed::Missing("rounds"))?;
        let prf = core::str::from_utf8(name).ok().and_then(digest_of).ok_or(Malformed::Unknown("digest"))?;
        let (len, [rounds, salt, key]) = match split::split_exact(rest, b':') {
            Some([rounds, len, salt, key]) => (Some(positive(len, "length")? as usize), [rounds, salt, key]),
            None => (None, split::split_exact(rest, b':').ok_or(Malformed::Missing("key"))?),
        };
        let salt = Encoding::Base64.decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let key = Encoding::Base64.decode(key).ok_or(Malformed::Encoding("key"))?;
        if !KEYS.contains(&key.len()) || len.is_some_and(|len| len != key.len()) {
            return Err(Malformed::Length("key").into());
        }
        let password = Computation::steps().password();
        pbkdf2::record(password, prf, positive(rounds, "rounds")?, &salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 10900.
        Some(Exemplar::new("sha256:1000:NjI3MDM3:vVfavLQL9ZWjg8BUMq6/FB8FtpkIGWYk", "hashcat"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};
    use crate::stored::StoredHash;

    const GOOD: &str = "sha256:1000:NjI3MDM3:vVfavLQL9ZWjg8BUMq6/FB8FtpkIGWYk";

    /// hashcat 6.2.6, examples of modes 10900, 11900, 12000 and 12100; Python's hashlib.
    #[test]
    fn both_versions() {
        assert_verifies(&Colon, GOOD, "hashcat");
        assert_verifies(
            &Colon,
            "sha1:64000:18:AAECAwQFBgcICQoLDA0ODxAREhMUFRYX:J7EA2AivaXqR7gYp8a1wvFga",
            "letmein",
        );
        for (digest, stored) in [
            ("md5", "md5:1000:MTg1MzA=:Lz84VOcrXd699Edsj34PP98+f4f3S0rTZ4kHAIHoAjs="),
            ("sha1", "sha1:1000:MzU4NTA4MzIzNzA1MDQ=:19ofiY+ahBXhvkDsp0j2ww=="),
            ("sha512", "sha512:1000:ODQyMDEwNjQyODY=:MKaHNWXUsuJB3IEwBHbm3w=="),
        ] {
            assert_verifies(&Colon, stored, "hashcat");
            assert!(stored.starts_with(digest));
        }
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &Colon,
            &[
                "md5:",
                "sha256:1000:NjI3MDM3",
                &GOOD.replace(":1000:", ":0:"),
                &GOOD.replace(":1000:", ":01000:"),
                &GOOD.replace(":1000:", ":4294967296:"),
                &GOOD.replace(":1000:", ":1000:23:"),
                &GOOD.replace(":1000:", ":1000:0:"),
                &GOOD.replace(":1000:", ":1000:24:24:"),
                &GOOD.replace("NjI3MDM3", "NjI3MDM3A"),
                &GOOD.replace("GWYk", "GW"),
                &GOOD.replace("GWYk", "GWé"),
                "sha256:1000:NjI3MDM3:vVfavLQL",
            ],
        );
        assert!(Colon.recognise(&StoredHash::new("sha3:1:a:b")).is_none());
    }

    #[test]
    fn most_rounds_are_costly() {
        let record = parse(&Colon, &StoredHash::new(GOOD.replace(":1000:", ":4294967295:"))).unwrap();
        assert!(Limits::default().check(&Colon.id(), record.cost(8), 8).is_err());
    }
}
