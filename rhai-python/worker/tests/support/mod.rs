//! Speaks the wire protocol from the host's side, and runs scripts in one line. Written apart from the crate's
//! own codec, so that a fault in that one cannot hide here.
#![allow(dead_code)] // each test file uses its own part

use picloud_worker::{Reply, Runtime};
use std::sync::{mpsc, Arc};
use std::time::Duration;

#[global_allocator]
static ALLOCATOR: rhai_sandbox::CountingAllocator = rhai_sandbox::CountingAllocator;

/// A MessagePack value, as far as the wire has them.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Nil,
    Bool(bool),
    Int(u64),
    /// Below zero.
    Negative(i64),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
    /// An extension, by its type and payload.
    Extension(i8, Vec<u8>),
}

impl Value {
    pub fn signed(value: i64) -> Self {
        u64::try_from(value).map_or(Self::Negative(value), Self::Int)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl<const N: usize> From<[(&str, Value); N]> for Value {
    fn from(entries: [(&str, Value); N]) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl<const N: usize> From<[Value; N]> for Value {
    fn from(values: [Value; N]) -> Self {
        Self::List(values.to_vec())
    }
}

/// A list of anything that is a value.
#[macro_export]
macro_rules! list {
    ($($item:expr),* $(,)?) => { $crate::support::Value::List(vec![$($item.into()),*]) };
}

impl Value {
    pub fn pack(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.pack_into(&mut out);
        out
    }

    fn pack_into(&self, out: &mut Vec<u8>) {
        match self {
            Self::Nil => out.push(0xc0),
            Self::Bool(value) => out.push(if *value { 0xc3 } else { 0xc2 }),
            Self::Int(value) => {
                rmp::encode::write_uint(out, *value).expect("memory");
            }
            Self::Text(text) => rmp::encode::write_str(out, text).expect("memory"),
            Self::Bytes(bytes) => rmp::encode::write_bin(out, bytes).expect("memory"),
            Self::List(items) => {
                rmp::encode::write_array_len(out, items.len() as u32).expect("memory");
                items.iter().for_each(|item| item.pack_into(out));
            }
            Self::Negative(value) => {
                rmp::encode::write_sint(out, *value).expect("memory");
            }
            Self::Float(value) => rmp::encode::write_f64(out, *value).expect("memory"),
            Self::Map(entries) => {
                rmp::encode::write_map_len(out, entries.len() as u32).expect("memory");
                for (key, value) in entries {
                    rmp::encode::write_str(out, key).expect("memory");
                    value.pack_into(out);
                }
            }
            Self::Extension(kind, payload) => {
                rmp::encode::write_ext_meta(out, payload.len() as u32, *kind).expect("memory");
                out.extend_from_slice(payload);
            }
        }
    }

    /// Length and payload.
    pub fn frame(&self) -> Vec<u8> {
        let payload = self.pack();
        let mut frame = (payload.len() as u32).to_le_bytes().to_vec();
        frame.extend(payload);
        frame
    }

    pub fn unpack(mut bytes: &[u8]) -> Self {
        let value = Self::unpack_from(&mut bytes);
        assert!(bytes.is_empty(), "bytes after the value");
        value
    }

    fn unpack_from(bytes: &mut &[u8]) -> Self {
        use rmp::Marker::*;
        let marker = rmp::Marker::from_u8(bytes[0]);
        match marker {
            Null => {
                *bytes = &bytes[1..];
                Self::Nil
            }
            True | False => {
                *bytes = &bytes[1..];
                Self::Bool(marker == True)
            }
            FixStr(_) | Str8 | Str16 | Str32 => {
                let length = rmp::decode::read_str_len(bytes).expect("a string");
                let text = String::from_utf8(take(bytes, length)).expect("UTF-8");
                Self::Text(text)
            }
            Bin8 | Bin16 | Bin32 => {
                let length = rmp::decode::read_bin_len(bytes).expect("bytes");
                Self::Bytes(take(bytes, length))
            }
            FixArray(_) | Array16 | Array32 => {
                let length = rmp::decode::read_array_len(bytes).expect("an array");
                Self::List((0..length).map(|_| Self::unpack_from(bytes)).collect())
            }
            FixMap(_) | Map16 | Map32 => {
                let length = rmp::decode::read_map_len(bytes).expect("a map");
                let mut entry = || {
                    let key = Self::unpack_from(bytes);
                    (key.text().to_owned(), Self::unpack_from(bytes))
                };
                Self::Map((0..length).map(|_| entry()).collect())
            }
            F64 => Self::Float(rmp::decode::read_f64(bytes).expect("a float")),
            FixExt1 | FixExt2 | FixExt4 | FixExt8 | FixExt16 | Ext8 | Ext16 | Ext32 => {
                let meta = rmp::decode::read_ext_meta(bytes).expect("an extension");
                Self::Extension(meta.typeid, take(bytes, meta.size))
            }
            FixNeg(_) | I8 | I16 | I32 | I64 => {
                Self::signed(rmp::decode::read_int(bytes).expect("an integer"))
            }
            _ => Self::Int(rmp::decode::read_int(bytes).expect("an integer")),
        }
    }

    pub fn flag(&self) -> bool {
        match self {
            Self::Bool(value) => *value,
            other => panic!("not a flag: {other:?}"),
        }
    }

    pub fn int(&self) -> u64 {
        match self {
            Self::Int(value) => *value,
            other => panic!("not an integer: {other:?}"),
        }
    }

    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            other => panic!("not a text: {other:?}"),
        }
    }

    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            other => panic!("not bytes: {other:?}"),
        }
    }

    pub fn items(&self) -> &[Value] {
        match self {
            Self::List(items) => items,
            other => panic!("not a list: {other:?}"),
        }
    }
}

