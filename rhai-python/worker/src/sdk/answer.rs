//! What becomes of a script's final value: status, headers and body for its caller. docs/reference/sdk.md
//! has the table. No map is ever taken for a response by its keys.

use super::bytes::Bytes;
use super::ctx::{is_json, media_type};
use super::respond::Response;
use crate::outcome::{Answer, Fault};
use rhai_sandbox::json::to_json;
use rhai_sandbox::rhai::Dynamic;
use rhai_sandbox::Limits;

/// Headers that belong to the connection, to PiCloud, or to the whole origin or a proxy before it; a
/// script's own are left out.
pub const RESERVED_HEADERS: [&str; 29] = [
    "accept-ch",
    "alt-svc",
    "clear-site-data",
    "connection",
    "content-length",
    "critical-ch",
    "date",
    "http2-settings",
    "keep-alive",
    "nel",
    "origin-agent-cluster",
    "public-key-pins",
    "report-to",
    "reporting-endpoints",
    "server",
    "service-worker-allowed",
    "set-cookie2",
    "set-login",
    "speculation-rules",
    "strict-transport-security",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "use-as-dictionary",
    "x-accel-redirect",
    "x-execution-id",
    "x-request-id",
    "x-sendfile",
];
/// How the names of cookies begin that a script may not set: the dashboard's own, after which the port
/// of its address follows, on a host that it shares; and those that browsers keep for a whole origin.
pub const RESERVED_COOKIES: [&str; 2] = ["__host-", "picloud_session"];

/// The content type of a string that goes out as it is: the script's own.
const TEXT: &str = "";

/// Makes the answer of one run and the warnings for the script's author.
///
/// # Errors
/// `script_bad_response` when JSON cannot say the value, with the path to the part;
/// `script_limit_exceeded` for an answer above `max_response_bytes`.
pub fn build(value: &Dynamic, limits: &Limits) -> Result<(Answer, Vec<String>), Fault> {
    if let Some(response) = value.read_lock::<Response>() {
        return respond(&response, limits);
    }
    if value.is_unit() {
        return Ok((Answer { http_status: 204, ..Answer::default() }, Vec::new()));
    }
    let (content_type, body) = encode(value, None, limits)?;
    let headers = vec![("content-type".to_owned(), content_type.to_owned())];
    Ok((Answer { http_status: 200, headers, body }, Vec::new()))
}

fn respond(response: &Response, limits: &Limits) -> Result<(Answer, Vec<String>), Fault> {
    let mut warnings = Vec::new();
    let mut headers = Vec::with_capacity(response.headers().len() + 1);
    for (name, value) in response.headers() {
        match reason_to_drop(name, value) {
            Some(reason) => warnings.push(format!("the header {name} was dropped: {reason}")),
            None => headers.push((name.clone(), value.clone())),
        }
    }
    let header_bytes: usize =
        headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
    if header_bytes as u64 > limits.max_response_bytes {
        return Err(too_large(limits));
    }
    let body = body_of(response, &mut headers, &mut warnings, limits)?;
    Ok((Answer { http_status: response.status(), headers, body }, warnings))
}

fn body_of(
    response: &Response,
    headers: &mut Vec<(String, String)>,
    warnings: &mut Vec<String>,
    limits: &Limits,
) -> Result<Vec<u8>, Fault> {
    let status = response.status();
    if response.body().is_unit() {
        return Ok(Vec::new());
    }
    if matches!(status, 204 | 205 | 304) {
        warnings.push(format!("the body was dropped: an answer with status {status} has none"));
        return Ok(Vec::new());
    }
    let given = headers.iter_mut().find(|(name, _)| name == "content-type").map(|(_, value)| value);
    let (content_type, body) = match response.json_text() {
        Some(text) => ("application/json", within(text.as_bytes(), limits)?),
        None => encode(response.body(), given.as_ref().map(|value| value.as_str()), limits)?,
    };
    match given {
        None => headers.push(("content-type".to_owned(), content_type.to_owned())),
        Some(given) if content_type == TEXT => name_charset(given),
        Some(_) => {}
    }
    Ok(body)
}

/// Adds `charset=utf-8` to a text type that names no charset: the body is text, and browsers guess
/// another one.
fn name_charset(content_type: &mut String) {
    let lower = content_type.to_ascii_lowercase();
    let mut parts = lower.split(';').map(str::trim);
    let is_text = parts.next().is_some_and(|kind| kind.starts_with("text/"));
    if is_text && !parts.any(|parameter| parameter.starts_with("charset")) {
        content_type.truncate(content_type.trim_end_matches([';', ' ', '\t']).len());
        content_type.push_str("; charset=utf-8");
    }
}

/// The bytes of a body and the content type that they have by themselves.
fn encode(
    body: &Dynamic,
    content_type: Option<&str>,
    limits: &Limits,
) -> Result<(&'static str, Vec<u8>), Fault> {
    let max_bytes = usize::try_from(limits.max_response_bytes).unwrap_or(usize::MAX);
    if let Ok(blob) = body.as_blob_ref() {
        return within(&blob, limits).map(|bytes| ("application/octet-stream", bytes));
    }
    if let Some(bytes) = body.read_lock::<Bytes>() {
        let body = within(bytes.as_slice(), limits);
        return body.map(|bytes| ("application/octet-stream", bytes));
    }
    if content_type.is_some_and(|given| !is_json(&media_type(given))) {
        if let Ok(text) = body.as_immutable_string_ref() {
            return within(text.as_bytes(), limits).map(|bytes| (TEXT, bytes));
        }
    }
    match to_json(body, max_bytes) {
        Ok(json) => Ok(("application/json", json)),
        Err(error) if error.is_too_large => Err(too_large(limits)),
        Err(error) => Err(Fault::new(
            "script_bad_response",
            format!("the response cannot be written as JSON: {error}"),
        )),
    }
}

fn within(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, Fault> {
    if bytes.len() as u64 > limits.max_response_bytes {
        return Err(too_large(limits));
    }
    Ok(bytes.to_vec())
}

fn too_large(limits: &Limits) -> Fault {
    Fault::limit("max_response_bytes", limits.max_response_bytes)
}

fn reason_to_drop(name: &str, value: &str) -> Option<&'static str> {
    if RESERVED_HEADERS.contains(&name) || name.starts_with("proxy-") {
        return Some("it is reserved for the connection or the platform");
    }
    if name == "set-cookie" {
        return reason_to_drop_cookie(value);
    }
    None
}

/// Browsers send a cookie without a name as its bare value, which may look like a cookie with one.
fn reason_to_drop_cookie(value: &str) -> Option<&'static str> {
    let pair = value.split(';').next().unwrap_or_default();
    let name = match pair.split_once('=') {
        Some((name, _)) => name.trim_matches([' ', '\t', '"']).to_ascii_lowercase(),
        None => String::new(),
    };
    if name.is_empty() {
        return Some("the cookie has no name");
    }
    let is_reserved = RESERVED_COOKIES.iter().any(|start| name.starts_with(start));
    is_reserved.then_some("the cookie belongs to the dashboard or to the whole origin")
}
