//! Making stored strings by a recipe.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::super::compile::{Bound, compile, compile_spelt};
use super::super::expression::{Expr, Field};
use super::super::layout::{Content, Name};
use super::RecipeScheme;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::keyring::Keyring;
use crate::scheme::{Exemplar, Input};
use crate::stored::{Column, StoredHash, Subject};
use crate::tag::Scratch;

/// The password of made-up pairs.
const PASSWORD: &str = "correct horse battery staple";
/// The characters of a salt that stands as text: 32, so that five bits choose one.
const SALT_TEXT: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// The bytes of a salt whose length the layout leaves open.
const SALT_LEN: usize = 16;
/// Counts for rows that are made up: a power of two, and one that is a cost of bcrypt.
const TRIAL_ROUNDS: [u32; 2] = [1024, 10];
/// Salts for rows that are made up: as text, as hexadecimal and base 64 of 16 bytes.
const TRIAL_SALTS: [usize; 4] = [16, 32, 24, 22];

impl RecipeScheme {
    /// Compiles the expression for made-up rows: what cannot be computed at all
    /// is found when the scheme is built.
    pub(super) fn trial(&self) -> Result<(), ParseError> {
        let mut outcome = Ok(());
        for rounds in TRIAL_ROUNDS {
            for salt in TRIAL_SALTS {
                let (content, row) = self.made_up_row(rounds, salt);
                outcome = self.program(&row, &content, &made_up_subject(), &Keyring::new()).map(|_| ());
                if outcome.is_ok() {
                    return outcome;
                }
            }
        }
        outcome
    }

    /// A pair made by this very recipe: enough to tell which strings are its own.
    pub(super) fn made_up(&self) -> Option<Exemplar> {
        if self.profile.needs_key || self.base.is_some() {
            return None;
        }
        let tries =
            TRIAL_ROUNDS.iter().flat_map(|rounds| TRIAL_SALTS.iter().map(move |salt| (*rounds, *salt)));
        for (rounds, salt) in tries {
            let (mut content, row) = self.made_up_row(rounds, salt);
            let subject = made_up_subject();
            let Ok(program) = self.program(&row, &content, &subject, &Keyring::new()) else { continue };
            let Ok(digest) = program.run(PASSWORD.as_bytes(), &mut Scratch::new()) else { continue };
            content.hash = digest.as_bytes().to_vec().into();
            let stored = self.form.write(&content).ok()?;
            let stored = row.carrying(&stored);
            return Some(Exemplar { stored, password: PASSWORD, subject, keyring: Keyring::new() });
        }
        None
    }

    fn program(
        &self,
        row: &StoredHash,
        content: &Content,
        subject: &Subject,
        keyring: &Keyring,
    ) -> Result<Computation, ParseError> {
        let bound = Bound { input: Input::new(row, subject, keyring).with_stand_ins(), content };
        match self.recipe.expr() {
            Expr::Carried { inner, .. } => compile(inner, &bound),
            expr => compile_spelt(expr, &bound),
        }
    }

    fn made_up_row(&self, rounds: u32, salt: usize) -> (Content, StoredHash) {
        let mut content = Content::default();
        for (field, len, _) in self.form.values() {
            content.set(field, vec![b'0'; len.unwrap_or(salt)]);
        }
        let mut row = StoredHash::new("");
        self.recipe.expr().any(&mut |part| {
            if let Expr::Column(name) = part {
                row = row.clone().with_column(Column::from_name(name), vec![b'0'; salt]);
            }
            false
        });
        for (field, column) in [(Field::Salt, Column::Salt), (Field::Salt2, Column::Salt2)] {
            if content.get(field).is_none() {
                row = row.with_column(column, vec![b'0'; salt]);
            }
        }
        if self.layout.holds(Name::Rounds) {
            content.rounds = Some(rounds);
        } else {
            row = row.with_column(Column::Rounds, alloc::format!("{rounds}"));
        }
        (content, row)
    }

