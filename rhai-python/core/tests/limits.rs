//! Each limit: where it stops a script, what it is called, what a run reports.

use std::time::{Duration, Instant};

use crate::common::{engine, limit_name, on_script_thread, run_with};
use rhai_sandbox::rhai::Scope;
use rhai_sandbox::{Budget, ErrorKind, Limits, SandboxEngine};

#[test]
fn limit_errors_name_the_limit_its_value_and_the_place() {
    on_script_thread(|| {
        let limits = Limits {
            max_operations: 1_000,
            max_string_size: 100,
            max_array_size: 50,
            max_map_size: 20,
            max_call_levels: 8,
            max_variables: 10,
            ..Limits::default()
        };
        let variables: String = (0..11).map(|i| format!("let v{i} = 1;\n")).collect();
        for (source, message, line) in [
            ("let x = 0;\nloop {\n x += 1;\n}", "max_operations limit of 1000 reached", 3),
            ("let s = \"x\";\n s.pad(101, 'x');", "max_string_size limit of 100 reached", 2),
            ("let a = [];\na.pad(51, 0);", "max_array_size limit of 50 reached", 2),
            ("let b =\nblob(51);", "max_array_size limit of 50 reached", 2),
            (
                "let m = #{};\nfor i in 0..21 {\n m.set(\"k\" + i, 1);\n}",
                "max_map_size limit of 20 reached",
                3,
            ),
            ("fn f(n) {\n loop { n += 1; }\n}\nf(0)", "max_operations limit of 1000 reached", 2),
            (
                "fn g(n) {\n\n for i in 0..n { i; }\n}\nfn f(n) {\n g(n)\n}\nf(100000)",
                "max_operations limit of 1000 reached",
                3,
            ),
            (
                "[1].map(|x| {\n let y = x;\n while y > 0 { y += 1 }\n})",
                "max_operations limit of 1000 reached",
                3,
            ),
            // Rhai gives these the place of the outermost call
            ("fn f() {\n f()\n}\nf()", "max_call_levels limit of 8 reached", 4),
            (variables.as_str(), "max_variables limit of 10 reached", 11),
        ] {
            let error = run_with(&limits, source).outcome.expect_err(source);
            assert_eq!(error.message, message, "{source}");
            assert_eq!(error.line, Some(line), "{source}");
        }
    });
}

#[test]
fn memory_taken_by_the_last_operation_is_an_error_at_its_statement() {
    on_script_thread(|| {
        let limits = Limits { max_memory_bytes: 1 << 20, ..Limits::default() };
        let error = run_with(&limits, "let s = \"\";\ns.pad(700000, \"x\");\n\ns + \"y\"");
        let error = error.outcome.expect_err("too much");
        assert_eq!(error.message, "max_memory_bytes limit of 1048576 reached");
        assert_eq!(error.line, Some(4));
    });
}

#[test]
fn limits_of_a_script_can_be_reached_but_not_passed() {
    on_script_thread(|| {
        let limits = Limits { max_array_size: 50, max_string_size: 100, ..Limits::default() };
        for source in [
            "let a = []; a.pad(50, 0); a.len",
            "let s = \"x\"; s.pad(100, 'x'); s.len",
            "\"x,\".split(\"\").len",
            "let s = \"\"; s.pad(50, 'x'); s.split(\"\", 50).len",
        ] {
            assert!(run_with(&limits, source).outcome.is_ok(), "{source}");
        }
    });
}

#[test]
fn compile_limits_are_parse_errors_with_a_place() {
    on_script_thread(|| {
        let limits = Limits { max_functions: 2, ..Limits::default() };
        let engine = engine(&limits);
        let error = engine.compile("fn a(){}\nfn b(){}\nfn c(){}").expect_err("three functions");
        assert_eq!(error.kind, ErrorKind::Parse);
        assert_eq!(error.message, "too many functions (max_functions is 2)");
        assert_eq!(error.line, Some(3));
        let error = engine.compile(&"(".repeat(100)).expect_err("too deep");
        assert!(error.message.contains("max_expr_depth is 64"), "{error}");
    });
}

