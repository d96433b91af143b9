//! Spring Security: `{id}body` of its `DelegatingPasswordEncoder`, and the
//! digests of its `MessageDigestPasswordEncoder`.

use alloc::boxed::Box;

use super::django::{carried, digest_field, dollar_fields};
use super::{pbkdf2, scrypt};
use crate::codec::{hex, split};
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

mod pbkdf2_alone;
mod plain;

pub(super) static SCHEMES: &[&dyn Scheme] =
    &[&Delegating, &MessageDigest, &plain::Noop, &plain::SCrypt, &pbkdf2_alone::PLAIN, &pbkdf2_alone::SECRET];

const MESSAGE_DIGEST: SchemeId = SchemeId::builtin("spring_messagedigest");

/// `{id}body` (Spring Security 5.0 and later; ids with `@` since 5.8), for the
/// ids of `PasswordEncoderFactories` with their default settings, where these
/// are not in the body. Ids mind their case. `{MD5}` without a salt is a label of
/// LDAP with the same meaning. `{MD4}` is read with the feature `rare-digests`.
#[derive(Debug)]
struct Delegating;

static LABELS: &[Prefix] = &[
    Prefix::exact("{bcrypt}"),
    Prefix::exact("{argon2}"),
    Prefix::exact("{argon2@SpringSecurity_v5_8}"),
    Prefix::exact("{scrypt}"),
    Prefix::exact("{scrypt@SpringSecurity_v5_8}"),
    Prefix::exact("{pbkdf2}"),
    Prefix::exact("{pbkdf2@SpringSecurity_v5_8}"),
    Prefix::exact("{sha256}"),
    Prefix::exact("{MD5}{"),
    Prefix::exact("{SHA-1}"),
    Prefix::exact("{SHA-256}"),
    Prefix::exact("{ldap}"),
    #[cfg(feature = "rare-digests")]
    Prefix::exact("{MD4}"),
];

/// What `PasswordEncoderFactories` names.
#[derive(Debug, Clone, Copy)]
enum Encoder {
    Bcrypt,
    Argon2,
    /// `SCryptPasswordEncoder`
    Scrypt,
    /// `Pbkdf2PasswordEncoder` of some defaults
    Pbkdf2 {
        prf: Digest,
        rounds: u32,
        salt_len: usize,
    },
    /// `StandardPasswordEncoder`
    Standard,
    /// `MessageDigestPasswordEncoder`
    Digest(Digest),
    /// `LdapShaPasswordEncoder`
    Ldap,
}

impl Encoder {
    fn of(id: &[u8]) -> Option<Self> {
        Some(match id {
            b"bcrypt" => Self::Bcrypt,
            b"argon2" | b"argon2@SpringSecurity_v5_8" => Self::Argon2,
            b"scrypt" | b"scrypt@SpringSecurity_v5_8" => Self::Scrypt,
            b"pbkdf2" => Self::Pbkdf2 { prf: Digest::Sha1, rounds: 185_000, salt_len: 8 },
            b"pbkdf2@SpringSecurity_v5_8" => {
                Self::Pbkdf2 { prf: Digest::Sha256, rounds: 310_000, salt_len: 16 }
            }
            b"sha256" => Self::Standard,
            b"MD5" => Self::Digest(Digest::Md5),
            b"SHA-1" => Self::Digest(Digest::Sha1),
            b"SHA-256" => Self::Digest(Digest::Sha256),
            b"ldap" => Self::Ldap,
            #[cfg(feature = "rare-digests")]
            b"MD4" => Self::Digest(Digest::Md4),
            _ => return None,
        })
    }
}

