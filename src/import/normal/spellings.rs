//! Strings that spell out what others have in columns: of LDAP, Kratos, passwap, Django, and Firebase's scrypt.

use alloc::vec::Vec;

use super::read::bytes;
use super::{Bytes, HmacKey, Normal, digest_of};
use crate::codec::{decimal, hex};
use crate::primitives::Digest;

/// Digests by the labels of LDAP, the longest of those with one beginning first.
const LABELS: [(&str, Digest); 10] = [
    ("{SMD5}", Digest::Md5),
    ("{MD5}", Digest::Md5),
    ("{SSHA}", Digest::Sha1),
    ("{SHA}", Digest::Sha1),
    ("{SSHA256}", Digest::Sha256),
    ("{SHA256}", Digest::Sha256),
    ("{SSHA384}", Digest::Sha384),
    ("{SHA384}", Digest::Sha384),
    ("{SSHA512}", Digest::Sha512),
    ("{SHA512}", Digest::Sha512),
];

/// The parts of such a string; `None` if it is another one.
pub(super) fn read(text: &str) -> Option<Normal> {
    if text.starts_with('{') {
        return ldap(text);
    }
    if let Some(rest) = text.strip_prefix("pbkdf2_sha256$") {
        return django(Digest::Sha256, rest);
    }
    if let Some(rest) = text.strip_prefix("pbkdf2_sha1$") {
        return django(Digest::Sha1, rest);
    }
    let fields: Vec<&str> = text.strip_prefix('$')?.split('$').collect();
    match fields.as_slice() {
        ["fbscrypt", list, salt, hash] => firebase(
            (value(list, "n")?, value(list, "r")?),
            [hash, salt, value(list, "ss")?],
            Some(value(list, "sk")?),
        ),
        ["firescrypt", list, salt, hash, separator, signer] => {
            firebase((value(list, "ln")?, value(list, "r")?), [hash, salt, separator], Some(signer))
        }
        ["f_scrypt", hash, salt, m, r, s] => firebase(
            (m.strip_prefix("m=")?, r.strip_prefix("r=")?),
            [hash, salt, s.strip_prefix("s=")?],
            None,
        ),
        ["firebase-scrypt", hash, salt, sk, ss, r, m] => {
            let (hash, salt, ss) =
                (hash.strip_prefix("hash=")?, salt.strip_prefix("salt=")?, ss.strip_prefix("ss=")?);
            let numbers = (m.strip_prefix("m=")?, r.strip_prefix("r=")?);
            firebase(numbers, [hash, salt, ss], Some(sk.strip_prefix("sk=")?))
        }
        // Kratos writes N where others write its logarithm.
        ["scrypt", list, salt, hash] => {
            let n = decimal::parse_u32(value(list, "ln")?.as_bytes())
                .filter(|n| *n >= 32 && n.is_power_of_two())?;
            let number = |name| decimal::parse_u32(value(list, name)?.as_bytes());
            let log_n = u8::try_from(n.ilog2()).ok()?;
            Some(Normal::Scrypt {
                log_n,
                r: number("r")?,
                p: number("p")?,
                salt: bytes(salt)?,
                hash: bytes(hash)?,
            })
        }
        ["md5", hash] => Some(Normal::digest(Digest::Md5, exact(bytes(hash)?, Digest::Md5)?)),
        [name @ ("md5" | "sha1" | "sha256" | "sha512"), template, salt, hash] => {
            template_of(digest_of(name)?, &bytes(template.strip_prefix("pf=")?)?, bytes(salt)?, bytes(hash)?)
        }
        [name, hash, key] if name.starts_with("hmac-") => {
            let digest = digest_of(name.strip_prefix("hmac-")?)?;
            let hash = exact(hex::decode(&bytes(hash)?)?, digest)?;
            let (key, none) = (HmacKey::Own(bytes(key)?), Bytes::default());
            Some(Normal::Hmac { digest, key, before: none.clone(), after: none, hash })
        }
        [name @ ("md5salted-prefix" | "md5salted-suffix"), salt, hash] => {
            let hash = exact(bytes(hash)?, Digest::Md5)?;
            let (salt, none) = (Bytes::from(salt.as_bytes().to_vec()), Bytes::default());
            let (before, after) = if name.ends_with("prefix") { (salt, none) } else { (none, salt) };
            Some(Normal::Digest { digest: Digest::Md5, rounds: 1, before, after, utf16: false, hash })
        }
        _ => None,
    }
}

fn exact(bytes: Bytes, digest: Digest) -> Option<Bytes> {
    (bytes.len() == digest.output_len()).then_some(bytes)
}

fn value<'a>(list: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = list.split(',').filter_map(|pair| pair.split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// Base 64 of digest and salt.
fn ldap(text: &str) -> Option<Normal> {
    let (label, digest) = LABELS
        .iter()
        .find(|(label, _)| text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)))?;
    let both = bytes(text.get(label.len()..)?)?;
    let (hash, salt) = both.split_at_checked(digest.output_len())?;
    // {SHA…} and {MD5} have no salt, the others one.
    if salt.is_empty() == matches!(label.as_bytes(), [b'{', b'S', b'S' | b'M', ..]) {
        return None;
    }
    Some(Normal::Digest {
        digest: *digest,
        rounds: 1,
        before: Bytes::default(),
        after: salt.to_vec().into(),
        utf16: false,
        hash: hash.to_vec().into(),
    })
}

fn django(digest: Digest, rest: &str) -> Option<Normal> {
    let fields: Vec<&str> = rest.split('$').collect();
    let [rounds, salt, hash] = fields.as_slice() else { return None };
    let hash = exact(bytes(hash)?, digest)?;
    let salt = salt.as_bytes().to_vec().into();
    Some(Normal::Pbkdf2 { digest, rounds: decimal::parse_u32(rounds.as_bytes())?, salt, hash })
}

/// Firebase's scrypt out of its parts: memory cost and rounds; hash, salt and separator; the signer key.
pub(super) fn firebase(
    (memory, rounds): (&str, &str),
    [hash, salt, separator]: [&str; 3],
    signer: Option<&str>,
) -> Option<Normal> {
    Some(Normal::Firebase {
        log_n: u8::try_from(decimal::parse_u32(memory.as_bytes())?).ok()?,
        r: decimal::parse_u32(rounds.as_bytes())?,
        salt: bytes(salt)?,
        separator: bytes(separator)?,
        signer: match signer {
            Some(signer) => Some(bytes(signer)?),
            None => None,
        },
        hash: bytes(hash)?,
    })
}

/// A template of Kratos that is nothing but the password between salts.
fn template_of(digest: Digest, template: &[u8], salt: Bytes, hash: Bytes) -> Option<Normal> {
    let hash = exact(hash, digest)?;
    let none = Bytes::default;
    let (before, after) = match template {
        b"{PASSWORD}" => (none(), none()),
        b"{SALT}{PASSWORD}" => (salt, none()),
        b"{PASSWORD}{SALT}" => (none(), salt),
        b"{SALT}{PASSWORD}{SALT}" => (salt.clone(), salt),
        _ => return None,
    };
    Some(Normal::Digest { digest, rounds: 1, before, after, utf16: false, hash })
}
