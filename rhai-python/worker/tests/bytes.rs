//! `bytes`, the type of `raw_body` and of binary bodies: as large as a request may be, whatever the
//! size limits of a script's own values are.

use crate::support::{limits, Bench, Request, RunResult};

const MIB: usize = 1 << 20;

fn binary(body: impl AsRef<[u8]>) -> Request {
    Request::with_body("application/octet-stream", body)
}

fn on(source: &str, request: &Request) -> RunResult {
    Bench::new(1).run(source, request, &limits(&[]))
}

fn json(source: &str, body: impl AsRef<[u8]>) -> String {
    on(source, &binary(body)).ok()
}

#[test]
fn bytes_above_the_array_limit_are_read_like_short_ones() {
    let source = "let b = ctx.request.body; [type_of(b), b.len(), ctx.request.raw_body.len, b[0], b[-1], b.is_empty, \
                  b.contains(9), b.extract(1, 2).to_array(), ctx.request.keys().len(), b == ctx.request.raw_body]";
    for size in [5, 100_000, 100_001, MIB, 10 * MIB] {
        let mut body = vec![7; size];
        (body[0], body[size - 1]) = (1, 9);
        let expected = format!(r#"["bytes",{size},{size},1,9,false,true,[7,7],9,true]"#);
        assert_eq!(json(source, &body), expected, "{size} bytes");
    }
}

#[test]
fn bytes_are_counted_by_no_size_limit_wherever_they_lie() {
    let body = vec![65; MIB];
    let source = "let m = #{ a: [ctx.request.raw_body], b: ctx.request.body }; m.a.push(m.b); m.c = ctx.request; \
                  fn f(x) { x.len() } [m.len(), m.a.len(), f(m.b), m.c.keys().len()]";
    assert_eq!(json(source, body), "[3,2,1048576,9]");
}

#[test]
fn bytes_and_their_parts_take_no_memory_of_the_run() {
    let source = "let parts = []; for i in 0..9000 { parts.push(ctx.request.raw_body.extract(i)); } parts[8999].len()";
    let result = on(source, &binary(vec![0; 10 * MIB]));
    assert_eq!(result.ok(), (10 * MIB - 8999).to_string());
    assert!(result.peak_memory_bytes < 4 << 20, "{}", result.peak_memory_bytes);
}

#[test]
fn bytes_are_an_answer_as_they_are() {
    let body: Vec<u8> = (0..=255).cycle().take(3 * MIB).collect();
    for source in ["ctx.request.raw_body", "respond(200, ctx.request.body)"] {
        let result = on(source, &binary(&body));
        let kind = ("content-type".to_owned(), "application/octet-stream".to_owned());
        assert_eq!(result.headers, [kind]);
        assert!(result.body == body, "{source}");
    }
    let tight = limits(&[("max_response_bytes", 1000)]);
    let result = Bench::new(1).run("ctx.request.raw_body", &binary(&body), &tight);
    let (code, ..) = result.failure();
    assert_eq!(code, "script_limit_exceeded");
}

#[test]
fn bytes_extract_cuts_like_a_blob() {
    let whole = "[b.extract(1), b.extract(-2), b.extract(1, 2), b.extract(-3, 2), b.extract(1..3), b.extract(1..=3), \
                  b.extract(9), b.extract(2, -1), b.extract(3..1), b.extract(0, 99), b.extract(-99, 1), \
                  b.extract(-3..2)].map(|x| x.to_array())";
    let of_bytes = format!("let b = ctx.request.raw_body; {whole}");
    let of_blob = format!("let b = ctx.request.raw_body.to_blob(); {whole}");
    let expected = "[[1,2,3,4],[3,4],[1,2],[2,3],[1,2],[1,2,3],[],[],[],[0,1,2,3,4],[0],[0,1]]";
    assert_eq!(json(&of_bytes, [0, 1, 2, 3, 4]), expected);
    assert_eq!(json(&of_blob, [0, 1, 2, 3, 4]), expected);
}

#[test]
fn bytes_and_blobs_yield_integers_in_loops() {
    let source = "let n = 0; for b in ctx.request.raw_body { n += b * 2; } \
                  for b in ctx.request.raw_body.to_blob() { n += b; } for (b, i) in ctx.request.raw_body { n += i; } n";
    assert_eq!(json(source, [1, 255]), "769");
}

#[test]
fn bytes_become_text_and_blobs_within_the_limits_of_those() {
    assert_eq!(json("ctx.request.body.as_string()", "grüße"), r#""grüße""#);
    assert_eq!(json("ctx.request.body.as_string()", b"a\xffb"), "\"a\u{fffd}b\"");
    assert_eq!(
        json("let b = blob(1, 65); b.append(ctx.request.body); b.as_string()", "bc"),
        r#""Abc""#
    );
    for (source, limit) in [
        ("ctx.request.body.as_string()", "max_string_size limit of 1048576 reached"),
        ("ctx.request.body.to_blob()", "max_array_size limit of 100000 reached"),
        ("ctx.request.body.to_array()", "max_array_size limit of 100000 reached"),
        ("let b = blob(); b.append(ctx.request.body)", "max_array_size limit of 100000 reached"),
    ] {
        let result = on(source, &binary(vec![65; 2 * MIB]));
        let (code, message, line) = result.failure();
        assert_eq!((code, message, line), ("script_limit_exceeded", limit, 1), "{source}");
        assert!(result.peak_memory_bytes < 1 << 20, "{source}: {}", result.peak_memory_bytes);
    }
    // three bytes for each that is not UTF-8
    let result = on("ctx.request.body.as_string()", &binary(vec![255; MIB]));
    let (code, ..) = result.failure();
    assert_eq!(code, "script_limit_exceeded");
}

#[test]
fn bytes_compare_with_bytes_and_blobs() {
    let source = "let b = ctx.request.raw_body; let c = b.to_blob(); [b == c, c == b, b != c, b == b.extract(0), \
                  b == b.extract(1), b == \"ab\", [b] == [b.extract(0)], 97 in b, 300 in b, b[0] == b.get(0), b.get(9)]";
    let expected = "[true,true,false,true,false,false,true,true,false,true,0]";
    assert_eq!(json(source, "ab"), expected);
}

#[test]
fn bytes_have_a_short_text() {
    let source = "let b = ctx.request.raw_body; print(b); log.info(b); b.extract(0, 3).to_string() + `${[b]}`";
    let result = on(source, &binary(vec![66; 20_000]));
    let text = "[4242424242424242 4242424242424242 ... 20000 bytes]";
    assert_eq!(result.ok(), format!("\"[424242][{text}]\""));
    let lines: Vec<&str> = result.logs.iter().map(|line| line.1.as_str()).collect();
    assert_eq!(lines, [text, text]);
}

#[test]
fn bytes_cannot_be_changed() {
    for source in [
        "let b = ctx.request.raw_body; b[0] = 1; b",
        "let b = ctx.request.raw_body; b.push(1); b",
        "ctx.request.raw_body[0] = 1;",
        "let b = ctx.request.raw_body; b += 1; b",
    ] {
        let result = on(source, &binary("ab"));
        let (code, ..) = result.failure();
        assert!(["script_error", "script_compile_error"].contains(&code), "{source}: {code}");
    }
}

#[test]
fn bytes_inside_json_are_an_error_with_the_path() {
    let result = on("#{ a: [ctx.request.raw_body] }", &binary("ab"));
    let (code, message, _) = result.failure();
    assert_eq!(code, "script_bad_response");
    assert_eq!(message, "the response cannot be written as JSON: JSON has no Bytes at $.a[0]");
}

#[test]
fn bytes_index_outside_is_an_error_with_its_place() {
    let result = on("let b = ctx.request.raw_body;\nb[2]", &binary("ab"));
    let (code, message, line) = result.failure();
    assert_eq!((code, line), ("script_error", 2));
    assert!(message.contains("Array index 2 out of bounds"), "{message}");
}

#[test]
fn bytes_compared_ten_thousand_times_end_at_the_deadline() {
    // each a comparison of 10 MiB, in one call of a native function
    let source = "let a = []; let z = []; for i in 0..9000 { a.push(ctx.request.body.extract(1)); \
                  z.push(ctx.request.body.extract(0, ctx.request.body.len - 1)); } a == z";
    let tight = limits(&[("timeout_ms", 200)]);
    let result = Bench::new(1).run(source, &binary(vec![0; 10 * MIB]), &tight);
    let (code, ..) = result.failure();
    assert_eq!(code, "script_timeout");
    assert!(result.duration_us < 2_000_000, "{}", result.duration_us);
}
