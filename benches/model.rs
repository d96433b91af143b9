//! What verifying costs, scheme by scheme, and how good the constants of the
//! cost model are.
//!
//! ```text
//! cargo bench --bench model                # all schemes, then the table
//! cargo bench --bench model -- bcrypt      # the schemes with this in their name
//! ```

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion};
use password_compat::{
    Attempt, Exemplar, Keyring, Password, Pbkdf2, Prepared, Registry, Scratch, StoredHash, Verifier, schemes,
};

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(400))
        .configure_from_args();
    let verifier = verifier();
    let pairs: Vec<Pair> =
        schemes().filter_map(|scheme| Pair::new(scheme.id().as_str(), scheme.exemplar()?)).collect();
    for pair in &pairs {
        let mut group = criterion.benchmark_group(&pair.scheme);
        // One verification of a slow hash is longer than the whole time for fast ones.
        group.sampling_mode(criterion::SamplingMode::Flat);
        group.bench_function(BenchmarkId::from_parameter("verify"), |bencher| {
            bencher.iter(|| black_box(verifier.verify_with(pair.attempt())).is_ok());
        });
        group.finish();
    }
    criterion.final_summary();
    if std::env::args().any(|argument| argument == "--bench") {
        table(&verifier, &pairs);
    }
}

/// A known pair with its scheme as the hint.
struct Pair {
    scheme: String,
    row: StoredHash,
    password: Password,
    known: Exemplar,
}

impl Pair {
    fn new(scheme: &str, known: Exemplar) -> Option<Self> {
        let row = known.stored.clone().with_hint(scheme);
        let pair = Self { scheme: scheme.into(), row, password: known.password.into(), known };
        // A scheme that needs a key of the host's is left out.
        verifier().prepare(pair.attempt()).is_ok().then_some(pair)
    }

    fn attempt(&self) -> Attempt<'_> {
        Attempt::new(&self.password, &self.row).with_subject(&self.known.subject)
    }
}

/// Reads everything; nothing is spent but on the row itself.
fn verifier() -> Verifier {
    let all = schemes().fold(Registry::builder(), |builder, scheme| builder.enable(scheme.id()));
    let all = all.require_hints().build().expect("every built-in scheme can be registered");
    let builder = Verifier::builder(all).native(Pbkdf2::new(1)).equal_time(false).keyring(Keyring::new());
    builder.build().expect("the native scheme fits the limits")
}

/// The cost model beside the clock: what the model says for the password of
/// the pair and for one of 72 bytes, what computing took at least, and how many
/// times too high the model is.
fn table(verifier: &Verifier, pairs: &[Pair]) {
    println!(
        "\n{:28} {:>14} {:>14} {:>14} {:>7}",
        "scheme", "at 72 bytes/µs", "model/µs", "measured/µs", "ratio"
    );
    let mut ratios = Vec::new();
    for pair in pairs {
        let Ok(prepared) = verifier.prepare(pair.attempt()) else { continue };
        let Ok(inspection) = verifier.registry().inspect(&pair.row) else { continue };
        let micros = |work: u64| work as f64 / 1e6;
        let model = micros(prepared.cost().work);
        let measured = least(verifier, pair);
        let ratio = model / measured;
        let at_72 = micros(inspection.cost.work);
        println!("{:28} {at_72:>14.2} {model:>14.2} {measured:>14.2} {ratio:>7.2}", pair.scheme);
        ratios.push(ratio);
    }
    ratios.sort_by(f64::total_cmp);
    if let [lowest, .., highest] = ratios.as_slice() {
        let middle = ratios[ratios.len() / 2];
        println!("model ÷ measured: {lowest:.2} at least, {middle:.2} in the middle, {highest:.2} at most");
    }
}

/// The shortest time that computing took, in microseconds, without preparing.
fn least(verifier: &Verifier, pair: &Pair) -> f64 {
    let began = Instant::now();
    let mut scratch = Scratch::new();
    let mut least = f64::INFINITY;
    let mut count = 1;
    while began.elapsed() < Duration::from_millis(200) {
        let prepared: Vec<Prepared> =
            (0..count).filter_map(|_| verifier.prepare(pair.attempt()).ok()).collect();
        let start = Instant::now();
        for prepared in prepared {
            let outcome = prepared.run(&mut scratch);
            assert!(outcome.is_ok_and(|outcome| outcome.is_accepted()), "{} is not accepted", pair.scheme);
        }
        let batch = start.elapsed();
        least = least.min(batch.as_secs_f64() * 1e6 / f64::from(count));
        if batch < Duration::from_millis(1) && count < 1024 {
            count *= 2;
        }
    }
    least
}
