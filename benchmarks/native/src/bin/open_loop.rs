//! An open loop: `open-loop HOST:PORT PATH BODY RATE SECONDS` posts BODY at a fixed rate on 64 connections, whatever the
//! answers do, and prints median, 99th percentile and maximum in milliseconds, and how many failed. A latency counts from
//! the moment at which its request was due. One thread that sleeps in `ppoll`: on two cores a larger generator would
//! measure itself.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::os::fd::AsRawFd;
use std::time::{Duration, Instant};

const CONNECTIONS: usize = 64;

struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
    /// When the request that is not answered was due.
    due: Option<Instant>,
}

impl Connection {
    fn open(address: &str) -> Self {
        let stream = TcpStream::connect(address).expect("a server that accepts");
        stream.set_nodelay(true).expect("a TCP socket");
        stream.set_nonblocking(true).expect("a TCP socket");
        Self { stream, received: Vec::new(), due: None }
    }

    fn ask(&mut self, request: &[u8], due: Instant) {
        self.stream.write_all(request).expect("room for a small request");
        self.due = Some(due);
    }

    /// The status of the answer once it is whole.
    fn take_answer(&mut self) -> Option<u16> {
        let mut buffer = [0; 16 << 10];
        match self.stream.read(&mut buffer) {
            Ok(0) => panic!("the server closed a connection"),
            Ok(count) => self.received.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return None,
            Err(error) => panic!("a connection broke: {error}"),
        }
        let end = self.received.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
        let head = String::from_utf8_lossy(&self.received[..end]).to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
        let length: usize = length.and_then(|text| text.trim().parse().ok()).expect("a length");
        if self.received.len() < end + length {
            return None;
        }
        self.received.clear();
        head.split(' ').nth(1).and_then(|status| status.parse().ok())
    }
}

/// Sleeps until a connection that waits for an answer can be read, at most until `until`.
fn wait(connections: &[Connection], until: Instant) -> Vec<usize> {
    let asked: Vec<usize> =
        (0..connections.len()).filter(|&number| connections[number].due.is_some()).collect();
    let mut polled: Vec<libc::pollfd> = asked
        .iter()
        .map(|&number| libc::pollfd {
            fd: connections[number].stream.as_raw_fd(),
            events: libc::POLLIN,
            revents: 0,
        })
        .collect();
    let left = until.saturating_duration_since(Instant::now());
    let timeout = libc::timespec {
        tv_sec: left.as_secs() as libc::time_t,
        tv_nsec: left.subsec_nanos().into(),
    };
    // SAFETY: the array has as many entries as is said, and the time is a live struct.
    unsafe { libc::ppoll(polled.as_mut_ptr(), polled.len() as _, &timeout, std::ptr::null()) };
    asked.into_iter().zip(polled).filter(|(_, found)| found.revents != 0).map(|(n, _)| n).collect()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, path, body, rate, seconds] = arguments.as_slice() else {
        panic!("usage: open-loop HOST:PORT PATH BODY RATE SECONDS");
    };
    let rate: f64 = rate.parse().expect("requests a second");
    let count = (rate * seconds.parse::<f64>().expect("seconds")) as u32;
    let length = body.len();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    let mut connections: Vec<Connection> =
        (0..CONNECTIONS).map(|_| Connection::open(address)).collect();
    let mut free: Vec<usize> = (0..CONNECTIONS).collect();
    let mut latencies = Vec::with_capacity(count as usize);
    let mut failed = 0;
    let (start, mut sent) = (Instant::now(), 0);
    let due = |number: u32| start + Duration::from_secs_f64(f64::from(number) / rate);
    while latencies.len() < count as usize {
        let now = Instant::now();
        while sent < count && due(sent) <= now {
            let Some(number) = free.pop() else { break };
            connections[number].ask(request.as_bytes(), due(sent));
            sent += 1;
        }
        let is_time_to_come = sent < count && !free.is_empty();
        let until = if is_time_to_come { due(sent) } else { now + Duration::from_secs(1) };
        for number in wait(&connections, until) {
            let Some(status) = connections[number].take_answer() else {
                continue;
            };
            let due = connections[number].due.take().expect("a request");
            latencies.push(due.elapsed());
            failed += u32::from(status != 200);
            free.push(number);
        }
    }
    latencies.sort_unstable();
    let at =
        |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!("{:.3} {:.3} {:.3} {failed}", at(0.5), at(0.99), at(1.0));
}
