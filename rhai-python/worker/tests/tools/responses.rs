//! Responses by what they are, and bodies as what they should be.

use super::refuses;
use crate::support::{limits, script, Bench, Request, RunResult};

fn header<'a>(result: &'a RunResult, name: &str) -> &'a str {
    let found = result.headers.iter().find(|(known, _)| known == name);
    found.map_or("", |(_, value)| value.as_str())
}

#[test]
fn responses_have_the_type_of_what_they_are() {
    for (source, status, kind, body) in [
        ("html(\"<p>é</p>\")", 200, "text/html; charset=utf-8", "<p>é</p>"),
        ("text(\"é\")", 200, "text/plain; charset=utf-8", "é"),
        ("json_text(\"{\\\"a\\\": 1}\")", 200, "application/json", "{\"a\": 1}"),
        ("respond(404)", 404, "", ""),
        ("throw respond(503)", 503, "", ""),
        ("fn text(x) { 1 } text(\"a\")", 200, "application/json", "1"),
    ] {
        let result = script(source);
        assert_eq!(result.ok(), body, "{source}");
        assert_eq!(
            (result.http_status, header(&result, "content-type")),
            (status, kind),
            "{source}"
        );
    }
    for (source, status, location) in [
        ("redirect(\"/x?a=1#b\")", 302, "/x?a=1#b"),
        ("redirect(308, \"https://example.com/é\")", 308, "https://example.com/%C3%A9"),
    ] {
        let result = script(source);
        assert_eq!(
            (result.http_status, header(&result, "location")),
            (status, location),
            "{source}"
        );
    }
    refuses(
        "redirect(200, \"/\")",
        "redirect() takes the status 301, 302, 303, 307 or 308, not 200",
    );
    refuses("redirect(\"/a b\")", "redirect() takes a URL without spaces");
    refuses("redirect(\"/\\r\\nset-cookie: a=b\")", "redirect() takes a URL without spaces");
    refuses("redirect(\"\")", "redirect() takes a URL");
    refuses("html(1)", "html() takes a string, not an int");
    refuses("json(#{})", "json() reads a body, as in ctx.request.json()");
    let result = script("json_text(\"{\")");
    assert_eq!(result.error.map(|error| error.0).as_deref(), Some("script_bad_response"));
}

/// Source, content type, body, status, part of the answer.
#[test]
fn bodies_are_what_is_asked_for_or_the_answer_says_why() {
    let form = "application/x-www-form-urlencoded";
    for (source, content_type, body, status, answer) in [
        ("ctx.request.json().a", "application/json", "{\"a\": [1]}", 200, "[1]"),
        ("ctx.request.json().a", "application/problem+json", "{\"a\": 1}", 200, "1"),
        ("ctx.request.json()", "", "[1]", 200, "[1]"),
        ("let r = ctx.request; r.json()", "application/json", "2", 200, "2"),
        (
            "let b = ctx.request.json(); b.a = 2; b",
            "application/json",
            "{\"a\": 1}",
            200,
            "{\"a\":2}",
        ),
        ("ctx.request.json()", "application/json", "{", 400, "{\"error\":\"invalid JSON: "),
        ("ctx.request.json()", "application/json", "", 400, "the body is empty: send JSON"),
        (
            "ctx.request.json()",
            form,
            "a=1",
            415,
            "send JSON with content-type: application/json, not application/x-www-form-urlencoded",
        ),
        ("ctx.request.form()", form, "a=1&b=x+y&a=2", 200, "{\"a\":\"1\",\"b\":\"x y\"}"),
        ("ctx.request.form()", form, "", 200, "{}"),
        ("ctx.request.form()", form, "a=%zz", 400, "invalid form: "),
        (
            "ctx.request.form()",
            "multipart/form-data; boundary=x",
            "--x--",
            415,
            "not multipart/form-data",
        ),
        ("ctx.request.form()", "", "a=1", 415, "not none"),
        ("ctx.request.text()", "text/plain", "é", 200, "\"é\""),
        ("ctx.request.text()", "application/json", "{", 200, "\"{\""),
        ("ctx.request.text()", "text/plain; charset=\"UTF-8\"", "a", 200, "\"a\""),
        (
            "ctx.request.text()",
            "text/plain; charset=latin1",
            "a",
            415,
            "send text in UTF-8, not latin1",
        ),
    ] {
        let request = Request::with_body(content_type, body);
        let result = Bench::new(1).run(source, &request, &limits(&[]));
        let shown = format!("{source} of {content_type}: {result:?}");
        assert_eq!(result.http_status, status, "{shown}");
        assert!(String::from_utf8_lossy(&result.body).contains(answer), "{shown}");
    }
    let result = Bench::new(1).run(
        "ctx.request.text()",
        &Request::with_body("text/plain", b"ab\xff"),
        &limits(&[]),
    );
    assert_eq!(result.http_status, 400);
    assert!(String::from_utf8_lossy(&result.body).contains("the body is not UTF-8 at byte 2"));
}

/// The map of an HTTP reply has the same three; there the error is the server's.
#[test]
fn bodies_of_replies_throw_an_error_of_http() {
    let reply = "let r = #{ status: 200, ok: true, headers: #{ \"content-type\": \"text/html\" }, raw_body: \"[1]\".to_blob() };";
    assert_eq!(script(&format!("{reply} [r.json()[0], r.text()]")).ok(), "[1,\"[1]\"]");
    let broken = format!("{reply} r.raw_body = \"<p>\".to_blob(); let found = (); try {{ r.json(); }} catch (e) {{ found = [e.code, e.service, e.retryable, e.message]; }} found");
    assert!(script(&broken)
        .ok()
        .starts_with("[\"http_protocol\",\"http\",false,\"the reply cannot be read: invalid JSON"));
}
