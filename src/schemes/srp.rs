//! Verifiers of SRP: a digest of name and password as the exponent in a group of the product.

use alloc::boxed::Box;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use crate::codec::hex;
use crate::computation::{Computation, Encoding, Steps, Transform, Value, Vendor};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::primitives::srp::SrpGroup;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::{Column, StoredHash, Subject};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&WOW, &CMANGOS, &BATTLE_NET, &CLIPPERZ, &FIREBIRD];

/// The verifier in hexadecimal, its salt in a column, the name of the account from the login.
#[derive(Debug)]
struct Srp {
    id: &'static str,
    source: &'static str,
    group: SrpGroup,
    /// Digits of the verifier; leading zeros may lack.
    most: usize,
    shape: &'static [Shape],
    /// Whether the verifier is written with the least significant byte first.
    little_endian: bool,
    folds_case: bool,
    /// The exponent, from the salt column and the name.
    exponent: fn(&[u8], &str) -> Result<Steps, Malformed>,
    base: Option<&'static str>,
    known: &'static str,
    password: &'static str,
    user: &'static str,
    salt: &'static str,
}

/// Columns `verifier` and `salt`, both of 32 bytes, in hexadecimal.
static WOW: Srp = Srp {
    id: "wow_srp6",
    source: "TrinityCore and AzerothCore: columns `verifier` and `salt` in hexadecimal",
    group: SrpGroup::Wow,
    most: 64,
    shape: &[Shape::exact(Alphabet::Hex, 64)],
    little_endian: true,
    folds_case: true,
    exponent: |salt, user| {
        let salt = bytes_of(salt, 32)?;
        Ok(Computation::steps().bytes(&*salt).join_capitals(user).reverse())
    },
    base: None,
    // srp 1.0.22 (PyPI), with the bytes of its numbers turned round.
    known: "7F479B66844A5B7D60294EDCD51F43C7B0F185B9862438EBCBB7DF6B7617C382",
    password: "letmein",
    user: "player",
    salt: "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F",
};
/// Columns `v` and `s`: the same numbers in hexadecimal, most significant digit first.
static CMANGOS: Srp = Srp {
    id: "cmangos_srp6",
    source: "CMaNGOS: columns `v` and `s`",
    shape: &[Shape::between(Alphabet::Hex, 56, 64)],
    little_endian: false,
    exponent: |salt, user| {
        let salt = bytes_of(salt, 32)?;
        Ok(Computation::steps().bytes(&*salt).reverse().join_capitals(user).reverse())
    },
    base: Some("wow_srp6"),
    known: "82C317766BDFB7CBEB382486B985F1B0C7431FD5DC4E29607D5B4A84669B477F",
    salt: "1F1E1D1C1B1A191817161514131211100F0E0D0C0B0A09080706050403020100",
    ..WOW
};
/// Battle.net, as it became known in 2012.
static BATTLE_NET: Srp = Srp {
    id: "battle_net_srp",
    source: "Battle.net before 2013, salt column in hexadecimal",
    group: SrpGroup::BattleNet,
    shape: &[Shape::between(Alphabet::Hex, 56, 64)],
    little_endian: false,
    exponent: |salt, user| {
        let salt = hex::decode(salt).ok_or(Malformed::Encoding("salt"))?;
        Ok(Computation::steps().bytes(&*salt).join_capitals(user))
    },
    base: Some("wow_srp6"),
    // John the Ripper, `wow_srp_fmt_plug.c`.
    known: "6D00CD214C8473C7F4E9DC77AE8FC6B3944298C48C7454E6BB8296952DCFE78D",
    password: "PASSWORD",
    user: "SOLAR",
    salt: "73616C74",
    ..WOW
};
/// The salt is digested as the text that it is.
static CLIPPERZ: Srp = Srp {
    id: "clipperz_srp",
    source: "Clipperz: fields `v` and `s`",
    group: SrpGroup::Clipperz,
    most: 65,
    shape: &[Shape::between(Alphabet::Hex, 56, 65)],
    little_endian: false,
    folds_case: false,
    exponent: |salt, user| {
        let inner = Computation::steps().bytes(salt).password().login(user).concat(2);
        let inner = inner.digest(Digest::Sha256).digest(Digest::Sha256).encode(Encoding::Hex);
        Ok(inner.concat(2).digest(Digest::Sha256).digest(Digest::Sha256))
    },
    base: None,
    // John the Ripper, `clipperz_srp_fmt_plug.c`.
    known: "e8be8c8d9c1d5dc79ecc7b15d1787d5b5dc22e815ddb0b37f6145ca667421f1f",
    password: "openwall",
    user: "hackme@mailinator.com",
    salt: "e0bc11ee4db80a3ecabd293f5201cb747856361192c68f4133ea707c7d4d2d32",
};
/// Columns `PLG$VERIFIER` and `PLG$SALT` of `PLG$SRP` in hexadecimal. The salt is digested as the text of a number:
/// capitals, without zeros in front. Names are in capitals but where they were created in quotes.
static FIREBIRD: Srp = Srp {
    id: "firebird_srp",
    source: "Firebird 3 and later: PLG$VERIFIER and PLG$SALT in hexadecimal",
    group: SrpGroup::Firebird,
    most: 256,
    shape: &[Shape::between(Alphabet::Hex, 240, 256)],
    little_endian: false,
    folds_case: false,
    exponent: |salt, user| {
        let salt = hex::decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let digits = hex::encode_upper(&salt);
        let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
        let digits = digits.get(zeros..).unwrap_or_default();
        let inner = Computation::steps().bytes(digits).login(user).bytes(":").password().concat(3);
        Ok(inner.digest(Digest::Sha1).concat(2).digest(Digest::Sha1))
    },
    base: None,
    // Firebird 3.0.11, `CREATE USER … USING PLUGIN Srp`.
    known: "06FB7A6944A72781B00A6CAC3B9FEB46D08507D33F7000EC2C10580902A75772FF4C12A94655ECCACD88AFFC105D4B1D478550BEFB9368285842D8FFEB36B04F49C1B6606E20299ABF67B94A76BB5296B23B24FE622B48525BBE44513B8EAA7B1B0E915ED615B3C011C1723C27CAF79CC430222237D7BF9BD36C78E3A86B15CD",
    password: "letmein",
    user: "ALICE",
    salt: "E10A63160EE2CE215C98D75510B18464EAFE2029491DE95D5F455432DBA3A026",
};

