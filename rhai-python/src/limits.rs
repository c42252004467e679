//! `rhai_python.Limits`: the sandbox limits as an immutable Python object.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rhai_sandbox::Limits;

/// Immutable limits of an engine; see the type stub.
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
