//! DragonFly BSD 2.10: `$3$` and `$4$`, a salt of up to eight characters and a digest of one SHA-256 or SHA-512.
//!
//! The size of the magic text was taken from a pointer, so that it goes into the digest with what stands behind it in
//! memory: nothing more than its NUL on machines of 32 bits, the beginning of another constant on those of 64
//! (John the Ripper, dragonfly3_fmt and dragonfly4_fmt). No string says which, so those of 32 bits are dialects.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::codec::{Tail, crypt64, split};
use crate::computation::{Computation, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&SHA256, &SHA256_32, &SHA512, &SHA512_32];

#[derive(Debug)]
struct DragonFly {
    id: &'static str,
    prefix: [Prefix; 1],
    digest: Digest,
    magic: &'static [u8],
    /// How many groups of three bytes there are before the last, which has two, and how far the second and the third
    /// byte of a group are behind the first.
    groups: usize,
    second: usize,
    third: usize,
    /// The two bytes of the last group.
    last: [usize; 2],
    base: Option<&'static str>,
    source: &'static str,
    exemplar: (&'static str, &'static str),
}

const SOURCE: &str = "DragonFly BSD 2.10 on x86-64";
const SOURCE_32: &str = "DragonFly BSD 2.10 on i386";

static SHA256: DragonFly = DragonFly {
    id: "dragonfly_sha256",
    prefix: [Prefix::exact("$3$")],
    digest: Digest::Sha256,
    magic: b"$3$\0sha5",
    groups: 10,
    second: 11,
    third: 21,
    last: [10, 31],
    base: None,
    source: SOURCE,
    // John the Ripper; so are the others.
    exemplar: ("$3$PNPA2tJ$GvXjg6zSge3YDh5I35JlYZHoQS2r0/.vn36fQzSY.A0d", "password"),
};

static SHA256_32: DragonFly = DragonFly {
    id: "dragonfly_sha256_32",
    prefix: [Prefix::exact("$3$")],
    digest: Digest::Sha256,
    magic: b"$3$\0",
    groups: 10,
    second: 11,
    third: 21,
    last: [10, 31],
    base: Some("dragonfly_sha256"),
    source: SOURCE_32,
    exemplar: ("$3$PNPA2tJ$ppD4bXqPMYFVdYVYrxXGMWeYB6Xv8e6jmXbvrB5V.okl", "password"),
};

/// Two of the 64 bytes are never written.
static SHA512: DragonFly = DragonFly {
    id: "dragonfly_sha512",
    prefix: [Prefix::exact("$4$")],
    digest: Digest::Sha512,
    magic: b"$4$\0/etc",
    groups: 20,
    second: 21,
    third: 42,
    last: [20, 41],
    base: None,
    source: SOURCE,
    exemplar: (
        "$4$W$.eHqh7OeyhVkBG0lCuUFnEShQq3tZt1QOLUx/9vIt3p56rUMCu2w7iQof7HwWa1pJwcBpPG.7KK3Pcce.oFX",
        "password",
    ),
};

static SHA512_32: DragonFly = DragonFly {
    id: "dragonfly_sha512_32",
    prefix: [Prefix::exact("$4$")],
    digest: Digest::Sha512,
    magic: b"$4$\0",
    groups: 20,
    second: 21,
    third: 42,
    last: [20, 41],
    base: Some("dragonfly_sha512"),
    source: SOURCE_32,
    exemplar: (
        "$4$W$79ddF.iDXVPcf/uf8bMFl15leilo1GE8C2KnEAWs3isK930rVy1EZZS2veHgU17NRt4qpKTtZRCA.QC7.68j",
        "password",
    ),
};

const MAX_SALT: usize = 8;

impl DragonFly {
    fn fields<'a>(&self, text: &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
        let [prefix] = &self.prefix;
        split::cut(text.strip_prefix(prefix.text().as_bytes())?, b'$')
    }

    /// The bytes of the digest that are written.
    fn written(&self) -> usize {
        3 * self.groups + self.last.len()
    }

    /// Those bytes in their natural order; all others stand behind them.
    fn decode(&self, text: &[u8]) -> Option<Value> {
        let groups = crypt64::decode_le(text, 3 * (self.groups + 1), Tail::Canonical)?;
        let mut digest = Value::new(alloc::vec![0; self.written()]);
        let mut filler = 0;
        let mut groups = groups.chunks(3);
        for place in 0..self.groups {
            let [third, second, first] = *groups.next()? else { return None };
            *digest.get_mut(place)? = first;
            *digest.get_mut(place + self.second)? = second;
            *digest.get_mut(place + self.third)? = third;
        }
        let [low, second, first] = *groups.next()? else { return None };
        filler |= low;
        let [one, other] = self.last;
        *digest.get_mut(one)? = first;
        *digest.get_mut(other)? = second;
        (filler == 0).then_some(digest)
    }
}

impl Scheme for DragonFly {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Fast).from(self.source);
        match self.base {
            Some(base) => profile.dialect_of(SchemeId::builtin(base)),
            None => profile,
        }
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefix
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let (salt, _) = self.fields(stored.as_bytes())?;
        let certainty = if self.base.is_some() { Confidence::Dialect } else { Confidence::Certain };
        // FreeBSD's NT hash has no salt.
        (!salt.is_empty()).then_some(certainty)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (salt, text) = self.fields(input.bytes()).ok_or(Malformed::Missing("digest"))?;
        if salt.len() > MAX_SALT {
            return Err(Malformed::Length("salt").into());
        }
        if text.len() != 4 * (self.groups + 1) {
            return Err(Malformed::Length("digest").into());
        }
        let digest = self.decode(text).ok_or(Malformed::Encoding("digest"))?;
        let message: Vec<u8> = [self.magic, salt].concat();
        let steps = Computation::steps().password().bytes(message).concat(2).digest(self.digest);
        let computation = steps.slice(0, self.written()).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.exemplar.0, self.exemplar.1))
    }
}

#[cfg(test)]
mod tests;
