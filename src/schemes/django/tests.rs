use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::scheme::Confidence;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};
use crate::stored::StoredHash;

#[test]
fn every_hasher() {
    for scheme in SCHEMES {
        let known = scheme.exemplar().unwrap();
        assert_verifies(*scheme, known.stored.as_str().unwrap(), known.password);
        assert_eq!(scheme.recognise(&known.stored), Some(Confidence::Certain));
        assert!(scheme.profile().dialect_of.is_none());
    }
}

#[test]
fn the_empty_password() {
    for (scheme, row) in [
        (&PBKDF2_SHA256, "pbkdf2_sha256$1000$seasalt$XHfRVmyEZRTCcSbqGP00JKv0fRwYHK0ogjPZdSJxCXk="),
        (&PBKDF2_SHA1, "pbkdf2_sha1$1000$seasalt$dbFbGdNSsmpcbEzYDW8WUNxI63I="),
        (&SALTED_SHA1, "sha1$seasalt$b2364b737d90ca7aab36cc321d38f5ce7bdba9fa"),
        (&SALTED_MD5, "md5$seasalt$4b144f4ae05cfb6b0fe96d22626591c8"),
        (&BCRYPT, "bcrypt$$2b$04$LZSJchsWG/DrBy1erNs4eefu654unq1vRIkPXEU26xa5pP4f4hqIS"),
        (&BCRYPT_SHA256, "bcrypt_sha256$$2b$04$LZSJchsWG/DrBy1erNs4eeyX.HlQsX4u6Uz4JIEtu4qMaRncAhtEe"),
    ] {
        assert_verifies(scheme, row, "");
    }
}

#[test]
fn salts_are_text() {
    let row = "pbkdf2_sha256$1000$sel: à/+ =$EVsonUJeqFm+B8E1yQFem2q05PamXQd0jxx8odQ35Bw=";
    assert_verifies(&PBKDF2_SHA256, row, "lètmein");
}

#[test]
fn an_empty_salt_is_no_salt() {
    assert_verifies(&SALTED_SHA1, "sha1$$6d138ca3ae545631b3abd71a4f076ce759c5700b", "lètmein");
    // By passlib 1.7.4.
    assert_verifies(&DES_CRYPT, "crypt$Ab$Aby4cHRiUghj.", "lètmein");
    // passlib made salts of any length, of which two characters count.
    assert_verifies(&DES_CRYPT, "crypt$Abcdefgh$Aby4cHRiUghj.", "lètmein");
    assert_malformed(
        &DES_CRYPT,
        &[
            "crypt$$",
            "crypt$Aby4cHRiUghj.",
            "crypt$Ac$Aby4cHRiUghj.",
            "crypt$$Aby4cHRiUghj",
            "crypt$$Aby4cHRiUghj.$",
            "crypt$$$1$wu98$9UuD3hvrwehnqyF1D548N0",
        ],
    );
    // passlib 1.7.4, which writes it too.
    assert_verifies(&SALTED_MD5, "md5$$88a434c88cca4e900f7874cd98123f43", "lètmein");
}

