//! The tokens of a dump.

use alloc::string::String;
use alloc::vec::Vec;
use std::io::BufRead;

use super::Input;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A word, a number, or a name in quotes of its own.
    Name { text: String, quote: Option<u8> },
    /// A text in single quotes, decoded. Bytes in hexadecimal, if they are text.
    Text(String),
    /// A text that is longer than is read.
    TooLong,
    /// One other character.
    Mark(u8),
}

impl Token {
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Name { text, quote: None } if text.eq_ignore_ascii_case(word))
    }

    pub(super) fn name(&self) -> Option<&str> {
        match self {
            Self::Name { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// The next token. Comments are left out, but what MySQL hides in `/*! … */` is read.
pub(super) fn next<R: BufRead>(input: &mut Input<R>, escapes: bool) -> Option<Token> {
    loop {
        input.skip_while(|byte| byte.is_ascii_whitespace());
        match input.next_byte()? {
            b'#' => input.skip_line(),
            b'-' if input.peek() == Some(b'-') => input.skip_line(),
            b'/' if input.peek() == Some(b'*') => comment(input),
            // The end of what is hidden.
            b'*' if input.peek() == Some(b'/') => {
                input.next_byte();
            }
            b'\'' => return Some(text(input, escapes)),
            quote @ (b'`' | b'"') => {
                let name = quoted(input, quote, false)?;
                return Some(Token::Name { text: name, quote: Some(quote) });
            }
            byte if is_word(byte) => return Some(word(input, byte)),
            byte => return Some(Token::Mark(byte)),
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'+' | b'$') || byte >= 0x80
}

fn comment<R: BufRead>(input: &mut Input<R>) {
    input.next_byte();
    if input.peek() == Some(b'!') {
        // `/*!40101`: the version is not of interest.
        input.skip_while(|byte| byte == b'!' || byte.is_ascii_digit());
        return;
    }
    let mut before = 0;
    while let Some(byte) = input.next_byte() {
        if before == b'*' && byte == b'/' {
            return;
        }
        before = byte;
    }
}

fn word<R: BufRead>(input: &mut Input<R>, first: u8) -> Token {
    let mut bytes = alloc::vec![first];
    let max = input.max;
    input.chunks(|chunk| {
        let end = chunk.iter().position(|byte| !is_word(*byte));
        let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
        if bytes.len() < max {
            bytes.extend_from_slice(part);
        }
        (part.len(), end.is_none())
    });
    if bytes.len() > max {
        return Token::TooLong;
    }
    // 0x5f4d…: bytes.
    let decoded = bytes.strip_prefix(b"0x").and_then(crate::codec::hex::decode);
    if let Some(text) = decoded.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok()) {
        return Token::Text(text);
    }
    Token::Name { text: String::from_utf8_lossy(&bytes).into_owned(), quote: None }
}

fn text<R: BufRead>(input: &mut Input<R>, escapes: bool) -> Token {
    quoted(input, b'\'', escapes).map_or(Token::TooLong, Token::Text)
}

/// A text up to its quote; two quotes are one.
fn quoted<R: BufRead>(input: &mut Input<R>, quote: u8, escapes: bool) -> Option<String> {
    let (max, mut bytes, mut too_long) = (input.max, Vec::new(), false);
    let (mut escaped, mut closing) = (false, false);
    input.chunks(|chunk| {
        for (at, byte) in chunk.iter().copied().enumerate() {
            if closing && byte != quote {
                return (at, false);
            }
            let plain = match byte {
                _ if escaped => {
                    escaped = false;
                    unescape(byte)
                }
                _ if closing => {
                    closing = false;
                    quote
                }
                b'\\' if escapes => {
                    escaped = true;
                    continue;
                }
                _ if byte == quote => {
                    closing = true;
                    continue;
                }
                _ => byte,
            };
            if bytes.len() < max { bytes.push(plain) } else { too_long = true }
        }
        (chunk.len(), true)
    });
    (closing && !too_long).then(|| String::from_utf8_lossy(&bytes).into_owned())
}

fn unescape(byte: u8) -> u8 {
    match byte {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'0' => 0,
        b'Z' => 0x1a,
        other => other,
    }
}

/// Goes behind the end of a statement.
pub(super) fn skip_statement<R: BufRead>(input: &mut Input<R>, escapes: bool) {
    while let Some(token) = next(input, escapes) {
        if token == Token::Mark(b';') {
            return;
        }
    }
}
