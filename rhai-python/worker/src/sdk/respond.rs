//! `respond(status, body)` and `respond(status, headers, body)`: an answer that the script chose,
//! returned as its last value or thrown. `respond_json` takes a body that is JSON text already.
//! Status, headers and text are checked where they are written, so that the error has a position.

use super::clipped;
use rhai_sandbox::json::{from_json, to_json};
use rhai_sandbox::rhai::{
    Array, Dynamic, Engine, EvalAltResult, ImmutableString, Map, NativeCallContext, Position,
};
use std::ops::RangeInclusive;
use std::rc::Rc;

/// Header lines of one answer, and their bytes on the wire: what clients and proxies take.
pub const MAX_HEADER_LINES: usize = 100;
pub const MAX_HEADER_BYTES: usize = 32 << 10;
pub const STATUS_RANGE: RangeInclusive<i64> = 200..=599;

/// An answer as the script described it. Cheap to copy.
#[derive(Clone)]
pub struct Response(Rc<Parts>);

struct Parts {
    status: u16,
    headers: Vec<(String, String)>,
    body: Dynamic,
    is_json_text: bool,
}

impl Response {
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// Lower-case names and checked values, one pair for each line that goes out.
    pub fn headers(&self) -> &[(String, String)] {
        &self.0.headers
    }

    pub fn body(&self) -> &Dynamic {
        &self.0.body
    }

    /// The body when it is JSON text that goes out as it is.
    pub fn json_text(&self) -> Option<ImmutableString> {
        self.0
            .body
            .as_immutable_string_ref()
            .ok()
            .filter(|_| self.0.is_json_text)
            .map(|s| s.clone())
    }
}

/// What a call of `respond` throws when no HTTP answer can say what it was given.
#[derive(Clone, Debug)]
pub struct BadResponse(pub String);

pub fn install(engine: &mut Engine) {
    engine.register_type_with_name::<Response>("Response");
    engine.register_type_with_name::<BadResponse>("BadResponse");
    engine.register_fn("to_string", |error: &mut BadResponse| error.0.clone());
    engine.register_fn("respond", |call: NativeCallContext, status: Dynamic, body: Dynamic| {
        respond(&status, Dynamic::from_map(Map::new()), body).map_err(|e| thrown(&call, e))
    });
    engine.register_fn(
        "respond",
        |call: NativeCallContext, status: Dynamic, headers: Dynamic, body: Dynamic| {
            respond(&status, headers, body).map_err(|e| thrown(&call, e))
        },
    );
    engine.register_fn(
        "respond_json",
        |call: NativeCallContext, status: Dynamic, text: Dynamic| {
            respond_json(&status, Dynamic::from_map(Map::new()), text).map_err(|e| thrown(&call, e))
        },
    );
    engine.register_fn(
        "respond_json",
        |call: NativeCallContext, status: Dynamic, headers: Dynamic, text: Dynamic| {
            respond_json(&status, headers, text).map_err(|e| thrown(&call, e))
        },
    );
}

/// Return a response of parts that are not checked yet.
///
/// # Errors
/// They do not make a valid HTTP response.
pub fn build(status: &Dynamic, headers: Map, body: Dynamic) -> Result<Response, BadResponse> {
    respond(status, Dynamic::from_map(headers), body)
}

/// As [`build`], for a body that is JSON text.
///
/// # Errors
/// As [`build`], or the text is not JSON.
pub fn json(status: &Dynamic, text: Dynamic) -> Result<Response, BadResponse> {
    respond_json(status, Dynamic::from_map(Map::new()), text)
}

/// Return the error that ends a script; the engine adds the place of the call.
#[cold]
pub fn thrown_here(error: BadResponse) -> Box<EvalAltResult> {
    EvalAltResult::ErrorRuntime(Dynamic::from(error), Position::NONE).into()
}

#[cold]
fn thrown(call: &NativeCallContext, error: BadResponse) -> Box<EvalAltResult> {
    EvalAltResult::ErrorRuntime(Dynamic::from(error), call.call_position()).into()
}

fn respond(status: &Dynamic, headers: Dynamic, body: Dynamic) -> Result<Response, BadResponse> {
    let status = checked_status(status)?;
    let headers = headers.try_cast_result::<Map>().map_err(|other| {
        BadResponse(format!("the headers of a response are a map, not {}", kind_of(&other)))
    })?;
    let headers = checked_headers(headers)?;
    if holds_code(&body) {
        return Err(no_json_form(&body));
    }
    Ok(Response(Rc::new(Parts { status, headers, body, is_json_text: false })))
}

