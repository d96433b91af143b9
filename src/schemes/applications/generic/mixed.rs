//! MD5 and SHA-1 over each other.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // hashcat 6.2.6, example of mode 4400.
    Named::new(
        "md5_sha1pass",
        "md5(sha1($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("288496df99b33f8f75a7ce4837d1b480", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 4410.
    Named::new(
        "md5_sha1pass_salt",
        "md5(sha1($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("bc8319c0220bff8a0d7f5d703114a725", "hashcat").salt("34659348756345251"),
    ),
    Named::new(
        "md5_salt_sha1pass",
        "md5($salt.sha1($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("c3a9cc9f75d8a93acce528e437fa9beb", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "md5_sha1saltpass",
        "md5(sha1($salt.$pass))",
        "{hash}",
        "home-made user tables",
        Known::of("dcbffe919c1ac59ec756dbc2c6256075", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "md5_sha1passsalt",
        "md5(sha1($pass.$salt))",
        "{hash}",
        "home-made user tables",
        Known::of("a1ad2f318a5544b3849d553ef1837797", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "md5_sha1md5pass",
        "md5(sha1(md5($pass)))",
        "{hash}",
        "home-made user tables",
        Known::of("dfa0fff05e97b396d0258dfcb788364f", "letmein"),
    ),
    Named::new(
        "md5_sha1sha1pass",
        "md5(sha1(sha1($pass)))",
        "{hash}",
        "home-made user tables",
        Known::of("e0878bb05a66cf04915d90b51d1a6f84", "letmein"),
    ),
    Named::new(
        "md5_sha1sha1md5pass",
        "md5(sha1(sha1(md5($pass))))",
        "{hash}",
        "home-made user tables",
        Known::of("04fb92be3b17e0e2fcf9e3b3046a3fae", "letmein"),
    ),
    Named::new(
        "md5_sha1md5sha1pass",
        "md5(sha1(md5(sha1($pass))))",
        "{hash}",
        "home-made user tables",
        Known::of("c63dc9e5e946878b59571e78a599b48a", "letmein"),
    ),
    Named::new(
        "md5_sha1md5sha1md5pass",
        "md5(sha1(md5(sha1(md5($pass)))))",
        "{hash}",
        "home-made user tables",
        Known::of("817dfa045c78b0350b0828b54b26fd65", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 20900.
    Named::new(
        "md5_sha1pass_md5pass_sha1pass",
        "md5(sha1($pass).md5($pass).sha1($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("100b3a4fc1dc8d60d9bf40688d8b740a", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 21200.
    Named::new(
        "md5_sha1salt_md5pass",
        "md5(sha1($salt).md5($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("e69b7a7fe1bf2ad9ef116f79551ee919", "hashcat").salt("baa038987e582431a6d"),
    ),
    // hashcat 6.2.6, example of mode 21300.
    Named::new(
        "md5_salt_sha1saltpass",
        "md5($salt.sha1($salt.$pass))",
        "{hash}",
        "home-made user tables",
        Known::of("799dc7d9aa4d3f404cc21a4936dbdcde", "hashcat").salt("68617368636174"),
    ),
    Named::new(
        "md5_salt_sha1salt2pass",
        "md5($salt.sha1($salt2.$pass))",
        "{hash}",
        "home-made user tables",
        Known::of("f051cf9e0407e3f0b0301275bb56c75d", "letmein").salt("aB3$x:y").salt2("s2#"),
    ),
    // hashcat 6.2.6, example of mode 4700.
    Named::new(
        "sha1_md5pass",
        "sha1(md5($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("92d85978d884eb1d99a51652b1139c8279fa8663", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 4710.
    Named::new(
        "sha1_md5pass_salt",
        "sha1(md5($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("53c724b7f34f09787ed3f1b316215fc35c789504", "hashcat").salt("hashcat1"),
    ),
    Named::new(
        "sha1_salt_md5pass",
        "sha1($salt.md5($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("8022aaac81a85e652aa5c500802681fd3ae6af97", "letmein").salt("aB3$x:y"),
    ),
    // hashcat 6.2.6, example of mode 18500.
    Named::new(
        "sha1_md5md5pass",
        "sha1(md5(md5($pass)))",
        "{hash}",
        "home-made user tables",
        Known::of("888a2ffcb3854fba0321110c5d0d434ad1aa2880", "hashcat"),
    ),
    Named::new(
        "sha1_md5passsalt",
        "sha1(md5($pass.$salt))",
        "{hash}",
        "home-made user tables",
        Known::of("0ee5c93e8953544e1a61f59684dc539ff5a88a7a", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "sha1_md5saltpass",
        "sha1(md5($salt.$pass))",
        "{hash}",
        "home-made user tables",
        Known::of("6a0a65cf13dc9fc59d6f6dffd0d3a96d1edc0566", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "sha1_md5sha1pass",
        "sha1(md5(sha1($pass)))",
        "{hash}",
        "home-made user tables",
        Known::of("ef2f1d2e15fc49413150a50f8a5febce1f9e76ad", "letmein"),
    ),
    Named::new(
        "sha1_pass_cut32",
        "hex(slice(sha1_raw($pass), 0, 16))",
        "{hash}",
        "home-made user tables",
        Known::of("b7a875fc1ea228b9061041b7cec4bd3c", "letmein"),
    ),
    Named::new(
        "sha1_md5pass_cut32",
        "hex(slice(sha1_raw(md5($pass)), 0, 16))",
        "{hash}",
        "home-made user tables",
        Known::of("3a92e26dc595d24c29df0f343630105f", "letmein"),
    ),
    Named::new(
        "sha1_x2_cut32",
        "hex(slice(sha1_raw(sha1($pass)), 0, 16))",
        "{hash}",
        "home-made user tables",
        Known::of("79c45517e6880ddb2e1f83037f241583", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 5100.
    Named::new(
        "md5_pass_cut16",
        "hex(slice(md5_raw($pass), 0, 8))",
        "{hash}",
        "home-made user tables",
        Known::of("8743b52063cd8409", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 14400.
    Named::new(
        "sha1_cx",
        r#"repeat(10, "", sha1("--".$salt."--".$x."--".$pass."----"))"#,
        "{hash}",
        "home-made user tables",
        Known::of("fcdc7ec700b887e8eaebf94c2ec52aebb5521223", "hashcat").salt("63038426024388230227"),
    ),
    Named::new(
        "sha256_pass_cut32",
        "hex(slice(sha256_raw($pass), 0, 16))",
        "{hash}",
        "home-made user tables",
        Known::of("1c8bfe8f801d79745c4631d09fff36c8", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 25800.
    Named::new(
        "bcrypt_of_sha1",
        "bcrypt(sha1($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("$2a$05$Uo385Fa0g86uUXHwZxB90.qMMdRFExaXePGka4WGFv.86I45AEjmO", "hashcat"),
    ),
];
