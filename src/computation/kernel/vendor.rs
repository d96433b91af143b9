//! The digests of single vendors.

#[cfg(any(feature = "ciphers", feature = "srp"))]
use alloc::format;
use alloc::string::{String, ToString as _};
use core::str::Split;

#[cfg(feature = "ciphers")]
use crate::computation::text::number;
use crate::computation::{ComputationError, Value};
use crate::cost::{Cost, work};
use crate::error::{DeriveError, Malformed};
#[cfg(feature = "srp")]
use crate::primitives::srp::SrpGroup;
use crate::primitives::{Digest, cisco, dahua, kerberos, lotus, mainframe, sap, sha256_from};

/// One of these digests with its public parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vendor {
    /// Message → 16 bytes.
    LotusMd,
    /// Password, salt (5 bytes) → the 22 characters of Domino 6.
    Domino6,
    /// Password, user name → 8 bytes.
    SapB,
    /// Password, user name → 20 bytes.
    SapG,
    /// Password, user name → 8 bytes.
    Racf,
    /// Password, user name → 8 bytes.
    As400,
    /// Password, user name → 12 bytes, as a PIX or as an ASA has it.
    Cisco { asa: bool },
    /// MD5 → 8 characters.
    Dahua,
    /// Message, initial state (32 bytes) → 32 bytes of SHA-256.
    Sha256From,
    /// Password, salt → 8 bytes.
    KerberosDes,
    /// Key of 16 or 32 bytes → `len` bytes, as many.
    #[cfg(feature = "ciphers")]
    KerberosAes { len: usize },
    /// Password, salt (16 bytes), user name → 16 bytes.
    #[cfg(feature = "ciphers")]
    Kdfaes { log2_bytes: u8, rounds: u32 },
    /// Digest of at most 32 bytes → verifier.
    #[cfg(feature = "srp")]
    Srp { group: SrpGroup },
}

#[cfg(feature = "ciphers")]
const KDFAES_SALT: usize = 16;
/// What the units of memory of KDFAES hold, as a power of two.
#[cfg(feature = "ciphers")]
const KDFAES_UNIT: u8 = mainframe::KEY_BLOCK.trailing_zeros() as u8;

