//! Labels in front of strings that have a prefix of their own.

use alloc::boxed::Box;

use crate::codec::split;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::scheme::{Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;

/// `{CRYPT}` and a string of `crypt(3)` (RFC 2307), or one that only looks like
/// it, such as Argon2 (Authelia); `{CRYPT-MD5}` and the like of 389 DS;
/// `{MD5-CRYPT}` and the like of Dovecot, whose `{MD5}` is MD5-crypt too if
/// `$1$` follows; `{ARGON2}` of OpenLDAP. Which of the labels it is does not
/// change what the string means.
#[derive(Debug)]
pub(super) struct Crypt;

static LABELS: [Prefix; 14] = [
    Prefix::any_case("{CRYPT}"),
    Prefix::any_case("{CRYPT-MD5}"),
    Prefix::any_case("{CRYPT-SHA256}"),
    Prefix::any_case("{CRYPT-SHA512}"),
    Prefix::any_case("{GOST_YESCRYPT}"),
    Prefix::any_case("{DES-CRYPT}"),
    Prefix::any_case("{MD5-CRYPT}"),
    Prefix::any_case("{SHA256-CRYPT}"),
    Prefix::any_case("{SHA512-CRYPT}"),
    Prefix::any_case("{MD5}$1$"),
    Prefix::any_case("{BLF-CRYPT}"),
    Prefix::any_case("{ARGON2}"),
    Prefix::any_case("{ARGON2I}"),
    Prefix::any_case("{ARGON2ID}"),
];

/// What has to follow some of the labels. 389 DS and Dovecot take any string of
/// `crypt(3)` behind the others, whatever they are called.
static STARTS: [(&[u8], &[u8]); 5] = [
    (b"BLF-CRYPT", b"$2"),
    (b"GOST_YESCRYPT", b"$gy$"),
    (b"ARGON2", b"$argon2"),
    (b"ARGON2I", b"$argon2"),
    (b"ARGON2ID", b"$argon2"),
];

impl Scheme for Crypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("ldap_crypt")
    }

    fn profile(&self) -> Profile {
        // Not weaker than what it carries, which is judged by itself.
        Profile::new(Strength::Slow).from("OpenLDAP, 389 DS, ApacheDS, Dovecot")
    }

    fn prefixes(&self) -> &[Prefix] {
        &LABELS
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        LABELS.iter().any(|label| label.matches(text)).then(|| {
            // Spring's id, in this case only. With its scheme beside it, that one reads it.
            if text.starts_with(b"{argon2}") { Confidence::Shape } else { Confidence::Certain }
        })
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (label, carried) = split::label(input.bytes()).ok_or(Malformed::Missing("label"))?;
        if carried.is_empty() {
            return Err(Malformed::Missing("carried hash").into());
        }
        let stated = STARTS.iter().find(|(name, _)| label.eq_ignore_ascii_case(name));
        let fits = match stated {
            Some((_, start)) => carried.starts_with(start),
            None => is_crypt(carried),
        };
        if fits { input.inner(carried) } else { Err(Malformed::Unknown("carried hash").into()) }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // OpenSSL 3, `passwd -1`.
        Some(Exemplar::new("{CRYPT}$1$saltSALT$gbd91nDsdi5S0XhazkjO..", "lètmein"))
    }
}

/// Whether it looks like a string of `crypt(3)`. DES has 13 characters, bigcrypt
/// 11 more for every 8 of the password; a bare hexadecimal digest, which
/// `crypt(3)` never gives, has other lengths.
pub(in crate::schemes) fn is_crypt(text: &[u8]) -> bool {
    let crypt = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/');
    let des = text.len() % 11 == 2 && text.iter().all(crypt);
    des || matches!(text.first(), Some(b'$' | b'_'))
}
