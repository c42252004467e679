//! Speaks the wire protocol from the host's side, and runs scripts in one line. Written apart from the crate's
//! own codec, so that a fault in that one cannot hide here.
#![allow(dead_code, unused_imports)] // each test program uses its own part

mod bench;
mod messages;
mod result;
#[macro_use]
mod value;

pub use bench::{script, script_on, serve, Bench, WAITING_THREADS};
pub use messages::{limits, load, run, Answer, Request, ServiceCall, NOW_MS, SEED};
pub use result::RunResult;
pub use value::Value;

#[global_allocator]
static ALLOCATOR: rhai_sandbox::CountingAllocator = rhai_sandbox::CountingAllocator;
