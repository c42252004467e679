//! The runs that are active in this process, as the threads of others see them: what each holds and
//! whether it must stop. Read from within the allocator, so it never allocates there and never locks.
//!
//! A run looks for reasons to stop only when somebody knocks: who finds a reason notes it first and
//! knocks then. A knock alone is harmless, so one that comes too late for the run it was meant for
//! costs the next one a look; each reason carries the number of its run.

use std::ptr;
use std::sync::atomic::{
    fence, AtomicBool, AtomicI64, AtomicPtr, AtomicU64,
    Ordering::{AcqRel, Relaxed, Release, SeqCst},
};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};

use crate::clock;

/// Where the runs of one engine are listed, one at a time. Entries are never freed, only reserved
/// again: there are as many as there were engines at once.
#[derive(Debug)]
#[repr(align(64))] // the run reads its entry at each operation: no other entry shares the line
pub(crate) struct RunEntry {
    is_reserved: AtomicBool,
    /// Counts starts and ends: odd while a run is active.
    number: AtomicU64,
    /// Operations up to this one go on without a look at anything else. 0 outside runs and once
    /// somebody has knocked.
    free_operations: AtomicU64,
    /// On the clock of [`deadline`].
    deadline: AtomicU64,
    /// The run that was told to stop for the sake of the process.
    stopped: AtomicU64,
    /// The run that was cancelled.
    cancelled: AtomicU64,
    /// The thread of the run while it waits. Never touched from within the allocator.
    parked: Mutex<Option<Thread>>,
    /// Bytes on top of what its thread held before, as of the last report.
    held: AtomicI64,
    /// Written before the entry can be found.
    next: AtomicPtr<RunEntry>,
}

static FIRST: AtomicPtr<RunEntry> = AtomicPtr::new(ptr::null_mut());

impl RunEntry {
    const fn reserved() -> Self {
        Self {
            is_reserved: AtomicBool::new(true),
            number: AtomicU64::new(0),
            free_operations: AtomicU64::new(0),
            deadline: AtomicU64::new(clock::NEVER),
            stopped: AtomicU64::new(0),
            cancelled: AtomicU64::new(0),
            parked: Mutex::new(None),
            held: AtomicI64::new(0),
            next: AtomicPtr::new(ptr::null_mut()),
        }
    }

    fn take(&self) -> bool {
        !self.is_reserved.load(Relaxed)
            && self.is_reserved.compare_exchange(false, true, AcqRel, Relaxed).is_ok()
    }

    #[inline]
    pub(crate) fn free_operations(&self) -> u64 {
        self.free_operations.load(Relaxed)
    }

    /// Lets the run go on up to this operation. What it must not miss it looks for after this.
    pub(crate) fn allow(&self, operations: u64) {
        self.free_operations.store(operations, Relaxed);
        // pairs with the fence of `knock`: either that store comes after this one, or what was
        // noted before it is seen from here on
        fence(SeqCst);
    }

    /// Makes the active run look for a reason to stop at its next operation.
    pub(crate) fn knock(&self) {
        fence(SeqCst);
        self.free_operations.store(0, Relaxed);
    }

    fn active_number(&self) -> Option<u64> {
        // in one order with the watchdog's word that it parks: see `deadline`
        Some(self.number.load(SeqCst)).filter(|number| number % 2 == 1)
    }

    /// Whether the active run was told to stop for the sake of the process.
    pub(crate) fn is_stopped(&self) -> bool {
        self.active_number() == Some(self.stopped.load(Relaxed))
    }

    pub(crate) fn is_cancelled(&self) -> bool {
        self.active_number() == Some(self.cancelled.load(Relaxed))
    }

    pub(crate) fn is_overdue(&self) -> bool {
        clock::has_passed(self.deadline())
    }

    pub(crate) fn deadline(&self) -> u64 {
        self.deadline.load(Relaxed)
    }

    /// Notes that this thread, the one of the run, waits for as long as what this returns lives.
    pub(crate) fn park(&'static self) -> Parked {
        *self.parked() = Some(thread::current());
        Parked(self)
    }

    /// Wakes the thread of the run if it waits, so that it looks for a reason to stop.
    pub(crate) fn unpark(&self) {
        if let Some(thread) = self.parked().as_ref() {
            thread.unpark();
        }
    }

