//! One connection to a host: greeting, frames in, results out. Ends when the host closes it.
//! Knows nothing of scripts beyond what `runtime` offers.

mod probe;
mod process;
mod sandbox;
mod socket;
mod writer;

use crate::runtime::{Reply, Runtime, RuntimeError, DEFAULT_THREAD_COUNT};
use crate::sdk::SDK_VERSION;
use crate::wire::{encode_hello, FrameBuffer, Hello, HostHello, HostMessage, WIRE_VERSION};
pub use probe::probe_walls;
use process::{ProcessLimits, Walls};
use socket::Socket;
use std::fmt;
use std::io::Write as _;
use std::os::fd::RawFd;
use std::sync::Arc;
use writer::Writer;

/// Bytes taken from the socket at once.
const READ_BYTES: usize = 64 << 10;

/// Why serving ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExitReason {
    /// The host closed the stream.
    HostGone,
    /// The host sent what is not a wire message; the text names the fault.
    Malformed(String),
    /// The host speaks another version; the text names both.
    VersionMismatch(String),
    /// The socket failed.
    Broken(String),
}

impl ExitReason {
    /// The exit code of the executor process.
    pub fn code(&self) -> i32 {
        match self {
            Self::HostGone => 0,
            Self::Broken(_) => 1,
            Self::Malformed(_) => 3,
            Self::VersionMismatch(_) => 4,
        }
    }
}

impl fmt::Display for ExitReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HostGone => f.write_str("the host closed the connection"),
            Self::Malformed(fault) => write!(f, "unreadable message from the host: {fault}"),
            Self::VersionMismatch(fault) => f.write_str(fault),
            Self::Broken(fault) => write!(f, "the connection to the host failed: {fault}"),
        }
    }
}

/// Turns this process into an executor that serves the stream socket `fd`, and ends the process
/// when the host closes it or breaks the protocol: exit code 0, 1 (socket failed), 3 (malformed
/// message) or 4 (other wire version). A fault is told on stderr in one line.
pub fn worker_main(fd: RawFd) -> ! {
    let first = process::confine();
    let reason = serve_with(fd, &|hello| {
        [first.as_slice(), &process::wall(&ProcessLimits::of(hello))].concat()
    });
    if reason != ExitReason::HostGone {
        // stderr may be closed or full; the exit code says it too
        let _ = writeln!(std::io::stderr(), "picloud executor: {reason}");
    }
    // at once: script threads may be in the middle of something
    process::exit_now(reason.code())
}

/// Serves one stream socket until it ends, inside a process that goes on. The descriptor stays
/// open; runs in flight at the end finish and their results go nowhere.
pub fn serve(fd: RawFd) -> ExitReason {
    serve_with(fd, &|_| Vec::new())
}

fn serve_with(fd: RawFd, greeted: &dyn Fn(&HostHello<'_>) -> Walls) -> ExitReason {
    let mut connection = Connection {
        socket: Socket::new(fd),
        writer: Arc::new(Writer::new(Socket::new(fd))),
        frames: FrameBuffer::default(),
        serving: None,
        greeted,
    };
    match connection.pump() {
        Ok(()) => ExitReason::HostGone,
        Err(reason) => reason,
    }
}

struct Connection<'a> {
    socket: Socket,
    writer: Arc<Writer>,
    frames: FrameBuffer,
    /// None until the host has greeted.
    serving: Option<(Runtime, Reply)>,
    /// Called once with the host's greeting, before the first script; says which walls stand.
    greeted: &'a dyn Fn(&HostHello<'_>) -> Walls,
}

impl Connection<'_> {
    /// Reads until the end of the stream.
    fn pump(&mut self) -> Result<(), ExitReason> {
        let mut buffer = vec![0; READ_BYTES];
        loop {
            let count = match self.socket.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) => return Err(ExitReason::Broken(error.to_string())),
            };
            self.frames.feed(&buffer[..count]);
            self.take_frames()?;
            self.frames.shrink();
        }
        if self.frames.has_partial_frame() {
            return Err(ExitReason::Malformed("the stream ends within a frame".to_owned()));
        }
        Ok(())
    }

    fn take_frames(&mut self) -> Result<(), ExitReason> {
        let malformed = |error: &dyn fmt::Display| ExitReason::Malformed(error.to_string());
        while let Some(payload) = self.frames.next_payload().map_err(|error| malformed(&error))? {
            match &self.serving {
                Some((runtime, reply)) => match runtime.handle(payload, reply) {
                    Ok(()) | Err(RuntimeError::Closed) => (),
                    Err(error) => return Err(malformed(&error)),
                },
                None => match HostMessage::decode(payload).map_err(|error| malformed(&error))? {
                    HostMessage::Hello(hello) => {
                        self.serving = Some(greet(&hello, &self.writer, self.greeted)?);
                    }
                    _ => return Err(malformed(&"a message before the hello")),
                },
            }
        }
        Ok(())
    }
}

/// Answers the host's greeting and gets ready to run scripts.
fn greet(
    hello: &HostHello<'_>,
    writer: &Arc<Writer>,
    greeted: &dyn Fn(&HostHello<'_>) -> Walls,
) -> Result<(Runtime, Reply), ExitReason> {
    let is_understood = hello.wire_version == WIRE_VERSION;
    let walls = if is_understood { greeted(hello) } else { Vec::new() };
    let own = Hello {
        product_version: hello.product_version,
        sdk_version: SDK_VERSION,
        engine: crate::ENGINE,
        pid: std::process::id(),
        walls: &walls,
    };
    writer.send(&encode_hello(&own));
    if !is_understood {
        return Err(ExitReason::VersionMismatch(format!(
            "the host speaks wire {}, this executor wire {WIRE_VERSION}",
            hello.wire_version
        )));
    }
    let thread_count = usize::try_from(hello.thread_count).unwrap_or(usize::MAX);
    let thread_count = if thread_count == 0 { DEFAULT_THREAD_COUNT } else { thread_count.min(256) };
    let writer = Arc::clone(writer);
    let reply: Reply = Arc::new(move |frame: &[u8]| writer.send(frame));
    let waiting_threads = usize::try_from(hello.waiting_threads).unwrap_or(usize::MAX).min(256);
    Ok((Runtime::new(thread_count, waiting_threads), reply))
}
