//! Internet passwords of Lotus Notes and Domino (`HTTPPassword`).

use alloc::boxed::Box;

use super::django::digest_field;
use crate::codec::base64::{self, Padding};
use crate::codec::{Base64Alphabet, Tail, hex};
use crate::computation::{Computation, Encoding, Value, Vendor};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::{Digest, lotus};
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Domino5, &Domino6, &Domino8];

/// Between parentheses, as all three stand.
fn inside<'a>(text: &'a [u8], open: &[u8]) -> Option<&'a [u8]> {
    text.strip_prefix(open)?.strip_suffix(b")")
}

/// The digest of Lotus in hexadecimal, between parentheses or bare.
#[derive(Debug)]
struct Domino5;

const HEX: usize = 2 * lotus::BLOCK;

impl Scheme for Domino5 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("domino5")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("Lotus Domino before 4.6, without \"more secure\" passwords")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("(")] }
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Hex, HEX)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        match inside(text, b"(") {
            Some(digits) => (digits.len() == HEX && hex::is_hex(digits)).then_some(Confidence::Certain),
            None => (text.len() == HEX && hex::is_hex(text)).then_some(Confidence::Shape),
        }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        let digest = digest_field(Encoding::Hex, inside(text, b"(").unwrap_or(text), lotus::BLOCK)?;
        let computation = Computation::steps().password().vendor(Vendor::LotusMd).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 8600.
        Some(Exemplar::new("(3DD2E1E5AC03E230243D58B8C5ADA076)", "hashcat"))
    }
}

/// `(G`, nineteen digits of base 64 and `)`: five bytes of salt and 74 bits of a digest.
#[derive(Debug)]
struct Domino6;

impl Scheme for Domino6 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("domino6")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("Lotus Domino 4.6 and later, \"more secure\" passwords")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("(G")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        let digits = inside(text, b"(G").ok_or(Malformed::Missing("closing parenthesis"))?;
        if text.len() != lotus::TEXT {
            return Err(Malformed::Length("digest").into());
        }
        // Two bits of the last digit are of a byte that the rest of is not written.
        let bytes = decode(digits, Tail::AnyBits)?;
        let salt: [u8; lotus::SALT] = salt(&bytes)?;
        let steps = Computation::steps().password().bytes(salt);
        let computation = steps.vendor(Vendor::Domino6).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::new(text))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 8700.
        Some(Exemplar::new("(GDJ0nDZI8l8RJzlRbemg)", "hashcat"))
    }
}

/// `(H`, 48 digits of base 64 and `)`: 16 bytes of salt, ten decimal digits of rounds, two of a key length in PBKDF2's
/// blocks that is always 02, and eight bytes of PBKDF2 of the text of version 6.
#[derive(Debug)]
struct Domino8;

const SALT: usize = 16;
const ROUNDS: usize = 10;
const BLOCKS: usize = 2;
const DIGEST: usize = 8;

