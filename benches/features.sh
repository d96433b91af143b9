#!/usr/bin/env bash
# What each feature costs: the size of a program that verifies one hash, stripped, and the time in which it is built from
# nothing. Prints the table of the README. Downloads come first and do not count.
#
#   benches/features.sh
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
features=(serde password-hash-06 conformance import inventory lanes firebase ciphers srp ed25519 rare-digests legacy-text unicode)
{
    printf '[package]\nname = "price"\nversion = "0.0.0"\nedition = "2024"\n[workspace]\n[dependencies]\n'
    printf 'password-compat = { path = "%s" }\n[profile.release]\nstrip = true\n[features]\n' "$PWD"
    for feature in "${features[@]}"; do printf '%s = ["password-compat/%s"]\n' "$feature" "$feature"; done
} > "$work/Cargo.toml"
cat > "$work/src/main.rs" <<'EOF'
use password_compat::{Password, StoredHash, Verifier, presets};

// Every preset, so that nothing is left out of the program.
fn main() {
    let registry = presets::ALL.iter().fold(password_compat::Registry::builder(), |all, preset| all.preset(*preset));
    let verifier = Verifier::builder(registry.require_hints().build().unwrap()).build().unwrap();
    let [_, password, stored] = std::env::args().collect::<Vec<_>>().try_into().unwrap();
    println!("{}", verifier.verify(&Password::from(password.as_str()), &StoredHash::new(stored)).is_ok());
}
EOF
cargo fetch --quiet --manifest-path "$work/Cargo.toml"
# measure [FEATURE]: KiB and seconds.
measure() {
    local start
    rm -rf "$work/target"
    start=$(date +%s%N)
    CARGO_TARGET_DIR=$work/target cargo build --quiet --release --offline --manifest-path "$work/Cargo.toml" ${1:+--features "$1"}
    seconds=$((($(date +%s%N) - start) / 1000000000))
    kib=$(($(stat -c %s "$work/target/release/price") / 1024))
}
measure
base_kib=$kib base_seconds=$seconds
echo "default: $base_kib KiB, built in $base_seconds s; $(rustc --version), $(nproc) cores"
for feature in "${features[@]}"; do
    measure "$feature"
    printf '%s: %+d KiB, %+d s\n' "$feature" $((kib - base_kib)) $((seconds - base_seconds))
done
