//! `rhai_python.Engine` and `rhai_python.AST`: the face of an engine's thread.

use std::sync::{Arc, Weak};

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple, PyType};
use rhai_sandbox::DEFAULT_MAX_SOURCE_BYTES;

use crate::callback::Callback;
use crate::check::{self, PyDiagnostic};
use crate::convert::{arguments_from_python, from_python, to_python};
use crate::engine_state::{Program, Surroundings};
use crate::engine_thread::EngineThread;
use crate::error::conversion_error;
use crate::limits::PyLimits;
use crate::listeners::Listeners;
use crate::outcome::PyOutcome;
use crate::scope::PyScope;
use crate::types::Types;
use crate::value::Value;

/// A compiled script. Belongs to the engine that compiled it, and frees it there when dropped.
#[pyclass(name = "AST", frozen, module = "rhai_python")]
pub struct PyAst {
    thread: Arc<EngineThread>,
    id: u64,
}

impl Drop for PyAst {
    fn drop(&mut self) {
        let id = self.id;
        self.thread.leave(move |state| state.forget_script(id));
    }
}

/// A sandboxed engine with a thread of its own, on which every script runs.
///
/// May be used from any number of threads: calls wait for each other. While a call waits, other
/// Python threads run; Ctrl-C stops the script that the main thread waits for. Close it, or use it
/// as a context manager, to end its thread at a known time; otherwise that ends when the engine,
/// its scripts and its scopes are gone.
///
/// `on_print` is called with each line that a script prints, while it runs; `on_debug` with each
/// text of `debug` and its line. `Result.output` has them in any case. An exception of theirs ends
/// the run and reaches its caller as it is.
///
/// Raises (every method):
///     RuntimeError: the engine is closed, was made before a fork, or is called by a function that
///         it is calling itself.
#[pyclass(name = "Engine", frozen, module = "rhai_python")]
pub struct PyEngine {
    thread: Arc<EngineThread>,
    limits: PyLimits,
}

