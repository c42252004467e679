//! Measures the executor from the host's side of the socket, in a child process as in production:
//! `cargo run --release -p picloud-worker --example executor_cost`. Figures go to docs/internal/benchmarks.md.

use rhai_sandbox::rhai::{Engine, OptimizationLevel, Scope};
use rmp::encode as pack;
use std::io::{Read, Write};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: rhai_sandbox::CountingAllocator = rhai_sandbox::CountingAllocator;

const TINY: &str =
    r#"let name = ctx.request.body.name ?? "world"; #{ hello: name, sdk: ctx.sdk_version }"#;
const FIB: &str = "fn fib(n) { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } } fib(24)";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, word, fd] = arguments.as_slice() {
        assert_eq!(word, "child");
        picloud_worker::worker_main(fd.parse().expect("a descriptor"));
    }
    for threads in [1, 4, 8] {
        let mut host = Host::start(threads);
        println!("{threads} script threads, child started in {:?}", host.started_in);
        host.load("tiny", TINY);
        host.load("fib", FIB);
        for in_flight in [1, 16, 64] {
            let per_call = (0..5).map(|_| host.measure("tiny", in_flight, 20_000)).min();
            let per_call = per_call.unwrap_or_default();
            println!("  tiny, {in_flight:2} in flight: {:6.2} us per call", micros(per_call));
        }
        let fib = (0..10).map(|_| host.measure("fib", 1, 1)).min().unwrap_or_default();
        println!("  fib(24): {:.1} ms, child RSS {} KiB", micros(fib) / 1e3, host.rss_kib());
    }
    println!("bare rhai, no limits: fib(24) {:.1} ms", micros(bare_fib(false)) / 1e3);
    println!(
        "bare rhai, positions of arithmetic errors on: {:.1} ms",
        micros(bare_fib(true)) / 1e3
    );
}

fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}

fn bare_fib(with_positions: bool) -> Duration {
    let mut engine = Engine::new();
    engine.set_optimization_level(OptimizationLevel::None);
    engine.set_fast_operators(!with_positions);
    let ast = engine.compile(FIB).expect("it compiles");
    let run = || {
        let start = Instant::now();
        let value = engine.eval_ast_with_scope::<i64>(&mut Scope::new(), &ast);
        assert_eq!(value.ok(), Some(46_368));
        start.elapsed()
    };
    (0..10).map(|_| run()).min().unwrap_or_default()
}

struct Host {
    socket: UnixStream,
    child: Child,
    received: Vec<u8>,
    started_in: Duration,
}

impl Host {
    fn start(threads: u64) -> Self {
        let start = Instant::now();
        let (ours, theirs) = UnixStream::pair().expect("a socket pair");
        // a copy without close-on-exec is what the child inherits
        // SAFETY: dup of a live descriptor; the result is owned here alone.
        let inherited = unsafe { OwnedFd::from_raw_fd(libc::dup(theirs.as_raw_fd())) };
        let program = std::env::current_exe().expect("the path of this program");
        let fd = inherited.as_raw_fd().to_string();
        let child = Command::new(program).args(["child", &fd]).spawn().expect("a child");
        drop((theirs, inherited));
        let mut host =
            Self { socket: ours, child, received: Vec::new(), started_in: Duration::ZERO };
        host.send(&payload("hello", |out| {
            let _ = pack::write_uint(out, 1);
            let _ = pack::write_str(out, "0.2.0");
            let _ = pack::write_array_len(out, 2);
            let _ = pack::write_uint(out, threads);
            let _ = pack::write_uint(out, 256 << 20);
            3
        }));
        host.receive(1);
        host.started_in = start.elapsed();
        host
    }

    fn load(&mut self, key: &str, source: &str) {
        self.send(&payload("load", |out| {
            let _ = pack::write_str(out, key);
            let _ = pack::write_array_len(out, 0);
            let _ = pack::write_str(out, source);
            3
        }));
    }

    /// Time per call with a number of calls under way.
    fn measure(&mut self, key: &str, in_flight: usize, count: usize) -> Duration {
        let call = run_message(key);
        let start = Instant::now();
        let first = in_flight.min(count);
        self.send(&call.repeat(first));
        let (mut sent, mut answered) = (first, 0);
        while answered < count {
            let arrived = self.receive(1);
            answered += arrived;
            let more = arrived.min(count - sent);
            sent += more;
            self.send(&call.repeat(more));
        }
        start.elapsed() / u32::try_from(count).unwrap_or(1)
    }

    fn send(&mut self, bytes: &[u8]) {
        self.socket.write_all(bytes).expect("the child reads");
    }

    /// Waits for frames, at least so many; returns how many there were.
    fn receive(&mut self, least: usize) -> usize {
        let mut buffer = [0; 64 << 10];
        let mut frames = 0;
        while frames < least {
            let count = self.socket.read(&mut buffer).expect("the child answers");
            assert!(count > 0, "the child has gone");
            self.received.extend_from_slice(&buffer[..count]);
            while let Some((head, rest)) = self.received.split_first_chunk::<4>() {
                let length = u32::from_le_bytes(*head) as usize;
                if rest.len() < length {
                    break;
                }
                self.received.drain(..4 + length);
                frames += 1;
            }
        }
        frames
    }

    fn rss_kib(&self) -> String {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find(|line| line.starts_with("VmRSS"));
        line.and_then(|line| line.split_whitespace().nth(1)).unwrap_or("?").to_owned()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.socket.shutdown(std::net::Shutdown::Both);
        let _ = self.child.wait();
    }
}

/// One frame; `write` returns how many elements it wrote after the name.
fn payload(name: &str, write: impl FnOnce(&mut Vec<u8>) -> u32) -> Vec<u8> {
    let mut elements = Vec::new();
    let count = write(&mut elements);
    let mut message = Vec::new();
    let _ = pack::write_array_len(&mut message, count + 1);
    let _ = pack::write_str(&mut message, name);
    message.extend_from_slice(&elements);
    let mut frame = u32::try_from(message.len()).unwrap_or(u32::MAX).to_le_bytes().to_vec();
    frame.extend_from_slice(&message);
    frame
}

fn run_message(key: &str) -> Vec<u8> {
    let headers: [(&str, &str); 6] = [
        ("host", "pi.local:8080"),
        ("user-agent", "curl/8.5.0"),
        ("accept", "*/*"),
        ("content-type", "application/json"),
        ("content-length", "25"),
        ("x-forwarded-for", "192.168.1.20"),
    ];
    payload("run", |out| {
        let _ = pack::write_uint(out, 7);
        let _ = pack::write_str(out, key);
        let _ = pack::write_str(out, "0192f0c1-0000-7000-8000-000000000001");
        let _ = pack::write_str(out, "http");
        let _ = pack::write_array_len(out, 6);
        let _ = pack::write_str(out, "POST");
        let _ = pack::write_str(out, "/");
        let _ = pack::write_bin(out, b"page=1");
        let _ = pack::write_array_len(out, headers.len() as u32);
        for (name, value) in headers {
            let _ = pack::write_array_len(out, 2);
            let _ = pack::write_bin(out, name.as_bytes());
            let _ = pack::write_bin(out, value.as_bytes());
        }
        let _ = pack::write_bin(out, br#"{"name":"Ada","age": 36}"#);
        let _ = pack::write_str(out, "192.168.1.20");
        5
    })
}
