//! web2py: `algorithm$salt$hex`, salts as text, with a site key in some.

use alloc::boxed::Box;

use super::django::{digest_field, dollar_fields, positive};
use super::pbkdf2;
use super::werkzeug::{DIGESTS, METHODS, digest_of};
use crate::codec::split;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{KeyId, Keyring};
use crate::params::Params;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Web2py, &KEYED, &SALTED];

/// The bytes of a key: fewer match by chance too often.
const KEYS: core::ops::RangeInclusive<usize> = 16..=512;
/// What `CRYPT(key=…)` and `auth.settings.hmac_key` are called in the keyring.
const HMAC_KEY: &str = "hmac_key";

/// `pbkdf2(1000,20,sha512)$salt$hex`: rounds, bytes and digest of PBKDF2, into
/// which a site key does not enter.
#[derive(Debug)]
struct Web2py;

impl Scheme for Web2py {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("web2py")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).from("web2py 2 and later, CRYPT")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("pbkdf2(")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [algorithm, salt, digest] = dollar_fields(input.rest(7))?;
        let parameters = algorithm.strip_suffix(b")").ok_or(Malformed::Missing("digest"))?;
        let [rounds, len, name] =
            split::split_exact(parameters, b',').ok_or(Malformed::Missing("parameters"))?;
        let prf = core::str::from_utf8(name).ok().and_then(digest_of).ok_or(Malformed::Unknown("digest"))?;
        let len = positive(len, "length")? as usize;
        if !KEYS.contains(&len) {
            return Err(Malformed::Range("length").into());
        }
        let key = digest_field(Encoding::Hex, digest, len)?;
        pbkdf2::record(Computation::steps().password(), prf, positive(rounds, "rounds")?, salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 21600.
        let stored = "pbkdf2(1000,20,sha512)$744943$c5f8cdef76e3327c908d8d96d4abdb3d8caba14c";
        Some(Exemplar::new(stored, "hashcat"))
    }
}

/// `sha512$salt$hex` of the other algorithms, and the digest alone where there
/// is no salt. Django's and Werkzeug's look the same.
#[derive(Debug)]
struct Digested {
    /// HMAC under key . salt, instead of a digest of password . salt.
    keyed: bool,
}

static KEYED: Digested = Digested { keyed: true };
static SALTED: Digested = Digested { keyed: false };

/// By the lengths of the digests.
static BARE: [Shape; 6] = [
    Shape::exact(Alphabet::Hex, 32),
    Shape::exact(Alphabet::Hex, 40),
    Shape::exact(Alphabet::Hex, 56),
    Shape::exact(Alphabet::Hex, 64),
    Shape::exact(Alphabet::Hex, 96),
    Shape::exact(Alphabet::Hex, 128),
];

