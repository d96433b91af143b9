//! Choosing the parameters of new hashes by measuring them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use std::time::Duration;

use super::meter;
use crate::error::DeriveError;
use crate::id::SchemeId;
use crate::native::{self, Native};
use crate::params::Params;
use crate::policy::owasp_rows;
use crate::primitives::scrypt::scrypt_memory;
use crate::primitives::{Argon2Variant, Digest};

/// What new hashes are made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// Argon2id (RFC 9106), with one lane: logins share the cores, not lanes.
    Argon2id,
    /// scrypt (RFC 7914) with r = 8.
    Scrypt,
    /// bcrypt.
    Bcrypt,
    /// PBKDF2 with HMAC-SHA-256.
    Pbkdf2Sha256,
}

impl Algorithm {
    /// All of them, the ones to prefer first.
    pub const ALL: [Self; 4] = [Self::Argon2id, Self::Scrypt, Self::Bcrypt, Self::Pbkdf2Sha256];

    /// The scheme that is written.
    pub fn scheme(self) -> SchemeId {
        SchemeId::builtin(match self {
            Self::Argon2id => "argon2",
            Self::Scrypt => "scrypt",
            Self::Bcrypt => "bcrypt",
            Self::Pbkdf2Sha256 => "pbkdf2_sha256",
        })
    }
}

/// What new hashes may take.
#[derive(Debug, Clone)]
pub struct Target {
    algorithm: Algorithm,
    pub(super) time: Duration,
    memory: u64,
    at_once: usize,
    below_minimum: bool,
}

impl Target {
    /// One login may take this long, alone on the host, with up to 64 MiB, which
    /// is the second recommendation of RFC 9106.
    pub fn new(algorithm: Algorithm, time: Duration) -> Self {
        Self { algorithm, time, memory: 64 << 20, at_once: 1, below_minimum: false }
    }

    /// The same with so many logins at once, which share cores, caches and
    /// memory bandwidth while each keeps to the time.
    #[must_use]
    pub fn at_once(mut self, logins: usize) -> Self {
        self.at_once = logins.max(1);
        self
    }

    /// The same with this much memory, in bytes, for all logins together.
    #[must_use]
    pub fn memory(mut self, bytes: u64) -> Self {
        self.memory = bytes;
        self
    }

    /// The same, and parameters below OWASP's minimum are an answer too.
    #[must_use]
    pub fn allow_below_minimum(mut self) -> Self {
        self.below_minimum = true;
        self
    }

    /// How long one of the logins at once takes on this host with other
    /// parameters: the median.
    ///
    /// # Errors
    ///
    /// [`DeriveError`] for parameters of another algorithm, or for want of memory.
    pub fn time_of(&self, params: &Params) -> Result<Duration, DeriveError> {
        let writer =
            native::writer(&self.algorithm.scheme(), params).ok_or(DeriveError::Parameters("target"))?;
        meter::time_of(self.at_once, |scratch| {
            writer.hash(super::kernels::PASSWORD, params, scratch).map(drop)
        })
    }

    /// What one login may have, in bytes.
    fn memory_each(&self) -> u64 {
        self.memory / self.at_once.max(1) as u64
    }
}

/// Parameters and the time that they took, one login of those at once.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Point {
    /// What was measured.
    pub params: Params,
    /// How long it took: the median.
    pub time: Duration,
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:.1} ms", self.params, self.time.as_secs_f64() * 1e3)
    }
}

/// The parameters that were chosen, and why.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Choice {
    /// The parameters.
    pub params: Params,
    /// What one login takes with them, while as many run at once as were asked for.
    pub time: Duration,
    /// What one login needs, in bytes.
    pub memory: u64,
    /// Everything that was measured on the way, in that order.
    pub points: Vec<Point>,
    /// The steps of the procedure in words.
    pub reasons: Vec<String>,
    writer: Arc<dyn Native>,
}

impl Choice {
    /// The writer of new hashes with these parameters, for
    /// [`VerifierBuilder::native`](crate::VerifierBuilder::native).
    pub fn native(&self) -> Arc<dyn Native> {
        Arc::clone(&self.writer)
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (millis, mebibytes) = (self.time.as_secs_f64() * 1e3, self.memory as f64 / f64::from(1 << 20));
        writeln!(
            f,
            "{} {}: {millis:.1} ms and {mebibytes:.1} MiB a login",
            self.writer.scheme(),
            self.params
        )?;
        self.reasons.iter().try_for_each(|reason| writeln!(f, "  {reason}"))
    }
}

/// Why no parameters were chosen.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum CalibrationError {
    /// What fits is less than OWASP asks for. Give it more time or memory, or
    /// allow it.
    #[error("{best} is all that fits; OWASP asks for {least}")]
    BelowMinimum {
        /// The most that fits.
        best: Params,
        /// The least that is asked for: of several alternatives the nearest.
        least: Params,
    },
    /// Not even the smallest parameters fit the memory or the time.
    #[error("nothing fits: {0} takes too long or needs too much memory")]
    NothingFits(Params),
    /// It could not be computed here.
    #[error("cannot measure")]
    Derive(#[from] DeriveError),
}

