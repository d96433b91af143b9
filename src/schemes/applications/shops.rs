//! Shops.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // hashcat 6.2.6, example of mode 21.
    Named::new(
        "oscommerce",
        "md5($salt.$pass)",
        "{hash}:{salt}",
        "osCommerce 2, xt:Commerce 3, Zen Cart 1.5",
        Known::of("e983672a03adcc9767b24584338eb378:00", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 11000.
    Named::new(
        "prestashop",
        r#"md5(key("cookie_key").$pass)"#,
        "{hash}",
        "PrestaShop 1.0 to 1.6, _COOKIE_KEY_",
        Known::of("f22cade043e7214200206dbffca49fd9", "hashcat")
            .keys(&[("cookie_key", "27167508161455764247627144160038845437138252877014827848")]),
    ),
    // hashcat 6.2.6, example of mode 13900.
    Named::new(
        "opencart",
        "sha1($salt.sha1($salt.sha1($pass)))",
        "{hash}",
        "OpenCart 1.5 to 3, salt column",
        Known::of("058c1c3773340c8563421e2b17e60eb7c916787e", "hashcat").salt("827500576"),
    ),
    Named::new(
        "magento1",
        "md5($salt.$pass)",
        "{hash}:{salt}",
        "Magento 1, Community Edition",
        Known::of("78d4102494604ed0028dc41abc2f358b:Qx", "letmein"),
    ),
    Named::new(
        "magento1_sha256",
        "sha256($salt.$pass)",
        "{hash}:{salt}",
        "Magento 1, Enterprise Edition; Magento 2.0 before versions",
        Known::of(
            "0fcb610cf0d289d41f696752e232b8dc3c7f57c92679348c98237524308a55d3:7hW2kd8Zq1LmN0pR",
            "letmein",
        ),
    ),
    Named::new(
        "magento2_md5",
        "md5($salt.$pass)",
        "{hash}:{salt}:0",
        "Magento 2, hash version 0",
        Known::of("f6cba2b29784705c7c9833d77d8dff4d:89384528665349271307465505333378:0", "letmein"),
    ),
    Named::new(
        "magento2_sha256",
        "sha256($salt.$pass)",
        "{hash}:{salt}:1",
        "Magento 2, hash version 1",
        Known::of(
            "d9c59845b28adf6aa262759b8259a41a3b5b7679d4d574f06b09a92c203cfdd3:random_salt:1",
            "letmein",
        ),
    ),
    Named::new(
        "magento2_md5_sha256",
        "sha256($salt.md5($salt.$pass))",
        "{hash}:{salt}:0:1",
        "Magento 2, version 0 upgraded to 1 by customer:hash:upgrade",
        Known::of(
            "67845ffc183a852f8d30102f2d455f939e5ec3c3f070894530beb6beccbf0262:8938452866534927130746550533\
             3378:0:1",
            "letmein",
        ),
    )
    .dialect_of("magento2_sha256"),
    Named::new(
        "magento2_argon2id13",
        "argon2id($pass, slice($salt.$salt.$salt.$salt.$salt.$salt.$salt.$salt, 0, 16), 2, 65536, 1, 32)",
        "{hash}:{salt}:2",
        "Magento 2.3, hash version 2",
        Known::of(
            "87e29a682afc95b3d4c983f67316a7259813d91d27b5e83e51a9f7e214b5339e:mG3kq8ZsW1xYc5Vt:2",
            "letmein",
        ),
    ),
    Named::new(
        "magento2_argon2id13_agnostic",
        "argon2id($pass, slice($salt.$salt.$salt.$salt.$salt.$salt.$salt.$salt, 0, 16), 2, 65536, 1, 32)",
        "{hash}:{salt}:3_32_2_67108864",
        "Magento 2.4, hash version 3 with its defaults",
        Known::of(
            "87e29a682afc95b3d4c983f67316a7259813d91d27b5e83e51a9f7e214b5339e:mG3kq8ZsW1xYc5Vt:3_32_2_6710\
             8864",
            "letmein",
        ),
    ),
    Named::new(
        "magento2_sha256_argon2id13",
        "argon2id(sha256($salt.$pass), slice($salt.$salt.$salt.$salt.$salt.$salt.$salt.$salt, 0, 16), 2, 6\
         5536, 1, 32)",
        "{hash}:{salt}:1:2",
        "Magento 2, version 1 upgraded to 2 by customer:hash:upgrade",
        Known::of(
            "9e511910b0d61b85af239bcd57ff6f3d70f185273805d4d5aba64324e0becdc2:8938452866534927130746550533\
             3378:1:2",
            "letmein",
        ),
    )
    .dialect_of("magento2_argon2id13"),
    Named::new(
        "magento2_sha256_argon2id13_agnostic",
        "argon2id(sha256($salt.$pass), slice($salt.$salt.$salt.$salt.$salt.$salt.$salt.$salt, 0, 16), 2, 6\
         5536, 1, 32)",
        "{hash}:{salt}:1:3_32_2_67108864",
        "Magento 2, version 1 upgraded to 3 by customer:hash:upgrade",
        Known::of(
            "9e511910b0d61b85af239bcd57ff6f3d70f185273805d4d5aba64324e0becdc2:8938452866534927130746550533\
             3378:1:3_32_2_67108864",
            "letmein",
        ),
    )
    .dialect_of("magento2_argon2id13_agnostic"),
    Named::new(
        "magento2_md5_argon2id13",
        "argon2id(md5($salt.$pass), slice($salt.$salt.$salt.$salt.$salt.$salt.$salt.$salt, 0, 16), 2, 6553\
         6, 1, 32)",
        "{hash}:{salt}:0:2",
        "Magento 2, version 0 upgraded to 2 by customer:hash:upgrade",
        Known::of("c0e230420d11c06158264e953421f4c0a6a4ebf4becc28f0653209baa5bfccd0:Qx:0:2", "letmein"),
    )
    .dialect_of("magento2_argon2id13"),
    Named::new(
        "magento2_md5_argon2id13_agnostic",
        "argon2id(md5($salt.$pass), slice($salt.$salt.$salt.$salt.$salt.$salt.$salt.$salt, 0, 16), 2, 6553\
         6, 1, 32)",
        "{hash}:{salt}:0:3_32_2_67108864",
        "Magento 2, version 0 upgraded to 3 by customer:hash:upgrade",
        Known::of(
            "25526d8341dcc5de8fa36b74650d95c858ce58a93fb500efb685af070df9abcb:8938452866534927130746550533\
             3378:0:3_32_2_67108864",
            "letmein",
        ),
    )
    .dialect_of("magento2_argon2id13_agnostic"),
];
