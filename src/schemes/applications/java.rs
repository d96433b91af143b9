//! Java applications and libraries.

use crate::password::Reading;
use crate::recipe::named::{Known, Named};

/// Jasypt normalises the password to NFC before it hashes it.
const NFC: &[Reading] = &[Reading::Nfc];

pub(super) static TABLE: &[Named] = &[
    // Apache Shiro 1.3.2.
    Named::new(
        "shiro1_md5",
        "repeat($rounds, $salt.$pass, md5_raw($x))",
        "$shiro1$MD5${rounds}${salt:base64}${hash:base64}",
        "Apache Shiro 1, Shiro1CryptFormat",
        Known::of("$shiro1$MD5$1024$AAECAwQFBgcICQoLDA0ODw==$Q+2uws8Egad16pWI1ocwGg==", "letmein"),
    ),
    // Apache Shiro 1.3.2.
    Named::new(
        "shiro1_sha1",
        "repeat($rounds, $salt.$pass, sha1_raw($x))",
        "$shiro1$SHA-1${rounds}${salt:base64}${hash:base64}",
        "Apache Shiro 1, Shiro1CryptFormat",
        Known::of("$shiro1$SHA-1$1024$AAECAwQFBgcICQoLDA0ODw==$jZdnryPntl9VUaNJdilfFDTqZc8=", "letmein"),
    ),
    // Apache Shiro 1.3.2.
    Named::new(
        "shiro1_sha256",
        "repeat($rounds, $salt.$pass, sha256_raw($x))",
        "$shiro1$SHA-256${rounds}${salt:base64}${hash:base64}",
        "Apache Shiro 1, Shiro1CryptFormat",
        Known::of(
            "$shiro1$SHA-256$2000$AAECAwQFBgcICQoLDA0ODw==$/gwndIXfYBX8HEXwPgGqZuQMI3fnPtamjNWDKtFoAzs=",
            "letmein",
        ),
    ),
    // Apache Shiro 1.3.2.
    Named::new(
        "shiro1_sha512",
        "repeat($rounds, $salt.$pass, sha512_raw($x))",
        "$shiro1$SHA-512${rounds}${salt:base64}${hash:base64}",
        "Apache Shiro 1, Shiro1CryptFormat",
        Known::of(
            "$shiro1$SHA-512$1024$AAECAwQFBgcICQoLDA0ODw==$+m4bF2FSzwkSggP5tAOAaV8xlNayTvPiVZwzDzE46u1pGSm\
             PUS5tDfWCsELiuMv4HZOWul5fB4uLC8KXQOtLfQ==",
            "letmein",
        ),
    ),
    // Apache Shiro 1.3.2.
    Named::new(
        "shiro1_sha256_private_salt",
        r#"repeat($rounds, key("private_salt").$salt.$pass, sha256_raw($x))"#,
        "$shiro1$SHA-256${rounds}${salt:base64}${hash:base64}",
        "Apache Shiro 1 with a private salt",
        Known::of(
            "$shiro1$SHA-256$2000$AAECAwQFBgcICQoLDA0ODw==$l27I39CiwxVjnAeNzZ7Pf5HP8ky5CUXSjEIm+72EUwI=",
            "letmein",
        )
        .keys(&[("private_salt", "myVerySecretBase64EncodedSalt")]),
    )
    .dialect_of("shiro1_sha256"),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "shiro2_bcrypt",
        "bcrypt($pass)",
        "$shiro2{hash}",
        "Apache Shiro 2, bcrypt",
        Known::of("$shiro2$2b$04$AuF8GpCX8Bvwh1WrCsi05uzCZaS5WltOvulAMuiQHHsicw59cuUy6", "letmein"),
    ),
    // argon2-cffi 25.1.0.
    Named::new(
        "shiro2_argon2",
        "argon2($pass)",
        "$shiro2{hash}",
        "Apache Shiro 2, Argon2",
        Known::of(
            "$shiro2$argon2id$v=19$m=64,t=1,p=1$ASjtyub+cCRhzdJiGtG3ZQ$gmy+drNGXB/dUI8WXtMVrQdznOKvYpWbcb4\
             HJ6jlSGQ",
            "letmein",
        ),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "jenkins_bcrypt",
        "bcrypt($pass)",
        "#jbcrypt:{hash}",
        "Jenkins",
        Known::of("#jbcrypt:$2a$04$x4aKvuwLDVFriUtJPejaO.WanJU1Qg2i22Lo/hwgtabeO7H.q93f6", "letmein"),
    ),
    Named::new(
        "jenkins_pbkdf2",
        "pbkdf2_sha512($pass, $salt, $rounds, 64)",
        "$PBKDF2$HMACSHA512:{rounds}:{salt:hex}${hash}",
        "Jenkins in FIPS mode",
        Known::of(
            "$PBKDF2$HMACSHA512:1024:000102030405060708090a0b0c0d0e0f$46a56ceafbce1d85b4f4fff1203233a738a2\
             fa641ce013c32b458b64dad4774ee9ea907cb14a7044fa8cbf56ffcdf453e74d603a37366c334b09cc3777f8e217",
            "letmein",
        ),
    ),
    Named::new(
        "oak_sha256",
        "hex(repeat($rounds, $salt.$pass, sha256_raw($x)))",
        "{SHA-256}{salt}-{rounds}-{hash}",
        "Apache Jackrabbit Oak, Adobe Experience Manager 6",
        Known::of(
            "{SHA-256}a9d4b340cb43807b-1000-d9ede65f5b5f9212c31884fc009a05b7be4e31065dad945dc4ccfa7d7d8034\
             a5",
            "letmein",
        ),
    ),
    Named::new(
        "oak_sha512",
        "hex(repeat($rounds, $salt.$pass, sha512_raw($x)))",
        "{SHA-512}{salt}-{rounds}-{hash}",
        "Apache Jackrabbit Oak, Adobe Experience Manager 6",
        Known::of(
            "{SHA-512}a9d4b340cb43807b-1000-80ccc2e4ddc7610d139f7b7aa7ff68f96f5bcad89f4e6128014f4db2f316b8\
             a1f1b70abfe5d563328d188480ffedc57beb8456c194ed488c5ee7a36e8cee8e06",
            "letmein",
        ),
    ),
    // Jasypt 1.9.3.
    Named::new(
        "jasypt_basic",
        "repeat(1000, $salt.$pass, md5_raw($x))",
        "{salt[8]+hash:base64}",
        "Jasypt BasicPasswordEncryptor",
        Known::of("QUJDREVGR0hQTd7GOvtBGhRhTrhIkTwy", "letmein"),
    )
    .reading(NFC),
    // Jasypt 1.9.3.
    Named::new(
        "jasypt_strong",
        "repeat(100000, $salt.$pass, sha256_raw($x))",
        "{salt[16]+hash:base64}",
        "Jasypt StrongPasswordEncryptor",
        Known::of("MDEyMzQ1Njc4OWFiY2RlZofeSWrhLWmbyacTtAMKjBHbW7AGHBCpeCHjLuTvUL3K", "letmein"),
    )
    .reading(NFC),
    Named::new(
        "elasticsearch_pbkdf2",
        "pbkdf2_sha512_raw($pass, $salt, $rounds, 32)",
        "{PBKDF2}{rounds}${salt:base64}${hash:base64}",
        "Elasticsearch native realm",
        Known::of(
            "{PBKDF2}10000$AAECAwQFBgcICQoLDA0ODw==$CMgBgjhM5XWokfWRv+N122q+L7PtZf/FeK4xP9TI0IM=",
            "letmein",
        ),
    ),
    Named::new(
        "elasticsearch_pbkdf2_512",
        "pbkdf2_sha512_raw($pass, $salt, $rounds, 64)",
        "{PBKDF2}{rounds}${salt:base64}${hash:base64}",
        "Elasticsearch native realm, imported hashes of 512 bits",
        Known::of(
            "{PBKDF2}10000$AAECAwQFBgcICQoLDA0ODw==$CMgBgjhM5XWokfWRv+N122q+L7PtZf/FeK4xP9TI0IOXf7XMNuui+H\
             OhwwMYOMsa2BoVxY++9RWCUbUaUI78gw==",
            "letmein",
        ),
    ),
    Named::new(
        "elasticsearch_pbkdf2_stretch",
        "pbkdf2_sha512_raw(sha512($pass), $salt, $rounds, 32)",
        "{PBKDF2_STRETCH}{rounds}${salt:base64}${hash:base64}",
        "Elasticsearch in FIPS mode",
        Known::of(
            "{PBKDF2_STRETCH}10000$AAECAwQFBgcICQoLDA0ODw==$PM49GHE8WO1h0ey35gxZBkscfJgfKdWza47CizsKjP0=",
            "letmein",
        ),
    ),
    Named::new(
        "elasticsearch_ssha256",
        "sha256_raw($pass.$salt)",
        "{SSHA256}{salt[8]:base64}{hash:base64}",
        "Elasticsearch, xpack.security.authc.password_hashing ssha256",
        Known::of("{SSHA256}QUJDREVGR0g=JwJ4cDFZrAhf6rBHjwSnnmFlGXcJYssWxO6+7tLU0CA=", "letmein"),
    )
    .dialect_of("ldap_salted_sha256"),
    // passlib 1.7.4.
    Named::new(
        "atlassian_pbkdf2_sha1",
        "pbkdf2_sha1_raw($pass, $salt, 10000, 32)",
        "{PKCS5S2}{salt[16]+hash:base64}",
        "Atlassian Jira, Confluence and Crowd; ApacheDS 2",
        Known::of("{PKCS5S2}AAECAwQFBgcICQoLDA0OD6IRXC+tN3FybrO7AWm0vulNSltCKnh9Lm+SR9iqxyRB", "letmein"),
    )
    .in_any_case(),
];