/// The column, of so many bytes.
fn bytes_of(salt: &[u8], len: usize) -> Result<Value, Malformed> {
    let bytes = hex::decode(salt).ok_or(Malformed::Encoding("salt"))?;
    if bytes.len() == len { Ok(bytes) } else { Err(Malformed::Length("salt")) }
}

impl Steps {
    /// Digests what there is and SHA-1 of `NAME:PASSWORD`.
    fn join_capitals(self, user: &str) -> Self {
        let name = self.login(user).transform(Transform::UpperAscii).bytes(":");
        let inner = name.password().transform(Transform::UpperAscii).concat(3).digest(Digest::Sha1);
        inner.concat(2).digest(Digest::Sha1)
    }
}

impl Srp {
    /// The number with all its bytes, most significant first.
    fn verifier(&self, text: &[u8]) -> Result<Value, Malformed> {
        if text.is_empty() || text.len() > self.most {
            return Err(Malformed::Length("digest"));
        }
        let mut digits = Zeroizing::new(Vec::with_capacity(2 * self.group.verifier_len()));
        digits.resize(2 * self.group.verifier_len() - text.len(), b'0');
        digits.extend_from_slice(text);
        let mut bytes = hex::decode(&digits).ok_or(Malformed::Encoding("digest"))?;
        if self.little_endian {
            bytes.reverse();
        }
        Ok(bytes)
    }
}

