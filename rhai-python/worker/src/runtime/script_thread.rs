//! What one script thread keeps and does: engines by limits, compiled scripts by revision, one job
//! at a time. Nothing of it may leave the thread.
//!
//! There are two engines for each set of limits. The fast one does not know the place of an
//! operator that failed, so such a run is repeated on the exact one, only to learn line and column
//! (docs/decisions/0008-fast-operators.md).

use super::cache::Cache;
use super::store::Revision;
use super::{PendingCall, Work};
use crate::lint::{lint, KnownFunctions};
use crate::outcome::{Answer, Fault, Outcome};
use crate::sdk::ctx::CtxSource;
use crate::sdk::respond::{BadResponse, Response};
use crate::sdk::{answer, reserved, Sdk};
use rhai_sandbox::rhai::{Dynamic, Scope, AST};
use rhai_sandbox::{
    memory, release_unused_stack, stack_bytes_for, Budget, Diagnostic, ErrorKind, Limits,
    SandboxEngine, ScriptError, Session, Severity, STACK_BYTES,
};
use std::cell::OnceCell;
use std::panic::{self, AssertUnwindSafe};
use std::rc::Rc;
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

struct Workbench {
    engine: SandboxEngine,
    sdk: Rc<Sdk>,
    /// Whether errors of operators have the place of the operator.
    is_exact: bool,
    /// For checks only.
    functions: OnceCell<KnownFunctions>,
}

struct Compiled {
    ast: AST,
    /// A script that catches errors can see their places.
    needs_exact: bool,
    /// Line and column of the first assignment to a part of `ctx`.
    write_to_ctx: Option<(Option<u32>, Option<u32>)>,
}

pub struct ScriptThread {
    /// By what engines differ in, and whether they are exact.
    workbenches: Cache<(Limits, bool), Rc<Workbench>>,
    compiled: Cache<u64, Rc<Result<Compiled, Fault>>>,
}

impl Default for ScriptThread {
    fn default() -> Self {
        Self {
            workbenches: Cache::new(MAX_ENGINES, usize::MAX),
            compiled: Cache::new(MAX_COMPILED, MAX_COMPILED_BYTES),
        }
    }
}

impl ScriptThread {
    /// Does what one call asks for and returns the frame that answers it, also when it panics.
    pub fn work(&mut self, call: &PendingCall, work: Work) -> Vec<u8> {
        let started_at = Instant::now();
        let frame = self.work_unwatched(call, work);
        // what a shorter one can touch is not worth a system call
        if started_at.elapsed() > LONG_JOB {
            release_unused_stack();
        }
        frame
    }

    fn work_unwatched(&mut self, call: &PendingCall, work: Work) -> Vec<u8> {
        let worked = panic::catch_unwind(AssertUnwindSafe(|| match work {
            Work::Run(revision, payload) => call.result(&self.run(&revision, payload)),
            Work::Check(source, limits) => call.checked(&self.check(&source, &limits)),
        }));
        worked.unwrap_or_else(|_| {
            self.start_afresh();
            call.failure(Fault::new("script_panic", "the executor failed"))
        })
    }

    /// After a panic nothing that the engine touched is used again.
    fn start_afresh(&mut self) {
        self.workbenches.clear();
        self.compiled.clear();
    }

