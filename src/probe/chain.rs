//! Digests again and again, and PBKDF2: every usual count on one way.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::{ControlFlow, RangeInclusive};

use hmac::{KeyInit, Mac};
use zeroize::{Zeroize as _, Zeroizing};

use super::confirm::Findings;
use super::cut::{Count, Target};
use super::meter::Meter;
use super::part::{INNER, Part};
use super::space::{BRACES, COLON, Joined, PLAIN, Room};
use crate::computation::Encoding;
use crate::cost::work;
use crate::primitives::feedback::feedback;
use crate::primitives::{Digest, Feedback};
use crate::tag::same;

/// Counts that people choose, and those one off by how they count.
const COUNTS: [u32; 77] = [
    2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 19, 20, 25, 30, 32, 49, 50, 63, 64, 65, 99, 100, 101, 127,
    128, 129, 199, 200, 255, 256, 257, 499, 500, 501, 512, 999, 1000, 1001, 1023, 1024, 1025, 1500, 1999,
    2000, 2048, 3000, 4095, 4096, 4999, 5000, 5001, 7000, 8192, 9999, 10_000, 10_001, 12_000, 15_000, 16_384,
    20_000, 24_000, 25_000, 27_500, 29_000, 30_000, 32_768, 36_000, 40_000, 50_000, 60_000, 64_000, 65_536,
    80_000, 100_000,
];
/// Higher ones, for PBKDF2 alone.
const HIGH_COUNTS: [u32; 20] = [
    120_000, 131_072, 150_000, 180_000, 200_000, 210_000, 216_000, 250_000, 260_000, 262_144, 300_000,
    310_000, 320_000, 390_000, 480_000, 500_000, 524_288, 600_000, 720_000, 1_000_000,
];
/// A number in a stored string that says more is no count.
const MAX_COUNT: u32 = 10_000_000;

/// Which counts are tried.
pub(super) enum Counts {
    /// Those in this range that numbers in the stored strings say.
    Told(RangeInclusive<u32>),
    /// The usual ones in this range.
    Usual(RangeInclusive<u32>),
}

impl Counts {
    /// The counts in order, each once; high ones only if asked for.
    fn list(&self, targets: &[Target], high: bool) -> Vec<u32> {
        let mut list: Vec<u32> = match self {
            Self::Told(range) => {
                let numbers = targets.iter().filter_map(Target::number);
                let told = numbers.flat_map(|number| {
                    let power = 1_u32.checked_shl(number).unwrap_or(0);
                    let near = [number.saturating_sub(1), number, number.saturating_add(1)];
                    near.into_iter().chain([power, power.saturating_add(1)])
                });
                told.filter(|count| *count <= MAX_COUNT && range.contains(count)).collect()
            }
            Self::Usual(range) => {
                let higher = HIGH_COUNTS.into_iter().filter(|_| high);
                COUNTS.into_iter().chain(higher).filter(|count| range.contains(count)).collect()
            }
        };
        list.sort_unstable();
        list.dedup();
        list
    }
}

/// How a count stands in an expression and in the layout of the string.
fn spelt(count: u32, target: &Target) -> (String, Count) {
    match target.number() {
        Some(number) if number == count => ("$rounds".into(), Count::Decimal),
        Some(number) if number.checked_add(1) == Some(count) => ("$rounds+1".into(), Count::Decimal),
        Some(number) if number.checked_sub(1) == Some(count) => ("$rounds-1".into(), Count::Decimal),
        Some(number) if 1_u32.checked_shl(number) == Some(count) => ("$rounds".into(), Count::Log2),
        Some(number) if 1_u32.checked_shl(number).map(|power| power + 1) == Some(count) => {
            ("$rounds+1".into(), Count::Log2)
        }
        _ => (format!("{count}"), Count::None),
    }
}

/// A value with its text.
struct Value {
    text: String,
    bytes: Zeroizing<Vec<u8>>,
}

impl Value {
    fn none() -> Self {
        Self { text: String::new(), bytes: Zeroizing::new(Vec::new()) }
    }

    fn of(joined: &Joined<'_>) -> Self {
        Self { text: joined.text(), bytes: joined.value() }
    }

    fn one(part: &Part) -> Self {
        Self { text: part.text.clone(), bytes: part.value.clone() }
    }
}

/// x = `start`, then again and again H(`before` . x . `after`).
struct Chain<'a> {
    digest: Digest,
    encoding: Feedback,
    start: &'a Value,
    before: &'a Value,
    after: &'a Value,
}

