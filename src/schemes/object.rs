//! What stored JSON objects have in common.

use crate::codec::json;
use crate::scheme::Prefix;
use crate::stored::StoredHash;

/// How they begin.
pub(super) static OBJECT: [Prefix; 3] = [Prefix::exact("{\""), Prefix::exact("{ \""), Prefix::exact("{\n")];

/// Whether a piece stands in the text, for recognition, which does not read it;
/// `None` if it does not begin like an object.
pub(super) fn pieces(stored: &StoredHash) -> Option<impl Fn(&str) -> bool + '_> {
    let text = stored.as_bytes();
    let begins = OBJECT.iter().any(|prefix| prefix.matches(text));
    begins.then_some(move |piece: &str| json::holds(text, piece))
}
