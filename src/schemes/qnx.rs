//! QNX: `@`letter`@`digest`@`salt, with `,`rounds behind the letter: `m`, `s` and `S` for MD5, SHA-256 and SHA-512.
//!
//! QNX 6 writes the digest in hexadecimal and repeats the password behind the salt, as text, once more than it has
//! rounds. QNX 7 has PBKDF2-HMAC-SHA-512 under `S`, in Base64.

use alloc::boxed::Box;

use crate::codec::{decimal, split};
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&QNX6, &QNX6_STANDARD, &Qnx7];

/// The rounds of a text that does not state them.
const ROUNDS_6: u32 = 1000;
const ROUNDS_7: u32 = 4096;

/// The characters of a QNX 7 digest, of 64 bytes.
const BASE64: usize = 88;

/// The three fields of a text, the first being the letter and the rounds.
struct Fields<'a> {
    letter: u8,
    rounds: Option<&'a [u8]>,
    digest: &'a [u8],
    salt: &'a [u8],
}

fn fields(text: &[u8]) -> Option<Fields<'_>> {
    let [empty, kind, digest, salt] = split::split_exact(text, b'@')?;
    let (letter, rounds) = kind.split_first()?;
    let rounds = match rounds {
        [] => None,
        [b',', digits @ ..] => Some(digits),
        _ => return None,
    };
    empty.is_empty().then_some(Fields { letter: *letter, rounds, digest, salt })
}

impl Fields<'_> {
    fn rounds(&self, default: u32) -> Result<u32, Malformed> {
        let Some(digits) = self.rounds else { return Ok(default) };
        decimal::parse_u32(digits).ok_or(Malformed::Number("rounds"))
    }

    /// Whether QNX 7 wrote the text.
    fn is_base64(&self) -> bool {
        self.letter == b'S' && (self.digest.len() == BASE64 || self.digest.ends_with(b"="))
    }
}

/// The SHA-512 of QNX has a mistake in its padding. Tools that know nothing of it, such as hashcat, compute SHA-512 as
/// it is specified; no string says which.
#[derive(Debug)]
struct Qnx6 {
    id: &'static str,
    faulty: bool,
    exemplar: (&'static str, &'static str),
}

static QNX6: Qnx6 = Qnx6 {
    id: "qnx6",
    faulty: true,
    // John the Ripper, qnx_fmt.
    exemplar: ("@m@bde10f1a1119328c64594c52df3165cf@6e1f9a390d50a85c", "password"),
};

static QNX6_STANDARD: Qnx6 = Qnx6 {
    id: "qnx6_standard_sha512",
    faulty: false,
    // hashcat 6.2.6, example of mode 19200.
    exemplar: (
        "@S@715df9e94c097805dd1e13c6a40f331d02ce589765a2100ec7435e76b978d5efc364ce10870780622cee003c9951bd92ec1020c9\
         24b124cfff7e0fa1f73e3672@2257314490293159",
        "hashcat",
    ),
};

impl Scheme for Qnx6 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Fast).from("QNX 6 /etc/shadow");
        if self.faulty { profile } else { profile.dialect_of(QNX6.id()) }
    }

    fn prefixes(&self) -> &[Prefix] {
        const {
            &[
                Prefix::exact("@m@"),
                Prefix::exact("@m,"),
                Prefix::exact("@s@"),
                Prefix::exact("@s,"),
                Prefix::exact("@S@"),
                Prefix::exact("@S,"),
            ]
        }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let fields = fields(stored.as_bytes())?;
        let own = matches!(fields.letter, b'm' | b's' | b'S') && !fields.is_base64();
        own.then_some(if self.faulty { Confidence::Certain } else { Confidence::Dialect })
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let fields = fields(input.bytes()).ok_or(Malformed::Missing("digest or salt"))?;
        let digest = match fields.letter {
            b'm' => Digest::Md5,
            b's' => Digest::Sha256,
            b'S' => Digest::Sha512,
            _ => return Err(Malformed::Unknown("digest").into()),
        };
        let rounds = fields.rounds(ROUNDS_6)?;
        let expected = Encoding::Hex.decode_exact(fields.digest, digest.output_len());
        let expected = expected.ok_or(Malformed::Encoding("digest"))?;
        let steps = Computation::steps().password().bytes(fields.salt).qnx(
            digest,
            self.faulty && digest == Digest::Sha512,
            u64::from(rounds) + 1,
        );
        Ok(Box::new(Computed::new(Params::Rounds(rounds.into()), steps.build()?, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.exemplar.0, self.exemplar.1))
    }
}

#[derive(Debug)]
struct Qnx7;

impl Scheme for Qnx7 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("qnx7")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("QNX 7 /etc/shadow")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("@S@"), Prefix::exact("@S,")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        fields(stored.as_bytes())?.is_base64().then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let fields = fields(input.bytes()).ok_or(Malformed::Missing("digest or salt"))?;
        let rounds = fields.rounds(ROUNDS_7)?;
        let len = Digest::Sha512.output_len();
        let expected =
            Encoding::Base64.decode_exact(fields.digest, len).ok_or(Malformed::Encoding("digest"))?;
        let salt = Encoding::Base64.decode(fields.salt).ok_or(Malformed::Encoding("salt"))?;
        let steps = Computation::steps().password().bytes(&salt).pbkdf2(Digest::Sha512, rounds, len);
        let params = Params::Pbkdf2 { digest: Digest::Sha512, rounds };
        Ok(Box::new(Computed::new(params, steps.build()?, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 19210.
        Some(Exemplar::new(
            "@S@vm2nBGHes6QkXra0f74XmouSiRzjYD3r/0py+txv0Kr8A4hCPMGFHoZqr41JFiYcJPPOeIheqFseMyLyw/15Pw==@\
             NDY2MDEwNjk3YjBjYzM2MzliMzc3Mzc0ZTNiMTAzNzE=",
            "hashcat",
        ))
    }
}

#[cfg(test)]
mod tests;
