//! What lanes gain on one core, and what they cost a single login.
//!
//! ```text
//! cargo bench --features lanes --bench lanes              # all types
//! cargo bench --features lanes --bench lanes -- bcrypt    # those with this in their name
//! ```
//!
//! Hashes a second of processor time, as it is counted for this thread, so that a busy machine disturbs little: the
//! best of many short runs, in which all ways take turns. Beside the lanes stand the same computation one at a time
//! through this crate and, where perl is at hand, the C library's `crypt`, which on Linux is libxcrypt.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::Command;

use password_compat::{BcryptKey, Computation, Digest, Lanes, Scratch};

/// More lanes than that are shown only as 16.
const WIDTHS: [usize; 9] = [1, 2, 3, 4, 5, 6, 7, 8, 16];
/// A login has at most 1.35 times the time with so many lanes busy.
const BUSY: [usize; 3] = [2, 3, 4];

/// One type of lane, as one hash of it.
struct Kind {
    name: &'static str,
    computation: Computation,
    /// The settings under which `crypt` computes the same.
    settings: Option<&'static str>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // The test runner builds benchmarks, and starts them without this.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let filter = arguments.iter().find(|argument| !argument.starts_with('-'));
    let kinds = kinds();
    let chosen: Vec<&Kind> =
        kinds.iter().filter(|kind| filter.is_none_or(|filter| kind.name.contains(filter.as_str()))).collect();
    println!("{}", machine());
    let runs = std::env::var("RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(9);
    let measured: Vec<Figures> = chosen.iter().map(|kind| measure(kind, runs)).collect();
    throughput(&chosen, &measured);
    latency(&chosen, &measured);
}

fn kinds() -> Vec<Kind> {
    let steps = || Computation::steps().password();
    let kind = |name, steps: password_compat::Steps, settings| Kind {
        name,
        computation: steps.build().expect("a computation"),
        settings,
    };
    let bcrypt = |cost| steps().bytes([0; 16]).bcrypt(cost, BcryptKey::Standard);
    let pbkdf2 =
        |digest: Digest| steps().bytes("saltsaltsaltsalt").pbkdf2(digest, 20_000, digest.output_len());
    vec![
        kind("bcrypt-5", bcrypt(5), Some("$2b$05$......................")),
        kind("bcrypt-10", bcrypt(10), Some("$2b$10$......................")),
        kind("pbkdf2-sha1", pbkdf2(Digest::Sha1), None),
        kind("pbkdf2-sha256", pbkdf2(Digest::Sha256), None),
        kind("pbkdf2-sha512", pbkdf2(Digest::Sha512), None),
        kind("phpass", steps().password().iterate(Digest::Md5, 1 << 13), None),
        kind("drupal", steps().password().iterate(Digest::Sha512, 1 << 15), None),
        kind("md5-crypt", steps().bytes("saltsalt").bytes("$1$").md5_crypt(1000), Some("$1$saltsalt")),
        kind("sha256-crypt", steps().bytes("saltsalt").sha_crypt(Digest::Sha256, 5000), Some("$5$saltsalt")),
        kind("sha512-crypt", steps().bytes("saltsalt").sha_crypt(Digest::Sha512, 5000), Some("$6$saltsalt")),
    ]
}

/// Seconds of processor time for one hash, the least of all runs.
#[derive(Default)]
struct Figures {
    scalar: f64,
    crypt: Option<f64>,
    /// By the number of lanes, for one hash.
    lanes: BTreeMap<usize, f64>,
}

fn measure(kind: &Kind, runs: usize) -> Figures {
    let mut figures = Figures { scalar: f64::MAX, ..Figures::default() };
    // So many that a run takes some 20 ms. The first one finds the caches cold.
    one_at_a_time(kind, 1);
    let once = processor_time(|| one_at_a_time(kind, 1));
    let count = (0.02 / once.max(1e-5)).ceil() as usize;
    for _ in 0..runs {
        let scalar = processor_time(|| one_at_a_time(kind, count)) / count as f64;
        figures.scalar = figures.scalar.min(scalar);
        if let Some(crypt) = kind.settings.and_then(|settings| by_crypt(settings, count)) {
            figures.crypt = Some(figures.crypt.map_or(crypt, |least| least.min(crypt)));
        }
        for width in WIDTHS {
            let jobs = width * count.div_ceil(width);
            let lanes = processor_time(|| in_lanes(kind, width, jobs)) / jobs as f64;
            let least = figures.lanes.entry(width).or_insert(f64::MAX);
            *least = least.min(lanes);
        }
    }
    figures
}

fn one_at_a_time(kind: &Kind, count: usize) {
    let mut scratch = Scratch::new();
    for _ in 0..count {
        assert!(black_box(kind.computation.run(b"password", &mut scratch)).is_ok());
    }
}

fn in_lanes(kind: &Kind, width: usize, jobs: usize) {
    let mut lanes = Lanes::with_width(width);
    for _ in 0..jobs {
        lanes.submit(kind.computation.start(b"password"));
    }
    while let Some((_, digest)) = lanes.next_finished() {
        assert!(black_box(digest).is_ok());
    }
}

/// Seconds of processor time of one `crypt` with these settings.
fn by_crypt(settings: &str, count: usize) -> Option<f64> {
    const SCRIPT: &str = "my ($s, $n) = @ARGV; my $t = (times)[0]; my $h; \
        $h = crypt('password', $s) for 1..$n; die unless $h && length($h) > 20; \
        print(((times)[0] - $t) / $n)";
    // The clock has ticks of 10 ms.
    let count = (count * 10).to_string();
    let output = Command::new("perl").args(["-e", SCRIPT, settings, &count]).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok().filter(|seconds| *seconds > 0.0)
}

/// Seconds for which this thread was on a processor meanwhile.
fn processor_time(run: impl FnOnce()) -> f64 {
    let before = thread_time();
    run();
    thread_time() - before
}

/// `CLOCK_THREAD_CPUTIME_ID` of Linux, in seconds: what `/proc` shows is only as new as the last tick.
fn thread_time() -> f64 {
    unsafe extern "C" {
        fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    }
    let mut time = [0; 2];
    // SAFETY: the kernel writes a `timespec`, which is two numbers of 64 bits on 64-bit Linux.
    let result = unsafe { clock_gettime(3, &raw mut time) };
    assert_eq!(result, 0, "no clock of this thread");
    time[0] as f64 + time[1] as f64 / 1e9
}

fn throughput(kinds: &[&Kind], measured: &[Figures]) {
    println!("\nHashes a second of one core, by lanes; in brackets times those one at a time.");
    print!("{:14} {:>10} {:>16}", "", "one by one", "crypt");
    WIDTHS.iter().for_each(|width| print!(" {width:>15}"));
    println!();
    for (kind, figures) in kinds.iter().zip(measured) {
        print!("{:14} {:>10.1}", kind.name, 1.0 / figures.scalar);
        let shown = |seconds: f64| format!("{:.1} ({:.2})", 1.0 / seconds, figures.scalar / seconds);
        print!(" {:>16}", figures.crypt.map_or_else(|| "-".into(), shown));
        figures.lanes.values().for_each(|seconds| print!(" {:>15}", shown(*seconds)));
        println!();
    }
}

/// All lanes are equal: one login of several takes as long as all of them together.
fn latency(kinds: &[&Kind], measured: &[Figures]) {
    println!("\nTime of one login among others, in times of one alone without lanes.");
    println!("{:14} {:>8} {:>8} {:>8} {:>8}", "", "alone", "of 2", "of 3", "of 4");
    for (kind, figures) in kinds.iter().zip(measured) {
        let alone = figures.lanes.get(&1).map_or(f64::NAN, |seconds| seconds / figures.scalar);
        print!("{:14} {alone:>8.2}", kind.name);
        for busy in BUSY {
            let of =
                figures.lanes.get(&busy).map_or(f64::NAN, |seconds| seconds * busy as f64 / figures.scalar);
            print!(" {of:>8.2}");
        }
        println!();
    }
}

/// What it was measured on.
fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let field = |name: &str| {
        let line = cpu.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_once(": ")).map_or("?", |(_, value)| value).to_owned()
    };
    let flags = field("flags");
    let known = ["sse2", "ssse3", "avx2", "bmi2", "sha_ni", "avx512f", "avx512bw", "avx512vl", "avx512vbmi2"];
    let found: Vec<&str> =
        known.into_iter().filter(|flag| flags.split(' ').any(|other| other == *flag)).collect();
    let place = [field("model name"), field("cpu family"), field("model")].join(" / ");
    format!("{place}: {}", found.join(" "))
}
