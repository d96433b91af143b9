//! The computations behind the schemes, on raw bytes and numbers: digests, iterated digests, bcrypt, scrypt, Argon2,
//! and the transforms of text that come before them.
//!
//! Nothing here knows a stored format or a limit: the caller has bounded time and memory. What no implementation can
//! compute is refused as a value, never by a panic. Everything that holds a password or what follows from one is wiped,
//! as far as it is ours; working memory that is not says so.

#[cfg(feature = "firebase")]
pub(crate) mod aes_ctr;
pub(crate) mod argon2;
pub(crate) mod bcrypt;
pub(crate) mod cisco;
pub(crate) mod dahua;
pub(crate) mod des;
pub(crate) mod digest;
pub(crate) mod feedback;
pub(crate) mod iterate;
pub(crate) mod kerberos;
pub(crate) mod lotus;
pub(crate) mod mainframe;
pub(crate) mod md5_crypt;
pub(crate) mod pbkdf2;
pub(crate) mod sap;
pub(crate) mod scrypt;
pub(crate) mod sha1_crypt;
pub(crate) mod sha256_from;
pub(crate) mod sha_crypt;
#[cfg(feature = "srp")]
pub(crate) mod srp;
pub(crate) mod sun_md5;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod yescrypt;

pub use argon2::Argon2Variant;
pub use bcrypt::BcryptKey;
pub use digest::Digest;
pub use feedback::Feedback;
