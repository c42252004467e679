//! One run of a script: what it may use, what it has used, why it was stopped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use rhai::{Dynamic, EvalAltResult, Position};

use crate::active_runs::{self, Listed, Reservation, RunEntry};
use crate::blocks::Excess;
use crate::clock;
use crate::error::ScriptError;
use crate::limits::Limits;
use crate::memory;
use crate::output::Output;
use crate::sizes::SizeLimits;
use crate::thread::max_containers_for;
use crate::watchdog;

mod stop;
mod waiting;

use stop::Stop;
pub use waiting::{charge_operations, end_run, wait_in_run, Waited};

/// What one run may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    pub max_operations: u64,
    pub max_memory_bytes: u64,
    pub timeout: Duration,
}

impl From<&Limits> for Budget {
    fn from(limits: &Limits) -> Self {
        Self {
            max_operations: limits.max_operations,
            max_memory_bytes: limits.max_memory_bytes,
            timeout: Duration::from_millis(limits.timeout_ms),
        }
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::from(&Limits::default())
    }
}

/// What came of a run and what it used.
#[derive(Debug)]
pub struct Run<T> {
    pub outcome: Result<T, ScriptError>,
    /// Operations in Rhai's sense, those inside callbacks of native functions included.
    pub operations: u64,
    /// Most memory held at once on top of what the thread held before; temporary values included.
    pub peak_memory_bytes: u64,
    pub duration: Duration,
}

/// Stops the run that is active on an engine, from any thread.
#[derive(Clone, Debug)]
pub struct CancelHandle(Arc<Reservation>);

impl CancelHandle {
    /// Stops the active run at its next operation or in its wait; without one, nothing happens.
    pub fn cancel(&self) {
        self.0.entry().cancel();
        self.0.entry().unpark();
    }
}

/// What the longest block of bytes is at least, however low the size limits are: bodies are copied.
const LEAST_LONGEST_TEXT: usize = 2 << 20;
/// Operations between the moment a run must stop and its end by force. Rhai gives such an end the
/// place of the outermost call; an error at a variable has its own place, so wait for one.
const GRACE_OPERATIONS: u64 = 16;
/// A run that holds this much more than its budget has no grace: some operations copy all it holds
/// and use no variable.
const GRACE_BYTES: i64 = 1 << 20;

/// Bytes that a native function may look at for each operation.
const BYTES_PER_OPERATION: u64 = 1 << 10;

thread_local! {
    /// The run that native functions of this thread work for.
    static ACTIVE: RefCell<Option<Rc<RunState>>> = const { RefCell::new(None) };
    /// The limit that a text in the active run of this thread would have passed, and where.
    static LONG_TEXT: Cell<Option<(u64, Position)>> = const { Cell::new(None) };
}

/// Counts bytes that a native function is about to look at as operations of the active run.
///
/// # Errors
/// The run must stop: the function returns without a result.
pub fn charge(bytes: u64) -> Result<(), Box<EvalAltResult>> {
    ACTIVE.with_borrow(|active| active.as_ref().map_or(Ok(()), |state| state.charge(bytes)))
}

/// Part of the state that Rhai copies when a native function calls another: the copy is how the run
/// knows that its next operation is such a call.
pub(crate) struct SubcallMark;

impl Clone for SubcallMark {
    fn clone(&self) -> Self {
        ACTIVE.with_borrow(|active| {
            if let Some(state) = active {
                state.subcall_at.set(state.operations.get() + 1);
            }
        });
        Self
    }
}

/// Stops the active run of this thread for a text above `max_string_size`, from where an error
/// would be lost.
pub(crate) fn stop_for_long_text(max_string_size: u64, position: Position) {
    LONG_TEXT.set(Some((max_string_size, position)));
    memory::stop_run();
}

