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
use std::thread;
use std::time::Duration;

use crate::active_runs::{self, RunEntry, STOP_TAKES};
use crate::blocks::Blocks;
use crate::clock;

mod handing;
mod meter;

pub use handing::{hand_over, outside_of_run, take_over, with_long_texts};
pub(crate) use meter::{
    excess, has_passed_mark, has_room_for_container, stop_run, watch_texts, Ceilings, Meter,
};

/// How far a run may pass its budget within one operation before the process is ended; a run with
/// a larger budget may pass it by as much again, so that copying all it holds is an error of its own.
pub const SLACK_BYTES: i64 = 64 << 20;
/// The same for all runs of the process together: two may take too much at once.
const PROCESS_SLACK_BYTES: i64 = 2 * SLACK_BYTES;
/// A thread reports to the process total when it has drifted this far from its last report.
const FLUSH_BYTES: i64 = 64 << 10;
/// Smaller requests are checked one by one only behind the hard wall.
const CHECKED_BYTES: usize = 1 << 20;
/// A run that holds less is not what fills the process, and is never stopped for it.
const NOTABLE_BYTES: i64 = 2 << 20;
/// Between two looks of a thread that waits for a stop to act.
const PAUSE: Duration = Duration::from_micros(200);
/// The ceiling of a thread without an active run.
const NO_CEILING: i64 = i64::MAX;

static PROCESS_BYTES: AtomicI64 = AtomicI64::new(0);
static PROCESS_WALL: AtomicI64 = AtomicI64::new(i64::MAX);

thread_local! {
    static COUNTER: Counter = const { Counter::new() };
}

/// The books of one thread. `current` may be negative: values can be freed on another thread.
pub(crate) struct Counter {
    current: Cell<i64>,
    peak: Cell<i64>,
    /// Above it there is a new peak, something to report or a request to refuse: most requests stay
    /// below, and look at nothing else. Never above `peak`, and less than two reports above `current`.
    high: Cell<i64>,
    /// Below it there is something to report.
    low: Cell<i64>,
    /// The active run as others see it.
    run: Cell<Option<&'static RunEntry>>,
    /// Where the active run must stop at its next operation; below everything once that is decided.
    ceiling: Cell<i64>,
    /// Where requests of the active run are refused.
    hard_wall: Cell<i64>,
    /// Whether a hard wall was passed, so that each request is checked.
    is_behind_wall: Cell<bool>,
    reported: Cell<i64>,
    /// What the thread held before the active run.
    baseline: Cell<i64>,
    /// Where the active run holds enough for a value above a size limit.
    mark: Cell<i64>,
    blocks: Blocks,
}

impl Counter {
    const fn new() -> Self {
        Self {
            current: Cell::new(0),
            peak: Cell::new(0),
            high: Cell::new(0),
            low: Cell::new(-FLUSH_BYTES),
            run: Cell::new(None),
            ceiling: Cell::new(NO_CEILING),
            hard_wall: Cell::new(NO_CEILING),
            is_behind_wall: Cell::new(false),
            reported: Cell::new(0),
            baseline: Cell::new(0),
            mark: Cell::new(NO_CEILING),
            blocks: Blocks::new(),
        }
    }

    /// Notes a new block.
    #[inline]
    fn add_block(&self, layout: Layout) {
        if self.blocks.add(layout) {
            self.knock();
        }
    }

    /// Writes down what `allocate` gets; null when it gets nothing or must not ask.
    #[inline]
    fn take(&self, bytes: usize, allocate: impl FnOnce() -> *mut u8) -> *mut u8 {
        // what wraps is so large that nobody has it
        let current = self.current.get().wrapping_add(bytes as i64);
        if current > self.high.get() {
            return self.take_above_high(bytes, allocate);
        }
        let pointer = allocate();
        if !pointer.is_null() {
            self.current.set(current);
        }
        pointer
    }

    #[inline(never)]
    fn take_above_high(&self, bytes: usize, allocate: impl FnOnce() -> *mut u8) -> *mut u8 {
        // larger requests are always above, see `high`
        const { assert!(CHECKED_BYTES as i64 > 2 * FLUSH_BYTES) };
        if (bytes >= CHECKED_BYTES || self.is_behind_wall.get()) && self.refuses(bytes) {
            return std::ptr::null_mut();
        }
        let pointer = allocate();
        if !pointer.is_null() {
            let current = self.current.get() + bytes as i64;
            self.current.set(current);
            self.note_high(current);
        }
        pointer
    }

    /// Writes down what `free` gives back.
    #[inline]
    fn give(&self, bytes: usize, free: impl FnOnce()) {
        let current = self.current.get() - bytes as i64;
        self.current.set(current);
        if current <= self.low.get() {
            return self.give_below_low(current, free);
        }
        free();
    }

    #[cold]
    #[inline(never)]
    fn give_below_low(&self, current: i64, free: impl FnOnce()) {
        self.report(current);
        free();
    }

    fn note_high(&self, current: i64) {
        self.peak.set(self.peak.get().max(current));
        match current - self.reported.get() >= FLUSH_BYTES {
            true => self.report(current),
            false => self.settle(),
        }
        // each new peak comes by here, so the run hears of its ceiling before the next operation
        if self.peak.get() > self.ceiling.get() {
            self.knock();
        } else if self.peak.get() > self.mark.get() {
            self.mark.set(NO_CEILING);
            self.knock();
        }
    }

