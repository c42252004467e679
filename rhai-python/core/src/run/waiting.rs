//! Waiting inside a native function for something outside of the process, and ending the run from one.

use std::thread;
use std::time::Duration;

use rhai::EvalAltResult;

use super::stop::Stop;
use super::{RunState, ACTIVE};
use crate::clock;
use crate::error::ScriptError;

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waited {
    Done,
    /// The time that the caller gave has passed.
    Late,
    /// The deadline of the run has passed.
    Overdue,
    /// The run was cancelled, or stopped for the sake of the process.
    Stopped,
}

/// End the active run of this thread with `error`, which no script can catch. The native function returns what it gets.
pub fn end_run(error: ScriptError) -> Box<EvalAltResult> {
    ACTIVE.with_borrow(|active| {
        if let Some(state) = active {
            state.end(error);
        }
    });
    "the run was stopped".into()
}

/// Count so many operations of the active run.
///
/// # Errors
/// The run must stop: the function returns without a result.
pub fn charge_operations(count: u64) -> Result<(), Box<EvalAltResult>> {
    ACTIVE.with_borrow(|active| active.as_ref().map_or(Ok(()), |state| state.count(count)))
}

/// Park this thread until `is_done`, for no longer than `most` and while the active run may go on. Unpark the thread
/// when that has changed.
pub fn wait_in_run(most: Duration, mut is_done: impl FnMut() -> bool) -> Waited {
    let Some(state) = ACTIVE.with_borrow(Clone::clone) else { return Waited::Stopped };
    let entry = state.entry;
    let most = u64::try_from(most.as_nanos()).unwrap_or(u64::MAX);
    let until = clock::now().saturating_add(most);
    let _parked = entry.park();
    loop {
        if is_done() {
            return Waited::Done;
        }
        if entry.is_cancelled() || entry.is_stopped() || state.is_stopping() {
            return Waited::Stopped;
        }
        let now = clock::now();
        if now >= entry.deadline() {
            return Waited::Overdue;
        }
        if now >= until {
            return Waited::Late;
        }
        thread::park_timeout(Duration::from_nanos(entry.deadline().min(until) - now));
    }
}

impl RunState {
    fn end(&self, error: ScriptError) {
        if self.stop.get().is_none() {
            *self.own_end.borrow_mut() = Some(error);
            self.stop.set(Some(Stop::Host));
        }
        self.forced_from.set(0);
        self.entry.knock();
    }
}
