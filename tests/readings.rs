//! Passwords that an old system stored in another encoding than they are typed
//! in: what a row says of it, what is tried, and what becomes of it in upgrades
//! and onions.

use password_compat::{
    Argon2id, CodePage, Column, Enable, Error, Malformed, Password, Reading, Reason, Registry, StoredHash,
    Subject, Upgrade, Verifier, presets,
};

fn verifier() -> Verifier {
    let registry = Registry::builder()
        .preset(presets::UNIX)
        .preset(presets::HEX_DIGESTS)
        .preset(presets::LAN_MANAGER)
        .enable("ldap_crypt")
        .assume("hex_md5")
        .build()
        .unwrap();
    Verifier::builder(registry).native(Argon2id::new(32, 2, 1)).build().unwrap()
}

fn row(stored: &str, encoding: &str) -> StoredHash {
    StoredHash::new(stored).with_column(Column::Encoding, encoding)
}

fn reading_of(verifier: &Verifier, stored: &StoredHash, typed: &str) -> Option<Reading> {
    let outcome = verifier.verify(&Password::from(typed), stored).unwrap();
    outcome.accepted().map(|accepted| accepted.reading())
}

/// MD5 of `pässwörd€`, `Pâté` and `пароль` in the named encoding, by Python 3.11.
const ROWS: &[(&str, &str, &str, Reading)] = &[
    ("windows-1252", "8797d19dee0c5d71f8fc3ef958bae497", "pässwörd€", Reading::Windows1252),
    ("CP858", "74c4ce048e8a553c6b219b4504a716c7", "pässwörd€", Reading::CodePage(CodePage::Cp858)),
    ("iso-8859-1", "2d6bd50f208154bf8937f6fd235f8629", "Pâté", Reading::Latin1),
    ("cp850", "13623189e69e35ed5d82afea9d3c69f1", "Pâté", Reading::CodePage(CodePage::Cp850)),
    ("UTF-16LE", "2963a8fdd2dca283ab1dd36c93216d2b", "pässwörd€", Reading::Utf16Le),
    ("utf-16be", "9aa5ea1bae08403f4877d874846f5598", "pässwörd€", Reading::Utf16Be),
    ("cp866", "aa778f2be970dca5a095687d81d1e451", "пароль", Reading::CodePage(CodePage::Cp866)),
    #[cfg(feature = "legacy-text")]
    ("windows-1251", "749789e4982b0c563f6729aac100a614", "пароль", Reading::CodePage(CodePage::Windows1251)),
    #[cfg(feature = "legacy-text")]
    ("shift_jis", "e8e9a3a3ff486ad91bcc03bb0b3a53e4", "日本", Reading::CodePage(CodePage::ShiftJis)),
    #[cfg(feature = "legacy-text")]
    ("iso-8859-15", "3c7d40c708ae68cef6fc9f9a754b90e4", "pässwörd€", Reading::CodePage(CodePage::Iso8859_15)),
    #[cfg(feature = "unicode")]
    ("nfc", "c39ccfcd421c7053593c632c9e84e3b2", "\u{65}\u{301}\u{fb01}", Reading::Nfc),
    #[cfg(feature = "unicode")]
    ("NFKC", "4cb94e60457c82ce5b40fb0d14e54ebb", "\u{65}\u{301}\u{fb01}", Reading::Nfkc),
];

#[test]
fn the_row_names_the_reading() {
    let verifier = verifier();
    for &(encoding, stored, typed, reading) in ROWS {
        assert_eq!(reading_of(&verifier, &row(stored, encoding), typed), Some(reading), "{encoding}");
        assert_eq!(reading_of(&verifier, &StoredHash::new(stored), typed), None, "{encoding}");
        assert_eq!(reading_of(&verifier, &row(stored, encoding), "wrong"), None, "{encoding}");
        assert_eq!(reading_of(&verifier, &row(stored, encoding), "wröng"), None, "{encoding}");
    }
}

/// Whoever signed up after the system had changed to UTF-8, or typed ASCII only.
#[test]
fn the_raw_bytes_come_first() {
    let verifier = verifier();
    for encoding in ["iso-8859-1", "utf-8", "cp850", ""] {
        let ascii = row("5f4dcc3b5aa765d61d8327deb882cf99", encoding);
        assert_eq!(reading_of(&verifier, &ascii, "password"), Some(Reading::Raw));
        let utf8 = row("3ab2c1301b7f469bd663e7e45529020a", encoding);
        assert_eq!(reading_of(&verifier, &utf8, "pässwörd€"), Some(Reading::Raw));
    }
}

