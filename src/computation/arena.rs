//! The values of a job: the password, and above it a stack of byte strings, in
//! one piece of memory.
//!
//! The top of the stack is the end of the memory, so that joining values moves
//! nothing, and one allocation serves a whole job.

use alloc::vec;
use alloc::vec::Vec;

use super::MAX_VALUE;
use super::measure::MAX_STACK;
use crate::error::DeriveError;

/// Enough for the values of most recipes.
const USUAL_SIZE: usize = 192;

/// A stack of byte strings. Wiped when dropped, and whenever it moves.
pub(super) struct Arena {
    /// The password, the values, and behind them what is left of earlier ones.
    memory: Vec<u8>,
    password: usize,
    /// Where each value ends, which is where the next begins.
    ends: [u32; MAX_STACK],
    depth: usize,
}

impl Arena {
    pub(super) fn new(password: &[u8]) -> Self {
        let mut memory = vec![0; password.len().saturating_add(USUAL_SIZE)];
        for (to, from) in memory.iter_mut().zip(password) {
            *to = *from;
        }
        Self { memory, password: password.len(), ends: [0; MAX_STACK], depth: 0 }
    }

    /// Pushes the password.
    pub(super) fn push_password(&mut self) -> Result<(), DeriveError> {
        self.push_copy(0, self.password)
    }

    pub(super) fn len(&self) -> usize {
        self.depth
    }

    pub(super) fn push(&mut self, value: &[u8]) -> Result<(), DeriveError> {
        let at = self.grow(value.len())?;
        let room = self.memory.get_mut(at..at + value.len()).ok_or(DeriveError::OutOfOrder)?;
        room.copy_from_slice(value);
        Ok(())
    }

    /// Adds a value of this length, whatever stands there, and gives its place.
    fn grow(&mut self, len: usize) -> Result<usize, DeriveError> {
        if len > MAX_VALUE || self.depth >= MAX_STACK {
            return Err(DeriveError::TooLarge);
        }
        let start = self.used();
        self.reserve(start + len);
        self.depth += 1;
        self.set_top(start + len);
        Ok(start)
    }

    /// The value this far below the top; 0 is the top.
    pub(super) fn peek(&self, below: usize) -> Result<&[u8], DeriveError> {
        let (start, end) = self.range(below)?;
        self.memory.get(start..end).ok_or(DeriveError::OutOfOrder)
    }

    pub(super) fn drop_top(&mut self) -> Result<(), DeriveError> {
        self.depth = self.depth.checked_sub(1).ok_or(DeriveError::OutOfOrder)?;
        Ok(())
    }

    /// Replaces the top by `len` bytes that `change` makes where it stands: it
    /// is given room for the old and the new value, and the length of the old.
    pub(super) fn change(
        &mut self,
        len: usize,
        change: impl FnOnce(&mut [u8], usize),
    ) -> Result<(), DeriveError> {
        if len > MAX_VALUE {
            return Err(DeriveError::TooLarge);
        }
        let (start, end) = self.range(0)?;
        let after = (start + len).max(end);
        self.reserve(after);
        change(self.memory.get_mut(start..after).unwrap_or_default(), end - start);
        self.set_top(start + len);
        Ok(())
    }

    fn set_top(&mut self, end: usize) {
        if let Some(slot) = self.depth.checked_sub(1).and_then(|top| self.ends.get_mut(top)) {
            // At most 32 values of 64 KiB, and a password.
            *slot = u32::try_from(end).unwrap_or(u32::MAX);
        }
    }

    /// Replaces the top by another value.
    pub(super) fn replace_by(&mut self, value: &[u8]) -> Result<(), DeriveError> {
        self.drop_top()?;
        self.push(value)
    }

    /// Removes the value below the top.
    pub(super) fn nip(&mut self) -> Result<(), DeriveError> {
        let (start, end) = self.range(0)?;
        let (below, _) = self.range(1)?;
        self.memory.copy_within(start..end, below);
        self.depth -= 1;
        self.set_top(below + (end - start));
        Ok(())
    }

    /// Pushes a copy of the value this far below the top.
    pub(super) fn pick(&mut self, below: usize) -> Result<(), DeriveError> {
        let (start, end) = self.range(below)?;
        self.push_copy(start, end)
    }

    fn push_copy(&mut self, start: usize, end: usize) -> Result<(), DeriveError> {
        let at = self.grow(end - start)?;
        self.memory.copy_within(start..end, at);
        Ok(())
    }

    /// Joins the topmost `count` values; none make an empty one.
    pub(super) fn concat(&mut self, count: usize) -> Result<(), DeriveError> {
        if count == 0 {
            return self.push(&[]);
        }
        let (start, _) = self.range(count - 1)?;
        let end = self.used();
        if end - start > MAX_VALUE {
            return Err(DeriveError::TooLarge);
        }
        self.depth -= count - 1;
        self.set_top(end);
        Ok(())
    }

