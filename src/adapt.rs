//! Schemes made of somebody's function.

#[cfg(feature = "password-hash-06")]
mod password_hash_06;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

#[cfg(feature = "password-hash-06")]
pub use self::password_hash_06::PasswordHash06;
use crate::computation::Encoding;
use crate::cost::Cost;
use crate::error::{DeriveError, Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{Key, KeyId, Keyring};
use crate::params::Params;
use crate::scheme::{Alphabet, Input, Prefix, Profile, Record, Scheme, Shape, Strength};
use crate::stored::{StoredHash, Subject};
use crate::tag::{Scratch, Tag};

/// What went wrong in a host's function.
pub type FnError = Box<dyn core::error::Error + Send + Sync>;

/// What a host's function sees of an attempt.
#[derive(Debug, Clone, Copy)]
pub struct FnInput<'a> {
    password: &'a [u8],
    stored: &'a StoredHash,
    subject: &'a Subject,
    keyring: &'a Keyring,
}

impl<'a> FnInput<'a> {
    pub(crate) fn new(
        password: &'a [u8],
        stored: &'a StoredHash,
        (subject, keyring): (&'a Subject, &'a Keyring),
    ) -> Self {
        Self { password, stored, subject, keyring }
    }

    /// What was typed.
    pub fn password(&self) -> &'a [u8] {
        self.password
    }

    /// The row, with its salt and other columns.
    pub fn stored(&self) -> &'a StoredHash {
        self.stored
    }

    /// Who it is.
    pub fn subject(&self) -> &'a Subject {
        self.subject
    }

    /// A site key or pepper of the verifier's keyring.
    pub fn key(&self, id: impl Into<KeyId>) -> Option<&'a Key> {
        self.keyring.get(&id.into())
    }
}

/// A scheme made of a host's function: the quickest way to an old system's own
/// invention. There are three kinds, the safest first:
///
/// - [`digest`](Self::digest): the function returns the digest; this crate
///   reads the stored one and compares.
/// - [`encrypt_only`](Self::encrypt_only): the function returns what would be
///   stored; this crate compares.
/// - [`yes_no`](Self::yes_no): the function compares, as a script or an LDAP
///   bind does. How long that takes is beyond this crate, and so the profile
///   says "compared elsewhere".
///
/// A panic or an error in the function is an error, never a match. A function
/// that does not say what it costs is taken to cost half a second and 64 MiB.
///
/// ```
/// use password_compat::{Encoding, FnScheme, Password, Registry, SchemeId, StoredHash, Verifier};
/// # fn old_crm_digest(salt: &[u8], password: &[u8]) -> Vec<u8> {
/// #     let mut digest = vec![0; 16];
/// #     for (at, byte) in salt.iter().chain(password).enumerate() { digest[at % 16] ^= byte; }
/// #     digest
/// # }
/// let scheme = FnScheme::digest(SchemeId::external("x-old-crm")?, Encoding::Hex, 16, |input| {
///     Ok(old_crm_digest(b"pepper", input.password()))
/// })
/// .with_prefix("crm:");
/// let verifier = Verifier::builder(Registry::builder().scheme(scheme).build()?).build()?;
/// let stored = StoredHash::new("crm:70657070657273656372657400000000");
/// assert!(verifier.verify(&Password::from("secret"), &stored)?.is_accepted());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct FnScheme {
    id: SchemeId,
    profile: Profile,
    prefixes: Vec<Prefix>,
    shapes: Vec<Shape>,
    cost: Cost,
    field: Option<Field>,
    function: Function,
}

