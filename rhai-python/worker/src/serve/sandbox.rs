//! Takes from the process every system call that running scripts does not need: no new files, no
//! sockets, no other programs or processes. Scripts have no door to system calls; this wall stands
//! behind a fault of the engine. Knows nothing of the connection or of rlimits.

use landlock::{Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetStatus, Scope, ABI};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule,
};
use std::collections::BTreeMap;
use std::error::Error;

type Outcome<T> = Result<T, Box<dyn Error>>;
/// Rules by number of the system call; a call without rules is allowed whatever its arguments are.
type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// What threads, memory, clocks, the socket and the end of the process need. Found by strace on
/// real load, on glibc; the calls behind the vDSO are for boards whose clock it cannot read.
const ALLOWED: &[libc::c_long] = &[
    libc::SYS_brk,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_futex,
    libc::SYS_getpid,
    libc::SYS_getrandom,
    libc::SYS_gettid,
    libc::SYS_gettimeofday,
    libc::SYS_madvise,
    libc::SYS_mremap,
    libc::SYS_munmap,
    libc::SYS_nanosleep,
    libc::SYS_ppoll,
    // what is in RAM, from a file that is open since before
    libc::SYS_pread64,
    libc::SYS_recvfrom,
    libc::SYS_restart_syscall,
    libc::SYS_rseq,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sched_getaffinity,
    libc::SYS_sched_yield,
    libc::SYS_sendto,
    libc::SYS_set_robust_list,
    libc::SYS_sigaltstack,
    libc::SYS_write,
    libc::SYS_writev,
    // refused by a filter of its own, see `no_clone3`
    libc::SYS_clone3,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_poll,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_time,
];

/// `clone` with these must be a thread of this process and must not make namespaces.
const CLONE_MASK: libc::c_int = libc::CLONE_THREAD
    | libc::CLONE_NEWNS
    | libc::CLONE_NEWCGROUP
    | libc::CLONE_NEWUTS
    | libc::CLONE_NEWIPC
    | libc::CLONE_NEWUSER
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWNET;

/// Refuses, from now on and for all threads, every call that is not on the list with `EPERM`.
/// An error rather than death: the C library asks for files in passing (when it gives memory back,
/// for one) and takes no for an answer.
///
/// # Errors
/// The system has no seccomp or does not let us; nothing has changed.
pub fn refuse_system_calls() -> Outcome<()> {
    // both are compiled before the first is installed
    let (no_clone3, allow_list) = (no_clone3()?, allow_list()?);
    seccompiler::apply_filter_all_threads(&no_clone3)?;
    seccompiler::apply_filter_all_threads(&allow_list)?;
    Ok(())
}

/// The flags of `clone3` lie in memory, where a filter cannot see them. "Not known" makes the C
/// library use `clone`, whose flags it can see.
fn no_clone3() -> Outcome<BpfProgram> {
    let rules = BTreeMap::from([(libc::SYS_clone3, Vec::new())]);
    let unknown = SeccompAction::Errno(errno(libc::ENOSYS));
    program(rules, SeccompAction::Allow, unknown)
}

fn allow_list() -> Outcome<BpfProgram> {
    let mut rules: Rules = ALLOWED.iter().map(|&number| (number, Vec::new())).collect();
    let own_pid = u64::from(std::process::id());
    let name = libc::PR_SET_NAME as u64;
    rules.insert(libc::SYS_clone, vec![rule(0, masked(CLONE_MASK), libc::CLONE_THREAD as u64)?]);
    // no code may be made at run time
    rules.insert(libc::SYS_mmap, vec![rule(2, masked(libc::PROT_EXEC), 0)?]);
    rules.insert(libc::SYS_mprotect, vec![rule(2, masked(libc::PROT_EXEC), 0)?]);
    rules.insert(libc::SYS_prctl, vec![rule(0, SeccompCmpOp::Eq, name)?]);
    // abort() signals its own thread
    rules.insert(libc::SYS_tgkill, vec![rule(0, SeccompCmpOp::Eq, own_pid)?]);
    // a new thread asks for the limits of stacks; nobody sets any
    let ask = vec![condition(0, SeccompCmpOp::Eq, 0)?, condition(2, SeccompCmpOp::Eq, 0)?];
    rules.insert(libc::SYS_prlimit64, vec![SeccompRule::new(ask)?]);
    program(rules, SeccompAction::Errno(errno(libc::EPERM)), SeccompAction::Allow)
}

fn program(rules: Rules, otherwise: SeccompAction, matched: SeccompAction) -> Outcome<BpfProgram> {
    let arch = std::env::consts::ARCH.try_into()?;
    Ok(SeccompFilter::new(rules, otherwise, matched, arch)?.try_into()?)
}

fn rule(argument: u8, compare: SeccompCmpOp, value: u64) -> Outcome<SeccompRule> {
    Ok(SeccompRule::new(vec![condition(argument, compare, value)?])?)
}

fn condition(argument: u8, compare: SeccompCmpOp, value: u64) -> Outcome<SeccompCondition> {
    Ok(SeccompCondition::new(argument, SeccompCmpArgLen::Qword, compare, value)?)
}

fn masked(flags: libc::c_int) -> SeccompCmpOp {
    SeccompCmpOp::MaskedEq(u64::from(flags.unsigned_abs()))
}

fn errno(number: libc::c_int) -> u32 {
    number.unsigned_abs()
}

/// Closes the file system and the network to this thread and to those that it starts. A second
/// wall beside the system calls, for kernels that have it.
///
/// # Errors
/// The kernel has no Landlock; nothing has changed.
pub fn close_file_system() -> Outcome<()> {
    let newest = ABI::V6;
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(newest))?
        .handle_access(AccessNet::from_all(newest))?
        .scope(Scope::from_all(newest))?
        .create()?
        .restrict_self()?;
    match status.ruleset {
        RulesetStatus::NotEnforced => Err("the kernel does not enforce Landlock".into()),
        _ => Ok(()),
    }
}
