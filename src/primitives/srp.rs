//! The verifier of SRP (RFC 2945): a generator to the power of a digest of the password, in the group that a product
//! fixed once for all.

use crypto_bigint::modular::{FixedMontyForm, FixedMontyParams};
use crypto_bigint::{Odd, U256, U320, U1024, Uint};
use zeroize::{Zeroize as _, Zeroizing};

use alloc::vec::Vec;

/// A group that verifiers are made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SrpGroup {
    /// World of Warcraft: 256 bits (TrinityCore, `SRP6.cpp`).
    Wow,
    /// Battle.net of 2012: 256 bits (John the Ripper, `wow_srp_fmt_plug.c`).
    BattleNet,
    /// Clipperz: 257 bits (John the Ripper, `clipperz_srp_fmt_plug.c`).
    Clipperz,
    /// Firebird: 1024 bits (Firebird 3, `srp.cpp`).
    Firebird,
}

/// The longest exponent, in bytes.
const EXPONENT: usize = 32;

const WOW: &str = "894B645E89E1535BBDAD5B8B290650530801B18EBFBF5E8FAB3C82872A3E9BB7";
const BATTLE_NET: &str = "F8FF1A8B619918032186B68CA092B5557E976C78C73212D91216F6658523C787";
const CLIPPERZ: &str = "0000000000000001\
                        15B8B692E0E045692CF280B436735C77A5A9E8A9E7ED56C965F87DB5B2A2ECE3";
const FIREBIRD: &str = "E67D2E994B2F900C3F41F08F5BB2627ED0D49EE1FE767A52EFCD565CD6E76881\
                        2C3E1E9CE8F0A8BEA6CB13CD29DDEBF7A96D4A93B55D488DF099A15C89DCB064\
                        0738EB2CBDD9A8F7BAB561AB1B0DC1C6CDABF303264A08D1BCA932D1F1EE428B\
                        619D970F342ABA9A65793B8B2F041AE5364350C16F735F56ECBCA87BD57B29E7";

impl SrpGroup {
    pub(crate) const ALL: [Self; 4] = [Self::Wow, Self::BattleNet, Self::Clipperz, Self::Firebird];

    /// The name in program text.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Wow => "wow",
            Self::BattleNet => "battle-net",
            Self::Clipperz => "clipperz",
            Self::Firebird => "firebird",
        }
    }

    /// Bytes of a verifier, most significant first.
    pub(crate) fn verifier_len(self) -> usize {
        match self {
            Self::Wow | Self::BattleNet => 32,
            Self::Clipperz => 40,
            Self::Firebird => 128,
        }
    }

    /// The generator to the power of a digest. `None` if that has more than 32 bytes.
    pub(crate) fn verifier(self, digest: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut bytes = Zeroizing::new([0; EXPONENT]);
        bytes.get_mut(EXPONENT.checked_sub(digest.len())?..)?.copy_from_slice(digest);
        let mut exponent = U256::from_be_slice(bytes.as_slice());
        let verifier = match self {
            Self::Wow => power(U256::from_be_hex(WOW), 7, &exponent)?.to_be_bytes().as_ref().to_vec(),
            Self::BattleNet => {
                power(U256::from_be_hex(BATTLE_NET), 47, &exponent)?.to_be_bytes().as_ref().to_vec()
            }
            Self::Clipperz => {
                power(U320::from_be_hex(CLIPPERZ), 2, &exponent)?.to_be_bytes().as_ref().to_vec()
            }
            Self::Firebird => {
                power(U1024::from_be_hex(FIREBIRD), 2, &exponent)?.to_be_bytes().as_ref().to_vec()
            }
        };
        exponent.zeroize();
        Some(Zeroizing::new(verifier))
    }
}

fn power<const LIMBS: usize>(modulus: Uint<LIMBS>, base: u8, exponent: &U256) -> Option<Uint<LIMBS>> {
    let params = FixedMontyParams::new(Option::from(Odd::new(modulus))?);
    Some(FixedMontyForm::new(&Uint::from(base), &params).pow(exponent).retrieve())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// Python's `pow` with the published moduli.
    #[test]
    fn powers() {
        for group in SrpGroup::ALL {
            let one = group.verifier(&[1]).unwrap();
            assert_eq!(one.len(), group.verifier_len());
            assert_eq!(
                one.iter().map(|byte| usize::from(*byte)).sum::<usize>(),
                usize::from(one[one.len() - 1])
            );
            assert!(group.verifier(&[1; 33]).is_none());
        }
        let verifier = SrpGroup::Wow.verifier(&[0xff; 20]).unwrap();
        assert_eq!(
            hex::encode_lower(&verifier).as_slice(),
            b"32416a0d8af5b393e9efdce96a5b0fcb1f716bf0004746c5a0305f11681f984a"
        );
        let verifier = SrpGroup::Clipperz.verifier(&[0xff; 32]).unwrap();
        assert_eq!(
            hex::encode_lower(&verifier).as_slice(),
            b"0000000000000000e5c63b14519245f4605fc6cc4bb3dc701c855ebc45a202d7b1f5c430c5b3ca5b"
        );
    }
}
