//! Threads on which scripts may run.

#[cfg(target_os = "linux")]
use std::cell::Cell;
use std::io;
#[cfg(target_os = "linux")]
use std::mem::MaybeUninit;
use std::thread::{Builder, JoinHandle};

/// Stack of a thread that runs scripts with up to 32 MiB of memory: nested values are copied and
/// dropped recursively, and a stack overflow cannot be caught. The memory is virtual; pages are taken
/// when a script goes that deep.
pub const STACK_BYTES: usize = 64 << 20;
/// Stack for each array, map or blob that a run may hold: each can be nested in the one before.
const STACK_BYTES_PER_CONTAINER: usize = 512;

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

/// Arrays, maps and blobs that a run with this much memory may hold at once.
#[must_use]
pub fn max_containers_for(max_memory_bytes: u64) -> u64 {
    (stack_bytes_for(max_memory_bytes) / STACK_BYTES_PER_CONTAINER) as u64
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

/// Stack below the current frame that stays: calls to come do not have to fetch it again.
#[cfg(target_os = "linux")]
const KEPT_BYTES: usize = 256 << 10;

/// The same for a thread that waits: the calls that park it.
#[cfg(target_os = "linux")]
const KEPT_WHILE_WAITING: usize = 16 << 10;

#[cfg(target_os = "linux")]
thread_local! {
    static STACK_END: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Gives back what the stack of this thread has touched far below the current frame, and the
/// thread would keep for ever: a run that went deep leaves up to the whole stack. Takes a system
/// call. Not for a process's first thread, whose stack grows by other rules.
#[cfg(target_os = "linux")]
pub fn release_unused_stack() {
    release_stack_below(KEPT_BYTES);
}

/// As [`release_unused_stack`], for a thread that will wait: next to nothing stays.
#[cfg(target_os = "linux")]
pub fn release_stack_of_waiting() {
    release_stack_below(KEPT_WHILE_WAITING);
}

#[cfg(target_os = "linux")]
fn release_stack_below(kept_bytes: usize) {
    let end = STACK_END.with(|end| end.get().or_else(|| find_stack_end(end)));
    let here = std::ptr::from_ref(&end) as usize;
    let page_bytes = page_bytes();
    let Some(end) = end.map(|end| end.next_multiple_of(page_bytes)) else { return };
    let kept_from = here.saturating_sub(kept_bytes) / page_bytes * page_bytes;
    if kept_from > end {
        // SAFETY: these pages belong to the stack of this thread and lie below its current frame,
        // so nothing in them is alive.
        unsafe { libc::madvise(end as *mut _, kept_from - end, libc::MADV_DONTNEED) };
    }
}

#[cfg(target_os = "linux")]
fn page_bytes() -> usize {
    // SAFETY: no pointers; the C library answers without a system call
    let bytes = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
    // the largest page in use, which smaller ones divide
    usize::try_from(bytes).ok().filter(|bytes| bytes.is_power_of_two()).unwrap_or(64 << 10)
}

/// Nothing is given back on this system.
#[cfg(not(target_os = "linux"))]
pub fn release_unused_stack() {}

/// Nothing is given back on this system.
#[cfg(not(target_os = "linux"))]
pub fn release_stack_of_waiting() {}

/// The lowest address of this thread's stack that may be used.
#[cfg(target_os = "linux")]
fn find_stack_end(known: &Cell<Option<usize>>) -> Option<usize> {
    let mut attributes = MaybeUninit::<libc::pthread_attr_t>::uninit();
    let (mut address, mut size, mut guard) = (std::ptr::null_mut(), 0, 0);
    // SAFETY: the first call fills the attributes and the others read them, as documented; they
    // are destroyed once and only when they were made.
    unsafe {
        if libc::pthread_getattr_np(libc::pthread_self(), attributes.as_mut_ptr()) != 0 {
            return None;
        }
        let attributes = attributes.as_mut_ptr();
        let stack = libc::pthread_attr_getstack(attributes, &mut address, &mut size);
        let guarded = libc::pthread_attr_getguardsize(attributes, &mut guard);
        libc::pthread_attr_destroy(attributes);
        if stack != 0 || guarded != 0 || size < KEPT_BYTES * 2 {
            return None;
        }
    }
    known.set(Some(address as usize + guard));
    known.get()
}
