use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};
use crate::stored::StoredHash;

const GOOD: &str = "$y$j75$abcdefgh$hycRI05iyPwUdPZDaw/SJaABdj2h8B1Bgxi1Z/4Xke0";

#[test]
fn exemplars() {
    for scheme in SCHEMES {
        let exemplar = scheme.exemplar().unwrap();
        assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
    }
}

/// libxcrypt 4.4.33.
#[test]
fn parameters_and_salts() {
    for (password, stored) in [
        ("password", "$y$j75$$MY7LY7iSiXDbIK//WLX8B9MRa5LUgGVUicMJCn3sKE1"),
        ("pw", "$y$/75$abcdefgh$OsrzvcGzDpJao3nqI7WKj4EzIyYZgAmuB3PKFBFXz71"),
        ("pw", "$y$.75$abcdefgh$Eacuy7lKvVrHBqzqHatJ6gO33eksZV17Oj1Ky/YOpwD"),
        // Lanes, and time.
        ("pw", "$y$j75.0$abcdefgh$S7l48deGcz6t9HvgGSBufQKFRFzAnd1l4aBswGhTO1A"),
        ("pw", "$y$j75/0$abcdefgh$5Y5MrJxxPVE/3GwDyC4DEuJTxKrs/dBwZiAAKZZirl4"),
        ("pw", "$y$j75/.$abcdefgh$Jx9fApYvBoPffBvtprp7kqvtvmuNh/DQENVCG0IzRP."),
        ("pw", "$y$j750.1$abcdefgh$YO/VbT2StFLQoP/AegHjGvJxB.O3LuhVrT5aP6QPrr6"),
        ("pw", "$y$j75..$abcdefgh$2oWAQU4OIyOR29Ihi2jQD4yeIyJ2FDwrLS8Cec1UwR9"),
        ("pw", "$y$j75$ab/$4VYsNCS7TKdbiK7ZzEo.DcThXgx5n.n/gThuOPzeMG2"),
        // Enough memory for what is computed before.
        ("pw", "$y$j9T$abcdefgh$UGYCVcUwcoG0k8SZZ.Uz3i0RYQNy1YmYj4I4poBPer2"),
    ] {
        assert_verifies(&YESCRYPT, stored, password);
    }
    let record = parse(&YESCRYPT, &StoredHash::new(GOOD)).unwrap();
    assert_eq!(record.params(), Params::Yescrypt { log_n: 10, r: 8, p: 1, t: 0 });
}

/// Published by libxcrypt, by hashcat, and made by libxcrypt 4.4.33.
#[cfg(feature = "rare-digests")]
#[test]
fn gost() {
    for (password, stored) in [
        ("abcdefg", "$gy$j85$LdJMENpBABJJ3hIHjB1Bi.$5gEbvJyVRTl.y/2aVNV2zik5VtCnJNGOuLAbFTPLbA7"),
        ("hashcat", "$gy$j9T$HtyOX9cwJ2Dh8LlJV8IJ30$ZCSJt69pE/HLXFfIuxukRc2PlNla.tbqJxUHCp/WHVD"),
        ("", "$gy$j75$x.$pY7vqKt7QxQXseSwY3P3LL6BmIZlGmPxymOdBSM6tJA"),
    ] {
        assert_verifies(&GOST_YESCRYPT, stored, password);
    }
    assert_malformed(
        &GOST_YESCRYPT,
        &["$gy$", "$gy$j75$x.$", "$gy$j75$x.$pY7vqKt7QxQXseSwY3P3LL6BmIZlGmPxymOdBSM6tJ"],
    );
}

/// By `encode64_uint32` of the reference implementation.
#[test]
fn numbers_of_digits() {
    for (text, min, expected) in [
        ("j", 0, 47),
        ("T", 1, 32),
        ("k.", 0, 48),
        ("k/", 0, 49),
        ("rz", 0, 559),
        ("s..", 0, 560),
        ("z.....", 0, 17_318_448),
    ] {
        assert_eq!(number(text.as_bytes(), min), Some((expected, &b""[..])), "{text}");
    }
    assert_eq!(number(b"zzzzzz", 2).map(|(number, _)| number), Some(17_318_448 + (1 << 30) - 1 + 2));
    for text in ["", "k", "z", "z....", "!", "k!"] {
        assert_eq!(number(text.as_bytes(), 0), None, "{text}");
    }
}

#[test]
fn malformed_texts() {
    let with = |parameters: &str| GOOD.replace("j75", parameters);
    assert_malformed(
        &YESCRYPT,
        &[
            "$y$",
            "$y$j75",
            "$y$j75$",
            "$y$j75$abcdefgh",
            "$y$j75$abcdefgh$",
            &GOOD[..GOOD.len() - 1],
            &[GOOD, "."].concat(),
            &[GOOD, "$"].concat(),
            &GOOD.replace("Xke0", "Xk!0"),
            &GOOD.replace("Xke0", "Xkez"),
            &GOOD.replace("abcdefgh", "abc"),
            &GOOD.replace("abcdefgh", "abcde"),
            &GOOD.replace("abcdefgh", "abcd!fgh"),
            &GOOD.replace("abcdefgh", "a$cdefgh"),
            &GOOD.replace("abcdefgh", &"a".repeat(88)),
            &with(""),
            &with("j"),
            &with("j7"),
            &with("jz5"),
            &with("!75"),
            // Flavours that were never written, an upgrade, a ROM.
            &with("075"),
            &with("i75"),
            &with("j751."),
            &with("j755."),
            // Numbers that are announced and missing, and others that are too many.
            &with("j75."),
            &with("j750."),
            &with("j75.00"),
            // No memory, and a lane of one block.
            &with("j.5.z....."),
            &with("j75.zzzzzz"),
            &with("jzzzzzz5"),
        ],
    );
}

#[test]
fn hostile_numbers_are_costly() {
    // N, r, t, and p without N.
    for parameters in ["jM5", "j7z.....", "jk95", "j75/zzzzzz", "/75/zzzzzz", ".75.y....", ".75.x..."] {
        let row = StoredHash::new(GOOD.replace("j75", parameters));
        let record = parse(&YESCRYPT, &row).unwrap_or_else(|error| panic!("{parameters}: {error}"));
        assert!(Limits::default().check(&YESCRYPT.id(), record.cost(8), 8).is_err(), "{parameters}");
    }
}
