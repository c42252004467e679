//! The check of calls of services: unknown methods and options, and what a script may reach.

use crate::support::{limits, Bench, Value};

/// Code, message, line and column of each finding.
fn findings(source: &str) -> Vec<(String, String, u64, u64)> {
    let bench = Bench::new(1);
    bench.send(&list!["check", 5, source, limits(&[])]);
    let answer = bench.answer();
    let read = |finding: &Value| {
        let f = finding.items();
        (f[1].text().to_owned(), f[2].text().to_owned(), f[3].int(), f[4].int())
    };
    answer.items()[2].items().iter().map(read).collect()
}

/// Grant, name and line of each use; "?" for a name that is computed.
fn uses(source: &str) -> Vec<(String, String, u64)> {
    let bench = Bench::new(1);
    bench.send(&list!["check", 5, source, limits(&[])]);
    let answer = bench.answer();
    let read = |one: &Value| {
        let one = one.items();
        let name = if one[1] == Value::Nil { "?" } else { one[1].text() };
        (one[0].text().to_owned(), name.to_owned(), one[2].int())
    };
    answer.items()[3].items().iter().map(read).collect()
}

#[test]
fn unknown_method_is_named_with_the_nearest_one() {
    for (source, message, column) in [
        ("kv.gett(\"a\")", "kv has no method 'gett'; did you mean 'get'?", 4),
        ("http.pots(\"u\", 1)", "http has no method 'pots'; did you mean 'post'?", 6),
        ("secrets.set(\"a\")", "secrets has no method 'set'; did you mean 'get'?", 9),
        ("kv.open(\"s\").inc(\"a\")", "kv has no method 'inc'; did you mean 'incr'?", 14),
        ("kv.push(1)", "kv has no method 'push'", 4),
    ] {
        let expected = ("undefined_function".to_owned(), message.to_owned(), 1, column);
        assert_eq!(findings(source), [expected], "{source}");
    }
}

#[test]
fn wrong_number_of_arguments_of_a_method_is_reported() {
    for (source, message) in [
        ("kv.get()", "'kv.get' takes 1 or 2 argument(s), not 0"),
        ("kv.set(\"a\")", "'kv.set' takes 2 or 3 argument(s), not 1"),
        ("http.get(\"u\", #{}, 1)", "'http.get' takes 1 or 2 argument(s), not 3"),
    ] {
        let found = findings(source);
        assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("wrong_argument_count", message));
    }
}

#[test]
fn unknown_option_is_named_with_the_nearest_one() {
    for (source, message) in [
        ("kv.set(\"a\", 1, #{ttl: 5})", "kv.set has no option 'ttl'; did you mean 'ttl_s'?"),
        (
            "http.get(\"u\", #{header: #{}})",
            "http.get has no option 'header'; did you mean 'headers'?",
        ),
        ("http.request(#{uri: \"u\"})", "http.request has no option 'uri'; did you mean 'url'?"),
    ] {
        let found = findings(source);
        assert_eq!((found[0].0.as_str(), found[0].1.as_str()), ("unknown_option", message));
    }
    for source in [
        "http.post(\"u\", #{any: 1})",
        "kv.set(\"a\", #{ttl: 1})",
        "let o = #{x: 1}; http.get(\"u\", o)",
    ] {
        assert_eq!(findings(source), [], "{source}");
    }
}

#[test]
fn right_calls_are_not_judged_as_methods_of_other_values() {
    for source in [
        "kv.set(\"a\", 1); let v = kv.set(\"a\", 2); v",
        "let s = kv.open(\"common\"); let v = s.set(\"a\", 2); v",
        "http.get(\"https://a.example\"); 1",
        "let x = kv.get(\"a\") ?? 0; x + 1",
        "kv.set(\"a\", 1)",
    ] {
        assert_eq!(findings(source), [], "{source}");
    }
}

#[test]
fn uses_name_what_the_source_names() {
    let source = r#"
        http.get("https://api.github.com/x");
        fn f(x) { http.post(`http://192.168.1.20/relay/${x}`, ()) }
        let r = http.request(#{ method: "GET", url: "https://a.example:8443" });
        http.all(["https://b.example/1", #{ url: "https://b.example/2" }, r]);
        http.get("https://api.github.com/y?z" + 1).json();
        [1].map(|x| secrets.get("TOKEN"));
        secrets.ref("KEY", "Bearer ");
        kv.open("common").get("a"); kv.get("own");
        let n = "x"; kv.open(n); secrets.get(n);
    "#;
    let expected = [
        ("http", "api.github.com", 2),
        ("http", "http://192.168.1.20", 3),
        ("http", "a.example:8443", 4),
        ("http", "?", 5),
        ("http", "b.example", 5),
        ("secrets", "TOKEN", 7),
        ("secrets", "KEY", 8),
        ("kv", "common", 9),
        ("kv", "?", 10),
        ("secrets", "?", 10),
    ];
    let found = uses(source);
    let found: Vec<_> = found.iter().map(|(g, n, line)| (g.as_str(), n.as_str(), *line)).collect();
    assert_eq!(found, expected);
    let source = r#"http.all([#{ method: "POST", url: "https://b.example/2", body: 1 }, "http://c.example"]).len"#;
    let both = [("http", "b.example", 1), ("http", "http://c.example", 1)];
    assert_eq!(uses(source), both.map(|(grant, name, line)| (grant.into(), name.into(), line)));
    assert_eq!(uses("let ;"), []);
    assert_eq!(uses("kv.get(1)"), []);
}

#[test]
fn own_function_of_the_name_of_one_of_the_sdk_is_reported() {
    let found = findings("\nfn hmac_sha256(key, data) {\n  key + data\n}\nhmac_sha256(1, 2)");
    assert_eq!(found[0].0, "shadows_sdk_function");
    assert_eq!((found.len(), found[0].2, found[0].3), (1, 2, 4));
}

#[test]
fn uses_know_the_constants_of_the_top_level() {
    let source = r#"
        const API = "https://api.example.com";
        const HOST = "https://b.example";
        const TOKEN = "CHAT_TOKEN";
        const STORE = "shared";
        const TWICE = "https://c.example"; let TWICE = "https://d.example";
        let variable = "https://e.example/";
        http.get(API);
        http.get(HOST + "/a/" + ctx.request.path);
        http.get(`${HOST}/a/${ctx.request.path}`);
        http.get(API + ctx.request.path);
        http.get(TWICE);
        http.get(variable);
        secrets.ref(TOKEN); kv.open(STORE);
    "#;
    let expected = [
        ("http", "api.example.com", 8),
        ("http", "b.example", 9),
        ("http", "?", 11),
        ("kv", "shared", 14),
        ("secrets", "CHAT_TOKEN", 14),
    ];
    let mut found = uses(source);
    found.sort_by_key(|one| one.2);
    let mut found: Vec<_> =
        found.iter().map(|(g, n, line)| (g.as_str(), n.as_str(), *line)).collect();
    found[3..].sort_unstable();
    assert_eq!(found, expected);
    // a function sees no constants: this is its parameter
    let parameter = r#"const API = "https://a.example/"; fn f(API) { http.get(API) } f("x")"#;
    assert_eq!(uses(parameter), [("http".to_owned(), "?".to_owned(), 1)]);
    let closure = r#"const API = "https://a.example/"; [1].map(|x| http.get(API + x))"#;
    assert_eq!(uses(closure), [("http".to_owned(), "a.example".to_owned(), 1)]);
}
