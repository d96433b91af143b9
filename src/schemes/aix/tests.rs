use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

/// John the Ripper, aix_smd5_fmt and aix_ssha_fmt.
#[test]
fn published() {
    for (scheme, stored, password) in [
        (&Smd5 as &dyn Scheme, "{smd5}s8/xSJ/v$uGam4GB8hOjTLQqvBfxJ2/", "password"),
        (&Smd5, "{smd5}alRJaSLb$aKM3H1.h1ycXl5GEVDH1e1", "aixsucks?"),
        (&Smd5, "{smd5}eLB0QWeS$Eg.YfWY8clZuCxF0xNrKg.", "0123456789ABCDE"),
        (&SSHA1, "{ssha1}06$T6numGi8BRLzTYnF$AdXq1t6baevg9/cu5QBBk8Xg.se", "whatdoyouwantfornothing$$$$$$"),
        (&SSHA1, SSHA1.exemplar.0, SSHA1.exemplar.1),
        (
            &SSHA256,
            "{ssha256}06$YPhynOx/iJQaJOeV$EXQbOSYZftEo3k01uoanAbA7jEKZRUU9LCCs/tyU.wG",
            "verylongbutnotverystrongpassword",
        ),
        (&SSHA256, SSHA256.exemplar.0, SSHA256.exemplar.1),
        (
            &SSHA512,
            "{ssha512}06$y2/.O4drNJd3ecgJ$DhNk3sS28lkIo7XZaXWSkFOIdP2Zsd9DIKdYDSuSU5tsnl29Q7xTc3f64eAGMpcMJCVp/SXZ4\
             Xgx3jlHVIOr..",
            "solarisalwaysbusyitseems",
        ),
        (&SSHA512, SSHA512.exemplar.0, SSHA512.exemplar.1),
        (
            &SSHA512,
            "{ssha512}06$................$0egLaF88SUk6GAFIMN/vTwa/IYB.KlubYmjiaWvmQ975vHvgC3rf0I6ZYzgyUiQftS8qs7ULL\
             QpRLrA3LA....",
            "44",
        ),
    ] {
        assert_verifies(scheme, stored, password);
    }
}

/// A digest in a magazine of IBM, whose characters 32 and 37 are misprints: John compares the first 18 bytes only.
#[test]
fn a_misprint_does_not_match() {
    let row = StoredHash::new(
        "{ssha512}06$otYx2eSXx.OkEY4F$No5ZvSfhYuB1MSkBhhcKJIjS0.q//awdkcZwF9/TXi3EnL6QeronmS0jCc3P2aEV9WLi5arzN1YjVwkx\
         8bng..",
    );
    assert!(!matches(parse(&SSHA512, &row).unwrap().as_ref(), b"colorado"));
}

/// Every character counts, those that have lost bits too.
#[test]
fn the_whole_text_counts() {
    for (scheme, place) in
        [(&SSHA1, 2), (&SSHA1, 1), (&SSHA1, 4), (&SSHA256, 1), (&SSHA256, 2), (&SSHA512, 3)]
    {
        let (stored, password) = scheme.exemplar;
        let mut text = stored.as_bytes().to_vec();
        let place = text.len() - place;
        text[place] = if text[place] == b'1' { b'2' } else { b'1' };
        let record = parse(scheme, &StoredHash::new(&text)).unwrap();
        assert!(!matches(record.as_ref(), password.as_bytes()), "{} {place}", scheme.id);
    }
}

#[test]
fn malformed_texts() {
    let good = SSHA1.exemplar.0;
    assert_malformed(
        &SSHA1,
        &[
            "{ssha1}$",
            "{ssha1}06$",
            "{ssha1}06$salt",
            "{ssha1}06$salt$",
            &good[..good.len() - 1],
            &[good, "."].concat(),
            &[good, "$"].concat(),
            &good.replace(".sJ", ".s!"),
            &good.replace(".sJ", "/sJ"),
            &good.replace("06$", "6$"),
            &good.replace("06$", "006$"),
            &good.replace("06$", "+6$"),
            &good.replace("06$", "03$"),
            &good.replace("06$", "32$"),
            &good.replace("06$", "99$"),
        ],
    );
    let good = SSHA512.exemplar.0;
    assert_malformed(
        &SSHA512,
        &[&good.replace("R...", "R../"), &good.replace("R...", "R./."), &good[..good.len() - 1]],
    );
    assert_malformed(
        &Smd5,
        &[
            "{smd5}$",
            "{smd5}s8/xSJ/v$",
            "{smd5}s8/xSJ/v$uGam4GB8hOjTLQqvBfxJ2",
            "{smd5}s8/xSJ/v$uGam4GB8hOjTLQqvBfxJ2/.",
            "{smd5}s8/xSJ/v$uGam4GB8hOjTLQqvBfxJ2!",
        ],
    );
    // LDAP's.
    assert!(Smd5.recognise(&StoredHash::new("{SMD5}zv7wzZWNdy8V+8itET17QnNhbHRTQUxU")).is_none());
    assert!(Smd5.recognise(&StoredHash::new("{smd5}zv7wzZWNdy8V+8itET17QnNhbHRTQUxU")).is_none());
}

#[test]
fn hostile_rounds_are_costly() {
    for scheme in [&SSHA1, &SSHA256, &SSHA512] {
        let row = StoredHash::new(scheme.exemplar.0.replace("06$", "31$"));
        let record = parse(scheme, &row).unwrap();
        assert_eq!(record.params(), Params::Pbkdf2 { digest: scheme.digest, rounds: 1 << 31 });
        assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
    }
}
