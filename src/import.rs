//! User records of other systems: reading them as a stream, judging them before they are taken over, writing them.
//!
//! An [`Importer`] reads the records of one [`Source`], one at a time and in constant memory, and gives an
//! [`Imported`] for each: the stored hash as a scheme of this crate reads it, who it belongs to, and what else the
//! record says. A record that cannot be read is a [`RecordError`]; the next one follows. [`dry_run`] tells what a
//! login would make of each; [`convert()`] writes records in the schemas of vendors that take hashes.
//!
//! Nothing that is said of a record holds a password, a hash or a salt.
//!
//! ```
//! use password_compat::import::{Importer, Options, Source, dry_run, registry};
//! use password_compat::{Password, Verifier};
//!
//! let file = r#"[{"user_id": "7", "email": "a@example.org", "custom_password_hash": {
//!     "algorithm": "sha1",
//!     "hash": {"value": "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8", "encoding": "hex"}}},
//!   {"user_id": "8", "email": "b@example.org", "password_hash": "secret123"}]"#;
//! let verifier = Verifier::builder(registry(&[Source::Auth0]).build()?).build()?;
//!
//! let summary = dry_run(Importer::new(Source::Auth0, Options::new()).read(file.as_bytes()), &verifier, |finding| {
//!     println!("{finding}");
//! });
//! assert_eq!((summary.accepted(), summary.refused()), (1, 1));
//!
//! let first = Importer::new(Source::Auth0, Options::new()).read(file.as_bytes()).next().unwrap()?;
//! assert!(verifier.verify(&Password::from("password"), &first.stored[0])?.is_accepted());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod code;
mod convert;
mod decode;
mod diagnose;
mod fields;
mod imported;
mod normal;
mod options;
mod plaintext;
mod read;
mod source;
mod summary;
mod time;
mod validate;
mod vendors;

pub use self::code::{Code, Issue, Level, RecordError};
pub use self::convert::{Converted, Refused, Target, convert};
pub use self::imported::{Imported, Importer, RecordStream};
pub use self::options::{Mapping, Options};
pub use self::plaintext::hash_plaintext;
pub use self::read::Form;
pub use self::source::{Source, registry};
pub use self::summary::{Bucket, Summary};
pub use self::validate::{Finding, Outcome, dry_run, judge};
