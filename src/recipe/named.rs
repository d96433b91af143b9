//! Rows of the tables of known recipes.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::RecipeScheme;
use crate::cost::Cost;
use crate::error::ParseError;
use crate::id::SchemeId;
use crate::keyring::Keyring;
use crate::params::Params;
use crate::password::Reading;
use crate::scheme::reread::with_readings;
use crate::scheme::{Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength};
use crate::stored::{Column, StoredHash, Subject};

/// A recipe that some application is known to use.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) id: &'static str,
    pub(crate) expression: &'static str,
    pub(crate) layout: &'static str,
    source: &'static str,
    strength: Option<Strength>,
    base: Option<&'static str>,
    readings: &'static [Reading],
    any_case: bool,
    known: Known,
}

impl Named {
    pub(crate) const fn new(
        id: &'static str,
        expression: &'static str,
        layout: &'static str,
        source: &'static str,
        known: Known,
    ) -> Self {
        Self {
            id,
            expression,
            layout,
            source,
            strength: None,
            base: None,
            readings: &[],
            any_case: false,
            known,
        }
    }

    /// The same with another strength than what the recipe computes suggests.
    pub(crate) const fn strength(mut self, strength: Strength) -> Self {
        self.strength = Some(strength);
        self
    }

    /// The same as a dialect: another meaning of the spelling of `base`.
    pub(crate) const fn dialect_of(mut self, base: &'static str) -> Self {
        self.base = Some(base);
        self
    }

    /// The same with further readings of the password, those that its systems used.
    pub(crate) const fn reading(mut self, readings: &'static [Reading]) -> Self {
        self.readings = readings;
        self
    }

    /// The same with a label that is read in any case.
    pub(crate) const fn in_any_case(mut self) -> Self {
        self.any_case = true;
        self
    }

    /// The scheme; `None` if a digest is not part of this build.
    pub(crate) fn scheme(&'static self) -> Option<NamedScheme> {
        let recipe = self.expression.parse().ok()?;
        let layout = self.layout.parse().ok()?;
        let mut scheme =
            RecipeScheme::new(SchemeId::builtin(self.id), recipe, layout).ok()?.from(self.source);
        if let Some(strength) = self.strength {
            scheme = scheme.with_strength(strength);
        }
        if let Some(base) = self.base {
            scheme = scheme.dialect_of(SchemeId::builtin(base));
        }
        if self.any_case {
            scheme = scheme.in_any_case();
        }
        Some(NamedScheme { named: self, scheme })
    }

    /// The schemes of a table, in its order.
    pub(crate) fn all(table: &'static [Self]) -> Vec<NamedScheme> {
        table.iter().filter_map(Self::scheme).collect()
    }
}

/// A known pair, made by another implementation.
#[derive(Debug)]
pub(crate) struct Known {
    stored: &'static str,
    password: &'static str,
    salt: Option<&'static str>,
    salt2: Option<&'static str>,
    rounds: Option<&'static str>,
    user: Option<&'static str>,
    realm: Option<&'static str>,
    columns: &'static [(&'static str, &'static str)],
    keys: &'static [(&'static str, &'static str)],
}

macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $(
            $(#[$doc])*
            pub(crate) const fn $name(mut self, value: &'static str) -> Self {
                self.$name = Some(value);
                self
            }
        )*
    };
}

impl Known {
    pub(crate) const fn of(stored: &'static str, password: &'static str) -> Self {
        Self {
            stored,
            password,
            salt: None,
            salt2: None,
            rounds: None,
            user: None,
            realm: None,
            columns: &[],
            keys: &[],
        }
    }

    setters! {
        /// The salt column.
        salt;
        /// The second salt column.
        salt2;
        /// The rounds column.
        rounds;
        /// The login name.
        user;
        /// The realm.
        realm;
    }

    /// Further columns by name.
    pub(crate) const fn columns(mut self, columns: &'static [(&'static str, &'static str)]) -> Self {
        self.columns = columns;
        self
    }

    /// Keys by id.
    pub(crate) const fn keys(mut self, keys: &'static [(&'static str, &'static str)]) -> Self {
        self.keys = keys;
        self
    }

    fn exemplar(&self) -> Exemplar {
        let mut exemplar = Exemplar::new(self.stored, self.password);
        let columns = [(Column::Salt, self.salt), (Column::Salt2, self.salt2), (Column::Rounds, self.rounds)];
        for (column, value) in columns {
            if let Some(value) = value {
                exemplar.stored = exemplar.stored.with_column(column, value);
            }
        }
        for (name, value) in self.columns {
            exemplar.stored = exemplar.stored.with_column(Column::from_name(name), value);
        }
        let mut subject = self.user.map_or_else(Subject::unknown, Subject::named);
        if let Some(realm) = self.realm {
            subject = subject.with_realm(realm);
        }
        let keyring = self.keys.iter().fold(Keyring::new(), |keyring, (id, key)| keyring.with(*id, key));
        exemplar.of(subject).with_keyring(keyring)
    }
}

/// A built-in recipe as a scheme.
#[derive(Debug)]
pub(crate) struct NamedScheme {
    named: &'static Named,
    scheme: RecipeScheme,
}

impl NamedScheme {
    pub(crate) fn recipe_scheme(&self) -> &RecipeScheme {
        &self.scheme
    }
}

impl Scheme for NamedScheme {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.named.id)
    }

    fn profile(&self) -> Profile {
        self.scheme.profile()
    }

    fn prefixes(&self) -> &[Prefix] {
        self.scheme.prefixes()
    }

    fn shapes(&self) -> &[Shape] {
        self.scheme.shapes()
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.scheme.recognise(stored)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        Ok(with_readings(self.scheme.parse(input)?, self.named.readings))
    }

    fn inspect(&self, input: Input<'_>) -> Result<(Params, Cost), ParseError> {
        self.scheme.inspect(input)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(self.named.known.exemplar())
    }
}
