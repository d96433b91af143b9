//! `$generic$` of `wp_fast_hash()`: one digest.

use alloc::boxed::Box;

use super::super::django::digest_field;
use crate::computation::{Computation, Encoding};
use crate::error::ParseError;
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::blake2b_mac::LEN;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

/// The key, which is the same everywhere: it keeps the digests of others apart.
const KEY: &[u8] = b"wp_fast_hash_6.8+";

/// `$generic$` and base64url of 30 bytes of BLAKE2b under a known key: fast and
/// without a salt by design, for application passwords and keys that WordPress
/// makes at random. It does not trim.
#[derive(Debug)]
pub(super) struct WpGeneric;

impl Scheme for WpGeneric {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("wp_generic")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("WordPress 6.8 and later, application passwords and keys")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$generic$")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let expected = digest_field(Encoding::Base64UrlNoPad, input.rest(9), LEN)?;
        let computation = Computation::steps().password().bytes(KEY).blake2b_mac().build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(expected))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python 3.11's hashlib.blake2b.
        Some(Exemplar::new("$generic$HmafVDXMjRbdxjlvamA3yaRTwkeVkb1R1Ek-l60a", "letmein"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
    use crate::stored::StoredHash;

    const GOOD: &str = "$generic$HmafVDXMjRbdxjlvamA3yaRTwkeVkb1R1Ek-l60a";

    #[test]
    fn spellings() {
        assert_verifies(&WpGeneric, GOOD, "letmein");
        assert_verifies(&WpGeneric, "$generic$XJQGK2eUryTa4vHbU0bDv1Ml3wGPwaC1ATczq0o_", "");
        assert_verifies(&WpGeneric, "$generic$Mo9HLkqweULG4bbVTDMqxWtbmujddQMMusqIpyBg", &"x".repeat(200));
        let record = parse(&WpGeneric, &StoredHash::new(GOOD)).unwrap();
        assert!(!matches(record.as_ref(), b"letmein ") && !matches(record.as_ref(), b" letmein"));
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &WpGeneric,
            &[
                "$generic$",
                &GOOD[..GOOD.len() - 1],
                &[GOOD, "A"].concat(),
                &[GOOD, "AAAA"].concat(),
                &[&GOOD[..GOOD.len() - 1], "+"].concat(),
                &[&GOOD[..GOOD.len() - 1], "é"].concat(),
            ],
        );
        assert!(WpGeneric.recognise(&StoredHash::new("$Generic$")).is_none());
    }
}
