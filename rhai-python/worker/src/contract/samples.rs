//! What scripts see and what becomes of their values, found out by trying: sample requests for
//! `ctx`, sample values for the answer.

use crate::sdk::answer;
use crate::sdk::bytes::{self, Bytes};
use crate::sdk::ctx::CtxSource;
use crate::sdk::services::{Services, NOUNS};
use crate::sdk::Sdk;
use crate::wire::ScriptIdentity;
use rhai_sandbox::rhai::Dynamic;
use rhai_sandbox::{Budget, Limits, SandboxEngine};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

/// Content type and body; what a body of this kind is called.
const BODIES: [(&str, &[u8], &str); 11] = [
    ("application/json", b"{\"a\":1}", "application/json"),
    ("application/problem+json; charset=utf-8", b"[1]", "*/*+json"),
    ("application/json", b"{", "application/json, broken"),
    ("application/json", b"9223372036854775808", "application/json, integer outside i64"),
    ("application/x-www-form-urlencoded", b"a=1", "application/x-www-form-urlencoded"),
    ("text/plain", b"text", "text/plain"),
    ("text/csv; charset=utf-8", b"text", "text/*"),
    ("text/plain", b"\xff", "text/plain, not UTF-8"),
    ("application/octet-stream", b"text", "application/octet-stream"),
    ("", b"text", "without a content type"),
    ("application/json", b"", "empty"),
];

/// A script and what its last value is called.
const ANSWERS: [(&str, &str); 23] = [
    ("#{ status: 404, body: 1 }", "map"),
    ("[1]", "array"),
    ("\"text\"", "string"),
    ("'c'", "char"),
    ("1", "i64"),
    ("1.5", "f64"),
    ("true", "bool"),
    ("()", "()"),
    ("blob(2, 65)", "blob"),
    ("respond(201, 1)", "respond(201, i64)"),
    ("respond(200, \"x\")", "respond(200, string)"),
    ("respond(200, #{ \"Content-Type\": \"text/css\" }, \"x\")", "respond(200, text/css, string)"),
    ("respond(200, #{ \"Content-Type\": \"text/css\" }, 1)", "respond(200, text/css, i64)"),
    ("respond(404, ())", "respond(404, ())"),
    ("respond(204, \"x\")", "respond(204, string)"),
    ("0.0 / 0.0", "NaN"),
    ("1.0 / 0.0", "infinity"),
    ("|x| x", "closure"),
    ("timestamp()", "timestamp"),
    ("0..5", "range"),
    ("log", "log"),
    ("[blob(1)]", "blob inside an array"),
    ("ctx.request.raw_body", "bytes"),
];

pub fn lines(engine: &SandboxEngine, sdk: &Sdk) -> Vec<String> {
    let mut types: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut lines = Vec::new();
    for (content_type, body, kind) in BODIES {
        let ctx = source_of_ctx(content_type, body).current();
        let mut seen = BTreeMap::new();
        collect(&mut seen, "ctx", &ctx);
        let error = &seen["ctx.request.body_error"];
        let suffix = if error == "()" { String::new() } else { format!(", body_error: {error}") };
        lines.push(format!("body {kind}: {}{suffix}", seen["ctx.request.body"]));
        for (path, kind) in seen {
            types.entry(path).or_default().insert(kind);
        }
    }
    for (path, kinds) in types {
        let is_of_caller =
            ["ctx.request.body.", "ctx.event.payload."].iter().any(|part| path.starts_with(part))
                || path.starts_with("ctx.request.headers.");
        if !is_of_caller {
            lines.push(format!("{path}: {}", kinds.into_iter().collect::<Vec<_>>().join(" | ")));
        }
    }
    lines.push("ctx.request.headers.*: string".to_owned());
    let ctx = source_of_ctx("application/octet-stream", b"bytes");
    sdk.start_run(ctx, &Limits::default(), Instant::now(), Services::default());
    let constants = ["log"].into_iter().chain(NOUNS);
    lines.extend(constants.map(|name| format!("constant {name}: {}", type_of(engine, name))));
    lines.extend(
        ANSWERS.map(|(source, kind)| format!("answer {kind}: {}", outcome(engine, source))),
    );
    lines
}

