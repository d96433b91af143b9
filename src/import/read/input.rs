//! Bytes and bounded lines of an input.

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use std::io::BufRead;

use zeroize::Zeroizing;

/// A line that may hold secrets: wiped when it is dropped.
pub(super) type Line = Zeroizing<Vec<u8>>;

/// An input with a bound for what is held of it.
pub(super) struct Input<R> {
    read: R,
    pub(super) max: usize,
    failed: bool,
    /// Lines that were read ahead.
    returned: VecDeque<Line>,
}

/// What reading a line came to.
pub(super) enum Read {
    Line(Line),
    /// Longer than allowed: it is gone.
    TooLong,
    End,
}

impl<R: BufRead> Input<R> {
    pub(super) fn new(read: R, max: usize) -> Self {
        Self { read, max, failed: false, returned: VecDeque::new() }
    }

    /// Whether the input gave an error, after which nothing is read.
    pub(super) fn failed(&self) -> bool {
        self.failed
    }

    /// Runs through what is buffered. The function gives how much it took, and whether it goes on.
    pub(super) fn chunks(&mut self, mut each: impl FnMut(&[u8]) -> (usize, bool)) {
        while !self.failed {
            match self.read.fill_buf() {
                Ok([]) => return,
                Ok(chunk) => {
                    let (taken, more) = each(chunk);
                    let taken = taken.min(chunk.len());
                    self.read.consume(taken);
                    if !more {
                        return;
                    }
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(_) => self.failed = true,
            }
        }
    }

    /// The next byte, without taking it.
    pub(super) fn peek(&mut self) -> Option<u8> {
        let mut first = None;
        self.chunks(|chunk| {
            first = chunk.first().copied();
            (0, false)
        });
        first
    }

    pub(super) fn next_byte(&mut self) -> Option<u8> {
        let mut first = None;
        self.chunks(|chunk| {
            first = chunk.first().copied();
            (1, false)
        });
        first
    }

    /// Takes bytes as long as they are of a kind.
    pub(super) fn skip_while(&mut self, of_kind: impl Fn(u8) -> bool) {
        self.chunks(|chunk| match chunk.iter().position(|byte| !of_kind(*byte)) {
            Some(end) => (end, false),
            None => (chunk.len(), true),
        });
    }

    /// Takes the rest of a line with its end.
    pub(super) fn skip_line(&mut self) {
        self.skip_while(|byte| byte != b'\n');
        self.next_byte();
    }

    /// Takes the mark that some editors put in front of UTF-8. False if it is that of UTF-16.
    pub(super) fn skip_mark(&mut self) -> bool {
        const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];
        let mut utf8 = true;
        // A mark split over two chunks is left; the first record then is not understood.
        self.chunks(|chunk| {
            utf8 = !(chunk.starts_with(&[0xff, 0xfe]) || chunk.starts_with(&[0xfe, 0xff]));
            (if chunk.starts_with(&MARK) { MARK.len() } else { 0 }, false)
        });
        utf8
    }

    /// The next line without its end.
    pub(super) fn line(&mut self) -> Read {
        if let Some(line) = self.returned.pop_front() {
            return Read::Line(line);
        }
        let max = self.max;
        let (mut line, mut begun, mut ended, mut too_long) = (Line::default(), false, false, false);
        self.chunks(|chunk| {
            begun = true;
            let end = chunk.iter().position(|byte| *byte == b'\n');
            let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
            let room = max.saturating_sub(line.len());
            too_long |= part.len() > room;
            line.extend_from_slice(part.get(..room).unwrap_or(part));
            ended = end.is_some();
            (end.map_or(chunk.len(), |end| end + 1), !ended)
        });
        if !begun {
            return Read::End;
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        if too_long { Read::TooLong } else { Read::Line(line) }
    }

    /// Gives lines back that were read ahead, to be read again.
    pub(super) fn give_back(&mut self, lines: impl DoubleEndedIterator<Item = Line>) {
        for line in lines.rev() {
            self.returned.push_front(line);
        }
    }
}
