//! What the tests of the engine share: a thread that can run scripts, and one run on it.

pub mod attacks;
pub mod child;

use rhai_sandbox::rhai::{Dynamic, Scope};
use rhai_sandbox::{Budget, CountingAllocator, ErrorKind, Limits, Run, SandboxEngine, ScriptError};

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

/// Runs `body` on a thread with the stack that scripts need; its panic fails the test.
pub fn on_script_thread<T: Send + 'static>(body: impl FnOnce() -> T + Send + 'static) -> T {
    match rhai_sandbox::spawn("test", body).expect("a thread").join() {
        Ok(value) => value,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

pub fn engine(limits: &Limits) -> SandboxEngine {
    SandboxEngine::new(limits, |_| ()).expect("limits in range")
}

/// Compiles and runs a script under these limits, on this thread.
pub fn run_with(limits: &Limits, source: &str) -> Run<Dynamic> {
    let engine = engine(limits);
    match engine.compile(source) {
        Ok(ast) => engine.run(&ast, &mut Scope::new(), &Budget::from(limits)),
        Err(error) => Run {
            outcome: Err(error),
            operations: 0,
            peak_memory_bytes: 0,
            duration: std::time::Duration::ZERO,
        },
    }
}

/// Processor time that `body` took on this thread: what other programs do does not count.
#[allow(dead_code)] // not every test binary needs each helper
pub fn cpu_time_of<T>(body: impl FnOnce() -> T) -> (std::time::Duration, T) {
    let before = thread_cpu_time();
    let value = body();
    (thread_cpu_time() - before, value)
}

fn thread_cpu_time() -> std::time::Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is to a local of the right type
    let status = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
    assert_eq!(status, 0);
    std::time::Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

/// The default limits with a deadline that a busy machine cannot reach before another limit.
#[allow(dead_code)] // not every test binary needs each helper
pub fn patient() -> Limits {
    Limits { timeout_ms: 120_000, ..Limits::default() }
}

/// The error of a script that must fail under the default limits.
#[allow(dead_code)] // not every test binary needs each helper
pub fn error_of(source: &str) -> ScriptError {
    match run_with(&patient(), source).outcome {
        Ok(value) => panic!("{source} gave {value}"),
        Err(error) => error,
    }
}

/// The value of a script that must succeed under the default limits, as Rhai prints it.
#[allow(dead_code)] // not every test binary needs each helper
pub fn value_of(source: &str) -> String {
    match run_with(&patient(), source).outcome {
        Ok(value) => value.to_string(),
        Err(error) => panic!("{source} failed: {error}"),
    }
}

#[allow(dead_code)] // not every test binary needs each helper
pub fn limit_name(error: &ScriptError) -> &'static str {
    match error.kind {
        ErrorKind::Limit { name, .. } => name,
        ErrorKind::Timeout { .. } => "timeout_ms",
        _ => "",
    }
}
