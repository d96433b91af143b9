//! Bare digests in hexadecimal, without salt or label.

use alloc::boxed::Box;

use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Alphabet, Computed, Exemplar, Input, Profile, Record, Scheme, Shape, Strength};

/// H(password) in hexadecimal of either case, as every language's standard
/// library writes it. Nothing but length and characters tells it from other
/// digests of the same length.
#[derive(Debug)]
struct HexDigest {
    id: &'static str,
    digest: Digest,
    shape: [Shape; 1],
    known: &'static str,
}

impl HexDigest {
    const fn new(id: &'static str, digest: Digest, known: &'static str) -> Self {
        Self { id, digest, shape: [Shape::exact(Alphabet::Hex, 2 * digest.output_len())], known }
    }
}

// The known digests are those of "abc": RFC 1321 A.5 and FIPS 180-2, appendices A to D, and 180-2 change notice.
static MD5: HexDigest = HexDigest::new("hex_md5", Digest::Md5, "900150983cd24fb0d6963f7d28e17f72");
static SHA1: HexDigest = HexDigest::new("hex_sha1", Digest::Sha1, "a9993e364706816aba3e25717850c26c9cd0d89d");
static SHA224: HexDigest =
    HexDigest::new("hex_sha224", Digest::Sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
static SHA256: HexDigest = HexDigest::new(
    "hex_sha256",
    Digest::Sha256,
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
);
static SHA384: HexDigest = HexDigest::new(
    "hex_sha384",
    Digest::Sha384,
    "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
);
static SHA512: HexDigest = HexDigest::new(
    "hex_sha512",
    Digest::Sha512,
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
     2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
);

pub(super) static SCHEMES: &[&dyn Scheme] = &[&MD5, &SHA1, &SHA224, &SHA256, &SHA384, &SHA512];

impl Scheme for HexDigest {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("home-made user tables")
    }

    fn shapes(&self) -> &[Shape] {
        &self.shape
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        unsalted(self.digest, input.bytes())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.known, "abc"))
    }
}

/// The record of H(password) in hexadecimal.
pub(super) fn unsalted(digest: Digest, text: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    if text.len() != 2 * digest.output_len() {
        return Err(Malformed::Length("digest").into());
    }
    let expected = Encoding::Hex.decode_exact(text, digest.output_len());
    let expected = expected.ok_or(Malformed::Encoding("digest"))?;
    let computation = Computation::steps().password().digest(digest).build()?;
    Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::scheme::Confidence;
    use crate::schemes::testing::{assert_verifies, parse};
    use crate::stored::StoredHash;

    #[test]
    fn both_cases_of_the_digits() {
        for scheme in SCHEMES {
            let known = scheme.exemplar().unwrap();
            let text = known.stored.as_str().unwrap().to_string();
            assert_verifies(*scheme, &text, "abc");
            assert_verifies(*scheme, &text.to_uppercase(), "abc");
            assert_eq!(scheme.recognise(&known.stored), Some(Confidence::Shape));
        }
    }

    #[test]
    fn the_empty_password_and_one_beyond_ascii() {
        assert_verifies(&MD5, "d41d8cd98f00b204e9800998ecf8427e", "");
        // passlib 1.7.4.
        assert_verifies(&SHA1, "6d138ca3ae545631b3abd71a4f076ce759c5700b", "lètmein");
    }

    #[test]
    fn nothing_else_is_recognised_or_read() {
        let long = "0".repeat(4096);
        let text = "900150983cd24fb0d6963f7d28e17f72";
        for wrong in ["", "0", &text[1..], &text.replace('9', "g"), &text.replace('0', "é"), &long] {
            for scheme in SCHEMES {
                let row = StoredHash::new(wrong);
                assert_eq!(scheme.recognise(&row), None);
                assert!(matches!(parse(*scheme, &row), Err(ParseError::Malformed(_))));
            }
        }
        let row = StoredHash::new([0xff; 32]);
        assert_eq!(MD5.recognise(&row), None);
        assert!(parse(&MD5, &row).is_err());
    }
}