fn take(bytes: &mut &[u8], length: u32) -> Vec<u8> {
    let (taken, rest) = bytes.split_at(length as usize);
    *bytes = rest;
    taken.to_vec()
}

/// A `result` as a test wants to see it.
#[derive(Debug, Clone)]
pub struct RunResult {
    pub call_id: u64,
    pub status: String,
    pub http_status: u64,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// code, message, line, column, limit, limit value; 0 and "" for nil
    pub error: Option<(String, String, u64, u64, String, u64)>,
    /// function, line, column, omitted of each frame of the error's call trace; "" and 0 for nil
    pub trace: Vec<(String, u64, u64, u64)>,
    pub duration_us: u64,
    pub operations: u64,
    pub peak_memory_bytes: u64,
    /// level, message, fields
    pub logs: Vec<(String, String, String)>,
    pub dropped: u64,
    pub warnings: Vec<String>,
    pub service_code: String,
    pub last_call: String,
}

impl RunResult {
    pub fn of(message: &Value) -> Self {
        let fields = message.items();
        assert_eq!(fields[0].text(), "result");
        assert_eq!(fields.len(), 16);
        let int_or_0 = |value: &Value| if *value == Value::Nil { 0 } else { value.int() };
        let error = (fields[6] != Value::Nil).then(|| {
            let e = fields[6].items();
            let place = (int_or_0(&e[2]), int_or_0(&e[3]));
            let limit = if e[4] == Value::Nil { "" } else { e[4].text() };
            let text = |i: usize| e[i].text().to_owned();
            (text(0), text(1), place.0, place.1, limit.to_owned(), int_or_0(&e[5]))
        });
        let frame = |f: &Value| {
            let f = f.items();
            let function = if f[0] == Value::Nil { "" } else { f[0].text() };
            (function.to_owned(), int_or_0(&f[1]), int_or_0(&f[2]), f[3].int())
        };
        let trace = match &fields[6] {
            Value::Nil => Vec::new(),
            error => error.items()[6].items().iter().map(frame).collect(),
        };
        let pair = |p: &Value| (p.items()[0].text().to_owned(), p.items()[1].text().to_owned());
        let line = |l: &Value| {
            let l = l.items();
            let fields = if l[2] == Value::Nil { "" } else { l[2].text() };
            (l[0].text().to_owned(), l[1].text().to_owned(), fields.to_owned())
        };
        Self {
            call_id: fields[1].int(),
            status: fields[2].text().to_owned(),
            http_status: fields[3].int(),
            headers: fields[4].items().iter().map(pair).collect(),
            body: fields[5].bytes().to_vec(),
            error,
            trace,
            duration_us: fields[7].int(),
            operations: fields[8].int(),
            peak_memory_bytes: fields[9].int(),
            logs: fields[10].items().iter().map(line).collect(),
            dropped: fields[11].int(),
            warnings: fields[12].items().iter().map(|w| w.text().to_owned()).collect(),
            service_code: fields[14].text().to_owned(),
            last_call: fields[15].text().to_owned(),
        }
    }

