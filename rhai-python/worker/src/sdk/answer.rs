//! What becomes of a script's final value: status, headers and body for its caller. docs/sdk.md
//! has the table. No map is ever taken for a response by its keys.

use super::bytes::Bytes;
use super::ctx::{is_json, media_type};
use super::respond::Response;
use crate::outcome::{Answer, Fault};
use rhai_sandbox::json::to_json;
use rhai_sandbox::rhai::Dynamic;
use rhai_sandbox::Limits;

/// Headers that belong to the connection or to PiCloud; a script's own are left out.
pub const RESERVED_HEADERS: [&str; 14] = [
    "clear-site-data",
    "connection",
    "content-length",
    "date",
    "http2-settings",
    "keep-alive",
    "server",
    "service-worker-allowed",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "x-execution-id",
    "x-request-id",
];
/// How the names of the dashboard's own cookies begin; the port of its address follows. A script may not set them on a
/// host that it shares.
pub const RESERVED_COOKIES: [&str; 2] = ["picloud_session", "__host-picloud_session"];

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
    if matches!(status, 204 | 304) {
        warnings.push(format!("the body was dropped: an answer with status {status} has none"));
        return Ok(Vec::new());
    }
    let given = headers.iter().find(|(name, _)| name == "content-type").map(|(_, value)| value);
    let (content_type, body) = encode(response.body(), given.map(String::as_str), limits)?;
    if given.is_none() {
        headers.push(("content-type".to_owned(), content_type.to_owned()));
    }
    Ok(body)
}

/// The bytes of a body and the content type that they have by themselves.
fn encode(
    body: &Dynamic,
    content_type: Option<&str>,
    limits: &Limits,
) -> Result<(&'static str, Vec<u8>), Fault> {
    let max_bytes = usize::try_from(limits.max_response_bytes).unwrap_or(usize::MAX);
    if let Ok(blob) = body.as_blob_ref() {
        return within(&blob, max_bytes, limits).map(|bytes| ("application/octet-stream", bytes));
    }
    if let Some(bytes) = body.read_lock::<Bytes>() {
        let body = within(bytes.as_slice(), max_bytes, limits);
        return body.map(|bytes| ("application/octet-stream", bytes));
    }
    if content_type.is_some_and(|given| !is_json(&media_type(given))) {
        if let Ok(text) = body.as_immutable_string_ref() {
            return within(text.as_bytes(), max_bytes, limits).map(|bytes| ("", bytes));
        }
    }
    match to_json(body, max_bytes) {
        Ok(json) => Ok(("application/json", json)),
        Err(error) if error.is_too_large => Err(too_large(limits)),
        Err(error) => {
            Err(Fault::new("script_bad_response", format!("the answer has no JSON form: {error}")))
        }
    }
}

fn within(bytes: &[u8], max_bytes: usize, limits: &Limits) -> Result<Vec<u8>, Fault> {
    if bytes.len() > max_bytes {
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
        // a browser sends `=name=value`, a cookie without a name, back as `name=value`
        let cookie = value
            .trim_start_matches(|c: char| c == '=' || c.is_ascii_whitespace())
            .to_ascii_lowercase();
        if RESERVED_COOKIES.iter().any(|reserved| cookie.starts_with(reserved)) {
            return Some("the cookie belongs to the dashboard");
        }
    }
    None
}
