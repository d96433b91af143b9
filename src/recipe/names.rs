//! The names of the language: canonical ones, and those of PHP and the
//! cracking tools that mean the same.

use alloc::string::String;

use super::error::nearest;
use super::expression::Field;
use crate::computation::{Encoding, Transform};
use crate::primitives::{Argon2Variant, Digest};

/// What a name with parentheses behind it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Digest(Digest, Encoding),
    Hmac(Digest, Encoding),
    Encode(Encoding),
    Decode(Encoding),
    Transform(Transform),
    Reverse,
    Slice,
    /// The first so many bytes.
    Truncate,
    /// Padding with this byte, to a length that the name may hold.
    Pad(u8, Option<usize>),
    Xor,
    Repeat,
    Key,
    Column,
    /// A slow function with its text encoding. With one argument only, and
    /// outermost, a stored hash of the scheme of that name.
    Kdf(KdfName, Encoding),
    /// Only as a stored hash of this scheme.
    Carried(&'static str),
    /// `hash("sha256", …)`
    PhpHash,
    /// `hash_hmac("sha256", …)`
    PhpHmac,
    /// `hash_pbkdf2("sha256", …)`
    PhpPbkdf2,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KdfName {
    Pbkdf2(Digest),
    Scrypt,
    Argon2(Argon2Variant),
    Bcrypt,
}

impl KdfName {
    /// The built-in scheme of the name.
    pub(super) fn scheme(self) -> Option<&'static str> {
        match self {
            Self::Pbkdf2(digest) => Some(match digest {
                Digest::Sha1 => "pbkdf2_sha1",
                Digest::Sha224 => "pbkdf2_sha224",
                Digest::Sha256 => "pbkdf2_sha256",
                Digest::Sha384 => "pbkdf2_sha384",
                Digest::Sha512 => "pbkdf2_sha512",
                _ => return None,
            }),
            Self::Scrypt => Some("scrypt"),
            Self::Argon2(_) => Some("argon2"),
            Self::Bcrypt => Some("bcrypt"),
        }
    }
}

/// Encodings and their function names, the canonical one first.
pub(super) const ENCODINGS: [(&str, Encoding); 10] = [
    ("hex", Encoding::Hex),
    ("HEX", Encoding::HexUpper),
    ("base64", Encoding::Base64),
    ("base64_nopad", Encoding::Base64NoPad),
    ("base64url", Encoding::Base64Url),
    ("base64url_nopad", Encoding::Base64UrlNoPad),
    ("base64_dot", Encoding::Base64Dot),
    ("base64_bcrypt", Encoding::BcryptBase64),
    ("base64_crypt", Encoding::CryptBigEndian),
    ("crypt64", Encoding::CryptLittleEndian),
];

pub(super) const TRANSFORMS: [(&str, Transform); 10] = [
    ("utf16le", Transform::Utf16Le),
    ("utf16be", Transform::Utf16Be),
    ("latin1", Transform::Latin1),
    ("lower", Transform::Lower),
    ("upper", Transform::Upper),
    ("lower_ascii", Transform::LowerAscii),
    ("upper_ascii", Transform::UpperAscii),
    ("trim", Transform::Trim),
    ("add_slashes", Transform::AddSlashes),
    ("html_escape", Transform::HtmlEscape),
];

/// Names with one meaning each, besides digests and what is derived of them.
const FIXED: &[(&str, Function)] = &[
    ("unhex", Function::Decode(Encoding::Hex)),
    ("unbase64", Function::Decode(Encoding::Base64)),
    ("reverse", Function::Reverse),
    ("slice", Function::Slice),
    ("zero_pad", Function::Pad(0, None)),
    ("space_pad", Function::Pad(b' ', None)),
    ("xor", Function::Xor),
    ("repeat", Function::Repeat),
    ("key", Function::Key),
    ("column", Function::Column),
    ("phpass", Function::Carried("phpass")),
    ("md5_crypt", Function::Carried("md5_crypt")),
    ("sha256_crypt", Function::Carried("sha256_crypt")),
    ("sha512_crypt", Function::Carried("sha512_crypt")),
    ("argon2", Function::Carried("argon2")),
];

