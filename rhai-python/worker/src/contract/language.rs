//! The language's own words as this engine takes them: keywords, words kept by Rhai, operators,
//! functions that are part of the language, and what the sandbox switched off.

use crate::sdk::functions;
use rhai_sandbox::rhai::Token;
use rhai_sandbox::{Budget, ReservedNames, SandboxEngine};
use std::collections::BTreeSet;

/// Every word that some build of Rhai 1.26 keeps for itself, and a few that people try.
const WORDS: [&str; 68] = [
    "Fn",
    "_",
    "as",
    "async",
    "await",
    "break",
    "call",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "curry",
    "debug",
    "default",
    "do",
    "else",
    "enum",
    "eval",
    "exit",
    "export",
    "false",
    "fn",
    "for",
    "func",
    "function",
    "global",
    "go",
    "goto",
    "if",
    "import",
    "in",
    "is",
    "is_def_fn",
    "is_def_var",
    "is_shared",
    "let",
    "loop",
    "match",
    "module",
    "new",
    "nil",
    "null",
    "package",
    "print",
    "private",
    "protected",
    "public",
    "return",
    "shared",
    "spawn",
    "static",
    "struct",
    "super",
    "switch",
    "sync",
    "this",
    "thread",
    "throw",
    "true",
    "try",
    "type_of",
    "until",
    "use",
    "var",
    "void",
    "while",
    "with",
];
const OPERATORS: [&str; 44] = [
    "!", "!=", "!in", "%", "%=", "&", "&&", "&=", "(", "()", "*", "**", "**=", "*=", "+", "+=",
    "-", "-=", ".", "..", "..=", "/", "/=", "<", "<<", "<<=", "<=", "=", "==", "=>", ">", ">=",
    ">>", ">>=", "?.", "??", "?[", "[", "^", "^=", "in", "|", "|=", "||",
];
/// Functions that are part of the language, with a use of each.
const LANGUAGE_FUNCTIONS: [(&str, &str); 8] = [
    ("Fn(string) -> Fn", "fn f(x) { x } type_of(Fn(\"f\")) == \"Fn\""),
    ("call(Fn, ...) -> any", "fn f(x) { x } Fn(\"f\").call(true)"),
    ("debug(any) -> ()", "debug(1) == ()"),
    ("is_def_fn(string, i64) -> bool", "fn f(x) { x } is_def_fn(\"f\", 1)"),
    ("is_def_var(string) -> bool", "let x = 1; is_def_var(\"x\")"),
    ("is_shared(any) -> bool", "let x = 1; let f = || x; is_shared(x)"),
    ("print(any) -> ()", "print(1) == ()"),
    ("type_of(any) -> string", "type_of(1) == \"i64\""),
];

pub fn lines(engine: &SandboxEngine) -> Vec<String> {
    let mut lines = Vec::new();
    for word in WORDS {
        let is_free = engine.compile(&format!("let {word} = 1;")).is_ok();
        match Token::lookup_symbol_from_syntax(word) {
            Some(_) => lines.push(format!("keyword {word}")),
            None if !is_free => lines.push(format!("keyword {word}: no name for a variable")),
            None => (),
        }
    }
    let known = |operator: &&str| Token::lookup_symbol_from_syntax(operator).is_some();
    lines.extend(OPERATORS.into_iter().filter(known).map(|name| format!("operator {name}")));
    for (signature, source) in LANGUAGE_FUNCTIONS {
        if is_true(engine, source) {
            lines.push(format!("keyword function {signature}"));
        }
    }
    lines.extend(disabled(engine));
    lines
}

fn is_true(engine: &SandboxEngine, source: &str) -> bool {
    let Ok(ast) = engine.compile(source) else { return false };
    let run = engine.run(&ast, &mut Default::default(), &Budget::default());
    run.outcome.is_ok_and(|value| value.as_bool() == Ok(true))
}

/// What an upload is refused for, asked of each name that there is.
fn disabled(engine: &SandboxEngine) -> Vec<String> {
    let names: BTreeSet<String> =
        functions::names_and_arities(engine.rhai()).into_iter().map(|(name, _)| name).collect();
    let names = names.iter().map(String::as_str).chain(WORDS);
    let mut lines: Vec<String> = names
        .filter(|name| is_disabled(engine, name))
        .map(|name| format!("disabled {name}(...)"))
        .collect();
    for (name, source) in [("import", "import \"x\" as y;"), ("export", "export x;")] {
        if is_forbidden(engine, source) {
            lines.push(format!("disabled {name}"));
        }
    }
    lines
}

/// Whether a script that calls this is refused at upload.
pub fn is_disabled(engine: &SandboxEngine, name: &str) -> bool {
    is_forbidden(engine, &format!("{name}(1)"))
}

fn is_forbidden(engine: &SandboxEngine, source: &str) -> bool {
    let found = engine.diagnose(source, &ReservedNames::default());
    found.iter().any(|finding| finding.code == "forbidden_symbol")
}
