//! Messages between host and executor: what a test sends, and the `call` of a script.

use super::Value;
use crate::list;

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
    pub params: Vec<(&'static str, &'static str)>,
    pub route: &'static str,
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
            params: Vec::new(),
            route: "",
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

    /// The fields of the request; those of a route only where one was called.
    pub fn value(&self) -> Value {
        let pair = |(name, value): &(&str, &[u8])| list![name.as_bytes(), *value];
        let mut fields = vec![
            self.method.into(),
            self.path.into(),
            self.query.as_bytes().into(),
            Value::List(self.headers.iter().map(pair).collect()),
            self.body.as_slice().into(),
            self.remote_addr.map_or(Value::Nil, Value::from),
        ];
        if !self.route.is_empty() {
            let param = |(name, value): &(&str, &str)| list![*name, *value];
            fields.push(Value::List(self.params.iter().map(param).collect()));
            fields.push(self.route.into());
        }
        Value::List(fields)
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
