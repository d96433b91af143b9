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
    ($(
        $(#[doc = $doc:literal])* $(#[cfg($feature:meta)])?
        $constant:ident = $name:literal [$($id:literal),* $(,)?];
    )*) => {
        $(
            $(#[doc = $doc])*
            $(#[cfg($feature)] #[cfg_attr(docsrs, doc(cfg($feature)))])?
            pub const $constant: Preset = Preset { name: $name, schemes: &[$($id),*] };
        )*

        /// All presets, in alphabetical order.
        pub const ALL: &[Preset] = &[$($(#[cfg($feature)])? $constant),*];
    };
}

presets! {
    /// Appwrite's scrypt, of users that it imported.
    APPWRITE_SCRYPT = "appwrite_scrypt" ["appwrite_scrypt_hex", "bcrypt", "argon2"];

    /// ASP.NET Identity, versions 2 and 3.
    ASPNET = "aspnet" ["aspnet_identity_v2", "aspnet_identity_v3"];

    /// ASP.NET membership with its salt column, SHA-1. The others have the shape of Base64 too and are to be named.
    ASPNET_MEMBERSHIP = "aspnet_membership" ["aspnet_membership_sha1"];

    /// Authlogic, version 1 of its providers. Version 2 has the same shapes and is not here.
    AUTHLOGIC = "authlogic" [
        "authlogic_md5", "authlogic_sha1", "authlogic_sha256", "authlogic_sha512", "ruby_scrypt", "bcrypt",
    ];

    /// AuthMe and what it was installed beside.
    AUTHME = "authme" ["authme", "bcrypt", "argon2"];

    /// Better Auth, Oslo, and Lucia of all ages.
    BETTER_AUTH = "better_auth" ["better_auth_scrypt", "lucia_scrypt"];
    /// CakePHP 1 to 3, by the site key `security_salt`.
    CAKEPHP = "cakephp" ["cakephp_md5", "cakephp_sha1", "cakephp_sha256", "bcrypt"];

    /// Casdoor with its salt column.
    CASDOOR = "casdoor" [
        "casdoor_md5", "casdoor_sha256", "casdoor_sha512", "casdoor_pbkdf2", "bcrypt", "argon2",
    ];

    /// Cisco IOS, types 4, 5, 8 and 9.
    CISCO_IOS = "cisco_ios" ["cisco_type4", "md5_crypt", "cisco_type8", "cisco_type9"];

    /// `PasswordHash` of defuse.ca.
    DEFUSE = "defuse" ["pbkdf2_colon"];

    /// Devise with devise-encryptable, 10 stretches and the key `pepper`; bcrypt by hint.
    DEVISE = "devise" ["devise_sha1", "devise_sha512", "devise_bcrypt", "bcrypt"];

    /// Discourse and what its importers put beside its own hashes. `hash:salt` is read as vBulletin's; Joomla's
    /// has the same shape and is not here, nor are the salt-first forms of one length.
    DISCOURSE = "discourse" [
        "discourse_pbkdf2_sha256", "vbulletin_colon", "vbulletin5_bcrypt", "ipboard_salt_first",
        "wcf1_salt_first", "salt_colon_bcrypt", "phpass", "bcrypt", "argon2",
    ];

    /// Django since 1.0, with what its own upgrades left behind.
    DJANGO = "django" [
        "django_pbkdf2_sha256", "django_pbkdf2_sha1", "django_salted_sha1", "django_salted_md5",
        "django_bcrypt", "django_bcrypt_sha256", "django_argon2", "django_scrypt", "django_unsalted_md5",
        "django_des_crypt", "hex_md5", "bcrypt", "argon2",
        "django_scrypt_package",
    ];

    /// Drupal 7 and later, accounts of Drupal 6 among them.
    DRUPAL = "drupal" ["drupal7", "drupal7_md5", "phpass", "bcrypt", "argon2", "hex_md5"];
    /// Elasticsearch's native and file realms; keys of 32 bytes, those of 64 are to be named; SSHA-256 by hint.
    ELASTICSEARCH = "elasticsearch" [
        "elasticsearch_pbkdf2", "elasticsearch_pbkdf2_stretch",
        "elasticsearch_ssha256", "ldap_salted_sha256", "bcrypt",
    ];

    /// EPiServer of all ages, and the membership provider under it.
    EPISERVER = "episerver" ["episerver_sha1", "episerver_sha256", "episerver_sid"];

    /// Flarum.
    FLARUM = "flarum" ["bcrypt", "argon2"];

    /// Werkzeug and Flask, and passlib as Flask extensions use it.
    FLASK = "flask" [
        "werkzeug", "werkzeug_hmac", "pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512", "bcrypt", "argon2",
        "werkzeug_plain",
    ];

    /// Firebase Authentication and those who import its rows, by the key `signer_key` where the row does not
    /// hold it: Supabase, Hanko, Ory Kratos, SuperTokens, WorkOS, Clerk.
    #[cfg(feature = "firebase")]
    FIREBASE = "firebase" [
        "firebase_scrypt", "supabase_fbscrypt", "kratos_firescrypt", "supertokens_f_scrypt", "workos_firebase_scrypt",
        "clerk_firebase_scrypt", "bcrypt", "argon2",
    ];

    /// FortiGate.
    FORTIOS = "fortios" ["fortios_ak1", "fortios_sh2"];

    /// Gitea, Gogs and Grafana; the salt column in hexadecimal. With text in it, name `gitea_pbkdf2_text_salt`.
    GITEA = "gitea" ["gitea_pbkdf2", "bcrypt"];

    /// Bare hexadecimal digests without a salt. Each length has one owner.
    HEX_DIGESTS = "hex_digests" [
        "hex_md5", "hex_sha1", "hex_sha224", "hex_sha256", "hex_sha384", "hex_sha512",
    ];

    /// Apache htdigest files, and the bare HA1 beside a column for the realm.
    HTDIGEST = "htdigest" ["htdigest", "htdigest_line"];

    /// Invision Power Board 2 and 3, with a salt column or the salt beside the hash.
    IPBOARD = "ipboard" ["ipboard", "ipboard_colon", "bcrypt"];

    /// Jasypt's two encryptors.
    JASYPT = "jasypt" ["jasypt_basic", "jasypt_strong"];

    /// Jenkins.
    JENKINS = "jenkins" ["jenkins_bcrypt", "jenkins_pbkdf2", "bcrypt"];

    /// Joomla 1.0 and later.
    JOOMLA = "joomla" [
        "joomla", "joomla_sha256", "joomla_md5_labelled", "ldap_hex_md5", "phpass", "bcrypt", "argon2",
        "hex_md5",
    ];

    /// Keycloak, with both texts of its credential.
    KEYCLOAK = "keycloak" ["keycloak", "bcrypt"];

    /// Ory Kratos and what it imports, but Firebase's scrypt and the digests of `rare-digests`.
    KRATOS = "kratos" [
        "argon2", "bcrypt", "pbkdf2_phc", "kratos_scrypt", "kratos_md5", "kratos_template", "kratos_hmac_md5",
        "kratos_hmac_sha1", "kratos_hmac_sha224", "kratos_hmac_sha256", "kratos_hmac_sha384", "kratos_hmac_sha512",
        "kratos_crypt", "md5_crypt", "sha256_crypt", "sha512_crypt", "ldap_salted_sha1", "ldap_salted_sha256",
        "ldap_salted_sha512",
    ];

    /// Laravel.
    LARAVEL = "laravel" ["bcrypt", "argon2"];

    /// LDAP `userPassword` values of OpenLDAP, 389 DS and Dovecot.
    LDAP = "ldap" [
        "ldap_md5", "ldap_sha1", "ldap_salted_md5", "ldap_salted_sha1", "openldap_sha256", "openldap_sha384",
        "openldap_sha512", "ldap_salted_sha256", "ldap_salted_sha384", "ldap_salted_sha512", "ldap_hex_md5",
        "ldap_hex_sha1", "ldap_crypt", "ldap_userpassword_base64", "bcrypt", "sha512_crypt", "sha256_crypt",
        "md5_crypt", "yescrypt", "bsdi_crypt", "des_crypt", "argon2",
    ];

    /// Mac OS X 10.4 to 10.7.
    MACOS = "macos" ["macos_10_4", "macos_10_7"];

    /// Magento 1. Both digests are told apart by their length.
    MAGENTO1 = "magento1" ["magento1", "magento1_sha256", "hex_md5", "magento1_sha512"];

    /// Magento 2: every version, and chains of them.
    MAGENTO2 = "magento2" [
        "magento2",
    ];

    /// MediaWiki of all ages.
    MEDIAWIKI = "mediawiki" [
        "mediawiki_a", "mediawiki_a_salted", "mediawiki_b", "mediawiki_pbkdf2", "mediawiki_pbkdf2_legacy_a",
        "mediawiki_pbkdf2_legacy_b", "mediawiki_argon2", "mediawiki_bcrypt",
        "mediawiki_pbkdf2_parameters", "mediawiki_layered", "argon2",
    ];

    /// MediaWiki's `EncryptedPassword` and what it was put over, by the keys `secrets_0` and so on.
    #[cfg(feature = "ciphers")]
    MEDIAWIKI_ENCRYPTED = "mediawiki_encrypted" ["mediawiki_encrypted", "mediawiki_a", "mediawiki_a_salted", "mediawiki_b", "mediawiki_pbkdf2", "mediawiki_pbkdf2_legacy_a", "mediawiki_pbkdf2_legacy_b", "mediawiki_argon2", "mediawiki_bcrypt", "mediawiki_pbkdf2_parameters", "mediawiki_layered", "argon2"];

    /// Meteor and Rocket.Chat: bcrypt or Argon2 of SHA-256 by hint.
    METEOR = "meteor" ["meteor_bcrypt", "meteor_argon2", "bcrypt", "argon2"];

    /// What is chosen today: Argon2, scrypt, bcrypt, PBKDF2.
    MODERN = "modern" [
        "argon2", "argon2_keyed", "scrypt", "scrypt7", "bcrypt", "pbkdf2_sha1", "pbkdf2_sha224",
        "pbkdf2_sha256", "pbkdf2_sha384", "pbkdf2_sha512", "pbkdf2_phc",
    ];

    /// MongoDB's MONGODB-CR, by the login name.
    MONGODB = "mongodb" ["mongodb_cr"];

    /// Moodle by its site keys: rows from before 2.5, bcrypt, and what is peppered by hint.
    MOODLE = "moodle" [
        "moodle", "bcrypt", "sha512_crypt", "moodle_peppered_sha512_crypt", "moodle_peppered_bcrypt", "moodle_slashed",
    ];

    /// MyBB with its salt column.
    MYBB = "mybb" ["mybb", "bcrypt"];

    /// MySQL and MariaDB since 4.1.
    MYSQL = "mysql" ["mysql41"];

    /// Citrix NetScaler.
    NETSCALER = "netscaler" ["netscaler_sha1", "netscaler_sha512", "netscaler_pbkdf2"];

    /// ownCloud and Nextcloud; ownCloud's bcrypt with a site salt by hint.
    NEXTCLOUD = "nextcloud" [
        "nextcloud_bcrypt", "nextcloud_argon2i", "nextcloud_argon2id", "owncloud_bcrypt", "bcrypt", "argon2",
        "hex_sha1",
    ];

    /// NodeBB; bcrypt of SHA-512 by hint.
    NODEBB = "nodebb" ["nodebb_bcrypt", "bcrypt"];

    /// Nuked-Klan, by the site key `hashkey`.
    NUKED_KLAN = "nuked_klan" ["nuked_klan"];

    /// Apache Jackrabbit Oak and Adobe Experience Manager.
    OAK = "oak" ["oak_sha256", "oak_sha512"];

    /// Odoo; passwords in the clear, from before 9, by hint.
    ODOO = "odoo" ["pbkdf2_sha512", "plaintext"];

    /// OpenCart with its salt column, and MD5 from before 1.5.
    OPENCART = "opencart" ["opencart", "hex_md5", "bcrypt"];

    /// Oracle 11g and 12c, one verifier out of `spare4`.
    ORACLE = "oracle" ["oracle11", "oracle12c", "oracle12c_http"];

    /// osCommerce, xt:Commerce, Zen Cart.
    OSCOMMERCE = "oscommerce" ["oscommerce", "phpass", "bcrypt", "hex_md5"];

    /// Parse Server.
    PARSE = "parse" ["bcrypt"];

    /// passlib's own formats.
    PASSLIB = "passlib" [
        "bcrypt_sha256", "dlitz_pbkdf2_sha1", "cta_pbkdf2_sha1", "pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512",
        "scrypt", "bcrypt", "argon2",
        "fshp", "scram", "roundup_plaintext", "plaintext",
    ];
    /// npm passport-local-mongoose; SHA-1, up to version 4, by hint.
    PASSPORT = "passport" ["passport_local_mongoose", "passport_local_mongoose_sha1"];

    /// PHP's `password_hash` and `crypt`, with phpass.
    PHP = "php" ["bcrypt", "argon2", "phpass", "md5_crypt", "sha256_crypt", "sha512_crypt", "bsdi_crypt", "des_crypt"];

    /// phpBB 2 and 3; what has MD5 below phpass, phpBB 2's own digests, what was
    /// escaped before, and the rows of other forums by hint.
    PHPBB = "phpbb" [
        "phpass", "phpbb3_md5_phpass", "phpbb_combined", "phpbb_combined_md5", "bcrypt", "argon2", "phpbb2_md5",
        "hex_md5",
        "phpbb_cp", "phpbb_cp_mybb", "phpbb_cp_vbulletin", "phpbb_cp_smf", "phpbb_cp_wcf1", "phpbb_cp_xenforo", "phpbb3_phpass", "phpbb3_bcrypt", "phpbb3_argon2",
    ];

    /// PHP-PasswordLib.
    PHP_PASSWORDLIB = "php_passwordlib" ["phppasswordlib_pbkdf2", "drupal7", "phpass", "bcrypt", "sha256_crypt", "sha512_crypt"];

    /// Plone and Zope.
    PLONE = "plone" ["zope_bcrypt", "zope_sha256", "ldap_salted_sha1", "ldap_sha1", "ldap_crypt", "des_crypt", "bcrypt"];

    /// PostgreSQL's md5, by the role name.
    POSTGRESQL = "postgresql" ["postgres_md5"];

    /// PrestaShop, by the site key `cookie_key`.
    PRESTASHOP = "prestashop" ["prestashop", "bcrypt"];

    /// PunBB and FluxBB with a salt column.
    PUNBB = "punbb" ["punbb", "hex_md5", "bcrypt"];

    /// Question2Answer with its salt column.
    QUESTION2ANSWER = "question2answer" ["question2answer", "bcrypt"];

    /// Redmine with its salt column.
    REDMINE = "redmine" ["redmine"];

    /// Rails with restful-authentication, by the site key `site_key`.
    RESTFUL_AUTHENTICATION = "restful_authentication" ["restful_authentication"];

    /// Roundup, but its PBKDF2.
    ROUNDUP = "roundup" ["roundup_plaintext", "ldap_salted_sha1", "ldap_hex_sha1", "ldap_hex_md5", "ldap_crypt", "des_crypt"];

    /// SAP CODVN H.
    SAP = "sap" ["sap_issha", "sap_issha256", "sap_issha384", "sap_issha512"];

    /// Perl's Crypt::ScryptKDF.
    SCRYPTKDF = "scryptkdf" ["scryptkdf_pm"];

    /// Apache Shiro 1 and 2; a private salt by hint.
    SHIRO = "shiro" [
        "shiro1_md5", "shiro1_sha1", "shiro1_sha256", "shiro1_sha512", "shiro1_sha256_private_salt",
        "shiro2_bcrypt", "shiro2_argon2", "bcrypt", "argon2",
    ];

    /// simple-scrypt for Go and the scrypt gem for Ruby: `N$r$p$salt$digest`.
    SIMPLE_SCRYPT = "simple_scrypt" ["simple_scrypt", "ruby_scrypt"];
    /// Simple Machines Forum 1.1 to 2.1, by the login name; 2.1 by hint.
    SMF = "smf" ["smf", "smf21_bcrypt", "bcrypt"];

    /// Spring Security's `DelegatingPasswordEncoder` and the encoders it names.
    SPRING = "spring" [
        "spring_delegating", "spring_messagedigest", "bcrypt", "argon2", "ldap_sha1",
        "ldap_salted_sha1", "ldap_hex_md5",
    ];

    /// SQL Server 2005 and later.
    SQLSERVER = "sqlserver" ["mssql2005", "mssql2012"];

    /// Stytch's scrypt, of users that were migrated to it.
    STYTCH = "stytch" ["stytch_scrypt", "bcrypt", "argon2"];

    /// Symfony's MessageDigestPasswordEncoder with its salt column, and what followed it; without salts, in the clear,
    /// and its bcrypt of passwords over 72 bytes by hint.
    SYMFONY = "symfony" [
        "symfony_messagedigest", "symfony_messagedigest_unsalted", "symfony_native_bcrypt", "symfony_plaintext", "symfony_plaintext_any_case", "bcrypt", "argon2",
    ];

    /// `$plaintext$` and `$base64$`; bare text by hint.
    TAGGED_PLAINTEXT = "tagged_plaintext" ["plaintext_tagged", "plaintext"];

    /// Trac with AccountManager: htpasswd and htdigest files.
    TRAC = "trac" ["apr_md5_crypt", "md5_crypt", "ldap_sha1", "sha256_crypt", "sha512_crypt", "des_crypt", "bcrypt", "htdigest_line"];

    /// TYPO3; bcrypt of SHA-384 by hint.
    TYPO3 = "typo3" ["typo3_bcrypt", "argon2", "bcrypt", "phpass", "pbkdf2_sha256"];

    /// Unix `shadow` and htpasswd files.
    UNIX = "unix" [
        "md5_crypt", "apr_md5_crypt", "sha256_crypt", "sha512_crypt", "bcrypt", "bcrypt_2x",
        "bcrypt_nul_stops", "scrypt7", "yescrypt", "sha1_crypt", "sun_md5_crypt",
        "bsdi_crypt", "des_crypt", "bigcrypt", "crypt16", "ldap_sha1",
    ];

    /// Vanilla Forums, as its importers wrote others. `hash$salt` is told apart by the length of the hash.
    VANILLA = "vanilla" ["phpass", "ipboard_dollar", "punbb_dollar", "mybb_vanilla", "bcrypt", "vanilla_phpass", "smf_dollar"];

    /// vBulletin 3 to 5, with a salt column or the salt behind a colon; 5 by hint.
    VBULLETIN = "vbulletin" [
        "vbulletin", "vbulletin_colon", "vbulletin5_bcrypt", "vbulletin5_argon2", "bcrypt", "argon2",
    ];

    /// web2py; digests with a salt, and with the site key `hmac_key`, by hint.
    WEB2PY = "web2py" ["web2py", "web2py_hmac", "web2py_salted"];

    /// WoltLab Burning Board 3 with its salt column; the double bcrypt of 4 by hint.
    WOLTLAB = "woltlab" ["wcf1", "wcf2_bcrypt", "bcrypt"];

    /// WordPress of all ages.
    WORDPRESS = "wordpress" ["wp_bcrypt", "phpass", "bcrypt", "argon2", "hex_md5", "wordpress_phpass"];

    /// What WordPress 6.8 makes at random: application passwords, reset keys.
    #[cfg(feature = "rare-digests")]
    WORDPRESS_KEYS = "wordpress_keys" ["wp_generic"];

    /// XenForo 1 and 2, serialised or with the salt in a column.
    XENFORO = "xenforo" [
        "xenforo_serialized", "xenforo_sha1", "xenforo_sha256", "bcrypt", "argon2",
    ];
}
