//! Scripts that stall a host, break out of the language or lose an error. Each must end in a value or
//! an error, with the process alive. What is large or deep is tried in `large_values.rs`.

mod common;

use common::attacks::{assert_contained, assert_limited, MIB};
use common::{cpu_time_of, engine, error_of, limit_name, on_script_thread, patient, value_of};
use rhai_sandbox::rhai::Scope;
use rhai_sandbox::{Budget, ErrorKind, Limits};

#[test]
fn messages_are_cut_whatever_names_they_hold() {
    on_script_thread(|| {
        for source in [
            r#"let s="a"; s.pad(1000000,"a"); Fn(s).call()"#,
            r#"let s="a"; s.pad(1000000,"a"); [1].map(s)"#,
            r#"let s="a"; s.pad(1000000,"a"); throw s"#,
        ] {
            let error = error_of(source);
            assert!(error.message.len() < 2_100, "{} bytes", error.message.len());
        }
    });
}

#[test]
fn exit_ends_the_script_from_callbacks_of_natives_too() {
    on_script_thread(|| {
        assert_eq!(value_of("[1, 2].map(|x| exit(x + 40)); 5"), "41");
        assert_eq!(value_of("[2, 1].sort(|a, b| exit(7)); 5"), "7");
        assert_eq!(value_of("fn f(n) { if n == 0 { exit(3) } f(n - 1) } f(9); 5"), "3");
    });
}

