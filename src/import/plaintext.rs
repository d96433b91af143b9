//! Hashing plain passwords at import.

use super::imported::Imported;
use crate::verifier::{HashError, Verifier};

/// Replaces the plain password of a record, if it has one, by a hash in the host's native scheme. True if there was
/// one. The password is wiped, and never shown.
///
/// Records have plain passwords only if [`Options::allow_plaintext`](super::Options::allow_plaintext) allows it. The
/// verifier is shared and the record owned, so that a host calls this on all its cores.
///
/// ```
/// use password_compat::import::{Importer, Options, Source, hash_plaintext};
/// use password_compat::{Password, Verifier, presets};
///
/// let verifier = Verifier::new(presets::MODERN)?;
/// let file = r#"{"email": "a@example.org", "password": "hunter2 hunter2"}"#;
/// let options = Options::new().allow_plaintext(true);
/// let mut record = Importer::new(Source::Supabase, options).read(file.as_bytes()).next().unwrap()?;
/// assert!(hash_plaintext(&mut record, &verifier)?);
/// assert!(record.plaintext.is_none());
/// assert!(verifier.verify(&Password::from("hunter2 hunter2"), &record.stored[0])?.is_accepted());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`HashError`] if the native scheme cannot take the password; it is then still there.
pub fn hash_plaintext(imported: &mut Imported, verifier: &Verifier) -> Result<bool, HashError> {
    let Some(password) = &imported.plaintext else { return Ok(false) };
    let stored = verifier.hash(password)?;
    imported.stored.push(stored);
    imported.plaintext = None;
    Ok(true)
}
