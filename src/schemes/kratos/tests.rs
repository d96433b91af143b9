use alloc::format;
use alloc::string::String;

use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

fn base64_of(text: &str) -> String {
    String::from_utf8(Encoding::Base64.encode(text.as_bytes()).to_vec()).unwrap()
}

#[test]
fn exemplars() {
    for scheme in SCHEMES {
        let exemplar = scheme.exemplar().unwrap();
        assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
    }
}

/// From the tests of Kratos.
#[test]
fn published_pairs() {
    assert_verifies(
        &Template,
        "$sha1$pf=e1NBTFR9e1BBU1NXT1JEfQ==$NW9wbWtnejAzcg==$99h9net4BXl7qdTRaiGUobLROxM=",
        "BwS^514g^cv@Z",
    );
    assert_verifies(
        &Scrypt,
        "$scrypt$ln=16384,r=8,p=1$2npRo7P03Mt8keSoMbyD/tKFWyUzjiQf2svUaNDSrhA=\
         $MiCzNcIplSMqSBrm4HckjYqYhaVPPjTARTzwB1cVNYE=",
        "test",
    );
    assert_verifies(
        &Crypt,
        "$sha256-crypt$rounds=535000$05R.9KB6UC2kLI3w$Q/zslzx./JjkAVPTwp6th7nW5l7JU91Gte/UmIh.U78",
        "test",
    );
}

#[test]
fn templates_are_cut_once() {
    let text = |text: &'static str| Piece::Text(text.as_bytes());
    for (template, expected) in [
        ("{SALT}$${PASSWORD}", &[Piece::Salt, text("$$"), Piece::Password] as &[_]),
        ("a{PASSWORD}b{SALT}c", &[text("a"), Piece::Password, text("b"), Piece::Salt, text("c")]),
        ("{PASSWORD}{PASSWORD}", &[Piece::Password, Piece::Password]),
        ("{{SALT}}", &[text("{"), Piece::Salt, text("}")]),
        ("{SAL{SALT}T}", &[text("{SAL"), Piece::Salt, text("T}")]),
        ("{salt}{PASSWORD", &[text("{salt}{PASSWORD")]),
        ("", &[]),
    ] {
        assert_eq!(pieces(template.as_bytes()), expected, "{template}");
    }
}

/// A salt that looks like a name of the template is text, by Python's
/// `hashlib.md5(b"{PASSWORD}" + b"letmein")`; so is a password.
#[test]
fn what_is_put_in_is_not_replaced_again() {
    let stored = format!(
        "$md5$pf={}${}$mz6VPG/KSV2/IHiAzefxsQ==",
        base64_of("{SALT}{PASSWORD}"),
        base64_of("{PASSWORD}")
    );
    assert_verifies(&Template, &stored, "letmein");
    let stored =
        format!("$md5$pf={}${}$QylAmQBi0FR+HpbDU3Dmcw==", base64_of("{PASSWORD}{SALT}"), base64_of("x"));
    assert_verifies(&Template, &stored, "{SALT}");
}

#[test]
fn a_template_without_the_password_is_refused() {
    for template in ["", "{SALT}", "{password}", "secret"] {
        let stored = format!("$md5$pf={}$MTIzNA==$ud392Z8rfZ+Ou7ZFXYLKbA==", base64_of(template));
        assert_malformed(&Template, &[&stored]);
    }
    // As many pieces as no program has operations.
    let stored =
        format!("$md5$pf={}$MTIzNA==$ud392Z8rfZ+Ou7ZFXYLKbA==", base64_of(&"{PASSWORD}".repeat(500)));
    assert_malformed(&Template, &[&stored]);
}

#[test]
fn malformed_texts() {
    let good = Template.exemplar().unwrap().stored;
    let good = good.as_str().unwrap();
    assert_malformed(
        &Template,
        &[
            "$md5$pf=",
            "$md5$pf=$$",
            &good[..good.len() - 3],
            &[good, "$"].concat(),
            &[good, "A"].concat(),
            &good.replace("$md5$", "$sha1$"),
            &good.replace("MTIzNA==", "MTIzNB=="),
            &good.replace("e1N", "!1N"),
        ],
    );
    let good = Scrypt.exemplar().unwrap().stored;
    let good = good.as_str().unwrap();
    assert_malformed(
        &Scrypt,
        &[
            "$scrypt$ln=64,",
            &good[..good.len() - 2],
            &[good, "$"].concat(),
            &good.replace("r=2", "r=0"),
            &good.replace("r=2", "r=2,r=2"),
            &good.replace("p=3", "q=3"),
        ],
    );
    match parse(&Crypt, &StoredHash::new("$md5-crypt$salt")) {
        Err(ParseError::Inner(_)) => {}
        other => panic!("{:?}", other.map(|record| record.params())),
    }
}

#[test]
fn the_two_meanings_of_ln_are_told_apart() {
    let other = crate::schemes::scheme("scrypt").unwrap();
    for (number, kratos) in [
        ("1", false),
        ("16", false),
        ("63", false),
        ("64", true),
        ("65", false),
        ("16384", true),
        ("x", false),
    ] {
        let row = StoredHash::new(format!("$scrypt$ln={number},r=8,p=1$$"));
        assert_eq!(Scrypt.recognise(&row).is_some(), kratos, "{number}");
        assert_eq!(other.recognise(&row).is_some(), !kratos, "{number}");
    }
}

#[test]
fn hostile_numbers_are_costly() {
    let good = Scrypt.exemplar().unwrap().stored;
    for n in ["67108864", "9223372036854775808"] {
        let row = StoredHash::new(good.as_str().unwrap().replace("ln=64", &format!("ln={n}")));
        let record = parse(&Scrypt, &row).unwrap();
        assert!(Limits::default().check(&Scrypt.id(), record.cost(8), 8).is_err(), "{n}");
    }
}
