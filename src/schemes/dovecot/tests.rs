use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::cost::Limits;
use crate::error::{Context, ParseError};
use crate::keyring::Keyring;
use crate::params::Params;
use crate::primitives::Digest;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse, parse_for};
use crate::stored::{Column, StoredHash, Subject};

fn by_id(id: &str) -> &'static dyn Scheme {
    *SCHEMES.iter().find(|scheme| scheme.id() == *id).unwrap()
}

#[test]
fn exemplars() {
    for scheme in SCHEMES {
        let known = scheme.exemplar().unwrap();
        assert!(scheme.recognise(&known.stored).is_some());
        let record = parse_for(*scheme, &known.stored, &known.subject, &Keyring::new()).unwrap();
        assert!(matches(record.as_ref(), known.password.as_bytes()), "{}", scheme.id());
        assert!(!matches(record.as_ref(), b"letmeout"), "{}", scheme.id());
        assert!(!matches(record.as_ref(), b""), "{}", scheme.id());
    }
}

/// Dovecot 2.3.19, `doveadm pw -t`: the length tells the encoding.
#[test]
fn hexadecimal_or_base64() {
    let cram = by_id("dovecot_cram_md5");
    for stored in [
        "{HMAC-MD5}215D0A4A757088371B5E9F2C8CFC483FC26E6311320A583E43A3E1B3FCE7A241",
        "{cram-md5}IV0KSnVwiDcbXp8sjPxIP8JuYxEyClg+Q6Phs/znokE=",
    ] {
        assert_verifies(cram, stored, "letmein");
    }
    assert_verifies(by_id("dovecot_rpa"), "{RPA}f89cb77d46507afe985d80822b6b6c39", "test");
    assert_malformed(
        cram,
        &[
            "{CRAM-MD5}",
            "{CRAM-MD5}215d0a4a757088371b5e9f2c8cfc483fc26e6311320a583e43a3e1b3fce7a2",
            "{CRAM-MD5}215d0a4a757088371b5e9f2c8cfc483fc26e6311320a583e43a3e1b3fce7a2411",
            "{CRAM-MD5}215d0a4a757088371b5e9f2c8cfc483fc26e6311320a583e43a3e1b3fce7a2z1",
            "{CRAM-MD5}IV0KSnVwiDcbXp8sjPxIP8JuYxEyClg-Q6Phs_znokE=",
            "{CRAM-MD5} IV0KSnVwiDcbXp8sjPxIP8JuYxEyClg+Q6Phs/znokE=",
            "{CRAM-MD5}é",
        ],
    );
}

/// Dovecot 2.3.19, `doveadm pw -s DIGEST-MD5 -u`.
#[test]
fn the_realm_is_behind_the_last_at() {
    let scheme = by_id("dovecot_digest_md5");
    let verifies = |stored: &str, subject: Subject| {
        let record = parse_for(scheme, &StoredHash::new(stored), &subject, &Keyring::new()).unwrap();
        matches(record.as_ref(), b"letmein")
    };
    let without = "{DIGEST-MD5}620b35c4d44b9499fcf3db56b849bbac";
    let two = "{DIGEST-MD5}ccb9c108a9b0c411ff45fb8e52ce1c88";
    assert!(verifies(without, Subject::named("joe")));
    assert!(!verifies(without, Subject::named("joe@example.org")));
    assert!(verifies(without, Subject::named("joe").with_realm("")));
    assert!(verifies(two, Subject::named("joe@a@b")));
    assert!(verifies(two, Subject::named("joe@a").with_realm("b")));
    assert!(!verifies(two, Subject::named("joe@a@b").with_realm("b")));
    let unknown = parse(scheme, &StoredHash::new(without));
    assert!(matches!(unknown, Err(ParseError::MissingContext(Context::Login))));
}

#[test]
fn what_samba_and_freeipa_write() {
    let lm = by_id("samba_lmhash");
    assert_verifies(lm, "sambalmpassword: 5D567324BA3CCEF8AAD3B435B51404EE\n", "letmein");
    for disabled in [
        "sambaLMPassword: NO PASSWORDXXXXXXXXXXXXXXXXXXXXX",
        "sambaLMPassword: XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
    ] {
        assert!(matches!(parse(lm, &StoredHash::new(disabled)), Err(ParseError::Disabled)));
    }
    // Of no characters.
    for lanman in ["{LANMAN}aad3b435b51404eeaad3b435b51404ee", "{lanman}qtO0NbUUBO6q07Q1tRQE7g=="] {
        assert!(matches!(
            parse(by_id("dovecot_lanman"), &StoredHash::new(lanman)),
            Err(ParseError::Disabled)
        ));
    }
    assert_malformed(
        lm,
        &["sambaLMPassword:", "sambaLMPassword: Y", "sambaLMPassword: 5D567324BA3CCEF8AAD3B435B51404E"],
    );
}

