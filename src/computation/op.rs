//! One operation of a program.

use alloc::sync::Arc;
use alloc::vec;

use super::encoding::{Encoding, Transform};
use super::kernel::Kernel;
#[cfg(feature = "std")]
use crate::cost::work;
use crate::keyring::Key;
use crate::primitives::Digest;

/// One operation. The stack holds byte strings.
#[derive(Clone)]
pub(crate) enum Op {
    /// Pushes the password, or what was last rebound to be it.
    Password,
    /// Pushes a constant of the row: a salt, a literal.
    Bytes(Arc<[u8]>),
    /// Pushes something of the person. Program text names it, never holds it.
    Person(Person, Arc<str>),
    /// Pushes a key. Program text holds its id.
    Key(Key),
    /// Replaces the top by its digest.
    Digest(Digest),
    /// Pops a message, then a key; pushes the HMAC.
    Hmac(Digest),
    /// Replaces the top by its text.
    Encode(Encoding),
    /// Replaces the top by a changed text.
    Transform(Transform),
    /// Replaces the top by a part of it, as far as it reaches.
    Slice { start: usize, len: usize },
    /// Puts the bytes of the top in reverse order.
    Reverse,
    /// Appends this byte to the top until it has this length.
    Pad { byte: u8, len: usize },
    /// Pops this many values and pushes them joined, the lowest first.
    Concat(u8),
    /// Pushes a copy of the value this far below the top; 0 is the top.
    Pick(u8),
    /// Removes the value below the top.
    Nip,
    /// Pops two values of one length and pushes the bytes of both by exclusive or.
    Xor,
    /// Pops a key of 32 bytes, then data; pushes the data under AES-256 in
    /// counter mode, the counter from zero on.
    #[cfg(feature = "firebase")]
    AesCtr,
    /// Pops the top; it is the password from here on.
    Rebind,
    /// Runs the following `body` operations this many times.
    Repeat { rounds: u32, body: usize },
    /// Pops the operands and pushes the result of slow work.
    Kernel(Kernel),
}

/// What of a person can go into a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Person {
    Login,
    Realm,
    UserId,
    Email,
}

impl Op {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Bytes(_) => "bytes",
            Self::Person(Person::Login, _) => "login",
            Self::Person(Person::Realm, _) => "realm",
            Self::Person(Person::UserId, _) => "user-id",
            Self::Person(Person::Email, _) => "email",
            Self::Key(_) => "key",
            Self::Digest(digest) => digest.name(),
            Self::Hmac(_) => "hmac",
            Self::Encode(encoding) => encoding.name(),
            Self::Transform(transform) => transform.name(),
            Self::Slice { .. } => "slice",
            Self::Reverse => "reverse",
            Self::Pad { .. } => "pad",
            Self::Concat(_) => "concat",
            Self::Pick(_) => "pick",
            Self::Nip => "nip",
            Self::Xor => "xor",
            #[cfg(feature = "firebase")]
            Self::AesCtr => "aes256-ctr",
            Self::Rebind => "rebind",
            Self::Repeat { .. } => "repeat",
            Self::Kernel(kernel) => kernel.name(),
        }
    }

    /// What kind of work it is and, roughly, how much; `None` for moving values.
    #[cfg(feature = "std")]
    pub(super) fn kind(&self) -> Option<(alloc::string::String, u64)> {
        // A short password and a usual salt.
        const LENS: [usize; 4] = [8, 16, 0, 0];
        match self {
            Self::Digest(digest) | Self::Hmac(digest) => {
                Some((alloc::format!("iterate:{}", digest.name()), work::digest(*digest, LENS[0])))
            }
            Self::Kernel(kernel) => Some((kernel.kind(), kernel.cost(&LENS).work)),
            _ => None,
        }
    }

    pub(crate) fn scrambled(&self, fill: &mut dyn FnMut(&mut [u8])) -> Self {
        match self {
            Self::Bytes(bytes) => {
                let mut other = vec![0; bytes.len()];
                fill(&mut other);
                Self::Bytes(other.into())
            }
            other => other.clone(),
        }
    }
}
