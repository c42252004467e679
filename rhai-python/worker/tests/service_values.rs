//! What the conversion of values on the way to a service and back costs a run.

use crate::support::{limits, Answer, Bench, ServiceCall, Value};

/// Half a million integers.
fn many() -> Value {
    Value::List(vec![Value::List(vec![0.into(); 20_000]); 25])
}

fn limit_of(source: &str, changes: &[(&str, u64)]) -> (String, u64) {
    let answer = |_: &ServiceCall| -> Answer { Ok(many()) };
    let (result, _) = Bench::new(1).serve(source, &limits(changes), answer);
    let (_, _, line, _, limit, _) = result.error.expect("an error");
    assert_eq!(line, 1);
    (limit, result.peak_memory_bytes)
}

#[test]
fn reply_is_read_within_the_budget_of_the_run() {
    let (limit, peak) =
        limit_of("try { kv.get(\"a\") } catch { } 1", &[("max_memory_bytes", 2 << 20)]);
    assert_eq!(limit, "max_memory_bytes");
    assert!(peak < 3 << 20, "{peak}");
    assert_eq!(limit_of("kv.get(\"a\")", &[("max_operations", 2_500)]).0, "max_operations");
}

#[test]
fn arguments_are_written_within_the_budget_of_the_run() {
    let source =
        "let a = []; a.pad(50000, 0); try { kv.set(\"k\", [a, a, a, a, a, a, a, a]) } catch { } 1";
    assert_eq!(limit_of(source, &[("max_operations", 2_500)]).0, "max_operations");
}
