//! What can be told of a host.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

/// The host that something was measured on, as far as it decides speed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Host {
    /// The processor as the system names it, with the numbers of its design
    /// where the system tells them, or its architecture.
    pub cpu: String,
    /// The instruction sets that make digests faster and that it has.
    pub cpu_features: Vec<String>,
    /// The cores that this process may use: affinity and, on Linux, the quota of
    /// the container respected.
    pub cores: usize,
    /// How this crate was built: its version, the target and the optimisation
    /// that can be told.
    pub build: String,
}

/// One difference between two hosts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// What differs: `cpu`, `cpu features`, `cores`, `build`.
    pub what: &'static str,
    /// On the host that was measured.
    pub measured: String,
    /// Here.
    pub here: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: measured on {:?}, this is {:?}", self.what, self.measured, self.here)
    }
}

impl Host {
    /// This host.
    pub fn here() -> Self {
        Self { cpu: cpu(), cpu_features: cpu_features(), cores: cores(), build: build() }
    }

    pub(super) fn reference() -> Self {
        Self { cpu: "reference core".into(), cpu_features: Vec::new(), cores: 1, build: String::new() }
    }

    pub(super) fn differences(&self, here: &Self) -> Vec<Difference> {
        let pairs = [
            ("cpu", self.cpu.clone(), here.cpu.clone()),
            ("cpu features", self.cpu_features.join(" "), here.cpu_features.join(" ")),
            ("cores", self.cores.to_string(), here.cores.to_string()),
            ("build", self.build.clone(), here.build.clone()),
        ];
        let differ = pairs.into_iter().filter(|(_, measured, here)| measured != here);
        differ.map(|(what, measured, here)| Difference { what, measured, here }).collect()
    }
}

/// The cores that this process may use, at least 1: affinity and, on Linux, the
/// CPU quota of the container (cgroups 1 and 2) respected, rounded down.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn cpu() -> String {
    // Linux; elsewhere the architecture has to do.
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    named_in(&info).unwrap_or_else(|| std::env::consts::ARCH.to_string())
}

/// The processor by the text of Linux: its name, and the numbers of its design, since virtual machines call several
/// generations by one name.
fn named_in(info: &str) -> Option<String> {
    let field = |wanted: &str| {
        let mut fields = info.lines().filter_map(|line| line.split_once(':'));
        fields.find(|(name, _)| name.trim() == wanted).map(|(_, value)| value.trim())
    };
    let name = ["model name", "Model", "cpu model"].into_iter().find_map(field).map(ToString::to_string);
    let numbers = [
        ("cpu family", "family"),
        ("model", "model"),
        ("CPU implementer", "implementer"),
        ("CPU part", "part"),
    ];
    let numbers = numbers
        .into_iter()
        .filter_map(|(wanted, as_text)| field(wanted).map(|number| format!("{as_text} {number}")));
    let all: Vec<String> = name.into_iter().chain(numbers).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

#[cfg(target_arch = "x86_64")]
fn cpu_features() -> Vec<String> {
    let all = [
        ("avx2", std::arch::is_x86_feature_detected!("avx2")),
        ("avx512f", std::arch::is_x86_feature_detected!("avx512f")),
        ("aes", std::arch::is_x86_feature_detected!("aes")),
        ("sha", std::arch::is_x86_feature_detected!("sha")),
    ];
    all.into_iter().filter(|(_, has)| *has).map(|(name, _)| name.to_string()).collect()
}

#[cfg(target_arch = "aarch64")]
fn cpu_features() -> Vec<String> {
    let all = [
        ("sha2", std::arch::is_aarch64_feature_detected!("sha2")),
        ("sha3", std::arch::is_aarch64_feature_detected!("sha3")),
    ];
    all.into_iter().filter(|(_, has)| *has).map(|(name, _)| name.to_string()).collect()
}

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
fn cpu_features() -> Vec<String> {
    Vec::new()
}

fn build() -> String {
    let checked = if cfg!(debug_assertions) { ", with debug assertions" } else { "" };
    // What `target-cpu` changes and the compiler tells.
    let wide = if cfg!(target_feature = "avx512f") {
        ", for AVX-512"
    } else if cfg!(target_feature = "avx2") {
        ", for AVX2"
    } else {
        ""
    };
    let lanes = if cfg!(feature = "lanes") { ", with lanes" } else { "" };
    let (version, arch, os) = (env!("CARGO_PKG_VERSION"), std::env::consts::ARCH, std::env::consts::OS);
    format!("password-compat {version} for {arch} {os}{lanes}{wide}{checked}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processors_of_one_name_are_told_apart() {
        let amd = "processor\t: 0\nvendor_id\t: AuthenticAMD\ncpu family\t: 26\nmodel\t\t: 2\nmodel name\t: AMD EPYC\n";
        assert_eq!(named_in(amd).as_deref(), Some("AMD EPYC, family 26, model 2"));
        let arm = "processor\t: 0\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU part\t: 0xd40\n";
        assert_eq!(named_in(arm).as_deref(), Some("implementer 0x41, part 0xd40"));
        assert_eq!(named_in("Model\t\t: Raspberry Pi 5\n").as_deref(), Some("Raspberry Pi 5"));
        assert_eq!(named_in("Hardware\t: something\n"), None);
    }
}
