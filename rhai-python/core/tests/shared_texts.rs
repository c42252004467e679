//! Containers that hold the same large texts many times, which takes next to no memory: a function that
//! looks at all of them notices limits and deadline while it does.

mod common;

use std::time::Duration;

use common::{cpu_time_of, limit_name, on_script_thread, patient, run_with};
use rhai_sandbox::Limits;

/// 10,000 slots of equal texts of a megabyte, of which there are several so that none is the other;
/// alone, in arrays and in maps.
const TEXTS: &str = "let t = \"\"; t.pad(999999, \"x\"); let s = []; s.pad(8, 0); for i in 0..8 { s[i] = t + 1; }
    let a = []; a.pad(10000, 0); let z = a; let b = a; let c = a; let other = t + 2; let m = #{}; let n = #{}; let o = #{};
    for i in 0..10000 { a[i] = s[i % 4]; z[i] = s[4 + i % 4]; b[i] = [s[i % 4]]; c[i] = #{x: s[4 + i % 4]}; }
    for i in 0..5000 { let k = `k${i}`; m[k] = s[i % 4]; n[k] = s[4 + i % 4]; o[k] = [s[i % 4]]; }
    let d = b; for i in 0..10000 { d[i] = [s[4 + i % 4]]; } let e = c; for i in 0..10000 { e[i] = #{x: s[i % 4]}; }\n";

const CALLS: [&str; 15] = [
    "a == z",
    "a != z",
    "b == d",
    "c == e",
    "m == n",
    "m != n",
    "a.order()",
    "a.order_desc()",
    "a.sort()",
    "a.sort_desc()",
    "a.dedup()",
    "b.dedup()",
    "b.contains([other])",
    "b.index_of([other])",
    "[other] in b",
];

fn limits() -> Limits {
    // room for the texts; not for going through all of them
    Limits { max_operations: 3_000_000, ..patient() }
}

#[test]
fn bytes_that_are_looked_at_count_as_operations() {
    on_script_thread(|| {
        let setup = run_with(&limits(), &format!("{TEXTS}0"));
        assert!(setup.outcome.is_ok(), "{:?}", setup.outcome);
        for call in CALLS {
            let run = run_with(&limits(), &format!("{TEXTS}let x = {call}; 0"));
            let error = run.outcome.expect_err(call);
            assert_eq!(limit_name(&error), "max_operations", "{call}: {error}");
            assert_eq!(error.line, Some(6), "{call}: {error}");
        }
    });
}

#[test]
fn text_of_large_texts_is_cut_and_stops_the_run() {
    on_script_thread(|| {
        for call in
            ["`${a}`", "`${b}`", "`${m}`", "\"\" + a", "m + \"\"", "a.to_string()", "print(m)"]
        {
            let run = run_with(&patient(), &format!("{TEXTS}let x = {call}; 0"));
            let error = run.outcome.expect_err(call);
            assert_eq!(limit_name(&error), "max_string_size", "{call}: {error}");
            assert!(run.peak_memory_bytes < 40 << 20, "{call}: {}", run.peak_memory_bytes);
        }
    });
}

#[test]
fn deadline_is_noticed_while_a_function_goes_through_large_texts() {
    const LATEST: Duration = Duration::from_millis(100);
    on_script_thread(|| {
        for call in CALLS {
            // again and again, so that the deadline comes while the function works
            let source = format!("{TEXTS}loop {{ let x = {call}; }}");
            let (setup, _) = cpu_time_of(|| run_with(&patient(), &format!("{TEXTS}0")));
            let timeout_ms = 400;
            let limits = Limits { timeout_ms, max_operations: 1 << 40, ..patient() };
            let (time, run) = cpu_time_of(|| run_with(&limits, &source));
            let error = run.outcome.expect_err(call);
            let name = limit_name(&error);
            assert!(
                ["timeout_ms", "max_array_size", "max_string_size"].contains(&name),
                "{call}: {error}"
            );
            let allowed = Duration::from_millis(timeout_ms) + LATEST + setup;
            assert!(time < allowed, "{call}: {time:?}");
        }
    });
}
