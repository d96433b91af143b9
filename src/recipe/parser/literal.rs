//! Literal bytes, in quotes and as lists of compositions have them.

use alloc::vec::Vec;

use super::{Parser, Result, hex_byte};
use crate::recipe::error::Expected;

/// A character that may stand for itself without quotes. Not the plus, by which
/// other languages join values.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, ':' | '#' | '-' | '_' | '@' | '!' | '%' | '&' | '/' | ';' | '?' | '|' | '~')
}

impl Parser<'_> {
    /// `"…"` with escapes. A dollar has to be written `\x24`: PHP would put a
    /// variable there.
    pub(super) fn double_quoted(&mut self) -> Result<Vec<u8>> {
        self.at += 1;
        let mut bytes = Vec::new();
        loop {
            match self.peek() {
                None => return self.error(Expected::This("the closing `\"`")),
                Some('"') => break,
                Some('$') => {
                    return self.error(Expected::This("`\\x24` for a dollar, or `\" . $variable . \"`"));
                }
                Some('\\') => bytes.push(self.escape()?),
                Some(c) => {
                    bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    self.at += c.len_utf8();
                }
            }
        }
        self.at += 1;
        Ok(bytes)
    }

    /// `'…'` as in PHP: a backslash escapes itself and the quote only.
    pub(super) fn single_quoted(&mut self) -> Result<Vec<u8>> {
        self.at += 1;
        let mut bytes = Vec::new();
        loop {
            let rest = self.rest();
            match self.peek() {
                None => return self.error(Expected::This("the closing `'`")),
                Some('\'') => break,
                Some('\\') if rest.starts_with("\\\\") || rest.starts_with("\\'") => {
                    bytes.push(rest.as_bytes().get(1).copied().unwrap_or_default());
                    self.at += 2;
                }
                Some(c) => {
                    bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    self.at += c.len_utf8();
                }
            }
        }
        self.at += 1;
        Ok(bytes)
    }

    /// One escaped byte.
    fn escape(&mut self) -> Result<u8> {
        let rest = self.rest();
        let (byte, len) = match rest.as_bytes().get(1) {
            Some(b'n') => (b'\n', 2),
            Some(b'r') => (b'\r', 2),
            Some(b't') => (b'\t', 2),
            Some(b'0') => (0, 2),
            Some(c @ (b'"' | b'\\' | b'\'')) => (*c, 2),
            Some(b'x') => match hex_byte(rest.get(2..4)) {
                Some(byte) => (byte, 4),
                None => return self.error(Expected::This("`\\x` and two hexadecimal digits")),
            },
            _ => return self.error(Expected::This("an escape: \\n \\r \\t \\0 \\\" \\\\ \\xHH")),
        };
        self.at += len;
        Ok(byte)
    }

    /// `\nskyper\n`: escapes and letters without quotes.
    pub(super) fn escapes(&mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        loop {
            match self.peek() {
                Some('\\') => bytes.push(self.escape()?),
                Some(c) if c.is_ascii_alphanumeric() => {
                    bytes.push(c as u8);
                    self.at += 1;
                }
                _ => return Ok(bytes),
            }
        }
    }

    /// `0xF7`: bytes in hexadecimal.
    pub(super) fn hex_literal(&mut self) -> Result<Vec<u8>> {
        let digits = self.rest().strip_prefix("0x").unwrap_or_default();
        let end = digits.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(digits.len());
        let decoded = digits.get(..end).and_then(|digits| crate::codec::hex::decode(digits.as_bytes()));
        match decoded.filter(|bytes| !bytes.is_empty()) {
            Some(bytes) => {
                self.at += 2 + end;
                Ok(bytes.to_vec())
            }
            None => self.error(Expected::This("bytes as `0xF7`, or a \"literal\"")),
        }
    }

    /// `:`, `--`, `:mongo:`: marks, and words that have marks on both sides.
    pub(super) fn marks(&mut self) -> Vec<u8> {
        let rest = self.rest();
        let mut end = 0;
        for (index, c) in rest.char_indices() {
            if is_mark(c) {
                end = index + c.len_utf8();
            } else if !(c.is_ascii_alphanumeric() || c == ' ') {
                break;
            }
        }
        self.at += end;
        rest.as_bytes().get(..end).unwrap_or_default().to_vec()
    }

    /// The text of a constant: up to the next comma, with `\xHH` for anything.
    pub(super) fn constant_text(&mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        loop {
            match self.peek() {
                None | Some(',') => return Ok(bytes),
                Some('\\') => bytes.push(self.escape()?),
                Some(c) => {
                    bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
                    self.at += c.len_utf8();
                }
            }
        }
    }
}
