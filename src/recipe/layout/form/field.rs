//! One field of a stored string.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::{Content, FormField, Name, Rounds};
use crate::codec::{Base64Alphabet, base64, crypt64, decimal, hex};
use crate::computation::Encoding;
use crate::error::Malformed;

impl FormField {
    /// Whether a text could be this field.
    pub(super) fn may_hold(&self, text: &[u8]) -> bool {
        if self.holds(Name::Rounds) {
            return read_rounds(self.rounds, text).is_some();
        }
        self.encodings.last().is_none_or(|encoding| may_be(*encoding, text))
    }

    pub(super) fn read(&self, text: &[u8], content: &mut Content) -> Result<(), Malformed> {
        if self.holds(Name::Rounds) {
            content.rounds = Some(read_rounds(self.rounds, text).ok_or(Malformed::Number("rounds"))?);
            return Ok(());
        }
        let what = self.what();
        let mut bytes = Zeroizing::new(text.to_vec());
        for encoding in self.encodings.iter().rev() {
            bytes = encoding.decode(&bytes).ok_or(Malformed::Encoding(what))?;
        }
        let fixed = self.parts.iter().filter_map(|(_, len)| *len).fold(0, usize::saturating_add);
        let varying = bytes.len().checked_sub(fixed).ok_or(Malformed::Length(what))?;
        let mut rest = bytes.as_slice();
        for (name, len) in &self.parts {
            let parts = rest.split_at_checked(len.unwrap_or(varying));
            let (value, behind) = parts.ok_or(Malformed::Length(what))?;
            match name {
                Name::Hash => content.hash = Zeroizing::new(value.to_vec()),
                Name::Value(field) => content.set(*field, value.to_vec()),
                Name::Rounds => {}
            }
            rest = behind;
        }
        if rest.is_empty() { Ok(()) } else { Err(Malformed::Length(what)) }
    }

    pub(super) fn write(&self, content: &Content) -> Result<Zeroizing<Vec<u8>>, Malformed> {
        if self.holds(Name::Rounds) {
            let count = content.rounds.ok_or(Malformed::Missing("rounds"))?;
            return write_rounds(self.rounds, count).ok_or(Malformed::Range("rounds"));
        }
        let mut bytes = Zeroizing::new(Vec::new());
        for (name, len) in &self.parts {
            let value = match name {
                Name::Value(field) => content.get(*field).ok_or(Malformed::Missing("salt"))?,
                _ => content.hash.as_slice(),
            };
            if len.is_some_and(|len| len != value.len()) {
                return Err(Malformed::Length(self.what()));
            }
            bytes.extend_from_slice(value);
        }
        Ok(self.encodings.iter().fold(bytes, |bytes, encoding| encoding.encode(&bytes)))
    }

    /// The name of the field in errors.
    fn what(&self) -> &'static str {
        if self.holds(Name::Hash) { "digest" } else { "salt" }
    }
}

/// Whether a text could be in this encoding, without a branch on its digits.
fn may_be(encoding: Encoding, text: &[u8]) -> bool {
    let alphabet = match encoding {
        Encoding::Hex | Encoding::HexUpper => return text.is_empty() || hex::is_hex(text),
        Encoding::Base64 | Encoding::Base64NoPad => Base64Alphabet::Standard,
        Encoding::Base64Url | Encoding::Base64UrlNoPad => Base64Alphabet::Url,
        Encoding::Base64Dot => Base64Alphabet::Dot,
        Encoding::BcryptBase64 => Base64Alphabet::Bcrypt,
        Encoding::CryptLittleEndian | Encoding::CryptBigEndian => Base64Alphabet::Crypt,
        Encoding::Raw => return true,
    };
    base64::is_alphabetic(alphabet, text)
}

fn read_rounds(rounds: Rounds, text: &[u8]) -> Option<u32> {
    let power = |log2: u64| u32::try_from(log2).ok().and_then(|log2| 1_u32.checked_shl(log2));
    match rounds {
        Rounds::Decimal => decimal::parse_u32(text),
        Rounds::Hex => {
            let digits = core::str::from_utf8(text).ok().filter(|_| text.len() <= 8 && hex::is_hex(text))?;
            u32::from_str_radix(digits, 16).ok()
        }
        Rounds::Log2 => decimal::parse_u64(text).and_then(power),
        Rounds::Crypt64 => match text {
            [one] => crypt64::decode_u6(*one).map(u64::from).and_then(power),
            _ => None,
        },
    }
}

fn write_rounds(rounds: Rounds, count: u32) -> Option<Zeroizing<Vec<u8>>> {
    let log2 = || count.is_power_of_two().then(|| count.trailing_zeros());
    let text: Vec<u8> = match rounds {
        Rounds::Decimal => alloc::format!("{count}").into_bytes(),
        Rounds::Hex => alloc::format!("{count:x}").into_bytes(),
        Rounds::Log2 => alloc::format!("{}", log2()?).into_bytes(),
        Rounds::Crypt64 => alloc::vec![crypt64::encode_u6(u8::try_from(log2()?).ok()?)],
    };
    Some(Zeroizing::new(text))
}
