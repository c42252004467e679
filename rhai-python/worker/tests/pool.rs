//! Many calls at once: each gets exactly one answer, whatever the scripts do.

mod support;

use picloud_worker::RuntimeError;
use std::collections::HashSet;
use std::time::{Duration, Instant};
use support::{limits, load, run, Bench, Request, RunResult};

#[test]
fn runs_at_once_get_one_answer_each() {
    let bench = Bench::new(4);
    bench.send(&load("fast", "ctx.execution_id", &limits(&[])));
    bench.send(&load("slow", "let s = 0; for i in 0..20000 { s += i; } s", &limits(&[])));
    let count = 400;
    for id in 0..count {
        bench.send(&run(id, if id % 10 == 0 { "slow" } else { "fast" }, &Request::default()));
    }
    let answered: HashSet<u64> = (0..count)
        .map(|_| {
            let result = bench.result();
            result.ok();
            result.call_id
        })
        .collect();
    assert_eq!(answered.len(), count as usize);
    assert!(bench.no_answer_for(Duration::from_millis(50)));
}

#[test]
fn endless_scripts_end_at_their_deadline_and_others_are_served_between() {
    let bench = Bench::new(4);
    let own = limits(&[("timeout_ms", 100), ("max_operations", 1 << 40)]);
    bench.send(&load("endless", "loop {}", &own));
    bench.send(&load("tiny", "7", &limits(&[])));
    let start = Instant::now();
    for id in 0..64 {
        bench.send(&run(id, "endless", &Request::default()));
    }
    bench.send(&run(1000, "tiny", &Request::default()));
    let results: Vec<RunResult> = (0..65).map(|_| bench.result()).collect();
    let tiny = results.iter().find(|result| result.call_id == 1000).unwrap();
    assert_eq!(tiny.ok(), "7");
    let ended: Vec<_> = results.iter().filter(|result| result.call_id != 1000).collect();
    for result in &ended {
        assert_eq!(result.failure().0, "script_timeout");
        assert!(result.duration_us >= 100_000, "{}", result.duration_us);
    }
    assert_eq!(ended.len(), 64);
    // 64 / 4 rounds of 100 ms; the deadline counts from the thread, not from the queue
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(1_600) && took < Duration::from_secs(6), "{took:?}");
}

#[test]
fn tiny_script_does_not_wait_for_an_endless_one_while_a_thread_is_free() {
    let bench = Bench::new(2);
    let own = limits(&[("timeout_ms", 2_000), ("max_operations", 1 << 40)]);
    bench.send(&load("endless", "loop {}", &own));
    bench.send(&load("tiny", "7", &limits(&[])));
    bench.send(&run(1, "endless", &Request::default()));
    for id in 2..30 {
        bench.send(&run(id, "tiny", &Request::default()));
        assert_eq!(bench.result().call_id, id);
    }
    assert_eq!(bench.result().failure().0, "script_timeout");
}

#[test]
fn unloaded_revision_is_unknown_to_later_runs_only() {
    let bench = Bench::new(1);
    let own = limits(&[("timeout_ms", 100), ("max_operations", 1 << 40)]);
    bench.send(&load("endless", "loop {}", &own));
    bench.send(&load("k", "1", &limits(&[])));
    bench.send(&run(1, "endless", &Request::default()));
    bench.send(&run(2, "k", &Request::default()));
    bench.send(&list!["unload", "k"]);
    bench.send(&run(3, "k", &Request::default()));
    let mut results: Vec<RunResult> = (0..3).map(|_| bench.result()).collect();
    results.sort_by_key(|result| result.call_id);
    assert_eq!(results[1].ok(), "1");
    assert_eq!(results[2].failure().0, "unknown_revision");
    bench.send(&list!["unload", "never loaded"]);
    bench.send(&run(4, "never loaded", &Request::default()));
    assert_eq!(bench.result().failure().0, "unknown_revision");
}

#[test]
fn loading_a_key_again_replaces_its_revision() {
    let bench = Bench::new(1);
    for expected in ["1", "2"] {
        assert_eq!(bench.run(expected, &Request::default(), &limits(&[])).ok(), expected);
    }
}

#[test]
fn more_revisions_than_a_thread_keeps_compiled_still_run() {
    let bench = Bench::new(1);
    for round in 0..2 {
        for n in 0..300 {
            if round == 0 {
                bench.send(&load(&n.to_string(), &format!("{n} + 1"), &limits(&[])));
            }
            bench.send(&run(n, &n.to_string(), &Request::default()));
            assert_eq!(bench.result().ok(), (n + 1).to_string());
        }
    }
}

