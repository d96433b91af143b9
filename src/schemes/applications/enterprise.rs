//! What single sites stored as long loops.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // hashcat, example of mode 35800, which is not what Symfony's MessageDigestPasswordEncoder computes.
    Named::new(
        "symfony_legacy_sha256",
        "sha256(repeat(4999, repeat(5001, $pass, sha512($x)), sha512($x.$salt)))",
        "{hash}",
        "a custom encoder for Symfony, salt column",
        Known::of("e65e9e4f3cd2f28dd8f18de72a465b3a8cd982ba615fada61842ecea05ca0c9c", "hashcat")
            .salt("3fd6486e7c9d4eb920275412198bb7f8ed7eacd53ba953dd50f1e481952c15b5"),
    ),
];
