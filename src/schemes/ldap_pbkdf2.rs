//! PBKDF2 under the labels of directories and of FreeRADIUS.

use alloc::boxed::Box;

use super::django::positive;
use super::pbkdf2;
use crate::codec::{Tail, base64, split};
use crate::computation::{Computation, Encoding, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::primitives::Digest;
use crate::scheme::{Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&SHA1, &SHA256, &SHA512, &Ds389, &FreeRadius];

/// The password of all exemplars.
const PASSWORD: &str = "lètmein";

/// `{PBKDF2-SHA256}`rounds`$`salt`$`digest of OpenLDAP's pw-pbkdf2 and passlib,
/// with passlib's base 64, and of 389 DS, padded and with `+`.
#[derive(Debug)]
struct Labelled {
    id: &'static str,
    labels: &'static [Prefix],
    prf: Digest,
    /// By Python's hashlib.
    known: &'static str,
}

/// What only the body tells from Elasticsearch's and others' of this label.
const BARE: &[u8] = b"{PBKDF2}";

static SHA1: Labelled = Labelled {
    id: "ldap_pbkdf2_sha1",
    labels: const { &[Prefix::any_case("{PBKDF2}"), Prefix::any_case("{PBKDF2-SHA1}")] },
    prf: Digest::Sha1,
    known: "{PBKDF2}1000$c2FsdHNhbHRTQUxUU0FMVA$sVAredvCIr1KlajLOqQ/M5z6dTY",
};
static SHA256: Labelled = Labelled {
    id: "ldap_pbkdf2_sha256",
    labels: const { &[Prefix::any_case("{PBKDF2-SHA256}")] },
    prf: Digest::Sha256,
    known: "{PBKDF2-SHA256}1000$c2FsdHNhbHRTQUxUU0FMVA$vE.jEMldaPpH1otNQDkzmC6oT1ubuQfmqpmCu17ROBI",
};
static SHA512: Labelled = Labelled {
    id: "ldap_pbkdf2_sha512",
    labels: const { &[Prefix::any_case("{PBKDF2-SHA512}")] },
    prf: Digest::Sha512,
    known: "{PBKDF2-SHA512}1000$c2FsdHNhbHRTQUxUU0FMVA$hIYXF3Db3tLJku8TX\
            Y5iB4qRIaGCZbWlH3rbdKiFZDmsrY8wyzu6rT2YdP3zBSdAgAn3u9ox9DgzGgtnilT7Ow",
};

/// The characters of 19 bytes of SHA-1. Kanidm reads such keys, a character
/// short of the whole, and compares what is there.
const SHORT_SHA1: usize = 26;

impl Labelled {
    fn strip<'a>(&self, text: &'a [u8]) -> Option<&'a [u8]> {
        let label = self.labels.iter().find(|label| label.matches(text))?;
        text.get(label.text().len()..)
    }

    fn key(&self, text: &[u8]) -> Result<Value, Malformed> {
        let short = self.prf == Digest::Sha1 && text.len() == SHORT_SHA1;
        // What is left of a byte that was cut off is not compared.
        let tail = if short { Tail::AnyBits } else { Tail::Canonical };
        let key = pbkdf2::decode_with(text, tail).ok_or(Malformed::Encoding("digest"))?;
        let whole = key.len() == self.prf.output_len() || short;
        if whole { Ok(key) } else { Err(Malformed::Length("digest")) }
    }
}

impl Scheme for Labelled {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("OpenLDAP pw-pbkdf2, 389 DS, passlib, Kanidm")
    }

    fn prefixes(&self) -> &[Prefix] {
        self.labels
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let body = self.strip(stored.as_bytes())?;
        let bare = split::strip_prefix_ignore_case(stored.as_bytes(), BARE).is_some();
        (!bare || is_sha1(body)).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let body = self.strip(input.bytes()).ok_or(Malformed::Missing("label"))?;
        let [rounds, salt, key] = super::django::dollar_fields(body)?;
        let rounds = positive(rounds, "rounds")?;
        let salt = pbkdf2::decode(salt).ok_or(Malformed::Encoding("salt"))?;
        pbkdf2::record(Computation::steps().password(), self.prf, rounds, &salt, self.key(key)?)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.known, PASSWORD))
    }
}

/// Rounds, salt, and a digest as long as SHA-1's: Elasticsearch's are longer,
/// Dovecot's and Ping's have other fields.
fn is_sha1(body: &[u8]) -> bool {
    let Some([rounds, _, key]) = split::split_exact::<3>(body, b'$') else { return false };
    !rounds.is_empty() && rounds.iter().all(u8::is_ascii_digit) && (SHORT_SHA1..=28).contains(&key.len())
}

/// `{PBKDF2_SHA256}` of 389 DS since 1.3.6: base 64 of the rounds, the high byte
/// first, 64 bytes of salt and a key of 256 bytes.
#[derive(Debug)]
struct Ds389;

