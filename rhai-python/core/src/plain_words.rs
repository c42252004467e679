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
                (expected, actual) if expected == "bool" => {
                    format!("Expected bool, not {actual}: write a comparison, as in x != ()")
                }
                (expected, actual) => format!("Expected {expected}, not {actual}"),
            }
        }
        EvalAltResult::ErrorIndexingType(types, _) => {
            format!("There is no [...] for this: {}", plain(types))
        }
        EvalAltResult::ErrorDotExpr(text, _) => missing_field(text)?,
        EvalAltResult::ErrorDataRace(name, _) => in_use(name),
        EvalAltResult::ErrorNonPureMethodCallOnConstant(name, _) if is_word(name) => format!(
            "'{name}' may change its value, and this one is read-only: make a copy first, as in let copy = value; copy.{name}(...)"
        ),
        EvalAltResult::ErrorFor(_) => {
            "'for' goes through arrays, ranges, strings and blobs; for a map use its keys() or values()"
                .to_owned()
        }
        _ => return None,
    })
}

/// A field that a value does not have, as the engine says it:
/// `Unknown property 'a' - a getter is not registered for type 'b'`.
fn missing_field(text: &str) -> Option<String> {
    let mut quoted = text.split('\'').skip(1).step_by(2);
    let (field, of) = (quoted.next()?, plain(quoted.next()?));
    let is_read = text.starts_with("Unknown property");
    if !is_read && !text.starts_with("No writable property") {
        return None;
    }
    Some(match (&*of, is_read) {
        ("()", true) => format!(
            "There is no field '{field}' of (): write ?.{field} for a value that may be missing"
        ),
        ("()", false) => {
            format!("There is no field '{field}' of (): make a map first, as in let m = #{{}};")
        }
        (of, _) if matches!(field, "length" | "size" | "count") => {
            format!("There is no field '{field}' of {of}: write len()")
        }
        (of, _) => format!("There is no field '{field}' of {of}"),
    })
}

/// What to write instead of a function that is there for other types.
fn instead(name: &str, types: &str) -> &'static str {
    match (name, types) {
        ("append", types) if types.starts_with("array, ") => ": push(x) adds one item",
        ("int" | "to_int" | "parse", "string") => ": write parse_int(text)",
        ("float" | "to_float", "string") => ": write parse_float(text)",
        ("range", "int") => ": write 0..n",
        ("parse_json", "map" | "array") => ": this value is parsed already",
        _ => "",
    }
}

/// A value that a closure reaches for while a call on it is running.
fn in_use(name: &str) -> String {
    // the engine may also say which argument of a closure it is, by the closure's hidden name
    let is_variable = is_word(name) && !name.contains(' ');
    let name = if is_variable { format!("'{name}'") } else { "This value".to_owned() };
    format!("{name} is in use by the call around this: begin that call with a copy, as in let copy = value;")
}

fn is_word(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_') && !name.contains('$')
}

/// `name (types)`, as the engine writes a call that no function can answer.
fn missing_function(signature: &str) -> String {
    let (name, types) = signature.split_once(" (").unwrap_or((signature, ""));
    let types = plain(types.strip_suffix(')').unwrap_or(types));
    if name.contains('$') {
        return format!("This closure does not take the arguments ({types})");
    }
    let is_operator = !is_word(name);
    match types.split_once(", ") {
        Some((left, right)) if is_operator => {
            format!("Operator '{name}' does not work with {left} and {right}")
        }
        None if is_operator => format!("Operator '{name}' does not work with {types}"),
        _ if types.is_empty() => format!("Function not found: {name}"),
        _ => format!("Function not found: {name} ({types}){}", instead(name, &types)),
    }
}

/// Type names as a script's author knows them.
fn plain(names: &str) -> Cow<'_, str> {
    TYPES.iter().fold(Cow::Borrowed(names), |names, (rust, rhai)| match names.contains(rust) {
        true => Cow::Owned(names.replace(rust, rhai)),
        false => names,
    })
}