#[test]
fn operations_inside_callbacks_count_and_are_reported() {
    on_script_thread(|| {
        let plain = run_with(&Limits::default(), "for i in 0..10 {}").operations;
        let inside =
            run_with(&Limits::default(), "[1,2,3].map(|x| { for i in 0..1000 {} })").operations;
        assert!(plain < 100, "{plain}");
        assert!(inside > 3_000, "{inside}");
        // each callback alone is far below the limit
        let limits = Limits { max_operations: 2_000, ..Limits::default() };
        let error = run_with(&limits, "[1,2,3].map(|x| { for i in 0..1000 {} })").outcome;
        assert_eq!(limit_name(&error.expect_err("too many")), "max_operations");
    });
}

#[test]
fn deadline_stops_a_script_with_a_place_and_its_value() {
    on_script_thread(|| {
        let limits =
            Limits { timeout_ms: 50, max_operations: u64::from(u32::MAX), ..Limits::default() };
        let waits = (0..5).map(|_| {
            let started = Instant::now();
            let run = run_with(&limits, "let x = 0;\nloop { x += 1; }");
            let waited = started.elapsed();
            let error = run.outcome.expect_err("endless");
            assert_eq!(error.kind, ErrorKind::Timeout { timeout_ms: 50 });
            assert_eq!(error.message, "timeout_ms limit of 50 reached");
            assert_eq!(error.line, Some(2));
            assert!(waited >= Duration::from_millis(50), "{waited:?}");
            waited
        });
        // the best of some: the machine may be busy with others
        let waited = waits.min().expect("some");
        assert!(waited < Duration::from_millis(200), "{waited:?}");
    });
}

#[test]
fn deadline_holds_after_the_watchdog_was_parked() {
    on_script_thread(|| {
        let limits =
            Limits { timeout_ms: 30, max_operations: u64::from(u32::MAX), ..Limits::default() };
        for _ in 0..2 {
            let error = run_with(&limits, "loop {}").outcome.expect_err("endless");
            assert_eq!(limit_name(&error), "timeout_ms");
            std::thread::sleep(Duration::from_millis(1_300));
        }
    });
}

#[test]
fn cancel_stops_the_active_run_from_another_thread() {
    on_script_thread(|| {
        let engine = engine(&Limits::default());
        let handle = engine.cancel_handle();
        handle.cancel();
        let budget = Budget { max_operations: u64::MAX, ..Budget::default() };
        let ast = engine.compile("40 + 2").expect("compiles");
        let run = engine.run(&ast, &mut Scope::new(), &budget);
        assert!(run.outcome.is_ok(), "a cancel before the run is not for this run");

        let canceller = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(30));
            handle.cancel();
        });
        let ast = engine.compile("loop {}").expect("compiles");
        let error = engine.run(&ast, &mut Scope::new(), &budget).outcome.expect_err("endless");
        assert_eq!(error.kind, ErrorKind::Cancelled);
        canceller.join().expect("no panic");
    });
}

#[test]
fn stop_that_a_native_function_swallows_still_ends_the_run() {
    on_script_thread(|| {
        let engine = SandboxEngine::new(&Limits::default(), |engine| {
            engine.register_fn(
                "swallow",
                |ctx: rhai_sandbox::rhai::NativeCallContext, f: rhai_sandbox::rhai::FnPtr| {
                    f.call_within_context::<()>(&ctx, ()).is_ok()
                },
            );
        })
        .expect("limits in range");
        let ast = engine.compile("swallow(|| { loop {} })").expect("compiles");
        let error = engine.run(&ast, &mut Scope::new(), &Budget::default()).outcome;
        assert_eq!(limit_name(&error.expect_err("a limit")), "max_operations");
    });
}

#[test]
fn run_reports_peak_memory_of_temporary_values() {
    on_script_thread(|| {
        let small = run_with(&Limits::default(), "1").peak_memory_bytes;
        let big = run_with(&Limits::default(), "let s = \"x\"; s.pad(500000, 'x'); s = \"\"; 1");
        assert!(small < 20_000, "{small}");
        assert!(big.peak_memory_bytes >= 500_000, "{}", big.peak_memory_bytes);
        assert!(big.peak_memory_bytes < 3_000_000, "{}", big.peak_memory_bytes);
    });
}

