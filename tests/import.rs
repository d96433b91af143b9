//! Records of other systems, from their files to a login and on into the files of others.
//!
//! `import/made.jsonl` was made by peers with `import/generate.py`; `import/published.jsonl` holds what vendors and
//! their users have published with the password beside it.
#![cfg(all(feature = "import", feature = "firebase", feature = "rare-digests"))]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use password_compat::import::{
    Code, Converted, Form, Imported, Importer, Level, Mapping, Options, Outcome, RecordError, Refused,
    Source, Summary, Target, convert, dry_run, hash_plaintext, judge, registry,
};
use password_compat::{
    Argon2id, Attempt, Column, Keyring, Password, Registry, StoredHash, Timestamp, Verifier, presets,
};
use serde_json::{Value, json};

const MADE: &str = include_str!("import/made.jsonl");
const PUBLISHED: &str = include_str!("import/published.jsonl");

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

fn verifier(source: Source, hint: Option<&'static str>, keyring: &Keyring) -> Verifier {
    static MADE: Mutex<BTreeMap<(Source, Option<&str>), Registry>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap();
    let registry = made.entry((source, hint)).or_insert_with(|| {
        let builder = registry(&[source]);
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
        let verifier = verifier(case.source, hinted, &keyring);
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
    // Authing keeps any string: what it means is what it meant where it comes from.
    let meaning = if source == Source::Authing { original.source } else { source };
    let verifier = verifier(meaning, None, &keyring);
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

/// The code that weighs most, and its field.
fn code_of(source: Source, options: Options, input: &str, verifier: &Verifier) -> (String, String) {
    let mut found = Vec::new();
    dry_run(Importer::new(source, options).read(input.as_bytes()), verifier, |finding| {
        found.push(finding.clone())
    });
    let [finding] = found.as_slice() else { panic!("{input}: {found:?}") };
    let issue = finding.issues.first();
    let code = issue.map_or("none", |issue| issue.code.code());
    (code.to_owned(), issue.and_then(|issue| issue.field.clone()).unwrap_or_default().into_owned())
}

const BCRYPT: &str = "$2b$04$7vrZJGf.Ay91vWir.5ClIO2KxyIFAjZ/ulgASH6NSk55B9kXwds/e";

#[test]
fn failures_are_named() {
    let okta = |hash: Value| {
        json!({"profile": {"login": "a"}, "credentials": {"password": {"hash": hash}}}).to_string()
    };
    let auth0 = |hash: Value| json!({"email": "a@x", "custom_password_hash": hash}).to_string();
    let digest = "XohImNooBHFR0OVvjcYpJ3NgPQ1qq73WKhHvch0VQtg=";
    let cases: Vec<(Source, Options, String, &str, &str)> = vec![
        // The order of the salt is not guessed.
        (Source::Okta, Options::new(), okta(json!({"algorithm": "SHA-256", "salt": "c2FsdA==", "value": digest})), "salt_order_missing", "saltOrder"),
        (Source::Okta, Options::new(), okta(json!({"algorithm": "SHA-256", "salt": "c2FsdA==", "saltOrder": "MIDDLE", "value": digest})), "salt_order_missing", "saltOrder"),
        // A missing work factor was taken, and nobody could sign in.
        (Source::Okta, Options::new(), okta(json!({"algorithm": "BCRYPT", "salt": "7vrZJGf.Ay91vWir.5ClIO", "value": "2KxyIFAjZ/ulgASH6NSk55B9kXwds/e"})), "missing_field", "workFactor"),
        (Source::Okta, Options::new(), okta(json!({"algorithm": "BCRYPT", "workFactor": 4, "salt": "7vrZJGf", "value": "2KxyIFAjZ/ulgASH6NSk55B9kXwds/e"})), "truncated", "salt"),
        // The whole string in the field of the digest.
        (Source::Okta, Options::new(), okta(json!({"algorithm": "BCRYPT", "workFactor": 4, "salt": "x", "value": BCRYPT})), "whole_string", "value"),
        (Source::FusionAuth, Options::new(), json!({"encryptionScheme": "bcrypt", "factor": 4, "salt": "x", "password": BCRYPT}).to_string(), "whole_string", "password"),
        // Hexadecimal or base 64.
        (Source::Okta, Options::new(), okta(json!({"algorithm": "SHA-256", "value": "NWU4ODQ4OThkYTI4MDQ3MTUxZDBlNTZmOGRjNjI5Mjc3MzYwM2QwZDZhYWJiZGQ2MmExMWVmNzIxZDE1NDJkOA=="})), "base64_of_hex", "value"),
        (Source::Okta, Options::new(), okta(json!({"algorithm": "SHA-256", "value": "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8"})), "hex_not_base64", "value"),
        (Source::Auth0, Options::new(), auth0(json!({"algorithm": "sha256", "hash": {"value": digest, "encoding": "hex"}})), "base64_not_hex", "custom_password_hash.hash.value"),
        (Source::Auth0, Options::new(), auth0(json!({"algorithm": "sha256", "hash": {"value": "5e884898", "encoding": "hex"}})), "truncated", "custom_password_hash.hash.value"),
        (Source::Auth0, Options::new(), auth0(json!({"algorithm": "sha256", "hash": {"value": digest, "encoding": "base32"}})), "unknown_algorithm", "encoding"),
        (Source::Auth0, Options::new(), auth0(json!({"algorithm": "crc32", "hash": {"value": "00", "encoding": "hex"}})), "unknown_algorithm", "custom_password_hash.algorithm"),
        (Source::Auth0, Options::new(), auth0(json!({"hash": {"value": "00"}})), "missing_field", "algorithm"),
        (Source::Auth0, Options::new(), auth0(json!(7)), "wrong_type", "custom_password_hash"),
        (Source::Auth0, Options::new(), json!({"password_hash": BCRYPT, "custom_password_hash": {}}).to_string(), "conflicting_fields", "custom_password_hash"),
        (Source::Auth0, Options::new(), json!({"email": "a@x", "password_hash": "hunter2 2"}).to_string(), "plaintext", ""),
        // Rounds that mean nothing.
        (Source::Firebase, Options::new().with_parameter("algorithm", "SHA1").with_parameter("rounds", 0), json!({"passwordHash": "AAAA"}).to_string(), "bad_number", "rounds"),
        (Source::Firebase, Options::new().with_parameter("algorithm", "PBKDF2_SHA256").with_parameter("rounds", 0), json!({"passwordHash": "AAAA"}).to_string(), "bad_number", "rounds"),
        (Source::Firebase, Options::new().with_parameter("algorithm", "SHA1"), json!({"passwordHash": "AAAA"}).to_string(), "option_missing", "rounds"),
        // bcrypt split by hand, where the whole string is wanted.
        (Source::Firebase, Options::new().with_parameter("algorithm", "BCRYPT"), json!({"passwordHash": "2KxyIFAjZ/ulgASH6NSk55B9kXwds/e"}).to_string(), "truncated", "passwordHash"),
        (Source::Firebase, Options::new(), json!({"passwordHash": "AAAA", "salt": "AAAA"}).to_string(), "key_missing", "base64_signer_key"),
        (Source::Firebase, Options::new(), json!({"localId": "1", "passwordHash": ""}).to_string(), "empty", "password"),
        // Cut and mangled by spreadsheets.
        (Source::Kinde, Options::new(), "email,hashed_password,hashing_method\na@x,AQAAAAEAACcQAAAAEHRYpQZ06ZDGge,aspnet-identity-v3\n".into(), "truncated", "hashed_password"),
        (Source::Aspnet, Options::new(), "Id,PasswordHash\n1,AQAAAAEAACcQAAAAEHRYpQZ06ZDGgeTZzxhGgU6Ri/KWiPOc76ss5mb5jSvernZoWu0jAm5w\n".into(), "truncated", "PasswordHash"),
        (Source::Aspnet, Options::new(), "Id,PasswordHash\n1,AgAAAAEAACcQAAAAEHRYpQZ06ZDGgeTZzxhGgU6Ri/KWiPOc76ss5mb5jSvernZoWu0jAm5w\n".into(), "unknown_algorithm", "PasswordHash"),
        (Source::GitLab, Options::new(), "id,encrypted_password\n1,1.23457E+31\n".into(), "spreadsheet_number", "encrypted_password"),
        (Source::GitLab, Options::new(), format!("id,encrypted_password\n1,{}\n", &BCRYPT[..50]), "truncated", ""),
        (Source::GitLab, Options::new(), format!("id,encrypted_password\n1,\" {BCRYPT}\"\n"), "trimmed", "encrypted_password"),
        (Source::GitLab, Options::new(), "id,encrypted_password\n1,\n".into(), "empty", "encrypted_password"),
        (Source::GitLab, Options::new(), "id,encrypted_password\n1,!\n".into(), "disabled_marker", "encrypted_password"),
        // Directories.
        (Source::Ldif, Options::new(), "dn: a\nuserPassword: e1NTSEF9SC96ckR2OEZYVXUxSm13dlZZaWpmcllFRjM0alZaY08=\n".into(), "base64_wrapped", "userPassword"),
        (Source::Ldif, Options::new(), "dn: a\nuserPassword: secret\n".into(), "plaintext", "userPassword"),
        (Source::Ldif, Options::new(), "dn: a\nuserPassword: {SASL}a@x\n".into(), "pass_through", "userPassword"),
        (Source::Ldif, Options::new(), "dn: a\nuserPassword: {CRYPT}!\n".into(), "disabled_marker", "userPassword"),
        (Source::Ldif, Options::new(), "dn: a\nuserPassword: {MD5-CRYPT}$1$salt$UsdFqFVB.FsuinRDK5eE..\n".into(), "unrecognised", ""),
        (Source::Shadow, Options::new(), "a:!!:19000:::::::\n".into(), "disabled_marker", "hash"),
        (Source::Htpasswd, Options::new(), "a:secret\n".into(), "plaintext", "hash"),
        // Who is not Authgear, and what is no hash.
        (Source::Authgear, Options::new(), json!({"password": {"type": "argon2id", "password_hash": "x"}}).to_string(), "unknown_algorithm", "password.type"),
        (Source::Authgear, Options::new(), json!({"email": "a@x"}).to_string(), "empty", "password"),
        (Source::Authing, Options::new(), json!({"password": "hunter2", "options": {"keepPassword": false}}).to_string(), "plaintext", "password"),
        (Source::Authing, Options::new(), json!({"password": "AAAA", "options": {"passwordEncryptType": "rsa"}}).to_string(), "unknown_algorithm", "passwordEncryptType"),
        (Source::Keycloak, Options::new(), json!({"credentials": [{"type": "password", "secretData": "{}", "credentialData": "{\"algorithm\":\"x\"}"}]}).to_string(), "missing_field", "value"),
        (Source::Keycloak, Options::new(), json!({"credentials": [{"type": "password", "secretData": "{", "credentialData": "{}"}]}).to_string(), "bad_encoding", "secretData"),
        (Source::Keycloak, Options::new(), json!({"credentials": [{"type": "password", "secretData": {"value": "AAAA"}, "credentialData": {"algorithm": "x"}}]}).to_string(), "unknown_algorithm", "credentialData.algorithm"),
        (Source::Kratos, Options::new(), json!({"credentials": {"password": {"config": {"use_password_migration_hook": true}}}}).to_string(), "pass_through", "use_password_migration_hook"),
        (Source::Clerk, Options::new(), json!({"password_hasher": "md5_salted", "password_digest": "s$5f4dcc3b5aa765d61d8327deb882cf99"}).to_string(), "salt_order_missing", "saltOrder"),
        (Source::Clerk, Options::new(), json!({"password_hasher": "awscognito", "password_digest": "awscognito#p#c#i"}).to_string(), "pass_through", "password_digest"),
        (Source::Casdoor, Options::new(), json!({"name": "a", "password": "5f4dcc3b5aa765d61d8327deb882cf99", "passwordType": "md5-salt"}).to_string(), "perhaps_twice", "password"),
        (Source::Casdoor, Options::new(), json!({"name": "a", "password": "x"}).to_string(), "option_missing", "passwordType"),
        (Source::SuperTokens, Options::new(), json!({"passwordHash": BCRYPT, "hashingAlgorithm": "argon2"}).to_string(), "hint_mismatch", "hashingAlgorithm"),
        (Source::SuperTokens, Options::new(), json!({"passwordHash": format!("auth0-id {BCRYPT}"), "hashingAlgorithm": "bcrypt"}).to_string(), "trimmed", "passwordHash"),
        (Source::WorkOs, Options::new(), json!({"password": "x", "password_hash": BCRYPT, "password_hash_type": "bcrypt"}).to_string(), "conflicting_fields", "password"),
        (Source::Cognito, Options::new(), "cognito:username,email\na,a@x\n".into(), "pass_through", ""),
        (Source::Table, Options::new(), "a\n1\n".into(), "option_missing", "mapping"),
        // What the verifier of the host says.
        (Source::Supabase, Options::new(), json!({"password_hash": "$argon2id$v=19$m=4294967295,t=9,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA"}).to_string(), "too_expensive", ""),
        (Source::Supabase, Options::new(), json!({"password_hash": "$2b$31$7vrZJGf.Ay91vWir.5ClIO2KxyIFAjZ/ulgASH6NSk55B9kXwds/e"}).to_string(), "too_expensive", ""),
        (
            Source::Kratos,
            Options::new(),
            json!({"credentials": {"password": {"config": {"hashed_password": "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjlO/O817G3uBnIFNjnQJuesI68OTLiBFdcbYEdFCoEOfaS35inz1"}}}}).to_string(),
            "truncated",
            "",
        ),
        (Source::Supabase, Options::new(), json!({"password_hash": "$S$ErandomsaOpYrAZqwxGynirQbWYCb3ejW4BwGH81LJcOzbzeVd02"}).to_string(), "not_enabled", ""),
        (Source::Supabase, Options::new(), json!({"password_hash": "$unheard$of$x"}).to_string(), "unrecognised", ""),
        (Source::Supabase, Options::new(), "{\"password_hash\": \"x\"\n".into(), "malformed_record", ""),
        (Source::Supabase, Options::new(), "a;a\n1;2\n".into(), "duplicate_field", ""),
    ];
    let mut wrong = Vec::new();
    for (source, options, input, code, field) in cases {
        let found = code_of(source, options, &input, &verifier(source, None, &Keyring::new()));
        if (found.0.as_str(), found.1.as_str()) != (code, field) {
            wrong.push(format!("{source}: {found:?}, not {code} {field}: {input}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_no_scheme_accepts_names_what_to_enable() {
    let plain = Registry::builder().preset(presets::MODERN).build().unwrap();
    let plain = Verifier::builder(plain).native(Argon2id::new(32, 1, 1)).build().unwrap();
    let input =
        json!({"password_hash": "$S$ErandomsaOpYrAZqwxGynirQbWYCb3ejW4BwGH81LJcOzbzeVd02"}).to_string();
    let mut said = String::new();
    dry_run(Importer::new(Source::Supabase, Options::new()).read(input.as_bytes()), &plain, |finding| {
        said = finding.to_string();
    });
    assert_eq!(
        said,
        "0 refused drupal7; not_enabled: no enabled scheme will accept this; enable the one that is named (drupal7)"
    );
}

#[test]
fn summaries_add_up() {
    let verifier = verifier(Source::Supabase, None, &Keyring::new());
    let line = |hash: &str| json!({"id": "1", "password_hash": hash}).to_string();
    let files = [
        [line(BCRYPT), line(""), "{".to_owned()].join("\n"),
        [line(BCRYPT), line(&format!(" {BCRYPT}")), line("hunter2 hunter2"), line(BCRYPT)].join("\n"),
    ];
    let run = |text: &str| {
        let importer = Importer::new(Source::Supabase, Options::new().with_form(Form::Json));
        dry_run(importer.read(text.as_bytes()), &verifier, |_| {})
    };
    let mut sum = Summary::new();
    for file in &files {
        sum.merge(&run(file));
    }
    assert_eq!(sum, run(&files.join("\n")));
    assert_eq!((sum.records(), sum.accepted(), sum.refused()), (7, 4, 2));
    assert_eq!(sum.of(Outcome::Skipped), 1);
    let codes: BTreeMap<&str, u64> = sum.codes().map(|(code, count)| (code.code(), count)).collect();
    assert_eq!(codes["trimmed"], 1);
    assert_eq!(codes["empty"], 1);
    assert_eq!(codes["plaintext"], 1);
    assert_eq!(codes["malformed_record"], 1);
    let buckets: Vec<_> = sum
        .buckets()
        .map(|(bucket, count)| (bucket.scheme.as_str(), bucket.params.as_str(), count))
        .collect();
    assert_eq!(buckets, [("bcrypt", "cost=4", 4)]);
    assert!(sum.to_string().contains("bcrypt cost=4"));
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
    assert_eq!(record.stored.len(), 2);
    assert_eq!(convert(&record, Target::Auth0, &Keyring::new()).unwrap_err(), Refused::SeveralHashes);
}

#[test]
fn plain_passwords_only_if_asked() {
    let input = json!({"email": "a@x", "password": "hunter2 hunter2"}).to_string();
    let read =
        |options: Options| Importer::new(Source::Supabase, options).read(input.as_bytes()).next().unwrap();
    let error = read(Options::new()).unwrap_err();
    assert_eq!((error.issue.code, error.issue.field.as_deref()), (Code::Plaintext, Some("password")));
    let verifier = verifier(Source::Supabase, None, &Keyring::new());
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
fn rows_whose_columns_are_missing_are_refused() {
    let registry = Registry::builder().enable("vbulletin").require_hints().build().unwrap();
    let verifier = Verifier::builder(registry).native(Argon2id::new(32, 1, 1)).build().unwrap();
    let options = Options::new().with_mapping(Mapping::hash("pw")).with_hint("vbulletin");
    let input = "pw\n5f4dcc3b5aa765d61d8327deb882cf99\n";
    assert_eq!(code_of(Source::Table, options, input, &verifier).0, "missing_context");
}

/// A small generator, so that a failure can be repeated.
struct Noise(u64);

impl Noise {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

/// Damages of every kind: no panic, no end of the stream before its end, and nothing secret in what is said.
#[test]
fn damaged_files() {
    let mut noise = Noise(0x9e37_79b9_7f4a_7c15);
    let verifiers: BTreeMap<Source, Verifier> =
        Source::ALL.iter().map(|source| (*source, verifier(*source, None, &Keyring::new()))).collect();
    for case in cases() {
        for _ in 0..24 {
            let mut bytes = case.input.clone().into_bytes();
            bytes.truncate(4000);
            for _ in 0..=noise.next(4) {
                let at = noise.next(bytes.len());
                match noise.next(5) {
                    0 => bytes[at] = noise.next(256) as u8,
                    1 => bytes.truncate(at.max(1)),
                    2 => bytes.insert(at, b"\"{}[],:\n$\\"[noise.next(10)]),
                    3 => drop(bytes.drain(at..(at + noise.next(40)).min(bytes.len()))),
                    _ => {
                        let other = noise.next(bytes.len());
                        bytes.swap(at, other);
                    }
                }
                if bytes.is_empty() {
                    bytes.push(b'{');
                }
            }
            let records =
                Importer::new(case.source, case.options.clone().with_max_record(2000)).read(&bytes[..]);
            for record in records {
                let finding = judge(&record, &verifiers[&case.source]);
                let said = format!("{finding} {finding:?} {record:?}");
                for secret in ["password", "horse", "s3cr3t"] {
                    // Names of fields and words of hints have it, the passwords of the cases do not stand in files.
                    assert!(secret == "password" || !said.contains(secret));
                }
                if let Ok(record) = &record {
                    let _ = convert(record, Target::ALL[noise.next(Target::ALL.len())], &case.keyring);
                }
            }
        }
    }
}

#[test]
fn arbitrary_bytes() {
    let mut noise = Noise(0x2545_f491_4f6c_dd1d);
    let words: [&[u8]; 24] = [
        b"{",
        b"}",
        b"[",
        b"]",
        b"\"",
        b":",
        b",",
        b"\n",
        b"\r\n",
        b" ",
        b"INSERT INTO ",
        b"VALUES ",
        b"(",
        b")",
        b"'",
        b";",
        b"COPY a (b) FROM stdin;\n",
        b"\\",
        b"CREATE TABLE a (",
        b"userPassword:: ",
        b"\"users\":[",
        b"password",
        b"\xff",
        b"0x2",
    ];
    for source in Source::ALL {
        for form in
            [None, Some(Form::Json), Some(Form::Table), Some(Form::Ldif), Some(Form::Colon), Some(Form::Sql)]
        {
            for _ in 0..40 {
                let mut bytes = Vec::new();
                for _ in 0..noise.next(60) {
                    match noise.next(3) {
                        0 => bytes.push(noise.next(256) as u8),
                        _ => bytes.extend_from_slice(words[noise.next(words.len())]),
                    }
                }
                let mut options =
                    Options::new().with_max_record(256).with_mapping(Mapping::hash("password").id("b"));
                if let Some(form) = form {
                    options = options.with_form(form);
                }
                let count = Importer::new(*source, options).read(&bytes[..]).count();
                assert!(count <= bytes.len() + 1);
            }
        }
    }
}

/// Every line that is said of a record is free of what the record holds.
#[test]
fn findings_hold_no_secrets() {
    for case in cases() {
        let (records, keyring) = read(case.source, &case.options, &case.input);
        let verifier = verifier(case.source, None, &keyring);
        for record in &records {
            let finding = judge(record, &verifier);
            let said = format!("{finding} {finding:?} {record:?} {:?}", case.options);
            let Ok(record) = record else { continue };
            let rows = record.stored.iter();
            for row in rows {
                let columns = row.columns().map(|(_, value)| value).chain([row.as_bytes()]);
                for value in columns.filter(|value| value.len() >= 8) {
                    let text = String::from_utf8_lossy(value);
                    assert!(!said.contains(&*text), "{}: {said}", case.name);
                }
            }
            // The text of the unknown members was cleared of them too.
            let unknown = Value::Object(record.unknown.clone()).to_string();
            for row in &record.stored {
                assert!(!unknown.contains(&*String::from_utf8_lossy(row.as_bytes())), "{}", case.name);
            }
        }
    }
}

#[test]
fn levels_order_what_is_said() {
    assert!(Level::Error > Level::Skipped && Level::Skipped > Level::Warning && Level::Warning > Level::Note);
    let row = StoredHash::new(BCRYPT);
    assert_eq!(row.hint(), None);
}
