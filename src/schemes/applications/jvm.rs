//! Java frameworks: what stands in columns, and the digests that few use.
//!
//! Shiro's known pairs are of Shiro 1.3.2, the others of Python's hashlib and PHP.

use crate::recipe::named::{Known, Named};
use crate::scheme::Strength;

pub(super) static TABLE: &[Named] = &[
    Named::new(
        "play_md5",
        "base64(md5_raw($pass))",
        "{hash}",
        "Play 1, Crypto.passwordHash with MD5, its default",
        Known::of("DRB9CfW75Ayt495ccenptw==", "letmein"),
    ),
    Named::new(
        "play_sha1",
        "base64(sha1_raw($pass))",
        "{hash}",
        "Play 1, Crypto.passwordHash with SHA1",
        Known::of("t6h1/B6iKLkGEEG3zsS9PFKrPOM=", "letmein"),
    ),
    Named::new(
        "play_sha256",
        "base64(sha256_raw($pass))",
        "{hash}",
        "Play 1, Crypto.passwordHash with SHA256",
        Known::of("HIv+j4AdeXRcRjHQn/82yCqjf8TM5PyUZoPXsza2MDI=", "letmein"),
    ),
    Named::new(
        "play_sha512",
        "base64(sha512_raw($pass))",
        "{hash}",
        "Play 1, Crypto.passwordHash with SHA512",
        Known::of(
            "rftt0asSOK/Des2MokwSefjUb2GQfdhC+qs1sMxBxuithMvb70lkuDNMIsSYXCOH1TvEfmw9CUCsli9SGhJ9nw==",
            "letmein",
        ),
    ),
    Named::new(
        "jenkins_sha256",
        r#"sha256($pass."{".$salt."}")"#,
        "{salt}:{hash}",
        "Hudson, Jenkins before bcrypt",
        Known::of("abcdefghijkl:7baaa66ec9e54c47b41a81e13948f7995e2cb371bcf9f668d2a1284b48e13716", "letmein"),
    ),
    Named::new(
        "shiro1_sha384",
        "repeat($rounds, $salt.$pass, sha384_raw($x))",
        "$shiro1$SHA-384${rounds}${salt:base64}${hash:base64}",
        "Apache Shiro 1, Shiro1CryptFormat",
        Known::of(
            "$shiro1$SHA-384$1024$AAECAwQFBgcICQoLDA0ODw==$sdPCpyhzlEFs4U6EQvp+R1b+Uq4rvHHDpBffIiFZ4szO0T\
             WrXmM2wdQp9FeeKVRC",
            "letmein",
        ),
    ),
    Named::new(
        "shiro1_md5_private_salt",
        r#"repeat($rounds, key("private_salt").$salt.$pass, md5_raw($x))"#,
        "$shiro1$MD5${rounds}${salt:base64}${hash:base64}",
        "Apache Shiro 1 with a private salt",
        Known::of("$shiro1$MD5$512$AAECAwQFBgcICQoLDA0ODw==$2DduFyu25sjbv4cE1aZQcg==", "letmein")
            .keys(&[("private_salt", "myVerySecretBase64EncodedSalt")]),
    )
    .dialect_of("shiro1_md5"),
    Named::new(
        "shiro1_sha1_private_salt",
        r#"repeat($rounds, key("private_salt").$salt.$pass, sha1_raw($x))"#,
        "$shiro1$SHA-1${rounds}${salt:base64}${hash:base64}",
        "Apache Shiro 1 with a private salt",
        Known::of("$shiro1$SHA-1$512$AAECAwQFBgcICQoLDA0ODw==$nyojbSC+Wowag7NqEnWdaN8NCmg=", "letmein")
            .keys(&[("private_salt", "myVerySecretBase64EncodedSalt")]),
    )
    .dialect_of("shiro1_sha1"),
    Named::new(
        "shiro1_sha384_private_salt",
        r#"repeat($rounds, key("private_salt").$salt.$pass, sha384_raw($x))"#,
        "$shiro1$SHA-384${rounds}${salt:base64}${hash:base64}",
        "Apache Shiro 1 with a private salt",
        Known::of(
            "$shiro1$SHA-384$512$AAECAwQFBgcICQoLDA0ODw==$kJ8i0FVM7k9HYbgHP91zS55CWMOOHH5ajbZEdY0KMKXW30d\
             rre8yN4JJqQYlCNNs",
            "letmein",
        )
        .keys(&[("private_salt", "myVerySecretBase64EncodedSalt")]),
    )
    .dialect_of("shiro1_sha384"),
    Named::new(
        "shiro1_sha512_private_salt",
        r#"repeat($rounds, key("private_salt").$salt.$pass, sha512_raw($x))"#,
        "$shiro1$SHA-512${rounds}${salt:base64}${hash:base64}",
        "Apache Shiro 1 with a private salt",
        Known::of(
            "$shiro1$SHA-512$512$AAECAwQFBgcICQoLDA0ODw==$7N5XnybzhZHLkoHvMguVIQzGwn5vquBRa+4owo34hlf2lrb\
             j6RaYP7ZnNnPCCh6rgM/lbHJHNkEy3GcWvvQFnQ==",
            "letmein",
        )
        .keys(&[("private_salt", "myVerySecretBase64EncodedSalt")]),
    )
    .dialect_of("shiro1_sha512"),
    Named::new(
        "shiro_columns_md5",
        "hex(repeat($rounds, $salt.$pass, md5_raw($x)))",
        "{hash}",
        "Apache Shiro, HashedCredentialsMatcher in hexadecimal, salt and rounds columns",
        Known::of("da9e6fd2791b63c81e410bb120357186", "letmein").salt("3e25960a79dbc69b").rounds("1024"),
    )
    .strength(Strength::Fast),
    Named::new(
        "shiro_columns_sha1",
        "hex(repeat($rounds, $salt.$pass, sha1_raw($x)))",
        "{hash}",
        "Apache Shiro, HashedCredentialsMatcher in hexadecimal, salt and rounds columns",
        Known::of("f14be52bb43b46bc111933268ded0abb0ef32dc1", "letmein")
            .salt("3e25960a79dbc69b")
            .rounds("1024"),
    )
    .strength(Strength::Fast),
    Named::new(
        "shiro_columns_sha256",
        "hex(repeat($rounds, $salt.$pass, sha256_raw($x)))",
        "{hash}",
        "Apache Shiro, HashedCredentialsMatcher in hexadecimal, salt and rounds columns",
        Known::of("739b33160b122f1918107a1b5eefaead335bddb3f413e5fa95097b38bcecbb0d", "letmein")
            .salt("3e25960a79dbc69b")
            .rounds("1024"),
    )
    .strength(Strength::Fast),
    Named::new(
        "shiro_columns_sha384",
        "hex(repeat($rounds, $salt.$pass, sha384_raw($x)))",
        "{hash}",
        "Apache Shiro, HashedCredentialsMatcher in hexadecimal, salt and rounds columns",
        Known::of(
            "eed4850ef38c0fa6ccbc0d2ccb78d9dcb0084449ae3fc672fb0bc7f587c4c3ded46dfcccd454a81258548aa4f550\
             2eb3",
            "letmein",
        )
        .salt("3e25960a79dbc69b")
        .rounds("1024"),
    )
    .strength(Strength::Fast),
    Named::new(
        "shiro_columns_sha512",
        "hex(repeat($rounds, $salt.$pass, sha512_raw($x)))",
        "{hash}",
        "Apache Shiro, HashedCredentialsMatcher in hexadecimal, salt and rounds columns",
        Known::of(
            "ba7f531c2f38a9baa614b75153fd0e49f71c11345b3e8c7543307d0632a2b7d82061c92de04aac4d2ecc2eba4234\
             fe7d373fceca22c02ddf0d33f04ceedb9c3b",
            "letmein",
        )
        .salt("3e25960a79dbc69b")
        .rounds("1024"),
    )
    .strength(Strength::Fast),
    Named::new(
        "grails_md5",
        r#"hex(repeat($rounds, $pass."{".$salt."}", md5_raw($x)))"#,
        "{hash}",
        "Spring Security 2 and 3, Grails 1 and 2, salt and rounds columns",
        Known::of("1d90f6f9eb7022bf6f30614b49ab6ca8", "letmein").salt("admin").rounds("100"),
    )
    .strength(Strength::Fast),
    Named::new(
        "grails_sha1",
        r#"hex(repeat($rounds, $pass."{".$salt."}", sha1_raw($x)))"#,
        "{hash}",
        "Spring Security 2 and 3, Grails 1 and 2, salt and rounds columns",
        Known::of("507dbe542d9dd0c88393c2ffd612fce8a2cc17c3", "letmein").salt("admin").rounds("100"),
    )
    .strength(Strength::Fast),
    Named::new(
        "grails_sha256",
        r#"hex(repeat($rounds, $pass."{".$salt."}", sha256_raw($x)))"#,
        "{hash}",
        "Spring Security 2 and 3, Grails 1 and 2, salt and rounds columns",
        Known::of("90091764f714734b1843ad3633b467ca48f2d2c63e36bbea1b595b34cd0b65a6", "letmein")
            .salt("admin")
            .rounds("100"),
    )
    .strength(Strength::Fast),
    Named::new(
        "grails_sha512",
        r#"hex(repeat($rounds, $pass."{".$salt."}", sha512_raw($x)))"#,
        "{hash}",
        "Spring Security 2 and 3, Grails 1 and 2, salt and rounds columns",
        Known::of(
            "f1b4cb18027985f20623b7c3c5051e2b5b0b85eb7bf11bf8046ed15ac2a602c6858cb959d80d81a137a3f5834f44\
             65d2c203e2193e2888bd049b9b5fb7c806cc",
            "letmein",
        )
        .salt("admin")
        .rounds("100"),
    )
    .strength(Strength::Fast),
    Named::new(
        "grails_sha1_base64",
        r#"base64(repeat($rounds, $pass."{".$salt."}", sha1_raw($x)))"#,
        "{hash}",
        "Spring Security 2 and 3, Grails 1 and 2, encodeHashAsBase64, salt and rounds columns",
        Known::of("UH2+VC2d0MiDk8L/1hL86KLMF8M=", "letmein").salt("admin").rounds("100"),
    )
    .strength(Strength::Fast),
    Named::new(
        "grails_sha256_base64",
        r#"base64(repeat($rounds, $pass."{".$salt."}", sha256_raw($x)))"#,
        "{hash}",
        "Spring Security 2 and 3, Grails 1 and 2, encodeHashAsBase64, salt and rounds columns",
        Known::of("kAkXZPcUc0sYQ602M7Rnykjy0sY+NrvqG1lbNM0LZaY=", "letmein").salt("admin").rounds("100"),
    )
    .strength(Strength::Fast),
    Named::new(
        "grails_sha512_base64",
        r#"base64(repeat($rounds, $pass."{".$salt."}", sha512_raw($x)))"#,
        "{hash}",
        "Spring Security 2 and 3, Grails 1 and 2, encodeHashAsBase64, salt and rounds columns",
        Known::of(
            "8bTLGAJ5hfIGI7fDxQUeK1sLhet78Rv4BG7RWsKmAsaFjLlZ2A2BoTej9YNPRGXSwgPiGT4oiL0Em5tft8gGzA==",
            "letmein",
        )
        .salt("admin")
        .rounds("100"),
    )
    .strength(Strength::Fast),
    Named::new(
        "spring_standard",
        "repeat(1024, $salt.$pass, sha256_raw($x))",
        "{salt[8]+hash:hex}",
        "Spring Security 3.1 and later, StandardPasswordEncoder",
        Known::of(
            "000102030405060701b06b27047c98f2e9150e30498867d22958feff6f3f231da54ebb6734014c73",
            "letmein",
        ),
    ),
    Named::new(
        "spring_standard_secret",
        r#"repeat(1024, $salt.key("spring_secret").$pass, sha256_raw($x))"#,
        "{salt[8]+hash:hex}",
        "Spring Security 3.1 and later, StandardPasswordEncoder with a secret",
        Known::of(
            "000102030405060711f7bac7de74df95e2395ee29e87ad0c776fcda8b6da43e9d8edc2ef56f2be1c",
            "letmein",
        )
        .keys(&[("spring_secret", "a site secret")]),
    ),
];
