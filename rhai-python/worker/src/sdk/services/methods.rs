//! The methods of the services, with their parameters and options. The host checks the values of arguments.

/// One method of `service`.
#[derive(Debug)]
pub struct Method {
    pub service: &'static str,
    pub name: &'static str,
    pub parameters: &'static [&'static str],
    /// How many parameters must be given.
    pub required: usize,
    /// The type of what it returns, as in the contract of the SDK.
    pub result: &'static str,
    /// The keys of the map that is the last parameter.
    pub options: &'static [&'static str],
}

const fn method(
    service: &'static str,
    name: &'static str,
    (parameters, required): (&'static [&'static str], usize),
    result: &'static str,
    options: &'static [&'static str],
) -> Method {
    Method { service, name, parameters, required, result, options }
}

const TTL: &[&str] = &["ttl_s"];
const OF_REQUEST: &[&str] =
    &["headers", "query", "form", "timeout_ms", "max_bytes", "redirect", "retries"];
const OF_WHOLE_REQUEST: &[&str] = &[
    "method",
    "url",
    "body",
    "headers",
    "query",
    "form",
    "timeout_ms",
    "max_bytes",
    "redirect",
    "retries",
];
const URL: (&[&str], usize) = (&["url", "options"], 1);
const BODY: (&[&str], usize) = (&["url", "body", "options"], 2);
const REQUEST: (&[&str], usize) = (&["request"], 1);

pub const METHODS: &[Method] = &[
    method("kv", "atomic", (&["operations"], 1), "() | array", &[]),
    method("kv", "cas", (&["key", "version", "value", "options"], 3), "bool", TTL),
    method("kv", "delete", (&["key"], 1), "bool", &[]),
    method("kv", "delete_prefix", (&["prefix"], 1), "i64", &[]),
    method("kv", "entry", (&["key"], 1), "() | map", &[]),
    method("kv", "expire", (&["key", "ttl_s"], 2), "bool", &[]),
    method("kv", "get", (&["key", "otherwise"], 1), "any", &[]),
    method("kv", "get_all", (&["keys"], 1), "map", &[]),
    method("kv", "incr", (&["key", "by", "options"], 1), "i64", TTL),
    method(
        "kv",
        "list",
        (&["prefix", "options"], 1),
        "map",
        &["limit", "after", "values", "reverse"],
    ),
    method("kv", "open", (&["namespace"], 1), "Kv", &[]),
    method("kv", "set", (&["key", "value", "options"], 2), "i64", TTL),
    method("kv", "swap", (&["key", "value"], 2), "any", &[]),
    method("kv", "ttl_s", (&["key"], 1), "() | i64", &[]),
    method("http", "all", (&["requests"], 1), "array", &[]),
    method("http", "delete", URL, "map", OF_REQUEST),
    method("http", "get", URL, "map", OF_REQUEST),
    method("http", "head", URL, "map", OF_REQUEST),
    method("http", "patch", BODY, "map", OF_REQUEST),
    method("http", "post", BODY, "map", OF_REQUEST),
    method("http", "put", BODY, "map", OF_REQUEST),
    method("http", "request", REQUEST, "map", OF_WHOLE_REQUEST),
    method("http", "try_get", URL, "map", OF_REQUEST),
    method("http", "try_request", REQUEST, "map", OF_WHOLE_REQUEST),
    method("secrets", "get", (&["name"], 1), "string", &[]),
    method("secrets", "ref", (&["name", "prefix"], 1), "SecretRef", &[]),
];

/// The methods of one service.
pub fn of(service: &str) -> impl Iterator<Item = &'static Method> + use<'_> {
    METHODS.iter().filter(move |method| method.service == service)
}
