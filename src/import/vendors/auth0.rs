//! Auth0: bulk imports (`password_hash`, `custom_password_hash`), and the export of hashes by its support.

use alloc::string::String;

use super::common::{self, Order};
use super::{Around, Taken, Vendor};
use crate::import::code::{Code, Fault, fault};
use crate::import::decode::{self, Encoding};
use crate::import::fields::Fields;
use crate::import::normal::{Bytes, HmacKey, Normal};
use crate::import::options::Role;
use crate::import::source::Source;
use crate::schemes::presets;

pub(super) static VENDORS: &[Vendor] = &[Vendor::new(Source::Auth0, "auth0", take)
    .hash(&["passwordHash", "password_hash"])
    .roles(&[(Role::Id, &["user_id", "_id.$oid", "_id", "alt_id"]), (Role::Disabled, &["blocked"])])
    .schemes(&[presets::MODERN.schemes(), LDAP])
    .composing()];

/// What the algorithm `ldap` takes.
const LDAP: &[&str] = &[
    "ldap_md5",
    "ldap_sha1",
    "ldap_salted_md5",
    "ldap_salted_sha1",
    "openldap_sha256",
    "openldap_sha384",
    "openldap_sha512",
    "ldap_salted_sha256",
    "ldap_salted_sha384",
    "ldap_salted_sha512",
    "x-import-bcrypt_pass_salt",
];

const CUSTOM: &str = "custom_password_hash";

fn take(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let hashes = ["password_hash", "passwordHash"].into_iter().any(|name| fields.has(name));
    decode::either(hashes, fields.has(CUSTOM), CUSTOM)?;
    match fields.object(CUSTOM)? {
        None => common::whole(fields, around),
        Some(mut custom) => {
            let taken = by_algorithm(&mut custom);
            fields.keep(CUSTOM, custom);
            taken
        }
    }
}

fn by_algorithm(custom: &mut Fields) -> Result<Taken, Fault> {
    let algorithm = custom.need("algorithm")?;
    let mut hash = custom.need_object("hash")?;
    let value = hash.need("value")?;
    let said = encoding(&mut hash, "encoding")?;
    let salt = salt(custom)?;
    let normal = match algorithm.as_str() {
        "argon2" | "pbkdf2" if salt.is_some() => {
            return Err(fault(Code::ConflictingFields, "custom_password_hash.salt"));
        }
        "argon2" | "pbkdf2" | "ldap" => decode::whole(&mut hash, "custom_password_hash.hash.value", value)?,
        "bcrypt" => match (decode::whole(&mut hash, "custom_password_hash.hash.value", value)?, salt) {
            (normal, None) => normal,
            (Normal::Bcrypt(text), Some(salt)) if salt.order == Order::PasswordFirst => {
                let row = crate::stored::StoredHash::new(text).with_hint("x-import-bcrypt_pass_salt");
                return Ok(Taken::Row(row.with_column(crate::stored::Column::Salt, &*salt.bytes)));
            }
            _ => return Err(fault(Code::UnsupportedParameters, "custom_password_hash.salt.position")),
        },
        "hmac" => hmac(&mut hash, value, said, salt)?,
        "scrypt" => scrypt(custom, &mut hash, value, said, salt)?,
        name => digest(custom, &mut hash, name, (value, said), salt)?,
    };
    // Only for the algorithms that read it.
    custom.take("password");
    custom.keep("hash", hash);
    Ok(Taken::Normal(normal))
}

struct Salt {
    bytes: Bytes,
    order: Order,
}

fn salt(custom: &mut Fields) -> Result<Option<Salt>, Fault> {
    // The older form has the salts at the top.
    if let Some(text) = custom.text("salt_prefix")? {
        return Ok(Some(Salt { bytes: text.into_bytes().into(), order: Order::SaltFirst }));
    }
    if let Some(text) = custom.text("salt_suffix")? {
        return Ok(Some(Salt { bytes: text.into_bytes().into(), order: Order::PasswordFirst }));
    }
    let Some(mut salt) = custom.object("salt")? else { return Ok(None) };
    let encoding = encoding(&mut salt, "encoding")?.unwrap_or(Encoding::Text);
    let bytes = decode::bytes("custom_password_hash.salt.value", &salt.need("value")?, encoding)?;
    let position = salt.text("position")?;
    let order = common::order("custom_password_hash.salt.position", position, Some(Order::SaltFirst), true)?;
    Ok(Some(Salt { bytes, order }))
}

