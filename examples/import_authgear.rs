//! Takes over users out of the body of Authgear's users/import: a dry run, the import into SQLite, logins.
//!
//! ```text
//! cargo run --features import --example import_authgear [FILE]
//! ```

#[path = "import/store.rs"]
mod store;

use password_compat::Verifier;
use password_compat::import::{Importer, Options, Outcome, Source, dry_run, judge, registry};
use store::{Result, Store};

const SAMPLE: &str = include_str!("import/authgear.json");

fn main() -> Result<()> {
    let file = std::env::args().nth(1).map(std::fs::read_to_string).transpose()?;
    let file = file.as_deref().unwrap_or(SAMPLE);
    // What Authgear's records can be, and nothing else; the host writes Argon2id.
    let verifier = Verifier::builder(registry(&[Source::Authgear]).build()?).build()?;
    let read = || Importer::new(Source::Authgear, Options::new()).read(file.as_bytes());

    println!("dry run");
    let summary = dry_run(read(), &verifier, |finding| println!("  {finding}"));
    println!("{summary}");

    // What cannot be taken over was named above; the rest is.
    let store = Store::new()?;
    for record in read().filter(|record| judge(record, &verifier).outcome != Outcome::Refused) {
        store.insert(&record?)?;
    }

    println!("logins");
    store.login(&verifier, "alice", "a wrong password")?;
    store.login(&verifier, "alice", "alice's password")?;
    store.login(&verifier, "alice", "alice's password")?;
    // Disabled is a flag: the password is right, the account stays closed.
    store.login(&verifier, "bob", "bob's password")?;
    store.login(&verifier, "carol", "carol's password")?;
    store.login(&verifier, "dave", "has no password")?;
    store.login(&verifier, "nobody", "at all")
}
