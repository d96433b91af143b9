use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

/// `PasswordEncoderFactoriesTests` of Spring Security 5.2.
#[test]
fn the_rows_of_spring_itself() {
    for row in [
        "{bcrypt}$2a$10$dXJ3SW6G7P50lGmMkkmwe.20cQQubK3.HZWzG3YB1tlRy.fqvM/BG",
        "{ldap}{SSHA}igvD9lOiTXm16dmOw0YWRb9OjK2ThZvdQku2EQ==",
        "{pbkdf2}5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc",
        "{scrypt}$e0801$8bWJaSu2IKSn9Z9kM+TPXfOc/9bdYSrN1oD9qfVThWEwdRTnO7re7Ei+fUZRJ68k9lTyuTeUp4of4g24hHnazw==$OAOec05+bXxvuu/1qZ6NUR+xQYvYv7BeL1QxwRpY5Pc=",
        "{SHA-1}{6581QepZz2qd8jVrT2QYPVtK8DuM2n45dVslmc3UTWc=}4f31573948ddbfb8ac9dd80107dfad13fd8f2454",
        "{SHA-256}{UisHp3pFSMqcqrhQsrhR+hspIG0SyMDyDW/XtY+t6nA=}a98efbaf59277bfd1837c33fd4fde67de5bcfd2205bcba0992f6fc32b03a8f88",
        "{sha256}97cde38028ad898ebc02e690819fa220e88c62e0699403e94fff291cfffaf8410849f27605abcbc0",
        "{argon2}$argon2d$v=19$m=1024,t=1,p=1$c29tZXNhbHQ$Li5eBf5XrCz0cuzQRe9oflYqmA/VAzmzichw4ZYrvEU",
        "{argon2@SpringSecurity_v5_8}$argon2d$v=19$m=1024,t=1,p=1$c29tZXNhbHQ$Li5eBf5XrCz0cuzQRe9oflYqmA/VAzmzichw4ZYrvEU",
    ] {
        assert_verifies(&Delegating, row, "password");
        assert_eq!(Delegating.recognise(&StoredHash::new(row)), Some(Confidence::Certain));
    }
    let row = "{MD5}{aRYR+Yp2xSqtgF+vtjH6jNda6M083iEbP+zCFjLt9IA=}905e382a25eed53e22224223b3581092";
    assert_verifies(&MessageDigest, row, "password");
    let carried = StoredHash::new("{SHA-1}{s}4f31573948ddbfb8ac9dd80107dfad13fd8f2454");
    assert_eq!(MessageDigest.recognise(&carried), Some(Confidence::Dialect));
}

/// The defaults that Spring's tests have no row of, from Python's hashlib.
#[test]
fn other_defaults() {
    for row in [
        "{pbkdf2}MDEyMzQ1NjftywWifRmu8rBFKREbbtBTvQLMyYu8UjwrW8tkx69ugQ==",
        "{pbkdf2@SpringSecurity_v5_8}30313233343536373839616263646566ea34c8f8a8242a02f91827ec880d215ba961ae332dd5309b2a82d5f440313072",
        "{pbkdf2@SpringSecurity_v5_8}MDEyMzQ1Njc4OWFiY2RlZuo0yPioJCoC+Rgn7IgNIVupYa4zLdUwmyqC1fRAMTBy",
        "{scrypt}$40801$c2FsdFNBTFQ=$OZ1Fykpk3nqSxvZEn48HSEERCsh41Wi9dc63ZFAzddA=",
        "{scrypt@SpringSecurity_v5_8}$100801$MDEyMzQ1Njc4OWFiY2RlZg==$s99juBaWkPeiQe8ry9SHx4KsJqidN3nQIeAVZXErsBI=",
    ] {
        assert_verifies(&Delegating, row, "lètmein");
    }
}

