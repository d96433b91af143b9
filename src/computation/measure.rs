//! What a program does to lengths, and so what it costs: the program run on
//! lengths instead of bytes.

use alloc::vec::Vec;

use super::kernel::{BCRYPT_SALT_LEN, Kernel};
use super::op::Op;
use super::{ComputationError, MAX_VALUE, text_work};
use crate::cost::{Cost, work};

pub(crate) struct Measure {
    pub(crate) cost: Cost,
    pub(crate) output_len: usize,
    /// Of the last kernel that takes one, those of single vendors aside.
    pub(crate) salt_len: Option<usize>,
}

/// What one operation costs with the values that are there: for tests of what
/// is spent.
#[cfg(test)]
pub(super) fn of_one(op: &Op, stack: &super::arena::Arena) -> Cost {
    let len = |below| stack.peek(below).map_or(0, <[u8]>::len);
    let work = match op {
        Op::Digest(digest) => work::digest(*digest, len(0)),
        Op::Hmac(digest) => work::hmac(*digest, len(1), len(0)),
        #[cfg(feature = "firebase")]
        Op::AesCtr => work::aes_ctr(len(1)),
        _ => 0,
    };
    Cost { memory: 0, work }
}

/// How deep repetitions may stand in repetitions.
const MAX_NESTING: usize = 4;
/// How many values may be on the stack.
pub(crate) const MAX_STACK: usize = 32;

/// Checks a program and measures it for passwords of up to `password_len` bytes.
pub(crate) fn measure(ops: &[Op], password_len: usize) -> Result<Measure, ComputationError> {
    let mut state = State { stack: Vec::new(), password: password_len, cost: Cost::ZERO, salt_len: None };
    state.run(ops, 0)?;
    match state.stack.as_slice() {
        [output_len] => Ok(Measure { cost: state.cost, output_len: *output_len, salt_len: state.salt_len }),
        _ => Err(ComputationError::Leftover),
    }
}

struct State {
    /// The longest that each value can be.
    stack: Vec<usize>,
    password: usize,
    cost: Cost,
    salt_len: Option<usize>,
}

impl State {
    fn run(&mut self, ops: &[Op], nesting: usize) -> Result<(), ComputationError> {
        let mut at = 0;
        while let Some(op) = ops.get(at) {
            at += 1;
            if let Op::Repeat { rounds, body } = *op {
                let end = at.saturating_add(body);
                let body = ops.get(at..end).ok_or(ComputationError::Unbalanced)?;
                self.repeat(rounds, body, nesting)?;
                at = end;
            } else {
                self.step(op)?;
            }
        }
        Ok(())
    }

    /// The first round may change lengths; every later one must find what the
    /// first left, so that two rounds tell the cost of all.
    fn repeat(&mut self, rounds: u32, body: &[Op], nesting: usize) -> Result<(), ComputationError> {
        if rounds == 0 || body.is_empty() || nesting >= MAX_NESTING {
            return Err(ComputationError::Range("repetition"));
        }
        let depth = self.stack.len();
        self.run(body, nesting + 1)?;
        if rounds == 1 {
            return if self.stack.len() == depth { Ok(()) } else { Err(ComputationError::Unbalanced) };
        }
        let (after_first, password) = (self.stack.clone(), self.password);
        let so_far = self.cost;
        self.cost = Cost::ZERO;
        self.run(body, nesting + 1)?;
        if self.stack != after_first || self.stack.len() != depth || self.password != password {
            return Err(ComputationError::Unbalanced);
        }
        self.cost = so_far.then(self.cost.times(u64::from(rounds) - 1));
        Ok(())
    }

    fn step(&mut self, op: &Op) -> Result<(), ComputationError> {
        match op {
            Op::Password => self.push(self.password),
            Op::Bytes(bytes) => self.push(bytes.len()),
            Op::Person(_, text) => self.push(text.len()),
            Op::Key(key) => self.push(key.as_bytes().len()),
            Op::Digest(digest) => {
                let len = self.pop()?;
                self.spend(work::digest(*digest, len));
                self.push(digest.output_len())
            }
            Op::Hmac(digest) => {
                let (message, key) = (self.pop()?, self.pop()?);
                self.spend(work::hmac(*digest, key, message));
                self.push(digest.output_len())
            }
            Op::Encode(encoding) => {
                let len = self.pop()?;
                self.push(encoding.encoded_len(len))
            }
            Op::Transform(transform) => {
                let len = self.pop()?;
                self.push(transform.longest(len))
            }
            Op::Slice { start, len } => {
                let whole = self.pop()?;
                self.push(whole.saturating_sub(*start).min(*len))
            }
            Op::Reverse => {
                let len = self.pop()?;
                self.push(len)
            }
            Op::Pad { len, .. } => {
                let shorter = self.pop()?;
                self.push(shorter.max(*len))
            }
            Op::Nip => {
                let top = self.pop()?;
                self.pop()?;
                self.push(top)
            }
            Op::Xor => {
                let (one, other) = (self.pop()?, self.pop()?);
                if one != other {
                    return Err(ComputationError::Range("length of a xor"));
                }
                self.push(one)
            }
            #[cfg(feature = "firebase")]
            Op::AesCtr => {
                let (key, len) = (self.pop()?, self.pop()?);
                if key != crate::primitives::aes_ctr::KEY_LEN {
                    return Err(ComputationError::Range("key of AES-256"));
                }
                self.spend(work::aes_ctr(len));
                self.push(len)
            }
            Op::Concat(count) => {
                let mut sum = 0_usize;
                for _ in 0..*count {
                    sum = sum.saturating_add(self.pop()?);
                }
                self.push(sum)
            }
            Op::Pick(below) => {
                let index = self.stack.len().checked_sub(usize::from(*below) + 1);
                let len = index.and_then(|index| self.stack.get(index)).copied();
                self.push(len.ok_or(ComputationError::Underflow)?)
            }
            Op::Rebind => {
                self.password = self.pop()?;
                Ok(())
            }
            Op::Kernel(kernel) => self.kernel(kernel),
            // Taken apart by `run`.
            Op::Repeat { .. } => Err(ComputationError::Unbalanced),
        }
    }

    fn kernel(&mut self, kernel: &Kernel) -> Result<(), ComputationError> {
        kernel.check()?;
        let first = self.stack.len().checked_sub(kernel.operands()).ok_or(ComputationError::Underflow)?;
        let lens = self.stack.split_off(first);
        if matches!(kernel, Kernel::Bcrypt { .. }) && lens.get(1) != Some(&BCRYPT_SALT_LEN) {
            return Err(ComputationError::Range("salt"));
        }
        if !matches!(kernel, Kernel::Iterate { .. } | Kernel::Vendor(_)) {
            self.salt_len = lens.get(1).copied();
        }
        self.cost = self.cost.then(kernel.cost(&lens));
        self.push(kernel.output_len())
    }

    fn push(&mut self, len: usize) -> Result<(), ComputationError> {
        if len > MAX_VALUE || self.stack.len() >= MAX_STACK {
            return Err(ComputationError::TooLarge);
        }
        self.spend(text_work(len));
        self.stack.push(len);
        Ok(())
    }

    fn pop(&mut self) -> Result<usize, ComputationError> {
        self.stack.pop().ok_or(ComputationError::Underflow)
    }

    fn spend(&mut self, work: u64) {
        self.cost.work = self.cost.work.saturating_add(work);
    }
}
