//! Single formats of single products, whose computations are no compositions of digests.

use alloc::boxed::Box;

use super::django::digest_field;
use crate::codec::{hex, split};
use crate::computation::{Computation, Encoding, Vendor};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::{Digest, dahua};
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Anope, &Dahua];

/// `sha256:`digest`:`initial state, both of 32 bytes in hexadecimal: the salt of Anope's `enc_sha256` is the state that
/// SHA-256 begins with.
#[derive(Debug)]
struct Anope;

const ANOPE: &[u8] = b"sha256:";
const STATE: usize = 32;

impl Scheme for Anope {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("anope_sha256")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("Anope IRC services, enc_sha256")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("sha256:")] }
    }

    /// Other formats begin alike and have more fields.
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let [digest, state] = split::split_exact(stored.as_bytes().strip_prefix(ANOPE)?, b':')?;
        let fits = |text: &[u8]| text.len() == 2 * STATE && hex::is_hex(text);
        (fits(digest) && fits(state)).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = input.bytes().strip_prefix(ANOPE).ok_or(Malformed::Missing("digest"))?;
        let [digest, state] = split::split_exact(rest, b':').ok_or(Malformed::Missing("salt"))?;
        let digest = digest_field(Encoding::Hex, digest, STATE)?;
        let state = hex::decode(state).ok_or(Malformed::Encoding("salt"))?;
        if state.len() != STATE {
            return Err(Malformed::Length("salt").into());
        }
        let computation =
            Computation::steps().password().bytes(&*state).vendor(Vendor::Sha256From).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat, example of mode 30700.
        let stored = "sha256:ab67666e1f91cd38c0ab5bee9c8d2132eca7460354477109a739d4e735b14131:\
                      47bcfd0d573653943231df07445da774e5d06465c897ce40578b120bde187e26";
        Some(Exemplar::new(stored, "hashcat"))
    }
}

/// Eight digits and letters made of an MD5.
#[derive(Debug)]
struct Dahua;

impl Scheme for Dahua {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("dahua")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Broken).from("Dahua and Besder recorders")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Base64, dahua::LEN)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        (text.len() == dahua::LEN && text.iter().all(u8::is_ascii_alphanumeric)).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        if text.len() != dahua::LEN {
            return Err(Malformed::Length("digest").into());
        }
        let computation =
            Computation::steps().password().digest(Digest::Md5).vendor(Vendor::Dahua).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::new(text))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // John the Ripper, `dahua_fmt_plug.c`.
        Some(Exemplar::new("6QNMIQGe", "admin"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::assert_verifies;

    #[test]
    fn anope() {
        let known = Anope.exemplar().unwrap();
        let stored = known.stored.as_str().unwrap();
        assert_verifies(&Anope, stored, "hashcat");
        assert_verifies(&Anope, &stored.replace("ab67", "AB67"), "hashcat");
        for other in [
            &stored[..stored.len() - 1],
            &[stored, "0"].concat(),
            &[stored, ":"].concat(),
            "sha256:",
            "sha256::",
            "sha256",
        ] {
            assert!(Anope.recognise(&StoredHash::new(other)).is_none(), "{other}");
        }
    }

    /// John the Ripper, `dahua_fmt_plug.c`.
    #[test]
    fn dahua() {
        for (stored, password) in [
            ("4WzwxXxM", "888888"),
            ("HRG6OLE6", "Do You Even Lift?"),
            ("sh15yfFM", "666666"),
            ("6QNMIQGe", "admin"),
            ("g2UpKxOg", "passWOrd"),
            ("tlJwpbo6", ""),
        ] {
            assert_verifies(&Dahua, stored, password);
        }
        for other in ["tlJwpbo", "tlJwpbo66", "tlJwpbo+", "tlJwpbo/", ""] {
            assert!(Dahua.recognise(&StoredHash::new(other)).is_none(), "{other}");
        }
    }
}