impl Scheme for Srp {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile =
            Profile::new(Strength::Fast).from(self.source).needing(&[Context::Login, Context::Salt][..]);
        let profile = if self.folds_case { profile.folding_case() } else { profile };
        self.base.map(SchemeId::builtin).into_iter().fold(profile, Profile::dialect_of)
    }

    fn shapes(&self) -> &[Shape] {
        self.shape
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let shape = self.shape.iter().any(|shape| shape.matches(stored.as_bytes()));
        let confidence = if self.base.is_some() { Confidence::Dialect } else { Confidence::Shape };
        shape.then_some(confidence)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        if self.little_endian && text.len() != self.most {
            return Err(Malformed::Length("digest").into());
        }
        let verifier = self.verifier(text)?;
        let user = input.login()?;
        let salt = match input.stored().column(&Column::Salt) {
            Some(salt) => salt,
            // A stand-in for imports, or the error.
            None => input.column(Context::Salt).map(|_| self.salt.as_bytes())?,
        };
        let computation = (self.exponent)(salt, user)?.vendor(Vendor::Srp { group: self.group }).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(verifier))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let mut exemplar = Exemplar::new(self.known, self.password).of(Subject::named(self.user));
        exemplar.stored = exemplar.stored.with_column(Column::Salt, self.salt);
        Some(exemplar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keyring::Keyring;
    use crate::schemes::testing::{matches, parse_for};

    fn record(scheme: &Srp, stored: &str, salt: &str, user: &str) -> Result<Box<dyn Record>, ParseError> {
        let row = StoredHash::new(stored).with_column(Column::Salt, salt);
        parse_for(scheme, &row, &Subject::named(user), &Keyring::new())
    }

    #[test]
    fn known_verifiers() {
        for scheme in [&WOW, &CMANGOS, &BATTLE_NET, &CLIPPERZ, &FIREBIRD] {
            let read = record(scheme, scheme.known, scheme.salt, scheme.user).unwrap();
            assert!(matches(read.as_ref(), scheme.password.as_bytes()), "{}", scheme.id);
            assert!(!matches(read.as_ref(), b"another"), "{}", scheme.id);
            let capitals = scheme.password.to_uppercase() + "x";
            assert!(!matches(read.as_ref(), capitals.as_bytes()));
            let other = record(scheme, scheme.known, scheme.salt, "somebody").unwrap();
            assert!(!matches(other.as_ref(), scheme.password.as_bytes()), "{}", scheme.id);
        }
    }

    /// John the Ripper, `wow_srp_fmt_plug.c` and `clipperz_srp_fmt_plug.c`.
    #[test]
    fn examples() {
        let read = record(
            &BATTLE_NET,
            "A35DCC134159A34F1D411DA7F38AB064B617D5DBDD9258FE2F23D5AB1CF3F685",
            "73616C7432",
            "diz",
        );
        assert!(matches(read.unwrap().as_ref(), b"Password2"));
        let read = record(
            &CLIPPERZ,
            "05b18d6976d6cefad7c0c330c0c8a32ed69f19a8d68a94c3916c5ad1ba5ce37e5",
            "RoljkWQajmS8OXFbsnqmZFTeB2How6hkoDd5QKu0DjthET3NmjTmOLumZe84nb7o",
            "1",
        );
        assert!(matches(read.unwrap().as_ref(), b"password"));
    }

    #[test]
    fn malformed_rows() {
        let whole = WOW.known;
        for text in ["", &whole[1..], &[whole, "0"].concat(), &["g", &whole[1..]].concat()] {
            assert!(matches!(record(&WOW, text, WOW.salt, "a"), Err(ParseError::Malformed(_))), "{text}");
        }
        for salt in ["", "00", "0g", &[WOW.salt, "00"].concat()] {
            assert!(matches!(record(&WOW, whole, salt, "a"), Err(ParseError::Malformed(_))), "{salt}");
        }
        let without = parse_for(&WOW, &StoredHash::new(whole), &Subject::named("a"), &Keyring::new());
        assert!(matches!(without, Err(ParseError::MissingContext(Context::Salt))));
        let long = "0".repeat(257);
        assert!(matches!(record(&FIREBIRD, &long, FIREBIRD.salt, "a"), Err(ParseError::Malformed(_))));
    }
}
