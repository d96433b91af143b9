//! The failures that users of import schemas have met, by their names.

use std::collections::BTreeMap;

use password_compat::import::{Form, Importer, Mapping, Options, Outcome, Source, Summary, dry_run};
use password_compat::{Argon2id, Keyring, Registry, Verifier, presets};
use serde_json::{Value, json};

use super::{BCRYPT, verifier};

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
        (Source::Ldif, Options::new(), "dn: a\nuserPassword: {UNHEARD-OF}$1$salt$UsdFqFVB.FsuinRDK5eE..\n".into(), "unrecognised", ""),
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
        let found = code_of(source, options, &input, &verifier(&[source], None, &Keyring::new()));
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
    let verifier = verifier(&[Source::Supabase], None, &Keyring::new());
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
fn rows_whose_columns_are_missing_are_refused() {
    let registry = Registry::builder().enable("vbulletin").require_hints().build().unwrap();
    let verifier = Verifier::builder(registry).native(Argon2id::new(32, 1, 1)).build().unwrap();
    let options = Options::new().with_mapping(Mapping::hash("pw")).with_hint("vbulletin");
    let input = "pw\n5f4dcc3b5aa765d61d8327deb882cf99\n";
    assert_eq!(code_of(Source::Table, options, input, &verifier).0, "missing_context");
}
