//! Long-term keys of Kerberos, as keytabs and dumps of a KDC hold them: the key in hexadecimal. RC4 keys are NT hashes.

use alloc::boxed::Box;
use alloc::string::String;

use super::django::{digest_field, positive};
use crate::computation::{Computation, Encoding, Steps, Vendor};
use crate::error::{Context, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Alphabet, Computed, Exemplar, Input, Profile, Record, Scheme, Shape, Strength};
use crate::stored::{Column, Subject};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &DES,
    #[cfg(feature = "ciphers")]
    &AES128,
    #[cfg(feature = "ciphers")]
    &AES256,
    &AES128_SHA256,
    &AES256_SHA384,
];

/// The keys of one encryption type. The salt is the realm and the principal's components, without separators, unless
/// the row has another one; iterations that are not the default stand in the column `rounds`.
#[derive(Debug)]
struct Keys {
    id: &'static str,
    source: &'static str,
    shape: &'static [Shape],
    len: usize,
    /// The default iterations; none of DES.
    rounds: Option<(Digest, u32)>,
    strength: Strength,
    steps: fn(&[u8], u32) -> Steps,
    /// Of `letmein`, principal `alice@EXAMPLE.COM`, by MIT krb5 1.20.1, ktutil; of DES by impacket 0.13.1.
    known: &'static str,
}

/// Types 1 to 3 (RFC 3961): DES.
static DES: Keys = Keys {
    id: "krb5_des",
    source: "Kerberos 5, des-cbc-crc, des-cbc-md4, des-cbc-md5",
    shape: &[Shape::exact(Alphabet::Hex, 16)],
    len: 8,
    rounds: None,
    strength: Strength::Broken,
    steps: |salt, _| Computation::steps().password().bytes(salt).vendor(Vendor::KerberosDes),
    known: "70fb54a7622f0ecb",
};
/// Type 17 (RFC 3962).
#[cfg(feature = "ciphers")]
static AES128: Keys = Keys {
    id: "krb5_aes128",
    source: "Kerberos 5, aes128-cts-hmac-sha1-96",
    shape: &[Shape::exact(Alphabet::Hex, 32)],
    len: 16,
    rounds: Some((Digest::Sha1, 4096)),
    strength: Strength::Slow,
    steps: |salt, rounds| {
        let steps = Computation::steps().password().bytes(salt).pbkdf2(Digest::Sha1, rounds, 16);
        steps.vendor(Vendor::KerberosAes { len: 16 })
    },
    known: "dd15f8fe8f533f08fdc50281a9877489",
};
/// Type 18 (RFC 3962).
#[cfg(feature = "ciphers")]
static AES256: Keys = Keys {
    id: "krb5_aes256",
    source: "Kerberos 5, aes256-cts-hmac-sha1-96",
    shape: &[Shape::exact(Alphabet::Hex, 64)],
    len: 32,
    steps: |salt, rounds| {
        let steps = Computation::steps().password().bytes(salt).pbkdf2(Digest::Sha1, rounds, 32);
        steps.vendor(Vendor::KerberosAes { len: 32 })
    },
    known: "c1ea2cb0d3885107405d9beee4f8d1b3af79186973206d38c8fff231532d2527",
    ..AES128
};
/// Type 19 (RFC 8009): no cipher is in it.
static AES128_SHA256: Keys = Keys {
    id: "krb5_aes128_sha256",
    source: "Kerberos 5, aes128-cts-hmac-sha256-128",
    shape: &[Shape::exact(Alphabet::Hex, 32)],
    len: 16,
    rounds: Some((Digest::Sha256, 32768)),
    strength: Strength::Slow,
    steps: |salt, rounds| sha2(b"aes128-cts-hmac-sha256-128", (Digest::Sha256, 16), salt, rounds),
    known: "9dd860dac27b7e3418803663ed7dbf09",
};
/// Type 20 (RFC 8009).
static AES256_SHA384: Keys = Keys {
    id: "krb5_aes256_sha384",
    source: "Kerberos 5, aes256-cts-hmac-sha384-192",
    shape: &[Shape::exact(Alphabet::Hex, 64)],
    len: 32,
    rounds: Some((Digest::Sha384, 32768)),
    strength: Strength::Slow,
    steps: |salt, rounds| sha2(b"aes256-cts-hmac-sha384-192", (Digest::Sha384, 32), salt, rounds),
    known: "7a781ae6621081e7247a817133a5c3a18dee781cd2282086333c978663a11367",
};

/// PBKDF2 with the type's name in front of the salt, and KDF-HMAC-SHA2 of its key (RFC 8009 sections 3 and 4).
fn sha2(name: &[u8], (digest, len): (Digest, usize), salt: &[u8], rounds: u32) -> Steps {
    let salt = [name, &[0], salt].concat();
    let bits = (len as u32 * 8).to_be_bytes();
    let message = [&[0, 0, 0, 1], &b"kerberos"[..], &[0], &bits].concat();
    let key = Computation::steps().password().bytes(salt).pbkdf2(digest, rounds, len);
    key.bytes(message).hmac(digest).slice(0, len)
}

/// The salt of the row, or realm and principal.
fn salt(input: &Input<'_>) -> Result<alloc::vec::Vec<u8>, ParseError> {
    if let Some(salt) = input.stored().column(&Column::Salt) {
        return Ok(salt.to_vec());
    }
    let login = input.login()?;
    let (principal, realm) = match login.rsplit_once('@') {
        Some((principal, realm)) => (principal, realm),
        None => (login, input.realm()?),
    };
    let components: String = principal.chars().filter(|character| *character != '/').collect();
    Ok([realm, &components].concat().into_bytes())
}

