//! Responses by what they are: `html`, `text`, `redirect`, JSON text, a status alone; and the body of a
//! request or of an HTTP reply as `json()`, `form()` or `text()`.

use super::arguments::{int, mismatch, refusal, text, with_data};
use super::{one, two, Fallible, Signature};
use crate::sdk::clipped;
use crate::sdk::ctx::{content_type_of, is_json, media_type};
use crate::sdk::respond;
use rhai_sandbox::json::from_json_in_run;
use rhai_sandbox::rhai::{Dynamic, EvalAltResult, Map, Module, Position};
use rhai_sandbox::{charge, SizeLimits};

pub const SIGNATURES: &[Signature] = &[
    ("respond", &["status"], "Response"),
    ("html", &["text"], "Response"),
    ("text", &["text"], "Response | string"),
    ("redirect", &["url"], "Response"),
    ("redirect", &["status", "url"], "Response"),
    ("json_text", &["text"], "Response"),
    ("json", &["request"], "any"),
    ("form", &["request"], "map"),
];

const FORM: &str = "application/x-www-form-urlencoded";
const REDIRECTS: [i64; 5] = [301, 302, 303, 307, 308];

pub fn register(module: &mut Module) {
    one(module, "respond", |_, status| of_parts(status, &[], Dynamic::UNIT));
    one(module, "html", |function, value| {
        of_parts(
            &200.into(),
            &[("content-type", "text/html; charset=utf-8")],
            text(function, value)?.into(),
        )
    });
    one(module, "text", |function, value| match value.is_map() {
        true => body_text(function, value),
        false => of_parts(
            &200.into(),
            &[("content-type", "text/plain; charset=utf-8")],
            text(function, value)?.into(),
        ),
    });
    one(module, "redirect", |function, url| redirect(function, &302.into(), url));
    two(module, "redirect", redirect);
    one(module, "json_text", |function, value| {
        let text = text(function, value)?;
        charge(text.len() as u64)?;
        respond::json(&200.into(), text.into()).map(Dynamic::from).map_err(respond::thrown_here)
    });
    one(module, "json", body_json);
    one(module, "form", body_form);
}

fn of_parts(status: &Dynamic, headers: &[(&str, &str)], body: Dynamic) -> Fallible<Dynamic> {
    let headers: Map = headers.iter().map(|&(name, value)| (name.into(), value.into())).collect();
    let response = respond::build(status, headers, body);
    response.map(Dynamic::from).map_err(respond::thrown_here)
}

fn redirect(function: &str, status: &Dynamic, url: &Dynamic) -> Fallible<Dynamic> {
    let number = int(function, "a status and a URL", status)?;
    if !REDIRECTS.contains(&number) {
        return Err(refusal(format!(
            "{function}() takes the status 301, 302, 303, 307 or 308, not {number}"
        )));
    }
    let url = text(function, url)?;
    let is_odd = |c: char| c.is_control() || c.is_whitespace();
    if url.is_empty() || url.contains(is_odd) {
        return Err(refusal(format!(
            "{function}() takes a URL without spaces, not {:?}: encode its parts with url_encode()",
            clipped(&url)
        )));
    }
    let mut location = String::new();
    super::urls::push_encoded(&mut location, &url, |byte| byte.is_ascii())?;
    of_parts(status, &[("location", &location)], Dynamic::UNIT)
}

/// Whether a map is an HTTP reply: its bad body is an error of the server, that of a request is answered to the sender.
fn is_reply(of: &Map) -> bool {
    of.contains_key("status") && !of.contains_key("method")
}

/// End the script with a response that gives the reason why the body was refused.
#[cold]
fn not_taken(of: &Map, status: i64, reason: String) -> Box<EvalAltResult> {
    if is_reply(of) {
        let error = [
            ("code", "http_protocol".into()),
            ("message", format!("the reply cannot be read: {reason}").into()),
            ("service", "http".into()),
            ("retryable", false.into()),
        ];
        let error: Map = error.into_iter().map(|(name, value)| (name.into(), value)).collect();
        return EvalAltResult::ErrorRuntime(Dynamic::from_map(error), Position::NONE).into();
    }
    let body: Map = [("error".into(), reason.into())].into();
    match respond::build(&status.into(), Map::new(), Dynamic::from_map(body)) {
        Ok(response) => EvalAltResult::ErrorRuntime(Dynamic::from(response), Position::NONE).into(),
        Err(error) => respond::thrown_here(error),
    }
}

/// Call `work` with the map that has a body, its media type and its bytes.
fn with_body<T>(
    function: &str,
    value: &Dynamic,
    work: impl FnOnce(&Map, &str, &[u8]) -> Fallible<T>,
) -> Fallible<T> {
    let Ok(map) = value.as_map_ref() else {
        return Err(mismatch(function, "ctx.request", value));
    };
    let Some(raw) = map.get("raw_body") else {
        return Err(refusal(format!("{function}() reads a body, as in ctx.request.{function}()")));
    };
    let kind = media_type(&content_type_of(&map).unwrap_or_default());
    with_data(function, raw, |bytes| {
        charge(bytes.len() as u64)?;
        work(&map, &kind, bytes)
    })
}

fn body_json(function: &str, value: &Dynamic) -> Fallible<Dynamic> {
    with_body(function, value, |map, kind, bytes| {
        if !is_reply(map) && !kind.is_empty() && !is_json(kind) {
            let reason =
                format!("send JSON with content-type: application/json, not {}", clipped(kind));
            return Err(not_taken(map, 415, reason));
        }
        if bytes.is_empty() {
            return Err(not_taken(map, 400, "the body is empty: send JSON".to_owned()));
        }
        from_json_in_run(bytes)
            .map_err(|error| not_taken(map, 400, format!("invalid JSON: {error}")))
    })
}

fn body_form(function: &str, value: &Dynamic) -> Fallible<Dynamic> {
    with_body(function, value, |map, kind, _| {
        if kind != FORM {
            let found = if kind.is_empty() { "none" } else { kind };
            let reason = format!("send a form with content-type: {FORM}, not {}", clipped(found));
            return Err(not_taken(map, 415, reason));
        }
        match (map.get("body"), map.get("body_error")) {
            (_, Some(error)) if error.is_string() => Err(not_taken(map, 400, error.to_string())),
            (Some(body), _) if body.is_map() => Ok(body.clone()),
            _ => Ok(Dynamic::from_map(Map::new())),
        }
    })
}

fn body_text(function: &str, value: &Dynamic) -> Fallible<Dynamic> {
    with_body(function, value, |map, _, bytes| {
        let content_type = content_type_of(map).unwrap_or_default().to_ascii_lowercase();
        let charset = content_type.split(';').skip(1).find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            (name.trim() == "charset").then(|| value.trim().trim_matches('"').to_owned())
        });
        let is_utf8 = |charset: &str| matches!(charset, "utf-8" | "utf8" | "us-ascii");
        if let Some(other) = charset.filter(|charset| !is_utf8(charset)) {
            return Err(not_taken(
                map,
                415,
                format!("send text in UTF-8, not {}", clipped(&other)),
            ));
        }
        SizeLimits::current().check_string(bytes.len())?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.into()),
            Err(error) => {
                let at = error.valid_up_to();
                Err(not_taken(map, 400, format!("the body is not UTF-8 at byte {at}")))
            }
        }
    })
}
