//! Functions of a script that shadow one of the SDK: welcome on purpose, a surprise otherwise.

use super::warning;
use crate::sdk::functions::is_later_function;
use rhai_sandbox::rhai::{Position, AST};
use rhai_sandbox::Diagnostic;
use std::collections::BTreeSet;

/// Warn of each function of the script that shadows one of the SDK.
pub fn shadows(source: &str, ast: &AST) -> Vec<Diagnostic> {
    let is_shadow = |name: &&str| is_later_function(name);
    let plain = ast.iter_functions().filter(|function| function.this_type.is_none());
    let names: BTreeSet<&str> = plain.map(|function| function.name).filter(is_shadow).collect();
    let finding = |name: &str| {
        let message =
            format!("this replaces the SDK function '{name}': use another name if you need both");
        warning(place_of(source, name), "shadows_sdk_function", message)
    };
    names.into_iter().map(finding).collect()
}

/// Where `fn name` stands.
fn place_of(source: &str, name: &str) -> Position {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for (index, line) in source.lines().enumerate() {
        let Some((before, after)) = line.split_once(name) else { continue };
        let is_definition = before.trim_end().ends_with("fn")
            && before.ends_with(char::is_whitespace)
            && !after.starts_with(is_word);
        if is_definition {
            let column = before.chars().count() + 1;
            let place = (u16::try_from(index + 1), u16::try_from(column));
            let (Ok(line), Ok(column)) = place else { return Position::NONE };
            return Position::new(line, column);
        }
    }
    Position::NONE
}
