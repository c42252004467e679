//! Counts what the Rust side of this process allocates: per thread exactly, per process within
//! 64 KiB per thread. Knows nothing of scripts: a run sets a ceiling, the engine asks about it.
//!
//! Stable Rust cannot turn a failed allocation into an error, so a budget is checked between two
//! operations of a script. One operation that goes on allocating regardless meets a hard wall: what
//! would take a run more than one doubling past its budget, and [`SLACK_BYTES`] at least, gets
//! null, and Rust then aborts the process. That beats taking the whole board down.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

use crate::active_runs::{self, ActiveRun, NO_CEILING};

/// How far a run may pass its budget within one operation before the process is ended; a run with
/// a larger budget may pass it by as much again, so that copying all it holds is an error of its own.
pub const SLACK_BYTES: i64 = 64 << 20;
/// The same for all runs of the process together: two may take too much at once.
const PROCESS_SLACK_BYTES: i64 = 2 * SLACK_BYTES;
/// A thread reports to the process total when it has drifted this far from its last report.
const FLUSH_BYTES: i64 = 64 << 10;
/// Smaller requests are checked one by one only behind the hard wall.
const CHECKED_BYTES: usize = 1 << 20;

static PROCESS_BYTES: AtomicI64 = AtomicI64::new(0);
static PROCESS_WALL: AtomicI64 = AtomicI64::new(i64::MAX);

thread_local! {
    static COUNTER: Counter = const { Counter::new() };
}

/// The books of one thread. `current` may be negative: values can be freed on another thread.
pub(crate) struct Counter {
    current: Cell<i64>,
    peak: Cell<i64>,
    /// Above it there is a new peak, or something to report: most allocations are below.
    high: Cell<i64>,
    /// Below it there is something to report.
    low: Cell<i64>,
    /// Where the active run must stop at its next operation, and what others see of it.
    run: Cell<&'static ActiveRun>,
    /// Where requests of the active run are refused.
    hard_wall: Cell<i64>,
    reported: Cell<i64>,
    /// What the thread held before the active run.
    baseline: Cell<i64>,
    /// Requests of this size and above are checked one by one.
    checked_from: Cell<usize>,
}

impl Counter {
    const fn new() -> Self {
        Self {
            current: Cell::new(0),
            peak: Cell::new(0),
            high: Cell::new(0),
            low: Cell::new(-FLUSH_BYTES),
            run: Cell::new(&active_runs::NONE),
            hard_wall: Cell::new(NO_CEILING),
            reported: Cell::new(0),
            baseline: Cell::new(0),
            checked_from: Cell::new(CHECKED_BYTES),
        }
    }

    fn is_in_run(&self) -> bool {
        self.hard_wall.get() != NO_CEILING
    }

    #[inline]
    fn admits(&self, bytes: usize) -> bool {
        bytes < self.checked_from.get() || !self.refuses(bytes)
    }

    #[inline]
    fn took(&self, bytes: usize) {
        let current = self.current.get() + bytes as i64;
        self.current.set(current);
        if current > self.high.get() {
            self.note_high(current);
        }
    }

    #[inline]
    fn gave(&self, bytes: usize) {
        let current = self.current.get() - bytes as i64;
        self.current.set(current);
        if current <= self.low.get() {
            self.report(current);
        }
    }

    #[inline(never)]
    fn note_high(&self, current: i64) {
        self.peak.set(self.peak.get().max(current));
        match current - self.reported.get() >= FLUSH_BYTES {
            true => self.report(current),
            false => self.settle(),
        }
    }

    /// Sets the marks by what was reported last and the peak so far.
    fn settle(&self) {
        let reported = self.reported.get();
        self.high.set(self.peak.get().min(reported + FLUSH_BYTES - 1));
        self.low.set(reported - FLUSH_BYTES);
    }

    #[cold]
    fn report(&self, current: i64) {
        let delta = current - self.reported.replace(current);
        self.settle();
        let total = PROCESS_BYTES.fetch_add(delta, Relaxed) + delta;
        if !self.is_in_run() {
            return;
        }
        self.run.get().note_held(current - self.baseline.get());
        if delta <= 0 {
            return;
        }
        let wall = PROCESS_WALL.load(Relaxed);
        if total > wall {
            active_runs::stop_the_largest(total.saturating_sub(wall) > SLACK_BYTES / 2, 0);
        }
        if current > self.hard_wall.get() || total > wall.saturating_add(PROCESS_SLACK_BYTES) {
            self.checked_from.set(0);
        }
    }

    /// Whether this request would break through a hard wall.
    #[cold]
    fn refuses(&self, bytes: usize) -> bool {
        if !self.is_in_run() {
            return false;
        }
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        let of_run = self.current.get().saturating_add(bytes);
        let of_process = PROCESS_BYTES.load(Relaxed).saturating_add(bytes);
        of_run > self.hard_wall.get()
            || of_process > PROCESS_WALL.load(Relaxed).saturating_add(PROCESS_SLACK_BYTES)
    }

    /// Whether the run on this thread has passed its ceiling at any time.
    #[inline]
    pub(crate) fn is_over(&self) -> bool {
        self.peak.get() > self.run.get().ceiling()
    }

    /// Makes the run on this thread stop at its next operation.
    pub(crate) fn stop_run(&self) {
        if self.is_in_run() {
            self.run.get().end_budget();
        }
    }

    /// Whether that was for the sake of the whole process.
    pub(crate) fn is_process_wall_hit(&self) -> bool {
        self.run.get().is_stopped()
    }
}

