//! The hardened engine: Rhai set up so that its limits hold, and every call into it guarded.
//! What it guards against is listed in the README; how, in `hardening`.

use std::cell::Cell;
use std::rc::Rc;

use rhai::{Dynamic, Engine, EvalAltResult, Scope, AST};

use crate::error::{exit_value, ErrorKind, ScriptError};
use crate::hardening;
use crate::hints;
use crate::limits::{LimitOutOfRange, Limits, DEFAULT_MAX_SOURCE_BYTES};
use crate::output::Output;
use crate::panics;
use crate::run::{Budget, CancelHandle, Run, RunState};
use crate::sizes::SizeLimits;
use crate::tokens::TokenWatch;

mod session;

pub use session::Session;

/// A Rhai engine for untrusted scripts. Belongs to one thread with a stack of
/// [`crate::STACK_BYTES`]; a second engine on a thread shares the standard packages of the first.
pub struct SandboxEngine {
    rhai: Engine,
    limits: Limits,
    max_source_bytes: usize,
    state: Rc<RunState>,
    tokens: Rc<TokenWatch>,
    has_panicked: Cell<bool>,
}

impl SandboxEngine {
    /// Builds an engine. `extend` adds the host's own functions and constants; what it registers
    /// wins over the standard packages. It must leave limits and the callbacks `on_progress`,
    /// `on_parse_token` and `on_var` alone.
    ///
    /// # Errors
    /// A limit outside its range; see [`Limits::table`].
    pub fn new(limits: &Limits, extend: impl FnOnce(&mut Engine)) -> Result<Self, LimitOutOfRange> {
        Self::with_variables(limits, extend, |_| None)
    }

    /// As [`SandboxEngine::new`], for scripts that the host trusts.
    ///
    /// # Errors
    /// A limit outside its range; see [`Limits::validate_trusted`].
    pub fn trusted(
        limits: &Limits,
        extend: impl FnOnce(&mut Engine),
    ) -> Result<Self, LimitOutOfRange> {
        limits.validate_trusted()?;
        Ok(Self::build(limits, extend, |_| None))
    }

    /// As [`SandboxEngine::new`], with variables of the host: `resolve` is asked for each use of a
    /// name, also inside functions and closures, unless the parser found a variable of the script
    /// for it. Values come back read-only. Scripts must not define these names, or it depends on
    /// the place which of the two they see: [`crate::ReservedNames::defined_by_host`].
    ///
    /// # Errors
    /// As [`SandboxEngine::new`].
    pub fn with_variables(
        limits: &Limits,
        extend: impl FnOnce(&mut Engine),
        resolve: impl Fn(&str) -> Option<Dynamic> + 'static,
    ) -> Result<Self, LimitOutOfRange> {
        limits.validate()?;
        Ok(Self::build(limits, extend, resolve))
    }

    fn build(
        limits: &Limits,
        extend: impl FnOnce(&mut Engine),
        resolve: impl Fn(&str) -> Option<Dynamic> + 'static,
    ) -> Self {
        panics::install_quiet_panic_hook();
        let sizes = SizeLimits::from(limits);
        let state = RunState::new(sizes);
        let tokens = Rc::new(TokenWatch::default());
        let mut rhai = hardening::build(limits, &state);
        tokens.connect(&mut rhai);
        let for_variables = Rc::clone(&state);
        // marked so for being "volatile"; the version of rhai is pinned exactly
        #[allow(deprecated)]
        rhai.on_var(move |name, index, context| {
            if for_variables.is_stopping() {
                return for_variables.stop_here();
            }
            // above 0 where the parser found a variable of the script: its place from the end
            let Some(place) = index.checked_sub(1) else { return ask(&resolve, name) };
            // operators and assignments make values that no function has checked
            for_variables
                .check_size(|| context.scope().iter_raw().nth(place).map(|(_, _, value)| value))
                .map(|()| None)
        });
        extend(&mut rhai);
        Self {
            rhai,
            limits: *limits,
            max_source_bytes: DEFAULT_MAX_SOURCE_BYTES,
            state,
            tokens,
            has_panicked: Cell::new(false),
        }
    }

    /// Replaces the largest source that [`SandboxEngine::compile`] takes, in bytes.
    pub fn set_max_source_bytes(&mut self, bytes: usize) {
        self.max_source_bytes = bytes;
    }

    /// Adds more of the host's own to an engine that exists; the rules of [`SandboxEngine::new`].
    pub fn extend(&mut self, extend: impl FnOnce(&mut Engine)) {
        extend(&mut self.rhai);
    }

