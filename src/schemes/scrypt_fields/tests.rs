use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

const RUBY: &str = "10$8$a$000000004e61436c$daa53f290cc7b3006d7b4b0d20a4da08177c0f2a9ca077aa43f0b46a93584b1c";
/// Of `my secret`.
const OLD: &str = "10$8$1$f5f2fa5fe5484a7091f1299768fbe92b5a7fbc77$cb47b55c20292aa1bfccc6bff4a7ff0f1c503da7";
const SIMPLE: &str = "16$8$10$30313233343536373839616263646566$13f4fc8664e0415a141fb3896fa2fd32b4ebaa0d0cfc3d50ec3cc84c78b60848";

/// The test of the gem, which is that of RFC 7914, and Node.js 20.
#[test]
fn rows_of_the_gem() {
    assert_verifies(
        &RubyScrypt,
        "4000$8$1$536f6469756d43686c6f72696465$7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887",
        "pleaseletmein",
    );
    assert_verifies(&RubyScrypt, RUBY, "password");
    assert_verifies(&RubyScrypt, OLD, "my secret");
    assert_verifies(
        &RubyScrypt,
        "400$8$1$ff00aa1122334455$d5cc04490c2b55db78817879f3c88536f594ead76761f520b56baac8d46c6e3575e97e51f316c875ff280543145d8603400ffda78f59822bfbb8bab02c67760f",
        "pässwörd",
    );
    let record = parse(&RubyScrypt, &StoredHash::new(RUBY)).unwrap();
    assert_eq!(record.params(), Params::Scrypt { log_n: 4, r: 8, p: 10 });
}

#[test]
fn zero_bytes_in_front_of_a_salt_do_not_count() {
    let matches = |salt: &str| {
        let row = StoredHash::new(RUBY.replace("000000004e61436c", salt));
        matches(parse(&RubyScrypt, &row).unwrap().as_ref(), b"password")
    };
    assert!(matches("000000004e61436c") && matches("00000000004e61436c"));
    assert!(!matches("014e61436c00000000") && !matches("4e0061436c000000"));
}

#[test]
fn rows_of_simple_scrypt() {
    assert_verifies(&SimpleScrypt, SIMPLE, "password");
    assert_verifies(&SimpleScrypt, "1024$1$3$3031323334353637$1557b3acf3c3cb3bab307e34656f43fb", "pässwörd");
    let record = parse(&SimpleScrypt, &StoredHash::new(SIMPLE)).unwrap();
    assert_eq!(record.params(), Params::Scrypt { log_n: 4, r: 8, p: 10 });
}

/// Every N from 16 on is of one of the two, and below of neither.
#[test]
fn n_tells_the_bases_apart() {
    let found = |n: &str| {
        let row = StoredHash::new([n, &RUBY[2..]].concat());
        (RubyScrypt.recognise(&row).is_some(), SimpleScrypt.recognise(&row).is_some())
    };
    for log_n in 1..=31 {
        let n = 1_u32 << log_n;
        let known = n >= 16;
        assert_eq!(found(&format!("{n:x}")), (known, false));
        assert_eq!(found(&n.to_string()), (false, known));
    }
    for n in ["", "17", "11", "0x10", "+16", " 16", "016", "010", "1A"] {
        assert_eq!(found(n), (false, false), "{n}");
    }
}

#[test]
fn malformed_rows() {
    let digest = RUBY.rsplit('$').next().unwrap();
    let (long, short) = ("00".repeat(65), &digest[..30]);
    for (scheme, n) in [(&RubyScrypt as &dyn Scheme, "10$"), (&SimpleScrypt, "16$")] {
        let rows: Vec<String> = [
            "0$1$3031323334353637$#",
            "1$0$3031323334353637$#",
            "08$1$3031323334353637$#",
            "$1$3031323334353637$#",
            "8$$3031323334353637$#",
            "1$100000000000$3031323334353637$#",
            "1$1$303132333435363$#",
            "1$1$30313233343536$#",
            "1$1$3031323334353637$#0",
            &["1$1$", &long, "$#"].concat(),
            &["1$1$303132333435363738393031323334353637$", short].concat(),
        ]
        .iter()
        .map(|row| [n, row].concat().replace('#', digest))
        .collect();
        assert_malformed(scheme, &rows.iter().map(String::as_str).collect::<Vec<_>>());
    }
    // The digest of version 1.0 is SHA-1.
    let other = [&OLD[..OLD.len() - 40], digest].concat();
    assert_malformed(&RubyScrypt, &[&other, &OLD[..OLD.len() - 2], &RUBY.replace("$8$", "$A$")]);
    assert_malformed(
        &SimpleScrypt,
        &[&SIMPLE.replace("$10$", "$a$"), &SIMPLE.replace("$8$", "$4294967296$")],
    );
}

#[test]
fn hostile_numbers_are_costly() {
    let rows = [
        (&RubyScrypt as &dyn Scheme, RUBY.replacen("10$", "80000000$", 1)),
        (&RubyScrypt, RUBY.replace("$8$", "$ffffff$")),
        (&RubyScrypt, OLD.replacen("10$", "80000000$", 1)),
        (&SimpleScrypt, SIMPLE.replacen("16$", "9223372036854775808$", 1)),
        (&SimpleScrypt, SIMPLE.replace("$10$", "$10000000$")),
    ];
    for (scheme, stored) in rows {
        let record = parse(scheme, &StoredHash::new(&stored)).unwrap();
        assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err(), "{stored}");
    }
}
