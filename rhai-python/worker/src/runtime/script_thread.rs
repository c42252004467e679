//! What one script thread keeps and does: engines by limits, compiled scripts by revision, one job
//! at a time. Nothing of it may leave the thread.
//!
//! There are two engines for each set of limits. The fast one does not know the place of an
//! operator that failed, so such a run is repeated on the exact one, only to learn line and column
//! (docs/decisions/0008-fast-operators.md).

use super::cache::Cache;
use super::holders::Holders;
use super::store::Revision;
use super::workbench::{compile_error, Compiled, Place, Task, Workbench};
use super::{HostLink, PendingCall, Work};
use crate::outcome::{Fault, Outcome};
use crate::sdk::services::journal::Journal;
use crate::sdk::services::Source;
use crate::sdk::tools;
use crate::wire::Use;
use rhai_sandbox::{
    memory, release_unused_stack, stack_bytes_for, Budget, Diagnostic, Limits, STACK_BYTES,
};
use std::panic::{self, AssertUnwindSafe};
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// Engines of one thread, two for each set of limits: hosts use few different ones.
const MAX_ENGINES: usize = 8;
/// Operations of a replay for each one that the run itself could use.
const REPLAY_OPERATIONS: u64 = 4;
/// A job that takes longer may leave megabytes of touched stack behind.
const LONG_JOB: Duration = Duration::from_micros(200);
/// Memory of a run that is worth a walk through the allocator's free blocks afterwards.
const LARGE_RUN_BYTES: u64 = 4 << 20;
const MAX_COMPILED: usize = 256;
/// Memory of all compiled scripts of one thread, in bytes: what eight threads keep leaves most of a
/// process's memory to runs. The script that was used last is always kept.
const MAX_COMPILED_BYTES: usize = 2 << 20;

pub struct ScriptThread {
    /// Its number among the threads of the pool.
    index: usize,
    compilations: Arc<AtomicU64>,
    /// By what engines differ in, and whether they are exact.
    workbenches: Cache<(Limits, bool), Rc<Workbench>>,
    compiled: Cache<u64, Kept>,
}

/// A compiled script, and where it is noted that this thread has it.
struct Kept {
    compiled: Rc<Result<Compiled, Fault>>,
    holders: Arc<Holders>,
}

impl ScriptThread {
    /// Counts the scripts it compiles for runs in `compilations`.
    pub fn new(index: usize, compilations: Arc<AtomicU64>) -> Self {
        Self {
            index,
            compilations,
            workbenches: Cache::new(MAX_ENGINES, usize::MAX),
            compiled: Cache::new(MAX_COMPILED, MAX_COMPILED_BYTES),
        }
    }

    /// Whether it must forget a compiled script to keep another one.
    pub fn is_full(&self) -> bool {
        self.compiled.is_full()
    }

    /// Does what one call asks for and returns the frame that answers it, also when it panics.
    pub fn work(&mut self, call: &PendingCall, work: Work, link: HostLink) -> Vec<u8> {
        let started_at = Instant::now();
        let frame = self.work_unwatched(call, work, link);
        // what a shorter one can touch is not worth a system call
        if started_at.elapsed() > LONG_JOB {
            release_unused_stack();
        }
        frame
    }

    fn work_unwatched(&mut self, call: &PendingCall, work: Work, link: HostLink) -> Vec<u8> {
        let worked = panic::catch_unwind(AssertUnwindSafe(|| match work {
            Work::Run(revision, payload) => call.result(&self.run(&revision, payload, link)),
            Work::Check(source, limits) => {
                let (findings, uses) = self.check(&source, &limits);
                call.checked(&findings, &uses)
            }
        }));
        worked.unwrap_or_else(|_| {
            self.start_afresh();
            call.failure(Fault::new("script_panic", "the executor failed"))
        })
    }

    /// Forgets all that it holds: the thread ends.
    pub fn forget(&mut self) {
        self.start_afresh();
    }

    /// After a panic nothing that the engine touched is used again.
    fn start_afresh(&mut self) {
        drop(self.workbenches.clear());
        self.compiled.clear().for_each(|kept| kept.holders.remove(self.index));
    }