/// Spellings of others.
const ALIASES: &[(&str, Function)] = &[
    ("bin2hex", Function::Encode(Encoding::Hex)),
    ("hex2bin", Function::Decode(Encoding::Hex)),
    ("base64_encode", Function::Encode(Encoding::Base64)),
    ("base64_decode", Function::Decode(Encoding::Base64)),
    ("ab64", Function::Encode(Encoding::Base64Dot)),
    ("utf16", Function::Transform(Transform::Utf16Le)),
    ("lc", Function::Transform(Transform::Lower)),
    ("uc", Function::Transform(Transform::Upper)),
    ("mb_strtolower", Function::Transform(Transform::Lower)),
    ("mb_strtoupper", Function::Transform(Transform::Upper)),
    ("strtolower", Function::Transform(Transform::LowerAscii)),
    ("strtoupper", Function::Transform(Transform::UpperAscii)),
    ("addslashes", Function::Transform(Transform::AddSlashes)),
    ("strrev", Function::Reverse),
    ("substr", Function::Slice),
    ("truncate", Function::Truncate),
    ("left", Function::Truncate),
    ("pad", Function::Pad(0, None)),
    ("null_pad", Function::Pad(0, None)),
    ("md5crypt", Function::Carried("md5_crypt")),
    ("sha256crypt", Function::Carried("sha256_crypt")),
    ("sha512crypt", Function::Carried("sha512_crypt")),
    ("hash", Function::PhpHash),
    ("hash_hmac", Function::PhpHmac),
    ("hash_pbkdf2", Function::PhpPbkdf2),
];

/// Other names of digests, without underscores and hyphens. `gost` is what
/// PHP and the cracking tools call so: GOST R 34.11-94 with the S-boxes of its
/// own test.
const DIGEST_ALIASES: &[(&str, &str)] = &[
    ("blake2b512", "blake2b"),
    ("blake2s256", "blake2s"),
    ("gost", "gost94_test"),
    ("gostcrypto", "gost94"),
    ("rmd128", "ripemd128"),
    ("rmd160", "ripemd160"),
    ("rmd256", "ripemd256"),
    ("rmd320", "ripemd320"),
    ("tiger192", "tiger"),
    ("tiger1923", "tiger"),
    ("stribog256", "streebog256"),
    ("stribog512", "streebog512"),
];

/// Digests that exist with the feature, so that their names can be told from
/// misspelt ones without it.
const RARE: &[&str] = &[
    "md2",
    "md4",
    "ripemd128",
    "ripemd160",
    "ripemd256",
    "ripemd320",
    "whirlpool",
    "tiger",
    "gost94",
    "gost94_test",
    "streebog256",
    "streebog512",
    "sm3",
    "sha3_224",
    "sha3_256",
    "sha3_384",
    "sha3_512",
    "keccak_224",
    "keccak_256",
    "keccak_384",
    "keccak_512",
    "blake2b",
    "blake2b_256",
    "blake2s",
    "skein224",
    "skein256",
    "skein384",
    "skein512",
];

/// The function of a name. Digests in capitals are in upper-case hexadecimal.
pub(super) fn function(name: &str) -> Option<Function> {
    let fixed = FIXED.iter().chain(ALIASES).find(|(known, _)| *known == name).map(|(_, function)| *function);
    fixed
        .or_else(|| find(&ENCODINGS, name).map(Function::Encode))
        .or_else(|| find(&TRANSFORMS, name).map(Function::Transform))
        .or_else(|| padding(name))
        .or_else(|| computed(name))
}

