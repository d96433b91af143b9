//! The list of what is covered names schemes that are there.
#![cfg(all(
    feature = "firebase",
    feature = "rare-digests",
    feature = "ciphers",
    feature = "srp",
    feature = "ed25519"
))]

use std::collections::BTreeSet;

const LIST: &str = include_str!("vectors/COVERAGE.md");
/// Columns, keys and features, which stand among the schemes.
const OTHERS: [&str; 6] = ["ciphers", "ed25519", "hmac_key", "import_pass", "pepper", "signer_key"];

#[test]
fn what_is_covered_is_there() {
    let ids: BTreeSet<String> = password_compat::schemes().map(|scheme| scheme.id().to_string()).collect();
    let mut named = BTreeSet::new();
    for row in LIST.lines().filter(|line| line.starts_with('|')) {
        let cell = row.split('|').nth(2).unwrap();
        // Between backticks. What begins with `_` continues the name before it.
        for name in cell.split('`').skip(1).step_by(2) {
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
            if name.bytes().all(plain) && !name.starts_with('_') && !OTHERS.contains(&name) {
                named.insert(name);
            }
        }
    }
    let unknown: Vec<&&str> = named.iter().filter(|name| !ids.contains(**name)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert!(named.len() > 250, "{}", named.len());
}
