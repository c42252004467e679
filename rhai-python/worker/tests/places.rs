//! Line and column of failed operators: scripts run on an engine that does not note them, so they
//! come from a replay (docs/decisions/0008-fast-operators.md).

use crate::support::{limits, script, Bench, Request};
use std::time::{Duration, Instant};

fn place(source: &str) -> (u64, u64) {
    let result = script(source);
    let (_, _, line, column, ..) = result.error.expect("the script fails");
    (line, column)
}

#[test]
fn failed_operator_has_the_place_of_the_operator() {
    let cases = [
        ("1 / 0", (1, 3)),
        ("let a = 5;\nlet b = [1, 2];\nlet c = b[a % 0];", (3, 13)),
        ("fn half(n) {\n  n / 0\n}\n\nlet x = half(3);", (2, 5)),
        ("[1, 2].map(|n|\n  n / 0)", (2, 5)),
        ("let x = 9223372036854775807;\nx += 1;", (2, 3)),
        ("let s = `a`;\nfor i in 0..64 {\n  s = s + s;\n}", (3, 9)),
        ("let s = `a`;\nloop {\n  s += s;\n}", (3, 5)),
    ];
    for (source, expected) in cases {
        assert_eq!(place(source), expected, "{source}");
    }
}

#[test]
fn caught_error_of_an_operator_has_its_place_too() {
    let result =
        script("let line = 0;\ntry {\n  1 / 0\n} catch (error) { line = error.line; }\nline");
    assert_eq!(result.ok(), "3");
}

#[test]
fn replay_leaves_no_second_line_in_the_log() {
    let result = script("log.info(`once`); 1 / 0");
    assert_eq!(result.logs.len(), 1);
}

#[test]
fn replay_ends_with_the_deadline_of_the_run() {
    let bench = Bench::new(1);
    let source = "let t = timestamp();\nwhile t.elapsed < 0.6 {}\n1 / 0";
    let started = Instant::now();
    let result = bench.run(source, &Request::default(), &limits(&[("timeout_ms", 1_000)]));
    // the replay is cut off, so the error stays as it is, without a place
    assert_eq!((result.failure().0, result.failure().2), ("script_error", 0));
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
}
