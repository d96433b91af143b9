use super::*;

fn prepared(text: &str) -> Option<alloc::string::String> {
    saslprep(text.as_bytes()).map(|bytes| core::str::from_utf8(&bytes).unwrap().into())
}

#[test]
fn printable_ascii_stays_as_it_is_in_every_build() {
    for text in ["", "USER", "user", " ~"] {
        assert_eq!(prepared(text).as_deref(), Some(text));
    }
    for text in ["\u{7}", "a\0", "\u{7f}"] {
        assert_eq!(prepared(text), None);
    }
    assert!(saslprep(b"a\xff").is_none());
}

/// RFC 4013 section 3.
#[cfg(feature = "unicode")]
#[test]
fn examples_of_the_rfc() {
    assert_eq!(prepared("I\u{ad}X").as_deref(), Some("IX"));
    assert_eq!(prepared("\u{aa}").as_deref(), Some("a"));
    assert_eq!(prepared("\u{2168}").as_deref(), Some("IX"));
    assert_eq!(prepared("\u{627}1"), None);
}

#[cfg(not(feature = "unicode"))]
#[test]
fn the_rest_is_unknown_without_the_tables() {
    assert_eq!(prepared("I\u{ad}X"), None);
}

/// The crate `stringprep`: every character alone and between letters. It takes
/// directions from the newest Unicode, where U+0CBF runs to the right, and not
/// from the RFC's tables, so what stands beside Arabic letters is not compared.
#[cfg(feature = "unicode")]
#[test]
fn every_character_as_another_implementation() {
    for character in '\0'..=char::MAX {
        for (before, after) in [("", ""), ("a", "b")] {
            let text = alloc::format!("{before}{character}{after}");
            let other = stringprep::saslprep(&text).ok().map(alloc::borrow::Cow::into_owned);
            assert_eq!(prepared(&text), other, "{:x}", u32::from(character));
        }
    }
}

/// Python 3.11's module `stringprep` by the steps of the RFC.
#[cfg(feature = "unicode")]
#[test]
fn directions() {
    for one_way in ["\u{5d0}", "\u{627}1\u{628}", "\u{627}\u{cbf}\u{627}", "1a", "\u{ad}\u{627}"] {
        assert!(prepared(one_way).is_some(), "{one_way:?}");
    }
    for mixed in ["1\u{5d0}", "\u{5d0}1", "\u{5d0}a\u{5d0}", "\u{627}\u{cbe}\u{627}", "a\u{5be}b"] {
        assert_eq!(prepared(mixed), None, "{mixed:?}");
    }
}

/// What the measure of a program takes for granted.
#[cfg(feature = "unicode")]
#[test]
fn no_character_becomes_longer_than_stated() {
    let longest = |character: char| {
        let text = alloc::string::String::from(character);
        prepared(&text).is_none_or(|prepared| prepared.len() <= text.len() * LONGEST)
    };
    assert!(('\0'..=char::MAX).all(longest));
    assert_eq!(prepared("\u{fdfa}").unwrap().len(), "\u{fdfa}".len() * LONGEST);
}