    fn run(&mut self, revision: &Revision, payload: Arc<[u8]>, link: HostLink) -> Outcome {
        let stack_bytes = stack_bytes_for(revision.limits.max_memory_bytes);
        if stack_bytes <= STACK_BYTES || revision.limits.validate().is_err() {
            return self.run_here(revision, payload, link);
        }
        // more memory makes deeper values, and dropping them takes a deeper stack than this one;
        // rare enough to pay for a thread and a compilation each time
        let compilations = Arc::clone(&self.compilations);
        thread::scope(|scope| {
            let run = move || Self::new(usize::MAX, compilations).run_here(revision, payload, link);
            let started = thread::Builder::new().stack_size(stack_bytes).spawn_scoped(scope, run);
            let outcome = match started.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(outcome)) => outcome,
                Ok(Err(_)) => Outcome::failed(Fault::new("script_panic", "the executor failed")),
                Err(_) => Outcome::failed(Fault::limit(
                    "max_process_memory_bytes",
                    memory::process_wall(),
                )),
            };
            memory::give_back();
            outcome
        })
    }

    fn run_here(&mut self, revision: &Revision, payload: Arc<[u8]>, link: HostLink) -> Outcome {
        let started_at = Instant::now();
        let task = Task { revision, payload, started_at, host: Rc::new(link) };
        let mut outcome = self
            .run_placed(&task)
            .unwrap_or_else(|message| Outcome::failed(Fault::new("script_compile_error", message)));
        tools::current::end_run();
        outcome.duration_us = micros_since(started_at);
        outcome.left_bytes = memory::bytes_beside_runs();
        if outcome.peak_memory_bytes > LARGE_RUN_BYTES {
            memory::give_back();
        }
        outcome
    }

    /// One run, and where it ended in an error whose place is not known, that place from another.
    fn run_placed(&mut self, task: &Task<'_>) -> Result<Outcome, String> {
        tools::current::begin_run(&task.payload, task.started_at);
        let revision = task.revision;
        revision.service_limits.validate().map_err(|error| error.to_string())?;
        let fast = self.workbench(&revision.limits, false)?;
        let compiled = self.compiled(&fast, revision);
        let compiled = match &*compiled {
            Ok(compiled) => compiled,
            Err(fault) => {
                self.drop_broken(&fast);
                return Ok(Outcome::failed(fault.clone()));
            }
        };
        let bench = match compiled.needs_exact {
            true => self.workbench(&revision.limits, true)?,
            false => fast,
        };
        let budget = Budget::from(&revision.limits);
        let source = match compiled.needs_exact {
            true => Source::Host,
            false => Source::Recorded(Journal::default()),
        };
        let (mut outcome, place) = bench.run(compiled, task, source, budget);
        self.drop_broken(&bench);
        if let (Err(fault), Place::Vague(Some(journal))) = (&mut outcome.result, place) {
            let exact = self.workbench(&revision.limits, true)?;
            if let Some(budget) = budget_of_replay(budget, task.started_at) {
                let source = Source::Journal(Rc::new(journal));
                let (replay, _) = exact.run(compiled, task, source, budget);
                self.drop_broken(&exact);
                take_place_of_same(fault, replay);
            }
        }
        Ok(outcome)
    }

    fn check(&mut self, source: &str, limits: &Limits) -> (Vec<Diagnostic>, Vec<Use>) {
        match self.workbench(limits, false) {
            Ok(bench) => {
                let findings = bench.check(source, limits);
                self.drop_broken(&bench);
                findings
            }
            Err(message) => (vec![compile_error(message)], Vec::new()),
        }
    }

    fn drop_broken(&mut self, bench: &Workbench) {
        if bench.engine.has_panicked() {
            self.start_afresh();
        }
    }

    fn workbench(&mut self, limits: &Limits, is_exact: bool) -> Result<Rc<Workbench>, String> {
        limits.validate().map_err(|error| error.to_string())?;
        let key = (limits.engine_key(), is_exact);
        if let Some(bench) = self.workbenches.get(&key) {
            return Ok(Rc::clone(bench));
        }
        let bench = Rc::new(Workbench::new(&key.0, is_exact)?);
        drop(self.workbenches.insert(key, Rc::clone(&bench), 0));
        Ok(bench)
    }

    fn compiled(&mut self, bench: &Workbench, revision: &Revision) -> Rc<Result<Compiled, Fault>> {
        if let Some(kept) = self.compiled.get(&revision.serial) {
            return Rc::clone(&kept.compiled);
        }
        self.compilations.fetch_add(1, Relaxed);
        let before = memory::thread_bytes();
        let compiled = Rc::new(bench.compile_for_run(&revision.source, &revision.limits));
        let bytes = usize::try_from(memory::thread_bytes() - before).unwrap_or(0);
        let is_worth_keeping = !bench.engine.has_panicked();
        if is_worth_keeping {
            let holders = Arc::clone(&revision.holders);
            holders.add(self.index);
            let kept = Kept { compiled: Rc::clone(&compiled), holders };
            let forgotten = self.compiled.insert(revision.serial, kept, bytes);
            forgotten.iter().for_each(|kept| kept.holders.remove(self.index));
        }
        compiled
    }
}

/// What is left of the deadline; None when that is nothing. The exact engine counts each operator
/// as an operation of its own.
fn budget_of_replay(budget: Budget, started_at: Instant) -> Option<Budget> {
    let timeout =
        budget.timeout.checked_sub(started_at.elapsed()).filter(|left| !left.is_zero())?;
    let max_operations = budget.max_operations.saturating_mul(REPLAY_OPERATIONS);
    Some(Budget { timeout, max_operations, ..budget })
}

/// Take the place and the call trace of the replay, if it came to the same end.
fn take_place_of_same(fault: &mut Fault, replay: Outcome) {
    match replay.result {
        Err(same) if same.code == fault.code && same.message == fault.message => *fault = same,
        _ => (),
    }
}

fn micros_since(start: Instant) -> u64 {
    u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX)
}
