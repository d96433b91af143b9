//! What single libraries and sites stored as PBKDF2 or long loops.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // PHP 8.2 and Python's hashlib.
    Named::new(
        "defuse_pbkdf2_sha1",
        "pbkdf2_sha1_raw($pass, $salt, $rounds, 18)",
        "sha1:{rounds}:18:{salt:base64}:{hash:base64}",
        "defuse.ca password-hashing 2 for PHP, C#, Java and Ruby",
        Known::of("sha1:1000:18:AAECAwQFBgcICQoLDA0ODxAREhMUFRYX:05GuMRf2yN7Kj92jN2+Pf4fm", "letmein"),
    ),
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
