//! What many systems have in common.

use alloc::string::String;

use super::{Around, Taken};
use crate::import::code::{Code, Fault, Issue, fault};
use crate::import::decode::{self, Encoding};
use crate::import::fields::Fields;
use crate::import::normal::{Bytes, Normal, digest_of};
use crate::primitives::Digest;
use crate::stored::{Column, StoredHash};

/// A record whose hash is one string that says itself what it is, or that the options have a hint for.
pub(super) fn whole(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    for path in around.vendor.hash {
        if let Some(text) = fields.text(path)?.filter(|text| !text.is_empty()) {
            let normal = decode::whole(fields, path, text)?;
            return Ok(hinted(normal, around));
        }
    }
    plain_or_empty(fields, around)
}

/// The scheme that the options name, for a string that does not say itself what it is.
pub(super) fn hinted(normal: Normal, around: &Around<'_>) -> Taken {
    match (normal, &around.options.hint) {
        (Normal::Text(text), Some(hint)) if !decode::says_itself(&text) => {
            Taken::Row(StoredHash::new(text).with_hint(hint))
        }
        (normal, _) => Taken::Normal(normal),
    }
}

/// A plain password, or nothing.
pub(super) fn plain_or_empty(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    for path in around.vendor.plain {
        if let Some(text) = fields.text(path)?.filter(|text| !text.is_empty()) {
            return Ok(Taken::Plain(text, path));
        }
    }
    let first = around.vendor.hash.iter().chain(around.vendor.plain).next();
    Err(fault(Code::Empty, first.copied().unwrap_or("password")))
}

/// A system that gives no hashes out.
pub(super) fn none(_: &mut Fields, _: &mut Around<'_>) -> Result<Taken, Fault> {
    Err(Issue::new(Code::PassThrough))
}

/// On which side of the password a salt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    SaltFirst,
    PasswordFirst,
}

/// The order by its name in any vendor's spelling. An order that is not said is not guessed, but where there is no
/// salt it does not matter.
pub(super) fn order(
    field: &'static str,
    text: Option<String>,
    usual: Option<Order>,
    salted: bool,
) -> Result<Order, Fault> {
    let text = text.filter(|text| !text.is_empty());
    let named = text.as_deref().map(|text| match text.to_ascii_uppercase().as_str() {
        "PREFIX" | "PREPEND" | "SALT_FIRST" | "SALT_AND_PASSWORD" | "BEFORE" => Ok(Order::SaltFirst),
        "SUFFIX" | "POSTFIX" | "APPEND" | "PASSWORD_FIRST" | "PASSWORD_AND_SALT" | "AFTER" => {
            Ok(Order::PasswordFirst)
        }
        _ => Err(fault(Code::SaltOrderMissing, field)),
    });
    match (named, usual) {
        (Some(named), _) => named,
        (None, Some(usual)) => Ok(usual),
        (None, None) if !salted => Ok(Order::PasswordFirst),
        (None, None) => Err(fault(Code::SaltOrderMissing, field)),
    }
}

/// A digest over password and salt.
pub(super) fn salted(
    digest: Digest,
    rounds: u32,
    salt: Bytes,
    order: Order,
    utf16: bool,
    hash: Bytes,
) -> Normal {
    let (before, after) = match order {
        Order::SaltFirst => (salt, Bytes::default()),
        Order::PasswordFirst => (Bytes::default(), salt),
    };
    Normal::Digest { digest, rounds, before, after, utf16, hash }
}

/// A bare digest in hexadecimal or base 64, without a salt.
pub(super) fn bare(
    fields: &mut Fields,
    field: &'static str,
    text: String,
    digest: Digest,
) -> Result<Normal, Fault> {
    if let Some(whole) = decode::whole_in_place(fields, field, &text) {
        return Ok(whole);
    }
    let hash = decode::digest(fields, field, text, Encoding::Hex, digest.output_len())?;
    Ok(Normal::digest(digest, hash))
}

/// The digest of a name, or an error that names the field.
pub(super) fn need_digest(field: &'static str, name: &str) -> Result<Digest, Fault> {
    digest_of(name).ok_or_else(|| fault(Code::UnknownAlgorithm, field))
}

/// A row for a scheme of this crate that reads the columns as they are.
pub(super) fn row(hint: &str, hash: &str, salt: Option<&str>) -> Taken {
    let row = StoredHash::new(hash).with_hint(hint);
    Taken::Row(match salt {
        Some(salt) => row.with_column(Column::Salt, salt),
        None => row,
    })
}
