//! Errors of scripts: kind, words, innermost place, thrown value; what a script prints.

use std::cell::RefCell;
use std::rc::Rc;

use crate::common::{engine, error_of, on_script_thread};
use rhai_sandbox::rhai::Scope;
use rhai_sandbox::{Budget, ErrorKind, Limits, OutputBuffer, OutputKind, SandboxEngine};

#[test]
fn errors_have_the_innermost_place() {
    on_script_thread(|| {
        for (source, line, column) in [
            ("let x = 1;\nx / 0", 2, 3),
            ("9223372036854775807 + 1", 1, 21),
            ("fn f(a) {\n  a.nope()\n}\nfn g() { f(1) }\ng()", 2, 5),
            ("let a = [1];\n\n a[5]", 3, 4),
            ("[1].map(|x| {\n  x / 0\n})", 2, 5),
            ("fn f() {\n  throw 1\n}\n f()", 2, 3),
            ("missing", 1, 1),
            ("let e = \"é€\"; 1 / 0", 1, 17),
        ] {
            let error = error_of(source);
            assert_eq!(error.kind, ErrorKind::Runtime, "{source}");
            assert_eq!((error.line, error.column), (Some(line), Some(column)), "{source}: {error}");
        }
    });
}

#[test]
fn messages_are_about_the_innermost_error_without_its_place() {
    on_script_thread(|| {
        for (source, message) in [
            ("1 / 0", "Division by zero: 1 / 0"),
            ("fn f() { missing } f()", "Variable not found: missing"),
            ("nope(1, \"x\")", "Function not found: nope (int, string)"),
            ("1 + ()", "Operator '+' does not work with int and ()"),
            ("-\"x\"", "Operator '-' does not work with string"),
            ("[1..2] - 1.5", "Operator '-' does not work with array and float"),
            ("(1..2) * (1..=2)", "Operator '*' does not work with range and range"),
            ("let f = |x| x; f.call(1, 2)", "This closure does not take the arguments (int, int)"),
            ("let a = 1; if a { 2 }", "Expected bool, not int: write a comparison, as in x != ()"),
            ("let x = (); x.name", "There is no field 'name' of (): write ?.name for a value that may be missing"),
            ("let m = {}; m.a = 1", "There is no field 'a' of (): make a map first, as in let m = #{};"),
            ("let a = [1]; a.length", "There is no field 'length' of array: write len()"),
            ("let n = 1; n.x", "There is no field 'x' of int"),
            ("let a = [1]; a.append(2)", "Function not found: append (array, int): push(x) adds one item"),
            ("to_int(\"5\")", "Function not found: to_int (string): write parse_int(text)"),
            ("for i in range(3) { }", "Function not found: range (int): write 0..n"),
            ("let m = #{ a: 1 }; m.keys().map(|k| m[k])", "This value is in use by the call around this: begin that call with a copy, as in let copy = value;"),
            ("const A = [2, 1]; A.sort()", "'sort' may change its value, and this one is read-only: make a copy first, as in let copy = value; copy.sort(...)"),
            ("let n = 5; for x in n { }", "'for' goes through arrays, ranges, strings and blobs; for a map use its keys() or values()"),
            ("const X = #{a: 1}; X.a = 2", "Cannot modify constant X"),
            ("throw \"my words\"", "my words"),
            ("throw", "Runtime error"),
            ("throw #{code: 7}", "#{\"code\": 7}"),
        ] {
            assert_eq!(error_of(source).message, message, "{source}");
        }
    });
}

#[test]
fn thrown_values_come_back_and_long_ones_are_cut_in_the_message() {
    on_script_thread(|| {
        let error = error_of("throw #{status: 404}");
        let thrown = error.thrown.expect("the map");
        assert_eq!(thrown.as_map_ref().expect("a map")["status"].as_int(), Ok(404));
        assert!(error_of("1 / 0").thrown.is_none());

        let error = error_of("let s=\"é\"; s.pad(100000, 'é'); throw s");
        assert!(error.message.len() <= 2_003, "{}", error.message.len());
        assert!(error.message.ends_with('…'));
        let error = error_of("let a=[]; a.pad(9999, 12345); throw a");
        assert!(error.message.len() <= 2_003, "{}", error.message.len());
    });
}

