//! A function that can encrypt and nothing else. Old systems leave such code
//! behind; it makes what would be stored, and here the two are compared.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use password_compat::{Cost, Digest, Encoding, FnScheme, SchemeId, Subject};
use sha2::Digest as _;
use zeroize::Zeroizing;

use crate::Result;
use crate::case::{Case, Row};

/// Python 3.11.7, p = "correct horse":
/// base64.b64encode(hashlib.sha256((codecs.encode(p, "rot13") + "|4711").encode()).digest())
const STORED: &str = "rot:xpvsl+FCjNKdoQ3+SH02SjSHHSGfZB5VZuuPKPP2yj4=";

/// The code of the old system, carried over as it was.
fn encrypt(password: &[u8], user_id: &str) -> String {
    let mut text: Zeroizing<Vec<u8>> = Zeroizing::new(password.iter().copied().map(rot13).collect());
    text.extend(["|", user_id].concat().bytes());
    STANDARD.encode(sha2::Sha256::digest(text.as_slice()))
}

fn rot13(byte: u8) -> u8 {
    match byte {
        b'a'..=b'm' | b'A'..=b'M' => byte + 13,
        b'n'..=b'z' | b'N'..=b'Z' => byte - 13,
        _ => byte,
    }
}

fn scheme() -> Result<FnScheme> {
    let function = FnScheme::encrypt_only(SchemeId::external("x-rotated")?, Encoding::Base64, |input| {
        let user_id = input.subject().user_id().ok_or("the user id was not given")?;
        Ok(encrypt(input.password(), user_id))
    });
    Ok(function.with_prefix("rot:").with_cost(Cost::digests(Digest::Sha256, 1, 4096 + 256)))
}

pub fn case() -> Result<Case> {
    let row = Row { subject: Subject::unknown().with_user_id("4711"), ..Row::new(STORED) };
    Ok(Case::of_code("a function that only encrypts", scheme()?, row.clone(), "correct horse")
        .refusing("no user id", Row { subject: Subject::unknown(), ..row.clone() }, "foreign")
        .refusing("what is not base 64", row.holding("rot:***"), "malformed"))
}
