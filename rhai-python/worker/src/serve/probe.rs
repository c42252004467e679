//! Tries every door from inside a walled process. For tests: no message and no script gets here.

use super::process::{self, ProcessLimits};
use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpStream, UdpSocket};
use std::os::unix::net::UnixStream;
use std::process::Command;

/// What came of one attempt: its name, and the error number or 0 when it went through.
pub type Attempt = (&'static str, i32);

/// Puts up the walls of an executor process around this one, for ever, then tries to get out.
///
/// Returns the walls that stand and what came of each attempt. The process is good for nothing
/// afterwards but telling the result.
pub fn probe_walls() -> (Vec<&'static str>, Vec<Attempt>) {
    let mut walls = process::confine();
    walls.extend(process::wall(&ProcessLimits { thread_count: 1, max_memory_bytes: 64 << 20 }));
    let attempts = vec![
        ("read a file", attempt(|| fs::read("/etc/passwd"))),
        ("make a file", attempt(|| fs::write("/tmp/picloud-probe", "x"))),
        ("list a directory", attempt(|| fs::read_dir("/"))),
        ("remove a file", attempt(|| fs::remove_file("/tmp/picloud-probe-absent"))),
        ("read its memory map", attempt(|| fs::read("/proc/self/maps"))),
        ("connect over TCP", attempt(|| TcpStream::connect((Ipv4Addr::LOCALHOST, 9)))),
        ("open a UDP socket", attempt(|| UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)))),
        (
            "connect to a Unix socket",
            attempt(|| UnixStream::connect("/run/dbus/system_bus_socket")),
        ),
        ("make a socket pair", attempt(UnixStream::pair)),
        ("run a program", attempt(|| Command::new("/bin/true").status())),
        ("become a program", call(|| raw(libc::SYS_execve, [0, 0, 0]))),
        ("fork", call(fork)),
        ("fork by clone3", call(|| raw(libc::SYS_clone3, [0, 0, 0]))),
        (
            "leave its namespaces",
            call(|| raw(libc::SYS_unshare, [libc::CLONE_NEWUSER as usize, 0, 0])),
        ),
        ("trace a process", call(|| raw(libc::SYS_ptrace, [0, 0, 0]))),
        ("signal another process", call(|| raw(libc::SYS_kill, [parent_pid(), 0, 0]))),
        ("signal a thread of another", call(|| raw(libc::SYS_tgkill, [1, 1, 0]))),
        ("raise its limits", call(raise_limit)),
        ("map code", call(|| map(libc::PROT_READ | libc::PROT_EXEC))),
        ("load a kernel program", call(|| raw(libc::SYS_bpf, [0, 0, 0]))),
        ("open an io_uring", call(|| raw(libc::SYS_io_uring_setup, [1, 0, 0]))),
        // the counter-proofs: what scripts do need
        ("start a thread", attempt(start_thread)),
        ("map memory", call(|| map(libc::PROT_READ | libc::PROT_WRITE))),
    ];
    (walls, attempts)
}

fn start_thread() -> io::Result<()> {
    let thread = rhai_sandbox::spawn("probe", || ())?;
    thread.join().map_err(|_| io::Error::other("the thread panicked"))
}

fn attempt<T>(body: impl FnOnce() -> io::Result<T>) -> i32 {
    match body() {
        Ok(_) => 0,
        Err(error) => error.raw_os_error().unwrap_or(-1),
    }
}

/// For calls that answer -1 and set the error number.
fn call(body: impl FnOnce() -> libc::c_long) -> i32 {
    attempt(|| if body() == -1 { Err(io::Error::last_os_error()) } else { Ok(()) })
}

fn raw(number: libc::c_long, [a, b, c]: [usize; 3]) -> libc::c_long {
    // SAFETY: the arguments are numbers or null pointers, which the kernel refuses to follow.
    unsafe { libc::syscall(number, a, b, c) }
}

fn fork() -> libc::c_long {
    // SAFETY: a child that does come to be ends at once without running anything of ours.
    unsafe {
        let pid = libc::fork();
        if pid == 0 {
            libc::_exit(0);
        }
        libc::c_long::from(pid)
    }
}

fn parent_pid() -> usize {
    std::os::unix::process::parent_id() as usize
}

fn raise_limit() -> libc::c_long {
    let limit = libc::rlimit { rlim_cur: 64, rlim_max: 64 };
    // SAFETY: the pointer is to a live struct of the right type.
    libc::c_long::from(unsafe { libc::setrlimit(libc::RLIMIT_NOFILE, &limit) })
}

fn map(protection: libc::c_int) -> libc::c_long {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    // SAFETY: a fresh mapping that nobody else knows; it is never used.
    let address = unsafe { libc::mmap(std::ptr::null_mut(), 4096, protection, flags, -1, 0) };
    if address == libc::MAP_FAILED {
        -1
    } else {
        0
    }
}
