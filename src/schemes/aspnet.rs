//! ASP.NET Identity: base64 of a version byte and what follows it.

use alloc::boxed::Box;

use super::pbkdf2;
use crate::codec::Base64Alphabet;
use crate::codec::base64::decode_into;
use crate::computation::{Computation, Encoding, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::primitives::Digest;
use crate::scheme::{
    Alphabet, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&IdentityV2, &IdentityV3];

/// base64(00 ‖ salt of 16 bytes ‖ key of 32 bytes): PBKDF2-HMAC-SHA-1 of 1000
/// rounds (ASP.NET Identity 1 and 2, `System.Web.Helpers.Crypto`,
/// SimpleMembership).
#[derive(Debug)]
struct IdentityV2;

const V2_SALT: usize = 16;
const V2_KEY: usize = 32;

impl Scheme for IdentityV2 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("aspnet_identity_v2")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).from("ASP.NET Identity 1 and 2, SimpleMembership")
    }

    fn shapes(&self) -> &[Shape] {
        // With and without padding.
        const { &[Shape::exact(Alphabet::Base64, 68), Shape::exact(Alphabet::Base64, 66)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        // The first 12 bits are the version byte and half a byte of salt.
        let version = matches!(text, [b'A', b'A'..=b'P', ..]);
        let shape = self.shapes().iter().any(|shape| shape.matches(text));
        (version && shape).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let bytes = decode(input.bytes())?;
        let Some((0, rest)) = bytes.split_first() else { return Err(Malformed::Unknown("version").into()) };
        let (salt, key) = rest.split_at_checked(V2_SALT).ok_or(Malformed::Length("salt"))?;
        if key.len() != V2_KEY {
            return Err(Malformed::Length("key").into());
        }
        pbkdf2::record(Computation::steps().password(), Digest::Sha1, 1000, salt, Value::new(key.to_vec()))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib.
        let stored = "ADAxMjM0NTY3ODlhYmNkZWZ8BXLNA02QwH3cHGpIohMhsjLUwj/tqI/hBcObI1c/rw==";
        Some(Exemplar::new(stored, "lètmein"))
    }
}

/// base64(01 ‖ PRF ‖ rounds ‖ length of the salt ‖ salt ‖ key), numbers in 32
/// bits, most significant byte first; PBKDF2-HMAC with PRF 0 SHA-1, 1 SHA-256,
/// 2 SHA-512 (ASP.NET Core Identity, `PasswordHasher`).
#[derive(Debug)]
struct IdentityV3;

/// The version and three numbers.
const V3_HEADER: usize = 13;
/// As in `PasswordHasher`: 128 bits at least, of salt and of key.
const V3_LEAST: usize = 16;

impl IdentityV3 {
    fn prf(number: u32) -> Option<Digest> {
        match number {
            0 => Some(Digest::Sha1),
            1 => Some(Digest::Sha256),
            2 => Some(Digest::Sha512),
            _ => None,
        }
    }
}

impl Scheme for IdentityV3 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("aspnet_identity_v3")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("ASP.NET Core Identity")
    }

    fn prefixes(&self) -> &[Prefix] {
        // Version 1 and a PRF below 16.
        const { &[Prefix::exact("AQAAAA")] }
    }

    /// A base64 text may begin so by chance, one with such numbers hardly does.
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        if !self.prefixes().iter().any(|prefix| prefix.matches(text)) {
            return None;
        }
        let mut bytes = [0; V3_HEADER + 2];
        let header = text.get(..20).and_then(|head| decode_into(Base64Alphabet::Standard, head, &mut bytes));
        let sensible = matches!(bytes, [1, 0, 0, 0, 0..=2, _, _, _, _, 0, 0, 0, 16..=u8::MAX, ..]);
        Some(if header.is_some() && sensible { Confidence::Certain } else { Confidence::Shape })
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let bytes = decode(input.bytes())?;
        let (header, rest) = bytes.split_first_chunk::<V3_HEADER>().ok_or(Malformed::Length("header"))?;
        let [1, numbers @ ..] = header else { return Err(Malformed::Unknown("version").into()) };
        let mut numbers =
            numbers.chunks_exact(4).map(|four| four.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)));
        let mut number = || numbers.next().ok_or(Malformed::Length("header"));
        let (prf, rounds, salt_len) = (number()?, number()?, number()?);
        let prf = Self::prf(prf).ok_or(Malformed::Unknown("PRF"))?;
        if rounds == 0 {
            return Err(Malformed::Range("rounds").into());
        }
        let salt_len = usize::try_from(salt_len).map_err(|_| Malformed::Length("salt"))?;
        let (salt, key) = rest.split_at_checked(salt_len).ok_or(Malformed::Length("salt"))?;
        if salt.len() < V3_LEAST {
            return Err(Malformed::Length("salt").into());
        }
        if key.len() < V3_LEAST {
            return Err(Malformed::Length("key").into());
        }
        pbkdf2::record(Computation::steps().password(), prf, rounds, salt, Value::new(key.to_vec()))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib.
        let stored = "AQAAAAIAAAPoAAAAEDAxMjM0NTY3ODlhYmNkZWbJskekaslaGzgsiaPHQZG1J1HnGKXAHcGcG95kHsdz7Q==";
        Some(Exemplar::new(stored, "lètmein"))
    }
}

