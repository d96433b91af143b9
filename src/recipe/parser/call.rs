//! Calls, with the arguments that each function takes.

use super::{MAX_CALLS, Parser, Result, boxed, other_of};
use crate::computation::Encoding;
use crate::keyring::KeyId;
use crate::primitives::Digest;
use crate::recipe::error::{Expected, RecipeError};
use crate::recipe::expression::{Expr, Kdf};
use crate::recipe::names::{self, Function, KdfName};

/// The longest that a number can make a value.
const MAX_LEN: u32 = 64 << 10;

impl Parser<'_> {
    /// The rest of a call, behind its opening parenthesis.
    pub(super) fn call(&mut self, name: &str, start: usize) -> Result<Expr> {
        let Some(function) = names::function(name) else {
            let expected = if names::is_rare(name) { Expected::RareDigest } else { Expected::Function };
            let nearest = if names::is_rare(name) { None } else { names::nearest_function(name) };
            return Err(RecipeError::at(self.text, start, expected).with_nearest(nearest));
        };
        self.calls += 1;
        if self.calls > MAX_CALLS {
            return self.error_at(start, Expected::Calls);
        }
        let value = self.arguments(function, start)?;
        self.demand(')', "`.`, `,` or `)`")?;
        Ok(value)
    }

    fn arguments(&mut self, function: Function, start: usize) -> Result<Expr> {
        Ok(match function {
            Function::Digest(digest, encoding) => {
                let of = self.expression()?;
                let raw = encoding == Encoding::Hex && self.raw_flag()?;
                Expr::Digest(digest, boxed(of)).encoded(if raw { Encoding::Raw } else { encoding })
            }
            Function::Hmac(digest, encoding) => self.hmac(digest)?.encoded(encoding),
            Function::Encode(encoding) => self.expression()?.encoded(encoding),
            Function::Decode(encoding) => return self.decode(encoding, start),
            Function::Transform(transform) => self.expression()?.transformed(transform),
            Function::Reverse => Expr::Reverse(boxed(self.expression()?)),
            Function::Slice => {
                let of = self.expression()?;
                let start = self.next_number(0)?;
                let len = self.next_number(1)?;
                of.sliced(start, len)
            }
            Function::Truncate => {
                let of = self.expression()?;
                let len = self.next_number(1)?;
                of.sliced(0, len)
            }
            Function::Pad(byte, len) => {
                let of = boxed(self.expression()?);
                let len = match len {
                    Some(len) if len <= MAX_LEN as usize => len,
                    Some(_) => return self.error_at(start, Expected::Number),
                    None => self.next_number(1)?,
                };
                Expr::Pad { of, byte, len }
            }
            Function::Xor => {
                let one = self.expression()?;
                self.demand(',', "`,`")?;
                Expr::Xor(boxed(one), boxed(self.expression()?))
            }
            Function::Repeat => self.repeat()?,
            Function::Key => Expr::Key(KeyId::from(self.quoted_name()?)),
            Function::Column => Expr::Column(self.quoted_name()?.into()),
            Function::Kdf(kdf, encoding) => return self.kdf(kdf, encoding, start),
            Function::Carried(scheme) => return self.carried_rest(scheme, start),
            Function::PhpHash => {
                let digest = self.named_digest()?;
                self.demand(',', "`,`")?;
                let of = self.expression()?;
                let encoding = self.php_encoding()?;
                Expr::Digest(digest, boxed(of)).encoded(encoding)
            }
            Function::PhpHmac => {
                let digest = self.named_digest()?;
                self.demand(',', "`,`")?;
                let message = boxed(self.expression()?);
                self.demand(',', "`,`")?;
                let key = boxed(self.expression()?);
                let encoding = self.php_encoding()?;
                Expr::Hmac { digest, message, key }.encoded(encoding)
            }
            Function::PhpPbkdf2 => self.php_pbkdf2()?,
        })
    }

    /// `(message, key=…)`, or `(key = …)` where the other of password and salt
    /// is the message.
    fn hmac(&mut self, digest: Digest) -> Result<Expr> {
        if self.eat_key() {
            let at = self.at;
            let key = self.expression()?;
            let Some(message) = other_of(&key) else {
                return self
                    .error_at(at, Expected::This("$pass or $salt alone, or a message before `, key=`"));
            };
            return Ok(Expr::Hmac { digest, message: boxed(message), key: boxed(key) });
        }
        let message = boxed(self.expression()?);
        self.demand(',', "`, key=…`")?;
        if !self.eat_key() {
            return self.error(Expected::This("`key=`"));
        }
        Ok(Expr::Hmac { digest, message, key: boxed(self.expression()?) })
    }

    fn eat_key(&mut self) -> bool {
        self.skip_blanks();
        let start = self.at;
        if self.word() == "key" && self.eat('=') {
            return true;
        }
        self.at = start;
        false
    }

    /// Text back to bytes: literals at once, other constants when a row is read.
    fn decode(&mut self, encoding: Encoding, start: usize) -> Result<Expr> {
        match self.expression()? {
            Expr::Literal(text) => match encoding.decode(&text) {
                Some(bytes) => Ok(Expr::Literal(bytes.to_vec())),
                None => self.error_at(start, Expected::This("a literal in this encoding")),
            },
            constant if constant.is_of_the_row() => Ok(Expr::Decode(encoding, boxed(constant))),
            _ => self.error_at(
                start,
                Expected::This(
                    "a salt, a column or a literal inside; keys are decoded before they are given",
                ),
            ),
        }
    }

    fn repeat(&mut self) -> Result<Expr> {
        let rounds = self.count()?;
        self.demand(',', "`,`")?;
        let start = boxed(self.expression()?);
        self.demand(',', "`,`")?;
        self.bodies += 1;
        let body = boxed(self.expression()?);
        self.bodies -= 1;
        Ok(Expr::Repeat { rounds, start, body })
    }

    /// With all parameters a value; with one argument a stored hash.
    fn kdf(&mut self, name: KdfName, encoding: Encoding, start: usize) -> Result<Expr> {
        let password = boxed(self.expression()?);
        if !self.eat(',') {
            return match name.scheme() {
                Some(scheme) if encoding == Encoding::Hex => self.carried(scheme, *password, start),
                _ => self.error(Expected::This("`,` and a salt")),
            };
        }
        let salt = boxed(self.expression()?);
        self.demand(',', "`,`")?;
        let number = self.count()?;
        let kdf = match name {
            KdfName::Bcrypt => Kdf::Bcrypt { cost: number },
            KdfName::Pbkdf2(prf) => Kdf::Pbkdf2 { prf, rounds: number, len: self.next_number(1)? },
            KdfName::Scrypt => Kdf::Scrypt {
                n: number,
                r: self.next_u32(u32::MAX)?,
                p: self.next_u32(u32::MAX)?,
                len: self.next_number(1)?,
            },
            KdfName::Argon2(variant) => Kdf::Argon2 {
                variant,
                passes: number,
                memory_kib: self.next_u32(u32::MAX)?,
                lanes: self.next_u32(u32::MAX)?,
                len: self.next_number(4)?,
            },
        };
        Ok(Expr::Kdf { kdf, password, salt }.encoded(encoding))
    }

    fn carried_rest(&mut self, scheme: &'static str, start: usize) -> Result<Expr> {
        let inner = self.expression()?;
        self.carried(scheme, inner, start)
    }

    /// Only outermost: inside, nobody would know its salt.
    fn carried(&mut self, scheme: &'static str, inner: Expr, start: usize) -> Result<Expr> {
        if self.depth > 1 || !self.text.get(..start).unwrap_or_default().trim().is_empty() {
            return self.error_at(
                start,
                Expected::This("this function with salt and parameters; alone it is only outermost"),
            );
        }
        Ok(Expr::Carried { scheme, inner: boxed(inner) })
    }

    /// PHP: the length is that of the text, 0 for all of it.
    fn php_pbkdf2(&mut self) -> Result<Expr> {
        let prf = self.named_digest()?;
        self.demand(',', "`,`")?;
        let password = boxed(self.expression()?);
        self.demand(',', "`,`")?;
        let salt = boxed(self.expression()?);
        self.demand(',', "`,`")?;
        let rounds = self.count()?;
        let asked = if self.eat(',') { self.number(MAX_LEN)? as usize } else { 0 };
        let raw = self.raw_flag()?;
        let whole = prf.output_len();
        let len = match (asked, raw) {
            (0, _) => whole,
            (asked, true) => asked,
            (asked, false) => asked.div_ceil(2),
        };
        let value = Expr::Kdf { kdf: Kdf::Pbkdf2 { prf, rounds, len }, password, salt };
        if raw {
            return Ok(value);
        }
        let text = value.encoded(Encoding::Hex);
        Ok(if asked % 2 == 1 { text.sliced(0, asked) } else { text })
    }

    fn php_encoding(&mut self) -> Result<Encoding> {
        Ok(if self.raw_flag()? { Encoding::Raw } else { Encoding::Hex })
    }

    /// PHP's last argument: `, true` for raw bytes.
    fn raw_flag(&mut self) -> Result<bool> {
        if !self.eat(',') {
            return Ok(false);
        }
        self.skip_blanks();
        let start = self.at;
        match self.word() {
            "true" | "TRUE" => Ok(true),
            "false" | "FALSE" => Ok(false),
            _ => self.error_at(start, Expected::This("true or false")),
        }
    }

    fn next_number(&mut self, min: usize) -> Result<usize> {
        let number = self.next_u32(MAX_LEN)? as usize;
        if number < min { self.error(Expected::Number) } else { Ok(number) }
    }

    fn next_u32(&mut self, max: u32) -> Result<u32> {
        self.demand(',', "`,` and a number")?;
        self.number(max)
    }

    /// A name in quotes: 1 to 64 characters.
    fn quoted_name(&mut self) -> Result<alloc::string::String> {
        self.skip_blanks();
        let start = self.at;
        let name = match self.peek() {
            Some('"') => self.double_quoted()?,
            Some('\'') => self.single_quoted()?,
            _ => return self.error(Expected::This("a name in quotes")),
        };
        match alloc::string::String::from_utf8(name) {
            Ok(name) if (1..=64).contains(&name.len()) => Ok(name),
            _ => self.error_at(start, Expected::This("a name of 1 to 64 bytes")),
        }
    }

    fn named_digest(&mut self) -> Result<Digest> {
        self.skip_blanks();
        let start = self.at;
        let name = self.quoted_name()?;
        match names::digest_of(&name) {
            Some(digest) => Ok(digest),
            None => {
                let expected = if names::is_rare(&name) { Expected::RareDigest } else { Expected::Function };
                let nearest = names::nearest_function(&name);
                Err(RecipeError::at(self.text, start, expected).with_nearest(nearest))
            }
        }
    }
}
