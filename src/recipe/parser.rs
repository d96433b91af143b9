//! From text to tree, by recursive descent. The depth is counted, so that no
//! text can exhaust the stack.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::error::{Expected, RecipeError};
use super::expression::{Expr, Field, Number};
use super::names::{self, Variable};
use crate::codec::hex;

mod call;
mod literal;

/// Calls and parentheses may stand this deep in each other.
pub(super) const MAX_NESTING: usize = 16;
/// A recipe may have this many calls.
pub(super) const MAX_CALLS: usize = 64;
/// A recipe may have this many bytes.
pub(super) const MAX_TEXT: usize = 8192;

pub(super) type Result<T> = core::result::Result<T, RecipeError>;

/// The tree of an expression, with the constants that may stand behind it.
pub(super) fn parse(text: &str) -> Result<Expr> {
    if text.len() > MAX_TEXT {
        return Err(RecipeError::at(text, MAX_TEXT, Expected::This("the end, within 8192 bytes")));
    }
    // Constants stand behind the expression that uses them: it is read twice.
    let mut first = Parser::new(text);
    first.tolerant = true;
    first.expression()?;
    let constants = first.constants()?;
    let mut parser = Parser::new(text);
    parser.constants = constants;
    let expr = parser.expression()?;
    check(text, &expr)?;
    Ok(expr)
}