fn decode(text: &[u8]) -> Result<Value, Malformed> {
    Encoding::Base64.decode(text).ok_or(Malformed::Encoding("value"))
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

    fn v3(prf: u32, rounds: u32, salt_len: u32, rest: usize) -> String {
        let numbers = [prf, rounds, salt_len].map(u32::to_be_bytes).concat();
        let bytes = [[1].as_slice(), &numbers, &alloc::vec![7; rest]].concat();
        String::from_utf8(Encoding::Base64.encode(&bytes).to_vec()).unwrap()
    }

    #[test]
    fn version_2() {
        let padded = "ADAxMjM0NTY3ODlhYmNkZWZ8BXLNA02QwH3cHGpIohMhsjLUwj/tqI/hBcObI1c/rw==";
        assert_verifies(&IdentityV2, padded, "lètmein");
        assert_verifies(&IdentityV2, padded.trim_end_matches('='), "lètmein");
        assert_eq!(IdentityV2.recognise(&StoredHash::new(padded)), Some(Confidence::Shape));
        assert_eq!(IdentityV3.recognise(&StoredHash::new(padded)), None);
    }

    /// Python's hashlib.
    #[test]
    fn version_3() {
        for row in [
            "AQAAAAAAAAPoAAAAEDAxMjM0NTY3ODlhYmNkZWZ8BXLNA02QwH3cHGpIohMhsjLUwj/tqI/hBcObI1c/rw==",
            "AQAAAAEAAAPoAAAAEDAxMjM0NTY3ODlhYmNkZWba5nlwGgLePfquHdwHXQCsRy9wMWjYNBSVVfA8zZKFWQ==",
            "AQAAAAIAAAPoAAAAEDAxMjM0NTY3ODlhYmNkZWbJskekaslaGzgsiaPHQZG1J1HnGKXAHcGcG95kHsdz7Q==",
            // A salt of 20 bytes and a key of 16.
            "AQAAAAEAAAPoAAAAFDAxMjM0NTY3ODlhYmNkZWZnaGlqIvhJWFyHGfQrpnmHHh7AXg==",
        ] {
            assert_verifies(&IdentityV3, row, "lètmein");
            assert_verifies(&IdentityV3, row.trim_end_matches('='), "lètmein");
            assert_eq!(IdentityV3.recognise(&StoredHash::new(row)), Some(Confidence::Certain));
            assert_eq!(IdentityV2.recognise(&StoredHash::new(row)), None);
        }
    }

    #[test]
    fn damaged_rows_are_malformed() {
        let mut rows =
            Vec::from(["AQAAAA", "AQAAAA==", "AQAAAAIAAAPo", "AQAAAA é", "AQAAAA$"].map(String::from));
        rows.extend([v3(3, 1000, 16, 48), v3(15, 1000, 16, 48), v3(1, 0, 16, 48), v3(1, 1, 15, 48)]);
        rows.extend([v3(1, 1, 16, 31), v3(1, 1, 49, 48), v3(1, 1, u32::MAX, 48), v3(1, 1, 16, 0)]);
        rows.push([&v3(1, 1, 16, 48), "="].concat());
        assert_malformed(&IdentityV3, &rows.iter().map(String::as_str).collect::<Vec<_>>());
        let stray = "ADAxMjM0NTY3ODlhYmNkZWZ8BXLNA02QwH3cHGpIohMhsjLUwj/tqI/hBcObI1c/rx==";
        let long = ["AD", &"A".repeat(66)].concat();
        let equals = ["AD=", &"A".repeat(65)].concat();
        assert_malformed(&IdentityV2, &[stray, &long, &equals]);
    }

    #[test]
    fn what_is_not_recognised() {
        let text = "AQ".repeat(34);
        for row in ["", "A", "AA", &text, &"B".repeat(68), &"A".repeat(67), "AD", &"Aé".repeat(22)] {
            assert_eq!(IdentityV2.recognise(&StoredHash::new(row)), None, "{row}");
            assert_eq!(IdentityV3.recognise(&StoredHash::new(row)), None, "{row}");
        }
        assert_eq!(IdentityV2.recognise(&StoredHash::new([0xff; 68])), None);
    }

    #[test]
    fn huge_numbers_are_a_matter_of_the_limits() {
        let record = parse(&IdentityV3, &StoredHash::new(v3(2, u32::MAX, 16, 48))).unwrap();
        assert!(record.cost(8).work > 100_000_000_000_000);
    }
}
