//! Finding the end of one JSON value in a stream, without parsing it.
//!
//! The structure is followed byte by byte, so that a record that lacks a brace or a quote is noticed where the next
//! one begins, and not at the end of the file.

use alloc::vec::Vec;

use zeroize::Zeroizing;

/// How deep values may stand in values.
const MAX_DEPTH: usize = 64;

/// One value as far as it has come.
pub(super) struct Scan {
    pub(super) text: Zeroizing<Vec<u8>>,
    /// The brackets that are open.
    open: Vec<u8>,
    expect: Expect,
    max: usize,
    /// Longer than allowed: its end is still looked for, its text is not kept.
    pub(super) too_long: bool,
    /// Where the last name of the outermost object begins, at its quote.
    key: usize,
    /// A line end is an error: one record a line.
    pub(super) one_line: bool,
    /// Records may be in an array of this value.
    pub(super) may_wrap: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    ElementOrEnd,
    NameOrEnd,
    Name,
    Colon,
    /// A comma or the end of what is open.
    Next,
    /// The first comma behind what was taken out of an object is left out.
    Rest,
    Text {
        name: bool,
        escaped: bool,
    },
    Scalar,
}

/// What a byte came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It belongs to the value, which goes on.
    More,
    /// It is the last byte of the value.
    Done,
    /// It opens an array that is the value of the last name.
    Array,
    /// It cannot stand here.
    Bad,
}

impl Scan {
    pub(super) fn new(max: usize) -> Self {
        Self {
            text: Zeroizing::default(),
            open: Vec::new(),
            expect: Expect::Value,
            max,
            too_long: false,
            key: 0,
            one_line: false,
            may_wrap: false,
        }
    }

    /// The rest of an object of which an array was taken out.
    pub(super) fn rest(max: usize) -> Self {
        let mut scan = Self::new(max);
        scan.open.push(b'{');
        scan.text.push(b'{');
        scan.expect = Expect::Rest;
        scan.may_wrap = true;
        scan
    }

    /// Whether nothing of such a rest was read yet.
    pub(super) fn is_rest(&self) -> bool {
        self.expect == Expect::Rest
    }

    /// The last name of the outermost object, with its quotes.
    pub(super) fn key(&self) -> &[u8] {
        let rest = self.text.get(self.key..).unwrap_or_default();
        let end = rest.iter().skip(1).position(|byte| *byte == b'"').map_or(0, |at| at + 2);
        rest.get(..end).unwrap_or_default()
    }

    /// The object up to the last name, closed.
    pub(super) fn close_before_key(&mut self) {
        self.text.truncate(self.key);
        while self.text.last().is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b',') {
            self.text.pop();
        }
        self.text.push(b'}');
    }

    pub(super) fn push(&mut self, byte: u8) -> Step {
        let step = self.step(byte);
        if matches!(step, Step::More | Step::Done)
            && !(self.expect == Expect::Rest || self.text_only_comma(byte))
        {
            self.keep(byte);
        }
        step
    }

    /// The comma behind what was taken out: the object begins with the next name.
    fn text_only_comma(&self, byte: u8) -> bool {
        byte == b',' && self.text.as_slice() == b"{"
    }

    fn keep(&mut self, byte: u8) {
        if self.text.len() < self.max {
            self.text.push(byte);
        } else {
            self.too_long = true;
        }
    }

    fn step(&mut self, byte: u8) -> Step {
        if let Expect::Text { name, escaped } = self.expect {
            return self.in_text(byte, name, escaped);
        }
        if self.expect == Expect::Scalar {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.') {
                return Step::More;
            }
            self.expect = Expect::Next;
        }
        if byte == b'\n' && self.one_line {
            return Step::Bad;
        }
        if matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
            return Step::More;
        }
        match (self.expect, byte) {
            (Expect::ElementOrEnd, b']') | (Expect::NameOrEnd, b'}') => self.close(),
            (Expect::Value | Expect::ElementOrEnd, _) => self.value(byte),
            (Expect::NameOrEnd | Expect::Name, b'"') => {
                if self.open.len() == 1 {
                    self.key = self.text.len();
                }
                self.expect = Expect::Text { name: true, escaped: false };
                Step::More
            }
            (Expect::Colon, b':') => {
                self.expect = Expect::Value;
                Step::More
            }
            (Expect::Next | Expect::Rest, b',') => {
                self.expect = if self.open.last() == Some(&b'{') { Expect::Name } else { Expect::Value };
                Step::More
            }
            (Expect::Next | Expect::Rest, b'}') if self.open.last() == Some(&b'{') => self.close(),
            (Expect::Next, b']') if self.open.last() == Some(&b'[') => self.close(),
            _ => Step::Bad,
        }
    }

    fn in_text(&mut self, byte: u8, name: bool, escaped: bool) -> Step {
        self.expect = match byte {
            // A text never goes over a line end: here its quote is missing.
            b'\n' => return Step::Bad,
            _ if escaped => Expect::Text { name, escaped: false },
            b'\\' => Expect::Text { name, escaped: true },
            b'"' if name => Expect::Colon,
            b'"' => Expect::Next,
            _ => Expect::Text { name, escaped: false },
        };
        Step::More
    }

    fn value(&mut self, byte: u8) -> Step {
        match byte {
            b'[' if self.may_wrap && self.open.len() == 1 && self.expect == Expect::Value => {
                return Step::Array;
            }
            b'{' | b'[' if self.open.len() >= MAX_DEPTH => return Step::Bad,
            b'{' => {
                self.open.push(b'{');
                self.expect = Expect::NameOrEnd;
            }
            b'[' => {
                self.open.push(b'[');
                self.expect = Expect::ElementOrEnd;
            }
            b'"' => self.expect = Expect::Text { name: false, escaped: false },
            b'-' | b'0'..=b'9' | b'a'..=b'z' => self.expect = Expect::Scalar,
            _ => return Step::Bad,
        }
        Step::More
    }

    /// Goes on with an array as with any other value.
    pub(super) fn enter_array(&mut self) {
        self.open.push(b'[');
        self.expect = Expect::ElementOrEnd;
        self.keep(b'[');
    }

    fn close(&mut self) -> Step {
        self.open.pop();
        self.expect = Expect::Next;
        if self.open.is_empty() { Step::Done } else { Step::More }
    }
}
