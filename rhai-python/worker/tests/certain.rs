//! Findings that are certain: every run of the script fails because of them. Each is held against
//! real runs.

use crate::support::{script, Bench};

/// code of each finding that is certain
fn certain(source: &str) -> Vec<String> {
    let bench = Bench::new(1);
    bench.send(&list!["check", 5, source, crate::support::limits(&[])]);
    let answer = bench.answer();
    let findings = answer.items()[2].items().iter().map(crate::support::Value::items);
    findings.filter(|finding| finding[5].flag()).map(|f| f[1].text().to_owned()).collect()
}

#[test]
fn finding_that_every_run_meets_is_certain() {
    for (source, code) in [
        ("foo(1)", "undefined_function"),
        ("let a = \"x\";\na.foo()", "undefined_function"),
        ("let f = |x| x; f(1)", "undefined_function"),
        ("let x = 1 + foo(2);", "undefined_function"),
        ("return foo();", "undefined_function"),
        ("throw foo();", "undefined_function"),
        ("respond(200, foo())", "undefined_function"),
        ("`a ${foo()}`", "undefined_function"),
        ("#{ a: [foo()] }", "undefined_function"),
        ("if foo() { 1 } else { 2 }", "undefined_function"),
        ("while foo() { }", "undefined_function"),
        ("for x in foo() { }", "undefined_function"),
        ("switch foo() { 1 => 2, _ => 3 }", "undefined_function"),
        ("{ let a = 1; foo(a) }", "undefined_function"),
        ("let x = { foo() };", "undefined_function"),
        ("foo() && true", "undefined_function"),
        ("log.info(\"a\"); foo()", "undefined_function"),
        ("fn f(x) { x } f(1); foo()", "undefined_function"),
        ("fn f(x) { if x { return 1; } 2 } f(true); foo()", "undefined_function"),
        ("[1].map(|x| x + 1); foo()", "undefined_function"),
        ("fn stop() { throw respond(200, 1) } foo(1); stop()", "undefined_function"),
        ("x", "undefined_variable"),
        ("x = 1;", "undefined_variable"),
        ("x += 1;", "undefined_variable"),
        ("x.push(1)", "undefined_variable"),
        ("x?.y", "undefined_variable"),
        ("let a = [1]; a[x]", "undefined_variable"),
        ("undefined", "undefined_variable"),
        ("let a = 1; if a > 5 { a } x", "undefined_variable"),
        ("fn f(a, b) { a + b } f(1)", "wrong_argument_count"),
        ("log.info()", "wrong_argument_count"),
        ("parse_int()", "wrong_argument_count"),
        ("respond()", "wrong_argument_count"),
        ("log(\"x\")", "wrong_argument"),
        ("respond(1)", "wrong_argument"),
        ("respond(99, \"x\")", "wrong_argument"),
        ("respond(600, \"x\")", "wrong_argument"),
        ("respond(#{ a: 1 }, 200)", "wrong_argument"),
        ("respond(\"x\", 404)", "wrong_argument"),
        ("ctx.request.headers.remove(\"a\")", "read_only_call"),
        ("ctx.request.query.clear()", "read_only_call"),
    ] {
        assert_eq!(certain(source), [code], "{source}");
        assert_eq!(script(source).status, "failed", "{source}");
    }
}

#[test]
fn each_error_is_certain() {
    assert_eq!(certain("let x = ;"), ["script_compile_error"]);
    assert_eq!(certain("eval(\"1\")"), ["forbidden_symbol"]);
    assert_eq!(certain("let x = 1; if false { ctx.a = x; }"), ["read_only"]);
}

#[test]
fn finding_that_a_run_may_pass_over_is_not_certain() {
    for source in [
        "if false { foo() }",
        "if true { 1 } else { foo() }",
        "if true { 1 } else if foo() { 2 } else { 3 }",
        "while false { foo() }",
        "for x in [] { foo() }",
        "switch 1 { 1 => 1, _ => foo() }",
        "switch 1 { 1 if true => 1, 2 if foo() => 2, _ => 3 }",
        "false && foo()",
        "true || foo()",
        "1 ?? foo()",
        "try { foo() } catch { }",
        "fn f() { foo() } 1",
        "let f = |x| foo(x); 1",
        "[].map(|x| foo(x))",
        "let f = Fn(\"foo\"); 1",
        "let a = (); a?.foo()",
        "let a = (); a?.b.foo(1)",
        "let x = if false { y } else { 2 };",
        "do { break; foo() } while true",
        "do { break; } while foo()",
        "return 1; foo()",
        "if true { return 1; } foo()",
        "if true { throw respond(200, 1); } foo()",
        "throw respond(200, 1); foo()",
        "exit(1); foo()",
        "loop { exit(1) } foo()",
        "switch 1 { 1 => { return 2; } _ => 3 } foo()",
        "let x = exit(1) + foo();",
        "foo(exit(1))",
        "return foo(exit(1));",
        "{ return 1; foo() }",
        "let x = { return 1; foo() };",
        "fn stop() { exit(1) } stop(); foo()",
        "fn stop() { throw respond(200, 1) } stop(); foo()",
        "fn stop() { throw respond(200, 1) } let x = stop() + foo();",
        "let stop = || exit(1); stop.call(); foo()",
        "[1].map(|x| exit(x)); foo()",
        "fn string.stop() { exit(1) } \"a\".stop(); foo()",
        "fn inner() { exit(1) } fn outer() { inner() } outer(); foo()",
    ] {
        assert_eq!(certain(source), [] as [&str; 0], "{source}");
        let result = script(source);
        assert_eq!(result.status, "ok", "{source}: {:?}", result.error);
    }
}

#[test]
fn finding_that_ends_no_run_is_not_certain() {
    for source in [
        "\"abc\".len",
        "ctx.requst",
        "ctx.request.headers[\"Content-Type\"]",
        "let s = \"a\"; s.to_upper(); s",
        "let x = 1; x; 2",
        "ctx.request.method == \"post\"",
    ] {
        assert_eq!(certain(source), [] as [&str; 0], "{source}");
    }
}
