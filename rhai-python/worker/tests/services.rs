//! Calls of scripts to services, with a host in the test that answers them.

use crate::support::{
    limits, load, run, serve, Answer, Bench, Request, RunResult, ServiceCall, Value,
};
use std::time::{Duration, Instant};

fn nothing(_: &ServiceCall) -> Answer {
    Ok(Value::Nil)
}

fn refused(code: &str, details: Value) -> Answer {
    Err(list![code, "the store of this script is full", true, details])
}

fn argument(source: &str) -> Value {
    let (result, calls) = serve(&format!("kv.set(\"k\", {source})"), nothing);
    result.ok();
    calls[0].arguments[2].clone()
}

#[test]
fn calls_carry_what_the_script_wrote() {
    let source = r#"
        kv.get("a"); kv.get("a", 1); kv.get_all(["a", "b"]); kv.entry("a"); kv.set("a", #{x: 1});
        kv.set("a", 1, #{ttl_s: 60}); kv.cas("a", 0, "v"); kv.cas("a", 0, "v", #{ttl_s: 1});
        kv.swap("a", 2); kv.delete("a"); kv.delete_prefix("a/"); kv.incr("a"); kv.incr("a", 2);
        kv.incr("a", 2, #{ttl_s: 3}); kv.expire("a", 9); kv.ttl_s("a"); kv.list("a/");
        kv.list("a/", #{limit: 5}); kv.atomic([#{set: "a", value: 1}]);
        let common = kv.open("shared"); common.get("a");
        http.get("https://a.example"); http.get("https://a.example", #{timeout_ms: 1}); http.head("u");
        http.delete("u"); http.post("u", "b"); http.post("u", "b", #{}); http.put("u", 1); http.patch("u", ());
        http.request(#{method: "GET", url: "u"}); http.all(["u"]); http.try_get("u"); http.try_get("u", #{});
        http.try_request(#{url: "u"}); secrets.get("TOKEN"); 7
    "#;
    let (result, calls) = serve(source, nothing);
    assert_eq!(result.ok(), "7");
    let nil = Value::Nil;
    let seen: Vec<(&str, &[Value])> =
        calls.iter().map(|call| (call.name.as_str(), call.arguments.as_slice())).collect();
    let ttl = |seconds: u64| Value::from([("ttl_s", seconds.into())]);
    let expected: Vec<(&str, Value)> = vec![
        ("kv.get", list![nil.clone(), "a"]),
        ("kv.get", list![nil.clone(), "a", 1]),
        ("kv.get_all", list![nil.clone(), list!["a", "b"]]),
        ("kv.entry", list![nil.clone(), "a"]),
        ("kv.set", list![nil.clone(), "a", Value::from([("x", 1.into())])]),
        ("kv.set", list![nil.clone(), "a", 1, ttl(60)]),
        ("kv.cas", list![nil.clone(), "a", 0, "v"]),
        ("kv.cas", list![nil.clone(), "a", 0, "v", ttl(1)]),
        ("kv.swap", list![nil.clone(), "a", 2]),
        ("kv.delete", list![nil.clone(), "a"]),
        ("kv.delete_prefix", list![nil.clone(), "a/"]),
        ("kv.incr", list![nil.clone(), "a"]),
        ("kv.incr", list![nil.clone(), "a", 2]),
        ("kv.incr", list![nil.clone(), "a", 2, ttl(3)]),
        ("kv.expire", list![nil.clone(), "a", 9]),
        ("kv.ttl_s", list![nil.clone(), "a"]),
        ("kv.list", list![nil.clone(), "a/"]),
        ("kv.list", list![nil.clone(), "a/", Value::from([("limit", 5.into())])]),
        ("kv.atomic", list![nil, list![Value::from([("set", "a".into()), ("value", 1.into())])]]),
        ("kv.get", list!["shared", "a"]),
        ("http.get", list!["https://a.example"]),
        ("http.get", list!["https://a.example", Value::from([("timeout_ms", 1.into())])]),
        ("http.head", list!["u"]),
        ("http.delete", list!["u"]),
        ("http.post", list!["u", "b"]),
        ("http.post", list!["u", "b", Value::Map(vec![])]),
        ("http.put", list!["u", 1]),
        ("http.patch", list!["u", Value::Nil]),
        ("http.request", list![Value::from([("method", "GET".into()), ("url", "u".into())])]),
        ("http.all", list![list!["u"]]),
        ("http.try_get", list!["u"]),
        ("http.try_get", list!["u", Value::Map(vec![])]),
        ("http.try_request", list![Value::from([("url", "u".into())])]),
        ("secrets.get", list!["TOKEN"]),
    ];
    let expected: Vec<(&str, &[Value])> =
        expected.iter().map(|(name, arguments)| (*name, arguments.items())).collect();
    assert_eq!(seen, expected);
}

#[test]
fn values_travel_as_they_are() {
    assert_eq!(argument("[1, -1, 2.5, true, (), 'c']"), {
        list![1, Value::Negative(-1), 2.5, true, Value::Nil, "c"]
    });
    assert_eq!(argument("blob(2, 65)"), Value::Bytes(b"AA".to_vec()));
    assert_eq!(argument("ctx.request.raw_body"), Value::Bytes(vec![]));
    assert_eq!(argument("ctx.request.method"), Value::Text("GET".into()));
    assert_eq!(
        argument("secrets.ref(\"TOKEN\", \"Bearer \")"),
        Value::Extension(1, list!["TOKEN", "Bearer "].pack())
    );
}

#[test]
fn replies_become_values() {
    let answer = || {
        Value::from([
            ("blob", b"\x00\x01".as_slice().into()),
            ("list", list![1, Value::Negative(-7), 0.5, Value::Nil, true]),
            ("text", "ü".into()),
        ])
    };
    let source = "let v = kv.get(\"a\"); v.list.push(type_of(v.blob)); #{l: v.list, n: v.blob.len(), t: v.text}";
    let (result, _) = serve(source, |_| Ok(answer()));
    assert_eq!(result.ok(), r#"{"l":[1,-7,0.5,null,true,"blob"],"n":2,"t":"ü"}"#);
    // a blob above max_array_size is of the type that has no such limit
    let (result, _) = serve("let b = kv.get(\"a\"); [type_of(b), b.len()]", |_| {
        Ok(vec![7_u8; 200_000].as_slice().into())
    });
    assert_eq!(result.ok(), r#"["bytes",200000]"#);
}

#[test]
fn value_that_cannot_travel_is_thrown_with_its_path() {
    for (value, what, path) in [
        ("#{a: [1, |x| x]}", "a function or closure", "$.a[1]"),
        ("0.0 / 0.0", "NaN", "$"),
        ("[1.0 / 0.0]", "infinity", "$[0]"),
        ("timestamp()", "a timestamp", "$"),
        ("0..3", "a range", "$"),
        ("#{\"a b\": log}", "a value of type Log", "$[\"a b\"]"),
        ("respond(200, 1)", "a value of type Response", "$"),
        ("kv", "a value of type Kv", "$"),
    ] {
        let source = format!("\nkv.set(\"k\", {value})");
        let (result, calls) = serve(&source, nothing);
        assert!(calls.is_empty(), "{value}");
        let message =
            format!("kv.set: argument 2: {what} cannot go to a service, at {path} (bad_argument)");
        assert_eq!(result.failure(), ("script_error", message.as_str(), 2));
        assert_eq!(result.service_code, "bad_argument");
    }
    let deep = "let v = 1; for i in 0..64 { v = [v]; }";
    assert_eq!(serve(&format!("{deep} kv.set(\"k\", v)"), nothing).1.len(), 1);
    let (result, calls) = serve(&format!("{deep} kv.set(\"k\", [v])"), nothing);
    assert!(calls.is_empty() && result.failure().1.contains("nesting deeper than 64"));
}

#[test]
fn error_of_a_service_is_caught_as_a_map() {
    let source = "let c; try { kv.set(\"a\", 1) } catch (e) { c = e; } c";
    let (result, _) = serve(source, |_| {
        refused("kv_full", Value::from([("code", "other".into()), ("used", 16.into())]))
    });
    assert_eq!(
        result.ok(),
        r#"{"code":"kv_full","column":17,"line":1,"message":"the store of this script is full","method":"set","retryable":true,"service":"kv","used":16}"#
    );
    assert_eq!((result.service_code.as_str(), result.last_call.as_str()), ("", ""));
}

#[test]
fn error_of_a_service_that_nobody_catches_fails_the_run_in_its_words() {
    let source = "fn save(x) {\n  kv.set(\"a\", x)\n}\nsave(1)";
    let (result, _) = serve(source, |_| refused("kv_full", Value::Nil));
    let message = "kv.set: the store of this script is full (kv_full)";
    assert_eq!(result.failure(), ("script_error", message, 2));
    assert_eq!(result.service_code, "kv_full");
    assert_eq!(result.trace.len(), 2);
    let source = "try { kv.get(\"a\") } catch (e) { throw e }";
    let (result, _) = serve(source, |_| refused("kv_full", Value::Nil));
    assert_eq!(result.service_code, "kv_full");
}

#[test]
fn limits_of_calls_end_the_run_and_cannot_be_caught() {
    let endless = "loop { try { kv.get(\"a\") } catch { } }";
    let own = limits(&[("max_service_calls", 3)]);
    let (result, calls) = Bench::new(1).serve(endless, &own, nothing);
    assert_eq!(calls.len(), 3);
    let message = "max_service_calls limit of 3 reached";
    assert_eq!(result.failure(), ("script_limit_exceeded", message, 1));
    let error = result.error.unwrap();
    assert_eq!((error.4.as_str(), error.5), ("max_service_calls", 3));

    let own = limits(&[("max_http_calls", 5)]);
    let requests = "loop { try { http.all([\"a\", \"b\", \"c\"]) } catch { } }";
    let (result, calls) = Bench::new(1).serve(requests, &own, nothing);
    assert_eq!((calls.len(), result.error.unwrap().4.as_str()), (1, "max_http_calls"));

    let own = limits(&[("max_service_calls", 0)]);
    let (result, calls) = Bench::new(1).serve("kv.get(\"a\")", &own, nothing);
    assert_eq!((calls.len(), result.error.unwrap().4.as_str()), (0, "max_service_calls"));
}

#[test]
fn bytes_of_arguments_and_replies_count_together() {
    let own = limits(&[("max_service_bytes", 10_000)]);
    let sent = "let t = \"\"; t.pad(3000, \"x\"); loop { try { kv.set(\"a\", t) } catch { } }";
    let (result, calls) = Bench::new(1).serve(sent, &own, nothing);
    assert_eq!((calls.len(), result.error.unwrap().4.as_str()), (3, "max_service_bytes"));
    let got = "loop { try { kv.get(\"a\") } catch { } }";
    let (result, calls) = Bench::new(1).serve(got, &own, |_| Ok("y".repeat(4_000).as_str().into()));
    assert_eq!((calls.len(), result.error.unwrap().4.as_str()), (3, "max_service_bytes"));
}

#[test]
fn limits_out_of_range_fail_the_run() {
    let own = limits(&[("max_http_calls", 201)]);
    let (result, _) = Bench::new(1).serve("1", &own, nothing);
    assert_eq!(result.failure().1, "max_http_calls must be between 0 and 200, not 201");
}

#[test]
fn call_counts_a_thousand_operations() {
    let (one, _) = serve("kv.get(\"a\")", nothing);
    let (two, _) = serve("kv.get(\"a\"); kv.get(\"a\")", nothing);
    let difference = two.operations - one.operations;
    assert!((1_000..1_020).contains(&difference), "{difference}");
    let own = limits(&[("max_operations", 2_500)]);
    let (result, calls) = Bench::new(1).serve("loop { kv.get(\"a\") }", &own, nothing);
    assert_eq!((calls.len(), result.error.unwrap().4.as_str()), (2, "max_operations"));
}

#[test]
fn memory_of_replies_counts_for_the_run() {
    let own = limits(&[("max_memory_bytes", 4 << 20), ("max_service_bytes", 64 << 20)]);
    let source = "let all = []; loop { all.push(http.get(\"u\").raw_body) }";
    let reply =
        Value::from([("status", 200.into()), ("body", vec![7_u8; 900_000].as_slice().into())]);
    let (result, calls) = Bench::new(1).serve(source, &own, |_| Ok(reply.clone()));
    let error = result.error.unwrap();
    assert_eq!((error.0.as_str(), error.4.as_str()), ("script_limit_exceeded", "max_memory_bytes"));
    assert!(calls.len() <= 5, "{}", calls.len());
    assert!(result.peak_memory_bytes >= 4 << 20 && result.peak_memory_bytes < 8 << 20);
    // what a run drops it does not pay for
    let source = "for i in 0..20 { http.get(\"u\"); } 1";
    let own = limits(&[("max_memory_bytes", 4 << 20), ("max_service_bytes", 64 << 20)]);
    let (result, _) = Bench::new(1).serve(source, &own, |_| Ok(reply.clone()));
    assert_eq!(result.ok(), "1");
}

#[test]
fn deadline_that_passes_in_a_wait_says_for_what() {
    let own = limits(&[("timeout_ms", 120)]);
    let bench = Bench::new(1);
    let source = "try { http.get(\"https://user:word@a.example/x?token=1\") } catch { } loop { }";
    bench.send(&load("k", source, &own));
    let start = Instant::now();
    bench.send(&run(1, "k", &Request::default()));
    let call = ServiceCall::of(&bench.answer());
    let result = bench.result();
    let took = start.elapsed();
    let message = "deadline of 120 ms passed while waiting for http.get https://a.example/x";
    assert_eq!(result.failure(), ("script_timeout", message, 1));
    assert_eq!(result.last_call, "unknown");
    assert!(took >= Duration::from_millis(120) && took < Duration::from_millis(1_500), "{took:?}");
    // a reply that comes too late is dropped
    bench.reply(&call, Ok(1.into()));
    bench.send(&load("k", "7", &limits(&[])));
    bench.send(&run(2, "k", &Request::default()));
    assert_eq!(bench.result().ok(), "7");
}

#[test]
fn replies_to_other_calls_are_ignored() {
    let bench = Bench::new(1);
    bench.send(&load("k", "[kv.get(\"a\"), kv.get(\"b\")]", &limits(&[])));
    bench.send(&run(5, "k", &Request::default()));
    let first = ServiceCall::of(&bench.answer());
    for (call_id, number) in [(5, 2), (5, 0), (6, 1), (0, 1)] {
        bench.send(&list!["reply", call_id, number, Value::Nil, "wrong"]);
    }
    bench.reply(&first, Ok("one".into()));
    bench.reply(&first, Ok("again".into()));
    let second = ServiceCall::of(&bench.answer());
    bench.reply(&first, Ok("late".into()));
    bench.reply(&second, Ok("two".into()));
    assert_eq!(bench.result().ok(), r#"["one","two"]"#);
}

#[test]
fn cancel_ends_a_run_that_waits_computes_or_has_not_begun() {
    let bench = Bench::new(1);
    bench.send(&load("waits", "try { kv.get(\"a\") } catch { } loop { }", &limits(&[])));
    bench.send(&load("computes", "loop { }", &limits(&[("max_operations", 1 << 40)])));
    let cancelled = |result: &RunResult, last_call: &str| {
        let (code, message, _) = result.failure();
        assert_eq!((code, message), ("script_cancelled", "the run was cancelled"));
        assert_eq!(result.last_call, last_call);
    };
    let start = Instant::now();
    bench.send(&run(1, "waits", &Request::default()));
    ServiceCall::of(&bench.answer());
    bench.send(&list!["cancel", 1]);
    cancelled(&bench.result(), "unknown");
    bench.send(&run(2, "computes", &Request::default()));
    bench.send(&run(3, "computes", &Request::default()));
    bench.send(&list!["cancel", 3]);
    let result = bench.result();
    assert_eq!(result.call_id, 3);
    cancelled(&result, "");
    std::thread::sleep(Duration::from_millis(20));
    bench.send(&list!["cancel", 2]);
    cancelled(&bench.result(), "");
    assert!(start.elapsed() < Duration::from_secs(3));
    bench.send(&list!["cancel", 99]);
    bench.send(&load("k", "7", &limits(&[])));
    bench.send(&run(4, "k", &Request::default()));
    assert_eq!(bench.result().ok(), "7");
}

#[test]
fn http_reply_has_its_body_by_content_type() {
    let reply = |kind: &str, body: &[u8]| {
        Value::from([
            ("status", 201.into()),
            ("ok", true.into()),
            ("headers", Value::from([("content-type", kind.into())])),
            ("body", body.into()),
            ("url", "https://a.example/".into()),
            ("duration_ms", 12.into()),
        ])
    };
    let source = "let r = http.get(\"u\"); [r.status, r.body, r.body_error, type_of(r.raw_body)]";
    for (kind, body, expected) in [
        ("application/json", b"{\"a\":1}".as_slice(), r#"[201,{"a":1},null,"bytes"]"#),
        ("text/plain; charset=utf-8", b"hi", r#"[201,"hi",null,"bytes"]"#),
        ("application/json", b"", r#"[201,null,null,"bytes"]"#),
    ] {
        let (result, _) = serve(source, |_| Ok(reply(kind, body)));
        assert_eq!(result.ok(), expected);
    }
    let (result, _) = serve("http.get(\"u\").body_error", |_| Ok(reply("application/json", b"{")));
    assert!(result.ok().contains("invalid JSON"), "{}", result.ok());
    let source = "http.all([\"a\", \"b\"]).map(|r| if r.ok { r.body } else { r.error.code })";
    let (result, _) = serve(source, |_| {
        let error = Value::from([("code", "http_dns".into())]);
        let failed = Value::from([("ok", false.into()), ("error", error)]);
        Ok(list![reply("text/plain", b"hi"), failed])
    });
    assert_eq!(result.ok(), r#"["hi","http_dns"]"#);
}

#[test]
fn try_of_http_throws_nothing() {
    let source = "let r = http.try_get(\"u\"); [r.ok, r.error.code, r.error.retryable]";
    let (result, _) = serve(source, |_| refused("http_connect", Value::Nil));
    assert_eq!(result.ok(), r#"[false,"http_connect",true]"#);
}

#[test]
fn reference_to_a_secret_shows_its_name_alone() {
    let source = r#"
        let s = secrets.ref("TOKEN", "Bearer ");
        log.info(s); log.info([s]); log.info("x", #{s: `${s}`}); print(s); s.to_string() + `${[s]}`
    "#;
    let (result, calls) = serve(source, nothing);
    assert!(calls.is_empty());
    assert_eq!(result.ok(), r#""<secret TOKEN>[<secret TOKEN>]""#);
    let logged = format!("{:?}", result.logs);
    assert!(logged.contains("<secret TOKEN>") && !logged.contains("Bearer"), "{logged}");
    let (result, calls) =
        serve("hmac_sha256(secrets.ref(\"KEY\"), \"data\")", |_| Ok(b"mac".as_slice().into()));
    assert_eq!(result.body, b"mac");
    let key = Value::Extension(1, list!["KEY", ""].pack());
    assert_eq!(calls[0].name, "secrets.hmac");
    assert_eq!(calls[0].arguments, [key, "sha256".into(), "data".into()]);
}

#[test]
fn wrong_namespaces_and_names_of_secrets_are_thrown_here() {
    for (source, message) in [
        ("kv.open(1)", "kv.open: the name of a namespace must be a string (bad_argument)"),
        (
            "secrets.ref(1)",
            "secrets.ref: the name and the prefix of a secret must be strings (bad_argument)",
        ),
    ] {
        let (result, calls) = serve(source, nothing);
        assert!(calls.is_empty());
        assert_eq!(result.failure(), ("script_error", message, 1));
    }
}

#[test]
fn run_with_large_memory_waits_on_a_thread_of_its_own() {
    let own = limits(&[("max_memory_bytes", 64 << 20)]);
    let bench = Bench::new(1);
    bench.send(&load("k", "kv.get(\"a\")", &own));
    bench.send(&run(1, "k", &Request::default()));
    let call = ServiceCall::of(&bench.answer());
    std::thread::sleep(Duration::from_millis(50));
    bench.reply(&call, Ok(3.into()));
    assert_eq!(bench.result().ok(), "3");
}
