//! Servers of data and of messages: databases in Java, graphs, caches, queues.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // Redis 7.
    Named::new(
        "redis_acl",
        "sha256($pass)",
        "#{hash}",
        "Redis 6 and later, Valkey: a password of ACL LIST and of the ACL file",
        Known::of("#1c8bfe8f801d79745c4631d09fff36c82aa37fc4cce4fc946683d7b336b63032", "letmein"),
    ),
    Named::new(
        "couchdb_hashed",
        "sha1($pass.$salt)",
        "-hashed-{hash},{salt}",
        "CouchDB before 1.3, section admins of local.ini",
        Known::of(
            "-hashed-bd6b8bd2599b6c7ce22179a78f6d928c59311e3d,0102030405060708090a0b0c0d0e0f10",
            "letmein",
        ),
    ),
    // RabbitMQ's documentation.
    Named::new(
        "rabbitmq_sha256",
        "sha256($salt.$pass)",
        "{salt[4]+hash:base64}",
        "RabbitMQ 3.6 and later",
        Known::of("kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR", "test12"),
    ),
    Named::new(
        "rabbitmq_sha512",
        "sha512($salt.$pass)",
        "{salt[4]+hash:base64}",
        "RabbitMQ, rabbit_password_hashing_sha512",
        Known::of(
            "kI3GCnPAI2Tb8+NpL+145AyvnRpAOsqonNyAFdzbp8lUrAAuy0wZ8sbpxvzvho3XHx/4zFmF1G/6jWiXoTNLWN8MPUY=",
            "letmein",
        ),
    ),
    Named::new(
        "rabbitmq_md5",
        "md5($salt.$pass)",
        "{salt[4]+hash:base64}",
        "RabbitMQ before 3.6",
        Known::of("kI3GCvKjLOQBoHplp9XvJO9V9x0=", "letmein"),
    ),
    Named::new(
        "clickhouse_double_sha1",
        "sha1(sha1_raw($pass))",
        "{hash}",
        "ClickHouse, password_double_sha1_hex",
        Known::of("d37c49f9cbefbf8b6f4b165ac703aa271e079004", "letmein"),
    ),
    Named::new(
        "clickhouse_sha256_salted",
        "sha256($pass.$salt)",
        "{hash}",
        "ClickHouse 23 and later, sha256_hash with SALT as the salt column",
        Known::of("0528aeef663f7ab7f5616915e818d8dd3b422dff0604208a9c3be7ae472b7879", "letmein")
            .salt("AAECAwQFBgcICQoL"),
    )
    .dialect_of("hex_sha256"),
    // Apache Shiro 1.3.2, which Neo4j computes it with.
    Named::new(
        "neo4j_sha256",
        "repeat($rounds, $salt.$pass, sha256_raw($x))",
        "SHA-256,{hash:hex},{salt:hex},{rounds}",
        "Neo4j 4 and later, credentials of the system database",
        Known::of(
            "SHA-256,67be3343bdc4f67d5b468fb6e7ca4f9a7f5eb8f16f673c87efaa45bf966c69b9,\
             000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f,1024",
            "letmein",
        ),
    ),
    Named::new(
        "neo4j_legacy",
        "sha256($salt.$pass)",
        "SHA-256,{hash},{salt:hex}",
        "Neo4j 2.2 to 3.5, the middle of a line of data/dbms/auth",
        Known::of(
            "SHA-256,b26b99103217e5cb2e399336f564440c14297049103567c0c015a87bd0e2635c,\
             000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            "letmein",
        ),
    ),
    // H2 2.1.214.
    Named::new(
        "h2",
        r#"sha256(sha256_raw(utf16be(upper($user)."@".$pass)).unhex($salt))"#,
        "{hash}",
        "H2, CREATE USER … SALT … HASH … of SCRIPT, the salt as the salt column",
        Known::of("f02ae35d7590cf4c1695c82612531ae5c2684b427a6ec7b3b3de062f6f2736f5", "letmein")
            .salt("7902615a9aed29bb")
            .user("Anna0"),
    ),
    // HSQLDB 2.7.1.
    Named::new(
        "hsqldb",
        "md5(latin1($pass))",
        "{hash}",
        "HSQLDB, CREATE USER … PASSWORD DIGEST …",
        Known::of("24071cb8b7c724cecad691a7801b43aa", "lètmein"),
    ),
    // Derby 10.14.2.
    Named::new(
        "derby_sha256",
        r#"repeat($rounds, "", sha256_raw($x.$user.$pass.$salt))"#,
        "3b62{hash:hex}:{salt:hex}:{rounds}:SHA-256",
        "Apache Derby 10.9 and later, derby.user properties",
        Known::of(
            "3b623560faede833af4665030d6352770781d823a935276fa91d3e33b65d9d4985cc:\
             6d9bf37622bbfe2040fe55325ad07ec0:1000:SHA-256",
            "letmein",
        )
        .user("anna"),
    ),
    // Derby 10.14.2.
    Named::new(
        "derby_sha256_unsalted",
        "sha256($user.$pass)",
        "3b61{hash}:SHA-256",
        "Apache Derby 10.6 to 10.8, derby.user properties",
        Known::of("3b6133307d71ad94ff2d5f874c8418458f93457e09c936ff07bff0778a2e279123ac:SHA-256", "letmein")
            .user("anna"),
    ),
];
