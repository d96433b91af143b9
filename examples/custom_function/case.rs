//! A password function with a row whose password is known.

use std::sync::Arc;

use password_compat::{
    Attempt, Keyring, Password, RecipeDefinition, RecipeScheme, RegistryBuilder, Scheme, SchemeId,
    StoredHash, Subject,
};

use crate::Result;

/// What an attempt is made with, besides the password.
#[derive(Clone)]
pub struct Row {
    pub stored: StoredHash,
    pub subject: Subject,
    pub keyring: Keyring,
    /// The tenant whose login page it is.
    pub scope: Option<&'static str>,
}

impl Row {
    pub fn new(stored: &str) -> Self {
        let (subject, keyring) = (Subject::unknown(), Keyring::new());
        Self { stored: StoredHash::new(stored), subject, keyring, scope: None }
    }

    /// The same row with another string in it.
    pub fn holding(&self, stored: &str) -> Self {
        let new = StoredHash::new(stored);
        let stored = match self.stored.hint() {
            Some(hint) => new.with_hint(hint),
            None => new,
        };
        Self { stored, ..self.clone() }
    }

    pub fn attempt<'a>(&'a self, password: &'a Password) -> Attempt<'a> {
        let attempt = Attempt::new(password, &self.stored).with_subject(&self.subject);
        match self.scope {
            Some(scope) => attempt.in_scope(scope),
            None => attempt,
        }
    }
}

/// A row that has no verdict, and the code of the error that says why.
pub struct Refused {
    pub what: &'static str,
    pub row: Row,
    pub code: &'static str,
}

/// The two ways into a registry: as data, or as code.
pub enum Function {
    Recipe(RecipeDefinition, Box<RecipeScheme>),
    Code(Arc<dyn Scheme>),
}

/// A function, a row of it, and rows that it has to refuse.
pub struct Case {
    pub title: &'static str,
    pub function: Function,
    pub row: Row,
    pub password: Password,
    pub hostile: Vec<Refused>,
}

impl Case {
    pub fn of_code(title: &'static str, scheme: impl Scheme + 'static, row: Row, password: &str) -> Self {
        let function = Function::Code(Arc::new(scheme));
        Self { title, function, row, password: Password::from(password), hostile: Vec::new() }
    }

    pub fn of_recipe(
        title: &'static str,
        definition: RecipeDefinition,
        row: Row,
        password: &str,
    ) -> Result<Self> {
        let scheme = definition.scheme()?;
        let function = Function::Recipe(definition, Box::new(scheme));
        Ok(Self { title, function, row, password: Password::from(password), hostile: Vec::new() })
    }

    /// The same case with a row that has to be refused with this code.
    pub fn refusing(mut self, what: &'static str, row: Row, code: &'static str) -> Self {
        self.hostile.push(Refused { what, row, code });
        self
    }

    pub fn scheme(&self) -> &dyn Scheme {
        match &self.function {
            Function::Recipe(_, scheme) => &**scheme,
            Function::Code(scheme) => &**scheme,
        }
    }

    pub fn id(&self) -> SchemeId {
        self.scheme().id()
    }

    pub fn register(&self, builder: RegistryBuilder) -> RegistryBuilder {
        match &self.function {
            Function::Recipe(definition, _) => builder.recipes([definition.clone()]),
            Function::Code(scheme) => builder.shared_scheme(Arc::clone(scheme), None),
        }
    }
}
