//! Errors of scripts as Python exceptions. The tree is drawn in the package's docstring.

use std::sync::Weak;

use pyo3::create_exception;
use pyo3::exceptions::{PyBaseException, PyException};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use rhai_sandbox::{ErrorKind, Frame, ScriptError};

use crate::convert::to_python;
use crate::excerpt::excerpt;
use crate::functions::Functions;
use crate::value::{Refusal, Value};

create_exception!(
    rhai_python,
    RhaiError,
    PyException,
    "Everything that goes wrong with a script. Lines and columns count from 1."
);
create_exception!(
    rhai_python,
    RhaiSyntaxError,
    RhaiError,
    "The source does not compile, or uses what the sandbox does not offer."
);
create_exception!(
    rhai_python,
    RhaiRuntimeError,
    RhaiError,
    "The script failed. `__cause__` is the exception of a registered function, if it was one."
);
create_exception!(rhai_python, RhaiLimitError, RhaiError, "A limit was reached.");
create_exception!(
    rhai_python,
    RhaiTimeoutError,
    RhaiLimitError,
    "The deadline passed; `limit` is \"timeout_ms\"."
);
create_exception!(
    rhai_python,
    RhaiPanicError,
    RhaiError,
    "The engine itself failed. It was replaced: compiled scripts and scopes are gone."
);
create_exception!(
    rhai_python,
    RhaiConversionError,
    RhaiError,
    "A value has no form in the other language."
);

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
    trace: Vec<Frame>,
    /// The line of the source with a caret, when the source is known.
    excerpt: Option<String>,
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
        let thrown = error
            .thrown
            .as_ref()
            .and_then(|value| Value::from_rhai(value, &Functions::default()).ok());
        let ScriptError { kind, message, line, column, trace, .. } = error;
        let (excerpt, cause) = (None, None);
        let failure = ScriptFailure { kind, message, line, column, trace, excerpt, thrown, cause };
        Self::Script(Box::new(failure))
    }
}

impl Failure {
    /// An error of the binding's own that belongs to no place in a script.
    pub fn runtime(message: impl Into<String>) -> Self {
        ScriptError::new(ErrorKind::Runtime, message).into()
    }

    /// Adds what the source has where the error is.
    #[must_use]
    pub fn in_source(mut self, source: &str) -> Self {
        if let Self::Script(failure) = &mut self {
            failure.excerpt = failure.line.and_then(|line| excerpt(source, line, failure.column));
        }
        self
    }

    /// Names the function that the host called.
    #[must_use]
    pub fn in_function(mut self, name: &str) -> Self {
        if let Self::Script(failure) = &mut self {
            if let Some(outermost) = failure.trace.first_mut() {
                outermost.function.get_or_insert_with(|| name.to_owned());
            }
        }
        self
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

    fn trace_for_python(&self) -> Vec<(Option<&str>, Option<u32>)> {
        self.trace.iter().map(|frame| (frame.function.as_deref(), frame.line)).collect()
    }

    fn describe(&self, exception: &Bound<'_, PyBaseException>) -> PyResult<()> {
        let py = exception.py();
        exception.setattr("line", self.line)?;
        exception.setattr("column", self.column)?;
        exception.setattr("trace", self.trace_for_python())?;
        if let Some(excerpt) = &self.excerpt {
            exception.setattr("excerpt", excerpt)?;
            exception.call_method1("add_note", (excerpt,))?;
        }
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
                let thrown = self
                    .thrown
                    .as_ref()
                    .map(|value| to_python(py, value, &Weak::new()))
                    .transpose()?;
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
    for name in ["line", "column", "excerpt"] {
        py.get_type::<RhaiError>().setattr(name, py.None())?;
    }
    py.get_type::<RhaiError>().setattr("trace", PyTuple::empty(py))?;
    py.get_type::<RhaiRuntimeError>().setattr("thrown", py.None())?;
    py.get_type::<RhaiLimitError>().setattr("limit", "")?;
    py.get_type::<RhaiLimitError>().setattr("value", 0)?;
    py.get_type::<RhaiConversionError>().setattr("path", "$")
}
