//! Lines of Apache's htpasswd files.

use alloc::boxed::Box;

use super::ldap::is_crypt;
use crate::codec::split;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::scheme::{Alphabet, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Line];

/// The longest line that htpasswd writes, and reads.
const MAX_LINE: usize = 512;
const SHA1: &[u8] = b"{SHA}";

/// user`:`hash, with any hash that htpasswd writes. Whose line it is has been
/// found out by whoever looked it up: the name is not compared.
#[derive(Debug)]
struct Line;

/// The hash of a line, without the end of the line.
fn hash_of(line: &[u8]) -> Option<&[u8]> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let (user, hash) = split::cut(line, b':')?;
    let written = hash.starts_with(SHA1) || (is_crypt(hash) && !hash.contains(&b':'));
    (!user.is_empty() && written).then_some(hash)
}

impl Scheme for Line {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("htpasswd_line")
    }

    fn profile(&self) -> Profile {
        // Not weaker than what it carries, which is judged by itself.
        Profile::new(Strength::Slow).from("Apache htpasswd files")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::between(Alphabet::Any, 15, MAX_LINE)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let line = stored.as_bytes();
        (line.len() <= MAX_LINE && hash_of(line).is_some()).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        input.inner(hash_of(input.bytes()).ok_or(Malformed::Missing("hash"))?)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // OpenSSL 3, `passwd -apr1`.
        Some(Exemplar::new("joe:$apr1$saltSALT$1Pwy0rvJXCShp74oJ9aks1", "letmein"))
    }
}

#[cfg(test)]
mod tests;
