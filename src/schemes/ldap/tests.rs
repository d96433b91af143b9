use alloc::string::ToString;

use super::crypt::Crypt;
use super::*;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

fn owner(text: &str) -> Option<SchemeId> {
    let row = StoredHash::new(text);
    let mut owners = SCHEMES.iter().filter(|scheme| scheme.recognise(&row).is_some());
    let owner = owners.next();
    assert!(owners.next().is_none(), "{text} has two owners");
    owner.map(|scheme| scheme.id())
}

#[test]
fn labels_in_any_case_and_no_padding() {
    for scheme in SCHEMES {
        let known = scheme.exemplar().unwrap();
        let text = known.stored.as_str().unwrap();
        assert_verifies(*scheme, text, known.password);
        assert_verifies(*scheme, text.trim_end_matches('='), known.password);
        if let Some((label, body)) = text.split_once('}') {
            assert_verifies(*scheme, &[&label.to_lowercase(), "}", body].concat(), known.password);
        }
        assert_eq!(owner(text), Some(scheme.id()));
        assert_eq!(scheme.recognise(&known.stored), Some(Confidence::Certain));
    }
    assert_verifies(&SHA1, "{sha1}bROMo65UVjGzq9caTwds51nFcAs=", "lètmein");
    assert_verifies(&HEX_SHA1, "{SHA1}6D138CA3AE545631B3ABD71A4F076CE759C5700B", "lètmein");
}

#[test]
fn what_belongs_to_others() {
    for row in [
        "",
        "{",
        "{MD5",
        "{SSHA1}x",
        "{SHA-256}x",
        // Spring Security: MessageDigestPasswordEncoder and StandardPasswordEncoder.
        "{MD5}{aRYR+Yp2xSqtgF+vtjH6jNda6M083iEbP+zCFjLt9IA=}905e382a25eed53e22224223b3581092",
        "{sha256}97cde38028ad898ebc02e690819fa220e88c62e0699403e94fff291cfffaf8410849f27605abcbc0",
        // Base64, but of no label.
        "e1NTSEEx",
        "e0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "e30=",
        "e1NT=SEF9YQ",
        "e3",
        "é3NTSEF9",
    ] {
        assert_eq!(owner(row), None, "{row}");
    }
}

#[test]
fn damaged_rows_are_malformed() {
    assert_malformed(
        &MD5,
        &[
            "{MD5}",
            "{MD5}iKQ0yIzKTpAPeHTNmBI/Qx==",
            "{MD5}iKQ0yIzKTpAPeHTNmBI/Qw=",
            "{MD5}iKQ0yIzKTpAPeHTNmBI/",
            "{MD5}iKQ0yIzKTpAPeHTNmBI/QwAA",
            "{MD5} iKQ0yIzKTpAPeHTNmBI/Qw==",
            "{MD5}iKQ0yIzKTpAPeHTNmBI-Qw==",
            "{MD5}é",
        ],
    );
    let digest_only = "{SSHA256}GvfqHoyZPmmqH+AArt1kpFhsx0uXi/O5Ue2lAJ0uui0=";
    let long = ["{SSHA256}", &"A".repeat(4 * (32 + 64 + 3) / 3)].concat();
    let elasticsearch = "{SSHA256}QUJDREVGR0g=BJ2rOI3HJ3qL2d8lCtKYqoKk2ZDagk0uaiIR4ejY+Ao=";
    let aix = "{ssha256}06$otYx2eSXx.OkEY4F$No5ZvSfhYuB1MSkBhhcKJIjS0";
    assert_malformed(&SALTED_SHA256, &["{SSHA256}", "{SSHA256}AAAA", digest_only, &long, elasticsearch]);
    assert!(SALTED_SHA256.recognise(&StoredHash::new(aix)).is_none());
    let fits = ["{SSHA256}", &"A".repeat(4 * (32 + 64) / 3)].concat();
    assert!(parse(&SALTED_SHA256, &StoredHash::new(fits)).is_ok());
    assert!(parse(&SALTED_SHA1, &StoredHash::new(b"{SSHA}\xff\xff\xff\xff")).is_err());
}

