//! Werkzeug, the library under Flask: `method$salt$hex`, salts as text.

use alloc::boxed::Box;

use super::django::{digest_field, dollar_fields, positive};
use super::{pbkdf2, scrypt};
use crate::codec::split;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Werkzeug, &WerkzeugHmac];

/// `pbkdf2:sha256:rounds$salt$hex` of Werkzeug 0.9 and later and
/// `scrypt:N:r:p$salt$hex` of 2.3 and later. Every version wrote the numbers,
/// also where its caller had left them out.
#[derive(Debug)]
struct Werkzeug;

impl Scheme for Werkzeug {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("werkzeug")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("Werkzeug 0.9 and later, and so Flask")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("pbkdf2:"), Prefix::exact("scrypt:")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [method, salt, digest] = dollar_fields(input.bytes())?;
        match split::cut(method, b':') {
            Some((b"pbkdf2", parameters)) => pbkdf2_method(parameters, salt, digest),
            Some((b"scrypt", parameters)) => scrypt_method(parameters, salt, digest),
            _ => Err(Malformed::Unknown("method").into()),
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Werkzeug 3.1.3.
        let stored =
            "pbkdf2:sha256:1000$saltSALT12$8f0b74993577b8e1c74faf1dbc46e026a71874042611bb9ffb5d9a8711d96b1d";
        Some(Exemplar::new(stored, "lètmein"))
    }
}

fn pbkdf2_method(parameters: &[u8], salt: &[u8], digest: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let (name, rounds) = split::cut(parameters, b':').ok_or(Malformed::Missing("rounds"))?;
    let name = core::str::from_utf8(name).ok();
    let prf = name.and_then(digest_of).ok_or(Malformed::Unknown("digest"))?;
    let digest = digest_field(Encoding::Hex, digest, prf.output_len())?;
    pbkdf2::record(Computation::steps().password(), prf, positive(rounds, "rounds")?, salt, digest)
}

fn scrypt_method(parameters: &[u8], salt: &[u8], digest: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let [n, r, p] = split::split_exact(parameters, b':').ok_or(Malformed::Missing("N, r and p"))?;
    let digest = digest_field(Encoding::Hex, digest, 64)?;
    let (r, p) = (positive(r, "r")?, positive(p, "p")?);
    scrypt::record(Computation::steps().password(), scrypt::log2_exact(n)?, r, p, salt, digest)
}

/// `sha1$salt$hex` of HMAC-H(key = salt, message = password), Werkzeug's
/// default before 0.9 and accepted up to 2.3. Django's salted digests look the
/// same.
#[derive(Debug)]
struct WerkzeugHmac;

/// Each is the [`name`](Digest::name) of a digest and a dollar.
pub(super) static METHODS: [Prefix; 6] = [
    Prefix::exact("md5$"),
    Prefix::exact("sha1$"),
    Prefix::exact("sha224$"),
    Prefix::exact("sha256$"),
    Prefix::exact("sha384$"),
    Prefix::exact("sha512$"),
];

impl Scheme for WerkzeugHmac {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("werkzeug_hmac")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Fast).from("Werkzeug up to 2.3, and so Flask");
        profile.dialect_of(SchemeId::builtin("django_salted_sha1"))
    }

    fn prefixes(&self) -> &[Prefix] {
        &METHODS
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        METHODS.iter().any(|prefix| prefix.matches(stored.as_bytes())).then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [name, salt, digest] = dollar_fields(input.bytes())?;
        let name = core::str::from_utf8(name).ok();
        let mac = name.and_then(digest_of).ok_or(Malformed::Unknown("method"))?;
        let expected = Tag::from_secret(digest_field(Encoding::Hex, digest, mac.output_len())?);
        let steps = Computation::steps();
        // Without a salt it takes the plain digest, not the HMAC under an empty key.
        let steps = if salt.is_empty() {
            steps.password().digest(mac)
        } else {
            steps.bytes(salt).password().hmac(mac)
        };
        Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Werkzeug 2.2.3.
        Some(Exemplar::new("sha1$salt$c737cd69d2efc5a246ec8add07ca217504481185", "lètmein"))
    }
}

/// The digests that `generate_password_hash` was seen to be asked for. A list,
/// so that what is accepted does not depend on the digests of a build.
pub(super) const DIGESTS: [Digest; 6] =
    [Digest::Md5, Digest::Sha1, Digest::Sha224, Digest::Sha256, Digest::Sha384, Digest::Sha512];

