//! PBKDF2: `$pbkdf2-sha256$`rounds`$`salt`$`digest of passlib, and the PHC form.

use alloc::boxed::Box;
use alloc::vec::Vec;

use subtle::{ConditionallySelectable as _, ConstantTimeEq as _};
use zeroize::Zeroizing;

use super::argon2::{number, parameters};
use crate::codec::base64::{self, Padding};
use crate::codec::{Base64Alphabet, Tail, decimal, split};
use crate::computation::{Computation, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::password::Reading;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &SHA1,
    &SHA224,
    &SHA256,
    &SHA384,
    &SHA512,
    &PHC,
    #[cfg(feature = "rare-digests")]
    &KRATOS,
];

/// Shorter digests match by chance too often.
const MIN_DIGEST: usize = 16;

/// passlib's form, which passwap, TYPO3 and Elixir share: always the whole
/// digest.
#[derive(Debug)]
struct Modular {
    id: &'static str,
    prefix: [Prefix; 1],
    prf: Digest,
    source: &'static str,
    /// Of `password`, by passlib 1.7.4 or Python's `hashlib`.
    exemplar: &'static str,
}

static SHA1: Modular = Modular {
    id: "pbkdf2_sha1",
    prefix: [Prefix::exact("$pbkdf2$")],
    prf: Digest::Sha1,
    source: "passlib, passwap",
    exemplar: "$pbkdf2$10$.//.c2FsdA$IowCJRnAYhBPFcnuz3JwPOSohAg",
};

static SHA224: Modular = Modular {
    id: "pbkdf2_sha224",
    prefix: [Prefix::exact("$pbkdf2-sha224$")],
    prf: Digest::Sha224,
    source: "passwap",
    exemplar: "$pbkdf2-sha224$10$.//.c2FsdA$gjfnnPtPfG62Llwq9BB7b0aSi9/AIjvkdcq.Bw",
};

static SHA256: Modular = Modular {
    id: "pbkdf2_sha256",
    prefix: [Prefix::exact("$pbkdf2-sha256$")],
    prf: Digest::Sha256,
    source: "passlib, passwap, TYPO3, Elixir",
    exemplar: "$pbkdf2-sha256$10$.//.c2FsdA$if4XCuPT2520..oLb1pnlR8wgJgfU5qDdDHE5Obx7Xs",
};

static SHA384: Modular = Modular {
    id: "pbkdf2_sha384",
    prefix: [Prefix::exact("$pbkdf2-sha384$")],
    prf: Digest::Sha384,
    source: "passwap",
    exemplar: "$pbkdf2-sha384$10$.//.c2FsdA$\
               da51lXob1jVivBeI.IOpE3ZsJuIrVtAMXlgGkXhVUI39rXx/vr4.1b8UWzDU7Fnt",
};

static SHA512: Modular = Modular {
    id: "pbkdf2_sha512",
    prefix: [Prefix::exact("$pbkdf2-sha512$")],
    prf: Digest::Sha512,
    source: "passlib, passwap, Elixir, Pow",
    exemplar: "$pbkdf2-sha512$10$.//.c2FsdA$\
               KKp567AAblwTXwm1C1dcOPDGIm5RgbRHuWxVxKu3oj9vKOOYgCUNjlgDHdVhngUluRo8pdgrjXzIRJFtm3MXvA",
};

impl Modular {
    /// What stands behind the prefix. Other formats have the same prefix and
    /// then a name, as in `i=1000`.
    fn rest<'a>(&self, text: &'a [u8]) -> Option<&'a [u8]> {
        let [prefix] = &self.prefix;
        let rest = text.strip_prefix(prefix.text().as_bytes())?;
        (!matches!(rest, [b'a'..=b'z', b'=', ..])).then_some(rest)
    }
}

impl Scheme for Modular {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from(self.source)
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefix
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.rest(stored.as_bytes()).map(|_| Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = self.rest(input.bytes()).ok_or(Malformed::Unknown("digest"))?;
        let [rounds, salt, digest] = fields(rest)?;
        let rounds = decimal::parse_u32(rounds).ok_or(Malformed::Number("rounds"))?;
        let salt = decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let digest = decode(digest).ok_or(Malformed::Encoding("digest"))?;
        if digest.len() != self.prf.output_len() {
            return Err(Malformed::Length("digest").into());
        }
        record(Computation::steps().password(), self.prf, rounds, &salt, digest)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.exemplar, "password"))
    }
}

/// The PHC form `$pbkdf2-sha256$i=`rounds`,l=`length`$`…, of RustCrypto, Ory
/// Kratos and, without the length, the npm package `@phc/pbkdf2`.
#[derive(Debug)]
struct Phc {
    id: &'static str,
    /// In the order of the digests.
    prefixes: &'static [Prefix],
    digests: &'static [Digest],
    source: &'static str,
    /// Of `password`, by Python's `hashlib`.
    exemplar: &'static str,
}

static PHC: Phc = Phc {
    id: "pbkdf2_phc",
    prefixes: &[
        Prefix::exact("$pbkdf2$i="),
        Prefix::exact("$pbkdf2-sha1$i="),
        Prefix::exact("$pbkdf2-sha256$i="),
        Prefix::exact("$pbkdf2-sha512$i="),
    ],
    digests: &[Digest::Sha1, Digest::Sha1, Digest::Sha256, Digest::Sha512],
    source: "RustCrypto, Ory Kratos, Matrix Authentication Service, @phc/pbkdf2",
    exemplar: "$pbkdf2-sha256$i=10,l=32$c2FsdHNhbHQ$do35F3u/FLwJBGylvud/KiXIHSVQVRDS4Ty083zAxlE",
};

