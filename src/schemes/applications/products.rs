//! Mail, chat and file servers, games, remote control.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    Named::new(
        "postoffice",
        r#"md5($salt."Y".$pass."\xf7".$salt)"#,
        "{hash}{salt[32]}",
        "Post.Office",
        Known::of("a4bae86ae8c2f0e84d1ef28383b2eebf82916963c701200625cba2acd40d6569", "letmein"),
    ),
    // hashcat 6.2.6, example of mode 1421.
    Named::new(
        "hmailserver",
        "sha256($salt.$pass)",
        "{salt[6]}{hash}",
        "hMailServer 5",
        Known::of("8fe7ca27a17adc337cd892b1d959b4e487b8f0ef09e32214f44fb1b07e461c532e9ec3", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 15000.
    Named::new(
        "filezilla",
        "sha512($pass.$salt)",
        "{hash}",
        "FileZilla Server 0.9.55 to 0.9.60, salt column",
        Known::of(
            "bfa9fe5a404faff8b0d200385e26b783a163e475869336029d3ebaccaf02b5f16e4949279e8a33b942ab647f8f19a\
             83dbe89a6d39dd6d8f84812de7d2e556767",
            "hashcat",
        )
        .salt("6422386434050716105781561510557063652302782465168686858312232148"),
    ),
    // hashcat 6.2.6, example of mode 24.
    Named::new(
        "serv_u",
        "md5($salt.$pass)",
        "{salt[2]}{hash}",
        "Serv-U",
        Known::of("00e983672a03adcc9767b24584338eb378", "hashcat"),
    ),
    // hashcat 6.2.6, example of mode 23.
    Named::new(
        "skype",
        r#"md5($user."\nskyper\n".$pass)"#,
        "{hash}",
        "Skype",
        Known::of("d04d74780881019341915c70d914db29", "hashcat").user("0675841"),
    ),
    // hashcat 6.2.6, example of mode 28300.
    Named::new(
        "teamspeak3",
        "sha1_raw(base64(sha1_raw($pass)).$salt)",
        "$teamspeak$3${hash:base64}${salt}",
        "TeamSpeak 3, channel passwords",
        Known::of(
            "$teamspeak$3$E0aV0IQ29EDyxRfkFoQflUGJ6zo=$mRgDUkNpd0IwUEcTJQBmE0NHYwdDEhFzQ0VgMRcFJUIRYnaHBwN\
             XRZJwk2ZUaURzdXkVYiUROERmI0hYYGFYCDiIJCeIU3N5EhRVcZFnSIRCJlkUFkY4YFMDcheYeTl4RYZEdpKGJYhxAIQJ\
             EYGYEA==",
            "hashcat",
        ),
    ),
    // hashcat 6.2.6, example of mode 22301.
    Named::new(
        "telegram_passcode",
        "sha256($salt.$pass.$salt)",
        "$telegram$0*{hash}*{salt:hex}",
        "Telegram for Android, pass code",
        Known::of(
            "$telegram$0*518c001aeb3b4ae96c6173be4cebe60a85f67b1e087b045935849e2f815b5e41*2518409805862195\
             0709328221838128",
            "hashcat",
        ),
    ),
    Named::new(
        "mangos",
        r#"sha1(upper_ascii($user).":".upper_ascii($pass))"#,
        "{hash}",
        "MaNGOS and TrinityCore before SRP6, sha_pass_hash",
        Known::of("9f24a8bf36a4caf8ce8ff721691f28a950aeb297", "letmein").user("Player1"),
    ),
    // hashcat 6.2.6, example of mode 9900.
    Named::new(
        "radmin2",
        "md5(zero_pad($pass, 100))",
        "{hash}",
        "Radmin 2",
        Known::of("22527bee5c29ce95373c4e0f359f079b", "hashcat"),
    ),
];
