//! What a script sees as `ctx`: its fields, every kind of body, and that it is read-only.

use crate::support::{limits, load, run, script, script_on, Bench, Request, Value};

fn json(source: &str, request: &Request) -> String {
    script_on(source, request).ok()
}

#[test]
fn ctx_has_the_fields_of_the_sdk() {
    let request = Request {
        method: "PUT",
        path: "/deep/er",
        query: "b=2&a=1&b=3",
        headers: vec![("host", b"pi")],
        remote_addr: Some("192.0.2.9"),
        params: vec![("id", "7/8"), ("rest", "")],
        route: "/deep/:id/*rest",
        ..Request::default()
    };
    let expected = concat!(
        r#"{"event":{"attempt":1,"due_at_ms":1800000000000,"id":"execution-1","payload":null},"#,
        r#""execution_id":"execution-1","is_trial":false,"now_ms":1800000000000,"request":{"body":null,"body_error":null,"#,
        r#""headers":{"host":"pi"},"method":"PUT","params":{"id":"7/8","rest":""},"path":"/deep/er","query":{"a":"1","b":"2"},"#,
        r#""query_all":{"a":["1"],"b":["2","3"]},"raw_body":"","remote_addr":"192.0.2.9","route":"/deep/:id/*rest"},"#,
        r#""script":{"id":"id-1","name":"hello","revision":7},"sdk_version":"1.2","trigger":"http"}"#
    );
    let source = "let c = ctx; c.request.raw_body = c.request.raw_body.as_string(); c";
    assert_eq!(json(source, &request), expected);
    assert_eq!(json("ctx.request.remote_addr", &Request::default()), "");
    assert_eq!(
        json(
            "ctx.request.contains(\"params\") || ctx.request.contains(\"route\")",
            &Request::default()
        ),
        "false"
    );
    assert_eq!(json("type_of(ctx)", &request), r#""map""#);
}

#[test]
fn an_http_call_is_an_event_whose_payload_is_the_body() {
    let request = Request::with_body("application/json", r#"{"a":[1]}"#);
    let event = r#"{"attempt":1,"due_at_ms":1800000000000,"id":"execution-1","payload":{"a":[1]}}"#;
    assert_eq!(json("ctx.event", &request), event);
    // a copy of a parsed body costs memory: only for scripts that have the word
    assert_eq!(json("ctx[\"eve\" + \"nt\"].payload == ()", &request), "true");
    let request = Request::with_body("text/plain", "hi");
    assert_eq!(json("ctx[\"eve\" + \"nt\"].payload", &request), r#""hi""#);
}

#[test]
fn another_event_is_what_the_host_sent_and_read_only() {
    let run_of = |source: &str, changes: &[(&str, u64)]| {
        let bench = Bench::new(1);
        bench.send(&load("k", source, &limits(changes)));
        let mut fields = run(1, "k", &Request::default()).items().to_vec();
        fields[4] = "schedule".into();
        fields[9] =
            [("id", "e".into()), ("payload", "a text of some length".repeat(60).as_str().into())]
                .into();
        bench.send(&Value::List(fields));
        bench.result()
    };
    let source = "[ctx.trigger, ctx.event.id, ctx.event.payload.len, ctx.event.payload_error]";
    assert_eq!(run_of(source, &[]).ok(), r#"["schedule","e",1260,null]"#);
    assert_eq!(run_of("ctx.event.id = 1;", &[]).failure().0, "script_error");
    let small =
        run_of("[ctx.event.payload, ctx.event.payload_error]", &[("max_string_size", 1024)]).ok();
    assert!(small.starts_with("[null,\"") && small.contains("max_string_size"), "{small}");
}

#[test]
fn ctx_query_is_the_first_value_and_query_all_each_of_them() {
    let request = Request { query: "a=1&a=2&b&%63=%20+&a=3", ..Request::default() };
    assert_eq!(json("ctx.request.query", &request), r#"{"a":"1","b":"","c":"  "}"#);
    assert_eq!(
        json("ctx.request.query_all", &request),
        r#"{"a":["1","2","3"],"b":[""],"c":["  "]}"#
    );
}

#[test]
fn ctx_headers_are_lower_case_and_joined() {
    let request = Request {
        headers: vec![
            ("accept", b"a"),
            ("Accept", b"b"),
            ("cookie", b"x=1"),
            ("cookie", b"y=2"),
            ("x-utf8", "ü".as_bytes()),
            ("x-latin", b"\xfc"),
        ],
        ..Request::default()
    };
    assert_eq!(
        json("ctx.request.headers", &request),
        r#"{"accept":"a, b","cookie":"x=1; y=2","x-latin":"ü","x-utf8":"ü"}"#
    );
}

/// content type, body, what `[type_of(body), body, body_error, raw_body.len]` is
#[test]
fn ctx_body_follows_the_content_type() {
    let cases: [(&str, &[u8], &str); 24] = [
        ("application/json", b"", r#"["()",null,null,0]"#),
        ("", b"", r#"["()",null,null,0]"#),
        (
            "application/json",
            br#"{"a":[1,2.0,null,"x"]}"#,
            r#"["map",{"a":[1,2.0,null,"x"]},null,22]"#,
        ),
        ("Application/JSON; charset=utf-8", b" 7 ", r#"["i64",7,null,3]"#),
        ("application/problem+json", b"[]", r#"["array",[],null,2]"#),
        ("application/json", b"null", r#"["()",null,null,4]"#),
        (
            "application/json",
            b"{\"a\":1,}",
            r#"["()",null,"invalid JSON: unexpected '}' at byte 7",8]"#,
        ),
        (
            "application/json",
            b"{\"a\":1,\"a\":2}",
            r#"["()",null,"invalid JSON: a key that the object has already at byte 7",13]"#,
        ),
        ("application/json", b"9223372036854775808", r#"["string","9223372036854775808",null,19]"#),
        ("application/json", b"NaN", r#"["()",null,"invalid JSON: unexpected 'N' at byte 0",3]"#),
        ("application/json", b"\"\xff\"", r#"["()",null,"invalid JSON: not UTF-8 at byte 1",3]"#),
        ("text/plain", "hé".as_bytes(), r#"["string","hé",null,3]"#),
        ("text/html; charset=utf-8", b"<b>", r#"["string","<b>",null,3]"#),
        ("text/plain", b"\xff\xfe", r#"["bytes","fffe",null,2]"#),
        (
            "application/x-www-form-urlencoded",
            b"a=1&a=2&b=x+y%21",
            r#"["map",{"a":"1","b":"x y!"},null,16]"#,
        ),
        ("APPLICATION/x-www-form-urlencoded;x=y", b"a", r#"["map",{"a":""},null,1]"#),
        (
            "application/x-www-form-urlencoded",
            b"a=%E9&b=%zz",
            r#"["()",null,"invalid form: not UTF-8 at byte 2",11]"#,
        ),
        (
            "application/x-www-form-urlencoded",
            b"a=%C3%A9&b=%zz",
            r#"["()",null,"invalid form: a percent sign without two hexadecimal digits at byte 11",14]"#,
        ),
        ("application/octet-stream", b"\x00\x01", r#"["bytes","0001",null,2]"#),
        ("", b"hi", r#"["bytes","6869",null,2]"#),
        ("multipart/form-data; boundary=x", b"--x", r#"["bytes","2d2d78",null,3]"#),
        ("+json", b"1", r#"["bytes","31",null,1]"#),
        ("application/jsonp", b"1", r#"["bytes","31",null,1]"#),
        ("textual/plain", b"1", r#"["bytes","31",null,1]"#),
    ];
    let source = r#"
        fn shown(value) {
            if type_of(value) != "bytes" { return value; }
            let text = "";
            for i in 0..value.len() { text += (if value[i] < 16 { "0" } else { "" }) + value[i].to_hex(); }
            text
        }
        let r = ctx.request;
        [type_of(r.body), shown(r.body), r.body_error, r.raw_body.len]
    "#;
    let bench = Bench::new(1);
    for (content_type, body, expected) in cases {
        let result = bench.run(source, &Request::with_body(content_type, body), &limits(&[]));
        assert_eq!(result.ok(), expected, "{content_type}: {}", body.escape_ascii());
    }
}

/// What a script answers that guards against a bad body, and uses a good one in every way that
/// Rhai counts sizes for.
fn guarded(content_type: &'static str, body: impl AsRef<[u8]>) -> String {
    let source = "if ctx.request.body_error != () { return ctx.request.body_error; }
        let body = ctx.request.body; `${body.len()} ${ctx.request.body.len()}`";
    let limits = limits(&[("max_map_size", 20), ("max_array_size", 20), ("max_string_size", 40)]);
    let result = Bench::new(1).run(source, &Request::with_body(content_type, body), &limits);
    result.ok().trim_matches('"').to_owned()
}

#[test]
fn ctx_body_above_a_size_limit_is_an_error_and_unit_and_within_it_can_be_used() {
    const JSON: &str = "application/json";
    const FORM: &str = "application/x-www-form-urlencoded";
    let list = |count: usize| format!("[{}1]", "1,".repeat(count - 1));
    let nested = |count: usize| format!("[{}1]", "[1],".repeat(count - 1));
    let entries = |count: usize, between: &str| -> String {
        (0..count).map(|i| format!("k{i}{between}1")).collect::<Vec<_>>().join("&")
    };
    let object = |count: usize| {
        let inner: Vec<String> = (0..count).map(|i| format!("\"k{i}\":1")).collect();
        format!("{{{}}}", inner.join(","))
    };
    let text = |count: usize| "x".repeat(count);
    for (content_type, body, expected) in [
        (JSON, list(20), "20 20"),
        (JSON, list(21), "JSON too large: more than 20 items in an array (max_array_size)"),
        (JSON, nested(10), "10 10"),
        (JSON, nested(21), "JSON too large: more than 20 items in an array (max_array_size)"),
        (JSON, object(20), "20 20"),
        (JSON, object(21), "JSON too large: more than 20 entries in an object (max_map_size)"),
        (
            JSON,
            format!("[{}]", object(21)),
            "JSON too large: more than 20 entries in an object (max_map_size)",
        ),
        (JSON, format!("[\"{}\"]", text(40)), "1 1"),
        (
            JSON,
            format!("[\"{}\"]", text(41)),
            "JSON too large: more than 40 bytes in a text (max_string_size)",
        ),
        (FORM, entries(20, "="), "20 20"),
        (FORM, entries(21, "="), "invalid form: more than 20 fields (max_map_size)"),
        (FORM, format!("a={}", text(40)), "1 1"),
        (
            FORM,
            format!("a={}", text(41)),
            "invalid form: more than 40 bytes in a text (max_string_size)",
        ),
        ("text/plain", text(40), "40 40"),
        ("text/plain", text(41), "text too large: more than 40 bytes (max_string_size)"),
    ] {
        assert_eq!(guarded(content_type, &body), expected, "{content_type}: {body}");
    }
}

#[test]
fn ctx_is_seen_in_functions_closures_and_callbacks_of_its_own_parts() {
    let request = Request {
        query: "rate=10",
        ..Request::with_body("application/json", br#"{"items":[1,2],"n":5}"#)
    };
    let cases = [
        ("fn f() { ctx.request.body.n } f()", "5"),
        ("[1].map(|x| x + ctx.request.body.n)", "[6]"),
        ("fn f() { [1].map(|x| [x].map(|y| y + ctx.request.body.n)) } f()", "[[6]]"),
        ("ctx.request.body.items.map(|i| i + ctx.request.body.n)", "[6,7]"),
        (
            "ctx.request.body.items.map(|i| ctx.request.body.items.map(|j| i * j + ctx.request.body.n))",
            "[[6,7],[7,9]]",
        ),
        ("fn f(i) { i + ctx.request.body.n } ctx.request.body.items.map(f)", "[6,7]"),
        ("let g = |i| i + ctx.request.body.n; ctx.request.body.items.map(|i| g.call(i))", "[6,7]"),
        ("let o = #{ f: |x| x + ctx.request.body.n }; o.f(1)", "6"),
        (
            "fn r(n) { if n == 0 { 0 } else { ctx.request.body.items.map(|i| r(n - 1)).len() } } r(4)",
            "2",
        ),
        ("ctx.request.body.items.filter(|i| i > ctx.request.body.items[0])", "[2]"),
        ("`${ctx.request.query.rate}%`", r#""10%""#),
        ("ctx.request[\"query\"][\"rate\"]", r#""10""#),
        ("ctx?.request?.nothing?.at_all", ""),
        ("\"request\" in ctx", "true"),
        ("ctx.keys().len()", "8"),
        ("ctx.request.query.contains(\"rate\")", "true"),
        ("ctx == ctx", "true"),
        ("fn f() { return ctx.request; } f().method", r#""POST""#),
        ("try { throw ctx.request.body } catch (e) { return e.n; }", "5"),
    ];
    let bench = Bench::new(1);
    for (source, expected) in cases {
        let result = bench.run(source, &request, &limits(&[]));
        assert_eq!(result.ok(), expected, "{source}");
    }
}

#[test]
fn ctx_copies_can_be_changed_and_leave_ctx_alone() {
    let request = Request::with_body("application/json", br#"{"n":5,"items":[1]}"#);
    let cases = [
        ("let c = ctx; c.a = 1; c.request.body.n = 3; [c.a, c.request.body.n, ctx.request.body.n]", "[1,3,5]"),
        ("let b = ctx.request.body; b.items.push(2); [b.items.len(), ctx.request.body.items.len()]", "[2,1]"),
        ("let o = #{}; o.u = ctx.request.body; o.u.n = 7; [o.u.n, ctx.request.body.n]", "[7,5]"),
        ("fn f(c) { c.request.body.n = 2; c.request.body.n } [f(ctx), ctx.request.body.n]", "[2,5]"),
        ("fn f(r) { r.extra = 2; r.extra } [f(ctx.request), ctx.request.extra]", "[2,null]"),
        ("let x = [ctx.request.body]; x[0].n = 9; [x[0].n, ctx.request.body.n]", "[9,5]"),
    ];
    let bench = Bench::new(1);
    for (source, expected) in cases {
        assert_eq!(bench.run(source, &request, &limits(&[])).ok(), expected, "{source}");
    }
}

#[test]
fn ctx_refuses_every_change_with_a_position() {
    let request = Request {
        query: "a=1",
        ..Request::with_body("application/json", br#"{"n":5,"items":[1]}"#)
    };
    let changes = [
        "ctx = 1",
        "ctx.a = 1",
        "ctx.sdk_version = 1",
        "ctx[\"a\"] = 1",
        "ctx.request = #{}",
        "ctx.request.query.x = 1",
        "ctx.request.query.a = 1",
        "ctx.request.query.a += 1",
        "ctx.request.body.fresh = 1",
        "ctx.request.body.items[0] = 1",
        "ctx.request.headers.remove(\"content-type\")",
        "ctx.request.body.items.push(1)",
        "ctx.request.body.items.clear()",
        "ctx.remove(\"request\")",
        "ctx.clear()",
        "ctx.request.set(\"a\", 1)",
        "ctx += #{ a: 1 }",
        "log = 1",
        "log.level = 1",
    ];
    let bench = Bench::new(1);
    for change in changes {
        for source in [
            format!("let x = ctx.trigger;\n{change};\n1"),
            format!("fn f() {{\n{change};\n}}\nf();"),
            format!("let f = || {{\n{change};\n}};\nf.call();"),
        ] {
            let result = bench.run(&source, &request, &limits(&[]));
            let (code, _, line) = result.failure();
            assert_eq!((code, line), ("script_error", 2), "{source}: {result:?}");
        }
    }
}

#[test]
fn ctx_assignment_that_is_never_reached_is_no_error() {
    assert_eq!(script("if ctx.trigger == \"x\" { ctx.a = 1; } 5").ok(), "5");
}

#[test]
fn ctx_of_one_run_is_not_seen_by_the_next() {
    let bench = Bench::new(1);
    bench.send(&crate::support::load("k", "ctx.request.body", &limits(&[])));
    for text in ["first", "second"] {
        let request = Request::with_body("text/plain", text);
        bench.send(&crate::support::run(1, "k", &request));
        assert_eq!(bench.result().ok(), format!("{text:?}"));
    }
}

#[test]
fn ctx_costs_no_copy_of_the_body_at_each_mention() {
    let items: Vec<String> = (0..8_000).map(|i| format!("{{\"id\":{i}}}")).collect();
    let request = Request::with_body("application/json", format!("[{}]", items.join(",")));
    let source = "let s = 0; for i in 0..8000 { s += ctx.request.body[i].id; } s";
    let result = Bench::new(1).run(source, &request, &limits(&[]));
    assert_eq!(result.ok(), "31996000");
    // one copy of the body a mention would be 8,000 * 8,000 values: minutes and gigabytes
    assert!(result.duration_us < 2_000_000, "{} us", result.duration_us);
    assert!(result.peak_memory_bytes < 8 << 20, "{} bytes", result.peak_memory_bytes);
}