    /// The body of an answer, as text.
    #[track_caller]
    pub fn ok(&self) -> String {
        assert_eq!(self.error, None);
        assert_eq!(self.status, "ok");
        String::from_utf8(self.body.clone()).expect("a text body")
    }

    /// Code, message and line of a failure.
    #[track_caller]
    pub fn failure(&self) -> (&str, &str, u64) {
        assert_eq!(self.status, "failed", "{self:?}");
        assert_eq!((self.http_status, self.headers.len(), self.body.len()), (0, 0, 0));
        let error = self.error.as_ref().expect("a failed run says why");
        (&error.0, &error.1, error.2)
    }
}

/// The limits of the wire in order, with some of them changed by name.
pub fn limits(changes: &[(&str, u64)]) -> Value {
    let default = rhai_sandbox::Limits::default();
    let engine = default.table().map(|(name, value, ..)| (name, value));
    let services = picloud_worker::wire::ServiceLimits::default();
    let services = services.table().map(|(name, value, _)| (name, value));
    let of_host = [("max_request_bytes", 1 << 20)];
    let all: Vec<_> = engine.into_iter().chain(of_host).chain(services).collect();
    for (name, _) in changes {
        assert!(all.iter().any(|(known, _)| known == name), "no limit {name}");
    }
    let value = |(name, value): (&str, u64)| {
        changes.iter().rfind(|(changed, _)| *changed == name).map_or(value, |(_, new)| *new)
    };
    Value::List(all.into_iter().map(|row| value(row).into()).collect())
}

/// One request with the given parts; the rest is plain.
#[derive(Debug, Clone)]
pub struct Request {
    pub method: &'static str,
    pub path: &'static str,
    pub query: &'static str,
    pub headers: Vec<(&'static str, &'static [u8])>,
    pub body: Vec<u8>,
    pub remote_addr: Option<&'static str>,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            method: "GET",
            path: "/",
            query: "",
            headers: Vec::new(),
            body: Vec::new(),
            remote_addr: None,
        }
    }
}

impl Request {
    pub fn with_body(content_type: &'static str, body: impl AsRef<[u8]>) -> Self {
        let mut headers = Vec::new();
        if !content_type.is_empty() {
            headers.push(("content-type", content_type.as_bytes()));
        }
        Self { method: "POST", headers, body: body.as_ref().to_vec(), ..Self::default() }
    }

    pub fn value(&self) -> Value {
        let pair = |(name, value): &(&str, &[u8])| list![name.as_bytes(), *value];
        list![
            self.method,
            self.path,
            self.query.as_bytes(),
            Value::List(self.headers.iter().map(pair).collect()),
            self.body.as_slice(),
            self.remote_addr.map_or(Value::Nil, Value::from),
        ]
    }
}

pub fn load(key: &str, source: &str, limits: &Value) -> Value {
    list!["load", key, list!["id-1", "hello", 7], source, limits.clone()]
}

/// The seed of each run that [`run`] starts.
pub const SEED: [u8; 32] = [7; 32];
/// When each run that [`run`] starts began.
pub const NOW_MS: u64 = 1_800_000_000_000;

pub fn run(call_id: u64, key: &str, request: &Request) -> Value {
    let (seed, request, chain) = (SEED.as_slice(), request.value(), list![]);
    list![
        "run",
        call_id,
        key,
        "execution-1",
        "http",
        request,
        seed,
        NOW_MS,
        false,
        Value::Nil,
        chain
    ]
}

/// Threads of a [`Bench`] for runs that wait.
pub const WAITING_THREADS: usize = 64;

/// A runtime whose answers arrive in a channel.
pub struct Bench {
    runtime: Runtime,
    reply: Reply,
    answers: mpsc::Receiver<Value>,
}