impl Scheme for Domino8 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("domino8")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("Lotus Domino 8.0.1 and later")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("(H")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let digits = inside(input.bytes(), b"(H").ok_or(Malformed::Missing("closing parenthesis"))?;
        let bytes = decode(digits, Tail::Canonical)?;
        if bytes.len() != SALT + ROUNDS + BLOCKS + DIGEST {
            return Err(Malformed::Length("digest").into());
        }
        let salt: [u8; SALT] = salt(&bytes)?;
        let rounds = rounds(&bytes[SALT..SALT + ROUNDS])?;
        let digest = &bytes[SALT + ROUNDS + BLOCKS..];
        let steps = Computation::steps().password().bytes(&salt[..lotus::SALT]).vendor(Vendor::Domino6);
        let computation = steps.bytes(salt).pbkdf2(Digest::Sha1, rounds, DIGEST).build()?;
        let params = Params::Pbkdf2 { digest: Digest::Sha1, rounds };
        Ok(Box::new(Computed::new(params, computation, Tag::new(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 9100.
        Some(Exemplar::new("(HC34tD3KtDp4oCZWmCJ4qC30mC30mC3KmC30mCcA5ovrMLH9M)", "hashcat"))
    }
}

fn decode(digits: &[u8], tail: Tail) -> Result<Value, Malformed> {
    base64::decode(Base64Alphabet::Domino, digits, Padding::Forbidden, tail)
        .ok_or(Malformed::Encoding("digest"))
}

/// The first bytes; the fourth of them is written four too high.
fn salt<const N: usize>(bytes: &[u8]) -> Result<[u8; N], Malformed> {
    let mut salt: [u8; N] = *bytes.first_chunk().ok_or(Malformed::Length("salt"))?;
    if let Some(shifted) = salt.get_mut(3) {
        *shifted = shifted.wrapping_sub(4);
    }
    Ok(salt)
}

/// A number of ten digits, with zeros in front.
fn rounds(digits: &[u8]) -> Result<u32, Malformed> {
    if !digits.iter().all(u8::is_ascii_digit) {
        return Err(Malformed::Number("rounds"));
    }
    let rounds = digits.iter().fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    u32::try_from(rounds).ok().filter(|rounds| *rounds >= 1).ok_or(Malformed::Range("rounds"))
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

    /// hashcat 6.2.6, examples of modes 8600, 8700 and 9100; John the Ripper, `lotus5_fmt_plug.c` and
    /// `dominosec_fmt_plug.c`: passwords of up to 40 bytes, of whole blocks among them.
    #[test]
    fn examples() {
        assert_verifies(&Domino5, "3dd2e1e5ac03e230243d58b8c5ada076", "hashcat");
        assert_verifies(&Domino5, "(3DD2E1E5AC03E230243D58B8C5ADA076)", "hashcat");
        assert_verifies(&Domino5, "06E0A50B579AD2CD5FFDC48564627EE7", "secret");
        for (stored, password) in [
            ("(GDJ0nDZI8l8RJzlRbemg)", "hashcat"),
            ("(GVMroLzc50YK/Yd+L8KH)", ""),
            ("(GqnUDNNGNUz5HRoelmLU)", "x"),
            ("(GNBpcGJRYpBe9orUOpmZ)", "dupaaa123"),
            ("(G0xjUQzdKxvHpUYqo5hU)", "koziolekmatolek"),
            ("(G+dfECo845XxUw+nFVYD)", "szesnascieznakow"),
            ("(GowT5I2hVHZpRWpvGmux)", "terazjakiesdwadziesciacos"),
            ("(Gq2bAtpguiTSSycy6dhu)", "trzydziescidwamozesieudaojnieuda"),
            ("(G82TtgNcqcHGkpEo7wQp)", "looongrandominputdataforfunbutnotonlyoi!"),
        ] {
            assert_verifies(&Domino6, stored, password);
        }
        assert_verifies(&Domino8, "(HC34tD3KtDp4oCZWmCJ4qC30mC30mC3KmC30mCcA5ovrMLH9M)", "hashcat");
        assert_verifies(&Domino8, "(HsjFebq0Kh9kH7aAZYc7kY30mC30mC3KmC30mCluagXrvWKj1)", "hashcat");
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &Domino6,
            &[
                "(G",
                "(G)",
                "(GDJ0nDZI8l8RJzlRbemg",
                "(GDJ0nDZI8l8RJzlRbem)",
                "(GDJ0nDZI8l8RJzlRbemgg)",
                "(GDJ0nDZI8l8RJzlRbem.)",
                "(GDJ0nDZI8l8RJzlRbemg) ",
            ],
        );
        let eight =
            |from: &str, to: &str| "(HC34tD3KtDp4oCZWmCJ4qC30mC30mC3KmC30mCcA5ovrMLH9M)".replace(from, to);
        let texts = [
            eight("M)", ")"),
            eight("M)", "MM)"),
            eight(")", ""),
            eight("H9M", "H.M"),
            // A letter among the digits of the rounds; none; more than four billion.
            eight("C3KmC30mC", "C7WmC30mC"),
            eight("C3KmC30mC", "C30mC30mC"),
            eight("C30mC30mC3KmC30m", "C3GoEJGvDZSoEJOm"),
            "(H".into(),
            "(H)".into(),
        ];
        assert_malformed(&Domino8, &texts.iter().map(String::as_str).collect::<alloc::vec::Vec<_>>());
        for other in
            ["(", "()", "(3DD2E1E5AC03E230243D58B8C5ADA07)", "(3DD2E1E5AC03E230243D58B8C5ADA07g)", ""]
        {
            assert!(Domino5.recognise(&StoredHash::new(other)).is_none(), "{other}");
        }
    }

    #[test]
    fn hostile_rounds_are_costly() {
        let stored = "(HC34tD3KtDp4oCZWmCJ4qC3GoEJGvDZSoEJKmCcA5ovrMLH9M)";
        let record = parse(&Domino8, &StoredHash::new(stored)).unwrap();
        assert_eq!(record.params(), Params::Pbkdf2 { digest: Digest::Sha1, rounds: u32::MAX });
        assert!(Limits::default().check(&Domino8.id(), record.cost(8), 8).is_err());
    }
}
