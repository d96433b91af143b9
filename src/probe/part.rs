//! Values that digests are made of: the password, what is salt, and digests of
//! these, each with its text.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::Probe;
use crate::computation::{Encoding, Transform};
use crate::primitives::Digest;
use crate::stored::Column;

/// The digests that digests are made of.
pub(super) const INNER: [Digest; 4] = [Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha512];
/// The most simple salts: columns, of the person, keys.
const MAX_SALTS: usize = 16;
/// How digests enter others.
const SPELT: [Encoding; 3] = [Encoding::Hex, Encoding::Raw, Encoding::HexUpper];

/// A value with the expression that it is of.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) value: Zeroizing<Vec<u8>>,
    /// How many calls it has: simple ones are tried first.
    pub(super) rank: usize,
    /// It is as it was given, or the same text in another form: no digest.
    pub(super) plain: bool,
    /// It has the password in it.
    pub(super) secret: bool,
    /// It has the salt of the stored string in it.
    pub(super) local: bool,
}

impl Part {
    fn simple(text: impl Into<String>, value: &[u8], secret: bool) -> Self {
        Self {
            text: text.into(),
            value: Zeroizing::new(value.to_vec()),
            rank: 0,
            plain: true,
            secret,
            local: false,
        }
    }

    fn changed(&self, name: &str, value: Zeroizing<Vec<u8>>) -> Self {
        Self { text: format!("{name}({})", self.text), value, rank: self.rank + 1, ..*self }
    }

    fn transformed(&self, transform: Transform) -> Option<Self> {
        let name = match transform {
            Transform::LowerAscii => "lower_ascii",
            Transform::UpperAscii => "upper_ascii",
            other => other.name(),
        };
        Some(self.changed(name, transform.apply(&self.value)?))
    }

    fn decoded(&self, name: &str, encoding: Encoding) -> Option<Self> {
        encoding.decode(&self.value).map(|value| self.changed(name, value))
    }

    /// A digest of it.
    pub(super) fn digested(&self, digest: Digest, encoding: Encoding) -> Self {
        let name = digest.name();
        let name = match encoding {
            Encoding::Raw => format!("{name}_raw"),
            Encoding::HexUpper => name.to_ascii_uppercase(),
            _ => name.into(),
        };
        let raw = digest.hash(&[&self.value]);
        let digested = match encoding {
            Encoding::Base64 => {
                self.changed(&format!("{name}_raw"), raw.clone()).changed("base64", encoding.encode(&raw))
            }
            _ => self.changed(&name, encoding.encode(&raw)),
        };
        Self { plain: false, ..digested }
    }

    /// Both joined.
    fn with(&self, between: &str, other: &Self) -> Self {
        let joined = [&self.value, between.as_bytes(), &other.value].concat();
        let text = match between {
            "" => format!("{}.{}", self.text, other.text),
            _ => format!("{}.\"{between}\".{}", self.text, other.text),
        };
        Self {
            text,
            value: Zeroizing::new(joined),
            rank: self.rank.max(other.rank),
            plain: false,
            secret: self.secret || other.secret,
            local: self.local || other.local,
        }
    }
}

/// Adds a part unless one before is the same value of the same thing.
fn add(parts: &mut Vec<Part>, from: usize, part: Option<Part>) {
    let fresh = |part: &Part| parts.iter().skip(from).all(|known| known.value != part.value);
    if let Some(part) = part.filter(fresh) {
        parts.push(part);
    }
}

/// What is made of the password alone.
pub(super) fn of_password(password: &[u8]) -> Vec<Part> {
    let mut parts = alloc::vec![Part::simple("$pass", password, true)];
    let plain = Part::simple("$pass", password, true);
    let transforms = [
        Transform::Utf16Le,
        Transform::Utf16Be,
        Transform::Latin1,
        Transform::LowerAscii,
        Transform::UpperAscii,
        Transform::Trim,
    ];
    for transform in transforms {
        add(&mut parts, 0, plain.transformed(transform));
    }
    let texts = parts.clone();
    parts.push(plain.changed("base64", Encoding::Base64.encode(password)));
    for digest in INNER {
        parts.extend(SPELT.map(|encoding| plain.digested(digest, encoding)));
        parts.push(plain.digested(digest, Encoding::Base64));
    }
    for text in texts.iter().skip(1) {
        parts.extend(INNER.map(|digest| text.digested(digest, Encoding::Hex)));
        parts.extend(INNER.map(|digest| text.digested(digest, Encoding::Raw)));
    }
    for digest in Digest::ALL.iter().filter(|digest| !INNER.contains(digest)) {
        parts.push(Part { rank: 2, ..plain.digested(*digest, Encoding::Hex) });
        parts.push(Part { rank: 2, ..plain.digested(*digest, Encoding::Raw) });
    }
    for first in INNER {
        for second in INNER {
            for inner in SPELT.map(|encoding| plain.digested(first, encoding)) {
                parts.extend(SPELT.map(|encoding| inner.digested(second, encoding)));
            }
        }
    }
    let two = [Digest::Md5, Digest::Sha1];
    for (first, second, third) in
        two.iter().flat_map(|a| two.iter().flat_map(move |b| two.map(|c| (*a, *b, c))))
    {
        let inner = plain.digested(first, Encoding::Hex).digested(second, Encoding::Hex);
        let inner = inner.digested(third, Encoding::Hex);
        parts.extend(two.map(|fourth| inner.digested(fourth, Encoding::Hex)));
        parts.push(inner);
    }
    parts
}

