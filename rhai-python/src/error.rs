//! Errors of scripts as Python exceptions. The tree is drawn in the package's docstring.

use pyo3::create_exception;
use pyo3::exceptions::{PyBaseException, PyException};
use pyo3::prelude::*;
use rhai_sandbox::{ErrorKind, ScriptError};

use crate::convert::to_python;
use crate::value::{Refusal, Value};

create_exception!(rhai_python, RhaiError, PyException);
create_exception!(rhai_python, RhaiSyntaxError, RhaiError);
create_exception!(rhai_python, RhaiRuntimeError, RhaiError);
create_exception!(rhai_python, RhaiLimitError, RhaiError);
create_exception!(rhai_python, RhaiTimeoutError, RhaiLimitError);
create_exception!(rhai_python, RhaiPanicError, RhaiError);
create_exception!(rhai_python, RhaiConversionError, RhaiError);

/// What went wrong on the engine's thread, in a form that may leave it.
#[derive(Debug)]
pub enum Failure {
    Script(Box<ScriptFailure>),
    Conversion(Refusal),
    /// An exception that must reach the caller as it is: KeyboardInterrupt, SystemExit.
    Python(PyErr),
}

/// An error of a script.
#[derive(Debug)]
pub struct ScriptFailure {
    kind: ErrorKind,
    message: String,
    line: Option<u32>,
    column: Option<u32>,
    /// The value of the script's `throw`, when Python has a form for it.
    pub thrown: Option<Value>,
    /// The exception of a registered Python function that the script did not catch.
    pub cause: Option<PyErr>,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Conversion(refusal)
    }
}

impl From<ScriptError> for Failure {
    fn from(error: ScriptError) -> Self {
        let thrown = error.thrown.as_ref().and_then(|value| Value::from_rhai(value).ok());
        let ScriptError { kind, message, line, column, .. } = error;
        Self::Script(Box::new(ScriptFailure { kind, message, line, column, thrown, cause: None }))
    }
}

impl Failure {
    /// An error of the binding's own that belongs to no place in a script.
    pub fn runtime(message: impl Into<String>) -> Self {
        ScriptError::new(ErrorKind::Runtime, message).into()
    }

    pub fn into_exception(self, py: Python<'_>) -> PyErr {
        match self {
            Self::Python(error) => error,
            Self::Conversion(refusal) => conversion_error(py, &refusal),
            Self::Script(failure) => failure.into_exception(py),
        }
    }
}

impl ScriptFailure {
    fn into_exception(self, py: Python<'_>) -> PyErr {
        let error = self.new_exception();
        // an attribute that cannot be set is worth less than the error itself
        drop(self.describe(error.value(py)));
        error.set_cause(py, self.cause);
        error
    }

    fn new_exception(&self) -> PyErr {
        let message = match (self.line, self.column) {
            (Some(line), Some(column)) => {
                format!("{} (line {line}, column {column})", self.message)
            }
            (Some(line), None) => format!("{} (line {line})", self.message),
            _ => self.message.clone(),
        };
        match self.kind {
            ErrorKind::Parse | ErrorKind::Forbidden => RhaiSyntaxError::new_err(message),
            ErrorKind::Runtime | ErrorKind::Cancelled => RhaiRuntimeError::new_err(message),
            ErrorKind::Limit { .. } => RhaiLimitError::new_err(message),
            ErrorKind::Timeout { .. } => RhaiTimeoutError::new_err(message),
            ErrorKind::Panic => RhaiPanicError::new_err(message),
        }
    }

    fn describe(&self, exception: &Bound<'_, PyBaseException>) -> PyResult<()> {
        let py = exception.py();
        exception.setattr("line", self.line)?;
        exception.setattr("column", self.column)?;
        match self.kind {
            ErrorKind::Limit { name, value } => {
                exception.setattr("limit", name)?;
                exception.setattr("value", value)?;
            }
            ErrorKind::Timeout { timeout_ms } => {
                exception.setattr("limit", "timeout_ms")?;
                exception.setattr("value", timeout_ms)?;
            }
            ErrorKind::Runtime => {
                let thrown = self.thrown.as_ref().map(|value| to_python(py, value)).transpose()?;
                exception.setattr("thrown", thrown)?;
            }
            _ => (),
        }
        Ok(())
    }
}

pub fn conversion_error(py: Python<'_>, refusal: &Refusal) -> PyErr {
    let path = refusal.path();
    let error = RhaiConversionError::new_err(format!("{} at {path}", refusal.reason));
    // an attribute that cannot be set is worth less than the error itself
    drop(error.value(py).setattr("path", path));
    error
}

/// Gives every exception the attributes of its class, so that they are always there to read.
pub fn set_defaults(py: Python<'_>) -> PyResult<()> {
    for name in ["line", "column"] {
        py.get_type::<RhaiError>().setattr(name, py.None())?;
    }
    py.get_type::<RhaiRuntimeError>().setattr("thrown", py.None())?;
    py.get_type::<RhaiLimitError>().setattr("limit", "")?;
    py.get_type::<RhaiLimitError>().setattr("value", 0)?;
    py.get_type::<RhaiConversionError>().setattr("path", "$")
}
