use super::*;

fn encoded(page: CodePage, text: &str) -> Option<Vec<u8>> {
    page.encode(text.as_bytes()).map(|bytes| bytes.to_vec())
}

fn upper(page: CodePage, text: &str) -> Option<Vec<u8>> {
    page.encode_upper(text.as_bytes()).map(|bytes| bytes.to_vec())
}

/// Python 3.11.
#[test]
fn dos() {
    assert_eq!(encoded(CodePage::Cp437, "aÇé\u{a0}€"), None);
    assert_eq!(encoded(CodePage::Cp437, "aÇé\u{a0}").unwrap(), b"a\x80\x82\xff");
    assert_eq!(encoded(CodePage::Cp850, "Øé×").unwrap(), b"\x9d\x82\x9e");
    assert_eq!(encoded(CodePage::Cp852, "łódź").unwrap(), b"\x88\xa2d\xab");
    assert_eq!(encoded(CodePage::Cp857, "ığş").unwrap(), b"\x8d\xa7\x9f");
    assert_eq!(encoded(CodePage::Cp857, "\u{fffd}"), None);
    assert_eq!(encoded(CodePage::Cp858, "€").unwrap(), b"\xd5");
    assert_eq!(encoded(CodePage::Cp866, "пароль").unwrap(), b"\xaf\xa0\xe0\xae\xab\xec");
    assert_eq!(encoded(CodePage::Cp737, "ψώ").unwrap(), b"\xaf\xe9");
    assert_eq!(encoded(CodePage::Cp862, "את").unwrap(), b"\x80\x9a");
    for page in CodePage::ALL.iter().filter(|page| page.is_available()) {
        assert_eq!(encoded(*page, "plain 7~\0").unwrap(), b"plain 7~\0", "{}", page.name());
        assert_eq!(encoded(*page, "\u{1f600}"), None, "{}", page.name());
        assert!(page.encode(b"\xff").is_none());
    }
}

/// Each table has 128 characters, every one of them once.
#[test]
fn whole_tables() {
    for page in CodePage::ALL {
        let Table::Bytes(characters) = page.table() else { continue };
        assert_eq!(characters.chars().count(), 128, "{}", page.name());
        for (place, character) in (0x80..=0xff_u8).zip(characters.chars()) {
            let expected = (character != char::REPLACEMENT_CHARACTER).then(|| alloc::vec![place]);
            assert_eq!(encoded(*page, &alloc::string::String::from(character)), expected, "{}", page.name());
        }
    }
}

/// Python 3.11's codecs; the browsers' where they differ, such as the one byte of the yen sign.
#[cfg(feature = "legacy-text")]
#[test]
fn by_the_standard() {
    for (page, text, bytes) in [
        (CodePage::Windows1250, "łódź€", b"\xb3\xf3d\x9f\x80".as_slice()),
        (CodePage::Windows1251, "пароль", b"\xef\xe0\xf0\xee\xeb\xfc"),
        (CodePage::Windows1253, "ψώ", b"\xf8\xfe"),
        (CodePage::Windows1254, "ığş", b"\xfd\xf0\xfe"),
        (CodePage::Windows874, "\u{e01}", b"\xa1"),
        (CodePage::Iso8859_2, "łódź", b"\xb3\xf3d\xbc"),
        (CodePage::Iso8859_15, "€œ", b"\xa4\xbd"),
        (CodePage::Koi8R, "пароль", b"\xd0\xc1\xd2\xcf\xcc\xd8"),
        (CodePage::MacRoman, "né", b"n\x8e"),
        (CodePage::ShiftJis, "日本", b"\x93\xfa\x96\x7b"),
        (CodePage::EucJp, "日本", b"\xc6\xfc\xcb\xdc"),
        (CodePage::Gbk, "密码", b"\xc3\xdc\xc2\xeb"),
        (CodePage::Big5, "密碼", b"\xb1\x4b\xbd\x58"),
        (CodePage::EucKr, "암호", b"\xbe\xcf\xc8\xa3"),
    ] {
        assert_eq!(encoded(page, text).as_deref(), Some(bytes), "{}", page.name());
    }
    // What the page lacks is not written as `&#8364;`.
    assert_eq!(encoded(CodePage::Koi8R, "€"), None);
}

/// The tables of capitals of DOS 5 and Windows. What they lack is the base letter, or stays.
#[test]
fn capitals() {
    assert_eq!(upper(CodePage::Cp437, "abc~éüñ").unwrap(), b"ABC~\x90\x9a\xa5");
    assert_eq!(upper(CodePage::Cp437, "áàâíïóôúûÿ").unwrap(), b"AAAIIOOUUY");
    assert_eq!(upper(CodePage::Cp437, "ßµ½").unwrap(), b"\xe1\xe6\xab");
    assert_eq!(upper(CodePage::Cp850, "áàâíø").unwrap(), b"\xb5\xb7\xb6\xd6\x9d");
    assert_eq!(
        upper(CodePage::Cp866, "пароль").unwrap(),
        "ПАРОЛЬ".chars().map(|c| (u32::from(c) - 0x390) as u8).collect::<Vec<u8>>()
    );
    assert_eq!(upper(CodePage::Cp437, "ø"), None);
}

#[cfg(not(feature = "legacy-text"))]
#[test]
fn without_the_tables() {
    assert_eq!(encoded(CodePage::Windows1250, "é"), None);
    assert!(!CodePage::Windows1250.is_available());
    assert!(CodePage::Cp437.is_available());
}
