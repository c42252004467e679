//! `rhai_python.Closure`: a function or closure of a script, called from Python.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::convert::{arguments_from_python, to_python};
use crate::engine_thread::EngineThread;
use crate::functions::Ticket;

/// A function or closure of a script, which Python can call while its engine lives.
///
/// Comes from results, from the arguments of registered functions, and from a `Scope`, where it
/// belongs to the script that ran last. Each call is a run of its own, with the limits of one.
///
/// Raises:
///     RhaiError: whatever stopped the function, or its engine failed since.
///     RuntimeError: the engine is closed, was made before a fork, or is running a script now.
#[pyclass(name = "Closure", frozen, module = "rhai_python")]
pub struct PyClosure {
    thread: Arc<EngineThread>,
    ticket: Ticket,
}

impl PyClosure {
    pub fn new(thread: Arc<EngineThread>, ticket: Ticket) -> Self {
        Self { thread, ticket }
    }
}

#[pymethods]
impl PyClosure {
    /// Call the function and return its value.
    #[pyo3(signature = (*arguments))]
    fn __call__(&self, py: Python<'_>, arguments: &Bound<'_, PyTuple>) -> PyResult<Py<PyAny>> {
        let arguments = arguments_from_python(arguments, &self.thread.types)?;
        let ticket = self.ticket.clone();
        let report =
            self.thread.ask(py, move |state, job| state.call_function(job, &ticket, arguments))?;
        let value = report.outcome.map_err(|failure| failure.into_exception(py))?;
        Ok(to_python(py, &value, &Arc::downgrade(&self.thread))?.unbind())
    }
}
