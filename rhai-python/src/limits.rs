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
/// count bytes of a string, items of an array or blob and entries of a map, without what is inside them.
///
/// `trusted=True` permits higher limits for scripts of your own: a day, 1 GiB of memory, texts of
/// 256 MiB, ten million items. Values nested deeper than the stack holds then end the process.
///
/// Raises:
///     ValueError: a limit outside the range in which the sandbox holds.
#[pyclass(name = "Limits", frozen, eq, skip_from_py_object, module = "rhai_python")]
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct PyLimits {
    pub limits: Limits,
    pub is_trusted: bool,
}

macro_rules! limits_class {
    ($($name:ident),+) => {
        #[pymethods]
        impl PyLimits {
            #[new]
            #[pyo3(signature = (*, trusted = false, $($name = None),+))]
            #[allow(clippy::too_many_arguments)] // one keyword for each limit
            fn new(trusted: bool, $($name: Option<u64>),+) -> PyResult<Self> {
                let default = Limits::default();
                let limits = Limits { $($name: $name.unwrap_or(default.$name)),+ };
                let validated =
                    if trusted { limits.validate_trusted() } else { limits.validate() };
                validated.map_err(|error| PyValueError::new_err(error.to_string()))?;
                Ok(Self { limits, is_trusted: trusted })
            }

            /// Whether the higher ceilings for trusted scripts apply.
            #[getter]
            fn trusted(&self) -> bool {
                self.is_trusted
            }

            $(
                /// The limit of this name.
                #[getter]
                fn $name(&self) -> u64 {
                    self.limits.$name
                }
            )+

            fn __hash__(&self) -> u64 {
                let mut hasher = DefaultHasher::new();
                self.hash(&mut hasher);
                hasher.finish()
            }

            fn __repr__(&self) -> String {
                let limits = self.limits.table();
                let limits = limits.map(|(name, value, ..)| format!("{name}={value}")).join(", ");
                let trusted = if self.is_trusted { "trusted=True, " } else { "" };
                format!("Limits({trusted}{limits})")
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
