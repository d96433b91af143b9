//! What a guess costs an attacker.

use super::Class;
use crate::cost::work;
use crate::primitives::Digest;

/// Where the rates come from.
pub const ATTACK_SOURCE: &str =
    "hashcat 6.2.6-851 on one NVIDIA RTX 5090, published benchmark; scaled by the work of each hash";

/// Published rates: the kind of work, guesses a second, and the work of one
/// guess in picoseconds of the reference core.
fn published() -> [(&'static str, f64, u64); 8] {
    [
        // Modes 0, 100, 1400, 1700: one digest of a short password.
        ("iterate:md5", 220.6e9, work::digest(Digest::Md5, 8)),
        ("iterate:sha1", 70.2451e9, work::digest(Digest::Sha1, 8)),
        ("iterate:sha256", 28.3533e9, work::digest(Digest::Sha256, 8)),
        ("iterate:sha512", 10.0486e9, work::digest(Digest::Sha512, 8)),
        // Mode 1000, NTLM: one block of MD4.
        ("iterate:md4", 340.1e9, 115_000),
        // Mode 3200: bcrypt of cost 5.
        ("bcrypt", 304.8e3, work::bcrypt(5)),
        // Mode 10900: PBKDF2-HMAC-SHA256 with 999 rounds.
        ("pbkdf2:sha256", 11_157.2e3, work::pbkdf2(Digest::Sha256, 8, 8, 999, 32)),
        // Mode 8900: scrypt with N = 16384, r = p = 1.
        ("scrypt", 7760.0, work::scrypt(14, 1, 1)),
    ]
}

/// How fast passwords can be guessed.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct AttackRate {
    /// Guesses a second on the hardware of [`ATTACK_SOURCE`], against one hash.
    pub guesses_per_second: f64,
}

impl AttackRate {
    /// The seconds that so many guesses take: ten billion are a large word list
    /// with a set of rules.
    pub fn seconds_for(self, guesses: f64) -> f64 {
        guesses / self.guesses_per_second
    }
}

impl Class {
    /// How fast hashes of this class can be guessed; `None` where no rate of
    /// that kind of work was published in the source.
    pub fn attack_rate(&self) -> Option<AttackRate> {
        let (kind, guess) = self.guess.as_ref()?;
        // One digest over and over is the same work, whatever loop it is in.
        let like = match kind.as_str() {
            "md5-crypt" | "sun-md5" => "iterate:md5",
            "sha1-crypt" | "pbkdf2:sha1" => "iterate:sha1",
            "pbkdf2:sha512" | "sha-crypt:sha512" => "iterate:sha512",
            "sha-crypt:sha256" => "iterate:sha256",
            other => other.strip_prefix("feedback:").map_or(other, |digest| match digest {
                "md5" => "iterate:md5",
                "sha1" => "iterate:sha1",
                "sha256" => "iterate:sha256",
                "sha512" => "iterate:sha512",
                _ => other,
            }),
        };
        let (_, rate, work) = published().into_iter().find(|(known, ..)| *known == like)?;
        let guesses_per_second = rate * work as f64 / (*guess).max(1) as f64;
        Some(AttackRate { guesses_per_second })
    }
}