    /// Where `print` and `debug` go; without a sink they go nowhere. The sink caps what it keeps,
    /// and must not run scripts on this engine.
    pub fn set_output(&self, sink: impl FnMut(Output<'_>) + 'static) {
        *self.state.sink.borrow_mut() = Some(Box::new(sink));
    }

    /// The limits that the engine was built with.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The engine inside. Evaluating on it directly stops at the first operation: only a run has
    /// a budget.
    pub fn rhai(&self) -> &Engine {
        &self.rhai
    }

    /// Stops runs of this engine from other threads.
    pub fn cancel_handle(&self) -> CancelHandle {
        self.state.cancel_handle()
    }

    /// Whether a panic has made this engine unusable.
    pub fn has_panicked(&self) -> bool {
        self.has_panicked.get()
    }

    /// Compiles a script.
    ///
    /// # Errors
    /// Kind `Parse` or `Forbidden` with a position, `Limit` for a source that is too long,
    /// `Panic` when the parser failed (build another engine).
    pub fn compile(&self, source: &str) -> Result<AST, ScriptError> {
        self.compile_with_scope(&Scope::new(), source)
    }

    /// As [`SandboxEngine::compile`], for a script that sees the variables of `scope`; only their
    /// names matter, the constants among them are not folded in.
    ///
    /// # Errors
    /// As [`SandboxEngine::compile`].
    pub fn compile_with_scope(&self, scope: &Scope, source: &str) -> Result<AST, ScriptError> {
        self.parse(scope, source, false)
    }

    /// As [`SandboxEngine::compile_with_scope`], leaving the tokens in [`SandboxEngine::tokens`].
    pub(crate) fn compile_recorded(&self, scope: &Scope, source: &str) -> Result<AST, ScriptError> {
        self.parse(scope, source, true)
    }

    pub(crate) fn tokens(&self) -> &TokenWatch {
        &self.tokens
    }

    fn parse(&self, scope: &Scope, source: &str, is_recording: bool) -> Result<AST, ScriptError> {
        self.tokens.start(is_recording);
        if source.len() > self.max_source_bytes {
            return Err(ScriptError::limit("max_source_bytes", self.max_source_bytes as u64));
        }
        self.guard(|| {
            self.rhai.compile_with_scope(scope, source).map_err(|error| {
                let hint = hints::explain(&self.rhai, source, &error);
                ScriptError::from_parse(&error, &self.limits).explained(hint)
            })
        })
    }

    /// Runs a syntax tree from top to bottom; its last value is the outcome.
    pub fn run(&self, ast: &AST, scope: &mut Scope, budget: &Budget) -> Run<Dynamic> {
        self.run_with(budget, |session| session.eval(ast, scope))
    }

    /// Does everything in `body` as one run: scopes filled, scripts evaluated, results converted.
    /// Operations, memory and time of all of it count; a panic in it becomes an error.
    pub fn run_with<T>(
        &self,
        budget: &Budget,
        body: impl FnOnce(&Session) -> Result<T, ScriptError>,
    ) -> Run<T> {
        let Some(active) = self.state.start(*budget) else {
            let message = "the engine is already running a script";
            return Run {
                outcome: Err(ScriptError::new(ErrorKind::Runtime, message)),
                operations: 0,
                peak_memory_bytes: 0,
                duration: std::time::Duration::ZERO,
            };
        };
        let outcome = self.guard(|| {
            let value = body(&Session { engine: self })?;
            // a stop that a native function swallowed at the very end
            self.overdraft().map_or(Ok(value), Err)
        });
        active.finish(outcome)
    }

    /// Runs `body` unless the engine has panicked before; a panic now becomes an error.
    pub(crate) fn guard<T>(
        &self,
        body: impl FnOnce() -> Result<T, ScriptError>,
    ) -> Result<T, ScriptError> {
        if self.has_panicked.get() {
            let message = "the engine failed earlier and must be replaced";
            return Err(ScriptError::new(ErrorKind::Panic, message));
        }
        panics::catch(body).unwrap_or_else(|message| {
            self.has_panicked.set(true);
            Err(ScriptError::new(ErrorKind::Panic, format!("the script engine failed: {message}")))
        })
    }

    /// Translates what Rhai answered; the reason of a stop wins over what came of it.
    pub(crate) fn script_result(
        &self,
        result: Result<Dynamic, Box<EvalAltResult>>,
    ) -> Result<Dynamic, ScriptError> {
        match (result.or_else(exit_value), self.state.stop_error()) {
            (Ok(value), None) => Ok(value),
            (Ok(_), Some(stop)) => Err(stop),
            (Err(error), None) => Err(ScriptError::from_eval(error, &self.limits)),
            (Err(error), Some(stop)) => {
                let place = ScriptError::from_eval(error, &self.limits);
                match stop.line {
                    Some(_) => Err(stop),
                    None => {
                        let ScriptError { line, column, trace, .. } = place;
                        Err(ScriptError { line, column, trace, ..stop })
                    }
                }
            }
        }
    }

    /// The stop of a run that was noted, or that its last operation is a reason for.
    pub(crate) fn overdraft(&self) -> Option<ScriptError> {
        self.state.note_overdraft();
        self.state.stop_error()
    }

    pub(crate) fn run_state(&self) -> &RunState {
        &self.state
    }

    pub(crate) fn poll(&self) -> Result<(), ScriptError> {
        self.state.must_stop();
        self.state.stop_error().map_or(Ok(()), Err)
    }
}

/// Asks the host for a variable. Not inlined, so that those of the script do not pay for it.
#[inline(never)]
fn ask(
    resolve: &impl Fn(&str) -> Option<Dynamic>,
    name: &str,
) -> Result<Option<Dynamic>, Box<EvalAltResult>> {
    Ok(resolve(name))
}
