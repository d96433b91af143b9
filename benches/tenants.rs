//! Ten thousand tenants with one recipe each on one shared registry: bytes and
//! microseconds for each of them.
//!
//! `cargo bench --bench tenants`. Memory is the growth of the resident set
//! (Linux), so that the allocator's own share is in it.

use std::time::Instant;

use password_compat::{Attempt, Password, Pbkdf2, RecipeDefinition, Registry, StoredHash, Verifier, presets};

const TENANTS: usize = 10_000;

fn main() {
    let base =
        presets::ALL.iter().copied().fold(Registry::builder(), |builder, preset| builder.preset(preset));
    let base = base.require_hints().build().expect("the presets go together");
    let definitions = || {
        (0..TENANTS).map(|tenant| {
            let expression = format!("md5(md5($pass).$salt.\"{tenant}\")");
            RecipeDefinition::new("x-forum", expression, "{hash}:{salt}").in_scope(format!("tenant-{tenant}"))
        })
    };
    println!("{TENANTS} tenants, one recipe each");

    let (before, start) = (resident(), Instant::now());
    let scoped = base.extend().recipes(definitions()).build().expect("each is in its own scope");
    report("one registry, a scope each", before, start);
    let verifier = verifier(scoped);
    verify("one registry, a scope each", |_| &verifier);

    let (before, start) = (resident(), Instant::now());
    let overlays: Vec<Registry> = definitions()
        .map(|definition| base.extend().recipes([definition]).build().expect("one recipe"))
        .collect();
    report("an overlay each", before, start);
    let (before, start) = (resident(), Instant::now());
    let verifiers: Vec<Verifier> = overlays
        .into_iter()
        .map(|registry| verifier.with_registry(registry).expect("the same writer"))
        .collect();
    report("a verifier each, on top", before, start);
    verify("a verifier each", |tenant| &verifiers[tenant]);
}

fn verifier(registry: Registry) -> Verifier {
    let builder = Verifier::builder(registry).native(Pbkdf2::new(1)).equal_time(false);
    builder.build().expect("the native scheme fits the limits")
}

/// What parsing one row and computing its digest takes, each time of another tenant.
fn verify<'v>(name: &str, verifier: impl Fn(usize) -> &'v Verifier) {
    let password = Password::from("secret");
    let row = StoredHash::new("28f9975808ae2bdc5847b1cda26033ea:308").with_hint("x-forum");
    let scopes: Vec<String> = (0..TENANTS).map(|tenant| format!("tenant-{tenant}")).collect();
    let start = Instant::now();
    for (tenant, scope) in scopes.iter().enumerate() {
        let attempt = Attempt::new(&password, &row).in_scope(scope);
        assert!(!verifier(tenant).verify_with(attempt).expect("a verdict").is_accepted());
    }
    println!("  {name}: {:.2} µs a login", start.elapsed().as_secs_f64() * 1e6 / TENANTS as f64);
}

fn report(name: &str, before: Option<u64>, start: Instant) {
    let micros = start.elapsed().as_secs_f64() * 1e6 / TENANTS as f64;
    match before.zip(resident()) {
        Some((before, after)) => {
            let bytes = after.saturating_sub(before) / TENANTS as u64;
            println!("  {name}: {micros:.2} µs and {bytes} bytes a tenant");
        }
        None => println!("  {name}: {micros:.2} µs a tenant; memory is not known on this system"),
    }
}

/// The resident set in bytes.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib * 1024)
}
