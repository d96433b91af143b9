//! Writing new hashes.

use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;

use crate::codec::public_string;
use crate::computation::{Computation, Encoding, Steps};
use crate::error::DeriveError;
use crate::id::SchemeId;
use crate::outcome::Unfit;
use crate::params::Params;
use crate::primitives::{Argon2Variant, BcryptKey, Digest};
use crate::tag::{Scratch, Tag};

/// Salts of 16 bytes, as OWASP, RFC 9106 and NIST SP 800-132 ask or exceed.
const SALT_LEN: usize = 16;
/// The digest length of Argon2, scrypt and PBKDF2-SHA-256 hashes written here.
const DIGEST_LEN: usize = 32;
/// The bytes that bcrypt reads.
const BCRYPT_MAX: usize = 72;

/// The one scheme that the host writes: at sign-up, at a change of password,
/// and when a login upgrades.
///
/// The built-in ones are [`Argon2id`], [`Scrypt`], [`Bcrypt`] and [`Pbkdf2`]. A
/// host can implement its own; what it writes must begin with `$` and be read
/// by a scheme of the registry.
pub trait Native: core::fmt::Debug + Send + Sync {
    /// The scheme that reads what this writes.
    fn scheme(&self) -> SchemeId;

    /// The parameters that it writes.
    fn params(&self) -> Params;

    /// Whether it can take a password whole.
    ///
    /// # Errors
    ///
    /// [`Unfit`] says why not.
    fn accepts(&self, password: &[u8]) -> Result<(), Unfit>;

    /// Writes a hash with a fresh salt and these parameters, which are in no
    /// dimension less than [`params`](Self::params).
    ///
    /// # Errors
    ///
    /// [`DeriveError`] for want of memory or random bytes.
    fn hash(&self, password: &[u8], params: &Params, scratch: &mut Scratch) -> Result<String, DeriveError>;

    /// As [`hash`](Self::hash) in parts, so that many can be computed at once:
    /// the text up to the digest, with a fresh salt, and the computation whose
    /// result is the text of the digest. `None` is a writer that has no parts.
    ///
    /// # Errors
    ///
    /// As [`hash`](Self::hash).
    fn program(&self, _params: &Params) -> Result<Option<(String, Computation)>, DeriveError> {
        Ok(None)
    }
}

impl<N: Native + ?Sized> Native for Arc<N> {
    fn scheme(&self) -> SchemeId {
        (**self).scheme()
    }

    fn params(&self) -> Params {
        (**self).params()
    }

    fn accepts(&self, password: &[u8]) -> Result<(), Unfit> {
        (**self).accepts(password)
    }

    fn hash(&self, password: &[u8], params: &Params, scratch: &mut Scratch) -> Result<String, DeriveError> {
        (**self).hash(password, params, scratch)
    }
}

/// Argon2id, version 19: the first choice of OWASP and RFC 9106.
///
/// Writes `$argon2id$v=19$m=…,t=…,p=…$salt$digest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argon2id {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Default for Argon2id {
    /// OWASP's row of 19 MiB, two passes, one lane.
    fn default() -> Self {
        Self { memory_kib: 19_456, passes: 2, lanes: 1 }
    }
}

impl Argon2id {
    /// Memory in KiB (at least 8 for each lane), passes and lanes.
    pub const fn new(memory_kib: u32, passes: u32, lanes: u32) -> Self {
        Self { memory_kib, passes, lanes }
    }
}

impl Native for Argon2id {
    fn scheme(&self) -> SchemeId {
        SchemeId::builtin("argon2")
    }

    fn params(&self) -> Params {
        let Self { memory_kib, passes, lanes } = *self;
        Params::Argon2 { variant: Argon2Variant::Id, version: 19, memory_kib, passes, lanes }
    }

    fn accepts(&self, _password: &[u8]) -> Result<(), Unfit> {
        Ok(())
    }

    fn hash(&self, password: &[u8], params: &Params, scratch: &mut Scratch) -> Result<String, DeriveError> {
        whole(self.program(params)?, password, scratch)
    }

