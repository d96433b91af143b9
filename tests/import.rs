//! Records of other systems, from their files to a login and on into the files of others.
//!
//! `import/made.jsonl` was made by peers with `import/generate.py`; `import/published.jsonl` holds what vendors and
//! their users have published with the password beside it.
#![cfg(all(feature = "import", feature = "firebase", feature = "rare-digests"))]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use password_compat::import::{
    Code, Converted, Imported, Importer, Level, Mapping, Options, Outcome, RecordError, Refused, Source,
    Target, convert, hash_plaintext, judge, registry,
};
use password_compat::{
    Argon2id, Attempt, Column, Keyring, Password, Registry, StoredHash, Timestamp, Verifier,
};
use serde_json::{Value, json};

#[path = "import/damage.rs"]
mod damage;
#[path = "import/failures.rs"]
mod failures;

const MADE: &str = include_str!("import/made.jsonl");
const PUBLISHED: &str = include_str!("import/published.jsonl");

const BCRYPT: &str = "$2b$04$7vrZJGf.Ay91vWir.5ClIO2KxyIFAjZ/ulgASH6NSk55B9kXwds/e";

/// A file with its passwords.
struct Case {
    name: String,
    source: Source,
    input: String,
    passwords: Vec<Option<String>>,
    options: Options,
    keyring: Keyring,
    codes: Vec<String>,
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn cases() -> Vec<Case> {
    MADE.lines().chain(PUBLISHED.lines()).map(|line| case(&serde_json::from_str(line).unwrap())).collect()
}

fn case(value: &Value) -> Case {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    let mut options = Options::new();
    let mut keyring = Keyring::new();
    for (id, key) in value["keys"].as_object().into_iter().flatten() {
        let key = unhex(key.as_str().unwrap());
        options = options.with_key(id, &key);
        keyring = keyring.with(id, &key);
    }
    for (name, parameter) in value["parameters"].as_object().into_iter().flatten() {
        options = options.with_parameter(name, parameter.clone());
    }
    if let Some(hint) = value["hint"].as_str() {
        options = options.with_hint(hint);
    }
    if value["mapping"].is_object() {
        let column = |name: &str| value["mapping"][name].as_str().unwrap().to_owned();
        options = options.with_mapping(
            Mapping::hash(column("hash")).salt(column("salt")).login(column("login")).id(column("id")),
        );
    }
    let passwords = value["passwords"].as_array().unwrap().iter();
    Case {
        name: format!("{} {}", text("source"), text("name")),
        source: Source::from_name(&text("source")).unwrap(),
        input: text("input"),
        passwords: passwords.map(|password| password.as_str().map(str::to_owned)).collect(),
        options,
        keyring,
        codes: value["codes"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|code| code.as_str().unwrap().to_owned())
            .collect(),
    }
}

fn verifier(sources: &[Source], hint: Option<&'static str>, keyring: &Keyring) -> Verifier {
    type Made = BTreeMap<(Vec<Source>, Option<&'static str>), Registry>;
    static MADE: Mutex<Made> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap();
    let registry = made.entry((sources.to_vec(), hint)).or_insert_with(|| {
        let builder = registry(sources);
        hint.into_iter().fold(builder, |builder, hint| builder.enable(hint)).build().unwrap()
    });
    let native = Argon2id::new(32, 1, 1);
    let builder = Verifier::builder(registry.clone()).native(native).keyring(keyring.clone());
    builder.equal_time(false).build().unwrap()
}

/// The records of a file, and the keys that it gave.
fn read(source: Source, options: &Options, input: &str) -> (Vec<Result<Imported, RecordError>>, Keyring) {
    let mut reading = Importer::new(source, options.clone()).read(input.as_bytes());
    let records = (&mut reading).collect();
    (records, reading.keyring().clone())
}

fn accepts(verifier: &Verifier, record: &Imported, password: &str) -> bool {
    let password = Password::from(password);
    let attempt = Attempt::with_values(&password, &record.stored).with_subject(&record.subject);
    match verifier.verify_with(attempt) {
        Ok(outcome) => outcome.is_accepted(),
        Err(error) => panic!("{record:?}: {error}"),
    }
}

#[test]
fn every_record_logs_in() {
    let (mut logins, mut sources) = (0, BTreeSet::new());
    for case in cases() {
        let (records, keyring) = read(case.source, &case.options, &case.input);
        let hinted = matches!(case.source, Source::Table | Source::SqlDump).then_some("vbulletin");
        let verifier = verifier(&[case.source], hinted, &keyring);
        assert_eq!(records.len(), case.passwords.len(), "{}", case.name);
        let mut said = BTreeSet::new();
        for (index, (record, password)) in records.iter().zip(&case.passwords).enumerate() {
            let finding = judge(record, &verifier);
            let record = record.as_ref().unwrap_or_else(|error| panic!("{}: {error}", case.name));
            assert_eq!(record.index, index as u64);
            said.extend(finding.issues.iter().map(|issue| issue.code.code().to_owned()));
            let Some(password) = password else {
                assert_eq!(finding.outcome, Outcome::Skipped, "{}: {finding}", case.name);
                continue;
            };
            assert!(
                matches!(finding.outcome, Outcome::Accepted | Outcome::Mended),
                "{} {index}: {finding} {:?}",
                case.name,
                record.stored
            );
            assert!(accepts(&verifier, record, password), "{} {index}: {finding}", case.name);
            assert!(!accepts(&verifier, record, &format!("{password}x")), "{} {index}", case.name);
            logins += 1;
            sources.insert(case.source);
        }
        assert!(case.codes.iter().all(|code| said.contains(code)), "{}: {said:?}", case.name);
    }
    assert!(logins >= 300, "{logins}");
    // Those that give no hashes out, and Kanidm, whose strings are others'.
    let without: Vec<_> = Source::ALL.iter().filter(|source| !sources.contains(source)).collect();
    let expected = [Source::AzureB2c, Source::Cognito, Source::Kanidm, Source::Passwd, Source::Userfront]
        .each_ref()
        .to_vec();
    assert_eq!(without, expected);
}

#[test]
fn what_is_written_is_read_back() {
    let mut taken: BTreeMap<Target, BTreeSet<String>> = BTreeMap::new();
    let mut refused = BTreeSet::new();
    let mut wrong = Vec::new();
    for case in cases() {
        let (records, keyring) = read(case.source, &case.options, &case.input);
        for (record, password) in records.iter().zip(&case.passwords) {
            let (Ok(record), Some(password)) = (record, password) else { continue };
            for target in Target::ALL {
                match convert(record, *target, &keyring) {
                    Err(reason) => {
                        refused.insert(reason.code());
                    }
                    Ok(converted) => match round_trip(*target, &converted, record, (password, &keyring)) {
                        Ok(scheme) => drop(taken.entry(*target).or_default().insert(scheme)),
                        Err(what) => wrong.push(format!("{} to {target}: {what}", case.name)),
                    },
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for target in Target::ALL {
        let schemes = taken.get(target).map_or(0, BTreeSet::len);
        assert!(
            schemes >= if *target == Target::OneLogin || *target == Target::Authgear { 1 } else { 2 },
            "{target}: {taken:?}"
        );
    }
    for code in ["algorithm", "parameter", "salt_place", "not_text", "state", "not_taken_apart"] {
        assert!(refused.contains(code), "{code}: {refused:?}");
    }
}

/// Reads what was written by the reader of the same vendor, and logs in with it. What is wrong, or the scheme.
fn round_trip(
    target: Target,
    converted: &Converted,
    original: &Imported,
    (password, keyring): (&str, &Keyring),
) -> Result<String, String> {
    let source = Source::from_name(target.name()).unwrap();
    let mut options = Options::new();
    for (parameter, value) in &converted.options {
        options = options.with_parameter(parameter, value.clone());
    }
    for id in keyring.ids() {
        options = options.with_key(id.as_str(), keyring.get(id).unwrap().as_bytes());
    }
    let (records, keyring) = read(source, &options, &format!("[{}]", converted.record));
    let [Ok(record)] = records.as_slice() else { return Err(format!("{records:?}")) };
    // Authing keeps any string: what it means is also what it meant where it comes from.
    let sources = if source == Source::Authing { &[source, original.source][..] } else { &[source] };
    let verifier = verifier(sources, None, &keyring);
    let finding = judge(&records[0], &verifier);
    if !matches!(finding.outcome, Outcome::Accepted | Outcome::Mended) {
        return Err(format!("{finding}"));
    }
    if !accepts(&verifier, record, password) || accepts(&verifier, record, &format!("{password}x")) {
        return Err(format!("verdict; {finding}"));
    }
    let state = |record: &Imported| (record.disabled, record.must_change, record.expires_at);
    if state(record) != state(original) {
        return Err(format!("state {:?}, not {:?}", state(record), state(original)));
    }
    if !converted.dropped.contains(&"email") && record.subject.email() != original.subject.email() {
        return Err("email".to_owned());
    }
    // What is written of it again is the same.
    let again = convert(record, target, &keyring).map_err(|error| format!("again: {error}"))?;
    if again.record != converted.record || again.options != converted.options {
        return Err("again: another record".to_owned());
    }
    Ok(finding.scheme.unwrap().to_string())
}

#[test]
fn flags_dates_and_what_is_unknown_are_kept() {
    let input = json!([{
        "uid": "u1", "nickname": "nick", "mail": "a@example.org", "password": BCRYPT, "status": "Suspended", "loginsCount": 3,
        "options": {"keepPassword": true, "resetPasswordOnFirstLogin": true}, "oauth": {"access_token": "t", "kind": "x"},
        "totpSecret": "s", "created_at": "2026-01-02T03:04:05Z",
    }]);
    let record = Importer::new(Source::Authing, Options::new())
        .read(input.to_string().as_bytes())
        .next()
        .unwrap()
        .unwrap();
    assert_eq!(record.id.as_deref(), Some("u1"));
    assert_eq!(record.subject.login(), Some("nick"));
    assert_eq!(record.subject.email(), Some("a@example.org"));
    assert_eq!(record.subject.user_id(), Some("u1"));
    assert!(record.disabled && record.must_change);
    assert_eq!(record.created_at, Some(Timestamp::from_unix(1_767_323_045)));
    assert_eq!(
        Value::Object(record.unknown.clone()),
        json!({"status": "Suspended", "loginsCount": 3, "oauth": {"kind": "x"}})
    );
    let refused = convert(&record, Target::Supabase, &Keyring::new()).unwrap_err();
    assert_eq!(refused, Refused::State("disabled"));

    let line = "b:!$6$rounds=1000$roundstoolow$kUMsbe306n21p9R.FRkW3IGn.S9NPN0x50YhH1xhLsPuWGsUSklZt58jaTfF4ZEQpyUNGc0dqbpBYYBaHHrsX.:0:0:99999:7::20000:\n";
    let record = Importer::new(Source::Shadow, Options::new()).read(line.as_bytes()).next().unwrap().unwrap();
    assert!(record.disabled && record.must_change);
    assert_eq!(record.expires_at, Some(Timestamp::from_unix(20_000 * 86_400)));
    assert_eq!(record.issues[0].code, Code::LockMark);
}

#[test]
fn several_values_of_a_directory() {
    let text =
        "dn: a\nuid: a\nuserPassword: {SASL}a@x\nuserPassword: {SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO\n";
    let record = Importer::new(Source::Ldif, Options::new()).read(text.as_bytes()).next().unwrap().unwrap();
    assert_eq!(record.stored.len(), 1);
    assert_eq!(record.issues[0].code, Code::SecondValue);
    let text = "dn: a\nuid: a\nmail: a@x.org\nmail: b@x.org\nuserPassword: {SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\nuserPassword: {MD5}X03MO1qnZdYdgyfeuILPmQ==\n";
    let record = Importer::new(Source::Ldif, Options::new()).read(text.as_bytes()).next().unwrap().unwrap();
    assert_eq!((record.stored.len(), record.subject.email()), (2, Some("a@x.org")));
    assert_eq!(convert(&record, Target::Auth0, &Keyring::new()).unwrap_err(), Refused::SeveralHashes);
}

#[test]
fn plain_passwords_only_if_asked() {
    let input = json!({"email": "a@x", "password": "hunter2 hunter2"}).to_string();
    let read =
        |options: Options| Importer::new(Source::Supabase, options).read(input.as_bytes()).next().unwrap();
    let error = read(Options::new()).unwrap_err();
    assert_eq!((error.issue.code, error.issue.field.as_deref()), (Code::Plaintext, Some("password")));
    let verifier = verifier(&[Source::Supabase], None, &Keyring::new());
    let record = read(Options::new().allow_plaintext(true));
    assert_eq!(judge(&record, &verifier).outcome, Outcome::Plaintext);
    let mut record = record.unwrap();
    assert_eq!(convert(&record, Target::Auth0, &Keyring::new()).unwrap_err(), Refused::Plaintext);
    assert!(!format!("{record:?}").contains("hunter2"));
    assert!(hash_plaintext(&mut record, &verifier).unwrap());
    assert!(!hash_plaintext(&mut record, &verifier).unwrap());
    assert!(accepts(&verifier, &record, "hunter2 hunter2"));
    assert!(!record.unknown.contains_key("password"));
}

#[test]
fn the_function_of_an_authing_pool_is_a_recipe() {
    let recipe = password_compat::RecipeDefinition::new("x-pool", "sha256($pass.$salt)", "{hash}");
    let registry = registry(&[Source::Authing]).recipes([recipe]).build().unwrap();
    let verifier = Verifier::builder(registry).native(Argon2id::new(32, 1, 1)).build().unwrap();
    // By Python's hashlib: sha256(b"password" + b"pepper").
    let hash = "1c03943fd7783c66d7b5caef930448dd20bb6af87b61aa64ead5fb0183aebecf";
    let input = json!({"uid": "1", "password": hash, "salt": "pepper", "keepPassword": true}).to_string();
    let options = Options::new().with_hint("x-pool");
    let record = Importer::new(Source::Authing, options).read(input.as_bytes()).next().unwrap();
    assert_eq!(judge(&record, &verifier).scheme.unwrap(), "x-pool");
    let record = record.unwrap();
    assert_eq!(record.stored[0].column(&Column::Salt), Some(b"pepper".as_slice()));
    assert!(accepts(&verifier, &record, "password"));
}

#[test]
fn levels_order_what_is_said() {
    assert!(Level::Error > Level::Skipped && Level::Skipped > Level::Warning && Level::Warning > Level::Note);
    let row = StoredHash::new(BCRYPT);
    assert_eq!(row.hint(), None);
}
