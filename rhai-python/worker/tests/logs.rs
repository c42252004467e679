//! What a script logs: levels, values, fields, and the caps.

use crate::support::{limits, script, Bench, Request, RunResult};

fn line(level: &str, message: &str, fields: &str) -> (String, String, String) {
    (level.to_owned(), message.to_owned(), fields.to_owned())
}

#[track_caller]
fn capped(source: &str, max_bytes: u64, max_lines: u64) -> RunResult {
    let own = limits(&[("max_log_bytes", max_bytes), ("max_log_lines", max_lines)]);
    let result = Bench::new(1).run(source, &Request::default(), &own);
    result.ok();
    result
}

#[test]
fn log_has_four_levels_and_print_and_debug_go_there_too() {
    let source = r#"
        log.debug("a"); log.info("b"); log.warn("c"); log.error("d"); print("e"); debug("f");
    "#;
    let expected = [
        line("debug", "a", ""),
        line("info", "b", ""),
        line("warn", "c", ""),
        line("error", "d", ""),
        line("info", "e", ""),
        line("debug", "\"f\"", ""),
    ];
    let result = script(source);
    result.ok();
    assert_eq!(result.logs, expected);
}

#[test]
fn log_takes_any_value_as_to_string_shows_it() {
    let values = ["1", "2.5", "true", "'x'", "()", "[1, \"a\"]", "#{ a: 1 }", "0..3", "blob(1)"];
    for value in values {
        let result = script(&format!("log.info({value}); let v = {value}; v.to_string()"));
        let shown = result.ok();
        assert_eq!(format!("{:?}", result.logs[0].1), shown, "{value}");
    }
    assert_eq!(script("log.info(ctx.request.query)").logs[0].1, "#{}");
}

#[test]
fn log_shows_the_types_of_the_sdk_as_to_string_does_wherever_they_are_nested() {
    let own = ["ctx.request.raw_body", "respond(204, ())", "log", "timestamp()", "|x| x", "0..=3"];
    for value in own {
        for holder in ["V", "[V]", "#{ `a b`: V }", "[#{ a: [V, 1, ()] }]", "[V].map(|x| || x)"] {
            let value = holder.replace('V', value);
            let bench = Bench::new(1);
            let request = Request { body: b"\x00\xffabc".to_vec(), ..Request::default() };
            let source = format!("let v = {value}; log.info(v); print(v); v.to_string()");
            let result = bench.run(&source, &request, &limits(&[]));
            let shown = result.ok();
            assert!(!shown.contains("::"), "{value}: {shown}");
            for line in &result.logs {
                assert_eq!(format!("{:?}", line.1), shown, "{value}");
            }
        }
    }
}

#[test]
fn log_fields_are_json() {
    let result = script("log.warn(\"m\", #{ b: [1, ()], a: \"x\" })");
    assert_eq!(result.logs, [line("warn", "m", r#"{"a":"x","b":[1,null]}"#)]);
}

#[test]
fn log_fields_that_json_cannot_say_become_a_warning_and_the_line_stays() {
    let result = script("log.info(\"m\", #{ f: [|x| x] }); 5");
    assert_eq!(result.ok(), "5");
    assert_eq!(result.logs, [line("info", "m", "")]);
    assert_eq!(result.warnings.len(), 1);
    assert!(result.warnings[0].contains("$.f[0]"), "{:?}", result.warnings);
}

#[test]
fn log_works_in_functions_closures_and_callbacks() {
    let source = r#"
        fn f() { log.info("1"); [2].map(|x| { log.info(x); [3].map(|y| log.info(y)); }); }
        f();
        let g = || log.info("4");
        g.call();
        #{ a: 1 }.keys().for_each(|| log.info(this));
    "#;
    let messages: Vec<String> = script(source).logs.into_iter().map(|line| line.1).collect();
    assert_eq!(messages, ["1", "2", "3", "4", "a"]);
}

#[test]
fn log_lines_of_a_failing_script_are_kept() {
    let result = script("log.info(\"before\");\nthrow 1");
    assert_eq!(result.failure().0, "script_error");
    assert_eq!(result.logs, [line("info", "before", "")]);
}

#[test]
fn log_keeps_the_first_lines_and_counts_the_others() {
    let result = capped("for i in 0..7 { log.info(i); print(i); } 1", 1_000, 5);
    assert_eq!(result.logs.len(), 5);
    assert_eq!(result.dropped, 9);
}

#[test]
fn log_cuts_at_max_log_bytes_at_a_character_and_counts_it() {
    let result = capped("log.info(\"1234567\"); log.info(\"äöü\"); log.info(\"x\"); 1", 10, 100);
    assert_eq!(result.logs, [line("info", "1234567", ""), line("info", "ä", "")]);
    assert_eq!(result.dropped, 2);
    let result = capped("log.info([1, 2, 3, 4, 5, 6]); 1", 6, 100);
    assert_eq!(result.logs, [line("info", "[1, 2,", "")]);
    assert_eq!(result.dropped, 1);
}

#[test]
fn log_counts_fields_and_leaves_them_out_when_they_do_not_fit() {
    let result = capped("log.info(\"123\", #{ a: 1 }); log.info(\"x\"); 1", 10, 100);
    assert_eq!(result.logs, [line("info", "123", "{\"a\":1}")]);
    assert_eq!(result.dropped, 1);
    let result = capped("log.info(\"1234\", #{ a: 1 }); 1", 10, 100);
    assert_eq!(result.logs, [line("info", "1234", "")]);
    assert_eq!(result.warnings.len(), 1);
}

#[test]
fn log_that_is_switched_off_keeps_nothing() {
    for (bytes, lines) in [(0, 10), (10, 0)] {
        let result = capped("log.info(\"x\"); print(\"y\"); 1", bytes, lines);
        assert_eq!((result.logs.len(), result.dropped), (0, 2));
    }
}

#[test]
fn log_of_a_value_with_a_huge_text_takes_no_memory_for_it() {
    let source = "let s = \"\"; s.pad(500000, 'x'); let f = |x| x; log.info([s, s]); 1";
    let result = capped(source, 100, 10);
    assert_eq!(result.logs[0].1.len(), 100);
    assert!(result.peak_memory_bytes < 3 << 20, "{}", result.peak_memory_bytes);
}

#[test]
fn log_of_one_run_is_not_in_the_next() {
    let bench = Bench::new(1);
    bench.run("log.info(1)", &Request::default(), &limits(&[]));
    assert_eq!(bench.run("log.info(2)", &Request::default(), &limits(&[])).logs.len(), 1);
}

#[test]
fn log_function_of_the_standard_library_is_still_there() {
    assert_eq!(script("[log(10.0), 100.0.log(), #{ log: 1 }.log]").ok(), "[1.0,2.0,1]");
}
