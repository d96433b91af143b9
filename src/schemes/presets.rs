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
    /// Anope IRC services, `enc_sha256`.
    ANOPE = "anope" ["anope_sha256"];

    /// ArubaOS.
    ARUBAOS = "arubaos" ["arubaos"];

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

    /// Azure AD Connect: what is synchronised of an on-premises directory.
    #[cfg(feature = "rare-digests")]
    AZURE_AD_SYNC = "azure_ad_sync" ["azuread_sync"];

    /// Better Auth, Oslo, and Lucia of all ages.
    BETTER_AUTH = "better_auth" ["better_auth_scrypt", "lucia_scrypt"];
    /// BlackBerry Enterprise Service 10 with its salt column.
    BLACKBERRY = "blackberry" ["blackberry_es10"];

    /// CakePHP 1 to 3, by the site key `security_salt`.
    CAKEPHP = "cakephp" ["cakephp_md5", "cakephp_sha1", "cakephp_sha256", "bcrypt"];

    /// Casdoor with its salt column.
    CASDOOR = "casdoor" [
        "casdoor_md5", "casdoor_sha256", "casdoor_sha512", "casdoor_pbkdf2", "bcrypt", "argon2",
    ];

    /// Cisco ASA; what a PIX wrote by hint.
    CISCO_ASA = "cisco_asa" ["cisco_asa", "cisco_pix"];

    /// Cisco IOS, types 4, 5, 7, 8 and 9.
    CISCO_IOS = "cisco_ios" ["cisco_type4", "md5_crypt", "cisco_type7", "cisco_type8", "cisco_type9"];

    /// Cisco Identity Services Engine.
    CISCO_ISE = "cisco_ise" ["cisco_ise"];

    /// Clipperz.
    #[cfg(feature = "srp")]
    CLIPPERZ = "clipperz" ["clipperz_srp"];

    /// ColdFusion 10 and 11 with their salt.
    COLDFUSION = "coldfusion" ["coldfusion10"];

    /// Dahua recorders, before and since the salted web login.
    DAHUA = "dahua" ["dahua", "dahua_web"];

    /// The password-hashing library of defuse.ca.
    DEFUSE = "defuse" ["defuse_pbkdf2_sha1"];

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
    ];

    /// Lotus Domino of all ages.
    DOMINO = "domino" ["domino5", "domino6", "domino8"];

    /// Drupal 7 and later, accounts of Drupal 6 among them.
    DRUPAL = "drupal" ["drupal7", "drupal7_md5", "phpass", "bcrypt", "argon2", "hex_md5"];
    /// Elasticsearch's native and file realms; keys of 32 bytes, those of 64 are to be named; SSHA-256 by hint.
    ELASTICSEARCH = "elasticsearch" [
        "elasticsearch_pbkdf2", "elasticsearch_pbkdf2_stretch",
        "elasticsearch_ssha256", "ldap_salted_sha256", "bcrypt",
    ];

    /// EPiServer of all ages, and the membership provider under it.
    EPISERVER = "episerver" ["episerver_sha1", "episerver_sha256", "episerver_sid"];

    /// Werkzeug and Flask, and passlib as Flask extensions use it.
    FLASK = "flask" [
        "werkzeug", "werkzeug_hmac", "pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512", "bcrypt", "argon2",
    ];

    /// Firebase Authentication and those who import its rows, by the key `signer_key` where the row does not
    /// hold it: Supabase, Hanko, Ory Kratos, SuperTokens, WorkOS, Clerk.
    #[cfg(feature = "firebase")]
    FIREBASE = "firebase" [
        "firebase_scrypt", "supabase_fbscrypt", "kratos_firescrypt", "supertokens_f_scrypt", "workos_firebase_scrypt",
        "clerk_firebase_scrypt", "bcrypt", "argon2",
    ];

    /// FileZilla Server before 1.0 with its salt column.
    FILEZILLA = "filezilla" ["filezilla"];

    /// Firebird 3 and later with its salt column.
    #[cfg(feature = "srp")]
    FIREBIRD = "firebird" ["firebird_srp"];

    /// FortiGate.
    FORTIOS = "fortios" ["fortios_ak1", "fortios_sh2"];

    /// Gitea, Gogs and Grafana; the salt column in hexadecimal. With text in it, name `gitea_pbkdf2_text_salt`.
    GITEA = "gitea" ["gitea_pbkdf2", "bcrypt"];

    /// hMailServer 5.
    HMAILSERVER = "hmailserver" ["hmailserver"];

    /// Huawei routers with their salt column.
    HUAWEI = "huawei" ["huawei"];

    /// IBM i of password levels 0 to 3.
    IBM_I = "ibm_i" ["as400_des", "as400_ssha1"];

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

    /// JBoss AS 7 and WildFly, `mgmt-users.properties`.
    JBOSS = "jboss" ["jboss_properties"];

    /// Jenkins.
    JENKINS = "jenkins" ["jenkins_bcrypt", "jenkins_pbkdf2", "bcrypt"];

    /// Joomla 1.0 and later.
    JOOMLA = "joomla" [
        "joomla", "joomla_sha256", "joomla_md5_labelled", "ldap_hex_md5", "phpass", "bcrypt", "argon2",
        "hex_md5",
    ];

    /// Juniper Junos: its users, and the secrets of its configuration.
    JUNOS = "junos" ["juniper_type9", "sha1_crypt", "md5_crypt", "sha256_crypt", "sha512_crypt"];

    /// Juniper's SSL VPN.
    #[cfg(feature = "ciphers")]
    JUNIPER_IVE = "juniper_ive" ["juniper_ive"];

    /// Keys of a Kerberos KDC by their length: AES of RFC 3962, and DES; those of RFC 8009 are to be named.
    #[cfg(feature = "ciphers")]
    KERBEROS = "kerberos" ["krb5_aes256", "krb5_aes128", "krb5_des"];

    /// Keycloak, with both texts of its credential.
    KEYCLOAK = "keycloak" ["keycloak", "bcrypt"];

    /// Ory Kratos and what it imports, but Firebase's scrypt and the digests of `rare-digests`.
    KRATOS = "kratos" [
        "argon2", "bcrypt", "pbkdf2_phc", "kratos_scrypt", "kratos_md5", "kratos_template", "kratos_hmac_md5",
        "kratos_hmac_sha1", "kratos_hmac_sha224", "kratos_hmac_sha256", "kratos_hmac_sha384", "kratos_hmac_sha512",
        "kratos_crypt", "md5_crypt", "sha256_crypt", "sha512_crypt", "ldap_salted_sha1", "ldap_salted_sha256",
        "ldap_salted_sha512",
    ];

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
    MAGENTO1 = "magento1" ["magento1", "magento1_sha256", "hex_md5"];

    /// Magento 2; what its upgrades of the hash version left behind (`hash:salt:0:1`) by hint.
    MAGENTO2 = "magento2" [
        "magento2_md5", "magento2_sha256", "magento2_md5_sha256", "magento2_argon2id13",
        "magento2_argon2id13_agnostic", "magento2_md5_argon2id13", "magento2_md5_argon2id13_agnostic",
        "magento2_sha256_argon2id13", "magento2_sha256_argon2id13_agnostic",
    ];

    /// MediaWiki of all ages.
    MEDIAWIKI = "mediawiki" [
        "mediawiki_a", "mediawiki_a_salted", "mediawiki_b", "mediawiki_pbkdf2", "mediawiki_pbkdf2_legacy_a",
        "mediawiki_pbkdf2_legacy_b", "mediawiki_argon2", "mediawiki_bcrypt",
        "mediawiki_pbkdf2_parameters", "mediawiki_layered", "argon2",
    ];

    /// What is chosen today: Argon2, scrypt, bcrypt, PBKDF2.
    MODERN = "modern" [
        "argon2", "argon2_keyed", "scrypt", "scrypt7", "bcrypt", "pbkdf2_sha1", "pbkdf2_sha224",
        "pbkdf2_sha256", "pbkdf2_sha384", "pbkdf2_sha512", "pbkdf2_phc",
    ];

    /// MongoDB's MONGODB-CR, by the login name.
    MONGODB = "mongodb" ["mongodb_cr"];

    /// Moodle by its site keys: rows from before 2.5, bcrypt, and SHA-crypt with a pepper by hint.
    MOODLE = "moodle" ["moodle", "bcrypt", "sha512_crypt", "moodle_peppered_sha512_crypt"];

    /// MyBB with its salt column.
    MYBB = "mybb" ["mybb", "bcrypt"];

    /// MySQL and MariaDB since 4.1.
    MYSQL = "mysql" ["mysql41"];

    /// Juniper ScreenOS, by the login name.
    NETSCREEN = "netscreen" ["netscreen"];

    /// RSA NetWitness and Security Analytics.
    NETWITNESS = "netwitness" ["netwitness"];

    /// Citrix NetScaler.
    NETSCALER = "netscaler" ["netscaler_sha1", "netscaler_sha512", "netscaler_pbkdf2"];

    /// Nuked-Klan, by its constant as the key `hashkey`.
    NUKED_KLAN = "nuked_klan" ["nuked_klan"];

    /// ownCloud and Nextcloud; ownCloud's bcrypt with a site salt by hint.
    NEXTCLOUD = "nextcloud" [
        "nextcloud_bcrypt", "nextcloud_argon2i", "nextcloud_argon2id", "owncloud_bcrypt", "bcrypt", "argon2",
        "hex_sha1",
    ];

    /// NodeBB; bcrypt of SHA-512 by hint.
    NODEBB = "nodebb" ["nodebb_bcrypt", "bcrypt"];

    /// Apache Jackrabbit Oak and Adobe Experience Manager.
    OAK = "oak" ["oak_sha256", "oak_sha512"];

    /// OpenCart with its salt column, and MD5 from before 1.5.
    OPENCART = "opencart" ["opencart", "hex_md5", "bcrypt"];

    /// Oracle 11g and 12c, one verifier out of `spare4`.
    ORACLE = "oracle" ["oracle11", "oracle12c", "oracle12c_http"];

    /// osCommerce, xt:Commerce, Zen Cart.
    OSCOMMERCE = "oscommerce" ["oscommerce", "phpass", "bcrypt", "hex_md5"];

    /// passlib's own formats.
    PASSLIB = "passlib" [
        "bcrypt_sha256", "dlitz_pbkdf2_sha1", "cta_pbkdf2_sha1", "pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512",
        "scrypt", "bcrypt", "argon2",
    ];
    /// PHP's `password_hash` and `crypt`, with phpass.
    PHP = "php" ["bcrypt", "argon2", "phpass", "md5_crypt", "sha256_crypt", "sha512_crypt", "bsdi_crypt", "des_crypt"];

    /// phpBB 2 and 3; what has MD5 below phpass, and phpBB 2's own digests, by hint.
    PHPBB = "phpbb" [
        "phpass", "phpbb3_md5_phpass", "phpbb_combined", "phpbb_combined_md5", "bcrypt", "argon2", "phpbb2_md5",
        "hex_md5",
    ];

    /// PostgreSQL's md5, by the role name.
    POSTGRESQL = "postgresql" ["postgres_md5"];

    /// PrestaShop, by the site key `cookie_key`.
    PRESTASHOP = "prestashop" ["prestashop", "bcrypt"];

    /// PunBB and FluxBB with a salt column.
    PUNBB = "punbb" ["punbb", "hex_md5", "bcrypt"];

    /// Question2Answer with its salt column.
    QUESTION2ANSWER = "question2answer" ["question2answer", "bcrypt"];

    /// RACF of z/OS with DES; mixed case by hint.
    RACF = "racf" ["racf", "racf_mixed_case"];

    /// RACF of z/OS with KDFAES, and what it had before.
    #[cfg(feature = "ciphers")]
    RACF_KDFAES = "racf_kdfaes" ["racf_kdfaes", "racf_kdfaes_upper_case", "racf", "racf_mixed_case"];

    /// Radmin 2.
    RADMIN2 = "radmin2" ["radmin2"];

    /// Redmine with its salt column.
    REDMINE = "redmine" ["redmine"];

    /// Rails with restful-authentication, by the site key `site_key`.
    RESTFUL_AUTHENTICATION = "restful_authentication" ["restful_authentication"];

    /// The passwords of RACF's command RVARY.
    RVARY = "rvary" ["rvary"];

    /// SAP CODVN B, F, G and H; halves of columns by hint.
    SAP = "sap" [
        "sap_issha", "sap_issha256", "sap_issha384", "sap_issha512", "sap_b", "sap_g", "sap_b_half", "sap_g_half",
    ];

    /// Serv-U before 15.
    SERV_U = "serv_u" ["serv_u"];

    /// Apache Shiro 1 and 2; a private salt by hint.
    SHIRO = "shiro" [
        "shiro1_md5", "shiro1_sha1", "shiro1_sha256", "shiro1_sha512", "shiro1_sha256_private_salt",
        "shiro2_bcrypt", "shiro2_argon2", "bcrypt", "argon2",
    ];

    /// simple-scrypt for Go and the scrypt gem for Ruby: `N$r$p$salt$digest`.
    SIMPLE_SCRYPT = "simple_scrypt" ["simple_scrypt", "ruby_scrypt"];
    /// Simple Machines Forum 1.1 to 2.1, by the login name; 2.1 by hint.
    SMF = "smf" ["smf", "smf21_bcrypt", "bcrypt"];

    /// SolarWinds Orion before 2019.2, by the login name; later rows are to be named.
    SOLARWINDS = "solarwinds" ["solarwinds_orion"];

    /// Spring Security's `DelegatingPasswordEncoder` and the encoders it names.
    SPRING = "spring" [
        "spring_delegating", "spring_messagedigest", "bcrypt", "argon2", "ldap_sha1",
        "ldap_salted_sha1", "ldap_hex_md5",
    ];

    /// SQL Server 2005 and later.
    SQLSERVER = "sqlserver" ["mssql2005", "mssql2012"];

    /// Symfony's MessageDigestPasswordEncoder with its defaults and salt column, and what followed it; its bcrypt of
    /// passwords over 72 bytes by hint.
    SYMFONY = "symfony" ["symfony_messagedigest", "symfony_native_bcrypt", "bcrypt", "argon2"];

    /// TYPO3; bcrypt of SHA-384 by hint.
    TYPO3 = "typo3" ["typo3_bcrypt", "argon2", "bcrypt", "phpass", "pbkdf2_sha256"];

    /// Unix `shadow` and htpasswd files.
    UNIX = "unix" [
        "md5_crypt", "apr_md5_crypt", "sha256_crypt", "sha512_crypt", "bcrypt", "bcrypt_2x",
        "bcrypt_nul_stops", "scrypt7", "yescrypt", "sha1_crypt", "sun_md5_crypt",
        "bsdi_crypt", "des_crypt", "bigcrypt", "crypt16", "ldap_sha1",
    ];

    /// Vanilla Forums, as its importers wrote others. `hash$salt` is told apart by the length of the hash.
    VANILLA = "vanilla" ["phpass", "ipboard_dollar", "punbb_dollar", "mybb_vanilla", "bcrypt"];

    /// vBulletin 3 to 5, with a salt column or the salt behind a colon; 5 by hint.
    VBULLETIN = "vbulletin" [
        "vbulletin", "vbulletin_colon", "vbulletin5_bcrypt", "vbulletin5_argon2", "bcrypt", "argon2",
    ];

    /// World of Warcraft servers since SRP6: TrinityCore and AzerothCore; CMaNGOS, and Battle.net before 2013, by hint.
    #[cfg(feature = "srp")]
    WOW = "wow" ["wow_srp6", "cmangos_srp6", "battle_net_srp"];

    /// WoltLab Burning Board 3 with its salt column; the double bcrypt of 4 by hint.
    WOLTLAB = "woltlab" ["wcf1", "wcf2_bcrypt", "bcrypt"];

    /// WordPress of all ages.
    WORDPRESS = "wordpress" ["wp_bcrypt", "phpass", "bcrypt", "argon2", "hex_md5"];

    /// XenForo 1 and 2, serialised or with the salt in a column.
    XENFORO = "xenforo" [
        "xenforo_serialized_sha1", "xenforo_serialized_sha256", "xenforo_sha1", "xenforo_sha256", "bcrypt",
        "argon2",
    ];

    /// Apache ZooKeeper, scheme digest.
    ZOOKEEPER = "zookeeper" ["zookeeper"];
}