pub(crate) type OutputSink = Box<dyn FnMut(Output<'_>)>;

/// The state of the run that is active on one engine, read at each of its operations.
pub(crate) struct RunState {
    running: Cell<bool>,
    operations: Cell<u64>,
    /// Where others knock when there may be a reason to stop; see `active_runs`.
    entry: &'static RunEntry,
    reservation: Arc<Reservation>,
    budget: Cell<Budget>,
    sizes: SizeLimits,
    /// Whether the run holds enough for a value above a size limit.
    may_pass_sizes: Cell<bool>,
    stop: Cell<Option<Stop>>,
    /// The error of `Stop::Host`.
    own_end: RefCell<Option<ScriptError>>,
    /// The operation from which a stopped run ends by force.
    forced_from: Cell<u64>,
    /// The operation of the latest call that a native function made.
    subcall_at: Cell<u64>,
    has_spared: Cell<bool>,
    pub(crate) sink: RefCell<Option<OutputSink>>,
}

impl RunState {
    pub(crate) fn new(sizes: SizeLimits) -> Rc<Self> {
        let reservation = active_runs::reserve();
        Rc::new(Self {
            running: Cell::new(false),
            operations: Cell::new(0),
            entry: reservation.entry(),
            reservation,
            budget: Cell::new(Budget::default()),
            sizes,
            may_pass_sizes: Cell::new(false),
            stop: Cell::new(None),
            own_end: RefCell::new(None),
            forced_from: Cell::new(0),
            subcall_at: Cell::new(0),
            has_spared: Cell::new(false),
            sink: RefCell::new(None),
        })
    }

    /// Hands a line to the host's sink. A sink that prints in turn hears nothing of it.
    pub(crate) fn emit(&self, output: Output<'_>) {
        if let Ok(mut sink) = self.sink.try_borrow_mut() {
            if let Some(sink) = sink.as_mut() {
                sink(output);
            }
        }
    }

    pub(crate) fn cancel_handle(&self) -> CancelHandle {
        CancelHandle(Arc::clone(&self.reservation))
    }

    /// Called by Rhai once per operation: counts it and says whether the run must stop. All that can
    /// stop a run is behind one comparison.
    #[inline]
    pub(crate) fn must_stop(&self) -> bool {
        let operations = self.operations.get() + 1;
        self.operations.set(operations);
        operations > self.entry.free_operations() && self.stop_at(operations)
    }

    /// Whether a stop was noted. Asked at each use of a variable, because an error there has the
    /// place of the variable.
    #[inline]
    pub(crate) fn is_stopping(&self) -> bool {
        self.stop.get().is_some()
    }

    /// The longest block of bytes that a script may make. Texts and blobs within their limits have
    /// shorter ones. Time counts as well as memory: Rhai walks a text character by character in one
    /// operation, and only between two operations a run can be stopped.
    pub(crate) fn longest_text(&self) -> usize {
        let longest = self.sizes.max_string_size.max(self.sizes.max_array_size);
        longest.saturating_mul(2).max(LEAST_LONGEST_TEXT)
    }

    /// Check the size of a variable's value; free as long as the run holds too little for it.
    ///
    /// # Errors
    /// The limit that the value has passed.
    #[inline]
    pub(crate) fn check_size<'a>(
        &self,
        value: impl FnOnce() -> Option<&'a Dynamic>,
    ) -> Result<(), Box<EvalAltResult>> {
        match self.may_pass_sizes.get() {
            true => value().map_or(Ok(()), |value| self.sizes.check(value)),
            false => Ok(()),
        }
    }

    fn charge(&self, bytes: u64) -> Result<(), Box<EvalAltResult>> {
        self.count(bytes / BYTES_PER_OPERATION)
    }

    fn count(&self, more: u64) -> Result<(), Box<EvalAltResult>> {
        let operations = self.operations.get().saturating_add(more);
        self.operations.set(operations);
        if operations > self.entry.free_operations() {
            self.stop_at(operations);
        }
        match self.is_stopping() {
            true => self.stop_here(),
            false => Ok(()),
        }
    }

    /// The error where a variable is used, or a native function looks at more, after a stop was
    /// noted.
    #[cold]
    #[inline(never)]
    pub(crate) fn stop_here<T>(&self) -> Result<T, Box<EvalAltResult>> {
        // a script that catches this is ended at its next operation
        self.forced_from.set(0);
        Err("the run was stopped".into())
    }

    /// Notes why the run stops, if there is a reason; says whether it stops here.
    #[cold]
    fn stop_at(&self, operations: u64) -> bool {
        if !self.running.get() {
            return true;
        }
        if self.stop.get().is_none() {
            // before the look, so that a knock that comes after it is not lost
            self.entry.allow(self.budget.get().max_operations);
            self.may_pass_sizes.set(memory::has_passed_mark());
            let Some(reason) = self.stop_reason(operations) else { return false };
            self.stop.set(Some(reason));
            self.forced_from.set(operations + reason.grace());
            // from here on each operation comes by
            self.entry.knock();
        }
        if operations < self.forced_from.get() && !memory::is_over_budget_by(GRACE_BYTES) {
            return false;
        }
        // from here on, also when less is held again
        self.forced_from.set(0);
        !self.is_spared(operations)
    }

    /// Whether this operation is the first that a native function calls for, when the run must end:
    /// one such call goes on. Rhai writes the text of a value without any bound when its own call
    /// of `to_string` ends in an error.
    fn is_spared(&self, operations: u64) -> bool {
        self.subcall_at.get() == operations && !self.has_spared.replace(true)
    }

    /// At the end of a run: memory or containers that the last operation took too much of.
    pub(crate) fn note_overdraft(&self) {
        let has_too_much = memory::is_over_budget() || memory::excess().is_some();
        if self.stop.get().is_none() && has_too_much {
            self.stop_at(self.operations.get());
        }
    }

    fn stop_reason(&self, operations: u64) -> Option<Stop> {
        Some(if operations > self.budget.get().max_operations {
            Stop::Operations
        } else if memory::is_over_budget() {
            if LONG_TEXT.get().is_some() {
                Stop::LongText
            } else if memory::is_over_own_budget() {
                Stop::Memory
            } else {
                Stop::ProcessMemory
            }
        } else if let Some(excess) = memory::excess() {
            match excess {
                Excess::Containers => Stop::Containers,
                Excess::Text => Stop::LongText,
            }
        } else if self.entry.is_cancelled() {
            Stop::Cancelled
        } else if self.entry.is_overdue() {
            Stop::Timeout
        } else {
            return None;
        })
    }

    /// The error of the stop that was noted, if one was.
    pub(crate) fn stop_error(&self) -> Option<ScriptError> {
        self.stop.get().map(|stop| match self.own_end.borrow().as_ref() {
            Some(error) if stop == Stop::Host => error.clone(),
            _ => stop.error(&self.budget.get(), &self.sizes),
        })
    }

    /// Starts a run; its end is the drop of what this returns. None when one is active already.
    pub(crate) fn start(self: &Rc<Self>, budget: Budget) -> Option<ActiveRun<'_>> {
        if self.running.replace(true) {
            return None;
        }
        let started_at = clock::now();
        let timeout = u64::try_from(budget.timeout.as_nanos()).unwrap_or(u64::MAX);
        self.budget.set(budget);
        self.stop.set(None);
        self.own_end.take();
        self.may_pass_sizes.set(false);
        LONG_TEXT.set(None);
        self.operations.set(0);
        self.subcall_at.set(0);
        self.has_spared.set(false);
        let listed = self.entry.start(budget.max_operations, started_at.saturating_add(timeout));
        watchdog::keep_ticking();
        let ceilings = memory::Ceilings {
            max_bytes: budget.max_memory_bytes,
            mark_bytes: self.sizes.least_bytes_above(),
            max_containers: max_containers_for(budget.max_memory_bytes),
        };
        let meter = memory::Meter::start(ceilings, self.entry);
        let outer = ACTIVE.replace(Some(Rc::clone(self)));
        let outer_sizes = SizeLimits::replace_current(self.sizes);
        Some(ActiveRun { state: self, started_at, outer, outer_sizes, meter, _listed: listed })
    }
}

pub(crate) struct ActiveRun<'a> {
    state: &'a RunState,
    started_at: u64,
    /// The run of another engine whose native function started this one.
    outer: Option<Rc<RunState>>,
    outer_sizes: SizeLimits,
    // dropped in this order: what is no longer listed holds nothing
    meter: memory::Meter,
    _listed: Listed,
}

impl ActiveRun<'_> {
    pub(crate) fn finish<T>(self, outcome: Result<T, ScriptError>) -> Run<T> {
        Run {
            outcome,
            operations: self.state.operations.get(),
            peak_memory_bytes: self.meter.peak_bytes(),
            duration: Duration::from_nanos(clock::now().saturating_sub(self.started_at)),
        }
    }
}

impl Drop for ActiveRun<'_> {
    fn drop(&mut self) {
        ACTIVE.set(self.outer.take());
        SizeLimits::replace_current(self.outer_sizes);
        self.state.running.set(false);
    }
}

#[cfg(test)]
mod tests;