    #[cold]
    fn knock(&self) {
        if let Some(run) = self.run.get() {
            run.knock();
        }
    }

    /// Sets the marks by what was reported last, the peak so far and the walls.
    fn settle(&self) {
        let reported = self.reported.get();
        self.low.set(reported - FLUSH_BYTES);
        self.high.set(match self.is_behind_wall.get() {
            true => i64::MIN,
            false => self.peak.get().min(reported + FLUSH_BYTES - 1),
        });
    }

    #[cold]
    fn report(&self, current: i64) {
        let delta = current - self.reported.replace(current);
        self.settle();
        let total = PROCESS_BYTES.fetch_add(delta, Relaxed) + delta;
        let Some(run) = self.run.get() else { return };
        run.note_held(current - self.baseline.get());
        if delta <= 0 {
            return;
        }
        let wall = PROCESS_WALL.load(Relaxed);
        if total > wall {
            active_runs::stop_the_largest(false, notable_bytes());
            wait_for_a_stop(run, || PROCESS_BYTES.load(Relaxed) <= wall);
        }
        if current > self.hard_wall.get() || total > wall.saturating_add(PROCESS_SLACK_BYTES) {
            self.is_behind_wall.set(true);
            self.settle();
        }
    }

    /// Whether this request would break through a hard wall.
    #[cold]
    fn refuses(&self, bytes: usize) -> bool {
        let Some(run) = self.run.get() else { return false };
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        if self.current.get().saturating_add(bytes) > self.hard_wall.get() {
            return true;
        }
        let wall = PROCESS_WALL.load(Relaxed).saturating_add(PROCESS_SLACK_BYTES);
        let has_room = || PROCESS_BYTES.load(Relaxed).saturating_add(bytes) <= wall;
        if !has_room() {
            wait_for_a_stop(run, has_room);
        }
        !has_room()
    }

    /// Whether the run on this thread has passed its own ceiling at any time.
    fn is_over_ceiling(&self) -> bool {
        self.peak.get() > self.ceiling.get()
    }

    /// Whether the run has passed its ceiling, or was stopped for the sake of the process.
    fn is_over(&self) -> bool {
        self.is_over_ceiling() || self.run.get().is_some_and(RunEntry::is_stopped)
    }

    fn is_over_by(&self, bytes: i64) -> bool {
        self.current.get() > self.ceiling.get().saturating_add(bytes)
    }

    fn stop_run(&self) {
        if self.run.get().is_some() {
            self.ceiling.set(i64::MIN);
            self.knock();
        }
    }
}

/// The system allocator with books. Declare it in the host binary:
/// `#[global_allocator] static ALLOCATOR: CountingAllocator = CountingAllocator;`
pub struct CountingAllocator;

// SAFETY: every request goes to `System` unchanged or is answered with null, which the contract of
// `GlobalAlloc` allows; the books are plain cells of the thread and never allocate or unwind.
// Each looks up the thread's books once: in a library that is loaded late that is a call.
unsafe impl GlobalAlloc for CountingAllocator {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNTER.with(|c| {
            c.add_block(layout);
            c.take(layout.size(), || System.alloc(layout))
        })
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        COUNTER.with(|c| {
            c.add_block(layout);
            c.take(layout.size(), || System.alloc_zeroed(layout))
        })
    }

    #[inline]
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        COUNTER.with(|c| {
            c.blocks.remove(layout);
            c.give(layout.size(), || System.dealloc(pointer, layout));
        });
    }

    #[inline]
    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        let old_size = layout.size();
        COUNTER.with(|c| {
            c.blocks.remove(layout);
            // SAFETY: size and alignment are of a block that the caller may ask for.
            c.add_block(Layout::from_size_align_unchecked(new_size, layout.align()));
            if new_size > old_size {
                return c.take(new_size - old_size, || System.realloc(pointer, layout, new_size));
            }
            let moved = System.realloc(pointer, layout, new_size);
            if !moved.is_null() {
                c.give(old_size - new_size, || ());
            }
            moved
        })
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
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
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

/// Whether the run that is active on this thread has passed its memory budget, or must stop because
/// the process has passed its own. False outside runs.
pub fn is_over_budget() -> bool {
    COUNTER.with(Counter::is_over)
}

/// Whether the run that is active on this thread has passed its own budget at any time.
pub(crate) fn is_over_own_budget() -> bool {
    COUNTER.with(Counter::is_over_ceiling)
}

/// Whether the run that is active on this thread holds that much more than its budget now.
pub(crate) fn is_over_budget_by(bytes: i64) -> bool {
    COUNTER.with(|c| c.is_over_by(bytes))
}

/// What a run must hold to be stopped for the sake of the process.
pub(crate) fn notable_bytes() -> i64 {
    NOTABLE_BYTES.min(PROCESS_WALL.load(Relaxed) / 32)
}

/// Holds this thread up while a stopped run of another one is on its way to its next operation, so
/// that the process does not fill further meanwhile, and nobody else has to be stopped.
#[cold]
#[inline(never)]
fn wait_for_a_stop(own: &RunEntry, has_room: impl Fn() -> bool) {
    let waiting_since = clock::now();
    while !has_room() && !own.is_stopped() && active_runs::is_any_stopping() {
        if clock::now() - waiting_since >= STOP_TAKES {
            active_runs::stop_the_largest(true, notable_bytes());
            return;
        }
        thread::sleep(PAUSE);
    }
}
