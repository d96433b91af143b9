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
];
