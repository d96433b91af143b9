//! Web applications: content management, forums and shops once more, where
//! another spelling or something done to the password makes another scheme.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // passlib 1.7.4.
    Named::new(
        "wordpress_phpass",
        "phpass(trim($pass))",
        "{hash}",
        "WordPress before 6.8, which trims at login",
        Known::of("$P$5abcdefghTirbPJao7vjX0d/TOtGeU/", "password"),
    ),
    // passlib 1.7.4.
    Named::new(
        "phpbb3_phpass",
        "phpass(html_escape($pass))",
        "{hash}",
        "phpBB 3.0, which escapes what is typed",
        Known::of("$H$6hBWg9UYvbEDdM7Z5SPA1RHROiFuWb1", r#"it's <b> & "q""#),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "phpbb3_bcrypt",
        "bcrypt(html_escape($pass))",
        "{hash}",
        "phpBB 3.1 and later, which escapes what is typed",
        Known::of("$2b$04$1YoOd.Gi402p5Ry3KaEdPeKiWzxT9IQObroH9XVh8SiTQ0cAR87Xy", r#"it's <b> & "q""#),
    ),
    // argon2-cffi 25.1.0.
    Named::new(
        "phpbb3_argon2",
        "argon2(html_escape($pass))",
        "{hash}",
        "phpBB 3.3 and later, which escapes what is typed",
        Known::of(
            "$argon2id$v=19$m=64,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$MJk1in1JfUsHhlkvRLWRhO1MUwKvx2V74zygzIsIGKI",
            r#"it's <b> & "q""#,
        ),
    ),
    Named::new(
        "smf_dollar",
        "sha1(lower_ascii($user).$pass)",
        "{hash}${user}",
        "Simple Machines Forum 1.1 and 2.0, imported by Vanilla Forums",
        Known::of("7b841a7efae2828a45f1dee21d812277f2cd0e39$Admin_User", "letmein"),
    )
    .dialect_of("punbb_dollar"),
    Named::new(
        "moodle_slashed",
        r#"md5(add_slashes($pass).key("passwordsaltmain"))"#,
        "{hash}",
        "Moodle before 2.5 with $CFG->passwordsaltmain, under PHP's magic quotes",
        Known::of("7da2fb774a096f0997c51e4578b4bd7f", r#"it's <b> & "q""#)
            .keys(&[("passwordsaltmain", "k1Z#;s!o{tY|[^}qR2Q8R&Yp9pB")]),
    )
    .dialect_of("moodle"),
    // argon2-cffi 25.1.0.
    Named::new(
        "meteor_argon2",
        "argon2(sha256($pass))",
        "{hash}",
        "Meteor 3.3 and later, argon2Enabled",
        Known::of(
            "$argon2id$v=19$m=64,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg$LQj/ox26QFffK4mPizQW+tv/XAqawVBlsmp6bCqmL/g",
            "letmein",
        ),
    ),
    Named::new(
        "magento1_sha512",
        "sha512($salt.$pass)",
        "{hash}:{salt}",
        "OpenMage 20, hash version sha512",
        Known::of(
            "e57ac359b46dca7ce7e953784056e31c03cd947e695bc8d2aa5b86b3ad2d2774f1fa9ff1945a20ec32d11aaef57e6554a14578f88186520f8db683d893cb5187:7hW2kd8Zq1LmN0pR",
            "letmein",
        ),
    ),
    // AuthEncoding 6.1.
    Named::new(
        "zope_sha256",
        "sha256($pass)",
        "{SHA256}{hash}",
        "Zope and Plone, AuthEncoding",
        Known::of("{SHA256}1c8bfe8f801d79745c4631d09fff36c82aa37fc4cce4fc946683d7b336b63032", "letmein"),
    ),
    // AuthEncoding 6.1.
    Named::new(
        "zope_bcrypt",
        "bcrypt($pass)",
        "{BCRYPT}{hash}",
        "Zope and Plone, AuthEncoding with bcrypt",
        Known::of("{BCRYPT}$2b$04$JuzLP8zPoUzPr9ZOJRr2F.AbhpTbU.evvfzuEsh5a2Fjsqg2DANPW", "letmein"),
    ),
    // John the Ripper 1.9.0-jumbo, test of the format PHPS.
    Named::new(
        "phps",
        "md5(md5($pass).$salt)",
        "$PHPS${salt:hex}${hash}",
        "PHPS, as the cracking tools write it",
        Known::of("$PHPS$433925$5d756853cd63acee76e6dcd6d3728447", "welcome"),
    ),
];
