//! yescrypt: `$y$`parameters`$`salt`$`digest, and `$gy$` with Streebog around it.

use alloc::boxed::Box;
#[cfg(feature = "rare-digests")]
use alloc::vec::Vec;

use crate::codec::{Tail, crypt64, split};
use crate::computation::Computation;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
#[cfg(feature = "rare-digests")]
use crate::primitives::Digest;
use crate::primitives::yescrypt::{Flavour, YescryptParams};
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

#[cfg(not(feature = "rare-digests"))]
pub(super) static SCHEMES: &[&dyn Scheme] = &[&YESCRYPT];
#[cfg(feature = "rare-digests")]
pub(super) static SCHEMES: &[&dyn Scheme] = &[&YESCRYPT, &GOST_YESCRYPT];

/// The bytes of the digest, and of the longest salt.
const DIGEST: usize = 32;
const MAX_SALT: usize = 64;

/// yescrypt, alone or under HMAC-Streebog.
#[derive(Debug)]
struct Yescrypt {
    id: &'static str,
    prefix: [Prefix; 1],
    /// Whether GOST R 34.11-2012 is around it.
    #[cfg(feature = "rare-digests")]
    gost: bool,
    source: &'static str,
    /// Of `password`, by libxcrypt 4.4.33.
    exemplar: &'static str,
}

/// A. Peslyak, 2018: the default of Debian 11, Fedora 35, Ubuntu 22.04, Arch.
static YESCRYPT: Yescrypt = Yescrypt {
    id: "yescrypt",
    prefix: [Prefix::exact("$y$")],
    #[cfg(feature = "rare-digests")]
    gost: false,
    source: "crypt(3) of libxcrypt: Debian 11, Fedora 35, Ubuntu 22.04 and later",
    exemplar: "$y$j75$abcdefgh$hycRI05iyPwUdPZDaw/SJaABdj2h8B1Bgxi1Z/4Xke0",
};

/// B. Bekhterev, 2018: HMAC under a password's digest, of the salt and then of
/// yescrypt.
#[cfg(feature = "rare-digests")]
static GOST_YESCRYPT: Yescrypt = Yescrypt {
    id: "gost_yescrypt",
    prefix: [Prefix::exact("$gy$")],
    gost: true,
    source: "crypt(3) of libxcrypt: ALT Linux",
    exemplar: "$gy$j75$abcdefgh$SiB8.pWE7jyZrxlpFkF/M/mtY4w7Fs26/zSh1ZTO3I4",
};

impl Scheme for Yescrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from(self.source)
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefix
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [prefix] = &self.prefix;
        let text = input.bytes();
        let rest = text.strip_prefix(prefix.text().as_bytes()).ok_or(Malformed::Missing("parameters"))?;
        let (parameters, rest) = split::cut(rest, b'$').ok_or(Malformed::Missing("salt"))?;
        let (salt, digest) = split::cut(rest, b'$').ok_or(Malformed::Missing("digest"))?;
        if digest.len() != crypt64::encoded_len(DIGEST) {
            return Err(Malformed::Length("digest").into());
        }
        let digest =
            crypt64::decode_le(digest, DIGEST, Tail::Canonical).ok_or(Malformed::Encoding("digest"))?;
        let params = read_parameters(parameters)?;
        let salt_len = salt.len() * 6 / 8;
        if salt_len > MAX_SALT {
            return Err(Malformed::Length("salt").into());
        }
        let salt = crypt64::decode_le(salt, salt_len, Tail::Canonical).ok_or(Malformed::Encoding("salt"))?;
        let steps = Computation::steps();
        #[cfg(feature = "rare-digests")]
        let steps = if self.gost {
            let settings: Vec<u8> = text.iter().copied().take(text.len() - digest_field_len()).collect();
            steps.password().digest(Digest::Streebog256).bytes(settings).hmac(Digest::Streebog256)
        } else {
            steps
        };
        let steps = steps.password().bytes(&salt).yescrypt(params);
        #[cfg(feature = "rare-digests")]
        let steps = if self.gost { steps.hmac(Digest::Streebog256) } else { steps };
        let YescryptParams { log_n, r, p, t, .. } = params;
        let params = Params::Yescrypt { log_n, r, p, t };
        Ok(Box::new(Computed::new(params, steps.build()?, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.exemplar, "password"))
    }
}

/// The dollar and the digest.
#[cfg(feature = "rare-digests")]
const fn digest_field_len() -> usize {
    crypt64::encoded_len(DIGEST) + 1
}

/// Flavour, log2 N and r; then which of p, t, g and the size of a ROM follow,
/// and these (`yescrypt-common.c`).
fn read_parameters(text: &[u8]) -> Result<YescryptParams, Malformed> {
    let bad = Malformed::Encoding("parameters");
    let (flavour, rest) = number(text, 0).ok_or(bad)?;
    let flavour = match flavour {
        0 => Flavour::Classic,
        1 => Flavour::Worm,
        // 6 rounds, 4 gathers, 2 simple, S-boxes of 12 KiB: the only one that was ever written.
        47 => Flavour::ReadWrite,
        _ => return Err(Malformed::Unknown("flavour")),
    };
    let (log_n, rest) = number(rest, 1).ok_or(bad)?;
    let (r, mut rest) = number(rest, 1).ok_or(bad)?;
    let (mut p, mut t) = (1, 0);
    if !rest.is_empty() {
        let have;
        (have, rest) = number(rest, 1).ok_or(bad)?;
        if have & 1 != 0 {
            (p, rest) = number(rest, 2).ok_or(bad)?;
        }
        if have & 2 != 0 {
            (t, rest) = number(rest, 1).ok_or(bad)?;
        }
        if have > 3 {
            return Err(Malformed::Unknown("parameter"));
        }
    }
    let log_n = u8::try_from(log_n).map_err(|_| Malformed::Range("N"))?;
    if rest.is_empty() { Ok(YescryptParams { flavour, log_n, r, p, t }) } else { Err(bad) }
}

/// A number from `min` on, in one to six digits of crypt(3), and what is behind
/// it. The first digit tells how many there are (`decode64_uint32`).
fn number(text: &[u8], min: u32) -> Option<(u32, &[u8])> {
    let (first, mut rest) = text.split_first()?;
    let first = u32::from(crypt64::decode_u6(*first)?);
    let (mut number, mut start, mut end, mut bits) = (min, 0, 47, 0);
    while first > end {
        number += (end + 1 - start) << bits;
        (start, end) = (end + 1, end + 1 + (62 - end) / 2);
        bits += 6;
    }
    number += (first - start) << bits;
    while bits > 0 {
        bits -= 6;
        let (digit, behind) = rest.split_first()?;
        number += u32::from(crypt64::decode_u6(*digit)?) << bits;
        rest = behind;
    }
    Some((number, rest))
}

#[cfg(test)]
mod tests;
