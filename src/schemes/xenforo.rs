//! XenForo: PHP's serialised text of hash, salt and function.

use alloc::boxed::Box;

use super::django::{carried, digest_field};
use crate::codec::{decimal, split};
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&XenForo];

/// The `data` of `xf_user_authenticate`: an array of `hash`, `salt` and, if it
/// is written, `hashFunc`, in any order. H(H(password) . salt), the inner digest
/// in hexadecimal; without a function the length says which it is. From 1.2 on
/// there is a hash alone, of bcrypt.
#[derive(Debug)]
struct XenForo;

impl Scheme for XenForo {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("xenforo_serialized")
    }

    fn profile(&self) -> Profile {
        // Those of 1.0 and 1.1; the later ones show in the chain.
        Profile::new(Strength::Fast).from("XenForo 1 and 2, xf_user_authenticate.data")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("a:1:{s:"), Prefix::exact("a:2:{s:"), Prefix::exact("a:3:{s:")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let row = Row::of(input.bytes())?;
        let hash = row.hash.ok_or(Malformed::Missing("hash"))?;
        if hash.starts_with(b"$") {
            return carried(&input, hash, b"$");
        }
        let digest = match row.function {
            Some(b"sha1") => Digest::Sha1,
            Some(b"sha256") => Digest::Sha256,
            Some(_) => return Err(Malformed::Unknown("function").into()),
            None if hash.len() == 40 => Digest::Sha1,
            None => Digest::Sha256,
        };
        let expected = Tag::from_secret(digest_field(Encoding::Hex, hash, digest.output_len())?);
        let salt = row.salt.ok_or(Malformed::Missing("salt"))?;
        let steps = Computation::steps().password().digest(digest).encode(Encoding::Hex);
        let computation = steps.bytes(salt).concat(2).digest(digest).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // PHP 8.2's serialize, by XenForo's source.
        let stored = r#"a:3:{s:4:"hash";s:40:"dac00254c31167db4e0729b776b8a50f020306c8";s:4:"salt";s:40:"1a783e478d63f6422783a868db667aed3a857840";s:8:"hashFunc";s:4:"sha1";}"#;
        Some(Exemplar::new(stored, "letmein"))
    }
}

#[derive(Default)]
struct Row<'a> {
    hash: Option<&'a [u8]>,
    salt: Option<&'a [u8]>,
    function: Option<&'a [u8]>,
}

impl<'a> Row<'a> {
    fn of(text: &'a [u8]) -> Result<Self, Malformed> {
        let rest = text.strip_prefix(b"a:").ok_or(Malformed::Missing("array"))?;
        let (count, rest) = split::cut(rest, b':').ok_or(Malformed::Missing("array"))?;
        let count = decimal::parse_u32(count).filter(|count| (1..=3).contains(count));
        let mut rest = rest.strip_prefix(b"{").ok_or(Malformed::Missing("array"))?;
        let mut row = Self::default();
        for _ in 0..count.ok_or(Malformed::Range("array"))? {
            let name = string(&mut rest)?;
            let value = string(&mut rest)?;
            let field = match name {
                b"hash" => &mut row.hash,
                b"salt" => &mut row.salt,
                b"hashFunc" => &mut row.function,
                _ => return Err(Malformed::Unknown("member")),
            };
            if field.replace(value).is_some() {
                return Err(Malformed::Duplicate("member"));
            }
        }
        if rest == b"}" { Ok(row) } else { Err(Malformed::Surplus("array")) }
    }
}

/// Takes `s:4:"text";` off the front.
fn string<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], Malformed> {
    let missing = Malformed::Missing("string");
    let text = rest.strip_prefix(b"s:").ok_or(missing)?;
    let (len, text) = split::cut(text, b':').ok_or(missing)?;
    let len = decimal::parse_u32(len).ok_or(Malformed::Number("string length"))? as usize;
    let text = text.strip_prefix(b"\"").ok_or(missing)?;
    let (value, behind) = text.split_at_checked(len).ok_or(Malformed::Length("string"))?;
    *rest = behind.strip_prefix(b"\";").ok_or(Malformed::Length("string"))?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{assert_malformed, assert_verifies};

    const GOOD: &str = r#"a:3:{s:4:"hash";s:40:"dac00254c31167db4e0729b776b8a50f020306c8";s:4:"salt";s:40:"1a783e478d63f6422783a868db667aed3a857840";s:8:"hashFunc";s:4:"sha1";}"#;
    const SHA256: &str = r#"a:2:{s:4:"salt";s:64:"15b6c02cedbd727f563dcca607a89b085287b448966f19c0cc78cae263b1e38c";s:4:"hash";s:64:"a78ce0c5fe4a2c7d334d400e35b59d98af6cf510940d2974a0e80800e5720671";}"#;

    /// PHP 8.2's serialize, by XenForo's source.
    #[test]
    fn members_in_any_order() {
        assert_verifies(&XenForo, GOOD, "letmein");
        assert_verifies(&XenForo, SHA256, "letmein");
        let without = GOOD.replace("a:3", "a:2").replace(r#"s:8:"hashFunc";s:4:"sha1";"#, "");
        assert_verifies(&XenForo, &without, "letmein");
        let bcrypt =
            r#"a:1:{s:4:"hash";s:60:"$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm";}"#;
        assert_verifies(&XenForo, bcrypt, "password");
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &XenForo,
            &[
                "a:1:{s:",
                "a:2:{s:4:\"hash\";",
                r#"a:1:{s:4:"salt";s:1:"x";}"#,
                &GOOD[..GOOD.len() - 1],
                &[GOOD, "x"].concat(),
                &GOOD.replace("s:40:\"d", "s:39:\"d"),
                &GOOD.replace("s:40:\"d", "s:4000000000:\"d"),
                &GOOD.replace("s:40:\"d", "s:-1:\"d"),
                &GOOD.replace("a:3", "a:2"),
                &GOOD.replace("sha1", "md55"),
                &GOOD.replace("salt", "hash"),
                &GOOD.replace("salt", "pepp"),
                &GOOD.replace("dac0", "zac0"),
                &GOOD.replace("s:4:\"sha1\"", "s:6:\"sha256\""),
                r#"a:1:{s:4:"hash";s:1:"$";}"#.replace("$", "x").as_str(),
            ],
        );
        assert!(XenForo.recognise(&crate::stored::StoredHash::new("a:4:{s:")).is_none());
    }
}
