//! The canonical one-text form of a row, `$compat$…`.
//!
//! `$compat$v=1$` name=value `,` … `$` value, where each value is unpadded
//! base64url. The fields are `hint` and the columns, in the order of their
//! names, each at most once. There is one text for one row, so that the text
//! can serve in a compare-and-swap.

use alloc::string::String;
use alloc::vec::Vec;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Column, StoredHash};

/// What the text of a row begins with.
pub(crate) const PREFIX: &str = "$compat$";
const VERSION: &str = "v=1";
const HINT: &str = "hint";
/// A row has few columns; a text with more is forged.
const MAX_FIELDS: usize = 16;
const MAX_NAME: usize = 64;

/// The text is not the canonical text of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the canonical `$compat$v=1$` text of a row")]
#[non_exhaustive]
pub struct InvalidRecordText;

impl StoredHash {
    /// The row in one text, for tables with a single column. Every scheme that
    /// needs a hint or a salt column can so live in the column of the hash.
    ///
    /// # Errors
    ///
    /// [`InvalidRecordText`] if the row has over 16 columns or a column whose
    /// name is not 1 to 64 characters of `a-z 0-9 _`.
    ///
    /// ```
    /// use password_compat::{Column, StoredHash};
    /// let row = StoredHash::new("ab12").with_hint("hex_md5").with_column(Column::Salt, "x");
    /// let text = row.to_record_text().unwrap();
    /// assert_eq!(text, "$compat$v=1$hint=aGV4X21kNQ,salt=eA$YWIxMg");
    /// assert_eq!(StoredHash::from_record_text(&text).unwrap().hint(), Some("hex_md5"));
    /// ```
    pub fn to_record_text(&self) -> Result<String, InvalidRecordText> {
        let mut fields: Vec<(&str, &[u8])> =
            self.columns().map(|(column, value)| (column.name(), value)).collect();
        if let Some(hint) = self.hint() {
            fields.push((HINT, hint.as_bytes()));
        }
        fields.sort_unstable();
        if fields.len() > MAX_FIELDS || fields.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return Err(InvalidRecordText);
        }
        let mut text = [PREFIX, VERSION, "$"].concat();
        for (index, (name, value)) in fields.into_iter().enumerate() {
            if !is_name(name) {
                return Err(InvalidRecordText);
            }
            if index > 0 {
                text.push(',');
            }
            text.push_str(name);
            text.push('=');
            URL_SAFE_NO_PAD.encode_string(value, &mut text);
        }
        text.push('$');
        URL_SAFE_NO_PAD.encode_string(self.as_bytes(), &mut text);
        Ok(text)
    }

    /// Reads the one-text form.
    ///
    /// # Errors
    ///
    /// [`InvalidRecordText`] for anything but the canonical text of a row; a
    /// text inside a text is refused.
    pub fn from_record_text(text: impl AsRef<[u8]>) -> Result<Self, InvalidRecordText> {
        let text = core::str::from_utf8(text.as_ref()).map_err(|_| InvalidRecordText)?;
        let rest = text.strip_prefix(PREFIX).ok_or(InvalidRecordText)?;
        let mut parts = rest.split('$');
        let (Some(VERSION), Some(fields), Some(hash), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(InvalidRecordText);
        };
        let mut row = Self::new(decode(hash)?);
        if row.as_bytes().starts_with(PREFIX.as_bytes()) {
            return Err(InvalidRecordText);
        }
        let mut before = None;
        for (index, field) in fields.split(',').filter(|_| !fields.is_empty()).enumerate() {
            let (name, value) = field.split_once('=').ok_or(InvalidRecordText)?;
            // Strictly rising names: no field twice, one order only.
            if index >= MAX_FIELDS || !is_name(name) || before.is_some_and(|before| before >= name) {
                return Err(InvalidRecordText);
            }
            before = Some(name);
            let value = decode(value)?;
            row = match name {
                HINT => row.with_hint(core::str::from_utf8(&value).map_err(|_| InvalidRecordText)?),
                name => row.with_column(Column::from_name(name), value),
            };
        }
        Ok(row)
    }
}

fn is_name(name: &str) -> bool {
    (1..=MAX_NAME).contains(&name.len())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

fn decode(value: &str) -> Result<Vec<u8>, InvalidRecordText> {
    URL_SAFE_NO_PAD.decode(value).map_err(|_| InvalidRecordText)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_gives_the_row_back() {
        let row = StoredHash::new([0_u8, 255, b'$'])
            .with_hint("x-shop")
            .with_column(Column::Salt2, [1_u8, 2])
            .with_column(Column::Named("site".into()), "")
            .with_column(Column::Salt, "a,b=c$");
        let text = row.to_record_text().unwrap();
        let back = StoredHash::from_record_text(&text).unwrap();
        assert_eq!(back.as_bytes(), row.as_bytes());
        assert_eq!(back.hint(), row.hint());
        for (column, value) in row.columns() {
            assert_eq!(back.column(column), Some(value));
        }
        assert_eq!(back.to_record_text().unwrap(), text);
    }

    #[test]
    fn only_the_canonical_text_is_read() {
        let bad = [
            "$compat$",
            "$compat$v=1$",
            "$compat$v=2$$YQ",
            "$compat$v=1$$YQ=",
            "$compat$v=1$$YQ$",
            "$compat$v=1$salt=YQ,hint=YQ$YQ",
            "$compat$v=1$salt=YQ,salt=YQ$YQ",
            "$compat$v=1$Salt=YQ$YQ",
            "$compat$v=1$salt$YQ",
            "$compat$v=1$=YQ$YQ",
            "$compat$v=1$,$YQ",
            "$compat$v=1$hint=_w$YQ",
            // A row whose hash is again such a text.
            "$compat$v=1$$JGNvbXBhdCR2PTEkJA",
        ];
        for text in bad {
            assert!(StoredHash::from_record_text(text).is_err(), "{text}");
        }
        assert!(StoredHash::from_record_text("$compat$v=1$$").unwrap().as_bytes().is_empty());
    }

    #[test]
    fn names_and_counts_are_bounded() {
        let odd = StoredHash::new("x").with_column(Column::Named("a b".into()), "");
        assert!(odd.to_record_text().is_err());
        let many = (0..17).fold(StoredHash::new("x"), |row, index| {
            row.with_column(Column::Named(alloc::format!("c{index}").into()), "")
        });
        assert!(many.to_record_text().is_err());
        let clash = StoredHash::new("x").with_hint("a").with_column(Column::Named("hint".into()), "");
        assert!(clash.to_record_text().is_err());
    }
}
