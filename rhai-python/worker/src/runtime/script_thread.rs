//! What one script thread keeps and does: engines by limits, compiled scripts by revision, one job
//! at a time. Nothing of it may leave the thread.

use super::cache::Cache;
use super::store::Revision;
use super::{PendingCall, Work};
use crate::outcome::{Answer, Fault, Outcome};
use crate::sdk::ctx::CtxSource;
use crate::sdk::respond::{BadResponse, Response};
use crate::sdk::{answer, reserved, Sdk};
use rhai_sandbox::rhai::{Dynamic, Scope, AST};
use rhai_sandbox::{
    stack_bytes_for, Budget, Diagnostic, ErrorKind, Limits, SandboxEngine, ScriptError, Session,
    Severity, STACK_BYTES,
};
use std::panic::{self, AssertUnwindSafe};
use std::rc::Rc;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

/// Engines of one thread: hosts use few different sets of limits.
const MAX_ENGINES: usize = 4;
const MAX_COMPILED: usize = 256;
/// Source of all compiled scripts of one thread, in bytes; a syntax tree takes a multiple of it.
const MAX_COMPILED_SOURCE_BYTES: usize = 4 << 20;

struct Workbench {
    engine: SandboxEngine,
    sdk: Rc<Sdk>,
}

struct Compiled {
    ast: AST,
    /// Line and column of the first assignment to a part of `ctx`.
    write_to_ctx: Option<(Option<u32>, Option<u32>)>,
}

pub struct ScriptThread {
    workbenches: Cache<Limits, Rc<Workbench>>,
    compiled: Cache<u64, Rc<Result<Compiled, Fault>>>,
}

impl Default for ScriptThread {
    fn default() -> Self {
        Self {
            workbenches: Cache::new(MAX_ENGINES, usize::MAX),
            compiled: Cache::new(MAX_COMPILED, MAX_COMPILED_SOURCE_BYTES),
        }
    }
}

impl ScriptThread {
    /// Does what one call asks for and returns the frame that answers it, also when it panics.
    pub fn work(&mut self, call: &PendingCall, work: Work) -> Vec<u8> {
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
            match started.map(thread::ScopedJoinHandle::join) {
                Ok(Ok(outcome)) => outcome,
                Ok(Err(_)) => Outcome::failed(Fault::new("script_panic", "the executor failed")),
                Err(_) => Outcome::failed(Fault::limit(
                    "max_process_memory_bytes",
                    rhai_sandbox::memory::process_wall(),
                )),
            }
        })
    }

    fn run_here(&mut self, revision: &Revision, payload: Arc<[u8]>) -> Outcome {
        let started_at = Instant::now();
        let bench = match self.workbench(&revision.limits) {
            Ok(bench) => bench,
            Err(message) => return Outcome::failed(Fault::new("script_compile_error", message)),
        };
        let compiled = self.compiled(&bench, revision);
        let mut outcome = match &*compiled {
            Ok(compiled) => bench.run(compiled, revision, payload, started_at),
            Err(fault) => Outcome::failed(fault.clone()),
        };
        outcome.duration_us = micros_since(started_at);
        self.drop_broken(&bench);
        outcome
    }

    fn check(&mut self, source: &str, limits: &Limits) -> Vec<Diagnostic> {
        match self.workbench(limits) {
            Ok(bench) => {
                let (_, findings) = bench.compile(source, limits);
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

    fn workbench(&mut self, limits: &Limits) -> Result<Rc<Workbench>, String> {
        limits.validate().map_err(|error| error.to_string())?;
        let key = limits.engine_key();
        if let Some(bench) = self.workbenches.get(&key) {
            return Ok(Rc::clone(bench));
        }
        let (engine, sdk) = Sdk::engine(&key)?;
        let bench = Rc::new(Workbench { engine, sdk });
        self.workbenches.insert(key, Rc::clone(&bench), 0);
        Ok(bench)
    }

    fn compiled(&mut self, bench: &Workbench, revision: &Revision) -> Rc<Result<Compiled, Fault>> {
        if let Some(compiled) = self.compiled.get(&revision.serial) {
            return Rc::clone(compiled);
        }
        let compiled = Rc::new(bench.compile_for_run(&revision.source, &revision.limits));
        let is_worth_keeping = !bench.engine.has_panicked();
        if is_worth_keeping {
            self.compiled.insert(revision.serial, Rc::clone(&compiled), revision.source.len());
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

    fn compile_for_run(&self, source: &str, limits: &Limits) -> Result<Compiled, Fault> {
        let (ast, findings) = self.compile(source, limits);
        if let Some(ast) = ast {
            let write = findings.iter().find(|finding| finding.code == reserved::READ_ONLY);
            let write_to_ctx = write.map(|finding| (finding.line, finding.column));
            return Ok(Compiled { ast, write_to_ctx });
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
        payload: Arc<[u8]>,
        started_at: Instant,
    ) -> Outcome {
        let limits = &revision.limits;
        let is_watched = compiled.write_to_ctx.is_some();
        let ctx = CtxSource::new(payload, Arc::clone(&revision.script), limits, is_watched);
        self.sdk.start_run(ctx, limits, started_at);
        let run = self
            .engine
            .run_with(&Budget::from(limits), |session| evaluate(session, &compiled.ast, limits));
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
        Outcome {
            result,
            duration_us: 0,
            operations: run.operations,
            peak_memory_bytes: run.peak_memory_bytes,
            logs: log.lines,
            dropped_log_lines: log.dropped,
            warnings,
        }
    }
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
