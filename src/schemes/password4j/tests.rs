use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

/// The first of Password4j's tests, the others by Python's hashlib.
#[test]
fn every_digest() {
    assert_verifies(&Compressed, Compressed.exemplar().unwrap().stored.as_str().unwrap(), "password");
    for row in [
        "$1$429496729760$AAECAwQFBgcICQoLDA0ODw==$9ZvT9ZxSfRtCBDMvTl8bNchjKKc=",
        "$2$429496729824$AAECAwQFBgcICQoLDA0ODw==$iyIo5hKV9oBhO17ys8rLB9m5r6C9jW+xI1L28w==",
        "$3$429496729856$AAECAwQFBgcICQoLDA0ODw==$3rNwD6QwP2H++JZn6MWA7LitrrpV4j2sG7QAVmxOoUY=",
        "$4$429496729984$AAECAwQFBgcICQoLDA0ODw==$MTlqjZMDLA97auzkv9tbWCXpMjNNTOKLLimgJSoTPwrE3PNaDO51iiwloKTExa6k",
        "$5$429496730112$AAECAwQFBgcICQoLDA0ODw==$T2GMj37dFbNB2T2NtpsyGqvb7mvtdQ0XrhEdmwrWGEDNtpJS1FL+hVFMrAbeRBbYgjH9PzcJx1ksFRpsCL7lEQ==",
        "$5$30064771200$AAECAwQFBgcICQoLDA0ODw$MDrP5X9FSJQOiPuKP/jM4A",
    ] {
        assert_verifies(&Compressed, row, "lètmein");
        assert_eq!(Compressed.recognise(&StoredHash::new(row)), Some(Confidence::Shape));
    }
}

#[test]
fn rows_of_crypt_are_left() {
    for row in [
        "$1$saltSALT$gbd91nDsdi5S0XhazkjO..",
        "$5$rounds=5000$abcdefgh$ZLdkj8mkc2XVSrPVjskDAgZPGjtj1VGVaa1aUkrMTU/",
        "$3$$8846f7eaee8fb117ad06bdd830b7586c",
        "$3$10000$YWJj$/WTQfTTc8Hg8GlplP0LthpgdElUG+I3MyuvK8MI4MnQ=",
        "$6$42949672960256$YWJj$/WTQfTTc8Hg8GlplP0LthpgdElUG+I3MyuvK8MI4MnQ=",
        "x$3$42949672960256$YWJj$/WTQfTTc8Hg8GlplP0LthpgdElUG",
    ] {
        assert!(Compressed.recognise(&StoredHash::new(row)).is_none(), "{row}");
    }
}

#[test]
fn malformed_rows() {
    let good = "$3$42949672960256$YWJj$/WTQfTTc8Hg8GlplP0LthpgdElUG+I3MyuvK8MI4MnQ=";
    assert_malformed(
        &Compressed,
        &[
            &good.replace("42949672960256", "42949672960255"),
            &good.replace("42949672960256", "42949672960000"),
            &good.replace("MnQ=", "M"),
            &good.replace("MnQ=", "MnR="),
            &good.replace("YWJj", "YWJ="),
            &good.replace("YWJj", "YW=j"),
        ],
    );
    let row = good.replace("42949672960256", "18446744069414584576");
    let record = parse(&Compressed, &StoredHash::new(row)).unwrap();
    assert!(Limits::default().check(&Compressed.id(), record.cost(8), 8).is_err());
}
