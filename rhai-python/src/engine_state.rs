//! The thread of one engine, and what lives on it: the engine itself, compiled scripts, scopes.
//! Rhai's values cannot leave it; jobs come in, plain values go out.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard};

use rhai_sandbox::rhai::{Dynamic, Scope, AST};
use rhai_sandbox::{
    Budget, CancelHandle, ErrorKind, OutputBuffer, Run, SandboxEngine, ScriptError, Session,
};

use crate::callback::{Callback, Raised};
use crate::error::Failure;
use crate::functions::{Functions, Script, Ticket};
use crate::limits::PyLimits;
use crate::listeners::Listeners;
use crate::value::{Object, Value};

/// What a run reports, whatever came of it.
pub struct Report<T> {
    pub outcome: Result<T, Failure>,
    pub operations: u64,
    pub peak_memory_bytes: u64,
    pub seconds: f64,
    pub output: Vec<String>,
    pub dropped_output: u64,
}

/// What to run.
pub enum Program {
    Compiled(u64),
    Source(String),
}

/// A scope that stays, and the script that ran in it last.
struct KeptScope {
    scope: Scope<'static>,
    script: Option<Rc<Script>>,
}

/// In which variables to run it.
pub enum Surroundings {
    Fresh(Vec<(String, Value)>),
    Kept(u64),
}

/// How other threads stop the run of the job that is active, and no other.
#[derive(Default)]
pub struct Stopper {
    active: Mutex<Option<(u64, CancelHandle)>>,
}

impl Stopper {
    fn active(&self) -> MutexGuard<'_, Option<(u64, CancelHandle)>> {
        self.active.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    pub fn stop(&self, job: u64) {
        if let Some((active, handle)) = &*self.active() {
            if *active == job {
                handle.cancel();
            }
        }
    }
}

pub struct EngineState {
    limits: PyLimits,
    max_source_bytes: usize,
    engine: SandboxEngine,
    callbacks: Vec<Callback>,
    scripts: HashMap<u64, Rc<Script>>,
    scopes: HashMap<u64, KeptScope>,
    next_id: u64,
    output: Rc<RefCell<OutputBuffer>>,
    listeners: Rc<RefCell<Listeners>>,
    raised: Rc<Raised>,
    functions: Rc<Functions>,
    stopper: Arc<Stopper>,
}

impl EngineState {
    /// On the engine's thread; the limits are in range.
    pub fn new(limits: PyLimits, max_source_bytes: usize, stopper: Arc<Stopper>) -> Self {
        let output = OutputBuffer::new(limits.limits.max_log_bytes, limits.limits.max_log_lines);
        let mut state = Self {
            limits,
            max_source_bytes,
            engine: build(&limits),
            callbacks: Vec::new(),
            scripts: HashMap::new(),
            scopes: HashMap::new(),
            next_id: 0,
            output: Rc::new(RefCell::new(output)),
            listeners: Rc::default(),
            raised: Rc::default(),
            functions: Rc::default(),
            stopper,
        };
        state.connect();
        state
    }

    fn connect(&mut self) {
        self.engine.set_max_source_bytes(self.max_source_bytes);
        let (output, listeners) = (Rc::clone(&self.output), Rc::clone(&self.listeners));
        let raised = Rc::clone(&self.raised);
        self.engine.set_output(move |line| {
            output.borrow_mut().push(line.text);
            listeners.borrow().receive(line, &raised);
        });
        *self.raised.cancel.borrow_mut() = Some(self.engine.cancel_handle());
        for callback in &self.callbacks {
            self.engine.extend(|engine| callback.register(engine, &self.raised, &self.functions));
        }
    }

    /// After a panic nothing that the engine has touched is used again.
    fn replace_if_broken(&mut self) {
        if self.engine.has_panicked() {
            self.scripts.clear();
            self.scopes.clear();
            self.functions.clear();
            self.engine = build(&self.limits);
            self.connect();
        }
    }

    pub fn listen(&self, listeners: Listeners) {
        *self.listeners.borrow_mut() = listeners;
    }

    /// # Errors
    /// A message: the sandbox refuses every call of this name.
    pub fn register(&mut self, callback: Callback) -> Result<(), String> {
        let call = format!("{}()", callback.name);
        if let Err(ScriptError { kind: ErrorKind::Forbidden, message, .. }) =
            self.engine.compile_checked(&call)
        {
            return Err(format!("{message}: choose another name"));
        }
        self.engine.extend(|engine| callback.register(engine, &self.raised, &self.functions));
        self.callbacks.push(callback);
        Ok(())
    }

