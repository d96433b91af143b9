//! Verifies passwords in bulk: one JSON object a line in, one a line out.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::time::Instant;

use password_compat::{
    Attempt, Column, DefinitionError, Error, Expected, Keyring, Outcome, Password, RecipeDefinition,
    RecipeScheme, Registry, Scheme, StoredHash, Subject, Upgrade, Verifier,
};
use serde_json::{Map, Value, json};

use crate::config::Config;
use crate::failure::{Failure, with_causes};
use crate::keys::from_hex;

/// What `--help` says of the lines.
pub const HELP: &str = "\
Lines in: `id`, `password` or `password_hex`, `stored` or `stored_hex`; where needed `scheme` (the hint), `username`, \
`realm`, `salt` or `salt_hex`, `salt2`, `constants` (an array: columns constant1, constant2 …), `keys` (id to hex; a \
single key is the row's unless `fields` has a key_id) and `fields` (further columns; user_id and email are the \
person's). With `recipe` (an expression) and `layout` ({hash} if it is not given) the line brings its own scheme.\n\
Lines out: `id`, `scheme`, `outcome` (accepted, rejected, error), `error` (a code), `message`, `candidates`, \
`reading`, `upgrade`, `micros`. A bad line is answered with an error and never stops the rest.\n\n\
Examples:\n  password-compat verify '$2b$12$…'\n  password-compat verify --all --jsonl accounts.jsonl";

/// The name of a scheme that a line brings with it.
const RECIPE: &str = "x-recipe";
/// Longer lines are answered without being kept in memory.
const MAX_LINE: usize = 1 << 20;

/// A line without a verdict: its code and what is wrong, in words without secrets.
struct Bad {
    code: &'static str,
    message: String,
}

fn bad(message: impl Into<String>) -> Bad {
    Bad { code: "bad_line", message: message.into() }
}

/// What a line asks.
struct Row {
    password: Password,
    stored: StoredHash,
    subject: Subject,
    keys: Option<Vec<(String, Vec<u8>)>>,
    recipe: Option<RecipeScheme>,
}

/// Answers every line of the input.
pub fn run(config: &Config, input: impl BufRead) -> Result<(), Failure> {
    let judge = Judge { verifier: config.verifier()?, config, keyring: config.keyring()? };
    let mut output = BufWriter::new(io::stdout().lock());
    judge.answer_all(input, &mut output)?;
    Ok(output.flush()?)
}

/// The verifier of all lines, and what one for a single line is made of.
struct Judge<'a> {
    verifier: Verifier,
    config: &'a Config,
    keyring: Keyring,
}