fn respond_json(
    status: &Dynamic,
    headers: Dynamic,
    text: Dynamic,
) -> Result<Response, BadResponse> {
    let Response(parts) = respond(status, headers, Dynamic::UNIT)?;
    let checked = match text.as_immutable_string_ref() {
        Ok(text) => from_json(text.as_bytes()).map(drop).map_err(|error| error.to_string()),
        Err(_) => Err(format!("{} is not text", kind_of(&text))),
    };
    if let Err(reason) = checked {
        return Err(BadResponse(format!("respond_json takes JSON text: {reason}")));
    }
    let headers = parts.headers.clone();
    Ok(Response(Rc::new(Parts { status: parts.status, headers, body: text, is_json_text: true })))
}

/// Whether a body holds functions or answers. No answer can say them, and through them a script
/// could nest answers without end: a chain that is dropped recursively.
fn holds_code(body: &Dynamic) -> bool {
    if let Ok(map) = body.as_map_ref() {
        return map.values().any(holds_code);
    }
    if let Ok(array) = body.as_array_ref() {
        return array.iter().any(holds_code);
    }
    body.is_fnptr() || body.is::<Response>()
}

#[cold]
fn no_json_form(body: &Dynamic) -> BadResponse {
    BadResponse(match to_json(body, usize::MAX) {
        Err(error) => format!("the response cannot be written as JSON: {error}"),
        Ok(_) => "the response cannot be written as JSON".to_owned(),
    })
}

fn checked_status(status: &Dynamic) -> Result<u16, BadResponse> {
    let rule = "the status of a response is an integer from 200 to 599";
    let Ok(number) = status.as_int() else {
        return Err(BadResponse(format!("{rule}, not {}", kind_of(status))));
    };
    match u16::try_from(number) {
        Ok(status) if STATUS_RANGE.contains(&number) => Ok(status),
        _ => Err(BadResponse(format!("{rule}, not {number}"))),
    }
}

fn kind_of(value: &Dynamic) -> String {
    match value.as_float() {
        Ok(float) => format!("the float {float:?}"),
        Err(_) if value.is_string() => "a string".to_owned(),
        Err(_) if value.is_unit() => "()".to_owned(),
        Err(_) => {
            format!("a value of type {}", value.type_name().rsplit("::").next().unwrap_or(""))
        }
    }
}

fn checked_headers(headers: Map) -> Result<Vec<(String, String)>, BadResponse> {
    let mut checked = Vec::with_capacity(headers.len());
    for (name, value) in headers {
        let name = checked_name(&name)?;
        if let Ok(values) = value.as_array_ref() {
            push_values(&mut checked, &name, &values)?;
        } else {
            let value = checked_value(&name, &value)?;
            checked.push((name, value));
        }
    }
    let bytes: usize = checked.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
    if checked.len() > MAX_HEADER_LINES || bytes > MAX_HEADER_BYTES {
        return Err(BadResponse(format!(
            "the headers of a response are at most {MAX_HEADER_LINES} lines and {MAX_HEADER_BYTES} bytes, not {} lines and {bytes} bytes",
            checked.len()
        )));
    }
    if checked.iter().filter(|(name, _)| name == "content-type").count() > 1 {
        return Err(BadResponse("the header content-type is given more than once".to_owned()));
    }
    Ok(checked)
}

fn push_values(
    checked: &mut Vec<(String, String)>,
    name: &str,
    values: &Array,
) -> Result<(), BadResponse> {
    for value in values {
        checked.push((name.to_owned(), checked_value(name, value)?));
    }
    Ok(())
}

/// A token of RFC 9110, in lower case.
fn checked_name(name: &str) -> Result<String, BadResponse> {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        return Err(BadResponse(format!("{:?} is not a header name", clipped(name))));
    }
    Ok(name.to_ascii_lowercase())
}

/// Visible ASCII, spaces and tabs; spaces at the ends mean nothing in HTTP and are cut.
fn checked_value(name: &str, value: &Dynamic) -> Result<String, BadResponse> {
    let name = clipped(name);
    let Ok(text) = value.as_immutable_string_ref() else {
        let kind = kind_of(value);
        return Err(BadResponse(format!(
            "the header {name} is a string or an array of strings, not {kind}"
        )));
    };
    if let Some(bad) = text.chars().find(|&c| !matches!(c, ' '..='~' | '\t')) {
        return Err(BadResponse(format!(
            "the header {name} contains {bad:?}: only visible ASCII, spaces and tabs are allowed"
        )));
    }
    Ok(text.trim_matches([' ', '\t']).to_owned())
}
