//! What is wrong with a source, and where.

use crate::common::on_script_thread;
use rhai_sandbox::{diagnose, Limits, ReservedNames, Severity};

const RESERVED: ReservedNames =
    ReservedNames { defined_by_host: &["ctx", "log"], kept_free: &["kv"] };

/// Code, line and column of each finding.
fn findings(source: &str) -> Vec<(&'static str, u32, u32)> {
    diagnose(source, &Limits::default(), &RESERVED)
        .into_iter()
        .inspect(|finding| assert_eq!(finding.severity, Severity::Error))
        .map(|finding| (finding.code, finding.line.unwrap_or(0), finding.column.unwrap_or(0)))
        .collect()
}

#[test]
fn diagnose_is_empty_for_sources_that_are_fine() {
    on_script_thread(|| {
        for source in [
            "",
            "// only a comment",
            "let a = ctx.request; log.info(a); respond(1)",
            "let m = #{kv: 1, ctx: 2, eval_it: 3}; m.kv + m.ctx; m.kv()",
            "let a = 5 | 3; let f = |x| x | 1; f.call(a)",
            "fn sleep(x) { x } sleep(1)",
            "let context = 1; fn logger(x) { x } logger(context)",
            "try { throw 1 } catch (e) { e } catch_all()",
            "for (x, i) in [1] { print(x + i) }",
        ] {
            assert_eq!(findings(source), [], "{source}");
        }
    });
}

#[test]
fn diagnose_reports_what_does_not_compile() {
    on_script_thread(|| {
        assert_eq!(findings("let x = ;"), [("script_compile_error", 1, 9)]);
        assert_eq!(findings("let a = 1;\nfn f( { }"), [("script_compile_error", 2, 7)]);
        let long = " ".repeat((256 << 10) + 1);
        assert_eq!(findings(&long), [("script_compile_error", 0, 0)]);
    });
}

#[test]
fn diagnose_reports_every_forbidden_symbol() {
    on_script_thread(|| {
        assert_eq!(
            findings("eval(\"1\");\nlet f = Fn(\"x\");\nf.curry(f);\n sleep(1); 2.sleep()"),
            [
                ("forbidden_symbol", 1, 1),
                ("forbidden_symbol", 3, 3),
                ("forbidden_symbol", 4, 2),
                ("forbidden_symbol", 4, 14),
            ]
        );
        assert_eq!(findings("import \"x\" as y;"), [("forbidden_symbol", 1, 1)]);
        assert_eq!(findings("let a = 1;\nexport a;"), [("forbidden_symbol", 2, 1)]);
    });
}

#[test]
fn diagnose_reports_each_way_to_define_a_name_of_the_host() {
    on_script_thread(|| {
        for (source, column) in [
            ("let ctx = 1;", 5),
            ("const ctx = 1;", 7),
            ("fn ctx() {}", 4),
            ("private fn ctx() {}", 12),
            ("fn f(a, ctx) {}", 9),
            ("fn int.ctx() {}", 8),
            ("fn \"Custom-Type\".ctx() {}", 18),
            ("for ctx in 0..1 {}", 5),
            ("for (a, ctx) in [] {}", 9),
            ("let f = |a, ctx| a;", 13),
            ("foo(|ctx| 1)", 6),
            ("[1].map(|ctx, log| 1)", 10),
            ("try {} catch (ctx) {}", 15),
            ("let s = `${ let ctx = 1; ctx }`;", 17),
        ] {
            let found = findings(source);
            assert_eq!(found.first(), Some(&("reserved_name", 1, column)), "{source}");
        }
    });
}

#[test]
fn diagnose_reports_uses_of_names_that_are_kept_free() {
    on_script_thread(|| {
        for (source, column) in [
            ("kv(1)", 1),
            ("kv.get(1)", 1),
            ("let a = 1 + kv;", 13),
            ("let f = || kv;", 12),
            ("kv!(1)", 1),
            ("let kv = 1;", 5),
        ] {
            assert_eq!(findings(source), [("reserved_name", 1, column)], "{source}");
        }
    });
}

#[test]
fn diagnose_reports_findings_in_the_order_of_the_source() {
    on_script_thread(|| {
        let found = findings("let ctx = 1;\neval(1);\nlet x = ;");
        let codes: Vec<_> = found.iter().map(|(code, ..)| *code).collect();
        assert_eq!(codes, ["reserved_name", "forbidden_symbol", "script_compile_error"]);
    });
}

#[test]
fn diagnose_of_limits_out_of_range_is_an_error_and_not_a_panic() {
    let limits = Limits { max_array_size: 0, ..Limits::default() };
    let found = diagnose("1", &limits, &RESERVED);
    assert_eq!(found[0].message, "max_array_size must be between 1 and 1000000, not 0");
}
