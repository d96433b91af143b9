//! Compositions of digests, as data: what most inventions are.

use password_compat::{Keyring, RecipeDefinition, Subject};
use serde::Deserialize;

use crate::Result;
use crate::case::{Case, Row};

/// A definition as it stands in the file. With the feature `serde` the file is
/// read as a `Vec<RecipeDefinition>`, and this type is not needed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    expression: String,
    layout: String,
    scope: Option<String>,
    source: String,
}

/// The configuration of a host: who writes it needs no Rust, and adding a
/// tenant needs no release.
pub fn definitions() -> Result<Vec<RecipeDefinition>> {
    let entries: Vec<Entry> = serde_json::from_str(include_str!("recipe.json"))?;
    let definition = |entry: Entry| {
        let all = RecipeDefinition::new(entry.id, entry.expression, entry.layout).from(entry.source);
        match entry.scope {
            Some(scope) => all.in_scope(scope),
            None => all,
        }
    };
    Ok(entries.into_iter().map(definition).collect())
}

/// The password of the rows below.
const PASSWORD: &str = "correct horse";

/// PHP 8.2.35: $x = hash('sha256', $salt.$p, true);
/// for ($i = 0; $i < 1000; $i++) $x = hash('sha256', $x, true);
/// 'acme$1000$'.bin2hex($salt).'$'.base64_encode($x)
const ACME: &str = "acme$1000$9f1c03b7a25e48d0$TJh+OKzfw3rXbwXN6OhD5ykJaqWHqRMSPmf0QxA7eG0=";
/// The same row, which asks for minutes of work.
const ACME_HUGE: &str = "acme$4294967295$9f1c03b7a25e48d0$TJh+OKzfw3rXbwXN6OhD5ykJaqWHqRMSPmf0QxA7eG0=";
const ACME_CUT: &str = "acme$1000$9f1c03b7a25e48d0$TJh+OKzfw3rXbwXN6OhD5ykJaqWHqRMSPmf0QxA7";
const ACME_ODD: &str = "acme$1000$9f1c03b7a25e48d$TJh+OKzfw3rXbwXN6OhD5ykJaqWHqRMSPmf0QxA7eG0=";

/// PHP 8.2.35: hash_hmac('sha1', strtolower('J.Doe').':'.$p, 'globex site key')
const GLOBEX: &str = "8c46faa34aca21937544896813904ed157c2ab7e";
const GLOBEX_KEY: (&str, &str) = ("globex-shop", "globex site key");

/// PHP 8.2.35: md5(md5($p).'k3#Zq').':k3#Zq'
pub const PORTAL: &str = "eae19f813d364c25fbda9089430866b4:k3#Zq";

pub fn cases() -> Result<Vec<Case>> {
    let mut definitions = definitions()?.into_iter();
    let mut next = || definitions.next().ok_or("recipe.json has fewer recipes");

    let row = Row { scope: Some("acme"), ..Row::new(ACME) };
    let acme = Case::of_recipe("a recipe with rounds, of one tenant", next()?, row.clone(), PASSWORD)?
        .refusing("a count of 4294967295", row.holding(ACME_HUGE), "too_expensive")
        .refusing("a digest that was cut", row.holding(ACME_CUT), "unrecognised")
        .refusing("half a byte of salt", row.holding(ACME_ODD), "malformed")
        .refusing("another tenant", Row { scope: Some("globex"), ..row.clone() }, "unrecognised");

    let row = Row {
        subject: Subject::named("J.Doe"),
        keyring: Keyring::new().with(GLOBEX_KEY.0, GLOBEX_KEY.1),
        scope: Some("globex"),
        ..Row::new(GLOBEX)
    };
    let row = Row { stored: row.stored.with_hint("x-globex-shop"), ..row };
    let globex = Case::of_recipe("a line of PHP with a site key", next()?, row.clone(), PASSWORD)?
        .refusing("no site key", Row { keyring: Keyring::new(), ..row.clone() }, "missing_key")
        .refusing("no login name", Row { subject: Subject::unknown(), ..row.clone() }, "missing_context");

    let row = Row::new(PORTAL);
    let portal = Case::of_recipe("a recipe of all tenants", next()?, row, PASSWORD)?;
    Ok(vec![acme, globex, portal])
}
