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

    /// Cyrus SASL: the property `userPassword` of sasldb or of a directory, by hint.
    CYRUS_SASL = "cyrus_sasl" ["ldap_plaintext"];

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

    /// Drupal 7 and later, accounts of Drupal 6 among them.
    DRUPAL = "drupal" ["drupal7", "drupal7_md5", "phpass", "bcrypt", "argon2", "hex_md5"];
    /// Dovecot 2 and before: every scheme of `doveadm pw -l`, with suffixes. `{MD5}` is told by its body; DIGEST-MD5 by
    /// the login name.
    DOVECOT = "dovecot" [
        "dovecot_suffix", "dovecot_cram_md5", "dovecot_digest_md5", "dovecot_rpa", "dovecot_lanman",
        "dovecot_scram_sha_1", "dovecot_scram_sha_256", "dovecot_otp", "dovecot_plain", "dovecot_plain_trunc",
        "dovecot_pbkdf2", "ldap_crypt", "ldap_md5", "ldap_hex_md5", "ldap_salted_md5", "ldap_sha1", "ldap_hex_sha1",
        "ldap_salted_sha1", "openldap_sha256", "openldap_sha512", "ldap_salted_sha256", "ldap_salted_sha512",
        "md5_crypt", "sha256_crypt", "sha512_crypt", "bcrypt", "des_crypt", "bsdi_crypt", "yescrypt", "argon2",
    ];

    /// Dovecot and FreeRADIUS with MD4, which `{PLAIN-MD4}`, `{NTLM}` and `{NT}` need.
    #[cfg(feature = "rare-digests")]
    DOVECOT_MD4 = "dovecot_md4" ["dovecot_plain_md4", "dovecot_ntlm"];

    /// 389 Directory Server and Red Hat's, as FreeIPA has it, with what Sun's directories wrote before.
    DS389 = "ds389" [
        "ds389_pbkdf2_sha256", "ldap_pbkdf2_sha1", "ldap_pbkdf2_sha256", "ldap_pbkdf2_sha512", "ldap_crypt",
        "ns_mta_md5", "dovecot_plain", "ldap_md5", "ldap_salted_md5", "ldap_sha1", "ldap_salted_sha1", "openldap_sha256",
        "openldap_sha384", "openldap_sha512", "ldap_salted_sha256", "ldap_salted_sha384", "ldap_salted_sha512", "ldap_userpassword_base64",
        "md5_crypt", "sha256_crypt", "sha512_crypt", "bcrypt", "des_crypt", "bsdi_crypt", "yescrypt",
    ];

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

    /// FreeRADIUS, passwords with a header as `rlm_pap` reads them.
    FREERADIUS = "freeradius" [
        "dovecot_plain", "freeradius_pbkdf2", "dovecot_lanman", "ldap_crypt", "ldap_md5", "ldap_hex_md5",
        "ldap_salted_md5", "ldap_sha1", "ldap_hex_sha1", "ldap_salted_sha1", "ldap_sha224", "openldap_sha256",
        "openldap_sha384", "openldap_sha512", "ldap_salted_sha224", "ldap_salted_sha256", "ldap_salted_sha384",
        "ldap_salted_sha512", "ns_mta_md5", "md5_crypt", "sha256_crypt", "sha512_crypt", "bcrypt", "des_crypt",
        "bsdi_crypt", "yescrypt",
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

    /// Apache htpasswd files, whole lines or what stands behind the name.
    HTPASSWD = "htpasswd" [
        "htpasswd_line", "apr_md5_crypt", "bcrypt", "ldap_sha1", "des_crypt", "md5_crypt", "sha256_crypt",
        "sha512_crypt",
    ];

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

    /// LAN Manager: Windows before Vista, OS/2, old Samba. NT hashes have the same shape and are not here.
    LAN_MANAGER = "lan_manager" ["lmhash", "lmhash_half"];

    /// LDAP `userPassword` values of OpenLDAP with its modules, ApacheDS and others after RFC 2307, also as LDIF has
    /// them. A value without a label, which is the password itself, is read by `ldap_plaintext`.
    LDAP = "ldap" [
        "ldap_md5", "ldap_sha1", "ldap_salted_md5", "ldap_salted_sha1", "openldap_sha256", "openldap_sha384",
        "openldap_sha512", "ldap_salted_sha256", "ldap_salted_sha384", "ldap_salted_sha512", "ldap_hex_md5",
        "ldap_hex_sha1", "ldap_crypt", "ldap_pbkdf2_sha1", "ldap_pbkdf2_sha256", "ldap_pbkdf2_sha512", "openldap_apr1",
        "openldap_bsdmd5", "ns_mta_md5", "atlassian_pbkdf2_sha1", "dovecot_plain", "dovecot_lanman",
        "ldap_userpassword_base64", "bcrypt", "sha512_crypt", "sha256_crypt", "md5_crypt", "yescrypt", "bsdi_crypt", "des_crypt", "argon2",
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

    /// Citrix NetScaler.
    NETSCALER = "netscaler" ["netscaler_sha1", "netscaler_sha512", "netscaler_pbkdf2"];

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

    /// Post.Office.
    POSTOFFICE = "postoffice" ["postoffice"];

    /// PrestaShop, by the site key `cookie_key`.
    PRESTASHOP = "prestashop" ["prestashop", "bcrypt"];

    /// PunBB and FluxBB with a salt column.
    PUNBB = "punbb" ["punbb", "hex_md5", "bcrypt"];

    /// Quest Authentication Services, by the login name with its realm.
    QUEST = "quest" ["quest_vas"];

    /// Question2Answer with its salt column.
    QUESTION2ANSWER = "question2answer" ["question2answer", "bcrypt"];

    /// Redmine with its salt column.
    REDMINE = "redmine" ["redmine"];

    /// Rails with restful-authentication, by the site key `site_key`.
    RESTFUL_AUTHENTICATION = "restful_authentication" ["restful_authentication"];

    /// Samba's attributes in a directory, the LM hash.
    SAMBA = "samba" ["samba_lmhash"];

    /// Attributes with NT hashes: Samba's, and FreeIPA's as Kanidm imports them.
    #[cfg(feature = "rare-digests")]
    SAMBA_NT = "samba_nt" ["samba_lmhash", "kanidm_samba_nthash", "kanidm_ipa_nthash"];

    /// SAP CODVN H.
    SAP = "sap" ["sap_issha", "sap_issha256", "sap_issha384", "sap_issha512"];

    /// Serv-U.
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

    /// WoltLab Burning Board 3 with its salt column; the double bcrypt of 4 by hint.
    WOLTLAB = "woltlab" ["wcf1", "wcf2_bcrypt", "bcrypt"];

    /// WordPress of all ages.
    WORDPRESS = "wordpress" ["wp_bcrypt", "phpass", "bcrypt", "argon2", "hex_md5"];

    /// XenForo 1 and 2, serialised or with the salt in a column.
    XENFORO = "xenforo" [
        "xenforo_serialized_sha1", "xenforo_serialized_sha256", "xenforo_sha1", "xenforo_sha256", "bcrypt",
        "argon2",
    ];

    /// XMPP servers with SCRAM-SHA-1 in columns.
    XMPP = "xmpp" ["xmpp_scram_sha1", "prosody_scram_sha1"];

    /// Apache ZooKeeper's digest entries.
    ZOOKEEPER = "zookeeper" ["zookeeper"];
}
