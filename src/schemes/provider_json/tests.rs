use alloc::vec::Vec;

use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

/// Python's hashlib, argon2-cffi 25.1.0 and bcrypt 4.0.1.
const AUTH0: &[&str] = &[
    r#"{"algorithm":"md5","hash":{"value":"88a434c88cca4e900f7874cd98123f43","encoding":"hex"}}"#,
    r#"{"algorithm":"md5","hash":{"value":"KAL4NENFyMhoSB+2QLrWpw==","encoding":"base64"},"salt":{"value":"000102030405060708090a0b0c0d0e0f","encoding":"hex"}}"#,
    r#"{"algorithm":"md5","hash":{"value":"A8AC2CA71EDEE2C932F33A15A9685D03","encoding":"hex"},"salt":{"value":"NaCl","position":"suffix"}}"#,
    r#"{"algorithm":"sha1","hash":{"value":"6d138ca3ae545631b3abd71a4f076ce759c5700b","encoding":"hex"}}"#,
    r#"{"algorithm":"sha1","hash":{"value":"KPNVI+pzMCIwrft4sSfZ6RuZvRY=","encoding":"base64"},"salt":{"value":"000102030405060708090a0b0c0d0e0f","encoding":"hex"}}"#,
    r#"{"algorithm":"sha1","hash":{"value":"DB4EEACB95951C1DFEF015BD419CF018851A4395","encoding":"hex"},"salt":{"value":"NaCl","position":"suffix"}}"#,
    r#"{"algorithm":"sha256","hash":{"value":"1af7ea1e8c993e69aa1fe000aedd64a4586cc74b978bf3b951eda5009d2eba2d","encoding":"hex"}}"#,
    r#"{"algorithm":"sha256","hash":{"value":"WlATthYJFSSWu78dYRY2t8yPTP4vV0Cy8ZSVLABh5hY=","encoding":"base64"},"salt":{"value":"000102030405060708090a0b0c0d0e0f","encoding":"hex"}}"#,
    r#"{"algorithm":"sha256","hash":{"value":"6B1611BEC0F3268379B53A08CDDB7E49619F4CCD258C99111E263498681920AB","encoding":"hex"},"salt":{"value":"NaCl","position":"suffix"}}"#,
    r#"{"algorithm":"sha512","hash":{"value":"37a83b35977fa07c67d4acc9047a4d224adb8b0838b2635cb75e8c9c8999a61c4d15e5045e5416a6f7b3dd004fa737be38c32f1c684dfd7a48591556291a00d8","encoding":"hex"}}"#,
    r#"{"algorithm":"sha512","hash":{"value":"KCXSLdpQ3HwBMF+g0S3+ysSx0R/j0qLTDBnkFirfbAM5v+DDVcAbeeXXVPT0xzpUe9YObWmEXO8zqcRxX5wIVg==","encoding":"base64"},"salt":{"value":"000102030405060708090a0b0c0d0e0f","encoding":"hex"}}"#,
    r#"{"algorithm":"sha512","hash":{"value":"184A1F15024A0A2D1E7257435C89617A3EB4F1CD13D18FCF28BF2916D776B54845FCFCD0EA80784BEF32BEB051E65BD580FBCF9A858CA5D3570CDBC0C04986F4","encoding":"hex"},"salt":{"value":"NaCl","position":"suffix"}}"#,
    r#"{"algorithm":"sha256","hash":{"value":"ccc8885c4c4b2fda5cf83079c47533a4629a7107473a6c18f6e2bb0307038ceb","encoding":"hex"},"password":{"encoding":"utf16le"}}"#,
    r#"{"algorithm":"sha256","hash":{"value":"b1f4ea605a30997f0c1cdb28282ad541fb731cf7cd1a88929b75d5a64efe6f4b","encoding":"hex"},"salt":{"value":"NaCl","position":"prefix"},"password":{"encoding":"latin1"}}"#,
    r#"{"algorithm":"hmac","hash":{"value":"CrZUykEgMePcjHO--LFVhlbfG8MnV1ZayU4emp3iyeKIo5POAshK0WV_v2N-EFaWZUjzh5hxEnwbwv8tzE7_vQ==","encoding":"base64","digest":"sha512","key":{"value":"key"}},"salt":{"value":"NaCl"}}"#,
    r#"{"algorithm":"scrypt","hash":{"value":"d5b7ea4bf0e3dfd3d81899aa7f6c636ceaf76178700049ba70e814d5f4d8c47f","encoding":"hex"},"salt":{"value":"NaCl"},"keylen":32}"#,
    r#"{"algorithm":"scrypt","hash":{"value":"xBeYaifGG8LjcCEWm+Gi5QmfxVE0JS/7Znc4K2IVYzK4GE+sn2h7alJi0tKtWXfLkY72VQ4JaeHDg5dsfZ2v4g==","encoding":"base64"},"salt":{"value":"AAECAwQFBgcICQoLDA0ODw==","encoding":"base64"},"keylen":64,"cost":64,"blockSize":4,"parallelization":2}"#,
    r#"{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha512$i=100,l=64$AAECAwQFBgcICQoLDA0ODw$T2GMj37dFbNB2T2NtpsyGqvb7mvtdQ0XrhEdmwrWGEDNtpJS1FL+hVFMrAbeRBbYgjH9PzcJx1ksFRpsCL7lEQ","encoding":"utf8"}}"#,
    r#"{"algorithm":"pbkdf2","hash":{"value":"$pbkdf2-sha256$l=32$AAECAwQFBgcICQoLDA0ODw$0xjcNK8u5J8fKLPg1wTFl2/yZtdgYIziNgM+9531IMs","encoding":"utf8"}}"#,
    r#"{"algorithm":"bcrypt","hash":{"value":"$2b$04$5VquEpW4hIGp6ezva/ji9O4pRcUzLOwJUaxgNzsrzBRrF1rjDMzEW"},"salt":{"value":"NaCl"}}"#,
    r#"{"algorithm":"argon2","hash":{"value":"$argon2id$v=19$m=64,t=1,p=1$W7o0SlpbpQHpxhzlqpNfbg$5Q2BtvZOf7ecaunM62pCUzj4fZNfSlKhTilHZeMrBck"}}"#,
    r#"{"algorithm":"ldap","hash":{"value":"{SSHA}ZNebdzU15RaXOjrZjMgUfngjrdROYUNsTmFDbA==","encoding":"utf8"}}"#,
];

