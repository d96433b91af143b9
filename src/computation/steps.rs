//! Building a program.

use alloc::vec::Vec;

use super::encoding::{Encoding, Transform};
use super::kernel::{Database, Kernel, System, Unix, Vendor};
use super::op::{Op, Person};
use super::{Computation, ComputationError, Condition};
use crate::keyring::Key;
use crate::primitives::purdy::Folding;
use crate::primitives::yescrypt::YescryptParams;
use crate::primitives::{Argon2Variant, BcryptKey, Digest, Feedback};

/// The steps of a [`Computation`], in postfix order: values first, then what is
/// done with them. See [`Computation::steps`].
#[derive(Clone, Default)]
#[must_use]
pub struct Steps {
    ops: Vec<Op>,
}

impl Steps {
    fn then(mut self, op: Op) -> Self {
        self.ops.push(op);
        self
    }

    /// Pushes the password.
    pub fn password(self) -> Self {
        self.then(Op::Password)
    }

    /// Pushes a constant of the row, such as a salt.
    pub fn bytes(self, bytes: impl AsRef<[u8]>) -> Self {
        self.then(Op::Bytes(bytes.as_ref().into()))
    }

    /// Pushes a login name.
    pub fn login(self, name: &str) -> Self {
        self.then(Op::Person(Person::Login, name.into()))
    }

    /// Pushes a realm.
    pub fn realm(self, realm: &str) -> Self {
        self.then(Op::Person(Person::Realm, realm.into()))
    }

    /// Pushes a user id.
    pub fn user_id(self, id: &str) -> Self {
        self.then(Op::Person(Person::UserId, id.into()))
    }

    /// Pushes an e-mail address.
    pub fn email(self, address: &str) -> Self {
        self.then(Op::Person(Person::Email, address.into()))
    }

    /// Pushes a key.
    pub fn key(self, key: &Key) -> Self {
        self.then(Op::Key(key.clone()))
    }

    /// Replaces the top by its digest.
    pub fn digest(self, digest: Digest) -> Self {
        self.then(Op::Digest(digest))
    }

    /// Pops the message, then the key, and pushes the HMAC (RFC 2104).
    pub fn hmac(self, digest: Digest) -> Self {
        self.then(Op::Hmac(digest))
    }

    /// Replaces the top by its text.
    pub fn encode(self, encoding: Encoding) -> Self {
        self.then(Op::Encode(encoding))
    }

    /// Replaces the top by a changed text.
    pub fn transform(self, transform: Transform) -> Self {
        self.then(Op::Transform(transform))
    }

    /// Replaces the top by the `len` bytes from `start`, as far as there are any.
    pub fn slice(self, start: usize, len: usize) -> Self {
        self.then(Op::Slice { start, len })
    }

    /// Puts the bytes of the top in reverse order.
    pub fn reverse(self) -> Self {
        self.then(Op::Reverse)
    }

    /// Appends `byte` to the top until it has `len` bytes; a longer value stays
    /// as it is.
    pub fn pad(self, byte: u8, len: usize) -> Self {
        self.then(Op::Pad { byte, len })
    }

    /// Pops `count` values and pushes them joined, the first pushed first.
    pub fn concat(self, count: u8) -> Self {
        self.then(Op::Concat(count))
    }

    /// Pushes a copy of the value `below` the top; 0 is the top itself.
    pub fn pick(self, below: u8) -> Self {
        self.then(Op::Pick(below))
    }

    /// Removes the value below the top.
    pub fn nip(self) -> Self {
        self.then(Op::Nip)
    }

    /// Pops two values of one length and pushes their bytes combined by
    /// exclusive or.
    pub fn xor(self) -> Self {
        self.then(Op::Xor)
    }

    /// Pops a key of 32 bytes, then data; pushes the data encrypted by AES-256
    /// in counter mode (NIST SP 800-38A), the counter from zero on.
    #[cfg(feature = "firebase")]
    #[cfg_attr(docsrs, doc(cfg(feature = "firebase")))]
    pub fn aes256_ctr(self) -> Self {
        self.then(Op::AesCtr)
    }

    /// Pops the top; from here on it is what [`password`](Self::password) pushes.
    pub fn rebind(self) -> Self {
        self.then(Op::Rebind)
    }

    /// Runs some steps `rounds` times over. They must leave as many values as
    /// they find, and of the same lengths from the second round on.
    pub fn repeat(mut self, rounds: u32, body: impl FnOnce(Self) -> Self) -> Self {
        let body = body(Self::default()).ops;
        self.ops.push(Op::Repeat { rounds, body: body.len() });
        self.ops.extend(body);
        self
    }

