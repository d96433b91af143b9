//! A strict reader of small JSON texts (RFC 8259) that are stored as hashes.
//!
//! Names are unique and nesting is bounded. A value is a piece of the text until
//! it is asked for; strings, which may be digests, are wiped when dropped.

use alloc::vec::Vec;

use zeroize::Zeroizing;

/// How deep values may stand in values.
const MAX_DEPTH: usize = 6;
/// How many members an object or elements an array may have.
const MAX_MEMBERS: usize = 32;
/// An array has no more than this: bytes may be written as numbers.
const MAX_ELEMENTS: usize = 256;

/// A value.
#[derive(Debug)]
pub(crate) enum Json {
    Object(Vec<(Text, Json)>),
    Array(Vec<Json>),
    String(Text),
    /// As it stands: a plain number is read by [`Json::number`].
    Number(Vec<u8>),
    True,
    False,
    Null,
}

pub(crate) type Text = Zeroizing<Vec<u8>>;

/// Whether a piece stands somewhere in the text: a cheap look before it is read.
pub(crate) fn holds(text: &[u8], piece: &str) -> bool {
    text.windows(piece.len()).any(|window| window == piece.as_bytes())
}

impl Json {
    /// The value that the text is. `None` if it is not JSON, or too deep.
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let value = reader.value(0)?;
        reader.blanks();
        reader.rest.is_empty().then_some(value)
    }

    /// The member of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                members.iter().find(|(known, _)| known.as_slice() == name.as_bytes()).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    pub(crate) fn string(&self) -> Option<&[u8]> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn elements(&self) -> Option<&[Self]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// A number without a sign, a fraction and an exponent.
    pub(crate) fn number(&self) -> Option<u32> {
        match self {
            Self::Number(text) => super::decimal::parse_u32(text),
            _ => None,
        }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn blanks(&mut self) {
        while let [b' ' | b'\t' | b'\n' | b'\r', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn word(&mut self, word: &[u8], value: Json) -> Option<Json> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(value)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        if depth >= MAX_DEPTH {
            return None;
        }
        self.blanks();
        match self.rest.first()? {
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'"' => self.string().map(Json::String),
            b't' => self.word(b"true", Json::True),
            b'f' => self.word(b"false", Json::False),
            b'n' => self.word(b"null", Json::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut members: Vec<(Text, Json)> = Vec::new();
        self.next()?;
        self.blanks();
        if let [b'}', rest @ ..] = self.rest {
            self.rest = rest;
            return Some(Json::Object(members));
        }
        loop {
            self.blanks();
            let name = self.string()?;
            self.blanks();
            if self.next()? != b':' || members.len() >= MAX_MEMBERS {
                return None;
            }
            // Readers disagree on which of two members of one name counts.
            if members.iter().any(|(known, _)| *known == name) {
                return None;
            }
            members.push((name, self.value(depth + 1)?));
            self.blanks();
            match self.next()? {
                b',' => {}
                b'}' => return Some(Json::Object(members)),
                _ => return None,
            }
        }
    }

    fn array(&mut self, depth: usize) -> Option<Json> {
        let mut elements = Vec::new();
        self.next()?;
        self.blanks();
        if let [b']', rest @ ..] = self.rest {
            self.rest = rest;
            return Some(Json::Array(elements));
        }
        loop {
            if elements.len() >= MAX_ELEMENTS {
                return None;
            }
            elements.push(self.value(depth + 1)?);
            self.blanks();
            match self.next()? {
                b',' => {}
                b']' => return Some(Json::Array(elements)),
                _ => return None,
            }
        }
    }

    fn string(&mut self) -> Option<Text> {
        if self.next()? != b'"' {
            return None;
        }
        // Never longer than what it is spelt with, so that nothing is left behind by growing.
        let mut text: Text = Zeroizing::new(Vec::with_capacity(self.rest.len()));
        loop {
            match self.next()? {
                b'"' => break,
                b'\\' => self.escape(&mut text)?,
                0..=0x1f => return None,
                byte => text.push(byte),
            }
        }
        core::str::from_utf8(&text).is_ok().then_some(text)
    }

    fn escape(&mut self, text: &mut Text) -> Option<()> {
        let byte = match self.next()? {
            plain @ (b'"' | b'\\' | b'/') => plain,
            b'b' => 0x08,
            b'f' => 0x0c,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                let first = self.unit()?;
                let unit = if (0xd800..0xdc00).contains(&first) {
                    self.rest = self.rest.strip_prefix(b"\\u")?;
                    let second = self.unit().filter(|unit| (0xdc00..0xe000).contains(unit))?;
                    0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
                } else {
                    first
                };
                let mut utf8 = Zeroizing::new([0; 4]);
                text.extend_from_slice(char::from_u32(unit)?.encode_utf8(utf8.as_mut_slice()).as_bytes());
                return Some(());
            }
            _ => return None,
        };
        text.push(byte);
        Some(())
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |unit, _| Some(unit << 4 | char::from(self.next()?).to_digit(16)?))
    }

    fn number(&mut self) -> Option<Json> {
        let part = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
        let len = self.rest.iter().position(|byte| !part(byte)).unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        is_number(number).then(|| Json::Number(number.to_vec()))
    }
}

/// A whole part without leading zeros, then perhaps a fraction and an exponent.
fn is_number(text: &[u8]) -> bool {
    let digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let mut parts = text.splitn(2, |byte| matches!(byte, b'e' | b'E'));
    let mantissa = parts.next().unwrap_or_default();
    let exponent = parts.next().is_none_or(|exponent| {
        let signed = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-"));
        digits(signed.unwrap_or(exponent))
    });
    let (whole, fraction) = match super::split::cut(mantissa, b'.') {
        Some((whole, fraction)) => (whole, digits(fraction)),
        None => (mantissa, true),
    };
    digits(whole) && (whole.len() == 1 || whole.first() != Some(&b'0')) && fraction && exponent
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString as _};

    /// The same as `serde_json` reads, but for what is bounded here.
    fn same(json: &Json, other: &serde_json::Value) -> bool {
        match (json, other) {
            (Json::Object(members), serde_json::Value::Object(others)) => {
                let equal = |(name, value): &(Text, Json)| {
                    let other = core::str::from_utf8(name).ok().and_then(|name| others.get(name));
                    other.is_some_and(|other| same(value, other))
                };
                members.len() == others.len() && members.iter().all(equal)
            }
            (Json::Array(elements), serde_json::Value::Array(others)) => {
                elements.len() == others.len() && elements.iter().zip(others).all(|(one, two)| same(one, two))
            }
            (Json::String(text), serde_json::Value::String(other)) => text.as_slice() == other.as_bytes(),
            (Json::Number(_), serde_json::Value::Number(number)) => {
                json.number().map(u64::from) == number.as_u64().filter(|number| *number <= u32::MAX.into())
            }
            (Json::True, serde_json::Value::Bool(is)) => *is,
            (Json::False, serde_json::Value::Bool(is)) => !is,
            (Json::Null, other) => other.is_null(),
            _ => false,
        }
    }

    const GOOD: [&str; 16] = [
        "{}",
        " [ ] ",
        "\"\"",
        "0",
        "4294967295",
        "-1",
        "[1.5, 1e3, -0.0]",
        "true",
        "null",
        r#"{"a":"b","c":[1,2,{"d":null}],"e":{"f":false}}"#,
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\u0041\u00e9\u20ac\ud83d\ude00""#,
        "\"p\u{e4}ss\u{1f511}\"",
        "\t{ \"a\" :\r\n 1 , \"b\" : 2 }\n",
        "[[[[[1]]]]]",
        r#"{"value":"LjFqvhPuUHJd","salt":"jVqbuA9k2Mlo37OWXBMKLw==","additionalParameters":{}}"#,
    ];

    #[test]
    fn reads_what_a_peer_reads() {
        for text in GOOD {
            let json = Json::parse(text.as_bytes()).unwrap_or_else(|| panic!("{text}"));
            assert!(same(&json, &serde_json::from_str(text).unwrap()), "{text}");
        }
    }

    #[test]
    fn refuses_what_a_peer_refuses() {
        let bad = [
            "",
            " ",
            "{",
            "}",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "'a'",
            "\"a",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\ud83d\"",
            "\"\\ude00\"",
            "\"\\ud83d\\u0041\"",
            "\"\n\"",
            "01",
            "+1",
            "1.",
            ".5",
            "1e",
            "--1",
            "-",
            "nul",
            "truex",
            "1 2",
            "{} x",
            "[1 2]",
        ];
        for text in bad {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text}");
            assert!(Json::parse(text.as_bytes()).is_none(), "{text}");
        }
        assert!(Json::parse(b"\"\xff\"").is_none());
    }

    #[test]
    fn bounds_of_its_own() {
        for text in ["[[[[[[1]]]]]]", r#"{"a":1,"a":1}"#, r#"{"a":1,"\u0061":2}"#] {
            assert!(
                serde_json::from_str::<serde_json::Value>(text).is_ok()
                    && Json::parse(text.as_bytes()).is_none()
            );
        }
        let deep = "[".repeat(100_000);
        assert!(Json::parse(deep.as_bytes()).is_none());
        let many: String = ["[1", &",1".repeat(MAX_ELEMENTS), "]"].concat();
        assert!(Json::parse(many.as_bytes()).is_none());
    }

    /// Cut anywhere, with any byte changed: never a panic, never more than the peer reads.
    #[test]
    fn damaged_texts() {
        for text in GOOD {
            for at in 0..text.len() {
                for byte in [b'"', b'\\', b'{', b'}', b'[', b',', b':', b'0', b'.', b'e', 0, 0xff] {
                    let mut other = text.as_bytes().to_vec();
                    other[at] = byte;
                    for damaged in [&other[..], &text.as_bytes()[..at]] {
                        let Some(json) = Json::parse(damaged) else { continue };
                        match serde_json::from_slice(damaged) {
                            Ok(other) => assert!(same(&json, &other), "{damaged:?}"),
                            // It has a largest number, of which nothing is asked here.
                            Err(error) => assert!(error.to_string().starts_with("number out of range")),
                        }
                    }
                }
            }
        }
    }
}