#[test]
fn message_digests_with_any_salt_and_none() {
    assert_verifies(&MessageDigest, "{thisissalt}2a4e7104c2780098f50ed5a84bb2323d", "password");
    // Python's hashlib, by the documentation of MessageDigestPasswordEncoder.
    for row in [
        "{salt}a30fbc354c2e43f3ddde8c9c1de7414f",
        "{}3a0987c32cccd219e94a6af57d19d782",
        "{MD5}{salt}a30fbc354c2e43f3ddde8c9c1de7414f",
        "{MD5}{}3a0987c32cccd219e94a6af57d19d782",
        "{MD5}88a434c88cca4e900f7874cd98123f43",
        "{SHA-1}{salt}00a59e587468bb45bbff2eec477eb453c804eabc",
        "{SHA-1}6d138ca3ae545631b3abd71a4f076ce759c5700b",
        "{SHA-256}1af7ea1e8c993e69aa1fe000aedd64a4586cc74b978bf3b951eda5009d2eba2d",
        "{salt}00a59e587468bb45bbff2eec477eb453c804eabc",
        "{salt}af93707895497fa2000853099bb74991c936fe8374373261dab3c15c80f2b2bf",
        "{salt}71ee11dc8946705338552c5cfdf3b9f45d3e87b919717676eb6f2213673de923aa62950f9170c4ae639a082e768b2dbb9755c6dfd6bbe9390e2add0f748b6fcd",
    ] {
        assert_verifies(&MessageDigest, row, "lètmein");
        assert_eq!(MessageDigest.recognise(&StoredHash::new(row)), Some(Confidence::Dialect));
    }
    assert_verifies(&Delegating, "{SHA-1}6d138ca3ae545631b3abd71a4f076ce759c5700b", "lètmein");
}

#[test]
fn every_label_has_an_encoder() {
    for label in LABELS {
        let (id, _) = split::label(label.text().as_bytes()).unwrap();
        assert!(Encoder::of(id).is_some());
    }
}

#[test]
fn what_belongs_to_others() {
    let sha256 = "{sha256}GvfqHoyZPmmqH+AArt1kpFhsx0uXi/O5Ue2lAJ0uui0=";
    let rows = [
        "",
        "{",
        "{}",
        "{bcrypt",
        "{noop}password",
        "{MD5}905e382a25eed53e22224223b3581092",
        "{BCRYPT}$2a$10$",
        "{bcrypt@SpringSecurity_v5_8}$2a$10$",
        "{sha256}",
        sha256,
        "{pbkdf2}1212$OB.dtnSEXZK8U5cgxU$y5LKPOplRmok7CZp",
    ];
    for row in rows {
        assert_eq!(Delegating.recognise(&StoredHash::new(row)), None, "{row}");
    }
    let rows = ["", "{", "{}", "{MD5}", "{MD5}iKQ0yIzKTpAPeHTNmBI/Qw==", "{s}0", "{sha256}", sha256];
    for row in rows {
        assert_eq!(MessageDigest.recognise(&StoredHash::new(row)), None, "{row}");
    }
    assert_eq!(MessageDigest.recognise(&StoredHash::new(b"{\xff}\xff")), None);
}

