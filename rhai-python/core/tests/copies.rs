//! Scripts that copy all they hold, in every way that the language has: none may end the process,
//! and none may cost a neighbour its run.

mod common;

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use common::child::{in_child, is_child};
use common::{limit_name, patient};
use rhai_sandbox::rhai::Scope;
use rhai_sandbox::{memory, resident, Budget, ErrorKind, Limits, SandboxEngine};

const MIB: u64 = 1 << 20;
/// The wall of an executor process at the default limits.
const PROCESS_WALL: u64 = 56 * MIB;
/// What one run may hold for a moment on top of its budget.
const SLACK: u64 = 64 * MIB;
const ATTACKERS: usize = 4;
const INNOCENTS: usize = 2;
/// An error arrives this soon after its limit was passed, in processor time of its thread.
const LATEST: Duration = Duration::from_millis(100);
/// Generated scripts of each attacker; `COPIES_SEED` starts them elsewhere.
const SCRIPTS: u64 = 40;

/// A map of so many keys of a megabyte each, which is copied whole wherever it is used as a value.
fn with_large_map(megabytes: u64, rest: &str) -> String {
    format!(
        "let k = \"k\"; k.pad(1000000, \"x\"); let m = #{{}}; for i in 0..{megabytes} {{ m[k + i] = i; }}\n{rest}"
    )
}

/// What came of a run: the name of the limit that stopped it, empty without one.
struct Ended {
    limit: &'static str,
    peak: u64,
    /// Processor time between the moment that the budget was passed and the end.
    late_by: Duration,
}

fn run(limits: &Limits, source: &str) -> Ended {
    let engine = SandboxEngine::new(limits, |_| ()).expect("limits in range");
    // the last one is shown when the process dies
    eprintln!("{source}");
    let ast = engine.compile(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    let watch = Watch::start(limits.max_memory_bytes);
    let run = engine.run(&ast, &mut Scope::new(), &Budget::from(limits));
    let late_by = watch.stop();
    if let Err(error) = &run.outcome {
        assert_ne!(error.kind, ErrorKind::Panic, "{source}: {error}");
    }
    let limit = run.outcome.err().as_ref().map_or("", limit_name);
    Ended { limit, peak: run.peak_memory_bytes, late_by }
}

/// Notes how much processor time its thread had used when the process passed a budget. Exact only
/// while one run is active.
struct Watch {
    is_over: Arc<AtomicBool>,
    thread: JoinHandle<Option<Duration>>,
    clock: libc::clockid_t,
}

impl Watch {
    fn start(budget: u64) -> Self {
        let mut clock = 0;
        // SAFETY: the pointer is to a local, and the thread lives.
        unsafe { libc::pthread_getcpuclockid(libc::pthread_self(), &mut clock) };
        let is_over = Arc::new(AtomicBool::new(false));
        let (ends, limit) = (Arc::clone(&is_over), memory::process_bytes() + budget);
        let thread = std::thread::spawn(move || {
            while !ends.load(SeqCst) {
                if memory::process_bytes() > limit {
                    return Some(time_of(clock));
                }
                std::thread::sleep(Duration::from_micros(500));
            }
            None
        });
        Self { is_over, thread, clock }
    }

    fn stop(self) -> Duration {
        let now = time_of(self.clock);
        self.is_over.store(true, SeqCst);
        let passed_at = self.thread.join().expect("no panic");
        passed_at.map_or(Duration::ZERO, |at| now.saturating_sub(at))
    }
}

fn time_of(clock: libc::clockid_t) -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the pointer is to a local; the clock is of a thread that lives.
    unsafe { libc::clock_gettime(clock, &mut time) };
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn spawn<T: Send + 'static>(body: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
    rhai_sandbox::spawn("run", body).expect("a thread")
}

fn on_threads<T: Send + 'static>(threads: Vec<JoinHandle<T>>) -> Vec<T> {
    threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
}

fn watch_process() {
    memory::set_process_wall(memory::process_bytes() + PROCESS_WALL);
    assert!(resident::watch());
}