#[test]
fn damaged_rows_are_malformed() {
    let base64 = "ljleU4wBmTtz/MoG5YTwxpM0d7I=";
    let rows: Vec<String> = [
        "pbkdf2_sha1$",
        "pbkdf2_sha1$1000",
        "pbkdf2_sha1$1000$s",
        "pbkdf2_sha1$1000$s$",
        "pbkdf2_sha1$1000$#",
        "pbkdf2_sha1$1000$s$#$",
        "pbkdf2_sha1$1000$s$t$#",
        "pbkdf2_sha1$1000$s$#=",
        "pbkdf2_sha1$1000$s$#\n",
        "pbkdf2_sha1$1000$s$0#",
        "pbkdf2_sha1$1000$s$ljleU4wBmTtz/MoG5YTwxpM0d7J=",
        "pbkdf2_sha1$1000$s$ljleU4wBmTtz/MoG5YTwxpM0dw==",
        "pbkdf2_sha1$1000$s$ljleU4wBmTtz/MoG5YTwxpM0d7é=",
        "pbkdf2_sha1$$s$#",
        "pbkdf2_sha1$0$s$#",
        "pbkdf2_sha1$00$s$#",
        "pbkdf2_sha1$01$s$#",
        "pbkdf2_sha1$+1$s$#",
        "pbkdf2_sha1$-1$s$#",
        "pbkdf2_sha1$1 $s$#",
        "pbkdf2_sha1$1e3$s$#",
        "pbkdf2_sha1$4294967296$s$#",
        "pbkdf2_sha1$18446744073709551616$s$#",
    ]
    .iter()
    .map(|row| row.replace('#', base64))
    .collect();
    assert_malformed(&PBKDF2_SHA1, &rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert_malformed(
        &SALTED_SHA1,
        &[
            "sha1$",
            "sha1$$",
            "sha1$seasalt",
            "sha1$seasalt$cff36ea83f5706ce9aa7454e63e431fc726b2d",
            "sha1$seasalt$cff36ea83f5706ce9aa7454e63e431fc726b2dc800",
            "sha1$seasalt$cff36ea83f5706ce9aa7454e63e431fc726b2dcg",
            // The npm package password-hash has rounds in its rows.
            "sha1$seasalt$1$cff36ea83f5706ce9aa7454e63e431fc726b2dc8",
        ],
    );
    assert_malformed(&BCRYPT, &["bcrypt$", "bcrypt$2b$04$x", "bcrypt$$1$abc$def", "bcrypt$bcrypt$$2b$04$"]);
    assert_malformed(&BCRYPT_SHA256, &["bcrypt_sha256$", "bcrypt_sha256$$2b$04$", "bcrypt_sha256$$1$a$b"]);
    assert_malformed(&ARGON2, &["argon2$", "argon2$scrypt$", "argon2$$argon2id$v=19$m=8,t=1,p=1$a$b"]);
}

#[test]
fn damaged_scrypt_rows_are_malformed() {
    let base64 = "l8K9m2R+ET4cq9chDkxL4y1pJj+h8CovfxH9/a0BQ8BvlpZ7U2eeuq2YVttfSW7AuHua9LnhwLnMTnSGOi/K1Q==";
    let rows: Vec<String> = [
        "scrypt$",
        "scrypt$16$s$2$3",
        "scrypt$16$s$2$#",
        "scrypt$16$s$2$3$#$",
        "scrypt$15$s$2$3$#",
        "scrypt$0$s$2$3$#",
        "scrypt$016$s$2$3$#",
        "scrypt$18446744073709551616$s$2$3$#",
        "scrypt$16$s$0$3$#",
        "scrypt$16$s$2$0$#",
        "scrypt$16$s$4294967296$1$#",
        "scrypt$16$s$2$3$AAAA",
    ]
    .iter()
    .map(|row| row.replace('#', base64))
    .collect();
    assert_malformed(&SCRYPT, &rows.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn bytes_that_are_no_text() {
    let row = StoredHash::new(b"pbkdf2_sha1$1000$\xff\x00$ljleU4wBmTtz/MoG5YTwxpM0d7I=");
    assert!(parse(&PBKDF2_SHA1, &row).is_ok());
    let row = StoredHash::new(b"pbkdf2_sha1$1000$s$ljleU4wBmTtz/MoG5YTwxpM0d7\xff=");
    assert!(matches!(parse(&PBKDF2_SHA1, &row), Err(ParseError::Malformed(_))));
}

#[test]
fn names_are_exact() {
    for text in ["", "sha1", "SHA1$a$b", "Bcrypt$$2b$", "$scrypt$", "pbkdf2_sha512$1$s$x", "bcrypt_sha512$"] {
        let row = StoredHash::new(text);
        assert!(SCHEMES.iter().all(|scheme| scheme.recognise(&row).is_none()), "{text}");
    }
}

#[test]
fn huge_numbers_are_a_matter_of_the_limits() {
    let row = "pbkdf2_sha1$4294967295$s$ljleU4wBmTtz/MoG5YTwxpM0d7I=";
    assert!(parse(&PBKDF2_SHA1, &StoredHash::new(row)).unwrap().cost(8).work > 100_000_000_000_000);
    let digest = ["A".repeat(86).as_str(), "=="].concat();
    let row = ["scrypt$2147483648$s$8$1$", &digest].concat();
    assert!(parse(&SCRYPT, &StoredHash::new(row)).unwrap().cost(8).memory > 1 << 40);
}
