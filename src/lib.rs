#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations, unreachable_pub)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod codec;
mod computation;
mod cost;
mod error;
mod id;
mod keyring;
mod params;
mod password;
mod primitives;
mod scheme;
mod stored;
mod tag;
mod time;

// The public interface is:
pub use crate::codec::Base64Alphabet;
pub use crate::computation::{
    Computation, ComputationError, Encoding, Job, KernelCall, Output, Step, Steps, Transform,
};
pub use crate::cost::{Cost, Excess, Limits};
pub use crate::error::{
    Candidates, Context, DeriveError, Enable, Error, ForeignError, Malformed, ParseError, Refusal, TooLong,
};
pub use crate::id::{InvalidSchemeId, SchemeId};
pub use crate::keyring::{Key, KeyId, Keyring};
pub use crate::params::Params;
pub use crate::password::{Password, Reading};
pub use crate::primitives::{Argon2Variant, BcryptKey, Digest};
pub use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
pub use crate::stored::{Column, InvalidRecordText, StoredHash, Subject};
pub use crate::tag::{Scratch, Tag};
pub use crate::time::Timestamp;
