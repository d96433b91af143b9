//! `userPassword` values of LDAP directories: `{LABEL}` in any case, then a
//! digest.

mod crypt;
mod md5_crypt;

use alloc::boxed::Box;

use zeroize::Zeroizing;

pub(super) use self::crypt::is_crypt;
use super::django::digest_field;
use crate::codec::base64::decode_into;
use crate::codec::{Base64Alphabet, hex, split};
use crate::computation::{Computation, Encoding, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &MD5,
    &SHA1,
    &SHA224,
    &SHA256,
    &SHA384,
    &SHA512,
    &SALTED_MD5,
    &SALTED_SHA1,
    &SALTED_SHA224,
    &SALTED_SHA256,
    &SALTED_SHA384,
    &SALTED_SHA512,
    &HEX_MD5,
    &HEX_SHA1,
    &crypt::Crypt,
    &md5_crypt::APR1,
    &md5_crypt::BSD_MD5,
    &UserPassword,
];

/// A label with a digest: RFC 2307 and OpenLDAP, 389 DS and Dovecot after it.
#[derive(Debug)]
struct Labelled {
    id: &'static str,
    labels: &'static [Prefix],
    digest: Digest,
    body: Body,
    /// Made by passlib 1.7.4, where it has the label, else by Python's hashlib, of the password `lètmein`.
    known: &'static str,
    source: &'static str,
}

/// What stands behind the label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    /// base64(H(password)); of SHA-2 also in hexadecimal, told by the length
    Plain,
    /// base64(H(password ‖ salt) ‖ salt)
    Salted,
    /// H(password) in hexadecimal (Roundup, Dovecot)
    Hex,
}

/// Longer salts than any directory writes.
const MAX_SALT: usize = 64;

/// `{LDAP-MD5}` and `{PLAIN-MD5}` are Dovecot's, `{BASE64_MD5}` is FreeRADIUS's and `{MD5RAW}` Courier's name of `{MD5}`.
static MD5_LABELS: [Prefix; 4] = [
    Prefix::any_case("{MD5}"),
    Prefix::any_case("{LDAP-MD5}"),
    Prefix::any_case("{PLAIN-MD5}"),
    Prefix::any_case("{BASE64_MD5}"),
];
static HEX_MD5_LABELS: [Prefix; 4] = [
    Prefix::any_case("{MD5}"),
    Prefix::any_case("{LDAP-MD5}"),
    Prefix::any_case("{PLAIN-MD5}"),
    Prefix::any_case("{MD5RAW}"),
];
/// `{SHA1}` is Dovecot's second name of `{SHA}`.
static SHA1_LABELS: [Prefix; 2] = [Prefix::any_case("{SHA}"), Prefix::any_case("{SHA1}")];

static MD5: Labelled =
    Labelled::new("ldap_md5", &MD5_LABELS, Digest::Md5, Body::Plain, "{MD5}iKQ0yIzKTpAPeHTNmBI/Qw==");
static SHA1: Labelled =
    Labelled::new("ldap_sha1", &SHA1_LABELS, Digest::Sha1, Body::Plain, "{SHA}bROMo65UVjGzq9caTwds51nFcAs=");
