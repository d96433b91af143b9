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
    /// AIX with its loadable password algorithms.
    AIX = "aix" ["aix_smd5", "aix_ssha1", "aix_ssha256", "aix_ssha512", "des_crypt"];

    /// Anope IRC services, `enc_sha256`.
    ANOPE = "anope" ["anope_sha256"];

    /// Oracle APEX, by the login name and the security group id in the salt column.
    APEX = "apex" ["oracle_apex"];

    /// Appwrite's scrypt, of users that it imported.
    APPWRITE_SCRYPT = "appwrite_scrypt" ["appwrite_scrypt_hex", "bcrypt", "argon2"];

    /// ArubaOS.
    ARUBAOS = "arubaos" ["arubaos"];

    /// ASP.NET Identity, versions 2 and 3.
    ASPNET = "aspnet" ["aspnet_identity_v2", "aspnet_identity_v3"];

    /// ASP.NET membership with its salt column, SHA-1. The others have the shape of Base64 too and are to be named.
    ASPNET_MEMBERSHIP = "aspnet_membership" ["aspnet_membership_sha1"];

    /// Atlassian Jira, Confluence and Crowd.
    ATLASSIAN = "atlassian" ["atlassian_pbkdf2_sha1"];

    /// Auth0's imports, with what stands in a `custom_password_hash` as a whole.
    AUTH0 = "auth0" [
        "auth0_custom_password_hash", "bcrypt", "argon2", "pbkdf2_phc", "ldap_md5", "ldap_salted_md5", "ldap_sha1",
        "ldap_salted_sha1", "openldap_sha256", "ldap_salted_sha256", "openldap_sha512", "ldap_salted_sha512",
    ];

    /// Authgear.
    AUTHGEAR = "authgear" ["authgear_bcrypt_sha512", "bcrypt"];

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
    CASDOOR = "casdoor" ["casdoor_md5", "casdoor_sha256", "casdoor_sha512", "casdoor_pbkdf2", "bcrypt", "argon2"];

    /// Cassandra's roles.
    CASSANDRA = "cassandra" ["bcrypt"];

    /// Cisco ASA; what a PIX wrote by hint.
    CISCO_ASA = "cisco_asa" ["cisco_asa", "cisco_pix"];

    /// Cisco IOS, types 4, 5, 7, 8 and 9.
    CISCO_IOS = "cisco_ios" ["cisco_type4", "md5_crypt", "cisco_type7", "cisco_type8", "cisco_type9"];

    /// Cisco Identity Services Engine.
    CISCO_ISE = "cisco_ise" ["cisco_ise"];

    /// Clerk's hashers but Firebase's scrypt; those that share their spelling with Django, and peppered bcrypt, by hint.
    CLERK = "clerk" [
        "bcrypt", "clerk_bcrypt_peppered", "django_bcrypt_sha256", "argon2", "django_pbkdf2_sha1",
        "clerk_pbkdf2_sha1", "django_pbkdf2_sha256", "clerk_pbkdf2_sha256", "clerk_pbkdf2_sha512",
        "clerk_pbkdf2_sha512_hex", "clerk_sha512_symfony", "werkzeug", "phpass", "ldap_salted_sha1", "hex_md5",
        "hex_sha256",
    ];

    /// ClickHouse; with a salt column by hint.
    CLICKHOUSE = "clickhouse" ["hex_sha256", "clickhouse_sha256_salted", "clickhouse_double_sha1", "bcrypt"];

    /// Clipperz.
    #[cfg(feature = "srp")]
    CLIPPERZ = "clipperz" ["clipperz_srp"];

    /// ColdFusion 10 and 11 with their salt.
    COLDFUSION = "coldfusion" ["coldfusion10"];

    /// CouchDB: administrators of `local.ini`, and documents of `_users`.
    COUCHDB = "couchdb" ["couchdb_pbkdf2", "couchdb_hashed", "couchdb_user"];

    /// Cyrus SASL: the property `userPassword` of sasldb or of a directory, by hint.
    CYRUS_SASL = "cyrus_sasl" ["ldap_plaintext"];

    /// Dahua recorders, before and since the salted web login.
    DAHUA = "dahua" ["dahua", "dahua_web"];

    /// `PasswordHash` of defuse.ca.
    DEFUSE = "defuse" ["pbkdf2_colon"];

    /// Apache Derby, by the login name; what versions before 10.6 wrote is not here.
    DERBY = "derby" ["derby_sha256", "derby_sha256_unsalted"];

    /// Devise with devise-encryptable, 10 stretches and the key `pepper`; bcrypt by hint.
    DEVISE = "devise" ["devise_sha1", "devise_sha512", "devise_bcrypt", "bcrypt"];

    /// Discourse and what its importers put beside its own hashes. `hash:salt` is read as vBulletin's; Joomla's
    /// has the same shape and is not here, nor are the salt-first forms of one length.
    DISCOURSE = "discourse" [
        "discourse_pbkdf2_sha256", "vbulletin_colon", "vbulletin5_bcrypt", "ipboard_salt_first", "wcf1_salt_first",
        "salt_colon_bcrypt", "phpass", "bcrypt", "argon2",
    ];

    /// Django since 1.0, with what its own upgrades left behind.
    DJANGO = "django" [
        "django_pbkdf2_sha256", "django_pbkdf2_sha1", "django_salted_sha1", "django_salted_md5", "django_bcrypt",
        "django_bcrypt_sha256", "django_argon2", "django_scrypt", "django_unsalted_md5", "django_des_crypt",
        "hex_md5", "bcrypt", "argon2", "django_scrypt_package",
    ];

    /// Lotus Domino of all ages.
    DOMINO = "domino" ["domino5", "domino6", "domino8"];

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

    /// DragonFly BSD 2.10; hashes of its 32-bit machines by hint.
    DRAGONFLY = "dragonfly" [
        "dragonfly_sha256", "dragonfly_sha512", "dragonfly_sha256_32", "dragonfly_sha512_32", "md5_crypt", "bcrypt",
        "des_crypt",
    ];

    /// Drupal 7 and later, accounts of Drupal 6 among them.
    DRUPAL = "drupal" ["drupal7", "drupal7_md5", "phpass", "bcrypt", "argon2", "hex_md5"];

    /// 389 Directory Server and Red Hat's, as FreeIPA has it, with what Sun's directories wrote before.
    DS389 = "ds389" [
        "ds389_pbkdf2_sha256", "ldap_pbkdf2_sha1", "ldap_pbkdf2_sha256", "ldap_pbkdf2_sha512", "ldap_crypt",
        "ns_mta_md5", "dovecot_plain", "ldap_md5", "ldap_salted_md5", "ldap_sha1", "ldap_salted_sha1",
        "openldap_sha256", "openldap_sha384", "openldap_sha512", "ldap_salted_sha256", "ldap_salted_sha384",
        "ldap_salted_sha512", "ldap_userpassword_base64", "md5_crypt", "sha256_crypt", "sha512_crypt", "bcrypt",
        "des_crypt", "bsdi_crypt", "yescrypt",
    ];

    /// Elasticsearch's native and file realms; SSHA-256 by hint.
    ELASTICSEARCH = "elasticsearch" [
        "elasticsearch_pbkdf2", "elasticsearch_pbkdf2_512", "elasticsearch_pbkdf2_stretch", "elasticsearch_ssha256",
        "ldap_salted_sha256", "ldap_md5", "ldap_sha1", "bcrypt",
    ];

    /// EPiServer of all ages, and the membership provider under it.
    EPISERVER = "episerver" ["episerver_sha1", "episerver_sha256", "episerver_sid"];

    /// FileZilla Server before 1.0 with its salt column.
    FILEZILLA = "filezilla" ["filezilla"];

    /// Firebase Authentication and those who import its rows, by the key `signer_key` where the row does not
    /// hold it: Supabase, Hanko, Ory Kratos, SuperTokens, WorkOS, Clerk.
    #[cfg(feature = "firebase")]
    FIREBASE = "firebase" [
        "firebase_scrypt", "supabase_fbscrypt", "kratos_firescrypt", "supertokens_f_scrypt", "workos_firebase_scrypt",
        "clerk_firebase_scrypt", "bcrypt", "argon2",
    ];

    /// InterBase, and Firebird before 2.0.
    FIREBIRD = "firebird" ["firebird_legacy"];

    /// Firebird 3 and later with its salt column.
    #[cfg(feature = "srp")]
    FIREBIRD_SRP = "firebird_srp" ["firebird_srp"];

    /// Flarum.
    FLARUM = "flarum" ["bcrypt", "argon2"];

    /// Werkzeug and Flask, and passlib as Flask extensions use it.
    FLASK = "flask" [
        "werkzeug", "werkzeug_hmac", "pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512", "bcrypt", "argon2",
        "werkzeug_plain",
    ];

    /// OpenDJ, ForgeRock and Ping Directory Services.
    FORGEROCK = "forgerock" [
        "forgerock_pbkdf2_sha1", "forgerock_pbkdf2_sha256", "forgerock_pbkdf2_sha512", "ldap_md5", "ldap_sha1",
        "ldap_salted_md5", "ldap_salted_sha1", "ldap_salted_sha256", "ldap_salted_sha384", "ldap_salted_sha512",
        "ldap_crypt", "sha512_crypt", "sha256_crypt", "md5_crypt", "des_crypt", "bcrypt",
    ];

    /// FortiGate.
    FORTIOS = "fortios" ["fortios_ak1", "fortios_sh2"];

    /// FreeRADIUS, passwords with a header as `rlm_pap` reads them.
    FREERADIUS = "freeradius" [
        "dovecot_plain", "freeradius_pbkdf2", "dovecot_lanman", "ldap_crypt", "ldap_md5", "ldap_hex_md5",
        "ldap_salted_md5", "ldap_sha1", "ldap_hex_sha1", "ldap_salted_sha1", "ldap_sha224", "openldap_sha256",
        "openldap_sha384", "openldap_sha512", "ldap_salted_sha224", "ldap_salted_sha256", "ldap_salted_sha384",
        "ldap_salted_sha512", "ns_mta_md5", "md5_crypt", "sha256_crypt", "sha512_crypt", "bcrypt", "des_crypt",
        "bsdi_crypt", "yescrypt",
    ];

    /// Gitea and Forgejo, by the column `passwd_hash_algo`. For Gogs and Grafana, name `gitea_pbkdf2_text_salt`.
    GITEA = "gitea" ["gitea", "bcrypt"];

    /// GitLab.
    GITLAB = "gitlab" ["bcrypt", "pbkdf2_sha512"];

    /// Spring Security before 4 and Grails before 3, SHA-256 with the columns salt and rounds; others are to be named.
    GRAILS = "grails" ["grails_sha256", "bcrypt"];

    /// GRUB 2.
    GRUB = "grub" ["grub_pbkdf2_sha512"];

    /// H2, by the login name and the salt column.
    H2 = "h2" ["h2"];

    /// Bare hexadecimal digests without a salt. Each length has one owner.
    HEX_DIGESTS = "hex_digests" ["hex_md5", "hex_sha1", "hex_sha224", "hex_sha256", "hex_sha384", "hex_sha512"];

    /// hMailServer 5.
    HMAILSERVER = "hmailserver" ["hmailserver"];

    /// HSQLDB.
    HSQLDB = "hsqldb" ["hsqldb"];

    /// Apache htdigest files, and the bare HA1 beside a column for the realm.
    HTDIGEST = "htdigest" ["htdigest", "htdigest_line"];

    /// Apache htpasswd files, whole lines or what stands behind the name.
    HTPASSWD = "htpasswd" [
        "htpasswd_line", "apr_md5_crypt", "bcrypt", "ldap_sha1", "des_crypt", "md5_crypt", "sha256_crypt",
        "sha512_crypt",
    ];

    /// Huawei routers with their salt column.
    HUAWEI = "huawei" ["huawei"];

    /// IBM i of password levels 0 to 3.
    IBM_I = "ibm_i" ["as400_des", "as400_ssha1"];

    /// InfluxDB 1 and 2.
    INFLUXDB = "influxdb" ["bcrypt"];

    /// Invision Power Board 2 and 3, with a salt column or the salt beside the hash.
    IPBOARD = "ipboard" ["ipboard", "ipboard_colon", "bcrypt"];

    /// Jasypt's two encryptors.
    JASYPT = "jasypt" ["jasypt_basic", "jasypt_strong"];

    /// JBoss AS 7 and WildFly, `mgmt-users.properties`.
    JBOSS = "jboss" ["jboss_properties"];

    /// Jenkins.
    JENKINS = "jenkins" ["jenkins_bcrypt", "jenkins_pbkdf2", "jenkins_sha256", "bcrypt"];

    /// Joomla 1.0 and later.
    JOOMLA = "joomla" [
        "joomla", "joomla_sha256", "joomla_md5_labelled", "ldap_hex_md5", "phpass", "bcrypt", "argon2", "hex_md5",
    ];

    /// Juniper's SSL VPN.
    #[cfg(feature = "ciphers")]
    JUNIPER_IVE = "juniper_ive" ["juniper_ive"];

    /// Juniper Junos: its users, and the secrets of its configuration.
    JUNOS = "junos" ["juniper_type9", "sha1_crypt", "md5_crypt", "sha256_crypt", "sha512_crypt"];

    /// Kanidm's own rows, and what it imports but NT hashes; keys of other lengths than their digest by hint.
    KANIDM = "kanidm" [
        "kanidm_db_password", "kanidm_pbkdf2", "ldap_pbkdf2_sha256", "ldap_pbkdf2_sha512", "django_pbkdf2_sha256",
        "ldap_sha1", "ldap_salted_sha1", "openldap_sha256", "ldap_salted_sha256", "openldap_sha512",
        "ldap_salted_sha512", "ldap_crypt", "md5_crypt", "sha256_crypt", "sha512_crypt", "argon2",
    ];

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

    /// LAN Manager: Windows before Vista, OS/2, old Samba. NT hashes have the same shape and are not here.
    LAN_MANAGER = "lan_manager" ["lmhash", "lmhash_half"];

    /// Laravel.
    LARAVEL = "laravel" ["bcrypt", "argon2"];

    /// LDAP `userPassword` values of OpenLDAP with its modules, ApacheDS and others after RFC 2307, also as LDIF has
    /// them. A value without a label, which is the password itself, is read by `ldap_plaintext`.
    LDAP = "ldap" [
        "ldap_md5", "ldap_sha1", "ldap_salted_md5", "ldap_salted_sha1", "openldap_sha256", "openldap_sha384",
        "openldap_sha512", "ldap_salted_sha256", "ldap_salted_sha384", "ldap_salted_sha512", "ldap_hex_md5",
        "ldap_hex_sha1", "ldap_crypt", "ldap_pbkdf2_sha1", "ldap_pbkdf2_sha256", "ldap_pbkdf2_sha512",
        "openldap_apr1", "openldap_bsdmd5", "ns_mta_md5", "atlassian_pbkdf2_sha1", "dovecot_plain", "dovecot_lanman",
        "ldap_userpassword_base64", "bcrypt", "sha512_crypt", "sha256_crypt", "md5_crypt", "yescrypt", "bsdi_crypt",
        "des_crypt", "argon2",
    ];

    /// Logto, its legacy expressions among them.
    LOGTO = "logto" ["logto_legacy", "argon2", "bcrypt", "hex_md5", "hex_sha1", "hex_sha256"];

    /// Mac OS X 10.4 and later, macOS.
    MACOS = "macos" ["macos_10_4", "macos_10_7", "macos_lion", "macos_10_8", "macos_10_8_columns", "macos_ml"];

    /// Magento 1. Both digests are told apart by their length.
    MAGENTO1 = "magento1" ["magento1", "magento1_sha256", "hex_md5", "magento1_sha512"];

    /// Magento 2: every version, and chains of them.
    MAGENTO2 = "magento2" ["magento2"];

    /// MariaDB of all ages.
    #[cfg(feature = "ed25519")]
    MARIADB = "mariadb" ["mysql41", "mysql323", "mariadb_ed25519", "mariadb_parsec"];

    /// Matrix Authentication Service and Synapse; with a pepper by hint.
    MAS = "mas" ["argon2", "argon2_keyed", "bcrypt", "synapse_bcrypt", "pbkdf2_phc", "pbkdf2_phc_pepper_appended"];

    /// Mattermost.
    MATTERMOST = "mattermost" ["mattermost_pbkdf2", "bcrypt"];

    /// MediaWiki of all ages.
    MEDIAWIKI = "mediawiki" [
        "mediawiki_a", "mediawiki_a_salted", "mediawiki_b", "mediawiki_pbkdf2", "mediawiki_pbkdf2_legacy_a",
        "mediawiki_pbkdf2_legacy_b", "mediawiki_argon2", "mediawiki_bcrypt", "mediawiki_pbkdf2_parameters",
        "mediawiki_layered", "argon2",
    ];

    /// MediaWiki's `EncryptedPassword` and what it was put over, by the keys `secrets_0` and so on.
    #[cfg(feature = "ciphers")]
    MEDIAWIKI_ENCRYPTED = "mediawiki_encrypted" [
        "mediawiki_encrypted", "mediawiki_a", "mediawiki_a_salted", "mediawiki_b", "mediawiki_pbkdf2",
        "mediawiki_pbkdf2_legacy_a", "mediawiki_pbkdf2_legacy_b", "mediawiki_argon2", "mediawiki_bcrypt",
        "mediawiki_pbkdf2_parameters", "mediawiki_layered", "argon2",
    ];

    /// Meteor and Rocket.Chat: bcrypt or Argon2 of SHA-256 by hint.
    METEOR = "meteor" ["meteor_bcrypt", "meteor_argon2", "bcrypt", "argon2"];

    /// What is chosen today: Argon2, scrypt, bcrypt, PBKDF2.
    MODERN = "modern" [
        "argon2", "argon2_keyed", "scrypt", "scrypt7", "bcrypt", "pbkdf2_sha1", "pbkdf2_sha224", "pbkdf2_sha256",
        "pbkdf2_sha384", "pbkdf2_sha512", "pbkdf2_phc",
    ];

    /// MongoDB of all ages; MONGODB-CR and SCRAM-SHA-1 by the login name where the document does not say it.
    MONGODB = "mongodb" ["mongodb_cr", "mongodb_scram"];

    /// Moodle by its site keys: rows from before 2.5, bcrypt, and what is peppered by hint.
    MOODLE = "moodle" [
        "moodle", "bcrypt", "sha512_crypt", "moodle_peppered_sha512_crypt", "moodle_peppered_bcrypt",
        "moodle_slashed",
    ];

    /// MyBB with its salt column.
    MYBB = "mybb" ["mybb", "bcrypt"];

    /// MySQL of all ages, and MariaDB but for its public keys; sha256_password by hint.
    MYSQL = "mysql" ["mysql41", "mysql323", "mysql_caching_sha2", "mysql_sha256_password"];

    /// Neo4j, without the name and the flags of its lines.
    NEO4J = "neo4j" ["neo4j_sha256", "neo4j_legacy"];

    /// Citrix NetScaler.
    NETSCALER = "netscaler" ["netscaler_sha1", "netscaler_sha512", "netscaler_pbkdf2"];

    /// Juniper ScreenOS, by the login name.
    NETSCREEN = "netscreen" ["netscreen"];

    /// RSA NetWitness and Security Analytics.
    NETWITNESS = "netwitness" ["netwitness"];

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

    /// Okta's imports as the objects that its interface takes. Those in columns are to be named.
    OKTA = "okta" ["okta_password_hash", "bcrypt"];

    /// OpenCart with its salt column, and MD5 from before 1.5.
    OPENCART = "opencart" ["opencart", "hex_md5", "bcrypt"];

    /// Progress OpenEdge.
    OPENEDGE = "openedge" ["openedge_encode"];

    /// Openfire and ejabberd, with columns for salt and iterations.
    OPENFIRE = "openfire" ["xmpp_scram_sha1"];

    /// OpenVMS.
    OPENVMS = "openvms" ["openvms"];

    /// Oracle Database: `password` by the login name, and `spare4`, whole or one verifier of it.
    ORACLE = "oracle" ["oracle10", "oracle11", "oracle12c", "oracle12c_http", "oracle_spare4"];

    /// osCommerce, xt:Commerce, Zen Cart.
    OSCOMMERCE = "oscommerce" ["oscommerce", "phpass", "bcrypt", "hex_md5"];

    /// Parse Server.
    PARSE = "parse" ["bcrypt"];

    /// passlib's own formats.
    PASSLIB = "passlib" [
        "bcrypt_sha256", "dlitz_pbkdf2_sha1", "cta_pbkdf2_sha1", "pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512",
        "scrypt", "bcrypt", "argon2", "fshp", "scram", "roundup_plaintext", "plaintext",
    ];

    /// npm passport-local-mongoose; SHA-1, up to version 4, by hint.
    PASSPORT = "passport" ["passport_local_mongoose", "passport_local_mongoose_sha1"];

    /// Password4j.
    PASSWORD4J = "password4j" ["password4j_pbkdf2", "spring_scrypt", "bcrypt", "argon2"];

    /// PHP's `password_hash` and `crypt`, with phpass.
    PHP = "php" [
        "bcrypt", "argon2", "phpass", "md5_crypt", "sha256_crypt", "sha512_crypt", "bsdi_crypt", "des_crypt",
    ];

    /// phpBB 2 and 3; what has MD5 below phpass, phpBB 2's own digests, what was
    /// escaped before, and the rows of other forums by hint.
    PHPBB = "phpbb" [
        "phpass", "phpbb3_md5_phpass", "phpbb_combined", "phpbb_combined_md5", "bcrypt", "argon2", "phpbb2_md5",
        "hex_md5", "phpbb_cp", "phpbb_cp_mybb", "phpbb_cp_vbulletin", "phpbb_cp_smf", "phpbb_cp_wcf1",
        "phpbb_cp_xenforo", "phpbb3_phpass", "phpbb3_bcrypt", "phpbb3_argon2",
    ];

    /// PHP-PasswordLib.
    PHP_PASSWORDLIB = "php_passwordlib" [
        "phppasswordlib_pbkdf2", "drupal7", "phpass", "bcrypt", "sha256_crypt", "sha512_crypt",
    ];

    /// Play 1. The digests are told apart by their length.
    PLAY = "play" ["play_md5", "play_sha1", "play_sha256", "play_sha512"];

    /// Plone and Zope.
    PLONE = "plone" [
        "zope_bcrypt", "zope_sha256", "ldap_salted_sha1", "ldap_sha1", "ldap_crypt", "des_crypt", "bcrypt",
    ];

    /// PostgreSQL: md5 by the role name, and SCRAM.
    POSTGRESQL = "postgresql" ["postgres_md5", "postgres_scram_sha256"];

    /// Post.Office.
    POSTOFFICE = "postoffice" ["postoffice"];

    /// PrestaShop, by the site key `cookie_key`.
    PRESTASHOP = "prestashop" ["prestashop", "bcrypt"];

    /// Prosody, with columns for salt and iterations.
    PROSODY = "prosody" ["prosody_scram_sha1"];

    /// PunBB and FluxBB with a salt column.
    PUNBB = "punbb" ["punbb", "hex_md5", "bcrypt"];

    /// QNX 6 and 7; SHA-512 without the mistake of QNX 6 by hint.
    QNX = "qnx" ["qnx6", "qnx6_standard_sha512", "qnx7"];

    /// Quest Authentication Services, by the login name with its realm.
    QUEST = "quest" ["quest_vas"];

    /// Question2Answer with its salt column.
    QUESTION2ANSWER = "question2answer" ["question2answer", "bcrypt"];

    /// RabbitMQ. The digests are told apart by their length.
    RABBITMQ = "rabbitmq" ["rabbitmq_sha256", "rabbitmq_sha512", "rabbitmq_md5"];

    /// RACF of z/OS with DES; mixed case by hint.
    RACF = "racf" ["racf", "racf_mixed_case"];

    /// RACF of z/OS with KDFAES, and what it had before.
    #[cfg(feature = "ciphers")]
    RACF_KDFAES = "racf_kdfaes" ["racf_kdfaes", "racf_kdfaes_upper_case", "racf", "racf_mixed_case"];

    /// Radmin 2.
    RADMIN2 = "radmin2" ["radmin2"];

    /// Redis and Valkey.
    REDIS = "redis" ["redis_acl"];

    /// Redmine with its salt column.
    REDMINE = "redmine" ["redmine"];

    /// Rails with restful-authentication, by the site key `site_key`.
    RESTFUL_AUTHENTICATION = "restful_authentication" ["restful_authentication"];

    /// Roundup, but its PBKDF2.
    ROUNDUP = "roundup" [
        "roundup_plaintext", "ldap_salted_sha1", "ldap_hex_sha1", "ldap_hex_md5", "ldap_crypt", "des_crypt",
    ];

    /// The passwords of RACF's command RVARY.
    RVARY = "rvary" ["rvary"];

    /// Samba's attributes in a directory, the LM hash.
    SAMBA = "samba" ["samba_lmhash"];

    /// Attributes with NT hashes: Samba's, and FreeIPA's as Kanidm imports them.
    #[cfg(feature = "rare-digests")]
    SAMBA_NT = "samba_nt" ["samba_lmhash", "kanidm_samba_nthash", "kanidm_ipa_nthash"];

    /// Samsung's Android, with a salt column or the salt behind a colon.
    SAMSUNG = "samsung" ["samsung_android", "samsung_android_colon"];

    /// SAP CODVN B, F, G and H; halves of columns by hint.
    SAP = "sap" [
        "sap_issha", "sap_issha256", "sap_issha384", "sap_issha512", "sap_b", "sap_g", "sap_b_half", "sap_g_half",
    ];

    /// Perl's Crypt::ScryptKDF.
    SCRYPTKDF = "scryptkdf" ["scryptkdf_pm"];

    /// ScyllaDB, which writes whatever `crypt(3)` of its host can.
    SCYLLADB = "scylladb" ["bcrypt", "sha512_crypt", "sha256_crypt", "md5_crypt"];

    /// Serv-U.
    SERV_U = "serv_u" ["serv_u"];

    /// Apache Shiro 1 and 2; a private salt by hint.
    SHIRO = "shiro" [
        "shiro1_md5", "shiro1_sha1", "shiro1_sha256", "shiro1_sha384", "shiro1_sha512", "shiro1_md5_private_salt",
        "shiro1_sha1_private_salt", "shiro1_sha256_private_salt", "shiro1_sha384_private_salt",
        "shiro1_sha512_private_salt", "shiro2_bcrypt", "shiro2_argon2", "bcrypt", "argon2",
    ];

    /// simple-scrypt for Go and the scrypt gem for Ruby: `N$r$p$salt$digest`.
    SIMPLE_SCRYPT = "simple_scrypt" ["simple_scrypt", "ruby_scrypt"];

    /// Simple Machines Forum 1.1 to 2.1, by the login name; 2.1 by hint.
    SMF = "smf" ["smf", "smf21_bcrypt", "bcrypt"];

    /// SolarWinds Orion before 2019.2, by the login name; later rows are to be named.
    SOLARWINDS = "solarwinds" ["solarwinds_orion"];

    /// Spring Security's `DelegatingPasswordEncoder` and the encoders it names; PBKDF2 with a secret by hint.
    SPRING = "spring" [
        "spring_delegating", "spring_messagedigest", "spring_noop", "spring_pbkdf2", "spring_pbkdf2_secret",
        "spring_scrypt", "bcrypt", "argon2", "ldap_sha1", "ldap_salted_sha1", "ldap_hex_md5",
    ];

    /// SQL Server; 2000 by its digest in upper case, by both by hint.
    SQLSERVER = "sqlserver" ["mssql2000", "mssql2000_case_sensitive", "mssql2005", "mssql2012"];

    /// Stormpath.
    STORMPATH = "stormpath" [
        "stormpath2_md5", "stormpath2_sha1", "stormpath2_sha256", "stormpath2_sha384", "stormpath2_sha512", "bcrypt",
    ];

    /// Stytch's exports and imports; digests with salts, and Argon2 and PBKDF2 in columns, are to be named.
    STYTCH = "stytch" ["stytch_scrypt", "bcrypt", "argon2", "phpass"];

    /// Sybase ASE of all ages.
    SYBASE = "sybase" ["sybase_ase", "sybase_prop"];

    /// Symfony's MessageDigestPasswordEncoder with its salt column, and what followed it; without salts, in the clear,
    /// and its bcrypt of passwords over 72 bytes by hint.
    SYMFONY = "symfony" [
        "symfony_messagedigest", "symfony_messagedigest_unsalted", "symfony_native_bcrypt", "symfony_plaintext",
        "symfony_plaintext_any_case", "bcrypt", "argon2",
    ];

    /// `$plaintext$` and `$base64$`; bare text by hint.
    TAGGED_PLAINTEXT = "tagged_plaintext" ["plaintext_tagged", "plaintext"];

    /// Trac with AccountManager: htpasswd and htdigest files.
    TRAC = "trac" [
        "apr_md5_crypt", "md5_crypt", "ldap_sha1", "sha256_crypt", "sha512_crypt", "des_crypt", "bcrypt",
        "htdigest_line",
    ];

    /// TYPO3; bcrypt of SHA-384 by hint.
    TYPO3 = "typo3" ["typo3_bcrypt", "argon2", "bcrypt", "phpass", "pbkdf2_sha256"];

    /// Umbraco 4 to 8, members and users.
    UMBRACO = "umbraco" ["umbraco", "umbraco_hmacsha256"];

    /// Unix `shadow` and htpasswd files.
    UNIX = "unix" [
        "md5_crypt", "apr_md5_crypt", "sha256_crypt", "sha512_crypt", "bcrypt", "bcrypt_2x", "bcrypt_nul_stops",
        "scrypt7", "yescrypt", "sha1_crypt", "sun_md5_crypt", "bsdi_crypt", "des_crypt", "bigcrypt", "crypt16",
        "ldap_sha1",
    ];

    /// Unix `shadow` files of Russia and China, and FreeBSD's NT hashes.
    #[cfg(feature = "rare-digests")]
    UNIX_RARE = "unix_rare" ["gost_yescrypt", "gost12512_crypt", "sm3_crypt", "bsd_nthash"];

    /// Vanilla Forums, as its importers wrote others. `hash$salt` is told apart by the length of the hash.
    VANILLA = "vanilla" [
        "phpass", "ipboard_dollar", "punbb_dollar", "mybb_vanilla", "bcrypt", "vanilla_phpass", "smf_dollar",
    ];

    /// vBulletin 3 to 5, with a salt column or the salt behind a colon; 5 by hint.
    VBULLETIN = "vbulletin" [
        "vbulletin", "vbulletin_colon", "vbulletin5_bcrypt", "vbulletin5_argon2", "bcrypt", "argon2",
    ];

    /// web2py; digests with a salt, and with the site key `hmac_key`, by hint.
    WEB2PY = "web2py" ["web2py", "web2py_hmac", "web2py_salted"];

    /// Windows since NT: bare NT hashes, and what the crackers write. Cached credentials without a tag have the same
    /// shape and are to be named.
    #[cfg(feature = "rare-digests")]
    WINDOWS = "windows" ["nthash", "nthash_tagged", "lmhash_half", "msdcc_tagged", "msdcc2_tagged"];

    /// WoltLab Burning Board 3 with its salt column; the double bcrypt of 4 by hint.
    WOLTLAB = "woltlab" ["wcf1", "wcf2_bcrypt", "bcrypt"];

    /// WordPress of all ages.
    WORDPRESS = "wordpress" ["wp_bcrypt", "phpass", "bcrypt", "argon2", "hex_md5", "wordpress_phpass"];

    /// What WordPress 6.8 makes at random: application passwords, reset keys.
    #[cfg(feature = "rare-digests")]
    WORDPRESS_KEYS = "wordpress_keys" ["wp_generic"];

    /// WorkOS but Firebase's scrypt; a salt in front by hint.
    WORKOS = "workos" [
        "bcrypt", "scrypt", "pbkdf2_phc", "argon2", "ldap_salted_sha1", "ldap_salted_sha256", "workos_ssha256_prefix",
    ];

    /// World of Warcraft servers since SRP6: TrinityCore and AzerothCore; CMaNGOS, and Battle.net before 2013, by hint.
    #[cfg(feature = "srp")]
    WOW = "wow" ["wow_srp6", "cmangos_srp6", "battle_net_srp"];

    /// XenForo 1 and 2, serialised or with the salt in a column.
    XENFORO = "xenforo" ["xenforo_serialized", "xenforo_sha1", "xenforo_sha256", "bcrypt", "argon2"];

    /// XMPP servers with SCRAM-SHA-1 in columns.
    XMPP = "xmpp" ["xmpp_scram_sha1", "prosody_scram_sha1"];

    /// Zitadel, and everything that its library passwap verifies.
    ZITADEL = "zitadel" [
        "argon2", "bcrypt", "md5_crypt", "sha256_crypt", "sha512_crypt", "scrypt", "pbkdf2_sha1", "pbkdf2_sha224",
        "pbkdf2_sha256", "pbkdf2_sha384", "pbkdf2_sha512", "phpass", "drupal7", "passwap_md5_salted_prefix",
        "passwap_md5_salted_suffix", "hex_md5",
    ];

    /// Apache ZooKeeper's digest entries.
    ZOOKEEPER = "zookeeper" ["zookeeper"];
}
