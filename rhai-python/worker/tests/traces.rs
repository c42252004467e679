//! The call trace of a failed run: which functions were in progress, and the place each had reached.

use crate::support::script;

type Frame = (&'static str, u64, u64, u64);

fn trace(source: &str) -> Vec<(String, u64, u64, u64)> {
    let result = script(source);
    assert_eq!(result.status, "failed", "{source}");
    result.trace
}

#[track_caller]
fn is_trace(source: &str, expected: &[Frame]) {
    let own = |&(name, line, column, omitted): &Frame| (name.to_owned(), line, column, omitted);
    let expected: Vec<_> = expected.iter().map(own).collect();
    assert_eq!(trace(source), expected, "{source}");
}

#[test]
fn error_in_a_function_names_each_call_in_progress() {
    let source = "fn inner(x) {\n  throw `no ${x}`;\n}\nfn outer() {\n  inner(1)\n}\n\nouter();";
    is_trace(source, &[("", 8, 1, 0), ("outer", 5, 3, 0), ("inner", 2, 3, 0)]);
    is_trace(
        "fn check(n) {\n  if n > 1 { missing(n) }\n}\ncheck(1);\ncheck(2);",
        &[("", 5, 1, 0), ("check", 2, 14, 0)],
    );
}

#[test]
fn failed_operator_has_the_trace_of_its_replay() {
    is_trace("fn half(n) {\n  n / 0\n}\n\nlet x = half(3);", &[("", 5, 9, 0), ("half", 2, 5, 0)]);
}

#[test]
fn closure_is_named_as_one() {
    is_trace("[1, 2].map(|n|\n  n / 0)", &[("", 1, 8, 0), ("<closure>", 2, 5, 0)]);
}

#[test]
fn error_outside_of_functions_has_no_trace() {
    is_trace("let x = 1;\nthrow x;", &[]);
    is_trace("let x = ;", &[]);
}

#[test]
fn answer_that_cannot_be_sent_has_a_trace_too() {
    is_trace("fn say() {\n  respond(99, 1)\n}\nsay();", &[("", 4, 1, 0), ("say", 2, 3, 0)]);
}

#[test]
fn deep_recursion_keeps_the_outermost_and_the_innermost_frames() {
    let found = trace("fn f(n) {\n  if n == 30 { throw n }\n  f(n + 1)\n}\nf(0);");
    assert_eq!(found.len(), 16, "{found:?}");
    assert_eq!(found[0], (String::new(), 5, 1, 0));
    let omitted: Vec<_> = found.iter().map(|frame| frame.3).collect();
    assert_eq!(omitted.iter().filter(|&&count| count > 0).count(), 1);
    assert_eq!(omitted[8], 16);
    assert_eq!(found[15], ("f".to_owned(), 2, 16, 0));
}

#[test]
fn long_function_name_is_cut() {
    let name = "n".repeat(5_000);
    let found = trace(&format!("fn {name}() {{ throw 1 }}\n{name}();"));
    assert_eq!(found[1].0, format!("{}…", "n".repeat(80)));
}
