//! Nuked-Klan: MD5 of a digest of the password, interleaved with a site key.

use alloc::boxed::Box;

use super::django::digest_field;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{KeyId, Keyring};
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&NukedKlan];

/// The bytes of the key that are used, in a ring.
const KEY_LEN: usize = 20;
/// The name of its constant in `conf.inc.php`.
const KEY: &str = "hashkey";

/// `#`, where in the key it begins as one hexadecimal digit, MD5 of the digits of
/// SHA-1 of the password, each with a byte of the key behind it.
#[derive(Debug)]
struct NukedKlan;

impl Scheme for NukedKlan {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("nuked_klan")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).needing_key().from("Nuked-Klan 1.7.9 and later, HASHKEY")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Hex, 34).separated_by(b'#', 1)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let own = text.starts_with(b"#") && text.len() == 34;
        (own && crate::codec::hex::is_hex(text.get(2..)?)).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (start, digest) = input.rest(1).split_first().ok_or(Malformed::Missing("start"))?;
        let start = char::from(*start).to_digit(16).ok_or(Malformed::Number("start"))? as usize;
        let expected = Tag::from_secret(digest_field(Encoding::Hex, digest, 16)?);
        let key = input.key(&KeyId::from(KEY))?;
        let mut steps = Computation::steps().password().digest(Digest::Sha1).encode(Encoding::Hex).rebind();
        steps = steps.bytes(b"");
        for at in 0..2 * Digest::Sha1.output_len() {
            let digit = steps.password().slice(at, 1);
            steps = digit.key(&key).slice((start + at) % KEY_LEN, 1).concat(3);
        }
        let computation = steps.digest(Digest::Md5).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python 3.11's hashlib, after John the Ripper's format `nk`.
        let keyring = Keyring::new().with(KEY, "0123456789abcdefghij");
        Some(Exemplar::new("#3b01f61157f5e674b70e1c6cdafcc759e", "letmein").with_keyring(keyring))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{assert_malformed, matches, parse, parse_for};
    use crate::stored::Subject;

    #[test]
    fn the_key_begins_where_the_row_says() {
        let known = NukedKlan.exemplar().unwrap();
        let verifies = |stored: &str| {
            let row = StoredHash::new(stored);
            assert_eq!(NukedKlan.recognise(&row), Some(Confidence::Shape));
            let record = parse_for(&NukedKlan, &row, &Subject::unknown(), &known.keyring).unwrap();
            assert!(!matches(record.as_ref(), b"letmeim"));
            matches(record.as_ref(), b"letmein")
        };
        assert!(
            verifies("#3b01f61157f5e674b70e1c6cdafcc759e") && verifies("#fc690bbc67d2b4267e5674a1b48971612")
        );
        assert!(!verifies(&"#fc690bbc67d2b4267e5674a1b48971612".replace("#f", "#e")));
        assert!(matches!(parse(&NukedKlan, &known.stored), Err(ParseError::MissingKey(_))));
    }

    /// John the Ripper 1.9.0-jumbo's test of the format `nk`.
    #[test]
    fn a_published_pair() {
        let key: [u8; 20] = [
            0x37, 0x96, 0x37, 0xb4, 0xfc, 0xde, 0x21, 0xb2, 0xc5, 0xfb, 0xc9, 0xa0, 0x0a, 0xf5, 0x05, 0xe9,
            0x97, 0x44, 0x32, 0x67,
        ];
        let keyring = Keyring::new().with(KEY, key);
        let row = StoredHash::new("#17737d3661312121d5ae7d5c6156c0298");
        let record = parse_for(&NukedKlan, &row, &Subject::unknown(), &keyring).unwrap();
        assert!(matches(record.as_ref(), b"openwall"));
    }

    #[test]
    fn malformed_texts() {
        let good = "#3b01f61157f5e674b70e1c6cdafcc759e";
        assert_malformed(&NukedKlan, &[&good.replacen(&good[1..2], "g", 1)]);
        for other in ["", "#", "#1", &good[..33], &[good, "0"].concat(), &good.replace('#', "1")] {
            assert!(NukedKlan.recognise(&StoredHash::new(other)).is_none());
        }
    }
}
