//! One engine with the SDK in it: checks a source, compiles it, runs it once. Keeps nothing of one run
//! for the next. Knows nothing of threads, caches or the wire.

use super::store::Revision;
use crate::lint::{lint, shadows, uses, KnownFunctions};
use crate::outcome::{call_trace, Answer, Fault, Outcome};
use crate::sdk::ctx::CtxSource;
use crate::sdk::respond::{BadResponse, Response};
use crate::sdk::services::journal::Journal;
use crate::sdk::services::{host::Host, Services, Source};
use crate::sdk::{answer, at_least, reserved, Sdk};
use crate::wire::Use;
use rhai_sandbox::rhai::{Dynamic, Map, Scope, AST};
use rhai_sandbox::{
    Budget, Diagnostic, ErrorKind, Limits, SandboxEngine, ScriptError, Session, Severity, CLOSURE,
};
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

pub struct Workbench {
    pub engine: SandboxEngine,
    sdk: Rc<Sdk>,
    /// Whether errors of operators have the place of the operator.
    is_exact: bool,
    /// For checks only.
    functions: OnceCell<KnownFunctions>,
}

/// One run that the host asked for.
pub struct Task<'a> {
    pub revision: &'a Revision,
    pub payload: Arc<[u8]>,
    pub started_at: Instant,
    pub host: Rc<dyn Host>,
}

pub struct Compiled {
    ast: AST,
    /// A script that catches errors can see their places.
    pub needs_exact: bool,
    /// Line and column of the first assignment to a part of `ctx`.
    write_to_ctx: Option<(Option<u32>, Option<u32>)>,
    /// Whether the source has the word `event`.
    mentions_event: bool,
}

impl Workbench {
    /// The text of an error says which limit lies outside its range.
    pub fn new(limits: &Limits, is_exact: bool) -> Result<Self, String> {
        let (mut engine, sdk) = Sdk::engine(limits)?;
        engine.extend(|rhai| {
            rhai.set_fast_operators(!is_exact);
        });
        Ok(Self { engine, sdk, is_exact, functions: OnceCell::new() })
    }

    /// Compiles within the budget of a run, so that its memory is bounded as well.
    ///
    /// Returns the syntax tree unless there is an error among the findings.
    fn compile(&self, source: &str, limits: &Limits) -> (Option<AST>, Vec<Diagnostic>) {
        let run = self.engine.run_with(&Budget::from(limits), |session| {
            let (ast, mut findings) = self.engine.compile_diagnosed(source, &reserved::RESERVED);
            session.check()?;
            findings.extend(ast.iter().flat_map(reserved::read_only_writes));
            Ok((ast, findings))
        });
        run.outcome.unwrap_or_else(|error| {
            let (line, column) = (error.line, error.column);
            (None, vec![Diagnostic { line, column, ..compile_error(error.message) }])
        })
    }

    /// Everything that is to be said of a source before it is stored.
    ///
    /// Returns also what the source may reach beyond its script.
    pub fn check(&self, source: &str, limits: &Limits) -> (Vec<Diagnostic>, Vec<Use>) {
        if let Some(finding) = at_least::unmet_need(source) {
            return (vec![finding], Vec::new());
        }
        let (ast, mut findings) = self.compile(source, limits);
        for finding in findings.iter_mut().filter(|finding| finding.code == reserved::READ_ONLY) {
            finding.severity = Severity::Error;
            finding.certain = true;
        }
        let Some(ast) = ast else { return (findings, Vec::new()) };
        let known = self.functions.get_or_init(|| KnownFunctions::of(self.engine.rhai()));
        let run = self.engine.run_with(&Budget::from(limits), |session| {
            let found = (lint(&ast, known), uses(&ast));
            session.check().map(|()| found)
        });
        // a source that is too much for this is not wrong
        let (warnings, uses) = run.outcome.unwrap_or_default();
        findings.extend(warnings);
        findings.extend(shadows(source, &ast));
        findings.sort_by_key(|finding| (finding.line, finding.column));
        (findings, uses)
    }