#[test]
fn natives_that_never_return_are_replaced() {
    on_script_thread(|| {
        assert_eq!(value_of(r#"let s="a"; s.pad(10, ""); s"#), "a");
        for source in ["sleep(100000)", "sleep(1e300)", "sleep(0.5)", "1.sleep()"] {
            let error = error_of(source);
            assert!(error.message.starts_with("'sleep' is not available in this sandbox"));
            assert_eq!(error.line, Some(1));
        }
    });
}

#[test]
fn switched_off_words_are_refused_in_every_form() {
    on_script_thread(|| {
        for source in [
            r#"let s = "eval(s)"; eval(s)"#,
            r#"let f=Fn("x"); f.curry(f)"#,
            r#"let f=Fn("x"); curry(f, f)"#,
            r#"import "x" as y"#,
            "export x",
        ] {
            let error = error_of(source);
            assert!(
                matches!(error.kind, ErrorKind::Forbidden | ErrorKind::Parse),
                "{source}: {error}"
            );
        }
        for source in [
            r#"Fn("eval").call("1+1")"#,
            r#"Fn("curry").call(Fn("x"), 1)"#,
            r#"["1+1"].map(Fn("eval"))"#,
            r#"["1+1"].map("eval")"#,
        ] {
            error_of(source);
        }
    });
}

#[test]
fn panics_and_stalls_of_other_builds_do_not_happen_here() {
    on_script_thread(|| {
        assert_eq!(error_of("const m=#{a:1}; m.a=2").message, "Cannot modify constant m");
        let quickest = (0..9).map(|_| {
            let started = std::time::Instant::now();
            let error = error_of("let x=20; let f=|a| {this += x+a;}; x.call(f,2)");
            assert!(
                error.message.starts_with("This value is in use by the call around this"),
                "{error}"
            );
            started.elapsed()
        });
        let quickest = quickest.min().expect("some");
        assert!(quickest.as_millis() < 40, "the lock of `sync` stalls for 50 ms");
    });
}

#[test]
fn loops_cannot_escape_by_catching_or_calling_back() {
    assert_limited(&[
        ("max_operations", "loop {}"),
        ("max_operations", "let n=0.0; while n < 1e18 { n += 1 }"),
        ("max_operations", "try { loop {} } catch { loop {} }"),
        ("max_operations", "fn f() { try { loop {} } catch { f() } } f()"),
        ("max_operations", "[2,1,3].sort(|a,b| { loop {} })"),
        ("max_operations", "let a=[]; a.pad(9999, 1); a.map(|x| { for i in 0..5000 {} })"),
        ("max_operations", "for x in range(0.0, 1.0, 1e-300) {}"),
        ("max_operations", "for x in 0..9223372036854775807 {}"),
        ("max_call_levels", "fn f(n) { f(n+1) } f(0)"),
        ("max_call_levels", "fn f(n) { [1].map(|x| f(n+1)) } f(0)"),
    ]);
}

#[test]
fn edges_of_numbers_and_indices_are_errors_or_values() {
    assert_contained(&[
        "let x = -9223372036854775807 - 1; x.abs()",
        "let x = -9223372036854775807 - 1; x % -1",
        "let x = -9223372036854775807 - 1; x / -1",
        "let x = -9223372036854775807 - 1; -x",
        "1 << 100000",
        "1 >> -5",
        "2 ** 1000000000",
        "2.0 ** 1e300",
        "timestamp() + 1e300",
        "timestamp() - 1e300",
        "timestamp() + 9223372036854775807",
        "[1,2,3].splice(0, 9223372036854775807, [1])",
        "[1,2,3].extract(-9223372036854775807 - 1, 9223372036854775807)",
        "[1,2,3].drain(0..=9223372036854775807)",
        r#""abc".sub_string(-9223372036854775807 - 1, 9223372036854775807)"#,
        r#""abc".index_of("c", -9223372036854775807 - 1)"#,
        r#"let s="abc"; s.crop(-9223372036854775807 - 1, 1); s"#,
        "let b=blob(10); b.write_be(9223372036854775807, 5, 1.0); b",
        "let x=5; x.set_bits(60..=70, 3); x",
        "parse_int(\"zz\", 36) + parse_int(\"1\", 99)",
        "range(0, 10, 0)",
        "to_hex(-1) + to_binary(-1)",
        "exit(exit(1))",
    ]);
}

#[test]
fn hostile_sources_compile_or_fail_quickly() {
    on_script_thread(|| {
        let size = 256 << 10;
        let names = |piece: &dyn Fn(usize) -> String| -> String {
            (0..).map(piece).take(20_000).collect::<String>().chars().take(size - 64).collect()
        };
        let sources = [
            "[".repeat(size),
            "(".repeat(size),
            "!".repeat(size),
            "1+".repeat(size / 2),
            "a.b.".repeat(size / 4),
            "if a {} else ".repeat(size / 13),
            "{".repeat(size),
            "||".repeat(size / 2),
            "`${".repeat(size / 3),
            "/*".repeat(size / 2),
            "1;".repeat(size / 2),
            "try{}catch{}".repeat(size / 12),
            format!("[{}1]", "1,".repeat(size / 2 - 8)),
            names(&|i| format!("let a{i}=1;")),
            names(&|i| format!("a{i};")),
            names(&|i| format!("fn f{i}(){{}}")),
            format!("fn f({}", names(&|i| format!("p{i},"))),
            format!("#{{{}", names(&|i| format!("k{i}:1,"))),
            format!("#{{{}", names(&|i| format!("\"k{i}\":1,"))),
        ];
        let engine = engine(&Limits::default());
        for source in &sources {
            let shown = &source[..24];
            let (time, run) = cpu_time_of(|| {
                engine.run_with(&Budget::default(), |_| engine.compile(source).map(|_| ()))
            });
            // a tenth of a second on a free processor, but threads of one core share its speed
            assert!(time.as_millis() < 400, "{shown} took {time:?}");
            assert!(run.peak_memory_bytes < 32 * MIB, "{shown}: {} bytes", run.peak_memory_bytes);
        }
    });
}

#[test]
fn sources_above_the_cap_are_refused_before_parsing() {
    on_script_thread(|| {
        let error = engine(&Limits::default()).compile(&" ".repeat((256 << 10) + 1));
        assert_eq!(limit_name(&error.expect_err("too long")), "max_source_bytes");
    });
}

#[test]
fn engine_answers_the_next_script_after_every_attack() {
    on_script_thread(|| {
        let limits = Limits { timeout_ms: 500, ..Limits::default() };
        let engine = engine(&limits);
        for source in [
            "loop {}",
            "let f=||1; loop { let g=f; f=||g.call(); }",
            r#"let s="x"; loop { s += s }"#,
            "fn f() { f() } f()",
            "throw 1",
        ] {
            let ast = engine.compile(source).expect("compiles");
            let run = engine.run(&ast, &mut Scope::new(), &Budget::from(&limits));
            run.outcome.expect_err("must fail");
            let ast = engine.compile("40 + 2").expect("compiles");
            let run = engine.run(&ast, &mut Scope::new(), &Budget::from(&patient()));
            assert_eq!(run.outcome.expect("a value").as_int(), Ok(42));
        }
    });
}
