//! MediaWiki's `EncryptedPassword`: a row of another type under a secret of the site.

use alloc::boxed::Box;
use alloc::format;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::super::django::carried;
use crate::codec::{decimal, split};
use crate::computation::{Encoding, Value};
use crate::cost::Cost;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{Key, KeyId, Keyring};
use crate::params::Params;
use crate::primitives::aes_cbc::{BLOCK_LEN, decrypt};
use crate::scheme::{
    Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength, USUAL_PASSWORD_LEN,
};
use crate::stored::StoredHash;

/// The key with the number that a row names is this and the number, as in
/// `$wgPasswordConfig[…]['secrets'][0]`.
const KEY: &str = "secrets_";
/// Numbers of secrets that are plausible.
const MOST_SECRETS: u32 = 9999;

/// `:type:aes-256-cbc:secret:iv:text`, iv and text in base64: AES of the whole
/// row of another type, by the secret of that number. Secrets rotate without a
/// password.
#[derive(Debug)]
pub(super) struct Encrypted;

impl Scheme for Encrypted {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("mediawiki_encrypted")
    }

    fn profile(&self) -> Profile {
        // What is inside shows in the chain.
        let profile = Profile::new(Strength::Fast).needing_key();
        profile.from("MediaWiki 1.24 and later, class EncryptedPassword with aes-…-cbc")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(":")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let [_, name, cipher, ..] = fields(stored.as_bytes())?;
        (!name.is_empty() && key_len(cipher).is_some()).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let sealed = Sealed::of(input.bytes())?;
        let key = input.key(&sealed.key)?;
        let key = exactly(&key, sealed.key_len);
        let row = decrypt(&key, &sealed.iv, &sealed.text).ok_or(Malformed::Encoding("text"))?;
        carried(&input, &row, b":")
    }

    /// Without the key nobody knows what is inside.
    fn inspect(&self, input: Input<'_>) -> Result<(Params, Cost), ParseError> {
        let sealed = Sealed::of(input.bytes())?;
        if !input.keyring().contains(&sealed.key) {
            return Ok((Params::Fixed, Cost::UNSTATED));
        }
        let record = self.parse(input.with_stand_ins())?;
        Ok((record.params(), record.cost(USUAL_PASSWORD_LEN)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // MediaWiki's own test.
        let stored = ":both:aes-256-cbc:1:m1LCnQVIakfYBNlr9KEgQg==:5yPTctqrzsybdgaMEag18AZYbnL37pAtXVBqmWxkjXbnNmiDH+1bHoL8lsEVTH/sJntC82kNVgE7zeiD8xUVLYF2VUnvB5+sU+aysE45/zwsCu7a22TaischMAOWrsHZ/tIgS/TnZY2d+HNyxgsEeeYf/QoL+FhmqHquK02+4SRbA5lLuj9niYy1r5CoM9cQ";
        let keyring = Keyring::new()
            .with("secrets_0", "e52d98c459819a11775936d8dfbb7929")
            .with("secrets_1", "e54cfb3714f76cedd4b27889e1f6a174");
        Some(Exemplar::new(stored, "password").with_keyring(keyring))
    }
}

/// A row, taken apart.
struct Sealed {
    key: KeyId,
    key_len: usize,
    iv: [u8; BLOCK_LEN],
    text: Value,
}

impl Sealed {
    fn of(row: &[u8]) -> Result<Self, Malformed> {
        let [_, _, cipher, number, iv, text] = fields(row).ok_or(Malformed::Missing("text"))?;
        let key_len = key_len(cipher).ok_or(Malformed::Unknown("cipher"))?;
        let number = decimal::parse_u32(number).filter(|number| *number <= MOST_SECRETS);
        let key = KeyId::from(format!("{KEY}{}", number.ok_or(Malformed::Number("secret"))?));
        let iv = Encoding::Base64.decode(iv).ok_or(Malformed::Encoding("iv"))?;
        let iv = iv.as_slice().try_into().map_err(|_| Malformed::Length("iv"))?;
        let text = Encoding::Base64.decode(text).ok_or(Malformed::Encoding("text"))?;
        if text.is_empty() || !text.len().is_multiple_of(BLOCK_LEN) {
            return Err(Malformed::Length("text"));
        }
        Ok(Self { key, key_len, iv, text })
    }
}

fn fields(text: &[u8]) -> Option<[&[u8]; 6]> {
    split::split_exact::<6>(text, b':').filter(|[first, ..]| first.is_empty())
}

/// The bytes of key of a cipher, by OpenSSL's name for it.
fn key_len(cipher: &[u8]) -> Option<usize> {
    [("aes-128-cbc", 16), ("aes-192-cbc", 24), ("aes-256-cbc", 32)]
        .into_iter()
        .find(|(name, _)| name.as_bytes().eq_ignore_ascii_case(cipher))
        .map(|(_, len)| len)
}

/// PHP cuts a key that is too long, and fills up one that is too short with NUL.
fn exactly(key: &Key, len: usize) -> Value {
    let bytes = key.as_bytes().iter().copied().chain(core::iter::repeat(0));
    let mut exact = Zeroizing::new(Vec::with_capacity(len));
    exact.extend(bytes.take(len));
    exact
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{matches, parse_for};
    use crate::stored::Subject;

    fn try_with(stored: &str, keyring: &Keyring) -> Result<Box<dyn Record>, ParseError> {
        let row = StoredHash::new(stored);
        assert_eq!(Encrypted.recognise(&row), Some(Confidence::Certain), "{stored}");
        parse_for(&Encrypted, &row, &Subject::unknown(), keyring)
    }

    /// MediaWiki's own test of the class.
    #[test]
    fn secrets_by_their_number() {
        let known = Encrypted.exemplar().unwrap();
        let first = ":both:aes-256-cbc:0:izBpxujqC1YbzpCB3qAzgg==:ZqHnitT1pL4YJqKqFES2KEevZYSy2LtlibW5+IMi4XKOGKGy6sE638BXyBbLQQsBtTSrt+JyzwOayKtwIfRbaQsBridx/O1JwBSai1TkGkOsYMBXnlu2Bu/EquCBj5QpjYh7p3Uq4rpiop1KQlin1BJMwnAa1PovhxjpxnYhlhkM4X5ALoGi3XM0bapN48vt";
        for stored in [known.stored.as_str().unwrap(), first] {
            let record = try_with(stored, &known.keyring).unwrap();
            assert!(matches(record.as_ref(), b"password") && !matches(record.as_ref(), b"passwort"));
        }
        assert!(matches!(try_with(first, &Keyring::new()), Err(ParseError::MissingKey(_))));
        // Under another key there is no row inside.
        let other = Keyring::new().with("secrets_0", "x");
        assert!(try_with(first, &other).is_err());
    }

    #[test]
    fn keys_are_cut_and_filled_up() {
        let key = Key::new(KeyId::from("k"), [7; 20]);
        assert_eq!(exactly(&key, 16).as_slice(), [7; 16]);
        assert_eq!(exactly(&key, 32).as_slice(), [[7; 20].as_slice(), &[0; 12]].concat());
    }

    #[test]
    fn malformed_texts() {
        let known = Encrypted.exemplar().unwrap();
        let good = known.stored.as_str().unwrap();
        for stored in [
            good.replace(":1:", ":01:"),
            good.replace(":1:", "::"),
            good.replace(":1:", ":10000:"),
            good.replace("m1LC", "m1L"),
            good.replace("m1LCnQVIakfYBNlr9KEgQg==", "m1LC"),
            good.replace("M9cQ", "M9c="),
            good.replace("M9cQ", "M9cé"),
            good[..good.len() - 20].into(),
            good.split("5yPT").next().unwrap().into(),
        ] {
            assert!(try_with(&stored, &known.keyring).is_err(), "{stored}");
        }
        let others =
            ["", ":", ":A:5f4dcc3b", "::aes-256-cbc:1:a:b", ":x:aes-256-gcm:1:a:b", "x:y:aes-256-cbc:1:a:b"];
        for other in others {
            assert!(Encrypted.recognise(&StoredHash::new(other)).is_none());
        }
    }
}
