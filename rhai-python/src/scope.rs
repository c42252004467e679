//! `rhai_python.Scope`: variables that stay from run to run, on the engine that made them.

use std::sync::Arc;

use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;

use crate::convert::{from_python, to_python};
use crate::error::{conversion_error, Failure};
use crate::hand::Hand;
use crate::value::Value;

/// Variables and constants of one engine; see the type stub.
#[pyclass(name = "Scope", frozen, module = "rhai_python")]
pub struct PyScope {
    hand: Arc<Hand>,
    id: u64,
}

impl PyScope {
    pub fn new(hand: Arc<Hand>, id: u64) -> Self {
        Self { hand, id }
    }

    /// The number of this scope on the thread of that engine.
    pub fn id_on(&self, hand: &Arc<Hand>) -> Option<u64> {
        Arc::ptr_eq(&self.hand, hand).then_some(self.id)
    }

    fn push(&self, name: String, value: &Bound<'_, PyAny>, is_constant: bool) -> PyResult<()> {
        let py = value.py();
        let value = from_python(value).map_err(|refusal| conversion_error(py, &refusal))?;
        let id = self.id;
        let done = self.hand.ask(py, move |workshop, _| {
            let scope = workshop.scope(id)?;
            if is_constant {
                scope.push_constant_dynamic(name, value.into_rhai());
            } else if scope.is_constant(&name) == Some(true) {
                return Err(Failure::runtime(format!("Cannot modify constant {name}")));
            } else {
                scope.set_value(name, value.into_rhai());
            }
            Ok(())
        })?;
        done.map_err(|failure| failure.into_exception(py))
    }
}

#[pymethods]
impl PyScope {
    fn __getitem__(&self, py: Python<'_>, name: String) -> PyResult<Py<PyAny>> {
        let id = self.id;
        let wanted = name.clone();
        let found = self.hand.ask(py, move |workshop, _| -> Result<Option<Value>, Failure> {
            let value = workshop.scope(id)?.get(&wanted).map(Value::from_rhai);
            Ok(value.transpose()?)
        })?;
        match found.map_err(|failure| failure.into_exception(py))? {
            Some(value) => Ok(to_python(py, &value)?.unbind()),
            None => Err(PyKeyError::new_err(name)),
        }
    }

    fn __setitem__(&self, name: String, value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.push(name, value, false)
    }

    fn push_constant(&self, name: String, value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.push(name, value, true)
    }

    fn __contains__(&self, py: Python<'_>, name: String) -> PyResult<bool> {
        let id = self.id;
        let found =
            self.hand.ask(py, move |workshop, _| workshop.scope(id).map(|s| s.contains(&name)))?;
        found.map_err(|failure| failure.into_exception(py))
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        Ok(self.keys(py)?.len())
    }

    /// The names in the order of their definition, each once.
    fn keys(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        let id = self.id;
        let names = self.hand.ask(py, move |workshop, _| -> Result<Vec<String>, Failure> {
            // the newest come first
            let mut defined: Vec<&str> =
                workshop.scope(id)?.iter_raw().map(|(name, ..)| name).collect();
            defined.reverse();
            let mut names: Vec<String> = Vec::new();
            for name in defined {
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
            Ok(names)
        })?;
        names.map_err(|failure| failure.into_exception(py))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.keys(py)?.into_pyobject(py)?.try_iter()?.into_any())
    }
}

impl Drop for PyScope {
    fn drop(&mut self) {
        let id = self.id;
        self.hand.leave(move |workshop| workshop.forget_scope(id));
    }
}
