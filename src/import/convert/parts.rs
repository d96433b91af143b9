//! What several targets ask of a hash.

use alloc::string::String;

use super::{Given, Refused};
use crate::import::normal::{Bytes, HmacKey, Normal, SIGNER_KEY, encode};
use crate::primitives::{Argon2Variant, Digest};

/// A digest over the password and at most one salt.
pub(super) struct Salted<'a> {
    pub(super) digest: Digest,
    pub(super) before: &'a [u8],
    pub(super) after: &'a [u8],
    pub(super) utf16: bool,
    pub(super) rounds: u32,
    pub(super) hash: &'a [u8],
}

impl<'a> Salted<'a> {
    pub(super) fn of(normal: &'a Normal) -> Option<Self> {
        match normal {
            Normal::Digest { digest, rounds, before, after, utf16, hash } => {
                Some(Self { digest: *digest, before, after, utf16: *utf16, rounds: *rounds, hash })
            }
            _ => None,
        }
    }

    /// Only digests of the list, over the password as it is, once.
    pub(super) fn plain(self, digests: &[Digest]) -> Result<Self, Refused> {
        if !digests.contains(&self.digest) {
            return Err(Refused::Algorithm);
        }
        if self.utf16 {
            return Err(Refused::Parameter("password encoding"));
        }
        if self.rounds != 1 {
            return Err(Refused::Parameter("count of rounds"));
        }
        Ok(self)
    }

    /// The one salt, and whether it stands before the password.
    pub(super) fn one_salt(&self) -> Result<(&'a [u8], bool), Refused> {
        match (self.before.is_empty(), self.after.is_empty()) {
            (true, _) => Ok((self.after, false)),
            (false, true) => Ok((self.before, true)),
            (false, false) => Err(Refused::SaltPlace),
        }
    }

    pub(super) fn unsalted(&self) -> Result<(), Refused> {
        if self.before.is_empty() && self.after.is_empty() { Ok(()) } else { Err(Refused::SaltPlace) }
    }
}

/// Bytes as the text that a target wants.
pub(super) fn text(bytes: &[u8], what: &'static str) -> Result<String, Refused> {
    core::str::from_utf8(bytes).map(String::from).map_err(|_| Refused::NotText(what))
}

/// What a target allows of the slow algorithms.
pub(super) struct Bounds {
    pub(super) argon2: &'static [Argon2Variant],
    pub(super) memory_kib: core::ops::RangeInclusive<u32>,
    pub(super) passes: u32,
    pub(super) lanes: u32,
    pub(super) bcrypt: u32,
}

impl Bounds {
    /// All three variants, and no other bounds than those of the algorithms.
    pub(super) const ANY: Self = Self {
        argon2: &[Argon2Variant::Id, Argon2Variant::I, Argon2Variant::D],
        memory_kib: 8..=u32::MAX,
        passes: u32::MAX,
        lanes: u32::MAX,
        bcrypt: 31,
    };

    /// The two variants that nearly all take.
    pub(super) const USUAL: Self = Self { argon2: &[Argon2Variant::Id, Argon2Variant::I], ..Self::ANY };
}

/// The string of Argon2, if the target takes its parameters.
pub(super) fn argon2(normal: &Normal, bounds: &Bounds) -> Result<String, Refused> {
    let Normal::Argon2 { variant, version, memory_kib, passes, lanes, .. } = normal else {
        return Err(Refused::Algorithm);
    };
    if !bounds.argon2.contains(variant) {
        return Err(Refused::Parameter("variant of Argon2"));
    }
    if *version != 0x13 {
        return Err(Refused::Parameter("version of Argon2"));
    }
    if !bounds.memory_kib.contains(memory_kib) || *passes > bounds.passes || *lanes > bounds.lanes {
        return Err(Refused::Parameter("cost"));
    }
    stored_text(normal)
}

