//! Cookies (RFC 6265): the header of a request as a map, and a line for a response.

use super::arguments::{check_options, int, kind, mismatch, refusal, text, with_map};
use super::urls::{decoded, push_encoded};
use super::{one, three, two, Fallible, Signature};
use crate::sdk::clipped;
use rhai_sandbox::rhai::{Dynamic, Identifier, Map, Module};
use rhai_sandbox::{charge, SizeLimits};

pub const SIGNATURES: &[Signature] = &[
    ("parse_cookies", &["text"], "map"),
    ("cookie", &["name", "value"], "string"),
    ("cookie", &["name", "value", "options"], "string"),
];

const OPTIONS: [&str; 5] = ["http_only", "max_age_s", "path", "same_site", "secure"];

pub fn register(module: &mut Module) {
    one(module, "parse_cookies", parse_cookies);
    two(module, "cookie", |function, name, value| build(function, name, value, &Map::new()));
    three(module, "cookie", |function, name, value, options| {
        with_map(function, "a map of options", options, |options| {
            build(function, name, value, options)
        })
    });
}

/// A repeated name has its first value, which is that of the longest path. Without a header there are no cookies.
fn parse_cookies(function: &str, value: &Dynamic) -> Fallible<Dynamic> {
    if value.is_unit() {
        return Ok(Dynamic::from_map(Map::new()));
    }
    let text = text(function, value)?;
    charge(text.len() as u64)?;
    let mut cookies = Map::new();
    for pair in text.split(';') {
        let Some((name, value)) = pair.split_once('=') else { continue };
        let name = name.trim();
        if name.is_empty() || cookies.contains_key(name) {
            continue;
        }
        charge(64)?;
        let value = value.trim();
        let value = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value);
        let value = decoded(value).unwrap_or_else(|_| value.to_owned());
        cookies.insert(Identifier::from(name), value.into());
        SizeLimits::current().check_map(cookies.len())?;
    }
    Ok(Dynamic::from_map(cookies))
}

fn build(function: &str, name: &Dynamic, value: &Dynamic, options: &Map) -> Fallible<String> {
    check_options(function, options, &OPTIONS)?;
    let (name, value) = (text(function, name)?, text(function, value)?);
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    if name.is_empty() || !name.bytes().all(is_token) {
        let shown = clipped(&name);
        return Err(refusal(format!("{function}(): {shown:?} is not the name of a cookie")));
    }
    let mut line = format!("{name}=");
    push_encoded(&mut line, &value, is_cookie_octet)?;
    if let Some(path) = options.get("path") {
        let path = text(function, path)?;
        if !path.starts_with('/')
            || !path.bytes().all(|byte| (b' '..=b'~').contains(&byte) && byte != b';')
        {
            return Err(refusal(format!(
                "{function}(): a path begins with / and has no semicolon"
            )));
        }
        line += &format!("; Path={path}");
    }
    if let Some(age) = options.get("max_age_s") {
        line += &format!("; Max-Age={}", int(function, "seconds as max_age_s", age)?);
    }
    let is_secure = flag(function, options, "secure", false)?;
    if is_secure {
        line += "; Secure";
    }
    if flag(function, options, "http_only", true)? {
        line += "; HttpOnly";
    }
    line += same_site(function, options, is_secure)?;
    Ok(line)
}

/// Whether a byte of a cookie's value stays as it is; a percent sign is escaped.
fn is_cookie_octet(byte: u8) -> bool {
    matches!(byte, b'!' | b'#'..=b'$' | b'&'..=b'+' | b'-'..=b':' | b'<'..=b'[' | b']'..=b'~')
}

fn flag(function: &str, options: &Map, name: &str, default: bool) -> Fallible<bool> {
    let Some(value) = options.get(name) else { return Ok(default) };
    value
        .as_bool()
        .map_err(|_| refusal(format!("{function}(): {name} is true or false, not {}", kind(value))))
}

fn same_site(function: &str, options: &Map, is_secure: bool) -> Fallible<&'static str> {
    let Some(value) = options.get("same_site") else { return Ok("; SameSite=Lax") };
    let Ok(name) = value.as_immutable_string_ref() else {
        return Err(mismatch(function, "a string as same_site", value));
    };
    match name.to_ascii_lowercase().as_str() {
        "strict" => Ok("; SameSite=Strict"),
        "lax" => Ok("; SameSite=Lax"),
        "none" if is_secure => Ok("; SameSite=None"),
        "none" => Err(refusal(format!(
            "{function}(): browsers take same_site \"none\" only with secure: true"
        ))),
        _ => Err(refusal(format!(
            "{function}(): same_site is \"strict\", \"lax\" or \"none\", not \"{}\"",
            clipped(&name)
        ))),
    }
}
