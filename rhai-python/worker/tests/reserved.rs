//! Names that a script may not define, at upload and when it runs all the same.

use crate::support::{limits, script, Bench, Request};
use picloud_worker::sdk::reserved::{LATER_NAMES, SDK_NAMES};

fn definitions(name: &str) -> Vec<(String, u64, u64)> {
    vec![
        (format!("let {name} = 1;"), 1, 5),
        (format!("\n  const {name} = 1;"), 2, 9),
        (format!("fn {name}(x) {{ x }}"), 1, 4),
        (format!("fn f(a, {name}) {{ a }}"), 1, 9),
        (format!("[1].map(|{name}| 1)"), 1, 10),
        (format!("let f = |a, {name}| a;"), 1, 13),
        (format!("for {name} in 0..2 {{}}"), 1, 5),
        (format!("for (x, {name}) in [1] {{}}"), 1, 9),
        (format!("try {{ 1 }} catch ({name}) {{ 2 }}"), 1, 18),
        (format!("let t = `a${{1}}b`; let {name} = 1;"), 1, 23),
        (format!("fn f() {{ if true {{ let {name} = 1; }} }}"), 1, 24),
        (format!("private fn f({name}) {{ 1 }}"), 1, 14),
        (format!("fn int.f({name}) {{ 1 }}"), 1, 10),
        (format!("let {name};"), 1, 5),
        (format!("[1].map(|x| [x].map(|{name}| x))"), 1, 22),
        (format!("let f = |x| |{name}| x;"), 1, 14),
        (format!("let f = || |x, {name}| x;"), 1, 16),
        (format!("if true {{}}\n|{name}| 1"), 2, 2),
        (format!("fn f() {{ return |{name}| 1; }}"), 1, 18),
        (format!("let f = switch 1 {{ 1 => |{name}| 1, _ => 2 }};"), 1, 26),
        (format!("let f = #{{a: |{name}| 1}};"), 1, 15),
        (format!("let t = `a${{[1].map(|{name}| 1)}}`;"), 1, 22),
        (format!("for x in [1] {{ for {name} in [x] {{}} }}"), 1, 20),
        (format!("try {{ 1 }} catch {{ try {{ 1 }} catch ({name}) {{}} }}"), 1, 36),
    ]
}

#[test]
fn check_refuses_each_definition_of_a_reserved_name_with_its_place() {
    let bench = Bench::new(1);
    for name in SDK_NAMES.into_iter().chain(LATER_NAMES) {
        for (source, line, column) in definitions(name) {
            let expected = ("error".to_owned(), "reserved_name".to_owned(), line, column);
            assert_eq!(bench.check(&source), [expected], "{source}");
        }
    }
}

#[test]
fn run_refuses_what_check_refuses() {
    for (source, line, _) in definitions("ctx") {
        let result = script(&source);
        let (code, message, at) = result.failure();
        assert_eq!((code, at), ("script_compile_error", line), "{source}");
        assert!(message.contains("'ctx'"), "{message}");
    }
}

/// What the parser finds among the variables of the script is not looked up in the SDK (`on_var` in
/// `rhai_sandbox::SandboxEngine::with_variables`), so that `ctx` must never be found there.
#[test]
fn ctx_is_the_same_beside_any_variables_of_the_script() {
    let source = r#"
        fn in_function(a, b) { let c = a + b; ctx.trigger + c }
        let a = 1;
        let seen = [ctx.trigger + a, in_function(0, 1)];
        for i in 1..2 { for (j, k) in [i] { let l = k; seen.push(ctx.trigger + (j + l)); } }
        seen += [1].map(|x| { let y = x; [y].map(|z| { let w = z; ctx.trigger + w })[0] });
        try { throw 1 } catch (thrown) { seen.push(ctx.trigger + thrown) }
        seen.push([1].map(|x| ctx).map(|c| c.trigger + a)[0]);
        seen
    "#;
    assert_eq!(
        script(source).ok(),
        "[\"http1\",\"http1\",\"http1\",\"http1\",\"http1\",\"http1\"]"
    );
}

#[test]
fn check_refuses_names_of_later_sdks_but_not_as_members() {
    let bench = Bench::new(1);
    for name in LATER_NAMES {
        for source in
            [format!("{name}.get(1)"), format!("{name}(1)"), format!("[1].map(|x| {name})")]
        {
            let found = bench.check(&source);
            assert_eq!(found.len(), 1, "{source}");
            assert_eq!(found[0].1, "reserved_name", "{source}");
        }
        let member = format!("let m = #{{ {name}: 1 }}; m.{name} + m[\"{name}\"]");
        assert_eq!(bench.check(&member), [], "{member}");
        assert_eq!(script(&member).ok(), "2");
    }
}

#[test]
fn check_takes_what_the_sdk_offers() {
    let source = r#"
        fn f(x) { log.info("x", #{ log: 1, ctx: 2 }); ctx.request.query[x] ?? respond(404, ctx.trigger) }
        f("a")
    "#;
    assert_eq!(Bench::new(1).check(source), []);
    assert_eq!(Bench::new(1).check(""), []);
}

#[test]
fn check_names_faults_with_line_and_column() {
    let bench = Bench::new(1);
    let one = |source: &str| {
        let found = bench.check(source);
        assert_eq!(found.len(), 1, "{source}: {found:?}");
        (found[0].1.clone(), found[0].2, found[0].3)
    };
    assert_eq!(one("let a = 1;\nlet b = ;"), ("script_compile_error".to_owned(), 2, 9));
    assert_eq!(one("eval(\"1\")"), ("forbidden_symbol".to_owned(), 1, 1));
    assert_eq!(one("\n sleep(1)"), ("forbidden_symbol".to_owned(), 2, 2));
}

#[test]
fn check_with_limits_out_of_range_says_so() {
    let bench = Bench::new(1);
    bench.send(&list!["check", 8, "1", limits(&[("max_array_size", 1 << 40)])]);
    let answer = bench.answer();
    let diagnostic = &answer.items()[2].items()[0];
    assert!(diagnostic.items()[2].text().contains("max_array_size"), "{answer:?}");
    let own = limits(&[("timeout_ms", 0)]);
    let result = bench.run("1", &Request::default(), &own);
    assert!(result.failure().1.contains("timeout_ms"));
}
