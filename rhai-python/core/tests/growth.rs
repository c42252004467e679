//! Functions of arrays and maps that call a script's function for each item: time grows with the
//! number of items, and not with its square.

mod common;

use std::time::Duration;

use common::{cpu_time_of, engine, on_script_thread};
use rhai_sandbox::rhai::Scope;
use rhai_sandbox::{Budget, Limits, SandboxEngine};

const FEW: usize = 4_000;
/// Eight times as many. A function that moves all items behind each one takes fifty times as long.
const MANY: usize = 32_000;
const MOST: u32 = 20;

const CALLS: [&str; 23] = [
    "a.drain(|x| true)",
    "a.drain(|x| x % 2 == 0)",
    "a.drain(|x, i| i % 2 == 0)",
    "a.retain(|x| false)",
    "a.retain(|x| x % 2 == 0)",
    "a.filter(|x| x % 2 == 0)",
    "a.map(|x| x + 1)",
    "a.for_each(|| this += 1)",
    "a.reduce(|sum, x| sum + x, 0)",
    "a.reduce_rev(|sum, x| sum + x, 0)",
    "a.some(|x| x < 0)",
    "a.all(|x| x >= 0)",
    "a.find(|x| x < 0)",
    "a.find_map(|x| if x < 0 { x })",
    "a.index_of(|x| x < 0)",
    "a.index_of(-1)",
    "a.contains(#{a: 1})",
    "a.zip(a, |x, y| x + y)",
    "a.dedup(|x, y| x == y)",
    "a.order(|x, y| y - x)",
    "m.map(|k, v| v + 1)",
    "m.drain(|k, v| v % 2 == 0)",
    "m.retain(|k, v| v % 2 == 0)",
];

fn least_time(engine: &SandboxEngine, call: &str, items: usize) -> Duration {
    let budget = Budget {
        max_operations: u64::MAX,
        max_memory_bytes: 256 << 20,
        timeout: Duration::from_secs(120),
    };
    let mut scope = Scope::new();
    let make = format!(
        "let a = []; let m = #{{}}; for i in 0..{items} {{ a.push(i); m[`k${{i}}`] = i; }}"
    );
    let made = engine.run(&engine.compile(&make).expect("compiles"), &mut scope, &budget);
    let _ = made.outcome.expect("makes the values");
    let ast = engine.compile_with_scope(&scope, call).expect("compiles");
    let once = |_| {
        let mut scope = scope.clone();
        let (time, run) = cpu_time_of(|| engine.run(&ast, &mut scope, &budget));
        let _ = run.outcome.unwrap_or_else(|error| panic!("{call}: {error}"));
        time
    };
    (0..3).map(once).min().expect("some runs")
}

#[test]
fn time_of_a_call_grows_with_the_number_of_items() {
    on_script_thread(|| {
        let engine = engine(&Limits::default());
        for call in CALLS {
            let few = least_time(&engine, call, FEW);
            let many = least_time(&engine, call, MANY);
            assert!(many < few * MOST, "{call}: {FEW} items {few:?}, {MANY} items {many:?}");
        }
    });
}
