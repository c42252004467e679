//! The books of the allocator, and the walls behind the budgets.

mod common;

use std::process::Command;

use common::{engine, limit_name, on_script_thread};
use rhai_sandbox::rhai::Scope;
use rhai_sandbox::{memory, Budget, Limits, SandboxEngine};

const CHILD: &str = "RHAI_SANDBOX_TEST_CHILD";

/// Runs one test of this file again in a process of its own, where it may die or set walls.
fn in_child(test: &str) -> std::process::ExitStatus {
    let binary = std::env::current_exe().expect("the path of this test");
    Command::new(binary)
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(CHILD, "1")
        .output()
        .expect("a child process")
        .status
}

fn is_child() -> bool {
    std::env::var_os(CHILD).is_some()
}

/// An engine whose `take(n, size)` holds `n` blocks of `size` bytes within one operation.
fn greedy_engine() -> SandboxEngine {
    SandboxEngine::new(&Limits::default(), |engine| {
        engine.register_fn("take", |count: i64, bytes: i64| -> i64 {
            let blocks: Vec<Vec<u8>> = (0..count).map(|_| vec![1; bytes as usize]).collect();
            blocks.iter().map(|block| i64::from(block[0])).sum()
        });
    })
    .expect("limits in range")
}

fn run_greedy(source: &str) -> Result<i64, &'static str> {
    let engine = greedy_engine();
    let ast = engine.compile(source).expect("compiles");
    let run = engine.run(&ast, &mut Scope::new(), &Budget::default());
    run.outcome.map(|value| value.as_int().unwrap_or(-1)).map_err(|error| limit_name(&error))
}

#[test]
fn allocator_of_the_tests_counts() {
    assert!(memory::is_counting());
}

#[test]
fn operation_that_overshoots_within_the_slack_ends_in_an_error() {
    let outcome = on_script_thread(|| run_greedy("take(60, 1000000); 1"));
    assert_eq!(outcome, Err("max_memory_bytes"));
}

#[test]
fn one_absurd_request_aborts_the_process() {
    if is_child() {
        let outcome = on_script_thread(|| run_greedy("take(1, 200000000); 1"));
        panic!("survived with {outcome:?}");
    }
    use std::os::unix::process::ExitStatusExt;
    let status = in_child("one_absurd_request_aborts_the_process");
    assert_eq!(status.signal(), Some(libc::SIGABRT), "{status}");
}

#[test]
fn many_small_requests_in_one_operation_abort_at_the_hard_wall() {
    if is_child() {
        let outcome = on_script_thread(|| run_greedy("take(1000000, 1000); 1"));
        panic!("survived with {outcome:?}");
    }
    use std::os::unix::process::ExitStatusExt;
    let status = in_child("many_small_requests_in_one_operation_abort_at_the_hard_wall");
    assert_eq!(status.signal(), Some(libc::SIGABRT), "{status}");
}

#[test]
fn process_wall_stops_a_run_that_is_within_its_own_budget() {
    if is_child() {
        memory::set_process_wall(memory::process_bytes() + (8 << 20));
        let error = on_script_thread(|| {
            let engine = engine(&Limits::default());
            let source = "let a=[]; loop { let s=\"x\"; s.pad(100000,'x'); a.push(s) }";
            let ast = engine.compile(source).expect("compiles");
            let limits = Budget { max_memory_bytes: 200 << 20, ..Budget::default() };
            let run = engine.run(&ast, &mut Scope::new(), &limits);
            limit_name(&run.outcome.expect_err("stopped"))
        });
        assert!(["max_process_memory_bytes", "max_string_size"].contains(&error), "{error}");
        return;
    }
    assert!(in_child("process_wall_stops_a_run_that_is_within_its_own_budget").success());
}

#[test]
fn process_total_follows_what_threads_hold() {
    if is_child() {
        let before = memory::process_bytes();
        let block = std::hint::black_box(vec![1_u8; 10 << 20]);
        let held = memory::process_bytes() - before;
        assert!(held >= 10 << 20, "{held}");
        drop(block);
        assert!(memory::process_bytes() < before + (1 << 20));
        return;
    }
    assert!(in_child("process_total_follows_what_threads_hold").success());
}

#[test]
fn process_wall_of_zero_is_no_wall() {
    if is_child() {
        memory::set_process_wall(5);
        assert_eq!(memory::process_wall(), 5);
        memory::set_process_wall(0);
        assert_eq!(memory::process_wall(), 0);
        return;
    }
    assert!(in_child("process_wall_of_zero_is_no_wall").success());
}
