use super::*;
use crate::schemes::testing::{assert_verifies, parse};

/// htpasswd 2.4.66 and openssl 3.0, of `letmein`.
#[test]
fn lines_of_each_kind() {
    for hash in [
        "$apr1$saltSALT$1Pwy0rvJXCShp74oJ9aks1",
        "{SHA}t6h1/B6iKLkGEEG3zsS9PFKrPOM=",
        "$2y$04$PRChIZg5L.CgqbE94/BZ9uBrJRZJ2pmpyUX.Gkvp3hvtefwr9If9.",
        "$5$saltSALT$tWvl8kn98ar3gwo0m41h1Nx/CGfydIze2esbrag6oI5",
        "$6$saltSALT$QnHZZ8HLqZrf/gUcTxmKbqKxXeHABe2Kk4DojHYf8eriX7hot0Xpg2Fi6PxAq86A4SYbuK7nBbEHFX..3JuyG.",
    ] {
        for line in [["joe:", hash].concat(), ["jöe b:", hash, "\n"].concat(), ["j:", hash, "\r\n"].concat()]
        {
            assert_verifies(&Line, &line, "letmein");
            assert_eq!(Line.recognise(&StoredHash::new(&line)), Some(Confidence::Shape));
        }
    }
}

#[test]
fn what_is_no_line() {
    let apr1 = "$apr1$saltSALT$1Pwy0rvJXCShp74oJ9aks1";
    for text in [
        "",
        ":",
        apr1,
        &[":", apr1].concat(),
        &["joe:", apr1, ":x"].concat(),
        "joe:letmein",
        "joe:",
        "joe:0d107d09f5bbe40cade3de5c71e9e9b7",
        "Mufasa:testrealm@host.com:30d1c53d92bfc75e2b233d27082f2d5c",
        &["j".repeat(MAX_LINE).as_str(), ":", apr1].concat(),
    ] {
        assert_eq!(Line.recognise(&StoredHash::new(text)), None, "{text}");
    }
    let carried = parse(&Line, &StoredHash::new("joe:$nothing$saltsaltsalt"));
    assert!(matches!(carried, Err(ParseError::Inner(_))));
    let malformed = parse(&Line, &StoredHash::new("joe:letmeinletmein"));
    assert!(matches!(malformed, Err(ParseError::Malformed(_))));
}
