//! Identity providers: what they import, in columns and strings of their own.
//!
//! Where nothing else is said, the known pairs are of Python's hashlib.

use crate::password::Reading;
use crate::recipe::named::{Known, Named};
use crate::scheme::Strength;

pub(super) static TABLE: &[Named] = &[
    Named::new(
        "forgerock_pbkdf2_sha256",
        "pbkdf2_sha256_raw($pass, $salt, $rounds, 32)",
        "{PBKDF2-HMAC-SHA256}{rounds}:{hash+salt:base64}",
        "ForgeRock and Ping Directory Services",
        Known::of(
            "{PBKDF2-HMAC-SHA256}10:HjCIr2zg0gV54XRKLfDwrP5+a06M4Kkh1QIInw9qrlkAAQIDBAUGBwgJCgsMDQ4P",
            "letmein",
        ),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "synapse_bcrypt",
        r#"bcrypt($pass.key("pepper"))"#,
        "{hash}",
        "Synapse, Matrix Authentication Service; the password in NFKC",
        Known::of("$2b$04$7vrZJGf.Ay91vWir.5ClIO2KxyIFAjZ/ulgASH6NSk55B9kXwds/e", "letmein")
            .keys(&[("pepper", "a-secret-pepper")]),
    )
    .reading(&[Reading::Nfkc]),
    Named::new(
        "okta_md5_prefix",
        "base64(md5_raw(unbase64($salt).$pass))",
        "{hash}",
        "Okta imports, saltOrder PREFIX, salt column",
        Known::of("DwEltPuFmO7G/Hp1hHE27w==", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "okta_md5_postfix",
        "base64(md5_raw($pass.unbase64($salt)))",
        "{hash}",
        "Okta imports, saltOrder POSTFIX, salt column",
        Known::of("UqZ3LN9NSHWZyrLE5jrqdA==", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "okta_sha1_prefix",
        "base64(sha1_raw(unbase64($salt).$pass))",
        "{hash}",
        "Okta imports, saltOrder PREFIX, salt column",
        Known::of("1OSFZ5vGUwYBWkbWvxPRhjGpl2A=", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "okta_sha1_postfix",
        "base64(sha1_raw($pass.unbase64($salt)))",
        "{hash}",
        "Okta imports, saltOrder POSTFIX, salt column",
        Known::of("553IU9USEOGrhN9/QxxqC877kFE=", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "okta_sha256_prefix",
        "base64(sha256_raw(unbase64($salt).$pass))",
        "{hash}",
        "Okta imports, saltOrder PREFIX, salt column",
        Known::of("RlI1Jd1E4TWkjl9EJLSNXwO3fI9K1tGkM2Q3CNgScz0=", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "okta_sha256_postfix",
        "base64(sha256_raw($pass.unbase64($salt)))",
        "{hash}",
        "Okta imports, saltOrder POSTFIX, salt column",
        Known::of("etNhKbV5uTi/RXSRAzj/Dr3s/r5m9G3J5VMrV0YGEYk=", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "okta_sha512_prefix",
        "base64(sha512_raw(unbase64($salt).$pass))",
        "{hash}",
        "Okta imports, saltOrder PREFIX, salt column",
        Known::of(
            "xiXLZWJ8YXAfByHH6dQqc2K4Ur2HwCXlLpNiD/HDd/puXEStD/zMTxIM4RTemGSH5VMashqhSWnX8eVzsRoQOQ==",
            "letmein",
        )
        .salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "okta_sha512_postfix",
        "base64(sha512_raw($pass.unbase64($salt)))",
        "{hash}",
        "Okta imports, saltOrder POSTFIX, salt column",
        Known::of(
            "fqIy9G3epcHLZL80+PErI/DQM5zF23UliEVdpsuxwvpr2uNwmX7p2BZEXoRiKkDioKKhkBzW8Gn+13WC7onTlw==",
            "letmein",
        )
        .salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "okta_pbkdf2_sha256",
        "base64(pbkdf2_sha256_raw($pass, unbase64($salt), $rounds, 32))",
        "{hash}",
        "Okta imports, keySize 32, salt and rounds columns",
        Known::of("K3nDbNCC92BWbY3eZwZZOkB0KSYhK+yEXQElgHHguhg=", "letmein")
            .salt("AAECAwQFBgcICQoLDA0ODw==")
            .rounds("4096"),
    ),
    Named::new(
        "okta_pbkdf2_sha512",
        "base64(pbkdf2_sha512_raw($pass, unbase64($salt), $rounds, 64))",
        "{hash}",
        "Okta imports, keySize 64, salt and rounds columns",
        Known::of(
            "ddsHR6+zAgu5lPhlkj/WQLvIxD6GAOJrai4c8dcHGSC4GhyoGyYSinpTBc9sMBUIen7Lutq3d4PQ3U6Msqx4rw==",
            "letmein",
        )
        .salt("AAECAwQFBgcICQoLDA0ODw==")
        .rounds("4096"),
    ),
    Named::new(
        "fusionauth_salted_sha256",
        "base64(repeat($rounds, $pass.unbase64($salt), sha256_raw($x)))",
        "{hash}",
        "FusionAuth salted-sha256, factor in the rounds column",
        Known::of("o6+sVnBaltPYGwKM8PgwEz9mdBmHpRTf3ZIuR8r9Lak=", "letmein")
            .salt("AAECAwQFBgcICQoLDA0ODw==")
            .rounds("3"),
    )
    .strength(Strength::Fast),
    Named::new(
        "fusionauth_salted_pbkdf2_sha256_512",
        "base64(pbkdf2_sha256_raw($pass, unbase64($salt), $rounds, 64))",
        "{hash}",
        "FusionAuth salted-pbkdf2-hmac-sha256-512, factor in the rounds column",
        Known::of(
            "d2mB26rqUHuV4c8lf/OwMRoijwRsbWdgoCcOGn7jBgmnguoM+gEkTgGa0uY4ojaFxAI1DdiB9hilg9ny9AmN7A==",
            "letmein",
        )
        .salt("AAECAwQFBgcICQoLDA0ODw==")
        .rounds("100"),
    ),
    Named::new(
        "fusionauth_salted_pbkdf2_sha512_512",
        "base64(pbkdf2_sha512_raw($pass, unbase64($salt), $rounds, 64))",
        "{hash}",
        "FusionAuth salted-pbkdf2-hmac-sha512-512, factor in the rounds column",
        Known::of(
            "Q4OJSo/wUZToTqJcvzsK/RDNIYD6Hqo0L9ikt8Tn1aG94LXsiMhOeooYYlp8tCb7j1fFOqBhnX1NrFO4qX2qKQ==",
            "letmein",
        )
        .salt("AAECAwQFBgcICQoLDA0ODw==")
        .rounds("100"),
    ),
];
