//! The computations behind the schemes, on raw bytes and numbers: digests, iterated digests, bcrypt, scrypt, Argon2,
//! and the transforms of text that come before them.
//!
//! Nothing here knows a stored format or a limit: the caller has bounded time and memory. What no implementation can
//! compute is refused as a value, never by a panic. Everything that holds a password or what follows from one is wiped,
//! as far as it is ours; working memory that is not says so.

#[cfg(feature = "ciphers")]
pub(crate) mod aes_cbc;
#[cfg(feature = "firebase")]
pub(crate) mod aes_ctr;
pub(crate) mod argon2;
pub(crate) mod bcrypt;
#[cfg(feature = "rare-digests")]
pub(crate) mod blake2b_mac;
pub(crate) mod blocks;
pub(crate) mod cisco;
pub(crate) mod code_page;
pub(crate) mod counted;
pub(crate) mod dahua;
pub(crate) mod des;
pub(crate) mod digest;
#[cfg(feature = "ed25519")]
pub(crate) mod ed25519;
pub(crate) mod feedback;
pub(crate) mod hmac_md5;
pub(crate) mod iterate;
pub(crate) mod kerberos;
pub(crate) mod lanes;
pub(crate) mod lotus;
pub(crate) mod mainframe;
pub(crate) mod md5_crypt;
pub(crate) mod mysql323;
pub(crate) mod openedge;
pub(crate) mod oracle;
pub(crate) mod pbkdf2;
pub(crate) mod purdy;
pub(crate) mod qnx;
pub(crate) mod salsa;
pub(crate) mod sap;
pub(crate) mod saslprep;
pub(crate) mod scrypt;
pub(crate) mod sha1_crypt;
pub(crate) mod sha256_from;
pub(crate) mod sha_crypt;
#[cfg(feature = "rare-digests")]
pub(crate) mod sha_crypt_rare;
#[cfg(feature = "srp")]
pub(crate) mod srp;
pub(crate) mod sun_md5;
pub(crate) mod sybase;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod yescrypt;

pub use argon2::Argon2Variant;
pub use bcrypt::BcryptKey;
pub use code_page::CodePage;
pub use digest::Digest;
pub use feedback::Feedback;