    pub fn compile_for_run(&self, source: &str, limits: &Limits) -> Result<Compiled, Fault> {
        let (ast, findings) = self.compile(source, limits);
        if let Some(ast) = ast {
            let write = findings.iter().find(|finding| finding.code == reserved::READ_ONLY);
            let write_to_ctx = write.map(|finding| (finding.line, finding.column));
            let needs_exact = catches_errors(source);
            let mentions_event = source.contains("event");
            return Ok(Compiled { ast, needs_exact, write_to_ctx, mentions_event });
        }
        let code = if self.engine.has_panicked() { "script_panic" } else { "script_compile_error" };
        let error = findings.into_iter().find(|finding| finding.severity == Severity::Error);
        let error = error.unwrap_or_else(|| compile_error("the script does not compile".into()));
        Err(Fault { line: error.line, column: error.column, ..Fault::new(code, error.message) })
    }

    pub fn run(
        &self,
        compiled: &Compiled,
        task: &Task<'_>,
        source: Source,
        budget: Budget,
    ) -> (Outcome, Place) {
        let revision = task.revision;
        let limits = &revision.limits;
        let is_watched = compiled.write_to_ctx.is_some();
        let payload = Arc::clone(&task.payload);
        let mut ctx = CtxSource::new(payload, Arc::clone(&revision.script), limits);
        ctx.watch(is_watched);
        ctx.mention_event(compiled.mentions_event);
        let host = Rc::clone(&task.host);
        let services = Services::of_run(host, revision.service_limits, *limits, source);
        self.sdk.start_run(ctx, limits, task.started_at, services);
        let run = self.engine.run_with(&budget, |session| {
            task.host.begin(self.engine.cancel_handle());
            evaluate(session, &compiled.ast, limits)
        });
        task.host.end();
        let is_vague = matches!(&run.outcome, Err(error) if error.is_of_operator && !self.is_exact);
        let mut result = match run.outcome {
            Ok(answered) => answered,
            Err(error) => Err(fault_of(error, &compiled.ast)),
        };
        if let (Ok(_), Some((line, column))) = (&result, compiled.write_to_ctx) {
            if self.sdk.is_ctx_changed() {
                let fault = Fault::new("script_error", "Cannot modify constant ctx");
                result = Err(Fault { line, column, ..fault });
            }
        }
        let (log, services) = self.sdk.finish_run();
        let is_last_call_unknown = services.is_last_call_unknown;
        let place = match is_vague {
            true => Place::Vague(services.into_journal()),
            false => Place::Known,
        };
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
            is_last_call_unknown,
        };
        (outcome, place)
    }
}

/// What is known of the place of an error.
pub enum Place {
    /// All there is to know.
    Known,
    /// An operator failed on an engine that does not note where. A repetition goes by the journal; without one there is
    /// none.
    Vague(Option<Journal>),
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

fn fault_of(error: ScriptError, ast: &AST) -> Fault {
    let message = error.message.clone();
    let bad_response = error.thrown.as_ref().and_then(|value| value.read_lock::<BadResponse>());
    let fault = match &error.kind {
        _ if error.thrown.as_ref().is_some_and(is_of_service) => {
            service_fault(error.thrown.as_ref(), message)
        }
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
        ErrorKind::Cancelled => Fault::new("script_cancelled", message),
        ErrorKind::Runtime => Fault::new("script_error", message),
    };
    let is_native =
        |name: &str| name != CLOSURE && !ast.iter_functions().any(|own| own.name == name);
    let trace = call_trace(&error.trace, is_native);
    Fault { line: error.line, column: error.column, trace, ..fault }
}

/// The texts of an error that a service threw, or that a script made to look the same.
const OF_SERVICE: [&str; 4] = ["service", "method", "message", "code"];

fn is_of_service(thrown: &Dynamic) -> bool {
    let has_all =
        |map: &Map| OF_SERVICE.iter().all(|key| map.get(*key).is_some_and(Dynamic::is_string));
    thrown.as_map_ref().is_ok_and(|map| has_all(&map))
}

/// `kv.set: the store of this script is full (kv_full)`
fn service_fault(thrown: Option<&Dynamic>, message: String) -> Fault {
    let texts = thrown
        .and_then(|thrown| thrown.as_map_ref().ok())
        .map(|map| OF_SERVICE.map(|key| map.get(key).map(ToString::to_string).unwrap_or_default()));
    let Some([service, method, text, code]) = texts else {
        return Fault::new("script_error", message);
    };
    let clipped = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let [service, method, code] = [service, method, code].map(|text| clipped(&text, 64));
    let text = clipped(&text, 1_000);
    let message = format!("{service}.{method}: {text} ({code})");
    Fault { service_code: code.into(), ..Fault::new("script_error", message) }
}

pub fn compile_error(message: String) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code: "script_compile_error",
        message,
        line: None,
        column: None,
        certain: true,
    }
}
