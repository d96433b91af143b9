//! AIX: `{smd5}`salt`$`digest, and `{ssha1}`, `{ssha256}`, `{ssha512}` with two digits of rounds in front of the salt.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::codec::{Tail, crypt64, split};
use crate::computation::{Computation, Encoding, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::primitives::md5_crypt::MD5_CRYPT_ROUNDS;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Smd5, &SSHA1, &SSHA256, &SSHA512];

const SMD5: &str = "{smd5}";

/// Whether the text behind the label is one of AIX: LDAP's values under the same labels are Base64, which has no dollar.
pub(super) fn is_body(body: &[u8]) -> bool {
    split::holds(body, b'$')
}

/// MD5-crypt without a magic text.
#[derive(Debug)]
struct Smd5;

impl Scheme for Smd5 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("aix_smd5")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).from("AIX, smd5 of its loadable password algorithms")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(SMD5)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let body = stored.as_bytes().strip_prefix(SMD5.as_bytes())?;
        is_body(body).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (salt, digest) = split::cut(input.rest(SMD5.len()), b'$').ok_or(Malformed::Missing("digest"))?;
        if digest.len() != crypt64::encoded_len(crypt64::MD5_CRYPT.len()) {
            return Err(Malformed::Length("digest").into());
        }
        let digest =
            crypt64::decode_permuted(crypt64::MD5_CRYPT, digest).ok_or(Malformed::Encoding("digest"))?;
        let salt = salt.get(..8).unwrap_or(salt);
        let steps = Computation::steps().password().bytes(salt).bytes(b"").md5_crypt(MD5_CRYPT_ROUNDS);
        let record = Computed::new(Params::Fixed, steps.build()?, Tag::from_secret(digest));
        Ok(Box::new(record.with_readings(super::BEFORE_UTF8)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // John the Ripper, aix_smd5_fmt.
        Some(Exemplar::new("{smd5}s8/xSJ/v$uGam4GB8hOjTLQqvBfxJ2/", "password"))
    }
}

/// PBKDF2 with 2^N rounds.
#[derive(Debug)]
struct Ssha {
    id: &'static str,
    prefix: [Prefix; 1],
    digest: Digest,
    exemplar: (&'static str, &'static str),
}

// John the Ripper, aix_ssha_fmt; so are the next two.
static SSHA1: Ssha = Ssha {
    id: "aix_ssha1",
    prefix: [Prefix::exact("{ssha1}")],
    digest: Digest::Sha1,
    exemplar: ("{ssha1}06$6cZ2YrFYwVQPAVNb$1agAljwERjlin9RxFxzKl.E0.sJ", "gentoo=>meh"),
};

static SSHA256: Ssha = Ssha {
    id: "aix_ssha256",
    prefix: [Prefix::exact("{ssha256}")],
    digest: Digest::Sha256,
    exemplar: ("{ssha256}06$5lsi4pETf/0p/12k$xACBftDMh30RqgrM5Sppl.Txgho41u0oPoD21E1b.QT", "I<3JtR"),
};

static SSHA512: Ssha = Ssha {
    id: "aix_ssha512",
    prefix: [Prefix::exact("{ssha512}")],
    digest: Digest::Sha512,
    exemplar: (
        "{ssha512}06$aXayEJGxA02Bl4d2$\
         TWfWx34oD.UjrS/Qtco6Ij2XPY1CPYJfdk3CcxEjnMZvQw2p5obHYH7SI2wxcJgaS9.S9Hz948R.GdGwsvR...",
        "test",
    ),
};

impl Scheme for Ssha {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).from("AIX 6.1 and later, loadable password algorithms")
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefix
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let [prefix] = &self.prefix;
        let body = stored.as_bytes().strip_prefix(prefix.text().as_bytes())?;
        is_body(body).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [prefix] = &self.prefix;
        let [log_rounds, salt, digest] = split::split_exact(input.rest(prefix.text().len()), b'$')
            .ok_or(Malformed::Missing("salt or digest"))?;
        let rounds = rounds(log_rounds)?;
        let len = self.digest.output_len();
        let expected = expected(digest, len)?;
        let derived = Computation::steps().password().bytes(salt).pbkdf2(self.digest, rounds, len);
        let computation = packed(derived, len).build()?;
        let params = Params::Pbkdf2 { digest: self.digest, rounds };
        Ok(Box::new(Computed::new(params, computation, Tag::from_secret(expected))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.exemplar.0, self.exemplar.1))
    }
}

/// Two digits, 4 to 31.
fn rounds(text: &[u8]) -> Result<u32, Malformed> {
    let [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] = *text else { return Err(Malformed::Number("rounds")) };
    let log = u32::from(tens - b'0') * 10 + u32::from(ones - b'0');
    if (4..=31).contains(&log) { Ok(1 << log) } else { Err(Malformed::Range("rounds")) }
}

/// AIX packs three bytes into four characters, the last byte being the least significant, and of the group that is left
/// over it writes one character more than there are bytes. The six most significant bits, which belong to the first of
/// these bytes, get lost: of one byte everything.
fn expected(text: &[u8], len: usize) -> Result<Value, Malformed> {
    let (whole, left) = (len / 3 * 3, len % 3);
    let tail_len = if left == 0 { 0 } else { left + 1 };
    if text.len() != whole / 3 * 4 + tail_len {
        return Err(Malformed::Length("digest"));
    }
    let (groups, tail) = text.split_at(text.len() - tail_len);
    let bad = Malformed::Encoding("digest");
    let decoded = crypt64::decode_le(groups, whole, Tail::Canonical).ok_or(bad)?;
    let mut digest = Value::new(Vec::with_capacity(len + 1));
    for group in decoded.chunks(3) {
        digest.extend(group.iter().rev());
    }
    // The bytes that are not there are zeros.
    if crypt64::decode_u6(tail.first().copied().unwrap_or(b'.')) != Some(0) || left == 1 && tail != b".." {
        return Err(bad);
    }
    if left == 2 {
        if tail.iter().any(|digit| crypt64::decode_u6(*digit).is_none()) {
            return Err(bad);
        }
        digest.extend_from_slice(tail);
    }
    Ok(digest)
}

/// What of the digest is in the text, as [`expected`] gives it.
fn packed(derived: Steps, len: usize) -> Steps {
    let whole = len / 3 * 3;
    let steps = derived.pick(0).slice(0, whole);
    if len % 3 != 2 {
        return steps.nip();
    }
    let tail = steps.bytes([0]).pick(2).slice(whole, 2).reverse().concat(2);
    tail.encode(Encoding::CryptLittleEndian).slice(0, 3).concat(2).nip()
}

#[cfg(test)]
mod tests;
