//! What Dovecot stores under labels of its own, and others like it: digests of a
//! fixed length, SCRAM, one-time passwords, and the suffixes that name an
//! encoding.
//!
//! The labels and their rules are those of Dovecot 2.3, `doveadm pw -l`, and of
//! what it had before; each was tried there.

mod fixed;
mod otp;
mod scram;
mod suffix;

use crate::scheme::Scheme;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &fixed::CRAM_MD5,
    &fixed::DIGEST_MD5,
    &fixed::RPA,
    #[cfg(feature = "rare-digests")]
    &fixed::PLAIN_MD4,
    #[cfg(feature = "rare-digests")]
    &fixed::NTLM,
    #[cfg(feature = "rare-digests")]
    &fixed::SAMBA_NT,
    #[cfg(feature = "rare-digests")]
    &fixed::IPA_NT,
    &fixed::LANMAN,
    &fixed::SAMBA_LM,
    &scram::SHA1,
    &scram::SHA256,
    &scram::XMPP,
    &scram::PROSODY,
    &otp::Otp,
    &suffix::Suffix,
];

#[cfg(test)]
mod tests;