const OKTA: &[&str] = &[
    r#"{"algorithm":"MD5","value":"iKQ0yIzKTpAPeHTNmBI/Qw=="}"#,
    r#"{"algorithm":"MD5","salt":"AAECAwQFBgcICQoLDA0ODw==","saltOrder":"PREFIX","value":"KAL4NENFyMhoSB+2QLrWpw=="}"#,
    r#"{"algorithm":"MD5","salt":"AAECAwQFBgcICQoLDA0ODw==","saltOrder":"POSTFIX","value":"vcsbnBGHD8cDmGWOfg8A6A=="}"#,
    r#"{"algorithm":"SHA-1","value":"bROMo65UVjGzq9caTwds51nFcAs="}"#,
    r#"{"algorithm":"SHA-1","salt":"AAECAwQFBgcICQoLDA0ODw==","saltOrder":"PREFIX","value":"KPNVI+pzMCIwrft4sSfZ6RuZvRY="}"#,
    r#"{"algorithm":"SHA-1","salt":"AAECAwQFBgcICQoLDA0ODw==","saltOrder":"POSTFIX","value":"/7IIfPL0kM9DUYNkrotHck5JXDA="}"#,
    r#"{"algorithm":"SHA-256","value":"GvfqHoyZPmmqH+AArt1kpFhsx0uXi/O5Ue2lAJ0uui0="}"#,
    r#"{"algorithm":"SHA-256","salt":"AAECAwQFBgcICQoLDA0ODw==","saltOrder":"PREFIX","value":"WlATthYJFSSWu78dYRY2t8yPTP4vV0Cy8ZSVLABh5hY="}"#,
    r#"{"algorithm":"SHA-256","salt":"AAECAwQFBgcICQoLDA0ODw==","saltOrder":"POSTFIX","value":"KiOnxAqt7S2QPoeuCBYEpu4kCeiv4Y4BlB85aEV53C4="}"#,
    r#"{"algorithm":"SHA-512","value":"N6g7NZd/oHxn1KzJBHpNIkrbiwg4smNct16MnImZphxNFeUEXlQWpvez3QBPpze+OMMvHGhN/XpIWRVWKRoA2A=="}"#,
    r#"{"algorithm":"SHA-512","salt":"AAECAwQFBgcICQoLDA0ODw==","saltOrder":"PREFIX","value":"KCXSLdpQ3HwBMF+g0S3+ysSx0R/j0qLTDBnkFirfbAM5v+DDVcAbeeXXVPT0xzpUe9YObWmEXO8zqcRxX5wIVg=="}"#,
    r#"{"algorithm":"SHA-512","salt":"AAECAwQFBgcICQoLDA0ODw==","saltOrder":"POSTFIX","value":"QS56oB7rRQwKWsnbzPrdYKnNYBLomh0GbLya9vTONfQ58KdeHD0IoI64rBJ359IbhBwkAiagsxnHe5SPNTBBNQ=="}"#,
    r#"{"algorithm":"PBKDF2","salt":"AAECAwQFBgcICQoLDA0ODw==","value":"FnUhIj0prvnI//gHx2rYpg==","digestAlgorithm":"SHA256_HMAC","iterationCount":4096,"keySize":16}"#,
    r#"{"algorithm":"PBKDF2","salt":"AAECAwQFBgcICQoLDA0ODw==","value":"nWb/NiUWnsg8K2O0GJz9oFRetmNLWyPCh2nxW8JCZr5/470AAsN3HbhLVyHFcvNSfEBpNvdHpt+UJTMw64cEJg==","digestAlgorithm":"SHA512_HMAC","iterationCount":4096,"keySize":64}"#,
    r#"{"algorithm":"BCRYPT","workFactor":4,"salt":"GeWdWyosUDnCrvquKHPdZe","value":"qFX4AzRVYN6HI6ihhaLk2ZjmmwxhCu2"}"#,
];

