//! The part of a thread's books that belongs to its active run: where it is stopped, and what it has
//! had too much of.

use super::{Counter, COUNTER, NO_CEILING, SLACK_BYTES};
use crate::active_runs::RunEntry;
use crate::blocks::Excess;

/// Where a run is stopped, and where it is looked at more closely.
pub(crate) struct Ceilings {
    pub(crate) max_bytes: u64,
    pub(crate) mark_bytes: i64,
    pub(crate) max_containers: u64,
}

/// Measures one run: sets the ceiling on creation, takes it away on drop.
pub(crate) struct Meter {
    baseline: i64,
}

impl Meter {
    /// `run` is notified when its thread passes the ceiling.
    pub(crate) fn start(ceilings: Ceilings, run: &'static RunEntry) -> Self {
        let Ceilings { max_bytes, mark_bytes, max_containers } = ceilings;
        COUNTER.with(|c| {
            c.blocks.start(max_containers);
            let baseline = c.current.get();
            let budget = i64::try_from(max_bytes).unwrap_or(i64::MAX / 2);
            let ceiling = baseline.saturating_add(budget);
            let slack = budget.max(SLACK_BYTES);
            c.baseline.set(baseline);
            c.mark.set(baseline.saturating_add(mark_bytes).min(NO_CEILING - 1));
            c.run.set(Some(run));
            c.ceiling.set(ceiling);
            c.hard_wall.set(ceiling.saturating_add(slack).min(NO_CEILING - 1));
            c.is_behind_wall.set(false);
            c.peak.set(baseline);
            c.settle();
            Self { baseline }
        })
    }

    pub(crate) fn peak_bytes(&self) -> u64 {
        COUNTER.with(|c| (c.peak.get() - self.baseline).max(0) as u64)
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        COUNTER.with(|c| {
            c.run.set(None);
            c.blocks.end();
            c.ceiling.set(NO_CEILING);
            c.hard_wall.set(NO_CEILING);
            c.is_behind_wall.set(false);
            c.settle();
        });
    }
}

/// Makes the run on this thread, if there is one, stop at its next operation.
pub(crate) fn stop_run() {
    COUNTER.with(Counter::stop_run);
}

/// What the run that is active on this thread has had too much of, beside bytes.
pub(crate) fn excess() -> Option<Excess> {
    COUNTER.with(|c| c.blocks.excess())
}

/// Whether the run that is active on this thread may make another array or map.
pub(crate) fn has_room_for_container() -> bool {
    COUNTER.with(|c| c.blocks.has_room())
}

/// Whether the run that is active on this thread has held at any time what is enough for a value
/// above a size limit.
pub(crate) fn has_passed_mark() -> bool {
    COUNTER.with(|c| c.mark.get() == NO_CEILING)
}

/// Sets the longest block of bytes that the active run may have, and returns the earlier one.
pub(crate) fn watch_texts(max_bytes: usize) -> usize {
    COUNTER.with(|c| c.blocks.watch_texts(max_bytes))
}
