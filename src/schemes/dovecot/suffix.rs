//! Labels that say how their body is encoded.

use alloc::boxed::Box;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::codec::split;
use crate::computation::{Encoding, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::scheme::{Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};

/// `{SSHA256.HEX}`, `{CRYPT.B64}`: any scheme of Dovecot with its body in
/// hexadecimal or base 64. It is read as the same label without the suffix.
#[derive(Debug)]
pub(super) struct Suffix;

/// What is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// A digest.
    Digest,
    /// A digest with its salt.
    Salted,
    /// The text that stands behind the plain label.
    Text,
}

/// The names, and the labels that they make with each suffix.
macro_rules! names {
    ($($name:literal: $holds:ident,)+) => {
        static NAMES: &[(&[u8], Holds)] = &[$(($name.as_bytes(), Holds::$holds)),+];
        static LABELS: &[Prefix] = &[$(
            Prefix::any_case(concat!("{", $name, ".HEX}")),
            Prefix::any_case(concat!("{", $name, ".B64}")),
            Prefix::any_case(concat!("{", $name, ".BASE64}")),
        )+];
    };
}

names! {
    "SHA": Digest,
    "SHA1": Digest,
    "SHA256": Digest,
    "SHA512": Digest,
    "PLAIN-MD5": Digest,
    "LDAP-MD5": Digest,
    "PLAIN-MD4": Digest,
    "LANMAN": Digest,
    "NTLM": Digest,
    "RPA": Digest,
    "CRAM-MD5": Digest,
    "HMAC-MD5": Digest,
    "DIGEST-MD5": Digest,
    "SMD5": Salted,
    "SSHA": Salted,
    "SSHA256": Salted,
    "SSHA512": Salted,
    "PLAIN": Text,
    "CLEAR": Text,
    "CLEARTEXT": Text,
    "PLAIN-TRUNC": Text,
    "CRYPT": Text,
    "DES-CRYPT": Text,
    "MD5": Text,
    "MD5-CRYPT": Text,
    "SHA256-CRYPT": Text,
    "SHA512-CRYPT": Text,
    "BLF-CRYPT": Text,
    "PBKDF2": Text,
    "ARGON2I": Text,
    "ARGON2ID": Text,
    "SCRAM-SHA-1": Text,
    "SCRAM-SHA-256": Text,
    "OTP": Text,
    "SKEY": Text,
}

impl Scheme for Suffix {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("dovecot_suffix")
    }

    fn profile(&self) -> Profile {
        // Not weaker than what it carries, which is judged by itself.
        Profile::new(Strength::Slow).from("Dovecot")
    }

    fn prefixes(&self) -> &[Prefix] {
        LABELS
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (label, body) = split::label(input.bytes()).ok_or(Malformed::Missing("label"))?;
        let (name, suffix) = split::rcut(label, b'.').ok_or(Malformed::Missing("suffix"))?;
        let known = NAMES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
        let (name, holds) = *known.ok_or(Malformed::Unknown("scheme"))?;
        let hex = suffix.eq_ignore_ascii_case(b"HEX");
        let encoding = if hex { Encoding::Hex } else { Encoding::Base64 };
        let bytes = encoding.decode(body).ok_or(Malformed::Encoding("body"))?;
        let body = match holds {
            // By the length of it, no other is taken for hexadecimal.
            Holds::Digest => Encoding::Hex.encode(&bytes),
            Holds::Salted => Encoding::Base64.encode(&bytes),
            Holds::Text => bytes,
        };
        input.inner(&labelled(name, &body))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Dovecot 2.3.19.
        Some(Exemplar::new("{SSHA.HEX}e22b8a4d8f21687ae87bd9ecbfc9951f8cf34b3af4deb681", "letmein"))
    }
}

fn labelled(name: &[u8], body: &[u8]) -> Value {
    let mut text = Zeroizing::new(Vec::with_capacity(name.len() + body.len() + 2));
    for part in [b"{", name, b"}", body] {
        text.extend_from_slice(part);
    }
    text
}
