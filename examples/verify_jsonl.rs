//! Verifies passwords in bulk: one JSON object a line in, one a line out.
//!
//! ```text
//! cargo run --release --example verify_jsonl -- --preset django --preset php rows.jsonl
//! echo '{"id":1,"password":"password","stored":"$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm"}' \
//!     | cargo run --release --example verify_jsonl -- -
//! ```
//!
//! In: `id`, `password` or `password_hex`, `stored` or `stored_hex`; where
//! needed `scheme` (the hint), `username`, `realm`, `salt` or `salt_hex`, `salt2`,
//! `constants` (an array: columns `constant1`, `constant2` …), `keys` (id to hex;
//! a single key is the row's unless `fields` has a `key_id`) and `fields`
//! (further columns; `user_id` and `email` are the person's). With `recipe` (an
//! expression) and `layout` (`{hash}` if it is not given) the line brings its own
//! scheme, which is then the only one that may read it: `x-recipe`.
//!
//! Out: `id`, `scheme`, `outcome` (`accepted`, `rejected`, `error`), `error`
//! (a code), `message`, `candidates`, `reading`, `upgrade`, `micros`.
//!
//! `--all` knows every preset, `--preset NAME` the named ones, and without
//! either it is `modern`. `--assume ID` decides what is otherwise ambiguous.
//! A bad line is answered with an error, a blank one not at all; passwords and
//! stored hashes are never printed. Exit code 0 unless the arguments are wrong.

use std::error::Error as StdError;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;
use std::time::Instant;

use password_compat::{
    Attempt, Column, DefinitionError, Error, Expected, Keyring, Outcome, Password, RecipeDefinition,
    RecipeScheme, Registry, Scheme, StoredHash, Subject, Upgrade, Verifier, VerifierError, presets,
};
use serde_json::{Map, Value, json};

const USAGE: &str = "usage: verify_jsonl [--all] [--preset NAME]... [--assume ID]... [FILE | -]";
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
    keyring: Option<Keyring>,
    recipe: Option<RecipeScheme>,
}

fn main() -> ExitCode {
    let (registry, path) = match arguments(std::env::args().skip(1)) {
        Ok(parsed) => parsed,
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let input: Box<dyn Read> = match path.as_str() {
        "-" => Box::new(io::stdin()),
        path => match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => {
                eprintln!("{path}: {error}\n{USAGE}");
                return ExitCode::from(2);
            }
        },
    };
    let verifier = verifier(&registry, Keyring::new()).expect("random bytes and memory");
    let mut output = BufWriter::new(io::stdout());
    // Whoever reads the output may stop reading; that is no failure of ours.
    let _ = answer_all(&verifier, BufReader::new(input), &mut output).and_then(|()| output.flush());
    ExitCode::SUCCESS
}

/// The registry that the arguments describe, and the input.
fn arguments(mut arguments: impl Iterator<Item = String>) -> Result<(Registry, String), String> {
    let mut builder = Registry::builder();
    let (mut chosen, mut path) = (false, None);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--all" => {
                // Every scheme at once: some claim the same strings.
                builder =
                    presets::ALL.iter().fold(builder, |all, preset| all.preset(*preset)).require_hints();
                chosen = true;
            }
            "--preset" => {
                let name = value()?;
                let preset = presets::ALL.iter().find(|preset| preset.name() == name);
                builder = builder.preset(*preset.ok_or(format!("there is no preset `{name}`"))?);
                chosen = true;
            }
            "--assume" => {
                let id = value()?;
                builder = builder.enable(&id).assume(&id);
            }
            option if option.starts_with("--") => return Err(format!("there is no option `{option}`")),
            _ if path.is_some() => return Err("more than one input".into()),
            _ => path = Some(argument),
        }
    }
    if !chosen {
        builder = builder.preset(presets::MODERN);
    }
    let registry = builder.build().map_err(|error| error.to_string())?;
    Ok((registry, path.unwrap_or_else(|| "-".into())))
}

/// The verifier of a line that brings keys or a recipe with it.
fn verifier_of(verifier: &Verifier, row: &Row) -> Result<Verifier, VerifierError> {
    let registry = match &row.recipe {
        // Its hint names it, whatever else could own the row.
        Some(recipe) => verifier.registry().extend().recipe(recipe.clone()).require_hints().build()?,
        None => verifier.registry().clone(),
    };
    match &row.keyring {
        Some(keyring) => self::verifier(&registry, keyring.clone()),
        None => verifier.with_registry(registry),
    }
}

fn verifier(registry: &Registry, keyring: Keyring) -> Result<Verifier, VerifierError> {
    // Nobody measures this: answers take the time that they take.
    Verifier::builder(registry.clone()).keyring(keyring).equal_time(false).build()
}

fn answer_all(verifier: &Verifier, mut input: impl BufRead, output: &mut impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    loop {
        let answer = match read_line(&mut input, &mut line) {
            Ok(false) => return Ok(()),
            Ok(true) if line.trim_ascii().is_empty() => continue,
            Ok(true) if line.len() > MAX_LINE => failure(Value::Null, &bad("the line is too long")),
            Ok(true) => answer(verifier, &line),
            Err(error) => {
                return writeln!(output, "{}", failure(Value::Null, &bad(format!("unreadable: {error}"))));
            }
        };
        writeln!(output, "{answer}")?;
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

fn answer(verifier: &Verifier, line: &[u8]) -> Value {
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
    let own = (row.keyring.is_some() || row.recipe.is_some()).then(|| verifier_of(verifier, &row));
    let verifier = match &own {
        None => verifier,
        Some(Ok(own)) => own,
        Some(Err(error)) => return failure(id, &bad(error.to_string())),
    };
    let identified = verifier.registry().identify(&row.stored);
    let candidates: Vec<&str> = identified.iter().map(|candidate| candidate.scheme().as_str()).collect();
    let begun = Instant::now();
    let outcome = verifier.verify_with(Attempt::new(&row.password, &row.stored).with_subject(&row.subject));
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

fn with_causes(error: &dyn StdError) -> String {
    let (mut text, mut cause) = (error.to_string(), error.source());
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
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
        let mut keyring = None;
        let keys = field(line, "keys", Value::as_object)?;
        for (id, key) in keys.into_iter().flatten() {
            let key = key.as_str().and_then(from_hex).ok_or_else(|| bad("a key is not hexadecimal"))?;
            keyring = Some(keyring.unwrap_or_else(Keyring::new).with(id, key));
            if keys.is_some_and(|keys| keys.len() == 1) {
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
        Ok(Self { password: Password::from(password), stored: row, subject, keyring, recipe })
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

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let whole = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    if rest.is_empty() { whole } else { None }
}