    pub(crate) fn repeat_steps(self, rounds: u32, body: Self) -> Self {
        self.repeat(rounds, |_| body)
    }

    /// Pops the salt (16 bytes), then the password; pushes 23 bytes of bcrypt.
    pub fn bcrypt(self, cost: u32, key: BcryptKey) -> Self {
        self.then(Op::Kernel(Kernel::Bcrypt { cost, key }))
    }

    /// Pops the salt, then the password; pushes `len` bytes of PBKDF2 (RFC 8018).
    pub fn pbkdf2(self, prf: Digest, rounds: u32, len: usize) -> Self {
        self.then(Op::Kernel(Kernel::Pbkdf2 { prf, rounds, len }))
    }

    /// Pops the salt, then the password; pushes `len` bytes of scrypt (RFC 7914)
    /// with N = 2^`log_n`.
    pub fn scrypt(self, log_n: u8, r: u32, p: u32, len: usize) -> Self {
        self.then(Op::Kernel(Kernel::Scrypt { log_n, r, p, len }))
    }

    /// Pops the associated data, the secret, the salt and the password; pushes
    /// `len` bytes of Argon2 (RFC 9106) of version 16 or 19.
    pub fn argon2(
        self,
        variant: Argon2Variant,
        version: u32,
        (memory_kib, passes, lanes): (u32, u32, u32),
        len: usize,
    ) -> Self {
        self.then(Op::Kernel(Kernel::Argon2 { variant, version, memory_kib, passes, lanes, len }))
    }

    /// Pops the salt, then the password; pushes the digest of SHA-crypt, in
    /// natural order, over SHA-256 or SHA-512; with the feature `rare-digests`
    /// also over SM3 and Streebog-512.
    pub fn sha_crypt(self, digest: Digest, rounds: u32) -> Self {
        self.then(Op::Kernel(Kernel::ShaCrypt { digest, rounds }))
    }

    /// Pops the magic text, the salt and the password; pushes the 16 bytes of
    /// MD5-crypt in natural order.
    pub fn md5_crypt(self, rounds: u32) -> Self {
        self.then(Op::Kernel(Kernel::Md5Crypt { rounds }))
    }

    /// Pops a suffix, then a state; pushes the state after `rounds` times
    /// `H(state . suffix)`.
    pub fn iterate(self, digest: Digest, rounds: u64) -> Self {
        self.then(Op::Kernel(Kernel::Iterate { digest, rounds }))
    }

    /// Pops a suffix, a prefix and a state; pushes H(prefix . x . suffix), where
    /// x is at first the state and then, `rounds` - 1 times over, the result
    /// before it as text.
    pub fn feedback(self, digest: Digest, encoding: Feedback, rounds: u64) -> Self {
        self.then(Op::Kernel(Kernel::Feedback { digest, encoding, rounds }))
    }

    /// Pops the salt (two bytes, of which 12 bits count), then the password;
    /// pushes the 8 bytes of DES crypt, with `rounds` encryptions, of the
    /// `segment`-th eight bytes of the password, counted from 0.
    pub fn des_crypt(self, rounds: u32, segment: u8) -> Self {
        self.then(Op::Kernel(Kernel::Unix(Unix::Des { rounds, segment })))
    }

    /// Pops the salt (three bytes), then the password; pushes the 8 bytes of
    /// extended DES crypt.
    pub fn bsdi_crypt(self, rounds: u32) -> Self {
        self.then(Op::Kernel(Kernel::Unix(Unix::ExtendedDes { rounds })))
    }

    /// Pops the salt (two bytes, of which 12 bits count), then the password;
    /// pushes how many segments of eight bytes the password has, 1 to 16, as one
    /// byte, and 8 bytes of bigcrypt for each of the first `segments`.
    pub fn bigcrypt(self, segments: u8) -> Self {
        self.then(Op::Kernel(Kernel::Unix(Unix::BigCrypt { segments })))
    }

    /// Pops the first message, then the password; pushes the 20 bytes of
    /// NetBSD's sha1-crypt: HMAC-SHA-1 under the password, `rounds` times.
    pub fn sha1_crypt(self, rounds: u32) -> Self {
        self.then(Op::Kernel(Kernel::Unix(Unix::Sha1 { rounds })))
    }