    fn program(&self, params: &Params) -> Result<Option<(String, Computation)>, DeriveError> {
        let &Params::Argon2 { variant: variant @ Argon2Variant::Id, version: 19, memory_kib, passes, lanes } =
            params
        else {
            return Err(DeriveError::Parameters("target"));
        };
        let salt = fresh_salt()?;
        let steps = Computation::steps().password().bytes(salt).bytes("").bytes("");
        let steps = steps.argon2(variant, 19, (memory_kib, passes, lanes), DIGEST_LEN);
        let salt = text(Encoding::Base64NoPad, &salt);
        program(
            format!("$argon2id$v=19$m={memory_kib},t={passes},p={lanes}${salt}$"),
            steps.encode(Encoding::Base64NoPad),
        )
    }
}

/// scrypt, where Argon2 is not to be had. Writes `$scrypt$ln=…,r=…,p=…$salt$digest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scrypt {
    log_n: u8,
    r: u32,
    p: u32,
}

impl Default for Scrypt {
    /// OWASP's row of N = 2^17, r = 8, p = 1.
    fn default() -> Self {
        Self { log_n: 17, r: 8, p: 1 }
    }
}

impl Scrypt {
    /// Base-2 logarithm of N, block size and parallelisation.
    pub const fn new(log_n: u8, r: u32, p: u32) -> Self {
        Self { log_n, r, p }
    }
}

impl Native for Scrypt {
    fn scheme(&self) -> SchemeId {
        SchemeId::builtin("scrypt")
    }

    fn params(&self) -> Params {
        let Self { log_n, r, p } = *self;
        Params::Scrypt { log_n, r, p }
    }

    fn accepts(&self, _password: &[u8]) -> Result<(), Unfit> {
        Ok(())
    }

    fn hash(&self, password: &[u8], params: &Params, scratch: &mut Scratch) -> Result<String, DeriveError> {
        whole(self.program(params)?, password, scratch)
    }

    fn program(&self, params: &Params) -> Result<Option<(String, Computation)>, DeriveError> {
        let &Params::Scrypt { log_n, r, p } = params else { return Err(DeriveError::Parameters("target")) };
        let salt = fresh_salt()?;
        let steps = Computation::steps().password().bytes(salt).scrypt(log_n, r, p, DIGEST_LEN);
        let salt = text(Encoding::Base64NoPad, &salt);
        program(format!("$scrypt$ln={log_n},r={r},p={p}${salt}$"), steps.encode(Encoding::Base64NoPad))
    }
}

/// bcrypt, for hosts whose other systems read nothing else. Writes `$2b$…`.
///
/// Refuses passwords of more than 72 bytes and passwords with a NUL byte, which
/// implementations disagree on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bcrypt {
    cost: u32,
}

impl Default for Bcrypt {
    /// Cost 12; OWASP asks for at least 10.
    fn default() -> Self {
        Self { cost: 12 }
    }
}

impl Bcrypt {
    /// Base-2 logarithm of the rounds, 4 to 31.
    pub const fn new(cost: u32) -> Self {
        Self { cost }
    }
}

impl Native for Bcrypt {
    fn scheme(&self) -> SchemeId {
        SchemeId::builtin("bcrypt")
    }

    fn params(&self) -> Params {
        Params::Bcrypt { cost: self.cost }
    }

    fn accepts(&self, password: &[u8]) -> Result<(), Unfit> {
        if password.len() > BCRYPT_MAX {
            Err(Unfit::TooLong { limit: BCRYPT_MAX })
        } else if password.contains(&0) {
            Err(Unfit::Nul)
        } else {
            Ok(())
        }
    }

    fn hash(&self, password: &[u8], params: &Params, scratch: &mut Scratch) -> Result<String, DeriveError> {
        whole(self.program(params)?, password, scratch)
    }

