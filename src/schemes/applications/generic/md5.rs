//! MD5, alone and with itself.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // hashcat 6.2.6, example of mode 10.
    Named::new(
        "md5_pass_salt",
        "md5($pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("3d83c8e717ff0e7ecfe187f088d69954", "hashcat").salt("343141"),
    ),
    // hashcat 6.2.6, example of mode 20.
    Named::new(
        "md5_salt_pass",
        "md5($salt.$pass)",
        "{hash}",
        "home-made user tables",
        Known::of("57ab8499d08c59a7211c77f557bf9425", "hashcat").salt("4247"),
    ),
    // hashcat 6.2.6, example of mode 3800.
    Named::new(
        "md5_salt_pass_salt",
        "md5($salt.$pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("78274b1105fb8a7c415b43ffe35ec4a9", "hashcat").salt("6"),
    ),
    // hashcat 6.2.6, example of mode 70.
    Named::new(
        "md5_utf16pass",
        "md5(utf16le($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("2303b15bfa48c74a74758135a0df1201", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 30.
    Named::new(
        "md5_utf16pass_salt",
        "md5(utf16le($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("1169500a7dfece72e1f7fc9c9410867a", "hashcat").salt("687430237020"),
    ),
    // hashcat 6.2.6, example of mode 40.
    Named::new(
        "md5_salt_utf16pass",
        "md5($salt.utf16le($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("23a8a90599fc5d0d15265d4d3b565f6e", "hashcat").salt("58802707"),
    ),
    // hashcat 6.2.6, example of mode 50.
    Named::new(
        "hmac_md5_key_pass",
        "hmac_md5($salt, key=$pass)",
        "{hash}",
        "home-made user tables",
        Known::of("e28e4e37e972a945e464b5226053bac0", "hashcat").salt("40"),
    ),
    // hashcat 6.2.6, example of mode 60.
    Named::new(
        "hmac_md5_key_salt",
        "hmac_md5($pass, key=$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("7f51edecfa6fb401a0b5e63d33fc8c0e", "hashcat").salt("84143"),
    ),
    // hashcat 6.2.6, example of mode 2600.
    Named::new(
        "md5_x2",
        "md5(md5($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("a936af92b0ae20b1ff6c3347a72e5fbe", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 3500.
    Named::new(
        "md5_x3",
        "md5(md5(md5($pass)))",
        "{hash}",
        "home-made user tables",
        Known::of("9882d0778518b095917eb589f6998441", "hashcat"),
    ),
    Named::new(
        "md5_x4",
        "md5(md5(md5(md5($pass))))",
        "{hash}",
        "home-made user tables",
        Known::of("e84e77d2b8fad2f7cde5db47ec6a8ccc", "letmein"),
    ),
    Named::new(
        "md5_x5",
        "md5(md5(md5(md5(md5($pass)))))",
        "{hash}",
        "home-made user tables",
        Known::of("3104a8afbd143477b6d8c2affb432c2c", "letmein"),
    ),
    Named::new(
        "md5_x6",
        "md5(md5(md5(md5(md5(md5($pass))))))",
        "{hash}",
        "home-made user tables",
        Known::of("146c5108b5349e23f5e90b3d742bff4a", "letmein"),
    ),
    Named::new(
        "md5_x7",
        "md5(md5(md5(md5(md5(md5(md5($pass)))))))",
        "{hash}",
        "home-made user tables",
        Known::of("7593bf77330cbc0e127af78a8a2a2672", "letmein"),
    ),
    Named::new(
        "md5_x8",
        "md5(md5(md5(md5(md5(md5(md5(md5($pass))))))))",
        "{hash}",
        "home-made user tables",
        Known::of("90b56eadee832e809375f021842abff3", "letmein"),
    ),
    Named::new(
        "md5_md5rawpass",
        "md5(md5_raw($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("d3dce750241a68165959d234ca9d2d69", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 2611.
    Named::new(
        "md5_md5pass_salt",
        "md5(md5($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("28f9975808ae2bdc5847b1cda26033ea", "hashcat").salt("308"),
    ),
    // hashcat 6.2.6, example of mode 3710.
    Named::new(
        "md5_salt_md5pass",
        "md5($salt.md5($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("a3aa0ae2b4a102a9974cdf40edeabee0", "hashcat").salt("242812778074"),
    ),
    // hashcat 6.2.6, example of mode 2811.
    Named::new(
        "md5_md5salt_md5pass",
        "md5(md5($salt).md5($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("022f7e02b3314f7d0968f73c00ba759f", "hashcat").salt("67588"),
    ),
    Named::new(
        "md5_md5pass_md5pass",
        "md5(md5($pass).md5($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("6a35a64f7c40e82a8bafa302427e58f3", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 4300.
    Named::new(
        "md5_uppermd5pass",
        "md5(MD5($pass))",
        "{hash}",
        "home-made user tables",
        Known::of("b8c385461bb9f9d733d3af832cf60b27", "hashcat"),
    ),
    Named::new(
        "md5_md5salt_pass",
        "md5(md5($salt).$pass)",
        "{hash}",
        "home-made user tables",
        Known::of("0d641da94251556141f19591efa36fbc", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "md5_pass_md5salt",
        "md5($pass.md5($salt))",
        "{hash}",
        "home-made user tables",
        Known::of("ab5189cbcfbdd90c804c65a2e3756962", "letmein").salt("aB3$x:y"),
    ),
    // hashcat 6.2.6, example of mode 4010.
    Named::new(
        "md5_salt_md5saltpass",
        "md5($salt.md5($salt.$pass))",
        "{hash}",
        "home-made user tables",
        Known::of("82422514daaa8253be0aa43f3e263af5", "hashcat").salt("7530326651137"),
    ),
    // hashcat 6.2.6, example of mode 4110.
    Named::new(
        "md5_salt_md5passsalt",
        "md5($salt.md5($pass.$salt))",
        "{hash}",
        "home-made user tables",
        Known::of("45b1005214e2d9472a7ad681578b2438", "hashcat").salt("64268771004"),
    ),
    Named::new(
        "md5_md5passsalt",
        "md5(md5($pass.$salt))",
        "{hash}",
        "home-made user tables",
        Known::of("c81b743477c7d259158cc62c5b2998ff", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "md5_md5saltpass_salt",
        "md5(md5($salt.$pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("85d7ffab47a5321fdab9182174f3589c", "letmein").salt("aB3$x:y"),
    ),
    // hashcat 6.2.6, example of mode 3910.
    Named::new(
        "md5_md5pass_md5salt",
        "md5(md5($pass).md5($salt))",
        "{hash}",
        "home-made user tables",
        Known::of("d8281daba5da597503d12fe31808b4a7", "hashcat").salt("283053"),
    ),
    Named::new(
        "md5_salt_md5pass_salt",
        "md5($salt.md5($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("33458b13bab4a7debf8362e35939bda4", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "md5_user_md5pass_salt",
        "md5($user.md5($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("f59cfc5fcfbcc312652960de246e9cdb", "letmein").salt("aB3$x:y").user("Ripper"),
    ),
    Named::new(
        "md5_md5md5pass_salt",
        "md5(md5(md5($pass)).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of("2578b91b53aa99bc41ea7f184db068df", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "md5_pass_salt_md5passsalt",
        "md5($pass.$salt.md5($pass.$salt))",
        "{hash}",
        "home-made user tables",
        Known::of("b174b98a635a8fc4d79767d12af60b37", "letmein").salt("aB3$x:y"),
    ),
    Named::new(
        "md5_md5md5passsalt_salt2",
        "md5(md5(md5($pass).$salt).$salt2)",
        "{hash}",
        "home-made user tables",
        Known::of("3c0646397fe460022efa54f4dc49a1c9", "letmein").salt("aB3$x:y").salt2("s2#"),
    ),
    Named::new(
        "md5_salt_pass_salt2",
        "md5($salt.$pass.$salt2)",
        "{hash}",
        "home-made user tables",
        Known::of("555ec3d0b24aabcceb6e35d72fb1e723", "letmein").salt("aB3$x:y").salt2("s2#"),
    ),
];
