//! Size limits that look at the length of a value alone: what they count, where they are noticed, and
//! that growing, reading and sorting containers takes a time that grows with their length.

use crate::common::{
    cpu_time_of, engine, error_of, limit_name, on_script_thread, patient, run_with, value_of,
};
use rhai_sandbox::rhai::{Engine, Scope};
use rhai_sandbox::{Budget, Limits};

#[test]
fn what_is_inside_a_value_counts_for_that_alone() {
    on_script_thread(|| {
        for (source, expected) in [
            ("let a = []; let b = []; b.pad(90000, 1); for i in 0..5 { a.push(b); } a.len", "5"),
            ("let s = \"\"; s.pad(900000, \"x\"); let a = [s, s, s, s]; a.push(s); a.len", "5"),
            (
                "let m = #{}; let b = #{a: 1, b: 2}; for i in 0..20000 { m[`k${i}`] = b; } m.len()",
                "20000",
            ),
        ] {
            assert_eq!(value_of(source), expected, "{source}");
        }
    });
}

#[test]
fn value_above_its_limit_is_noticed_whatever_made_it() {
    let limits = Limits {
        max_string_size: 20_000,
        max_array_size: 20_000,
        max_map_size: 20_000,
        ..patient()
    };
    on_script_thread(move || {
        for (limit, source) in [
            ("max_string_size", "let s = \"x\";\nloop { s += s; }"),
            ("max_string_size", "let s = \"x\";\nloop { s = s + s; }"),
            ("max_string_size", "let s = \"x\";\nloop { s = `${s}${s}`; }"),
            ("max_string_size", "let s = \"\"; s.pad(9000, \"x\");\n(s + s + s).to_upper()"),
            ("max_string_size", "let s = \"\"; s.pad(9000, \"x\");\n`${s}${s}${s}`.len()"),
            ("max_string_size", "let m = #{s: \"x\"};\nloop { m.s += m.s; m.s.trim(); }"),
            ("max_array_size", "let a = []; a.pad(9000, 1);\n[a, a, a].reduce(|x, y| x + y, [])"),
            ("max_array_size", "let a = [];\nloop { a += 1; }"),
            ("max_array_size", "let a = [1];\nloop { a += a; }"),
            ("max_array_size", "let a = [1];\nloop { a = a + a; }"),
            ("max_array_size", "let a = [];\nloop { a.push(1); }"),
            ("max_array_size", "let a = [];\nloop { a.insert(0, 1); }"),
            ("max_array_size", "let a = [1];\nloop { a.append(a); }"),
            ("max_array_size", "let a = [1];\nloop { a.splice(0, 0, a); }"),
            ("max_array_size", "let m = #{a: [1]};\nloop { m.a += m.a; m.a.len(); }"),
            ("max_array_size", "let b = blob(1, 1);\nloop { b += b; }"),
            ("max_array_size", "let b = blob(1, 1);\nloop { b = b + b; }"),
            ("max_array_size", "let b = blob(1, 1);\nloop { b.append(\"xxxxxxxx\"); }"),
            ("max_map_size", "let m = #{}; let i = 0;\nloop { m[`k${i}`] = i; i += 1; }"),
            ("max_map_size", "let m = #{}; let i = 0;\nloop { m.set(`k${i}`, i); i += 1; }"),
            ("max_map_size", "let m = #{}; let i = 0;\nloop { m += #{}; m[`k${i}`] = i; i += 1; }"),
            ("max_map_size", "let m = #{}; for i in 0..11000 { m[`k${i}`] = i; }\nlet n = #{}; for i in 0..11000 { n[`n${i}`] = i; } m.mixin(n);"),
            ("max_array_size", "let m = #{}; for i in 0..15000 { m[`k${i}`] = i; }\nlet k = m.keys(); k.append(k);"),
            ("max_array_size", "let s = \"[1\"; for i in 0..8000 { s += \",1\"; }\nlet a = parse_json(s + \"]\"); loop { a.append(a); }"),
        ] {
            let error = run_with(&limits, source).outcome.expect_err(source);
            assert_eq!(limit_name(&error), limit, "{source}: {error}");
            assert_eq!(error.line, Some(2), "{source}: {error}");
            assert!(error.message.ends_with("limit of 20000 reached"), "{source}: {error}");
        }
    });
}

