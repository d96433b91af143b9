use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

/// Python's hashlib and argon2-cffi 25.1.0.
#[test]
fn labels_with_keys_of_other_lengths() {
    assert_verifies(&Import, Import.exemplar().unwrap().stored.as_str().unwrap(), "password");
    for row in [
        "{PBKDF2}100$AAECAwQFBgcICQoLDA0ODw$9ZvT9ZxSfRtCBDMvTl8bNchjKKc",
        "{pbkdf2-sha1}100$AAECAwQFBgcICQoLDA0ODw$9ZvT9ZxSfRtCBDMvTl8bNchjKA",
        "{PBKDF2-SHA256}100$AAECAwQFBgcICQoLDA0ODw$3rNwD6QwP2H..JZn6MWA7LitrrpV4j2sG7QAVmxOoUY2acF/yZRHZ3CJHux7pZoD99Knr/jX3BSAeGdwSM/lIw",
        "{PBKDF2-SHA512}100$AAECAwQFBgcICQoLDA0ODw==$T2GMj37dFbNB2T2NtpsyGqvb7mvtdQ0XrhEdmwrWGEA=",
    ] {
        assert_verifies(&Import, row, "lètmein");
        assert_eq!(Import.recognise(&StoredHash::new(row)), Some(Confidence::Dialect));
    }
}

#[test]
fn rows_of_backups() {
    assert_verifies(&DbPassword, DbPassword.exemplar().unwrap().stored.as_str().unwrap(), "letmein");
    for row in [
        r#"{"PBKDF2":[100,[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15],[222,179,112,15,164,48,63,97,254,248,150,103,232,197,128,236,184,173,174,186,85,226,61,172,27,180,0,86,108,78,161,70,54,105,193,127,201,148,71,103,112,137,30,236,123,165,154,3,247,210,167,175,248,215,220,20,128,120,103,112,72,207,229,35]]}"#,
        r#"{"PBKDF2_SHA1":[100,[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15],[245,155,211,245,156,82,125,27,66,4,51,47,78,95,27,53,200,99,40,167]]}"#,
        r#"{"PBKDF2_SHA512":{"cost":100,"salt":"AAECAwQFBgcICQoLDA0ODw","hash":"T2GMj37dFbNB2T2NtpsyGqvb7mvtdQ0XrhEdmwrWGEDNtpJS1FL-hVFMrAbeRBbYgjH9PzcJx1ksFRpsCL7lEQ"}}"#,
        r#"{"ARGON2ID":{"m":64,"t":1,"p":1,"v":19,"s":"AAECAwQFBgcICQoLDA0ODw","k":"7gtQO9t2rN8OdWJx6osAcON_OMnLDSWGoPR47Ucsr0I"}}"#,
        r#"{"ARGON2ID":{"m_cost":64,"t_cost":1,"p_cost":1,"version":16,"salt":"AAECAwQFBgcICQoLDA0ODw","key":"rYB8eMYRVxBc1jsw3ZbnImNQ8dFHka_H77G5kl70Bbw"}}"#,
        r#"{"SSHA512":[[115,97,108,116,115,97,108,116],[49,45,21,6,102,35,184,17,66,144,230,210,37,250,137,4,250,215,115,50,235,92,69,50,75,40,57,3,82,163,174,168,80,31,236,251,16,67,177,56,214,193,56,18,170,17,170,142,172,100,75,164,97,165,97,208,52,248,230,147,154,138,55,6]]}"#,
    ] {
        assert_verifies(&DbPassword, row, "lètmein");
    }
}

#[test]
fn malformed_rows() {
    let good = "{PBKDF2}10000$IlfapjA351LuDSwYC0IQ8Q$saHqQTuYnjJN/tmAndT.8mJt.6w";
    assert_malformed(
        &Import,
        &[
            "{PBKDF2}",
            "{PBKDF2}1$YQ",
            "{PBKDF2}1$YQ$",
            &good[..good.len() - 2],
            &good.replace("10000", "0"),
            &good.replace("10000", "x"),
            &good.replace("10000", "4294967296"),
            &good.replace("{PBKDF2}", "{PBKDF2-SHA256}"),
            &[good, "$"].concat(),
            &good.replace("IlfapjA", "Ilf-pjA"),
        ],
    );
    assert_malformed(
        &DbPassword,
        &[
            r#"{"PBKDF2":"#,
            r#"{"PBKDF2":[]}"#,
            r#"{"PBKDF2":[1,[1,2],[1]]}"#,
            r#"{"PBKDF2":[0,[1,2],[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]]}"#,
            r#"{"PBKDF2":[1,[1,256],[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]]}"#,
            r#"{"PBKDF2":[1,"a",[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]]}"#,
            r#"{"PBKDF2":[1,[-1],[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]]}"#,
            r#"{"SSHA512":[[1],[1,2,3]]}"#,
            r#"{"TPM_ARGON2ID":{"m":64,"t":1,"p":1,"v":19,"s":"AAECAwQFBgc","k":"AAECAwQFBgcICQoLDA0ODw"}}"#,
            r#"{"ARGON2ID":{"m":64,"t":1,"p":1,"v":18,"s":"AAECAwQFBgc","k":"AAECAwQFBgcICQoLDA0ODw"}}"#,
            r#"{"ARGON2ID":{"m":64,"t":0,"p":1,"v":19,"s":"AAECAwQFBgc","k":"AAECAwQFBgcICQoLDA0ODw"}}"#,
            r#"{"ARGON2ID":{"m":64,"t":1,"p":1,"v":19,"s":"AAEC","k":"AAECAwQFBgcICQoLDA0ODw"}}"#,
        ],
    );
}

#[test]
fn hostile_numbers_are_a_matter_of_the_limits() {
    let rows: [(&dyn Scheme, &str); 2] = [
        (&Import, "{PBKDF2}4294967295$IlfapjA351LuDSwYC0IQ8Q$saHqQTuYnjJN/tmAndT.8mJt.6w"),
        (&DbPassword, r#"{"PBKDF2":[4294967295,[1,2],[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]]}"#),
    ];
    for (scheme, row) in rows {
        let record = parse(scheme, &StoredHash::new(row)).unwrap();
        assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
    }
}
