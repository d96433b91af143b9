//! Ruby applications and libraries.

use crate::recipe::named::{Known, Named};
use crate::scheme::Strength;

pub(super) static TABLE: &[Named] = &[
    // hashcat 6.2.6, example of mode 4521.
    Named::new(
        "redmine",
        "sha1($salt.sha1($pass))",
        "{hash}",
        "Redmine 1.2 and later, salt column",
        Known::of("c18e826af2a78c7b9b7261452613233417e65817", "hashcat")
            .salt("28246535720688452723483475753333"),
    ),
    // hashcat 6.2.6, example of mode 19500.
    Named::new(
        "restful_authentication",
        r#"repeat(10, key("site_key"), sha1($x."--".$salt."--".$pass."--".key("site_key")))"#,
        "{hash}",
        "Rails plugin restful-authentication, 10 stretches, REST_AUTH_SITE_KEY",
        Known::of("d7d5ea3e09391da412b653ae6c8d7431ec273ea2", "hashcat")
            .salt("238769868762")
            .keys(&[("site_key", "8962783556527653675")]),
    ),
    // hashcat 6.2.6, example of mode 27200.
    Named::new(
        "restful_authentication_unstretched",
        r#"sha1("--".$salt."--".$pass."--")"#,
        "{hash}",
        "Rails plugins acts_as_authenticated and restful-authentication without a site key",
        Known::of("3999d08db95797891ec77f07223ca81bf43e1be2", "hashcat")
            .salt("5dcc47b04c49d3c8e1b9e4ec367fddeed21b7b85"),
    ),
    // hashcat 6.2.6, example of mode 27200.
    Named::new(
        "clearance_sha1",
        r#"sha1("--".$salt."--".$pass."--")"#,
        "{hash}",
        "Clearance before 1.0, devise-encryptable clearance_sha1",
        Known::of("3999d08db95797891ec77f07223ca81bf43e1be2", "hashcat")
            .salt("5dcc47b04c49d3c8e1b9e4ec367fddeed21b7b85"),
    ),
    Named::new(
        "authlogic_md5",
        "md5($pass.$salt)",
        "{hash}",
        "Authlogic MD5, 1 stretch, both versions",
        Known::of("a172e3a5a13623d45f75685aa29e167b", "letmein")
            .salt("1a783e478d63f6422783a868db667aed3a857840"),
    ),
    Named::new(
        "authlogic_sha1",
        r#"repeat(10, $pass, sha1($x."--".$salt))"#,
        "{hash}",
        "Authlogic Sha1, 10 stretches",
        Known::of("e10f3e972a5030c452d1249a10715302fe03a147", "letmein")
            .salt("1a783e478d63f6422783a868db667aed3a857840"),
    ),
    Named::new(
        "authlogic_sha1_v2",
        r#"hex(repeat(10, $pass, sha1_raw($x."--".$salt)))"#,
        "{hash}",
        "Authlogic Sha1::V2, 10 stretches",
        Known::of("7a82aa8daca4afb86191d66b1ebbdb9392b46301", "letmein")
            .salt("1a783e478d63f6422783a868db667aed3a857840"),
    ),
    Named::new(
        "authlogic_sha256",
        "repeat(20, $pass.$salt, sha256($x))",
        "{hash}",
        "Authlogic Sha256, 20 stretches",
        Known::of("bcf7550f56c048707a671ce8e789561dd13e4055b8ab69862d4f49045ff5ab47", "letmein")
            .salt("1a783e478d63f6422783a868db667aed3a857840"),
    ),
    Named::new(
        "authlogic_sha256_v2",
        "hex(repeat(20, $pass.$salt, sha256_raw($x)))",
        "{hash}",
        "Authlogic Sha256::V2, 20 stretches",
        Known::of("8158f462c1cd227501584fdfa8ad3a09f194497f434697cf88635b57b3228f59", "letmein")
            .salt("1a783e478d63f6422783a868db667aed3a857840"),
    ),
    Named::new(
        "authlogic_sha512",
        "repeat(20, $pass.$salt, sha512($x))",
        "{hash}",
        "Authlogic Sha512, 20 stretches; devise-encryptable authlogic_sha512",
        Known::of(
            "7f0e2caf5a5aca52f0b55dd31f1262599874a354b172d5a2ae703e2fbab5b8d0fdf40369bb73c6cee093f735090f2\
             0216b22614d5dd8dec55b659d088cd552fe",
            "letmein",
        )
        .salt("usZK_z_EAaF61Gwkw-ed"),
    ),
    Named::new(
        "authlogic_sha512_v2",
        "hex(repeat(20, $pass.$salt, sha512_raw($x)))",
        "{hash}",
        "Authlogic Sha512::V2, 20 stretches",
        Known::of(
            "5ff72ddf72da199df73a40333ababc15607cc199b86da6e9d585e796a25c0c09fc08b4980681f1c7299f115137814\
             c51496a7a789376d8dcb2414a7b2ec0d02f",
            "letmein",
        )
        .salt("usZK_z_EAaF61Gwkw-ed"),
    ),
    Named::new(
        "devise_sha1",
        r#"repeat(10, key("pepper"), sha1("--".$salt."--".$x."--".$pass."--".key("pepper")."--"))"#,
        "{hash}",
        "devise-encryptable sha1, 10 stretches, pepper",
        Known::of("2ced54707423e8f1b42c3ac717ebb4cec3c6b0f6", "letmein")
            .salt("1a783e478d63f6422783a868db667aed3a857840")
            .keys(&[("pepper", "fee9a51ec0a28d11be380ca6dee6b4b760c1a3bf")]),
    ),
    Named::new(
        "devise_sha1_rounds",
        r#"repeat($rounds, key("pepper"), sha1("--".$salt."--".$x."--".$pass."--".key("pepper")."--"))"#,
        "{hash}",
        "devise-encryptable sha1, stretches in the rounds column, pepper",
        Known::of("bcd414e5e4910e64569a7dee74da4e8e9933016b", "letmein")
            .salt("1a783e478d63f6422783a868db667aed3a857840")
            .rounds("20")
            .keys(&[("pepper", "fee9a51ec0a28d11")]),
    )
    .strength(Strength::Fast),
    Named::new(
        "devise_sha512",
        r#"repeat(10, key("pepper"), sha512("--".$salt."--".$x."--".$pass."--".key("pepper")."--"))"#,
        "{hash}",
        "devise-encryptable sha512, 10 stretches, pepper",
        Known::of(
            "4eadbaeb4120d6caf782397486c11c2b3e1e05777d46bd56dd18bd10bfaefb4c624535b7d2911d2f3b6c0763852d5\
             1d2138987c72f284de93bb1bb75f04b6504",
            "letmein",
        )
        .salt("1a783e478d63f6422783a868db667aed3a857840")
        .keys(&[("pepper", "fee9a51ec0a28d11be380ca6dee6b4b760c1a3bf")]),
    ),
    Named::new(
        "devise_sha512_rounds",
        r#"repeat($rounds, key("pepper"), sha512("--".$salt."--".$x."--".$pass."--".key("pepper")."--"))"#,
        "{hash}",
        "devise-encryptable sha512, stretches in the rounds column, pepper",
        Known::of(
            "ad27154bcb809fc3097228b6a5b365faac5ff2dd580a1481a8a24468590e5458813add27aeb150b41ad0ac6ff9943\
             e9a9bdb9fa515962326fa8f31b633bb5a1d",
            "letmein",
        )
        .salt("1a783e478d63f6422783a868db667aed3a857840")
        .rounds("1")
        .keys(&[("pepper", "fee9a51ec0a28d11")]),
    )
    .strength(Strength::Fast),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "devise_bcrypt",
        r#"bcrypt($pass.key("pepper"))"#,
        "{hash}",
        "Devise with a pepper; Synapse and Matrix Authentication Service",
        Known::of("$2b$04$0Pq9kg7DQYPCUgfLf82Ohuows.0Ft3tEGJraP3lDfDXVEWzkGwCTm", "letmein")
            .keys(&[("pepper", "fee9a51ec0a28d11be380ca6dee6b4b7")]),
    ),
];
