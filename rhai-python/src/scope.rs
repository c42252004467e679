//! `rhai_python.Scope`: variables that stay from run to run, on the engine that made them.

use std::sync::Arc;

use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use rhai_sandbox::rhai::Dynamic;

use crate::convert::{from_python, to_python};
use crate::engine_thread::EngineThread;
use crate::error::{conversion_error, Failure};
use crate::value::Value;

/// What `MutableMapping` derives from the methods below.
const MIXINS: [&str; 11] = [
    "keys",
    "items",
    "values",
    "get",
    "pop",
    "popitem",
    "clear",
    "update",
    "setdefault",
    "__eq__",
    // the default of `pop`
    "_MutableMapping__marker",
];

/// Variables that stay from run to run, by their names. Made by `Engine.scope`.
///
/// A mapping in the order of definition. Deleting a name deletes what it hides as well, constants
/// included.
///
/// Functions and closures belong to the script that defines them: another script can hold such a
/// value but not call it.
///
/// Raises:
///     KeyError: no variable of that name.
///     RhaiConversionError: a value has no form in the other language.
///     RhaiRuntimeError: assignment to a constant, or the engine failed and the scope went with it.
#[pyclass(name = "Scope", frozen, module = "rhai_python")]
pub struct PyScope {
    thread: Arc<EngineThread>,
    id: u64,
}

impl PyScope {
    pub fn new(thread: Arc<EngineThread>, id: u64) -> Self {
        Self { thread, id }
    }

    /// The number of this scope on the thread of that engine.
    pub fn id_on(&self, thread: &Arc<EngineThread>) -> Option<u64> {
        Arc::ptr_eq(&self.thread, thread).then_some(self.id)
    }

    fn push(&self, name: String, value: &Bound<'_, PyAny>, is_constant: bool) -> PyResult<()> {
        let py = value.py();
        let value = from_python(value, &self.thread.types)
            .map_err(|refusal| conversion_error(py, &refusal))?;
        let id = self.id;
        let done = self.thread.ask(py, move |state, _| {
            let scope = state.scope(id)?;
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

impl PyScope {
    /// The names in the order of their definition, each once.
    fn names(&self, py: Python<'_>) -> PyResult<Vec<String>> {
        let id = self.id;
        let names = self.thread.ask(py, move |state, _| -> Result<Vec<String>, Failure> {
            // the newest come first
            let mut defined: Vec<&str> =
                state.scope(id)?.iter_raw().map(|(name, ..)| name).collect();
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

    fn has(&self, py: Python<'_>, name: String) -> PyResult<bool> {
        let id = self.id;
        let found =
            self.thread.ask(py, move |state, _| state.scope(id).map(|s| s.contains(&name)))?;
        found.map_err(|failure| failure.into_exception(py))
    }
}

/// Completes the class as a `collections.abc.MutableMapping`, with the methods of that class.
///
/// # Errors
/// Python is out of memory.
pub fn complete_mapping(py: Python<'_>) -> PyResult<()> {
    let scope = py.get_type::<PyScope>();
    let mapping = py.import("collections.abc")?.getattr("MutableMapping")?;
    for name in MIXINS {
        scope.setattr(name, mapping.getattr(name)?)?;
    }
    scope.setattr("__hash__", py.None())?;
    mapping.call_method1("register", (scope,))?;
    Ok(())
}

#[pymethods]
impl PyScope {
    fn __getitem__(&self, py: Python<'_>, name: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
        let missing = || PyKeyError::new_err(name.clone().unbind());
        let name: String = name.extract().map_err(|_| missing())?;
        let id = self.id;
        let found = self.thread.ask(py, move |state, _| -> Result<Option<Value>, Failure> {
            state.variable(id, &name)
        })?;
        match found.map_err(|failure| failure.into_exception(py))? {
            Some(value) => Ok(to_python(py, &value, &Arc::downgrade(&self.thread))?.unbind()),
            None => Err(missing()),
        }
    }

    fn __setitem__(&self, name: String, value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.push(name, value, false)
    }

    /// Define a constant; it hides a variable of the same name.
    fn push_constant(&self, name: String, value: &Bound<'_, PyAny>) -> PyResult<()> {
        self.push(name, value, true)
    }

    fn __delitem__(&self, py: Python<'_>, name: &Bound<'_, PyAny>) -> PyResult<()> {
        let missing = || PyKeyError::new_err(name.clone().unbind());
        let name: String = name.extract().map_err(|_| missing())?;
        let id = self.id;
        let removed = self.thread.ask(py, move |state, _| -> Result<bool, Failure> {
            let scope = state.scope(id)?;
            let is_there = scope.contains(&name);
            // a name can be defined more than once, each hiding the one before
            while scope.contains(&name) {
                drop(scope.remove::<Dynamic>(&name));
            }
            Ok(is_there)
        })?;
        match removed.map_err(|failure| failure.into_exception(py))? {
            true => Ok(()),
            false => Err(missing()),
        }
    }

    fn __contains__(&self, py: Python<'_>, name: &Bound<'_, PyAny>) -> PyResult<bool> {
        match name.extract() {
            Ok(name) => self.has(py, name),
            Err(_) => Ok(false),
        }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<Scope of {} variables>", self.names(py)?.len()))
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        Ok(self.names(py)?.len())
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.names(py)?.into_pyobject(py)?.try_iter()?.into_any())
    }
}

impl Drop for PyScope {
    fn drop(&mut self) {
        let id = self.id;
        self.thread.leave(move |state| state.forget_scope(id));
    }
}
