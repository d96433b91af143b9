//! A computation under way.

use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

use super::arena::Arena;
use super::kernel::{Kernel, KernelCall};
use super::op::Op;
use super::{MAX_VALUE, Value};
use crate::codec::hex;
use crate::error::DeriveError;
#[cfg(feature = "firebase")]
use crate::primitives::aes_ctr;
use crate::tag::Tag;

/// A computation under way: owned, without borrows, wiped when dropped.
///
/// Many jobs can be driven side by side; each asks for its next kernel and
/// waits until it is supplied with the result.
pub struct Job {
    ops: Arc<[Op]>,
    state: State,
}

struct State {
    at: usize,
    stack: Arena,
    /// What is the password since the last `Rebind`.
    rebound: Option<Value>,
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

    pub(crate) fn into_bytes(self) -> Value {
        self.0
    }
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Output(..)")
    }
}

impl Job {
    pub(crate) fn new(ops: Arc<[Op]>, password: &[u8]) -> Self {
        let stack = Arena::new(password);
        Self { ops, state: State { at: 0, stack, rebound: None, repeats: Vec::new(), waiting: false } }
    }

    /// Runs up to the next kernel or to the end.
    ///
    /// # Errors
    ///
    /// [`DeriveError`]: the password cannot be written as the scheme wants it,
    /// a value outgrew its bound, or a kernel is still due.
    pub fn advance(&mut self) -> Result<Step, DeriveError> {
        let state = &mut self.state;
        if state.waiting {
            return Err(DeriveError::OutOfOrder);
        }
        loop {
            state.turn_back();
            let Some(op) = self.ops.get(state.at) else {
                let digest = copy(state.stack.peek(0)?);
                state.stack.drop_top()?;
                return if state.stack.len() == 0 {
                    Ok(Step::Done(Tag::from_secret(digest)))
                } else {
                    Err(DeriveError::OutOfOrder)
                };
            };
            state.at += 1;
            if let Op::Kernel(kernel) = op {
                state.waiting = true;
                return state.call(*kernel).map(Step::NeedsKernel);
            }
            state.step(op)?;
        }
    }

    /// Takes the output of the kernel that was asked for.
    ///
    /// # Errors
    ///
    /// [`DeriveError::OutOfOrder`] if none was.
    pub fn supply(&mut self, output: Output) -> Result<(), DeriveError> {
        if !core::mem::replace(&mut self.state.waiting, false) {
            return Err(DeriveError::OutOfOrder);
        }
        self.state.stack.push(&output.0)
    }
}

impl State {
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
        let count = kernel.operands();
        let mut operands = Vec::with_capacity(count);
        for below in (0..count).rev() {
            operands.push(copy(self.stack.peek(below)?));
        }
        for _ in 0..count {
            self.stack.drop_top()?;
        }
        Ok(KernelCall::new(kernel, operands))
    }

    fn step(&mut self, op: &Op) -> Result<(), DeriveError> {
        let stack = &mut self.stack;
        #[cfg(test)]
        super::kernel::spent::add(super::measure::of_one(op, stack));
        match op {
            Op::Password => match &self.rebound {
                None => stack.push_password(),
                Some(value) => stack.push(value),
            },
            Op::Bytes(bytes) => stack.push(bytes),
            Op::Person(_, text) => stack.push(text.as_bytes()),
            Op::Key(key) => stack.push(key.as_bytes()),
            Op::Digest(digest) => {
                stack.change(digest.output_len(), |room, len| digest.hash_in_place(room, len))
            }
            Op::Hmac(digest) => {
                let mac = digest.hmac(stack.peek(1)?, &[stack.peek(0)?]);
                stack.drop_top()?;
                stack.replace_by(&mac)
            }
            Op::Encode(encoding) => match encoding.hex_case() {
                Some(case) => {
                    let len = stack.peek(0)?.len().saturating_mul(2);
                    stack.change(len, |room, _| hex::expand(case, room))
                }
                None => {
                    let text = encoding.encode(stack.peek(0)?);
                    stack.replace_by(&text)
                }
            },
            Op::Transform(transform) => {
                let text = transform.apply(stack.peek(0)?);
                stack.replace_by(&text.ok_or(DeriveError::Password(transform.name()))?)
            }
            Op::Reverse => {
                stack.top_mut()?.reverse();
                Ok(())
            }
            Op::Slice { start, len } => stack.slice(*start, *len),
            Op::Pad { byte, len } => {
                let missing = len.saturating_sub(stack.peek(0)?.len());
                stack.push(&vec![*byte; missing.min(MAX_VALUE)])?;
                stack.concat(2)
            }
            Op::Concat(count) => stack.concat((*count).into()),
            Op::Pick(below) => stack.pick((*below).into()),
            Op::Nip => stack.nip(),
            Op::Xor => stack.xor(),
            #[cfg(feature = "firebase")]
            Op::AesCtr => {
                let key = stack.peek(0)?.try_into().map(Zeroizing::new);
                let key = key.map_err(|_| DeriveError::Parameters("key of AES-256"))?;
                stack.drop_top()?;
                aes_ctr::apply(&key, stack.top_mut()?);
                Ok(())
            }
            Op::Rebind => {
                self.rebound = Some(copy(stack.peek(0)?));
                stack.drop_top()
            }
            Op::Repeat { rounds, body } => {
                let left = rounds.checked_sub(1).ok_or(DeriveError::OutOfOrder)?;
                self.repeats.push(Repeat { start: self.at, end: self.at + body, left });
                Ok(())
            }
            Op::Kernel(_) => Err(DeriveError::OutOfOrder),
        }
    }
}

fn copy(bytes: &[u8]) -> Value {
    Zeroizing::new(bytes.to_vec())
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("at", &self.state.at).field("of", &self.ops.len()).finish_non_exhaustive()
    }
}
