//! Writes what an executor says, as whole frames. docs/internal/wire.md, "Executor → host".

use super::value::{self, NotSendable};
use super::{FRAME_HEAD_BYTES, MAX_FRAME_BYTES, WIRE_VERSION};
use crate::outcome::{self, Answer, Fault, LogLine, Outcome};
use rhai_sandbox::rhai::Dynamic;
use rhai_sandbox::Diagnostic;
use rmp::encode as pack;
use rmp::encode::buffer::ByteBuf;

/// What an executor says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hello<'a> {
    pub product_version: &'a str,
    pub sdk_version: &'a str,
    pub engine: &'a str,
    pub pid: u32,
    /// What keeps a fault of the engine inside the process.
    pub walls: &'a [&'a str],
}

/// Something that a source may reach beyond its script: `grant` is the kind of grant, `name` is None when it is computed at
/// run time, `line` is the first line of its use.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Use {
    pub grant: &'static str,
    pub name: Option<String>,
    pub line: u32,
}

/// One frame that is being written. Writing to memory cannot fail.
struct Frame(ByteBuf);

impl Frame {
    fn start(name: &str, element_count: u32, capacity: usize) -> Self {
        let mut bytes = Vec::with_capacity(capacity + 128);
        bytes.extend_from_slice(&[0; FRAME_HEAD_BYTES]);
        let mut frame = Self(ByteBuf::from_vec(bytes));
        frame.array(element_count);
        frame.text(name);
        frame
    }

    fn finish(self) -> Vec<u8> {
        let mut bytes = self.0.into_vec();
        let length = u32::try_from(bytes.len() - FRAME_HEAD_BYTES).unwrap_or(u32::MAX);
        bytes[..FRAME_HEAD_BYTES].copy_from_slice(&length.to_le_bytes());
        bytes
    }

    fn array(&mut self, length: u32) {
        let Ok(_) = pack::write_array_len(&mut self.0, length);
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.array(u32::try_from(items.len()).unwrap_or(u32::MAX));
        for item in items {
            write(self, item);
        }
    }

    fn nil(&mut self) {
        let Ok(()) = pack::write_nil(&mut self.0);
    }

    fn flag(&mut self, value: bool) {
        let Ok(()) = pack::write_bool(&mut self.0, value);
    }

    fn unsigned(&mut self, value: u64) {
        let Ok(_) = pack::write_uint(&mut self.0, value);
    }

    fn optional_unsigned(&mut self, value: Option<u32>) {
        match value {
            Some(value) => self.unsigned(u64::from(value)),
            None => self.nil(),
        }
    }

    fn text(&mut self, text: &str) {
        let Ok(()) = pack::write_str(&mut self.0, text);
    }

    fn optional_text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.nil(),
        }
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let Ok(()) = pack::write_bin(&mut self.0, bytes);
    }
}

/// The frame with which an executor greets.
pub fn encode_hello(hello: &Hello<'_>) -> Vec<u8> {
    let mut frame = Frame::start("hello", 7, 160);
    frame.unsigned(WIRE_VERSION);
    frame.text(hello.product_version);
    frame.text(hello.sdk_version);
    frame.text(hello.engine);
    frame.unsigned(u64::from(hello.pid));
    frame.list(hello.walls, |frame, wall| frame.text(wall));
    frame.finish()
}

/// The frame that answers a `run`. A result that does not fit in a frame becomes a failure.
pub fn encode_result(call_id: u64, outcome: &Outcome) -> Vec<u8> {
    let frame = encode_outcome(call_id, outcome);
    if frame.len() <= FRAME_HEAD_BYTES + MAX_FRAME_BYTES {
        return frame;
    }
    let limit = MAX_FRAME_BYTES as u64;
    encode_outcome(call_id, &Outcome::failed(Fault::limit("max_response_bytes", limit)))
}

