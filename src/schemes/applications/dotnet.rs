//! ASP.NET applications and other users of UTF-16.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    Named::new(
        "aspnet_membership_sha1",
        "base64(sha1_raw(unbase64($salt).utf16le($pass)))",
        "{hash}",
        "ASP.NET SqlMembershipProvider, SHA1, salt column in Base64",
        Known::of("nO20K8lT63CxgUjl2aVnQffV5cg=", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "aspnet_membership_sha256",
        "base64(sha256_raw(unbase64($salt).utf16le($pass)))",
        "{hash}",
        "ASP.NET SqlMembershipProvider, SHA256, salt column in Base64",
        Known::of("wQz9k1eDx5dDJbr7i4waBBoZiAmN1sDtDcIFB/8JXJ8=", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    Named::new(
        "aspnet_membership_hmacsha256",
        "base64(hmac_sha256_raw(utf16le($pass), key=unbase64($salt).unbase64($salt).unbase64($salt).unbase\
         64($salt)))",
        "{hash}",
        "ASP.NET SqlMembershipProvider of .NET 4, HMACSHA256, salt column of 16 bytes in Base64",
        Known::of("7EVjP6JAPVXZp4ymeHvLxwbx44rXsRz8Bnx0ibVmrao=", "letmein").salt("AAECAwQFBgcICQoLDA0ODw=="),
    ),
    // hashcat 6.2.6, example of mode 141.
    Named::new(
        "episerver_sha1",
        "sha1_raw($salt.utf16le($pass))",
        "$episerver$*0*{salt:base64}*{hash:base64_nopad}",
        "EPiServer 6 before .NET 4",
        Known::of("$episerver$*0*MjEwNA==*ZUgAmuaYTqAvisD0A427FA3oaWU", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 1441.
    Named::new(
        "episerver_sha256",
        "sha256_raw($salt.utf16le($pass))",
        "$episerver$*1*{salt:base64}*{hash:base64_nopad}",
        "EPiServer 6 on .NET 4",
        Known::of("$episerver$*1*NDg1NTIz*8BFCg/YJBAuZs/wjbH3OWKe69BLr5Lao26ybpnD48Zk", "hashcat"),
    ),
    Named::new(
        "episerver_sid",
        r#"sha1(slice($salt, 0, 29).$pass."\x00")"#,
        "0x{salt[30]:hex} 0x{hash}",
        "EPiServer 4 and 5, tblSID",
        Known::of(
            "0x404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D 0xB3609132110474DC02F2EC4690C1\
             298E9177B1DE",
            "letmein",
        ),
    ),
    // hashcat 6.2.6, example of mode 24800.
    Named::new(
        "umbraco",
        "base64(hmac_sha1_raw(utf16le($pass), key=utf16le($pass)))",
        "{hash}",
        "Umbraco 4 to 7",
        Known::of("8uigXlGMNI7BzwLCJlDbcKR2FP4=", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 133.
    Named::new(
        "peoplesoft",
        "base64(sha1_raw(utf16le($pass)))",
        "{hash}",
        "PeopleSoft PSOPRDEFN without a salt",
        Known::of("uXmFVrdBvv293L9kDR3VnRmx4ZM=", "hashcat"),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "bcryptnet_enhanced_sha256",
        "bcrypt(base64(sha256_raw($pass)))",
        "{hash}",
        "BCrypt.Net-Next EnhancedHashPassword with SHA256",
        Known::of("$2a$04$/jjNpSmagq6l4wnfrQaFIedBp09pdHMCOoDGA3nrrcPSX2L3NClX.", "letmein"),
    ),
    // bcrypt 4.0.1 (Python).
    Named::new(
        "bcryptnet_enhanced_sha512",
        "bcrypt(base64(sha512_raw($pass)))",
        "{hash}",
        "BCrypt.Net-Next EnhancedHashPassword with SHA512",
        Known::of("$2a$04$xEmjWXS.yKg3Il8zecDjS.ELO9R3liKmPotKov8RuXrir8kg4P4nm", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 13800.
    Named::new(
        "windows_phone",
        "sha256(utf16le($pass).$salt)",
        "{hash}:{salt[128]:hex}",
        "Windows Phone 8",
        Known::of(
            "060a4a94cb2263bcefe74705bd0efe7643d09c2bc25fc69f6a32c1b8d5a5d0d9:4647316184156410832507278642\
             444030512402463246148636510356103432440257733102761444262383653100802140838605535187005586063\
             548643765207865344068042278454875021452355870320020868064506248840047414683714173748364871633\
             802572014845467035357710118327480707136422",
            "hashcat",
        ),
    ),
    // hashcat 6.2.6, example of mode 170.
    Named::new(
        "credhist",
        "sha1(utf16le($pass))",
        "{hash}",
        "Windows CREDHIST",
        Known::of("b9798556b741befdbddcbf640d1dd59d19b1e193", "hashcat"),
    ),
    Named::new(
        "mcafee_master",
        r#"sha1(utf16le("\x01\x0f\r3".$pass))"#,
        "{hash}",
        "McAfee ePolicy Orchestrator, master password",
        Known::of("37f9db19f148058c2ee2ac7c1ffc892b4e496841", "letmein"),
    ),
    Named::new(
        "as400_ssha1",
        "sha1(utf16be(space_pad(upper($user), 10).$pass))",
        "{hash}",
        "IBM i, QPWDLVL 2 and 3",
        Known::of("efb7a2c66941873f205c4e874c39b6c44462d984", "letmein").user("qsecofr"),
    ),
];