#[pymethods]
impl PyEngine {
    #[new]
    #[pyo3(signature = (
        limits=None, *, max_source_bytes=DEFAULT_MAX_SOURCE_BYTES, on_print=None, on_debug=None
    ))]
    fn new(
        py: Python<'_>,
        limits: Option<&PyLimits>,
        max_source_bytes: usize,
        on_print: Option<Bound<'_, PyAny>>,
        on_debug: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let limits = limits.copied().unwrap_or_default();
        let thread = EngineThread::start(limits, max_source_bytes)?;
        let listeners = Listeners {
            print: on_print.as_ref().map(|function| thread.hold(function)).transpose()?,
            debug: on_debug.as_ref().map(|function| thread.hold(function)).transpose()?,
        };
        thread.ask(py, move |state, _| state.listen(listeners))?;
        Ok(Self { thread, limits })
    }

    /// The limits of every run.
    #[getter]
    fn limits(&self) -> PyLimits {
        self.limits
    }

    /// Compile a script.
    ///
    /// Raises:
    ///     RhaiSyntaxError: it does not compile, or uses a word or a function that is switched off.
    ///     RhaiLimitError: it is longer than `max_source_bytes`.
    fn compile(&self, py: Python<'_>, source: String) -> PyResult<PyAst> {
        let compiled = self.thread.ask(py, move |state, _| state.compile(&source))?;
        let id = compiled.map_err(|failure| failure.into_exception(py))?;
        Ok(PyAst { thread: Arc::clone(&self.thread), id })
    }

    /// Run a script from top to bottom.
    ///
    /// Args:
    ///     scope: the variables it sees. A `Scope` keeps what the script changes and defines;
    ///         a dict is copied and stays as it is.
    ///
    /// Raises:
    ///     RhaiError: whatever stopped the script. ValueError: something of another engine.
    #[pyo3(signature = (script, scope=None))]
    fn run(
        &self,
        py: Python<'_>,
        script: &Bound<'_, PyAny>,
        scope: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<PyOutcome> {
        let program = self.program(script)?;
        let surroundings = self.surroundings(scope)?;
        let report =
            self.thread.ask(py, move |state, job| state.run(job, &program, surroundings))?;
        PyOutcome::new(py, report, &self.home())
    }

    /// Run a script and return its value only.
    #[pyo3(signature = (source, scope=None))]
    fn eval(
        &self,
        py: Python<'_>,
        source: &Bound<'_, PyAny>,
        scope: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let outcome = Py::new(py, self.run(py, source, scope)?)?;
        outcome.bind(py).getattr("value").map(Bound::unbind)
    }

    /// Call one function of a script without running its global statements.
    #[pyo3(signature = (script, name, *arguments))]
    fn call(
        &self,
        py: Python<'_>,
        script: &Bound<'_, PyAny>,
        name: String,
        arguments: &Bound<'_, PyTuple>,
    ) -> PyResult<Py<PyAny>> {
        let program = self.program(script)?;
        let arguments = arguments_from_python(arguments, &self.thread.types)?;
        let report =
            self.thread.ask(py, move |state, job| state.call(job, &program, &name, arguments))?;
        let value = report.outcome.map_err(|failure| failure.into_exception(py))?;
        Ok(to_python(py, &value, &self.home())?.unbind())
    }

    /// Run a script with the constant `input` read from JSON; return its value as JSON.
    ///
    /// Nothing in between becomes a Python object. Strict both ways: no NaN, no duplicate keys.
    /// A whole number outside 64 bits comes in as the text of its digits, half a surrogate pair as
    /// U+FFFD.
    ///
    /// Raises:
    ///     RhaiRuntimeError: the payload is not JSON, or the value has no JSON form.
    #[pyo3(signature = (script, payload=None))]
    fn run_json<'py>(
        &self,
        py: Python<'py>,
        script: &Bound<'_, PyAny>,
        payload: Option<Vec<u8>>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let program = self.program(script)?;
        let input = payload.unwrap_or_default();
        let report =
            self.thread.ask(py, move |state, job| state.run_json(job, &program, &input))?;
        let json = report.outcome.map_err(|failure| failure.into_exception(py))?;
        Ok(PyBytes::new(py, &json))
    }

    /// Let scripts call a Python function; it replaces any other of the same name and arity.
    ///
    /// Rhai's own functions are replaced as well, for every type: after `register_fn("len", f)`
    /// scripts call `f` for strings and arrays. Properties such as `text.len` and the keywords of
    /// Rhai are not functions.
    ///
    /// Its exceptions can be caught by the script; one that is not comes back as the `__cause__`
    /// of a `RhaiRuntimeError`. The deadline does not interrupt it. The engine keeps the function
    /// until it is closed.
    ///
    /// Args:
    ///     arity: how many arguments it takes; read from its signature when not given.
    ///
    /// Raises:
    ///     TypeError: not callable, or with keyword-only arguments. ValueError: not an identifier,
    ///         a keyword (`if`, `print`), a name that the sandbox switches off (`sleep`), or no
    ///         signature and no `arity`.
    #[pyo3(signature = (name, function, *, arity=None))]
    fn register_fn(
        &self,
        py: Python<'_>,
        name: String,
        function: &Bound<'_, PyAny>,
        arity: Option<usize>,
    ) -> PyResult<()> {
        let callback = Callback::new(name, function, arity, &self.thread)?;
        // kept in any case, so that it is freed under the interpreter lock
        self.thread.keep(callback.function.clone());
        let registered = self.thread.ask(py, move |state, _| state.register(callback))?;
        registered.map_err(PyValueError::new_err)
    }

    /// Let objects of a class and its subclasses into scripts; the nearest class counts.
    ///
    /// Without a converter they are opaque: scripts hold them, compare them by identity and hand
    /// them on, and they come back as the same objects. Scopes and closures keep them until the
    /// engine drops those.
    ///
    /// Args:
    ///     to_rhai: returns what goes to scripts instead; it does not come back as the object.
    ///
    /// Raises:
    ///     TypeError: not a class, or a converter that is not callable.
    #[pyo3(signature = (class, /, *, to_rhai=None))]
    fn register_type(
        &self,
        class: &Bound<'_, PyType>,
        to_rhai: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        self.thread.check_open()?;
        self.thread.types.register(class, to_rhai)
    }

    /// Return new variables for scripts on this engine.
    #[pyo3(signature = (variables=None))]
    fn scope(&self, py: Python<'_>, variables: Option<&Bound<'_, PyDict>>) -> PyResult<PyScope> {
        let variables =
            variables.map_or(Ok(Vec::new()), |dict| variables_of(dict, &self.thread.types))?;
        let id = self.thread.ask(py, move |state, _| state.new_scope(variables))?;
        Ok(PyScope::new(Arc::clone(&self.thread), id))
    }

    /// Return everything that is wrong with a source, in its order, without running it.
    ///
    /// Args:
    ///     reserved: names that the script may neither define nor use.
    ///     variables: the names that its scope will have. When given, a source without errors is
    ///         linted and the result holds warnings.
    ///
    /// Raises:
    ///     NotImplementedError: `variables` are given and the build has no linter (`HAS_WORKER`).
    #[pyo3(signature = (source, *, reserved=Vec::new(), variables=None))]
    fn diagnose(
        &self,
        py: Python<'_>,
        source: String,
        reserved: Vec<String>,
        variables: Option<Vec<String>>,
    ) -> PyResult<Vec<PyDiagnostic>> {
        if variables.is_some() {
            check::require_linter()?;
        }
        let found = self.thread.ask(py, move |state, _| {
            let errors = check::errors(state.engine(), &source, &reserved);
            match variables {
                Some(variables) if errors.is_empty() => {
                    check::warnings(state.engine(), &source, &variables)
                }
                _ => errors,
            }
        })?;
        Ok(found.into_iter().map(PyDiagnostic::from).collect())
    }

    /// Whether `close` was called.
    #[getter]
    fn closed(&self) -> bool {
        self.thread.is_closed()
    }

    /// End the engine's thread after the calls in progress; more than one call does nothing.
    fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.thread.close(py)
    }

    fn __enter__(engine: Py<Self>) -> Py<Self> {
        engine
    }

    #[pyo3(signature = (*_exception))]
    fn __exit__(&self, py: Python<'_>, _exception: &Bound<'_, PyTuple>) -> PyResult<()> {
        self.close(py)
    }
}

