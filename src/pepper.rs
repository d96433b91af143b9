//! A native hash under a pepper.
//!
//! ```text
//! $compat-pepper$k=<key id, base64url>$<native string>
//! ```
//!
//! The native hash is made of base64(HMAC-SHA-384(key, password)): 64
//! characters, which fits bcrypt. The key is in the keyring only.

use alloc::boxed::Box;
use alloc::string::String;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::codec::split;
use crate::computation::{Computation, ComputationError, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{Key, KeyId};
use crate::password::Password;
use crate::primitives::Digest;
use crate::scheme::{Computed, Input, Prefix, Profile, Record, Scheme, Strength};

pub(crate) const ID: SchemeId = SchemeId::builtin("compat_pepper");
const PREFIX: &str = "$compat-pepper$";

/// Reads native hashes under a pepper.
#[derive(Debug)]
pub(crate) struct Peppered;

/// What goes under the native hash.
pub(crate) fn peppered(key: &Key, password: &Password) -> Password {
    let mac = Digest::Sha384.hmac(key.as_bytes(), &[password.as_bytes()]);
    Password::from(Encoding::Base64.encode(&mac).as_slice())
}

/// The stored string of a native hash of a peppered password.
pub(crate) fn write(key: &KeyId, native: &str) -> String {
    [PREFIX, "k=", &URL_SAFE_NO_PAD.encode(key.as_str()), "$", native.strip_prefix('$').unwrap_or(native)]
        .concat()
}

/// The key id in a stored string of this form.
pub(crate) fn key_id(stored: &[u8]) -> Option<KeyId> {
    let (key, _) = split::cut(stored.strip_prefix(PREFIX.as_bytes())?, b'$')?;
    let id = URL_SAFE_NO_PAD.decode(key.strip_prefix(b"k=")?).ok()?;
    Some(KeyId::from(core::str::from_utf8(&id).ok()?))
}

fn prehash(key: &Key) -> Result<Computation, ComputationError> {
    let steps = Computation::steps().key(key).password();
    steps.hmac(Digest::Sha384).encode(Encoding::Base64).build()
}

impl Scheme for Peppered {
    fn id(&self) -> SchemeId {
        ID
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).needing_key().from("this crate: a native hash under a pepper")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(PREFIX)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let id = key_id(input.bytes()).ok_or(Malformed::Encoding("key id"))?;
        let (_, native) =
            split::cut(input.rest(PREFIX.len()), b'$').ok_or(Malformed::Missing("native hash"))?;
        let native = input.inner_derived(&[b"$", native].concat())?;
        let computation = native.computation().ok_or(Malformed::Computation)?;
        let record = Computed::new(
            native.params(),
            prehash(&input.key(&id)?)?.under(computation)?,
            native.expected().clone(),
        );
        Ok(Box::new(record))
    }
}
