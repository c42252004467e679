//! The standard tools: published vectors, refusals, and malformed input.

#[path = "../support/mod.rs"]
mod support;

mod charts;
mod collections;
mod cookies;
mod data;
mod hashes;
mod html;
mod patterns;
mod random;
mod responses;
mod robust;
mod templates;
mod time;
mod tokens;
mod urls;

use support::script;

/// `source` is true as a script.
fn holds(source: &str) {
    assert_eq!(script(source).ok(), "true", "{source}");
}

/// `source` ends with an error that has this text.
fn refuses(source: &str, text: &str) {
    let result = script(source);
    let (code, message, ..) = result.error.clone().unwrap_or_else(|| panic!("{source} is taken"));
    assert_eq!(code, "script_error", "{source}: {message}");
    assert!(message.contains(text), "{source}: {message}");
}
