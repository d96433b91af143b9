//! The command line, as its users meet it.

#![cfg(feature = "cli")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use password_compat::{Password, Pbkdf2, Registry, StoredHash, Verifier, presets};
use serde_json::Value;

const BCRYPT: &str = "$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm";
const MD5: &str = "5f4dcc3b5aa765d61d8327deb882cf99";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_password-compat"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = command(arguments).spawn().expect("the binary");
    // It may answer without reading.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("an end")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("no signal")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

fn file(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).expect("a file");
    path.display().to_string()
}

/// A verifier that hashes fast, and its description as a file.
fn server(folder: &Path) -> (Verifier, String) {
    let registry = [presets::HEX_DIGESTS, presets::UNIX, presets::MODERN]
        .into_iter()
        .fold(Registry::builder(), |builder, preset| builder.preset(preset));
    let verifier = Verifier::builder(registry.build().unwrap()).native(Pbkdf2::new(10)).build().unwrap();
    let text = serde_json::to_string(&verifier.describe()).unwrap();
    (verifier, file(folder, "server.json", &text))
}

#[test]
fn every_command_explains_itself_with_examples() {
    let help = stdout(&run(&["--help"], ""));
    assert!(help.contains("Exit codes"), "{help}");
    let commands = [
        "identify",
        "inspect",
        "verify",
        "hash",
        "import",
        "convert",
        "inventory",
        "wrap",
        "probe",
        "calibrate",
        "describe",
        "schemes",
    ];
    for command in commands {
        let output = run(&[command, "--help"], "");
        let help = stdout(&output);
        assert_eq!(code(&output), 0, "{command}");
        assert!(help.contains("Examples:") && help.contains("password-compat"), "{command}: {help}");
        // Passwords would stand in the list of processes.
        assert!(!help.contains("--password"), "{command}: {help}");
    }
    assert!(stdout(&run(&["recipe", "check", "--help"], "")).contains("Examples:"));
    assert_eq!(code(&run(&["nonsense"], "")), 2);
    assert_eq!(code(&run(&["identify", "x", "--preset", "nonsense"], "")), 2);
    for shell in ["bash", "zsh", "fish"] {
        assert!(stdout(&run(&["completions", shell], "")).contains("password-compat"), "{shell}");
    }
    let page = stdout(&run(&["man"], ""));
    assert!(page.starts_with(".ie") || page.contains(".TH"), "{page}");
    assert!(page.contains("inventory") && page.contains("shard"), "{page}");
}

#[test]
fn identify_names_the_schemes() {
    let output = run(&["identify", "--all", BCRYPT, "nothing that anybody writes"], "");
    let shown = stdout(&output);
    let mut shown = shown.lines();
    assert!(shown.next().unwrap().starts_with("certain\tbcrypt\t"));
    // Any text may be a password in the clear.
    assert!(shown.next().unwrap().starts_with("-\tldap_plaintext\tplaintext"));
    assert_eq!(code(&output), 1, "one is of nobody");
    let output = run(&["identify", "--all", "--first", "--json", "-"], &format!("{BCRYPT}\r\n{MD5}\n"));
    let found = lines(&stdout(&output));
    assert_eq!(found[0]["schemes"][0]["scheme"], "bcrypt");
    assert_eq!(found[1]["schemes"][0]["confidence"], "shape");
    assert_eq!((found.len(), code(&output)), (2, 0));
}

#[test]
fn inspect_explains_a_hash() {
    let folder = folder("inspect");
    let (_, config) = server(&folder);
    let found = |arguments: &[&str]| {
        let output = run(&[&["inspect", "--json"], arguments].concat(), "");
        (lines(&stdout(&output)).remove(0), code(&output))
    };
    let (facts, code_of) = found(&["--config", &config, BCRYPT]);
    assert_eq!(
        (facts["scheme"].as_str(), facts["params"].as_str(), code_of),
        (Some("bcrypt"), Some("cost=4"), 0)
    );
    assert_eq!(facts["policy"], "upgrade");
    let (facts, code_of) = found(&["{SSHA}blsFBhFTrCurKFRgEqFv1rD/b05zYWx0U0FMVA=="]);
    assert_eq!((facts["error"].as_str(), code_of), (Some("not_enabled"), 1));
    assert_eq!(facts["enable"], "--assume ldap_salted_sha1");
    let shown = stdout(&run(&["inspect", BCRYPT], ""));
    assert!(shown.contains("cost=4") && shown.contains("longest password"), "{shown}");
    assert!(!shown.contains('\u{1b}'), "colours only on a terminal");
}