/// Finds the parameters of new hashes by measuring them on this host.
/// `progress` is told each point as it is measured.
///
/// The procedures are those of RFC 9106, section 4 (most memory first, then
/// passes), and for the others what the same order gives: the memory that is
/// there, then time. OWASP's Password Storage Cheat Sheet is the minimum.
///
/// # Errors
///
/// [`CalibrationError`] if nothing fits, or only what is below the minimum.
pub fn choose(target: &Target, mut progress: impl FnMut(&Point)) -> Result<Choice, CalibrationError> {
    choose_by(target, &mut |params| {
        let time = target.time_of(params)?;
        progress(&Point { params: params.clone(), time });
        Ok(time)
    })
}

type Clock<'a> = &'a mut dyn FnMut(&Params) -> Result<Duration, DeriveError>;

/// [`choose`] with another clock.
pub(super) fn choose_by(target: &Target, clock: Clock<'_>) -> Result<Choice, CalibrationError> {
    let mut search = Search { target, clock, points: Vec::new(), reasons: Vec::new() };
    let (params, time) = match target.algorithm {
        Algorithm::Argon2id => search.argon2id()?,
        Algorithm::Scrypt => search.scrypt()?,
        Algorithm::Bcrypt => search.bcrypt()?,
        Algorithm::Pbkdf2Sha256 => search.pbkdf2()?,
    };
    let Search { points, mut reasons, .. } = search;
    let scheme = target.algorithm.scheme();
    let rows = owasp_rows(&scheme);
    match rows.iter().find(|row| params.meets(row)) {
        Some(row) => reasons.push(format!("it reaches OWASP's minimum ({row})")),
        None if target.below_minimum => reasons.push("it is below OWASP's minimum, as allowed".to_string()),
        None => {
            let least = nearest(&params, &rows);
            return Err(CalibrationError::BelowMinimum { best: params, least });
        }
    }
    let writer = native::writer(&scheme, &params).ok_or(DeriveError::Parameters("target"))?;
    let memory = memory_of(&params);
    Ok(Choice { params, time, memory, points, reasons, writer })
}

/// The row that asks for the least more than there is.
fn nearest(params: &Params, rows: &[Params]) -> Params {
    let missing = |row: &Params| -> u64 {
        let (have, want) = (params.dimensions(), row.dimensions());
        let short = have.iter().zip(&want).map(|((_, have), (_, want))| want.saturating_sub(*have));
        short.sum()
    };
    rows.iter().min_by_key(|row| missing(row)).unwrap_or(params).clone()
}

fn memory_of(params: &Params) -> u64 {
    match *params {
        Params::Argon2 { memory_kib, .. } => u64::from(memory_kib) << 10,
        Params::Scrypt { log_n, r, p } => scrypt_memory(log_n, r, p),
        _ => 4 << 10,
    }
}

/// One search with what it has measured.
struct Search<'a> {
    target: &'a Target,
    clock: Clock<'a>,
    points: Vec<Point>,
    reasons: Vec<String>,
}

/// How often a guess is corrected.
const TRIES: usize = 5;
/// Memory of Argon2 is chosen in steps of this many KiB.
const MEMORY_STEP: u32 = 64;
const MOST_MEMORY_KIB: u64 = 4 << 20;

type Found = Result<(Params, Duration), CalibrationError>;

