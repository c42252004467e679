//! Takes from the process what a script can have no use for: core dumps, files, privileges, the
//! life after its host. The last walls; the engine's own limits are met long before.

use crate::wire::HostHello;
use rhai_sandbox::{memory, STACK_BYTES};
use std::fs;

/// Descriptors that the process may hold: standard streams, the socket, a few for the runtime.
const MAX_OPEN_FILES: u64 = 32;
/// Address space beside stacks and script memory: code, allocator arenas, buffers of the wire.
const SPARE_ADDRESS_BYTES: u64 = 512 << 20;
/// What the allocator of the C library reserves for each thread without using it.
const ARENA_BYTES: u64 = 128 << 20;
/// Of several processes, the kernel ends this one first when memory runs out.
const OOM_SCORE: &str = "500";

/// What the host's greeting says about the process.
pub struct ProcessLimits {
    thread_count: u64,
    max_memory_bytes: u64,
}

impl ProcessLimits {
    pub fn of(hello: &HostHello<'_>) -> Self {
        let default = crate::DEFAULT_THREAD_COUNT as u64;
        let thread_count = if hello.thread_count == 0 { default } else { hello.thread_count };
        Self { thread_count, max_memory_bytes: hello.max_memory_bytes }
    }
}

/// What needs no word of the host; before the first byte is read. Each step is best effort: a
/// system without one of them still runs scripts.
pub fn confine() {
    // before the process stops being dumpable: then its files in /proc belong to root
    let _ = fs::write("/proc/self/oom_score_adj", OOM_SCORE);
    set_limit(libc::RLIMIT_CORE, 0);
    set_limit(libc::RLIMIT_FSIZE, 0);
    set_limit(libc::RLIMIT_NOFILE, MAX_OPEN_FILES);
    let (kill, on, off): (libc::c_ulong, libc::c_ulong, libc::c_ulong) =
        (libc::SIGKILL as libc::c_ulong, 1, 0);
    // SAFETY: plain calls with integers and the documented constants; none touches memory of ours.
    unsafe {
        libc::prctl(libc::PR_SET_PDEATHSIG, kill, 0, 0, 0);
        libc::prctl(libc::PR_SET_NO_NEW_PRIVS, on, off, off, off);
        libc::prctl(libc::PR_SET_DUMPABLE, off, 0, 0, 0);
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        libc::nice(5);
    }
}

/// The memory of the whole process. The engine stops the run that grows past it; the address
/// space is for what asks for too much at once.
pub fn wall(limits: &ProcessLimits) {
    memory::set_process_wall(limits.max_memory_bytes);
    if limits.max_memory_bytes == 0 {
        return;
    }
    let per_thread = STACK_BYTES as u64 + ARENA_BYTES;
    let total = address_space_now()
        .saturating_add(SPARE_ADDRESS_BYTES)
        .saturating_add(limits.max_memory_bytes)
        .saturating_add(limits.thread_count.saturating_mul(per_thread));
    set_limit(libc::RLIMIT_AS, total);
}

/// Ends the process without running anything more of it.
pub fn exit_now(code: i32) -> ! {
    // SAFETY: never returns and touches nothing.
    unsafe { libc::_exit(code) }
}

fn set_limit(resource: libc::__rlimit_resource_t, value: u64) {
    let limit = libc::rlimit { rlim_cur: value, rlim_max: value };
    // SAFETY: the pointer is to a live struct of the right type.
    unsafe { libc::setrlimit(resource, &limit) };
}

/// Bytes that are mapped now, 0 when the system does not say.
fn address_space_now() -> u64 {
    let pages = fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|line| line.split(' ').next().and_then(|pages| pages.parse::<u64>().ok()));
    // SAFETY: a plain question.
    let page_bytes = u64::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096);
    pages.unwrap_or(0).saturating_mul(page_bytes)
}
