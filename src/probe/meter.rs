//! The budget of a search, and its progress.

use core::ops::ControlFlow;

use super::Progress;
use crate::cost::Cost;

/// Progress is reported after this much work, in picoseconds: 50 ms.
const REPORT_EVERY: u64 = 50_000_000_000;

/// Counts tries and adds up what they cost.
pub(super) struct Meter<'a> {
    budget: Cost,
    so_far: Progress,
    unreported: u64,
    skipped: bool,
    /// Tries are counted, not made.
    counts: bool,
    report: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
}

impl<'a> Meter<'a> {
    pub(super) fn new(budget: Cost, report: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        let so_far = Progress { tried: 0, of: 0, spent: Cost::ZERO, found: 0 };
        Self { budget, so_far, unreported: 0, skipped: false, counts: false, report }
    }

    pub(super) fn progress(&self) -> Progress {
        self.so_far
    }

    /// Whether something was left out because it alone was over the budget.
    pub(super) fn skipped(&self) -> bool {
        self.skipped
    }

    pub(super) fn found(&mut self, count: usize) {
        self.so_far.found = count;
    }

    /// Walks through a search to learn how many tries it has.
    pub(super) fn counting(&mut self, walk: impl FnOnce(&mut Self) -> ControlFlow<()>) {
        self.counts = true;
        let _ = walk(self);
        self.counts = false;
    }

    pub(super) fn expect(&mut self, tries: u64) {
        self.so_far.of = self.so_far.of.saturating_add(tries);
    }

    /// Whether a try is to be made. Only counts it while counting.
    pub(super) fn is_to_try(&mut self) -> bool {
        if self.counts {
            self.expect(1);
        }
        !self.counts
    }

    /// As [`is_to_try`](Self::is_to_try), for so many at once.
    pub(super) fn are_to_try(&mut self, tries: u64) -> bool {
        if self.counts {
            self.expect(tries);
        }
        !self.counts
    }

    pub(super) fn tried(&mut self, tries: u64) {
        self.so_far.tried = self.so_far.tried.saturating_add(tries);
    }

    /// Pays for what comes next; breaks where the budget or the caller ends
    /// the search.
    pub(super) fn pay(&mut self, work: u64) -> ControlFlow<()> {
        let spent = self.so_far.spent.work.saturating_add(work);
        if spent > self.budget.work {
            return ControlFlow::Break(());
        }
        self.so_far.spent.work = spent;
        self.unreported = self.unreported.saturating_add(work);
        if self.unreported < REPORT_EVERY {
            return ControlFlow::Continue(());
        }
        self.unreported = 0;
        (self.report)(self.so_far)
    }

    /// Adds what is spent whatever the budget.
    pub(super) fn charge(&mut self, work: u64) {
        self.so_far.spent.work = self.so_far.spent.work.saturating_add(work);
        self.unreported = self.unreported.saturating_add(work);
    }

    /// Pays for what can be left out: `false` if it does not fit the budget.
    pub(super) fn pay_if_it_fits(&mut self, cost: Cost) -> ControlFlow<(), bool> {
        let left = self.budget.work.saturating_sub(self.so_far.spent.work);
        if cost.memory > self.budget.memory || cost.work > left {
            self.skipped = true;
            return ControlFlow::Continue(false);
        }
        self.so_far.spent.memory = self.so_far.spent.memory.max(cost.memory);
        self.pay(cost.work)?;
        ControlFlow::Continue(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_holds_and_the_caller_can_break() {
        let mut calls = 0;
        let mut report = |_| {
            calls += 1;
            if calls == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut meter = Meter::new(Cost::new(1, 1_000_000), &mut report);
        assert!(meter.pay(REPORT_EVERY - 1).is_continue());
        assert!(meter.pay(u64::MAX).is_break());
        assert_eq!(meter.progress().spent.work, REPORT_EVERY - 1);
        assert_eq!(meter.pay_if_it_fits(Cost::new(2, 1)), ControlFlow::Continue(false));
        assert!(meter.skipped());
        assert!(meter.pay(1).is_continue());
        assert!(meter.pay(REPORT_EVERY).is_break());
        assert_eq!(calls, 2);
    }
}
