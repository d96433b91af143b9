#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
#![warn(missing_docs, missing_debug_implementations, unreachable_pub)]
#![warn(
    clippy::cloned_instead_of_copied,
    clippy::explicit_iter_loop,
    clippy::match_same_arms,
    clippy::redundant_closure_for_method_calls,
    clippy::semicolon_if_nothing_returned,
    clippy::uninlined_format_args
)]
// No input may panic.
#![cfg_attr(not(test), warn(clippy::expect_used, clippy::panic, clippy::unreachable, clippy::unwrap_used))]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod adapt;
#[cfg(feature = "std")]
#[cfg_attr(docsrs, doc(cfg(feature = "std")))]
pub mod calibrate;
mod codec;
mod computation;
#[cfg(feature = "conformance")]
#[cfg_attr(docsrs, doc(cfg(feature = "conformance")))]
pub mod conformance;
mod cost;
mod error;
mod foreign;
pub mod guide;
mod id;
#[cfg(feature = "import")]
#[cfg_attr(docsrs, doc(cfg(feature = "import")))]
pub mod import;
#[cfg(feature = "inventory")]
#[cfg_attr(docsrs, doc(cfg(feature = "inventory")))]
pub mod inventory;
mod keyring;
mod legacy;
mod native;
mod onion;
mod outcome;
mod params;
mod password;
mod pepper;
mod policy;
mod primitives;
mod probe;
mod recipe;
mod registry;
mod scheme;
mod schemes;
mod stored;
mod tag;
mod time;
mod trial;
mod verifier;

// The public interface is:
#[cfg(feature = "password-hash-06")]
#[cfg_attr(docsrs, doc(cfg(feature = "password-hash-06")))]
pub use crate::adapt::PasswordHash06;
pub use crate::adapt::{FnError, FnInput, FnScheme};
pub use crate::computation::{
    Computation, ComputationError, Encoding, Job, KernelCall, Lanes, Output, Step, Steps, Ticket, Transform,
};
pub use crate::cost::{Cost, Excess, Limits};
pub use crate::error::{
    Candidates, Context, DeriveError, Enable, Error, ForeignError, Malformed, ParseError, Refusal, TooLong,
};
pub use crate::id::{InvalidSchemeId, SchemeId};
pub use crate::keyring::{Key, KeyId, Keyring};
pub use crate::legacy::{LegacyWriteError, LegacyWriter};
pub use crate::native::{Argon2id, Bcrypt, Native, Pbkdf2, Scrypt};
pub use crate::outcome::{
    Accepted, Action, Fidelity, Login, Outcome, Reason, Rejected, Replacement, Skip, Unfit, Upgrade, Urgency,
};
pub use crate::params::Params;
pub use crate::password::{Password, Reading};
pub use crate::policy::{Facts, Judgement, LossyAction, Policy, StandardPolicy, Writes};
pub use crate::primitives::{Argon2Variant, BcryptKey, CodePage, Digest, Feedback};
pub use crate::probe::{Fit, Probe, Progress, Report};
pub use crate::recipe::{
    DefinitionError, Expected, Layout, Recipe, RecipeDefinition, RecipeError, RecipeScheme, RecipeSchemeError,
};
pub use crate::registry::{
    Candidate, Claim, Identification, Inspection, Registry, RegistryBuilder, RegistryError,
};
pub use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
pub use crate::schemes::features::feature_of;
pub use crate::schemes::presets::{self, Preset};
pub use crate::schemes::{recipes, scheme, schemes};
pub use crate::stored::{Column, InvalidRecordText, StoredHash, Subject};
pub use crate::tag::{Scratch, Tag};
pub use crate::time::Timestamp;
pub use crate::trial::{Trial, TrialReport};
pub use crate::verifier::{
    Attempt, Description, Examination, HashError, NativeDescription, Prepared, Verifier, VerifierBuilder,
    VerifierError, WrapError,
};
