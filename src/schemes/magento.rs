//! Magento 2: `hash:salt:version`, where each further version hashes the digest
//! before it.

use alloc::boxed::Box;

use super::django::positive;
use crate::codec::split;
use crate::computation::{Computation, Encoding, Steps};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::{Argon2Variant, Digest};
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Magento2];

/// Versions of one row.
const MOST_VERSIONS: usize = 4;
/// The bytes of salt that libsodium takes.
const SODIUM_SALT: usize = 16;
/// libsodium's "interactive" limits: passes, and memory in KiB.
const INTERACTIVE: (u32, u32) = (2, 65536);
/// The bytes that Argon2 gives, unless version 3 says otherwise.
const KEY: usize = 32;
/// The keys that version 3 may ask for, in bytes.
const KEYS: core::ops::RangeInclusive<usize> = 16..=64;
const LONGEST: usize = 512;

/// `hash:salt:1`, `hash:salt:0:2`, `hash:salt:3_32_2_67108864`: of the versions
/// 0 is MD5 and 1 SHA-256 of salt and value, 2 and 3 are Argon2id of the value,
/// 3 with bytes, passes and bytes of memory in its name. Without a version, and
/// without a salt, the length says whether it is MD5 or SHA-256.
#[derive(Debug)]
struct Magento2;

