//! `rhai_python.Engine` and `rhai_python.AST`: the face of an engine's thread.

use std::sync::Arc;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyTuple};
use rhai_sandbox::{Limits, ReservedNames, DEFAULT_MAX_SOURCE_BYTES};

use crate::callback::Callback;
use crate::convert::{from_python, to_python};
use crate::error::conversion_error;
use crate::hand::Hand;
use crate::limits::PyLimits;
use crate::outcome::PyOutcome;
use crate::scope::PyScope;
use crate::value::Value;
use crate::workshop::{Program, Surroundings};

/// One finding of `Engine.diagnose`; see the type stub.
#[pyclass(name = "Diagnostic", frozen, eq, get_all, module = "rhai_python")]
#[derive(PartialEq, Eq)]
pub struct PyDiagnostic {
    severity: String,
    code: String,
    message: String,
    line: Option<u32>,
    column: Option<u32>,
}

/// A compiled script on its engine; see the type stub.
#[pyclass(name = "AST", frozen, module = "rhai_python")]
pub struct PyAst {
    hand: Arc<Hand>,
    id: u64,
}

impl Drop for PyAst {
    fn drop(&mut self) {
        let id = self.id;
        self.hand.leave(move |workshop| workshop.forget_script(id));
    }
}

/// The engine; see the type stub.
#[pyclass(name = "Engine", frozen, module = "rhai_python")]
pub struct PyEngine {
    hand: Arc<Hand>,
    limits: Limits,
}

#[pymethods]
impl PyEngine {
    #[new]
    #[pyo3(signature = (limits=None, *, max_source_bytes=DEFAULT_MAX_SOURCE_BYTES))]
    fn new(limits: Option<&PyLimits>, max_source_bytes: usize) -> PyResult<Self> {
        let limits = limits.map_or_else(Limits::default, |limits| limits.0);
        Ok(Self { hand: Hand::start(limits, max_source_bytes)?, limits })
    }

    #[getter]
    fn limits(&self) -> PyLimits {
        PyLimits(self.limits)
    }

    fn compile(&self, py: Python<'_>, source: String) -> PyResult<PyAst> {
        let compiled = self.hand.ask(py, move |workshop, _| workshop.compile(&source))?;
        let id = compiled.map_err(|failure| failure.into_exception(py))?;
        Ok(PyAst { hand: Arc::clone(&self.hand), id })
    }

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
            self.hand.ask(py, move |workshop, job| workshop.run(job, &program, surroundings))?;
        PyOutcome::new(py, report)
    }

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

    #[pyo3(signature = (script, name, *arguments))]
    fn call(
        &self,
        py: Python<'_>,
        script: &Bound<'_, PyAny>,
        name: String,
        arguments: &Bound<'_, PyTuple>,
    ) -> PyResult<Py<PyAny>> {
        let program = self.program(script)?;
        let arguments = arguments
            .iter()
            .map(|argument| from_python(&argument))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|refusal| conversion_error(py, &refusal))?;
        let report = self
            .hand
            .ask(py, move |workshop, job| workshop.call(job, &program, &name, arguments))?;
        let value = report.outcome.map_err(|failure| failure.into_exception(py))?;
        Ok(to_python(py, &value)?.unbind())
    }

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
            self.hand.ask(py, move |workshop, job| workshop.run_json(job, &program, &input))?;
        let json = report.outcome.map_err(|failure| failure.into_exception(py))?;
        Ok(PyBytes::new(py, &json))
    }

    #[pyo3(signature = (name, function, *, arity=None))]
    fn register_fn(
        &self,
        py: Python<'_>,
        name: String,
        function: &Bound<'_, PyAny>,
        arity: Option<usize>,
    ) -> PyResult<()> {
        let callback = Callback::new(name, function, arity)?;
        self.hand.hold(callback.function.clone());
        self.hand.ask(py, move |workshop, _| workshop.register(callback))
    }

    #[pyo3(signature = (variables=None))]
    fn scope(&self, py: Python<'_>, variables: Option<&Bound<'_, PyDict>>) -> PyResult<PyScope> {
        let variables = variables.map_or(Ok(Vec::new()), variables_of)?;
        let id = self.hand.ask(py, move |workshop, _| workshop.new_scope(variables))?;
        Ok(PyScope::new(Arc::clone(&self.hand), id))
    }

    #[pyo3(signature = (source, *, reserved=Vec::new()))]
    fn diagnose(
        &self,
        py: Python<'_>,
        source: String,
        reserved: Vec<String>,
    ) -> PyResult<Vec<PyDiagnostic>> {
        let found = self.hand.ask(py, move |workshop, _| {
            let names: Vec<&str> = reserved.iter().map(String::as_str).collect();
            let reserved = ReservedNames { defined_by_host: &[], kept_free: &names };
            workshop.engine().diagnose(&source, &reserved)
        })?;
        let translated = found.into_iter().map(|finding| PyDiagnostic {
            severity: finding.severity.to_string(),
            code: finding.code.to_owned(),
            message: finding.message,
            line: finding.line,
            column: finding.column,
        });
        Ok(translated.collect())
    }

    #[getter]
    fn closed(&self) -> bool {
        self.hand.is_closed()
    }

    fn close(&self, py: Python<'_>) -> PyResult<()> {
        self.hand.close(py)
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
    fn program(&self, script: &Bound<'_, PyAny>) -> PyResult<Program> {
        if let Ok(ast) = script.cast::<PyAst>() {
            let ast = ast.get();
            if !Arc::ptr_eq(&ast.hand, &self.hand) {
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
                .id_on(&self.hand)
                .ok_or_else(|| PyValueError::new_err("the scope belongs to another engine"))?;
            return Ok(Surroundings::Kept(id));
        }
        let dict = scope
            .cast::<PyDict>()
            .map_err(|_| PyTypeError::new_err("a scope is a Scope or a dict of variables"))?;
        Ok(Surroundings::Fresh(variables_of(dict)?))
    }
}

fn variables_of(dict: &Bound<'_, PyDict>) -> PyResult<Vec<(String, Value)>> {
    match from_python(dict) {
        Ok(Value::Map(variables)) => Ok(variables),
        Ok(_) => Err(PyTypeError::new_err("variables are a dict")),
        Err(refusal) => Err(conversion_error(dict.py(), &refusal)),
    }
}
