//! Databases, directories and middleware.

use crate::recipe::named::{Known, Named};
use crate::scheme::Strength;

pub(super) static TABLE: &[Named] = &[
    // passlib 1.7.4.
    Named::new(
        "mysql41",
        "sha1(sha1_raw($pass))",
        "*{hash}",
        "MySQL 4.1 and later, MariaDB, mysql_native_password",
        Known::of("*D37C49F9CBEFBF8B6F4B165AC703AA271E079004", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 12.
    Named::new(
        "postgres_md5",
        "md5($pass.$user)",
        "md5{hash}",
        "PostgreSQL 7.2 and later, password_encryption md5",
        Known::of("md593a8cf6a7d43e3b5bcd2dc6abb3e02c6", "hashcat").user("27032153220030464358344758762807"),
    ),
    // hashcat 6.2.6, example of mode 132.
    Named::new(
        "mssql2005",
        "sha1(utf16le($pass).$salt)",
        "0x0100{salt[4]:hex}{hash}",
        "SQL Server 2005 and 2008",
        Known::of("0x010045083578bf13a6e30ca29c40e540813772754d54a5ffd325", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 1731.
    Named::new(
        "mssql2012",
        "sha512(utf16le($pass).$salt)",
        "0x0200{salt[4]:hex}{hash}",
        "SQL Server 2012 and later",
        Known::of(
            "0x02003788006711b2e74e7d8cb4be96b1d187c962c5591a02d5a6ae81b3a4a094b26b7877958b26733e45016d929\
             a756ed30d0a5ee65d3ce1970f9b7bf946e705c595f07625b1",
            "hashcat",
        ),
    ),
    Named::new(
        "solarwinds_orion",
        "base64(sha512_raw(pbkdf2_sha1_raw($pass, slice(lower($user).\"1244352345234\", 0, 8), 1000, 1024)\
         ))",
        "{hash}",
        "SolarWinds Orion before 2019.2, Accounts.PasswordHash",
        Known::of(
            "5BqFpldsj5H9nbkkLjB+Cdi7WCXiUp5zBpO9Xs7/MKnnQAI0IE9gH+58LlS7/+a/7x1wWScI2iCGEtukgTiNeA==",
            "letmein",
        )
        .user("Admin"),
    ),
    Named::new(
        "solarwinds_orion_salted",
        "base64(sha512_raw(pbkdf2_sha1_raw($pass, unbase64($salt), 1000, 1024)))",
        "{hash}",
        "SolarWinds Orion 2019.2 and later, columns PasswordHash and PasswordSalt",
        Known::of(
            "cys+Js4xb0blQ5XotCwqvcGZDoeSh9AIOG+7NUyoY8C/sAHPS5NrHs9e0n7+Ujkja9xwHfe3aRKYzH8DsAV+pg==",
            "letmein",
        )
        .salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    // hashcat 6.2.6, example of mode 112.
    Named::new(
        "oracle11",
        "sha1($pass.$salt)",
        "S:{hash}{salt[10]:hex}",
        "Oracle 11g and 12c, spare4 S:",
        Known::of("S:63ec5f6113843f5d229e2d49c068d983a9670d0257677783202322766743", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 12300.
    Named::new(
        "oracle12c",
        r#"sha512(pbkdf2_sha512_raw($pass, $salt."AUTH_PBKDF2_SPEEDY_KEY", 4096, 64).$salt)"#,
        "T:{hash}{salt[16]:hex}",
        "Oracle 12c and later, spare4 T:",
        Known::of(
            "T:8F75FBD166AFDB6D7587DAB89C2F15672AAC031C5B0B5E65C0835FB130555F6FF4E0E5764976755558112246FFF\
             306450C22F6B7746B9E9831ED97B373992F9157436180438417080374881414745255",
            "hashcat",
        ),
    )
    .strength(Strength::Stretched),
    Named::new(
        "oracle12c_http",
        r#"md5(upper($user).":XDB:".$pass)"#,
        "H:{hash}",
        "Oracle 12c, spare4 H:",
        Known::of("H:A3A9BC2C0DC71E6D3B1B96406612A4FF", "letmein").user("scott"),
    ),
    Named::new(
        "oracle_apex",
        "md5($pass.$salt.upper($user))",
        "{hash}",
        "Oracle APEX 4.2, security group id as the salt column",
        Known::of("5B5867B1B1D2666FC322991A9076E7D2", "letmein").salt("1234567890").user("admin"),
    ),
    // hashcat 6.2.6, example of mode 20600.
    Named::new(
        "oracle_otm",
        "repeat($rounds, $salt.$pass, sha256_raw($x))",
        "otm_sha256:{rounds}:{salt}:{hash:base64}",
        "Oracle Transportation Management",
        Known::of("otm_sha256:1000:1234567890:S5Q9Kc0ETY6ZPyQU+JYY60oFjaJuZZaSinggmzU8PC4=", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 8000.
    Named::new(
        "sybase_ase",
        "sha256(zero_pad(utf16be($pass), 510).$salt)",
        "0xc007{salt[8]:hex}{hash}",
        "Sybase ASE 15.0.2 and later",
        Known::of(
            "0xc0071808773188715731b69bd4e310b4129913aaf657356c5bdf3c46f249ed42477b5c74af6eaac4d15a",
            "hashcat",
        ),
    ),
    Named::new(
        "mongodb_cr",
        r#"md5($user.":mongo:".$pass)"#,
        "{hash}",
        "MongoDB before 3.0, MONGODB-CR",
        Known::of("ec6d174e944183efb41bc68e5322c974", "letmein").user("sa"),
    ),
    Named::new(
        "zookeeper",
        r#"base64(sha1_raw($user.":".$pass))"#,
        "{user}:{hash}",
        "Apache ZooKeeper, scheme digest",
        Known::of("super:5ZIErkhbrC1ytr/v6D+dXQw7elQ=", "letmein"),
    ),
    Named::new(
        "jboss_properties",
        r#"md5($user.":".$realm.":".$pass)"#,
        "{user}={hash}",
        "JBoss AS 7 and WildFly, mgmt-users.properties",
        Known::of("admin=6609233977571bc09ce31e04ecbc30d3", "letmein").realm("ManagementRealm"),
    ),
    // passlib 1.7.4.
    Named::new(
        "htdigest",
        r#"md5($user.":".$realm.":".$pass)"#,
        "{hash}",
        "HTTP digest, HA1 column",
        Known::of("30d1c53d92bfc75e2b233d27082f2d5c", "letmein").user("Mufasa").realm("testrealm@host.com"),
    ),
    Named::new(
        "htdigest_line",
        r#"md5($user.":".$realm.":".$pass)"#,
        "{user}:{realm}:{hash}",
        "Apache htdigest files",
        Known::of("Mufasa:testrealm@host.com:30d1c53d92bfc75e2b233d27082f2d5c", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 10300.
    Named::new(
        "sap_issha",
        "repeat($rounds, $salt, sha1_raw($pass.$x))",
        "{{x-issha, {rounds}}{hash+salt:base64}",
        "SAP NetWeaver, CODVN H (PWDSALTEDHASH)",
        Known::of("{x-issha, 1024}BnjXMqcNTwa3BzdnUOf1iAu6dw02NzU4MzE2MTA=", "hashcat"),
    ),
    Named::new(
        "sap_issha256",
        "repeat($rounds, $salt, sha256_raw($pass.$x))",
        "{{x-isSHA256, {rounds}}{hash+salt:base64}",
        "SAP NetWeaver, CODVN H (PWDSALTEDHASH)",
        Known::of(
            "{x-isSHA256, 1500}oPlX2ddi+C7jRH6vQ9O3Zj719/347mLUEOK4qGfPHYNzYWx0c2FsdHNhbHQ=",
            "letmein",
        ),
    ),
    Named::new(
        "sap_issha384",
        "repeat($rounds, $salt, sha384_raw($pass.$x))",
        "{{x-isSHA384, {rounds}}{hash+salt:base64}",
        "SAP NetWeaver, CODVN H (PWDSALTEDHASH)",
        Known::of(
            "{x-isSHA384, 5000}8D2yUIzbljda5nuAzloAdNS3vuSIVA5jE2fthuDKnAVtPsbx7umcErNOzO6TkKwUc2FsdHNhbHR\
             zYWx0c2FsdA==",
            "letmein",
        ),
    ),
    Named::new(
        "sap_issha512",
        "repeat($rounds, $salt, sha512_raw($pass.$x))",
        "{{x-isSHA512, {rounds}}{hash+salt:base64}",
        "SAP NetWeaver, CODVN H (PWDSALTEDHASH)",
        Known::of(
            "{x-isSHA512, 15000}PqdKycGXIx3FvCRY8iTFvSs4xxXFowu3kq3lT04MUTgSO2G3in8oS5WFijYI5HDo2yC+neouzQ\
             ZB3hnqme7r/nNhbHRzYWx0c2FsdHNhbHQ=",
            "letmein",
        ),
    ),
    Named::new(
        "dovecot_pbkdf2",
        "pbkdf2_sha1($pass, $salt, $rounds, 20)",
        "{PBKDF2}$1${salt}${rounds}${hash}",
        "Dovecot 2.3",
        Known::of("{PBKDF2}$1$bUnT4Pl7yFtYX0KU$5000$78891f683a8ecead39994056230342496702164d", "letmein"),
    )
    .in_any_case(),
    // passlib 1.7.4.
    Named::new(
        "cta_pbkdf2_sha1",
        "pbkdf2_sha1_raw($pass, $salt, $rounds, 20)",
        "$p5k2${rounds:hex}${salt:base64url}${hash:base64url}",
        "Cryptacular",
        Known::of("$p5k2$2710$AAECAwQFBgcICQoLDA0ODw==$ohFcL603cXJus7sBabS-6U1KW0I=", "letmein"),
    ),
    Named::new(
        "ns_mta_md5",
        r#"md5($salt."Y".$pass."\xf7".$salt)"#,
        "{NS-MTA-MD5}{hash}{salt[32]}",
        "Netscape Messaging Server",
        Known::of("{NS-MTA-MD5}328e98b6cade95443231d8c4c139b9b50123456789abcdef0123456789abcdef", "letmein"),
    )
    .in_any_case(),
    // hashcat 6.2.6, example of mode 12600.
    Named::new(
        "coldfusion10",
        "sha256($salt.SHA1($pass))",
        "{hash}",
        "ColdFusion 10 and 11, password.properties, salt column",
        Known::of("3f3473a071b1fb955544e80c81853ca0f1e4f9ee4ca3bf4d2a8a10b5ef5be1f6", "hashcat")
            .salt("6058321484538505215534207835727413038041028036676832416353152201"),
    ),
];
