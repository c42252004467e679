//! Deadlines that cost a script nothing: one watchdog thread per process looks at the clock every
//! few milliseconds while runs are active, knocks at those whose deadline has passed, lingers a
//! second, then parks. At each tick it looks at the memory of the process as well. An idle process has
//! no wake-ups from here. Knows nothing of scripts.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
#[cfg(test)]
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::Mutex;
#[cfg(unix)]
use std::sync::Once;
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use crate::{active_runs, clock, resident};

const TICK: Duration = Duration::from_millis(5);
const LINGER: Duration = Duration::from_secs(1);
static PARKED: AtomicBool = AtomicBool::new(false);
static STARTED: AtomicBool = AtomicBool::new(false);
static WATCHDOG: Mutex<Option<Thread>> = Mutex::new(None);

/// Makes the clock tick for as long as runs are active; to be called when one has been listed.
pub(crate) fn keep_ticking() {
    if !STARTED.load(SeqCst) {
        start_watchdog();
    }
    if PARKED.load(SeqCst) {
        wake_watchdog();
    }
}

#[cfg(test)]
static TICKS: AtomicU64 = AtomicU64::new(0);

#[cold]
fn start_watchdog() {
    let mut watchdog = WATCHDOG.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if STARTED.load(SeqCst) {
        return;
    }
    let started = thread::Builder::new()
        .name("rhai-watchdog".into())
        .stack_size(64 << 10)
        .spawn(watch)
        .expect("the watchdog thread of the script engine can be started");
    *watchdog = Some(started.thread().clone());
    STARTED.store(true, SeqCst);
    forget_watchdog_after_fork();
}

#[cfg(not(unix))]
fn forget_watchdog_after_fork() {}

/// A forked child has no watchdog thread: let its first run start one.
#[cfg(unix)]
fn forget_watchdog_after_fork() {
    extern "C" fn in_child() {
        STARTED.store(false, SeqCst);
        PARKED.store(false, SeqCst);
        active_runs::forget_after_fork();
    }
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: the handler only stores to atomics, which is allowed between fork and exec.
        unsafe { libc::pthread_atfork(None, None, Some(in_child)) };
    });
}

#[cold]
fn wake_watchdog() {
    let watchdog = WATCHDOG.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if let Some(thread) = watchdog.as_ref() {
        thread.unpark();
    }
}

fn watch() {
    let mut idle_since: Option<Instant> = None;
    loop {
        clock::tick();
        #[cfg(test)]
        TICKS.fetch_add(1, Relaxed);
        if active_runs::is_any_active() {
            idle_since = None;
            active_runs::knock_at_overdue();
            active_runs::unpark_stopped();
            resident::check();
            thread::sleep(TICK);
        } else if idle_since.get_or_insert_with(Instant::now).elapsed() < LINGER {
            thread::sleep(TICK * 4);
        } else {
            // a run that is listed after this store sees it and wakes us; one that was listed
            // before it is seen below
            PARKED.store(true, SeqCst);
            while !active_runs::is_any_active() {
                thread::park();
            }
            PARKED.store(false, SeqCst);
            idle_since = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{has_passed, now, turn_of_test, NEVER};

    fn ticks_during(time: Duration) -> u64 {
        let before = TICKS.load(Relaxed);
        thread::sleep(time);
        TICKS.load(Relaxed) - before
    }

    #[test]
    fn watchdog_ticks_while_a_run_is_active_and_sleeps_when_idle() {
        let _turn = turn_of_test();
        let engine = active_runs::reserve();
        for _ in 0..2 {
            let run = engine.entry().start(1, NEVER);
            keep_ticking();
            assert!(ticks_during(Duration::from_millis(200)) >= 10);
            drop(run);
            thread::sleep(LINGER + Duration::from_millis(300));
            assert_eq!(ticks_during(Duration::from_millis(300)), 0);
        }
    }

    #[test]
    fn watchdog_knocks_at_a_run_when_its_deadline_has_passed_and_no_earlier() {
        let _turn = turn_of_test();
        let engine = active_runs::reserve();
        let deadline = now() + 20_000_000;
        let _run = engine.entry().start(1, deadline);
        keep_ticking();
        while engine.entry().free_operations() > 0 {
            assert!(now() < deadline + 2_000_000_000, "the watchdog does not knock");
        }
        assert!(now() >= deadline);
        assert!(engine.entry().is_overdue());
        assert!(!has_passed(NEVER));
    }
}
