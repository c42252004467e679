//! Values nested as deep as a run may nest them: each way to copy, compare, write, hash and drop them
//! fits the stack of a script thread, and one container more than the limit ends the run.

mod common;

use common::child::{in_child, is_child};
use common::{limit_name, on_script_thread, patient, run_with, value_of};
use rhai_sandbox::{max_containers_for, Limits};

/// Just below the limit; the deeper copy of the two is made in one operation.
const LEVELS: [u64; 2] = [131_000, 65_000];
/// What a script does to nest `v` once more without copying it.
const NESTS: [&str; 3] = [
    "v = [v.take()]",
    "v = #{a: v.take()}",
    "v = if i % 2 == 0 { [v.take()] } else { #{a: v.take()} }",
];
/// What is done with it.
const USES: [&str; 14] = [
    "0",
    "let w = v; 0",
    "let w = [v]; 0",
    "let f = || v; f.call(); 0",
    "fn own() { this } v.own(); 0",
    "let w = v; v == w",
    "let w = v; [v.take()].contains(w)",
    "let w = v; [v.take(), w.take()].dedup(); 0",
    "print(v); debug(v)",
    "`${v.take()}`.len",
    "switch v.take() { 1 => 2, _ => 3 }",
    "throw v.take()",
    "#{v: v.take()}.to_json()",
    "[v.take()].map(|x| x).filter(|x| true).len",
];

fn nested(levels: u64, nest: &str, rest: &str) -> String {
    format!("let v = []; for i in 0..{levels} {{ {nest}; }}\n{rest}")
}

#[test]
fn deepest_values_fit_the_stack_in_every_use() {
    if is_child() {
        // a text that is not cut goes to the bottom
        let limits = Limits { max_string_size: 16 << 20, ..patient() };
        on_script_thread(move || {
            for levels in LEVELS {
                for nest in NESTS {
                    for rest in USES {
                        // the last one is shown when the process dies
                        eprintln!("{levels}: {nest}; {rest}");
                        let _ = run_with(&limits, &nested(levels, nest, rest));
                    }
                }
            }
        });
        return;
    }
    assert!(in_child("deepest_values_fit_the_stack_in_every_use").success());
}

#[test]
fn closures_and_arrays_that_hold_each_other_fit_the_stack_together() {
    if is_child() {
        on_script_thread(|| {
            for source in [
                "let f = || 1; for i in 0..140000 { let g = f; f = || g.call(); }
                 let v = [f]; for i in 0..130000 { v = [v.take()]; } 0",
                "let v = [1]; for i in 0..120000 { let g = v.take(); let f = || g; v = [f]; } 0",
                "let v = [1]; loop { let g = v.take(); let f = || g; v = [f]; }",
            ] {
                eprintln!("{source}");
                let _ = run_with(&patient(), source);
            }
        });
        return;
    }
    let test = "closures_and_arrays_that_hold_each_other_fit_the_stack_together";
    assert!(in_child(test).success());
}

#[test]
fn one_container_more_than_the_limit_ends_the_run() {
    on_script_thread(|| {
        let most = max_containers_for(patient().max_memory_bytes);
        assert_eq!(most, 131_072);
        let sources = [
            "let v = [];\nloop { v = [v.take()]; }",
            "let v = [];\nfor i in 0..90000 { v.push([]); } let w = v; w.len();",
            "let v = blob();\nloop { v = [v.take(), blob()]; }",
        ];
        for source in sources {
            let error = run_with(&patient(), source).outcome.expect_err(source);
            assert_eq!(limit_name(&error), "max_containers", "{source}: {error}");
            assert!(error.message.contains("max_containers limit of 131072 reached"), "{error}");
            assert_eq!(error.line, Some(2), "{source}: {error}");
        }
        // those that are gone do not count
        assert_eq!(value_of("let n = 0; for i in 0..200000 { n += [i].len; } n"), "200000");
        assert_eq!(value_of("let a = []; for i in 0..99000 { a.push([i]); } a.len"), "99000");
    });
}
