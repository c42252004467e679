//! What came of one run, as the host will hear it. Values only.

use crate::wire::WireError;
use rhai_sandbox::Frame;

/// The answer for the caller of a script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    pub http_status: u16,
    /// Lower-case names, in the order in which they go out.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Most frames of a call trace that are kept: half of them outermost, half innermost.
const MAX_FRAMES: usize = 16;
/// Longest function name in a call trace, in characters.
const MAX_NAME_CHARS: usize = 80;

/// One call in progress when a run failed, and the place it had reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallFrame {
    /// None for the statements of the script itself.
    pub function: Option<String>,
    pub line: Option<u32>,
    pub column: Option<u32>,
    /// How many frames between the one before and this one are left out.
    pub omitted: u32,
}

/// The call trace of an error, the outermost call first; empty when no function of the script was
/// in progress. Native functions have no lines of their own, so they are left out.
pub fn call_trace(frames: &[Frame], is_native: impl Fn(&str) -> bool) -> Vec<CallFrame> {
    let is_own = |frame: &&Frame| !frame.function.as_deref().is_some_and(&is_native);
    let frames: Vec<&Frame> = frames.iter().filter(is_own).collect();
    if frames.iter().all(|frame| frame.function.is_none()) {
        return Vec::new();
    }
    let omitted = frames.len().saturating_sub(MAX_FRAMES);
    let head = if omitted == 0 { frames.len() } else { MAX_FRAMES / 2 };
    let (outermost, innermost) = (&frames[..head], &frames[head + omitted..]);
    let mut trace: Vec<_> =
        outermost.iter().chain(innermost).map(|frame| call_frame(frame)).collect();
    if let Some(frame) = trace.get_mut(head) {
        frame.omitted = u32::try_from(omitted).unwrap_or(u32::MAX);
    }
    trace
}

fn call_frame(frame: &Frame) -> CallFrame {
    let function =
        frame.function.as_ref().map(|name| match name.char_indices().nth(MAX_NAME_CHARS) {
            Some((end, _)) => format!("{}…", &name[..end]),
            None => name.clone(),
        });
    CallFrame { function, line: frame.line, column: frame.column, omitted: 0 }
}

/// Why a run failed, for the script's author. Lines and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub code: &'static str,
    pub message: String,
    pub line: Option<u32>,
    pub column: Option<u32>,
    pub limit: Option<(&'static str, u64)>,
    /// As of [`call_trace`].
    pub trace: Vec<CallFrame>,
    /// The error code of the service call that ended the run; empty when none did.
    pub service_code: Box<str>,
}

impl Fault {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            line: None,
            column: None,
            limit: None,
            trace: Vec::new(),
            service_code: Box::default(),
        }
    }

    /// A limit that the run reached, in the one wording that all limits share.
    pub fn limit(name: &'static str, value: u64) -> Self {
        let message = format!("{name} limit of {value} reached");
        Self { limit: Some((name, value)), ..Self::new("script_limit_exceeded", message) }
    }
}

impl From<WireError> for Fault {
    fn from(error: WireError) -> Self {
        Self::new("script_panic", error.0)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogLevel {
    Debug,
    Info,
    Warn,
    Error,
}

impl LogLevel {
    pub const ALL: [Self; 4] = [Self::Debug, Self::Info, Self::Warn, Self::Error];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }
}

/// One line that a script logged; `fields` is a JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    pub level: LogLevel,
    pub message: String,
    pub fields: Option<String>,
    pub offset_us: u64,
}

/// Everything that is told of one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub result: Result<Answer, Fault>,
    pub duration_us: u64,
    pub operations: u64,
    pub peak_memory_bytes: u64,
    pub logs: Vec<LogLine>,
    pub dropped_log_lines: u64,
    pub warnings: Vec<String>,
    /// What the process holds beside the runs that are active, in bytes: a host may replace a
    /// process in which that grows.
    pub left_bytes: u64,
    /// The run ended during a service call, which may or may not have been carried out.
    pub is_last_call_unknown: bool,
}

impl Outcome {
    /// A run that failed before any of it happened.
    pub fn failed(fault: Fault) -> Self {
        Self {
            result: Err(fault),
            duration_us: 0,
            operations: 0,
            peak_memory_bytes: 0,
            logs: Vec::new(),
            dropped_log_lines: 0,
            warnings: Vec::new(),
            left_bytes: 0,
            is_last_call_unknown: false,
        }
    }
}
