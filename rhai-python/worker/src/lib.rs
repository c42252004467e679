//! PiCloud's executor process: runs scripts for a host that speaks the wire protocol (docs/internal/wire.md).
//! `runtime` does the work on script threads; `serve` joins it to a socket. Knows nothing of
//! routes, databases or Python, and opens no files and no network.

mod contract;
pub mod lint;
mod outcome;
mod runtime;
pub mod sdk;
mod serve;
pub mod wire;

pub use contract::sdk_contract;
pub use outcome::{Answer, CallFrame, Fault, LogLevel, LogLine, Outcome};
pub use runtime::{Reply, Runtime, RuntimeError, DEFAULT_THREAD_COUNT};
pub use serve::{probe_walls, serve, worker_main, ExitReason};

/// The engine behind the scripts, as the greeting names it.
pub const ENGINE: &str = "rhai 1.26.1";
