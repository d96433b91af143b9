use super::*;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
use crate::stored::StoredHash;

const BETTER: &str = "1001fbba8dc3efeba0e6b0e5be38d534:9abf567c7befb2980be09b432043c65ba1c85fe9c710ad08e22c779e5fce46b0ef45fb91c5a8b25877ffe5103fd61709098ef2b79ea00b1473c58f7a6105136f";
const S2: &str = "s2:72f07ac527bb18f8c64301041941c0d7:85bd6e6ce9f2ac6cb3c8c2f473e283b1285aaa2465052d6ebb251866c2ba1af7729461c82a5383bbe2636e6e0a9d5faba1367339d5411c94837e5fb1cd0bf528";
const OLD: &str = "q7gm2pxz0abcdefg:87af6aaa753dbe3671f3f92402bcd36ecfa02730b7b899204aa09a311a15b1d7965523a21453badfbd6512735f64f704c4b87c80454fb0213135c2ff3f005ab5";

/// Lucia 3.2.2; the last is Node.js 20's, and Lucia accepts it.
#[test]
fn spellings() {
    assert_verifies(&BetterAuth, BETTER, "password");
    assert_verifies(&Lucia, S2, "password");
    assert_verifies(&Lucia, OLD, "password");
    let params = |scheme: &dyn Scheme, stored| parse(scheme, &StoredHash::new(stored)).unwrap().params();
    assert_eq!(params(&BetterAuth, BETTER), Params::Scrypt { log_n: 14, r: 16, p: 1 });
    assert_eq!(params(&Lucia, S2), Params::Scrypt { log_n: 14, r: 16, p: 1 });
    assert_eq!(params(&Lucia, OLD), Params::Scrypt { log_n: 14, r: 8, p: 1 });
}

/// Lucia 3.2.2, of `ﬁancé Ⅳ ½ ｐａｓｓ`.
#[test]
fn passwords_are_normalised() {
    let row = StoredHash::new(
        "10aeb62c96ad278508690e6a66d2a9d9:cc75c293a4916282b4a8f67d2eff1204cf945863d17d121e44438c96b60f736a1c12274097be78b38543467cbf89ee19163c8810f0669cf59fd7785a52e18ea9",
    );
    let record = parse(&BetterAuth, &row).unwrap();
    assert_eq!(record.readings(), [Reading::Raw, Reading::Nfkc]);
    assert!(matches(record.as_ref(), "fiancé IV 1⁄2 pass".as_bytes()));
    let typed = "ﬁancé Ⅳ ½ ｐａｓｓ".as_bytes();
    assert_eq!(matches(record.as_ref(), typed), cfg!(feature = "unicode"));
    assert!(!matches(record.as_ref(), "fiance IV 1⁄2 pass".as_bytes()));
}

#[test]
fn each_recognises_its_own() {
    let found = |stored: &str| {
        let row = StoredHash::new(stored);
        let shape = |scheme: &dyn Scheme| scheme.recognise(&row).is_some();
        (shape(&BetterAuth), shape(&Lucia))
    };
    assert_eq!(found(BETTER), (true, false));
    assert_eq!(found(S2), (false, true));
    assert_eq!(found(OLD), (false, true));
    assert_eq!(found(&OLD[1..]), (false, false));
    assert_eq!(found(&BETTER.replace("1001", "100g")), (false, false));
    assert_eq!(found(&BETTER.replace(':', "$")), (false, false));
    assert_eq!(found(""), (false, false));
}

#[test]
fn malformed_texts() {
    let shifted = [&BETTER[..30], ":", &BETTER[30..32], &BETTER[33..]].concat();
    assert_malformed(&BetterAuth, &[&shifted]);
    let key = &S2[36..];
    assert_malformed(
        &Lucia,
        &[
            "s2:",
            "s2:salt",
            "s2:salt:",
            &["s2:salt:", &key[2..]].concat(),
            &["s2:salt:", key, "00"].concat(),
            &["s2:salt:", &key[1..], "g"].concat(),
            &["s2:salt:s:", key].concat(),
            &OLD.replace("5ab5", "5abg"),
            &[&OLD[..15], ":", &OLD[15..16], &OLD[17..]].concat(),
        ],
    );
}
