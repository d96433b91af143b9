//! A computation under way.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

use super::kernel::{Kernel, KernelCall};
use super::op::Op;
use super::{MAX_VALUE, Value};
use crate::error::DeriveError;
use crate::tag::Tag;

/// A computation under way: owned, without borrows, wiped when dropped.
///
/// Many jobs can be driven side by side; each asks for its next kernel and
/// waits until it is supplied with the result.
pub struct Job {
    ops: Arc<[Op]>,
    at: usize,
    password: Value,
    stack: Vec<Value>,
    repeats: Vec<Repeat>,
    waiting: bool,
}

struct Repeat {
    start: usize,
    end: usize,
    left: u32,
}

/// What a job answers when it is advanced.
#[derive(Debug)]
#[non_exhaustive]
pub enum Step {
    /// A slow operation is due. Run it and supply the job with its output.
    NeedsKernel(KernelCall),
    /// The digest, for the verifier to compare.
    Done(Tag),
}

/// What a kernel computed. Wiped when dropped.
pub struct Output(Value);

impl Output {
    pub(crate) fn new(bytes: Value) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Output(..)")
    }
}

impl Job {
    pub(crate) fn new(ops: Arc<[Op]>, password: &[u8]) -> Self {
        Self {
            ops,
            at: 0,
            password: Zeroizing::new(password.to_vec()),
            stack: Vec::new(),
            repeats: Vec::new(),
            waiting: false,
        }
    }

    /// Runs up to the next kernel or to the end.
    ///
    /// # Errors
    ///
    /// [`DeriveError`]: the password cannot be written as the scheme wants it,
    /// a value outgrew its bound, or a kernel is still due.
    pub fn advance(&mut self) -> Result<Step, DeriveError> {
        if self.waiting {
            return Err(DeriveError::OutOfOrder);
        }
        loop {
            self.turn_back();
            let Some(op) = self.ops.get(self.at).cloned() else {
                let digest = self.pop()?;
                return if self.stack.is_empty() {
                    Ok(Step::Done(Tag::from_secret(digest)))
                } else {
                    Err(DeriveError::OutOfOrder)
                };
            };
            self.at += 1;
            if let Op::Kernel(kernel) = op {
                self.waiting = true;
                return self.call(kernel).map(Step::NeedsKernel);
            }
            self.step(op)?;
        }
    }

    /// Takes the output of the kernel that was asked for.
    ///
    /// # Errors
    ///
    /// [`DeriveError::OutOfOrder`] if none was.
    pub fn supply(&mut self, output: Output) -> Result<(), DeriveError> {
        if !core::mem::replace(&mut self.waiting, false) {
            return Err(DeriveError::OutOfOrder);
        }
        self.push(output.0)
    }

    /// At the end of a repetition's body: once more, or on.
    fn turn_back(&mut self) {
        while let Some(repeat) = self.repeats.last_mut().filter(|repeat| repeat.end == self.at) {
            if repeat.left > 0 {
                repeat.left -= 1;
                self.at = repeat.start;
                return;
            }
            self.repeats.pop();
        }
    }

    fn call(&mut self, kernel: Kernel) -> Result<KernelCall, DeriveError> {
        let first = self.stack.len().checked_sub(kernel.operands()).ok_or(DeriveError::OutOfOrder)?;
        Ok(KernelCall::new(kernel, self.stack.split_off(first)))
    }

    fn step(&mut self, op: Op) -> Result<(), DeriveError> {
        match op {
            Op::Password => self.push(self.password.clone()),
            Op::Bytes(bytes) => self.push(copy(&bytes)),
            Op::Person(_, text) => self.push(copy(text.as_bytes())),
            Op::Key(key) => self.push(copy(key.as_bytes())),
            Op::Digest(digest) => {
                let value = self.pop()?;
                self.push(digest.hash(&[&value]))
            }
            Op::Hmac(digest) => {
                let (message, key) = (self.pop()?, self.pop()?);
                self.push(digest.hmac(&key, &[&message]))
            }
            Op::Encode(encoding) => {
                let value = self.pop()?;
                self.push(encoding.encode(&value))
            }
            Op::Transform(transform) => {
                let value = self.pop()?;
                self.push(transform.apply(&value).ok_or(DeriveError::Password(transform.name()))?)
            }
            Op::Slice { start, len } => {
                let value = self.pop()?;
                let rest = value.get(start..).unwrap_or_default();
                self.push(copy(&rest[..rest.len().min(len)]))
            }
            Op::Concat(count) => self.concat(count.into()),
            Op::Pick(below) => {
                let index = self.stack.len().checked_sub(usize::from(below) + 1);
                let value = index.and_then(|index| self.stack.get(index)).cloned();
                self.push(value.ok_or(DeriveError::OutOfOrder)?)
            }
            Op::Rebind => {
                self.password = self.pop()?;
                Ok(())
            }
            Op::Repeat { rounds, body } => {
                let left = rounds.checked_sub(1).ok_or(DeriveError::OutOfOrder)?;
                self.repeats.push(Repeat { start: self.at, end: self.at + body, left });
                Ok(())
            }
            Op::Kernel(_) => Err(DeriveError::OutOfOrder),
        }
    }

    fn concat(&mut self, count: usize) -> Result<(), DeriveError> {
        let first = self.stack.len().checked_sub(count).ok_or(DeriveError::OutOfOrder)?;
        let parts = self.stack.split_off(first);
        let len = parts.iter().map(|part| part.len()).sum();
        // Reserved at once: a growing vector would leave copies behind.
        let mut joined = Zeroizing::new(Vec::with_capacity(len));
        for part in &parts {
            joined.extend_from_slice(part);
        }
        self.push(joined)
    }

    fn push(&mut self, value: Value) -> Result<(), DeriveError> {
        if value.len() > MAX_VALUE {
            return Err(DeriveError::TooLarge);
        }
        self.stack.push(value);
        Ok(())
    }

    fn pop(&mut self) -> Result<Value, DeriveError> {
        self.stack.pop().ok_or(DeriveError::OutOfOrder)
    }
}

fn copy(bytes: &[u8]) -> Value {
    Zeroizing::new(bytes.to_vec())
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("at", &self.at).field("of", &self.ops.len()).finish_non_exhaustive()
    }
}