impl Vendor {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::LotusMd => "lotus-md",
            Self::Domino6 => "domino-6",
            Self::SapB => "sap-b",
            Self::SapG => "sap-g",
            Self::Racf => "racf",
            Self::As400 => "as400",
            Self::Cisco { asa: false } => "cisco-pix",
            Self::Cisco { asa: true } => "cisco-asa",
            Self::Dahua => "dahua",
            Self::Sha256From => "sha256-from",
            Self::KerberosDes => "kerberos-des",
            #[cfg(feature = "ciphers")]
            Self::KerberosAes { .. } => "kerberos-aes",
            #[cfg(feature = "ciphers")]
            Self::Kdfaes { .. } => "kdfaes",
            #[cfg(feature = "srp")]
            Self::Srp { .. } => "srp",
        }
    }

    pub(crate) fn operands(&self) -> usize {
        match self {
            Self::LotusMd | Self::Dahua => 1,
            #[cfg(feature = "ciphers")]
            Self::KerberosAes { .. } => 1,
            #[cfg(feature = "srp")]
            Self::Srp { .. } => 1,
            #[cfg(feature = "ciphers")]
            Self::Kdfaes { .. } => 3,
            _ => 2,
        }
    }

    pub(crate) fn output_len(&self) -> usize {
        match *self {
            Self::LotusMd => lotus::BLOCK,
            Self::Domino6 => lotus::TEXT,
            Self::SapB => sap::B_LEN,
            Self::SapG => sap::G_LEN,
            Self::Racf | Self::As400 | Self::KerberosDes => mainframe::LEN,
            Self::Cisco { .. } => cisco::LEN,
            Self::Dahua => dahua::LEN,
            Self::Sha256From => sha256_from::LEN,
            #[cfg(feature = "ciphers")]
            Self::KerberosAes { len } => len,
            #[cfg(feature = "ciphers")]
            Self::Kdfaes { .. } => 16,
            #[cfg(feature = "srp")]
            Self::Srp { group } => group.verifier_len(),
        }
    }

    /// The cost at operands of these lengths.
    pub(crate) fn cost(&self, lens: &[usize]) -> Cost {
        let len_of = |index: usize| lens.get(index).copied().unwrap_or(usize::MAX);
        let all = lens.iter().copied().fold(0, usize::saturating_add);
        let text = work::BYTE.saturating_mul(all as u64);
        let once = |work: u64| Cost { memory: 0, work: work.saturating_add(text) };
        match *self {
            Self::LotusMd => once(work::lotus_md(len_of(0))),
            Self::Domino6 => once(work::lotus_md(len_of(0)).saturating_add(work::lotus_md(34))),
            // Every character is looked up.
            Self::SapB => once(
                work::digest(Digest::Md5, all)
                    .saturating_add(work::digest(Digest::Md5, 47))
                    .saturating_add(work::LOOK_UP.saturating_mul(all as u64)),
            ),
            Self::SapG => once(
                work::digest(Digest::Sha1, all)
                    .saturating_add(work::digest(Digest::Sha1, all.saturating_add(82))),
            ),
            Self::Racf => once(work::des(1, 1).saturating_add(work::LOOK_UP.saturating_mul(all as u64))),
            Self::As400 => once(work::des(2, 2).saturating_add(work::LOOK_UP.saturating_mul(all as u64))),
            Self::Cisco { .. } => once(work::digest(Digest::Md5, all.saturating_add(36))),
            Self::Dahua => once(work::STEP),
            Self::Sha256From => once(work::digest(Digest::Sha256, len_of(0))),
            Self::KerberosDes => {
                let blocks = u32::try_from(all.div_ceil(8)).unwrap_or(u32::MAX);
                once(work::des(1, blocks).saturating_add(work::STEP))
            }
            #[cfg(feature = "ciphers")]
            Self::KerberosAes { len } => once(work::aes(len)),
            #[cfg(feature = "ciphers")]
            Self::Kdfaes { log2_bytes, rounds } => {
                let memory = 1_u64.checked_shl(log2_bytes.into()).unwrap_or(u64::MAX);
                let units = memory >> KDFAES_UNIT;
                let filled = work::pbkdf2(Digest::Sha256, 8, 64, rounds.into(), 32).saturating_mul(units);
                let mixed = work::hmac(Digest::Sha256, 32, 36).saturating_mul(units);
                let memory_len = usize::try_from(memory).unwrap_or(usize::MAX);
                let last = work::pbkdf2(Digest::Sha256, 32, memory_len, rounds.into(), 32);
                let folded = filled.saturating_add(mixed).saturating_add(last).saturating_add(work::aes(16));
                let des = work::des(1, 1).saturating_add(work::LOOK_UP.saturating_mul(all as u64));
                Cost { memory, work: folded.saturating_add(des).saturating_add(text) }
            }
            #[cfg(feature = "srp")]
            Self::Srp { group } => once(work::srp(group.verifier_len())),
        }
    }

    pub(crate) fn check(&self) -> Result<(), ComputationError> {
        let fits = match *self {
            #[cfg(feature = "ciphers")]
            Self::KerberosAes { len } => len == 16 || len == 32,
            #[cfg(feature = "ciphers")]
            Self::Kdfaes { log2_bytes, rounds } => (KDFAES_UNIT..=30).contains(&log2_bytes) && rounds >= 1,
            _ => true,
        };
        if fits { Ok(()) } else { Err(ComputationError::Range("memory or length")) }
    }

    pub(crate) fn run(&self, operands: &[Value], out: &mut Value) -> Result<(), DeriveError> {
        let ebcdic = DeriveError::Password("EBCDIC");
        match (*self, operands) {
            (Self::LotusMd, [message]) => out.copy_from_slice(lotus::lotus_md(message).as_slice()),
            (Self::Domino6, [password, salt]) => {
                let salt = salt.as_slice().try_into().map_err(|_| DeriveError::Parameters("salt"))?;
                out.copy_from_slice(&lotus::domino6(password, salt));
            }
            (Self::SapB, [password, user]) => out.copy_from_slice(sap::sap_b(password, user).as_slice()),
            (Self::SapG, [password, user]) => out.copy_from_slice(&sap::sap_g(password, user)),
            (Self::Racf, [password, user]) => {
                out.copy_from_slice(&mainframe::racf(password, user).ok_or(ebcdic)?);
            }
            (Self::As400, [password, user]) => {
                out.copy_from_slice(&mainframe::as400(password, user).ok_or(ebcdic)?);
            }
            (Self::Cisco { asa }, [password, user]) => {
                out.copy_from_slice(cisco::cisco(password, user, asa).as_slice());
            }
            (Self::Dahua, [digest]) => {
                let digest = digest.as_slice().try_into().map_err(|_| DeriveError::Parameters("digest"))?;
                out.copy_from_slice(&dahua::dahua(digest));
            }
            (Self::Sha256From, [message, state]) => {
                let state = state.as_slice().try_into().map_err(|_| DeriveError::Parameters("state"))?;
                out.copy_from_slice(sha256_from::sha256_from(state, message).as_slice());
            }
            (Self::KerberosDes, [password, salt]) => {
                out.copy_from_slice(&kerberos::des_key(password, salt));
            }
            #[cfg(feature = "ciphers")]
            (Self::KerberosAes { len }, [key]) if key.len() == len => {
                out.copy_from_slice(&kerberos::derived_key(key).ok_or(DeriveError::Parameters("key"))?);
            }
            #[cfg(feature = "ciphers")]
            (Self::Kdfaes { log2_bytes, rounds }, [password, salt, user]) if salt.len() == KDFAES_SALT => {
                let units =
                    log2_bytes.checked_sub(KDFAES_UNIT).and_then(|log2| 1_u32.checked_shl(log2.into()));
                let cost = (units.ok_or(DeriveError::Parameters("memory"))?, rounds);
                out.copy_from_slice(mainframe::kdfaes(password, salt, user, cost).ok_or(ebcdic)?.as_slice());
            }
            #[cfg(feature = "srp")]
            (Self::Srp { group }, [digest]) => {
                out.copy_from_slice(&group.verifier(digest).ok_or(DeriveError::Parameters("digest"))?);
            }
            _ => return Err(DeriveError::OutOfOrder),
        }
        Ok(())
    }

    /// The word of a program.
    pub(crate) fn write(&self) -> String {
        let name = self.name();
        match *self {
            #[cfg(feature = "ciphers")]
            Self::KerberosAes { len } => format!("{name}:{len}"),
            #[cfg(feature = "ciphers")]
            Self::Kdfaes { log2_bytes, rounds } => format!("{name}:{log2_bytes}:{rounds}"),
            #[cfg(feature = "srp")]
            Self::Srp { group } => format!("{name}:{}", group.name()),
            _ => name.to_string(),
        }
    }

    #[cfg_attr(
        not(any(feature = "ciphers", feature = "srp")),
        expect(unused_variables, reason = "the others have no parameters")
    )]
    pub(crate) fn read(name: &str, fields: &mut Split<'_, char>) -> Result<Option<Self>, Malformed> {
        Ok(Some(match name {
            "lotus-md" => Self::LotusMd,
            "domino-6" => Self::Domino6,
            "sap-b" => Self::SapB,
            "sap-g" => Self::SapG,
            "racf" => Self::Racf,
            "as400" => Self::As400,
            "cisco-pix" => Self::Cisco { asa: false },
            "cisco-asa" => Self::Cisco { asa: true },
            "dahua" => Self::Dahua,
            "sha256-from" => Self::Sha256From,
            "kerberos-des" => Self::KerberosDes,
            #[cfg(feature = "ciphers")]
            "kerberos-aes" => Self::KerberosAes { len: number(fields.next())? },
            #[cfg(feature = "ciphers")]
            "kdfaes" => Self::Kdfaes { log2_bytes: number(fields.next())?, rounds: number(fields.next())? },
            #[cfg(feature = "srp")]
            "srp" => Self::Srp {
                group: crate::computation::text::named(fields.next(), &SrpGroup::ALL, SrpGroup::name)?,
            },
            _ => return Ok(None),
        }))
    }
}