    pub fn compile(&mut self, source: &str) -> Result<u64, Failure> {
        let script = self.parse(source);
        self.replace_if_broken();
        let id = self.new_id();
        self.scripts.insert(id, Rc::new(script?));
        Ok(id)
    }

    pub fn forget_script(&mut self, id: u64) {
        self.scripts.remove(&id);
    }

    pub fn engine(&self) -> &SandboxEngine {
        &self.engine
    }

    fn new_id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    pub fn new_scope(&mut self, variables: Vec<(String, Value)>) -> u64 {
        let id = self.new_id();
        self.scopes.insert(id, KeptScope { scope: scope_of(variables), script: None });
        id
    }

    pub fn forget_scope(&mut self, id: u64) {
        self.scopes.remove(&id);
    }

    /// The scope with this number.
    ///
    /// # Errors
    /// It went with an engine that panicked.
    pub fn scope(&mut self, id: u64) -> Result<&mut Scope<'static>, Failure> {
        self.kept(id).map(|kept| &mut kept.scope)
    }

    fn kept(&mut self, id: u64) -> Result<&mut KeptScope, Failure> {
        self.scopes.get_mut(&id).ok_or_else(|| lost("the scope"))
    }

    /// The value of a variable; its functions are those of the last script in the scope.
    pub fn variable(&mut self, id: u64, name: &str) -> Result<Option<Value>, Failure> {
        self.functions.tidy();
        let functions = Rc::clone(&self.functions);
        let KeptScope { scope, script } = self.kept(id)?;
        let value = scope.get(name);
        let plain = functions
            .within(script.clone(), || value.map(|v| Value::from_rhai(v, &functions)).transpose());
        Ok(plain?)
    }

    fn parse(&self, source: &str) -> Result<Script, Failure> {
        match self.engine.compile_checked(source) {
            Ok(ast) => Ok(Script { ast, source: source.into() }),
            Err(error) => Err(Failure::from(error).in_source(source)),
        }
    }

    fn script(&self, program: &Program) -> Result<Rc<Script>, Failure> {
        match program {
            Program::Compiled(id) => {
                self.scripts.get(id).cloned().ok_or_else(|| lost("the compiled script"))
            }
            Program::Source(source) => self.parse(source).map(Rc::new),
        }
    }

    /// Runs a script from top to bottom as the job with this number.
    pub fn run(
        &mut self,
        job: u64,
        program: &Program,
        surroundings: Surroundings,
    ) -> Report<Value> {
        let script = match self.script(program) {
            Ok(script) => script,
            Err(failure) => return failed(failure),
        };
        let (mut scope, kept) = match surroundings {
            Surroundings::Fresh(variables) => (scope_of(variables), None),
            Surroundings::Kept(id) => match self.scope(id) {
                Ok(scope) => (std::mem::take(scope), Some(id)),
                Err(failure) => return failed(failure),
            },
        };
        let report = self.run_value(job, &script, |session| session.eval(&script.ast, &mut scope));
        if let Some(id) = kept.filter(|_| !self.engine.has_panicked()) {
            let script = Some(Rc::clone(&script));
            self.scopes.insert(id, KeptScope { scope, script });
        }
        self.replace_if_broken();
        report
    }

    /// Calls a function of a script as the job with this number.
    pub fn call(
        &mut self,
        job: u64,
        program: &Program,
        name: &str,
        arguments: Vec<Value>,
    ) -> Report<Value> {
        let script = match self.script(program) {
            Ok(script) => script,
            Err(failure) => return failed(failure),
        };
        let report = self.run_value(job, &script, |session| {
            session.call(&script.ast, &mut Scope::new(), name, dynamics(arguments))
        });
        self.replace_if_broken();
        Report { outcome: report.outcome.map_err(|failure| failure.in_function(name)), ..report }
    }

    /// Calls a function that Python holds, as the job with this number.
    pub fn call_function(
        &mut self,
        job: u64,
        ticket: &Ticket,
        arguments: Vec<Value>,
    ) -> Report<Value> {
        let Some((pointer, script)) = self.functions.get(ticket) else {
            return failed(lost("the function"));
        };
        let report = self.run_value(job, &script, |session| {
            session.call_pointer(&script.ast, &pointer, dynamics(arguments))
        });
        self.replace_if_broken();
        report
    }

    /// Runs a script with the constant `input` read from JSON, and writes its value as JSON.
    pub fn run_json(&mut self, job: u64, program: &Program, input: &[u8]) -> Report<Vec<u8>> {
        let max_bytes =
            usize::try_from(self.limits.limits.max_response_bytes).unwrap_or(usize::MAX);
        let script = match self.script(program) {
            Ok(script) => script,
            Err(failure) => return failed(failure),
        };
        let report = self
            .run_script(job, &script, |session| run_json(session, &script.ast, input, max_bytes));
        self.replace_if_broken();
        report
    }

    /// One run that ends with a value, in its plain form; a refusal is no error of the script.
    fn run_value(
        &self,
        job: u64,
        script: &Rc<Script>,
        body: impl FnOnce(&Session) -> Result<Dynamic, ScriptError>,
    ) -> Report<Value> {
        self.run_script(job, script, |session| {
            let value = body(session)?;
            Ok(Value::from_rhai(&value, &self.functions).map_err(Failure::from))
        })
    }

    /// One run of a script; its error shows the place in the source.
    fn run_script<T>(
        &self,
        job: u64,
        script: &Rc<Script>,
        body: impl FnOnce(&Session) -> Result<Result<T, Failure>, ScriptError>,
    ) -> Report<T> {
        self.functions.tidy();
        let current = Some(Rc::clone(script));
        let mut report = self.functions.within(current, || self.session(job, body));
        report.outcome = report.outcome.map_err(|failure| failure.in_source(&script.source));
        report
    }

    /// Everything in `body` counts as one run; what is refused on the way out comes back inside.
    fn session<T>(
        &self,
        job: u64,
        body: impl FnOnce(&Session) -> Result<Result<T, Failure>, ScriptError>,
    ) -> Report<T> {
        self.raised.clear();
        // whatever was printed since then belongs to no run
        drop(self.output.borrow_mut().take());
        *self.stopper.active() = Some((job, self.engine.cancel_handle()));
        let run = self.engine.run_with(&Budget::from(&self.limits.limits), body);
        *self.stopper.active() = None;
        let Run { outcome, operations, peak_memory_bytes, duration } = run;
        let mut outcome = outcome.map_err(Failure::from).and_then(|inner| inner);
        if let Err(Failure::Script(failure)) = &mut outcome {
            failure.cause = self.raised.take_cause(failure.thrown.as_ref());
        }
        if let Some(fatal) = self.raised.take_fatal() {
            outcome = Err(Failure::Python(fatal));
        }
        let (output, dropped_output) = self.output.borrow_mut().take();
        let seconds = duration.as_secs_f64();
        Report { outcome, operations, peak_memory_bytes, seconds, output, dropped_output }
    }
}