#[test]
fn verify_asks_for_the_password() {
    for (password, expected) in [("password\n", 0), ("password", 0), ("Password\n", 1), ("", 1)] {
        assert_eq!(code(&run(&["verify", BCRYPT], password)), expected, "{password:?}");
    }
    let output = run(&["verify", "--json", "nonsense"], "password\n");
    assert_eq!((code(&output), lines(&stdout(&output))[0]["error"].as_str()), (1, Some("unrecognised")));
    assert_eq!(code(&run(&["verify"], "")), 2);
}

#[test]
fn verify_answers_every_line() {
    let rows = [
        format!(r#"{{"id":1,"password":"password","stored":"{BCRYPT}"}}"#),
        format!(r#"{{"id":2,"password_hex":"50617373776f7264","stored":"{BCRYPT}"}}"#),
        r#"{"id":3,"password":"password","stored":"no hash of anybody"}"#.into(),
        r#"{"id":4,"password":"hashcat","stored":"28f9975808ae2bdc5847b1cda26033ea:308","recipe":"md5(md5($pass).$salt)","layout":"{hash}:{salt}"}"#.into(),
        r#"{"id":5,"password":"letmein","stored":"93a8cf6a7d43e3b5bcd2dc6abb3e02c6","scheme":"x","keys":{"a":"zz"}}"#.into(),
        "no line of JSON".into(),
        String::new(),
        r#"{"id":7,"password":"hashcat","username":"27032153220030464358344758762807","stored":"md593a8cf6a7d43e3b5bcd2dc6abb3e02c6"}"#.to_string(),
    ];
    let output = run(&["verify", "--all", "--jsonl", "-"], &rows.join("\n"));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let answers = lines(&stdout(&output));
    let outcomes: Vec<&str> = answers.iter().map(|answer| answer["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["accepted", "rejected", "error", "accepted", "error", "error", "accepted"]);
    assert_eq!(answers[2]["error"], "unrecognised");
    assert_eq!(answers[3]["scheme"], "x-recipe");
    assert_eq!(answers[6]["scheme"], "postgres_md5");
    for secret in ["letmein", "hashcat", &BCRYPT[20..]] {
        assert!(!stdout(&output).contains(secret));
    }
}

#[test]
fn hash_writes_what_verify_reads() {
    let folder = folder("hash");
    let (verifier, config) = server(&folder);
    let output = run(&["hash", "--config", &config], "päss wörd\n");
    let hash = stdout(&output).trim().to_string();
    assert!(hash.starts_with("$pbkdf2-sha256$10$"), "{hash}");
    assert!(verifier.verify(&Password::from("päss wörd"), &StoredHash::new(&hash)).unwrap().is_accepted());
    assert_eq!(code(&run(&["verify", "--config", &config, &hash], "päss wörd\n")), 0);
}

#[test]
fn import_judges_and_hands_on() {
    let folder = folder("import");
    let users = file(
        &folder,
        "users.json",
        &format!(
            r#"[{{"user_id":"a","email":"a@example.org","password_hash":"{BCRYPT}"}},
                {{"user_id":"b","email":"b@example.org","password_hash":"hunter2"}}]"#
        ),
    );
    let out = folder.join("out.jsonl").display().to_string();
    let output = run(&["import", "auth0", &users, "--json", "--out", &out], "");
    assert_eq!(code(&output), 1, "one is refused");
    let findings = lines(&stdout(&output));
    assert_eq!(findings.len(), 2);
    assert_eq!(findings[1]["outcome"], "refused");
    assert!(!stdout(&output).contains("hunter2") && !stderr(&output).contains("hunter2"));
    let taken = lines(&fs::read_to_string(&out).unwrap());
    assert_eq!(taken.len(), 1);
    let row = StoredHash::from_record_text(taken[0]["stored"].as_str().unwrap()).unwrap();
    assert_eq!(row.as_str(), Some(BCRYPT));
    let summary = lines(&stderr(&output)).pop().unwrap();
    assert_eq!((summary["records"].as_u64(), summary["refused"].as_u64()), (Some(2), Some(1)));
    assert!(stdout(&run(&["import", "list"], "")).lines().count() > 20);
    assert_eq!(code(&run(&["import", "nobody", &users], "")), 2);
}

#[test]
fn import_hashes_passwords_in_the_clear_only_if_asked() {
    let folder = folder("plaintext");
    let rows: String = (0..20)
        .map(|at| format!("{{\"email\":\"{at}@example.org\",\"password\":\"hunter2 {at}\"}}\n"))
        .collect();
    let users = file(&folder, "users.jsonl", &rows);
    let (verifier, config) = server(&folder);
    let out = folder.join("out.jsonl").display().to_string();
    let output = run(&["import", "supabase", &users, "--plaintext", "--out", &out, "--config", &config], "");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(!stdout(&output).contains("hunter2") && !stderr(&output).contains("hunter2"));
    let taken = lines(&fs::read_to_string(&out).unwrap());
    assert_eq!(taken.len(), 20);
    for (at, line) in taken.iter().enumerate() {
        assert_eq!(line["email"], format!("{at}@example.org"), "in their order");
        let row = StoredHash::from_record_text(line["stored"].as_str().unwrap()).unwrap();
        let password = Password::from(format!("hunter2 {at}").as_str());
        assert!(verifier.verify(&password, &row).unwrap().is_accepted());
    }
    assert_eq!(code(&run(&["import", "supabase", &users, "--config", &config], "")), 1);
}

#[test]
fn convert_writes_for_another_vendor() {
    let line = r#"{"email": "a@example.org", "hash_type": "bcrypt",
        "hash": "$2b$10$4iHYKDc4bbHnK7aLj8O8Y.gwk3xMGwPKW7RrbuMoaFoyzcI3AqSWq"}"#;
    let output = run(&["convert", "stytch", "--to", "okta"], line);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let written = lines(&stdout(&output)).remove(0);
    assert_eq!(written["credentials"]["password"]["hash"]["algorithm"], "BCRYPT");
    let output = run(&["convert", "stytch", "--to", "onelogin"], line);
    assert_eq!((code(&output), stdout(&output).as_str()), (1, ""));
    assert!(stderr(&output).contains("algorithm"));
}

#[test]
fn inventory_counts_compares_and_draws() {
    let folder = folder("inventory");
    let (verifier, config) = server(&folder);
    let native = verifier.hash(&"x".into()).unwrap();
    let table = |legacy: usize| {
        let mut text = String::from("id,hash,last,team\n");
        for at in 0..100 {
            let hash = if at < legacy { MD5 } else { native.as_str().unwrap() };
            text += &format!("{at},{hash},2020-01-0{},team{}\n", at % 9 + 1, at % 2);
        }
        text + "x,nonsense,,team0\ny,!,,team1\n"
    };
    let many = file(&folder, "many.csv", &table(60));
    let few = file(&folder, "few.csv", &table(1));
    let flags = ["--config", &config, "--success-column", "last", "--group-column", "team"];
    let report = |input: &str, more: &[&str]| run(&[&["inventory", input], &flags[..], more].concat(), "");

    let output = report(&many, &["--json", "--ready"]);
    assert_eq!(code(&output), 1, "not ready");
    let earlier = stdout(&output);
    let facts: Value = serde_json::from_str(&earlier).unwrap();
    assert_eq!((facts["rows"].as_u64(), facts["disabled"].as_u64()), (Some(102), Some(1)));
    assert_eq!(facts["weakest_first"][0]["scheme"], "hex_md5");
    assert_eq!(facts["ready_to_close"]["answer"], "no");
    assert_eq!(facts["inventory"]["groups"]["team0"]["legacy"], 30);
    assert_eq!(code(&report(&few, &["--ready"])), 0, "{}", stdout(&report(&few, &["--ready"])));
    // Without the column the answer is never yes.
    let output = run(&["inventory", &few, "--config", &config, "--ready", "--json"], "");
    let unknown: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!((code(&output), unknown["ready_to_close"]["answer"].as_str()), (1, Some("unknown")));

    // A month ago there were more.
    let mut old = facts;
    let taken = old["inventory"]["taken"].as_i64().unwrap();
    old["inventory"]["taken"] = (taken - 30 * 86_400).into();
    let old = file(&folder, "old.json", &old.to_string());
    let page = folder.join("report.html").display().to_string();
    let output = report(&few, &["--compare", &old, "--html", &page]);
    let shown = stdout(&output);
    assert!(shown.contains("60 legacy hashes became 1"), "{shown}");
    assert!(shown.contains('█') && !shown.contains(&MD5[..8]));
    let page = fs::read_to_string(&page).unwrap();
    assert!(page.contains("<svg") && page.contains("hex_md5") && !page.contains(&MD5[..8]));
    assert!(!page.contains("src=") && !page.contains("href="), "it needs nothing besides itself");

    let merged = report(&few, &["--merge", &old, "--json"]);
    let merged: Value = serde_json::from_str(&stdout(&merged)).unwrap();
    assert_eq!(merged["rows"], 204);
    // From a day on.
    let policy = password_compat::StandardPolicy::new().refuse(
        password_compat::SchemeId::parse("hex_md5").unwrap(),
        password_compat::Timestamp::date(2037, 9, 1),
    );
    let other = Verifier::builder(verifier.registry().clone())
        .native(Pbkdf2::new(10))
        .policy(policy)
        .build()
        .unwrap();
    let other = file(&folder, "other.json", &serde_json::to_string(&other.describe()).unwrap());
    let refused = |day: &str| {
        let output = report(&many, &["--json", "--what-if", &other, "--at", day]);
        let facts: Value = serde_json::from_str(&stdout(&output)).unwrap();
        facts["what_if"]["refused"]["hex_md5"].as_u64()
    };
    assert_eq!((refused("2037-08-31"), refused("2037-09-01")), (None, Some(60)));
}

#[test]
fn inventory_reads_sqlite() {
    let folder = folder("sqlite");
    let (_, config) = server(&folder);
    let path = folder.join("app.db");
    let database = rusqlite::Connection::open(&path).unwrap();
    database
        .execute_batch(&format!(
            "CREATE TABLE users (name TEXT, pw TEXT, seen INTEGER);
         INSERT INTO users VALUES ('a', '{MD5}', 5), ('b', '{BCRYPT}', NULL), ('c', NULL, 7);"
        ))
        .unwrap();
    drop(database);
    let path = path.display().to_string();
    let query = "SELECT name AS id, pw AS hash, seen AS last FROM users";
    let arguments = [
        "inventory",
        "--config",
        &config,
        "--sqlite",
        &path,
        "--query",
        query,
        "--success-column",
        "last",
        "--json",
    ];
    let output = run(&arguments, "");
    let facts: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!((facts["rows"].as_u64(), facts["bad_lines"].as_u64()), (Some(2), Some(1)));
    assert_eq!(code(&run(&["inventory", "--sqlite", "no such file", "--query", query], "")), 3);
    assert_eq!(code(&run(&["inventory", "--sqlite", &path], "")), 2, "a query is needed");
}

/// So many rows of MD5 with a bcrypt, a native and an unreadable one among them.
fn table(folder: &Path, verifier: &Verifier, rows: usize) -> String {
    let native = verifier.hash(&"x".into()).unwrap();
    let mut text = String::from("id,hash\n");
    for at in 0..rows {
        let hash = match at % 20 {
            7 => BCRYPT,
            11 => native.as_str().unwrap(),
            13 => "nonsense",
            _ => MD5,
        };
        text += &format!("user{at},{hash}\n");
    }
    file(folder, "table.csv", &text)
}

/// Every row once, in order, and what was wrapped opens with the old password.
fn check_wrapped(text: &str, rows: usize, verifier: &Verifier, places: impl Iterator<Item = usize>) {
    let lines = lines(text);
    assert_eq!(lines.len(), rows);
    for (line, at) in lines.iter().zip(places) {
        assert_eq!(
            (line["row"].as_u64(), line["id"].as_str()),
            (Some(at as u64), Some(&*format!("user{at}")))
        );
        let outcome = line["outcome"].as_str().unwrap();
        assert_eq!(
            outcome,
            match at % 20 {
                11 => "kept",
                13 => "error",
                _ => "wrapped",
            }
        );
        if outcome == "wrapped" && at % 20 < 9 {
            let onion = StoredHash::new(line["hash"].as_str().unwrap());
            assert!(verifier.verify(&"password".into(), &onion).unwrap().is_accepted(), "row {at}");
        }
    }
}

#[test]
fn wrap_goes_on_after_a_kill_at_any_byte() {
    const ROWS: usize = 400;
    let folder = folder("wrap");
    let (verifier, config) = server(&folder);
    let input = table(&folder, &verifier, ROWS);
    let whole = folder.join("whole.jsonl").display().to_string();
    let arguments = ["wrap", &input, "--config", &config, "--out"];
    let output = run(&[&arguments[..], &[&whole]].concat(), "");
    assert_eq!(code(&output), 1, "unreadable rows are told");
    let text = fs::read_to_string(&whole).unwrap();
    check_wrapped(&text, ROWS, &verifier, 0..);
    // Again: nothing is done twice.
    run(&[&arguments[..], &[&whole]].concat(), "");
    assert_eq!(fs::read_to_string(&whole).unwrap(), text);
    // Cut off anywhere, it goes on.
    let mut state = 12345_usize;
    for _ in 0..20 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let cut = (state >> 20) % text.len();
        fs::write(&whole, &text[..cut]).unwrap();
        run(&[&arguments[..], &[&whole]].concat(), "");
        check_wrapped(&fs::read_to_string(&whole).unwrap(), ROWS, &verifier, 0..);
    }
    // An output of another input is not continued.
    fs::write(&whole, "{\"row\":0,\"id\":\"somebody else\",\"outcome\":\"kept\"}\n").unwrap();
    assert_eq!(code(&run(&[&arguments[..], &[&whole]].concat(), "")), 2);
    fs::write(&whole, "something else\n").unwrap();
    assert_eq!(code(&run(&[&arguments[..], &[&whole]].concat(), "")), 3);
}

#[test]
fn wrap_survives_fifty_kills() {
    const ROWS: usize = 6000;
    let folder = folder("kills");
    let (verifier, config) = server(&folder);
    let input = table(&folder, &verifier, ROWS);
    let out = folder.join("out.jsonl").display().to_string();
    let mut state = 99_u64;
    let mut killed = 0;
    for _ in 0..50 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let mut child = command(&["wrap", &input, "--config", &config, "--out", &out]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis((state >> 40) % 60));
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
    }
    run(&["wrap", &input, "--config", &config, "--out", &out], "");
    check_wrapped(&fs::read_to_string(&out).unwrap(), ROWS, &verifier, 0..);
    println!("{killed} of 50 were killed before their end");
}