fn find<T: Copy>(table: &[(&str, T)], name: &str) -> Option<T> {
    table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// `pad16`, `zero_pad_100`, `space_pad_10`: the length in the name.
fn padding(name: &str) -> Option<Function> {
    let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    let stem = name.strip_suffix(digits)?.trim_end_matches('_');
    let len = digits.parse().ok().filter(|_| !digits.starts_with('0'))?;
    match stem {
        "pad" | "zero_pad" | "null_pad" => Some(Function::Pad(0, Some(len))),
        "space_pad" => Some(Function::Pad(b' ', Some(len))),
        _ => None,
    }
}

/// A digest, an HMAC or a slow function, with its text encoding by suffix and
/// case.
fn computed(name: &str) -> Option<Function> {
    let suffixes = [
        ("_raw", Encoding::Raw),
        ("_bin", Encoding::Raw),
        ("_64c", Encoding::CryptBigEndian),
        ("_64", Encoding::Base64NoPad),
    ];
    let suffix = suffixes.iter().find_map(|(suffix, encoding)| Some((name.strip_suffix(suffix)?, *encoding)));
    let capitals = !name.contains('-') && name.bytes().all(|byte| !byte.is_ascii_lowercase());
    let (stem, encoding) =
        suffix.unwrap_or((name, if capitals { Encoding::HexUpper } else { Encoding::Hex }));
    // `Md5(` is nobody's spelling; `BLAKE2b-512` and `HMAC-MD5` are titles.
    if !capitals && !name.contains('-') && stem.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let stem = stem.to_ascii_lowercase();
    if let Some(digest) = stem.strip_prefix("hmac").and_then(|rest| rest.strip_prefix(['_', '-'])) {
        return Some(Function::Hmac(digest_of(digest)?, encoding));
    }
    if let Some(digest) = stem.strip_prefix("pbkdf2").and_then(|rest| rest.strip_prefix(['_', '-'])) {
        let digest = digest.strip_prefix("hmac").map_or(digest, |rest| rest.trim_start_matches(['_', '-']));
        return Some(Function::Kdf(KdfName::Pbkdf2(digest_of(digest)?), encoding));
    }
    let kdf = match stem.as_str() {
        "scrypt" => Some(KdfName::Scrypt),
        "bcrypt" => Some(KdfName::Bcrypt),
        other => Argon2Variant::from_name(other).map(KdfName::Argon2),
    };
    match kdf {
        Some(kdf) => Some(Function::Kdf(kdf, encoding)),
        None => Some(Function::Digest(digest_of(&stem)?, encoding)),
    }
}

/// The digest of a name with or without hyphens and underscores.
pub(super) fn digest_of(name: &str) -> Option<Digest> {
    if name.ends_with(['_', '-', '/']) {
        return None;
    }
    let bare = bare(name);
    let alias = DIGEST_ALIASES.iter().find(|(known, _)| *known == bare).map(|(_, name)| *name);
    Digest::ALL.iter().copied().find(|digest| match alias {
        Some(name) => digest.name() == name,
        None => self::bare(digest.name()) == bare,
    })
}

fn bare(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-' | '/' | ',')).flat_map(char::to_lowercase).collect()
}

/// Whether the name is of a digest that this build does not have.
pub(super) fn is_rare(name: &str) -> bool {
    let stem = ["_raw", "_bin", "_64c", "_64"].iter().find_map(|suffix| name.strip_suffix(suffix));
    let bare = bare(stem.unwrap_or(name));
    let bare = ["hmac", "pbkdf2"].iter().find_map(|prefix| bare.strip_prefix(prefix)).unwrap_or(&bare);
    let alias = DIGEST_ALIASES.iter().find(|(known, _)| *known == bare);
    let known = |rare: &&str| self::bare(rare) == bare || alias.is_some_and(|(_, name)| name == rare);
    RARE.iter().any(known) && digest_of(bare).is_none()
}

/// The function most like a name.
pub(super) fn nearest_function(name: &str) -> Option<&'static str> {
    let digests = Digest::ALL.iter().map(|digest| digest.name());
    let others = FIXED.iter().chain(ALIASES).map(|(name, _)| *name);
    let encodings = ENCODINGS.iter().map(|(name, _)| *name);
    let transforms = TRANSFORMS.iter().map(|(name, _)| *name);
    let kdfs = ["bcrypt", "scrypt", "argon2id", "pbkdf2_sha1", "pbkdf2_sha256", "hmac_sha1", "hmac_sha256"];
    nearest(name, digests.chain(others).chain(encodings).chain(transforms).chain(kdfs))
}

