//! WordPress 6.8: `$wp` and a text of bcrypt over a digest, and `$generic$` for
//! what is random anyway.

#[cfg(feature = "rare-digests")]
mod generic;

use alloc::boxed::Box;

use super::bcrypt::parse_text;
use crate::computation::{Computation, Encoding, Steps, Transform};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::primitives::{BcryptKey, Digest};
use crate::scheme::{Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &WpBcrypt,
    #[cfg(feature = "rare-digests")]
    &generic::WpGeneric,
];

static PREFIX: [Prefix; 1] = [Prefix::exact("$wp$")];
/// The key of the HMAC: no secret, it keeps the digests of others apart.
const DOMAIN: &[u8] = b"wp-sha384";

/// `$wp$2y$`… of WordPress 6.8 and later: bcrypt(base64(HMAC-SHA-384(trimmed
/// password))).
///
/// `wp_hash_password` trims, `wp_check_password` does not, but the login before
/// it does.
#[derive(Debug)]
struct WpBcrypt;

impl Scheme for WpBcrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("wp_bcrypt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("WordPress 6.8 and later")
    }

    fn prefixes(&self) -> &[Prefix] {
        &PREFIX
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes().strip_prefix(b"$wp").ok_or(Malformed::Missing("version"))?;
        let text = parse_text(text)?;
        if text.key != BcryptKey::Standard {
            // Nothing writes the historic ones over a digest.
            return Err(Malformed::Unknown("version").into());
        }
        text.record(prehash())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // PHP 8.2, by the formula of WordPress 6.8.
        let stored = "$wp$2y$04$BSF4oiCP2BWfCDvY30I2.uWv6jXOUXSWNmhTMzfR50ZF.kY2/WQW2";
        Some(Exemplar::new(stored, "password"))
    }
}

fn prehash() -> Steps {
    Computation::steps()
        .bytes(DOMAIN)
        .password()
        .transform(Transform::Trim)
        .hmac(Digest::Sha384)
        .encode(Encoding::Base64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::Params;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
    use crate::stored::StoredHash;

    const GOOD: &str = "$wp$2y$04$BSF4oiCP2BWfCDvY30I2.uWv6jXOUXSWNmhTMzfR50ZF.kY2/WQW2";

    #[test]
    fn spellings() {
        assert_verifies(&WpBcrypt, GOOD, "password");
        assert_verifies(&WpBcrypt, &GOOD.replace("$2y$", "$2b$"), "password");
        assert_verifies(
            &WpBcrypt,
            "$wp$2y$04$QRU0nzfkZuhsKH1BLySRR.y3Q5/cTHzSnbhqXqa4F8gaXlZcs4qOC",
            "pässwörd",
        );
        let record = parse(&WpBcrypt, &StoredHash::new(GOOD)).unwrap();
        assert_eq!(record.params(), Params::Bcrypt { cost: 4 });
        assert!(!matches(record.as_ref(), b"Password"));
    }

    #[test]
    fn passwords_are_trimmed() {
        let row = StoredHash::new("$wp$2y$04$jMxTH38NVBVkwd5CJX5Yu.33TMDy8bNj6dhSz.1H9m3df22ILwDMW");
        let record = parse(&WpBcrypt, &row).unwrap();
        for password in [b"pass word".as_slice(), b" pass word \t\n\0\x0b", b"\r\npass word"] {
            assert!(matches(record.as_ref(), password));
        }
        assert!(!matches(record.as_ref(), b"password"));
        assert!(!matches(record.as_ref(), b"pass word\x0c"));
    }

    #[test]
    fn nothing_is_cut_off() {
        let record = parse(&WpBcrypt, &StoredHash::new(GOOD)).unwrap();
        let derive = |password: &[u8]| record.derive(password, &mut Default::default()).unwrap();
        assert!(!derive(&[b'x'; 72]).matches(&derive(&[b'x'; 73])).unwrap());
        assert_eq!(WpBcrypt.profile().truncates_at, None);
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &WpBcrypt,
            &[
                "$wp$",
                "$wp$2y$",
                "$wp$2y$04$",
                &GOOD[..GOOD.len() - 1],
                &[GOOD, "."].concat(),
                &GOOD.replace("$04$", "$03$"),
                &GOOD.replace("$04$", "$32$"),
                &GOOD.replace("$04$", "$4294967295$"),
                &GOOD.replace("$2y$", "$2x$"),
                &GOOD.replace("$2y$", "$2$"),
                &GOOD.replace("$2y$", "$2Y$"),
                &GOOD.replace("$2y$", "$wp$2y$"),
                &GOOD.replace("$2y$", "$argon2id$"),
                &GOOD.replace("WQW2", "WQé"),
            ],
        );
        for other in ["", "$wp", "wp$2y$", "$WP$2y$"] {
            assert!(WpBcrypt.recognise(&StoredHash::new(other)).is_none());
        }
    }
}