/// Runs that hold little and must never be stopped, one after the other until all is over.
fn innocents(is_over: &Arc<AtomicBool>) -> Vec<JoinHandle<u64>> {
    let innocent = |is_over: Arc<AtomicBool>| {
        spawn(move || {
            let source = "let a = []; for i in 0..2000 { a.push(`item ${i}`); } a.len";
            let mut runs = 0;
            while !is_over.load(SeqCst) || runs == 0 {
                let ended = run(&patient(), source);
                assert_eq!(ended.limit, "", "an innocent run was stopped");
                runs += 1;
            }
            runs
        })
    };
    (0..INNOCENTS).map(|_| innocent(Arc::clone(is_over))).collect()
}

/// Each way in which the language makes a value of `this` or of a variable.
const COPIES: [&str; 14] = [
    "[X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X]",
    "#{a: X, b: X, c: X, d: X, e: X, f: X, g: X, h: X}",
    "many(X, X, X, X, X, X, X, X)",
    "switch X { 1 => 2, _ => [X, X, X, X] }",
    "(X ?? X) ?? [X, X, X, X]",
    "if X == X { [X, X, X, X] } else { #{a: X, b: X} }",
    "`${X}${X}${X}`",
    "X.beside(X, X, X, X)",
    "[[X, [X]], [#{a: [X, X]}], X]",
    "many(same(X), same(same(X)), X, X, X, [X], [[X]], X)",
    "{ let y = X; let z = [y, X]; [z, y, X, z] }",
    "(|| [X, X, X]).call()",
    "for i in [X, X, X] { [i, X] }",
    "`${X}`; `${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}${X}`",
];

const FUNCTIONS: &str = "fn many(a, b, c, d, e, f, g, h) { [a, b, c, d, e, f, g, h] }
    fn same(x) { x }
    fn beside(a, b, c, d) { [this, a, this, b, c, d] }\n";

#[test]
fn every_way_to_copy_all_that_a_run_holds_ends_in_an_error_in_time() {
    if is_child() {
        spawn(|| {
            for copy in COPIES {
                for value in ["this", "m"] {
                    let body = copy.replace('X', value);
                    let call = match value {
                        "this" => format!("fn own() {{ {body} }} m.own(); 1"),
                        _ => format!("{body}; 1"),
                    };
                    let source = format!("{FUNCTIONS}{}", with_large_map(16, &call));
                    let ended = run(&patient(), &source);
                    assert!(
                        ["max_memory_bytes", "max_string_size", ""].contains(&ended.limit),
                        "{source}: {}",
                        ended.limit
                    );
                    assert!(
                        ended.peak <= patient().max_memory_bytes + SLACK,
                        "{source}: {}",
                        ended.peak
                    );
                    assert!(ended.late_by < LATEST, "{source}: {:?}", ended.late_by);
                }
            }
        })
        .join()
        .expect("no panic");
        return;
    }
    let test = "every_way_to_copy_all_that_a_run_holds_ends_in_an_error_in_time";
    assert!(in_child(test).success());
}

#[test]
fn runs_that_copy_this_cost_no_neighbour_its_run() {
    if is_child() {
        watch_process();
        let is_over = Arc::new(AtomicBool::new(false));
        let innocents = innocents(&is_over);
        let attack = with_large_map(16, "fn f() { [this, this, this] } m.f(); 1");
        let attackers = (0..ATTACKERS)
            .map(|_| {
                let attack = attack.clone();
                spawn(move || {
                    for _ in 0..20 {
                        let limit = run(&patient(), &attack).limit;
                        assert!(limit.ends_with("memory_bytes"), "{limit}");
                    }
                })
            })
            .collect();
        on_threads(attackers);
        is_over.store(true, SeqCst);
        on_threads(innocents);
        return;
    }
    assert!(in_child("runs_that_copy_this_cost_no_neighbour_its_run").success());
}

/// Random expressions that combine all that copies. The same seed gives the same scripts.
struct Grammar {
    state: u64,
}

