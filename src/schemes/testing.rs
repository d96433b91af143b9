//! What the unit tests of the families share.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::RefCell;

use crate::error::{Error, ParseError};
use crate::keyring::Keyring;
use crate::scheme::{Confidence, Input, Link, Record, Resolver, Scheme};
use crate::stored::{StoredHash, Subject};
use crate::tag::Scratch;

/// Reads carried hashes by the first built-in scheme that is certain of them.
struct Catalogue;

impl Resolver for Catalogue {
    fn parse_carried(&self, input: Input<'_>) -> Result<Box<dyn Record>, Error> {
        let certain =
            |scheme: &&'static dyn Scheme| scheme.recognise(input.stored()) == Some(Confidence::Certain);
        let scheme = super::schemes().find(certain).ok_or(Error::Unrecognised)?;
        input.note(&scheme.id());
        scheme.parse(input).map_err(|error| Error::of_parse(&scheme.id(), error))
    }
}

/// The record of a row, with all built-in schemes for carried hashes.
pub(crate) fn parse(scheme: &dyn Scheme, row: &StoredHash) -> Result<Box<dyn Record>, ParseError> {
    parse_for(scheme, row, &Subject::unknown(), &Keyring::new())
}

/// The record of a row of a person, with keys.
pub(crate) fn parse_for(
    scheme: &dyn Scheme,
    row: &StoredHash,
    subject: &Subject,
    keyring: &Keyring,
) -> Result<Box<dyn Record>, ParseError> {
    let chain: RefCell<Vec<Link>> = RefCell::default();
    scheme.parse(Input::new(row, subject, keyring).resolving(&Catalogue, &chain))
}

/// Whether the record matches the password in any of its readings.
pub(crate) fn matches(record: &dyn Record, password: &[u8]) -> bool {
    let typed = crate::password::Password::from(password);
    record.readings().iter().filter_map(|reading| reading.of(&typed)).any(|password| {
        let tag = record.derive(password.as_bytes(), &mut Scratch::new()).unwrap();
        tag.matches(record.expected()).unwrap()
    })
}

/// Asserts that the scheme recognises the string with certainty or by shape,
/// accepts the password, and rejects another one.
pub(crate) fn assert_verifies(scheme: &dyn Scheme, stored: &str, password: &str) {
    let row = StoredHash::new(stored);
    assert!(scheme.recognise(&row).is_some(), "{stored} is not recognised");
    let indexed = scheme.prefixes().iter().any(|prefix| prefix.matches(row.as_bytes()))
        || scheme.shapes().iter().any(|shape| shape.matches(row.as_bytes()));
    assert!(indexed, "{stored} has none of the prefixes and shapes");
    let record = parse(scheme, &row).unwrap_or_else(|error| panic!("{stored}: {error}"));
    assert!(matches(record.as_ref(), password.as_bytes()), "{stored} does not match");
    // In front, because some schemes do not read the end.
    let wrong = ["x", password].concat();
    assert!(!matches(record.as_ref(), wrong.as_bytes()), "{stored} matches another password");
}

/// Asserts that each string is recognised, and refused as malformed.
pub(crate) fn assert_malformed(scheme: &dyn Scheme, strings: &[&str]) {
    for stored in strings {
        let row = StoredHash::new(stored);
        assert!(scheme.recognise(&row).is_some(), "{stored} is not recognised");
        match parse(scheme, &row) {
            Err(ParseError::Malformed(_)) => {}
            Err(other) => panic!("{stored}: {other}"),
            Ok(_) => panic!("{stored} is read"),
        }
    }
}
