//! `log`, and where `print` and `debug` go: the lines of one run, capped. Never writes anywhere.

use super::bytes::Bytes;
use super::respond::Response;
use super::services::{self, secrets::SecretRef};
use super::Sdk;
use crate::outcome::{LogLevel, LogLine};
use rhai_sandbox::json::to_json;
use rhai_sandbox::rhai::{Dynamic, Engine, Identifier, ImmutableString, Map};
use rhai_sandbox::{Limits, Output, OutputKind};
use std::fmt::{self, Write as _};
use std::mem;
use std::rc::Rc;
use std::time::Instant;

/// The constant `log` of scripts.
#[derive(Clone, Copy)]
pub struct Log;

pub fn install(engine: &mut Engine, sdk: &Rc<Sdk>) {
    engine.register_type_with_name::<Log>("Log");
    for level in LogLevel::ALL {
        let plain = Rc::clone(sdk);
        engine.register_fn(level.as_str(), move |_: &mut Log, message: Dynamic| {
            plain.log.borrow_mut().write_value(level, &message, None);
            returned(level, &plain)
        });
        let with_fields = Rc::clone(sdk);
        engine.register_fn(level.as_str(), move |_: &mut Log, message: Dynamic, fields: Map| {
            with_fields.log.borrow_mut().write_value(level, &message, Some(fields));
            returned(level, &with_fields)
        });
    }
}

/// Rhai takes what ANY function with the name `debug` returns for the text of its own `debug`
/// statement, and insists on a string. That text is not for the log again.
fn returned(level: LogLevel, sdk: &Sdk) -> Dynamic {
    if level != LogLevel::Debug {
        return Dynamic::UNIT;
    }
    sdk.log.borrow_mut().is_echo_expected = true;
    ImmutableString::new().into()
}

/// How much one run may log.
#[derive(Debug, Clone, Copy, Default)]
pub struct LogLimits {
    pub max_bytes: usize,
    pub max_lines: usize,
}

impl From<&Limits> for LogLimits {
    fn from(limits: &Limits) -> Self {
        let clamp = |limit| usize::try_from(limit).unwrap_or(usize::MAX);
        Self { max_bytes: clamp(limits.max_log_bytes), max_lines: clamp(limits.max_log_lines) }
    }
}

/// The lines of one run up to its limits; what comes after is counted, not kept.
#[derive(Default)]
pub struct LogSink {
    limits: LogLimits,
    started_at: Option<Instant>,
    bytes: usize,
    pub lines: Vec<LogLine>,
    /// Lines left out, and lines of which a part was cut off.
    pub dropped: u64,
    pub warnings: Vec<String>,
    /// The next `debug` output belongs to a line that is written already.
    is_echo_expected: bool,
}

impl LogSink {
    pub fn new(limits: LogLimits, started_at: Instant) -> Self {
        Self { limits, started_at: Some(started_at), ..Self::default() }
    }

    /// A `print` or `debug` statement of the script.
    pub fn write_output(&mut self, output: &Output<'_>) {
        match output.kind {
            OutputKind::Print => self.write(LogLevel::Info, output.text, None),
            OutputKind::Debug if mem::take(&mut self.is_echo_expected) => (),
            OutputKind::Debug => self.write(LogLevel::Debug, output.text, None),
        }
    }

    fn is_full(&self) -> bool {
        self.lines.len() >= self.limits.max_lines || self.bytes >= self.limits.max_bytes
    }

    /// Any value as `to_string` would show it. It is written only as far as there is room: a
    /// small value can have a very large text.
    fn write_value(&mut self, level: LogLevel, message: &Dynamic, fields: Option<Map>) {
        if self.is_full() {
            self.dropped += 1;
            return;
        }
        let room = self.limits.max_bytes - self.bytes;
        match message.as_immutable_string_ref() {
            Ok(text) => self.write(level, &text, fields),
            Err(_) => {
                // one byte more than there is room shows that it did not fit
                let mut text = Capped { text: String::new(), max_bytes: room.saturating_add(1) };
                // an error here only means that the cap was reached
                let _ = write_text(&mut text, message, 0);
                self.write(level, &text.text, fields);
            }
        }
    }