fn build(limits: &PyLimits) -> SandboxEngine {
    let engine = match limits.is_trusted {
        true => SandboxEngine::trusted(&limits.limits, Object::register),
        false => SandboxEngine::new(&limits.limits, Object::register),
    };
    engine.expect("the limits were checked when they were made")
}

fn lost(what: &str) -> Failure {
    Failure::runtime(format!("{what} went with an engine that failed: make it again"))
}

fn failed<T>(failure: Failure) -> Report<T> {
    Report {
        outcome: Err(failure),
        operations: 0,
        peak_memory_bytes: 0,
        seconds: 0.0,
        output: Vec::new(),
        dropped_output: 0,
    }
}

fn scope_of(variables: Vec<(String, Value)>) -> Scope<'static> {
    let mut scope = Scope::new();
    for (name, value) in variables {
        scope.push_dynamic(name, value.into_rhai());
    }
    scope
}

fn dynamics(values: Vec<Value>) -> Vec<Dynamic> {
    values.into_iter().map(Value::into_rhai).collect()
}

fn run_json(
    session: &Session,
    ast: &AST,
    input: &[u8],
    max_bytes: usize,
) -> Result<Result<Vec<u8>, Failure>, ScriptError> {
    let mut scope = Scope::new();
    if !input.is_empty() {
        match rhai_sandbox::json::from_json(input) {
            Ok(value) => scope.push_constant_dynamic("input", value),
            Err(error) => return Ok(Err(Failure::runtime(format!("input is not JSON: {error}")))),
        };
    }
    let value = session.eval(ast, &mut scope)?;
    Ok(rhai_sandbox::json::to_json(&value, max_bytes)
        .map_err(|error| Failure::runtime(error.to_string())))
}