    /// A row for a new password, with fresh salts out of `random`.
    ///
    /// # Errors
    ///
    /// [`ParseError`] where something is missing, or the recipe cannot be
    /// written: around the stored hash of another scheme.
    pub(crate) fn write(
        &self,
        password: &[u8],
        (subject, keyring): (&Subject, &Keyring),
        rounds: Option<u32>,
        random: &mut dyn FnMut(&mut [u8]) -> Result<(), crate::error::DeriveError>,
    ) -> Result<StoredHash, WriteError> {
        if self.base.is_some() {
            return Err(WriteError::Parse(Malformed::Unknown("writer of the carried hash").into()));
        }
        let mut content = Content::default();
        content.rounds = rounds;
        let mut row = StoredHash::new("").with_hint(self.id.as_str());
        for field in Field::ALL {
            let in_layout = self.form.values().find(|(held, ..)| *held == field);
            let text = in_layout.is_none_or(|(_, _, text)| text);
            let value = match (self.person(field, subject), field) {
                (Some(text), _) => text.as_bytes().to_vec(),
                (None, Field::Salt | Field::Salt2) if self.uses(field) => {
                    let len = in_layout.and_then(|(_, len, _)| len).unwrap_or(SALT_LEN);
                    self.fresh_salt(field, len, text, random).map_err(WriteError::Derive)?
                }
                _ => continue,
            };
            match (in_layout, field) {
                (Some(_), _) => content.set(field, value),
                (None, Field::Salt) => row = row.with_column(Column::Salt, value),
                (None, Field::Salt2) => row = row.with_column(Column::Salt2, value),
                _ => {}
            }
        }
        if let (Some(rounds), false) = (rounds, self.layout.holds(Name::Rounds)) {
            row = row.with_column(Column::Rounds, alloc::format!("{rounds}"));
        }
        let bound = Bound { input: Input::new(&row, subject, keyring), content: &content };
        let program = compile_spelt(self.recipe.expr(), &bound).map_err(WriteError::Parse)?;
        let digest = program.run(password, &mut Scratch::new()).map_err(WriteError::Derive)?;
        content.hash = digest.as_bytes().to_vec().into();
        let stored = self.form.write(&content).map_err(|malformed| WriteError::Parse(malformed.into()))?;
        // What is written has to be read as it was meant: a user name with the
        // separator in it would not be.
        let read = self.form.read(&stored).map_err(|malformed| WriteError::Parse(malformed.into()))?;
        if !read.same(&content) {
            return Err(WriteError::Parse(Malformed::Encoding("field").into()));
        }
        Ok(row.with_bytes(&stored))
    }

    fn uses(&self, field: Field) -> bool {
        self.recipe.expr().any(&mut |part| *part == Expr::Field(field))
    }

    fn person<'s>(&self, field: Field, subject: &'s Subject) -> Option<&'s str> {
        match field {
            Field::Login => subject.login(),
            Field::Realm => subject.realm(),
            Field::UserId => subject.user_id(),
            Field::Email => subject.email(),
            Field::Salt | Field::Salt2 => None,
        }
    }

    /// Random bytes, as text where they stand as text, encoded where the
    /// expression decodes them.
    fn fresh_salt(
        &self,
        field: Field,
        len: usize,
        text: bool,
        random: &mut dyn FnMut(&mut [u8]) -> Result<(), crate::error::DeriveError>,
    ) -> Result<Vec<u8>, crate::error::DeriveError> {
        let mut bytes = vec![0; len];
        random(&mut bytes)?;
        let mut decoded_as = None;
        self.recipe.expr().any(&mut |part| match part {
            Expr::Decode(encoding, of) if **of == Expr::Field(field) => {
                decoded_as = Some(*encoding);
                true
            }
            _ => false,
        });
        Ok(match decoded_as {
            Some(Encoding::Hex) => crate::codec::hex::encode_lower(&bytes).to_vec(),
            Some(encoding) => encoding.encode(&bytes).to_vec(),
            None if text => {
                let letter = |byte: &u8| SALT_TEXT.get(usize::from(byte & 31)).copied().unwrap_or(b'a');
                bytes.iter().map(letter).collect()
            }
            None => bytes,
        })
    }
}

/// Why there is no new row.
pub(crate) enum WriteError {
    Parse(ParseError),
    Derive(crate::error::DeriveError),
}

fn made_up_subject() -> Subject {
    let text = |name: &str| String::from(name);
    Subject::named(text("user")).with_realm("realm").with_user_id("1").with_email("user@example.org")
}
