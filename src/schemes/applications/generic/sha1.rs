//! SHA-1, alone and with itself.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // hashcat 6.2.6, example of mode 110.
    Named::new(
        "sha1_pass_salt",
        "sha1($pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("848952984db93bdd2d0151d4ecca6ea44fcf49e3", "hashcat").salt("30007548152"),
    ),
    // hashcat 6.2.6, example of mode 120.
    Named::new(
        "sha1_salt_pass",
        "sha1($salt.$pass)",
        "{hash}",
        "home-made user tables",
        Known::of("a428863972744b16afef28e0087fc094b44bb7b1", "hashcat").salt("465727565"),
    ),
    // hashcat 6.2.6, example of mode 4900.
    Named::new(
        "sha1_salt_pass_salt",
        "sha1($salt.$pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("75d280ca9a0c2ee18729603104ead576d9ca6285", "hashcat").salt("347070"),
    ),
    // hashcat 6.2.6, example of mode 170.
    Named::new(
        "sha1_utf16pass",
        "sha1(utf16le($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("b9798556b741befdbddcbf640d1dd59d19b1e193", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 130.
    Named::new(
        "sha1_utf16pass_salt",
        "sha1(utf16le($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("0a9e4591f539a77cd3af67bae207d250bc86bac6", "hashcat").salt("23240710432"),
    ),
    // hashcat 6.2.6, example of mode 140.
    Named::new(
        "sha1_salt_utf16pass",
        "sha1($salt.utf16le($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("03b83421e2aa6d872d1f8dee001dc226ef01722b", "hashcat").salt("818436"),
    ),
    // hashcat 6.2.6, example of mode 150.
    Named::new(
        "hmac_sha1_key_pass",
        "hmac_sha1($salt, key=$pass)",
        "{hash}",
        "home-made user tables",
        Known::of("02b256705348a28b1d6c0f063907979f7e0c82f8", "hashcat").salt("10323"),
    ),
    // hashcat 6.2.6, example of mode 160.
    Named::new(
        "hmac_sha1_key_salt",
        "hmac_sha1($pass, key=$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("8d7cb4d4a27a438059bb83a34d1e6cc439669168", "hashcat").salt("2134817"),
    ),
    // hashcat 6.2.6, example of mode 4500.
    Named::new(
        "sha1_x2",
        "sha1(sha1($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("3db9184f5da4e463832b086211af8d2314919951", "hashcat"),
    ),
    Named::new(
        "sha1_x3",
        "sha1(sha1(sha1($pass)))",
        "{hash}",
        "home-made user tables",
        Known::of("dc981dff91956a7898935187c3832b1a5173fbd8", "letmein"),
    ),
    Named::new(
        "sha1_sha1rawpass",
        "sha1(sha1_raw($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("d37c49f9cbefbf8b6f4b165ac703aa271e079004", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 4510.
    Named::new(
        "sha1_sha1pass_salt",
        "sha1(sha1($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("9138d472fce6fe50e2a32da4eec4ecdc8860f4d5", "hashcat").salt("hashcat1"),
    ),
    // hashcat 6.2.6, example of mode 4520.
    Named::new(
        "sha1_salt_sha1pass",
        "sha1($salt.sha1($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("59b80a295392eedb677ca377ad7bf3487928df96", "hashcat")
            .salt("136472340404074825440760227553028141804855170538"),
    ),
    Named::new(
        "sha1_sha1salt_sha1pass",
        "sha1(sha1($salt).sha1($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("f9adfdd42e1f0d78dc406067474adf005cd3b49c", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "sha1_sha1pass_sha1pass",
        "sha1(sha1($pass).sha1($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("1bdc5edbbb932f0fa42c4d165d3e93b136b39072", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 24300.
    Named::new(
        "sha1_salt_sha1passsalt",
        "sha1($salt.sha1($pass.$salt))",
        "{hash}",
        "home-made user tables",
        Known::of("94520b02c04e79e08a75a84c2a6e3ed4e3874fe8", "hashcat").salt("ThisIsATestSalt"),
    ),
    // hashcat 6.2.6, example of mode 5000.
    Named::new(
        "sha1_sha1saltpasssalt",
        "sha1(sha1($salt.$pass.$salt))",
        "{hash}",
        "home-made user tables",
        Known::of("05ac0c544060af48f993f9c3cdf2fc03937ea35b", "hashcat").salt("232725102020"),
    ),
    Named::new(
        "sha1_salt_pass_salt2",
        "sha1($salt.$pass.$salt2)",
        "{hash}",
        "home-made user tables",
        Known::of("057b788eb015744770d39334992f5d3307dea9f3", "letmein").salt("aB3$x:y").salt2("s2#"),
    ),
    Named::new(
        "sha1_salt_sha1saltpass",
        "sha1($salt.sha1($salt.$pass))",
        "{hash}",
        "home-made user tables",
        Known::of("1262aa1c99171a89a6066f2fd80e40cfe15f6ca1", "letmein").salt("aB3$x:y"),
    ),
];
