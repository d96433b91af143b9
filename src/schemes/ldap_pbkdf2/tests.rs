use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::cost::Limits;
use crate::params::Params;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

#[test]
fn exemplars_in_any_case_of_the_label() {
    for scheme in SCHEMES {
        let known = scheme.exemplar().unwrap();
        let text = known.stored.as_str().unwrap();
        let (label, body) = text.split_once('}').unwrap();
        assert_verifies(*scheme, text, known.password);
        assert_verifies(*scheme, &[&label.to_lowercase(), "}", body].concat(), known.password);
        assert_eq!(scheme.recognise(&known.stored), Some(Confidence::Certain));
        let owners = SCHEMES.iter().filter(|scheme| scheme.recognise(&known.stored).is_some());
        assert_eq!(owners.count(), 1, "{text}");
    }
}

/// pwdhash of 389 DS 2.3.1, slappasswd of OpenLDAP 2.5.13, and a test of Kanidm.
#[test]
fn base64_of_either_kind() {
    let padded =
        "{PBKDF2-SHA256}10000$ZARR50ctjZ87Gmm2cZHJVLJS5al0w8O+$OVnzc4LFOxvlZvRsceJhgagBhUXiWKjeg8Zp65pmAzs=";
    assert_verifies(&SHA256, padded, "letmein");
    assert_verifies(
        &SHA1,
        "{PBKDF2}10000$ldvgKs8i5k+LrIUS9qgn2bA7EVat9ofe$R5k24vi80yPTwuWi28/5gdCW39I=",
        "letmein",
    );
    assert_verifies(&SHA1, "{PBKDF2}1212$OB.dtnSEXZK8U5cgxU/GYQ$y5LKPOplRmok7CZp/aqVDVg8zGI", "password");
    let params = parse(&SHA256, &StoredHash::new(padded)).unwrap().params();
    assert_eq!(params, Params::Pbkdf2 { digest: Digest::Sha256, rounds: 10_000 });
}

#[test]
fn nineteen_bytes_of_sha1() {
    let short = "{PBKDF2-SHA1}10000$ZBEH6B07rgQpJSikyvMU2w$TAA03a5IYkz1QlPsbJKvUsTqNV";
    assert_verifies(&SHA1, short, "password");
    assert_verifies(&SHA1, &short.replace("-SHA1", ""), "password");
    let record = parse(&SHA1, &StoredHash::new(short)).unwrap();
    assert_eq!(record.expected().as_bytes().len(), 19);
    // No byte less, and of no other digest.
    assert_malformed(&SHA1, &[&short[..short.len() - 1], &short[..short.len() - 2]]);
    let cut = SHA256.known.strip_suffix(char::is_alphanumeric).unwrap();
    assert_malformed(&SHA256, &[cut]);
}

#[test]
fn the_other_meanings_of_one_label() {
    for other in [
        // Elasticsearch, of both lengths, Dovecot, and Ping.
        "{PBKDF2}10000$AAECAwQFBgcICQoLDA0ODw==$CMgBgjhM5XWokfWRv+N122q+L7PtZf/FeK4xP9TI0IM=",
        "{PBKDF2}10000$AAECAwQFBgcICQoLDA0ODw==$CMgBgjhM5XWokfWRv+N122q+L7PtZf/FeK4xP9TI0IM",
        "{PBKDF2}$1$bUnT4Pl7yFtYX0KU$5000$50a83cafdc517b9f46519415e53c6a858908680a",
        "{PBKDF2}AAAAEAAAABAAAQIDBAUGBwgJCgsMDQ4P",
        "{PBKDF2}",
        "{PBKDF2}x$salt$y5LKPOplRmok7CZp/aqVDVg8zGI",
        "{PBKDF2-HMAC-SHA256}10:AAAA",
    ] {
        let row = StoredHash::new(other);
        assert!(SCHEMES.iter().all(|scheme| scheme.recognise(&row).is_none()), "{other}");
    }
}

#[test]
fn damaged_rows_are_malformed() {
    let good = SHA256.known;
    let long = [good, "A"].concat();
    let rows: Vec<String> = ["0", "", "01000", "+1000", "-1", "4294967296", "1e3", " 1000"]
        .iter()
        .map(|rounds| good.replace("1000$", &[rounds, "$"].concat()))
        .collect();
    assert_malformed(&SHA256, &rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert_malformed(
        &SHA256,
        &[
            "{PBKDF2-SHA256}",
            "{PBKDF2-SHA256}1000",
            "{PBKDF2-SHA256}1000$c2FsdA",
            "{PBKDF2-SHA256}1000$c2FsdA$",
            &good[..good.len() - 1],
            &long,
            &[good, "$"].concat(),
            &good.replace("$c2Fs", "$*2Fs"),
        ],
    );
    let ds = Ds389.exemplar().unwrap().stored;
    let ds = ds.as_str().unwrap();
    assert_malformed(
        &Ds389,
        &[
            "{PBKDF2_SHA256}",
            "{PBKDF2_SHA256}AAA=",
            "{PBKDF2_SHA256}AAAgAA==",
            &ds[..ds.len() - 4],
            &[ds, "AAAA"].concat(),
            &[ds, &"A".repeat(40_000)].concat(),
            &ds.replace("{PBKDF2_SHA256}AAAD6A", "{PBKDF2_SHA256}AAAAAA"),
            &ds.replace("AAAD6A", "AAAD6."),
            "{PBKDF2_SHA256}10000$ZARR50ctjZ87Gmm2cZHJVLJS5al0w8O+$OVnzc4LFOxvlZvRsceJhgagBhUXiWKjeg8Zp65pmAzs=",
        ],
    );
    let radius = FreeRadius.exemplar().unwrap().stored;
    let radius = radius.as_str().unwrap();
    assert_malformed(
        &FreeRadius,
        &[
            "{X-PBKDF2}",
            "{X-PBKDF2}HMACSHA2+256:AAAD6A==:c2FsdA==",
            &radius.replace("HMACSHA2+256", "HMACSHA2+257"),
            &radius.replace("HMACSHA2+256", "HMACSHA1"),
            &radius.replace("HMACSHA2+256", "hmacsha2+256"),
            &radius.replace("AAAD6A==", "AAAAAA=="),
            &radius.replace("AAAD6A==", "AAAD"),
            &radius.replace("AAAD6A==", "AAAD6AAA"),
            &radius.replace("AAAD6A==", ""),
            &[radius, ":"].concat(),
            &radius[..radius.len() - 4],
        ],
    );
}

#[test]
fn most_rounds_are_costly() {
    let ds = Ds389.exemplar().unwrap().stored;
    let radius = FreeRadius.exemplar().unwrap().stored;
    let most: [(&dyn Scheme, String); 3] = [
        (&SHA256, SHA256.known.replace("1000$", "4294967295$")),
        (&Ds389, ds.as_str().unwrap().replace("AAAD6A", "/////w")),
        (&FreeRadius, radius.as_str().unwrap().replace("AAAD6A==", "/////w==")),
    ];
    for (scheme, stored) in most {
        let record = parse(scheme, &StoredHash::new(&stored)).unwrap();
        assert_eq!(record.params(), Params::Pbkdf2 { digest: Digest::Sha256, rounds: u32::MAX }, "{stored}");
        assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
    }
}