#[cfg(feature = "rare-digests")]
#[test]
fn nt_hashes_under_other_names() {
    let hex = "becedb42ec3c5c7f965255338be4453c";
    for label in ["{NTLM}", "{nt}", "{NTHash}", "{x-nthash}", "{X- orclntv}"] {
        assert_verifies(by_id("dovecot_ntlm"), &[label, hex].concat(), "letmein");
        assert_verifies(by_id("dovecot_ntlm"), &[label, "vs7bQuw8XH+WUlUzi+RFPA=="].concat(), "letmein");
    }
    let ipa = by_id("kanidm_ipa_nthash");
    for stored in [
        "ipaNTHash:: vs7bQuw8XH+WUlUzi+RFPA==\n",
        "ipanthash:vs7bQuw8XH-WUlUzi-RFPA",
        "ipaNTHash: becedb42ec3c5c7f965255338be4453c",
    ] {
        assert_verifies(ipa, stored, "letmein");
    }
    let samba = by_id("kanidm_samba_nthash");
    assert_verifies(samba, &["SAMBANTPASSWORD: ", hex].concat(), "letmein");
    let none = parse(samba, &StoredHash::new("sambaNTPassword: NO PASSWORDXXXXXXXXXXXXXXXXXXXXX"));
    assert!(matches!(none, Err(ParseError::Disabled)));
    assert_malformed(samba, &["sambaNTPassword: ", "sambaNTPassword: becedb42"]);
    assert_malformed(ipa, &["ipaNTHash: vs7bQuw8XH-WUlUzi-RF", "ipaNTHash: *"]);
    // passlib 1.7.4.
    assert_verifies(by_id("dovecot_plain_md4"), "{PLAIN-MD4}db346d691d7acc4dc2625db19f9e3f52", "test");
}

/// The ServerKey is not compared; Dovecot does not either.
#[test]
fn scram() {
    let (one, two) = (by_id("dovecot_scram_sha_1"), by_id("dovecot_scram_sha_256"));
    let good = one.exemplar().unwrap().stored;
    let good = good.as_str().unwrap();
    assert_verifies(one, &good.replace("okhG", "AAAA"), "letmein");
    assert_verifies(one, &good.replace("SCRAM-SHA-1", "scram-sha-1"), "letmein");
    // Of an ordinary password, and SASLprep of U+00AD within it.
    let record = parse(one, &StoredHash::new(good)).unwrap();
    assert_eq!(record.params(), Params::Pbkdf2 { digest: Digest::Sha1, rounds: 4096 });
    assert_eq!(matches(record.as_ref(), "let\u{ad}mein".as_bytes()), cfg!(feature = "unicode"));
    assert_malformed(
        one,
        &[
            "{SCRAM-SHA-1}",
            "{SCRAM-SHA-1}4096",
            &good.replace("4096", "0"),
            &good.replace("4096", "04096"),
            &good.replace("4096", "4294967296"),
            &good[..good.len() - 2],
            &good[..good.len() - 4],
            &[good, ","].concat(),
            &good.replace("2n+c", "2n*c"),
            &good.replace("dBfw", ""),
        ],
    );
    assert_malformed(two, &[&good.replace("SCRAM-SHA-1", "SCRAM-SHA-256")]);
    let most = parse(
        two,
        &StoredHash::new(two.exemplar().unwrap().stored.as_str().unwrap().replace("4096", "4294967295")),
    );
    assert!(Limits::default().check(&two.id(), most.unwrap().cost(8), 8).is_err());
}

/// John the Ripper's example of XMPP's, its salt and key as Openfire has them.
#[test]
fn scram_in_columns() {
    let row = StoredHash::new("Suw8qorOUYDvp6ZxCSZGwEGrFJY=");
    let row = row.with_column(Column::Salt, "T2euwb1T9fL3RlLmmjuPMg==").with_column(Column::Rounds, "4096");
    let record = parse(&scram::XMPP, &row).unwrap();
    assert!(matches(record.as_ref(), b"qwerty"));
    assert!(!matches(record.as_ref(), b"qwertz"));
    let bare = StoredHash::new("Suw8qorOUYDvp6ZxCSZGwEGrFJY=");
    assert!(matches!(parse(&scram::XMPP, &bare), Err(ParseError::MissingContext(Context::Salt))));
    for (column, value) in [(Column::Rounds, "0"), (Column::Rounds, "x"), (Column::Salt, "*")] {
        let row = row.clone().with_column(column, value);
        assert!(matches!(parse(&scram::XMPP, &row), Err(ParseError::Malformed(_))));
    }
}

