//! The compiled module behind the Python package `rhai_python`. Registers what the other files
//! define; holds nothing itself and must not depend on the folder it was loaded from.

mod callback;
mod convert;
mod engine;
mod error;
mod hand;
mod limits;
mod outcome;
mod scope;
mod value;
mod worker;
mod workshop;

use pyo3::prelude::*;
use rhai_sandbox::CountingAllocator;

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

#[pymodule]
mod _rhai {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::engine::{PyAst, PyDiagnostic, PyEngine};
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
    #[pymodule_export]
    use crate::worker::{probe_walls, sdk_contract, worker_main, Runtime};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::error::set_defaults(module.py())
    }
}
