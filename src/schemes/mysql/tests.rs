use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
use crate::stored::StoredHash;

#[test]
fn exemplars() {
    for scheme in SCHEMES {
        let exemplar = scheme.exemplar().unwrap();
        assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
    }
}

/// hashcat 6.2.6, example of mode 7401, in the server's own form.
const CACHING: &[u8] =
    b"$A$005$\xf9\xcc\x98\xce\x08\x89\x29\x24\xf5\x0a\x21\x3b\x6b\xc5\x71\xa2\xc1\x17\x78\xc5bTy95Y99eAME1dwEkHOA1ndHGBWz.1bxSSRkuTXFGV/";

#[test]
fn raw_salts() {
    let record = parse(&CachingSha2, &StoredHash::new(CACHING)).unwrap();
    assert!(matches(record.as_ref(), b"hashcat"));
    assert!(!matches(record.as_ref(), b"Hashcat"));
    assert_eq!(record.params(), Params::Rounds(5000));
}

/// `%03X` of the server.
#[test]
fn rounds_are_in_hexadecimal() {
    let mut stored = CACHING.to_vec();
    stored[3..6].copy_from_slice(b"FfF");
    let record = parse(&CachingSha2, &StoredHash::new(stored.clone())).unwrap();
    assert_eq!(record.params(), Params::Rounds(4_095_000));
    let cost = record.cost(256);
    assert!(Limits::default().with_work_micros(1_000_000).check(&CachingSha2.id(), cost, 256).is_err());
    assert!(Limits::default().check(&CachingSha2.id(), record.cost(513), 513).is_err(), "too long");
    stored[3..6].copy_from_slice(b"000");
    assert!(matches!(parse(&CachingSha2, &StoredHash::new(stored)), Err(ParseError::Malformed(_))));
}

#[test]
fn blanks_and_tabs_do_not_count_in_old_passwords() {
    let record = parse(&OldPassword, &StoredHash::new("6f8c114b58f2ce9e")).unwrap();
    assert!(matches(record.as_ref(), b" my\tpass"));
    assert_verifies(&OldPassword, "6F8C114B58F2CE9E", "mypass");
}

/// SHA-256-crypt cuts the salt.
#[test]
fn another_digest_in_the_spelling_of_crypt() {
    let exemplar = Sha256Password.exemplar().unwrap();
    let crypt = crate::schemes::scheme("sha256_crypt").unwrap();
    let record = parse(crypt, &exemplar.stored).unwrap();
    assert!(!matches(record.as_ref(), exemplar.password.as_bytes()));
    let hex = hex::encode_upper(exemplar.stored.as_bytes());
    let printed = ["0x", core::str::from_utf8(&hex).unwrap()].concat();
    assert_verifies(&Sha256Password, &printed, exemplar.password);
}

#[test]
fn malformed_texts() {
    assert_malformed(
        &CachingSha2,
        &["$A$", "$A$005$", "$A$005$short", "0x244124", "0x2441243", "0x244124zz"],
    );
    let good = CachingSha2.exemplar().unwrap().stored;
    let good = good.as_str().unwrap();
    assert_malformed(
        &CachingSha2,
        &[
            &good[..good.len() - 2],
            &good[..good.len() - 1],
            &[good, "41"].concat(),
            &good.replace("30303524", "30303x24"),
            &good.replace("30303524", "30304724"),
            &good.replace("30303524", "30303525"),
            &good.replace("562f", "5621"),
            &good.replace("562f", "563f"),
        ],
    );
    let good = "$5$0123456789abcdefghij$8arjrEyuuBvnmJ9lgmh2ei0McBqbcB1fe8ktt8PXWz1";
    assert_malformed(
        &Sha256Password,
        &[
            "$5$",
            "$5$salt",
            &good[..good.len() - 1],
            &good.replace("0123", "012"),
            &good.replace("8arj", "8ar!"),
        ],
    );
    for other in ["6f8c114b58f2ce9", "6f8c114b58f2ce9g", "6f8c114b58f2ce9e0", ""] {
        assert!(OldPassword.recognise(&StoredHash::new(other)).is_none());
    }
}

#[cfg(feature = "ed25519")]
#[test]
fn keys_of_mariadb() {
    use super::ed25519::{Ed25519, Parsec};
    // RFC 8032 section 7.1, test 1: the secret key is of 32 bytes there.
    let key = hex::decode(b"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a").unwrap();
    let key = Encoding::Base64NoPad.encode(&key);
    let record = parse(&Ed25519, &StoredHash::new(key.as_slice())).unwrap();
    let secret = hex::decode(b"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
    assert!(matches(record.as_ref(), &secret));

    let good = Parsec.exemplar().unwrap().stored;
    let good = good.as_str().unwrap();
    assert_malformed(
        &Parsec,
        &[
            "P0::",
            &good[..good.len() - 1],
            &[good, "A"].concat(),
            &good.replace("AAEC", "AA"),
            &good.replace("AAEC", "AAECAAEC"),
            &good.replace("AAEC", "AA!C"),
            &good.replace("vN8a", "vN8!"),
        ],
    );
    for other in ["P4:a:b", "P:a:b", "P0:a", "P0:a:b:c", "p0:a:b"] {
        assert!(Parsec.recognise(&StoredHash::new(other)).is_none(), "{other}");
    }
    assert_malformed(&Ed25519, &[&"=".repeat(43), &["A".repeat(42), "B".into()].concat()]);
}
