//! Ordinary strings whose password had something behind it, and one in base 64.

use alloc::boxed::Box;

use super::django::carried;
use super::pbkdf2;
use super::provider::either_base64;
use crate::computation::Computation;
use crate::error::ParseError;
use crate::id::SchemeId;
use crate::keyring::{KeyId, Keyring};
use crate::password::Reading;
use crate::scheme::{Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Pbkdf2, &Argon2Base64];

/// PBKDF2 in its PHC form, of the password with the key `pepper` behind it, as
/// of the Matrix Authentication Service with a secret, which may normalise the
/// password to NFKC before.
#[derive(Debug)]
struct Pbkdf2;

impl Scheme for Pbkdf2 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("pbkdf2_phc_pepper_appended")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).needing_key().from("Matrix Authentication Service");
        profile.dialect_of(SchemeId::builtin("pbkdf2_phc"))
    }

    fn prefixes(&self) -> &[Prefix] {
        pbkdf2::PHC_PREFIXES
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.prefixes().iter().any(|prefix| prefix.matches(stored.as_bytes())).then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let pepper = input.key(&KeyId::from("pepper"))?;
        let steps = Computation::steps().password().key(&pepper).concat(2);
        pbkdf2::phc_read(input.bytes(), steps, &[Reading::Raw, Reading::Nfkc])
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib and Node's crypto.
        let stored =
            "$pbkdf2-sha256$i=100,l=32$AAECAwQFBgcICQoLDA0ODw$xTOa267WYwhNyyYXBy9P5DE4fZpryQUD0vF1Y19EcY0";
        let exemplar = Exemplar::new(stored, "letmein");
        Some(exemplar.with_keyring(Keyring::new().with("pepper", "a-secret-pepper")))
    }
}

/// A whole string of Argon2 in base 64, as a plugin of FusionAuth keeps it in
/// its column.
#[derive(Debug)]
struct Argon2Base64;

impl Scheme for Argon2Base64 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("fusionauth_argon2_base64")
    }

    fn profile(&self) -> Profile {
        // Not weaker than what it carries, which is judged by itself.
        Profile::new(Strength::MemoryHard).from("FusionAuth, plugin argon2")
    }

    fn prefixes(&self) -> &[Prefix] {
        // `$argon2` and the two highest bits of what follows it.
        const { &[Prefix::exact("JGFyZ29uM")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        carried(&input, &either_base64(input.bytes(), "value")?, b"$argon2")
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // argon2-cffi 25.1.0.
        let stored = "JGFyZ29uMmkkdj0xOSRtPTY0LHQ9MSxwPTEkM3JFYjlVWS9odXQwaEtDc2ptY2EzZyR5djE1ZXEvZjV2R05mZWN3NjRNTHVUNVpkVEpTL0JUWXpZbmtsNDNsOGlj";
        Some(Exemplar::new(stored, "lètmein"))
    }
}

#[cfg(test)]
mod tests;
