//! The messages of the wire as values: what a host asks, read from untrusted bytes. docs/internal/wire.md is the
//! contract, `picloud/shared/wire.py` the other side of it. Knows nothing of sockets, engines or threads.

mod encode;
mod frames;
mod reader;

pub use encode::{encode_checked, encode_hello, encode_result, Hello};
pub use frames::{FrameBuffer, FRAME_HEAD_BYTES, MAX_FRAME_BYTES};

use reader::{Fields, Reader};
use rhai_sandbox::Limits;
use std::fmt;

/// The wire's own version: both sides of a connection must say the same.
pub const WIRE_VERSION: u64 = 2;

/// The other side broke the protocol; the connection must end. The text names the field and the fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WireError(pub String);

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for WireError {}

/// What a host may send. Text and bytes are borrowed from the payload.
#[derive(Debug, PartialEq)]
pub enum HostMessage<'a> {
    Hello(HostHello<'a>),
    Load(Load<'a>),
    Unload { key: &'a str },
    Run(Run<'a>),
    Check(Check<'a>),
}

/// `thread_count` 0 means the default; `max_memory_bytes` 0 means no wall.
#[derive(Debug, PartialEq)]
pub struct HostHello<'a> {
    pub wire_version: u64,
    pub product_version: &'a str,
    pub thread_count: u64,
    pub max_memory_bytes: u64,
}

/// What a script learns of itself as `ctx.script`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptIdentity {
    pub id: String,
    pub name: String,
    pub revision: u64,
}

#[derive(Debug, PartialEq)]
pub struct Load<'a> {
    pub key: &'a str,
    pub script: ScriptIdentity,
    pub source: &'a str,
    pub limits: Limits,
}

#[derive(Debug, PartialEq)]
pub struct Run<'a> {
    pub call_id: u64,
    pub key: &'a str,
    pub execution_id: &'a str,
    pub trigger: &'a str,
    pub request: Request<'a>,
}

/// An HTTP request as the host took it apart. Header names are lower-case.
#[derive(Debug, Default, PartialEq)]
pub struct Request<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub raw_query: &'a [u8],
    pub headers: Vec<(&'a [u8], &'a [u8])>,
    pub body: &'a [u8],
    pub remote_addr: Option<&'a str>,
}

#[derive(Debug, PartialEq)]
pub struct Check<'a> {
    pub call_id: u64,
    pub source: &'a str,
    pub limits: Limits,
}

impl<'a> HostMessage<'a> {
    /// Read one payload: a MessagePack array whose first element names the message.
    ///
    /// # Errors
    /// The bytes are not a message of the wire; the text says which field is wrong and how.
    pub fn decode(payload: &'a [u8]) -> Result<Self, WireError> {
        let mut reader = Reader::new(payload);
        let message = reader.array("message", |fields| match fields.text("name")? {
            "hello" => Ok(Self::Hello(decode_hello(fields)?)),
            "load" => Ok(Self::Load(decode_load(fields)?)),
            "unload" => Ok(Self::Unload { key: fields.text("unload.key")? }),
            "run" => Ok(Self::Run(decode_run(fields)?)),
            "check" => Ok(Self::Check(decode_check(fields)?)),
            other => Err(WireError(format!("unknown message {:?}", clipped(other)))),
        })?;
        reader.end()?;
        Ok(message)
    }
}

fn clipped(text: &str) -> String {
    text.chars().take(32).collect()
}

fn decode_hello<'a>(fields: &mut Fields<'_, 'a>) -> Result<HostHello<'a>, WireError> {
    let wire_version = fields.unsigned("hello.wire_version", 0)?;
    let product_version = fields.text("hello.product_version")?;
    let (thread_count, max_memory_bytes) = fields.array("hello.settings", |settings| {
        Ok((
            settings.unsigned("hello.settings.thread_count", 0)?,
            settings.unsigned("hello.settings.max_memory_bytes", 0)?,
        ))
    })?;
    Ok(HostHello { wire_version, product_version, thread_count, max_memory_bytes })
}

fn decode_load<'a>(fields: &mut Fields<'_, 'a>) -> Result<Load<'a>, WireError> {
    let key = fields.text("load.key")?;
    let script = fields.array("load.script", |script| {
        Ok(ScriptIdentity {
            id: script.text("load.script.id")?.to_owned(),
            name: script.text("load.script.name")?.to_owned(),
            revision: script.unsigned("load.script.revision", 0)?,
        })
    })?;
    let source = fields.text("load.source")?;
    Ok(Load { key, script, source, limits: decode_limits(fields)? })
}

fn decode_run<'a>(fields: &mut Fields<'_, 'a>) -> Result<Run<'a>, WireError> {
    Ok(Run {
        call_id: fields.unsigned("run.call_id", 0)?,
        key: fields.text("run.key")?,
        execution_id: fields.text("run.execution_id")?,
        trigger: fields.text("run.trigger")?,
        request: fields.array("run.request", decode_request)?,
    })
}

fn decode_request<'a>(fields: &mut Fields<'_, 'a>) -> Result<Request<'a>, WireError> {
    Ok(Request {
        method: fields.text("run.request.method")?,
        path: fields.text("run.request.path")?,
        raw_query: fields.bytes("run.request.raw_query")?,
        headers: fields.list("run.request.headers", |header| {
            Ok((header.bytes("header.name")?, header.bytes("header.value")?))
        })?,
        body: fields.bytes("run.request.body")?,
        remote_addr: fields.optional_text("run.request.remote_addr")?,
    })
}

fn decode_check<'a>(fields: &mut Fields<'_, 'a>) -> Result<Check<'a>, WireError> {
    Ok(Check {
        call_id: fields.unsigned("check.call_id", 0)?,
        source: fields.text("check.source")?,
        limits: decode_limits(fields)?,
    })
}

fn decode_limits(fields: &mut Fields<'_, '_>) -> Result<Limits, WireError> {
    let default = Limits::default();
    fields.array("limits", |limits| {
        let mut next = |name, default| limits.unsigned(name, default);
        Ok(Limits {
            timeout_ms: next("limits.timeout_ms", default.timeout_ms)?,
            max_operations: next("limits.max_operations", default.max_operations)?,
            max_memory_bytes: next("limits.max_memory_bytes", default.max_memory_bytes)?,
            max_string_size: next("limits.max_string_size", default.max_string_size)?,
            max_array_size: next("limits.max_array_size", default.max_array_size)?,
            max_map_size: next("limits.max_map_size", default.max_map_size)?,
            max_call_levels: next("limits.max_call_levels", default.max_call_levels)?,
            max_expr_depth: next("limits.max_expr_depth", default.max_expr_depth)?,
            max_function_expr_depth: next(
                "limits.max_function_expr_depth",
                default.max_function_expr_depth,
            )?,
            max_variables: next("limits.max_variables", default.max_variables)?,
            max_functions: next("limits.max_functions", default.max_functions)?,
            max_response_bytes: next("limits.max_response_bytes", default.max_response_bytes)?,
            max_log_bytes: next("limits.max_log_bytes", default.max_log_bytes)?,
            max_log_lines: next("limits.max_log_lines", default.max_log_lines)?,
        })
    })
}
