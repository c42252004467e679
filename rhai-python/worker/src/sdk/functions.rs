//! The functions that scripts can call by name, as the engine has them: its standard packages, our
//! replacements, the SDK's own. The keyword functions of the language are not among them.

use super::bytes::{self, Bytes};
use super::log::Log;
use super::reserved::SDK_NAMES;
use super::respond::{BadResponse, Response};
use super::services::secrets::SecretRef;
use super::services::{Http, Kv, Secrets};
use super::tools;
use rhai_sandbox::rhai::{Array, Blob, Dynamic, Engine, FnPtr, ImmutableString, Map};
use std::any::TypeId;
use std::ops::{Range, RangeInclusive};
use std::time::Instant;

/// One function, by the types of its parameters as scripts know them (`type_of`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Function {
    pub name: String,
    pub parameters: Vec<&'static str>,
}

/// Every registered function; one that replaces another is there twice.
pub fn all(engine: &Engine) -> Vec<Function> {
    engine.collect_fn_metadata(
        None,
        |info| {
            let metadata = info.metadata;
            let parameters = metadata.param_types.iter().map(type_name).collect();
            Some(Function { name: metadata.name.to_string(), parameters })
        },
        true,
    )
}

/// Whether a name is that of a plain function that came after SDK 1.0: a script of then may have one of its own.
pub fn is_later_function(name: &str) -> bool {
    let is_free = !SDK_NAMES.contains(&name);
    is_free && tools::signatures().any(|(tool, ..)| *tool == name)
}

/// Name and number of parameters of every registered function; a method counts its receiver.
pub fn names_and_arities(engine: &Engine) -> Vec<(String, usize)> {
    engine.collect_fn_metadata(
        None,
        |info| Some((info.metadata.name.to_string(), info.metadata.num_params)),
        true,
    )
}

fn type_name(id: &TypeId) -> &'static str {
    let known = [
        (TypeId::of::<Dynamic>(), "any"),
        (TypeId::of::<()>(), "()"),
        (TypeId::of::<bool>(), "bool"),
        (TypeId::of::<i64>(), "i64"),
        (TypeId::of::<f64>(), "f64"),
        (TypeId::of::<f32>(), "f32"),
        (TypeId::of::<char>(), "char"),
        (TypeId::of::<ImmutableString>(), "string"),
        (TypeId::of::<Array>(), "array"),
        (TypeId::of::<Blob>(), "blob"),
        (TypeId::of::<Map>(), "map"),
        (TypeId::of::<FnPtr>(), "Fn"),
        (TypeId::of::<Instant>(), "timestamp"),
        (TypeId::of::<Range<i64>>(), "range"),
        (TypeId::of::<RangeInclusive<i64>>(), "range="),
        (TypeId::of::<Range<f64>>(), "range of f64"),
        (TypeId::of::<Bytes>(), bytes::TYPE_NAME),
        (TypeId::of::<Log>(), "Log"),
        (TypeId::of::<Kv>(), "Kv"),
        (TypeId::of::<Http>(), "Http"),
        (TypeId::of::<Secrets>(), "Secrets"),
        (TypeId::of::<SecretRef>(), "SecretRef"),
        (TypeId::of::<Response>(), "Response"),
        (TypeId::of::<BadResponse>(), "BadResponse"),
    ];
    // what is left are the engine's own iterators, which have no name outside of it
    known.iter().find(|(known, _)| known == id).map_or("iterator", |(_, name)| name)
}
