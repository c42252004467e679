//! The Rhai script engine with its holes closed: limits that hold, a deadline, a memory budget,
//! captured output, errors with positions, strict JSON. Knows nothing of Python or of any host.
//!
//! An engine, the syntax trees it compiles and the values it makes belong to ONE thread, which
//! needs a stack of [`STACK_BYTES`]; [`spawn`] starts such a thread. The host binary declares
//! [`CountingAllocator`] as its global allocator, or memory budgets never fire.

mod active_runs;
mod blocks;
mod clock;
mod diagnose;
mod engine;
mod error;
mod hardening;
mod hints;
pub mod json;
mod limits;
mod member_names;
pub mod memory;
mod not_offered;
mod output;
mod panics;
mod plain_words;
pub mod resident;
mod run;
mod sizes;
mod thread;
mod tokens;
mod watchdog;

pub use diagnose::{diagnose, Diagnostic, ReservedNames, Severity};
pub use engine::{SandboxEngine, Session};
pub use error::{ErrorKind, Frame, ScriptError, CLOSURE};
pub use limits::{LimitOutOfRange, Limits, DEFAULT_MAX_SOURCE_BYTES};
pub use memory::CountingAllocator;
pub use output::{Output, OutputBuffer, OutputKind};
pub use panics::install_quiet_panic_hook;
pub use rhai;
pub use run::{charge, charge_operations, end_run, wait_in_run, Budget, CancelHandle, Run, Waited};
pub use sizes::SizeLimits;
pub use thread::{
    max_containers_for, release_stack_of_waiting, release_unused_stack, spawn, spawn_with_stack,
    stack_bytes_for, STACK_BYTES,
};