/// The system allocator with books. Declare it in the host binary:
/// `#[global_allocator] static ALLOCATOR: CountingAllocator = CountingAllocator;`
pub struct CountingAllocator;

// SAFETY: every request goes to `System` unchanged or is answered with null, which the contract of
// `GlobalAlloc` allows; the books are plain cells of the thread and never allocate or unwind.
unsafe impl GlobalAlloc for CountingAllocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !COUNTER.with(|c| c.admits(layout.size())) {
            return std::ptr::null_mut();
        }
        let pointer = System.alloc(layout);
        if !pointer.is_null() {
            COUNTER.with(|c| c.took(layout.size()));
        }
        pointer
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !COUNTER.with(|c| c.admits(layout.size())) {
            return std::ptr::null_mut();
        }
        let pointer = System.alloc_zeroed(layout);
        if !pointer.is_null() {
            COUNTER.with(|c| c.took(layout.size()));
        }
        pointer
    }

    #[inline]
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        System.dealloc(pointer, layout);
        COUNTER.with(|c| c.gave(layout.size()));
    }

    #[inline]
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let grown = new_size.saturating_sub(layout.size());
        if !COUNTER.with(|c| c.admits(grown)) {
            return std::ptr::null_mut();
        }
        let moved = System.realloc(pointer, layout, new_size);
        if !moved.is_null() {
            COUNTER.with(|c| match new_size >= layout.size() {
                true => c.took(grown),
                false => c.gave(layout.size() - new_size),
            });
        }
        moved
    }
}

/// Bytes that the process holds through [`CountingAllocator`], within 64 KiB per thread.
pub fn process_bytes() -> u64 {
    PROCESS_BYTES.load(Relaxed).max(0) as u64
}

/// As [`process_bytes`], below zero where the books began late.
pub(crate) fn process_total() -> i64 {
    PROCESS_BYTES.load(Relaxed)
}

/// The C library keeps what threads have freed, for later and scattered; eight large runs would
/// hold ten times what one needs. This gives whole free pages back to the system.
pub fn give_back() {
    #[cfg(target_env = "gnu")]
    // SAFETY: looks only at memory that is free.
    unsafe {
        libc::malloc_trim(0);
    }
}

/// Bytes that the process holds beside its active runs: engines, compiled scripts, and what runs
/// left behind for ever. Within 64 KiB per thread.
pub fn bytes_beside_runs() -> u64 {
    (PROCESS_BYTES.load(Relaxed) - active_runs::held_bytes()).max(0) as u64
}

/// Bytes that this thread holds, exactly; negative when it has freed more than it took.
pub fn thread_bytes() -> i64 {
    COUNTER.with(|c| c.current.get())
}

/// Sets the memory of all runs of the process together, in bytes; 0 takes the wall away.
///
/// When the process passes the wall, the run that holds the most stops at its next operation with
/// the limit `max_process_memory_bytes`.
pub fn set_process_wall(bytes: u64) {
    let wall = if bytes == 0 { i64::MAX } else { i64::try_from(bytes).unwrap_or(i64::MAX) };
    PROCESS_WALL.store(wall, Relaxed);
}

/// Raises a wall that is lower than this; a process without one stays so.
pub fn raise_process_wall(bytes: u64) {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX - 1);
    PROCESS_WALL.fetch_max(bytes, Relaxed);
}

/// The wall set by [`set_process_wall`], 0 when there is none.
pub fn process_wall() -> u64 {
    match PROCESS_WALL.load(Relaxed) {
        i64::MAX => 0,
        wall => wall as u64,
    }
}

/// Whether [`CountingAllocator`] is the global allocator of this binary.
pub fn is_counting() -> bool {
    let before = COUNTER.with(|c| c.current.get());
    let probe = std::hint::black_box(vec![0_u8; 4096]);
    let after = COUNTER.with(|c| c.current.get());
    drop(probe);
    after - before >= 4096
}

/// Whether the run that is active on this thread has passed its memory budget. False outside runs.
pub fn is_over_budget() -> bool {
    COUNTER.with(Counter::is_over)
}

/// Measures one run: sets the ceiling on creation, takes it away on drop.
pub(crate) struct Meter {
    baseline: i64,
    run: &'static ActiveRun,
}

impl Meter {
    pub(crate) fn start(max_bytes: u64) -> Self {
        COUNTER.with(|c| {
            let baseline = c.current.get();
            let budget = i64::try_from(max_bytes).unwrap_or(i64::MAX / 2);
            let ceiling = baseline.saturating_add(budget);
            let run = active_runs::enter(ceiling);
            c.peak.set(baseline);
            c.settle();
            c.baseline.set(baseline);
            c.run.set(run);
            let slack = budget.max(SLACK_BYTES);
            c.hard_wall.set(ceiling.saturating_add(slack).min(NO_CEILING - 1));
            c.checked_from.set(CHECKED_BYTES);
            Self { baseline, run }
        })
    }

    pub(crate) fn peak_bytes(&self) -> u64 {
        COUNTER.with(|c| (c.peak.get() - self.baseline).max(0) as u64)
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        COUNTER.with(|c| {
            c.run.set(&active_runs::NONE);
            self.run.leave();
            c.hard_wall.set(NO_CEILING);
            c.checked_from.set(CHECKED_BYTES);
        });
    }
}

/// Makes the run on this thread, if there is one, stop at its next operation.
pub(crate) fn stop_run() {
    COUNTER.with(Counter::stop_run);
}

/// The books of this thread; valid as long as the thread lives.
pub(crate) fn thread_counter() -> *const Counter {
    COUNTER.with(std::ptr::from_ref)
}
