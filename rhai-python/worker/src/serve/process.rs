//! Takes from the process what a script can have no use for: core dumps, files, privileges, the
//! life after its host. The last walls; the engine's own limits are met long before.

use super::sandbox;
use crate::wire::HostHello;
use rhai_sandbox::{memory, resident, stack_bytes_for, STACK_BYTES};
use std::fs;

/// Descriptors that the process may hold: standard streams, the socket, a few for the runtime.
const MAX_OPEN_FILES: u64 = 32;
/// Address space beside stacks and script memory: what one operation may take past its budget
/// (256 MiB), the reserves of two allocator arenas (128 MiB each), buffers of the wire.
const SPARE_ADDRESS_BYTES: u64 = 768 << 20;
/// The most memory that one script may ask for.
const LARGEST_BUDGET_BYTES: u64 = 256 << 20;
/// Of several processes, the kernel ends this one first when memory runs out.
const OOM_SCORE: &str = "500";
/// The service itself comes first.
const NICENESS: libc::c_int = 5;
/// How long a thread may go on when another one wakes up, nanoseconds; the least that Linux takes.
const TURN_NS: u64 = 100_000;

/// What the host's greeting says about the process.
pub struct ProcessLimits {
    /// Of runs that work and of runs that wait.
    pub thread_count: u64,
    pub max_memory_bytes: u64,
}

impl ProcessLimits {
    pub fn of(hello: &HostHello<'_>) -> Self {
        let default = crate::DEFAULT_THREAD_COUNT as u64;
        let thread_count = if hello.thread_count == 0 { default } else { hello.thread_count };
        let thread_count = thread_count.saturating_add(hello.waiting_threads);
        Self { thread_count, max_memory_bytes: hello.max_memory_bytes }
    }
}

/// Names of the walls that stand, as the greeting tells them (docs/internal/wire.md).
pub type Walls = Vec<&'static str>;

/// `struct sched_attr` of Linux, as of its first version.
#[repr(C)]
#[derive(Default)]
struct SchedulerAttributes {
    size: u32,
    policy: u32,
    flags: u64,
    nice: i32,
    priority: u32,
    runtime: u64,
    deadline: u64,
    period: u64,
}

/// Lets a thread that wakes up take over soon from one that computes without end: a call that needs
/// microseconds must not wait for the turns of endless scripts. For all threads that this one
/// starts. Linux 6.12 and later; before, the wish does nothing.
fn take_short_turns() {
    let attributes = SchedulerAttributes {
        size: size_of::<SchedulerAttributes>() as u32,
        // SAFETY: a plain question; an error looks like -1, which the kernel then refuses or takes
        nice: unsafe { libc::getpriority(libc::PRIO_PROCESS, 0) },
        runtime: TURN_NS,
        ..SchedulerAttributes::default()
    };
    // SAFETY: the kernel reads as many bytes as the struct says it has.
    unsafe { libc::syscall(libc::SYS_sched_setattr, 0, &raw const attributes, 0) };
}

/// What needs no word of the host; before the first byte is read. Each step is best effort: a
/// system without one of them still runs scripts. Returns the walls that stand.
pub fn confine() -> Walls {
    // before the process stops being dumpable: then its files in /proc belong to root
    let _ = fs::write("/proc/self/oom_score_adj", OOM_SCORE);
    let limits = [
        set_limit(libc::RLIMIT_CORE, 0),
        set_limit(libc::RLIMIT_FSIZE, 0),
        set_limit(libc::RLIMIT_NOFILE, MAX_OPEN_FILES),
    ];
    let (kill, on, off): (libc::c_ulong, libc::c_ulong, libc::c_ulong) =
        (libc::SIGKILL as libc::c_ulong, 1, 0);
    // SAFETY: plain calls with integers and the documented constants; none touches memory of ours.
    let no_new_privileges = unsafe {
        libc::prctl(libc::PR_SET_PDEATHSIG, kill, 0, 0, 0);
        libc::prctl(libc::PR_SET_DUMPABLE, off, 0, 0, 0);
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
        libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
        libc::nice(NICENESS);
        libc::prctl(libc::PR_SET_NO_NEW_PRIVS, on, off, off, off) == 0
    };
    take_short_turns();
    standing([("rlimits", !limits.contains(&false)), ("no_new_privs", no_new_privileges)])
}

/// The rest of the walls, before the first thread is started: the memory of the whole process,
/// files and system calls. The engine stops a run that grows past the memory; the limit of the
/// address space is for what asks for too much at once. Returns the walls that stand.
pub fn wall(limits: &ProcessLimits) -> Walls {
    memory::set_process_wall(limits.max_memory_bytes);
    settle_allocator();
    // without it the books alone hold the wall
    resident::watch();
    let address_space =
        limits.max_memory_bytes > 0 && set_limit(libc::RLIMIT_AS, address_space(limits));
    standing([
        ("address_space", address_space),
        ("landlock", sandbox::close_file_system().is_ok()),
        // last: the others need system calls that it refuses
        ("seccomp", sandbox::refuse_system_calls().is_ok()),
    ])
}

fn standing<const N: usize>(walls: [(&'static str, bool); N]) -> Walls {
    walls.into_iter().filter(|(_, stands)| *stands).map(|(name, _)| name).collect()
}

fn address_space(limits: &ProcessLimits) -> u64 {
    // each thread may run a script that needs a second, larger stack
    let stacks = (STACK_BYTES + stack_bytes_for(LARGEST_BUDGET_BYTES)) as u64;
    address_space_now()
        .saturating_add(SPARE_ADDRESS_BYTES)
        .saturating_add(limits.max_memory_bytes.max(LARGEST_BUDGET_BYTES))
        .saturating_add(limits.thread_count.saturating_mul(stacks))
}

/// The first time that a thread gives much memory back, the C library reads a file of /proc to
/// learn how. Let that be now, so that a running script never makes the process open anything.
fn settle_allocator() {
    let settled = rhai_sandbox::spawn("settle", || {
        // below the size that gets a mapping of its own, in all above what is kept for later
        let blocks: Vec<Vec<u8>> = (0..16).map(|_| Vec::with_capacity(64 << 10)).collect();
        drop(std::hint::black_box(blocks));
    });
    if let Ok(thread) = settled {
        // without it nothing is lost but a refused system call
        let _ = thread.join();
    }
}

/// Ends the process without running anything more of it.
pub fn exit_now(code: i32) -> ! {
    // SAFETY: never returns and touches nothing.
    unsafe { libc::_exit(code) }
}

fn set_limit(resource: libc::__rlimit_resource_t, value: u64) -> bool {
    let limit = libc::rlimit { rlim_cur: value, rlim_max: value };
    // SAFETY: the pointer is to a live struct of the right type.
    unsafe { libc::setrlimit(resource, &limit) == 0 }
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