#[test]
fn limit_sets_are_kept_apart() {
    let bench = Bench::new(1);
    let source = "let s = \"\"; for i in 0..50 { s += \"0123456789\"; } s.len()";
    for size in [100, 1_000, 200, 2_000, 300, 3_000, 100, 1_000] {
        let result = bench.run(source, &Request::default(), &limits(&[("max_string_size", size)]));
        assert_eq!(result.error.is_none(), size >= 1_000, "{size}");
    }
}

#[test]
fn result_counts_operations_memory_and_time() {
    let bench = Bench::new(1);
    let source = "let b = blob(9000, 1); let n = 0; while n < 1000 { n += 1; } b.len() + n";
    let result = bench.run(source, &Request::default(), &limits(&[]));
    assert_eq!(result.ok(), "10000");
    assert!(result.operations > 3_000 && result.operations < 20_000, "{}", result.operations);
    assert!(result.peak_memory_bytes >= 9_000, "{}", result.peak_memory_bytes);
    assert!(result.duration_us > 0 && result.duration_us < 5_000_000);
}

#[test]
fn closed_runtime_answers_what_waits_and_takes_no_more() {
    let bench = Bench::new(1);
    let own = limits(&[("timeout_ms", 200), ("max_operations", 1 << 40)]);
    bench.send(&load("endless", "loop {}", &own));
    for id in 0..3 {
        bench.send(&run(id, "endless", &Request::default()));
    }
    assert!(bench.no_answer_for(Duration::from_millis(50)), "one of them runs by now");
    bench.runtime().close();
    let mut codes: Vec<String> = (0..3).map(|_| bench.result().failure().0.to_owned()).collect();
    codes.sort();
    assert_eq!(codes, ["script_panic", "script_panic", "script_timeout"]);
    let message = run(9, "endless", &Request::default()).pack();
    let reply: picloud_worker::Reply = std::sync::Arc::new(|_| panic!("no answer"));
    assert_eq!(bench.runtime().handle(&message, &reply), Err(RuntimeError::Closed));
}

#[test]
fn hello_has_no_place_in_a_runtime() {
    let bench = Bench::new(1);
    let reply: picloud_worker::Reply = std::sync::Arc::new(|_| panic!("no answer"));
    let hello = list!["hello", 2, "0.2.0", list![1, 0]].pack();
    let refused = bench.runtime().handle(&hello, &reply);
    assert_eq!(refused, Err(RuntimeError::Unexpected("a second hello")));
}

/// A script that takes about a hundred milliseconds.
const SLOW: &str = "let s = 0; for i in 0..300000 { s += i; } s";

#[test]
fn run_goes_to_an_idle_thread_that_has_its_script_compiled() {
    let bench = Bench::new(4);
    let own = limits(&[("timeout_ms", 60_000)]);
    for n in 0..4 {
        bench.send(&load(&n.to_string(), &format!("{SLOW} + {n}"), &own));
    }
    for n in 0..4 {
        bench.send(&run(n, &n.to_string(), &Request::default()));
    }
    (0..4).for_each(|_| drop(bench.result()));
    assert_eq!(bench.runtime().compilations(), 4);
    // one after the other, in an order in which the thread that worked last never has the script
    for n in [3, 1, 2, 0, 2, 1, 3, 0, 3, 2, 1, 0] {
        bench.send(&run(n, &n.to_string(), &Request::default()));
        bench.result().ok();
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(bench.runtime().compilations(), 4);
}

#[test]
fn scripts_spread_over_the_threads_when_one_has_no_room_for_more() {
    let bench = Bench::new(4);
    for n in 0..800 {
        bench.send(&load(&n.to_string(), &format!("{n} + 1"), &limits(&[])));
    }
    for _ in 0..2 {
        for n in 0..800 {
            bench.send(&run(n, &n.to_string(), &Request::default()));
            assert_eq!(bench.result().ok(), (n + 1).to_string());
        }
    }
    let compilations = bench.runtime().compilations();
    assert!(compilations < 900, "{compilations} for 800 scripts that four threads can hold");
}

#[test]
fn run_of_a_busy_script_does_not_wait_for_the_thread_that_has_it() {
    let bench = Bench::new(2);
    let own = limits(&[("timeout_ms", 2_000), ("max_operations", 1 << 40)]);
    let source = "if ctx.request.query.x == \"end\" { 7 } else { loop {} }";
    bench.send(&load("k", source, &own));
    let request = |query: &'static str| Request { query, ..Request::default() };
    bench.send(&run(1, "k", &request("x=on")));
    bench.send(&run(2, "k", &request("x=end")));
    let first = bench.result();
    assert_eq!((first.call_id, first.ok()), (2, "7".to_owned()));
    assert_eq!(bench.result().failure().0, "script_timeout");
    assert_eq!(bench.runtime().compilations(), 2);
}