#[test]
fn shards_make_up_the_table() {
    const ROWS: usize = 100;
    let folder = folder("shards");
    let (verifier, config) = server(&folder);
    let input = table(&folder, &verifier, ROWS);
    for index in 1..=3 {
        let shard = format!("{index}/3");
        let output = run(&["wrap", &input, "--config", &config, "--shard", &shard], "");
        let rows = (index - 1..ROWS).step_by(3).count();
        check_wrapped(&stdout(&output), rows, &verifier, (index - 1..ROWS).step_by(3));
    }
    for wrong in ["0/3", "4/3", "1", "a/b"] {
        assert_eq!(code(&run(&["wrap", &input, "--config", &config, "--shard", wrong], "")), 2, "{wrong}");
    }
}

#[test]
fn what_is_described_is_read_again() {
    let folder = folder("describe");
    let text = stdout(&run(&["describe", "--preset", "django"], ""));
    let config = file(&folder, "server.json", &text);
    assert_eq!(stdout(&run(&["describe", "--config", &config], "")), text);
    assert_eq!(code(&run(&["inspect", "--config", &config, MD5], "")), 0);
    assert_eq!(code(&run(&["inspect", "--config", &folder.join("none").display().to_string(), MD5], "")), 3);
}

#[test]
fn probe_and_recipe_check() {
    let hash = "28f9975808ae2bdc5847b1cda26033ea:308";
    let output = run(&["probe", "--json", "--seconds", "1", hash], "hashcat\n");
    let found = lines(&stdout(&output));
    assert_eq!(found[0]["expression"], "md5(md5($pass).$salt)");
    let check = |arguments: &[&str], password: &str| {
        code(&run(&[&["recipe", "check"], arguments].concat(), password))
    };
    let layout = ["--layout", "{hash}:{salt}"];
    assert_eq!(check(&[&["md5(md5($p).$s)"], &layout[..]].concat(), ""), 0);
    assert_eq!(check(&[&["md5(mdd5($p).$s)"], &layout[..]].concat(), ""), 1);
    assert_eq!(check(&[&["md5(md5($p).$s)"], &layout[..], &["--hash", hash]].concat(), "hashcat\n"), 0);
    assert_eq!(check(&[&["md5(md5($p).$s)"], &layout[..], &["--hash", hash]].concat(), "other\n"), 1);
}

#[test]
fn schemes_are_listed() {
    let output = run(&["schemes", "vbulletin", "--json"], "");
    let found = lines(&stdout(&output));
    assert!(found.iter().any(|scheme| scheme["id"] == "vbulletin_colon"));
    assert_eq!(code(&run(&["schemes", "no such thing"], "")), 1);
}

/// Who reads the output may stop.
#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = command(&["schemes"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
}
