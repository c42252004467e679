//! `rhai_python.Result`: what came of a run and what it used.

use std::sync::Weak;

use pyo3::prelude::*;

use crate::convert::to_python;
use crate::engine_state::Report;
use crate::engine_thread::EngineThread;
use crate::value::Value;

/// The value of a run, and what the run used.
#[pyclass(name = "Result", frozen, module = "rhai_python")]
pub struct PyOutcome {
    value: Py<PyAny>,
    /// Operations in Rhai's sense, as `max_operations` counts them.
    #[pyo3(get)]
    operations: u64,
    /// Most memory that the script held at once, temporary values included.
    #[pyo3(get)]
    peak_memory_bytes: u64,
    /// Wall time on the engine's thread, in seconds.
    #[pyo3(get)]
    duration: f64,
    /// What the script printed with `print` and `debug`, in order.
    #[pyo3(get)]
    output: Vec<String>,
    /// How many lines were cut or left out by `max_log_bytes` and `max_log_lines`.
    #[pyo3(get)]
    dropped_output: u64,
}

impl PyOutcome {
    /// # Errors
    /// The error of the script, as an exception.
    pub fn new(py: Python<'_>, report: Report<Value>, home: &Weak<EngineThread>) -> PyResult<Self> {
        let value = report.outcome.map_err(|failure| failure.into_exception(py))?;
        Ok(Self {
            value: to_python(py, &value, home)?.unbind(),
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
    /// The last value of the script.
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
