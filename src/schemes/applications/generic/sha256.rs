//! SHA-224 and SHA-256.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    Named::new(
        "sha224_pass_salt",
        "sha224($pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("16c2b11f41d00eb23be7a399dbc856a5b718458387c7abf9b9e58814", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "sha224_salt_pass",
        "sha224($salt.$pass)",
        "{hash}",
        "home-made user tables",
        Known::of("61c3225edb36c59b0909734cb4cfd8a0bebb473089d9152f85823ec3", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "sha224_salt_pass_salt",
        "sha224($salt.$pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("8073100a8043f00ab9e093f975715b5eae9bb14b7b7b9772e0437efd", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "sha224_x2",
        "sha224(sha224($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("25b7d7cf3ee5bf8eae119558638d248f5adc97ebf1cae3766570666f", "letmein"),
    ),
    Named::new(
        "sha224_sha224rawpass",
        "sha224(sha224_raw($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("d8f3a97c00c10f41ee3e419c39787f1b1267a8d4b1572c1ec8371d95", "letmein"),
    ),
    Named::new(
        "sha224_sha224pass_salt",
        "sha224(sha224($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("fcec944ac32e18661eaa695dfce85b3d3d452662e59e47844615c021", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "sha224_salt_sha224pass",
        "sha224($salt.sha224($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("88d1f45cc2a51c05d5ce5a17171175e551598237806c09acc3286bc9", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "sha224_sha224salt_sha224pass",
        "sha224(sha224($salt).sha224($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("1059d7cc61297c677c1e583b80653219148f0f3dfee8915a891be9d3", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "sha224_sha224pass_sha224pass",
        "sha224(sha224($pass).sha224($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("e79a5168c42c8eb495503d4c7b44b6311b8be203d6613c60f47ec911", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 1410.
    Named::new(
        "sha256_pass_salt",
        "sha256($pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("5bb7456f43e3610363f68ad6de82b8b96f3fc9ad24e9d1f1f8d8bd89638db7c0", "hashcat")
            .salt("12480864321"),
    ),
    // hashcat 6.2.6, example of mode 1420.
    Named::new(
        "sha256_salt_pass",
        "sha256($salt.$pass)",
        "{hash}",
        "home-made user tables",
        Known::of("816d1ded1d621873595048912ea3405d9d42afd3b57665d9f5a2db4d89720854", "hashcat")
            .salt("36176620"),
    ),
    // hashcat 6.2.6, example of mode 22300.
    Named::new(
        "sha256_salt_pass_salt",
        "sha256($salt.$pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("755a8ce4e0cf0baee41d714aa35c9fca803106608f718f973eab006578285007", "hashcat")
            .salt("11265"),
    ),
    // hashcat 6.2.6, example of mode 1470.
    Named::new(
        "sha256_utf16pass",
        "sha256(utf16le($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("9e9283e633f4a7a42d3abc93701155be8afe5660da24c8758e7d3533e2f2dc82", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 1430.
    Named::new(
        "sha256_utf16pass_salt",
        "sha256(utf16le($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("b2d0db162e30dfef1bfd606689a3acbc213c47ef3fd11968394191886075249d", "hashcat")
            .salt("32002"),
    ),
    // hashcat 6.2.6, example of mode 1440.
    Named::new(
        "sha256_salt_utf16pass",
        "sha256($salt.utf16le($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("84ebe1bc3d59919a8c4f9337d66bd163661586c828b24b8067a27a6dc4228c64", "hashcat")
            .salt("05662"),
    ),
    // hashcat 6.2.6, example of mode 1450.
    Named::new(
        "hmac_sha256_key_pass",
        "hmac_sha256($salt, key=$pass)",
        "{hash}",
        "home-made user tables",
        Known::of("b435ffbacea34d5eb0dbc4d69a92f0152f2cf4cd364d34c2ece322ca22d8b334", "hashcat")
            .salt("21217"),
    ),
    // hashcat 6.2.6, example of mode 1460.
    Named::new(
        "hmac_sha256_key_salt",
        "hmac_sha256($pass, key=$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("8b9472281c36c3a693703de0e0f1ffab8fc0ecdd3bc5ead04c76dd74ef431e49", "hashcat")
            .salt("70108387805"),
    ),
    Named::new(
        "sha256_x2",
        "sha256(sha256($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("d45c7c9867c121b8cee96976c275872649a6c0e02e96f07ee3c49b19dbed0aac", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 21400.
    Named::new(
        "sha256_sha256rawpass",
        "sha256(sha256_raw($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("0cc1b58a543f372327aa0281e97ab56e345267ee46feabf7709515debb7ec43c", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 20710.
    Named::new(
        "sha256_sha256pass_salt",
        "sha256(sha256($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("bfede293ecf6539211a7305ea218b9f3f608953130405cda9eaba6fb6250f824", "hashcat")
            .salt("7218532375810603"),
    ),
    // hashcat 6.2.6, example of mode 20720.
    Named::new(
        "sha256_salt_sha256pass",
        "sha256($salt.sha256($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("bae9edada8358fcebcd811f7d362f46277fb9d488379869fba65d79701d48b8b", "hashcat")
            .salt("869dc2ed80187919"),
    ),
    Named::new(
        "sha256_sha256salt_sha256pass",
        "sha256(sha256($salt).sha256($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("976eba37b463354c625e646f6483a6025e2ff0553ab5cb2129bfc0295ee7ce4b", "letmein")
            .salt("aB3$x:y"),
    ),
    Named::new(
        "sha256_sha256pass_sha256pass",
        "sha256(sha256($pass).sha256($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("b324d6dc8df86aef41793fed64db1e6b03fc8b3c6d65a67e8b654e426bdb6865", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 20800.
    Named::new(
        "sha256_md5pass",
        "sha256(md5($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("74ee1fae245edd6f27bf36efc3604942479fceefbadab5dc5c0b538c196eb0f1", "hashcat"),
    ),
    Named::new(
        "sha256_sha1pass",
        "sha256(sha1($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("4c719ac368f4ce753ff85c60685e4f7244fd0e3057f82d8e6611e4a56989da6c", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 21420.
    Named::new(
        "sha256_salt_sha256rawpass",
        "sha256($salt.sha256_raw($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("5934ea4d670c13a71155faba42056b2525f71bdc9215d31108990c11bf3d98e3", "hashcat")
            .salt("9269771356270099311432765354522635185291064175409115041569"),
    ),
];
