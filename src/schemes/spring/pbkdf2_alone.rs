//! `Pbkdf2PasswordEncoder` of settings that are not in its strings.

use alloc::boxed::Box;

use crate::codec::{base64, hex, split};
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{KeyId, Keyring};
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::schemes::provider::{column, digest_named, number, number_or};
use crate::stored::{Column, StoredHash};
use crate::tag::Tag;

/// salt ‖ key in hexadecimal or, with `setEncodeHashAsBase64`, base 64:
/// PBKDF2(password, salt ‖ secret). The columns `salt_len`, `digest` and
/// `rounds` say what differs from the defaults: 8 bytes, SHA-1 and 185000 for 40
/// bytes in all (before 5.8), else 16 bytes, SHA-256 and 310000.
#[derive(Debug)]
pub(super) struct Alone {
    id: &'static str,
    secret: bool,
}

pub(super) static PLAIN: Alone = Alone { id: "spring_pbkdf2", secret: false };
/// With the key `spring_secret`, and of what `{pbkdf2}` labels too.
pub(super) static SECRET: Alone = Alone { id: "spring_pbkdf2_secret", secret: true };

static LABELS: [Prefix; 2] = [Prefix::exact("{pbkdf2}"), Prefix::exact("{pbkdf2@SpringSecurity_v5_8}")];
/// The salt before 5.8, and from then on.
const OLD_SALT: usize = 8;
const SALT: usize = 16;
/// Salt and key, by default.
const OLD: usize = OLD_SALT + 32;
const NEW: usize = SALT + 32;
/// The keys, of 256 bits or as long as the digest.
const KEYS: [usize; 3] = [20, 32, 64];
const SECRET_KEY: &str = "spring_secret";
const SALT_LEN: &str = "salt_len";
const DIGEST: &str = "digest";

impl Alone {
    /// The body, behind a label if it may have one.
    fn body<'a>(&self, text: &'a [u8]) -> &'a [u8] {
        let labelled = self.secret && LABELS.iter().any(|label| label.matches(text));
        split::label(text).filter(|_| labelled).map_or(text, |(_, body)| body)
    }
}

/// The bytes that a text of one of the shapes stands for.
fn decoded_len(text: &[u8]) -> usize {
    if hex::is_hex(text) {
        return text.len() / 2;
    }
    let padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    base64::decoded_len(text.len() - padding)
}

impl Scheme for Alone {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).from(
            "Spring Security, Pbkdf2PasswordEncoder; columns `salt_len`, `digest`, `rounds` where not its defaults",
        );
        match self.secret {
            true => profile.needing_key().dialect_of(SchemeId::builtin("spring_delegating")),
            false => profile,
        }
    }

    fn prefixes(&self) -> &[Prefix] {
        if self.secret { &LABELS } else { &[] }
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::between(Alphabet::Hex, 48, 256), Shape::between(Alphabet::Base64, 32, 172)] }
    }

    /// Without a label and without a column that says otherwise, the length is one of the defaults.
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let body = self.body(stored.as_bytes());
        let shape = self.shapes().iter().any(|shape| shape.matches(body));
        let labelled = body.len() < stored.as_bytes().len();
        let told = labelled || [SALT_LEN, DIGEST].iter().any(|name| stored.column_named(name).is_some());
        let own = shape && (told || [OLD, NEW].contains(&decoded_len(body)));
        own.then_some(if self.secret { Confidence::Dialect } else { Confidence::Shape })
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let body = self.body(input.bytes());
        let encoding = if hex::is_hex(body) { Encoding::Hex } else { Encoding::Base64 };
        let bytes = encoding.decode(body).ok_or(Malformed::Encoding("digest"))?;
        let usual = if bytes.len() == OLD { OLD_SALT } else { SALT };
        let salt_len = number_or(&input, SALT_LEN, usual as u32)? as usize;
        let (salt, key) = bytes.split_at_checked(salt_len).ok_or(Malformed::Length("salt"))?;
        if !KEYS.contains(&key.len()) {
            return Err(Malformed::Length("digest").into());
        }
        let digest = match column(&input, DIGEST) {
            Some(name) => digest_named(name)?,
            None if salt_len == OLD_SALT => Digest::Sha1,
            None => Digest::Sha256,
        };
        let rounds = match digest {
            Digest::Sha1 => number_or(&input, "rounds", 185_000)?,
            Digest::Sha256 => number_or(&input, "rounds", 310_000)?,
            _ => number(&input, "rounds")?,
        };
        let mut steps = Computation::steps().password().bytes(salt);
        if self.secret {
            steps = steps.key(&input.key(&KeyId::from(SECRET_KEY))?).concat(2);
        }
        let computation = steps.pbkdf2(digest, rounds, key.len()).build()?;
        Ok(Box::new(Computed::new(Params::Pbkdf2 { digest, rounds }, computation, Tag::new(key))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib and Node's crypto.
        let stored = if self.secret {
            "{pbkdf2@SpringSecurity_v5_8}000102030405060708090a0b0c0d0e0f76c535398ffe26e807468a69c3f45f0fba0abf8150afe14f5b44e5942f0cc1f7"
        } else {
            "000102030405060708090a0b0c0d0e0f776981dbaaea507b95e1cf257ff3b0311a228f046c6d6760a0270e1a7ee30609"
        };
        let mut exemplar = Exemplar::new(stored, "letmein");
        exemplar.stored = exemplar.stored.with_column(Column::Rounds, "100");
        if self.secret {
            exemplar = exemplar.with_keyring(Keyring::new().with(SECRET_KEY, "a site secret"));
        }
        Some(exemplar)
    }
}
