//! The replay that finds the place of an error: it gets the replies of the run, and has no effects.

use crate::support::{limits, serve, Answer, Bench, ServiceCall, Value};

/// Answers each call with its number.
fn counter() -> impl FnMut(&ServiceCall) -> Answer {
    let mut count = 0;
    move |_| {
        count += 1;
        Ok(count.into())
    }
}

#[test]
fn effect_happens_once_and_the_error_has_its_place() {
    let (result, calls) = serve("kv.incr(\"n\");\n\nlet a = 1; a / 0", counter());
    assert_eq!(calls.len(), 1);
    let (code, message, line) = result.failure();
    assert_eq!((code, line), ("script_error", 3));
    assert!(message.contains("zero"), "{message}");
    assert_eq!(result.error.as_ref().unwrap().3, 14);
}

#[test]
fn repetition_gets_the_same_replies_in_the_same_order() {
    let source = "fn at(n) {\n  if n == 3 { return 1 / (n - 3); }\n  n\n}\nlet s = 0;\nloop { s += at(kv.incr(\"n\")); }";
    let (result, calls) = serve(source, counter());
    assert_eq!(calls.len(), 3);
    assert_eq!(result.failure().2, 2);
    assert_eq!(result.trace.len(), 2);
}

#[test]
fn repetition_gets_the_same_errors() {
    let source = "let n = 0;\nlet r = http.try_get(\"u\");\nif !r.ok {\n  1 / n\n}";
    let mut count = 0;
    let (result, calls) = serve(source, |_| {
        count += 1;
        Err(list!["http_dns", "no such name", true])
    });
    assert_eq!((calls.len(), count, result.failure().2), (1, 1, 4));
}

#[test]
fn journal_that_is_full_leaves_the_place_unknown() {
    let source = "for i in 0..3 { http.get(\"u\"); }\nlet a = 1; a / 0";
    let own = limits(&[("max_memory_bytes", 32 << 20)]);
    let (result, calls) = Bench::new(1).serve(source, &own, |_| {
        Ok(Value::from([("body", vec![7_u8; 500_000].as_slice().into())]))
    });
    assert_eq!(calls.len(), 3);
    let (code, message, _) = result.failure();
    assert_eq!(code, "script_error");
    assert!(message.contains("zero"), "{message}");
    assert_eq!(result.error.as_ref().unwrap().3, 0);
}

#[test]
fn repetition_that_asks_for_something_else_gives_up() {
    // what a run has measured is not the same the second time
    let source =
        "let t = timestamp();\nfor i in 0..20000 { }\nkv.set(\"t\", t.elapsed);\nlet a = 1; a / 0";
    let (result, calls) = serve(source, counter());
    assert_eq!(calls.len(), 1);
    let (code, message, _) = result.failure();
    assert_eq!(code, "script_error");
    assert!(message.contains("zero"), "{message}");
}

#[test]
fn script_that_catches_is_never_repeated() {
    let source = "try { kv.incr(\"n\"); 1 / 0 } catch { }\nlet a = 1;\na / 0";
    let (result, calls) = serve(source, counter());
    assert_eq!((calls.len(), result.failure().2), (1, 3));
}
