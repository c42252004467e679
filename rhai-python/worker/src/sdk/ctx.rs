//! `ctx`: the constant map from which a script learns of its request. Built when it is first
//! mentioned, gone after the run.
//!
//! It is ONE shared read-only value, so that a mention costs a reference count however large the
//! body is. Rhai locks a shared value while a method of one of its parts runs; a callback of that
//! method that mentions `ctx` gets a further copy, one for each depth of such nesting.

use super::bytes::Bytes;
use super::form;
use crate::wire::value::{read, Binary, Encoded};
use crate::wire::{HostMessage, Request, Run, ScriptIdentity};
use rhai_sandbox::json::from_json_within;
use rhai_sandbox::rhai::{Array, Dynamic, Identifier, ImmutableString, Map};
use rhai_sandbox::Limits;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the `ctx` of the active run comes from, and the copies made of it so far.
#[derive(Default)]
pub struct CtxSource {
    run: Option<ActiveRun>,
    copies: Vec<Dynamic>,
}

struct ActiveRun {
    payload: Arc<[u8]>,
    script: Arc<ScriptIdentity>,
    limits: Limits,
    /// Whether the script may ask for `ctx.event`; a parsed body is copied for it only then.
    mentions_event: bool,
    /// Values in a `ctx` that nobody has changed; counted for scripts that assign to it only.
    value_count: Option<usize>,
}

impl CtxSource {
    pub fn new(payload: Arc<[u8]>, script: Arc<ScriptIdentity>, limits: &Limits) -> Self {
        let run =
            ActiveRun { payload, script, limits: *limits, mentions_event: true, value_count: None };
        Self { run: Some(run), copies: Vec::new() }
    }

    /// Enable [`CtxSource::is_changed`].
    pub fn watch(&mut self, is_watched: bool) {
        if let Some(run) = &mut self.run {
            run.value_count = is_watched.then_some(0);
        }
    }

    /// Leave parsed bodies out of `ctx.event` when the source does not mention it.
    pub fn mention_event(&mut self, mentions_event: bool) {
        if let Some(run) = &mut self.run {
            run.mentions_event = mentions_event;
        }
    }

    /// The value of `ctx` for one mention; `()` outside runs.
    pub fn current(&mut self) -> Dynamic {
        if let Some(copy) = self.copies.iter().find(|copy| !copy.is_locked()) {
            return copy.clone();
        }
        let Some(run) = &mut self.run else { return Dynamic::UNIT };
        let map = match HostMessage::decode(&run.payload) {
            Ok(HostMessage::Run(message)) => build(&message, run),
            // what is stored here was read as a `run` message before
            _ => Map::new(),
        };
        let value = Dynamic::from_map(map).into_read_only();
        if let Some(count) = &mut run.value_count {
            *count = count_values(&value);
        }
        let copy = value.into_shared();
        self.copies.push(copy.clone());
        copy
    }

    /// Whether a script got new keys into a copy. Rhai refuses to change read-only values and to
    /// call methods that would, but lets an assignment add a key to a read-only map.
    pub fn is_changed(&self) -> bool {
        let Some(count) = self.run.as_ref().and_then(|run| run.value_count) else { return false };
        self.copies.iter().any(|copy| count_values(copy) != count)
    }
}

fn count_values(value: &Dynamic) -> usize {
    if let Some(inner) = value.is_shared().then(|| value.read_lock::<Dynamic>()).flatten() {
        count_values(&inner)
    } else if let Ok(map) = value.as_map_ref() {
        1 + map.values().map(count_values).sum::<usize>()
    } else if let Ok(array) = value.as_array_ref() {
        1 + array.iter().map(count_values).sum::<usize>()
    } else {
        1
    }
}

/// The map that scripts know as `ctx`. (`Dynamic::from` would build each map a second time.)
fn build(run: &Run<'_>, active: &ActiveRun) -> Map {
    let script = &active.script;
    let about_script = map([
        ("id", script.id.as_str().into()),
        ("name", script.name.as_str().into()),
        ("revision", i64::try_from(script.revision).unwrap_or(i64::MAX).into()),
    ]);
    let request = build_request(&run.request, active);
    let event = build_event(run, active, &request);
    map([
        ("sdk_version", super::SDK_VERSION.into()),
        ("execution_id", run.execution_id.into()),
        ("script", Dynamic::from_map(about_script)),
        ("trigger", run.trigger.into()),
        ("now_ms", i64::try_from(run.now_ms).unwrap_or(i64::MAX).into()),
        ("is_trial", run.is_trial.into()),
        ("event", Dynamic::from_map(event)),
        ("request", Dynamic::from_map(request)),
    ])
}

/// What caused the run: what the host sent, or the HTTP call itself.
fn build_event(run: &Run<'_>, active: &ActiveRun, request: &Map) -> Map {
    if run.event != Encoded::NIL {
        let event = read(&active.payload, run.event, Binary::Bytes);
        return match event.map(Dynamic::try_cast::<Map>) {
            Ok(event) => event.unwrap_or_default(),
            // larger than a value of this script may be
            Err(error) => map([("payload_error", error.to_string().into())]),
        };
    }
    let body = request
        .get("body")
        .filter(|body| active.mentions_event || !(body.is_map() || body.is_array()));
    map([
        ("id", run.execution_id.into()),
        ("payload", body.cloned().unwrap_or(Dynamic::UNIT)),
        ("attempt", 1_i64.into()),
        ("due_at_ms", i64::try_from(run.now_ms).unwrap_or(i64::MAX).into()),
    ])
}

