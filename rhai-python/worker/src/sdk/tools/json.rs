//! JSON for people: `to_json` with options.

use super::arguments::{check_options, mismatch, refusal, with_map};
use super::{two, Fallible, Signature};
use rhai_sandbox::json::to_json;
use rhai_sandbox::rhai::{Dynamic, Module};
use rhai_sandbox::{charge, SizeLimits};

pub const SIGNATURES: &[Signature] = &[("to_json", &["value", "options"], "string")];

const INDENT: &str = "  ";

pub fn register(module: &mut Module) {
    two(module, "to_json", to_json_with);
}

fn to_json_with(function: &str, value: &Dynamic, options: &Dynamic) -> Fallible<String> {
    let is_pretty =
        with_map(function, "a map of options, as in #{ pretty: true }", options, |map| {
            check_options(function, map, &["pretty"])?;
            let pretty = map.get("pretty").map_or(Ok(false), Dynamic::as_bool);
            pretty.map_err(|_| mismatch(function, "true or false as pretty", &map["pretty"]))
        })?;
    let limits = SizeLimits::current();
    let json =
        to_json(value, limits.max_string_size).map_err(|error| match error.is_too_large {
            true => limits.check_string(usize::MAX).unwrap_err(),
            false => refusal(error.to_string()),
        })?;
    let json = String::from_utf8_lossy(&json).into_owned();
    match is_pretty {
        true => indented(&json),
        false => Ok(json),
    }
}

/// Write compact JSON with a line for each item.
fn indented(json: &str) -> Fallible<String> {
    let limits = SizeLimits::current();
    let mut out = String::with_capacity(json.len());
    let (mut depth, mut is_in_text, mut is_escaped) = (0, false, false);
    let mut rest = json.chars().peekable();
    while let Some(character) = rest.next() {
        if is_in_text {
            is_in_text = is_escaped || character != '"';
            is_escaped = !is_escaped && character == '\\';
            out.push(character);
            continue;
        }
        let is_open = matches!(character, '[' | '{');
        let is_empty = is_open && matches!(rest.peek(), Some(']' | '}'));
        match character {
            _ if is_empty => {
                out.push(character);
                out.extend(rest.next());
                continue;
            }
            ']' | '}' => {
                depth -= 1;
                new_line(&mut out, depth);
                out.push(character);
            }
            ':' => out.push_str(": "),
            _ => out.push(character),
        }
        is_in_text = character == '"';
        depth += usize::from(is_open);
        if is_open || character == ',' {
            new_line(&mut out, depth);
            limits.check_string(out.len())?;
        }
    }
    limits.check_string(out.len())?;
    charge(out.len() as u64)?;
    Ok(out)
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    (0..depth).for_each(|_| out.push_str(INDENT));
}