/// Dovecot 2.3.19 (`doveadm pw`), 389 DS 2.3.1 (`pwdhash`).
#[test]
fn labels_of_carried_hashes() {
    let md5 = "$1$s0Pr0Lhg$3lV6QZpdPU/pmm07j5ZER0";
    let bcrypt = "$2y$05$oEawR91nvi68ygpWR7B17uUklRE19UH8QPHuNqn6PTXHccd1O0rJ2";
    let argon2 = "$argon2i$v=19$m=4096,t=3,p=1$c2FsdHNhbHRzYWx0$qOCkx9nMeFlaGOO4DUmPDgrlUbgMMuO9T1+vQCFuyzw";
    for (label, carried, password) in [
        ("{MD5-CRYPT}", md5, "letmein"),
        ("{MD5}", md5, "letmein"),
        ("{md5}", md5, "letmein"),
        ("{CRYPT-MD5}", md5, "letmein"),
        // What it is called does not matter there.
        ("{DES-CRYPT}", md5, "letmein"),
        ("{SHA512-CRYPT}", md5, "letmein"),
        ("{BLF-CRYPT}", bcrypt, "letmein"),
        ("{CRYPT}", bcrypt, "letmein"),
        ("{ARGON2}", argon2, "secret"),
        ("{argon2}", argon2, "secret"),
        ("{ARGON2ID}", argon2, "secret"),
        ("{CRYPT}", argon2, "secret"),
    ] {
        let row = [label, carried].concat();
        assert_verifies(&Crypt, &row, password);
        assert_eq!(owner(&row).unwrap(), "ldap_crypt", "{row}");
    }
    assert_malformed(
        &Crypt,
        &[
            &["{BLF-CRYPT}", md5].concat(),
            &["{ARGON2}", md5].concat(),
            "{MD5-CRYPT}",
            "{SHA256-CRYPT}x",
            "{GOST_YESCRYPT}$y$j9T$abc$def",
        ],
    );
    #[cfg(feature = "rare-digests")]
    assert_verifies(
        &Crypt,
        "{GOST_YESCRYPT}$gy$j9T$BgqdnMMrzzfCWM6pprqnS1$7axHYgMmSLrm/Ukf1QmtAgYVTby9YYY7adChQ1juS4A",
        "letmein",
    );
    // Spring's id, in this case only.
    let spring = StoredHash::new(["{argon2}", argon2].concat());
    assert_eq!(Crypt.recognise(&spring), Some(Confidence::Shape));
}

/// Dovecot 2.3.19 and Courier 1.4.1 (authlib 0.71).
#[test]
fn other_names_and_hexadecimal_bodies() {
    for label in ["{LDAP-MD5}", "{PLAIN-MD5}", "{base64_md5}"] {
        assert_verifies(&MD5, &[label, "DRB9CfW75Ayt495ccenptw=="].concat(), "letmein");
    }
    for label in ["{LDAP-MD5}", "{PLAIN-MD5}", "{md5raw}"] {
        assert_verifies(&HEX_MD5, &[label, "0d107d09f5bbe40cade3de5c71e9e9b7"].concat(), "letmein");
    }
    let hex = "{SHA256}1c8bfe8f801d79745c4631d09fff36c82aa37fc4cce4fc946683d7b336b63032";
    assert_verifies(&SHA256, hex, "letmein");
    assert_malformed(&SHA256, &[&hex[..hex.len() - 1], &hex[..hex.len() - 2]]);
    let joomla = "{SHA256}2db167aa67c809c191ecada7115b53fce546b6204aa4b2a59acec31491e657c4:879334ce9ac922c6";
    assert_eq!(owner(joomla), None);
}

/// slappasswd of OpenLDAP 2.5.13.
#[test]
fn md5_crypt_in_natural_order() {
    use super::md5_crypt::{APR1, BSD_MD5};
    assert_verifies(&APR1, "{apr1}POJvQ5PZU15vQplMnDbaPGJOQmRNTlZE", "letmein");
    assert_malformed(
        &APR1,
        &["{APR1}", "{APR1}POJvQ5PZU15vQplMnDba", "{APR1}POJvQ5PZU15vQplMnDbaPGJOQmRNTlZERE", "{APR1}*"],
    );
    assert_malformed(&BSD_MD5, &["{BSDMD5}", "{BSDMD5}$1$saltSALT$gbd91nDsdi5S0XhazkjO.."]);
}

#[test]
fn crypt_carries_crypt_only() {
    let hex = "{CRYPT}88a434c88cca4e900f7874cd98123f43";
    assert_malformed(&Crypt, &["{CRYPT}", "{crypt}x", "{CRYPT}{CRYPT}$1$a$b", hex]);
    let unknown = parse(&Crypt, &StoredHash::new("{CRYPT}$nothing$"));
    assert!(matches!(unknown, Err(ParseError::Inner(_))));
}

#[test]
fn values_of_ldif() {
    let base64 = "e1NTSEF9YmxzRkJoRlRyQ3VyS0ZSZ0VxRnYxckQvYjA1ellXeDBVMEZNVkE9PQ==";
    let plain = SALTED_SHA1.known;
    for row in [
        base64.to_string(),
        base64.trim_end_matches('=').to_string(),
        ["userPassword:: ", base64].concat(),
        ["USERPASSWORD::", base64, "\r\n"].concat(),
        // Folded, as slapcat does from the 77th character on.
        ["userpassword::   ", &base64[..20], "\n ", &base64[20..], "\n"].concat(),
        ["userPassword: ", plain].concat(),
        ["userpassword:", plain, " \n"].concat(),
    ] {
        assert_verifies(&UserPassword, &row, "lètmein");
        assert_eq!(owner(&row).unwrap(), "ldap_userpassword_base64");
    }
    assert_malformed(
        &UserPassword,
        &[
            "userPassword:",
            "userPassword::",
            "userPassword:: *",
            "userPassword:: cGFzc3dvcmQ=",
            "userPassword: password",
            "userPassword: é",
            "e1NTSEF9Yg*",
            "e1NTSEF9Yg==AA",
        ],
    );
}

#[test]
fn values_of_ldif_do_not_nest_for_ever() {
    let mut row = "userPassword: {SHA}bROMo65UVjGzq9caTwds51nFcAs=".to_string();
    for _ in 0..9 {
        row = ["userPassword: ", &row].concat();
    }
    assert_malformed(&UserPassword, &[&row]);
}
