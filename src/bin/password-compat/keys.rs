//! Keys and passwords: where they come from.

use std::io::{BufRead, IsTerminal};
use std::path::Path;

use password_compat::{Keyring, Password};
use serde_json::Value;

use crate::failure::Failure;

/// The keys of a file: a JSON object of key ids and their bytes in hexadecimal.
pub fn read(path: Option<&Path>) -> Result<Keyring, Failure> {
    let Some(path) = path else { return Ok(Keyring::new()) };
    let shown = path.display().to_string();
    let text = std::fs::read(path).map_err(Failure::of(&shown))?;
    let wrong = || Failure::Usage(format!("{shown}: not a JSON object of key ids and hexadecimal text"));
    let Ok(Value::Object(keys)) = serde_json::from_slice(&text) else { return Err(wrong()) };
    keys.iter().try_fold(Keyring::new(), |keyring, (id, key)| {
        let key = key.as_str().and_then(from_hex).ok_or_else(wrong)?;
        Ok(keyring.with(id, key))
    })
}

pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let whole = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    if rest.is_empty() { whole } else { None }
}

/// Asks for a password without echo; where standard input is no terminal, its
/// first line is the password.
pub fn ask(prompt: &str) -> Result<Password, Failure> {
    if std::io::stdin().is_terminal() {
        let typed = rpassword::prompt_password(prompt).map_err(Failure::of("terminal"))?;
        return Ok(Password::from(typed));
    }
    let mut line = Vec::new();
    std::io::stdin().lock().read_until(b'\n', &mut line).map_err(Failure::of("standard input"))?;
    while matches!(line.last(), Some(b'\n' | b'\r')) {
        line.pop();
    }
    Ok(Password::new(line))
}
