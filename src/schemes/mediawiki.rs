//! MediaWiki: `:type:parameters:salt:digest`, where the recipes have no room
//! for the parameters, and types that an administrator layered.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::bcrypt::{BcryptText, parse_short_cost};
use super::django::positive;
use crate::codec::split;
use crate::computation::{Computation, Encoding, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::{BcryptKey, Digest};
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

#[cfg(feature = "ciphers")]
mod encrypted;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &Bcrypt,
    &Pbkdf2,
    &Layered,
    #[cfg(feature = "ciphers")]
    &encrypted::Encrypted,
];

/// Types in one row.
const MOST_LAYERS: usize = 8;
/// The shortest key, in bytes: others match by chance too often.
const SHORTEST_KEY: usize = 16;
/// The longest.
const LONGEST_KEY: usize = 1024;
const DIGESTS: [Digest; 6] =
    [Digest::Md5, Digest::Sha1, Digest::Sha224, Digest::Sha256, Digest::Sha384, Digest::Sha512];

/// `:bcrypt:cost$salt$digest`, the cost without a leading zero. PHP's `crypt`
/// ends the password at its first NUL byte.
#[derive(Debug)]
struct Bcrypt;

impl Scheme for Bcrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("mediawiki_bcrypt")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).truncating_at(72).stopping_at_nul();
        profile.from("MediaWiki 1.24 and later, $wgPasswordDefault bcrypt")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(":bcrypt:")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [cost, salt, digest] =
            split::split_exact(input.rest(8), b'$').ok_or(Malformed::Missing("digest"))?;
        let text = BcryptText::of(parse_short_cost(cost)?, BcryptKey::StopAtNul, salt, digest)?;
        text.record(Computation::steps().password())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // MediaWiki's own test, after crypt_blowfish's.
        Some(Exemplar::new(":bcrypt:5$CCCCCCCCCCCCCCCCCCCCC.$VGOzA784oUp/Z0DY336zx7pLYAy0lwK", "U*U*"))
    }
}

/// `:pbkdf2:algorithm:rounds:length:salt:key`, whatever the algorithm and the
/// length, but for those of `mediawiki_pbkdf2`, which are the default.
#[derive(Debug)]
struct Pbkdf2;

impl Scheme for Pbkdf2 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("mediawiki_pbkdf2_parameters")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("MediaWiki 1.24 and later, own parameters")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(":pbkdf2:")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let rest = stored.as_bytes().strip_prefix(b":pbkdf2:")?;
        let mut fields = rest.split(|byte| *byte == b':');
        let is_default = fields.next() == Some(b"sha512") && fields.nth(1) == Some(b"64");
        (!is_default).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = input.rest(8);
        let [digest, rounds, len, salt, key] =
            split::split_exact(rest, b':').ok_or(Malformed::Missing("key"))?;
        let layer = Pbkdf2Layer::of([digest, rounds, len], salt)?;
        let key = layer.key(key)?;
        let computation = layer.over(Computation::steps().password()).build()?;
        let params = Params::Pbkdf2 { digest: layer.digest, rounds: layer.rounds };
        Ok(Box::new(Computed::new(params, computation, Tag::from_secret(key))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // MediaWiki's own test, after RFC 6070.
        Some(Exemplar::new(":pbkdf2:sha1:1:20:c2FsdA==:DGDID5YfDnHzqbUkr2ASBi/gN6Y=", "password"))
    }
}

struct Pbkdf2Layer {
    digest: Digest,
    rounds: u32,
    len: usize,
    salt: Value,
}

impl Pbkdf2Layer {
    fn of([digest, rounds, len]: [&[u8]; 3], salt: &[u8]) -> Result<Self, Malformed> {
        let known = DIGESTS.into_iter().find(|known| known.name().as_bytes() == digest);
        let len = usize::try_from(positive(len, "length")?).map_err(|_| Malformed::Range("length"))?;
        if !(SHORTEST_KEY..=LONGEST_KEY).contains(&len) {
            return Err(Malformed::Range("length"));
        }
        Ok(Self {
            digest: known.ok_or(Malformed::Unknown("digest"))?,
            rounds: positive(rounds, "rounds")?,
            len,
            salt: Encoding::Base64.decode(salt).ok_or(Malformed::Encoding("salt"))?,
        })
    }

    fn over(&self, password: Steps) -> Steps {
        password.bytes(&*self.salt).pbkdf2(self.digest, self.rounds, self.len)
    }

    fn key(&self, text: &[u8]) -> Result<Value, Malformed> {
        let key = Encoding::Base64.decode(text).ok_or(Malformed::Encoding("key"))?;
        if key.len() == self.len { Ok(key) } else { Err(Malformed::Length("key")) }
    }
}

/// `:name:parameters!…!salts!…!digest` of `LayeredParameterizedPassword`: each
/// type hashes the text that the one before it gave. What a type is shows in its
/// parameters, of which PBKDF2 has three, bcrypt one, and the digests A (without
/// a salt) and B none.
#[derive(Debug)]
struct Layered;