#[test]
fn per_run_budgets_differ_on_one_engine() {
    on_script_thread(|| {
        let engine = engine(&Limits::default());
        let ast = engine.compile("for i in 0..1000 {} 1").expect("compiles");
        for (max_operations, fits) in [(100, false), (100_000, true), (100, false)] {
            let budget = Budget { max_operations, ..Budget::default() };
            let run = engine.run(&ast, &mut Scope::new(), &budget);
            assert_eq!(run.outcome.is_ok(), fits);
        }
    });
}

#[test]
fn limits_outside_their_range_are_refused_with_the_range() {
    let limits = Limits { max_array_size: 1_000_001, ..Limits::default() };
    let error = SandboxEngine::new(&limits, |_| ()).err().expect("refused");
    assert_eq!(error.to_string(), "max_array_size must be between 1 and 1000000, not 1000001");
    for zero in [
        Limits { max_string_size: 0, ..Limits::default() },
        Limits { max_call_levels: 0, ..Limits::default() },
        Limits { timeout_ms: 0, ..Limits::default() },
    ] {
        assert!(SandboxEngine::new(&zero, |_| ()).is_err(), "{zero:?}: 0 means no limit in Rhai");
    }
    Limits::default().validate().expect("defaults are in range");
}

#[test]
fn engine_key_joins_what_differs_only_per_run() {
    let one = Limits { timeout_ms: 1, max_operations: 1, ..Limits::default() };
    assert_eq!(one.engine_key(), Limits::default().engine_key());
    let other = Limits { max_map_size: 5, ..one };
    assert_ne!(other.engine_key(), one.engine_key());
}

#[test]
fn stop_that_the_script_catches_ends_it_all_the_same() {
    on_script_thread(|| {
        let limits = Limits { max_operations: 1_000, ..Limits::default() };
        for source in [
            "let n = 0; try { loop { n += 1; } } catch { n = 5; n }",
            "let n = 0; loop { try { loop { n += 1; } } catch { n = 5 } }",
            "fn f(n) { try { loop { n += 1; } } catch { f(n) } } f(0)",
        ] {
            let run = run_with(&limits, source);
            assert_eq!(
                limit_name(&run.outcome.expect_err("stopped")),
                "max_operations",
                "{source}"
            );
            assert!(run.operations < 1_100, "{source}: {}", run.operations);
        }
    });
}

#[test]
fn variables_of_the_host_are_seen_in_functions_and_read_only() {
    on_script_thread(|| {
        let resolve = |name: &str| (name == "answer").then(|| 42_i64.into());
        let engine = SandboxEngine::with_variables(&Limits::default(), |_| (), resolve)
            .expect("limits in range");
        let run = |source: &str| {
            let ast = engine.compile(source).expect("compiles");
            engine.run(&ast, &mut Scope::new(), &Budget::default()).outcome
        };
        for source in ["answer", "fn f() { answer } f()", "[1].map(|x| answer)[0]"] {
            assert_eq!(run(source).expect(source).as_int(), Ok(42), "{source}");
        }
        let error = run("let x = 1;\nanswer = 5").expect_err("read-only");
        assert_eq!(
            (error.message.as_str(), error.line),
            ("Cannot modify constant answer", Some(2))
        );
    });
}

#[test]
fn evaluating_outside_a_run_stops_at_once() {
    on_script_thread(|| {
        let engine = engine(&Limits::default());
        assert!(engine.rhai().eval::<i64>("40 + 2").is_err());
    });
}

#[test]
fn runs_do_not_nest_on_one_engine() {
    on_script_thread(|| {
        let engine = engine(&Limits::default());
        let ast = engine.compile("1").expect("compiles");
        let outer = engine.run_with(&Budget::default(), |_| {
            Ok(engine.run(&ast, &mut Scope::new(), &Budget::default()).outcome.is_err())
        });
        assert_eq!(outer.outcome.ok(), Some(true));
    });
}