#[test]
fn damaged_rows_are_malformed() {
    let hex = "5d923b44a6d129f3ddf3e3c8d29412723dcbde72445e8ef6bf3b508fbf17fa4ed4d6b99ca763d8dc";
    let v5_8 = "{pbkdf2@SpringSecurity_v5_8}".to_string() + hex;
    let key = "OAOec05+bXxvuu/1qZ6NUR+xQYvYv7BeL1QxwRpY5Pc=";
    let scrypt = |parameters: &str| ["{scrypt}", parameters, "$c2FsdA==$", key].concat();
    let mut rows: Vec<String> = [
        "$",
        "$0",
        "$0e0801",
        "$e08",
        "$801",
        "$e0001",
        "$e0800",
        "$100000801",
        "$ffffffff",
        "$+e0801",
        "$e080g",
        "$14",
        "$é",
        "e0801",
        "$e0801$",
        "$18446744073709551616",
    ]
    .map(scrypt)
    .to_vec();
    rows.push(["{scrypt}$e0801$c2FsdA==$", key, "$"].concat());
    rows.push(["{pbkdf2}", &hex[2..]].concat());
    rows.push(v5_8);
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_malformed(&Delegating, &rows);
    assert_malformed(
        &Delegating,
        &[
            "{bcrypt}",
            "{bcrypt}{bcrypt}$2a$10$",
            "{bcrypt}$1$a$b",
            "{argon2}",
            "{argon2}$scrypt$",
            "{scrypt}",
            "{scrypt}$e0801$c2FsdA==",
            "{scrypt}$e0801$*$AAAA",
            "{scrypt}$e0801$c2FsdA==$AAAA",
            "{pbkdf2}",
            "{pbkdf2}zz",
            "{pbkdf2}é",
            "{SHA-1}",
            "{SHA-1}{s",
            "{SHA-1}{s}00",
            "{SHA-1}{s}é",
            "{SHA-256}{s}4f31573948ddbfb8ac9dd80107dfad13fd8f2454",
            "{ldap}",
            "{ldap}password",
            "{ldap}{MD5}iKQ0yIzKTpAPeHTNmBI/Qw==",
            "{ldap}{ldap}{SHA}x",
            "{ldap}{SHA",
        ],
    );
    assert_malformed(
        &MessageDigest,
        &["{MD5}{", "{MD5}{s}", "{MD5}{s}00", "{MD5}{s}é", "{SHA-1}", "{SHA-256}{s}"],
    );
}

#[test]
fn huge_costs_are_a_matter_of_the_limits() {
    let row = "{scrypt}$1fffff$c2FsdA==$OAOec05+bXxvuu/1qZ6NUR+xQYvYv7BeL1QxwRpY5Pc=";
    assert!(parse(&Delegating, &StoredHash::new(row)).unwrap().cost(8).memory > 1 << 40);
}

/// Python's hashlib.
#[test]
fn digests_in_base64() {
    assert_verifies(&MessageDigest, "{salt}r5NweJVJf6IACFMJm7dJkck2/oN0NzJh2rPBXIDysr8=", "lètmein");
    assert_verifies(&MessageDigest, "{SHA-1}{salt}AKWeWHRou0W7/y7sR360U8gE6rw=", "lètmein");
    assert_verifies(&Delegating, "{SHA-1}{salt}AKWeWHRou0W7/y7sR360U8gE6rw=", "lètmein");
}

/// pycryptodome 4.4.0.
#[cfg(feature = "rare-digests")]
#[test]
fn md4() {
    assert_verifies(&Delegating, "{MD4}{salt}17f1b4e66e48e34f715c63ebe15539aa", "lètmein");
}

#[test]
fn the_password_itself() {
    assert_verifies(&plain::Noop, "{noop}password", "password");
    assert_verifies(&plain::Noop, "{noop}{noop}é $", "{noop}é $");
    assert_malformed(&plain::Noop, &["{noop}"]);
    assert!(plain::Noop.recognise(&StoredHash::new("{NOOP}x")).is_none());
}

/// Python's hashlib; the last of Password4j's tests.
#[test]
fn scrypt_without_a_label() {
    let good = "$40801$c2FsdFNBTFQ=$OZ1Fykpk3nqSxvZEn48HSEERCsh41Wi9dc63ZFAzddA=";
    assert_verifies(&plain::SCrypt, good, "lètmein");
    let stored = "$e0801$c2FsdA==$dFcxr0SE8yOWiWntoomu7gBbWQOsVh5kpayhIXl793NO+f1YQi4uIhg7ysup7Ie6DIO3oueI8Dzg2gZGNDPNpg==";
    assert_verifies(&plain::SCrypt, stored, "password");
    for other in [
        "",
        "$2b$",
        "$1$saltSALT$gbd91nDsdi5S0XhazkjO..",
        &good.replace("$40801", "$4080"),
        &["x", good].concat(),
    ] {
        assert!(plain::SCrypt.recognise(&StoredHash::new(other)).is_none(), "{other}");
    }
    assert_malformed(
        &plain::SCrypt,
        &[
            &good.replace("40801", "00801"),
            &good.replace("40801", "40001"),
            &good.replace("40801", "ffffffff"),
            &good.replace("ddA=", "ddB="),
            &good.replace("OZ1F", ""),
        ],
    );
}

