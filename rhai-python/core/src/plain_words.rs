//! Says what went wrong in a run without the names that the engine's types have in Rust.

use std::borrow::Cow;

use rhai::EvalAltResult;

/// The types of Rhai by the names that its engine has for them; longer ones first.
const TYPES: [(&str, &str); 18] = [
    ("&str | ImmutableString | String", "string"),
    ("ImmutableString | &str | String", "string"),
    ("rhai::types::immutable_string::ImmutableString", "string"),
    ("core::ops::range::RangeInclusive<i64>", "range"),
    ("core::ops::range::Range<i64>", "range"),
    ("core::ops::RangeInclusive<i64>", "range"),
    ("core::ops::Range<i64>", "range"),
    ("RangeInclusive<i64>", "range"),
    ("Range<i64>", "range"),
    ("range=", "range"),
    ("alloc::string::String", "string"),
    ("ImmutableString", "string"),
    ("rhai::types::fn_ptr::FnPtr", "closure"),
    ("FnPtr", "closure"),
    ("&str", "string"),
    ("String", "string"),
    ("i64", "int"),
    ("f64", "float"),
];

/// Return the message of an error that the engine words with type or function names; None for all
/// other errors.
pub(crate) fn message(error: &EvalAltResult) -> Option<String> {
    Some(match error {
        EvalAltResult::ErrorFunctionNotFound(signature, _) => missing_function(signature),
        EvalAltResult::ErrorMismatchDataType(expected, actual, _)
        | EvalAltResult::ErrorMismatchOutputType(expected, actual, _) => {
            match (plain(expected), plain(actual)) {
                (expected, actual) if actual.is_empty() => format!("Expected {expected}"),
                (expected, actual) if expected.is_empty() => format!("Wrong type: {actual}"),
                (expected, actual) => format!("Expected {expected}, not {actual}"),
            }
        }
        EvalAltResult::ErrorIndexingType(types, _) => {
            format!("There is no [...] for this: {}", plain(types))
        }
        EvalAltResult::ErrorFor(_) => {
            "'for' goes through arrays, ranges, strings and blobs; for a map use its keys() or values()"
                .to_owned()
        }
        _ => return None,
    })
}

/// `name (types)`, as the engine writes a call that no function can answer.
fn missing_function(signature: &str) -> String {
    let (name, types) = signature.split_once(" (").unwrap_or((signature, ""));
    let types = plain(types.strip_suffix(')').unwrap_or(types));
    if name.contains('$') {
        return format!("This closure does not take the arguments ({types})");
    }
    let is_word = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    match types.split_once(", ") {
        Some((left, right)) if !is_word => {
            format!("Operator '{name}' does not work with {left} and {right}")
        }
        None if !is_word => format!("Operator '{name}' does not work with {types}"),
        _ if types.is_empty() => format!("Function not found: {name}"),
        _ => format!("Function not found: {name} ({types})"),
    }
}

/// Type names as a script's author knows them.
fn plain(names: &str) -> Cow<'_, str> {
    TYPES.iter().fold(Cow::Borrowed(names), |names, (rust, rhai)| match names.contains(rust) {
        true => Cow::Owned(names.replace(rust, rhai)),
        false => names,
    })
}
