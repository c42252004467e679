//! The clock of deadlines. Reading the time of the last tick costs a load; the watchdog moves it on.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
#[cfg(test)]
use std::sync::Mutex;
use std::sync::OnceLock;
use std::time::Instant;

/// Never in the past: the deadline of a run that has none.
pub(crate) const NEVER: u64 = u64::MAX;

/// Nanoseconds since [`start_of_time`], as of the last tick: never ahead of the real time.
static COARSE_NOW: AtomicU64 = AtomicU64::new(0);

fn start_of_time() -> Instant {
    static START: OnceLock<Instant> = OnceLock::new();
    *START.get_or_init(Instant::now)
}

/// Nanoseconds since the first use of this clock, read from the system.
pub(crate) fn now() -> u64 {
    start_of_time().elapsed().as_nanos() as u64
}

/// Moves the time of the last tick on to now.
pub(crate) fn tick() {
    COARSE_NOW.store(now(), Relaxed);
}

/// Whether `deadline` had passed at the last tick.
pub(crate) fn has_passed(deadline: u64) -> bool {
    COARSE_NOW.load(Relaxed) >= deadline
}

/// Tests that start runs take turns: one of them waits for the process to be idle.
#[cfg(test)]
pub(crate) fn turn_of_test() -> std::sync::MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