impl Scheme for Magento2 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("magento2")
    }

    fn profile(&self) -> Profile {
        // As weak as its weakest version; the parameters tell them apart.
        Profile::new(Strength::Fast).from("Magento 2 and Adobe Commerce, Magento 1 rows among them")
    }

    fn shapes(&self) -> &[Shape] {
        const {
            &[
                Shape::exact(Alphabet::Hex, 32),
                Shape::exact(Alphabet::Hex, 64),
                Shape::between(Alphabet::Any, 33, LONGEST),
            ]
        }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        if text.len() > LONGEST {
            return None;
        }
        let mut fields = text.split(|byte| *byte == b':');
        let digest = fields.next().unwrap_or_default();
        let hex = digest.len() >= 32 && digest.len().is_multiple_of(2) && crate::codec::hex::is_hex(digest);
        let bare = digest.len() == text.len();
        let known = |version: &[u8]| matches!(version, b"0" | b"1" | b"2") || version.starts_with(b"3_");
        let known = fields.skip(1).all(known) && (!bare || matches!(digest.len(), 32 | 64));
        (hex && known).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let mut fields = input.bytes().split(|byte| *byte == b':');
        let digest = fields.next().ok_or(Malformed::Missing("digest"))?;
        let expected = Encoding::Hex.decode(digest).ok_or(Malformed::Encoding("digest"))?;
        let salt = fields.next().unwrap_or_default();
        let mut steps = Computation::steps();
        let mut params = Params::Fixed;
        let mut versions = 0;
        for version in fields {
            versions += 1;
            if versions > MOST_VERSIONS {
                return Err(Malformed::Surplus("version").into());
            }
            if versions > 1 {
                // The text of the digest before.
                steps = steps.encode(Encoding::Hex).rebind();
            }
            steps = match Version::of(version)? {
                Version::Digest(digest) => digest_of(steps, salt, digest),
                Version::Argon2 { len, passes, memory_kib } => {
                    params = Params::Argon2 {
                        variant: Argon2Variant::Id,
                        version: 0x13,
                        memory_kib,
                        passes,
                        lanes: 1,
                    };
                    argon2_of(steps, salt, (passes, memory_kib), len)?
                }
            };
        }
        if versions == 0 {
            let digest = match expected.len() {
                16 => Digest::Md5,
                32 => Digest::Sha256,
                _ => return Err(Malformed::Length("digest").into()),
            };
            steps = digest_of(steps, salt, digest);
        }
        let computation = steps.build()?;
        if computation.output_len() != expected.len() {
            return Err(Malformed::Length("digest").into());
        }
        Ok(Box::new(Computed::new(params, computation, Tag::from_secret(expected))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Magento's own test.
        let stored = "4c5cab8dd00137d11258f8f87b93fd17bd94c5026fc52d3c5af911dd177a2611:random_salt:1";
        Some(Exemplar::new(stored, "password"))
    }
}

enum Version {
    Digest(Digest),
    Argon2 { len: usize, passes: u32, memory_kib: u32 },
}

impl Version {
    fn of(text: &[u8]) -> Result<Self, Malformed> {
        match text {
            b"0" => return Ok(Self::Digest(Digest::Md5)),
            b"1" => return Ok(Self::Digest(Digest::Sha256)),
            b"2" => {
                let (passes, memory_kib) = INTERACTIVE;
                return Ok(Self::Argon2 { len: KEY, passes, memory_kib });
            }
            _ => {}
        }
        let parameters = text.strip_prefix(b"3_").ok_or(Malformed::Unknown("version"))?;
        let [len, passes, memory] =
            split::split_exact(parameters, b'_').ok_or(Malformed::Missing("parameters"))?;
        let len = positive(len, "length")? as usize;
        if !KEYS.contains(&len) {
            return Err(Malformed::Range("length"));
        }
        // In bytes, of which libsodium takes whole KiB.
        let memory_kib = positive(memory, "memory")? / 1024;
        Ok(Self::Argon2 { len, passes: positive(passes, "passes")?, memory_kib })
    }
}

fn digest_of(steps: Steps, salt: &[u8], digest: Digest) -> Steps {
    steps.bytes(salt).password().concat(2).digest(digest)
}

/// `sodium_crypto_pwhash`: Magento repeats a salt that is too short for it, and
/// cuts one that is too long.
fn argon2_of(
    steps: Steps,
    salt: &[u8],
    (passes, memory_kib): (u32, u32),
    len: usize,
) -> Result<Steps, Malformed> {
    if salt.is_empty() {
        return Err(Malformed::Missing("salt"));
    }
    let salt: [u8; SODIUM_SALT] = {
        let mut bytes = salt.iter().cycle();
        core::array::from_fn(|_| bytes.next().copied().unwrap_or_default())
    };
    let steps = steps.password().bytes(salt).bytes(b"").bytes(b"");
    Ok(steps.argon2(Argon2Variant::Id, 0x13, (memory_kib, passes, 1), len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

    const SHA256: &str = "d9c59845b28adf6aa262759b8259a41a3b5b7679d4d574f06b09a92c203cfdd3:random_salt:1";
    const CHAIN: &str = "c0e230420d11c06158264e953421f4c0a6a4ebf4becc28f0653209baa5bfccd0:Qx:0:2";

    /// PHP 8.2 with sodium, by Magento's source.
    #[test]
    fn versions_and_chains() {
        for stored in [
            SHA256,
            CHAIN,
            "f6cba2b29784705c7c9833d77d8dff4d:89384528665349271307465505333378:0",
            "67845ffc183a852f8d30102f2d455f939e5ec3c3f070894530beb6beccbf0262:89384528665349271307465505333378:0:1",
            "87e29a682afc95b3d4c983f67316a7259813d91d27b5e83e51a9f7e214b5339e:mG3kq8ZsW1xYc5Vt:3_32_2_67108864",
            "78d4102494604ed0028dc41abc2f358b:Qx",
            "0fcb610cf0d289d41f696752e232b8dc3c7f57c92679348c98237524308a55d3:7hW2kd8Zq1LmN0pR",
            "0d107d09f5bbe40cade3de5c71e9e9b7",
        ] {
            assert_verifies(&Magento2, stored, "letmein");
            assert_eq!(Magento2.recognise(&StoredHash::new(stored)), Some(Confidence::Shape));
        }
        let params = parse(&Magento2, &StoredHash::new(CHAIN)).unwrap().params();
        assert!(matches!(params, Params::Argon2 { memory_kib: 65536, passes: 2, .. }));
    }

    #[test]
    fn malformed_texts() {
        let digest = &SHA256[..64];
        assert_malformed(
            &Magento2,
            &[
                &SHA256.replace(":1", ":0"),
                &[&SHA256[2..64], ":s:1"].concat(),
                &[digest, "00:s:1"].concat(),
                &[digest, "::2"].concat(),
                &[digest, ":s:0:0:0:0:1"].concat(),
                &[digest, ":s:3_"].concat(),
                &[digest, ":s:3_32_2"].concat(),
                &[digest, ":s:3_32_2_0"].concat(),
                &[digest, ":s:3_32_0_67108864"].concat(),
                &[digest, ":s:3_8_2_67108864"].concat(),
                &[digest, ":s:3_4294967328_2_67108864"].concat(),
                &[digest, ":s:3_32_2_67108864_1"].concat(),
                &[digest, ":s:3_32_2_1024"].concat(),
                &[digest, digest, ":s"].concat(),
            ],
        );
        for other in ["", ":", "0d107d09f5bbe40cade3de5c71e9e9b", "zz107d09f5bbe40cade3de5c71e9e9b7:s:0"] {
            assert!(Magento2.recognise(&StoredHash::new(other)).is_none());
        }
        for version in ["", "3", "4", "01", "x"] {
            assert!(Magento2.recognise(&StoredHash::new([digest, ":s:", version].concat())).is_none());
        }
    }

    #[test]
    fn hostile_parameters_are_costly() {
        let digest = &SHA256[..64];
        for version in ["3_32_4294967295_67108864", "3_32_2_4294967295"] {
            let record = parse(&Magento2, &StoredHash::new([digest, ":s:", version].concat())).unwrap();
            assert!(Limits::default().check(&Magento2.id(), record.cost(8), 8).is_err());
        }
    }
}