    fn run(&mut self, revision: &Revision, payload: Arc<[u8]>) -> Outcome {
        let stack_bytes = stack_bytes_for(revision.limits.max_memory_bytes);
        if stack_bytes <= STACK_BYTES || revision.limits.validate().is_err() {
            return self.run_here(revision, payload);
        }
        // more memory makes deeper values, and dropping them takes a deeper stack than this one;
        // rare enough to pay for a thread and a compilation each time
        thread::scope(|scope| {
            let run = move || Self::default().run_here(revision, payload);
            let started = thread::Builder::new().stack_size(stack_bytes).spawn_scoped(scope, run);
            let outcome = match started.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(outcome)) => outcome,
                Ok(Err(_)) => Outcome::failed(Fault::new("script_panic", "the executor failed")),
                Err(_) => Outcome::failed(Fault::limit(
                    "max_process_memory_bytes",
                    memory::process_wall(),
                )),
            };
            give_memory_back();
            outcome
        })
    }

    fn run_here(&mut self, revision: &Revision, payload: Arc<[u8]>) -> Outcome {
        let started_at = Instant::now();
        let mut outcome = self
            .run_placed(revision, &payload, started_at)
            .unwrap_or_else(|message| Outcome::failed(Fault::new("script_compile_error", message)));
        outcome.duration_us = micros_since(started_at);
        outcome.left_bytes = memory::bytes_beside_runs();
        if outcome.peak_memory_bytes > LARGE_RUN_BYTES {
            give_memory_back();
        }
        outcome
    }

    /// One run, and where it ended in an error whose place is not known, that place from another.
    fn run_placed(
        &mut self,
        revision: &Revision,
        payload: &Arc<[u8]>,
        started_at: Instant,
    ) -> Result<Outcome, String> {
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
        let (mut outcome, place) = bench.run(compiled, revision, payload, started_at, budget);
        self.drop_broken(&bench);
        if let (Err(fault), Place::Vague) = (&mut outcome.result, place) {
            let exact = self.workbench(&revision.limits, true)?;
            if let Some(budget) = budget_of_replay(budget, started_at) {
                let (replay, _) = exact.run(compiled, revision, payload, started_at, budget);
                self.drop_broken(&exact);
                (fault.line, fault.column) = place_of_same(fault, replay);
            }
        }
        Ok(outcome)
    }

    fn check(&mut self, source: &str, limits: &Limits) -> Vec<Diagnostic> {
        match self.workbench(limits, false) {
            Ok(bench) => {
                let findings = bench.check(source, limits);
                self.drop_broken(&bench);
                findings
            }
            Err(message) => vec![compile_error(message)],
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
        let (mut engine, sdk) = Sdk::engine(&key.0)?;
        engine.extend(|rhai| {
            rhai.set_fast_operators(!is_exact);
        });
        let bench = Rc::new(Workbench { engine, sdk, is_exact, functions: OnceCell::new() });
        self.workbenches.insert(key, Rc::clone(&bench), 0);
        Ok(bench)
    }

    fn compiled(&mut self, bench: &Workbench, revision: &Revision) -> Rc<Result<Compiled, Fault>> {
        if let Some(compiled) = self.compiled.get(&revision.serial) {
            return Rc::clone(compiled);
        }
        let before = memory::thread_bytes();
        let compiled = Rc::new(bench.compile_for_run(&revision.source, &revision.limits));
        let bytes = usize::try_from(memory::thread_bytes() - before).unwrap_or(0);
        let is_worth_keeping = !bench.engine.has_panicked();
        if is_worth_keeping {
            self.compiled.insert(revision.serial, Rc::clone(&compiled), bytes);
        }
        compiled
    }
}

impl Workbench {
    /// Compiles within the budget of a run, so that its memory is bounded as well.
    ///
    /// Returns the syntax tree unless there is an error among the findings.
    fn compile(&self, source: &str, limits: &Limits) -> (Option<AST>, Vec<Diagnostic>) {
        let run = self.engine.run_with(&Budget::from(limits), |session| {
            let mut findings = self.engine.diagnose(source, &reserved::RESERVED);
            session.check()?;
            if findings.iter().any(|finding| finding.severity == Severity::Error) {
                return Ok((None, findings));
            }
            let ast = self.engine.compile(source)?;
            session.check()?;
            findings.extend(reserved::read_only_writes(&ast));
            Ok((Some(ast), findings))
        });
        run.outcome.unwrap_or_else(|error| {
            let (line, column) = (error.line, error.column);
            (None, vec![Diagnostic { line, column, ..compile_error(error.message) }])
        })
    }

    /// Everything that is to be said of a source before it is stored.
    fn check(&self, source: &str, limits: &Limits) -> Vec<Diagnostic> {
        let (ast, mut findings) = self.compile(source, limits);
        for finding in findings.iter_mut().filter(|finding| finding.code == reserved::READ_ONLY) {
            finding.severity = Severity::Error;
        }
        let Some(ast) = ast else { return findings };
        let known = self.functions.get_or_init(|| KnownFunctions::of(self.engine.rhai()));
        let run = self.engine.run_with(&Budget::from(limits), |session| {
            let warnings = lint(&ast, known);
            session.check().map(|()| warnings)
        });
        // a source that is too much for this is not wrong
        findings.extend(run.outcome.unwrap_or_default());
        findings.sort_by_key(|finding| (finding.line, finding.column));
        findings
    }

    fn compile_for_run(&self, source: &str, limits: &Limits) -> Result<Compiled, Fault> {
        let (ast, findings) = self.compile(source, limits);
        if let Some(ast) = ast {
            let write = findings.iter().find(|finding| finding.code == reserved::READ_ONLY);
            let write_to_ctx = write.map(|finding| (finding.line, finding.column));
            let needs_exact = catches_errors(source);
            return Ok(Compiled { ast, needs_exact, write_to_ctx });
        }
        let code = if self.engine.has_panicked() { "script_panic" } else { "script_compile_error" };
        let error = findings.into_iter().find(|finding| finding.severity == Severity::Error);
        let error = error.unwrap_or_else(|| compile_error("the script does not compile".into()));
        Err(Fault { line: error.line, column: error.column, ..Fault::new(code, error.message) })
    }

