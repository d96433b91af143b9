//! What needs the rare digests.

use crate::recipe::named::{Known, Named};
use crate::scheme::Strength;

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
    ),
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
    Named::new(
        "kanidm_ipa_nthash",
        "md4_raw(utf16le($pass))",
        "ipaNTHash: {hash:base64url_nopad}",
        "FreeIPA, Kanidm imports",
        Known::of("ipaNTHash: vs7bQuw8XH-WUlUzi-RFPA", "letmein"),
    ),
    Named::new(
        "kanidm_samba_nthash",
        "md4_raw(utf16le($pass))",
        "sambaNTPassword: {hash:hex}",
        "Samba in LDAP, Kanidm imports",
        Known::of("sambaNTPassword: BECEDB42EC3C5C7F965255338BE4453C", "letmein"),
    ),
];
