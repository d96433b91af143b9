//! The tree of an expression, in normal form: what two spellings mean alike has
//! one tree.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::computation::{Encoding, Transform};
use crate::error::Context;
use crate::keyring::KeyId;
use crate::primitives::{Argon2Variant, Digest};

/// A value made of the password, the row and the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expr {
    Password,
    /// The value before, in the body of a repetition.
    Previous,
    Field(Field),
    Key(KeyId),
    Column(Arc<str>),
    Literal(Vec<u8>),
    /// Text of a constant, read back to bytes.
    Decode(Encoding, Box<Expr>),
    Concat(Vec<Expr>),
    Digest(Digest, Box<Expr>),
    Hmac {
        digest: Digest,
        message: Box<Expr>,
        key: Box<Expr>,
    },
    Encode(Encoding, Box<Expr>),
    Transform(Transform, Box<Expr>),
    Reverse(Box<Expr>),
    Slice {
        of: Box<Expr>,
        start: usize,
        len: usize,
    },
    Pad {
        of: Box<Expr>,
        byte: u8,
        len: usize,
    },
    Xor(Box<Expr>, Box<Expr>),
    Repeat {
        rounds: Number,
        start: Box<Expr>,
        body: Box<Expr>,
    },
    Kdf {
        kdf: Kdf,
        password: Box<Expr>,
        salt: Box<Expr>,
    },
    /// The stored hash is one of this scheme, made of the value inside.
    Carried {
        scheme: &'static str,
        inner: Box<Expr>,
    },
}

/// What a layout or the row can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Salt,
    Salt2,
    Login,
    Realm,
    UserId,
    Email,
}

impl Field {
    pub(crate) const ALL: [Self; 6] =
        [Self::Salt, Self::Salt2, Self::Login, Self::Realm, Self::UserId, Self::Email];

    /// The canonical name, without the dollar.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Salt => "salt",
            Self::Salt2 => "salt2",
            Self::Login => "user",
            Self::Realm => "realm",
            Self::UserId => "userid",
            Self::Email => "email",
        }
    }

    pub(crate) const fn context(self) -> Context {
        match self {
            Self::Salt => Context::Salt,
            Self::Salt2 => Context::Salt2,
            Self::Login => Context::Login,
            Self::Realm => Context::Realm,
            Self::UserId => Context::UserId,
            Self::Email => Context::Email,
        }
    }
}

/// A count, from the expression or from the stored string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    Literal(u32),
    /// `$rounds`, and so many more or less.
    Stored(i32),
}

/// A slow function with all its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kdf {
    Pbkdf2 { prf: Digest, rounds: Number, len: usize },
    Scrypt { n: Number, r: u32, p: u32, len: usize },
    Argon2 { variant: Argon2Variant, passes: Number, memory_kib: u32, lanes: u32, len: usize },
    Bcrypt { cost: Number },
}

impl Kdf {
    pub(crate) fn output_len(self) -> usize {
        match self {
            Self::Pbkdf2 { len, .. } | Self::Scrypt { len, .. } | Self::Argon2 { len, .. } => len,
            Self::Bcrypt { .. } => crate::computation::BCRYPT_LEN,
        }
    }

    pub(crate) fn number(self) -> Number {
        match self {
            Self::Pbkdf2 { rounds, .. } => rounds,
            Self::Scrypt { n, .. } => n,
            Self::Argon2 { passes, .. } => passes,
            Self::Bcrypt { cost } => cost,
        }
    }
}

impl Expr {
    /// Values joined: flat, neighbouring literals as one, no empty ones.
    pub(crate) fn concat(items: impl IntoIterator<Item = Self>) -> Self {
        let mut joined: Vec<Self> = Vec::new();
        for item in items {
            let parts = match item {
                Self::Concat(parts) => parts,
                other => alloc::vec![other],
            };
            for part in parts {
                match (joined.last_mut(), part) {
                    (_, Self::Literal(bytes)) if bytes.is_empty() => {}
                    (Some(Self::Literal(before)), Self::Literal(bytes)) => before.extend_from_slice(&bytes),
                    (_, part) => joined.push(part),
                }
            }
        }
        match joined.len() {
            0 => Self::Literal(Vec::new()),
            1 => joined.remove(0),
            _ => {
                joined.shrink_to_fit();
                Self::Concat(joined)
            }
        }
    }

    pub(crate) fn encoded(self, encoding: Encoding) -> Self {
        match encoding {
            Encoding::Raw => self,
            _ => Self::Encode(encoding, Box::new(self)),
        }
    }

    /// A change of case turns hexadecimal into hexadecimal of the other case.
    pub(crate) fn transformed(self, transform: Transform) -> Self {
        let case = match transform {
            Transform::Lower | Transform::LowerAscii => Some(Encoding::Hex),
            Transform::Upper | Transform::UpperAscii => Some(Encoding::HexUpper),
            _ => None,
        };
        match (self, case) {
            (Self::Encode(Encoding::Hex | Encoding::HexUpper, of), Some(encoding)) => {
                Self::Encode(encoding, of)
            }
            (of, _) => Self::Transform(transform, Box::new(of)),
        }
    }

