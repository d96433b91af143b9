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
    Named::new(
        "symfony_messagedigest",
        r#"base64(repeat(5000, "", sha512_raw($x.$pass."{".$salt."}")))"#,
        "{hash}",
        "Symfony MessageDigestPasswordEncoder with its defaults, salt column",
        Known::of(
            "J0Dpn12FkSROqilcp48Nz+pSb+IL4kXVgvcnxw8UWROWj+Ce320wyrhE+2tW/6RJxOv0ACErNrAY1YWrMFz16g==",
            "letmein",
        )
        .salt("4nr8c2sw9jokgk0wss"),
    ),
    Named::new(
        "symfony_messagedigest_unsalted",
        r#"base64(repeat(5000, "", sha512_raw($x.$pass)))"#,
        "{hash}",
        "Symfony MessageDigestPasswordEncoder with its defaults, no salt",
        Known::of(
            "lB3IhuI5ePLs9cPYN/vgofjLF++PQxx0f0PUzNm0/eOhp4FZdJKcoqmErvsVaqa6Xzl31etr3ow5cMJhPLgIzQ==",
            "letmein",
        ),
    ),
    Named::new(
        "symfony_messagedigest_sha512",
        r#"base64(repeat($rounds, "", sha512_raw($x.$pass."{".$salt."}")))"#,
        "{hash}",
        "Symfony MessageDigestPasswordEncoder with sha512, iterations in the rounds column",
        Known::of(
            "38mNB763uMn+uuaNLuKOdaBlbY5Ja/ZlI1WpGvlHCMo/+x+tOOfP4AIJHbjckT/LjFzr0+p5yr5rZZhmMlZGcg==",
            "letmein",
        )
        .salt("4nr8c2sw9jokgk0wss")
        .rounds("7"),
    )
    .strength(Strength::Fast),
    Named::new(
        "symfony_messagedigest_sha256",
        r#"base64(repeat($rounds, "", sha256_raw($x.$pass."{".$salt."}")))"#,
        "{hash}",
        "Symfony MessageDigestPasswordEncoder with sha256, iterations in the rounds column",
        Known::of("wx0Wh7qhs7wWjoQ4IKwtdDd0foYdkMS5JhxOKy+I8U0=", "letmein")
            .salt("4nr8c2sw9jokgk0wss")
            .rounds("10"),
    )
    .strength(Strength::Fast),
    Named::new(
        "symfony_messagedigest_sha1",
        r#"base64(repeat($rounds, "", sha1_raw($x.$pass."{".$salt."}")))"#,
        "{hash}",
        "Symfony MessageDigestPasswordEncoder with sha1, iterations in the rounds column",
        Known::of("dTflHSum4PDtv/vumwNfEaFdQtA=", "letmein").salt("4nr8c2sw9jokgk0wss").rounds("1"),
    )
    .strength(Strength::Fast),
    Named::new(
        "symfony_pbkdf2",
        "base64(pbkdf2_sha512_raw($pass, $salt, 1000, 40))",
        "{hash}",
        "Symfony Pbkdf2PasswordEncoder with its defaults, salt column",
        Known::of("n9WA5ayXDYENqIGciK/bVPXFTX5Vgz1bvRb7zaIurG+sU575IwyzDQ==", "letmein").salt("mysalt"),
    )
    .strength(Strength::Stretched),
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
        "passport_local_mongoose",
        "pbkdf2_sha256($pass, $salt, 25000, 512)",
        "{hash}",
        "npm passport-local-mongoose 5 and later with its defaults, salt column",
        Known::of(
            "02f91fcc25f276df2f1f6a3056ae2776cb3955415d159a00a4546edd473dc416ae84e9d842e77113402cac665b0cb\
             d96e8f13ac410839a9644c75cbe118e116132a32be331e589e5ffce5fa5c8e688eb673d6c5428648ef1fdd36a12fd\
             8c57e947247923ffed34ef87197ef4e252afe51eb34cb845090d3e543c14a8e5f9e0ca2488c642d11b9bdcafbef13\
             71887d5b2f6a51f0bf89e5a50525bedacfa05c59a156f7ea4b23ea0b87792228277d3c795cb78717828d7d37d344e\
             29b68de8f9bb664b85baa0ce2706c841119a13230e7cd81ff4dc5a006100d74166b1e771942be6ca9c5c2b8466b09\
             dc5cf1b96cbfb735686ec2e887b0f3027f112a07d01456f674fffe848f7198564901e2f37f794cd0387b0bab0786e\
             16a6bce64a5b040c9f6274760c04ef8073f715812674dabcf44fed97175749e5dd6484fb1eb5be27a15b6debef747\
             3b2946e710450c3ec85952a66b5d6a0eaa4dfbdbbdda155e0d070f1e3aa4a66aa626c2dd1fe47acba10caae25ac2c\
             6dd12e440bee902202591502593a87918eb72750f533efa5bfd599cab3114e8f05c772250693dabff2ee745f82e16\
             6fbb19cc3939f698bfd1c1d320f7c8c85397ad1d5da6dbfce4a27e662801fffe1d084f9e0375080f071be5a117cf4\
             fdd8b711b646910c96587995ba614dd94befa652fe132a6848fab34d5550639ca109704ba093acf3cf4fca4bb5ed6\
             c",
            "letmein",
        )
        .salt("1a783e478d63f6422783a868db667aed3a857840"),
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
        "discourse_pbkdf2_sha256",
        "pbkdf2_sha256($pass, $salt, $rounds, 32)",
        "{hash}",
        "Discourse, columns salt and rounds",
        Known::of("855069c612f033fbe7a050065f65f9f7cedb854d7fda9946e3d5301f6f07c172", "letmein")
            .salt("3a5e1c0f7b9d2846")
            .rounds("64000"),
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
    // hashcat 6.2.6, example of mode 21600.
    Named::new(
        "web2py_pbkdf2_sha512",
        "pbkdf2_sha512($pass, $salt, 1000, 20)",
        "pbkdf2(1000,20,sha512)${salt}${hash}",
        "web2py, CRYPT without a site key",
        Known::of("pbkdf2(1000,20,sha512)$744943$c5f8cdef76e3327c908d8d96d4abdb3d8caba14c", "hashcat"),
    )
    .strength(Strength::Stretched),
];