/// Python's hashlib, and a row of Spring's tests.
#[test]
fn pbkdf2_alone() {
    use crate::keyring::Keyring;
    use crate::schemes::testing::{matches, parse_for};
    use crate::stored::{Column, Subject};

    let row = |stored: &str, columns: &[(&str, &str)]| {
        let row = StoredHash::new(stored);
        columns.iter().fold(row, |row, (name, value)| row.with_column(Column::from_name(name), value))
    };
    let accepts = |row: &StoredHash, password: &str| {
        matches(parse(&pbkdf2_alone::PLAIN, row).unwrap().as_ref(), password.as_bytes())
    };
    let old = "000102030405060708e1e972b3c991e77abc8443ed4ccb329d88e8a8500b78c4c7379501caa3a9bb";
    assert!(accepts(&row(old, &[]), "lètmein") && !accepts(&row(old, &[]), "letmein"));
    assert!(accepts(
        &row("AAECAwQFBgcICQoLDA0OD7pcVVwhzLrwT5BApq51arPWnRIPBq6V6w1huWbAAskC", &[]),
        "lètmein"
    ));
    let sha512 = "00010203040506070fe179dd5f616385723bcafd9c0a1d80548a16ceae432fa70300409059ff17717bc1cec40cf94a555ae017ce3406c510c6e53d234211a52f14f730a297000f82";
    let columns = [("salt_len", "8"), ("digest", "SHA512"), ("rounds", "100")];
    assert!(accepts(&row(sha512, &columns), "lètmein"));
    let missing = parse(&pbkdf2_alone::PLAIN, &row(sha512, &columns[..2]));
    assert!(matches!(missing, Err(ParseError::MissingContext(_))));
    let stored = "ASNFZ4mrze8BI0VniavN7xDYg8Kg5lPJcXXEolg6fx/TMBsxmnZX2V91Nl6nwEzh";
    assert!(accepts(&row(stored, &[("digest", "sha1"), ("rounds", "185000")]), "password"));
    for columns in [
        [("salt_len", "40")],
        [("salt_len", "0")],
        [("salt_len", "30")],
        [("digest", "x")],
        [("rounds", "0")],
    ] {
        let read = parse(&pbkdf2_alone::PLAIN, &row(old, &columns));
        assert!(matches!(read, Err(ParseError::Malformed(_))), "{columns:?}");
    }
    assert_malformed(&pbkdf2_alone::PLAIN, &[&["A".repeat(53).as_str(), "B=="].concat()]);
    // Other lengths may be anybody's, unless a column says what is in them.
    for (other, salt_len) in [(&old[..50], "5"), (&old[..48], "4"), (&"A".repeat(36), "7"), (sha512, "8")] {
        assert_eq!(pbkdf2_alone::PLAIN.recognise(&row(other, &[])), None, "{other}");
        let told = pbkdf2_alone::PLAIN.recognise(&row(other, &[("salt_len", salt_len)]));
        assert_eq!(told, Some(Confidence::Shape), "{other}");
    }

    let keyring = Keyring::new().with("spring_secret", "sec");
    let labelled = StoredHash::new(
        "{pbkdf2}0001020304050607bb911d9ac585a951ed9ab267afe0cc39e3c1dfc31387e96764683fd365d1fb2c",
    );
    let record = parse_for(&pbkdf2_alone::SECRET, &labelled, &Subject::unknown(), &keyring).unwrap();
    assert!(matches(record.as_ref(), "lètmein".as_bytes()) && !matches(record.as_ref(), b"letmein"));
    assert_eq!(pbkdf2_alone::SECRET.recognise(&labelled), Some(Confidence::Dialect));
    assert!(matches!(parse(&pbkdf2_alone::SECRET, &labelled), Err(ParseError::MissingKey(_))));
    let known = pbkdf2_alone::SECRET.exemplar().unwrap();
    let record = parse_for(&pbkdf2_alone::SECRET, &known.stored, &known.subject, &known.keyring).unwrap();
    assert!(matches(record.as_ref(), b"letmein"));
}
