//! Network appliances and operating systems.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // hashcat 6.2.6, example of mode 7000.
    Named::new(
        "fortios_ak1",
        r#"sha1_raw($salt.$pass."\xa3\x88\xba.BL\xb0JSy0\xc11\x07\xcc?\xa12\x90)\xa9\x81[p")"#,
        "AK1{salt[12]+hash:base64}",
        "FortiOS 4 to 6",
        Known::of("AK1FCIhM0IUIQVFJgcDFwLCMi7GppdwtRzMyDpFOFxdpH8=", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 26300.
    Named::new(
        "fortios_sh2",
        r#"sha256_raw($salt.$pass."\xa3\x88\xba.BL\xb0JSy0\xc11\x07\xcc?\xa12\x90)\xa9\x81[p")"#,
        "SH2{salt[12]+hash:base64}",
        "FortiOS 5.6 to 7",
        Known::of("SH2lpcpFXM5QRlWYwY5vL9+5svfYyb+c79qENpxEoB3NtZpVxKwHjuq/9TH88U=", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 125.
    Named::new(
        "arubaos",
        "sha1($salt.$pass)",
        "{salt[5]:hex}{hash}",
        "ArubaOS",
        Known::of("83377286015bcebb857b23b94331e2b316b6ecbe9fbf26c4fc", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 8100.
    Named::new(
        "netscaler_sha1",
        r#"sha1($salt.$pass."\x00")"#,
        "1{salt[8]}{hash}",
        "Citrix NetScaler 9 to 10",
        Known::of("1130725275da09ca13254957f2314a639818d44c37ef6d558", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 22200.
    Named::new(
        "netscaler_sha512",
        r#"sha512($salt.$pass."\x00")"#,
        "2{salt[8]}{hash}",
        "Citrix NetScaler 11 to 13",
        Known::of(
            "2f9282ade42ce148175dc3b4d8b5916dae5211eee49886c3f7cc768f6b9f2eb982a5ac2f2672a0223999bfd153490\
             93278adf12f6276e8b61dacf5572b3f93d0b4fa886ce",
            "hashcat",
        ),
    ),
    // hashcat, example of mode 33700.
    Named::new(
        "netscaler_pbkdf2",
        "pbkdf2_sha256($pass, $salt, 2500, 32)",
        "5{salt[32]:hex}{hash}",
        "Citrix NetScaler 13 and later",
        Known::of(
            "5567243c55099b6b10a714a350db53beea8be6ac9c247fd40fea7e96d206a9f11fd1c45735556ac2004138640de20\
             6d0e1522607ab3c3f92816156d2d7845068e",
            "hashcat",
        ),
    ),
    // hashcat 6.2.6, example of mode 5700.
    Named::new(
        "cisco_type4",
        "base64_crypt(sha256_raw($pass))",
        "{hash}",
        "Cisco IOS 15, type 4",
        Known::of("2btjjy78REtmYkkW0csHUbJZOstRXoWdX1mGrmmfeHI", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 9200.
    Named::new(
        "cisco_type8",
        "pbkdf2_sha256_raw($pass, $salt, 20000, 32)",
        "$8${salt[14]}${hash:base64_crypt}",
        "Cisco IOS, type 8",
        Known::of("$8$84486783037343$pYNyVrtyMalQrZLxRi7ZLQS1Fl.jkYCgASUi5P8JNb2", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 9300.
    Named::new(
        "cisco_type9",
        "scrypt_raw($pass, $salt, 16384, 1, 1, 32)",
        "$9${salt[14]}${hash:base64_crypt}",
        "Cisco IOS, type 9",
        Known::of("$9$87023684531115$phio0TBQwaO7KZ8toQFyGFyDvyOzidaypRWN0uKX0hU", "hashcat"),
    ),
    Named::new(
        "cisco_ise",
        "hex(repeat(129, $salt.$pass, sha256_raw($x)))",
        "{hash}{salt[32]:hex}",
        "Cisco Identity Services Engine",
        Known::of(
            "dfcb0d9f37324460d109e18c3ce2a38644499a726c2ae92db14438344d9a53b2000102030405060708090a0b0c0d0\
             e0f101112131415161718191a1b1c1d1e1f",
            "letmein",
        ),
    ),
    // hashcat 6.2.6, example of mode 4711.
    Named::new(
        "huawei",
        "sha1(md5($pass).$salt)",
        "{hash}",
        "Huawei routers, salt column",
        Known::of("53c724b7f34f09787ed3f1b316215fc35c789504", "hashcat").salt("hashcat1"),
    ),
    Named::new(
        "dahua_web",
        "md5($salt.MD5($salt2.$pass))",
        "{hash}",
        "Dahua recorders, web login, columns salt and salt2",
        Known::of("5c22197735d7b0a99b2b6b7ef4d8ffb6", "letmein").salt("229381927").salt2("182719643"),
    ),
    Named::new(
        "netwitness",
        "sha256(SHA256($pass).$salt)",
        "{hash:HEX}:{salt:base64}",
        "RSA Security Analytics and NetWitness",
        Known::of(
            "065C5FE480FD103455269C488FE59179336C206BDE3FA01295B2681B86DF6E05:MDAwMzY1NzYwODI4MQ==",
            "letmein",
        ),
    ),
    Named::new(
        "blackberry_es10",
        "hex(repeat(100, $pass.$salt, sha512_raw($x)))",
        "{hash}",
        "BlackBerry Enterprise Service 10, salt column",
        Known::of(
            "72EB41290CCB7AEA89DD7DCFEA0F3CCBF10FE1B1B3685861D74031737D974A59D1350BD5E63C3872BF0256D15DBC5\
             4E05B492A6E5388549C157549FC77AE55C0",
            "letmein",
        )
        .salt("DB1C19C0"),
    ),
    Named::new(
        "quest_vas",
        "sha256(\"#\".$salt.\"-\".$pass)",
        "{hash}",
        "Quest Authentication Services, vas_auth cache, the user's GUID as the salt column",
        Known::of("4b25ea5f8d0b0523657f0e82590d4328106682d26c2b9d0ce4809a1af13fb486", "letmein")
            .salt("C34208EA-8C33-473D-A9B4-53FB40347EA0"),
    ),
    // hashcat 6.2.6, example of mode 122.
    Named::new(
        "macos_10_4",
        "sha1($salt.$pass)",
        "{salt[4]:hex}{hash}",
        "Mac OS X 10.4 to 10.6",
        Known::of("86586886b8bd3c379d2e176243a7225e6aae969d293fe9a9", "hashcat"),
    ),
    // John the Ripper, XSHA512_fmt.
    Named::new(
        "macos_lion",
        "sha512($salt.$pass)",
        "$LION${salt[4]:hex}{hash}",
        "Mac OS X 10.7, as John the Ripper writes it",
        Known::of(
            "$LION$4f7a5742171fa68108e0a14e9e2e5dde63cb91edf1ebf97373776eb89ad1416a9daa52128d66adb550a0efe22772738\
             af90a63d86336995ecbb78072f8b01272bdc5a4af",
            "1234",
        ),
    ),
    // hashcat 6.2.6, example of mode 1722.
    Named::new(
        "macos_10_7",
        "sha512($salt.$pass)",
        "{salt[4]:hex}{hash}",
        "Mac OS X 10.7",
        Known::of(
            "07543781b07e905f6f947db8ae305c248b9e12f509b41097e852e2f450e824790e677ea7397b8a9a552b1c19ecf6a\
             6e1dd3844fa5ee5db23976962859676f7d2fb85ca94",
            "hashcat",
        ),
    ),
];