impl Judge<'_> {
    /// The verifier of a line that brings keys or a recipe with it.
    fn verifier_of(&self, row: &Row) -> Result<Verifier, Failure> {
        let registry = |registry: &Registry| match &row.recipe {
            // Its hint names it, whatever else could own the row.
            Some(recipe) => registry.extend().recipe(recipe.clone()).require_hints().build(),
            None => Ok(registry.clone()),
        };
        let verifier = match &row.keys {
            Some(keys) => {
                let keyring = keys.iter().fold(self.keyring.clone(), |ring, (id, key)| ring.with(id, key));
                self.config.with_keyring(keyring)?
            }
            None => self.verifier.clone(),
        };
        let registry = registry(verifier.registry()).map_err(|error| Failure::caused(&error))?;
        verifier.with_registry(registry).map_err(|error| Failure::caused(&error))
    }

    fn answer_all(&self, mut input: impl BufRead, output: &mut impl Write) -> io::Result<()> {
        let mut line = Vec::new();
        loop {
            let answer = match read_line(&mut input, &mut line) {
                Ok(false) => return Ok(()),
                Ok(true) if line.trim_ascii().is_empty() => continue,
                Ok(true) if line.len() > MAX_LINE => failure(Value::Null, &bad("the line is too long")),
                Ok(true) => self.answer(&line),
                Err(error) => {
                    return writeln!(
                        output,
                        "{}",
                        failure(Value::Null, &bad(format!("unreadable: {error}")))
                    );
                }
            };
            writeln!(output, "{answer}")?;
        }
    }

    fn answer(&self, line: &[u8]) -> Value {
        // The messages of the JSON parser can quote the line: only the place is told.
        let object = match serde_json::from_slice::<Value>(line) {
            Ok(Value::Object(object)) => object,
            Ok(_) => return failure(Value::Null, &bad("not a JSON object")),
            Err(error) => {
                return failure(Value::Null, &bad(format!("not JSON from column {} on", error.column())));
            }
        };
        let id = object.get("id").cloned().unwrap_or_default();
        let row = match Row::read(&object) {
            Ok(row) => row,
            Err(problem) => return failure(id, &problem),
        };
        let own = (row.keys.is_some() || row.recipe.is_some()).then(|| self.verifier_of(&row));
        let verifier = match &own {
            None => &self.verifier,
            Some(Ok(own)) => own,
            Some(Err(error)) => return failure(id, &bad(error.to_string())),
        };
        let identified = verifier.registry().identify(&row.stored);
        let candidates: Vec<&str> = identified.iter().map(|candidate| candidate.scheme().as_str()).collect();
        let begun = Instant::now();
        let outcome =
            verifier.verify_with(Attempt::new(&row.password, &row.stored).with_subject(&row.subject));
        let micros = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        let mut answer = json!({
            "id": id, "scheme": null, "outcome": "error", "error": null, "message": null,
            "candidates": candidates, "reading": null, "upgrade": null, "micros": micros,
        });
        match outcome {
            Ok(Outcome::Accepted(accepted)) => {
                answer["outcome"] = "accepted".into();
                answer["scheme"] = accepted.scheme().as_str().into();
                answer["reading"] = accepted.reading().name().into();
                answer["upgrade"] = accepted.upgrade().map_or(Value::Null, upgrade);
            }
            Ok(Outcome::Rejected(rejected)) => {
                answer["outcome"] = "rejected".into();
                answer["scheme"] = rejected.scheme.map_or(Value::Null, |scheme| scheme.as_str().into());
            }
            Err(error) => {
                answer["scheme"] = error.scheme().map_or(Value::Null, |scheme| scheme.as_str().into());
                answer["error"] = error.code().into();
                answer["message"] = with_causes(&error).into();
            }
            Ok(_) => answer["error"] = "unsupported".into(),
        }
        answer
    }
}

/// Reads a line and keeps at most [`MAX_LINE`] bytes of it, and one more of a
/// longer one. Whether there was a line.
fn read_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let read = input.by_ref().take(MAX_LINE as u64 + 1).read_until(b'\n', line)?;
    if line.len() > MAX_LINE && line.last() != Some(&b'\n') {
        input.skip_until(b'\n')?;
    }
    Ok(read > 0)
}

fn upgrade(upgrade: &Upgrade) -> Value {
    let reasons: Vec<&str> = upgrade.reasons().iter().map(|reason| reason.name()).collect();
    json!({
        "target": upgrade.target().as_str(), "reasons": reasons,
        "urgency": format!("{:?}", upgrade.urgency()).to_lowercase(),
        "action": if upgrade.asks_for_new_password() { "wrap_and_ask" } else { "rehash" },
    })
}

fn failure(id: Value, problem: &Bad) -> Value {
    json!({
        "id": id, "scheme": null, "outcome": "error", "error": problem.code, "message": problem.message,
        "candidates": [], "reading": null, "upgrade": null, "micros": 0,
    })
}

