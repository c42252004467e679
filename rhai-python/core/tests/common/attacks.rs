//! What tests with attacks share: scripts that must end, and how.
#![allow(dead_code)] // not every test binary needs each helper

use std::time::Duration;

use super::{cpu_time_of, error_of, limit_name, on_script_thread, run_with};
use rhai_sandbox::{ErrorKind, Limits};

pub const MIB: u64 = 1 << 20;

/// Runs each script; it must end in time and stay near its memory budget.
pub fn assert_contained(sources: &'static [&'static str]) {
    on_script_thread(move || {
        let limits = Limits { timeout_ms: 3_000, ..Limits::default() };
        for source in sources {
            let (time, run) = cpu_time_of(|| run_with(&limits, source));
            assert!(time < Duration::from_secs(4), "{source} took {time:?}");
            let peak = run.peak_memory_bytes;
            assert!(peak <= limits.max_memory_bytes + 16 * MIB, "{source} held {peak} bytes");
            if let Err(error) = run.outcome {
                assert_ne!(error.kind, ErrorKind::Panic, "{source}: {error}");
            }
        }
    });
}

/// Runs each script; it must be stopped by the limit named beside it, with a line.
pub fn assert_limited(cases: &'static [(&'static str, &'static str)]) {
    on_script_thread(move || {
        for (limit, source) in cases {
            let error = error_of(source);
            assert_eq!(limit_name(&error), *limit, "{source}: {error}");
            assert!(error.line.is_some(), "{source}: {error}");
        }
    });
}