static SHA224: Labelled = Labelled::new(
    "ldap_sha224",
    const { &[Prefix::any_case("{SHA224}")] },
    Digest::Sha224,
    Body::Plain,
    "{SHA224}A4Jxdbvx7gIX/4ZqZu+TJ5YBIW9RYOPDPHJRZg==",
)
.from("FreeRADIUS");
static SHA256: Labelled = Labelled::new(
    "openldap_sha256",
    const { &[Prefix::any_case("{SHA256}")] },
    Digest::Sha256,
    Body::Plain,
    "{SHA256}GvfqHoyZPmmqH+AArt1kpFhsx0uXi/O5Ue2lAJ0uui0=",
);
static SHA384: Labelled = Labelled::new(
    "openldap_sha384",
    const { &[Prefix::any_case("{SHA384}")] },
    Digest::Sha384,
    Body::Plain,
    "{SHA384}ulf23okm5krk7AFsyWo1Id8cHUsLFd2WSsJoKZktIsBhIJ4vB9K59FBqUzBOsgUO",
);
static SHA512: Labelled = Labelled::new(
    "openldap_sha512",
    const { &[Prefix::any_case("{SHA512}")] },
    Digest::Sha512,
    Body::Plain,
    "{SHA512}N6g7NZd/oHxn1KzJBHpNIkrbiwg4smNct16MnImZphxNFeUEXlQWpvez3QBPpze+OMMvHGhN/XpIWRVWKRoA2A==",
);
static SALTED_MD5: Labelled = Labelled::new(
    "ldap_salted_md5",
    const { &[Prefix::any_case("{SMD5}")] },
    Digest::Md5,
    Body::Salted,
    "{SMD5}zv7wzZWNdy8V+8itET17QnNhbHRTQUxU",
);
static SALTED_SHA1: Labelled = Labelled::new(
    "ldap_salted_sha1",
    const { &[Prefix::any_case("{SSHA}")] },
    Digest::Sha1,
    Body::Salted,
    "{SSHA}blsFBhFTrCurKFRgEqFv1rD/b05zYWx0U0FMVA==",
);
static SALTED_SHA224: Labelled = Labelled::new(
    "ldap_salted_sha224",
    const { &[Prefix::any_case("{SSHA224}")] },
    Digest::Sha224,
    Body::Salted,
    "{SSHA224}aximUh0KagC6rscvJ7vVLACvhKzJEHxFJOzFX3NhbHRTQUxU",
)
.from("FreeRADIUS");
static SALTED_SHA256: Labelled = Labelled::new(
    "ldap_salted_sha256",
    const { &[Prefix::any_case("{SSHA256}")] },
    Digest::Sha256,
    Body::Salted,
    "{SSHA256}X5PXQttAbR03UEe7pPcnyPAcgfEwiW2ZsG1F1vaWjE1zYWx0U0FMVA==",
);
static SALTED_SHA384: Labelled = Labelled::new(
    "ldap_salted_sha384",
    const { &[Prefix::any_case("{SSHA384}")] },
    Digest::Sha384,
    Body::Salted,
    "{SSHA384}X700ovevSBJYyB72nGDUE6Ax1vGVGzA1utFF5d2RRdYj8EnBHo/RQjxpFrgPLjS8c2FsdFNBTFQ=",
);
static SALTED_SHA512: Labelled = Labelled::new(
    "ldap_salted_sha512",
    const { &[Prefix::any_case("{SSHA512}")] },
    Digest::Sha512,
    Body::Salted,
    "{SSHA512}+msPTHeX7TZ0VeqbnrKjj8tBlxUF1EF+8XhhMFXlN33aX2mlwe7pS86o8cBl4TInAh8v+/nWesoQ98Li/nSZO3NhbHRTQUxU",
);
static HEX_MD5: Labelled = Labelled::new(
    "ldap_hex_md5",
    &HEX_MD5_LABELS,
    Digest::Md5,
    Body::Hex,
    "{MD5}88a434c88cca4e900f7874cd98123f43",
);
static HEX_SHA1: Labelled = Labelled::new(
    "ldap_hex_sha1",
    &SHA1_LABELS,
    Digest::Sha1,
    Body::Hex,
    "{SHA}6d138ca3ae545631b3abd71a4f076ce759c5700b",
);

impl Labelled {
    const fn new(
        id: &'static str,
        labels: &'static [Prefix],
        digest: Digest,
        body: Body,
        known: &'static str,
    ) -> Self {
        Self { id, labels, digest, body, known, source: "OpenLDAP, 389 DS, ApacheDS, Dovecot, Courier" }
    }

    const fn from(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    fn strip<'a>(&self, text: &'a [u8]) -> Option<&'a [u8]> {
        let label = self.labels.iter().find(|label| label.matches(text))?;
        text.get(label.text().len()..)
    }

    /// MD5 and SHA-1 have a scheme of their own for hexadecimal bodies.
    fn leaves_hex(&self) -> bool {
        matches!(self.digest, Digest::Md5 | Digest::Sha1)
    }

    fn is_hex(&self, body: &[u8]) -> bool {
        body.len() == 2 * self.digest.output_len() && hex::is_hex(body)
    }

    fn expected(&self, encoding: Encoding, body: &[u8]) -> Result<Tag, Malformed> {
        digest_field(encoding, body, self.digest.output_len()).map(Tag::from_secret)
    }
}

