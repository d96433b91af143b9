//! `{APR1}` and `{BSDMD5}` of OpenLDAP's pw-apr1.

use alloc::boxed::Box;

use crate::codec::split;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::md5_crypt::MD5_CRYPT_ROUNDS;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

/// base64(digest ‖ salt): MD5-crypt with its digest in natural order and not in
/// the base 64 of `crypt(3)`.
#[derive(Debug)]
pub(super) struct Natural {
    id: &'static str,
    label: [Prefix; 1],
    magic: &'static str,
    /// Of `letmein`, by OpenLDAP 2.5.13.
    known: &'static str,
}

pub(super) static APR1: Natural = Natural {
    id: "openldap_apr1",
    label: [Prefix::any_case("{APR1}")],
    magic: "$apr1$",
    known: "{APR1}POJvQ5PZU15vQplMnDbaPGJOQmRNTlZE",
};

pub(super) static BSD_MD5: Natural = Natural {
    id: "openldap_bsdmd5",
    label: [Prefix::any_case("{BSDMD5}")],
    magic: "$1$",
    known: "{BSDMD5}uuuW96fENdmEK8fUN51KTzB4V1V1L0Vz",
};

const DIGEST: usize = 16;
/// The bytes of the salt that MD5-crypt takes.
const MAX_SALT: usize = 8;

impl Scheme for Natural {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).from("OpenLDAP pw-apr1")
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.label
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (_, body) = split::label(input.bytes()).ok_or(Malformed::Missing("label"))?;
        let joined = Encoding::Base64.decode(body).ok_or(Malformed::Encoding("digest and salt"))?;
        let (digest, salt) = joined.split_at_checked(DIGEST).ok_or(Malformed::Length("digest"))?;
        if salt.len() > MAX_SALT {
            return Err(Malformed::Length("salt").into());
        }
        let steps = Computation::steps().password().bytes(salt).bytes(self.magic);
        let computation = steps.md5_crypt(MD5_CRYPT_ROUNDS).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::new(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.known, "letmein"))
    }
}
