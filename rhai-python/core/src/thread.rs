//! Threads on which scripts may run.

use std::io;
use std::thread::{Builder, JoinHandle};

/// Stack of a thread that runs scripts with up to 32 MiB of memory: values nested up to the array
/// and map limits are compared, printed and dropped recursively, and a stack overflow cannot be
/// caught. The memory is virtual; pages are taken when a script goes that deep.
pub const STACK_BYTES: usize = 64 << 20;

/// Stack that a thread needs for scripts with this much memory.
///
/// Closures that capture each other form chains as long as memory allows; dropping one takes as
/// many bytes of stack as the chain takes of memory (measured: 168 bytes of memory and some 160
/// of stack for each closure, x86-64).
#[must_use]
pub fn stack_bytes_for(max_memory_bytes: u64) -> usize {
    let memory = usize::try_from(max_memory_bytes).unwrap_or(usize::MAX / 4);
    STACK_BYTES.max(memory.saturating_mul(2))
}

/// Starts a thread with a stack of [`STACK_BYTES`].
///
/// # Errors
/// The system has no room for another thread.
pub fn spawn<T: Send + 'static>(
    name: &str,
    body: impl FnOnce() -> T + Send + 'static,
) -> io::Result<JoinHandle<T>> {
    spawn_with_stack(name, STACK_BYTES, body)
}

/// Starts a thread with a stack of that size; see [`stack_bytes_for`].
///
/// # Errors
/// The system has no room for another thread.
pub fn spawn_with_stack<T: Send + 'static>(
    name: &str,
    stack_bytes: usize,
    body: impl FnOnce() -> T + Send + 'static,
) -> io::Result<JoinHandle<T>> {
    Builder::new().name(name.into()).stack_size(stack_bytes).spawn(body)
}
