//! SHA-384 and SHA-512.

use crate::recipe::named::{Known, Named};

pub(super) static TABLE: &[Named] = &[
    // hashcat 6.2.6, example of mode 10810.
    Named::new(
        "sha384_pass_salt",
        "sha384($pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "ca1c843a7a336234baf9db2e10bc38824ce523402fbd7741286b1602bdf6cb869a45289bb9fb706bd404b9f3842ff\
             729",
            "hashcat",
        )
        .salt("2746460797049820734631508"),
    ),
    // hashcat 6.2.6, example of mode 10820.
    Named::new(
        "sha384_salt_pass",
        "sha384($salt.$pass)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "63f63d7f82d4a4cb6b9ff37a6bc7c5ec39faaf9c9078551f5cbf7960e76ded87b643d37ac53c45bc544325e7ff83a\
             1f2",
            "hashcat",
        )
        .salt("93362"),
    ),
    Named::new(
        "sha384_salt_pass_salt",
        "sha384($salt.$pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "75013702d32d8e759c5cf851f23be175baa4030a3a07b3184fb76af3a1ec766a423e304ebb46d2740e08db6d5b8bd\
             21c",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
    Named::new(
        "sha384_utf16pass",
        "sha384(utf16le($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "c4ab95d7bbc00c66cb96cad20aa165cf155ed94457730a974949ee3d06baf31b98a7308769fa0c12131b345734358\
             fe4",
            "letmein",
        ),
    ),
    Named::new(
        "sha384_utf16pass_salt",
        "sha384(utf16le($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "7408b96f5c30956f98661d64a617ed7492f4baca7c35d93851a312a6510f4921447d4bf29073c7ffc0713d9fab0f0\
             4c2",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
    Named::new(
        "sha384_salt_utf16pass",
        "sha384($salt.utf16le($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "aa702a4aa8dd603405cd6fa29453241a6afafa92db781b165a767837816ec5802b6b13fc5af4483977ba558fe2a0c\
             c62",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
    Named::new(
        "sha384_x2",
        "sha384(sha384($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "1672a09e7010c3a4ac55a84d5ebc2c6c65e70a750dc7d521879428e4f70331a0ee1ef0abe869f5bd1ac35263984b0\
             b37",
            "letmein",
        ),
    ),
    Named::new(
        "sha384_sha384rawpass",
        "sha384(sha384_raw($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "89add1e3fc6eb25c5f865edd2d99e7047690aca4c481b1bacd4fc23a0144ab6abfe0970fee9a4e76f9eb3839897f5\
             23a",
            "letmein",
        ),
    ),
    Named::new(
        "sha384_sha384pass_salt",
        "sha384(sha384($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "06b7721608d30ae5ee7b05eb033d00543d3c4691ecf3e045bd88d73e4d2ff7ee22b8419db51e3a31f9e60ba597cfb\
             d92",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
    Named::new(
        "sha384_salt_sha384pass",
        "sha384($salt.sha384($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "612f9bf329fc096b1494c38329369af0ab3a00b5822dad9116581e80c77123ab6460c570958b099a931bfca507a47\
             749",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
    Named::new(
        "sha384_sha384salt_sha384pass",
        "sha384(sha384($salt).sha384($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "92bd5c611c3c25c81ee3e9bb8ff486b9cc5d5bf2a4e8fb88a0c62e49aa51df47c823ed507e95512fe121b560e4a04\
             ee1",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
    Named::new(
        "sha384_sha384pass_sha384pass",
        "sha384(sha384($pass).sha384($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "b151bd77422da3742ba290d7242c85aac276b38d14015e5a0196a820d5ac48fb027d9116ada51fe51d53b65be753a\
             761",
            "letmein",
        ),
    ),
    // hashcat 6.2.6, example of mode 1710.
    Named::new(
        "sha512_pass_salt",
        "sha512($pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "3f749c84d00c6f94a6651b5c195c71dacae08f3cea6fed760232856cef701f7bf60d7f38a587f69f159d4e4cbe004\
             35aeb9c8c0a4927b252d76a744e16e87e91",
            "hashcat",
        )
        .salt("388026522082"),
    ),
    // hashcat 6.2.6, example of mode 1720.
    Named::new(
        "sha512_salt_pass",
        "sha512($salt.$pass)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "efc5dd0e4145970917abdc311e1d4e23ba0afa9426d960cb28569f4d585cb031af5c936f57fbcb0a08368a1b30257\
             3cf582100d40bd7c632f3d8aecd1a1a8eb1",
            "hashcat",
        )
        .salt("812"),
    ),
    Named::new(
        "sha512_salt_pass_salt",
        "sha512($salt.$pass.$salt)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "9506272a06df7f754debd08cebe5c038abc6ecfeb8951ba2f78e97a57e9990e5363b9bf74cf31bc0fe85f179f7d78\
             d97e4c3c0bd157165003f614494c3bc1b6a",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
    // hashcat 6.2.6, example of mode 1770.
    Named::new(
        "sha512_utf16pass",
        "sha512(utf16le($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "79bba09eb9354412d0f2c037c22a777b8bf549ab12d49b77d5b25faa839e4378d8f6fa11aceb6d9413977ae5ad5d0\
             11568bad2de4f998d75fd4ce916eda83697",
            "hashcat",
        ),
    ),
    // hashcat 6.2.6, example of mode 1730.
    Named::new(
        "sha512_utf16pass_salt",
        "sha512(utf16le($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "eefb67342d62a5d8ac84e8ae89d0f157f03749bd0427c80637003a4760feefdb36cbe11ba35ab2015b3691e2e8380\
             3178c986aa85f29e6f56938b469a31ccd7a",
            "hashcat",
        )
        .salt("6576666"),
    ),
    // hashcat 6.2.6, example of mode 1740.
    Named::new(
        "sha512_salt_utf16pass",
        "sha512($salt.utf16le($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "ce77bf8a8ca9b9cf0ed67edde58ed7fafd4542ce1378fc8bd87b05656ebf92e5711517d5930c18de93a71990e77e1\
             037423e5b64c2f293be7d859d7b6921622e",
            "hashcat",
        )
        .salt("1512373"),
    ),
    // hashcat 6.2.6, example of mode 1750.
    Named::new(
        "hmac_sha512_key_pass",
        "hmac_sha512($salt, key=$pass)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "138c00f17a1a0363f274817c91118f019aff09f937bfdaea844280a0c0e7811267cc4735d967d8640eed1218268c1\
             c4a76fec8f7aa551491b353829f3a654270",
            "hashcat",
        )
        .salt("885142"),
    ),
    // hashcat 6.2.6, example of mode 1760.
    Named::new(
        "hmac_sha512_key_salt",
        "hmac_sha512($pass, key=$salt)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "7d02921299935179d509e6dd4f3d0f2944e3451ea9de3af16baead6a7297e5653577d2473a0fff743d9fe78a89bd4\
             9296114319989dc7e7870fc7f62bc96accb",
            "hashcat",
        )
        .salt("114"),
    ),
    Named::new(
        "sha512_x2",
        "sha512(sha512($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "2dd36288ff7e522b04f4a27d47fe3b9c8763780cc570332e83c339a25fb4a5ec2e6076cc4efee612ddd19953c12db\
             6006c0344f8e7e668d1d1371fc457cda38e",
            "letmein",
        ),
    ),
    // hashcat 6.2.6, example of mode 21000.
    Named::new(
        "sha512_sha512rawpass",
        "sha512(sha512_raw($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "caec04bdf7c17f763a9ec7439f7c9abda112f1bfc9b1bb684fef9b6142636979b9896cfc236896d821a69a961a143\
             dd19c96d59777258201f1bbe5ecc2a2ecf5",
            "hashcat",
        ),
    ),
    Named::new(
        "sha512_sha512pass_salt",
        "sha512(sha512($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "85088fb3576b7c44e9aab758e088568e916076f7dc7a5c8c0a51a045f1bec62355d36c9b50eea3e3c9f30ee084aaa\
             de1400852310be765df51d0350c8f4fd1e2",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
    Named::new(
        "sha512_salt_sha512pass",
        "sha512($salt.sha512($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "b67ad526ad1395cdc88a89f59a19a25cc466ef43663daa226af328ca87d7c4bf5db27afcd34f0005be3169c22c2cd\
             ee860b5656ec51b80867776c5b98eb15f6b",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
    Named::new(
        "sha512_sha512salt_sha512pass",
        "sha512(sha512($salt).sha512($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "fe260483cf9014162d2a1c5d5f86b4df4b06ef137772eea59b8b75b8e8769f8fc8ec8114d3f7e0c8d9558cb3b5ccc\
             b13acd33fa0f9829033852c075743a8b4c7",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
    Named::new(
        "sha512_sha512pass_sha512pass",
        "sha512(sha512($pass).sha512($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "6a99c166f4b5f4d5c060d2e803c48d29d1eff1b5f775ce0f719234ffe201b3490b7b678d27ad59f015763bbc1c627\
             1dd393eab5de56c7c62a07988b0070ad38d",
            "letmein",
        ),
    ),
    Named::new(
        "sha512_md5pass",
        "sha512(md5($pass))",
        "{hash}",
        "home-made user tables",
        Known::of(
            "21f39f04fc0abd115246d7f8a2160ed63f2a2a13856ffb53bbf9a5310f0889ea26870e5ea4c72effd0edf6f087ea0\
             7c194ff73753a3a697083ef491e86df0dc0",
            "letmein",
        ),
    ),
    Named::new(
        "sha512_sha512rawpass_salt",
        "sha512(sha512_raw($pass).$salt)",
        "{hash}",
        "home-made user tables",
        Known::of(
            "e19eba877782ec396cb58258fdf405d79652eea4ff4d86b84fe6422ee78c6331cb2c88ba0b3f3b66b054cb9123618\
             3e323513dad67400aef67cf7ea600caf8b7",
            "letmein",
        )
        .salt("aB3$x:y"),
    ),
];
