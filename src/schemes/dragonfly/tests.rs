use super::*;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

/// John the Ripper, dragonfly3_fmt and dragonfly4_fmt.
#[test]
fn published() {
    for (scheme, stored, password) in [
        (&SHA256_32, "$3$z$EBG66iBCGfUfENOfqLUH/r9xQxI1cG373/hRop6j.oWs", "magnum"),
        (&SHA256_32, "$3$f6daU5$Xf/u8pKp.sb4VCLKz7tTZMUKJ3J4oOfZgUSHYOFL.M0n", ""),
        (&SHA256_32, SHA256_32.exemplar.0, SHA256_32.exemplar.1),
        (&SHA256_32, "$3$jWhDSrS$bad..Dy7UAyabPyfrEi3fgQ2qtT.5fE7C5EMNo/n.Qk5", "John the Ripper"),
        (&SHA256_32, "$3$SSYEHO$hkuDmUQHT2Tr0.ai.lUVyb9bCC875Up.CZVa6UJZ.Muv", "DragonFly BSD"),
        (&SHA256, "$3$z$sNV7KLtLxvJRsj2MfBtGZFuzXP3CECITaFq/rvsy.Y.Q", "magnum"),
        (&SHA256, "$3$f6daU5$eV2SX9vUHTMsoy3Ic7cWiQ4mOxyuyenGjYQWkJmy.AF3", ""),
        (&SHA256, SHA256.exemplar.0, SHA256.exemplar.1),
        (&SHA256, "$3$XcMa$idKoaBQXdRlhfJFDjnV0jDryW/nEBAGXONyzJvnH.cR3", "12345678"),
        (
            &SHA512_32,
            "$4$7E48ul$K4u43llx1P184KZBoILl2hnFLBHj6.486TtxWA.EA1pLZuQS7P5k0LQqyEULux47.5vttDbSo/Cbpsez.AUI",
            "magnum",
        ),
        (
            &SHA512_32,
            "$4$Hz$5U1s18ntUYE24mF3JN44BYZPN34HBCMw57.Yw2JeKoiBkTVSGBDZEPT325hvR7iw8QYHy9kG7WUW8LCM.6UD",
            "",
        ),
        (&SHA512_32, SHA512_32.exemplar.0, SHA512_32.exemplar.1),
        (
            &SHA512,
            "$4$2tgCi76D$NL8CBWreQkoaVeGVL/a27ZrwYq6M8mlNt.uqc9E9.OiANu6JHdQy2r6J4uAZuD7wKqAQier1YVL7M0IF.gvi",
            "DragonFly BSD",
        ),
        (&SHA512, SHA512.exemplar.0, SHA512.exemplar.1),
    ] {
        assert_verifies(scheme, stored, password);
    }
}

#[test]
fn the_word_size_counts() {
    let record = parse(&SHA256, &StoredHash::new(SHA256_32.exemplar.0)).unwrap();
    assert!(!matches(record.as_ref(), b"password"));
    assert_eq!(SHA256_32.recognise(&StoredHash::new(SHA256.exemplar.0)), Some(Confidence::Dialect));
    assert_eq!(SHA256.recognise(&StoredHash::new("$3$$8846f7eaee8fb117ad06bdd830b7586c")), None);
}

#[test]
fn malformed_texts() {
    let good = SHA256.exemplar.0;
    assert_malformed(
        &SHA256,
        &[
            "$3$a$",
            "$3$PNPA2tJ$",
            &good[..good.len() - 1],
            &[good, "."].concat(),
            &[good, "$"].concat(),
            &good.replace(".A0d", "!A0d"),
            // The least significant byte of the last group is none of the digest.
            &good.replace(".A0d", "/A0d"),
            &good.replace("PNPA2tJ", "PNPA2tJ89"),
        ],
    );
    let good = SHA512.exemplar.0;
    assert_malformed(
        &SHA512,
        &[&good[..good.len() - 1], &[good, "."].concat(), &good.replace("$W$", "$123456789$")],
    );
}