fn encode_outcome(call_id: u64, outcome: &Outcome) -> Vec<u8> {
    let nothing = Answer::default();
    let (status, answer, fault) = match &outcome.result {
        Ok(answer) => ("ok", answer, None),
        Err(fault) => ("failed", &nothing, Some(fault)),
    };
    let mut frame = Frame::start("result", 16, answer.body.len());
    frame.unsigned(call_id);
    frame.text(status);
    frame.unsigned(u64::from(answer.http_status));
    frame.list(&answer.headers, |frame, (name, value)| {
        frame.array(2);
        frame.text(name);
        frame.text(value);
    });
    frame.bytes(&answer.body);
    match fault {
        Some(fault) => encode_fault(&mut frame, fault),
        None => frame.nil(),
    }
    frame.unsigned(outcome.duration_us);
    frame.unsigned(outcome.operations);
    frame.unsigned(outcome.peak_memory_bytes);
    frame.list(&outcome.logs, encode_log_line);
    frame.unsigned(outcome.dropped_log_lines);
    frame.list(&outcome.warnings, |frame, warning| frame.text(warning));
    frame.unsigned(outcome.left_bytes);
    frame.text(fault.map_or("", |fault| &*fault.service_code));
    frame.text(if outcome.is_last_call_unknown { "unknown" } else { "" });
    frame.finish()
}

fn encode_fault(frame: &mut Frame, fault: &Fault) {
    frame.array(7);
    frame.text(fault.code);
    frame.text(&fault.message);
    frame.optional_unsigned(fault.line);
    frame.optional_unsigned(fault.column);
    match fault.limit {
        Some((name, value)) => {
            frame.text(name);
            frame.unsigned(value);
        }
        None => {
            frame.nil();
            frame.nil();
        }
    }
    frame.list(&fault.trace, encode_call_frame);
}

fn encode_call_frame(frame: &mut Frame, call: &outcome::CallFrame) {
    frame.array(4);
    frame.optional_text(call.function.as_deref());
    frame.optional_unsigned(call.line);
    frame.optional_unsigned(call.column);
    frame.unsigned(u64::from(call.omitted));
}

fn encode_log_line(frame: &mut Frame, line: &LogLine) {
    frame.array(4);
    frame.text(line.level.as_str());
    frame.text(&line.message);
    frame.optional_text(line.fields.as_deref());
    frame.unsigned(line.offset_us);
}

/// The frame that answers a `check`.
pub fn encode_checked(call_id: u64, diagnostics: &[Diagnostic], uses: &[Use]) -> Vec<u8> {
    let mut frame = Frame::start("checked", 4, 64 * diagnostics.len());
    frame.unsigned(call_id);
    frame.list(diagnostics, |frame, diagnostic| {
        frame.array(6);
        frame.text(&diagnostic.severity.to_string());
        frame.text(diagnostic.code);
        frame.text(&diagnostic.message);
        frame.optional_unsigned(diagnostic.line);
        frame.optional_unsigned(diagnostic.column);
        frame.flag(diagnostic.certain);
    });
    frame.list(uses, |frame, one| {
        frame.array(3);
        frame.text(one.grant);
        frame.optional_text(one.name.as_deref());
        frame.unsigned(u64::from(one.line));
    });
    frame.finish()
}

/// A `call` of a service that is being written.
pub struct ServiceCall(Frame);

/// Bytes that a frame may have, its length in front included.
const MAX_BYTES: usize = FRAME_HEAD_BYTES + MAX_FRAME_BYTES;

impl ServiceCall {
    /// A call without its arguments, of which there will be `argument_count`.
    pub fn start(
        call_id: u64,
        number: u64,
        service: &str,
        method: &str,
        argument_count: usize,
    ) -> Self {
        let mut frame = Frame::start("call", 6, 64);
        frame.unsigned(call_id);
        frame.unsigned(number);
        frame.text(service);
        frame.text(method);
        frame.array(u32::try_from(argument_count).unwrap_or(u32::MAX));
        Self(frame)
    }

    /// Bytes so far.
    pub fn byte_count(&self) -> usize {
        self.0 .0.as_slice().len()
    }

    /// Add one argument; the frame may grow by `max_bytes`.
    ///
    /// # Errors
    /// The value cannot go to a service, or there is no room.
    pub fn argument(&mut self, value: &Dynamic, max_bytes: usize) -> Result<(), NotSendable> {
        let end = self.byte_count().saturating_add(max_bytes).min(MAX_BYTES);
        value::write(&mut self.0 .0, value, end)
    }

    pub fn finish(self) -> Vec<u8> {
        self.0.finish()
    }
}
