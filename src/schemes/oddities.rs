//! Single formats of single products, whose computations are no compositions of digests.

use alloc::boxed::Box;

use super::django::digest_field;
use crate::codec::{hex, split};
use crate::computation::{Computation, Encoding, Vendor};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{KeyId, Keyring};
use crate::params::Params;
use crate::primitives::{Digest, dahua};
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Anope, &Dahua, &NukedKlan];

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

/// `#`, a digit and an MD5: of SHA-1 in hexadecimal, with a byte of the site's key behind each character, the digit
/// being where in the key it begins.
#[derive(Debug)]
struct NukedKlan;

/// The constant of the site's configuration.
const HASHKEY: &str = "hashkey";
/// Bytes of the key that are read.
const KEY: usize = 20;
const MD5: usize = 16;

impl Scheme for NukedKlan {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("nuked_klan")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast)
            .needing_key()
            .from("Nuked-Klan CMS, its constant HASHKEY as key `hashkey`")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("#")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let digits = stored.as_bytes().strip_prefix(b"#")?;
        (digits.len() == 2 * MD5 + 1 && digits.iter().all(u8::is_ascii_hexdigit))
            .then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let digits = input.bytes().strip_prefix(b"#").ok_or(Malformed::Missing("offset"))?;
        let (offset, digest) = digits.split_at_checked(1).ok_or(Malformed::Missing("offset"))?;
        let offset = offset.first().and_then(|digit| char::from(*digit).to_digit(16));
        let offset = offset.ok_or(Malformed::Number("offset"))? as usize;
        let digest = digest_field(Encoding::Hex, digest, MD5)?;
        let key = input.key(&KeyId::from(HASHKEY))?;
        if key.as_bytes().len() < KEY {
            return Err(Malformed::Length("key").into());
        }
        let mut steps = Computation::steps().password().digest(Digest::Sha1).encode(Encoding::Hex).bytes("");
        for place in 0..2 * KEY {
            steps = steps.pick(1).slice(place, 1).key(&key).slice((offset + place) % KEY, 1).concat(3);
        }
        let computation = steps.nip().digest(Digest::Md5).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // John the Ripper, `nukedclan_fmt_plug.c`.
        let keyring = Keyring::new().with(HASHKEY, b"P4vBLSbGo6F60yjnleae");
        Some(Exemplar::new("#2f27c20e65b88b76c913115cdec3d9a18", "test1").with_keyring(keyring))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{assert_verifies, matches, parse, parse_for};
    use crate::stored::Subject;

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

    /// John the Ripper, `nukedclan_fmt_plug.c`.
    #[test]
    fn nuked_klan() {
        for (stored, key, password) in [
            ("#17737d3661312121d5ae7d5c6156c0298", "379637b4fcde21b2c5fbc9a00af505e997443267", "openwall"),
            ("#5c20384512ee36590f5f0ab38a46c6ced", "379637b4fcde21b2c5fbc9a00af505e997443267", "password"),
            (
                "#b62a615f605c2fd520edde76577d30f90",
                "7a317a71794339586c434d50506b6e4356626a67",
                "thatsworking",
            ),
        ] {
            let keyring = Keyring::new().with(HASHKEY, hex::decode(key.as_bytes()).unwrap());
            let row = StoredHash::new(stored);
            let record = parse_for(&NukedKlan, &row, &Subject::unknown(), &keyring).unwrap();
            assert!(matches(record.as_ref(), password.as_bytes()));
            assert!(!matches(record.as_ref(), b"x"));
            assert!(matches!(parse(&NukedKlan, &row), Err(ParseError::MissingKey(_))));
            let short = Keyring::new().with(HASHKEY, b"nineteen bytes, no!");
            let short = parse_for(&NukedKlan, &row, &Subject::unknown(), &short);
            assert!(matches!(short, Err(ParseError::Malformed(Malformed::Length("key")))));
        }
        for other in ["#", "#1", "#17737d3661312121d5ae7d5c6156c029", "#g7737d3661312121d5ae7d5c6156c0298"] {
            assert!(NukedKlan.recognise(&StoredHash::new(other)).is_none(), "{other}");
        }
    }
}
