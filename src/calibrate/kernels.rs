//! The kernels that are measured, and which of them decides a scheme.

use alloc::string::String;
use alloc::vec::Vec;

use crate::computation::{Computation, ComputationError, Steps};
use crate::keyring::Keyring;
use crate::primitives::{Argon2Variant, BcryptKey, Digest};
use crate::scheme::{Input, Scheme};

/// What is hashed while measuring.
pub(super) const PASSWORD: &[u8] = b"correct horse battery";
const SALT: &[u8; 16] = b"sixteen bytes so";

/// A computation of some milliseconds for each kernel that schemes with a cost
/// of their own use. Kernels of fixed cost are near the digests in them.
pub(super) fn all() -> Vec<(String, Computation)> {
    let steps = || Computation::steps().password();
    let salted = || steps().bytes(SALT);
    let argon2 =
        |memory_kib| salted().bytes("").bytes("").argon2(Argon2Variant::Id, 19, (memory_kib, 1, 1), 32);
    let programs: Vec<Result<Computation, ComputationError>> = [
        salted().bcrypt(6, BcryptKey::Standard),
        salted().scrypt(14, 8, 1, 32),
        argon2(19_456),
        salted().sha_crypt(Digest::Sha256, 5000),
        salted().sha_crypt(Digest::Sha512, 5000),
        salted().bytes("$1$").md5_crypt(1000),
        steps().bytes("ab").des_crypt(25, 0),
        salted().sun_md5(0),
        salted().sha1_crypt(20_000),
    ]
    .into_iter()
    .chain(
        [Digest::Sha1, Digest::Sha256, Digest::Sha512]
            .map(|prf| salted().pbkdf2(prf, 10_000, prf.output_len())),
    )
    .chain([Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha512].map(|of| salted().iterate(of, 20_000)))
    .map(Steps::build)
    .collect();
    let built = programs.into_iter().flatten();
    built.filter_map(|program| Some((program.slowest()?.0, program))).collect()
}

/// The kernel in which the known pair of a scheme spends its time.
pub(super) fn slowest_of(scheme: &dyn Scheme) -> Option<String> {
    let known = scheme.exemplar()?;
    let keyring = Keyring::new();
    let record = scheme.parse(Input::new(&known.stored, &known.subject, &keyring).with_stand_ins()).ok()?;
    let computation = record.computation()?;
    computation.slowest().map(|(kind, _)| kind)
}
