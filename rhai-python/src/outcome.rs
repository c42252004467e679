//! `rhai_python.Result`: what came of a run and what it used.

use pyo3::prelude::*;

use crate::convert::to_python;
use crate::value::Value;
use crate::workshop::Report;

/// The result of a run; see the type stub.
#[pyclass(name = "Result", frozen, module = "rhai_python")]
pub struct PyOutcome {
    value: Py<PyAny>,
    #[pyo3(get)]
    operations: u64,
    #[pyo3(get)]
    peak_memory_bytes: u64,
    #[pyo3(get)]
    duration: f64,
    #[pyo3(get)]
    output: Vec<String>,
    #[pyo3(get)]
    dropped_output: u64,
}

impl PyOutcome {
    /// # Errors
    /// The error of the script, as an exception.
    pub fn new(py: Python<'_>, report: Report<Value>) -> PyResult<Self> {
        let value = report.outcome.map_err(|failure| failure.into_exception(py))?;
        Ok(Self {
            value: to_python(py, &value)?.unbind(),
            operations: report.operations,
            peak_memory_bytes: report.peak_memory_bytes,
            duration: report.seconds,
            output: report.output,
            dropped_output: report.dropped_output,
        })
    }
}

#[pymethods]
impl PyOutcome {
    #[getter]
    fn value(&self, py: Python<'_>) -> Py<PyAny> {
        self.value.clone_ref(py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let value = self.value.bind(py).repr()?;
        let Self { operations, peak_memory_bytes, duration, .. } = self;
        Ok(format!(
            "Result(value={value}, operations={operations}, \
             peak_memory_bytes={peak_memory_bytes}, duration={duration})"
        ))
    }
}
