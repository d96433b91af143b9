//! Looks for the native peers. One that is missing is left out, and the table
//! says what to install.

const PEERS: [(&str, &str); 4] =
    [("libxcrypt", "xcrypt"), ("libcrypto", "openssl"), ("libsodium", "sodium"), ("libargon2", "libargon2")];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    for (package, cfg) in PEERS {
        println!("cargo:rustc-check-cfg=cfg({cfg})");
        let variable = format!("PEER_{}", cfg.to_uppercase());
        match pkg_config::Config::new().probe(package) {
            Ok(library) => {
                println!("cargo:rustc-cfg={cfg}");
                println!("cargo:rustc-env={variable}={}", library.version);
            }
            Err(_) => println!("cargo:rustc-env={variable}="),
        }
    }
}
