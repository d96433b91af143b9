//! What must hold of any recipe and any string that is read by one.

use password_compat::{
    Column, Input, Keyring, Layout, Limits, Recipe, RecipeScheme, Scheme, SchemeId, Scratch, StoredHash,
    Subject,
};

/// The beginnings of what a host with a native PBKDF2 writes: its hashes, onions, rows in one text.
const OWN: [&[u8]; 2] = [b"$pbkdf2-sha256$", b"$compat"];

/// Three texts on lines of their own: an expression, a layout, a stored string.
///
/// What parses prints the same again; what makes a scheme reads any string
/// without a panic, states its cost before it runs, and runs only to a digest of
/// the length that it states.
pub fn recipe(data: &[u8]) {
    let mut lines = data.splitn(3, |byte| *byte == b'\n');
    let mut text = || core::str::from_utf8(lines.next().unwrap_or_default()).unwrap_or_default();
    let (expression, layout) = (text(), text());
    let stored = lines.next().unwrap_or_default();
    let recipe =
        expression.parse::<Recipe>().inspect_err(|error| assert!(error.position <= expression.len()));
    let layout = layout.parse::<Layout>().inspect_err(|error| assert!(error.position <= layout.len()));
    if let Ok(recipe) = &recipe {
        let printed = recipe.to_string();
        assert_eq!(printed.parse::<Recipe>().as_ref(), Ok(recipe), "{printed}");
    }
    if let Ok(layout) = &layout {
        let printed = layout.to_string();
        assert_eq!(printed.parse::<Layout>().as_ref(), Ok(layout), "{printed}");
    }
    let (Ok(recipe), Ok(layout)) = (recipe, layout) else { return };
    let Ok(id) = SchemeId::external("x-fuzz") else { return };
    let Ok(scheme) = RecipeScheme::new(id, recipe, layout) else { return };
    read(&scheme, stored);
    if let Some(known) = scheme.exemplar() {
        assert!(scheme.recognise(&known.stored).is_some(), "it does not recognise what it made up");
        // A layout can imitate what the host itself writes, and then the host's own form wins.
        let of_the_host = OWN.iter().any(|own| known.stored.as_bytes().starts_with(own));
        let matches = derived(&scheme, &known.stored, known.password);
        assert!(of_the_host || matches != Some(false), "nor does it verify it");
    }
}

fn read(scheme: &RecipeScheme, stored: &[u8]) {
    let row = StoredHash::new(stored)
        .with_column(Column::Salt, "0a1b2c3d4e5f60718293a4b5c6d7e8f9")
        .with_column(Column::Salt2, "c2FsdA==")
        .with_column(Column::Rounds, "17");
    let parsed = derived(scheme, &row, "letmein");
    if scheme.recognise(&row).is_none() && !scheme.profile().needs_key {
        assert_ne!(parsed, Some(true), "a string that it does not recognise matches");
    }
}

/// Whether a password matches, if the row can be read and costs little.
fn derived(scheme: &RecipeScheme, row: &StoredHash, password: &str) -> Option<bool> {
    let subject =
        Subject::named("alice").with_realm("example.org").with_user_id("7").with_email("a@example.org");
    let subject = scheme.exemplar().map_or(subject, |known| known.subject);
    let keyring = Keyring::new().with("site", "key");
    let record = scheme.parse(Input::new(row, &subject, &keyring)).ok()?;
    let (cost, more) = (record.cost(password.len()), record.cost(password.len() + 9));
    assert!(cost.work <= more.work && cost.memory <= more.memory, "a longer password is cheaper");
    let limits = Limits::default().with_memory(1 << 20).with_work_micros(2_000);
    if cost.work > limits.cost().work || cost.memory > limits.cost().memory {
        return None;
    }
    let computed = record.derive(password.as_bytes(), &mut Scratch::new());
    let len = record.computation()?.output_len();
    assert!(len >= 4, "a digest of {len} bytes");
    // Tags show nothing: the verifier alone can tell.
    computed.ok().map(|_| accepted(scheme, row, &subject, password))
}

fn accepted(scheme: &RecipeScheme, row: &StoredHash, subject: &Subject, password: &str) -> bool {
    use password_compat::{Attempt, Password, Pbkdf2, Registry, Verifier};
    let Ok(registry) = Registry::builder().recipe(scheme.clone()).build() else { return false };
    let keyring = Keyring::new().with("site", "key");
    let builder = Verifier::builder(registry).native(Pbkdf2::new(1)).equal_time(false).keyring(keyring);
    let Ok(verifier) = builder.build() else { return false };
    let password = Password::from(password);
    let outcome = verifier.verify_with(Attempt::new(&password, row).with_subject(subject));
    outcome.is_ok_and(|outcome| outcome.is_accepted())
}
