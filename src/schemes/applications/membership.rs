//! ASP.NET membership with the digests that few chose, and Umbraco after it.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    Named::new(
        "aspnet_membership_md5",
        "base64(md5_raw(unbase64($salt).utf16le($pass)))",
        "{hash}",
        "ASP.NET SqlMembershipProvider, MD5, salt column in Base64",
        Known::of("BEqTVbw+AlKdvPlbIqRZDA==", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "aspnet_membership_sha512",
        "base64(sha512_raw(unbase64($salt).utf16le($pass)))",
        "{hash}",
        "ASP.NET SqlMembershipProvider, SHA512, salt column in Base64",
        Known::of(
            "35baNGZdHYM5nlQm9A00OebrZNbPlSGamHyWQsWf/hc5x+ySe/q+K7yJ4QDQ8DL/Iyq1USQT5dUtOdCpOCPeRQ==",
            "letmein",
        )
        .salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "aspnet_membership_hmacsha1",
        "base64(hmac_sha1_raw(utf16le($pass), key=unbase64($salt).unbase64($salt).unbase64($salt).unbase6\
         4($salt)))",
        "{hash}",
        "ASP.NET SqlMembershipProvider of .NET 4, HMACSHA1, salt column of 16 bytes in Base64",
        Known::of("ynX35kM+dZlgaLfecg3DKNIUo6g=", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "aspnet_membership_hmacsha512",
        "base64(hmac_sha512_raw(utf16le($pass), key=unbase64($salt).unbase64($salt).unbase64($salt).unbas\
         e64($salt).unbase64($salt).unbase64($salt).unbase64($salt).unbase64($salt)))",
        "{hash}",
        "ASP.NET SqlMembershipProvider of .NET 4, HMACSHA512, salt column of 16 bytes in Base64",
        Known::of(
            "PsdfxF5fL/4CJrkCNfjg4SrAwx30B5pzT3OazgYYl0iytLW9uK0wTPaBqik4wplO+42o3QQU/qm4dCoV61wJKg==",
            "letmein",
        )
        .salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "umbraco_hmacsha256",
        "hmac_sha256_raw(utf16le($pass), key=$salt.$salt.$salt.$salt)",
        "{salt[16]:base64}{hash:base64}",
        "Umbraco 7.6 to 8, HMACSHA256 with the salt in front",
        Known::of("AAECAwQFBgcICQoLDA0ODw==7EVjP6JAPVXZp4ymeHvLxwbx44rXsRz8Bnx0ibVmrao=", "letmein"),
    ),
];
