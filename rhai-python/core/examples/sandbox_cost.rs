//! What the sandbox costs: `cargo run --release -p rhai-sandbox --example sandbox_cost`.
//! Bare and hardened engines take turns in one process, so that their ratio means something.

use std::hint::black_box;
use std::time::{Duration, Instant};

use rhai_sandbox::rhai::{Dynamic, Engine, OptimizationLevel, Scope, AST};
use rhai_sandbox::{Budget, CountingAllocator, Limits, SandboxEngine};

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

const ROUNDS: usize = 15;
const SCRIPTS: [(&str, &str); 4] = [
    ("fib(24)", "fn fib(n) { if n < 2 { n } else { fib(n-1) + fib(n-2) } } fib(24)"),
    ("for 1M", "let x = 0; for i in 0..1000000 { x += i; } x"),
    ("strings", "let n = 0; for i in 0..50000 { let s = \"item \" + i; n += s.len; } n"),
    ("maps", "let n = 0; for i in 0..20000 { let m = #{a: i, b: \"x\"}; n += m.a; } n"),
];

fn main() {
    let thread = rhai_sandbox::spawn("measure", || {
        measure_construction();
        measure_scripts();
        measure_tiny();
    });
    thread.expect("a thread").join().expect("no panic");
}

fn timed<T>(body: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let value = body();
    (started.elapsed(), value)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e6
}

fn measure_construction() {
    let build = || SandboxEngine::new(&Limits::default(), |_| ()).expect("limits in range");
    let (first, engine) = timed(build);
    let later = (0..200).map(|_| timed(build).0).collect();
    drop(engine);
    let bare = (0..50).map(|_| timed(Engine::new).0).collect();
    println!("engine: first of a thread {:.0} us", first.as_secs_f64() * 1e6);
    println!("engine: later ones {:.1} us; bare Engine::new {:.0} us", median(later), median(bare));
}

/// Rhai as it comes, but for the optimizer, which would fold some scripts away.
fn bare_engine(has_fast_operators: bool) -> Engine {
    let mut engine = Engine::new();
    engine.set_optimization_level(OptimizationLevel::None);
    engine.set_fast_operators(has_fast_operators);
    engine
}

fn measure_scripts() {
    let (fast, slow) = (bare_engine(true), bare_engine(false));
    let (sandbox, exact) = (sandbox(true), sandbox(false));
    for (name, source) in SCRIPTS {
        let ast = sandbox.compile(source).expect("compiles");
        let mut times = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            times[0].push(timed(|| bare_run(&fast, &ast)).0);
            times[1].push(timed(|| bare_run(&slow, &ast)).0);
            times[2].push(timed(|| sandboxed_run(&sandbox, &ast)).0);
            times[3].push(timed(|| sandboxed_run(&exact, &ast)).0);
        }
        let [fast, slow, hardened, exact] = times.map(median);
        println!(
            "{name}: bare {:.1} ms, hardened {:.1} ms ({:.2}); \
             without fast operators: bare {:.1} ms ({:.2}), hardened {:.1} ms ({:.2})",
            fast / 1e3,
            hardened / 1e3,
            hardened / fast,
            slow / 1e3,
            slow / fast,
            exact / 1e3,
            exact / fast
        );
    }
}

/// With fast operators, as scripts of PiCloud run first.
fn sandbox(has_fast_operators: bool) -> SandboxEngine {
    let mut sandbox = SandboxEngine::new(&Limits::default(), |_| ()).expect("limits in range");
    sandbox.extend(|engine| {
        engine.set_fast_operators(has_fast_operators);
    });
    sandbox
}

fn bare_run(engine: &Engine, ast: &AST) {
    let _ = black_box(engine.eval_ast::<Dynamic>(ast).expect("runs"));
}

fn sandboxed_run(engine: &SandboxEngine, ast: &AST) {
    let run = engine.run(ast, &mut Scope::new(), &Budget::default());
    let _ = black_box(run.outcome.expect("runs"));
}

fn measure_tiny() {
    const RUNS: u32 = 200_000;
    let bare = bare_engine(true);
    let sandbox = sandbox(true);
    for source in ["40 + 2", "let a = 40; #{answer: a + 2}"] {
        let ast = sandbox.compile(source).expect("compiles");
        let (alone, ()) = timed(|| (0..RUNS).for_each(|_| bare_run(&bare, &ast)));
        let (hardened, ()) = timed(|| (0..RUNS).for_each(|_| sandboxed_run(&sandbox, &ast)));
        let per_run = |time: Duration| time.as_secs_f64() * 1e9 / f64::from(RUNS);
        println!("{source:?}: bare {:.0} ns, hardened {:.0} ns", per_run(alone), per_run(hardened));
    }
}