impl Row {
    fn read(line: &Map<String, Value>) -> Result<Self, Bad> {
        let recipe = recipe(line)?;
        let password = bytes(line, "password", "password_hex")?.ok_or_else(|| bad("no password"))?;
        let stored = bytes(line, "stored", "stored_hex")?.ok_or_else(|| bad("no stored hash"))?;
        let mut row = StoredHash::new(stored);
        if let Some(scheme) = text(line, "scheme")? {
            row = row.with_hint(scheme);
        }
        if let Some(salt) = bytes(line, "salt", "salt_hex")? {
            row = row.with_column(Column::Salt, salt);
        }
        if let Some(salt) = text(line, "salt2")? {
            row = row.with_column(Column::Salt2, salt);
        }
        let constants = field(line, "constants", Value::as_array)?;
        for (index, constant) in constants.into_iter().flatten().enumerate() {
            let constant = constant.as_str().ok_or_else(|| bad("a constant is not text"))?;
            row = row.with_column(Column::from_name(&format!("constant{}", index + 1)), constant);
        }
        let mut subject = text(line, "username")?.map_or_else(Subject::unknown, Subject::named);
        if let Some(realm) = text(line, "realm")? {
            subject = subject.with_realm(realm);
        }
        let mut keys = None;
        let given = field(line, "keys", Value::as_object)?;
        for (id, key) in given.into_iter().flatten() {
            let key = key.as_str().and_then(from_hex).ok_or_else(|| bad("a key is not hexadecimal"))?;
            keys.get_or_insert_with(Vec::new).push((id.clone(), key));
            if given.is_some_and(|given| given.len() == 1) {
                row = row.with_column(Column::KeyId, id);
            }
        }
        for (name, value) in field(line, "fields", Value::as_object)?.into_iter().flatten() {
            let value = value.as_str().ok_or_else(|| bad("a field is not text"))?;
            match name.as_str() {
                "user_id" => subject = subject.with_user_id(value),
                "email" => subject = subject.with_email(value),
                name => row = row.with_column(Column::from_name(name), value),
            }
        }
        if let Some(recipe) = &recipe {
            row = row.with_hint(RECIPE);
            if recipe.recognise(&row).is_none() {
                let message = "the stored hash does not have the layout".into();
                return Err(Bad { code: Error::Unrecognised.code(), message });
            }
        }
        Ok(Self { password: Password::from(password), stored: row, subject, keys, recipe })
    }
}

/// The scheme that a line brings with it.
fn recipe(line: &Map<String, Value>) -> Result<Option<RecipeScheme>, Bad> {
    let layout = text(line, "layout")?;
    let Some(expression) = text(line, "recipe")? else {
        return if layout.is_some() { Err(bad("a layout without a recipe")) } else { Ok(None) };
    };
    let definition = RecipeDefinition::new(RECIPE, expression, layout.unwrap_or("{hash}"));
    definition.scheme().map(Some).map_err(|error| {
        let message = with_causes(&error);
        match error {
            DefinitionError::Expression(error) if error.expected == Expected::RareDigest => {
                Bad { code: "unsupported", message }
            }
            _ => bad(message),
        }
    })
}

/// A field of one type. `null` is as good as no field.
fn field<'a, T: ?Sized>(
    line: &'a Map<String, Value>,
    name: &str,
    read: fn(&'a Value) -> Option<&'a T>,
) -> Result<Option<&'a T>, Bad> {
    let given = line.get(name).filter(|value| !value.is_null());
    given.map(|value| read(value).ok_or_else(|| bad(format!("`{name}` is of another type")))).transpose()
}

fn text<'a>(line: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, Bad> {
    field(line, name, Value::as_str)
}

/// A field that is given as text or in hexadecimal.
fn bytes(line: &Map<String, Value>, plain: &str, hex: &str) -> Result<Option<Vec<u8>>, Bad> {
    let decoded = |text| from_hex(text).ok_or_else(|| bad(format!("`{hex}` is not hexadecimal")));
    match (text(line, plain)?, text(line, hex)?) {
        (Some(_), Some(_)) => Err(bad(format!("both `{plain}` and `{hex}`"))),
        (Some(text), None) => Ok(Some(text.into())),
        (None, hex) => hex.map(decoded).transpose(),
    }
}
