//! The runs that are active in this process, as the threads of others see them: what each holds and
//! whether it must stop. Read from within the allocator, so it never allocates there and never locks.

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{
    AtomicBool, AtomicI64, AtomicPtr,
    Ordering::{AcqRel, Acquire, Relaxed, Release},
};

/// The ceiling of a thread without an active run.
pub(crate) const NO_CEILING: i64 = i64::MAX;

/// One active run. Entries are never freed, only used again: there are as many as there were runs
/// at once.
pub(crate) struct ActiveRun {
    is_taken: AtomicBool,
    is_stopped: AtomicBool,
    /// Bytes on top of what its thread held before, as of the last report.
    held: AtomicI64,
    /// What its thread may hold; below everything once the run must stop.
    ceiling: AtomicI64,
    /// Written once, before the entry can be found.
    next: AtomicPtr<ActiveRun>,
}

/// Stands for "no run".
pub(crate) static NONE: ActiveRun = ActiveRun::new();
static FIRST: AtomicPtr<ActiveRun> = AtomicPtr::new(ptr::null_mut());

thread_local! {
    /// The entry that this thread used last; most likely free.
    static LAST_USED: Cell<Option<&'static ActiveRun>> = const { Cell::new(None) };
}

impl ActiveRun {
    const fn new() -> Self {
        Self {
            is_taken: AtomicBool::new(true),
            is_stopped: AtomicBool::new(false),
            held: AtomicI64::new(0),
            ceiling: AtomicI64::new(NO_CEILING),
            next: AtomicPtr::new(ptr::null_mut()),
        }
    }

    #[inline]
    pub(crate) fn ceiling(&self) -> i64 {
        self.ceiling.load(Relaxed)
    }

    /// Whether the run was told to stop for the sake of the process.
    pub(crate) fn is_stopped(&self) -> bool {
        self.is_stopped.load(Relaxed)
    }

    pub(crate) fn note_held(&self, bytes: i64) {
        self.held.store(bytes, Relaxed);
    }

    /// The run has ended.
    pub(crate) fn leave(&self) {
        self.held.store(0, Relaxed);
        self.is_taken.store(false, Release);
    }

    fn take(&self) -> bool {
        self.is_taken.compare_exchange(false, true, AcqRel, Relaxed).is_ok()
    }

    /// From now on, whatever the run holds is too much.
    pub(crate) fn end_budget(&self) {
        self.ceiling.store(i64::MIN, Relaxed);
    }

    fn stop(&self) {
        self.is_stopped.store(true, Relaxed);
        self.end_budget();
    }
}

/// The entry of a run that starts.
pub(crate) fn enter(ceiling: i64) -> &'static ActiveRun {
    let last_used = LAST_USED.with(Cell::get).filter(|run| run.take());
    let run = last_used.or_else(|| all().find(|run| run.take())).unwrap_or_else(add);
    LAST_USED.with(|last| last.set(Some(run)));
    run.is_stopped.store(false, Relaxed);
    run.held.store(0, Relaxed);
    run.ceiling.store(ceiling, Relaxed);
    run
}

/// Tells the run that holds the most to stop. While one that was told goes on, no other is, unless
/// `is_urgent`; nor is one that holds less than `least_bytes`. A run that ends at this moment may
/// hand the word to its successor, which then fails in its place.
#[cold]
pub(crate) fn stop_the_largest(is_urgent: bool, least_bytes: i64) {
    let is_active = |run: &&ActiveRun| run.is_taken.load(Acquire);
    if !is_urgent && all().filter(is_active).any(ActiveRun::is_stopped) {
        return;
    }
    let held = |run: &ActiveRun| run.held.load(Relaxed);
    let going_on =
        all().filter(is_active).filter(|run| !run.is_stopped() && held(run) >= least_bytes);
    if let Some(largest) = going_on.max_by_key(|run| held(run)) {
        largest.stop();
    }
}

/// What all active runs hold together, as of their last reports.
pub(crate) fn held_bytes() -> i64 {
    all().map(|run| run.held.load(Relaxed)).sum()
}

fn all() -> impl Iterator<Item = &'static ActiveRun> {
    // SAFETY: the list is made of leaked entries alone; each was complete before it was linked.
    let entry = |pointer: *mut ActiveRun| unsafe { pointer.as_ref::<'static>() };
    std::iter::successors(entry(FIRST.load(Acquire)), move |run| entry(run.next.load(Relaxed)))
}

#[cold]
fn add() -> &'static ActiveRun {
    let run: &'static mut ActiveRun = Box::leak(Box::new(ActiveRun::new()));
    let pointer = ptr::from_mut(run);
    let mut first = FIRST.load(Relaxed);
    loop {
        // SAFETY: nobody else knows the entry until the exchange below succeeds; after it, only
        // its atomics are written.
        unsafe { (*pointer).next.store(first, Relaxed) };
        match FIRST.compare_exchange(first, pointer, AcqRel, Acquire) {
            // SAFETY: leaked, so it lives for ever.
            Ok(_) => return unsafe { &*pointer },
            Err(newer) => first = newer,
        }
    }
}
