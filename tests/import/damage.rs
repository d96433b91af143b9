//! Files that are damaged, or none at all, and what is said of them.

use std::collections::BTreeMap;

use password_compat::import::{Form, Importer, Mapping, Options, Source, Target, convert, judge};
use password_compat::{Keyring, Verifier};
use serde_json::Value;

use super::{cases, read, verifier};

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
        Source::ALL.iter().map(|source| (*source, verifier(&[*source], None, &Keyring::new()))).collect();
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
        let verifier = verifier(&[case.source], None, &keyring);
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
