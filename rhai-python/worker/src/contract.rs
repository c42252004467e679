//! The SDK as a text: every name, type and rule that a script can rely on, one line each, read off
//! the living engine rather than written down a second time. `tests/golden/` keeps what was
//! promised; docs/explanation/versioning.md says what a difference means. Knows nothing of limits, which
//! belong to the host.

mod language;
mod samples;

use crate::outcome::LogLevel;
use crate::sdk::functions::{self, Function};
use crate::sdk::services::methods::{self, METHODS};
use crate::sdk::{answer, bytes, reserved, respond, tools, Sdk, SDK_VERSION};
use crate::ENGINE;
use rhai_sandbox::{json, Limits, SandboxEngine};
use std::collections::BTreeMap;

/// What SDK functions call their parameters, and what they return.
const SDK_SIGNATURES: [(&str, &[&str], &str); 7] = [
    ("respond", &["status", "body"], "Response"),
    ("respond", &["status", "headers", "body"], "Response"),
    ("respond_json", &["status", "text"], "Response"),
    ("respond_json", &["status", "headers", "text"], "Response"),
    ("sdk_at_least", &["version"], "bool"),
    ("log.", &["message"], "()"),
    ("log.", &["message", "fields"], "()"),
];

/// What functions of `bytes` return, whatever else they take.
const RESULTS_OF_BYTES: [(&str, &str); 16] = [
    ("!=", "bool"),
    ("+", "string"),
    ("==", "bool"),
    ("append", "()"),
    ("as_string", "string"),
    ("contains", "bool"),
    ("debug", "()"),
    ("extract", "bytes"),
    ("get", "i64"),
    ("is_empty", "bool"),
    ("len", "i64"),
    ("print", "()"),
    ("to_array", "array"),
    ("to_blob", "blob"),
    ("to_debug", "string"),
    ("to_string", "string"),
];

/// The contract: sorted lines `kind subject: what is promised`, each of which stands for itself.
/// The same on every machine and in every process.
///
/// # Panics
/// When the system has no room for a thread, or the SDK itself is broken.
pub fn sdk_contract() -> String {
    // scripts need a stack of their own size
    let worker = rhai_sandbox::spawn("sdk-contract", text).expect("a thread");
    worker.join().expect("the contract is written without a panic")
}

fn text() -> String {
    let (engine, sdk) = Sdk::engine(&Limits::default()).expect("the default limits are valid");
    let mut lines = vec![format!("sdk: {SDK_VERSION}"), format!("engine: {ENGINE}")];
    lines.extend(function_lines(&engine));
    lines.extend(language::lines(&engine));
    lines.extend(rule_lines());
    lines.extend(samples::lines(&engine, &sdk));
    lines.sort_unstable();
    lines.dedup();
    lines.push(String::new());
    lines.join("\n")
}

/// `function`: the SDK's own; `std`: of the standard packages; `replaced`: of them, but ours.
fn function_lines(engine: &SandboxEngine) -> Vec<String> {
    let mut counts: BTreeMap<Function, usize> = BTreeMap::new();
    for function in functions::all(engine.rhai()) {
        // no script can make an f32; a function that is refused at upload is listed as disabled
        let is_reachable = !function.parameters.contains(&"f32");
        if is_reachable && !language::is_disabled(engine, &function.name) {
            *counts.entry(function).or_default() += 1;
        }
    }
    let mut lines = Vec::new();
    for (function, count) in counts {
        match sdk_signature(&function) {
            Some(signature) => lines.push(format!("function {signature}")),
            None => {
                let signature = signature(&function);
                lines.push(format!("std {signature}"));
                if count > 1 {
                    lines.push(format!("std {signature}: replaced by a bounded one"));
                }
            }
        }
    }
    lines
}

fn sdk_signature(function: &Function) -> Option<String> {
    let types = &function.parameters;
    if types.contains(&bytes::TYPE_NAME) {
        return bytes_signature(function);
    }
    if let Some(service) = types.first().and_then(|kind| service_of(kind)) {
        return method_signature(service, function);
    }
    let (prefix, family, types) = match types.split_first() {
        Some((&"Log", rest)) => ("log.", "log.", rest),
        _ => ("", function.name.as_str(), types.as_slice()),
    };
    let (_, names, result) = SDK_SIGNATURES
        .iter()
        .chain(tools::signatures())
        .find(|(name, names, _)| *name == family && names.len() == types.len())?;
    let parameters: Vec<String> =
        names.iter().zip(types).map(|(name, kind)| format!("{name}: {kind}")).collect();
    Some(format!("{prefix}{}({}) -> {result}", function.name, parameters.join(", ")))
}

/// The noun that a type belongs to.
fn service_of(kind: &str) -> Option<&'static str> {
    match kind {
        "Http" => Some("http"),
        "Kv" => Some("kv"),
        "Secrets" => Some("secrets"),
        _ => None,
    }
}