#[test]
fn an_encoding_that_is_none_is_an_error() {
    let verifier = verifier();
    for encoding in ["utf-7", "hex", " ", "windows-1259"] {
        let stored = row("5f4dcc3b5aa765d61d8327deb882cf99", encoding);
        let error = verifier.verify(&Password::from("password"), &stored).unwrap_err();
        assert!(matches!(error, Error::Malformed { cause: Malformed::Unknown("encoding"), .. }), "{error}");
        assert_eq!(verifier.examine(&stored).unwrap_err().code(), "malformed");
    }
}

#[test]
fn an_encoding_of_another_build_says_which() {
    let verifier = verifier();
    let stored = row("5f4dcc3b5aa765d61d8327deb882cf99", "koi8-r");
    let verified = verifier.verify(&Password::from("password"), &stored);
    if cfg!(feature = "legacy-text") {
        assert!(verified.unwrap().is_accepted());
    } else {
        let enable = Enable::Feature("legacy-text");
        assert!(matches!(verified, Err(Error::NotEnabled { enable: found, .. }) if found == enable));
    }
}

/// Systems from before UTF-8: their own second reading needs no column. libxcrypt 4.4.33 of the bytes in ISO 8859-1.
#[test]
fn unix_before_utf8() {
    let verifier = verifier();
    for stored in [
        "$1$saltsalt$zh9.v/flKfdAfbc5xlNOD0",
        "_/...abcdqIfjU6J.RqE",
        "$sha1$10$saltsalt$sZ9Z8yfThxQkIOjLtqKoQPWHICvM",
        "$md5,rounds=1$saltsalt$$z/6HFmll3MNRqcFniT4vj0",
    ] {
        assert_eq!(
            reading_of(&verifier, &StoredHash::new(stored), "Pâté"),
            Some(Reading::Latin1),
            "{stored}"
        );
        assert_eq!(reading_of(&verifier, &StoredHash::new(stored), "Pâtê"), None, "{stored}");
        // The row's own comes before that of the scheme.
        assert_eq!(reading_of(&verifier, &row(stored, "windows-1252"), "Pâté"), Some(Reading::Windows1252));
        let carried = ["{CRYPT}", stored].concat();
        assert_eq!(reading_of(&verifier, &StoredHash::new(carried), "Pâté"), Some(Reading::Latin1));
    }
    // These came after it.
    assert_eq!(
        reading_of(
            &verifier,
            &StoredHash::new("$5$rounds=1000$saltsalt$MkX5gE81Uz0tJBleyQR8aUeGb56vDeEoTwtwQiTHhB8"),
            "Pâté"
        ),
        None
    );
    assert_eq!(
        reading_of(
            &verifier,
            &row("$5$rounds=1000$saltsalt$MkX5gE81Uz0tJBleyQR8aUeGb56vDeEoTwtwQiTHhB8", "latin1"),
            "Pâté"
        ),
        Some(Reading::Latin1)
    );
    assert_eq!(
        reading_of(
            &verifier,
            &row("{CRYPT}$5$rounds=1000$saltsalt$MkX5gE81Uz0tJBleyQR8aUeGb56vDeEoTwtwQiTHhB8", "latin1"),
            "Pâté"
        ),
        Some(Reading::Latin1)
    );
}

fn upgrade(verifier: &Verifier, typed: &str, stored: &StoredHash) -> Upgrade {
    let outcome = verifier.verify(&Password::from(typed), stored).unwrap();
    outcome.accepted().expect("the password is right").upgrade().cloned().unwrap()
}

/// The new hash is of what was typed, and the columns are gone.
#[test]
fn a_rehash_knows_the_reading() {
    let verifier = verifier();
    for &(encoding, stored, typed, reading) in ROWS {
        let upgrade = upgrade(&verifier, typed, &row(stored, encoding));
        assert!(upgrade.reasons().contains(&Reason::Reading(reading)));
        let new = verifier.rehash(&Password::from(typed), &upgrade).unwrap();
        assert_eq!(reading_of(&verifier, &StoredHash::new(new.hash()), typed), Some(Reading::Raw));
    }
}

/// The readings go into the onion, which needs no columns any more.
#[test]
fn an_onion_keeps_the_reading() {
    let verifier = verifier();
    for &(encoding, stored, typed, reading) in ROWS {
        let wrapped = verifier.wrap(&row(stored, encoding), &Subject::unknown()).unwrap();
        assert_eq!(reading_of(&verifier, &wrapped, typed), Some(reading), "{encoding}");
        assert_eq!(reading_of(&verifier, &wrapped, "wröng"), None, "{encoding}");
    }
    let lm = verifier
        .wrap(&row("8af054c0d18b4948aad3b435b51404ee", "cp866").with_hint("lmhash"), &Subject::unknown());
    let reading = Reading::UpperCodePage(CodePage::Cp866);
    assert_eq!(reading_of(&verifier, &lm.unwrap(), "пароль"), Some(reading));
}
