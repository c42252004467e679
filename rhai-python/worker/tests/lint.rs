//! Warnings for authors: each with its place, and none where nothing is wrong.

use crate::support::Bench;
use std::time::{Duration, Instant};

/// code, line and column of everything that is found
fn found(source: &str) -> Vec<(String, u64, u64)> {
    let warnings = Bench::new(1).check(source);
    warnings.into_iter().map(|(_, code, line, column)| (code, line, column)).collect()
}

#[track_caller]
fn one(source: &str, code: &str, line: u64, column: u64) {
    assert_eq!(found(source), [(code.to_owned(), line, column)], "{source}");
}

#[track_caller]
fn clean(source: &str) {
    assert_eq!(found(source), [], "{source}");
}

#[test]
fn check_warns_of_variables_that_nothing_defines() {
    for (source, line, column) in [
        ("x", 1, 1),
        ("let a = 1;\na + b", 2, 5),
        ("if true { let a = 1; }\na", 2, 1),
        ("for i in 0..3 { print(i) }\ni", 2, 1),
        ("for (x, i) in [1] { print(x + i) }\ni", 2, 1),
        ("try { print(1) } catch (e) { print(e) }\ne", 2, 1),
        ("let a = a;", 1, 9),
        ("total = 5;", 1, 1),
        ("total += 5;", 1, 1),
        ("let m = #{ a: 1 }; m[key]", 1, 22),
        ("let m = #{ a: x };", 1, 15),
        ("let s = `a${x}`;", 1, 13),
        ("[1].map(|a| a + b)", 1, 17),
        ("[1].map(|a| [a].map(|c| a + b + c))", 1, 29),
        ("switch ctx.trigger { \"http\" => x, _ => 1 }", 1, 32),
        ("do { let a = 1; } while a > 1;", 1, 25),
        ("fn f(a) { a + b }\nf(1)", 1, 15),
        ("return x;", 1, 8),
        ("throw x;", 1, 7),
        ("let a = [1]; a[x]", 1, 16),
        ("let a = [#{ b: 1 }]; a[x].b", 1, 24),
        ("x.push(1); 1", 1, 1),
    ] {
        one(source, "undefined_variable", line, column);
    }
}

#[test]
fn check_says_that_functions_do_not_see_the_script_around_them() {
    let bench = Bench::new(1);
    let source = "let total = 0;\nconst RATE = 2;\nfn add(x) { total += x * RATE; }\nadd(1);";
    assert_eq!(
        found(source),
        [("undefined_variable".to_owned(), 3, 13), ("undefined_variable".to_owned(), 3, 26)]
    );
    bench.send(&list!["check", 5, source, crate::support::limits(&[])]);
    let answer = bench.answer();
    let message = answer.items()[2].items()[0].items()[2].text().to_owned();
    assert!(message.contains("does not see the variables of the script around it"), "{message}");
    assert!(message.contains("parameter of 'add'"), "{message}");
}

#[test]
fn check_takes_variables_that_are_there() {
    for source in [
        "let a = 1; { let b = a; a + b }",
        "let a = 1; let a = a + 1; a",
        "fn f(a, b) { let c = a; for i in 0..b { c += i } c } f(1, 2)",
        "let limit = 3; [1, 5].filter(|x| x > limit)",
        "let limit = 3; [1].map(|x| [x].map(|y| y + limit + x))",
        "fn f() { ctx.request.path } log.info(f()); [1].map(|x| { log.info(x); ctx.trigger })",
        "fn double(x) { x * 2 } [1].map(double)",
        "if is_def_var(\"x\") { x } else { 1 }",
        "fn f() { outer } let outer = 1; f!()",
        "let f = |x| x; f.call(1)",
        "let x = 1; let add = |y| x += y; add.call(2); x",
        "try { throw 1 } catch (e) { log.warn(e) }",
        "let x = if true { let y = 1; y } else { 2 }; x",
        "let x = 0; while x < 3 { let y = x; x = y + 1; } x",
        "let x = 5; let y = switch x { 1..=3 if x > 1 => \"low\", _ => \"none\" }; y",
        "fn int_method() { this + 1 } let x = 1; x.int_method()",
        "let m = #{ a: 1 }; m.b = 2; m.b + m[\"a\"]",
    ] {
        clean(source);
    }
}

