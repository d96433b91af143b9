//! The verifier that a command judges by: from a file, or from presets.

use std::path::{Path, PathBuf};

use clap::Args;
use password_compat::{
    Description, Keyring, RecipeDefinition, Registry, RegistryBuilder, SchemeId, Verifier, VerifierBuilder,
    presets,
};

use crate::failure::Failure;
use crate::keys;

/// What a verifier is made of.
#[derive(Args, Clone, Default)]
pub struct Config {
    /// The description of the server's verifier as JSON (`Verifier::describe`): judges exactly as the server does
    #[arg(long, value_name = "FILE", conflicts_with_all = ["preset", "all", "assume"])]
    config: Option<PathBuf>,
    /// Enable the schemes of a preset; may be given several times [default: modern]
    #[arg(long, value_name = "NAME")]
    preset: Vec<String>,
    /// Enable every preset; rows that several schemes claim then need hints
    #[arg(long)]
    all: bool,
    /// Enable a scheme and assume it where nothing else decides
    #[arg(long, value_name = "ID")]
    assume: Vec<String>,
    /// Recipes to add: a JSON array of definitions
    #[arg(long, value_name = "FILE")]
    recipes: Option<PathBuf>,
    /// Keys by id: a JSON object with hexadecimal values
    #[arg(long, value_name = "FILE")]
    keys: Option<PathBuf>,
}

impl Config {
    /// The configuration of a file.
    pub fn of_file(path: &Path) -> Self {
        Self { config: Some(path.into()), ..Self::default() }
    }

    pub fn keyring(&self) -> Result<Keyring, Failure> {
        keys::read(self.keys.as_deref())
    }

    /// The verifier; nothing is spent on equal times.
    pub fn verifier(&self) -> Result<Verifier, Failure> {
        self.with_keyring(self.keyring()?)
    }

    pub fn with_keyring(&self, keyring: Keyring) -> Result<Verifier, Failure> {
        self.of_registry(RegistryBuilder::clone, keyring)
    }

    /// The same with more in its registry.
    pub fn of_registry(
        &self,
        add: impl FnOnce(&RegistryBuilder) -> RegistryBuilder,
        keyring: Keyring,
    ) -> Result<Verifier, Failure> {
        let builder = match self.description()? {
            Some(description) => {
                let registry = add(&self.with_recipes(description.registry())?);
                description.builder(registry).map_err(|error| Failure::caused(&error))?
            }
            None => self.builder(add(&self.with_recipes(self.registry()?)?))?,
        };
        builder.keyring(keyring).equal_time(false).build().map_err(|error| Failure::caused(&error))
    }

    fn builder(&self, registry: RegistryBuilder) -> Result<VerifierBuilder, Failure> {
        Ok(Verifier::builder(registry.build().map_err(|error| Failure::caused(&error))?))
    }

    fn description(&self) -> Result<Option<Description>, Failure> {
        let Some(path) = &self.config else { return Ok(None) };
        let shown = path.display().to_string();
        let text = std::fs::read(path).map_err(Failure::of(&shown))?;
        let wrong = |error| Failure::Usage(format!("{shown}: {error}"));
        serde_json::from_slice(&text).map(Some).map_err(wrong)
    }

    fn registry(&self) -> Result<RegistryBuilder, Failure> {
        let mut builder = Registry::builder();
        if self.all {
            builder = presets::ALL.iter().fold(builder, |all, preset| all.preset(*preset)).require_hints();
        }
        for name in &self.preset {
            let preset = presets::ALL.iter().find(|preset| preset.name() == name);
            builder = builder
                .preset(*preset.ok_or_else(|| Failure::Usage(format!("there is no preset `{name}`")))?);
        }
        if !self.all && self.preset.is_empty() && self.assume.is_empty() {
            builder = builder.preset(presets::MODERN);
        }
        for id in &self.assume {
            SchemeId::parse(id).map_err(|error| Failure::Usage(format!("`{id}`: {error}")))?;
            builder = builder.enable(id).assume(id);
        }
        Ok(builder)
    }

    fn with_recipes(&self, builder: RegistryBuilder) -> Result<RegistryBuilder, Failure> {
        let Some(path) = &self.recipes else { return Ok(builder) };
        let shown = path.display().to_string();
        let text = std::fs::read(path).map_err(Failure::of(&shown))?;
        let recipes: Vec<RecipeDefinition> =
            serde_json::from_slice(&text).map_err(|error| Failure::Usage(format!("{shown}: {error}")))?;
        Ok(builder.recipes(recipes))
    }
}