impl PyEngine {
    fn home(&self) -> Weak<EngineThread> {
        Arc::downgrade(&self.thread)
    }

    fn program(&self, script: &Bound<'_, PyAny>) -> PyResult<Program> {
        if let Ok(ast) = script.cast::<PyAst>() {
            let ast = ast.get();
            if !Arc::ptr_eq(&ast.thread, &self.thread) {
                return Err(PyValueError::new_err("the AST was compiled by another engine"));
            }
            return Ok(Program::Compiled(ast.id));
        }
        let source: String = script
            .extract()
            .map_err(|_| PyTypeError::new_err("a script is an AST or a str with its source"))?;
        Ok(Program::Source(source))
    }

    fn surroundings(&self, scope: Option<&Bound<'_, PyAny>>) -> PyResult<Surroundings> {
        let Some(scope) = scope else {
            return Ok(Surroundings::Fresh(Vec::new()));
        };
        if let Ok(scope) = scope.cast::<PyScope>() {
            let id = scope
                .get()
                .id_on(&self.thread)
                .ok_or_else(|| PyValueError::new_err("the scope belongs to another engine"))?;
            return Ok(Surroundings::Kept(id));
        }
        let dict = scope
            .cast::<PyDict>()
            .map_err(|_| PyTypeError::new_err("a scope is a Scope or a dict of variables"))?;
        Ok(Surroundings::Fresh(variables_of(dict, &self.thread.types)?))
    }
}

fn variables_of(dict: &Bound<'_, PyDict>, types: &Types) -> PyResult<Vec<(String, Value)>> {
    match from_python(dict, types) {
        Ok(Value::Map(variables)) => Ok(variables),
        Ok(_) => Err(PyTypeError::new_err("variables are a dict")),
        Err(refusal) => Err(conversion_error(dict.py(), &refusal)),
    }
}