impl Scheme for Delegating {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("spring_delegating")
    }

    fn profile(&self) -> Profile {
        // What it carries, and its plain digests, are noted in the chain and judged there.
        Profile::new(Strength::Slow).from("Spring Security 5.0 and later")
    }

    fn prefixes(&self) -> &[Prefix] {
        LABELS
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let (id, body) = split::label(stored.as_bytes())?;
        let own = match Encoder::of(id)? {
            // LDAP's labels know no case, but its bodies differ.
            Encoder::Standard => is_standard(body),
            Encoder::Pbkdf2 { .. } => !body.contains(&b'$'),
            Encoder::Digest(Digest::Md5) => body.starts_with(b"{"),
            _ => true,
        };
        own.then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (id, body) = split::label(input.bytes()).ok_or(Malformed::Missing("id"))?;
        match Encoder::of(id).ok_or(Malformed::Unknown("id"))? {
            Encoder::Bcrypt => carried(&input, body, b"$2"),
            Encoder::Argon2 => carried(&input, body, b"$argon2"),
            Encoder::Scrypt => scrypt_body(body),
            Encoder::Pbkdf2 { prf, rounds, salt_len } => pbkdf2_body(prf, rounds, salt_len, body),
            Encoder::Standard => {
                input.note(&MESSAGE_DIGEST);
                standard_body(body)
            }
            Encoder::Digest(digest) => {
                input.note(&MESSAGE_DIGEST);
                message_digest(digest, body)
            }
            Encoder::Ldap => {
                let label = split::label(body).map(|(name, _)| name).unwrap_or_default();
                if !matches!(label, b"SHA" | b"sha" | b"SSHA" | b"ssha") {
                    return Err(Malformed::Unknown("LDAP label").into());
                }
                carried(&input, body, b"{")
            }
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // PasswordEncoderFactoriesTests of Spring Security 5.2.
        let stored =
            "{sha256}97cde38028ad898ebc02e690819fa220e88c62e0699403e94fff291cfffaf8410849f27605abcbc0";
        Some(Exemplar::new(stored, "password"))
    }
}

/// Whether an LDAP label begins a row that only Spring writes so.
pub(super) fn owns(text: &[u8]) -> bool {
    text.starts_with(b"{MD5}{") || text.strip_prefix(b"{sha256}").is_some_and(is_standard)
}

/// 8 bytes of salt and SHA-256, in hexadecimal.
fn is_standard(body: &[u8]) -> bool {
    body.len() == 2 * (8 + 32) && hex::is_hex(body)
}

/// `hex(salt ‖ d)`, where d is salt ‖ password after 1024 times SHA-256.
fn standard_body(body: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let bytes = digest_field(Encoding::Hex, body, 8 + 32)?;
    let (salt, digest) = bytes.split_at_checked(8).ok_or(Malformed::Length("digest"))?;
    let steps = Computation::steps().bytes(salt).password().concat(2);
    let computation = steps.bytes([]).iterate(Digest::Sha256, 1024).build()?;
    Ok(Box::new(Computed::new(Params::Rounds(1024), computation, Tag::new(digest))))
}

/// `salt ‖ key`, in hexadecimal or, with `setEncodeHashAsBase64`, base64.
fn pbkdf2_body(
    prf: Digest,
    rounds: u32,
    salt_len: usize,
    body: &[u8],
) -> Result<Box<dyn Record>, ParseError> {
    let len = salt_len + 32;
    let encoding = if body.len() == 2 * len { Encoding::Hex } else { Encoding::Base64 };
    let mut bytes = digest_field(encoding, body, len)?;
    let salt = bytes.get(..salt_len).unwrap_or_default().to_vec();
    bytes.drain(..salt.len());
    pbkdf2::record(Computation::steps().password(), prf, rounds, &salt, bytes)
}

/// `$parameters$base64(salt)$base64(key)`, the parameters being
/// log2(N) << 16 | r << 8 | p in hexadecimal.
fn scrypt_body(body: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let fields = body.strip_prefix(b"$").ok_or(Malformed::Missing("parameters"))?;
    let [parameters, salt, key] = dollar_fields(fields)?;
    let plain = (1..=8).contains(&parameters.len()) && parameters.iter().all(u8::is_ascii_hexdigit);
    let parameters = core::str::from_utf8(parameters).ok().filter(|text| plain && !text.starts_with('0'));
    let parameters = parameters.and_then(|text| u32::from_str_radix(text, 16).ok());
    let [high, log_n, r, p] = parameters.ok_or(Malformed::Number("parameters"))?.to_be_bytes();
    if high != 0 || log_n == 0 || r == 0 || p == 0 {
        return Err(Malformed::Range("parameters").into());
    }
    let salt = Encoding::Base64.decode(salt).ok_or(Malformed::Encoding("salt"))?;
    // 32 bytes by default, 64 as password4j writes it.
    let len = if key.len() > 44 { 64 } else { 32 };
    let key = digest_field(Encoding::Base64, key, len)?;
    scrypt::record(Computation::steps().password(), log_n, r.into(), p.into(), &salt, key)
}