type DigestFn = dyn Fn(&FnInput<'_>) -> Result<Vec<u8>, FnError> + Send + Sync;
type TextFn = dyn Fn(&FnInput<'_>) -> Result<String, FnError> + Send + Sync;
type YesNoFn = dyn Fn(&FnInput<'_>) -> Result<bool, FnError> + Send + Sync;
type Field = Arc<dyn Fn(&[u8]) -> Option<&[u8]> + Send + Sync>;

#[derive(Clone)]
enum Function {
    Digest { encoding: Encoding, len: usize, run: Arc<DigestFn> },
    EncryptOnly { encoding: Encoding, run: Arc<TextFn> },
    YesNo { run: Arc<YesNoFn> },
}

impl FnScheme {
    /// A function that returns the digest of a password, `len` raw bytes. The
    /// stored hash, behind its prefix, spells the digest in `encoding`.
    pub fn digest(
        id: SchemeId,
        encoding: Encoding,
        len: usize,
        function: impl Fn(&FnInput<'_>) -> Result<Vec<u8>, FnError> + Send + Sync + 'static,
    ) -> Self {
        Self::new(id, Function::Digest { encoding, len, run: Arc::new(function) })
    }

    /// A function that returns the text that would be stored, without prefix,
    /// in `encoding`: the "encrypt" half of an old system. The two texts are
    /// compared decoded, so that upper and lower case hex are the same, under a
    /// random key, so that their lengths do not show.
    pub fn encrypt_only(
        id: SchemeId,
        encoding: Encoding,
        function: impl Fn(&FnInput<'_>) -> Result<String, FnError> + Send + Sync + 'static,
    ) -> Self {
        Self::new(id, Function::EncryptOnly { encoding, run: Arc::new(function) })
    }

    /// A function that compares by itself. Prefer the others.
    pub fn yes_no(
        id: SchemeId,
        function: impl Fn(&FnInput<'_>) -> Result<bool, FnError> + Send + Sync + 'static,
    ) -> Self {
        let mut scheme = Self::new(id, Function::YesNo { run: Arc::new(function) });
        scheme.profile = scheme.profile.compared_elsewhere();
        scheme
    }

    fn new(id: SchemeId, function: Function) -> Self {
        Self {
            id,
            profile: Profile::new(Strength::Fast).from("a function of the host"),
            prefixes: Vec::new(),
            shapes: Vec::new(),
            cost: Cost::UNSTATED,
            field: None,
            function,
        }
    }

    /// The same scheme with a prefix that its strings begin with. Without
    /// prefixes and shapes it takes any string that nothing else recognises.
    #[must_use]
    pub fn with_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefixes.push(Prefix::owned(prefix, false));
        self
    }

    /// The same scheme with a shape that its strings have.
    #[must_use]
    pub fn with_shape(mut self, shape: Shape) -> Self {
        self.shapes.push(shape);
        self
    }

    /// The same scheme with what one call of the function costs at most.
    #[must_use]
    pub fn with_cost(mut self, cost: Cost) -> Self {
        self.cost = cost;
        self
    }

    /// The same scheme with another profile than that of a fast digest.
    #[must_use]
    pub fn with_profile(mut self, profile: Profile) -> Self {
        let elsewhere = self.profile.compared_elsewhere;
        self.profile = profile;
        self.profile.compared_elsewhere |= elsewhere;
        self
    }

    /// The same scheme with a way to find the digest in what stands behind the
    /// prefix, where more than the digest does.
    #[must_use]
    pub fn with_field(mut self, field: impl Fn(&[u8]) -> Option<&[u8]> + Send + Sync + 'static) -> Self {
        self.field = Some(Arc::new(field));
        self
    }

    fn prefix_len(&self, stored: &[u8]) -> Option<usize> {
        let prefix = self.prefixes.iter().filter(|prefix| prefix.matches(stored));
        prefix.map(|prefix| prefix.text().len()).max()
    }

    fn expected(&self, stored: &[u8]) -> Result<Tag, Malformed> {
        let body = stored.get(self.prefix_len(stored).unwrap_or(0)..).unwrap_or_default();
        let field = match &self.field {
            Some(field) => field(body).ok_or(Malformed::Missing("digest"))?,
            None => body,
        };
        match &self.function {
            Function::Digest { encoding, len, .. } => {
                let digest = encoding.decode(field).ok_or(Malformed::Encoding("digest"))?;
                if digest.len() == *len {
                    Ok(Tag::from_secret(digest))
                } else {
                    Err(Malformed::Length("digest"))
                }
            }
            Function::EncryptOnly { encoding, .. } => encoding
                .decode(field)
                .map(|text| Tag::blinded(text.to_vec()))
                .ok_or(Malformed::Encoding("digest")),
            Function::YesNo { .. } => Ok(Tag::new(YES)),
        }
    }
}

const YES: [u8; 1] = [1];
const NO: [u8; 1] = [0];

/// What a function without prefixes and shapes claims.
const ANYTHING: &[Shape] = &[Shape::between(Alphabet::Any, 1, usize::MAX)];

impl Scheme for FnScheme {
    fn id(&self) -> SchemeId {
        self.id.clone()
    }

    fn profile(&self) -> Profile {
        self.profile.clone()
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefixes
    }

    fn shapes(&self) -> &[Shape] {
        if self.prefixes.is_empty() && self.shapes.is_empty() { ANYTHING } else { &self.shapes }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        Ok(Box::new(FnRecord {
            function: self.function.clone(),
            cost: self.cost,
            expected: self.expected(input.bytes())?,
            stored: input.stored().clone(),
            subject: input.subject().clone(),
            keyring: input.keyring().clone(),
        }))
    }
}

struct FnRecord {
    function: Function,
    cost: Cost,
    expected: Tag,
    stored: StoredHash,
    subject: Subject,
    keyring: Keyring,
}

impl Record for FnRecord {
    fn params(&self) -> Params {
        Params::Fixed
    }

    fn cost(&self, _password_len: usize) -> Cost {
        self.cost
    }

    fn expected(&self) -> &Tag {
        &self.expected
    }

    fn derive(&self, password: &[u8], _scratch: &mut Scratch) -> Result<Tag, DeriveError> {
        let input = FnInput::new(password, &self.stored, (&self.subject, &self.keyring));
        let failed = |error: FnError| DeriveError::Foreign(Arc::from(error));
        match &self.function {
            Function::Digest { run, .. } => run(&input).map(Tag::new).map_err(failed),
            Function::EncryptOnly { encoding, run } => {
                let text = zeroize::Zeroizing::new(run(&input).map_err(failed)?);
                let decoded = encoding.decode(text.as_bytes());
                decoded
                    .map(|text| Tag::blinded(text.to_vec()))
                    .ok_or(DeriveError::Parameters("returned text"))
            }
            Function::YesNo { run } => {
                run(&input).map(|yes| Tag::new(if yes { YES } else { NO })).map_err(failed)
            }
        }
    }
}

impl fmt::Debug for FnScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FnScheme").field("id", &self.id).field("cost", &self.cost).finish_non_exhaustive()
    }
}

impl fmt::Debug for FnRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FnRecord").field("cost", &self.cost).finish_non_exhaustive()
    }
}
