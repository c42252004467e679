//! The compiled module behind the Python package `rhai_python`. Registers what the other files
//! define; holds nothing itself and must not depend on the folder it was loaded from.

mod callback;
mod check;
mod closure;
mod convert;
mod engine;
mod engine_state;
mod engine_thread;
mod error;
mod excerpt;
mod functions;
mod limits;
mod listeners;
mod outcome;
mod scope;
mod types;
mod value;
#[cfg(feature = "worker")]
mod worker;

use pyo3::prelude::*;
use rhai_sandbox::CountingAllocator;

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

#[pymodule]
mod _rhai {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::check::PyDiagnostic;
    #[pymodule_export]
    use crate::closure::PyClosure;
    #[pymodule_export]
    use crate::engine::{PyAst, PyEngine};
    #[pymodule_export]
    use crate::error::{
        RhaiConversionError, RhaiError, RhaiLimitError, RhaiPanicError, RhaiRuntimeError,
        RhaiSyntaxError, RhaiTimeoutError,
    };
    #[pymodule_export]
    use crate::limits::PyLimits;
    #[pymodule_export]
    use crate::outcome::PyOutcome;
    #[pymodule_export]
    use crate::scope::PyScope;
    #[cfg(feature = "worker")]
    #[pymodule_export]
    use crate::worker::{probe_walls, sdk_contract, worker_main, Runtime};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("HAS_WORKER", cfg!(feature = "worker"))?;
        crate::scope::complete_mapping(module.py())?;
        crate::error::set_defaults(module.py())
    }
}