/// What the row besides the stored string, the person and the keyring give.
pub(super) fn of_row(probe: &Probe) -> Vec<Part> {
    let mut parts = Vec::new();
    let columns = probe.row.columns().filter_map(|(column, value)| {
        let text = match column {
            Column::Salt => "$salt".into(),
            Column::Salt2 => "$salt2".into(),
            Column::Named(name) => format!("column({name:?})"),
            _ => return None,
        };
        Some((text, value))
    });
    let subject = &probe.subject;
    let person = [
        ("$user", subject.login()),
        ("$email", subject.email()),
        ("$userid", subject.user_id()),
        ("$realm", subject.realm()),
    ];
    let person = person.into_iter().filter_map(|(text, value)| Some((text.into(), value?.as_bytes())));
    let keys = probe.keyring.ids().filter_map(|id| {
        let plain = id.as_str().bytes().all(|byte| byte.is_ascii_graphic() && !b"\"\\$".contains(&byte));
        let key = probe.keyring.get(id).filter(|_| plain)?;
        Some((format!("key(\"{}\")", id.as_str()), key.as_bytes()))
    });
    let all = columns.chain(person).chain(keys).filter(|(_, value): &(String, &[u8])| !value.is_empty());
    for (text, value) in all.take(MAX_SALTS) {
        let decodes = text.contains("salt") || text.starts_with("column") || text.starts_with("key");
        add_salt(&mut parts, Part::simple(text, value, false), decodes);
    }
    parts
}

/// What the salt in the stored string gives.
pub(super) fn of_salt(value: &[u8], is_text: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    let salt = Part { local: true, ..Part::simple("$salt", value, false) };
    if is_text {
        // What is decoded stands so in the layout.
        add_salt(&mut parts, salt, false);
    } else {
        parts.push(salt);
    }
    parts
}

/// A salt with the other ways to read it.
fn add_salt(parts: &mut Vec<Part>, plain: Part, decodes: bool) {
    let from = parts.len();
    parts.push(plain.clone());
    if decodes {
        add(parts, from, plain.decoded("unhex", Encoding::Hex));
        add(parts, from, plain.decoded("unbase64", Encoding::Base64));
    }
    let transforms = [
        Transform::LowerAscii,
        Transform::UpperAscii,
        Transform::Lower,
        Transform::Upper,
        Transform::Utf16Le,
        Transform::Trim,
    ];
    for transform in transforms {
        add(parts, from, plain.transformed(transform));
    }
}

/// Digests of salts, and of salts with the password or a digest of it.
pub(super) fn mixed(passwords: &[Part], salts: &[Part]) -> Vec<Part> {
    let mut parts = Vec::new();
    let plain = salts.iter().filter(|salt| salt.rank < 2);
    for salt in plain.clone() {
        parts.extend(INNER.iter().flat_map(|digest| SPELT.map(|encoding| salt.digested(*digest, encoding))));
    }
    for password in passwords.iter().filter(|part| part.rank < 2) {
        for salt in plain.clone().filter(|salt| salt.rank + password.rank < 2) {
            let around = salt.with("", password).with("", salt);
            for both in [salt.with("", password), password.with("", salt), salt.with(":", password), around] {
                let both = Part { rank: salt.rank + password.rank + 1, ..both };
                for digest in INNER {
                    parts.push(both.digested(digest, Encoding::Hex));
                    parts.push(Part { rank: both.rank + 1, ..both.digested(digest, Encoding::Raw) });
                }
            }
        }
    }
    parts
}