impl Scheme for Digested {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(if self.keyed { "web2py_hmac" } else { "web2py_salted" })
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Fast).dialect_of(SchemeId::builtin("django_salted_sha1"));
        if self.keyed {
            profile.needing_key().from("web2py, CRYPT with a key")
        } else {
            profile.from("web2py, CRYPT without a key")
        }
    }

    fn prefixes(&self) -> &[Prefix] {
        &METHODS
    }

    fn shapes(&self) -> &[Shape] {
        // Without a key it is nothing but a bare digest.
        if self.keyed { &BARE } else { &[] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let known = METHODS.iter().any(|prefix| prefix.matches(text))
            || self.shapes().iter().any(|shape| shape.matches(text));
        known.then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        let (mac, salt, digest) = if METHODS.iter().any(|prefix| prefix.matches(text)) {
            let [name, salt, digest] = dollar_fields(text)?;
            (core::str::from_utf8(name).ok().and_then(digest_of), salt, digest)
        } else {
            (DIGESTS.into_iter().find(|mac| 2 * mac.output_len() == text.len()), b"".as_slice(), text)
        };
        let mac = mac.ok_or(Malformed::Unknown("method"))?;
        let expected = Tag::from_secret(digest_field(Encoding::Hex, digest, mac.output_len())?);
        let steps = Computation::steps();
        let steps = if self.keyed {
            let key = input.key(&KeyId::from(HMAC_KEY))?;
            steps.key(&key).bytes(salt).concat(2).password().hmac(mac)
        } else {
            steps.password().bytes(salt).concat(2).digest(mac)
        };
        Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python 3.11's hmac and hashlib, by web2py's source.
        Some(if self.keyed {
            let keyring = Keyring::new().with(HMAC_KEY, "site key");
            Exemplar::new("sha1$salt$03d6cd551dcecca6f88f1f8fe6d0c05c7605a8ca", "lètmein")
                .with_keyring(keyring)
        } else {
            Exemplar::new("sha1$salt$bcd79341576472bd997dd68953534e343f2e038e", "lètmein")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse, parse_for};
    use crate::stored::Subject;

    const GOOD: &str = "pbkdf2(1000,20,sha512)$744943$c5f8cdef76e3327c908d8d96d4abdb3d8caba14c";

    #[test]
    fn any_parameters() {
        assert_verifies(&Web2py, GOOD, "hashcat");
        let params = parse(&Web2py, &StoredHash::new(GOOD)).unwrap().params();
        assert!(matches!(params, Params::Pbkdf2 { rounds: 1000, .. }));
    }

    #[test]
    fn keys_and_salts() {
        let exemplar = KEYED.exemplar().unwrap();
        let with = |row: &StoredHash, key: &str| {
            let keyring = Keyring::new().with(HMAC_KEY, key);
            matches(
                parse_for(&KEYED, row, &Subject::unknown(), &keyring).unwrap().as_ref(),
                "lètmein".as_bytes(),
            )
        };
        assert!(with(&exemplar.stored, "site key") && !with(&exemplar.stored, "site kex"));
        let missing = parse(&KEYED, &exemplar.stored);
        assert!(matches!(missing, Err(ParseError::MissingKey(_))));
        let bare = StoredHash::new(
            "851fce56602be74bb40145ee48e2e13fa79aab930b6a53b62b644fc813747f0d35f24305bf6e2a533aad3c107cd8779e81653ff1325b034716eca98b67e4fb30",
        );
        assert_eq!(KEYED.recognise(&bare), Some(Confidence::Dialect));
        assert!(with(&bare, "site key"));
        assert!(SALTED.recognise(&bare).is_none());
        let salted = SALTED.exemplar().unwrap().stored;
        assert!(matches(parse(&SALTED, &salted).unwrap().as_ref(), "lètmein".as_bytes()));
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &Web2py,
            &[
                "pbkdf2(",
                "pbkdf2()$s$00",
                &GOOD.replace("(1000,", "(0,"),
                &GOOD.replace("(1000,", "(+1,"),
                &GOOD.replace("(1000,", "(4294967296,"),
                &GOOD.replace(",20,", ",19,"),
                &GOOD.replace(",20,", ",2,"),
                &GOOD.replace(",20,", ",4294967296,"),
                &GOOD.replace("sha512)", "sha512"),
                &GOOD.replace("sha512)", "sha3)"),
                &GOOD.replace("sha512)", "sha512,)"),
                &GOOD.replace("$c5", "$z5"),
                &[GOOD, "$"].concat(),
                &[GOOD, "00"].concat(),
            ],
        );
        assert_malformed(&SALTED, &["sha1$", "sha1$s", "sha1$s$00", "sha1$s$1$00", "md5$s$zz"]);
    }

    #[test]
    fn most_rounds_are_costly() {
        let record = parse(&Web2py, &StoredHash::new(GOOD.replace("1000", "4294967295"))).unwrap();
        assert!(Limits::default().check(&Web2py.id(), record.cost(8), 8).is_err());
    }
}
