//! Kernels that have no lane: on another thread, one at a time, or here if there is none to be had.
//!
//! One at a time, because what has no lane is mostly what fills memory.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::Ticket;
use crate::computation::{KernelCall, Output};
#[cfg(feature = "std")]
use crate::cost::Cost;
use crate::error::DeriveError;
use crate::tag::Scratch;

type Result = core::result::Result<Zeroizing<Vec<u8>>, DeriveError>;

/// What is not worth handing over: about what a step of the lanes takes.
#[cfg(feature = "std")]
const SHORT: Cost = Cost::new(0, 50);

/// Where kernels without a lane run.
#[derive(Default)]
pub(super) struct Aside {
    scratch: Scratch,
    #[cfg(feature = "std")]
    thread: Option<thread::Thread>,
}

impl Aside {
    /// Gives back the memory that is held for the next ones: a thread without work ends.
    pub(super) fn release(&mut self) {
        self.scratch.release();
        #[cfg(feature = "std")]
        self.thread.take_if(|thread| thread.is_idle());
    }

    /// Hands a kernel over. The output, if it has been run here instead.
    pub(super) fn take(&mut self, ticket: Ticket, call: KernelCall) -> Option<Result> {
        let call = self.hand_over(ticket, call).err()?;
        Some(call.run(&mut self.scratch).map(Output::into_bytes))
    }

    /// Gives back what is short or cannot be handed over.
    #[cfg(feature = "std")]
    fn hand_over(&mut self, ticket: Ticket, call: KernelCall) -> core::result::Result<(), KernelCall> {
        if call.cost().work <= SHORT.work {
            return Err(call);
        }
        if self.thread.is_none() {
            self.thread = thread::Thread::spawn();
        }
        match &mut self.thread {
            Some(thread) => thread.take(ticket, call),
            None => Err(call),
        }
    }

    #[cfg(not(feature = "std"))]
    fn hand_over(&mut self, _: Ticket, call: KernelCall) -> core::result::Result<(), KernelCall> {
        Err(call)
    }

    /// Gives out what has been computed meanwhile; waits for something if the caller has nothing else to do.
    pub(super) fn collect(&mut self, wait: bool, give: impl FnMut(Ticket, Result)) {
        #[cfg(feature = "std")]
        if let Some(thread) = &mut self.thread
            && !thread.collect(wait, give)
        {
            self.thread = None;
        }
        #[cfg(not(feature = "std"))]
        let _ = (wait, give);
    }
}

#[cfg(feature = "std")]
mod thread {
    use alloc::collections::BTreeSet;
    use std::sync::mpsc::{self, Receiver, Sender};

    use super::{Result, Ticket};
    use crate::computation::{KernelCall, Output};
    use crate::error::DeriveError;
    use crate::tag::Scratch;

    /// A thread that ends when this is dropped and what it has at hand is computed.
    pub(super) struct Thread {
        calls: Sender<(Ticket, KernelCall)>,
        outputs: Receiver<(Ticket, Result)>,
        pending: BTreeSet<Ticket>,
    }

    impl Thread {
        pub(super) fn spawn() -> Option<Self> {
            let (calls, taken) = mpsc::channel::<(Ticket, KernelCall)>();
            let (give, outputs) = mpsc::channel();
            let work = move || {
                let mut scratch = Scratch::new();
                for (ticket, call) in taken {
                    let output = call.run(&mut scratch).map(Output::into_bytes);
                    if give.send((ticket, output)).is_err() {
                        return;
                    }
                }
            };
            let builder = std::thread::Builder::new().name("password-compat".into());
            builder.spawn(work).ok()?;
            Some(Self { calls, outputs, pending: BTreeSet::new() })
        }

        pub(super) fn is_idle(&self) -> bool {
            self.pending.is_empty()
        }

        pub(super) fn take(
            &mut self,
            ticket: Ticket,
            call: KernelCall,
        ) -> core::result::Result<(), KernelCall> {
            // What the other thread spends counts here.
            #[cfg(test)]
            crate::computation::spent::add(call.cost());
            self.calls.send((ticket, call)).map_err(|unsent| unsent.0.1)?;
            self.pending.insert(ticket);
            Ok(())
        }

        /// Whether the thread is still there. If not, what it had is given back as failed.
        pub(super) fn collect(&mut self, wait: bool, mut give: impl FnMut(Ticket, Result)) -> bool {
            if wait && !self.pending.is_empty() {
                match self.outputs.recv() {
                    Ok((ticket, output)) => {
                        self.pending.remove(&ticket);
                        give(ticket, output);
                    }
                    Err(_) => {
                        for ticket in core::mem::take(&mut self.pending) {
                            give(ticket, Err(DeriveError::OutOfOrder));
                        }
                        return false;
                    }
                }
            }
            while let Ok((ticket, output)) = self.outputs.try_recv() {
                self.pending.remove(&ticket);
                give(ticket, output);
            }
            true
        }
    }
}
