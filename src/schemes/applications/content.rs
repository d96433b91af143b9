//! Content management, community plugins and small sites.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // hashcat 6.2.6, example of mode 11.
    Named::new(
        "joomla",
        "md5($pass.$salt)",
        "{hash}:{salt}",
        "Joomla 1.0.13 to 2.5.17",
        Known::of("b78f863f2c67410c41e617f724e22f34:89384528665349271307465505333378", "hashcat"),
    ),
    Named::new(
        "joomla_sha256",
        "sha256($pass.$salt)",
        "{SHA256}{hash}:{salt}",
        "Joomla 2.5 and 3.0, JUserHelper",
        Known::of(
            "{SHA256}2db167aa67c809c191ecada7115b53fce546b6204aa4b2a59acec31491e657c4:879334ce9ac922c6",
            "letmein",
        ),
    ),
    Named::new(
        "joomla_md5_labelled",
        "md5($pass.$salt)",
        "{MD5}{hash}",
        "Joomla 2.5, JUserHelper with the label shown, salt column",
        Known::of("{MD5}3b8be4c33c8675810a85505e62cedd14", "letmein").salt("aB3$x:y"),
    )
    .dialect_of("ldap_hex_md5"),
    // MediaWiki 1.39.17.
    Named::new(
        "mediawiki_a",
        "md5($pass)",
        ":A:{hash}",
        "MediaWiki, $wgPasswordSalt off",
        Known::of(":A:0d107d09f5bbe40cade3de5c71e9e9b7", "letmein"),
    ),
    // MediaWiki 1.39.17.
    Named::new(
        "mediawiki_a_salted",
        r#"md5($salt."-".md5($pass))"#,
        ":A:{salt}:{hash}",
        "MediaWiki, rows of type B that an old version wrote as A",
        Known::of(":A:1842:881bbc68b72846d93411d18c322ac1f5", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 3711.
    Named::new(
        "mediawiki_b",
        r#"md5($salt."-".md5($pass))"#,
        ":B:{salt}:{hash}",
        "MediaWiki 1.13 to 1.23",
        Known::of(":B:2152187716:8c8b39c3602b194eeeb6cac78eea2742", "hashcat"),
    ),
    // MediaWiki 1.39.17.
    Named::new(
        "mediawiki_pbkdf2",
        "pbkdf2_sha512_raw($pass, $salt, $rounds, 64)",
        ":pbkdf2:sha512:{rounds}:64:{salt:base64}:{hash:base64}",
        "MediaWiki 1.24 and later",
        Known::of(
            ":pbkdf2:sha512:30000:64:AAECAwQFBgcICQoLDA0ODw==:AFOma9s9rI2c9gQna+QfXwAQi/7FQuR2b7SfJDNhGwOr\
             aENAIwCg9ICoFueXHTKBTkq9KwRokk8K5PmYVH+YFQ==",
            "letmein",
        ),
    ),
    // MediaWiki 1.39.17.
    Named::new(
        "mediawiki_pbkdf2_legacy_a",
        "pbkdf2_sha512_raw(md5($pass), $salt, $rounds, 64)",
        ":pbkdf2-legacyA:!sha512:{rounds}:64!!{salt:base64}!{hash:base64}",
        "MediaWiki 1.24 and later, rows of type A wrapped by wrapOldPasswords.php",
        Known::of(
            ":pbkdf2-legacyA:!sha512:30000:64!!AAECAwQFBgcICQoLDA0ODw==!dDIyWypylgofp+dC31/TeSZxsHKVuDvwvm\
             hq93DB3v9QNx47EsttWBeeBGfbPqWRlRbjzwg0aLEqwexWQHCFaQ==",
            "letmein",
        ),
    ),
    // MediaWiki 1.39.17.
    Named::new(
        "mediawiki_pbkdf2_legacy_b",
        r#"pbkdf2_sha512_raw(md5($salt2."-".md5($pass)), $salt, $rounds, 64)"#,
        ":pbkdf2-legacyB:!sha512:{rounds}:64!{salt2}!{salt:base64}!{hash:base64}",
        "MediaWiki 1.24 and later, rows of type B wrapped by wrapOldPasswords.php",
        Known::of(
            ":pbkdf2-legacyB:!sha512:30000:64!2152187716!AAECAwQFBgcICQoLDA0ODw==!AeBngmOJtEBjIyCbPpzFn3eV\
             IlgH417iWP+1N1IEbN0Nw8VtefKyCBMzLsS00ep3g3/A4H60rmAcy+0TCGA1dA==",
            "letmein",
        ),
    ),
    // argon2-cffi 25.1.0.
    Named::new(
        "mediawiki_argon2",
        "argon2($pass)",
        ":argon2:{hash}",
        "MediaWiki 1.33 and later",
        Known::of(
            ":argon2:$argon2id$v=19$m=64,t=1,p=1$WWmje707tyrrXbXFKXJv/g$BntKgfcKV2WVMIg2vHHgPVO5t2tIrXS0WE\
             7Uq8Jievc",
            "letmein",
        ),
    ),
    // hashcat 6.2.6, example of mode 2600.
    Named::new(
        "e107",
        "md5(md5($pass))",
        "{hash}",
        "e107",
        Known::of("a936af92b0ae20b1ff6c3347a72e5fbe", "hashcat"),
    ),
    Named::new(
        "webedition",
        "md5($pass.md5($user))",
        "{hash}",
        "webEdition CMS 5",
        Known::of("0c012b3874e6784e3fcf85131662d460", "letmein").user("Admin"),
    ),
    Named::new(
        "simpla",
        r#"md5(key("salt").$pass.md5($pass))"#,
        "{hash}",
        "Simpla CMS, the salt of its configuration",
        Known::of("e43b921f8573c3aac136f5fd4bd34f89", "letmein")
            .keys(&[("salt", "8e86a279d6e182b3c811c559e6b15484")]),
    ),
    Named::new(
        "empirecms",
        r#"md5($salt2."E!m^p-i(r#e.C:M?S".md5(md5($pass).$salt)."d)i.g^o-d".$salt)"#,
        "{hash}",
        "Empire CMS 7, administrators, columns salt and salt2",
        Known::of("0d1f3002a89881afea83b013f1cc6f90", "letmein")
            .salt("3JL7z3zk")
            .salt2("nPCHs4fr3K1q4It0tVMr"),
    ),
    Named::new(
        "moodle",
        r#"md5($pass.key("passwordsaltmain"))"#,
        "{hash}",
        "Moodle before 2.5 with $CFG->passwordsaltmain",
        Known::of("d735eb3ffd82ea655ff041d3453c36a6", "letmein")
            .keys(&[("passwordsaltmain", "k1Z#;s!o{tY|[^}qR2Q8R&Yp9pB")]),
    ),
    Named::new(
        "cakephp_md5",
        r#"md5(key("security_salt").$pass)"#,
        "{hash}",
        "CakePHP 1 and 2, WeakPasswordHasher with md5, Security.salt",
        Known::of("c290a3a1fae3537f8e39567f2b2e4911", "letmein")
            .keys(&[("security_salt", "DYhG93b0qyJfIxfs2guVoUubWwvniR2G0FgaC9mi")]),
    ),
    Named::new(
        "cakephp_sha1",
        r#"sha1(key("security_salt").$pass)"#,
        "{hash}",
        "CakePHP 1 and 2, WeakPasswordHasher, Security.salt",
        Known::of("f4973ca135d457a461bb1fd96c8271008bc35c8b", "letmein")
            .keys(&[("security_salt", "DYhG93b0qyJfIxfs2guVoUubWwvniR2G0FgaC9mi")]),
    ),
    Named::new(
        "cakephp_sha256",
        r#"sha256(key("security_salt").$pass)"#,
        "{hash}",
        "CakePHP 1 and 2, WeakPasswordHasher with sha256, Security.salt",
        Known::of("a9cbefd03170ef98a8f1d6e89b28b9f2a48613715f2aabe5040c7438527117ce", "letmein")
            .keys(&[("security_salt", "DYhG93b0qyJfIxfs2guVoUubWwvniR2G0FgaC9mi")]),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "nextcloud_bcrypt",
        "bcrypt($pass)",
        "1|{hash}",
        "ownCloud 8 and later, Nextcloud",
        Known::of("1|$2b$04$PeTZWTd.1tiil1WKT70Nr.QT27sGNhiWBcDlrHqcIj0uSm0KgfKpK", "letmein"),
    ),
    // argon2-cffi 25.1.0.
    Named::new(
        "nextcloud_argon2i",
        "argon2($pass)",
        "2|{hash}",
        "Nextcloud 14 and later",
        Known::of(
            "2|$argon2i$v=19$m=64,t=1,p=1$xA02OG1BmH9+f0lEo3YTGw$Kn79RL+LKp92uzoBBQEV24ZHq0JANGxcGkmNVkryf\
             6c",
            "letmein",
        ),
    ),
    // argon2-cffi 25.1.0.
    Named::new(
        "nextcloud_argon2id",
        "argon2($pass)",
        "3|{hash}",
        "Nextcloud 18 and later",
        Known::of(
            "3|$argon2id$v=19$m=64,t=1,p=1$7DVmSC8Kgsyp8tDPbQBqXg$Q2UV+iPKrckqbvp5CivBPSORbYyaO1ppHYN2+FY2\
             9k0",
            "letmein",
        ),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "owncloud_bcrypt",
        r#"bcrypt($pass.key("passwordsalt"))"#,
        "{hash}",
        "ownCloud before 8, passwordsalt of its configuration",
        Known::of("$2b$04$gYpkcrWOeT4.H4YeZsozf.gk56yO1eeEdP28fe/iu/CZ2FcHalUo2", "letmein")
            .keys(&[("passwordsalt", "6Wow67q1wZQZpUUeI6G2LsWUu4XKx")]),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "typo3_bcrypt",
        "bcrypt(base64(sha384_raw($pass)))",
        "{hash}",
        "TYPO3 9 and later",
        Known::of("$2b$04$BZSbXiTH134tmBckPsh/8uPpj1Tin7.3CnRb9LCVLxSMa2Zojq8zi", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 20711.
    Named::new(
        "authme",
        "sha256(sha256($pass).$salt)",
        "$SHA${salt}${hash}",
        "AuthMe Reloaded",
        Known::of(
            "$SHA$7218532375810603$bfede293ecf6539211a7305ea218b9f3f608953130405cda9eaba6fb6250f824",
            "hashcat",
        ),
    ),
    Named::new(
        "palshop",
        "repeat(2, $pass, slice(md5($x), 11, 21).slice(sha1($x), 0, 29).slice(md5($x), 0, 1))",
        "{hash}",
        "Palshop CMS",
        Known::of("17b97391d69146df11257c466e7d505109e8bb07b842de71993", "letmein"),
    ),
    Named::new(
        "zipmonster",
        "repeat(50000, $pass, MD5($x))",
        "{hash}",
        "ZipMonster",
        Known::of("B26282B5FC4C4EAF32F274A023E8254C", "letmein"),
    ),
];
