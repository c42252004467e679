//! Mistakes that compile: what people who know other languages are told to write instead, and
//! uses of `ctx` that cannot be right. Each with its place, and none where nothing is wrong.

use crate::support::Bench;

/// code, message, line and column of everything that is found
fn found(source: &str) -> Vec<(String, String, u64, u64)> {
    let bench = Bench::new(1);
    bench.send(&list!["check", 5, source, crate::support::limits(&[])]);
    let answer = bench.answer();
    let findings = answer.items()[2].items().iter();
    findings
        .map(|finding| {
            let parts = finding.items();
            let (line, column) = (parts[3].int(), parts[4].int());
            (parts[1].text().to_owned(), parts[2].text().to_owned(), line, column)
        })
        .collect()
}

/// Source, code, a part of the message, line and column.
const MISTAKES: [(&str, &str, &str, u64, u64); 72] = [
    ("let x = undefined;", "undefined_variable", "()", 1, 9),
    ("let x = None;", "undefined_variable", "()", 1, 9),
    ("let x = True;", "undefined_variable", "true", 1, 9),
    ("let total = 1;\ntotl + 1", "undefined_variable", "did you mean 'total'?", 2, 1),
    ("request.body", "undefined_variable", "ctx.request", 1, 1),
    ("typeof(1)", "undefined_function", "type_of(x)", 1, 1),
    ("parseInt(\"1\")", "undefined_function", "parse_int(text)", 1, 1),
    ("not(true)", "undefined_function", "!x", 1, 1),
    ("rand()", "undefined_function", "random", 1, 1),
    ("now()", "undefined_function", "timestamp()", 1, 1),
    ("fetch(\"u\")", "undefined_function", "http.get(url)", 1, 1),
    ("let s = \"a\"; s.lenght()", "undefined_function", "x.len()", 1, 16),
    ("let s = \"a\"; s.to_uper()", "undefined_function", "did you mean 'to_upper'?", 1, 16),
    ("let s = \"a\"; s.toUpperCase()", "undefined_function", "to_upper()", 1, 16),
    ("let a = []; a.forEach(|x| x)", "undefined_function", "for x in list", 1, 15),
    ("let a = [1]; a.length()", "undefined_function", "x.len()", 1, 16),
    ("fn greeting() { 1 } greting()", "undefined_function", "did you mean 'greeting'?", 1, 21),
    ("let name = \"a\"; \"Hello ${name}\"", "not_interpolated", "back-ticks", 1, 17),
    ("\"path ${ctx.request.path}\"", "not_interpolated", "back-ticks", 1, 1),
    ("ctx.requst.path", "unknown_field", "did you mean 'request'?", 1, 5),
    ("ctx.request.boddy", "unknown_field", "did you mean 'body'?", 1, 13),
    ("ctx.request[\"pth\"]", "unknown_field", "did you mean 'path'?", 1, 13),
    ("ctx.user", "unknown_field", "ctx has no field 'user'", 1, 5),
    ("ctx.script.version", "unknown_field", "no field 'version'", 1, 12),
    ("fn f() { ctx.reqest } f()", "unknown_field", "'request'", 1, 14),
    ("ctx.request.headers[\"Content-Type\"]", "header_case", "\"content-type\"", 1, 21),
    ("ctx.request.headers.Accept", "header_case", "\"accept\"", 1, 21),
    ("ctx.request.query.n > 5", "text_and_number", "parse_int(ctx.request.query.n)", 1, 21),
    ("5 < ctx.request.query[\"n\"]", "text_and_number", "parse_int", 1, 3),
    ("if ctx.request.query.n == 1 { 2 }", "text_and_number", "parse_int", 1, 24),
    ("(ctx.request.query.n ?? \"1\") > 5", "text_and_number", "parse_int", 1, 30),
    ("ctx.request.headers.dnt == 1", "text_and_number", "text and never a number", 1, 25),
    ("ctx.request.method == \"post\"", "method_case", "\"POST\"", 1, 20),
    ("\"Get\" != ctx.request.method", "method_case", "\"GET\"", 1, 7),
    ("ctx.request.headers.remove(\"a\")", "read_only_call", "let copy =", 1, 21),
    ("ctx.request.query.clear()", "read_only_call", "read-only", 1, 19),
    ("log(\"x\")", "wrong_argument", "log.info", 1, 1),
    ("respond(99, \"x\")", "wrong_argument", "200 to 599", 1, 1),
    ("respond(600, \"x\")", "wrong_argument", "200 to 599", 1, 1),
    ("respond(#{ a: 1 }, 200)", "wrong_argument", "respond(200, body)", 1, 1),
    ("respond(\"x\", 404)", "wrong_argument", "status comes first", 1, 1),
    ("[1].length", "unknown_field", ".len()", 1, 5),
    ("\"abc\".size", "unknown_field", ".len()", 1, 7),
    ("let a = [2, 1];\na.sort()", "no_value", "in a line after it", 2, 3),
    ("let s = \" a \"; s.trim();", "no_value", "the response is empty", 1, 18),
    ("let a = []; if true { a.push(1) }", "no_value", "in a line after it", 1, 25),
    ("let m = #{ a: 1 }; m.len", "unknown_field", "write len()", 1, 22),
    ("let m = #{}; m.a = 1; m.len > 0", "unknown_field", "write len()", 1, 25),
    ("let m = #{}; if m.length == 0 { 1 }", "unknown_field", "write len()", 1, 19),
    ("let a = [1]; a.length", "unknown_field", "write .len()", 1, 16),
    ("let s = \"abc\"; if s.length > 2 { 1 }", "unknown_field", "write .len()", 1, 21),
    ("parse_json(ctx.request.body)", "wrong_argument", "parsed already", 1, 12),
    ("let body = ctx.request.body; parse_json(body)", "wrong_argument", "parsed already", 1, 41),
    ("parse_json(ctx.request.raw_body)", "wrong_argument", ".as_string()", 1, 12),
    ("fn add(list) { list.push(1); } add([])", "copied_argument", "'list' is a copy", 1, 16),
    ("fn add(list, x) { list += x; } add([], 1)", "copied_argument", "return it", 1, 19),
    ("fn set(m) { m.x = 1; m.y = 2; } set(#{})", "copied_argument", "'this' instead of 'm'", 1, 13),
    ("fn f(m) { m.list[0].push(1) } f(1)", "copied_argument", "'m' is a copy", 1, 11),
    ("fn f(a) { a.sort() } f([1])", "copied_argument", "'a' is a copy", 1, 11),
    ("let c = #{}; c.keys().map(|k| c[k])", "value_in_use", "let copy = c;", 1, 23),
    ("let a = [1]; a.filter(|x| x in a)", "value_in_use", "let copy = a;", 1, 16),
    ("let a = [1]; a.sort(|x, y| a[0])", "value_in_use", "let copy = a;", 1, 16),
    ("let m = #{ a: [1] }; m.a.map(|x| m.b)", "value_in_use", "let copy = m;", 1, 26),
    ("let s = \"a,b\"; s.split(\",\").map(|p| p + s)", "value_in_use", "copy", 1, 29),
    ("respond(200, #{ a: 1 }.to_json())", "wrong_argument", "respond_json", 1, 24),
    ("let m = #{ a: 1 }; m.to_json()", "wrong_argument", "leave out to_json()", 1, 22),
    ("respond_json(99, \"{}\")", "wrong_argument", "200 to 599", 1, 1),
    ("fn f(x) { x + y } call!(Fn(\"g\"), 1); f(1)", "undefined_function", "'g'", 1, 28),
    ("fn f(x) { x + y } fn g(x) { x } call!(Fn(\"g\"), f(1))", "undefined_variable", "'y'", 1, 15),
    ("fn f(x) { x + z } fn g() { 1 } g!() + f(1)", "undefined_variable", "'z'", 1, 15),
    ("let a = [1]; for x in a { a.reduce(|n, y| n + a.len(), 0); }", "value_in_use", "copy", 1, 29),
    ("fn f(a) { a.pad(3, 0); a.truncate(2) } f([1])", "copied_argument", "'a' is a copy", 1, 11),
];