#[test]
fn known_pairs() {
    for scheme in SCHEMES {
        let known = scheme.exemplar().unwrap();
        assert_verifies(*scheme, known.stored.as_str().unwrap(), known.password);
    }
    for row in AUTH0 {
        assert_verifies(&Auth0, row, "lètmein");
        assert_verifies(&Auth0, &row.replace(",\"", " , \""), "lètmein");
        assert!(Okta.recognise(&StoredHash::new(row)).is_none());
    }
    for row in OKTA {
        assert_verifies(&Okta, row, "lètmein");
        assert!(Auth0.recognise(&StoredHash::new(row)).is_none());
    }
}

/// pycryptodome 4.4.0.
#[cfg(feature = "rare-digests")]
#[test]
fn rare_digests() {
    let row = r#"{"algorithm":"md4","hash":{"value":"dd6f37d4910376d6f38badac318f8f87","encoding":"hex"}}"#;
    assert_verifies(&Auth0, row, "lètmein");
}

#[test]
fn rows_of_keycloak_are_left() {
    for row in [
        r#"{"secretData":"{\"value\":\"\",\"salt\":\"\"}","credentialData":"{\"algorithm\":\"\",\"hash\":1}"}"#,
        r#"{"hashedSaltedValue":"","salt":"","hashIterations":1,"algorithm":"pbkdf2","value":""}"#,
        "",
        "{",
    ] {
        let row = StoredHash::new(row);
        assert!(Auth0.recognise(&row).is_none() && Okta.recognise(&row).is_none());
    }
}

