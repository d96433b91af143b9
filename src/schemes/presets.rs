//! Named lists of schemes: what one kind of system has written over the years.

use core::fmt;

/// A named list of scheme ids, to be enabled together.
///
/// Presets are explicit lists: a Cargo feature never adds to them what another
/// preset would have to refuse. They may share schemes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Preset {
    name: &'static str,
    schemes: &'static [&'static str],
}

impl Preset {
    /// The name, in lower case.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The ids of its schemes.
    pub const fn schemes(self) -> &'static [&'static str] {
        self.schemes
    }
}

impl fmt::Debug for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Preset({})", self.name)
    }
}

macro_rules! presets {
    ($($(#[$doc:meta])* $constant:ident = $name:literal [$($id:literal),* $(,)?];)*) => {
        $(
            $(#[$doc])*
            pub const $constant: Preset = Preset { name: $name, schemes: &[$($id),*] };
        )*

        /// All presets, in alphabetical order.
        pub const ALL: &[Preset] = &[$($constant),*];
    };
}

presets! {
    /// ASP.NET Identity, versions 2 and 3.
    ASPNET = "aspnet" ["aspnet_identity_v2", "aspnet_identity_v3"];

    /// Django since 1.0, with what its own upgrades left behind.
    DJANGO = "django" [
        "django_pbkdf2_sha256", "django_pbkdf2_sha1", "django_salted_sha1", "django_salted_md5",
        "django_bcrypt", "django_bcrypt_sha256", "django_argon2", "django_scrypt", "django_unsalted_md5", "hex_md5",
        "bcrypt", "argon2",
    ];

    /// Werkzeug and Flask, and passlib as Flask extensions use it.
    FLASK = "flask" [
        "werkzeug", "werkzeug_hmac", "pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512", "bcrypt", "argon2",
    ];

    /// Bare hexadecimal digests without a salt. Each length has one owner.
    HEX_DIGESTS = "hex_digests" [
        "hex_md5", "hex_sha1", "hex_sha224", "hex_sha256", "hex_sha384", "hex_sha512",
    ];

    /// LDAP `userPassword` values of OpenLDAP, 389 DS and Dovecot.
    LDAP = "ldap" [
        "ldap_md5", "ldap_sha1", "ldap_salted_md5", "ldap_salted_sha1", "openldap_sha256", "openldap_sha384",
        "openldap_sha512", "ldap_salted_sha256", "ldap_salted_sha384", "ldap_salted_sha512", "ldap_hex_md5",
        "ldap_hex_sha1", "ldap_crypt", "ldap_userpassword_base64", "bcrypt", "sha512_crypt", "sha256_crypt",
        "md5_crypt", "argon2",
    ];

    /// What is chosen today: Argon2, scrypt, bcrypt, PBKDF2.
    MODERN = "modern" [
        "argon2", "argon2_keyed", "scrypt", "scrypt7", "bcrypt", "pbkdf2_sha1", "pbkdf2_sha224",
        "pbkdf2_sha256", "pbkdf2_sha384", "pbkdf2_sha512", "pbkdf2_phc",
    ];

    /// PHP's `password_hash` and `crypt`, with phpass.
    PHP = "php" ["bcrypt", "argon2", "phpass", "md5_crypt", "sha256_crypt", "sha512_crypt"];

    /// Spring Security's `DelegatingPasswordEncoder` and the encoders it names.
    SPRING = "spring" [
        "spring_delegating", "spring_messagedigest", "bcrypt", "argon2", "ldap_sha1",
        "ldap_salted_sha1", "ldap_hex_md5",
    ];

    /// Unix `shadow` and htpasswd files.
    UNIX = "unix" [
        "md5_crypt", "apr_md5_crypt", "sha256_crypt", "sha512_crypt", "bcrypt", "bcrypt_2x",
        "bcrypt_nul_stops", "scrypt7", "ldap_sha1",
    ];

    /// WordPress of all ages.
    WORDPRESS = "wordpress" ["wp_bcrypt", "phpass", "bcrypt", "argon2", "hex_md5"];
}
