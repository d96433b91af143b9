//! The peers: each a function from password, salt and parameters to the bytes
//! of the digest, or to the text that crypt(3) gives.

mod bare;
#[cfg(libargon2)]
mod libargon2;
#[cfg(openssl)]
mod openssl;
#[cfg(feature = "ring")]
mod rings;
#[cfg(sodium)]
mod sodium;
#[cfg(xcrypt)]
mod xcrypt;

use crate::rows::Call;

/// A peer with what it makes of a call; `None` if it cannot compute it.
pub struct Peer {
    pub name: &'static str,
    pub version: &'static str,
    pub run: fn(&Call<'_>) -> Option<Vec<u8>>,
}

/// Every peer that is there.
pub fn all() -> Vec<Peer> {
    let mut peers = vec![Peer { name: "bare crate", version: "RustCrypto, bcrypt 0.19", run: bare::run }];
    #[cfg(xcrypt)]
    peers.push(Peer { name: "libxcrypt", version: env!("PEER_XCRYPT"), run: xcrypt::run });
    #[cfg(openssl)]
    peers.push(Peer { name: "OpenSSL", version: env!("PEER_OPENSSL"), run: openssl::run });
    #[cfg(sodium)]
    peers.push(Peer { name: "libsodium", version: env!("PEER_SODIUM"), run: sodium::run });
    #[cfg(libargon2)]
    peers.push(Peer { name: "libargon2", version: env!("PEER_LIBARGON2"), run: libargon2::run });
    #[cfg(feature = "ring")]
    peers.push(Peer { name: "ring", version: "0.17", run: rings::ring });
    #[cfg(feature = "aws-lc-rs")]
    peers.push(Peer { name: "aws-lc", version: "aws-lc-rs 1", run: rings::aws_lc });
    peers
}

/// What to install for those that are not.
pub fn missing() -> Vec<&'static str> {
    let packages = [
        ("libcrypt-dev", cfg!(xcrypt)),
        ("libssl-dev", cfg!(openssl)),
        ("libsodium-dev", cfg!(sodium)),
        ("libargon2-dev", cfg!(libargon2)),
    ];
    packages.into_iter().filter(|(_, there)| !there).map(|(package, _)| package).collect()
}
