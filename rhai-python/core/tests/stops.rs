//! Stops that come from elsewhere or at an awkward moment, and that each is for one run alone.

mod common;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::Arc;
use std::time::Duration;

use common::{engine, limit_name, on_script_thread, patient};
use rhai_sandbox::rhai::{Dynamic, Scope};
use rhai_sandbox::{Budget, ErrorKind, Run, SandboxEngine};

/// For runs that only what the test does can stop.
fn endless() -> Budget {
    Budget {
        max_operations: u64::MAX,
        timeout: Duration::from_secs(120),
        ..Budget::from(&patient())
    }
}

fn run(engine: &SandboxEngine, source: &str, budget: &Budget) -> Run<Dynamic> {
    let ast = engine.compile(source).expect("compiles");
    engine.run(&ast, &mut Scope::new(), budget)
}

/// An engine whose `take(bytes)` holds a block and frees it, all in one operation.
fn greedy_engine() -> SandboxEngine {
    SandboxEngine::new(&patient(), |engine| {
        engine.register_fn("take", |bytes: i64| -> i64 {
            let block = std::hint::black_box(vec![1_u8; bytes as usize]);
            i64::from(block[0])
        });
    })
    .expect("limits in range")
}

#[test]
fn memory_that_was_freed_within_the_operation_stops_the_run_all_the_same() {
    on_script_thread(|| {
        let engine = greedy_engine();
        for (source, operations) in [("take(40000000);\nloop {}", 40), ("1;\ntake(40000000)", 10)] {
            let stopped = run(&engine, source, &endless());
            let error = stopped.outcome.expect_err("too much");
            assert_eq!(limit_name(&error), "max_memory_bytes", "{source}");
            assert!(stopped.operations <= operations, "{source}: {}", stopped.operations);
            assert!(stopped.peak_memory_bytes >= 40_000_000, "{}", stopped.peak_memory_bytes);
            // the budget of the next run is its own
            assert!(run(&engine, "take(1000); 1", &endless()).outcome.is_ok());
        }
    });
}

#[test]
fn memory_just_within_the_budget_does_not_stop_the_run() {
    on_script_thread(|| {
        let engine = greedy_engine();
        let budget = Budget { max_memory_bytes: 1 << 20, ..endless() };
        let source = "for i in 0..100 { take(1000000); } 1";
        assert!(run(&engine, source, &budget).outcome.is_ok());
        let error = run(&engine, "take(1048577); 1", &budget).outcome.expect_err("too much");
        assert_eq!(limit_name(&error), "max_memory_bytes");
    });
}

#[test]
fn runs_end_at_their_own_deadlines() {
    let threads = [50, 400, 150].map(|timeout_ms| {
        let thread = rhai_sandbox::spawn("run", move || {
            let timeout = Duration::from_millis(timeout_ms);
            let engine = engine(&patient());
            let run = run(&engine, "loop {}", &Budget { timeout, ..endless() });
            assert_eq!(run.outcome.expect_err("endless").kind, ErrorKind::Timeout { timeout_ms });
            assert!(run.duration >= timeout, "{:?} of {timeout:?}", run.duration);
            // the machine may be busy with others
            assert!(run.duration < timeout + Duration::from_secs(2), "{:?}", run.duration);
        });
        thread.expect("a thread")
    });
    for thread in threads {
        thread.join().expect("no panic");
    }
}

#[test]
fn deadline_reaches_native_loops_that_only_ask() {
    on_script_thread(|| {
        let engine = engine(&patient());
        let budget = Budget { timeout: Duration::from_millis(30), ..endless() };
        let run: Run<()> = engine.run_with(&budget, |session| loop {
            session.check()?;
        });
        assert_eq!(run.outcome.expect_err("endless").kind, ErrorKind::Timeout { timeout_ms: 30 });
    });
}

#[test]
fn each_cancel_stops_the_run_that_is_active() {
    on_script_thread(|| {
        let started = Arc::new(AtomicUsize::new(0));
        let telling = Arc::clone(&started);
        let engine = SandboxEngine::new(&patient(), |engine| {
            engine.register_fn("tell", move || {
                telling.fetch_add(1, SeqCst);
            });
        });
        let engine = engine.expect("limits in range");
        let handle = engine.cancel_handle();
        let canceller = std::thread::spawn(move || {
            for run in 1..=300 {
                while started.load(SeqCst) < run {
                    std::thread::yield_now();
                }
                handle.cancel();
            }
        });
        for _ in 0..300 {
            let error = run(&engine, "tell();\nloop {}", &endless()).outcome.expect_err("endless");
            assert_eq!((error.kind, error.line), (ErrorKind::Cancelled, Some(2)));
        }
        canceller.join().expect("no panic");
    });
}

#[test]
fn cancel_between_runs_is_for_neither() {
    on_script_thread(|| {
        let engine = engine(&patient());
        let handle = engine.cancel_handle();
        for _ in 0..1_000 {
            handle.cancel();
            assert!(run(&engine, "let x = 1; x + 1", &endless()).outcome.is_ok());
        }
    });
}

#[test]
fn handle_of_an_engine_that_is_gone_cancels_nobody() {
    on_script_thread(|| {
        let old = engine(&patient()).cancel_handle();
        let engines: Vec<SandboxEngine> = (0..4)
            .map(|_| {
                let old = old.clone();
                SandboxEngine::new(&patient(), move |engine| {
                    engine.register_fn("cancel_old", move || old.cancel());
                })
                .expect("limits in range")
            })
            .collect();
        for engine in &engines {
            let source = "cancel_old(); for i in 0..100 {} 1";
            assert!(run(engine, source, &endless()).outcome.is_ok());
        }
    });
}

#[test]
fn host_is_asked_for_names_that_are_no_variables_of_the_script_and_for_captured_ones() {
    on_script_thread(|| {
        let is_asked = Arc::new(AtomicBool::new(false));
        let asking = Arc::clone(&is_asked);
        let resolve = move |name: &str| {
            asking.fetch_or(name == "own", SeqCst);
            (name == "answer").then(|| 42_i64.into())
        };
        let engine =
            SandboxEngine::with_variables(&patient(), |_| (), resolve).expect("limits in range");
        for source in [
            "let own = 1; own += 1; own + answer",
            "fn f(own) { own + answer } f(2)",
            "for own in 2..3 { return own + answer; }",
            "[2].map(|own| own + answer)[0]",
            "let sum = 0; try { throw 2 } catch (own) { sum = own + answer } sum",
        ] {
            let sum = run(&engine, source, &endless()).outcome.expect(source);
            assert_eq!(sum.as_int(), Ok(44), "{source}");
            assert!(!is_asked.load(SeqCst), "{source}");
        }
        let nested = "let own = 2; fn g() { answer } \
                      [1].map(|x| { let y = 0; [1].map(|z| own + answer + g() + y + x + z)[0] })[0]";
        assert_eq!(run(&engine, nested, &endless()).outcome.expect(nested).as_int(), Ok(88));
    });
}