/// The string that the crate itself would store.
pub(super) fn stored_text(normal: &Normal) -> Result<String, Refused> {
    let stored = normal.clone().stored().map_err(|_| Refused::Algorithm)?;
    stored.as_str().map(String::from).ok_or(Refused::Algorithm)
}

/// The parts of bcrypt: variant, cost, salt, digest.
pub(super) struct BcryptParts<'a> {
    pub(super) variant: &'a str,
    pub(super) cost: u32,
    pub(super) salt: &'a str,
    pub(super) digest: &'a str,
}

/// The parts of a bcrypt string of a variant whose meaning is everywhere the same: `2a`, `2b`, `2y`.
pub(super) fn bcrypt<'a>(normal: &'a Normal, bounds: &Bounds) -> Result<BcryptParts<'a>, Refused> {
    let Normal::Bcrypt(text) = normal else { return Err(Refused::Algorithm) };
    let mut fields = text.split('$').skip(1);
    let (Some(variant), Some(cost), Some(rest)) = (fields.next(), fields.next(), fields.next()) else {
        return Err(Refused::NotTakenApart);
    };
    if !matches!(variant, "2a" | "2b" | "2y") {
        return Err(Refused::Parameter("variant of bcrypt"));
    }
    let cost = cost.parse::<u32>().map_err(|_| Refused::NotTakenApart)?;
    if cost > bounds.bcrypt {
        return Err(Refused::Parameter("cost"));
    }
    let (salt, digest) = rest.split_at_checked(22).ok_or(Refused::NotTakenApart)?;
    Ok(BcryptParts { variant, cost, salt, digest })
}

/// The parts of Firebase's scrypt, with the signer key of the row or of the keyring.
pub(super) struct FirebaseParts<'a> {
    pub(super) log_n: u8,
    pub(super) r: u32,
    pub(super) salt: &'a [u8],
    pub(super) separator: &'a [u8],
    pub(super) signer: Bytes,
    pub(super) hash: &'a [u8],
}

pub(super) fn firebase<'a>(given: &'a Given<'_>) -> Result<FirebaseParts<'a>, Refused> {
    let Normal::Firebase { log_n, r, salt, separator, signer, hash } = &given.normal else {
        return Err(Refused::Algorithm);
    };
    let signer = match signer {
        Some(signer) => signer.clone(),
        None => given.keyring.get(&SIGNER_KEY.into()).ok_or(Refused::KeyMissing)?.as_bytes().to_vec().into(),
    };
    Ok(FirebaseParts { log_n: *log_n, r: *r, salt, separator, signer, hash })
}

/// The parts of an HMAC without a salt under the record's own key.
pub(super) fn own_hmac(normal: &Normal) -> Option<(Digest, &[u8], &[u8])> {
    match normal {
        Normal::Hmac { digest, key: HmacKey::Own(key), before, after, hash }
            if before.is_empty() && after.is_empty() =>
        {
            Some((*digest, key, hash))
        }
        _ => None,
    }
}

/// `{SSHA}` and its sisters: base 64 of digest and salt, the salt behind the password.
pub(super) fn ldap(salted: &Salted<'_>) -> Result<String, Refused> {
    let (salt, first) = salted.one_salt()?;
    if first {
        return Err(Refused::SaltPlace);
    }
    let label = match (salted.digest, salt.is_empty()) {
        (Digest::Md5, true) => "MD5",
        (Digest::Md5, false) => "SMD5",
        (Digest::Sha1, true) => "SHA",
        (Digest::Sha1, false) => "SSHA",
        (Digest::Sha256, false) => "SSHA256",
        (Digest::Sha384, false) => "SSHA384",
        (Digest::Sha512, false) => "SSHA512",
        _ => return Err(Refused::Algorithm),
    };
    let bytes = Bytes::from([salted.hash, salt].concat());
    Ok(alloc::format!("{{{label}}}{}", encode::base64(&bytes)))
}
