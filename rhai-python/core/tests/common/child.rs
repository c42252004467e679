//! A test that runs again in a process of its own, where it may die or set walls.
#![allow(dead_code)] // not every test binary needs it

use std::process::Command;

const CHILD: &str = "RHAI_SANDBOX_TEST_CHILD";

/// Runs one test of this file again in a process of its own, where it may die or set walls.
pub fn in_child(test: &str) -> std::process::ExitStatus {
    let binary = std::env::current_exe().expect("the path of this test");
    let child = Command::new(binary)
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env(CHILD, "1")
        .output()
        .expect("a child process");
    // shown when the test fails
    let said = String::from_utf8_lossy(&child.stderr);
    let last = said.char_indices().rev().nth(4_000).map_or(0, |(at, _)| at);
    println!("{}", &said[last..]);
    child.status
}

pub fn is_child() -> bool {
    std::env::var_os(CHILD).is_some()
}