/// The `ctx` of one request: with a remote address and a route, or without both.
fn source_of_ctx(content_type: &str, body: &[u8]) -> CtxSource {
    let limits = Limits::default();
    let script = ScriptIdentity { id: "id".into(), name: "name".into(), revision: 1 };
    let payload = payload(content_type, body);
    CtxSource::new(payload.into(), Arc::new(script), &limits)
}

/// A `run` message of the wire.
fn payload(content_type: &str, body: &[u8]) -> Vec<u8> {
    use rmp::encode as pack;
    fn put<E: std::fmt::Debug>(done: Result<impl Sized, E>) {
        done.expect("writing to memory does not fail");
    }
    let mut out = Vec::new();
    put(pack::write_array_len(&mut out, 6));
    put(pack::write_str(&mut out, "run"));
    put(pack::write_uint(&mut out, 1));
    for text in ["key", "execution", "http"] {
        put(pack::write_str(&mut out, text));
    }
    put(pack::write_array_len(&mut out, if content_type.is_empty() { 6 } else { 8 }));
    put(pack::write_str(&mut out, "POST"));
    put(pack::write_str(&mut out, "/"));
    put(pack::write_bin(&mut out, b"*=1&*=2"));
    put(pack::write_array_len(&mut out, 1));
    put(pack::write_array_len(&mut out, 2));
    put(pack::write_bin(&mut out, b"content-type"));
    put(pack::write_bin(&mut out, content_type.as_bytes()));
    put(pack::write_bin(&mut out, body));
    if content_type.is_empty() {
        put(pack::write_nil(&mut out));
        return out;
    }
    put(pack::write_str(&mut out, "127.0.0.1"));
    put(pack::write_array_len(&mut out, 1));
    put(pack::write_array_len(&mut out, 2));
    for text in ["*", "1", "/:*"] {
        put(pack::write_str(&mut out, text));
    }
    out
}

fn collect(types: &mut BTreeMap<String, String>, path: &str, value: &Dynamic) {
    let value = value.flatten_clone();
    types.insert(path.to_owned(), name_of(&value));
    let Ok(map) = value.as_map_ref() else { return };
    for (key, inner) in map.iter() {
        collect(types, &format!("{path}.{key}"), inner);
    }
}

fn name_of(value: &Dynamic) -> String {
    if value.is::<Bytes>() {
        return bytes::TYPE_NAME.to_owned();
    }
    match value.as_array_ref() {
        Ok(items) => match items.first() {
            Some(item) => format!("array of {}", name_of(item)),
            None => "array".to_owned(),
        },
        Err(_) if value.is_string() => "string".to_owned(),
        Err(_) => value.type_name().to_owned(),
    }
}

fn type_of(engine: &SandboxEngine, source: &str) -> String {
    match evaluate(engine, &format!("type_of({source})")) {
        Ok(value) => value.to_string(),
        Err(message) => message,
    }
}

fn evaluate(engine: &SandboxEngine, source: &str) -> Result<Dynamic, String> {
    let ast = engine.compile(source).map_err(|error| error.to_string())?;
    let run = engine.run(&ast, &mut Default::default(), &Budget::default());
    run.outcome.map_err(|error| error.to_string())
}

/// Status and content type, or the code of the error.
fn outcome(engine: &SandboxEngine, source: &str) -> String {
    let value = match evaluate(engine, source) {
        Ok(value) => value,
        Err(message) => return message,
    };
    match answer::build(&value, &Limits::default()) {
        Ok((answer, _)) => {
            let content_type = answer.headers.iter().find(|(name, _)| name == "content-type");
            match content_type {
                Some((_, kind)) if answer.body.is_empty() => {
                    format!("{} {kind}, no body", answer.http_status)
                }
                Some((_, kind)) => format!("{} {kind}", answer.http_status),
                None => answer.http_status.to_string(),
            }
        }
        Err(fault) => fault.code.to_owned(),
    }
}
