//! What stored hashes say, taken apart: the form between the schemas of vendors and the strings of the schemes.
//!
//! Every adapter that reads columns gives one of these; it becomes a stored string here and nowhere else. Every
//! writer of a schema starts from one.

mod composition;
mod read;
mod spellings;
mod write;

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

pub(super) use self::composition::{Composition, Keyed, Sides, built_in, definitions};
pub(super) use self::read::{bytes, is_bcrypt};
use crate::primitives::{Argon2Variant, Digest};

/// Bytes that may be a digest.
pub(super) type Bytes = Zeroizing<Vec<u8>>;

/// A stored hash, taken apart.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(super) enum Normal {
    /// A string that says itself what it is.
    Text(String),
    /// bcrypt. The text is a whole `$2b$…`.
    Bcrypt(String),
    /// A digest over the password between two texts, perhaps again over the bytes of the digest.
    Digest {
        digest: Digest,
        rounds: u32,
        before: Bytes,
        after: Bytes,
        utf16: bool,
        hash: Bytes,
    },
    /// HMAC over the password between two texts.
    Hmac {
        digest: Digest,
        key: HmacKey,
        before: Bytes,
        after: Bytes,
        hash: Bytes,
    },
    Pbkdf2 {
        digest: Digest,
        rounds: u32,
        salt: Bytes,
        hash: Bytes,
    },
    Scrypt {
        log_n: u8,
        r: u32,
        p: u32,
        salt: Bytes,
        hash: Bytes,
    },
    Argon2 {
        variant: Argon2Variant,
        version: u32,
        memory_kib: u32,
        passes: u32,
        lanes: u32,
        salt: Bytes,
        hash: Bytes,
    },
    /// Firebase's modified scrypt. Without a key of its own it is that of the project.
    Firebase {
        log_n: u8,
        r: u32,
        salt: Bytes,
        separator: Bytes,
        signer: Option<Bytes>,
        hash: Bytes,
    },
}

/// The key of an HMAC.
#[derive(Clone)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(super) enum HmacKey {
    /// Of the record.
    Own(Bytes),
    /// Of the deployment, by the id [`HMAC_KEY`].
    Host,
}

/// The id of the deployment's HMAC key in the keyring.
pub(super) const HMAC_KEY: &str = "hmac_key";
/// The id of the signer key of a Firebase project in the keyring.
pub(super) const SIGNER_KEY: &str = "signer_key";

impl Normal {
    pub(super) fn digest(digest: Digest, hash: Bytes) -> Self {
        Self::Digest {
            digest,
            rounds: 1,
            before: Bytes::default(),
            after: Bytes::default(),
            utf16: false,
            hash,
        }
    }
}

/// The digest of a name as vendors write it: `SHA-256`, `sha256`, `SHA256_HMAC`, `openssl` names.
pub(super) fn digest_of(name: &str) -> Option<Digest> {
    let plain: String =
        name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let named = |name: &str| Digest::ALL.iter().copied().find(|digest| digest.name() == name);
    named(&plain).or_else(|| named(&name.to_ascii_lowercase().replace(['-', '/'], "_"))).or_else(|| {
        // sha3-256, which would be SHA-3256 without its hyphen.
        let rest = plain.strip_prefix("sha3")?;
        named(&alloc::format!("sha3_{rest}"))
    })
}

/// Text encodings of bytes that may be a digest.
pub(super) mod encode {
    use super::{Bytes, String};
    use crate::codec::{Base64Alphabet, base64, hex};

    fn text(ascii: Bytes) -> String {
        // The encoders write ASCII only.
        String::from_utf8_lossy(&ascii).into_owned()
    }

    pub(in super::super) fn hex(bytes: &[u8]) -> String {
        text(hex::encode_lower(bytes))
    }

    pub(in super::super) fn base64(bytes: &[u8]) -> String {
        text(base64::encode(Base64Alphabet::Standard, true, bytes))
    }

    pub(in super::super) fn base64_nopad(bytes: &[u8]) -> String {
        text(base64::encode(Base64Alphabet::Standard, false, bytes))
    }

    /// passlib's, with a dot for the plus.
    pub(in super::super) fn base64_dot(bytes: &[u8]) -> String {
        base64_nopad(bytes).replace('+', ".")
    }
}