/// What a name behind a dollar means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Variable {
    Password,
    Previous,
    Field(Field),
    Rounds,
    /// A constant that stands behind the expression, from 1 on.
    Constant(usize),
}

/// Canonical names first, then what others say.
const VARIABLES: &[(&str, Variable)] = &[
    ("pass", Variable::Password),
    ("salt", Variable::Field(Field::Salt)),
    ("salt2", Variable::Field(Field::Salt2)),
    ("user", Variable::Field(Field::Login)),
    ("realm", Variable::Field(Field::Realm)),
    ("userid", Variable::Field(Field::UserId)),
    ("email", Variable::Field(Field::Email)),
    ("rounds", Variable::Rounds),
    ("x", Variable::Previous),
    ("p", Variable::Password),
    ("password", Variable::Password),
    ("plain", Variable::Password),
    ("s", Variable::Field(Field::Salt)),
    ("s1", Variable::Field(Field::Salt)),
    ("salt1", Variable::Field(Field::Salt)),
    ("s2", Variable::Field(Field::Salt2)),
    ("u", Variable::Field(Field::Login)),
    ("username", Variable::Field(Field::Login)),
    ("login", Variable::Field(Field::Login)),
    ("user_id", Variable::Field(Field::UserId)),
    ("mail", Variable::Field(Field::Email)),
    ("iterations", Variable::Rounds),
];

pub(super) fn variable(name: &str) -> Option<Variable> {
    if let Some(number) = name.strip_prefix('c').and_then(|digits| digits.parse().ok()) {
        return (1..=9).contains(&number).then_some(Variable::Constant(number));
    }
    find(VARIABLES, name)
}

pub(super) fn nearest_variable(name: &str) -> Option<&'static str> {
    nearest(name, VARIABLES.iter().map(|(name, _)| *name).filter(|name| name.len() > 2))
}

/// Whether a word without dollar and parentheses is surely a slip of the pen.
pub(super) fn is_name(word: &str) -> bool {
    find(VARIABLES, &word.to_ascii_lowercase()).is_some() || function(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_in_every_spelling() {
        use Encoding::{Base64NoPad, CryptBigEndian, Hex, HexUpper, Raw};
        let spellings = [
            ("md5", Digest::Md5, Hex),
            ("MD5", Digest::Md5, HexUpper),
            ("md5_raw", Digest::Md5, Raw),
            ("md5_bin", Digest::Md5, Raw),
            ("sha1_64", Digest::Sha1, Base64NoPad),
            ("sha1_64c", Digest::Sha1, CryptBigEndian),
            ("sha-256", Digest::Sha256, Hex),
            ("SHA512", Digest::Sha512, HexUpper),
        ];
        for (name, digest, encoding) in spellings {
            assert_eq!(function(name), Some(Function::Digest(digest, encoding)), "{name}");
        }
        for name in ["HMAC-MD5", "hmac-md5", "hmac_md5"] {
            assert_eq!(function(name), Some(Function::Hmac(Digest::Md5, Hex)), "{name}");
        }
        for wrong in ["Md5", "md", "md55", "sha0", "md5_", "hmac", "hmac_", "pbkdf2", "pad", "pad0", "pad016"]
        {
            let known = matches!(function(wrong), Some(Function::Pad(0, None)));
            assert!(function(wrong).is_none() || known && wrong == "pad", "{wrong}");
        }
    }

    #[test]
    fn the_length_may_stand_in_the_name() {
        assert_eq!(function("pad16"), Some(Function::Pad(0, Some(16))));
        assert_eq!(function("space_pad_10"), Some(Function::Pad(b' ', Some(10))));
    }

    #[test]
    fn slips_of_the_pen() {
        assert_eq!(nearest_function("mdd5"), Some("md5"));
        assert_eq!(nearest_function("strtolowr"), Some("strtolower"));
        assert_eq!(nearest_variable("slat"), Some("salt"));
        assert!(is_name("salt") && is_name("MD5") && !is_name("Y"));
    }
}
