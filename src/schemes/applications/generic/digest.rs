//! Bare digests in hexadecimal of either case, as every language's standard
//! library writes them. Nothing but length and characters tells one from other
//! digests of the same length.
//!
//! The known digests are those of `abc`: RFC 1321 A.5, FIPS 180-2 appendices A to
//! D and its change notice.

use crate::recipe::named::{Known, Named};

const SOURCE: &str = "home-made user tables";

pub(super) static TABLE: &[Named] = &[
    Named::new(
        "hex_md5",
        "md5($pass)",
        "{hash}",
        SOURCE,
        Known::of("900150983cd24fb0d6963f7d28e17f72", "abc"),
    ),
    Named::new(
        "hex_sha1",
        "sha1($pass)",
        "{hash}",
        SOURCE,
        Known::of("a9993e364706816aba3e25717850c26c9cd0d89d", "abc"),
    ),
    Named::new(
        "hex_sha224",
        "sha224($pass)",
        "{hash}",
        SOURCE,
        Known::of("23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7", "abc"),
    ),
    Named::new(
        "hex_sha256",
        "sha256($pass)",
        "{hash}",
        SOURCE,
        Known::of("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "abc"),
    ),
    Named::new(
        "hex_sha384",
        "sha384($pass)",
        "{hash}",
        SOURCE,
        Known::of(
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
            "abc",
        ),
    ),
    Named::new(
        "hex_sha512",
        "sha512($pass)",
        "{hash}",
        SOURCE,
        Known::of(
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a\
             2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "abc",
        ),
    ),
];