impl Grammar {
    fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 }
    }

    fn below(&mut self, bound: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 33) as usize % bound
    }

    /// The next script that compiles: not every value may stand everywhere.
    fn script(&mut self) -> String {
        let engine = SandboxEngine::new(&patient(), |_| ()).expect("limits in range");
        loop {
            let script = self.any_script();
            if engine.compile(&script).is_ok() {
                return script;
            }
        }
    }

    fn any_script(&mut self) -> String {
        let setup = match self.below(3) {
            0 => with_large_map(1 + self.below(30) as u64, ""),
            1 => format!(
                "let k = \"k\"; k.pad(1000000, \"x\"); let m = []; for i in 0..{} {{ m.push(0); m[i] = k + i; }}\n",
                1 + self.below(30)
            ),
            _ => format!("let m = \"k\"; m.pad({}, \"x\");\n", 900_000 + self.below(100_000)),
        };
        let (inside, outside) = (self.expression("this", 3), self.expression("m", 3));
        let turns = 1 + self.below(4);
        format!(
            "{setup}{FUNCTIONS}fn own() {{ {inside} }}
            for i in 0..{turns} {{ m.own(); }}
            for i in 0..{turns} {{ {outside}; }} 1"
        )
    }

    fn expression(&mut self, value: &str, depth: u32) -> String {
        if depth == 0 {
            return value.to_owned();
        }
        let mut part = || match self.below(3) {
            0 => self.expression(value, depth - 1),
            _ => value.to_owned(),
        };
        let [a, b, c, d] = [part(), part(), part(), part()];
        match self.below(16) {
            0 => format!("[{a}, {b}, {c}, {d}, {value}, {value}]"),
            1 => format!("#{{a: {a}, b: {b}, c: {c}, d: {d}}}"),
            2 => format!("many({a}, {b}, {c}, {d}, {value}, {value}, {value}, {value})"),
            3 => format!("switch {a} {{ 1 => {b}, _ => [{c}, {d}] }}"),
            4 => format!("(() ?? {a} ?? {b})"),
            5 => format!("if {a} == {b} {{ [{c}, {c}] }} else {{ {d} }}"),
            6 => format!("same({a}).beside({b}, {c}, {d})"),
            7 => format!("`${{{a}}}${{{b}}}`"),
            8 => format!("{{ let y = {a}; let z = [y, {b}]; [z, y, {c}] }}"),
            9 => format!("{{ let y = {a}; let f = || [y, y]; [f.call(), f.call(), {b}] }}"),
            10 => format!("{{ for i in [{a}, {b}] {{ [i, {c}]; }} {d} }}"),
            11 => format!("{{ for i in 0..3 {{ [{a}, {b}]; }} {c} }}"),
            12 => format!("[{a}, {b}].map(|x| [x, x])"),
            13 => {
                format!("{{ let y = (); try {{ y = [{a}, {b}]; }} catch {{ y = [{c}, {d}]; }} y }}")
            }
            14 => format!("({a} == {b} || [{c}] == [{d}])"),
            _ => format!("[{a}] + [{b}] + [{c}, {d}]"),
        }
    }
}

fn seed() -> u64 {
    std::env::var("COPIES_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1)
}

fn is_bounded(limit: &str) -> bool {
    // empty: it went well, or an operator does not take such values
    ["", "max_memory_bytes", "max_string_size", "max_array_size", "max_map_size"].contains(&limit)
}

#[test]
fn generated_copies_end_in_time() {
    if is_child() {
        let attack = || {
            let mut grammar = Grammar::new(seed());
            for number in 0..SCRIPTS {
                let source = grammar.script();
                let ended = run(&patient(), &source);
                assert!(is_bounded(ended.limit), "{number}: {}: {source}", ended.limit);
                assert!(
                    ended.peak <= patient().max_memory_bytes + SLACK,
                    "{number}: {} bytes: {source}",
                    ended.peak
                );
                assert!(ended.late_by < LATEST, "{number}: {:?}: {source}", ended.late_by);
            }
        };
        on_threads(vec![spawn(attack)]);
        return;
    }
    assert!(in_child("generated_copies_end_in_time").success());
}

#[test]
fn generated_copies_side_by_side_cost_no_neighbour_its_run() {
    if is_child() {
        watch_process();
        let is_over = Arc::new(AtomicBool::new(false));
        let innocents = innocents(&is_over);
        let attackers = (0..ATTACKERS as u64)
            .map(|attacker| {
                spawn(move || {
                    let mut grammar = Grammar::new(seed() + 1 + attacker);
                    for number in 0..SCRIPTS {
                        let source = grammar.script();
                        let limit = run(&patient(), &source).limit;
                        let is_right = is_bounded(limit) || limit == "max_process_memory_bytes";
                        assert!(is_right, "{number}: {limit}: {source}");
                    }
                })
            })
            .collect();
        on_threads(attackers);
        is_over.store(true, SeqCst);
        on_threads(innocents);
        return;
    }
    assert!(in_child("generated_copies_side_by_side_cost_no_neighbour_its_run").success());
}
