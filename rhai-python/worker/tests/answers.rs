//! What the final value of a script becomes for its caller.

use crate::support::{limits, script, Bench, Request, RunResult};

fn header<'a>(result: &'a RunResult, name: &str) -> Vec<&'a str> {
    let of_name = result.headers.iter().filter(|(known, _)| known == name);
    of_name.map(|(_, value)| value.as_str()).collect()
}

#[test]
fn answer_of_a_plain_value_is_json_with_200() {
    let cases = [
        ("#{ b: 1, a: [true, 2.5] }", r#"{"a":[true,2.5],"b":1}"#),
        ("[]", "[]"),
        ("42", "42"),
        ("2.0", "2.0"),
        ("true", "true"),
        ("\"grüße \\\"x\\\"\\n\"", r#""grüße \"x\"\n""#),
        ("'x'", r#""x""#),
        ("-9223372036854775808 + 0", "-9223372036854775808"),
        ("[()]", "[null]"),
        // no map is taken for a response by its keys
        ("#{ status: 404, headers: #{}, body: 1 }", r#"{"body":1,"headers":{},"status":404}"#),
    ];
    for (source, expected) in cases {
        let result = script(source);
        assert_eq!(result.ok(), expected, "{source}");
        assert_eq!(result.http_status, 200);
        assert_eq!(result.headers, [("content-type".to_owned(), "application/json".to_owned())]);
    }
}

#[test]
fn answer_of_nothing_is_204_without_a_body() {
    for source in ["", "// only a comment", "()", "let x = 1;", "ctx.request.body"] {
        let result = script(source);
        assert_eq!((result.ok().as_str(), result.http_status), ("", 204), "{source}");
        assert_eq!(result.headers, []);
    }
}

#[test]
fn answer_of_a_blob_is_its_bytes() {
    let result = script("let b = blob(3, 65); b[0] = 0xff; b");
    assert_eq!((result.body.as_slice(), result.http_status), (b"\xffAA".as_slice(), 200));
    assert_eq!(header(&result, "content-type"), ["application/octet-stream"]);
}

/// source, status, content type, body
#[test]
fn answer_of_respond_follows_its_parts() {
    let cases = [
        ("respond(201, #{ id: 1 })", 201, "application/json", r#"{"id":1}"#),
        ("respond(404, \"no such thing\")", 404, "application/json", r#""no such thing""#),
        ("respond(200, 'x')", 200, "application/json", r#""x""#),
        ("respond(200, ())", 200, "", ""),
        ("respond(204, ())", 204, "", ""),
        ("respond(202, blob(2, 66))", 202, "application/octet-stream", "BB"),
        (
            "respond(200, #{ \"Content-Type\": \"text/html\" }, \"<b>\")",
            200,
            "text/html; charset=utf-8",
            "<b>",
        ),
        (
            "respond(200, #{ \"content-type\": \"text/csv; charset=utf-8\" }, \"a,b\")",
            200,
            "text/csv; charset=utf-8",
            "a,b",
        ),
        (
            "respond(200, #{ \"content-type\": \"application/json\" }, \"a\")",
            200,
            "application/json",
            r#""a""#,
        ),
        (
            "respond(200, #{ \"content-type\": \"application/hal+json\" }, \"a\")",
            200,
            "application/hal+json",
            r#""a""#,
        ),
        ("respond(200, #{ \"content-type\": \"text/plain\" }, [1])", 200, "text/plain", "[1]"),
        ("respond(200, #{ \"content-type\": \"image/png\" }, blob(1, 67))", 200, "image/png", "C"),
        ("respond(599, #{}, 1)", 599, "application/json", "1"),
        ("fn f() { respond(418, 1) } f()", 418, "application/json", "1"),
        ("throw respond(403, \"no\")", 403, "application/json", r#""no""#),
        ("fn f() { throw respond(409, 1) } f(); 5", 409, "application/json", "1"),
        ("[1].map(|x| { throw respond(410, x) }); 5", 410, "application/json", "1"),
        ("try { throw respond(403, 1) } catch (e) { return e; }", 403, "application/json", "1"),
    ];
    for (source, status, content_type, body) in cases {
        let result = script(source);
        assert_eq!(result.ok(), body, "{source}");
        assert_eq!(result.http_status, status, "{source}");
        assert_eq!(header(&result, "content-type").concat(), content_type, "{source}");
        assert_eq!(result.warnings, [""; 0], "{source}");
    }
}

/// A string names its charset; bytes are untouched, whatever they hold.
#[test]
fn answer_of_text_names_its_charset_and_bytes_do_not() {
    let cases = [
        ("text/html", "\"é\"", "text/html; charset=utf-8"),
        ("Text/HTML;", "\"é\"", "Text/HTML; charset=utf-8"),
        ("text/csv; header=present", "\"é\"", "text/csv; header=present; charset=utf-8"),
        ("text/html; Charset=iso-8859-1", "\"é\"", "text/html; Charset=iso-8859-1"),
        ("text/html ;charset = x", "\"é\"", "text/html ;charset = x"),
        ("image/svg+xml", "\"<svg/>\"", "image/svg+xml"),
        ("text", "\"é\"", "text"),
        ("text/html", "blob(2, 0x41)", "text/html"),
        ("text/html", "\"é\".to_blob()", "text/html"),
        ("text/html", "[1]", "text/html"),
    ];
    for (content_type, body, expected) in cases {
        let source = format!("respond(200, #{{ \"content-type\": \"{content_type}\" }}, {body})");
        let result = script(&source);
        result.ok();
        assert_eq!(header(&result, "content-type"), [expected], "{source}");
    }
}

#[test]
fn answer_repeats_a_header_given_as_an_array() {
    let source = r#"respond(200, #{ "Set-Cookie": ["a=1; Path=/", "b=2"], "X-One": " v\t" }, ())"#;
    let result = script(source);
    result.ok();
    assert_eq!(header(&result, "set-cookie"), ["a=1; Path=/", "b=2"]);
    assert_eq!(header(&result, "x-one"), ["v"]);
}

#[test]
fn answer_drops_reserved_headers_with_a_warning_each() {
    let names = [
        "Transfer-Encoding",
        "Content-Length",
        "Connection",
        "Upgrade",
        "Keep-Alive",
        "TE",
        "Trailer",
        "Proxy-Authenticate",
        "Proxy-Anything",
        "Server",
        "Date",
        "Service-Worker-Allowed",
        "Clear-Site-Data",
        "Strict-Transport-Security",
        "Alt-Svc",
        "NEL",
        "Report-To",
        "Reporting-Endpoints",
        "Speculation-Rules",
        "Accept-CH",
        "Critical-CH",
        "Origin-Agent-Cluster",
        "Public-Key-Pins",
        "Set-Cookie2",
        "Set-Login",
        "Use-As-Dictionary",
        "X-Accel-Redirect",
        "X-Sendfile",
        "X-Execution-Id",
        "X-Request-Id",
    ];
    for name in names {
        let result =
            script(&format!("respond(200, #{{ \"{name}\": \"1\", \"x-mine\": \"2\" }}, 1)"));
        result.ok();
        assert_eq!(header(&result, &name.to_lowercase()), [""; 0], "{name}");
        assert_eq!(header(&result, "x-mine"), ["2"]);
        assert_eq!(result.warnings.len(), 1);
        assert!(result.warnings[0].contains(&name.to_lowercase()), "{:?}", result.warnings);
    }
}

#[test]
fn answer_drops_the_cookies_of_the_dashboard_only() {
    let cookies = [
        "picloud_session=x",
        " Picloud_Session =x",
        "\t\"picloud_session\"=x",
        "picloud_session_8080=x",
        "__Host-picloud_session=1; Path=/",
        "__HOST-other=1; Path=/; Secure",
        "__Host-Http-other=1; Path=/; Secure",
        "=picloud_session=x",
        " = picloud_session=x",
        "picloud_session",
        "\"\"=picloud_session=x",
        "; Path=/",
        "",
        "__Host-picloud_session_443=x; Path=/; Secure",
        "=picloud_session_8080=x",
        " = picloud_session_8080=x",
        "picloud_session_8080",
    ];
    for cookie in cookies {
        let source = cookie.replace('"', "\\\"").replace('\t', "\\t");
        let result =
            script(&format!("respond(200, #{{ \"set-cookie\": [\"{source}\", \"a=1\"] }}, 1)"));
        assert_eq!(header(&result, "set-cookie"), ["a=1"], "{cookie}");
        assert_eq!(result.warnings.len(), 1, "{cookie}");
    }
    let result = script("respond(200, #{ \"set-cookie\": \"my_picloud_session=1\" }, 1)");
    assert_eq!(header(&result, "set-cookie"), ["my_picloud_session=1"]);
}

#[test]
fn answer_with_a_status_without_content_loses_its_body_with_a_warning() {
    for status in [204, 205, 304] {
        let result = script(&format!("respond({status}, \"text\")"));
        assert_eq!((result.ok().as_str(), result.http_status), ("", status));
        assert_eq!(header(&result, "content-type"), [""; 0]);
        assert_eq!(result.warnings.len(), 1);
    }
}

/// source, part of the message, line (0: the final value has no place)
#[test]
fn answer_that_http_or_json_cannot_say_is_a_bad_response() {
    let cases = [
        ("respond(99, 1)", "not 99", 1),
        ("respond(101, 1)", "not 101", 1),
        ("respond(199, 1)", "not 199", 1),
        ("\nrespond(600, 1)", "not 600", 2),
        ("respond(-1, 1)", "not -1", 1),
        ("respond(65736, 1)", "not 65736", 1),
        ("respond(\"200\", 1)", "not a string", 1),
        ("respond(200.0, 1)", "not the float 200.0", 1),
        ("respond(0.0/0.0, 1)", "not the float NaN", 1),
        ("respond((), 1)", "not ()", 1),
        ("respond(200, 1, 1)", "the headers of a response are a map", 1),
        ("respond(200, #{ \"a b\": \"1\" }, 1)", "\"a b\" is not a header name", 1),
        ("respond(200, #{ \"\": \"1\" }, 1)", "\"\" is not a header name", 1),
        ("respond(200, #{ \"ü\": \"1\" }, 1)", "is not a header name", 1),
        ("respond(200, #{ \"a:\": \"1\" }, 1)", "is not a header name", 1),
        ("respond(200, #{ a: \"x\\r\\ny: 1\" }, 1)", "the header a contains '\\r'", 1),
        ("respond(200, #{ a: \"x\\n\" }, 1)", "the header a contains '\\n'", 1),
        ("respond(200, #{ a: \"x\\x00\" }, 1)", "the header a contains '\\0'", 1),
        ("respond(200, #{ a: \"ü\" }, 1)", "the header a contains 'ü'", 1),
        ("respond(200, #{ a: 1 }, 1)", "a string or an array of strings", 1),
        ("respond(200, #{ a: [\"x\", 1] }, 1)", "a string or an array of strings", 1),
        ("respond(200, #{ \"content-type\": [\"a/b\", \"c/d\"] }, 1)", "more than once", 1),
        (
            "let h = #{}; for i in 0..101 { h[`x-${i}`] = \"\"; } respond(200, h, 1)",
            "not 101 lines",
            1,
        ),
        ("respond(200, #{ a: [\"\"].map(|x| { x.pad(32764, 'x'); x }) }, 1)", "32769 bytes", 1),
        ("0.0/0.0", "NaN at $", 0),
        ("#{ a: [1, 1.0/0.0] }", "infinity at $.a[1]", 0),
        ("[#{ \"b c\": |x| x }]", "functions or closures at $[0][\"b c\"]", 0),
        ("#{ t: timestamp() }", "timestamps at $.t", 0),
        ("#{ r: 0..5 }", "ranges at $.r", 0),
        ("[blob(1)]", "blobs at $[0]", 0),
        ("[respond(200, 1)]", "Response at $[0]", 0),
        ("respond(200, respond(200, 1))", "Response at $", 1),
        ("log", "Log at $", 0),
        ("let a = []; for i in 0..100 { a = [a]; } a", "nesting deeper than 64", 0),
        ("let a = []; for i in 0..1500 { a = [a]; } a", "nesting deeper than 64", 0),
    ];
    let bench = Bench::new(1);
    for (source, part, line) in cases {
        let result = bench.run(source, &Request::default(), &limits(&[]));
        let (code, message, at) = result.failure();
        assert_eq!((code, at), ("script_bad_response", line), "{source}: {message}");
        assert!(message.contains(part), "{source}: {message}");
    }
}

#[test]
fn answer_errors_can_be_caught_like_others() {
    let result = script("try { respond(99, 1) } catch (e) { return e.to_string(); }");
    assert!(result.ok().contains("from 200 to 599"));
}

#[test]
fn answer_over_max_response_bytes_names_the_limit() {
    let bench = Bench::new(1);
    let small = limits(&[("max_response_bytes", 100)]);
    let run = |source: &str| bench.run(source, &Request::default(), &small);
    assert_eq!(run("let s = \"\"; s.pad(98, 'x'); s").ok().len(), 100);
    for source in [
        "let s = \"\"; s.pad(99, 'x'); s",
        "blob(101)",
        "respond(200, blob(101))",
        "let s = \"\"; s.pad(101, 'x'); respond(200, #{ \"content-type\": \"text/plain\" }, s)",
        "let s = \"\"; s.pad(101, 'x'); respond(200, #{ \"x-long\": s }, ())",
        "let a = []; a.pad(60, 1); [a]",
    ] {
        let result = run(source);
        let error = result.error.expect(source);
        assert_eq!(
            (error.0.as_str(), error.4.as_str(), error.5),
            ("script_limit_exceeded", "max_response_bytes", 100),
            "{source}"
        );
    }
}

#[test]
fn answer_of_a_failing_script_names_code_message_and_place() {
    let cases = [
        ("let a = 1;\n  a.foo()", "script_error", "foo", 2),
        ("throw \"broken\"", "script_error", "broken", 1),
        ("throw #{ status: 404, body: 1 }", "script_error", "404", 1),
        ("\n\n1 / 0", "script_error", "zero", 3),
        ("let x = 1 +", "script_compile_error", "", 1),
        ("import \"x\" as y;", "script_compile_error", "import", 1),
        ("fn f(n) { f(n + 1) } f(0)", "script_limit_exceeded", "max_call_levels", 1),
        ("let a = [];\nloop { a.push(1); }", "script_limit_exceeded", "max_array_size", 2),
    ];
    let bench = Bench::new(1);
    for (source, code, part, line) in cases {
        let result = bench.run(source, &Request::default(), &limits(&[]));
        let (found, message, at) = result.failure();
        assert_eq!((found, at), (code, line), "{source}: {message}");
        assert!(message.contains(part), "{source}: {message}");
    }
}

#[test]
fn answer_of_a_limit_names_limit_and_value() {
    let cases = [
        ("loop {}", "max_operations", 1_000, "script_limit_exceeded"),
        ("loop {}", "timeout_ms", 20, "script_timeout"),
        (
            "let a = []; loop { let s = \"\"; s.pad(5000, 'x'); a.push(s); }",
            "max_memory_bytes",
            1 << 18,
            "script_limit_exceeded",
        ),
        ("let s = \"x\"; loop { s += s; }", "max_string_size", 1_000, "script_limit_exceeded"),
    ];
    for (source, name, value, code) in cases {
        let own = limits(&[("max_operations", 1 << 30), (name, value)]);
        let result = Bench::new(1).run(source, &Request::default(), &own);
        let error = result.error.expect(source);
        assert_eq!((error.0.as_str(), error.4.as_str(), error.5), (code, name, value), "{source}");
        assert_eq!(error.2, 1, "{source}");
    }
}

#[test]
fn respond_refuses_a_body_that_could_nest_without_end() {
    let cases = [
        ("respond(200, respond(200, 1))", "JSON has no Response at $"),
        ("respond(200, [1, #{ r: respond(200, 1) }])", "JSON has no Response at $[1].r"),
        ("respond(200, || 1)", "JSON has no functions or closures at $"),
        (
            "let r = respond(200, 1); loop { r = respond(200, [r]); }",
            "JSON has no Response at $[0]",
        ),
        (
            "let r = respond(200, 1); loop { let q = r; r = respond(200, || q); }",
            "JSON has no functions or closures at $",
        ),
    ];
    for (source, reason) in cases {
        let result = script(source);
        let (code, message, line) = result.failure();
        assert_eq!(code, "script_bad_response", "{source}");
        assert_eq!(
            message,
            format!("the response cannot be written as JSON: {reason}"),
            "{source}"
        );
        assert_eq!(line, 1, "{source}");
    }
}

#[test]
fn a_large_memory_budget_comes_with_the_stack_that_it_needs() {
    let large = limits(&[
        ("max_memory_bytes", 256 << 20),
        ("max_operations", 100_000_000),
        ("timeout_ms", 60_000),
    ]);
    let bench = Bench::new(1);
    let chain = "let f = || 1; loop { let g = f; f = || g.call(); }";
    let result = bench.run(chain, &Request::default(), &large);
    assert_eq!(result.failure().0, "script_limit_exceeded");
    assert_eq!(bench.run("40 + 2", &Request::default(), &large).ok(), "42");
}
