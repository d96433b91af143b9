//! What needs the rare digests.

use crate::password::Reading;
use crate::recipe::named::{Known, Named};
use crate::scheme::Strength;

/// smbldap-tools and mkntpwd made a character of each byte that they were given, in UTF-8 terminals too.
const BYTES_AS_CHARACTERS: &[Reading] = &[Reading::DoubleUtf8];

pub(super) static TABLE: &[Named] = &[
    Named::new(
        "cubecart",
        "whirlpool($salt.$pass.$salt)",
        "{hash}",
        "CubeCart 5 and 6, salt column",
        Known::of(
            "6b6d6efa1c1812282dcbad8836c34b4323a8bf2088158385a61b320dcee15e4ff385957c709f2a4eaae436e168922\
             a98a305d48cee2d6871e6dcc5132522bd6b",
            "letmein",
        )
        .salt("deadbeef"),
    ),
    // passlib 1.7.4.
    Named::new(
        "hex_md4",
        "md4($pass)",
        "{hash}",
        "home-made user tables",
        Known::of("4c9424eb3895d1a8de7e3afa15cdceb3", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 1000.
    Named::new(
        "nthash",
        "md4(utf16le($pass))",
        "{hash}",
        "Windows NT and later, Samba, FreeRADIUS",
        Known::of("b4b9b02e6f09a9bd760f388b67351e2b", "hashcat"),
    )
    .reading(BYTES_AS_CHARACTERS),
    // passlib 1.7.4.
    Named::new(
        "bsd_nthash",
        "md4(utf16le($pass))",
        "$3$${hash}",
        "FreeBSD crypt(3)",
        Known::of("$3$$becedb42ec3c5c7f965255338be4453c", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 1100.
    Named::new(
        "msdcc",
        "md4(md4_raw(utf16le($pass)).utf16le(lower($user)))",
        "{hash}",
        "Windows domain cached credentials, version 1",
        Known::of("c896b3c6963e03c86ade3a38370bbb09", "hashcat").user("54161084332"),
    ),
    // John the Ripper, NT_fmt.
    Named::new(
        "nthash_tagged",
        "md4(utf16le($pass))",
        "$NT${hash}",
        "Windows NT and later, as John the Ripper writes it",
        Known::of("$NT$8846f7eaee8fb117ad06bdd830b7586c", "password"),
    )
    .reading(BYTES_AS_CHARACTERS),
    // John the Ripper, mscash_fmt.
    Named::new(
        "msdcc_tagged",
        "md4(md4_raw(utf16le($pass)).utf16le(lower($user)))",
        "M${user}#{hash}",
        "Windows domain cached credentials, version 1, as John the Ripper writes them",
        Known::of("M$test2#ab60bdb4493822b175486810ac2abe63", "test2"),
    ),
    // passlib 1.7.4.
    Named::new(
        "msdcc2",
        "pbkdf2_sha1(md4_raw(md4_raw(utf16le($pass)).utf16le(lower($user))), utf16le(lower($user)), 10240, 16)",
        "{hash}",
        "Windows Vista and later, domain cached credentials, version 2",
        Known::of("4c253e4b65c007a8cd683ea57bc43c76", "password").user("Administrator"),
    )
    .strength(Strength::Slow),
    // hashcat 6.2.6, example of mode 2100.
    Named::new(
        "msdcc2_tagged",
        "pbkdf2_sha1(md4_raw(md4_raw(utf16le($pass)).utf16le(lower($user))), utf16le(lower($user)), $rounds, 16)",
        "$DCC2${rounds}#{user}#{hash}",
        "Windows Vista and later, domain cached credentials, version 2, as hashcat and John the Ripper write them",
        Known::of("$DCC2$10240#6848#e2829c8af2232fa53797e2f0e35e4626", "hashcat"),
    )
    .strength(Strength::Slow),
    Named::new(
        "azuread_sync",
        "pbkdf2_sha256(utf16le(MD4(utf16le($pass))), $salt, $rounds, 32)",
        "v1;PPH1_MD4,{salt:hex},{rounds},{hash};",
        "Azure AD Connect password hash synchronisation",
        Known::of(
            "v1;PPH1_MD4,00010203040506070809,100,438334432d1a46edd564ddd2e3d451679bec88b8e3c22fabb477be8e\
             1a0c8252;",
            "letmein",
        ),
    )
    .strength(Strength::Stretched),
];
