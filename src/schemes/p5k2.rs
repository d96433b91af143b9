//! `$p5k2$` of Dwayne Litzenberger's `PBKDF2.py`.

use alloc::boxed::Box;

use super::django::dollar_fields;
use super::pbkdf2;
use crate::codec::split;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::primitives::Digest;
use crate::scheme::{Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Dlitz];

/// The rounds that are not written.
const DEFAULT_ROUNDS: u32 = 400;
const DIGEST: usize = 24;
const DIGEST_CHARACTERS: usize = 32;
const PREFIX: &[u8] = b"$p5k2$";

/// `$p5k2$`rounds`$`salt`$`digest: PBKDF2 with SHA-1, 24 bytes; the rounds in
/// hexadecimal, none for 400. The salt of the computation is the text up to the
/// digest. Cryptacular's strings begin alike, with digests of 28 characters.
#[derive(Debug)]
struct Dlitz;

impl Scheme for Dlitz {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("dlitz_pbkdf2_sha1")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("PBKDF2.py by Dwayne Litzenberger")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$p5k2$")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let rest = stored.as_bytes().strip_prefix(PREFIX)?;
        let (_, digest) = split::rcut(rest, b'$')?;
        (digest.len() == DIGEST_CHARACTERS).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        let rest = text.strip_prefix(PREFIX).ok_or(Malformed::Missing("rounds"))?;
        let [rounds, _, digest] = dollar_fields(rest)?;
        let rounds = if rounds.is_empty() { DEFAULT_ROUNDS } else { hex_rounds(rounds)? };
        let salt = text.get(..text.len() - digest.len() - 1).ok_or(Malformed::Missing("salt"))?;
        let digest = Encoding::Base64Dot.decode(digest).ok_or(Malformed::Encoding("digest"))?;
        if digest.len() != DIGEST {
            return Err(Malformed::Length("digest").into());
        }
        pbkdf2::record(Computation::steps().password(), Digest::Sha1, rounds, salt, digest)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4.
        Some(Exemplar::new("$p5k2$a$saltSALT$EEmKyKUjXEoCMOWQRNocv4M5oNoxTw9M", "password"))
    }
}

/// A number as `%x` writes it.
fn hex_rounds(text: &[u8]) -> Result<u32, Malformed> {
    let plain = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if text.starts_with(b"0") || !text.iter().all(plain) {
        return Err(Malformed::Number("rounds"));
    }
    let text = core::str::from_utf8(text).map_err(|_| Malformed::Number("rounds"))?;
    u32::from_str_radix(text, 16).map_err(|_| Malformed::Range("rounds"))
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::cost::Limits;
    use crate::params::Params;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

    const GOOD: &str = "$p5k2$a$saltSALT$EEmKyKUjXEoCMOWQRNocv4M5oNoxTw9M";

    /// passlib 1.7.4, and the documentation of `PBKDF2.py`.
    #[test]
    fn spellings() {
        assert_verifies(&Dlitz, GOOD, "password");
        assert_verifies(&Dlitz, "$p5k2$3e8$H0NX9mT/$wk/sE8vv6OMKuMaqazCJYDSUhWY9YB2J", "spam");
        assert_verifies(&Dlitz, "$p5k2$$saltSALT$Tz8FN3MsiTxGG6bQnS/M3WJ51dVgrWB3", "password");
        let params = |stored: &str| parse(&Dlitz, &StoredHash::new(stored)).unwrap().params();
        let rounds = |rounds| Params::Pbkdf2 { digest: Digest::Sha1, rounds };
        assert_eq!(params(GOOD), rounds(10));
        assert_eq!(params("$p5k2$$saltSALT$Tz8FN3MsiTxGG6bQnS/M3WJ51dVgrWB3"), rounds(400));
    }

    #[test]
    fn strings_of_cryptacular_are_left() {
        for other in
            ["$p5k2$2710$AAECAwQFBgcICQoLDA0ODw==$ohFcL603cXJus7sBabS-6U1KW0I=", "$p5k2$", "", "$p5k2"]
        {
            assert!(Dlitz.recognise(&StoredHash::new(other)).is_none());
        }
    }

    #[test]
    fn malformed_texts() {
        let digest = GOOD.rsplit('$').next().unwrap();
        let rows: Vec<String> = [
            "#",
            "$#",
            "0$salt$#",
            "0a$salt$#",
            "A$salt$#",
            "+a$salt$#",
            "0xa$salt$#",
            "100000000$salt$#",
            "a$s$t$#",
        ]
        .iter()
        .map(|row| ["$p5k2$", row].concat().replace('#', digest))
        .collect();
        assert_malformed(&Dlitz, &rows.iter().map(String::as_str).skip(1).collect::<Vec<_>>());
        assert_malformed(&Dlitz, &[&[&GOOD[..GOOD.len() - 1], "+"].concat(), &GOOD.replace("$a$", "$g$")]);
    }

    #[test]
    fn most_rounds_are_costly() {
        let record = parse(&Dlitz, &StoredHash::new(GOOD.replace("$a$", "$ffffffff$"))).unwrap();
        assert!(Limits::default().check(&Dlitz.id(), record.cost(8), 8).is_err());
    }
}
