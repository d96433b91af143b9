//! What stands in a file, and what of it is a record.

use alloc::string::String;
use alloc::vec::Vec;
use std::io::BufReader;

use serde_json::{Value, json};

use super::*;

const PLAN: Plan<'static> =
    Plan { arrays: &["users"], colon: &["login", "hash"], table: None, max_record: 1000 };

/// The records, errors as their codes. Read by chunks of each size, which may not matter.
fn read_as(form: Option<Form>, usual: Form, plan: Plan<'_>, text: &str) -> (Vec<Value>, Members) {
    let all = [1, 2, 7, 8192].map(|size| {
        let mut records = Records::new(BufReader::with_capacity(size, text.as_bytes()), form, usual, plan);
        let found: Vec<Value> = (&mut records)
            .map(|record| match record {
                Ok(members) => Value::Object(members),
                Err(issue) => Value::from(issue.code.code()),
            })
            .collect();
        assert!(records.next().is_none(), "ended is ended");
        (found, records.envelope)
    });
    // The mark of UTF-8 is not looked for over the end of a chunk.
    if !text.starts_with('\u{feff}') {
        assert!(all.iter().all(|one| *one == all[0]), "{text}: {all:?}");
    }
    let [.., whole] = all;
    whole
}

fn json(text: &str) -> Vec<Value> {
    read_as(None, Form::Json, PLAN, text).0
}

fn table(text: &str) -> Vec<Value> {
    read_as(None, Form::Table, PLAN, text).0
}

fn of(form: Form, text: &str) -> Vec<Value> {
    read_as(Some(form), form, PLAN, text).0
}

const BAD: &str = "malformed_record";

#[test]
fn arrays_lines_and_objects() {
    let three = [json!({"a": 1}), json!({"a": 2}), json!({"a": {"b": [1, "}]"]}})];
    for text in [
        r#"[{"a":1},{"a":2},{"a":{"b":[1,"}]"]}}]"#,
        "[\n  {\n \"a\": 1\n },\n {\"a\" : 2}, {\"a\":{\"b\":[1,\"}]\"]}}\n]\n",
        "{\"a\":1}\n{\"a\":2}\n\n{\"a\":{\"b\":[1,\"}]\"]}}",
        "{\"a\":1}\r\n{\"a\":2}\r\n{\"a\":{\"b\":[1,\"}]\"]}}\r\n",
        r#"{"users":[{"a":1},{"a":2},{"a":{"b":[1,"}]"]}}]}"#,
        "\u{feff}[{\"a\":1},{\"a\":2},{\"a\":{\"b\":[1,\"}]\"]}}]",
    ] {
        assert_eq!(json(text), three, "{text}");
    }
    assert!(json("").is_empty() && json("[]").is_empty() && json(" [ ] ").is_empty());
    assert_eq!(json("{}"), [json!({})]);
}

