//! Ruby gems whose settings stand in columns.

use crate::recipe::named::{Known, Named};
use crate::scheme::Strength;

pub(super) static TABLE: &[Named] = &[
    Named::new(
        "authlogic_md5_columns",
        r#"repeat($rounds, $pass.column("join_token").$salt, md5($x))"#,
        "{hash}",
        "Authlogic MD5, stretches in the rounds column, join_token in one of its own",
        Known::of("27fc0b0aedf39ad03b2cd2bd5d90226a", "letmein")
            .salt("7e3041ebc2fc05a40c60028e2c4901a81035d3cd")
            .rounds("3")
            .columns(&[("join_token", "--")]),
    )
    .strength(Strength::Fast),
    Named::new(
        "authlogic_md5_v2_columns",
        r#"hex(repeat($rounds, $pass.column("join_token").$salt, md5_raw($x)))"#,
        "{hash}",
        "Authlogic MD5::V2, stretches in the rounds column, join_token in one of its own",
        Known::of("a773e2d0575e3610f48c3e92e5d0d22f", "letmein")
            .salt("7e3041ebc2fc05a40c60028e2c4901a81035d3cd")
            .rounds("3")
            .columns(&[("join_token", "")]),
    )
    .strength(Strength::Fast),
    Named::new(
        "authlogic_sha256_columns",
        r#"repeat($rounds, $pass.column("join_token").$salt, sha256($x))"#,
        "{hash}",
        "Authlogic Sha256, stretches in the rounds column, join_token in one of its own",
        Known::of("fade4573035c9997f5704245c174b547184ea3bc31073a7799572640f0db6a2a", "letmein")
            .salt("7e3041ebc2fc05a40c60028e2c4901a81035d3cd")
            .rounds("3")
            .columns(&[("join_token", "--")]),
    )
    .strength(Strength::Fast),
    Named::new(
        "authlogic_sha256_v2_columns",
        r#"hex(repeat($rounds, $pass.column("join_token").$salt, sha256_raw($x)))"#,
        "{hash}",
        "Authlogic Sha256::V2, stretches in the rounds column, join_token in one of its own",
        Known::of("628c4a1438b7e168f9da733ae745655fa57466771ffaaa8baa5c79d3eddef24b", "letmein")
            .salt("7e3041ebc2fc05a40c60028e2c4901a81035d3cd")
            .rounds("3")
            .columns(&[("join_token", "")]),
    )
    .strength(Strength::Fast),
    Named::new(
        "authlogic_sha512_columns",
        r#"repeat($rounds, $pass.column("join_token").$salt, sha512($x))"#,
        "{hash}",
        "Authlogic Sha512, stretches in the rounds column, join_token in one of its own",
        Known::of(
            "f564fe5255f35758c56629bbd1846501b178a5dfa4dc356585d20b4f331f7477588244a488339b41acb2332f8dee\
             2c7d634501d29b710d9ee76c1777ee77e557",
            "letmein",
        )
        .salt("7e3041ebc2fc05a40c60028e2c4901a81035d3cd")
        .rounds("3")
        .columns(&[("join_token", "--")]),
    )
    .strength(Strength::Fast),
    Named::new(
        "authlogic_sha512_v2_columns",
        r#"hex(repeat($rounds, $pass.column("join_token").$salt, sha512_raw($x)))"#,
        "{hash}",
        "Authlogic Sha512::V2, stretches in the rounds column, join_token in one of its own",
        Known::of(
            "a6fce54684756812f8b599d98991e1f4773171a03542c8eb149fe49ba14640b3b061fc7c3afbbe1209814ca9d333\
             6f2606fcc46989b6bc6d8c139b49596e416d",
            "letmein",
        )
        .salt("7e3041ebc2fc05a40c60028e2c4901a81035d3cd")
        .rounds("3")
        .columns(&[("join_token", "")]),
    )
    .strength(Strength::Fast),
    Named::new(
        "authlogic_sha1_columns",
        r#"repeat($rounds, $pass, sha1($x.column("join_token").$salt))"#,
        "{hash}",
        "Authlogic Sha1, stretches in the rounds column, join_token in one of its own",
        Known::of("fb97c81f5ef36d44dd6af7c2967bf68d70ff5eca", "letmein")
            .salt("7e3041ebc2fc05a40c60028e2c4901a81035d3cd")
            .rounds("3")
            .columns(&[("join_token", "--")]),
    )
    .strength(Strength::Fast),
    Named::new(
        "authlogic_sha1_v2_columns",
        r#"hex(repeat($rounds, $pass, sha1_raw($x.column("join_token").$salt)))"#,
        "{hash}",
        "Authlogic Sha1::V2, stretches in the rounds column, join_token in one of its own",
        Known::of("3526d68164ffe95fd212e799ee93f03c55ce88aa", "letmein")
            .salt("7e3041ebc2fc05a40c60028e2c4901a81035d3cd")
            .rounds("3")
            .columns(&[("join_token", "+")]),
    )
    .strength(Strength::Fast),
    Named::new(
        "restful_authentication_rounds",
        r#"repeat($rounds, key("site_key"), sha1($x."--".$salt."--".$pass."--".key("site_key")))"#,
        "{hash}",
        "restful-authentication and devise-encryptable restful_authentication_sha1, stretches in the roun\
         ds column",
        Known::of("5d8016324cb077c5f1a6ff871a06cbb5c546035e", "letmein")
            .salt("7e3041ebc2fc05a40c60028e2c4901a81035d3cd")
            .rounds("4")
            .keys(&[("site_key", "fee9a51ec0a28d11")]),
    )
    .strength(Strength::Fast),
];
