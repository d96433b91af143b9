//! Timing on several threads at once.

use alloc::vec::Vec;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use crate::error::DeriveError;
use crate::tag::Scratch;

/// Runs of each thread that count.
const RUNS: usize = 3;

/// The median time of a computation while `at_once` of them run.
pub(super) fn time_of(
    at_once: usize,
    run: impl Fn(&mut Scratch) -> Result<(), DeriveError> + Sync,
) -> Result<Duration, DeriveError> {
    let start = Barrier::new(at_once);
    let worker = || -> Result<Vec<Duration>, DeriveError> {
        let mut scratch = Scratch::new();
        // The first run gets the memory; nobody waits for one that failed.
        let warm = run(&mut scratch);
        start.wait();
        warm?;
        (0..RUNS)
            .map(|_| {
                let began = Instant::now();
                run(&mut scratch)?;
                Ok(began.elapsed())
            })
            .collect()
    };
    let mut times = thread::scope(|scope| {
        let threads: Vec<_> = (0..at_once).map(|_| scope.spawn(worker)).collect();
        let mut times = Vec::new();
        for thread in threads {
            // A thread can only panic where the computation does, which none does.
            times.extend(thread.join().unwrap_or(Err(DeriveError::OutOfOrder))?);
        }
        Ok(times)
    })?;
    times.sort();
    Ok(times.get(times.len() / 2).copied().unwrap_or_default())
}
