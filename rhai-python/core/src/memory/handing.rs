//! Memory accounted across threads: blocks that another thread frees, and work for the process within a run.

use std::ptr;

use super::{Counter, COUNTER, NO_CEILING};

/// Adds bytes that another thread allocated and handed over to the count of this thread, and of its active run.
pub fn take_over(bytes: usize) {
    COUNTER.with(|c| {
        let _ = c.take(bytes, || ptr::NonNull::<u8>::dangling().as_ptr());
    });
}

/// Subtracts bytes from the count of this thread: another one will free them.
pub fn hand_over(bytes: usize) {
    COUNTER.with(|c| c.give(bytes, || ()));
}

/// Runs `body`, whose blocks may be longer than `max_string_size`. They count as memory all the same.
pub fn with_long_texts<T>(body: impl FnOnce() -> T) -> T {
    let outer = super::watch_texts(usize::MAX);
    let value = body();
    super::watch_texts(outer);
    value
}

/// Runs `body` for the process: what it allocates and frees on this thread does not count for the active run.
pub fn outside_of_run<T>(body: impl FnOnce() -> T) -> T {
    let before = COUNTER.with(Counter::pause);
    let value = with_long_texts(body);
    COUNTER.with(|c| c.resume(&before));
    value
}

/// The counters of the active run at one moment.
struct Paused {
    current: i64,
    ceiling: i64,
    hard_wall: i64,
    mark: i64,
    peak: i64,
}

impl Counter {
    fn pause(&self) -> Paused {
        let paused = Paused {
            current: self.current.get(),
            ceiling: self.ceiling.replace(NO_CEILING),
            hard_wall: self.hard_wall.replace(NO_CEILING),
            mark: self.mark.replace(NO_CEILING),
            peak: self.peak.get(),
        };
        self.settle();
        paused
    }

    fn resume(&self, before: &Paused) {
        let moved = self.current.get() - before.current;
        let shifted = |value: i64| match value {
            NO_CEILING => NO_CEILING,
            other => other.saturating_add(moved),
        };
        self.baseline.set(self.baseline.get() + moved);
        self.ceiling.set(shifted(before.ceiling));
        self.hard_wall.set(shifted(before.hard_wall));
        self.mark.set(shifted(before.mark));
        self.peak.set(before.peak + moved);
        self.settle();
    }
}
