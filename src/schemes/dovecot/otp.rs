//! One-time passwords (RFC 2289, S/Key) as Dovecot keeps them.

use alloc::boxed::Box;

use crate::codec::{decimal, split};
use crate::computation::{Computation, Encoding, Steps};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::schemes::django::digest_field;
use crate::tag::Tag;

/// `{OTP}` or `{SKEY}` and four words: digest, sequence, seed, and the last
/// one-time password in hexadecimal. It is made from the pass phrase: the digest
/// of seed and pass phrase, folded to 8 bytes, then as many times again as the
/// sequence says. A one-time password is not taken for the pass phrase.
#[derive(Debug)]
pub(super) struct Otp;

const LEN: usize = 8;
/// The longest seed of RFC 2289.
const MAX_SEED: usize = 16;

impl Scheme for Otp {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("dovecot_otp")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("Dovecot")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::any_case("{OTP}"), Prefix::any_case("{SKEY}")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (_, body) = split::label(input.bytes()).ok_or(Malformed::Missing("label"))?;
        let [name, sequence, seed, last] =
            split::split_exact(body, b' ').ok_or(Malformed::Missing("field"))?;
        let digest = match name {
            b"md5" => Digest::Md5,
            b"sha1" => Digest::Sha1,
            #[cfg(feature = "rare-digests")]
            b"md4" => Digest::Md4,
            _ => return Err(Malformed::Unknown("digest").into()),
        };
        let sequence = decimal::parse_u32(sequence).ok_or(Malformed::Number("sequence"))?;
        if seed.is_empty() || seed.len() > MAX_SEED || !seed.iter().all(u8::is_ascii_alphanumeric) {
            return Err(Malformed::Encoding("seed").into());
        }
        let expected = Tag::from_secret(digest_field(Encoding::Hex, last, LEN)?);
        let first = Computation::steps().bytes(seed.to_ascii_lowercase()).password().concat(2);
        let first = folded(first.digest(digest), digest);
        let again = |steps: Steps| folded(steps.digest(digest), digest);
        let steps = if sequence == 0 { first } else { first.repeat(sequence, again) };
        let params = Params::Rounds(sequence.into());
        Ok(Box::new(Computed::new(params, steps.build()?, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Dovecot 2.3.19.
        Some(Exemplar::new("{OTP}sha1 1024 fdf42c3aa6384b17 79b04c3f5f0a5d4f", "letmein"))
    }
}

/// RFC 2289, appendix A: MD4 and MD5 by exclusive or of both halves, SHA-1 of
/// its five words, each then with its low byte first.
fn folded(steps: Steps, digest: Digest) -> Steps {
    if digest == Digest::Sha1 {
        let high = steps.pick(0).slice(0, 4).pick(1).slice(8, 4).xor().pick(1).slice(16, 4).xor().reverse();
        let low = high.pick(1).slice(4, 4).pick(2).slice(12, 4).xor().reverse();
        low.concat(2).nip()
    } else {
        steps.pick(0).slice(0, LEN).pick(1).slice(LEN, LEN).xor().nip()
    }
}
