//! Python classes that the host lets into scripts: as opaque objects, or through a converter.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::PyType;

/// What becomes of an object.
pub enum Form<'py> {
    /// It goes as it is, opaque to scripts.
    Opaque,
    /// It goes as this other object.
    Converted(PyResult<Bound<'py, PyAny>>),
}

struct Entry {
    class: Py<PyType>,
    to_rhai: Option<Py<PyAny>>,
}

/// The classes of one engine.
#[derive(Default)]
pub struct Types {
    entries: Mutex<Vec<Entry>>,
    has_entries: AtomicBool,
}

impl Types {
    /// # Errors
    /// TypeError: the converter is not callable.
    pub fn register(
        &self,
        class: &Bound<'_, PyType>,
        to_rhai: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<()> {
        if to_rhai.is_some_and(|function| !function.is_callable()) {
            return Err(PyTypeError::new_err("to_rhai is not callable"));
        }
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|entry| !entry.class.is(class));
        let to_rhai = to_rhai.map(|function| function.clone().unbind());
        entries.push(Entry { class: class.clone().unbind(), to_rhai });
        self.has_entries.store(true, SeqCst);
        Ok(())
    }

    /// What the nearest registered class of an object says; None when a class that has a form of
    /// its own (`is_plain`) is nearer, or there is none.
    pub fn form_of<'py>(
        &self,
        object: &Bound<'py, PyAny>,
        is_plain: impl Fn(&Bound<'py, PyAny>) -> bool,
    ) -> Option<Form<'py>> {
        if !self.has_entries.load(SeqCst) {
            return None;
        }
        let py = object.py();
        for class in object.get_type().mro() {
            let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
            let entry = entries.iter().find(|entry| entry.class.is(&class));
            let to_rhai = entry.map(|entry| entry.to_rhai.as_ref().map(|f| f.clone_ref(py)));
            // not held while Python code runs
            drop(entries);
            match to_rhai {
                Some(Some(function)) => {
                    return Some(Form::Converted(function.bind(py).call1((object,))))
                }
                Some(None) => return Some(Form::Opaque),
                None if is_plain(&class) => return None,
                None => (),
            }
        }
        None
    }

    /// Forgets everything; called under the interpreter lock.
    pub fn clear(&self) {
        let entries =
            std::mem::take(&mut *self.entries.lock().unwrap_or_else(PoisonError::into_inner));
        self.has_entries.store(false, SeqCst);
        drop(entries);
    }
}