fn encoding(fields: &mut Fields, name: &'static str) -> Result<Option<Encoding>, Fault> {
    match fields.text(name)?.as_deref() {
        None => Ok(None),
        Some("hex") => Ok(Some(Encoding::Hex)),
        Some("base64") => Ok(Some(Encoding::Base64)),
        Some("utf8") => Ok(Some(Encoding::Text)),
        Some(_) => Err(fault(Code::UnknownAlgorithm, name)),
    }
}

fn digest(
    custom: &mut Fields,
    hash: &mut Fields,
    name: &str,
    (value, said): (String, Option<Encoding>),
    salt: Option<Salt>,
) -> Result<Normal, Fault> {
    const NAMES: [&str; 5] = ["md4", "md5", "sha1", "sha256", "sha512"];
    if !NAMES.contains(&name) {
        return Err(fault(Code::UnknownAlgorithm, "custom_password_hash.algorithm"));
    }
    let digest = common::need_digest("custom_password_hash.algorithm", name)?;
    let said = said.ok_or_else(|| fault(Code::MissingField, "custom_password_hash.hash.encoding"))?;
    let utf16 = match custom.text("password.encoding")?.as_deref() {
        None | Some("utf8" | "ascii") => false,
        Some("utf16le" | "ucs2") => true,
        // Readings of what is typed, of which a login tries several; not part of a row.
        Some("latin1" | "binary") => {
            return Err(fault(Code::UnsupportedParameters, "custom_password_hash.password.encoding"));
        }
        Some(_) => return Err(fault(Code::UnknownAlgorithm, "custom_password_hash.password.encoding")),
    };
    let hash = decode::digest(hash, "custom_password_hash.hash.value", value, said, digest.output_len())?;
    let (salt, order) = salt.map_or((Bytes::default(), Order::SaltFirst), |salt| (salt.bytes, salt.order));
    Ok(common::salted(digest, 1, salt, order, utf16, hash))
}

fn hmac(
    hash: &mut Fields,
    value: String,
    said: Option<Encoding>,
    salt: Option<Salt>,
) -> Result<Normal, Fault> {
    let digest = common::need_digest("custom_password_hash.hash.digest", &hash.need("digest")?)?;
    let mut key = hash.need_object("key")?;
    let encoding = encoding(&mut key, "encoding")?.unwrap_or(Encoding::Text);
    let key = decode::bytes("custom_password_hash.hash.key.value", &key.need("value")?, encoding)?;
    let said = said.ok_or_else(|| fault(Code::MissingField, "custom_password_hash.hash.encoding"))?;
    let hash = decode::digest(hash, "custom_password_hash.hash.value", value, said, digest.output_len())?;
    let (before, after) = match salt {
        None => Default::default(),
        Some(Salt { bytes, order: Order::SaltFirst }) => (bytes, Bytes::default()),
        Some(Salt { bytes, order: Order::PasswordFirst }) => (Bytes::default(), bytes),
    };
    Ok(Normal::Hmac { digest, key: HmacKey::Own(key), before, after, hash })
}

fn scrypt(
    custom: &mut Fields,
    hash: &mut Fields,
    value: String,
    said: Option<Encoding>,
    salt: Option<Salt>,
) -> Result<Normal, Fault> {
    let len = custom.need_number("keylen")? as usize;
    let log_n = decode::log2("cost", custom.number("cost")?.unwrap_or(16_384))?;
    let (r, p) = (custom.number("blockSize")?.unwrap_or(8), custom.number("parallelization")?.unwrap_or(1));
    let said = said.ok_or_else(|| fault(Code::MissingField, "custom_password_hash.hash.encoding"))?;
    let hash = decode::digest(hash, "custom_password_hash.hash.value", value, said, len)?;
    let salt = salt.ok_or_else(|| fault(Code::SaltMissing, "custom_password_hash.salt"))?.bytes;
    Ok(Normal::Scrypt { log_n, r, p, salt, hash })
}