    /// Cuts the top down to the `len` bytes from `start`, as far as it reaches.
    pub(super) fn slice(&mut self, start: usize, len: usize) -> Result<(), DeriveError> {
        let (from, end) = self.range(0)?;
        let start = from.saturating_add(start).min(end);
        let end = start.saturating_add(len).min(end);
        self.memory.copy_within(start..end, from);
        self.set_top(from + (end - start));
        Ok(())
    }

    /// Changes the bytes of the top where they are.
    pub(super) fn top_mut(&mut self) -> Result<&mut [u8], DeriveError> {
        let (start, end) = self.range(0)?;
        self.memory.get_mut(start..end).ok_or(DeriveError::OutOfOrder)
    }

    /// Pops the top and combines it, byte by byte, with the value below.
    pub(super) fn xor(&mut self) -> Result<(), DeriveError> {
        let (start, end) = self.range(0)?;
        let (below, below_end) = self.range(1)?;
        if end - start != below_end - below {
            return Err(DeriveError::Parameters("lengths of a xor"));
        }
        let (lower, upper) = self.memory.split_at_mut_checked(start).ok_or(DeriveError::OutOfOrder)?;
        for (to, from) in lower.iter_mut().skip(below).zip(upper.iter()) {
            *to ^= from;
        }
        self.drop_top()
    }

    fn used(&self) -> usize {
        self.depth.checked_sub(1).and_then(|top| self.end(top)).unwrap_or(self.password)
    }

    fn range(&self, below: usize) -> Result<(usize, usize), DeriveError> {
        let index = self.depth.checked_sub(below + 1).ok_or(DeriveError::OutOfOrder)?;
        let end = self.end(index).ok_or(DeriveError::OutOfOrder)?;
        Ok((index.checked_sub(1).and_then(|index| self.end(index)).unwrap_or(self.password), end))
    }

    fn end(&self, index: usize) -> Option<usize> {
        self.ends.get(index).map(|end| *end as usize)
    }

    /// Grows by moving, so that no copy stays behind.
    fn reserve(&mut self, len: usize) {
        if len <= self.memory.len() {
            return;
        }
        let mut larger = vec![0; len.next_power_of_two()];
        larger[..self.memory.len()].copy_from_slice(&self.memory);
        self.wipe();
        self.memory = larger;
    }

    fn wipe(&mut self) {
        self.memory.fill(0);
        // The memory is about to be given back: the writes are not to be left out.
        zeroize::optimization_barrier(self.memory.as_slice());
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        self.wipe();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arena(values: &[&str]) -> Arena {
        let mut arena = Arena::new(b"password");
        for value in values {
            arena.push(value.as_bytes()).unwrap();
        }
        arena
    }

    #[test]
    fn values_are_found_moved_and_joined() {
        let mut arena = arena(&["one", "", "three"]);
        assert_eq!(arena.peek(0).unwrap(), b"three");
        assert_eq!(arena.peek(2).unwrap(), b"one");
        arena.pick(2).unwrap();
        arena.nip().unwrap();
        assert_eq!((arena.len(), arena.peek(0).unwrap()), (3, b"one".as_slice()));
        arena.concat(3).unwrap();
        assert_eq!((arena.len(), arena.peek(0).unwrap()), (1, b"oneone".as_slice()));
        arena.slice(4, 100).unwrap();
        assert_eq!(arena.peek(0).unwrap(), b"ne");
        arena.change(4, |room, len| room.copy_within(..len, len)).unwrap();
        assert_eq!(arena.peek(0).unwrap(), b"nene");
        arena.push(b"    ").unwrap();
        arena.xor().unwrap();
        assert_eq!(arena.peek(0).unwrap(), b"NENE");
        arena.drop_top().unwrap();
        assert_eq!(arena.len(), 0);
        arena.push_password().unwrap();
        assert_eq!(arena.peek(0).unwrap(), b"password");
    }

    #[test]
    fn nothing_is_lost_when_it_grows() {
        let mut arena = arena(&["low"]);
        let long = vec![7; 5000];
        arena.push(&long).unwrap();
        assert_eq!(arena.peek(0).unwrap(), long);
        assert_eq!(arena.peek(1).unwrap(), b"low");
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        let mut empty = Arena::new(b"");
        assert!(empty.peek(0).is_err());
        assert!(empty.drop_top().is_err());
        assert!(empty.nip().is_err());
        assert!(empty.xor().is_err());
        assert!(empty.pick(0).is_err());
        assert!(empty.concat(1).is_err());
        assert!(empty.slice(0, 1).is_err());
        assert!(empty.concat(0).is_ok());
        assert!(empty.nip().is_err());
        assert!(empty.push(&vec![0; MAX_VALUE + 1]).is_err());
        let mut two = arena(&["ab", "c"]);
        assert!(two.xor().is_err());
        for _ in 2..MAX_STACK {
            two.push(b"").unwrap();
        }
        assert!(two.push(b"").is_err());
    }
}