#[test]
fn sources_that_do_not_compile_say_where() {
    on_script_thread(|| {
        for (source, kind, line, column) in [
            ("let x = ;", ErrorKind::Parse, 1, 9),
            ("1 +\n\n* 2", ErrorKind::Parse, 3, 1),
            ("let s = \"abc", ErrorKind::Parse, 1, 9),
            ("let a = 1;\n  eval(\"1\")", ErrorKind::Forbidden, 2, 3),
            ("x.curry(1)", ErrorKind::Parse, 1, 3),
        ] {
            let error = error_of(source);
            assert_eq!(error.kind, kind, "{source}: {error}");
            assert_eq!((error.line, error.column), (Some(line), Some(column)), "{source}: {error}");
        }
    });
}

#[test]
fn panic_becomes_an_error_and_the_engine_refuses_further_work() {
    on_script_thread(|| {
        let engine = SandboxEngine::new(&Limits::default(), |engine| {
            engine.register_fn("boom", || -> i64 { panic!("boom") });
        })
        .expect("limits in range");
        let ast = engine.compile("1 + boom()").expect("compiles");
        let run = engine.run(&ast, &mut Scope::new(), &Budget::default());
        let error = run.outcome.expect_err("a panic");
        assert_eq!(error.kind, ErrorKind::Panic);
        assert_eq!(error.message, "the script engine failed: boom");
        assert!(engine.has_panicked());
        assert_eq!(engine.compile("1").expect_err("unusable").kind, ErrorKind::Panic);
        let fresh = crate::common::engine(&Limits::default());
        fresh.compile("1").expect("another engine works");
    });
}

#[test]
fn functions_of_a_script_can_be_called_by_name() {
    on_script_thread(|| {
        let engine = engine(&Limits::default());
        let ast = engine.compile("fn add(a, b) { a + b } print(1); 0").expect("compiles");
        let run = engine.run_with(&Budget::default(), |session| {
            session.call(&ast, &mut Scope::new(), "add", (40_i64, 2_i64))
        });
        assert_eq!(run.outcome.expect("a value").as_int(), Ok(42));
        let run = engine.run_with(&Budget::default(), |session| {
            session.call(&ast, &mut Scope::new(), "add", (1_i64,))
        });
        let error = run.outcome.expect_err("no such function");
        assert_eq!(error.message, "Function not found: add");
    });
}

#[test]
fn print_and_debug_go_to_the_sink_only() {
    on_script_thread(|| {
        let engine = engine(&Limits::default());
        let seen = Rc::new(RefCell::new(Vec::new()));
        let sink = Rc::clone(&seen);
        engine.set_output(move |output| {
            sink.borrow_mut().push((output.kind, output.text.to_owned(), output.line));
        });
        let ast = engine.compile("print(\"a\");\nprint([1]);\ndebug(\"b\");").expect("compiles");
        let run = engine.run(&ast, &mut Scope::new(), &Budget::default());
        assert!(run.outcome.is_ok());
        let expected = vec![
            (OutputKind::Print, "a".to_owned(), None),
            (OutputKind::Print, "[1]".to_owned(), None),
            (OutputKind::Debug, "\"b\"".to_owned(), Some(3)),
        ];
        assert_eq!(*seen.borrow(), expected);
    });
}

#[test]
fn output_buffer_keeps_what_fits_and_counts_the_rest() {
    let mut buffer = OutputBuffer::new(6, 3);
    for line in ["ab", "", "cdé€", "more"] {
        buffer.push(line);
    }
    let kept = ["ab", "", "cdé"].map(str::to_owned).to_vec();
    assert_eq!(buffer.take(), (kept, 2));
    assert_eq!(buffer.take(), (Vec::new(), 0));
    buffer.push("again");
    assert_eq!(buffer.take(), (vec!["again".to_owned()], 0));
}
