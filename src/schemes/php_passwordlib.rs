//! PBKDF2 of PHP-PasswordLib: `$pbkdf$pbkdf2-sha512$`rounds`$`length`$`salt`$`key.

use alloc::boxed::Box;

use super::django::{dollar_fields, positive};
use super::pbkdf2;
use super::werkzeug::digest_of;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::scheme::{Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};

pub(super) static SCHEMES: &[&dyn Scheme] = &[&PasswordLib];

/// The bytes of a key: fewer match by chance too often.
const KEYS: core::ops::RangeInclusive<usize> = 16..=512;

/// As many bytes of PBKDF2 as the fourth field says, salt and key in base64.
#[derive(Debug)]
struct PasswordLib;

impl Scheme for PasswordLib {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("phppasswordlib_pbkdf2")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("PHP-PasswordLib, class PBKDF")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$pbkdf$pbkdf2-")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [digest, rounds, len, salt, key] = dollar_fields(input.rest(14))?;
        let digest = core::str::from_utf8(digest).ok().and_then(digest_of);
        let digest = digest.ok_or(Malformed::Unknown("digest"))?;
        let len = positive(len, "length")? as usize;
        let salt = Encoding::Base64.decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let key = Encoding::Base64.decode(key).ok_or(Malformed::Encoding("key"))?;
        if !KEYS.contains(&len) || key.len() != len {
            return Err(Malformed::Length("key").into());
        }
        let password = Computation::steps().password();
        pbkdf2::record(password, digest, positive(rounds, "rounds")?, &salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // PHP-PasswordLib's own test.
        let stored = "$pbkdf$pbkdf2-sha512$5000$26$5wW1yYCh$yjMWBTTD8Na1I53LlLWbFtNwpkZNnMesn48=";
        Some(Exemplar::new(stored, "test22"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};
    use crate::stored::StoredHash;

    const GOOD: &str = "$pbkdf$pbkdf2-sha512$5000$26$5wW1yYCh$yjMWBTTD8Na1I53LlLWbFtNwpkZNnMesn48=";

    /// PHP-PasswordLib's own test.
    #[test]
    fn any_length() {
        assert_verifies(&PasswordLib, GOOD, "test22");
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &PasswordLib,
            &[
                "$pbkdf$pbkdf2-",
                "$pbkdf$pbkdf2-sha512$5000$26$5wW1yYCh",
                &GOOD.replace("sha512", "sha3"),
                &GOOD.replace("sha512", ""),
                &GOOD.replace("$5000$", "$0$"),
                &GOOD.replace("$5000$", "$05000$"),
                &GOOD.replace("$5000$", "$4294967296$"),
                &GOOD.replace("$26$", "$25$"),
                &GOOD.replace("$26$", "$27$"),
                &GOOD.replace("$26$", "$4294967322$"),
                &GOOD.replace("5wW1yYCh", "5wW1yYC"),
                &GOOD.replace("sn48=", "sn4="),
                &GOOD.replace("sn48=", "sné="),
                &[GOOD, "$"].concat(),
                "$pbkdf$pbkdf2-sha512$5000$3$5wW1yYCh$AAAA",
            ],
        );
        assert!(PasswordLib.recognise(&StoredHash::new("$pbkdf$x")).is_none());
    }

    #[test]
    fn most_rounds_are_costly() {
        let record = parse(&PasswordLib, &StoredHash::new(GOOD.replace("$5000$", "$4294967295$"))).unwrap();
        assert!(Limits::default().check(&PasswordLib.id(), record.cost(8), 8).is_err());
    }
}