    fn parked(&self) -> MutexGuard<'_, Option<Thread>> {
        self.parked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn note_held(&self, bytes: i64) {
        self.held.store(bytes, Relaxed);
    }

    /// Cancels the active run; without one, nothing happens.
    pub(crate) fn cancel(&self) {
        if let Some(number) = self.active_number() {
            // never back to an earlier run: its word may come late
            self.cancelled.fetch_max(number, Relaxed);
            self.knock();
        }
    }

    fn stop(&self, number: u64) {
        self.stopped.fetch_max(number, Relaxed);
        self.knock();
    }

    /// Lists a run that starts; for the thread of the engine alone.
    pub(crate) fn start(&'static self, max_operations: u64, deadline: u64) -> Listed {
        let number = (self.number.load(Relaxed) + 1) | 1;
        self.held.store(0, Relaxed);
        self.deadline.store(deadline, Relaxed);
        self.free_operations.store(max_operations, Relaxed);
        self.number.store(number, SeqCst);
        Listed { entry: self, number }
    }
}

/// A run waits while this lives.
pub(crate) struct Parked(&'static RunEntry);

impl Drop for Parked {
    fn drop(&mut self) {
        self.0.parked().take();
    }
}

/// A run is listed while this lives.
pub(crate) struct Listed {
    entry: &'static RunEntry,
    number: u64,
}

impl Drop for Listed {
    fn drop(&mut self) {
        self.entry.held.store(0, Relaxed);
        self.entry.number.store(self.number + 1, Release);
        self.entry.free_operations.store(0, Relaxed);
    }
}

/// The hold of an engine, and of whoever may cancel its runs, on its entry.
#[derive(Debug)]
pub(crate) struct Reservation(&'static RunEntry);

impl Reservation {
    pub(crate) fn entry(&self) -> &'static RunEntry {
        self.0
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        self.0.is_reserved.store(false, Release);
    }
}

/// An entry for a new engine.
pub(crate) fn reserve() -> Arc<Reservation> {
    Arc::new(Reservation(all().find(|entry| entry.take()).unwrap_or_else(add)))
}

/// How long a stop has to act, in nanoseconds: the longest operation that the sandbox knows. Only
/// then is another run stopped.
pub(crate) const STOP_TAKES: u64 = 100_000_000;

/// When a run was last stopped for the sake of the process, on the clock of [`deadline`].
static STOPPED_AT: AtomicU64 = AtomicU64::new(0);

/// Stops the run that holds the most, unless it holds less than `least_bytes`. One at a time: while
/// a stopped run is active, the next one is stopped only when `is_urgent`, and after
/// [`STOP_TAKES`].
#[cold]
pub(crate) fn stop_the_largest(is_urgent: bool, least_bytes: i64) {
    let (last, now) = (STOPPED_AT.load(SeqCst), clock::now());
    let is_late = now.saturating_sub(last) >= STOP_TAKES;
    if is_any_stopping() && !(is_urgent && is_late) {
        return;
    }
    let held = |run: &RunEntry| run.held.load(Relaxed);
    let going_on = all()
        .filter_map(|run| run.active_number().map(|number| (run, number)))
        .filter(|(run, _)| !run.is_stopped() && held(run) >= least_bytes);
    let Some((largest, number)) = going_on.max_by_key(|(run, _)| held(run)) else { return };
    // of two threads that come here at once, one stops a run
    if STOPPED_AT.compare_exchange(last, now, SeqCst, Relaxed).is_ok() {
        largest.stop(number);
    }
}

/// Whether a run that was stopped for the sake of the process is still active.
pub(crate) fn is_any_stopping() -> bool {
    all().any(RunEntry::is_stopped)
}

/// Knocks at each active run whose deadline has passed. Called at each tick, so it does not matter
/// that a run may miss a knock while it looks for an earlier one.
pub(crate) fn knock_at_overdue() {
    all().filter(|run| run.active_number().is_some() && run.is_overdue()).for_each(RunEntry::knock);
}

/// Wakes each waiting run that was stopped or cancelled. Called at each tick: who stops a run may be within the allocator,
/// and must not do it.
pub(crate) fn unpark_stopped() {
    all().filter(|run| run.is_stopped() || run.is_cancelled()).for_each(RunEntry::unpark);
}

pub(crate) fn is_any_active() -> bool {
    all().any(|run| run.active_number().is_some())
}

/// In a forked child, where the threads of all runs are gone. Only stores to atomics.
#[cfg(unix)]
pub(crate) fn forget_after_fork() {
    for run in all() {
        if let Some(number) = run.active_number() {
            run.held.store(0, Relaxed);
            run.number.store(number + 1, SeqCst);
        }
    }
}

/// What all active runs hold together, as of their last reports.
pub(crate) fn held_bytes() -> i64 {
    all().map(|run| run.held.load(Relaxed)).sum()
}

fn all() -> impl Iterator<Item = &'static RunEntry> {
    // SAFETY: the list is made of leaked entries alone; each was complete before it was linked.
    let entry = |pointer: *mut RunEntry| unsafe { pointer.as_ref::<'static>() };
    // in one order with `add`, so that the watchdog does not park beside a run on a new entry
    std::iter::successors(entry(FIRST.load(SeqCst)), move |run| entry(run.next.load(Relaxed)))
}

#[cold]
fn add() -> &'static RunEntry {
    let entry: &'static RunEntry = Box::leak(Box::new(RunEntry::reserved()));
    let pointer = ptr::from_ref(entry).cast_mut();
    let mut first = FIRST.load(Relaxed);
    loop {
        entry.next.store(first, Relaxed);
        match FIRST.compare_exchange(first, pointer, SeqCst, Relaxed) {
            Ok(_) => return entry,
            Err(newer) => first = newer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_over(run: &RunEntry) -> bool {
        run.is_stopped() || run.is_cancelled()
    }

    #[test]
    fn stop_of_a_run_that_has_ended_is_not_for_its_successor() {
        let _turn = clock::turn_of_test();
        let engine = reserve();
        let entry = engine.entry();
        let ended = entry.start(10, clock::NEVER).number;
        let _next = entry.start(10, clock::NEVER);
        entry.stop(ended);
        assert_eq!(entry.free_operations(), 0, "the knock is heard all the same");
        assert!(!is_over(entry));
    }

    #[test]
    fn cancel_and_stop_end_with_the_run_that_they_are_for() {
        let _turn = clock::turn_of_test();
        let engine = reserve();
        let entry = engine.entry();
        for _ in 0..2 {
            entry.cancel();
            let run = entry.start(10, clock::NEVER);
            assert!(!is_over(entry));
            entry.cancel();
            assert!(entry.is_cancelled() && !entry.is_stopped());
            entry.stop(run.number);
            assert!(entry.is_cancelled() && entry.is_stopped());
            drop(run);
            assert!(!is_over(entry));
        }
    }

    #[test]
    fn entry_goes_to_another_engine_only_when_no_handle_is_left() {
        let _turn = clock::turn_of_test();
        let engine = reserve();
        let entry = engine.entry();
        let handle = Arc::clone(&engine);
        drop(engine);
        let other = reserve();
        assert!(!ptr::eq(entry, other.entry()));
        drop(handle);
        let (one, two) = (reserve(), reserve());
        assert!(ptr::eq(entry, one.entry()) || ptr::eq(entry, two.entry()));
    }

    #[test]
    fn largest_is_stopped_and_no_other_until_it_had_time_to_act() {
        const LARGE: i64 = 1 << 50;
        let _turn = clock::turn_of_test();
        let engines = [reserve(), reserve()];
        let runs = [0, 1].map(|of: usize| engines[of].entry().start(10, clock::NEVER));
        let [small, large] = [0, 1].map(|of: usize| engines[of].entry());
        small.note_held(LARGE);
        large.note_held(LARGE + 1);
        stop_the_largest(true, LARGE + 2);
        assert!(!small.is_stopped() && !large.is_stopped());
        for is_urgent in [false, true, true] {
            stop_the_largest(is_urgent, LARGE);
            assert!(!small.is_stopped() && large.is_stopped());
        }
        std::thread::sleep(std::time::Duration::from_nanos(STOP_TAKES));
        stop_the_largest(false, LARGE);
        assert!(!small.is_stopped());
        stop_the_largest(true, LARGE);
        assert!(small.is_stopped());
        drop(runs);
    }
}
