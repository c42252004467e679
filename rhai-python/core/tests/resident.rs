//! What a process has in RAM beside the books: given back where it is free, and the end of the run
//! that holds the most where it is not. Each test sets walls, so each runs in a process of its own.

mod common;

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::Arc;
use std::time::{Duration, Instant};

use common::child::{in_child, is_child};
use common::{limit_name, on_script_thread, patient};
use rhai_sandbox::rhai::Scope;
use rhai_sandbox::{memory, resident, Budget, Limits, SandboxEngine};

const MIB: u64 = 1 << 20;

/// An engine whose `map(n)` takes `n` MiB of RAM that the allocator does not know of.
fn engine() -> SandboxEngine {
    let limits = Limits { max_operations: 1 << 40, ..patient() };
    SandboxEngine::new(&limits, |engine| {
        engine
            .register_fn("map", |mib: i64| take_outside_of_the_books(mib as usize * MIB as usize));
    })
    .expect("limits in range")
}

fn take_outside_of_the_books(bytes: usize) {
    let access = libc::PROT_READ | libc::PROT_WRITE;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_POPULATE;
    // SAFETY: a fresh mapping that nobody else knows.
    let address = unsafe { libc::mmap(std::ptr::null_mut(), bytes, access, flags, -1, 0) };
    assert_ne!(address, libc::MAP_FAILED);
}

/// The limit that stopped a run; empty when none did.
fn outcome_of(source: &'static str) -> &'static str {
    on_script_thread(move || {
        let engine = engine();
        let ast = engine.compile(source).expect("compiles");
        let budget = Budget {
            max_operations: 1 << 40,
            timeout: Duration::from_secs(4),
            ..Budget::default()
        };
        let run = engine.run(&ast, &mut Scope::new(), &budget);
        run.outcome.err().as_ref().map_or("", limit_name)
    })
}

/// Holds 5 MiB, takes the others, and goes on.
const LARGE: &str =
    "let a = []; for i in 0..5 { let s = `${i}`; s.pad(1000000, 'x'); a.push([s].map(|s| || s)); }
     map(30); loop {}";

fn watch_with_wall() {
    memory::set_process_wall(memory::process_bytes() + 16 * MIB);
    assert!(resident::watch());
}

#[test]
fn run_that_holds_the_most_is_stopped_when_ram_beside_the_books_passes_the_wall() {
    if is_child() {
        assert_eq!(outcome_of(LARGE), "timeout_ms");
        watch_with_wall();
        assert_eq!(outcome_of(LARGE), "max_process_memory_bytes");
        return;
    }
    let test = "run_that_holds_the_most_is_stopped_when_ram_beside_the_books_passes_the_wall";
    assert!(in_child(test).success());
}

#[test]
fn run_that_holds_next_to_nothing_goes_on_in_a_process_that_is_full() {
    if is_child() {
        watch_with_wall();
        assert_eq!(outcome_of("map(60); loop {}"), "timeout_ms");
        return;
    }
    let test = "run_that_holds_next_to_nothing_goes_on_in_a_process_that_is_full";
    assert!(in_child(test).success());
}

fn resident_bytes() -> u64 {
    let statm = std::fs::read_to_string("/proc/self/statm").expect("procfs");
    let pages: u64 = statm.split(' ').nth(1).expect("a field").parse().expect("a number");
    pages * 4096
}

/// A thread that has freed 64 MiB of small blocks around one that it keeps, and its end.
fn thread_with_free_blocks() -> (Arc<AtomicBool>, std::thread::JoinHandle<()>) {
    let (freed, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let (tell, wait) = (Arc::clone(&freed), Arc::clone(&done));
    let thread = std::thread::spawn(move || {
        let mut blocks: Vec<Vec<u8>> = (0..64 << 10).map(|_| vec![1; 1 << 10]).collect();
        let kept = blocks.pop();
        drop(blocks);
        tell.store(true, SeqCst);
        while !wait.load(SeqCst) {
            std::thread::park_timeout(Duration::from_millis(10));
        }
        drop(kept);
    });
    while !freed.load(SeqCst) {
        std::thread::yield_now();
    }
    (done, thread)
}

#[test]
fn free_blocks_are_given_back_before_any_run_is_stopped() {
    if is_child() {
        memory::set_process_wall(memory::process_bytes() + 16 * MIB);
        assert!(resident::watch());
        let (done, thread) = thread_with_free_blocks();
        let before = resident_bytes();
        let started = Instant::now();
        assert_eq!(outcome_of("let n = 0; for i in 0..300000 { n += 1; } n"), "");
        let after = resident_bytes();
        assert!(after + 40 * MIB < before, "{before} {after} after {:?}", started.elapsed());
        done.store(true, SeqCst);
        thread.join().expect("no panic");
        return;
    }
    assert!(in_child("free_blocks_are_given_back_before_any_run_is_stopped").success());
}