impl Scheme for Keys {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(self.strength).from(self.source);
        profile.needing(&[Context::Login, Context::Realm][..])
    }

    fn shapes(&self) -> &[Shape] {
        self.shape
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let key = digest_field(Encoding::Hex, input.bytes(), self.len)?;
        let written = input.stored().column(&Column::Rounds).map(|text| positive(text, "rounds"));
        let rounds = written.transpose()?.or(self.rounds.map(|(_, default)| default)).unwrap_or(1);
        let computation = (self.steps)(&salt(&input)?, rounds).build()?;
        let params = self.rounds.map_or(Params::Fixed, |(digest, _)| Params::Pbkdf2 { digest, rounds });
        Ok(Box::new(Computed::new(params, computation, Tag::from_secret(key))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let subject = Subject::named("alice").with_realm("EXAMPLE.COM");
        Some(Exemplar::new(self.known, "letmein").of(subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(feature = "ciphers")]
    use crate::cost::Limits;
    use crate::error::Malformed;
    use crate::keyring::Keyring;
    use crate::schemes::testing::{matches, parse_for};
    use crate::stored::StoredHash;

    fn verifies(scheme: &Keys, row: &StoredHash, subject: &Subject, password: &str) -> bool {
        let record = parse_for(scheme, row, subject, &Keyring::new()).unwrap();
        assert!(!matches(record.as_ref(), b"another"));
        matches(record.as_ref(), password.as_bytes())
    }

    #[test]
    fn known_keys() {
        let subject = Subject::named("alice").with_realm("EXAMPLE.COM");
        for scheme in [&DES, &AES128_SHA256, &AES256_SHA384] {
            assert!(verifies(scheme, &StoredHash::new(scheme.known), &subject, "letmein"), "{}", scheme.id);
            let other = Subject::named("alice").with_realm("example.com");
            assert!(!verifies(scheme, &StoredHash::new(scheme.known), &other, "letmein"));
        }
    }

    /// John the Ripper, `krb5_db_fmt_plug.c`.
    #[test]
    fn key_of_des() {
        let row = StoredHash::new("79850e6e9e5e92d0").with_column(Column::Salt, "EXAMPLE.COMluluaaaa");
        assert!(verifies(&DES, &row, &Subject::unknown(), "password@123"));
    }

    /// John the Ripper, `krb5_db_fmt_plug.c`; hashcat 6.2.6, examples of modes 28800 and 28900.
    #[cfg(feature = "ciphers")]
    #[test]
    fn keys_of_aes() {
        for (scheme, stored, realm, user, password) in [
            (&AES128, "6fb8b78e20ad3df6591cabb9cacf4594", "TEST.LOCAL", "test", "password"),
            (&AES128, "1c41586d6c060071e08186ee214e725e", "TEST.LOCAL", "test", "hashcat"),
            (
                &AES256,
                "214bb89cf5b8330112d52189ab05d9d05b03b5a961fe6d06203335ad5f339b26",
                "OLYMPE.OL",
                "test",
                "password",
            ),
            (
                &AES256,
                "266b5a53a6d663c3f69174f3309acada8e467c097c7973699f86286a6cf1a6c7",
                "TEST.LOCAL",
                "test",
                "hashcat",
            ),
        ] {
            let row = StoredHash::new(stored);
            assert!(verifies(scheme, &row, &Subject::named(user).with_realm(realm), password));
            // The principal as one text, and the salt as a column.
            let whole = Subject::named([user, "@", realm].concat());
            assert!(verifies(scheme, &row, &whole, password));
            let salted = row.with_column(Column::Salt, [realm, user].concat());
            assert!(verifies(scheme, &salted, &Subject::unknown(), password));
        }
    }

    /// RFC 3962 appendix B: other iterations.
    #[cfg(feature = "ciphers")]
    #[test]
    fn iterations() {
        let row = StoredHash::new("4c01cd46d632d01e6dbe230a01ed642a");
        let row = row.with_column(Column::Salt, "ATHENA.MIT.EDUraeburn").with_column(Column::Rounds, "1200");
        assert!(verifies(&AES128, &row, &Subject::unknown(), "password"));
        let huge = row.with_column(Column::Rounds, "4294967295");
        let record = parse_for(&AES128, &huge, &Subject::unknown(), &Keyring::new()).unwrap();
        assert!(Limits::default().check(&AES128.id(), record.cost(8), 8).is_err());
    }

    #[test]
    fn malformed_rows() {
        let subject = Subject::named("a").with_realm("B");
        let malformed = |row: StoredHash| {
            matches!(parse_for(&DES, &row, &subject, &Keyring::new()), Err(ParseError::Malformed(_)))
        };
        for text in ["", "79850e6e9e5e92d", "79850e6e9e5e92d0aa", "79850e6e9e5e92dx"] {
            assert!(malformed(StoredHash::new(text)), "{text}");
        }
        for rounds in ["0", "", "-1", "01", "4294967296"] {
            assert!(
                malformed(StoredHash::new("79850e6e9e5e92d0").with_column(Column::Rounds, rounds)),
                "{rounds}"
            );
        }
        let unknown = parse_for(&DES, &StoredHash::new(DES.known), &Subject::named("a"), &Keyring::new());
        assert!(matches!(unknown, Err(ParseError::MissingContext(Context::Realm))));
        assert!(matches!(positive(b"x", "rounds"), Err(Malformed::Number(_))));
    }
}