impl Bench {
    pub fn new(thread_count: usize) -> Self {
        let (sender, answers) = mpsc::channel();
        let reply: Reply = Arc::new(move |frame: &[u8]| {
            assert_eq!(
                frame.len() - 4,
                u32::from_le_bytes(frame[..4].try_into().unwrap()) as usize
            );
            let _ = sender.send(Value::unpack(&frame[4..]));
        });
        Self { runtime: Runtime::new(thread_count, WAITING_THREADS), reply, answers }
    }

    pub fn send(&self, message: &Value) {
        self.runtime.handle(&message.pack(), &self.reply).expect("a message that is taken");
    }

    pub fn runtime(&self) -> &Runtime {
        &self.runtime
    }

    #[track_caller]
    pub fn answer(&self) -> Value {
        self.answers.recv_timeout(Duration::from_secs(30)).expect("an answer within 30 s")
    }

    #[track_caller]
    pub fn result(&self) -> RunResult {
        RunResult::of(&self.answer())
    }

    /// Sends the reply to a call.
    pub fn reply(&self, call: &ServiceCall, answer: Answer) {
        let (error, value) = match answer {
            Ok(value) => (Value::Nil, value),
            Err(error) => (error, Value::Nil),
        };
        self.send(&list!["reply", call.call_id, call.number, error, value]);
    }

    /// Runs a script once, answers its calls, and returns what came of it and the calls.
    #[track_caller]
    pub fn serve(
        &self,
        source: &str,
        limits: &Value,
        mut answer: impl FnMut(&ServiceCall) -> Answer,
    ) -> (RunResult, Vec<ServiceCall>) {
        self.send(&load("k", source, limits));
        self.send(&run(1, "k", &Request::default()));
        let mut calls = Vec::new();
        loop {
            let message = self.answer();
            if message.items()[0].text() == "result" {
                return (RunResult::of(&message), calls);
            }
            let call = ServiceCall::of(&message);
            assert_eq!((call.call_id, call.number), (1, calls.len() as u64 + 1));
            self.reply(&call, answer(&call));
            calls.push(call);
        }
    }

    pub fn no_answer_for(&self, wait: Duration) -> bool {
        self.answers.recv_timeout(wait).is_err()
    }

    #[track_caller]
    pub fn run(&self, source: &str, request: &Request, limits: &Value) -> RunResult {
        self.send(&load("k", source, limits));
        self.send(&run(1, "k", request));
        self.result()
    }

    /// severity, code, line, column of each diagnostic
    #[track_caller]
    pub fn check(&self, source: &str) -> Vec<(String, String, u64, u64)> {
        self.send(&list!["check", 5, source, limits(&[])]);
        let answer = self.answer();
        let fields = answer.items();
        assert_eq!((fields[0].text(), fields[1].int()), ("checked", 5));
        let read = |d: &Value| {
            let d = d.items();
            (d[0].text().to_owned(), d[1].text().to_owned(), d[3].int(), d[4].int())
        };
        fields[2].items().iter().map(read).collect()
    }
}

/// Runs one script once, with a plain request and default limits.
#[track_caller]
pub fn script(source: &str) -> RunResult {
    Bench::new(1).run(source, &Request::default(), &limits(&[]))
}

/// As [`script`], with a request.
#[track_caller]
pub fn script_on(source: &str, request: &Request) -> RunResult {
    Bench::new(1).run(source, request, &limits(&[]))
}

/// A `call` as a test wants to see it.
#[derive(Debug, Clone, PartialEq)]
pub struct ServiceCall {
    pub call_id: u64,
    pub number: u64,
    /// `kv.get`
    pub name: String,
    pub arguments: Vec<Value>,
}

/// The value of a reply, or its error as an array.
pub type Answer = Result<Value, Value>;

impl ServiceCall {
    pub fn of(message: &Value) -> Self {
        let fields = message.items();
        assert_eq!((fields[0].text(), fields.len()), ("call", 6));
        Self {
            call_id: fields[1].int(),
            number: fields[2].int(),
            name: format!("{}.{}", fields[3].text(), fields[4].text()),
            arguments: fields[5].items().to_vec(),
        }
    }
}

/// Runs one script with default limits and answers its calls.
#[track_caller]
pub fn serve(
    source: &str,
    answer: impl FnMut(&ServiceCall) -> Answer,
) -> (RunResult, Vec<ServiceCall>) {
    Bench::new(1).serve(source, &limits(&[]), answer)
}