#[test]
fn check_names_the_word_to_write_where_it_has_to_be_written() {
    let mut wrong = Vec::new();
    for (source, code, part, line, column) in MISTAKES {
        let is_right = |(found, message, at_line, at_column): &(String, String, u64, u64)| {
            found == code && message.contains(part) && (*at_line, *at_column) == (line, column)
        };
        let findings = found(source);
        if !findings.iter().any(is_right) {
            wrong.push(format!("{source:?}: {findings:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn check_has_nothing_to_say_of_what_is_right() {
    for source in [
        "ctx.request.body.anything.at.all",
        "ctx.request.query.n ?? \"none\"",
        "parse_int(ctx.request.query.n ?? \"1\") > 5",
        "ctx.request.headers[\"content-type\"] == \"application/json\"",
        "ctx.request.query.Name == \"x\"",
        "let key = \"X\"; ctx.request.headers[key]",
        "ctx.request.method == \"POST\" || ctx.request.method == \"PURGE\"",
        "let copy = ctx.request.headers; copy.remove(\"a\"); copy",
        "ctx.request.body.remove(\"a\")",
        "ctx.request.query.keys()",
        "ctx.script.revision > 5",
        "log(10.0)",
        "let n = 2.0; log(n)",
        "respond(200, \"x\")",
        "respond(404, #{ \"x-a\": \"b\" }, \"x\")",
        "let status = 99; respond(status + 200, ())",
        "let m = #{ length: 1 }; m.length",
        "[1].len + \"abc\".len",
        "let m = #{ len: 1 }; m.len",
        "let m = #{}; m.len = 1; m.len",
        "let m = #{}; m = [1]; m.len",
        "let m = #{}; m.len()",
        "let a = [1]; a.len + a.len()",
        "let a = [1]; a = #{ length: 1 }; a.length",
        "let m = #{}; { let m = [1]; m.len }",
        "let list = [1]; list.for_each(|| log.info(this))",
        "let list = [1]; list.pop()",
        "if type_of(ctx.request.body) == \"string\" { parse_json(ctx.request.body) }",
        "let v = (); try { v = parse_json(ctx.request.body); } catch { log.info(1) } v",
        "parse_json(ctx.request.body.payload)",
        "parse_json(ctx.request.raw_body.as_string())",
        "fn add(list) { list.push(1); list } add([])",
        "fn add(list) { list.push(list.len()); } add([])",
        "fn count(n) { while n > 0 { n -= 1; } \"done\" } count(3)",
        "fn add() { this.push(1); } let a = []; a.add(); a",
        "fn f(list) { let list = [1]; list.push(2); list } f(1)",
        "fn f(a) { a.for_each(|| log.info(this)) } f([1])",
        "fn f(a) { a.push(1); g!() } fn g() { a } f([])",
        "let add = |list| list.push(1); add.call([]); 1",
        "let c = #{}; let keys = c.keys(); keys.map(|k| c[k])",
        "let a = [1]; let copy = a; copy.map(|x| a.len())",
        "ctx.request.query.keys().map(|k| ctx.request.query[k])",
        "let a = [1]; let fs = []; fs.push(|| a); a.map(|x| x)",
        "respond(200, #{ stored: #{ a: 1 }.to_json() })",
        "respond(200, #{ \"content-type\": \"text/plain\" }, #{ a: 1 }.to_json())",
        "let text = #{ a: 1 }.to_json(); respond_json(200, text)",
        "fn f(x) { x + y } let y = 1; call!(Fn(\"f\"), 1)",
        "fn f(x) { x + y } let y = 1; let p = Fn(\"f\"); call!(p, 1)",
        "fn f(x) { x + y } let y = 1; call!(f, 1)",
        "\"costs ${price} each\"",
        "`Hello ${ctx.request.path}`",
        "\"\\\\${name}\"",
        "ctx.sdk_version; ctx.execution_id; ctx.script.id; ctx.trigger; ctx.request.remote_addr",
    ] {
        let findings: Vec<_> =
            found(source).into_iter().filter(|(code, ..)| code != "no_effect").collect();
        assert!(findings.is_empty(), "{source}: {findings:?}");
    }
}