impl Search<'_> {
    fn measure(&mut self, params: &Params) -> Result<Duration, CalibrationError> {
        let time = (self.clock)(params)?;
        self.points.push(Point { params: params.clone(), time });
        Ok(time)
    }

    fn say(&mut self, reason: String) {
        self.reasons.push(reason);
    }

    fn fits(&self, time: Duration) -> bool {
        time <= self.target.time
    }

    /// The target over a time that was measured.
    fn room(&self, time: Duration) -> f64 {
        self.target.time.as_secs_f64() / time.as_secs_f64().max(1e-9)
    }

    /// RFC 9106, section 4: as much memory as there is, then as many passes as
    /// the time allows; less memory if one pass is too long.
    fn argon2id(&mut self) -> Found {
        let of = |memory_kib, passes| Params::Argon2 {
            variant: Argon2Variant::Id,
            version: 19,
            memory_kib,
            passes,
            lanes: 1,
        };
        let available = (self.target.memory_each() >> 10).min(MOST_MEMORY_KIB);
        let mut memory = u32::try_from(available).unwrap_or(u32::MAX) / MEMORY_STEP * MEMORY_STEP;
        self.say(format!("{memory} KiB: what one of {} logins may have", self.target.at_once));
        let mut time = self.measure_if(memory >= MEMORY_STEP, &of(memory, 1))?;
        for _ in 0..TRIES {
            if self.fits(time) {
                break;
            }
            let less = (f64::from(memory) * self.room(time) * 0.97) as u32 / MEMORY_STEP * MEMORY_STEP;
            memory = less.min(memory - MEMORY_STEP);
            self.say(format!("one pass took {:.1} ms: down to {memory} KiB", millis(time)));
            time = self.measure_if(memory >= MEMORY_STEP, &of(memory, 1))?;
        }
        let passes = whole(self.room(time)).max(1);
        let (passes, time) = self.most(passes, time, |passes| of(memory, passes))?;
        self.say(format!("{passes} passes fill the time"));
        self.say("one lane: a login runs on one core, and other logins use the others".to_string());
        self.found(of(memory, passes), time)
    }

    /// The largest N for memory and time; then p, where the memory is the limit.
    fn scrypt(&mut self) -> Found {
        let of = |log_n, p| Params::Scrypt { log_n, r: 8, p };
        let fits_memory = |log_n: &u8| scrypt_memory(*log_n, 8, 1) <= self.target.memory_each();
        let most = (1..=24).rev().find(fits_memory).unwrap_or(0);
        self.say(format!(
            "N = 2^{most} is the most that the memory of one of {} logins holds",
            self.target.at_once
        ));
        let mut log_n = most.min(14);
        let mut time = self.measure_if(log_n > 0, &of(log_n, 1))?;
        let doublings = self.room(time).log2().floor().clamp(-20.0, 20.0) as i32;
        let guess = (i32::from(log_n) + doublings).clamp(1, i32::from(most)) as u8;
        if guess != log_n {
            log_n = guess;
            time = self.measure(&of(log_n, 1))?;
        }
        while !self.fits(time) && log_n > 1 {
            self.say(format!("N = 2^{log_n} took {:.1} ms", millis(time)));
            log_n -= 1;
            time = self.measure(&of(log_n, 1))?;
        }
        let p = if log_n == most { whole(self.room(time)).clamp(1, 64) } else { 1 };
        let (p, time) = self.most(p, time, |p| of(log_n, p))?;
        self.say(format!("N = 2^{log_n} and p = {p} fill the time"));
        self.found(of(log_n, p), time)
    }

    /// Every step doubles the time.
    fn bcrypt(&mut self) -> Found {
        let of = |cost| Params::Bcrypt { cost };
        let mut cost = 6;
        let mut time = self.measure(&of(cost))?;
        let doublings = self.room(time).log2().floor().clamp(-20.0, 25.0) as i32;
        let guess = (6 + doublings).clamp(4, 31).unsigned_abs();
        if guess != cost {
            cost = guess;
            time = self.measure(&of(cost))?;
        }
        while !self.fits(time) && cost > 4 {
            self.say(format!("cost {cost} took {:.1} ms", millis(time)));
            cost -= 1;
            time = self.measure(&of(cost))?;
        }
        self.say(format!("cost {cost}: one more would take about {:.1} ms", 2.0 * millis(time)));
        self.found(of(cost), time)
    }

    /// The time is proportional to the rounds.
    fn pbkdf2(&mut self) -> Found {
        let of = |rounds| Params::Pbkdf2 { digest: Digest::Sha256, rounds };
        let mut rounds = 20_000;
        let mut time = self.measure(&of(rounds))?;
        for _ in 0..TRIES {
            let room = self.room(time);
            if self.fits(time) && room < 1.05 {
                break;
            }
            let next = (f64::from(rounds) * room * 0.99) as u32 / 1000 * 1000;
            let next = next.max(1000);
            if next == rounds {
                break;
            }
            rounds = next;
            time = self.measure(&of(rounds))?;
        }
        self.say(format!("{rounds} rounds fill the time"));
        self.found(of(rounds), time)
    }

    /// The largest number, from a guess down, with which the time holds; `one`
    /// is the time of 1.
    fn most(
        &mut self,
        guess: u32,
        one: Duration,
        of: impl Fn(u32) -> Params,
    ) -> Result<(u32, Duration), CalibrationError> {
        let (mut number, mut time) = (guess, one);
        while number > 1 {
            time = self.measure(&of(number))?;
            if self.fits(time) {
                break;
            }
            let fitting = whole(f64::from(number) * self.room(time));
            number = fitting.clamp(1, number - 1);
            time = one;
        }
        Ok((number, time))
    }

    fn measure_if(&mut self, possible: bool, params: &Params) -> Result<Duration, CalibrationError> {
        if possible { self.measure(params) } else { Err(CalibrationError::NothingFits(params.clone())) }
    }

    fn found(&self, params: Params, time: Duration) -> Found {
        if self.fits(time) { Ok((params, time)) } else { Err(CalibrationError::NothingFits(params)) }
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The whole part, as far as it is a number of passes.
fn whole(number: f64) -> u32 {
    number.floor().clamp(0.0, f64::from(u32::MAX)) as u32
}
