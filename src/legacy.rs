//! Writing old formats for an application that still reads the same table.

use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use crate::adapt::{FnError, FnInput};
use crate::error::{DeriveError, ForeignError, Malformed, ParseError, TooLong};
use crate::foreign;
use crate::id::SchemeId;
use crate::keyring::Keyring;
use crate::password::Password;
use crate::recipe::{RecipeScheme, WriteError};
use crate::scheme::Scheme;
use crate::stored::{StoredHash, Subject};
use crate::time::Timestamp;

/// Writes new hashes in an old format, until a date.
///
/// During a rolling migration an old application may still read the table: a
/// password that is changed on the new side has to be one that it understands.
/// This is the "encryption" half of a custom password function. It is apart
/// from the [`Verifier`](crate::Verifier), which never writes an old format,
/// and it stops by itself, so that it is not forgotten.
///
/// ```
/// use password_compat::{Keyring, LegacyWriter, Password, RecipeDefinition, Subject, Timestamp};
/// let forum = RecipeDefinition::new("x-forum", "md5(md5($pass).$salt)", "{hash}:{salt}").scheme()?;
/// let writer = LegacyWriter::recipe(forum, Timestamp::from_unix(1_798_761_600));
/// let row = writer.write(
///     &Password::from("secret"),
///     &Subject::unknown(),
///     &Keyring::new(),
///     Timestamp::from_unix(1_790_000_000),
/// )?;
/// assert_eq!(row.hint(), Some("x-forum"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct LegacyWriter {
    id: SchemeId,
    until: Timestamp,
    rounds: Option<u32>,
    writes: Writes,
}

#[derive(Clone)]
enum Writes {
    Recipe(Arc<RecipeScheme>),
    Function(Arc<TextFn>),
}

type TextFn = dyn Fn(&FnInput<'_>) -> Result<String, FnError> + Send + Sync;

/// The longest password that is written, in bytes.
const MAX_PASSWORD: usize = 4096;

/// Why no legacy hash was written.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum LegacyWriteError {
    /// The end date has come: write with the [`Verifier`](crate::Verifier).
    #[error("the legacy format is not written since {} (Unix seconds)", .0.as_unix())]
    Ended(Timestamp),
    /// The recipe lies around the stored hash of another scheme, which writes
    /// by itself.
    #[error("a recipe around the stored hash of another scheme cannot be written")]
    Carries,
    /// Something is missing, or a value cannot stand in the layout.
    #[error("the legacy hash cannot be composed")]
    Compose(#[source] ParseError),
    /// It could not be computed.
    #[error("the legacy hash cannot be computed")]
    Derive(#[source] DeriveError),
    /// The password is longer than 4096 bytes.
    #[error(transparent)]
    TooLong(TooLong),
    /// The host's function failed.
    #[error("the function of the legacy format failed")]
    Foreign(#[source] ForeignError),
}

impl LegacyWriter {
    /// A writer of a recipe. Salts are made from the random bytes of the
    /// operating system: 16 bytes or characters, unless the layout says how many.
    pub fn recipe(recipe: RecipeScheme, until: Timestamp) -> Self {
        Self { id: recipe.id(), until, rounds: None, writes: Writes::Recipe(Arc::new(recipe)) }
    }

    /// A writer of a host's function, which gives the whole stored string and
    /// makes its own salt. The row it sees is empty.
    pub fn function(
        id: SchemeId,
        until: Timestamp,
        function: impl Fn(&FnInput<'_>) -> Result<String, FnError> + Send + Sync + 'static,
    ) -> Self {
        Self { id, until, rounds: None, writes: Writes::Function(Arc::new(function)) }
    }

    /// The same writer with a count of rounds, for recipes that have `$rounds`.
    #[must_use]
    pub fn with_rounds(mut self, rounds: u32) -> Self {
        self.rounds = Some(rounds);
        self
    }

    /// The day from which it writes no more.
    pub fn until(&self) -> Timestamp {
        self.until
    }

    /// A row for a new password, with the scheme's id as its hint.
    ///
    /// # Errors
    ///
    /// [`LegacyWriteError::Ended`] from the end date on; else what is missing
    /// or failed.
    pub fn write(
        &self,
        password: &Password,
        subject: &Subject,
        keyring: &Keyring,
        now: Timestamp,
    ) -> Result<StoredHash, LegacyWriteError> {
        if now >= self.until {
            return Err(LegacyWriteError::Ended(self.until));
        }
        let len = password.as_bytes().len();
        if len > MAX_PASSWORD {
            return Err(LegacyWriteError::TooLong(TooLong { what: "password", len, limit: MAX_PASSWORD }));
        }
        match &self.writes {
            Writes::Recipe(recipe) => self.by_recipe(recipe, password, (subject, keyring)),
            Writes::Function(function) => {
                let row = StoredHash::new("");
                let input = FnInput::new(password.as_bytes(), &row, (subject, keyring));
                let written = foreign::guard(true, || function(&input)).map_err(LegacyWriteError::Foreign)?;
                let text = written
                    .map_err(|error| LegacyWriteError::Foreign(ForeignError::Failed(Arc::from(error))))?;
                Ok(StoredHash::new(text).with_hint(self.id.as_str()))
            }
        }
    }

    fn by_recipe(
        &self,
        recipe: &RecipeScheme,
        password: &Password,
        who: (&Subject, &Keyring),
    ) -> Result<StoredHash, LegacyWriteError> {
        if recipe.carries() {
            return Err(LegacyWriteError::Carries);
        }
        if recipe.counts() && self.rounds.is_none() {
            return Err(LegacyWriteError::Compose(Malformed::Missing("rounds").into()));
        }
        let mut random = |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|_| DeriveError::Random);
        recipe.write(password.as_bytes(), who, self.rounds, &mut random).map_err(|error| match error {
            WriteError::Parse(error) => LegacyWriteError::Compose(error),
            WriteError::Derive(error) => LegacyWriteError::Derive(error),
        })
    }
}

impl fmt::Debug for LegacyWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LegacyWriter")
            .field("id", &self.id)
            .field("until", &self.until)
            .finish_non_exhaustive()
    }
}
