//! One connection from greeting to end, over a real socket pair in one process.

mod support;

use picloud_worker::{serve, ExitReason};
use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::thread::JoinHandle;
use std::time::Duration;
use support::{limits, load, run, Request, RunResult, Value};

struct Host {
    socket: UnixStream,
    served: JoinHandle<ExitReason>,
}

impl Host {
    fn connect() -> Self {
        let (ours, theirs) = UnixStream::pair().unwrap();
        ours.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        // the executor's end may have been made non-blocking by whoever opened it
        theirs.set_nonblocking(true).unwrap();
        let served = std::thread::spawn(move || serve(theirs.as_raw_fd()));
        Self { socket: ours, served }
    }

    fn greeted() -> Self {
        let mut host = Self::connect();
        host.send(&list!["hello", 2, "0.2.0", list![2, 0]]);
        assert_eq!(host.receive().items()[0].text(), "hello");
        host
    }

    fn send(&mut self, message: &Value) {
        self.socket.write_all(&message.frame()).unwrap();
    }

    fn receive(&mut self) -> Value {
        let mut head = [0; 4];
        self.socket.read_exact(&mut head).unwrap();
        let mut payload = vec![0; u32::from_le_bytes(head) as usize];
        self.socket.read_exact(&mut payload).unwrap();
        Value::unpack(&payload)
    }

    fn end(self) -> ExitReason {
        let _ = self.socket.shutdown(Shutdown::Write);
        self.served.join().unwrap()
    }
}

#[test]
fn hello_is_answered_with_versions_engine_and_pid() {
    let mut host = Host::connect();
    host.send(&list!["hello", 2, "9.9.9-test", list![2, 0], "from a later minor"]);
    let pid = u64::from(std::process::id());
    assert_eq!(host.receive(), list!["hello", 2, "9.9.9-test", "1.2", "rhai 1.26.1", pid, list![]]);
    assert_eq!(host.end(), ExitReason::HostGone);
}

#[test]
fn hello_names_the_engine_that_is_built_in() {
    let manifest = include_str!("../../core/Cargo.toml");
    let version = picloud_worker::ENGINE.strip_prefix("rhai ").unwrap();
    assert!(manifest.contains(&format!("version = \"={version}\"")));
}

#[test]
fn hello_of_another_version_is_answered_and_ends_with_both_named() {
    let mut host = Host::connect();
    host.send(&list!["hello", 3, "1.0.0", list![2, 0]]);
    assert_eq!(host.receive().items()[1], Value::Int(2));
    let reason = host.end();
    assert_eq!(reason.code(), 4);
    assert_eq!(reason.to_string(), "the host speaks wire 3, this executor wire 2");
}

#[test]
fn frames_split_and_joined_at_will_are_understood() {
    let mut host = Host::greeted();
    let mut stream = load("k", "ctx.request.path", &limits(&[])).frame();
    for id in 0..3 {
        stream.extend(run(id, "k", &Request { path: "/x", ..Request::default() }).frame());
    }
    for part in stream.chunks(7) {
        host.socket.write_all(part).unwrap();
    }
    let mut ids: Vec<u64> = (0..3)
        .map(|_| {
            let result = RunResult::of(&host.receive());
            assert_eq!(result.ok(), "\"/x\"");
            result.call_id
        })
        .collect();
    ids.sort_unstable();
    assert_eq!(ids, [0, 1, 2]);
    host.send(&list!["check", 77, "let ;", limits(&[])]);
    let checked = host.receive();
    assert_eq!((checked.items()[0].text(), checked.items()[1].int()), ("checked", 77));
    assert_eq!(host.end(), ExitReason::HostGone);
}

#[test]
fn ten_thousand_frames_at_once_are_all_answered() {
    let mut host = Host::greeted();
    host.send(&load("k", "ctx.request.body", &limits(&[])));
    let count = 10_000;
    let request = Request::with_body("text/plain", "x".repeat(200));
    let mut writer = host.socket.try_clone().unwrap();
    let writing = std::thread::spawn(move || {
        for id in 0..count {
            writer.write_all(&run(id, "k", &request).frame()).unwrap();
        }
    });
    let mut seen = vec![false; count as usize];
    for _ in 0..count {
        let id = RunResult::of(&host.receive()).call_id as usize;
        assert!(!std::mem::replace(&mut seen[id], true), "call {id} was answered twice");
    }
    writing.join().unwrap();
    assert_eq!(host.end(), ExitReason::HostGone);
}

#[test]
fn large_answers_go_through_a_socket_that_fills_up() {
    let mut host = Host::greeted();
    host.send(&load("k", "ctx.request.body", &limits(&[])));
    let request = Request::with_body("text/plain", "y".repeat(900_000));
    for id in 0..4 {
        host.send(&run(id, "k", &request));
    }
    std::thread::sleep(Duration::from_millis(200));
    for _ in 0..4 {
        assert_eq!(RunResult::of(&host.receive()).ok().len(), 900_002);
    }
    assert_eq!(host.end(), ExitReason::HostGone);
}

#[test]
fn broken_protocol_ends_with_code_3_and_the_fault() {
    let cases: [(Vec<u8>, &str); 5] = [
        (vec![0xff; 4], "a frame claims 4294967295 bytes"),
        (list!["run", "one"].frame(), "run.call_id: expected an unsigned integer, found text"),
        (list!["hello", 2, "0.2.0", list![1, 0]].frame(), "a second hello"),
        (vec![3, 0, 0, 0, 0xc1, 0, 0], "a byte that begins no value"),
        (vec![3, 0, 0, 0, 0x91], "the stream ends within a frame"),
    ];
    for (bytes, part) in cases {
        let mut host = Host::greeted();
        host.socket.write_all(&bytes).unwrap();
        let reason = host.end();
        assert_eq!(reason.code(), 3, "{reason}");
        assert!(reason.to_string().contains(part), "{reason}");
    }
    let mut host = Host::connect();
    host.send(&list!["unload", "k"]);
    assert!(host.end().to_string().contains("before the hello"));
}