fn build_request(request: &Request<'_>, active: &ActiveRun) -> Map {
    let headers = headers(&request.headers);
    let (query, query_all) = query(request.raw_query);
    let content_type = content_type_in(&headers);
    let raw_body = Bytes::within(&active.payload, request.body);
    let (body, body_error) = body(&raw_body, content_type.as_deref(), &active.limits);
    let mut map = map([
        ("method", request.method.into()),
        ("path", request.path.into()),
        ("query", Dynamic::from_map(query)),
        ("query_all", Dynamic::from_map(query_all)),
        ("headers", Dynamic::from_map(headers)),
        ("body", body),
        ("body_error", body_error),
        ("raw_body", Dynamic::from(raw_body)),
        ("remote_addr", request.remote_addr.map_or(Dynamic::UNIT, Into::into)),
    ]);
    // a script that is called by id or name sees the map that it has always seen
    if !request.route.is_empty() {
        let params = request.params.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        map.insert("params".into(), Dynamic::from_map(params.collect()));
        map.insert("route".into(), request.route.into());
    }
    map
}

fn map<const N: usize>(entries: [(&'static str, Dynamic); N]) -> Map {
    let mut map = Map::new();
    for (key, value) in entries {
        map.insert(key.into(), value);
    }
    map
}

/// Name to value; repeats are joined as HTTP joins them.
fn headers(pairs: &[(&[u8], &[u8])]) -> Map {
    let mut map = Map::new();
    for (name, value) in pairs {
        let mut name = Identifier::from(&*text_of(name));
        // the host did it already; promised here all the same
        name.make_ascii_lowercase();
        let value = text_of(value);
        let Some(first) = map.get_mut(&name) else {
            map.insert(name, ImmutableString::from(&*value).into());
            continue;
        };
        let separator = if name == "cookie" { "; " } else { ", " };
        *first = format!("{first}{separator}{value}").into();
    }
    map
}

/// UTF-8 where it is, else one character for each byte, as HTTP's own text is defined.
fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => bytes.iter().copied().map(char::from).collect(),
    }
}

/// `query` holds the first value of each name, `query_all` all of them in order.
fn query(text: &[u8]) -> (Map, Map) {
    let mut grouped: BTreeMap<Identifier, Array> = BTreeMap::new();
    for (name, value) in form::pairs(text) {
        grouped.entry(name.into()).or_default().push(value.into());
    }
    let (mut first, mut all) = (Map::new(), Map::new());
    for (name, values) in grouped {
        first.insert(name.clone(), values[0].clone());
        all.insert(name, Dynamic::from_array(values));
    }
    (first, all)
}

/// `body` and `body_error` by the content type. `body_error` is `()` unless the body is broken, or
/// would pass a size limit at its first use: a script must be able to answer that itself.
pub fn body(raw: &Bytes, content_type: Option<&str>, limits: &Limits) -> (Dynamic, Dynamic) {
    let value = body_value(raw, content_type, limits);
    value.map_or_else(|error| (Dynamic::UNIT, error.into()), |value| (value, Dynamic::UNIT))
}

fn body_value(raw: &Bytes, content_type: Option<&str>, limits: &Limits) -> Result<Dynamic, String> {
    let bytes = raw.as_slice();
    if bytes.is_empty() {
        return Ok(Dynamic::UNIT);
    }
    let media_type = content_type.map(media_type).unwrap_or_default();
    if is_json(&media_type) {
        return from_json_within(bytes, limits).map_err(|error| match error.passed_limit {
            Some(_) => format!("JSON too large: {}", error.reason),
            None => format!("invalid JSON: {error}"),
        });
    }
    if media_type == "application/x-www-form-urlencoded" {
        if let Some(fault) = form::find_fault(bytes) {
            return Err(format!("invalid form: {fault}"));
        }
        return form_body(bytes, limits).map(Dynamic::from_map);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if media_type.starts_with("text/") => match text.len() as u64 {
            length if length > limits.max_string_size => Err(format!(
                "text too large: more than {} bytes (max_string_size)",
                limits.max_string_size
            )),
            _ => Ok(text.into()),
        },
        _ => Ok(Dynamic::from(raw.clone())),
    }
}

/// First value of each name, as in `query`.
fn form_body(bytes: &[u8], limits: &Limits) -> Result<Map, String> {
    let mut fields = Map::new();
    for (name, value) in form::pairs(bytes) {
        let name = Identifier::from(name);
        if fields.contains_key(&name) {
            continue;
        }
        let text_bytes = value.len() as u64;
        fields.insert(name, value.into());
        if fields.len() as u64 > limits.max_map_size {
            let limit = limits.max_map_size;
            return Err(format!("invalid form: more than {limit} fields (max_map_size)"));
        }
        if text_bytes > limits.max_string_size {
            let limit = limits.max_string_size;
            return Err(format!(
                "invalid form: more than {limit} bytes in a text (max_string_size)"
            ));
        }
    }
    Ok(fields)
}

/// The content type of a request or an HTTP reply as scripts have it: a map with `headers`.
pub fn content_type_of(message: &Map) -> Option<String> {
    let headers = message.get("headers")?.as_map_ref().ok()?;
    content_type_in(&headers)
}

fn content_type_in(headers: &Map) -> Option<String> {
    headers.get("content-type")?.clone().into_string().ok()
}

/// `type/subtype` in lower case, without parameters.
pub fn media_type(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

pub fn is_json(media_type: &str) -> bool {
    media_type == "application/json" || (media_type.contains('/') && media_type.ends_with("+json"))
}
