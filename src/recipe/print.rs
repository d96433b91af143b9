//! From tree to canonical text.

use core::fmt::{self, Write};

use super::expression::{Expr, Kdf, Number};
use super::names::{ENCODINGS, TRANSFORMS};
use crate::computation::{Encoding, Transform};

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Password => f.write_str("$pass"),
            Self::Previous => f.write_str("$x"),
            Self::Field(field) => write!(f, "${}", field.name()),
            Self::Key(id) => {
                f.write_str("key(")?;
                literal(f, id.as_str().as_bytes())?;
                f.write_str(")")
            }
            Self::Column(name) => {
                f.write_str("column(")?;
                literal(f, name.as_bytes())?;
                f.write_str(")")
            }
            Self::Literal(bytes) => literal(f, bytes),
            Self::Decode(Encoding::Hex, of) => write!(f, "unhex({of})"),
            Self::Decode(_, of) => write!(f, "unbase64({of})"),
            Self::Concat(items) => {
                for (index, item) in items.iter().enumerate() {
                    f.write_str(if index > 0 { "." } else { "" })?;
                    write!(f, "{item}")?;
                }
                Ok(())
            }
            Self::Encode(encoding, of) => encoded(f, *encoding, of),
            Self::Digest(..) | Self::Hmac { .. } | Self::Kdf { .. } => computed(f, self, Encoding::Raw),
            Self::Transform(transform, of) => write!(f, "{}({of})", transform_name(*transform)),
            Self::Reverse(of) => write!(f, "reverse({of})"),
            Self::Slice { of, start, len } => write!(f, "slice({of}, {start}, {len})"),
            Self::Pad { of, byte: 0, len } => write!(f, "zero_pad({of}, {len})"),
            Self::Pad { of, len, .. } => write!(f, "space_pad({of}, {len})"),
            Self::Xor(one, other) => write!(f, "xor({one}, {other})"),
            Self::Repeat { rounds, start, body } => write!(f, "repeat({rounds}, {start}, {body})"),
            Self::Carried { scheme, inner } => write!(f, "{scheme}({inner})"),
        }
    }
}

/// A digest in hexadecimal is its name alone, in capitals for the upper case.
fn encoded(f: &mut fmt::Formatter<'_>, encoding: Encoding, of: &Expr) -> fmt::Result {
    let short = matches!(encoding, Encoding::Hex | Encoding::HexUpper);
    match of {
        Expr::Digest(..) | Expr::Hmac { .. } | Expr::Kdf { .. } if short => computed(f, of, encoding),
        _ => {
            let name =
                ENCODINGS.iter().find(|(_, known)| *known == encoding).map_or("hex", |(name, _)| *name);
            write!(f, "{name}({of})")
        }
    }
}

fn computed(f: &mut fmt::Formatter<'_>, expr: &Expr, encoding: Encoding) -> fmt::Result {
    let upper = encoding == Encoding::HexUpper;
    let mut name = |prefix: &str, name: &str| -> fmt::Result {
        for c in prefix.chars().chain(name.chars()) {
            f.write_char(if upper { c.to_ascii_uppercase() } else { c })?;
        }
        f.write_str(if encoding == Encoding::Raw { "_raw(" } else { "(" })
    };
    match expr {
        Expr::Digest(digest, of) => {
            name("", digest.name())?;
            write!(f, "{of})")
        }
        Expr::Hmac { digest, message, key } => {
            name("hmac_", digest.name())?;
            write!(f, "{message}, key={key})")
        }
        Expr::Kdf { kdf, password, salt } => {
            match kdf {
                Kdf::Pbkdf2 { prf, .. } => name("pbkdf2_", prf.name())?,
                Kdf::Scrypt { .. } => name("", "scrypt")?,
                Kdf::Argon2 { variant, .. } => name("", variant.name())?,
                Kdf::Bcrypt { .. } => name("", "bcrypt")?,
            }
            write!(f, "{password}, {salt}, {}", kdf.number())?;
            match kdf {
                Kdf::Pbkdf2 { len, .. } => write!(f, ", {len})"),
                Kdf::Scrypt { r, p, len, .. } => write!(f, ", {r}, {p}, {len})"),
                Kdf::Argon2 { memory_kib, lanes, len, .. } => write!(f, ", {memory_kib}, {lanes}, {len})"),
                Kdf::Bcrypt { .. } => f.write_str(")"),
            }
        }
        other => write!(f, "{other}"),
    }
}

fn transform_name(transform: Transform) -> &'static str {
    TRANSFORMS.iter().find(|(_, known)| *known == transform).map_or("trim", |(name, _)| *name)
}

/// In double quotes; whatever is not printable ASCII, and the dollar, escaped.
fn literal(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    f.write_char('"')?;
    for byte in bytes {
        match byte {
            b'\n' => f.write_str("\\n")?,
            b'\r' => f.write_str("\\r")?,
            b'\t' => f.write_str("\\t")?,
            b'"' => f.write_str("\\\"")?,
            b'\\' => f.write_str("\\\\")?,
            b' '..=b'~' if *byte != b'$' => f.write_char(char::from(*byte))?,
            other => write!(f, "\\x{other:02x}")?,
        }
    }
    f.write_char('"')
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Literal(number) => write!(f, "{number}"),
            Self::Stored(0) => f.write_str("$rounds"),
            Self::Stored(offset) => write!(f, "$rounds{offset:+}"),
        }
    }
}
