//! What can be said of a record, by a stable code each.

use alloc::borrow::Cow;
use core::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal, $level:ident, $hint:literal;)*) => {
        /// What is to be said of a record. The names that [`code`](Self::code) gives are stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Code {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable name, such as `salt_order_missing`.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// What to do about it, in one sentence.
            pub const fn hint(self) -> &'static str {
                match self {
                    $(Self::$name => $hint,)*
                }
            }

            /// Whether the record cannot be taken over because of it.
            pub const fn level(self) -> Level {
                match self {
                    $(Self::$name => Level::$level,)*
                }
            }
        }
    };
}

/// How much a [`Code`] weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Level {
    /// Said for the record; nothing is wrong.
    Note,
    /// The record was mended, or has to be looked at; it is taken over.
    Warning,
    /// There is no password hash to take over.
    Skipped,
    /// The record cannot be taken over as it is.
    Error,
}

codes! {
    /// The input could not be read any further.
    Io = "io", Error, "the input could not be read to its end";
    /// The record is not of the form of the file: broken JSON, a CSV row with too many fields.
    MalformedRecord = "malformed_record", Error, "the record is not valid in the form of the file; it was left out";
    /// The record is longer than is read.
    RecordTooLong = "record_too_long", Error, "the record is longer than the limit for one record";
    /// The file has no record at all.
    NoHeader = "no_header", Error, "the first line is not the header of a table with the expected columns";
    /// The text is not UTF-8.
    NotUtf8 = "not_utf8", Error, "the file is not UTF-8 (exported from a spreadsheet as UTF-16?); convert it first";
    /// A member of the record occurs twice.
    DuplicateField = "duplicate_field", Error, "a field occurs twice, and readers disagree on which counts";
    /// A field that has to be there is not.
    MissingField = "missing_field", Error, "a field that this format needs is missing";
    /// A field is of another type than the format says.
    WrongType = "wrong_type", Error, "the field has another type than the format says";
    /// A number is none, or outside its range.
    BadNumber = "bad_number", Error, "the number is not one, or outside the range of the format";
    /// A date is none.
    BadDate = "bad_date", Warning, "the date was not understood and is left out";
    /// A field is not in its encoding.
    BadEncoding = "bad_encoding", Error, "the field is not in the encoding that the format says";
    /// A digest has another length than its algorithm gives.
    BadLength = "bad_length", Error, "the value has another length than its algorithm gives";
    /// The algorithm is not one of the format.
    UnknownAlgorithm = "unknown_algorithm", Error, "the format does not know this algorithm";
    /// The algorithm is known, but no scheme computes it with these parameters.
    UnsupportedParameters = "unsupported_parameters", Error, "no scheme computes this algorithm with these parameters";
    /// The two hash fields, or hash and plain password, are both there.
    ConflictingFields = "conflicting_fields", Error, "two fields exclude each other";
    /// On which side of the password the salt stands is not said.
    SaltOrderMissing = "salt_order_missing", Error, "say whether the salt stands before or after the password; it is not guessed";
    /// The algorithm needs a salt and there is none.
    SaltMissing = "salt_missing", Error, "this algorithm needs a salt";
    /// A key of the whole deployment is needed and was not given.
    KeyMissing = "key_missing", Error, "give the key of the deployment in the options of the import";
    /// Options of the whole file are needed and were not given.
    OptionMissing = "option_missing", Error, "give the parameters of the whole file in the options of the import";

    /// The field of the hash is empty or not there.
    Empty = "empty", Skipped, "the account has no password hash";
    /// A marker stands in place of the hash: `!`, `*`, `x`.
    DisabledMarker = "disabled_marker", Skipped, "a marker stands in place of the hash; the account has no password";
    /// The password is with somebody else: SASL, Kerberos, Cognito.
    PassThrough = "pass_through", Skipped, "the password is checked by another system and is not in this file";

    /// A password in the clear where a hash should be.
    Plaintext = "plaintext", Error, "this is a plain password, not a hash; import it with plain passwords allowed, and it is hashed";
    /// The value is cut.
    Truncated = "truncated", Error, "the value is cut short, as by a spreadsheet or a narrow column; export it again";
    /// A spreadsheet made a number of it.
    SpreadsheetNumber = "spreadsheet_number", Error, "a spreadsheet has made a number of the value; export it again as text";

    /// A whole string of crypt(3) form stood in a field for the digest alone.
    WholeString = "whole_string", Warning, "a whole hash string stands in a field for the digest alone; it was taken as it is";
    /// A digest was in hexadecimal inside base 64.
    Base64OfHex = "base64_of_hex", Warning, "this was base 64 of hexadecimal text, not of bytes; it was decoded twice";
    /// A digest was in hexadecimal where base 64 was said.
    HexNotBase64 = "hex_not_base64", Warning, "this was hexadecimal where base 64 is said";
    /// A digest was in base 64 where hexadecimal was said.
    Base64NotHex = "base64_not_hex", Warning, "this was base 64 where hexadecimal is said";
    /// A hash string was inside base 64.
    Base64Wrapped = "base64_wrapped", Warning, "the hash string was wrapped in base 64; it was unwrapped";
    /// Blanks or quotes stood around the value.
    Trimmed = "trimmed", Warning, "blanks or quotes around the value were taken off";
    /// The account was locked by a mark in front of the hash.
    LockMark = "lock_mark", Warning, "a lock mark in front of the hash was taken off; the record says disabled";
    /// `%2B` and the like stood in the value.
    PercentDecoded = "percent_decoded", Warning, "the value was percent-encoded; it was decoded";
    /// The digest may be of the password or of its digest.
    PerhapsTwice = "perhaps_twice", Warning, "the source may have hashed twice; try a known login and set the hint";
    /// A second value of a field was left out.
    SecondValue = "second_value", Warning, "only some of several values hold a hash; the others were left out";
    /// The source names a pepper or key inside the record.
    KeyInRecord = "key_in_record", Warning, "the record holds a secret key; whoever has the file has both";
    /// A name of bcrypt was changed to one with the same meaning.
    PrefixRewritten = "prefix_rewritten", Warning, "the target takes another prefix of the same meaning";

    /// No scheme recognises it.
    Unrecognised = "unrecognised", Error, "no scheme of this crate recognises the value";
    /// The scheme is known, but not enabled.
    NotEnabled = "not_enabled", Error, "no enabled scheme will accept this; enable the one that is named";
    /// Several enabled schemes could own it.
    Ambiguous = "ambiguous", Error, "several enabled schemes could own this; a hint has to choose";
    /// The hint of the record does not fit.
    HintMismatch = "hint_mismatch", Error, "the value is not of the algorithm that the record says";
    /// The value belongs to a scheme, but is damaged.
    MalformedHash = "malformed_hash", Error, "the hash is damaged";
    /// It costs more than the limits allow.
    TooExpensive = "too_expensive", Error, "verifying this costs more than the limits allow; nobody could log in with it";
    /// It is longer than the limits allow.
    TooLong = "too_long", Error, "the hash is longer than the limits allow";
    /// The policy refuses it.
    Refused = "refused", Error, "the policy refuses this scheme; a login would fail";
    /// The record lacks something that the scheme needs at login.
    MissingContext = "missing_context", Error, "the scheme needs a column or a name that the record does not have";
    /// Another reason why there would be no verdict.
    NoVerdict = "no_verdict", Error, "a login would have no verdict";
    /// The limits let only short passwords through.
    ShortPasswordsOnly = "short_passwords_only", Warning, "the limits let only short passwords of this hash through";
    /// A login would replace it.
    WillUpgrade = "will_upgrade", Note, "a login replaces this hash by a current one";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A [`Code`] with the field that it speaks of. Never with the field's value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issue {
    /// What is to be said.
    pub code: Code,
    /// The field, as the format names it.
    pub field: Option<Cow<'static, str>>,
    /// A scheme, a Cargo feature or another name that the hint speaks of.
    pub detail: Option<Cow<'static, str>>,
}

impl Issue {
    pub(super) fn new(code: Code) -> Self {
        Self { code, field: None, detail: None }
    }

    pub(super) fn at(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    pub(super) fn about(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = &self.field {
            write!(f, "{field}: ")?;
        }
        f.write_str(self.code.hint())?;
        match &self.detail {
            Some(detail) => write!(f, " ({detail})"),
            None => Ok(()),
        }
    }
}

/// A record that could not be taken over. The next one can.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("record {index}: {issue}")]
#[non_exhaustive]
pub struct RecordError {
    /// The place of the record in the input, from 0.
    pub index: u64,
    /// The id of the record, if it could be read.
    pub id: Option<alloc::string::String>,
    /// What is wrong with it.
    pub issue: Issue,
}

/// What stands between a reader and a [`RecordError`].
pub(super) type Fault = Issue;

pub(super) fn fault(code: Code, field: &'static str) -> Fault {
    Issue::new(code).at(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_names_and_differ() {
        for (index, code) in Code::ALL.iter().enumerate() {
            assert!(
                code.code()
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit())
            );
            assert!(!code.hint().is_empty());
            assert!(Code::ALL.iter().skip(index + 1).all(|other| other.code() != code.code()));
        }
    }
}
