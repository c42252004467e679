//! URLs: percent-encoding (RFC 3986), the parts of a URL, and queries as forms write them.

use super::arguments::{kind, plain_text, refusal, text, with_map};
use super::{one, Fallible, Signature};
use crate::sdk::clipped;
use crate::sdk::form;
use rhai_sandbox::rhai::{Dynamic, Identifier, Map, Module};
use rhai_sandbox::{charge, SizeLimits};

pub const SIGNATURES: &[Signature] = &[
    ("url_encode", &["text"], "string"),
    ("url_decode", &["text"], "string"),
    ("parse_url", &["text"], "map"),
    ("build_query", &["map"], "string"),
];

pub fn register(module: &mut Module) {
    one(module, "url_encode", url_encode);
    one(module, "url_decode", url_decode);
    one(module, "parse_url", parse_url);
    one(module, "build_query", build_query);
}

/// Append a text in percent-encoding.
///
/// # Errors
/// The result is above `max_string_size`, or the run must stop.
pub fn push_encoded(out: &mut String, text: &str, is_plain: fn(u8) -> bool) -> Fallible<()> {
    charge(text.len() as u64)?;
    let escaped = text.bytes().filter(|&byte| !is_plain(byte)).count();
    SizeLimits::current().check_string(out.len() + text.len() + 2 * escaped)?;
    for byte in text.bytes() {
        if is_plain(byte) {
            out.push(char::from(byte));
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    Ok(())
}

/// The unreserved characters of RFC 3986.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

fn url_encode(function: &str, value: &Dynamic) -> Fallible<String> {
    let mut out = String::new();
    push_encoded(&mut out, &text(function, value)?, is_unreserved)?;
    Ok(out)
}

fn url_decode(function: &str, value: &Dynamic) -> Fallible<String> {
    let text = text(function, value)?;
    charge(text.len() as u64)?;
    decoded(&text).map_err(|reason| refusal(format!("{function}(): {reason}")))
}

/// Return a text without its percent-encoding; a plus sign stays one.
///
/// # Errors
/// What is wrong with it, and where.
pub fn decoded(text: &str) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        if first != b'%' {
            bytes.push(first);
            continue;
        }
        let digit = |at: usize| tail.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        let (Some(high), Some(low)) = (digit(0), digit(1)) else {
            let at = text.len() - tail.len() - 1;
            return Err(format!("the percent sign at {at} has no two hexadecimal digits after it"));
        };
        bytes.push((high * 16 + low) as u8);
        rest = &tail[2..];
    }
    String::from_utf8(bytes).map_err(|_| "the decoded bytes are not UTF-8".to_owned())
}

fn parse_url(function: &str, value: &Dynamic) -> Fallible<Dynamic> {
    let text = text(function, value)?;
    charge(text.len() as u64)?;
    let refused = |reason: &str| {
        refusal(format!("{function}() cannot read \"{}\": {reason}", clipped(&text)))
    };
    if let Some(bad) = text.chars().find(|c| c.is_control() || c.is_whitespace() || *c == '\\') {
        return Err(refused(&format!("{bad:?} is not part of a URL")));
    }
    let (rest, fragment) = match text.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (text.as_str(), None),
    };
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (scheme, rest) = scheme_of(rest);
    let mut host = None;
    let mut port = Dynamic::UNIT;
    let mut path = rest;
    if let Some(rest) = rest.strip_prefix("//") {
        let (authority, behind) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (name, number) = host_and_port(authority).map_err(|reason| refused(&reason))?;
        host = Some(name);
        port = number.map_or(Dynamic::UNIT, Dynamic::from);
        path = if behind.is_empty() { "/" } else { behind };
    }
    let text_or_unit = |text: Option<String>| text.map_or(Dynamic::UNIT, Dynamic::from);
    let mut parts = Map::new();
    parts.insert("scheme".into(), text_or_unit(scheme));
    parts.insert("host".into(), text_or_unit(host));
    parts.insert("port".into(), port);
    parts.insert("path".into(), path.into());
    parts.insert("query".into(), Dynamic::from_map(query_map(query)?));
    parts.insert("fragment".into(), text_or_unit(fragment.map(str::to_owned)));
    Ok(Dynamic::from_map(parts))
}

/// The scheme in lower case, and what is behind its colon.
fn scheme_of(text: &str) -> (Option<String>, &str) {
    let Some((scheme, rest)) = text.split_once(':') else { return (None, text) };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    match is_scheme {
        true => (Some(scheme.to_ascii_lowercase()), rest),
        false => (None, text),
    }
}

fn host_and_port(authority: &str) -> Result<(String, Option<i64>), String> {
    if authority.contains('@') {
        return Err("a user or a password in a URL is not supported".to_owned());
    }
    // a colon inside the brackets of an IPv6 address is part of it
    let end_of_address = authority.rfind(']').map_or(0, |at| at + 1);
    let (host, port) = match authority[end_of_address..].find(':') {
        Some(at) => (&authority[..end_of_address + at], &authority[end_of_address + at + 1..]),
        None => (authority, ""),
    };
    if host.is_empty() {
        return Err("it has no host".to_owned());
    }
    let is_number = port.bytes().all(|byte| byte.is_ascii_digit());
    match port.parse::<u16>() {
        _ if port.is_empty() => Ok((host.to_lowercase(), None)),
        Ok(port) if is_number => Ok((host.to_lowercase(), Some(port.into()))),
        _ => Err(format!("\"{}\" is not a valid port", clipped(port))),
    }
}

/// As `ctx.request.query`: of a repeated name the first value.
fn query_map(query: &str) -> Fallible<Map> {
    let mut map = Map::new();
    for (name, value) in form::pairs(query.as_bytes()) {
        charge(64)?;
        map.entry(Identifier::from(name)).or_insert_with(|| value.into());
        SizeLimits::current().check_map(map.len())?;
    }
    Ok(map)
}

fn build_query(function: &str, value: &Dynamic) -> Fallible<String> {
    let mut out = String::new();
    with_map(function, "a map", value, |map| {
        for (name, value) in map {
            match value.as_array_ref() {
                Ok(values) => {
                    values
                        .iter()
                        .try_for_each(|value| push_pair(function, &mut out, name, value))?;
                }
                Err(_) => push_pair(function, &mut out, name, value)?,
            }
        }
        Ok(())
    })?;
    Ok(out)
}

fn push_pair(function: &str, out: &mut String, name: &str, value: &Dynamic) -> Fallible<()> {
    if value.is_unit() {
        return Ok(());
    }
    let Some(text) = plain_text(value) else {
        let (name, kind) = (clipped(name), kind(value));
        return Err(refusal(format!(
            "{function}() takes strings, numbers and bools, and \"{name}\" is {kind}"
        )));
    };
    let is_first = out.is_empty();
    if !is_first {
        out.push('&');
    }
    push_form(out, name)?;
    out.push('=');
    push_form(out, &text)
}

/// Append a text as forms write it: a space is a plus sign.
fn push_form(out: &mut String, text: &str) -> Fallible<()> {
    let mut parts = text.split(' ');
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"*-._".contains(&byte);
    push_encoded(out, parts.next().unwrap_or_default(), is_plain)?;
    for part in parts {
        out.push('+');
        push_encoded(out, part, is_plain)?;
    }
    Ok(())
}
