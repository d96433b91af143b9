//! From tree to program, for one row and one person.

use alloc::vec::Vec;

use super::expression::{Expr, Field, Kdf, Number};
use super::layout::Content;
use crate::computation::{Computation, Encoding, Steps};
use crate::error::{Context, Malformed, ParseError};
use crate::primitives::Feedback;
use crate::scheme::Input;
use crate::stored::Column;

/// What the expression's variables stand for.
pub(super) struct Bound<'a> {
    pub(super) input: Input<'a>,
    pub(super) content: &'a Content,
}

impl Bound<'_> {
    /// The bytes of a constant.
    fn bytes(&self, expr: &Expr) -> Result<Vec<u8>, ParseError> {
        match expr {
            Expr::Literal(bytes) => Ok(bytes.clone()),
            Expr::Field(field) => self.field(*field),
            Expr::Column(name) => Ok(self.input.column(Column::from_name(name).context())?.to_vec()),
            Expr::Decode(encoding, of) => {
                let decoded = encoding.decode(&self.bytes(of)?).ok_or(Malformed::Encoding("salt"))?;
                Ok(decoded.to_vec())
            }
            Expr::Concat(items) => {
                let mut joined = Vec::new();
                for item in items {
                    joined.extend_from_slice(&self.bytes(item)?);
                }
                Ok(joined)
            }
            // The parser lets only what is of the row be decoded.
            _ => Err(Malformed::Computation.into()),
        }
    }

    fn field(&self, field: Field) -> Result<Vec<u8>, ParseError> {
        if let Some(value) = self.content.get(field) {
            return Ok(value.to_vec());
        }
        let text = match field {
            Field::Salt | Field::Salt2 => return Ok(self.input.column(field.context())?.to_vec()),
            Field::Login => self.input.login()?,
            Field::Realm => self.input.realm()?,
            Field::UserId => self.input.user_id()?,
            Field::Email => self.input.email()?,
        };
        Ok(text.as_bytes().to_vec())
    }

    /// A count of the expression, with that of the row. None at all is possible
    /// only where the expression takes something off: the first round may stand
    /// before the others.
    pub(super) fn number(&self, number: Number) -> Result<u32, ParseError> {
        let offset = match number {
            Number::Literal(number) => return Ok(number),
            Number::Stored(offset) => offset,
        };
        let stored = match self.content.rounds {
            Some(rounds) => rounds,
            None => {
                let column = self.input.column(Context::Rounds)?;
                crate::codec::decimal::parse_u32(column).ok_or(Malformed::Number("rounds"))?
            }
        };
        let count = i64::from(stored) + i64::from(offset);
        let least = u32::from(offset >= 0);
        u32::try_from(count).ok().filter(|count| *count >= least).ok_or(Malformed::Range("rounds").into())
    }
}

/// The program of an expression.
pub(super) fn compile(expr: &Expr, bound: &Bound<'_>) -> Result<Computation, ParseError> {
    compiled(bound, |compiler| compiler.emit(expr))
}

/// The program of an expression up to its outermost text encoding, if it has one.
pub(super) fn compile_spelt(expr: &Expr, bound: &Bound<'_>) -> Result<Computation, ParseError> {
    compiled(bound, |compiler| match expr {
        Expr::Encode(_, of) => compiler.emit(of),
        Expr::Repeat { rounds, start, body } if spelling(body).is_some() => {
            compiler.repeat(*rounds, start, body, true)
        }
        other => compiler.emit(other),
    })
}

/// The text encoding in which the value of an expression comes out.
pub(super) fn spelling(expr: &Expr) -> Option<Encoding> {
    match expr {
        Expr::Encode(encoding, _) => Some(*encoding),
        Expr::Repeat { body, .. } => spelling(body),
        _ => None,
    }
}

fn compiled(
    bound: &Bound<'_>,
    emit: impl FnOnce(&mut Compiler<'_>) -> Result<(), ParseError>,
) -> Result<Computation, ParseError> {
    let mut compiler = Compiler { bound, steps: Computation::steps(), height: 0, previous: Vec::new() };
    emit(&mut compiler)?;
    Ok(compiler.steps.build()?)
}

struct Compiler<'a> {
    bound: &'a Bound<'a>,
    steps: Steps,
    /// How many values are on the stack.
    height: usize,
    /// Where on the stack the values of the repetitions around are.
    previous: Vec<usize>,
}