/// Dovecot 2.3.19, `doveadm pw -t`, but the last, which older ones had.
#[test]
fn one_time_passwords() {
    for (stored, password) in [
        ("{OTP}sha1 1024 FDF42c3aa6384b17 79B04C3F5F0A5D4F", "letmein"),
        ("{otp}sha1 1024 ae6b49aa481f7233 f69fc7f98b8fbf54", "test"),
    ] {
        assert_verifies(&otp::Otp, stored, password);
    }
    // RFC 2289, appendix C.
    for (stored, password) in [
        ("{OTP}md5 0 TeSt 9e876134d90499dd", "This is a test."),
        ("{OTP}md5 1 TeSt 7965e05436f5029f", "This is a test."),
        ("{OTP}md5 99 TeSt 50fe1962c4965880", "This is a test."),
        ("{OTP}md5 99 alpha1 5aa37a81f212146c", "AbCdEfGhIjK"),
        ("{OTP}md5 0 correct f205753943de4cf9", "OTP's are good"),
        ("{OTP}sha1 0 TeSt bb9e6ae1979d8ff4", "This is a test."),
        ("{OTP}sha1 1 TeSt 63d936639734385b", "This is a test."),
        ("{OTP}sha1 99 TeSt 87fec7768b73ccf9", "This is a test."),
        ("{OTP}sha1 99 alpha1 27bc71035aaf3dc6", "AbCdEfGhIjK"),
        ("{OTP}sha1 99 correct 4f296a74fe1567ec", "OTP's are good"),
    ] {
        assert_verifies(&otp::Otp, stored, password);
    }
    #[cfg(feature = "rare-digests")]
    {
        assert_verifies(&otp::Otp, "{OTP}md4 0 TeSt d1854218ebbb0b51", "This is a test.");
        assert_verifies(&otp::Otp, "{OTP}md4 99 TeSt c5e612776e6c237a", "This is a test.");
        assert_verifies(&otp::Otp, "{SKEY}md4 1024 ce20d20fae368ff2 689aea1b24ed6438", "test");
    }
}

#[test]
fn damaged_one_time_passwords() {
    let good = "{OTP}sha1 1024 fdf42c3aa6384b17 79b04c3f5f0a5d4f";
    let rows: Vec<String> = [
        good.replace("sha1", "SHA1"),
        good.replace("sha1", "sha2"),
        good.replace("1024", "-1"),
        good.replace("1024", "01024"),
        good.replace("1024", "4294967296"),
        good.replace("1024 ", "1024  "),
        good.replace("fdf42c3aa6384b17", "seed-1"),
        good.replace("fdf42c3aa6384b17", "seventeenletters1"),
        good.replace("5d4f", "5d4"),
        good.replace("5d4f", "5d4f00"),
        good.replace("5d4f", "5d4g"),
        good.replace(' ', "\t"),
        [good, " "].concat(),
        "{OTP}".into(),
    ]
    .into();
    assert_malformed(&otp::Otp, &rows.iter().map(String::as_str).collect::<Vec<_>>());
    let most = parse(&otp::Otp, &StoredHash::new(good.replace("1024", "4294967295"))).unwrap();
    assert_eq!(most.params(), Params::Rounds(u32::MAX.into()));
    assert!(Limits::default().check(&otp::Otp.id(), most.cost(8), 8).is_err());
}

/// Dovecot 2.3.19, `doveadm pw -s`, of `letmein`.
#[test]
fn bodies_with_a_named_encoding() {
    for stored in [
        "{SHA256.B64}HIv+j4AdeXRcRjHQn/82yCqjf8TM5PyUZoPXsza2MDI=",
        "{sha256.base64}HIv+j4AdeXRcRjHQn/82yCqjf8TM5PyUZoPXsza2MDI=",
        "{Sha256.Hex}1C8BFE8F801D79745C4631D09FFF36C82AA37FC4CCE4FC946683D7B336B63032",
        "{PLAIN.B64}bGV0bWVpbg==",
        "{PLAIN.HEX}6c65746d65696e",
        "{CLEARTEXT.HEX}6c65746d65696e",
        "{PLAIN-TRUNC.HEX}372d6c65746d65696e",
        "{MD5.HEX}3064313037643039663562626534306361646533646535633731653965396237",
        "{CRAM-MD5.B64}IV0KSnVwiDcbXp8sjPxIP8JuYxEyClg+Q6Phs/znokE=",
        "{MD5-CRYPT.B64}JDEkSkplcjlVcTQkTDJrWnpiRUU4WGhKczdiM3ZiZUJXMA==",
        "{OTP.HEX}7368613120313032342066646634326333616136333834623137203739623034633366356630613564346620"
            .trim_end_matches("20"),
    ] {
        assert_verifies(&suffix::Suffix, stored, "letmein");
    }
    assert_verifies(
        &suffix::Suffix,
        "{SSHA.hex}827953b0e080a57c295e027de979d75be267373b73616c74",
        "日本語🔑",
    );
    assert_malformed(
        &suffix::Suffix,
        &[
            "{SHA.HEX}t6h1/B6iKLkGEEG3zsS9PFKrPOM=",
            "{SHA.B64}b7a875fc1ea228b9061041b7cec4bd3c52ab3ce",
            "{PLAIN.HEX}6c6",
            "{PLAIN.B64}=",
        ],
    );
    let too_long =
        parse(&suffix::Suffix, &StoredHash::new("{SHA.b64}b7a875fc1ea228b9061041b7cec4bd3c52ab3ce3"));
    assert!(matches!(too_long, Err(ParseError::Inner(_))));
    for other in ["{SHA.}", "{SHA.HEXX}", "{.HEX}", "{NOTHING.HEX}", "{SHA}"] {
        assert!(suffix::Suffix.recognise(&StoredHash::new(other)).is_none());
    }
}
