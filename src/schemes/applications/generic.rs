//! Compositions that no single application owns.
//!
//! The id spells the expression: `md5_salt_md5pass` is `md5($salt.md5($pass))`,
//! `sha1_x2` is `sha1(sha1($pass))`; `raw` and `upper` stand before the digest
//! that enters as bytes or in capitals, `cut32` for the first 32 digits.

mod digest;
mod md5;
mod mixed;
mod sha1;
mod sha256;
mod sha512;

use crate::recipe::named::Named;

pub(super) static DIGEST: &[Named] = digest::TABLE;
pub(super) static MD5: &[Named] = md5::TABLE;
pub(super) static MIXED: &[Named] = mixed::TABLE;
pub(super) static SHA1: &[Named] = sha1::TABLE;
pub(super) static SHA256: &[Named] = sha256::TABLE;
pub(super) static SHA512: &[Named] = sha512::TABLE;