#[test]
fn check_warns_of_functions_that_do_not_exist() {
    for (source, line, column) in [
        ("foo(1)", 1, 1),
        ("let a = \"x\";\na.foo()", 2, 3),
        ("fn f() { g() } f()", 1, 10),
        ("log.warning(\"x\")", 1, 5),
        ("let f = |x| x; f(1)", 1, 16),
        ("let f = Fn(\"foo\"); f.call(1)", 1, 12),
        ("[1].map(|x| foo(x))", 1, 13),
        ("\"a\".trim().length()", 1, 12),
        ("JSON.parse(\"1\")", 1, 6),
    ] {
        let expected = ("undefined_function".to_owned(), line, column);
        assert!(found(source).contains(&expected), "{source}: {:?}", found(source));
    }
}

#[test]
fn check_warns_of_wrong_numbers_of_arguments() {
    for (source, line, column) in [
        ("fn f(a, b) { a + b } f(1)", 1, 22),
        ("respond()", 1, 1),
        ("log.info()", 1, 5),
        ("log.info(\"a\", #{}, 1)", 1, 5),
        ("let s = \"abc\"; s.sub_string()", 1, 18),
        ("let a = []; a.push()", 1, 15),
        ("parse_int()", 1, 1),
        ("fn f() { 1 } let x = 1; x.f(2)", 1, 27),
    ] {
        one(source, "wrong_argument_count", line, column);
    }
}

#[test]
fn check_takes_functions_that_are_there() {
    for source in [
        "fn f(a) { a } f(1) + 1.f(2)",
        "fn string.shout() { this + \"!\" } \"a\".shout()",
        "let m = #{ f: |x| x + 1 }; m.f(1)",
        "let m = #{}; m.f = |x| x + 1; m.f(1)",
        "let m = #{}; m[\"f\" + 1] = |x| x; m.f1(1)",
        "let x = 1; x.type_of() + type_of(x)",
        "let f = Fn(\"parse_int\"); f.call(\"1\")",
        "let a = [3, 1]; a.sort(|x, y| x - y); a.len() + len(a)",
        "is_def_fn(\"f\", 1) || is_shared(1)",
        "print(1); debug(2); print(); exit(3)",
        "let s = \"a\"; s += 'b'; s.contains('b') && 'b' in s",
        "timestamp().elapsed > 0.0",
        "let r = 0..5; r.contains(3)",
        "fn fact(n) { if n < 2 { 1 } else { n * fact(n - 1) } } fact(5)",
        // these end the script where the text is wrong
        "parse_time(\"2026-01-01T00:00:00Z\"); 1",
        "let n = 0; [1].group_by(|x| { n += x; x }); n",
    ] {
        clean(source);
    }
}

#[test]
fn check_warns_of_results_that_go_nowhere() {
    for (source, line, column) in [
        ("let s = \"a\"; s.to_upper(); s", 1, 16),
        ("let x = 1; x == 1; x", 1, 14),
        ("let x = 1;\nx + 1;\nx", 2, 3),
        ("let a = [1]; a.map(|x| x * 2); a", 1, 16),
        ("let a = [1]; let n = 2; a.filter(|x| x > n); a", 1, 27),
        ("let m = #{}; m.keys(); 1", 1, 16),
        ("for i in 0..3 { i.to_string(); }", 1, 19),
        ("fn f(s) { s.sub_string(1); s } f(\"a\")", 1, 13),
        ("let a = [1]; len(a); 1", 1, 14),
        ("let a = [1]; if true { a.order(); } 1", 1, 26),
        ("cookie(\"a\", \"b\"); 1", 1, 1),
        ("let a = [1]; a.group_by(|x| sha256(x)); a", 1, 16),
        ("if ctx.request.query == () { respond(404); } 1", 1, 30),
    ] {
        one(source, "unused_result", line, column);
    }
    for (source, line, column) in [
        ("\"use strict\"; 1", 1, 1),
        ("let x = 1; x; 2", 1, 12),
        ("ctx.request.query; 1", 1, 1),
        ("[1, 2]; 1", 1, 1),
        ("try { 1 } catch (e) { e }", 1, 23),
        ("let x = 1; `a${x}`; 1", 1, 12),
    ] {
        one(source, "no_effect", line, column);
    }
    for (source, line, column) in [
        ("let s = \" a \"; let t = s.trim(); t", 1, 26),
        ("let s = \"a\"; let t = #{ x: s.replace(\"a\", \"b\") }; t", 1, 30),
        ("let a = [2, 1]; let b = []; b = a.sort(); b", 1, 35),
        ("let s = \"A\"; s.make_lower().len()", 1, 16),
        ("let a = []; return a.push(1);", 1, 22),
    ] {
        one(source, "no_value", line, column);
    }
}