/// The bounds of the tree, which is what is printed: a spelling of others can
/// stand for more calls than it has.
fn check(text: &str, expr: &Expr) -> Result<()> {
    let (nesting, calls) = expr.extent();
    let stray = |expr: &Expr| expr.any(&mut |part| matches!(part, Expr::Carried { .. }));
    if nesting > MAX_NESTING {
        return Err(RecipeError::at(text, 0, Expected::Nesting));
    }
    if calls > MAX_CALLS {
        return Err(RecipeError::at(text, 0, Expected::Calls));
    }
    if expr.parts().into_iter().any(stray) {
        return Err(RecipeError::at(text, 0, Expected::This("one stored hash around everything else")));
    }
    Ok(())
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    calls: usize,
    /// In the body of this many repetitions.
    bodies: usize,
    constants: [Option<Vec<u8>>; 9],
    /// Constants are not known yet.
    tolerant: bool,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        let constants = [const { None }; 9];
        Self { text, at: 0, depth: 0, calls: 0, bodies: 0, constants, tolerant: false }
    }

    fn error<T>(&self, expected: Expected) -> Result<T> {
        self.error_at(self.at, expected)
    }

    fn error_at<T>(&self, at: usize, expected: Expected) -> Result<T> {
        Err(RecipeError::at(self.text, at, expected))
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// The next character but blanks, if it is this one.
    fn eat(&mut self, wanted: char) -> bool {
        self.skip_blanks();
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn demand(&mut self, wanted: char, expected: &'static str) -> Result<()> {
        if self.eat(wanted) { Ok(()) } else { self.error(Expected::This(expected)) }
    }

    /// Values joined by dots.
    fn expression(&mut self) -> Result<Expr> {
        self.depth += 1;
        if self.depth > MAX_NESTING + 1 {
            return self.error(Expected::Nesting);
        }
        let mut items = alloc::vec![self.item()?];
        loop {
            if self.eat('.') {
                items.push(self.item()?);
            } else if self.peek() == Some(':') {
                // `md5(…):$s` and `$u:$p`, as they stand in lists of compositions.
                items.push(Expr::Literal(self.marks()));
                if self.peek() == Some('$') {
                    items.push(self.item()?);
                }
            } else {
                break;
            }
        }
        self.depth -= 1;
        Ok(Expr::concat(items))
    }

    fn item(&mut self) -> Result<Expr> {
        self.skip_blanks();
        let start = self.at;
        match self.peek() {
            Some('$') => self.variable(),
            Some('"') => self.double_quoted().map(Expr::Literal),
            Some('\'') => self.single_quoted().map(Expr::Literal),
            Some('(') => {
                self.at += 1;
                let inner = self.expression()?;
                self.demand(')', "`.` or `)`")?;
                Ok(inner)
            }
            Some('0') => self.hex_literal().map(Expr::Literal),
            Some('\\') => self.escapes().map(Expr::Literal),
            Some(c) if literal::is_mark(c) => Ok(Expr::Literal(self.marks())),
            Some(c) if c.is_ascii_alphabetic() => {
                let name = self.word();
                let end = self.at;
                if self.eat('(') {
                    return self.call(name, start);
                }
                self.at = end;
                self.bare_word(name, start)
            }
            _ => self.error(Expected::This("a value: a variable, a \"literal\" or a function")),
        }
    }

    /// Letters, digits and underscores, with single hyphens and slashes in
    /// between: `sha-256`, `sha512/256`.
    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let part = |index: usize| bytes.get(index).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
        let mut end = 0;
        while part(end) || end > 0 && matches!(bytes.get(end), Some(b'-' | b'/')) && part(end + 1) {
            end += 1;
        }
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// A word without parentheses: a literal of the tools' lists if it is in
    /// capitals, else a slip of the pen.
    fn bare_word(&mut self, word: &str, start: usize) -> Result<Expr> {
        let capitals = word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if capitals && !names::is_name(word) {
            return Ok(Expr::Literal(word.as_bytes().to_vec()));
        }
        let nearest = names::nearest_variable(word).or_else(|| names::nearest_function(word));
        let expected = Expected::This("a variable with its `$`, a function with `(`, or a \"literal\"");
        Err(RecipeError::at(self.text, start, expected).with_nearest(nearest))
    }

    fn variable(&mut self) -> Result<Expr> {
        let start = self.at;
        let name = self.variable_name();
        match names::variable(&name) {
            Some(Variable::Password) => Ok(Expr::Password),
            Some(Variable::Field(field)) => Ok(Expr::Field(field)),
            Some(Variable::Previous) if self.bodies > 0 => Ok(Expr::Previous),
            Some(Variable::Previous) => self
                .error_at(start, Expected::This("a value that exists; `$x` is one in the body of `repeat`")),
            Some(Variable::Rounds) => {
                self.error_at(start, Expected::This("a value; `$rounds` is a count, not a text"))
            }
            Some(Variable::Constant(number)) => match self.constants.get(number - 1) {
                Some(Some(constant)) => Ok(Expr::Literal(constant.clone())),
                _ if self.tolerant => Ok(Expr::Literal(Vec::new())),
                _ => self.error_at(start, Expected::This("a constant that is given: add `,c1=…` at the end")),
            },
            None => {
                let nearest = names::nearest_variable(&name);
                Err(RecipeError::at(self.text, start, Expected::Variable).with_nearest(nearest))
            }
        }
    }

    /// What stands behind a dollar. A hyphen is not part of it.
    fn variable_name(&mut self) -> String {
        self.at += 1;
        let rest = self.rest();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default().into()
    }

    /// A plain decimal number up to a limit.
    fn number(&mut self, max: u32) -> Result<u32> {
        self.skip_blanks();
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let digits = rest.get(..end).unwrap_or_default();
        let number = crate::codec::decimal::parse_u64(digits.as_bytes());
        match number.and_then(|number| u32::try_from(number).ok()).filter(|number| *number <= max) {
            Some(number) => {
                self.at += end;
                Ok(number)
            }
            None => self.error(if digits.is_empty() { Expected::This("a number") } else { Expected::Number }),
        }
    }

    /// A literal count, or `$rounds` with so many more or less.
    fn count(&mut self) -> Result<Number> {
        self.skip_blanks();
        if self.peek() != Some('$') {
            let start = self.at;
            let number = self.number(u32::MAX)?;
            return if number == 0 {
                self.error_at(start, Expected::Number)
            } else {
                Ok(Number::Literal(number))
            };
        }
        let start = self.at;
        if names::variable(&self.variable_name()) != Some(Variable::Rounds) {
            return self.error_at(start, Expected::This("a number or `$rounds`"));
        }
        let sign = if self.eat('+') {
            1
        } else if self.eat('-') {
            -1
        } else {
            return Ok(Number::Stored(0));
        };
        // Within the range of i32 on both sides.
        let offset = i32::try_from(self.number(1 << 30)?).unwrap_or_default();
        Ok(Number::Stored(sign * offset))
    }
}

impl Parser<'_> {
    /// `,c1=text,c2=text` and the end of the text.
    fn constants(&mut self) -> Result<[Option<Vec<u8>>; 9]> {
        let mut constants = [const { None }; 9];
        while self.eat(',') {
            self.skip_blanks();
            let start = self.at;
            let name = self.word();
            let slot = match names::variable(name) {
                Some(Variable::Constant(number)) => constants.get_mut(number - 1),
                _ => None,
            };
            let Some(slot @ None) = slot else {
                return self.error_at(start, Expected::This("a constant, each once: `c1=…` to `c9=…`"));
            };
            self.demand('=', "`=`")?;
            *slot = Some(self.constant_text()?);
        }
        if self.rest().trim().is_empty() {
            Ok(constants)
        } else {
            self.error(Expected::This("`.` or the end"))
        }
    }
}

/// The value of two hexadecimal digits at the start of a text.
fn hex_byte(digits: Option<&str>) -> Option<u8> {
    hex::decode(digits?.as_bytes())?.first().copied()
}

fn boxed(expr: Expr) -> Box<Expr> {
    Box::new(expr)
}

/// The variables that the crackers' `(key = $pass)` leaves for the message.
fn other_of(key: &Expr) -> Option<Expr> {
    match key {
        Expr::Password => Some(Expr::Field(Field::Salt)),
        Expr::Field(Field::Salt) => Some(Expr::Password),
        _ => None,
    }
}
