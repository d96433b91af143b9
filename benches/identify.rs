//! What naming the owner of a row costs, and what it costs with thousands of
//! schemes of third parties.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use password_compat::{
    Attempt, Computation, Computed, Confidence, Digest, Encoding, Input, Malformed, Params, ParseError,
    Password, Pbkdf2, Prefix, Preset, Profile, Record, Registry, RegistryBuilder, Scheme, SchemeId,
    StoredHash, Strength, Verifier, presets,
};

const ROWS: [(&str, &str); 6] = [
    ("bcrypt", "$2b$12$jz1JTEkxXIhtsTfRmXgMv.xhdFic/9t7KurWoAsIVRp.ixIOKXtcG"),
    (
        "argon2",
        "$argon2id$v=19$m=19456,t=2,p=1$0GEGl60JtZa1Ou5fvq9GAQ$YkB8+k8fIwRCLXw8vj2h4XMEJB8ybYJtiq794p9rI0M",
    ),
    ("django", "pbkdf2_sha256$1000$2jUwEoaSmAAYfH8F346Gh0$CpolB1Mpc8zDyAG9tVF84Y3ohXctqDCoeeIee4aUbq0="),
    ("hex_md5", "0d107d09f5bbe40cade3de5c71e9e9b7"),
    ("ldap", "{SHA}mzkXhUxO9YmjcviABppqvrW18rQ="),
    ("unknown", "nothing that anybody writes"),
];

fn main() {
    let mut criterion = Criterion::default()
        .sample_size(30)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(600))
        .configure_from_args();
    for (group, registry) in [("identify/some", of(SOME, 0)), ("identify/all", registry(0))] {
        let mut group = criterion.benchmark_group(group);
        for (name, stored) in ROWS {
            let row = StoredHash::new(stored);
            group.bench_function(name, |bencher| {
                bencher.iter(|| registry.identify(black_box(&row)).is_empty())
            });
        }
        group.finish();
    }
    for count in [60, 1_000, 10_000] {
        let registry = registry(count);
        let mut group = criterion.benchmark_group("identify/foreign");
        for (name, row) in [
            ("own", StoredHash::new(format!("$x{:05}$salt$digest", count / 2))),
            ("bcrypt", StoredHash::new(ROWS[0].1)),
            ("unknown", StoredHash::new(ROWS[5].1)),
        ] {
            group.bench_function(BenchmarkId::new(name, count), |bencher| {
                bencher.iter(|| registry.identify(black_box(&row)).is_empty());
            });
        }
        group.finish();
    }
    let mut group = criterion.benchmark_group("login");
    let verifier = Verifier::builder(of(SOME, 0)).native(Pbkdf2::new(1)).equal_time(false);
    let verifier = verifier.build().expect("the native scheme fits the limits");
    let (password, row) = (Password::from("letmein"), StoredHash::new(ROWS[4].1));
    group.bench_function("ldap_sha1", |bencher| {
        bencher.iter(|| verifier.verify_with(black_box(Attempt::new(&password, &row))).is_ok());
    });
    group.finish();
    let mut group = criterion.benchmark_group("prepare");
    for count in [0, 60, 1_000, 10_000] {
        let verifier = Verifier::builder(registry(count)).native(Pbkdf2::new(1)).equal_time(false);
        let verifier = verifier.build().expect("the native scheme fits the limits");
        let (password, row) = (Password::from("letmein"), StoredHash::new(ROWS[4].1));
        group.bench_function(BenchmarkId::new("ldap_sha1", count), |bencher| {
            bencher.iter(|| verifier.prepare(black_box(Attempt::new(&password, &row))).is_ok());
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("build");
    for count in [0, 60, 1_000, 10_000] {
        group.sample_size(10);
        group.bench_function(BenchmarkId::new("registry", count), |bencher| bencher.iter(|| registry(count)));
    }
    group.finish();
    criterion.final_summary();
}

/// What one site has.
const SOME: &[Preset] = &[
    presets::DJANGO,
    presets::HEX_DIGESTS,
    presets::LDAP,
    presets::MODERN,
    presets::UNIX,
    presets::WORDPRESS,
];

/// Every preset, and this many schemes of third parties.
fn registry(foreign: usize) -> Registry {
    of(presets::ALL, foreign)
}

fn of(presets: &[Preset], foreign: usize) -> Registry {
    let builder = presets.iter().copied().fold(Registry::builder(), RegistryBuilder::preset);
    let builder = (0..foreign).map(Foreign::new).fold(builder, RegistryBuilder::scheme);
    builder.require_hints().build().expect("their prefixes differ")
}

/// `$x00000$` salt `$` digest
#[derive(Debug)]
struct Foreign {
    id: SchemeId,
    prefix: [Prefix; 1],
}

impl Foreign {
    fn new(number: usize) -> Self {
        let id = SchemeId::external(format!("x-{number:05}")).expect("that is an id");
        Self { id, prefix: [Prefix::owned(format!("$x{number:05}$"), false)] }
    }
}

impl Scheme for Foreign {
    fn id(&self) -> SchemeId {
        self.id.clone()
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast)
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefix
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.prefix[0].matches(stored.as_bytes()).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = &input.bytes()[self.prefix[0].text().len()..];
        let expected = Encoding::Hex.decode_exact(rest, 20).ok_or(Malformed::Encoding("digest"))?;
        let computation = Computation::steps().password().digest(Digest::Sha1).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
    }
}