#[test]
fn what_is_around_an_array() {
    let text = r#"{"realm": "r", "n": {"x": [1]}, "users": [{"a": 1}], "last": true, "groups": []}"#;
    let (records, around) = read_as(None, Form::Json, PLAN, text);
    assert_eq!(records, [json!({"a": 1})]);
    assert_eq!(Value::Object(around), json!({"realm": "r", "n": {"x": [1]}, "last": true, "groups": []}));
    let (records, around) = read_as(None, Form::Json, PLAN, r#"{"users":[]}"#);
    assert!(records.is_empty() && around.is_empty());
    // Two arrays, with others in between.
    let text = r#"{"users":[{"a":1}],"b":{},"users":[{"a":2}]}"#;
    assert_eq!(json(text), [json!({"a": 1}), json!({"a": 2})]);
}

#[test]
fn one_bad_record_never_stops_the_rest() {
    let last = json!({"z": 9});
    for text in [
        // A missing brace, quote, colon, comma; a stray word; a number that is none.
        "{\"a\":1\n{\"z\":9}",
        "{\"a\":\"x\n{\"z\":9}",
        "{\"a\" 1}\n{\"z\":9}",
        "{\"a\":1 \"b\":2}\n{\"z\":9}",
        "hello\n{\"z\":9}",
        "{\"a\":01}\n{\"z\":9}",
        "{\"a\":1}}\n{\"z\":9}",
        "[{\"a\":1,\n{\"z\":9}]",
        "[{\"a\":{\"b\":1},{\"z\":9}]",
        "[{\"a\":\"x\n},\n{\"z\":9}]",
        "[5, {\"z\":9}]",
        "[null,{\"z\":9}]",
        "[{a:1},\n{\"z\":9}]",
        "{\"users\":[{\"a\":tru},{\"z\":9}]}",
        "[{\"a\":\"\\x\"},{\"z\":9}]",
        "[{\"a\":[1}],\n{\"z\":9}]",
    ] {
        let found = of(Form::Json, text);
        assert_eq!(found.last(), Some(&last), "{text}: {found:?}");
        assert_eq!(found.iter().filter(|record| **record == BAD).count(), 1, "{text}: {found:?}");
    }
    // Once a whole record stood on a line, a record ends with its line.
    let text = "{\"a\":1}\n{\"b\":\n{\"c\":3}\n";
    assert_eq!(json(text), [json!({"a": 1}), json!(BAD), json!({"c": 3})]);
    // What is cut at the end.
    assert_eq!(json("[{\"a\":1},{\"b\":"), [json!({"a": 1}), json!(BAD)]);
}

#[test]
fn long_records_are_left_out() {
    let long = "x".repeat(2000);
    let text = alloc::format!("[{{\"a\":\"{long}\"}},{{\"z\":9}}]");
    assert_eq!(json(&text), [json!("record_too_long"), json!({"z": 9})]);
    let text = alloc::format!("a,b\n{long},1\n2,3\n");
    assert_eq!(table(&text), [json!("record_too_long"), json!({"a": "2", "b": "3"})]);
    let text = alloc::format!("dn: a\nx: {long}\n\ndn: b\n");
    assert_eq!(of(Form::Ldif, &text), [json!("record_too_long"), json!({"dn": "b"})]);
    let text = alloc::format!("a:{long}\nb:x\n");
    assert_eq!(of(Form::Colon, &text), [json!("record_too_long"), json!({"login": "b", "hash": "x"})]);
    let deep = alloc::format!("[{}{},{{\"z\":9}}]", "{\"a\":[".repeat(100), "]}".repeat(100));
    assert_eq!(json(&deep).first(), Some(&json!(BAD)));
}

#[test]
fn tables() {
    let same = [json!({"id": "1", "mail": "a@x"}), json!({"id": "2", "mail": "b, \"c\"\nd"})];
    for text in [
        "id,mail\n1,a@x\n2,\"b, \"\"c\"\"\nd\"\n",
        "id;mail\r\n1;a@x\r\n2;\"b, \"\"c\"\"\nd\"\r\n",
        "id\tmail\n1\ta@x\n\n2\t\"b, \"\"c\"\"\nd\"",
        "\u{feff}id,mail\n1,a@x\n2,\"b, \"\"c\"\"\nd\"\n",
    ] {
        assert_eq!(table(text), same, "{text}");
    }
    assert_eq!(table("a,b\n1\n1,2,3\n1,2,\n"), [json!({"a": "1"}), json!(BAD), json!({"a": "1", "b": "2"})]);
    assert_eq!(table("a,a\n1,2\n"), [json!("duplicate_field")]);
    assert_eq!(table(",\n1,2\n"), [json!("no_header")]);
    // A quote that is never closed is of one row only.
    let rows = table("a,b\n1,\"x\n2,y\n3,z\n");
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[2], json!({"a": "3", "b": "z"}));
    // JSON where a table was expected.
    assert_eq!(table("[{\"a\":1}]"), [json!({"a": 1})]);
}

#[test]
fn ldif() {
    let text = "version: 1\n\n# a comment\ndn: uid=a,dc=x\nuid: a\nuserPassword:: e1NTSEF9eA==\nmail;lang-de: a@\n x.org\n\n\
                dn:: dWlkPWI=\nuid: b\nuid: c\njpegPhoto:< file:///x\n\nnonsense\n\ndn: d\n";
    let expected = [
        json!({"dn": "uid=a,dc=x", "uid": "a", "userpassword": "{SSHA}x", "mail": "a@x.org"}),
        json!({"dn": "uid=b", "uid": ["b", "c"]}),
        json!(BAD),
        json!({"dn": "d"}),
    ];
    assert_eq!(of(Form::Ldif, text), expected);
    assert_eq!(of(Form::Ldif, &text.replace('\n', "\r\n")), expected);
}

