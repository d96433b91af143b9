//! The crates that password-compat calls, called directly, with fresh memory.

use crate::rows::{Algorithm, Call, Hash};

pub fn run(call: &Call<'_>) -> Option<Vec<u8>> {
    let (password, salt) = (call.password, call.salt);
    let mut out = vec![0; call.len];
    match call.algorithm {
        Algorithm::Bcrypt { cost } => {
            let mut key = password.to_vec();
            key.push(0);
            let digest = bcrypt::bcrypt(cost, salt.try_into().ok()?, &key);
            return Some(digest[..23].to_vec());
        }
        Algorithm::Pbkdf2 { hash, rounds } => match hash {
            Hash::Md5 => return None,
            Hash::Sha1 => pbkdf2::pbkdf2_hmac::<sha1::Sha1>(password, salt, rounds, &mut out),
            Hash::Sha256 => pbkdf2::pbkdf2_hmac::<sha2::Sha256>(password, salt, rounds, &mut out),
            Hash::Sha512 => pbkdf2::pbkdf2_hmac::<sha2::Sha512>(password, salt, rounds, &mut out),
        },
        Algorithm::Scrypt { log_n, r, p } => {
            scrypt::scrypt(password, salt, &scrypt::Params::new(log_n, r, p).ok()?, &mut out).ok()?;
        }
        Algorithm::Argon2id { kib, passes } => {
            let params = argon2::Params::new(kib, passes, 1, Some(call.len)).ok()?;
            let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
            argon2.hash_password_into(password, salt, &mut out).ok()?;
        }
        Algorithm::Iterate { hash, rounds } => {
            return match hash {
                Hash::Md5 => Some(iterate::<md5::Md5>(password, salt, rounds)),
                Hash::Sha512 => Some(iterate::<sha2::Sha512>(password, salt, rounds)),
                Hash::Sha1 | Hash::Sha256 => None,
            };
        }
        Algorithm::Crypt => return None,
    }
    Some(out)
}

fn iterate<D: sha2::Digest>(password: &[u8], salt: &[u8], rounds: u32) -> Vec<u8> {
    let first = D::new().chain_update(salt).chain_update(password).finalize();
    let last = (0..rounds).fold(first, |digest, _| D::new().chain_update(digest).chain_update(password).finalize());
    last.to_vec()
}