/// What Ory Kratos calls SHA-224 and SHA-384 is SHA3-224 and SHA3-384.
#[cfg(feature = "rare-digests")]
static KRATOS: Phc = Phc {
    id: "kratos_pbkdf2_sha3",
    prefixes: &[Prefix::exact("$pbkdf2-sha224$i="), Prefix::exact("$pbkdf2-sha384$i=")],
    digests: &[Digest::Sha3_224, Digest::Sha3_384],
    source: "Ory Kratos imports",
    exemplar: "$pbkdf2-sha224$i=10,l=28$c2FsdHNhbHQ$E38KTwryzm7jwY5WaCxdhOdSZ0IgRKp8HkmvoQ",
};

impl Phc {
    fn digest_of(&self, text: &[u8]) -> Option<Digest> {
        let mut pairs = self.prefixes.iter().zip(self.digests);
        pairs.find(|(prefix, _)| prefix.matches(text)).map(|(_, digest)| *digest)
    }

    /// `usual` stands for rounds and length where they are not stated.
    fn read(&self, text: &[u8], prehash: Steps, usual: Option<(u32, usize)>) -> Result<Computed, ParseError> {
        let named = |prefix: &Prefix| {
            let name = prefix.text().strip_suffix("i=").unwrap_or_default();
            text.starts_with(name.as_bytes())
        };
        let prf = match usual {
            // The rounds need not stand first.
            Some(_) => {
                self.prefixes.iter().zip(self.digests).find(|(prefix, _)| named(prefix)).map(|(_, prf)| *prf)
            }
            None => self.digest_of(text),
        };
        let prf = prf.ok_or(Malformed::Unknown("digest"))?;
        // Behind the first `$`, and the name behind it, stand the fields.
        let rest = text.get(1..).and_then(|rest| split::cut(rest, b'$'));
        let (_, rest) = rest.ok_or(Malformed::Missing("parameters"))?;
        let [list, salt, digest] = fields(rest)?;
        let list = parameters(list, &["i", "l"])?;
        let len = match list.get("l") {
            Some(len) => decimal::parse_u32(len).ok_or(Malformed::Number("l"))? as usize,
            None => usual.map_or(prf.output_len(), |(_, len)| len),
        };
        let rounds = match (list.get("i"), usual) {
            (None, Some((rounds, _))) => rounds,
            _ => number(&list, "i")?,
        };
        let salt = decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let digest = decode(digest).ok_or(Malformed::Encoding("digest"))?;
        if digest.len() != len || len < MIN_DIGEST {
            return Err(Malformed::Length("digest").into());
        }
        computed(prehash, prf, rounds, &salt, digest)
    }
}

impl Scheme for Phc {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from(self.source)
    }

    fn prefixes(&self) -> &[Prefix] {
        self.prefixes
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.digest_of(stored.as_bytes()).map(|_| Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        Ok(Box::new(self.read(input.bytes(), Computation::steps().password(), None)?))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.exemplar, "password"))
    }
}

/// What `pbkdf2_phc` reads, for its dialects.
pub(super) const PHC_PREFIXES: &[Prefix] = PHC.prefixes;

/// The PHC form over what the steps leave, with alternative readings of the
/// password.
pub(super) fn phc_read(
    text: &[u8],
    prehash: Steps,
    readings: &'static [Reading],
) -> Result<Box<dyn Record>, ParseError> {
    Ok(Box::new(PHC.read(text, prehash, None)?.with_readings(readings)))
}

/// The PHC form over what the steps leave, with rounds and length for those
/// that do not state them.
pub(super) fn phc_record(
    text: &[u8],
    prehash: Steps,
    usual: Option<(u32, usize)>,
) -> Result<Box<dyn Record>, ParseError> {
    Ok(Box::new(PHC.read(text, prehash, usual)?))
}

/// The three fields of both forms.
fn fields(text: &[u8]) -> Result<[&[u8]; 3], Malformed> {
    let mut fields = text.split(|byte| *byte == b'$');
    let mut next = |name| fields.next().ok_or(Malformed::Missing(name));
    let found = [next("rounds")?, next("salt")?, next("digest")?];
    if fields.next().is_some() { Err(Malformed::Surplus("digest")) } else { Ok(found) }
}

/// Base 64 with `.` or `+` for 62, with padding or without: passlib's and
/// Pow's.
pub(super) fn decode(text: &[u8]) -> Option<Value> {
    decode_with(text, Tail::Canonical)
}

/// The same, with the bits behind the last whole byte as stated.
pub(super) fn decode_with(text: &[u8], tail: Tail) -> Option<Value> {
    // Without a branch on the characters, which may be those of a digest.
    let plus = |byte: &u8| u8::conditional_select(byte, &b'+', byte.ct_eq(&b'.'));
    let standard: Zeroizing<Vec<u8>> = Zeroizing::new(text.iter().map(plus).collect());
    base64::decode(Base64Alphabet::Standard, &standard, Padding::Either, tail)
}

/// The record of PBKDF2 over what the steps leave, as long as the digest.
pub(super) fn record(
    prehash: Steps,
    prf: Digest,
    rounds: u32,
    salt: &[u8],
    digest: Value,
) -> Result<Box<dyn Record>, ParseError> {
    Ok(Box::new(computed(prehash, prf, rounds, salt, digest)?))
}

fn computed(
    prehash: Steps,
    prf: Digest,
    rounds: u32,
    salt: &[u8],
    digest: Value,
) -> Result<Computed, ParseError> {
    let computation = prehash.bytes(salt).pbkdf2(prf, rounds, digest.len()).build()?;
    let params = Params::Pbkdf2 { digest: prf, rounds };
    Ok(Computed::new(params, computation, Tag::from_secret(digest)))
}

#[cfg(test)]
mod tests;