pub(super) fn digest_of(name: &str) -> Option<Digest> {
    DIGESTS.into_iter().find(|digest| digest.name() == name)
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

    /// Werkzeug 3.1.3 and 2.2.3, of `lètmein`; the scrypt row is `hashlib.scrypt`'s, for Werkzeug gives OpenSSL too
    /// little memory for so small an N.
    const ROWS: [&str; 7] = [
        "pbkdf2:sha256:1000$saltSALT12$8f0b74993577b8e1c74faf1dbc46e026a71874042611bb9ffb5d9a8711d96b1d",
        "pbkdf2:sha1:1000$saltSALT12$3b7d102e7bba6e9be9213e7f45d77b729125946e",
        "pbkdf2:sha512:1000$à: =$48b6b4d58f0156c610e969dcc16f9a5f9b821b6cb9fbf1d299858dc6178cd7add6ccb127b99de95b8183c581ec391bf736dfbe5a550c730e23e02da9033a3666",
        "pbkdf2:md5:1000$s$7f015737579e6c0d6f04e0cef3200adb",
        "pbkdf2:sha224:1$s$bbc751b8b3073679c5217c37cdc68cc5616405c75ff6e368893e6b45",
        "pbkdf2:sha384:1$s$a2e8cf08f40e7d8548a48b2374b55f8929390ed64e0645579fc641761a130cad4b03811cc87668b483b06c26c2430dcc",
        "scrypt:16:8:2$saltSALT12$d83f7e0b754a629b31019b29d483fa2d200baef4636a7af71b60601c199db85d447b54aa13c976c3457c413b756cad36d7d412eab918d9e61eeddbf4f7769f6d",
    ];

    #[test]
    fn every_method() {
        for row in ROWS {
            assert_verifies(&Werkzeug, row, "lètmein");
            assert_eq!(Werkzeug.recognise(&StoredHash::new(row)), Some(Confidence::Certain));
        }
    }

    /// Werkzeug 2.2.3, of `lètmein`.
    #[test]
    fn every_hmac_and_the_plain_digest() {
        for row in [
            "md5$salt$3c52ee892ea74931cffe8bb4058a390b",
            "sha1$salt$c737cd69d2efc5a246ec8add07ca217504481185",
            "sha224$salt$ed2ca1de6f7f7a1779b0c7bf8337dab694a02c9044f1bd75e7a1f980",
            "sha256$salt$8b717bd2a0ad6f82fb6db5ba879bc5a25c52fde15e9efff35f883bafacf07eb7",
            "sha384$salt$80a2691656bf34ebb0c896ba3fbc85b70e9b88becf02509ec3ff2e427f10ea70f4332f681a497716b563bd2743c268bb",
            "sha512$salt$4fca8c37942c53e02cdd108ebf13de663374c674d8e892bdae0689e85c6c6e1ce1bc609b555e5b7aa25d8ddecc3f9c30c1c659d9cf1200b37d01f642ff018407",
            "sha1$$6d138ca3ae545631b3abd71a4f076ce759c5700b",
            "md5$$88a434c88cca4e900f7874cd98123f43",
        ] {
            assert_verifies(&WerkzeugHmac, row, "lètmein");
            assert_eq!(WerkzeugHmac.recognise(&StoredHash::new(row)), Some(Confidence::Dialect));
        }
    }

    #[test]
    fn damaged_rows_are_malformed() {
        let sha1 = "3b7d102e7bba6e9be9213e7f45d77b729125946e";
        let rows: Vec<String> = [
            "pbkdf2:",
            "pbkdf2:$$",
            "pbkdf2:sha1$s$#",
            "pbkdf2:sha1:1000$s",
            "pbkdf2:sha1:1000$#",
            "pbkdf2:sha1:1000$s$#$",
            "pbkdf2:sha1:1000$s$#0",
            "pbkdf2:sha1:1000$s$#00",
            "pbkdf2:sha256:1000$s$#",
            "pbkdf2:sha1:1000:1$s$#",
            "pbkdf2:sha1:$s$#",
            "pbkdf2:sha1:0$s$#",
            "pbkdf2:sha1:01$s$#",
            "pbkdf2:sha1:+1$s$#",
            "pbkdf2:sha1:-1$s$#",
            "pbkdf2:sha1:1_000$s$#",
            "pbkdf2:sha1: 1$s$#",
            "pbkdf2:sha1:4294967296$s$#",
            "pbkdf2:sha1:18446744073709551616$s$#",
            "pbkdf2:SHA1:1$s$#",
            "pbkdf2:sha3:1$s$#",
            "pbkdf2:é:1$s$#",
            "pbkdf2:sha1:1$s$é",
            "scrypt:",
            "scrypt:$s$##",
            "scrypt:16:8$s$##",
            "scrypt:16:8:1:1$s$##",
            "scrypt:15:8:1$s$##",
            "scrypt:0:8:1$s$##",
            "scrypt:16:0:1$s$##",
            "scrypt:16:8:0$s$##",
            "scrypt:16:8:1$s$#",
            "scrypt:18446744073709551616:8:1$s$##",
        ]
        .iter()
        .map(|row| row.replace('#', sha1))
        .collect();
        assert_malformed(&Werkzeug, &rows.iter().map(String::as_str).collect::<Vec<_>>());
        assert_malformed(
            &WerkzeugHmac,
            &["sha1$", "sha1$s", "sha1$s$", "sha1$s$00", "sha1$s$1$00", "md5$s$zz", "sha256$s$é"],
        );
        assert_eq!(Werkzeug.recognise(&StoredHash::new("")), None);
        assert_eq!(Werkzeug.recognise(&StoredHash::new("pbkdf2")), None);
        assert_eq!(WerkzeugHmac.recognise(&StoredHash::new("SHA1$s$00")), None);
    }

    #[test]
    fn huge_numbers_are_a_matter_of_the_limits() {
        let row = "pbkdf2:sha1:4294967295$s$3b7d102e7bba6e9be9213e7f45d77b729125946e";
        let record = parse(&Werkzeug, &StoredHash::new(row)).unwrap();
        assert!(record.cost(8).work > 100_000_000_000_000);
        let row = ["scrypt:2147483648:8:1$s$", &"00".repeat(64)].concat();
        assert!(parse(&Werkzeug, &StoredHash::new(row)).unwrap().cost(8).memory > 1 << 40);
    }
}
