//! The compiled module behind the Python package `rhai_python`. Registers what the other files
//! define; holds nothing itself and must not depend on the folder it was loaded from.

mod worker;

use pyo3::prelude::*;
use rhai_sandbox::CountingAllocator;

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

#[pymodule]
mod _rhai {
    #[pymodule_export]
    use crate::worker::{worker_main, Runtime};
}