    /// A part of hexadecimal text that begins and ends between bytes is the
    /// text of a part.
    pub(crate) fn sliced(self, start: usize, len: usize) -> Self {
        match self {
            Self::Encode(encoding @ (Encoding::Hex | Encoding::HexUpper), of)
                if start.is_multiple_of(2) && len.is_multiple_of(2) =>
            {
                of.sliced(start / 2, len / 2).encoded(encoding)
            }
            of => Self::Slice { of: Box::new(of), start, len },
        }
    }

    /// Whether it is of the row: what may stand in a program as it is. Names and
    /// keys may not.
    pub(crate) fn is_of_the_row(&self) -> bool {
        match self {
            Self::Field(Field::Salt | Field::Salt2)
            | Self::Column(_)
            | Self::Literal(_)
            | Self::Decode(..) => true,
            Self::Concat(items) => items.iter().all(Self::is_of_the_row),
            _ => false,
        }
    }

    /// The length in bytes, if it does not depend on the password and the row.
    pub(crate) fn fixed_len(&self) -> Option<usize> {
        match self {
            Self::Literal(bytes) => Some(bytes.len()),
            Self::Concat(items) => {
                items.iter().try_fold(0_usize, |sum, item| sum.checked_add(item.fixed_len()?))
            }
            Self::Digest(digest, _) | Self::Hmac { digest, .. } => Some(digest.output_len()),
            Self::Encode(encoding, of) => Some(encoding.encoded_len(of.fixed_len()?)),
            Self::Reverse(of) => of.fixed_len(),
            Self::Slice { of, start, len } => Some(of.fixed_len()?.saturating_sub(*start).min(*len)),
            Self::Pad { of, len, .. } => Some(of.fixed_len()?.max(*len)),
            Self::Xor(one, other) => one.fixed_len().filter(|len| Some(*len) == other.fixed_len()),
            Self::Repeat { body, .. } => body.fixed_len(),
            Self::Kdf { kdf, .. } => Some(kdf.output_len()),
            Self::Password
            | Self::Previous
            | Self::Field(_)
            | Self::Key(_)
            | Self::Column(_)
            | Self::Decode(..)
            | Self::Transform(..)
            | Self::Carried { .. } => None,
        }
    }

    /// The parts that it is made of.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Password
            | Self::Previous
            | Self::Field(_)
            | Self::Key(_)
            | Self::Column(_)
            | Self::Literal(_) => Vec::new(),
            Self::Concat(items) => items.iter().collect(),
            Self::Decode(_, of)
            | Self::Digest(_, of)
            | Self::Encode(_, of)
            | Self::Transform(_, of)
            | Self::Reverse(of)
            | Self::Slice { of, .. }
            | Self::Pad { of, .. }
            | Self::Carried { inner: of, .. } => alloc::vec![&**of],
            Self::Hmac { message, key, .. } => alloc::vec![&**message, &**key],
            Self::Xor(one, other) => alloc::vec![&**one, &**other],
            Self::Repeat { start, body, .. } => alloc::vec![&**start, &**body],
            Self::Kdf { password, salt, .. } => alloc::vec![&**password, &**salt],
        }
    }

    /// How deep calls stand in calls, and how many there are, as printed.
    pub(crate) fn extent(&self) -> (usize, usize) {
        let own = match self {
            Self::Password | Self::Previous | Self::Field(_) | Self::Literal(_) | Self::Concat(_) => 0,
            // A digest in hexadecimal is one call.
            Self::Encode(Encoding::Hex | Encoding::HexUpper, of)
                if matches!(**of, Self::Digest(..) | Self::Hmac { .. } | Self::Kdf { .. }) =>
            {
                0
            }
            _ => 1,
        };
        let inner = self.parts().into_iter().map(Self::extent);
        let (nesting, calls) =
            inner.fold((0, 0), |(deep, sum), (nesting, calls)| (deep.max(nesting), sum + calls));
        (nesting + own, calls + own)
    }

    /// Whether any part of it, or itself, is so. The depth is bounded by the parser.
    pub(crate) fn any(&self, is: &mut dyn FnMut(&Self) -> bool) -> bool {
        is(self) || self.parts().into_iter().any(|part| part.any(is))
    }

    /// Whether its value depends on the value before in a repetition around it.
    pub(crate) fn uses_previous(&self) -> bool {
        match self {
            Self::Previous => true,
            // The body of an inner repetition speaks of its own value.
            Self::Repeat { start, .. } => start.uses_previous(),
            other => other.parts().into_iter().any(Self::uses_previous),
        }
    }

    /// Whether a count comes from the stored string.
    pub(crate) fn uses_rounds(&self) -> bool {
        self.any(&mut |expr| {
            let number = match expr {
                Self::Repeat { rounds, .. } => *rounds,
                Self::Kdf { kdf, .. } => kdf.number(),
                _ => return false,
            };
            matches!(number, Number::Stored(_))
        })
    }
}

/// A value without its outermost text encoding, which is how it is spelt, not
/// what it is.
pub(crate) fn spelt(expr: &Expr) -> (&Expr, Option<Encoding>) {
    match expr {
        Expr::Encode(encoding, of) => (of, Some(*encoding)),
        other => (other, None),
    }
}