    /// Keeps a line, cut at a character boundary when only a part of it fits.
    pub fn write(&mut self, level: LogLevel, message: &str, fields: Option<Map>) {
        if self.is_full() {
            self.dropped += 1;
            return;
        }
        let room = self.limits.max_bytes - self.bytes;
        let end = boundary_before(message, room);
        let fields = fields.and_then(|fields| self.fields_text(fields, room - end));
        if end < message.len() {
            self.dropped += 1;
            self.bytes = self.limits.max_bytes;
        } else {
            self.bytes += end + fields.as_ref().map_or(0, String::len);
        }
        let offset = self.started_at.map_or(0, |start| start.elapsed().as_micros());
        self.lines.push(LogLine {
            level,
            message: message[..end].to_owned(),
            fields,
            offset_us: u64::try_from(offset).unwrap_or(u64::MAX),
        });
    }

    /// The fields as JSON. Logging never fails a script: what JSON cannot say becomes a warning.
    fn fields_text(&mut self, fields: Map, room: usize) -> Option<String> {
        match to_json(&Dynamic::from_map(fields), room) {
            Ok(json) => String::from_utf8(json).ok(),
            Err(error) => {
                self.dropped += u64::from(self.warnings.len() >= MAX_WARNINGS);
                if self.warnings.len() < MAX_WARNINGS {
                    self.warnings.push(format!("the fields of a log line were dropped: {error}"));
                }
                None
            }
        }
    }
}

const MAX_WARNINGS: usize = 10;

fn boundary_before(text: &str, max_bytes: usize) -> usize {
    let mut end = text.len().min(max_bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// Levels that are written: more than the size limits let a script nest, and an end for a value that
/// holds itself.
const MAX_LEVELS: usize = 20_000;

/// Any value as its `to_string` would have it, or inside of another as its `to_debug` would; Rhai's
/// own does not know the types of the SDK. An error says that the cap was reached.
fn write_text(text: &mut Capped, value: &Dynamic, level: usize) -> fmt::Result {
    if let Ok(array) = value.as_array_ref() {
        return write_items(text, ["[", "]"], level, array.iter().map(|item| (None, item)));
    }
    if let Ok(map) = value.as_map_ref() {
        let items = map.iter().map(|(key, item)| (Some(key), item));
        return write_items(text, ["#{", "}"], level, items);
    }
    if let Some(bytes) = value.read_lock::<Bytes>() {
        return write!(text, "{}", *bytes);
    }
    if value.is::<Response>() {
        return text.write_str("Response");
    }
    if value.is::<Log>() {
        return text.write_str("Log");
    }
    if let Some(secret) = value.read_lock::<SecretRef>() {
        return write!(text, "{}", *secret);
    }
    if let Some(name) = services::name_of(value) {
        return text.write_str(name);
    }
    // what a closure has captured is not shown
    if level == 0 || value.is_fnptr() {
        return write!(text, "{value}");
    }
    write!(text, "{value:?}")
}

fn write_items<'a>(
    text: &mut Capped,
    [start, end]: [&str; 2],
    level: usize,
    items: impl Iterator<Item = (Option<&'a Identifier>, &'a Dynamic)>,
) -> fmt::Result {
    if level == MAX_LEVELS {
        return text.write_str("...");
    }
    text.write_str(start)?;
    for (index, (key, item)) in items.enumerate() {
        text.write_str(if index > 0 { ", " } else { "" })?;
        if let Some(key) = key {
            write!(text, "{key:?}: ")?;
        }
        write_text(text, item, level + 1)?;
    }
    text.write_str(end)
}

/// A text that refuses to grow past its cap.
struct Capped {
    text: String,
    max_bytes: usize,
}

impl fmt::Write for Capped {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let end = boundary_before(part, self.max_bytes - self.text.len());
        self.text.push_str(&part[..end]);
        if end < part.len() {
            return Err(fmt::Error);
        }
        Ok(())
    }
}
