//! Runs that wait for a service: others run meanwhile, and what a waiting run costs.

mod support;

use std::collections::HashSet;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};
use support::{limits, load, run, Bench, Request, RunResult, ServiceCall};

/// Starts so many runs that call a service and returns their calls.
fn waiting(bench: &Bench, count: u64) -> Vec<ServiceCall> {
    (0..count).for_each(|id| bench.send(&run(id, "waits", &Request::default())));
    (0..count).map(|_| ServiceCall::of(&bench.answer())).collect()
}

#[test]
fn runs_that_wait_leave_their_threads_to_others() {
    let bench = Bench::new(2);
    bench.send(&load("waits", "kv.get(\"a\")", &limits(&[])));
    bench.send(&load("tiny", "7", &limits(&[])));
    let calls = waiting(&bench, 40);
    let start = Instant::now();
    for id in 100..200 {
        bench.send(&run(id, "tiny", &Request::default()));
        assert_eq!(bench.result().ok(), "7");
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    calls.iter().for_each(|call| bench.reply(call, Ok(call.call_id.into())));
    let mut answered = HashSet::new();
    for _ in 0..40 {
        let result = bench.result();
        assert_eq!(result.ok(), result.call_id.to_string());
        answered.insert(result.call_id);
    }
    assert_eq!(answered.len(), 40);
}

#[test]
fn runs_beyond_the_waiting_threads_keep_their_places_and_all_end() {
    let bench = Bench::new(2);
    bench.send(&load("waits", "kv.get(\"a\")", &limits(&[])));
    let most = support::WAITING_THREADS as u64 + 2;
    let calls = waiting(&bench, most);
    for id in 100..110 {
        bench.send(&run(id, "waits", &Request::default()));
    }
    assert!(bench.no_answer_for(Duration::from_millis(100)));
    for call in &calls {
        bench.reply(call, Ok(1.into()));
    }
    let (mut results, mut calls) = (0, 0);
    while results < most + 10 {
        let message = bench.answer();
        if message.items()[0].text() == "result" {
            assert_eq!(RunResult::of(&message).ok(), "1");
            results += 1;
        } else {
            bench.reply(&ServiceCall::of(&message), Ok(1.into()));
            calls += 1;
        }
    }
    assert_eq!(calls, 10);
}

#[test]
fn no_more_runs_compute_at_once_than_there_are_threads() {
    let bench = Bench::new(1);
    bench.send(&load("waits", "kv.get(\"a\")", &limits(&[])));
    let own = limits(&[("max_operations", 1 << 40), ("timeout_ms", 300)]);
    bench.send(&load("computes", "loop { }", &own));
    bench.send(&load("tiny", "7", &limits(&[])));
    let calls = waiting(&bench, 3);
    std::thread::sleep(Duration::from_millis(30));
    bench.send(&run(10, "computes", &Request::default()));
    bench.send(&run(11, "tiny", &Request::default()));
    assert!(bench.no_answer_for(Duration::from_millis(100)), "there is one thread");
    // what has waited goes on at once
    bench.reply(&calls[0], Ok(1.into()));
    assert_eq!(bench.result().call_id, 0);
    assert_eq!(bench.result().failure().0, "script_timeout");
    assert_eq!(bench.result().call_id, 11);
    calls[1..].iter().for_each(|call| bench.reply(call, Ok(1.into())));
    let ended: HashSet<u64> = (0..2).map(|_| bench.result().call_id).collect();
    assert_eq!(ended, HashSet::from([1, 2]));
}

#[test]
fn closed_runtime_ends_runs_that_wait() {
    let bench = Bench::new(1);
    bench.send(&load("waits", "kv.get(\"a\")", &limits(&[])));
    waiting(&bench, 3);
    std::thread::sleep(Duration::from_millis(30));
    bench.runtime().close();
    for _ in 0..3 {
        assert_eq!(bench.result().failure().0, "script_cancelled");
    }
}

fn resident_bytes() -> u64 {
    let text = fs::read_to_string("/proc/self/smaps_rollup").expect("a kernel with smaps_rollup");
    let line = text.lines().find(|line| line.starts_with("Pss:")).expect("the memory in use");
    let kilobytes: String = line.chars().filter(char::is_ascii_digit).collect();
    kilobytes.parse::<u64>().expect("a number") << 10
}

/// Bytes of memory that a run may cost while it waits, beside its values. Most of it is the engine of its thread.
const MOST_BYTES: u64 = 320 << 10;

#[test]
#[ignore = "measures the memory of the whole process: the test below runs it in one of its own"]
fn run_that_waits_costs_little() {
    let bench = Bench::new(8);
    let source = "let x = ctx.request.path; fn deep(n) { if n == 0 { 1 } else { deep(n - 1) } }
        deep(20); kv.get(\"a\")";
    bench.send(&load("waits", source, &limits(&[])));
    for call in waiting(&bench, 8) {
        bench.reply(&call, Ok(1.into()));
    }
    (0..8).for_each(|_| drop(bench.result().ok()));
    let before = resident_bytes();
    let calls = waiting(&bench, 64);
    let measure = || resident_bytes().saturating_sub(before) / 56;
    let mut each = measure();
    // a run gives its stack back once it has waited for some milliseconds
    for _ in 0..100 {
        if each <= MOST_BYTES {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
        each = measure();
    }
    println!("{} KiB for each run that waits", each >> 10);
    calls.iter().for_each(|call| bench.reply(call, Ok(1.into())));
    (0..64).for_each(|_| drop(bench.result().ok()));
    assert!(each <= MOST_BYTES, "{} KiB", each >> 10);
}

#[test]
fn memory_of_waiting_runs_is_bounded() {
    let own = std::env::current_exe().expect("a test program");
    let alone = ["--ignored", "--exact", "run_that_waits_costs_little"];
    let output = Command::new(own).args(alone).output().expect("a child process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