impl Scheme for Layered {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("mediawiki_layered")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("MediaWiki 1.24 and later, wrapOldPasswords.php with own types")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(":")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let (name, rest) = split::cut(stored.as_bytes().strip_prefix(b":")?, b':')?;
        // Two that recipes read.
        let own = !name.is_empty() && name != b"pbkdf2-legacyA" && name != b"pbkdf2-legacyB";
        let fields = rest.split(|byte| *byte == b'!').take(2 * MOST_LAYERS + 2).count();
        let layered = fields >= 5 && fields % 2 == 1 && fields <= 2 * MOST_LAYERS + 1;
        (own && layered && !name.contains(&b'!')).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (_, rest) = split::cut(input.rest(1), b':').ok_or(Malformed::Missing("parameters"))?;
        let mut fields: Vec<&[u8]> = rest.split(|byte| *byte == b'!').take(2 * MOST_LAYERS + 2).collect();
        if fields.len() < 5 || fields.len() > 2 * MOST_LAYERS + 1 || fields.len().is_multiple_of(2) {
            return Err(Malformed::Length("layers").into());
        }
        let digest = fields.pop().ok_or(Malformed::Missing("digest"))?;
        let salts = fields.split_off(fields.len() / 2);
        let mut steps = Computation::steps().password();
        let mut pairs = fields.into_iter().zip(salts).peekable();
        while let Some((parameters, salt)) = pairs.next() {
            let layer = Layer::of(parameters, salt)?;
            if pairs.peek().is_none() {
                return layer.last(steps, digest);
            }
            steps = layer.text(steps)?.rebind().password();
        }
        Err(Malformed::Missing("parameters").into())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // MediaWiki 1.39.
        Some(Exemplar::new(
            ":Bp:!sha256:10:32!ed68b298!3E8dDIJGRB+eBnSLOADyzw==!rwnrkhA3w8U4FuooFAiJqKGvXDGLWibWPyddEd4oI/s=",
            "password",
        ))
    }
}

enum Layer<'a> {
    /// The type A, and B by its salt.
    Md5(&'a [u8]),
    Pbkdf2(Pbkdf2Layer),
    /// The cost and the salt.
    Bcrypt(u32, &'a [u8]),
}

impl<'a> Layer<'a> {
    fn of(parameters: &'a [u8], salt: &'a [u8]) -> Result<Self, Malformed> {
        if parameters.is_empty() {
            return Ok(Self::Md5(salt));
        }
        match split::split_exact(parameters, b':') {
            Some(fields) => Pbkdf2Layer::of(fields, salt).map(Self::Pbkdf2),
            None => Ok(Self::Bcrypt(parse_short_cost(parameters)?, salt)),
        }
    }

    /// The text that it gives, which is what the next one hashes.
    fn text(&self, password: Steps) -> Result<Steps, Malformed> {
        Ok(match self {
            Self::Md5(salt) => md5(password, salt).encode(Encoding::Hex),
            Self::Pbkdf2(layer) => layer.over(password).encode(Encoding::Base64),
            Self::Bcrypt(cost, salt) => {
                // The digest does not matter here.
                let text = BcryptText::of(*cost, BcryptKey::StopAtNul, salt, &[b'.'; 31])?;
                text.over(password).encode(Encoding::BcryptBase64)
            }
        })
    }

    /// The record, where it is the last.
    fn last(&self, password: Steps, digest: &[u8]) -> Result<Box<dyn Record>, ParseError> {
        let (params, steps, expected) = match self {
            Self::Md5(salt) => {
                let digest = Encoding::Hex.decode(digest).ok_or(Malformed::Encoding("digest"))?;
                (Params::Fixed, md5(password, salt), digest)
            }
            Self::Pbkdf2(layer) => {
                let params = Params::Pbkdf2 { digest: layer.digest, rounds: layer.rounds };
                (params, layer.over(password), layer.key(digest)?)
            }
            Self::Bcrypt(cost, salt) => {
                return BcryptText::of(*cost, BcryptKey::StopAtNul, salt, digest)?.record(password);
            }
        };
        let computation = steps.build()?;
        if computation.output_len() != expected.len() {
            return Err(Malformed::Length("digest").into());
        }
        Ok(Box::new(Computed::new(params, computation, Tag::from_secret(expected))))
    }
}

/// A: MD5(password). B: MD5(salt . `-` . hex(MD5(password))).
fn md5(password: Steps, salt: &[u8]) -> Steps {
    let once = password.digest(Digest::Md5);
    if salt.is_empty() {
        return once;
    }
    let once = once.encode(Encoding::Hex).rebind();
    once.bytes(salt).bytes(b"-").password().concat(3).digest(Digest::Md5)
}

#[cfg(test)]
mod tests;
