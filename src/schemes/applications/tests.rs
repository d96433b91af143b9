use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;
use crate::recipe::named::NamedScheme;
use crate::recipe::{Layout, Recipe};
use crate::scheme::Scheme;
use crate::schemes::testing::{assert_verifies, matches, parse_for};

fn rows() -> impl Iterator<Item = &'static Named> {
    TABLES.iter().copied().flatten()
}

#[test]
fn every_row_is_a_scheme_but_those_with_rare_digests() {
    let rare: BTreeSet<&str> = rare::TABLE.iter().map(|row| row.id).collect();
    for row in rows() {
        let built_in = cfg!(feature = "rare-digests") || !rare.contains(row.id);
        assert_eq!(row.scheme().is_some(), built_in, "{}: {} as {}", row.id, row.expression, row.layout);
    }
}

#[test]
fn ids_are_unique() {
    let mut ids = BTreeSet::new();
    for row in rows() {
        assert!(ids.insert(row.id), "{} twice", row.id);
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        assert!(row.id.bytes().all(plain), "{}", row.id);
    }
}

#[test]
fn expressions_and_layouts_stand_in_their_canonical_form() {
    for row in rows().filter(|row| row.scheme().is_some()) {
        assert_eq!(row.expression.parse::<Recipe>().unwrap().to_string(), row.expression);
        assert_eq!(row.layout.parse::<Layout>().unwrap().to_string(), row.layout);
    }
}

#[test]
fn known_pairs_verify_and_other_passwords_do_not() {
    let schemes = rows().filter_map(Named::scheme);
    let failures: Vec<String> = schemes.filter_map(|scheme| known_pair(&scheme).err()).collect();
    assert!(failures.is_empty(), "{failures:#?}");
}

fn known_pair(scheme: &NamedScheme) -> Result<(), String> {
    let (id, known) = (scheme.id(), scheme.exemplar().unwrap());
    scheme.recognise(&known.stored).ok_or_else(|| format!("{id} does not recognise its known hash"))?;
    let record = parse_for(scheme, &known.stored, &known.subject, &known.keyring);
    let record = record.map_err(|error| format!("{id}: {error}"))?;
    let other = known.password.to_uppercase() + "x";
    match (matches(record.as_ref(), known.password.as_bytes()), matches(record.as_ref(), other.as_bytes())) {
        (true, false) => Ok(()),
        (false, _) => Err(format!("{id} does not match its known password")),
        (true, true) => Err(format!("{id} matches another password")),
    }
}

/// Pairs that the tests of Stormpath's libraries and the manual of SFTPGo publish.
#[test]
fn published_pairs() {
    for (id, stored, password) in [
        (
            "stormpath2_md5",
            "$stormpath2$MD5$1$OWI3OTQwYjEwODEwOTdkNTcwZDY5NjQ2ZDNlNmZjNzM=$ULWTW74NXPyLYj3VfYHWrg==",
            "123456",
        ),
        (
            "stormpath2_md5",
            "$stormpath2$MD5$1$NzEyN2ZhYzdkZTAyMjJlMGQyMWYxMWRmZmY2YjA1MWI=$K18Ak0YikAFrqgglhIaY5g==",
            "password",
        ),
        ("stormpath2_md5", "$stormpath2$MD5$1$$0HY+2qnZvSqVFigOkETYhQ==", "monkey"),
        (
            "stormpath2_sha512",
            "$stormpath2$SHA-512$1$ZFhBRmpFSnEwVEx2ekhKS0JTMDJBNTNmcg==$Q+sGFg9e+pe9QsUdfnbJUMDtrQNf27ezTnnGllBVkQpMRc9bqH6WkyE3y0svD/7cBk8uJW9Wb3dolWwDtDLFjg==",
            "testing12",
        ),
        (
            "sftpgo_pbkdf2_sha256",
            "$pbkdf2-sha256$150000$E86a9YMX3zC7$R5J62hsSq+pYw00hLLPKBbcGXmq7fj5+/M0IFoYtZbo=",
            "password",
        ),
    ] {
        let row = rows().find(|row| row.id == id).and_then(Named::scheme).unwrap();
        assert_verifies(&row, stored, password);
    }
}
