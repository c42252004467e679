//! `rhai_python.Limits`: the sandbox limits as an immutable Python object.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rhai_sandbox::Limits;

/// Upper bounds of one run; equal limits are equal and have equal hashes.
///
/// `timeout_ms` is wall time in milliseconds. Names that end in `_bytes` count bytes: of the
/// script's memory, of the JSON text that `Engine.run_json` returns, of `Result.output`. Sizes
/// count bytes of a string, items of an array or blob and entries of a map, nested ones included.
///
/// Raises:
///     ValueError: a limit outside the range in which the sandbox holds.
#[pyclass(name = "Limits", frozen, eq, skip_from_py_object, module = "rhai_python")]
#[derive(Clone, PartialEq, Eq)]
pub struct PyLimits(pub Limits);

macro_rules! limits_class {
    ($($name:ident),+) => {
        #[pymethods]
        impl PyLimits {
            #[new]
            #[pyo3(signature = (*, $($name = None),+))]
            #[allow(clippy::too_many_arguments)] // one keyword for each limit
            fn new($($name: Option<u64>),+) -> PyResult<Self> {
                let default = Limits::default();
                let limits = Limits { $($name: $name.unwrap_or(default.$name)),+ };
                limits.validate().map_err(|error| PyValueError::new_err(error.to_string()))?;
                Ok(Self(limits))
            }

            $(
                /// The limit of this name.
                #[getter]
                fn $name(&self) -> u64 {
                    self.0.$name
                }
            )+

            fn __hash__(&self) -> u64 {
                let mut hasher = DefaultHasher::new();
                self.0.hash(&mut hasher);
                hasher.finish()
            }

            fn __repr__(&self) -> String {
                let limits = self.0.table().map(|(name, value, ..)| format!("{name}={value}"));
                format!("Limits({})", limits.join(", "))
            }
        }
    };
}

limits_class!(
    timeout_ms,
    max_operations,
    max_memory_bytes,
    max_string_size,
    max_array_size,
    max_map_size,
    max_call_levels,
    max_expr_depth,
    max_function_expr_depth,
    max_variables,
    max_functions,
    max_response_bytes,
    max_log_bytes,
    max_log_lines
);