impl Scheme for Labelled {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from(self.source)
    }

    fn prefixes(&self) -> &[Prefix] {
        self.labels
    }

    /// Labels are shared, bodies are not: one of the length of the hexadecimal
    /// digest is never base64 of the digest.
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let body = self.strip(stored.as_bytes())?;
        let own = match self.body {
            Body::Hex => self.is_hex(body),
            Body::Salted => !super::aix::is_body(body),
            Body::Plain if self.leaves_hex() && self.is_hex(body) => false,
            // Dovecot's md5-crypt; Joomla's digest with a salt behind it.
            Body::Plain if body.starts_with(b"$1$") || split::holds(body, b':') => false,
            Body::Plain => !super::spring::owns(stored.as_bytes()),
        };
        own.then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let body = self.strip(input.bytes()).ok_or(Malformed::Missing("label"))?;
        let steps = Computation::steps().password();
        let (steps, expected) = match self.body {
            Body::Plain if self.is_hex(body) => (steps, self.expected(Encoding::Hex, body)?),
            Body::Plain => (steps, self.expected(Encoding::Base64, body)?),
            Body::Hex => (steps, self.expected(Encoding::Hex, body)?),
            Body::Salted => {
                let joined = Encoding::Base64.decode(body).ok_or(Malformed::Encoding("digest and salt"))?;
                let (digest, salt) =
                    joined.split_at_checked(self.digest.output_len()).ok_or(Malformed::Length("digest"))?;
                if salt.is_empty() {
                    return Err(Malformed::Missing("salt").into());
                }
                if salt.len() > MAX_SALT {
                    return Err(Malformed::Length("salt").into());
                }
                (steps.bytes(salt).concat(2), Tag::new(digest))
            }
        };
        let computation = steps.digest(self.digest).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.known, "lètmein"))
    }
}

/// A labelled value as LDIF (RFC 2849) has it: `userPassword:: ` and base64,
/// `userPassword: ` and the value, or, from exports that keep the encoding but
/// not the attribute, the base64 alone.
#[derive(Debug)]
struct UserPassword;

/// The characters of base64 in which a label has to end, and their bytes.
const HEAD: usize = 48;

impl Scheme for UserPassword {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("ldap_userpassword_base64")
    }

    fn profile(&self) -> Profile {
        // Not weaker than what it carries, which is judged by itself.
        Profile::new(Strength::Slow).from("LDIF exports")
    }

    fn prefixes(&self) -> &[Prefix] {
        // Base64 of `{` and a letter begins with one of the short ones.
        const {
            &[
                Prefix::any_case("userPassword:"),
                Prefix::exact("e0"),
                Prefix::exact("e1"),
                Prefix::exact("e2"),
                Prefix::exact("e3"),
            ]
        }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let line = split::strip_prefix_ignore_case(text, b"userPassword:").is_some();
        (line || begins_with_label(text)).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        let value = match split::strip_prefix_ignore_case(text, b"userPassword:") {
            None => decode(text)?,
            Some(value) => match value.strip_prefix(b":") {
                Some(value) => decode(value)?,
                None => Zeroizing::new(value.trim_ascii().to_vec()),
            },
        };
        super::django::carried(&input, &value, b"{")
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let stored = "userPassword:: e1NTSEF9YmxzRkJoRlRyQ3VyS0ZSZ0VxRnYxckQvYjA1ellXeDBVMEZNVkE9PQ==";
        Some(Exemplar::new(stored, "lètmein"))
    }
}

/// Whether the decoded text begins with a whole label. The brace alone would
/// not do: one base64 digest in a thousand has it by chance.
fn begins_with_label(text: &[u8]) -> bool {
    let head = text.get(..HEAD).unwrap_or(text);
    let head = head.split(|byte| *byte == b'=').next().unwrap_or_default();
    let whole = head.get(..head.len() / 4 * 4).unwrap_or_default();
    let mut bytes = Zeroizing::new([0; HEAD / 4 * 3]);
    let Some(len) = decode_into(Base64Alphabet::Standard, whole, bytes.as_mut_slice()) else {
        return false;
    };
    let label = bytes.get(..len).and_then(split::label);
    label.is_some_and(|(name, _)| {
        name.first().is_some_and(u8::is_ascii_alphabetic)
            && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.@,|".contains(byte))
    })
}

/// Base64 with blanks around it and, in a folded line, within.
fn decode(text: &[u8]) -> Result<Value, Malformed> {
    let solid: Value =
        Zeroizing::new(text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect());
    Encoding::Base64.decode(&solid).ok_or(Malformed::Encoding("value"))
}

#[cfg(test)]
mod tests;