#[test]
fn texts_that_operators_grow_inside_containers_are_bounded_by_memory() {
    on_script_thread(|| {
        for source in [
            "let m = #{s: \"x\"}; loop { m.s += m.s; }",
            "let a = [\"x\"]; loop { a[0] = a[0] + a[0]; }",
            "let a = [\"x\"]; loop { a[0] = `${a[0]}${a[0]}`; }",
            "let m = #{b: blob(1, 1)}; loop { m.b += m.b; }",
            "let m = #{s: \"xx\"}; loop { m.s[0..1] = m.s; }",
            "let m = #{s: \"xx\"}; loop { m.s += m.s; for c in m.s { break; } }",
            "let m = #{s: \"xx\"}; loop { m.s += m.s; m.s[1] = 'y'; }",
            "let m = #{s: \"xx\"}; loop { m.s += m.s; m.s - 'y'; }",
            "let m = #{s: \"xx\"}; loop { m.s += m.s; `${m.s}${m.s}${m.s}${m.s}`; }",
            "let m = #{b: blob(1, 1)}; loop { m.b += m.b; `${m.b}`; }",
            "fn grow() { loop { this += this; } } let s = \"x\"; s.grow();",
        ] {
            let run = run_with(&patient(), source);
            let name = limit_name(&run.outcome.expect_err(source));
            assert!(["max_string_size", "max_memory_bytes"].contains(&name), "{source}: {name}");
            let slack = 64 << 20;
            let peak = run.peak_memory_bytes;
            assert!(peak <= patient().max_memory_bytes + slack, "{source}: {peak}");
        }
    });
}

#[test]
fn host_and_script_see_the_limits_of_the_run_alone() {
    on_script_thread(|| {
        let small = engine(&Limits { max_array_size: 10, ..patient() });
        let large = engine(&patient());
        let source = "let a = []; for i in 0..11 { a.push(i); } a.len";
        for (engine, fits) in [(&small, false), (&large, true), (&small, false)] {
            let ast = engine.compile(source).expect("compiles");
            let run = engine.run(&ast, &mut Scope::new(), &Budget::default());
            assert_eq!(run.outcome.is_ok(), fits);
        }
    });
}

#[test]
fn every_native_function_with_text_or_containers_keeps_its_name_and_parameters() {
    on_script_thread(|| {
        let signatures = |engine: &Engine| {
            let mut all = engine.collect_fn_metadata(
                None,
                |info| Some(format!("{}{:?}", info.metadata.name, info.metadata.param_types)),
                true,
            );
            all.sort();
            all.dedup();
            all
        };
        let ours = signatures(engine(&Limits::default()).rhai());
        let missing: Vec<String> = signatures(&Engine::new())
            .into_iter()
            .filter(|signature| ours.binary_search(signature).is_err())
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    });
}

#[test]
fn containers_take_a_time_that_grows_with_their_length() {
    const FEW: usize = 2_500;
    on_script_thread(|| {
        for source in [
            "let a = []; for i in 0..N { a.push(i); } a.len",
            "let a = []; a.pad(N, 1); let i = 0; while i < a.len() { i += 1; } i",
            "let a = []; for i in 0..N { a.push(#{id: i, name: \"n\"}); } a.len",
            "let m = #{}; for i in 0..N { m[`k${i}`] = i; m.len(); } 1",
            "let m = #{a: []}; for i in 0..N { m.a.push(i); m.a[i] = m.a.len(); } 1",
        ] {
            let time = |items: usize| {
                let source = source.replace('N', &items.to_string());
                let (time, run) = cpu_time_of(|| run_with(&patient(), &source));
                assert!(run.outcome.is_ok(), "{source}: {:?}", run.outcome);
                time
            };
            // the best of some: the machine may be busy; walking through all would take 64 times as long
            let grown = (0..5).map(|_| time(FEW * 8).as_secs_f64() / time(FEW).as_secs_f64());
            let least = grown.fold(f64::MAX, f64::min);
            assert!(least < 16.0, "{source}: {least:.1} times as long for eight times as many");
        }
    });
}

#[test]
fn error_of_a_size_is_not_caught_by_the_script() {
    on_script_thread(|| {
        let error = error_of("let s = \"x\"; try { loop { s += s; } } catch { 1 }");
        assert_eq!(limit_name(&error), "max_string_size");
    });
}
