//! Forums.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // hashcat 6.2.6, example of mode 2611.
    Named::new(
        "vbulletin",
        "md5(md5($pass).$salt)",
        "{hash}",
        "vBulletin 3 and 4, salt column",
        Known::of("28f9975808ae2bdc5847b1cda26033ea", "hashcat").salt("308"),
    ),
    // hashcat 6.2.6, example of mode 2711.
    Named::new(
        "vbulletin_colon",
        "md5(md5($pass).$salt)",
        "{hash}:{salt}",
        "vBulletin 3 and 4, exported as hash:salt",
        Known::of("0844fbb2fdeda31884a7a45ec2010bb6:324410183853308365427804872426", "hashcat"),
    ),
    Named::new(
        "vbulletin_glued",
        "md5(md5($pass).$salt)",
        "{hash}{salt}",
        "vBulletin 3 and 4, exported with the salt behind the hash",
        Known::of("953d2e8c947852f60b9ac052ef025ce7qHw1wWP1Q+XXvtAl", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 25600.
    Named::new(
        "vbulletin5_bcrypt",
        "bcrypt(md5($pass))",
        "{hash}",
        "vBulletin 5, scheme blowfish",
        Known::of("$2a$05$/VT2Xs2dMd8GJKfrXhjYP.DkTjOVrY12yDN7/6I8ZV0q/1lEohLru", "hashcat"),
    ),
    // argon2-cffi 25.1.0.
    Named::new(
        "vbulletin5_argon2",
        "argon2(md5($pass))",
        "{hash}",
        "vBulletin 5.6 and later, scheme argon2id",
        Known::of(
            "$argon2id$v=19$m=64,t=1,p=1$EM07LDvthUQPzZ3Ua0TVZA$hEPPu7//0XjbkGr2cZvXHI2SrJCHxoZH3IhwqL8Kz0g",
            "letmein",
        ),
    ),
    // hashcat 6.2.6, example of mode 2811.
    Named::new(
        "mybb",
        "md5(md5($salt).md5($pass))",
        "{hash}",
        "MyBB 1.2 to 1.8, salt column",
        Known::of("022f7e02b3314f7d0968f73c00ba759f", "hashcat").salt("67588"),
    ),
    Named::new(
        "mybb_vanilla",
        "md5(md5($salt).$pass)",
        "{hash}:{salt}",
        "MyBB passwords as Vanilla Forums' importer wrote them",
        Known::of("be4714ea79ebe2193b5818ab2a73d731:soyhSqnh+QplTu9B", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 2811.
    Named::new(
        "ipboard",
        "md5(md5($salt).md5($pass))",
        "{hash}",
        "Invision Power Board 2 and 3, salt column",
        Known::of("022f7e02b3314f7d0968f73c00ba759f", "hashcat").salt("67588"),
    ),
    // hashcat 6.2.6, example of mode 2811.
    Named::new(
        "ipboard_colon",
        "md5(md5($salt).md5($pass))",
        "{hash}:{salt}",
        "Invision Power Board 2 and 3, exported as hash:salt",
        Known::of("022f7e02b3314f7d0968f73c00ba759f:67588", "hashcat"),
    ),
    Named::new(
        "ipboard_salt_first",
        "md5(md5($salt).md5($pass))",
        "{salt}:{hash}",
        "Invision Power Board 2 and 3, imported by Discourse",
        Known::of("aB3$x:y:7e7ffdea39d25c951ef3a82356410d22", "letmein"),
    ),
    Named::new(
        "ipboard_dollar",
        "md5(md5($salt).md5($pass))",
        "{hash}${salt}",
        "Invision Power Board 2 and 3, imported by Vanilla Forums",
        Known::of("74d30c1713deae56d5a9e2290c40665d$y1cJriWV4N7LqMo1", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 121.
    Named::new(
        "smf",
        "sha1(lower_ascii($user).$pass)",
        "{hash}",
        "Simple Machines Forum 1.1 and 2.0",
        Known::of("d27c0a627a45db487af161fcc3a4005d88eb8a1f", "hashcat").user("25551135"),
    ),
    Named::new(
        "smf_user_first",
        "sha1(lower_ascii($user).$pass)",
        "{user}:{hash}",
        "Simple Machines Forum 1.1 and 2.0, imported by Discourse",
        Known::of("Admin_User:7b841a7efae2828a45f1dee21d812277f2cd0e39", "letmein"),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "smf21_bcrypt",
        "bcrypt(lower($user).$pass)",
        "{hash}",
        "Simple Machines Forum 2.1",
        Known::of("$2b$04$dq/2gG/AsGDvICR8DsdkTOnbhnaNQfUEehqDrkrXpByGXrPpUucDu", "letmein").user("ÄdminX"),
    ),
    // passlib 1.7.4.
    Named::new(
        "phpbb3_md5_phpass",
        "phpass(md5($pass))",
        "{hash}",
        "phpBB 3 with passwords converted from phpBB 2",
        Known::of("$H$7iwey0wLc4bPVC7p5N1JfXY0pykEES.", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 4522.
    Named::new(
        "punbb",
        "sha1($salt.sha1($pass))",
        "{hash}",
        "PunBB 1.3 and 1.4, FluxBB imports, salt column",
        Known::of("9038129c474caa3f0de56f38db84033d0fe1d4b8", "hashcat").salt("365563602032"),
    ),
    Named::new(
        "punbb_dollar",
        "sha1($salt.sha1($pass))",
        "{hash}${salt}",
        "PunBB 1.3 and 1.4, imported by Vanilla Forums",
        Known::of("a554c1162d8e45d55c81479a04bd83e809398c31$Bg893NJS0PeO2zL6", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 8400.
    Named::new(
        "wcf1",
        "sha1($salt.sha1($salt.sha1($pass)))",
        "{hash}",
        "WoltLab Burning Board 3, WCF 1, salt column",
        Known::of("7f8d1951fe48ae3266980c2979c141f60e4415e5", "hashcat")
            .salt("5037864764153886517871426607441768004150"),
    ),
    Named::new(
        "wcf1_salt_first",
        "sha1($salt.sha1($salt.sha1($pass)))",
        "{salt}:{hash}",
        "WoltLab Burning Board 3 and Lite 2, imported by Discourse",
        Known::of("saltsalt:7e23772f58dec3fc57c70f0c330384203328b243", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 4510.
    Named::new(
        "xenforo_sha1",
        "sha1(sha1($pass).$salt)",
        "{hash}",
        "XenForo 1.0 and 1.1, salt taken out of the row",
        Known::of("9138d472fce6fe50e2a32da4eec4ecdc8860f4d5", "hashcat").salt("hashcat1"),
    ),
    // hashcat 6.2.6, example of mode 20710.
    Named::new(
        "xenforo_sha256",
        "sha256(sha256($pass).$salt)",
        "{hash}",
        "XenForo 1.0 and 1.1, salt taken out of the row",
        Known::of("bfede293ecf6539211a7305ea218b9f3f608953130405cda9eaba6fb6250f824", "hashcat")
            .salt("7218532375810603"),
    ),
    Named::new(
        "question2answer",
        "sha1(slice($salt, 0, 8).$pass.slice($salt, 8, 8))",
        "{hash}",
        "Question2Answer before 1.8, salt column of 16 bytes",
        Known::of("e02a2cb3adab70348a7aa70ac0938ef8611a2eaf", "letmein").salt("k2r0v8mzu6w1c9ey"),
    ),
    Named::new(
        "question2answer_salt_first",
        "sha1(slice($salt, 0, 8).$pass.slice($salt, 8, 8))",
        "{salt}:{hash}",
        "Question2Answer before 1.8, imported by Discourse",
        Known::of("short:28dde563e27fb763d605d5c3a5b76b15e28a2826", "letmein"),
    ),
    Named::new(
        "socialengine",
        r#"md5(key("core_secret").$pass.$salt)"#,
        "{hash}",
        "SocialEngine 4, salt column and the setting core.secret",
        Known::of("16c7e3afd2b20800504c8575039a90df", "letmein")
            .salt("2262250")
            .keys(&[("core_secret", "6cbe843e024f59827c55f3a32d1c3be9")]),
    ),
    Named::new(
        "mylittleforum",
        "sha1($pass.$salt)",
        "{hash}{salt[10]}",
        "My Little Forum 2, RiteCMS",
        Known::of("ddc6429d00c3af7de02369818acf87d130e5e81d516d551c28", "letmein"),
    ),
    Named::new(
        "vanilla_django_sha256",
        "sha256($salt.$pass)",
        "sha256${salt}${hash}",
        "Vanilla Forums, as its importer wrote Django",
        Known::of(
            "sha256$DmoUXBCrSvhACsHv$d3bb2ab3da39e3de033c35d291ef6bfa5eae4c0a21f4798040cb4ecaee8c8912",
            "letmein",
        ),
    )
    .dialect_of("werkzeug_hmac"),
    // hashcat 6.2.6, example of mode 1420.
    Named::new(
        "formspring",
        "sha256($salt.$pass)",
        "{hash}${salt}",
        "FormSpring",
        Known::of("816d1ded1d621873595048912ea3405d9d42afd3b57665d9f5a2db4d89720854$36176620", "hashcat"),
    ),
];
