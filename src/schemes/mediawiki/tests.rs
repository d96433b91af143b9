use alloc::string::String;

use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

const BCRYPT: &str = ":bcrypt:5$CCCCCCCCCCCCCCCCCCCCC.$VGOzA784oUp/Z0DY336zx7pLYAy0lwK";
const PBKDF2: &str = ":pbkdf2:sha1:1:20:c2FsdA==:DGDID5YfDnHzqbUkr2ASBi/gN6Y=";
/// B, then PBKDF2.
const LAYERED: &str =
    ":Bp:!sha256:10:32!ed68b298!3E8dDIJGRB+eBnSLOADyzw==!rwnrkhA3w8U4FuooFAiJqKGvXDGLWibWPyddEd4oI/s=";

/// MediaWiki's own tests.
#[test]
fn rows_of_mediawiki_itself() {
    assert_verifies(&Bcrypt, BCRYPT, "U*U*");
    assert_verifies(&Pbkdf2, PBKDF2, "password");
    assert_verifies(
        &Layered,
        ":testLargeLayeredTop:sha512:1024:512!sha512:1024:512!sha512:1024:512!sha512:1024:512!5!vnRy+2SrSA0fHt3dwhTP5g==!AVnwfZsAQjn+gULv7FSGjA==!xvHUX3WcpkeSn1lvjWcvBg==!It+OC/N9tu+d3ByHhuB0BQ==!Tb.gqUOiD.aWktVwHM.Q/O!7CcyMfXUPky5ptyATJsR2nq3vUqtnBC",
        "testPassword123",
    );
}

/// MediaWiki 1.39.
#[test]
fn layers() {
    for stored in [
        LAYERED,
        ":pb:sha256:10:32!4!T+fJVJThab3pIOM0iYleOw==!ty7Vk8uv4qiQeqv09ngpSe!Rtc8kfk.rWleB9qGLIN7nyYbHeLCRUa",
        ":Bb:!4!aba35df9!ZGns5iudve618OJ05CSr.e!aF4/m4tgAETG33af5OPzKYuGneGYbMm",
        ":bp:4!sha256:10:32!CwlEqzcATMW/omfqsYPvA.!XEicnmYpIr3Tny35HSzf9A==!9WnYr/slWoq+CKV4uv6X/azGpwv21v3a/hYBdqXFgfg=",
    ] {
        assert_verifies(&Layered, stored, "password");
    }
    let record = parse(&Layered, &StoredHash::new(LAYERED)).unwrap();
    assert_eq!(record.params(), Params::Pbkdf2 { digest: Digest::Sha256, rounds: 10 });
    let unsalted = parse(&Layered, &StoredHash::new(LAYERED.replace("ed68b298", ""))).unwrap();
    assert!(!matches(unsalted.as_ref(), b"password"));
}

#[test]
fn what_belongs_to_others() {
    let recognises = |scheme: &dyn Scheme, stored: &str| scheme.recognise(&StoredHash::new(stored)).is_some();
    assert!(!recognises(
        &Pbkdf2,
        ":pbkdf2:sha512:30000:64:AAECAwQFBgcICQoLDA0ODw==:AFOma9s9rI2c9gQna+QfXw=="
    ));
    assert!(recognises(&Pbkdf2, ":pbkdf2:sha512:30000:32:AAECAwQFBgcICQoLDA0ODw==:AFOma9s9rI2c9gQna+QfXw=="));
    for other in [
        "",
        ":",
        ":A:5f4dcc3b5aa765d61d8327deb882cf99",
        "::!!!!",
        ":pbkdf2-legacyA:!sha512:30000:64!!AAECAwQFBgcICQoLDA0ODw==!dDIyWypylgofp",
        ":pbkdf2-legacyB:!sha512:30000:64!2152187716!AAECAwQFBgcICQoLDA0ODw==!AeBngmOJtE",
        ":B:a!b:8c8b39c3602b194eeeb6cac78eea2742",
        ":x!y:!!!!",
        ":x:!!",
        ":x:!!!",
        ":x:!!!!!!!!!!!!!!!!!!",
    ] {
        assert!(!recognises(&Layered, other), "{other}");
    }
}

#[test]
fn malformed_rows() {
    let bcrypt = |from: &str, to: &str| BCRYPT.replace(from, to);
    assert_malformed(
        &Bcrypt,
        &[
            ":bcrypt:",
            ":bcrypt:5$",
            &bcrypt("5$", "05$"),
            &bcrypt("5$", "3$"),
            &bcrypt("5$", "32$"),
            &bcrypt("5$", "18446744073709551621$"),
            &bcrypt("C.$", "C$"),
            &bcrypt("lwK", "lw"),
            &bcrypt("lwK", "lw!"),
            &bcrypt("lwK", "lwK$"),
        ],
    );
    let pbkdf2 = |from: &str, to: &str| PBKDF2.replace(from, to);
    assert_malformed(
        &Pbkdf2,
        &[
            ":pbkdf2:",
            ":pbkdf2:sha1:1:20:c2FsdA==",
            &pbkdf2("sha1", "sha3"),
            &pbkdf2("sha1", "SHA1"),
            &pbkdf2(":1:", ":0:"),
            &pbkdf2(":1:", ":01:"),
            &pbkdf2(":1:", ":4294967296:"),
            &pbkdf2(":20:", ":21:"),
            &pbkdf2(":20:", ":15:"),
            &pbkdf2(":20:", ":1025:"),
            &pbkdf2(":20:", ":18446744073709551615:"),
            &pbkdf2("c2FsdA", "c2Fs!A"),
            &pbkdf2("N6Y=", "N6Y=:"),
            &pbkdf2("N6Y=", "N!Y="),
        ],
    );
    let layered = |from: &str, to: &str| LAYERED.replace(from, to);
    assert_malformed(
        &Layered,
        &[
            ":x:!!!!",
            &layered(":Bp:!", ":Bp:32!"),
            &layered("sha256", "md6"),
            &layered(":10:", ":0:"),
            &layered(":32!", ":31!"),
            &layered(":32!", "!"),
            &LAYERED[..LAYERED.len() - 2],
        ],
    );
}

#[test]
fn every_layer_is_counted() {
    let rows: [(&dyn Scheme, String); 4] = [
        (&Bcrypt, BCRYPT.replace("5$", "31$")),
        (&Pbkdf2, PBKDF2.replace(":1:", ":4294967295:")),
        (&Layered, LAYERED.replace(":10:", ":4294967295:")),
        (&Layered, ":bp:4!sha256:10:32!CwlEqzcATMW/omfqsYPvA.!XEicnmYpIr3Tny35HSzf9A==!9WnYr/slWoq+CKV4uv6X/azGpwv21v3a/hYBdqXFgfg=".replace("4!", "31!")),
    ];
    for (scheme, stored) in rows {
        let record = parse(scheme, &StoredHash::new(&stored)).unwrap();
        assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err(), "{stored}");
    }
}
