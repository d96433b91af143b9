//! Identity providers: further columns and strings that they import.
//!
//! The known pairs are of Python's hashlib and PHP. What FusionAuth has built in was read in its classes, what is
//! of a plugin in `fusionauth-contrib`.

use crate::recipe::named::{Known, Named};
use crate::scheme::Strength;

pub(super) static TABLE: &[Named] = &[
    Named::new(
        "fusionauth_pbkdf2_sha1",
        "base64(pbkdf2_sha1_raw($pass, unbase64($salt), $rounds, 32))",
        "{hash}",
        "FusionAuth, plugin pbkdf2-hmac-sha1, factor in the rounds column",
        Known::of("uHle5oPwZAoutWJvyLS188fZaSFKq6HMyAGyUg9ENYM=", "letmein")
            .salt("AAECAwQFBgcICQoLDA0ODw==")
            .rounds("100"),
    ),
    Named::new(
        "fusionauth_pbkdf2_then_hmac_sha1",
        "HMAC_SHA1($pass, key=pbkdf2_sha1_raw($pass, $salt, $rounds, 64))",
        "{hash}",
        "FusionAuth, plugin of PBKDF2 and HMAC-SHA1, factor in the rounds column",
        Known::of("CDD30A3A5D402F8A3A67D6516E0C0744E4E49DFB", "letmein")
            .salt("7e3041ebc2fc05a40c60028e2c4901a81035d3cd")
            .rounds("100"),
    ),
    Named::new(
        "fusionauth_md5_append_salt",
        "md5_raw($pass.$salt)",
        "{hash+salt:base64}",
        "FusionAuth, plugin that appends the salt to MD5",
        Known::of("1QhALCp0rnKBVCSrzwE8zAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f", "letmein"),
    ),
    Named::new(
        "fusionauth_ldap_ssha512",
        "sha512_raw($pass.$salt)",
        "{hash+salt:base64}",
        "FusionAuth, plugin that appends the salt to SHA-512, as LDAP without a label",
        Known::of(
            "4UKKf7GYnrha80pTH7/zruYksFUDRrhSasozRytsktC73tAQachVRJor6Zctp+9jFh+AUTjIGa118qYWzhLHdwABAgME\
             BQYHCAkKCwwNDg8QERITFBUWFw==",
            "letmein",
        ),
    ),
    Named::new(
        "fusionauth_salted_hmac_sha256",
        "base64(hmac_sha256_raw($pass, key=unbase64($salt)))",
        "{hash}",
        "FusionAuth salted-hmac-sha256",
        Known::of("NzKAN+xhXl2pcHvyAf13lga2P3Ip+8Kfj46lmKlbgHQ=", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "fusionauth_builtin_salted_md5",
        "base64(repeat($rounds, $pass.unbase64($salt), md5_raw($x)))",
        "{hash}",
        "FusionAuth salted-md5 as built in, factor in the rounds column",
        Known::of("gPB6CsiwM/JJCePdbA7h6w==", "letmein").salt("AAECAwQFBgcICQoLDA0ODw==").rounds("3"),
    )
    .strength(Strength::Fast),
    Named::new(
        "fusionauth_phpass_md5",
        "crypt64(repeat($rounds, md5_raw($salt.$pass), md5_raw($x.$pass)))",
        "{hash}",
        "FusionAuth phpass-md5, factor in the rounds column",
        Known::of("1gtQQOFSPDoq8jhCAT6vO/", "letmein").salt("IQRaTwmf").rounds("2048"),
    ),
    Named::new(
        "fusionauth_phpass_sha512",
        "slice(crypt64(repeat($rounds, sha512_raw($salt.$pass), sha512_raw($x.$pass))), 0, 43)",
        "{hash}",
        "FusionAuth phpass-sha512, factor in the rounds column",
        Known::of("q3R5fswKtvI7fBRNJ6mJpCRqrEJkn3R5e3Wsx254QBg", "letmein").salt("randomsa").rounds("128"),
    ),
    Named::new(
        "clerk_pbkdf2_sha256",
        "pbkdf2_sha256_raw($pass, $salt, $rounds, 32)",
        "pbkdf2_sha256${rounds}${salt:base64}${hash:base64}",
        "Clerk, hasher pbkdf2_sha256",
        Known::of(
            "pbkdf2_sha256$100$AAECAwQFBgcICQoLDA0ODw==$d2mB26rqUHuV4c8lf/OwMRoijwRsbWdgoCcOGn7jBgk=",
            "letmein",
        ),
    )
    .dialect_of("django_pbkdf2_sha256"),
    Named::new(
        "clerk_pbkdf2_sha512",
        "pbkdf2_sha512($pass, $salt, $rounds, 64)",
        "pbkdf2_sha512${rounds}${salt}${hash}",
        "Clerk, hasher pbkdf2_sha512",
        Known::of(
            "pbkdf2_sha512$100$aSalt$a5f8e057719f4ab3005fc43e5eb76a90a8e95bb4a0aa3225d5db0c0354a6048982e1\
             c8d3e8ce45f717d9ef0507a62b488740cf5b369b928e42a0fe6c8a4c19c5",
            "letmein",
        ),
    ),
    Named::new(
        "clerk_pbkdf2_sha512_hex",
        "pbkdf2_sha512($pass, $salt, $rounds, 64)",
        "pbkdf2_sha512_hex${rounds}${salt:hex}${hash}",
        "Clerk, hasher pbkdf2_sha512_hex",
        Known::of(
            "pbkdf2_sha512_hex$100$000102030405060708090a0b0c0d0e0f$4383894a8ff05194e84ea25cbf3b0afd10cd2\
             180fa1eaa342fd8a4b7c4e7d5a1bde0b5ec88c84e7a8a18625a7cb426fb8f57c53aa0619d7d4dac53b8a97daa29",
            "letmein",
        ),
    ),
    Named::new(
        "clerk_sha512_symfony",
        r#"repeat($rounds, "", sha512_raw($x.$pass."{".$salt."}"))"#,
        "sha512_symfony${rounds}${salt}${hash:base64}",
        "Clerk, hasher sha512_symfony",
        Known::of(
            "sha512_symfony$50$someSalt$ZKBzF71sk39+ZnLsTbo/OgduVRkooMGUuLAkX7H3RBvA3Uy6tvBYCJ/TEOGEak4bx\
             bPvLzydDitzbWw742V6Rw==",
            "letmein",
        ),
    ),
    Named::new(
        "stytch_md5",
        r#"md5(column("prepend_salt").$pass.column("append_salt"))"#,
        "{hash}",
        "Stytch migrations, both salts of md_5_config",
        Known::of("c5b9b3e1c493ba387b8d209845d0e6b6", "letmein")
            .columns(&[("prepend_salt", "before"), ("append_salt", "behind")]),
    ),
    Named::new(
        "stytch_sha1",
        r#"sha1(column("prepend_salt").$pass.column("append_salt"))"#,
        "{hash}",
        "Stytch migrations, both salts of sha_1_config",
        Known::of("2777abea5990023514e9ee32b9cecc9c1f3536ab", "letmein")
            .columns(&[("prepend_salt", "before"), ("append_salt", "behind")]),
    ),
    Named::new(
        "stytch_sha512",
        r#"sha512(column("prepend_salt").$pass.column("append_salt"))"#,
        "{hash}",
        "Stytch migrations, both salts of sha_512_config",
        Known::of(
            "45d2e97ef70ee15cef838095244d81a5fbb95146f65cf3fe9f3a1eb38d7bbfef6fbe828292df9ef5794a8272e53f\
             e7d4a045bed86247a25d92177f855e9dc653",
            "letmein",
        )
        .columns(&[("prepend_salt", "before"), ("append_salt", "behind")]),
    ),
    Named::new(
        "workos_ssha256_prefix",
        "sha256_raw($salt.$pass)",
        "{SSHA256}{hash+salt:base64}",
        "WorkOS, password_salt_position prefix",
        Known::of("{SSHA256}uMQ1l5oVwLlGMdet3R0O93Pa7N9OLYrSY+JoMkAf/RgAAQIDBAUGBw==", "letmein"),
    )
    .dialect_of("ldap_salted_sha256"),
    Named::new(
        "forgerock_pbkdf2_sha1",
        "pbkdf2_sha1_raw($pass, $salt, $rounds, 20)",
        "{PBKDF2}{rounds}:{hash+salt:base64}",
        "OpenDJ, ForgeRock and Ping Directory Services",
        Known::of("{PBKDF2}100:KFPadvI6WNBAITkz/kQWTn3BKCMAAQIDBAUGBw==", "letmein"),
    ),
    Named::new(
        "forgerock_pbkdf2_sha512",
        "pbkdf2_sha512_raw($pass, $salt, $rounds, 64)",
        "{PBKDF2-HMAC-SHA512}{rounds}:{hash+salt:base64}",
        "OpenDJ, ForgeRock and Ping Directory Services",
        Known::of(
            "{PBKDF2-HMAC-SHA512}100:9a7ZGBiSnV1+bA39LlX4N6K+pl1Z1HSovdS9vebVSyjgcLDmBGyaTYYHTyxaxrd5Wk9u\
             NPKmvxeX4221rxRyNAABAgMEBQYH",
            "letmein",
        ),
    ),
    Named::new(
        "pbkdf1_sha1",
        "repeat($rounds, $pass.$salt, sha1_raw($x))",
        "PBKDF1:sha1:{rounds}:{salt:base64}:{hash:base64}",
        "PBKDF1 as hashcat writes it",
        Known::of("PBKDF1:sha1:1000:cGVuZ3VpbmtlZXBlcg==:Epf2uFwppPmj6fO1xTb3bIptyE8=", "letmein"),
    ),
    Named::new(
        "sspr_sha1",
        "hex(repeat($rounds, $salt.$pass, sha1_raw($x)))",
        "$sspr$2${rounds}${salt}${hash}",
        "NetIQ SSPR as John the Ripper writes it",
        Known::of(
            "$sspr$2$1000$blwmhFBUiq67iEX9WFc8EG8mCxWL4tCR$2889bbdf913c55d3ba6548e1dc3c6f2ad840e066",
            "letmein",
        ),
    ),
    Named::new(
        "sspr_sha256",
        "hex(repeat($rounds, $salt.$pass, sha256_raw($x)))",
        "$sspr$3${rounds}${salt}${hash}",
        "NetIQ SSPR as John the Ripper writes it",
        Known::of(
            "$sspr$3$1000$blwmhFBUiq67iEX9WFc8EG8mCxWL4tCR$e87e918093c95f05ba18e4023951f8150633014edaca85\
             a53b14ef8cf06237d2",
            "letmein",
        ),
    ),
    Named::new(
        "sspr_sha512",
        "hex(repeat($rounds, $salt.$pass, sha512_raw($x)))",
        "$sspr$4${rounds}${salt}${hash}",
        "NetIQ SSPR as John the Ripper writes it",
        Known::of(
            "$sspr$4$1000$blwmhFBUiq67iEX9WFc8EG8mCxWL4tCR$120ac858e9f41bb0b04ce0934f388f8a5c0c6c542e300c\
             dee742fe768dc942d9aae45b58a694535e8c45088c0c8af85a950a9c6b828cf08f2d5158e10338815f",
            "letmein",
        ),
    ),
    Named::new(
        "stormpath2_md5",
        "repeat($rounds, $salt.$pass, md5_raw($x))",
        "$stormpath2$MD5${rounds}${salt:base64}${hash:base64}",
        "Stormpath imports, passwordFormat mcf",
        Known::of("$stormpath2$MD5$3$AAECAwQFBgcICQoLDA0ODw==$eaq/wdll2qna+rV1/l/F0w==", "letmein"),
    ),
    Named::new(
        "stormpath2_sha1",
        "repeat($rounds, $salt.$pass, sha1_raw($x))",
        "$stormpath2$SHA-1${rounds}${salt:base64}${hash:base64}",
        "Stormpath imports, passwordFormat mcf",
        Known::of("$stormpath2$SHA-1$3$AAECAwQFBgcICQoLDA0ODw==$wmCwx8V29ndOc9A6qMybHI1VF5U=", "letmein"),
    ),
    Named::new(
        "stormpath2_sha256",
        "repeat($rounds, $salt.$pass, sha256_raw($x))",
        "$stormpath2$SHA-256${rounds}${salt:base64}${hash:base64}",
        "Stormpath imports, passwordFormat mcf",
        Known::of(
            "$stormpath2$SHA-256$3$AAECAwQFBgcICQoLDA0ODw==$QktREBURo1ziGY21eUkzhHuWGigGK2TJNs/x46cJkLE=",
            "letmein",
        ),
    ),
    Named::new(
        "stormpath2_sha384",
        "repeat($rounds, $salt.$pass, sha384_raw($x))",
        "$stormpath2$SHA-384${rounds}${salt:base64}${hash:base64}",
        "Stormpath imports, passwordFormat mcf",
        Known::of(
            "$stormpath2$SHA-384$3$AAECAwQFBgcICQoLDA0ODw==$IBuVktuY04lMLwxLE48Mo03V3LqsX7d1DbnKCiA7JWU5x\
             cRWzzhhGeZ5Xi4hZGIt",
            "letmein",
        ),
    ),
    Named::new(
        "stormpath2_sha512",
        "repeat($rounds, $salt.$pass, sha512_raw($x))",
        "$stormpath2$SHA-512${rounds}${salt:base64}${hash:base64}",
        "Stormpath imports, passwordFormat mcf",
        Known::of(
            "$stormpath2$SHA-512$3$AAECAwQFBgcICQoLDA0ODw==$5CB70mpuve0mEw0+npvVC4VsbTR6twcBFqcUVpgu8kHxS\
             g8jzJHFaCzSYxmoFwW26Y91x5UEMCk//T4Aw/21Dw==",
            "letmein",
        ),
    ),
    Named::new(
        "sftpgo_pbkdf2_sha1",
        "pbkdf2_sha1_raw($pass, $salt, $rounds, 20)",
        "$pbkdf2-sha1${rounds}${salt}${hash:base64}",
        "SFTPGo imports, the salt as text",
        Known::of("$pbkdf2-sha1$100$E86a9YMX3zC7$m94QVt6iC0EmVrbETpUlocum/Fk=", "letmein"),
    ),
    Named::new(
        "sftpgo_pbkdf2_sha256",
        "pbkdf2_sha256_raw($pass, $salt, $rounds, 32)",
        "$pbkdf2-sha256${rounds}${salt}${hash:base64}",
        "SFTPGo imports, the salt as text",
        Known::of("$pbkdf2-sha256$100$E86a9YMX3zC7$d4eaHY6MV0GwhVxbVz87HsvlhuYWLUkqx5dSBZa18g0=", "letmein"),
    )
    .dialect_of("pbkdf2_sha256"),
    Named::new(
        "sftpgo_pbkdf2_sha512",
        "pbkdf2_sha512_raw($pass, $salt, $rounds, 64)",
        "$pbkdf2-sha512${rounds}${salt}${hash:base64}",
        "SFTPGo imports, the salt as text",
        Known::of(
            "$pbkdf2-sha512$100$E86a9YMX3zC7$bEiYjyxt4wozLHmua7HqDqCj2VstcIx60ipfNlVROzBEhniWwxuRZQQOUQVI\
             9jFJVoimwxR+kixdRA+eXAh0iQ==",
            "letmein",
        ),
    )
    .dialect_of("pbkdf2_sha512"),
    Named::new(
        "sftpgo_pbkdf2_b64salt_sha256",
        "pbkdf2_sha256_raw($pass, $salt, $rounds, 32)",
        "$pbkdf2-b64salt-sha256${rounds}${salt:base64}${hash:base64}",
        "SFTPGo imports",
        Known::of(
            "$pbkdf2-b64salt-sha256$100$AAECAwQFBgcICQoLDA0ODw==$d2mB26rqUHuV4c8lf/OwMRoijwRsbWdgoCcOGn7j\
             Bgk=",
            "letmein",
        ),
    ),
];