    fn program(&self, params: &Params) -> Result<Option<(String, Computation)>, DeriveError> {
        let &Params::Bcrypt { cost } = params else { return Err(DeriveError::Parameters("target")) };
        let salt = fresh_salt()?;
        let steps = Computation::steps().password().bytes(salt).bcrypt(cost, BcryptKey::Standard);
        let salt = text(Encoding::BcryptBase64, &salt);
        program(format!("$2b${cost:02}${salt}"), steps.encode(Encoding::BcryptBase64))
    }
}

/// PBKDF2 with HMAC-SHA-256, where FIPS 140 is required. Writes passlib's
/// `$pbkdf2-sha256$rounds$salt$digest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pbkdf2 {
    rounds: u32,
}

impl Default for Pbkdf2 {
    /// OWASP's 600,000 rounds.
    fn default() -> Self {
        Self { rounds: 600_000 }
    }
}

impl Pbkdf2 {
    /// Rounds, at least 1.
    pub const fn new(rounds: u32) -> Self {
        Self { rounds }
    }
}

impl Native for Pbkdf2 {
    fn scheme(&self) -> SchemeId {
        SchemeId::builtin("pbkdf2_sha256")
    }

    fn params(&self) -> Params {
        Params::Pbkdf2 { digest: Digest::Sha256, rounds: self.rounds }
    }

    fn accepts(&self, _password: &[u8]) -> Result<(), Unfit> {
        Ok(())
    }

    fn hash(&self, password: &[u8], params: &Params, scratch: &mut Scratch) -> Result<String, DeriveError> {
        whole(self.program(params)?, password, scratch)
    }

    fn program(&self, params: &Params) -> Result<Option<(String, Computation)>, DeriveError> {
        let &Params::Pbkdf2 { digest: digest @ Digest::Sha256, rounds } = params else {
            return Err(DeriveError::Parameters("target"));
        };
        let salt = fresh_salt()?;
        let steps = Computation::steps().password().bytes(salt).pbkdf2(digest, rounds, DIGEST_LEN);
        let salt = text(Encoding::Base64Dot, &salt);
        program(format!("$pbkdf2-sha256${rounds}${salt}$"), steps.encode(Encoding::Base64Dot))
    }
}

/// The built-in writer of a scheme with these parameters.
pub(crate) fn writer(scheme: &SchemeId, params: &Params) -> Option<Arc<dyn Native>> {
    Some(match (scheme.as_str(), params) {
        (
            "argon2",
            &Params::Argon2 { variant: Argon2Variant::Id, version: 19, memory_kib, passes, lanes },
        ) => Arc::new(Argon2id { memory_kib, passes, lanes }),
        ("scrypt", &Params::Scrypt { log_n, r, p }) => Arc::new(Scrypt { log_n, r, p }),
        ("bcrypt", &Params::Bcrypt { cost }) => Arc::new(Bcrypt { cost }),
        ("pbkdf2_sha256", &Params::Pbkdf2 { digest: Digest::Sha256, rounds }) => Arc::new(Pbkdf2 { rounds }),
        _ => return None,
    })
}

/// A program whose result is the text of a digest, and what stands before it.
fn program(before: String, steps: Steps) -> Result<Option<(String, Computation)>, DeriveError> {
    let computation = steps.build().map_err(|_| DeriveError::Parameters("target"))?;
    Ok(Some((before, computation)))
}

/// Both together, computed at once.
fn whole(
    program: Option<(String, Computation)>,
    password: &[u8],
    scratch: &mut Scratch,
) -> Result<String, DeriveError> {
    let (before, computation) = program.ok_or(DeriveError::Parameters("target"))?;
    Ok(closed(before, &computation.run(password, scratch)?))
}

/// The text that a program writes, from its two parts.
pub(crate) fn closed(before: String, digest: &Tag) -> String {
    before + &public_string(digest.as_bytes())
}

fn text(encoding: Encoding, bytes: &[u8]) -> String {
    public_string(&encoding.encode(bytes))
}

fn fresh_salt() -> Result<[u8; SALT_LEN], DeriveError> {
    let mut salt = [0; SALT_LEN];
    getrandom::fill(&mut salt).map_err(|_| DeriveError::Random)?;
    Ok(salt)
}
