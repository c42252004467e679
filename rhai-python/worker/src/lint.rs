//! What a script's author should look at although the script compiles: names that nothing defines,
//! calls that cannot be right, results that go nowhere. Only what is wrong is said, and whether every
//! run fails because of it; nothing here keeps a script from being saved or run. Knows the syntax tree alone, and never runs it.

mod answers;
mod arguments;
mod chains;
mod constants;
mod ctx;
mod ends;
mod expressions;
mod facts;
mod lists;
mod services;
mod shadows;
mod suggestions;
mod walker;

use crate::sdk::functions;
use facts::Facts;
use rhai_sandbox::rhai::{Engine, Position, AST};
use rhai_sandbox::{Diagnostic, Severity};
pub use services::uses;
pub use shadows::shadows;
use std::collections::HashMap;
use walker::Walker;

/// No more findings than this are kept of one source.
const MAX_FINDINGS: usize = 100;
/// A script with more functions and closures than this is not judged: looking at each of them
/// takes a walk over all.
const MAX_FUNCTIONS: usize = 1_024;

/// The functions of an engine: for each name, how many arguments it takes, receiver included.
pub struct KnownFunctions(HashMap<String, Vec<usize>>);

impl KnownFunctions {
    pub fn of(engine: &Engine) -> Self {
        // a method of every value, which no module registers
        let mut arities = HashMap::from([("type_of".to_owned(), vec![1])]);
        for (name, arity) in functions::names_and_arities(engine) {
            let known = arities.entry(name).or_default();
            if !known.contains(&arity) {
                known.push(arity);
            }
        }
        Self(arities)
    }

    /// The names that a script can write.
    fn names(&self) -> impl Iterator<Item = &str> {
        let is_word = |name: &&str| name.starts_with(|c: char| c.is_ascii_alphabetic());
        self.0.keys().map(String::as_str).filter(is_word)
    }

    fn arities(&self, name: &str) -> &[usize] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Warnings about a script that compiles, in the order of its source.
pub fn lint(ast: &AST, known: &KnownFunctions) -> Vec<Diagnostic> {
    if ast.iter_functions().nth(MAX_FUNCTIONS).is_some() {
        return Vec::new();
    }
    let facts = Facts::of(ast);
    let mut findings = Findings::default();
    Walker::new(&facts, known, &mut findings).script(ast);
    findings.doubts += 1;
    for function in facts.functions.iter().filter(|function| function.is_alone) {
        Walker::new(&facts, known, &mut findings).function(function);
        arguments::function(function, &facts, &mut findings);
    }
    findings.sorted()
}

/// Findings of these codes end the run where they stand, if it gets there.
const FATAL: [&str; 6] = [
    "undefined_variable",
    "undefined_function",
    "wrong_argument_count",
    "wrong_argument",
    "read_only_call",
    "unknown_option",
];

/// What was found so far, bounded.
#[derive(Default)]
struct Findings {
    found: Vec<(Position, &'static str, String, bool)>,
    /// How many reasons there are to doubt that every run gets to the place of the walk.
    doubts: usize,
}

impl Findings {
    fn is_full(&self) -> bool {
        self.found.len() >= MAX_FINDINGS
    }

    fn add(&mut self, at: Position, code: &'static str, message: String) {
        if !self.is_full() {
            let is_certain = self.doubts == 0 && FATAL.contains(&code);
            self.found.push((at, code, message, is_certain));
        }
    }

    fn sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort();
        self.found.dedup();
        let diagnostic =
            |(at, code, message, certain)| Diagnostic { certain, ..warning(at, code, message) };
        self.found.into_iter().map(diagnostic).collect()
    }
}

/// A warning at a place of the source, which a run need not get to.
pub fn warning(at: Position, code: &'static str, message: String) -> Diagnostic {
    let narrow = |n: Option<usize>| n.and_then(|n| u32::try_from(n).ok());
    Diagnostic {
        severity: Severity::Warning,
        code,
        message,
        line: narrow(at.line()),
        column: narrow(at.position()),
        certain: false,
    }
}