fn method_signature(service: &str, function: &Function) -> Option<String> {
    let method = methods::of(service).find(|method| method.name == function.name)?;
    let types = &function.parameters[1..];
    let parameters: Vec<String> =
        method.parameters.iter().zip(types).map(|(name, kind)| format!("{name}: {kind}")).collect();
    Some(format!("{service}.{}({}) -> {}", method.name, parameters.join(", "), method.result))
}

fn bytes_signature(function: &Function) -> Option<String> {
    let name = function.name.trim_start_matches("get$");
    if name == "index$get$" {
        return Some(format!("{} -> i64", signature(function)));
    }
    let (_, result) = RESULTS_OF_BYTES.iter().find(|(known, _)| *known == name)?;
    Some(format!("{} -> {result}", signature(function)))
}

/// As a script would write it: `name(types)`, `property type.name`, `index type[type]`.
fn signature(function: &Function) -> String {
    let types = function.parameters.as_slice();
    match (function.name.as_str(), types) {
        ("index$get$", [of, index]) => format!("index {of}[{index}]"),
        ("index$set$", [of, index, value]) => format!("index {of}[{index}] = {value}"),
        (name, _) => match (name.strip_prefix("get$"), name.strip_prefix("set$"), types) {
            (Some(name), _, [of]) => format!("property {of}.{name}"),
            (_, Some(name), [of, value]) => format!("property {of}.{name} = {value}"),
            _ => format!("{name}({})", types.join(", ")),
        },
    }
}

/// Rules that are lists in the code.
fn rule_lines() -> Vec<String> {
    let mut lines = vec![
        format!(
            "answer status: {} to {}",
            respond::STATUS_RANGE.start(),
            respond::STATUS_RANGE.end()
        ),
        format!("limit json_depth at most: {}", json::MAX_DEPTH),
        format!("limit answer_header_lines at most: {}", respond::MAX_HEADER_LINES),
        format!("limit answer_header_bytes at most: {}", respond::MAX_HEADER_BYTES),
    ];
    let listed = |kind: &str, rule: &str, names: &[&str]| {
        names.iter().map(|name| format!("{kind} {name}: {rule}")).collect::<Vec<_>>()
    };
    for method in METHODS {
        let of = format!("{}.{}", method.service, method.name);
        lines.extend(method.options.iter().map(|option| format!("option {of}: {option}")));
    }
    lines.extend(listed("reserved", "may be used, not defined", &reserved::SDK_NAMES));
    lines.extend(listed("reserved", "kept free for a later minor", &reserved::LATER_NAMES));
    lines.extend(listed("answer header", "dropped", &answer::RESERVED_HEADERS));
    lines.extend(listed("answer cookie, prefix", "dropped", &answer::RESERVED_COOKIES));
    lines.extend(LogLevel::ALL.iter().map(|level| format!("log level {}", level.as_str())));
    lines
}

#[cfg(test)]
mod tests {
    use super::sdk_contract;

    #[test]
    fn contract_is_the_same_each_time() {
        assert_eq!(sdk_contract(), sdk_contract());
    }

    #[test]
    fn contract_lines_are_sorted_and_unique() {
        let text = sdk_contract();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.len() > 500, "{} lines", lines.len());
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn contract_names_the_result_of_each_function_of_bytes() {
        let text = sdk_contract();
        let standard =
            text.lines().find(|line| line.starts_with("std ") && line.contains("bytes)"));
        assert_eq!(standard.filter(|line| !line.starts_with("std bytes(")), None);
        assert!(text.lines().any(|line| line == "function extract(bytes, i64, i64) -> bytes"));
        assert!(text.lines().any(|line| line == "function property bytes.len -> i64"));
        assert!(text.lines().any(|line| line == "function index bytes[i64] -> i64"));
    }

    #[test]
    fn contract_has_a_line_of_each_kind() {
        let text = sdk_contract();
        for line in [
            "function log.warn(message: any, fields: map) -> ()",
            "function respond(status: any, headers: any, body: any) -> Response",
            "std sub_string(string, i64, i64)",
            "std replace(string, string, string): replaced by a bounded one",
            "std property string.len",
            "constant log: Log",
            "ctx.script.revision: i64",
            "ctx.request.remote_addr: () | string",
            "ctx.request.query_all.*: array of string",
            "body text/plain: string",
            "answer (): 204",
            "answer NaN: script_bad_response",
            "disabled sleep(...)",
            "keyword while",
            "reserved queue: kept free for a later minor",
            "constant kv: Kv",
            "function kv.set(key: any, value: any, options: any) -> i64",
            "option kv.set: ttl_s",
        ] {
            assert!(text.lines().any(|known| known == line), "no line {line:?} in\n{text}");
        }
    }
}