impl Chain<'_> {
    fn expression(&self, count: &str) -> String {
        let name = self.digest.name();
        let items = [&self.before.text, "$x", &self.after.text];
        let inside: Vec<&str> = items.into_iter().filter(|text| !text.is_empty()).collect();
        let start = if self.start.text.is_empty() { "\"\"" } else { &self.start.text };
        let inside = inside.join(".");
        match self.encoding {
            Feedback::Raw => format!("hex(repeat({count}, {start}, {name}_raw({inside})))"),
            _ => format!("repeat({count}, {start}, {name}({inside}))"),
        }
    }

    fn run(
        &self,
        room: &Room,
        counts: &[u32],
        meter: &mut Meter<'_>,
        findings: &mut Findings,
    ) -> ControlFlow<()> {
        if !meter.are_to_try(counts.len() as u64) {
            return ControlFlow::Continue(());
        }
        let around = (self.before.bytes.as_slice(), self.after.bytes.as_slice());
        let len = self.digest.output_len() * 2 + around.0.len() + around.1.len();
        let round = work::digest(self.digest, len);
        let mut x = self.start.bytes.clone();
        let mut done = 0;
        for count in counts {
            let rounds = u64::from(count - done);
            meter.pay(round.saturating_mul(rounds).saturating_add(work::digest(self.digest, x.len())))?;
            let value = feedback(self.digest, self.encoding, around, &x, rounds);
            done = *count;
            meter.tried(1);
            for target in room.targets.iter().filter(|target| meets(&value, target)) {
                let (count, place) = spelt(*count, target);
                findings.recipe(&self.expression(&count), &target.layout(place), None, meter);
            }
            x = if self.encoding == Feedback::Hex { Encoding::Hex.encode(&value) } else { value };
        }
        ControlFlow::Continue(())
    }
}

/// Whether the value is the target, or as much of it as there is.
fn meets(value: &[u8], target: &Target) -> bool {
    same(value, &target.hash)
}

impl Room {
    /// Repetitions, with these counts.
    pub(super) fn repeated(
        &self,
        counts: &Counts,
        meter: &mut Meter<'_>,
        findings: &mut Findings,
    ) -> ControlFlow<()> {
        let counts = counts.list(&self.targets, false);
        let fits =
            |digest: &&Digest| self.targets.iter().any(|target| target.hash.len() == digest.output_len());
        for digest in Digest::ALL.iter().filter(fits) {
            for encoding in [Feedback::Raw, Feedback::Hex] {
                self.chains(*digest, encoding, &mut |chain| chain.run(self, &counts, meter, findings))?;
            }
        }
        ControlFlow::Continue(())
    }