/// `{salt}` and H(password ‖ `{salt}`) in hexadecimal or base 64, with the braces
/// (`MessageDigestPasswordEncoder`, Spring Security 5.0 and later).
fn message_digest(digest: Digest, text: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let (salt, value) = salted(text);
    let len = digest.output_len();
    // `setEncodeHashAsBase64`.
    let encoding = if value.len() == 2 * len { Encoding::Hex } else { Encoding::Base64 };
    let expected = Tag::from_secret(digest_field(encoding, value, len)?);
    let computation = Computation::steps().password().bytes(salt).concat(2).digest(digest).build()?;
    Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
}

/// The salt with its braces, and what follows.
fn salted(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(|byte| *byte == b'}').filter(|_| text.starts_with(b"{"));
    text.split_at(end.map_or(0, |end| end + 1))
}

/// `{MD5}{salt}hex`, `{SHA-1}{salt}hex`, `{SHA-256}{salt}hex`, each also
/// without a salt, and bare `{salt}hex`, where the length names the digest: MD5,
/// SHA-1, SHA-256 or SHA-512. Base 64 stands for hexadecimal too.
#[derive(Debug)]
struct MessageDigest;

impl MessageDigest {
    /// The digest and what follows the label.
    fn split(text: &[u8]) -> Option<(Digest, &[u8])> {
        let labelled =
            [(b"{MD5}".as_slice(), Digest::Md5), (b"{SHA-1}", Digest::Sha1), (b"{SHA-256}", Digest::Sha256)];
        for (label, digest) in labelled {
            if let Some(body) = text.strip_prefix(label) {
                // Other bodies of `{MD5}` are LDAP's.
                let own = digest != Digest::Md5 || body.starts_with(b"{") || is_hex_of(digest, body);
                return own.then_some((digest, body));
            }
        }
        let (salt, value) = salted(text);
        let digests = [Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha512];
        let own =
            |digest: &Digest| is_hex_of(*digest, value) || !is_label(salt) && is_base64_of(*digest, value);
        let digest = digests.into_iter().find(|digest| !salt.is_empty() && own(digest))?;
        Some((digest, text))
    }
}

fn is_hex_of(digest: Digest, text: &[u8]) -> bool {
    text.len() == 2 * digest.output_len() && hex::is_hex(text)
}

/// Whether what stands in braces is rather a label of LDAP: those have base 64
/// behind them too.
fn is_label(salt: &[u8]) -> bool {
    const LABELS: [&[u8]; 11] = [
        b"md5", b"smd5", b"sha", b"ssha", b"sha1", b"sha256", b"ssha256", b"sha384", b"ssha384", b"sha512",
        b"ssha512",
    ];
    split::label(salt).is_some_and(|(name, _)| LABELS.iter().any(|label| name.eq_ignore_ascii_case(label)))
}

fn is_base64_of(digest: Digest, text: &[u8]) -> bool {
    text.len() == digest.output_len().div_ceil(3) * 4
        && text.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte))
}

impl Scheme for MessageDigest {
    fn id(&self) -> SchemeId {
        MESSAGE_DIGEST
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Fast).from("Spring Security, before it had bcrypt");
        profile.dialect_of(SchemeId::builtin("ldap_md5"))
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("{")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        Self::split(stored.as_bytes()).map(|_| Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (digest, text) = Self::split(input.bytes()).ok_or(Malformed::Unknown("digest"))?;
        message_digest(digest, text)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // The documentation of MessageDigestPasswordEncoder.
        Some(Exemplar::new("{thisissalt}2a4e7104c2780098f50ed5a84bb2323d", "password"))
    }
}

#[cfg(test)]
mod tests;
