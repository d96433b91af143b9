//! A type of one's own: a format of which no part is a plain digest.
//!
//! `$aes1$` key id `$` base64(iv . AES-128-CBC(sha1_hex(user id . ":" . password))), the password in
//! Windows-1252, the key as PHP's openssl_encrypt takes it.

mod windows_1252;

use std::fmt;

use aes::Aes128;
use aes::cipher::{Array, BlockCipherDecrypt, KeyInit};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use password_compat::{
    Context, Cost, DeriveError, Digest, Encoding, Exemplar, Input, KeyId, Keyring, Malformed, Params,
    ParseError, Prefix, Profile, Record, Scheme, SchemeId, Scratch, Strength, Subject, Tag,
};
use sha1::Digest as _;
use zeroize::Zeroizing;

use crate::Result;
use crate::case::{Case, Row};

/// PHP 8.2.35, $p = "Zürich €5", $iv = hex2bin('00112233445566778899aabbccddeeff'):
/// $d = sha1('4711:'.mb_convert_encoding($p, 'Windows-1252', 'UTF-8'));
/// base64_encode($iv.openssl_encrypt($d, 'aes-128-cbc', 'a key of the site', OPENSSL_RAW_DATA, $iv))
///
/// OpenSSL 3.0.19 and Python 3.11.7 (cp1252, hashlib) make the same of it.
const STORED: &str =
    "$aes1$k2019$ABEiM0RVZneImaq7zN3u/379eVkK5KQb0ir8ocG5Ot62q7VsrDs9kXt/Tt5qmMTsS3Uc7OBQJSIvAWYj6qJEnw==";
const PASSWORD: &str = "Zürich €5";

const PREFIX: &str = "$aes1$";
/// The initialisation vector and three blocks: 40 characters and 8 of padding.
const BLOB: usize = 16 + 48;
/// The longest name of a key.
const MAX_KEY_ID: usize = 8;
/// The cost where the length of the user id is not known.
const USUAL_ID: usize = 16;

#[derive(Debug)]
struct Sealed(SchemeId);

impl Scheme for Sealed {
    fn id(&self) -> SchemeId {
        self.0.clone()
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).needing(vec![Context::UserId]).needing_key().from("Sealed 1")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(PREFIX)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        // What is wrong with the row is said first, what is missing besides it after that.
        let (key_id, blob) = fields(input)?;
        let user_id = input.user_id()?.to_owned();
        let key = input.key(&key_id)?;
        let digest = open(key.as_bytes(), &blob).ok_or(Malformed::Encoding("sealed digest"))?;
        let expected = Encoding::Hex.decode_exact(&digest, 20).ok_or(Malformed::Encoding("sealed digest"))?;
        Ok(Box::new(Opened { user_id, expected }))
    }

    /// An import has no keys, and without the right one nothing can be opened.
    /// The form of the row says all that it needs to know.
    fn inspect(&self, input: Input<'_>) -> Result<(Params, Cost), ParseError> {
        fields(input)?;
        Ok((Params::Fixed, cost(USUAL_ID, 72)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let row = row();
        Some(Exemplar::new(STORED, PASSWORD).of(row.subject).with_keyring(row.keyring))
    }
}

/// The id of the key, and what is encrypted under it.
fn fields(input: Input<'_>) -> Result<(KeyId, [u8; BLOB]), Malformed> {
    let text = std::str::from_utf8(input.rest(PREFIX.len())).map_err(|_| Malformed::Encoding("key id"))?;
    let (key_id, blob) = text.split_once('$').ok_or(Malformed::Missing("sealed digest"))?;
    // A key id stands in errors and logs: nothing else of a damaged row may get there.
    if !(1..=MAX_KEY_ID).contains(&key_id.len()) || !key_id.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Malformed::Length("key id"));
    }
    // Nothing is decoded that is not of the one possible length.
    if blob.len() != BLOB.div_ceil(3) * 4 {
        return Err(Malformed::Length("sealed digest"));
    }
    let blob = STANDARD.decode(blob).map_err(|_| Malformed::Encoding("sealed digest"))?;
    let blob = <[u8; BLOB]>::try_from(blob).map_err(|_| Malformed::Length("sealed digest"))?;
    Ok((KeyId::from(key_id), blob))
}

/// The 40 characters inside; `None` if they were not sealed with this key.
fn open(key: &[u8], blob: &[u8; BLOB]) -> Option<Zeroizing<Vec<u8>>> {
    // PHP cuts a key that is too long, and fills up one that is too short.
    let mut sixteen = Zeroizing::new([0; 16]);
    sixteen.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    let cipher = Aes128::new(&Array::from(*sixteen));
    let (blocks, _) = blob.as_chunks::<16>();
    let mut text = Zeroizing::new(Vec::with_capacity(BLOB));
    for (before, block) in blocks.iter().zip(&blocks[1..]) {
        let mut opened = Array::from(*block);
        cipher.decrypt_block(&mut opened);
        text.extend(opened.iter().zip(before).map(|(one, other)| one ^ other));
    }
    // The padding in one go: which byte of it is wrong does not show.
    let wrong = text.drain(40..).fold(0, |wrong, byte| wrong | (byte ^ 8));
    (wrong == 0).then_some(text)
}

/// A row that was opened.
struct Opened {
    user_id: String,
    expected: Tag,
}

/// Windows-1252 is not among the steps of a `Computation`; a record that has
/// one needs no more than `Computed::new`, and can be wrapped in an onion.
impl Record for Opened {
    fn params(&self) -> Params {
        Params::Fixed
    }

    fn cost(&self, password_len: usize) -> Cost {
        cost(self.user_id.len(), password_len)
    }

    fn expected(&self) -> &Tag {
        &self.expected
    }

    fn derive(&self, password: &[u8], _scratch: &mut Scratch) -> Result<Tag, DeriveError> {
        let text = windows_1252::encode(password).ok_or(DeriveError::Password("Windows-1252"))?;
        let digest = sha1::Sha1::new().chain_update(&self.user_id).chain_update(":").chain_update(&text);
        Ok(Tag::new(digest.finalize().to_vec()))
    }
}

/// No user id and no digest in a log.
impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened").finish_non_exhaustive()
    }
}

/// One digest, and a microsecond for the characters.
fn cost(user_id_len: usize, password_len: usize) -> Cost {
    let message = user_id_len.saturating_add(1).saturating_add(password_len);
    Cost::digests(Digest::Sha1, 1, message).then(Cost::new(0, 1).times(1 + password_len as u64 / 256))
}

fn row() -> Row {
    let subject = Subject::unknown().with_user_id("4711");
    Row { subject, keyring: Keyring::new().with("k2019", "a key of the site"), ..Row::new(STORED) }
}

pub fn case() -> Result<Case> {
    let row = row();
    let wrong_key = Keyring::new().with("k2019", "a key of others");
    let scheme = Sealed(SchemeId::external("x-sealed")?);
    Ok(Case::of_code("a type of one's own, encrypted", scheme, row.clone(), PASSWORD)
        .refusing("no key at all", Row { keyring: Keyring::new(), ..row.clone() }, "missing_key")
        .refusing("a key that nobody has", row.holding(&STORED.replace("2019", "2035")), "missing_key")
        .refusing("another key of that name", Row { keyring: wrong_key, ..row.clone() }, "malformed")
        .refusing("no user id", Row { subject: Subject::unknown(), ..row.clone() }, "missing_context")
        .refusing("a blob that was cut", row.holding(&STORED[..STORED.len() - 4]), "malformed")
        .refusing("a blob of a megabyte", row.holding(&"$aes1$k$".repeat(1 << 17)), "too_long"))
}
