//! Arguments of tools: checked by type and size, with errors that say what the function takes.

use super::Fallible;
use crate::sdk::bytes::{Bytes, TYPE_NAME};
use crate::sdk::respond::Response;
use rhai_sandbox::rhai::{Blob, Dynamic, EvalAltResult, FnPtr, ImmutableString, Map};
use rhai_sandbox::{charge, SizeLimits};
use std::time::Instant;
use strsim::osa_distance;

/// Bytes that are worked through between two looks at the limits of the run.
pub const PORTION: usize = 64 << 10;

/// Return the error of a tool. The message begins with the name of the function.
#[cold]
pub fn refusal(message: impl Into<String>) -> Box<EvalAltResult> {
    message.into().into()
}

/// Return the error for an argument of the wrong type: `hex() takes a string, not 5`.
#[cold]
pub fn mismatch(function: &str, expected: &str, found: &Dynamic) -> Box<EvalAltResult> {
    refusal(format!("{function}() takes {expected}, not {}", kind(found)))
}

/// Return what a script's author calls a value of this type, with an article.
pub fn kind(value: &Dynamic) -> &'static str {
    match value {
        _ if value.is_unit() => "()",
        _ if value.is_bool() => "a bool",
        _ if value.is_int() => "an int",
        _ if value.is_float() => "a float",
        _ if value.is_char() => "a char",
        _ if value.is_string() => "a string",
        _ if value.is_array() => "an array",
        _ if value.is_map() => "a map",
        _ if value.is_blob() => "a blob",
        _ if value.is::<FnPtr>() => "a closure",
        _ if value.is::<Instant>() => "a timestamp",
        _ if value.read_lock::<Bytes>().is_some() => TYPE_NAME,
        _ if value.read_lock::<Response>().is_some() => "a response",
        _ => "a value of another type",
    }
}

/// Return the text of an argument.
///
/// # Errors
/// It is not a string, or is above `max_string_size`.
pub fn text(function: &str, value: &Dynamic) -> Fallible<ImmutableString> {
    let Ok(text) = value.as_immutable_string_ref() else {
        return Err(mismatch(function, "a string", value));
    };
    SizeLimits::current().check_string(text.len())?;
    Ok(text.clone())
}

/// Return the text of a string, a number, a bool or a character; None for any other value.
pub fn plain_text(value: &Dynamic) -> Option<String> {
    if let Ok(text) = value.as_immutable_string_ref() {
        return Some(text.to_string());
    }
    let is_plain = value.is_int() || value.is_float() || value.is_bool() || value.is_char();
    is_plain.then(|| value.flatten_clone().to_string())
}

/// Return an argument that is an integer; `what` names it in the error.
///
/// # Errors
/// It is not an integer.
pub fn int(function: &str, what: &str, value: &Dynamic) -> Fallible<i64> {
    value.as_int().map_err(|_| mismatch(function, what, value))
}

/// Call `work` with the bytes of a string (in UTF-8), a blob or `bytes`.
///
/// # Errors
/// The argument is of another type, or `work` failed.
pub fn with_data<T>(
    function: &str,
    value: &Dynamic,
    work: impl FnOnce(&[u8]) -> Fallible<T>,
) -> Fallible<T> {
    if let Ok(text) = value.as_immutable_string_ref() {
        return work(text.as_bytes());
    }
    if let Ok(blob) = value.as_blob_ref() {
        return work(&blob);
    }
    match value.read_lock::<Bytes>() {
        Some(bytes) => work(bytes.as_slice()),
        None => Err(mismatch(function, "a string, a blob or bytes", value)),
    }
}

/// Call `work` with the map of an argument; `what` names it in the error.
///
/// # Errors
/// The argument is not a map, or `work` failed.
pub fn with_map<T>(
    function: &str,
    what: &str,
    value: &Dynamic,
    work: impl FnOnce(&Map) -> Fallible<T>,
) -> Fallible<T> {
    match value.as_map_ref() {
        Ok(map) => work(&map),
        Err(_) => Err(mismatch(function, what, value)),
    }
}

/// Refuse a map of options that has another key than the known ones.
///
/// # Errors
/// The first unknown option, with the nearest known one.
pub fn check_options(function: &str, options: &Map, known: &[&str]) -> Fallible<()> {
    let Some(unknown) = options.keys().find(|key| !known.contains(&key.as_str())) else {
        return Ok(());
    };
    let shown = crate::sdk::clipped(unknown);
    let nearest = nearest(&shown, known.iter().copied()).map_or_else(
        || format!("it takes {}", known.join(", ")),
        |nearest| format!("did you mean \"{nearest}\"?"),
    );
    Err(refusal(format!("{function}() has no option \"{shown}\": {nearest}")))
}

/// Return the name that is nearest to a misspelled one, if one is near.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = name.to_ascii_lowercase();
    let measured = known.map(|known| (osa_distance(&lower, &known.to_ascii_lowercase()), known));
    let (distance, nearest) = measured.min()?;
    (distance <= 1 + nearest.len() / 4).then_some(nearest)
}

/// Return a blob as a value.
///
/// # Errors
/// It is above `max_array_size`.
pub fn blob(bytes: impl Into<Blob>) -> Fallible<Dynamic> {
    let bytes = bytes.into();
    SizeLimits::current().check_array(bytes.len())?;
    Ok(Dynamic::from_blob(bytes))
}

/// Work through bytes in portions; each counts as operations first.
///
/// # Errors
/// The run must stop.
pub fn in_portions(bytes: &[u8], mut work: impl FnMut(&[u8])) -> Fallible<()> {
    for portion in bytes.chunks(PORTION) {
        charge(portion.len() as u64)?;
        work(portion);
    }
    Ok(())
}