    fn chains(
        &self,
        digest: Digest,
        encoding: Feedback,
        each: &mut dyn FnMut(&Chain<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let none = Value::none();
        let mut chain = |start: &Value, before: &Value, after: &Value| {
            each(&Chain { digest, encoding, start, before, after })
        };
        // All of it at the start, or all of it in each round.
        let mut whole = |of: &Joined<'_>| {
            let value = Value::of(of);
            chain(&value, &none, &none)?;
            chain(&none, &none, &value)?;
            chain(&none, &value, &none)
        };
        for rank in 0..=1 {
            for one in self.of_rank(rank).iter().filter(|one| self.owns(&[one])) {
                whole(&Joined::new(&[one], &PLAIN))?;
            }
        }
        for frame in [&PLAIN, &BRACES, &COLON] {
            self.pairs(0, &mut |pair| whole(&Joined::new(pair, frame)))?;
        }
        self.pairs(1, &mut |pair| whole(&Joined::new(pair, &PLAIN)))?;
        // Some of it at the start, as it is or digested, some in each round.
        let raw = if encoding == Feedback::Raw { Encoding::Raw } else { Encoding::Hex };
        let simple = self.of_rank(0);
        for again in simple {
            let value = Value::one(again);
            for one in simple {
                let pairs =
                    simple.iter().filter(|two| !core::ptr::eq(one, *two)).map(|two| alloc::vec![one, two]);
                for start in [alloc::vec![one]].into_iter().chain(pairs) {
                    let all: Vec<&Part> = start.iter().copied().chain([again]).collect();
                    if !self.owns(&all) {
                        continue;
                    }
                    let plain = Value::of(&Joined::new(&start, &PLAIN));
                    let digested = digested(&plain, digest, raw);
                    for start in [&plain, &digested] {
                        chain(start, &none, &value)?;
                        chain(start, &value, &none)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }

    /// PBKDF2 with passwords of this rank, and with these counts.
    pub(super) fn pbkdf2(
        &self,
        rank: usize,
        counts: &Counts,
        meter: &mut Meter<'_>,
        findings: &mut Findings,
    ) -> ControlFlow<()> {
        let counts = counts.list(&self.targets, true);
        let seasoned = |part: &&Part| part.secret && !part.local;
        let salts: Vec<&Part> =
            (0..=1).flat_map(|rank| self.of_rank(rank)).filter(|salt| !salt.secret && salt.plain).collect();
        for prf in INNER {
            for password in self.of_rank(rank).iter().filter(seasoned) {
                for salt in salts.iter().filter(|salt| salt.local == self.local) {
                    if meter.are_to_try(counts.len() as u64) {
                        Derivation { prf, password, salt }.run(self, &counts, meter, findings)?;
                    }
                }
            }
        }
        ControlFlow::Continue(())
    }
}

fn digested(value: &Value, digest: Digest, encoding: Encoding) -> Value {
    let suffix = if encoding == Encoding::Raw { "_raw" } else { "" };
    let bytes = encoding.encode(&digest.hash(&[&value.bytes]));
    Value { text: format!("{}{suffix}({})", digest.name(), value.text), bytes }
}

/// PBKDF2 of one password and salt.
struct Derivation<'a> {
    prf: Digest,
    password: &'a Part,
    salt: &'a Part,
}

impl Derivation<'_> {
    fn run(
        &self,
        room: &Room,
        counts: &[u32],
        meter: &mut Meter<'_>,
        findings: &mut Findings,
    ) -> ControlFlow<()> {
        let (password, salt) = (self.password.value.as_slice(), self.salt.value.as_slice());
        let mut done = 0;
        let mut each = |count: u32, value: Option<&[u8]>| {
            let Some(value) = value else {
                let rounds = u64::from(count - done);
                done = count;
                return meter.pay(work::pbkdf2(self.prf, password.len(), salt.len(), rounds, 1));
            };
            meter.tried(1);
            for target in &room.targets {
                // Of a longer key only the first block; the rest is of the same kind.
                let len = target.hash.len().min(value.len());
                let parts = value.get(..len).zip(target.hash.get(..len));
                if parts.is_some_and(|(one, other)| same(one, other)) {
                    let (count, place) = spelt(count, target);
                    let (prf, len) = (self.prf.name(), target.hash.len());
                    let (password, salt) = (&self.password.text, &self.salt.text);
                    let expression = format!("pbkdf2_{prf}({password}, {salt}, {count}, {len})");
                    findings.recipe(&expression, &target.layout(place), None, meter);
                }
            }
            ControlFlow::Continue(())
        };
        crate::primitives::digest::with_digest!(self.prf, _D, M => walk::<M>(password, salt, counts, &mut each))
    }
}

/// Takes a count, and at it the value.
type Each<'a> = dyn FnMut(u32, Option<&[u8]>) -> ControlFlow<()> + 'a;

/// Calls before each of the counts without, and at it with the first block of the key.
fn walk<M: Mac + KeyInit + Clone>(
    password: &[u8],
    salt: &[u8],
    counts: &[u32],
    each: &mut Each<'_>,
) -> ControlFlow<()> {
    let Ok(keyed) = <M as KeyInit>::new_from_slice(password) else { return ControlFlow::Continue(()) };
    let mut next = keyed.clone();
    next.update(salt);
    next.update(&1_u32.to_be_bytes());
    let mut last = next.finalize().into_bytes();
    let mut sum = Zeroizing::new(last.to_vec());
    let mut done = 1;
    let mut walked = ControlFlow::Continue(());
    for count in counts {
        walked = each(*count, None);
        if walked.is_break() {
            break;
        }
        while done < *count {
            let mut next = keyed.clone();
            next.update(&last);
            last = next.finalize().into_bytes();
            sum.iter_mut().zip(last.iter()).for_each(|(sum, byte)| *sum ^= byte);
            done += 1;
        }
        walked = each(*count, Some(&sum));
        if walked.is_break() {
            break;
        }
    }
    last.as_mut_slice().zeroize();
    walked
}
