//! Frameworks and identity servers of PHP, JavaScript and Go.

use crate::recipe::named::{Known, Named};
use crate::scheme::Strength;

pub(super) static TABLE: &[Named] = &[
    // Django 5.2's `unsalted_md5`, of `lètmein`.
    Named::new(
        "django_unsalted_md5",
        "md5($pass)",
        "{hash}",
        "Django 0.90; read up to 5.0",
        Known::of("88a434c88cca4e900f7874cd98123f43", "lètmein"),
    )
    .dialect_of("hex_md5"),
    // npm password-hash 1.2.2.
    Named::new(
        "node_password_hash_md5",
        "repeat($rounds, $pass, hmac_md5($x, key=$salt))",
        "md5${salt}${rounds}${hash}",
        "npm password-hash",
        Known::of("md5$7cd2273c$1$76e1e5ea1d79b0d37cceba1aae10efed", "letmein"),
    )
    .strength(Strength::Fast),
    // npm password-hash 1.2.2.
    Named::new(
        "node_password_hash_sha1",
        "repeat($rounds, $pass, hmac_sha1($x, key=$salt))",
        "sha1${salt}${rounds}${hash}",
        "npm password-hash",
        Known::of("sha1$1c927c8e$1000$49a4355346f488f0506391a3ad3702850c2f9766", "letmein"),
    )
    .strength(Strength::Fast),
    // npm password-hash 1.2.2.
    Named::new(
        "node_password_hash_sha256",
        "repeat($rounds, $pass, hmac_sha256($x, key=$salt))",
        "sha256${salt}${rounds}${hash}",
        "npm password-hash",
        Known::of(
            "sha256$1c927c8e$3$b9466ed4330201c1d38171ce6cf6b7f07a2de8f6384775bc292bdbde31224be7",
            "letmein",
        ),
    )
    .strength(Strength::Fast),
    // npm password-hash 1.2.2.
    Named::new(
        "node_password_hash_sha512",
        "repeat($rounds, $pass, hmac_sha512($x, key=$salt))",
        "sha512${salt}${rounds}${hash}",
        "npm password-hash",
        Known::of(
            "sha512$1c927c8e$2$409bfb65f704f044118d27792a110a2188925c1e9b8d5754639f12910b00e28a3ed21ac5e18\
             c5f1dda75462229a719293dd715346232075673c63b5346bd4791",
            "letmein",
        ),
    )
    .strength(Strength::Fast),
    Named::new(
        "casdoor_md5",
        "md5(md5($pass).$salt)",
        "{hash}",
        "Casdoor, password type md5-salt, salt column",
        Known::of("0857691b4064e7f18774976f05458223", "letmein").salt("q7Gm2PxZ"),
    ),
    Named::new(
        "casdoor_sha256",
        "sha256(sha256($pass).$salt)",
        "{hash}",
        "Casdoor, password type salt, salt column",
        Known::of("20ed0d003843ec6ec20a83864684b057c96fdf63416ce42a99cfa7c1089d6ef0", "letmein")
            .salt("q7Gm2PxZ"),
    ),
    Named::new(
        "casdoor_sha512",
        "sha512(sha512($pass).$salt)",
        "{hash}",
        "Casdoor, password type sha512-salt, salt column",
        Known::of(
            "6f7620cd5805c8874d29f94c6d9ee224a85cf55360341826b6ceeb90cfb5f73e82519f28ed2945a68217f1b935047\
             38e72a189d187a09c268dcc2553420cefa1",
            "letmein",
        )
        .salt("q7Gm2PxZ"),
    ),
    Named::new(
        "casdoor_pbkdf2",
        "base64(pbkdf2_sha256_raw($pass, unbase64($salt), 27500, 64))",
        "{hash}",
        "Casdoor, password type pbkdf2-salt, salt column",
        Known::of(
            "vxlUiU2d/0p2IiCXKlEZm2b/s/VHTGpF78ysodetmi47gSS1/23e14Cn6UBKe/MdFReIku4OTzvaWRoGvVvhrg==",
            "letmein",
        )
        .salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "passwap_md5_salted_prefix",
        "md5_raw($salt.$pass)",
        "$md5salted-prefix${salt}${hash:base64}",
        "Zitadel passwap",
        Known::of("$md5salted-prefix$c2FsdA==$xAGRVIZBdCsQE4VKZ8l0fQ==", "letmein"),
    ),
    Named::new(
        "passwap_md5_salted_suffix",
        "md5_raw($pass.$salt)",
        "$md5salted-suffix${salt}${hash:base64}",
        "Zitadel passwap",
        Known::of("$md5salted-suffix$c2FsdA==$vTsensyA6n3776pUV6J7iA==", "letmein"),
    ),
    Named::new(
        "kratos_md5",
        "md5_raw($pass)",
        "$md5${hash:base64}",
        "Ory Kratos imports",
        Known::of("$md5$DRB9CfW75Ayt495ccenptw==", "letmein"),
    ),
    Named::new(
        "kratos_hmac_md5",
        "base64(hmac_md5($pass, key=$salt))",
        "$hmac-md5${hash}${salt:base64}",
        "Ory Kratos imports",
        Known::of("$hmac-md5$NjNlZTk2YTI4MjBhNGFhOWFlZmY5M2JhNTAyMmU3NmI=$MTIzNDU=", "letmein"),
    ),
    Named::new(
        "kratos_hmac_sha1",
        "base64(hmac_sha1($pass, key=$salt))",
        "$hmac-sha1${hash}${salt:base64}",
        "Ory Kratos imports",
        Known::of("$hmac-sha1$MzBmOTFlZWZiMzg1YzE0OGQ4N2Q2OTUxZjE4ODExYjk0MWQ5YjBiZA==$MTIzNDU=", "letmein"),
    ),
    Named::new(
        "kratos_hmac_sha256",
        "base64(hmac_sha256($pass, key=$salt))",
        "$hmac-sha256${hash}${salt:base64}",
        "Ory Kratos imports",
        Known::of(
            "$hmac-sha256$OWQ2OWE4ZGNkYTQ4MWZlYmE2YzM5NTdmODhjZTFiYTRlNzg0YzgxNmYxNWFiZDdiMWFiMmQyMzUzMzE5\
             MDM3NQ==$MTIzNDU=",
            "letmein",
        ),
    ),
    Named::new(
        "kratos_hmac_sha512",
        "base64(hmac_sha512($pass, key=$salt))",
        "$hmac-sha512${hash}${salt:base64}",
        "Ory Kratos imports",
        Known::of(
            "$hmac-sha512$MTE1YWZjYmU4MDEzYmZjZTRiZmE5ZjlmZWFlNjk0NzcyOGUzZmY2Y2JmN2NjNzUzNmU4MzQ4NWMwZDM1\
             MjM2NmJmZGJkMTAwZjdhMDIzNDU4ZmNjOGMwNjZhZmIyMmY2MGY0YWQ3ZjgzYWM0ZTgyMTE2MThiNDZiZjBmOTJiNmQ=$\
             MTIzNDU=",
            "letmein",
        ),
    ),
    Named::new(
        "kratos_hmac_sha224",
        "base64(hmac_sha224($pass, key=$salt))",
        "$hmac-sha224${hash}${salt:base64}",
        "Ory Kratos imports",
        Known::of(
            "$hmac-sha224$OTE3Y2VkMGM1Y2NhZGEyN2U5MWRjMDQxYjMyNzI0NjgyNjdiZGZiYzU0ZWQxYjc1MzYxZjU2NDA=$MTIzNDU=",
            "letmein",
        ),
    ),
    Named::new(
        "kratos_hmac_sha384",
        "base64(hmac_sha384($pass, key=$salt))",
        "$hmac-sha384${hash}${salt:base64}",
        "Ory Kratos imports",
        Known::of(
            "$hmac-sha384$NzEyMDYxNjRiMDU4NTAxM2JmMmFiM2ZjZDE0NGYxZGM3ZDBkMTg0Njc3NDUwNWI5YzJlMzFmMTE3NTJhZjQxNTg2YzRkMmNlMzFhNTM1NzhlODI0NWVhNDI5MGViYTY2$MTIzNDU=",
            "letmein",
        ),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "authgear_bcrypt_sha512",
        "bcrypt(sha512_raw($pass))",
        "$bcrypt-sha512${hash}",
        "Authgear",
        Known::of("$bcrypt-sha512$$2a$04$c5AoQn8Jm9Flm3fSIBum4O0fCx1QBTTVmWWLL4.m311VmseQj7lRy", "letmein"),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "meteor_bcrypt",
        "bcrypt(sha256($pass))",
        "{hash}",
        "Meteor accounts-password before 3, Rocket.Chat",
        Known::of("$2b$04$YN8BPBfs7y4Mhh9Pft07rOtcjlZm3DL8rVfIY14w2WV82MzmFHCmy", "letmein"),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "nodebb_bcrypt",
        "bcrypt(sha512($pass))",
        "{hash}",
        "NodeBB with password:shaWrapped",
        Known::of("$2a$04$o4Rmpn/lTysRa3kEBR23W.JrW1EU4Xoa2QbjfLRel9RTfzwXN4/VK", "letmein"),
    ),
    Named::new(
        "fusionauth_salted_md5",
        "base64(repeat($rounds, $salt.$pass, md5_raw($x)))",
        "{hash}",
        "FusionAuth salted-md5, factor in the rounds column",
        Known::of("9hMze1gVTKWrBkmLujSOTA==", "letmein").salt("4MTVxbvk8swI0ys2Lf4saeR3swRvn0f2").rounds("3"),
    )
    .strength(Strength::Fast),
    Named::new(
        "fusionauth_salted_sha512",
        "base64(repeat($rounds, $pass.unbase64($salt), sha512_raw($x)))",
        "{hash}",
        "FusionAuth salted-sha512, factor in the rounds column",
        Known::of(
            "SGC4xTAPkD6JLE5Vipzt9H6oQ5n4Vj23fL7YSrV9sXLIJ2AnD8tNYdyVycycvLe/lJD507JNq9o8Wu5rjQaVWQ==",
            "letmein",
        )
        .salt("AAECAwQFBgcICQoLDA0ODw==")
        .rounds("3"),
    )
    .strength(Strength::Fast),
    Named::new(
        "fusionauth_salted_pbkdf2_sha256",
        "base64(pbkdf2_sha256_raw($pass, unbase64($salt), $rounds, 32))",
        "{hash}",
        "FusionAuth salted-pbkdf2-hmac-sha256, factor in the rounds column",
        Known::of("qbdFhsLyvqUDewz5wCZ3V/R4e0eloUTRRr2AhOPCRmA=", "letmein")
            .salt("AAECAwQFBgcICQoLDA0ODw==")
            .rounds("24000"),
    ),
    Named::new(
        "gitea_pbkdf2",
        "pbkdf2_sha256($pass, unhex($salt), 10000, 50)",
        "{hash}",
        "Gitea, passwd_hash_algo pbkdf2, salt column in hexadecimal",
        Known::of(
            "36c5bb6f693f36ca5b5cc62f08c9e63c238b0c1bb9cfb6b844c23397ae43010bd29ee8f0ea2f1b7c6175f5b154ce6\
             39ab4d1",
            "letmein",
        )
        .salt("000102030405060708090a0b0c0d0e0f"),
    ),
    Named::new(
        "gitea_pbkdf2_text_salt",
        "pbkdf2_sha256($pass, $salt, 10000, 50)",
        "{hash}",
        "Gitea before 1.15, Gogs and Grafana, salt column of 10 characters",
        Known::of(
            "371f23409d18674518e07fdfc034bf161ea86927f9bdc5cd0262a35f09beb46c2537a4b602f6c0a7064ce968de882\
             190b0a1",
            "letmein",
        )
        .salt("aaaaaaaaaa"),
    ),
    Named::new(
        "mattermost_pbkdf2",
        "pbkdf2_sha256_raw($pass, $salt, $rounds, 32)",
        "$pbkdf2$f=SHA256,w={rounds},l=32${salt:base64_nopad}${hash:base64_nopad}",
        "Mattermost 10 and later",
        Known::of(
            "$pbkdf2$f=SHA256,w=10000,l=32$AAECAwQFBgcICQoLDA0ODw$NsW7b2k/NspbXMYvCMnmPCOLDBu5z7a4RMIzl65D\
             AQs",
            "letmein",
        ),
    ),
];
