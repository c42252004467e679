//! The books of the allocator, and the walls behind the budgets.

mod common;

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::Arc;

use common::child::{in_child, is_child};
use common::{engine, limit_name, on_script_thread};
use rhai_sandbox::rhai::Scope;
use rhai_sandbox::{memory, Budget, Limits, SandboxEngine};

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

/// Two runs at once, of which one holds ten times as much; the small one pushes the process over
/// its wall. Returns what became of the large and of the small run.
fn two_runs_over_the_wall() -> [Result<(), &'static str>; 2] {
    type Thread = std::thread::JoinHandle<Result<(), &'static str>>;
    fn run(source: &'static str, meeting: Arc<AtomicUsize>) -> Thread {
        rhai_sandbox::spawn("run", move || {
            let limits =
                Limits { max_memory_bytes: 64 << 20, timeout_ms: 60_000, ..Limits::default() };
            let engine = SandboxEngine::new(&limits, |engine| {
                let arriving = Arc::clone(&meeting);
                engine.register_fn("arrive", move || {
                    arriving.fetch_add(1, SeqCst);
                });
                engine.register_fn("is_met", move || meeting.load(SeqCst) == 2);
            });
            let engine = engine.expect("limits in range");
            let ast = engine.compile(source).expect("compiles");
            let budget = Budget { max_operations: 1 << 40, ..Budget::from(&limits) };
            let run = engine.run(&ast, &mut Scope::new(), &budget);
            run.outcome.map(drop).map_err(|error| limit_name(&error))
        })
        .expect("a thread")
    }
    memory::set_process_wall(memory::process_bytes() + (24 << 20));
    let large = "let x = []; for i in 0..14 { let s = `${i}`; s.pad(1000000, 'x'); x.push([s].map(|s| || s)); }
                 arrive(); loop {}";
    let small = "arrive(); while !is_met() {}
                 let x = []; for i in 0..12 { let s = `${i}`; s.pad(1000000, 'x'); x.push([s].map(|s| || s)); }";
    let meeting = Arc::new(AtomicUsize::new(0));
    let runs = [run(large, Arc::clone(&meeting)), run(small, meeting)];
    runs.map(|thread| thread.join().expect("no panic"))
}

#[test]
fn process_wall_stops_the_run_that_holds_the_most() {
    if is_child() {
        let [large, small] = two_runs_over_the_wall();
        assert_eq!((large, small), (Err("max_process_memory_bytes"), Ok(())));
        return;
    }
    assert!(in_child("process_wall_stops_the_run_that_holds_the_most").success());
}

#[test]
fn process_wall_is_raised_but_never_lowered() {
    if is_child() {
        memory::raise_process_wall(1 << 20);
        assert_eq!(memory::process_wall(), 0);
        memory::set_process_wall(8 << 20);
        memory::raise_process_wall(1 << 20);
        assert_eq!(memory::process_wall(), 8 << 20);
        memory::raise_process_wall(9 << 20);
        assert_eq!(memory::process_wall(), 9 << 20);
        return;
    }
    assert!(in_child("process_wall_is_raised_but_never_lowered").success());
}

fn resident_bytes() -> usize {
    let statm = std::fs::read_to_string("/proc/self/statm").expect("procfs");
    let pages: usize = statm.split(' ').nth(1).expect("a field").parse().expect("a number");
    pages * 4096
}

#[inline(never)]
fn touch_stack(levels: u32) -> u8 {
    let frame = std::hint::black_box([levels as u8; 4096]);
    if levels == 0 {
        frame[17]
    } else {
        touch_stack(levels - 1).wrapping_add(frame[levels as usize % 4096])
    }
}

#[test]
fn released_stack_is_no_longer_resident_and_can_be_used_again() {
    on_script_thread(|| {
        for _ in 0..2 {
            let before = resident_bytes();
            std::hint::black_box(touch_stack(8_000));
            let deep = resident_bytes();
            rhai_sandbox::release_unused_stack();
            let after = resident_bytes();
            assert!(deep > before + (24 << 20), "{before} {deep}");
            assert!(after < deep - (24 << 20), "{deep} {after}");
        }
    });
}