/// Every text with one of its parts changed.
fn changed(rows: &[&str], changes: &[(&str, &str)]) -> Vec<alloc::string::String> {
    let row = |from: &str| rows.iter().find(|row| row.contains(from)).unwrap_or_else(|| panic!("{from}"));
    changes.iter().map(|(from, to)| row(from).replace(from, to)).collect()
}

#[test]
fn malformed_objects() {
    let rows = changed(
        AUTH0,
        &[
            ("\"algorithm\":\"md5\"", "\"algorithm\":\"md6\""),
            ("\"algorithm\":\"md5\"", "\"algorithm\":\"sha1\""),
            ("\"algorithm\":\"md5\"", "\"algorithm\":5"),
            ("\"encoding\":\"hex\"", "\"encoding\":\"utf8\""),
            ("\"encoding\":\"hex\"", "\"encoding\":\"\""),
            (",\"encoding\":\"hex\"", ""),
            ("suffix", "behind"),
            ("utf16le", "utf7"),
            ("\"keylen\":32", "\"keylen\":31"),
            (",\"keylen\":32", ""),
            ("\"cost\":64", "\"cost\":63"),
            ("\"cost\":64", "\"cost\":-1"),
            ("\"cost\":64", "\"cost\":1"),
            ("\"blockSize\":4", "\"blockSize\":0"),
            ("\"digest\":\"sha512\"", "\"digest\":\"sha1\""),
            ("\"key\":{\"value\":\"key\"}", "\"kez\":{}"),
            ("$04$", "$03$"),
            ("$argon2id$", "$argon2x$"),
            ("{SSHA}", "SSHA"),
            ("{\"algorithm\":\"ldap\"", "{\"password\":{\"encoding\":\"utf16le\"},\"algorithm\":\"ldap\""),
            ("$pbkdf2-sha512$i=100", "$pbkdf2-sha512$i=0"),
            ("$pbkdf2-sha512$i=100", "$pbkdf2-sha9$i=100"),
            ("}}", "}"),
            ("}}", "}},"),
        ],
    );
    assert_malformed(&Auth0, &rows.iter().map(alloc::string::String::as_str).collect::<Vec<_>>());
    let rows = changed(
        OKTA,
        &[
            ("\"algorithm\":\"MD5\"", "\"algorithm\":\"MD4\""),
            ("\"algorithm\":\"MD5\"", "\"algorithm\":\"SHA-1\""),
            ("POSTFIX", "BEHIND"),
            ("\"saltOrder\":\"PREFIX\",", ""),
            ("\"workFactor\":4", "\"workFactor\":3"),
            ("\"workFactor\":4", "\"workFactor\":32"),
            ("\"workFactor\":4,", ""),
            ("\"iterationCount\":4096", "\"iterationCount\":0"),
            ("\"iterationCount\":4096", "\"iterationCount\":4294967296"),
            ("\"keySize\":16", "\"keySize\":17"),
            ("SHA256_HMAC", "SHA1_HMAC"),
            ("\"}", "\""),
        ],
    );
    assert_malformed(&Okta, &rows.iter().map(alloc::string::String::as_str).collect::<Vec<_>>());
}

#[test]
fn hostile_numbers_are_a_matter_of_the_limits() {
    let rows = changed(AUTH0, &[("\"cost\":64", "\"cost\":1073741824"), ("$i=100,", "$i=4294967295,")]);
    for row in rows {
        let Ok(record) = parse(&Auth0, &StoredHash::new(&row)) else { continue };
        assert!(Limits::default().check(&Auth0.id(), record.cost(8), 8).is_err(), "{row}");
    }
    let row = changed(OKTA, &[("\"iterationCount\":4096", "\"iterationCount\":4294967295")]).remove(0);
    let record = parse(&Okta, &StoredHash::new(row)).unwrap();
    assert!(Limits::default().check(&Okta.id(), record.cost(8), 8).is_err());
}
