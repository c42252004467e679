//! Threads on which scripts may run.

use std::io;
use std::thread::{Builder, JoinHandle};

/// Stack of a thread that runs scripts: values nested up to the array and map limits are
/// compared, printed and dropped recursively, and a stack overflow cannot be caught. The memory
/// is virtual; pages are taken when a script goes that deep.
pub const STACK_BYTES: usize = 64 << 20;

/// Starts a thread with a stack of [`STACK_BYTES`].
///
/// # Errors
/// The system has no room for another thread.
pub fn spawn<T: Send + 'static>(
    name: &str,
    body: impl FnOnce() -> T + Send + 'static,
) -> io::Result<JoinHandle<T>> {
    Builder::new().name(name.into()).stack_size(STACK_BYTES).spawn(body)
}
