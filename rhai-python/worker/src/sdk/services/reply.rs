//! HTTP responses as scripts see them: the body parsed by its content type, as in `ctx.request`.

use crate::sdk::bytes::Bytes;
use crate::sdk::ctx;
use rhai_sandbox::rhai::{Dynamic, Map};
use rhai_sandbox::Limits;

/// Finish what the host sent, one response or an array of them. Anything else stays as it is.
pub fn finished(value: Dynamic, limits: &Limits) -> Dynamic {
    if value.is_array() {
        let replies = value.cast::<Vec<Dynamic>>();
        let finished = replies.into_iter().map(|reply| finished(reply, limits)).collect();
        return Dynamic::from_array(finished);
    }
    if !value.is_map() {
        return value;
    }
    let mut reply = value.cast::<Map>();
    let raw = reply.get("body").and_then(|body| body.read_lock::<Bytes>().map(|raw| raw.clone()));
    if let Some(raw) = raw {
        let content_type = ctx::content_type_of(&reply);
        let (body, error) = ctx::body(&raw, content_type.as_deref(), limits);
        reply.insert("body".into(), body);
        reply.insert("body_error".into(), error);
        reply.insert("raw_body".into(), Dynamic::from(raw));
    }
    Dynamic::from_map(reply)
}