#[test]
fn lines_with_colons() {
    let text = "# comment\n\na:$1$x\nb:c:d\nnonsense\n";
    let expected = [json!({"login": "a", "hash": "$1$x"}), json!({"login": "b", "hash": "c:d"}), json!(BAD)];
    assert_eq!(of(Form::Colon, text), expected);
}

#[test]
fn dumps_of_mysql() {
    let text = "-- MySQL dump\n/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS `users`;\n\
        CREATE TABLE `users` (\n `id` int(11) NOT NULL,\n `name` varchar(9) DEFAULT 'x,y)',\n `pw` blob,\n\
        PRIMARY KEY (`id`),\n KEY `n` (`name`)\n) ENGINE=InnoDB;\nLOCK TABLES `users` WRITE;\n\
        INSERT INTO `users` VALUES (1,'o\\'br\\\\ien',_binary '$2y$x'),(2,'b''c',NULL),(3,'d;--e',0x2432);\n\
        INSERT INTO `users` (`id`, `pw`) VALUES (4,'x'),(5);\nINSERT INTO other (a) VALUES ('z');\n";
    let expected = [
        json!({"id": "1", "name": "o'br\\ien", "pw": "$2y$x"}),
        json!({"id": "2", "name": "b'c", "pw": null}),
        json!({"id": "3", "name": "d;--e", "pw": "$2"}),
        json!({"id": "4", "pw": "x"}),
        json!(BAD),
        json!({"a": "z"}),
    ];
    assert_eq!(of(Form::Sql, text), expected);
    let plan = Plan { table: Some("other"), ..PLAN };
    assert_eq!(read_as(Some(Form::Sql), Form::Sql, plan, text).0, expected[5..]);
}

#[test]
fn dumps_of_postgresql_and_sqlite() {
    let text = "CREATE TABLE public.users (\n    id integer NOT NULL,\n    email text\n);\n\
        COPY public.users (id, email, \"pass word\") FROM stdin;\n1\ta@x\t$2a$x\n2\t\\N\ta\\tb\\\\c\n\\.\n\
        SELECT 1;\nINSERT INTO public.users (id, email) VALUES (3, 'C:\\new') ON CONFLICT DO NOTHING;\n\
        INSERT INTO \"users\" VALUES(4,'d');\n";
    let expected = [
        json!({"id": "1", "email": "a@x", "pass word": "$2a$x"}),
        json!({"id": "2", "email": null, "pass word": "a\tb\\c"}),
        json!({"id": "3", "email": "C:\\new"}),
        json!({"id": "4", "email": "d"}),
    ];
    assert_eq!(of(Form::Sql, text), expected);
}

#[test]
fn other_character_sets_are_said() {
    let utf16: Vec<u8> = [0xff, 0xfe, b'a', 0].into();
    let codes: Vec<_> =
        Records::new(&utf16[..], None, Form::Table, PLAN).map(|record| record.unwrap_err().code).collect();
    assert_eq!(codes, [Code::NotUtf8]);
    let latin1 = b"a,b\nf\xfcr,1\nx,2\n";
    let rows: Vec<_> = Records::new(&latin1[..], None, Form::Table, PLAN).collect();
    assert_eq!(rows[0].as_ref().unwrap_err().code, Code::BadEncoding);
    assert_eq!(rows[1].as_ref().unwrap()["a"], "x");
}

/// An input that fails in the middle.
struct Failing(usize);

impl std::io::Read for Failing {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.0 == 0 {
            return Err(std::io::Error::other("the disk is gone"));
        }
        self.0 -= 1;
        let text = b"{\"a\":1}\n";
        into[..text.len()].copy_from_slice(text);
        Ok(text.len())
    }
}

#[test]
fn a_failing_input_is_said_once() {
    let records: Vec<_> = Records::new(BufReader::new(Failing(2)), None, Form::Json, PLAN).collect();
    assert_eq!(records.len(), 3);
    assert_eq!(records[2].as_ref().unwrap_err().code, Code::Io);
    let names: String = records[0].as_ref().unwrap().keys().cloned().collect();
    assert_eq!(names, "a");
}