    /// Pops the settings, which are the stored text before the digest, then the
    /// password; pushes the 16 bytes of Sun MD5, in natural order, with so many
    /// rounds besides the 4096 that it always has.
    pub fn sun_md5(self, rounds: u32) -> Self {
        self.then(Op::Kernel(Kernel::Unix(Unix::SunMd5 { rounds })))
    }

    /// Pops a key; pushes the states of the outer and of the inner MD5 of HMAC
    /// (RFC 2104) behind the block of the key, 32 bytes: what a server keeps for
    /// CRAM-MD5 (RFC 2195) in place of the password.
    pub fn hmac_md5_states(self) -> Self {
        self.then(Op::Kernel(Kernel::HmacMd5States))
    }

    /// Pops the salt, then the password; pushes 32 bytes of yescrypt.
    pub(crate) fn yescrypt(self, params: YescryptParams) -> Self {
        self.then(Op::Kernel(Kernel::Unix(Unix::Yescrypt(params))))
    }

    /// Pops a block (eight bytes), then a password, which is cut into `count`
    /// keys of `key_len` bytes, zeros filling it up; pushes the block encrypted
    /// by DES (FIPS 46-3) under each of them, 8 bytes a key. A key has eight
    /// bytes, whose lowest bits do not count, or seven, all of whose bits do.
    pub fn des_keys(self, key_len: u8, count: u8) -> Self {
        self.then(Op::Kernel(Kernel::System(System::DesKeys { bytes: key_len, count })))
    }

    /// Pops a login name, then the password; pushes the 8 bytes of OpenVMS's
    /// polynomial (Purdy).
    pub(crate) fn purdy(self, salt: u16, folding: Folding) -> Self {
        self.then(Op::Kernel(Kernel::System(System::Purdy { salt, folding })))
    }

    /// Pops the salt, then the password; pushes the digest of the salt and
    /// `repeats` times the password, in one message, as QNX 6 computes it: by
    /// MD5, SHA-256 or SHA-512; `faulty`, by its own idea of SHA-512.
    pub fn qnx(self, digest: Digest, faulty: bool, repeats: u64) -> Self {
        self.then(Op::Kernel(Kernel::System(System::Qnx { digest, faulty, repeats })))
    }

    /// Pops the salt, then the password; pushes the last of `rounds` digests
    /// SHA-1(x . i . password . salt), where x is the digest before, at first
    /// nothing, and i is the number of the round from 0 on in decimal.
    pub fn counted_sha1(self, rounds: u32) -> Self {
        self.then(Op::Kernel(Kernel::System(System::CountedSha1 { rounds })))
    }

    /// Pops the salt, then the password; pushes what a database makes of them.
    pub(crate) fn database(self, database: Database) -> Self {
        self.then(Op::Kernel(Kernel::Database(database)))
    }

    /// Pops a key of at most 64 bytes, then the message; pushes 30 bytes of
    /// BLAKE2b under the key.
    #[cfg(feature = "rare-digests")]
    pub(crate) fn blake2b_mac(self) -> Self {
        self.then(Op::Kernel(Kernel::Web(super::kernel::Web::Blake2bMac)))
    }

    /// Pops what the digest of a vendor takes, and pushes the digest.
    pub(crate) fn vendor(self, vendor: Vendor) -> Self {
        self.then(Op::Kernel(Kernel::Vendor(vendor)))
    }

    /// The finished computation.
    ///
    /// # Errors
    ///
    /// [`ComputationError`] if the steps do not fit together or a number is out
    /// of range.
    pub fn build(self) -> Result<Computation, ComputationError> {
        Computation { branch: None, main: self.ops.into() }.checked()
    }

    /// The finished computation, with `other` steps for passwords longer than
    /// `longer_than` bytes or, if `or_nul`, with a NUL byte in them.
    ///
    /// # Errors
    ///
    /// As [`build`](Self::build).
    pub fn build_unless(
        self,
        longer_than: usize,
        or_nul: bool,
        other: Self,
    ) -> Result<Computation, ComputationError> {
        let condition = Condition { longer_than, or_nul };
        Computation { branch: Some((condition, other.ops.into())), main: self.ops.into() }.checked()
    }

    pub(super) fn from_ops(ops: Vec<Op>) -> Self {
        Self { ops }
    }
}

impl core::fmt::Debug for Steps {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let names: Vec<&str> = self.ops.iter().map(Op::name).collect();
        f.debug_tuple("Steps").field(&names).finish()
    }
}