    fn run(
        &self,
        compiled: &Compiled,
        revision: &Revision,
        payload: &Arc<[u8]>,
        started_at: Instant,
        budget: Budget,
    ) -> (Outcome, Place) {
        let limits = &revision.limits;
        let is_watched = compiled.write_to_ctx.is_some();
        let payload = Arc::clone(payload);
        let ctx = CtxSource::new(payload, Arc::clone(&revision.script), limits, is_watched);
        self.sdk.start_run(ctx, limits, started_at);
        let run = self.engine.run_with(&budget, |session| evaluate(session, &compiled.ast, limits));
        let place = match &run.outcome {
            Err(error) if error.is_of_operator && !self.is_exact => Place::Vague,
            _ => Place::Known,
        };
        let mut result = match run.outcome {
            Ok(answered) => answered,
            Err(error) => Err(fault_of(error)),
        };
        if let (Ok(_), Some((line, column))) = (&result, compiled.write_to_ctx) {
            if self.sdk.is_ctx_changed() {
                let fault = Fault::new("script_error", "Cannot modify constant ctx");
                result = Err(Fault { line, column, ..fault });
            }
        }
        let log = self.sdk.finish_run();
        let (result, mut warnings) = match result {
            Ok((answer, warnings)) => (Ok(answer), warnings),
            Err(fault) => (Err(fault), Vec::new()),
        };
        warnings.extend(log.warnings);
        let outcome = Outcome {
            result,
            duration_us: 0,
            operations: run.operations,
            peak_memory_bytes: run.peak_memory_bytes,
            logs: log.lines,
            dropped_log_lines: log.dropped,
            warnings,
            left_bytes: 0,
        };
        (outcome, place)
    }
}

/// What is known of the place of an error.
enum Place {
    /// All there is to know.
    Known,
    /// An operator failed on an engine that does not note where.
    Vague,
}

/// What is left of the deadline; None when that is nothing. The exact engine counts each operator
/// as an operation of its own.
fn budget_of_replay(budget: Budget, started_at: Instant) -> Option<Budget> {
    let timeout =
        budget.timeout.checked_sub(started_at.elapsed()).filter(|left| !left.is_zero())?;
    let max_operations = budget.max_operations.saturating_mul(REPLAY_OPERATIONS);
    Some(Budget { timeout, max_operations, ..budget })
}

/// Line and column of the replay, if it came to the same end.
fn place_of_same(fault: &Fault, replay: Outcome) -> (Option<u32>, Option<u32>) {
    match replay.result {
        Err(same) if same.code == fault.code && same.message == fault.message => {
            (same.line, same.column)
        }
        _ => (fault.line, fault.column),
    }
}

/// Whether the word `try` is anywhere in the source; in a text or a comment it does no harm.
fn catches_errors(source: &str) -> bool {
    let is_part_of_name = |c: char| c.is_alphanumeric() || c == '_';
    source.split(|c: char| !is_part_of_name(c)).any(|word| word == "try")
}

type Answered = Result<(Answer, Vec<String>), Fault>;

/// Script and answer within one budget, so that the conversion of a huge value counts too.
fn evaluate(session: &Session<'_>, ast: &AST, limits: &Limits) -> Result<Answered, ScriptError> {
    let value = match session.eval(ast, &mut Scope::new()) {
        Ok(value) => value,
        Err(error) => thrown_response(error)?,
    };
    let answered = answer::build(&value, limits);
    session.check()?;
    Ok(answered)
}

/// `throw respond(...)` ends a script on purpose.
fn thrown_response(error: ScriptError) -> Result<Dynamic, ScriptError> {
    match &error.thrown {
        Some(value) if value.is::<Response>() => Ok(value.clone()),
        _ => Err(error),
    }
}

fn fault_of(error: ScriptError) -> Fault {
    let message = error.message.clone();
    let bad_response = error.thrown.as_ref().and_then(|value| value.read_lock::<BadResponse>());
    let fault = match &error.kind {
        _ if bad_response.is_some() => {
            let message = bad_response.map(|bad| bad.0.clone()).unwrap_or_default();
            Fault::new("script_bad_response", message)
        }
        ErrorKind::Limit { name, value } => {
            Fault { limit: Some((name, *value)), ..Fault::new("script_limit_exceeded", message) }
        }
        ErrorKind::Timeout { timeout_ms } => Fault {
            limit: Some(("timeout_ms", *timeout_ms)),
            ..Fault::new("script_timeout", message)
        },
        ErrorKind::Panic => Fault::new("script_panic", message),
        ErrorKind::Parse | ErrorKind::Forbidden => Fault::new("script_compile_error", message),
        ErrorKind::Runtime | ErrorKind::Cancelled => Fault::new("script_error", message),
    };
    at(&error, fault)
}

fn at(error: &ScriptError, fault: Fault) -> Fault {
    Fault { line: error.line, column: error.column, ..fault }
}

fn compile_error(message: String) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code: "script_compile_error",
        message,
        line: None,
        column: None,
    }
}

fn micros_since(start: Instant) -> u64 {
    u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX)
}

/// The C library keeps what a thread has freed, for later and scattered; eight large runs would hold
/// ten times what one needs.
fn give_memory_back() {
    #[cfg(target_env = "gnu")]
    // SAFETY: looks only at memory that is free.
    unsafe {
        libc::malloc_trim(0);
    }
}