const ROUNDS_LEN: usize = 4;
const DS389_SALT: usize = 64;
const DS389_KEY: usize = 256;

impl Scheme for Ds389 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("ds389_pbkdf2_sha256")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("389 Directory Server, FreeIPA")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::any_case("{PBKDF2_SHA256}")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (_, body) = split::label(input.bytes()).ok_or(Malformed::Missing("label"))?;
        // By its length, before it is decoded.
        if base64::decoded_len(body.len()) > ROUNDS_LEN + DS389_SALT + DS389_KEY + 3 {
            return Err(Malformed::Length("digest").into());
        }
        let bytes = Encoding::Base64.decode(body).ok_or(Malformed::Encoding("digest"))?;
        let (rounds, bytes) = big_endian(&bytes)?;
        let (salt, key) = bytes.split_at_checked(DS389_SALT).ok_or(Malformed::Length("digest"))?;
        if key.len() != DS389_KEY {
            return Err(Malformed::Length("digest").into());
        }
        let steps = Computation::steps().password();
        pbkdf2::record(steps, Digest::Sha256, rounds, salt, key.to_vec().into())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib.
        Some(Exemplar::new(
            "{PBKDF2_SHA256}AAAD6AABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8T3MZkFY7Mdaj/2AW41vKFvLjxWWLbpkYpJao+7e5gwV9a7S/6Q5mZmFT/9iWM0zzzB4P3FK08nBdZJnXfwLv/7GMarZrzrMpbJwnEHhOHkEcYxRP/Px44cgIh6qH4uA8XWlI0MGr/fykQe/5R2rhjGMAtQMlaUQGIqgCBZZR6nyI/RA15bFe6ta9/yNwasyclmnXhZXB6eXc5y69VugGmqw+MGjYYbm81X5U91eKWbc6BF97e7BVHUYSR6p3+hwttRHQrJ5v7RK49p7bkpMVDj2arEsF9kntfoG1/lXTeWg0w8Ve1ExusBDK6y7eL8o4xqcKlQwwPKsk3Cnuuyphd",
            PASSWORD,
        ))
    }
}

/// The number that the bytes begin with, and what follows it.
fn big_endian(bytes: &[u8]) -> Result<(u32, &[u8]), Malformed> {
    let (rounds, rest) = bytes.split_first_chunk::<ROUNDS_LEN>().ok_or(Malformed::Missing("rounds"))?;
    match u32::from_be_bytes(*rounds) {
        0 => Err(Malformed::Range("rounds")),
        rounds => Ok((rounds, rest)),
    }
}

/// `{X-PBKDF2}`name`:`rounds`:`salt`:`key of FreeRADIUS 3 (rlm_pap), as its
/// attribute PBKDF2-Password has it: the last three in base 64, the rounds as
/// four bytes, the high one first.
#[derive(Debug)]
struct FreeRadius;

static NAMES: &[(&[u8], Digest)] = &[
    (b"HMACSHA1", Digest::Sha1),
    (b"HMACSHA2+224", Digest::Sha224),
    (b"HMACSHA2+256", Digest::Sha256),
    (b"HMACSHA2+384", Digest::Sha384),
    (b"HMACSHA2+512", Digest::Sha512),
    #[cfg(feature = "rare-digests")]
    (b"HMACSHA3+224", Digest::Sha3_224),
    #[cfg(feature = "rare-digests")]
    (b"HMACSHA3+256", Digest::Sha3_256),
    #[cfg(feature = "rare-digests")]
    (b"HMACSHA3+384", Digest::Sha3_384),
    #[cfg(feature = "rare-digests")]
    (b"HMACSHA3+512", Digest::Sha3_512),
];

impl Scheme for FreeRadius {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("freeradius_pbkdf2")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("FreeRADIUS, PBKDF2-Password")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::any_case("{X-PBKDF2}")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (_, body) = split::label(input.bytes()).ok_or(Malformed::Missing("label"))?;
        let [name, rounds, salt, key] = split::split_exact(body, b':').ok_or(Malformed::Missing("field"))?;
        let prf = NAMES.iter().find(|(known, _)| *known == name).ok_or(Malformed::Unknown("digest"))?.1;
        let rounds = Encoding::Base64.decode(rounds).ok_or(Malformed::Encoding("rounds"))?;
        let (rounds, rest) = big_endian(&rounds)?;
        if !rest.is_empty() {
            return Err(Malformed::Length("rounds").into());
        }
        let salt = Encoding::Base64.decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let key = super::django::digest_field(Encoding::Base64, key, prf.output_len())?;
        pbkdf2::record(Computation::steps().password(), prf, rounds, &salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib.
        Some(Exemplar::new(
            "{X-PBKDF2}HMACSHA2+256:AAAD6A==:c2FsdHNhbHRTQUxUU0FMVA==:vE+jEMldaPpH1otNQDkzmC6oT1ubuQfmqpmCu17ROBI=",
            PASSWORD,
        ))
    }
}

#[cfg(test)]
mod tests;