impl Compiler<'_> {
    /// Adds steps that push `height` values more than they pop.
    fn step(&mut self, change: isize, add: impl FnOnce(Steps) -> Steps) {
        self.steps = add(core::mem::take(&mut self.steps));
        self.height = self.height.saturating_add_signed(change);
    }

    fn emit(&mut self, expr: &Expr) -> Result<(), ParseError> {
        match expr {
            Expr::Password => self.step(1, Steps::password),
            Expr::Previous => {
                let at = self.previous.last().copied().ok_or(Malformed::Computation)?;
                let below = self.height.checked_sub(at + 1).and_then(|below| u8::try_from(below).ok());
                let below = below.ok_or(Malformed::Computation)?;
                self.step(1, |steps| steps.pick(below));
            }
            Expr::Field(_) | Expr::Literal(_) | Expr::Column(_) | Expr::Decode(..) | Expr::Key(_) => {
                self.constant(expr)?;
            }
            Expr::Concat(items) => self.concat(items)?,
            Expr::Digest(digest, of) => {
                self.emit(of)?;
                self.step(0, |steps| steps.digest(*digest));
            }
            Expr::Hmac { digest, message, key } => {
                self.emit(key)?;
                self.emit(message)?;
                self.step(-1, |steps| steps.hmac(*digest));
            }
            Expr::Encode(encoding, of) => {
                self.emit(of)?;
                self.step(0, |steps| steps.encode(*encoding));
            }
            Expr::Transform(transform, of) => {
                self.emit(of)?;
                self.step(0, |steps| steps.transform(*transform));
            }
            Expr::Reverse(of) => {
                self.emit(of)?;
                self.step(0, Steps::reverse);
            }
            Expr::Slice { of, start, len } => {
                self.emit(of)?;
                self.step(0, |steps| steps.slice(*start, *len));
            }
            Expr::Pad { of, byte, len } => {
                self.emit(of)?;
                self.step(0, |steps| steps.pad(*byte, *len));
            }
            Expr::Xor(one, other) => {
                self.emit(one)?;
                self.emit(other)?;
                self.step(-1, Steps::xor);
            }
            Expr::Repeat { rounds, start, body } => self.repeat(*rounds, start, body, false)?,
            Expr::Kdf { kdf, password, salt } => self.kdf(*kdf, password, salt)?,
            // The scheme reads it: never inside another value.
            Expr::Carried { .. } => return Err(Malformed::Computation.into()),
        }
        Ok(())
    }

    /// What is of the person and the keys is named in the program; what is of
    /// the row stands in it.
    fn constant(&mut self, expr: &Expr) -> Result<(), ParseError> {
        let input = self.bound.input;
        match expr {
            Expr::Field(field) if self.bound.content.get(*field).is_none() => match field {
                Field::Login => {
                    let name = input.login()?;
                    self.step(1, |steps| steps.login(name));
                }
                Field::Realm => {
                    let realm = input.realm()?;
                    self.step(1, |steps| steps.realm(realm));
                }
                Field::UserId => {
                    let id = input.user_id()?;
                    self.step(1, |steps| steps.user_id(id));
                }
                Field::Email => {
                    let address = input.email()?;
                    self.step(1, |steps| steps.email(address));
                }
                Field::Salt | Field::Salt2 => self.bytes(expr)?,
            },
            Expr::Key(id) => {
                let key = input.key(id)?;
                self.step(1, |steps| steps.key(&key));
            }
            _ => self.bytes(expr)?,
        }
        Ok(())
    }

    fn bytes(&mut self, expr: &Expr) -> Result<(), ParseError> {
        let bytes = self.bound.bytes(expr)?;
        self.step(1, |steps| steps.bytes(bytes));
        Ok(())
    }

    /// Joined a few at a time, so that the stack stays low.
    fn concat(&mut self, items: &[Expr]) -> Result<(), ParseError> {
        const AT_ONCE: u8 = 8;
        let mut waiting = 0;
        for item in items {
            self.emit(item)?;
            waiting += 1;
            if waiting == AT_ONCE {
                self.join(waiting);
                waiting = 1;
            }
        }
        if waiting != 1 {
            self.join(waiting);
        }
        Ok(())
    }

    fn join(&mut self, count: u8) {
        self.step(1 - isize::from(count), |steps| steps.concat(count));
    }

    /// `spelt`: the last value without its text encoding.
    fn repeat(&mut self, rounds: Number, start: &Expr, body: &Expr, spelt: bool) -> Result<(), ParseError> {
        let rounds = self.bound.number(rounds)?;
        let (core, encoding) = super::expression::spelt(body);
        if rounds == 0 {
            return match start {
                Expr::Encode(of_start, start) if spelt && Some(*of_start) == encoding => self.emit(start),
                start => self.emit(start),
            };
        }
        self.emit(start)?;
        if let Some((feedback, steps)) = one_digest(core, encoding) {
            let (prefix, suffix, digest) = steps;
            if feedback == Feedback::Raw && prefix.is_empty() {
                self.concat_or_empty(suffix)?;
                self.step(-1, |steps| steps.iterate(digest, rounds.into()));
            } else {
                self.concat_or_empty(prefix)?;
                self.concat_or_empty(suffix)?;
                self.step(-2, |steps| steps.feedback(digest, feedback, rounds.into()));
            }
            if let (Some(encoding), false) = (encoding, spelt) {
                self.step(0, |steps| steps.encode(encoding));
            }
            return Ok(());
        }
        let strip = spelt && encoding.is_some();
        let whole = if strip { rounds - 1 } else { rounds };
        if whole > 0 {
            let outer = core::mem::take(&mut self.steps);
            self.body(body)?;
            let inner = core::mem::replace(&mut self.steps, outer);
            self.step(0, |steps| steps.repeat_steps(whole, inner));
        }
        if strip { self.body(core) } else { Ok(()) }
    }

    /// One round: the value on top becomes the next one.
    fn body(&mut self, body: &Expr) -> Result<(), ParseError> {
        self.previous.push(self.height.saturating_sub(1));
        self.emit(body)?;
        self.previous.pop();
        self.step(-1, Steps::nip);
        Ok(())
    }

    fn concat_or_empty(&mut self, items: &[Expr]) -> Result<(), ParseError> {
        match items {
            [] => self.step(1, |steps| steps.bytes([])),
            items => self.concat(items)?,
        }
        Ok(())
    }

    fn kdf(&mut self, kdf: Kdf, password: &Expr, salt: &Expr) -> Result<(), ParseError> {
        self.emit(password)?;
        self.emit(salt)?;
        let number = self.bound.number(kdf.number())?;
        match kdf {
            Kdf::Pbkdf2 { prf, len, .. } => self.step(-1, |steps| steps.pbkdf2(prf, number, len)),
            Kdf::Scrypt { r, p, len, .. } => {
                let log_n = number.is_power_of_two().then(|| u8::try_from(number.trailing_zeros()).ok());
                let log_n = log_n.flatten().ok_or(Malformed::Range("N"))?;
                self.step(-1, |steps| steps.scrypt(log_n, r, p, len));
            }
            Kdf::Argon2 { variant, memory_kib, lanes, len, .. } => {
                // No secret and no associated data.
                self.step(-1, |steps| {
                    steps.bytes([]).bytes([]).argon2(variant, 0x13, (memory_kib, number, lanes), len)
                });
            }
            Kdf::Bcrypt { .. } => {
                self.step(-1, |steps| steps.bcrypt(number, crate::primitives::BcryptKey::Standard));
            }
        }
        Ok(())
    }
}

type Around<'e> = (&'e [Expr], &'e [Expr], crate::primitives::Digest);

/// A body that is one digest of the value before, between constants: the parts
/// before and behind it.
fn one_digest(core: &Expr, encoding: Option<Encoding>) -> Option<(Feedback, Around<'_>)> {
    let feedback = match encoding {
        None => Feedback::Raw,
        Some(Encoding::Hex) => Feedback::Hex,
        Some(Encoding::HexUpper) => Feedback::HexUpper,
        Some(_) => return None,
    };
    let Expr::Digest(digest, of) = core else { return None };
    let items = match &**of {
        Expr::Concat(items) => items.as_slice(),
        single => core::slice::from_ref(single),
    };
    let at = items.iter().position(|item| *item == Expr::Previous)?;
    let (before, rest) = items.split_at_checked(at)?;
    let (_, behind) = rest.split_first()?;
    let constant = !before.iter().chain(behind).any(Expr::uses_previous);
    constant.then_some((feedback, (before, behind, *digest)))
}