#[test]
fn check_takes_results_that_may_be_used() {
    for source in [
        "let a = [1]; a.map(|x| log.info(x)); 1",
        "let n = 0; let a = [1]; a.filter(|x| { n += x; true }); n",
        "let a = [1]; a.map(|x| { if x > 1 { throw x; } x }); 1",
        "fn shout(x) { log.info(x) } let a = [1]; let f = shout; a.map(f); 1",
        "let a = [1]; a.pop(); a.shift(); a",
        "let a = [1]; a.remove(0); a",
        "try { parse_int(\"x\"); } catch { log.warn(1) }",
        "try { 1 / 0; 2 } catch (e) { log.warn(e) }",
        "fn string.kind() { \"text\" } fn i64.kind() { \"number\" } [1.kind(), \"a\".kind()]",
        "let m = #{ keys: |x| log.info(x) }; m.keys(); 1",
        "let a = [3]; a.sort(); a",
        "fn f() { this.sort() } let a = [1]; a.f(); a",
        "true && respond(200, 1); 1",
        "let x = 1; x",
        "1;",
        "(); 1",
        "fn to_upper(x) { log.info(x) } to_upper(1); 1",
        "if ctx.trigger == \"http\" { 1 } else { 2 }",
        "let x = (); x ?? throw 1; 1",
    ] {
        clean(source);
    }
}

#[test]
fn check_warns_of_lines_that_are_never_reached() {
    for (source, line, column) in [
        ("return 1;\nlog.info(\"x\");\n2", 2, 1),
        ("fn f() {\n  throw 1;\n  let x = 2;\n  x\n}\nf()", 3, 3),
        ("for i in 0..3 { break;\n log.info(i); }", 2, 2),
        ("if true { return 1; log.info(1) } 2", 1, 21),
    ] {
        one(source, "unreachable", line, column);
    }
    clean("if true { return 1; } 2");
    clean("fn f(x) { if x { return 1; } 2 } f(true)");
    clean("return 1;");
}

#[test]
fn check_refuses_assignments_to_what_is_read_only() {
    let bench = Bench::new(1);
    let found = bench.check("let x = 1;\nctx.a = x;\nif false { log = 2; }");
    let error = |line, column| ("error".to_owned(), "read_only".to_owned(), line, column);
    assert_eq!(found, [error(2, 1), error(3, 12)]);
}

#[test]
fn warnings_never_keep_a_script_from_running() {
    let source = "let s = \" a \"; if false { nothing.here() } s.trim(); s == 1; s";
    assert_eq!(found(source).len(), 3);
    assert_eq!(crate::support::script(source).ok(), "\"a\"");
}

#[test]
fn check_is_bounded_on_sources_that_are_made_to_be_slow() {
    let many = |part: &str, count: usize| -> String { part.repeat(count) };
    let functions: String = (0..250).map(|i| format!("fn f{i}(a) {{ b{i} }} ")).collect();
    let closures =
        |count| -> String { (0..count).map(|i| format!("a.map(|x| x + {i});\n")).collect() };
    let names: String = (0..2_000).map(|i| format!("let v{i} = w{i};\n")).collect();
    for source in [
        functions,
        format!("let a = []; {}", closures(1_000)),
        format!("let a = []; {}", closures(1_023)),
        names,
        many("x;\n", 50_000),
        many("a.b(1).c[2].d = 3;\n", 10_000),
        format!("1{}", many("+1", 40)),
        format!("{}{}", many("if a { ", 25), many("}", 25)),
    ] {
        let bench = Bench::new(1);
        let most =
            crate::support::limits(&[("max_functions", 1_024), ("max_memory_bytes", 64 << 20)]);
        let started = Instant::now();
        bench.send(&list!["check", 5, source.as_str(), most]);
        let answer = bench.answer();
        let found = answer.items()[2].items();
        println!("{} bytes: {} findings, {:?}", source.len(), found.len(), started.elapsed());
        assert!(found.len() <= 101, "{} findings", found.len());
        assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
    }
}
