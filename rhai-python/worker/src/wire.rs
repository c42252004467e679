//! The messages of the wire as values: what a host asks, read from untrusted bytes. docs/internal/wire.md is the
//! contract, `picloud/shared/wire.py` the other side of it. Knows nothing of sockets, engines or threads.

mod encode;
mod frames;
mod in_process;
mod limits;
mod reader;
pub mod value;

pub use encode::{encode_checked, encode_hello, encode_result, Hello, ServiceCall, Use};
pub use frames::{FrameBuffer, FRAME_HEAD_BYTES, MAX_FRAME_BYTES};
pub use in_process::{cancel_of, read_service_call, refusal_of};
pub use limits::ServiceLimits;

use limits::decode_limits;
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
    Reply(ServiceReply<'a>),
    Cancel { call_id: u64 },
}

/// `thread_count` 0 means the default; `max_memory_bytes` 0 means no wall; `waiting_threads` come on top of
/// `thread_count` while as many runs wait for a service.
#[derive(Debug, PartialEq)]
pub struct HostHello<'a> {
    pub wire_version: u64,
    pub product_version: &'a str,
    pub thread_count: u64,
    pub max_memory_bytes: u64,
    pub waiting_threads: u64,
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
    pub service_limits: ServiceLimits,
}

/// `seed` has [`SEED_BYTES`] bytes or none; `now_ms` counts from 1970 UTC; `event` is nil or an encoded value;
/// `chain` holds the ids of the executions that led to this one, the first caller first.
#[derive(Debug, PartialEq)]
pub struct Run<'a> {
    pub call_id: u64,
    pub key: &'a str,
    pub execution_id: &'a str,
    pub trigger: &'a str,
    pub request: Request<'a>,
    pub seed: &'a [u8],
    pub now_ms: u64,
    pub is_trial: bool,
    pub event: value::Encoded<'a>,
    pub chain: Vec<&'a str>,
}

/// Bytes of the seed of a run's random numbers.
pub const SEED_BYTES: usize = 32;

/// The answer of a service to the call `number` of the run `call_id`.
#[derive(Debug, PartialEq)]
pub struct ServiceReply<'a> {
    pub call_id: u64,
    pub number: u64,
    pub error: Option<ServiceError<'a>>,
    pub value: value::Encoded<'a>,
}

/// Why a service refused a call; `details` is a map or nil.
#[derive(Debug, PartialEq)]
pub struct ServiceError<'a> {
    pub code: &'a str,
    pub message: &'a str,
    pub retryable: bool,
    pub details: value::Encoded<'a>,
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
    /// Name and value of each parameter of the path, where a route was called.
    pub params: Vec<(&'a str, &'a str)>,
    /// The pattern of the route that was called; empty without one.
    pub route: &'a str,
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
            "reply" => Ok(Self::Reply(decode_reply(fields)?)),
            "cancel" => Ok(Self::Cancel { call_id: fields.unsigned("cancel.call_id", 0)? }),
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
    fields.array("hello.settings", |settings| {
        Ok(HostHello {
            wire_version,
            product_version,
            thread_count: settings.unsigned("hello.settings.thread_count", 0)?,
            max_memory_bytes: settings.unsigned("hello.settings.max_memory_bytes", 0)?,
            waiting_threads: settings.unsigned("hello.settings.waiting_threads", 0)?,
        })
    })
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
    let (limits, service_limits) = decode_limits(fields)?;
    Ok(Load { key, script, source, limits, service_limits })
}

fn decode_run<'a>(fields: &mut Fields<'_, 'a>) -> Result<Run<'a>, WireError> {
    Ok(Run {
        call_id: fields.unsigned("run.call_id", 0)?,
        key: fields.text("run.key")?,
        execution_id: fields.text("run.execution_id")?,
        trigger: fields.text("run.trigger")?,
        request: fields.array("run.request", decode_request)?,
        seed: decode_seed(fields)?,
        now_ms: fields.unsigned("run.now_ms", 0)?,
        is_trial: fields.flag("run.is_trial")?,
        event: fields.value("run.event")?,
        chain: fields.texts("run.chain")?,
    })
}

fn decode_seed<'a>(fields: &mut Fields<'_, 'a>) -> Result<&'a [u8], WireError> {
    let seed = fields.bytes("run.seed")?;
    match seed.len() {
        0 | SEED_BYTES => Ok(seed),
        other => Err(WireError(format!("run.seed: expected {SEED_BYTES} bytes, found {other}"))),
    }
}

fn decode_reply<'a>(fields: &mut Fields<'_, 'a>) -> Result<ServiceReply<'a>, WireError> {
    Ok(ServiceReply {
        call_id: fields.unsigned("reply.call_id", 0)?,
        number: fields.unsigned("reply.number", 0)?,
        error: fields.optional_array("reply.error", |error| {
            Ok(ServiceError {
                code: error.text("reply.error.code")?,
                message: error.text("reply.error.message")?,
                retryable: error.flag("reply.error.retryable")?,
                details: error.value("reply.error.details")?,
            })
        })?,
        value: fields.value("reply.value")?,
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
        params: fields.list("run.request.params", |param| {
            Ok((param.text("param.name")?, param.text("param.value")?))
        })?,
        route: fields.text("run.request.route")?,
    })
}

fn decode_check<'a>(fields: &mut Fields<'_, 'a>) -> Result<Check<'a>, WireError> {
    Ok(Check {
        call_id: fields.unsigned("check.call_id", 0)?,
        source: fields.text("check.source")?,
        limits: decode_limits(fields)?.0,
    })
}
