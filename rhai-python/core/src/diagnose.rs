//! Checks a source before it is stored: does it compile, does it use what the sandbox does not
//! offer, does it take names that the host keeps for itself.

use std::collections::HashSet;
use std::fmt;

use rhai::{Position, Scope, AST};

use crate::engine::SandboxEngine;
use crate::error::{ErrorKind, ScriptError};
use crate::limits::Limits;
use crate::not_offered::{not_offered_message, FORBIDDEN_FUNCTIONS};
use crate::tokens::Mark;

/// No more findings than this are reported for one source.
const MAX_DIAGNOSTICS: usize = 100;

/// How much a diagnostic weighs: a source with an error is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One finding in a source. Lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// `script_compile_error`, `forbidden_symbol` or `reserved_name`.
    pub code: &'static str,
    pub message: String,
    pub line: Option<u32>,
    pub column: Option<u32>,
    /// Whether every run of the script fails because of this; true for each error.
    pub certain: bool,
}

/// Names that a host keeps for itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReservedNames<'a> {
    /// May be used but not defined: as a variable, constant, function, parameter of a function or
    /// closure, variable of `for` or `catch`.
    pub defined_by_host: &'a [&'a str],
    /// May be neither defined nor used; as a property or method of something else they are free.
    pub kept_free: &'a [&'a str],
}

/// Everything that is wrong with a source, in its order; empty when there is nothing.
///
/// An engine without host functions does the work; [`SandboxEngine::diagnose`] takes a given one.
pub fn diagnose(source: &str, limits: &Limits, reserved: &ReservedNames) -> Vec<Diagnostic> {
    match SandboxEngine::new(limits, |_| ()) {
        Ok(engine) => engine.diagnose(source, reserved),
        Err(error) => {
            vec![compile_error(ScriptError::new(ErrorKind::Parse, error.to_string()))]
        }
    }
}

impl SandboxEngine {
    /// As [`SandboxEngine::compile`], also refusing calls of functions that the sandbox does not
    /// offer, which would only fail when they run.
    ///
    /// # Errors
    /// As [`SandboxEngine::compile`]; the first in the order of the source.
    pub fn compile_checked(&self, source: &str) -> Result<AST, ScriptError> {
        let compiled = self.compile_recorded(&Scope::new(), source);
        let marks = self.tokens().take_marks();
        let finder = Finder { marks: &marks, reserved: &ReservedNames::default() };
        let Some(forbidden) = finder.findings().into_iter().next() else { return compiled };
        match compiled {
            Err(error) if error.kind == ErrorKind::Panic => Err(error),
            Err(error) if (error.line, error.column) < (forbidden.line, forbidden.column) => {
                Err(error)
            }
            _ => Err(ScriptError {
                line: forbidden.line,
                column: forbidden.column,
                ..ScriptError::new(ErrorKind::Forbidden, forbidden.message)
            }),
        }
    }

    /// Everything that is wrong with a source, in its order; empty when there is nothing.
    pub fn diagnose(&self, source: &str, reserved: &ReservedNames) -> Vec<Diagnostic> {
        self.compile_diagnosed(source, reserved).1
    }

    /// As [`SandboxEngine::diagnose`], with the syntax tree where nothing is wrong.
    pub fn compile_diagnosed(
        &self,
        source: &str,
        reserved: &ReservedNames,
    ) -> (Option<AST>, Vec<Diagnostic>) {
        let compiled = self.compile_recorded(&Scope::new(), source);
        let marks = self.tokens().take_marks();
        let finder = Finder { marks: &marks, reserved };
        let mut found = finder.findings();
        if found.is_empty() && compiled.is_ok() {
            return (compiled.ok(), found);
        }
        if let Err(error) = compiled {
            // what follows a forbidden word on its line is its consequence
            let is_consequence = found.iter().any(|finding| {
                finding.code == "forbidden_symbol"
                    && finding.line == error.line
                    && finding.column <= error.column
            });
            if !is_consequence {
                found.push(compile_error(error));
            }
        }
        found.sort_by_key(|finding| (finding.line, finding.column));
        found.truncate(MAX_DIAGNOSTICS);
        (None, found)
    }
}

fn compile_error(error: ScriptError) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        code: "script_compile_error",
        message: error.message,
        line: error.line,
        column: error.column,
        certain: true,
    }
}

/// What a name is doing where it stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Defined,
    Called,
    Used,
    Method,
    Property,
}

struct Finder<'a> {
    marks: &'a [(Mark, Position)],
    reserved: &'a ReservedNames<'a>,
}

impl Finder<'_> {
    fn findings(&self) -> Vec<Diagnostic> {
        let roles = self.roles();
        let own_functions: HashSet<&str> = self
            .marks
            .windows(2)
            .filter_map(|pair| match pair {
                [(Mark::Fn, _), (Mark::Name(name), _)] => Some(name.as_str()),
                _ => None,
            })
            .collect();
        let mut found = Vec::new();
        for ((mark, position), role) in self.marks.iter().zip(roles) {
            let finding = match mark {
                Mark::Forbidden(word) => Some(("forbidden_symbol", not_offered_message(word))),
                Mark::Name(name) if is_forbidden_call(name, role, &own_functions) => {
                    Some(("forbidden_symbol", not_offered_message(name)))
                }
                Mark::Name(name) => {
                    self.reserved_message(name, role).map(|message| ("reserved_name", message))
                }
                _ => None,
            };
            if let Some((code, message)) = finding {
                let ScriptError { line, column, .. } =
                    ScriptError::new(ErrorKind::Parse, "").at(*position);
                let (severity, certain) = (Severity::Error, true);
                found.push(Diagnostic { severity, code, message, line, column, certain });
            }
        }
        found
    }

    fn reserved_message(&self, name: &str, role: Role) -> Option<String> {
        if self.reserved.kept_free.contains(&name) {
            return match role {
                Role::Property | Role::Method => None,
                _ => Some(format!("the name '{name}' is reserved for later versions")),
            };
        }
        (role == Role::Defined && self.reserved.defined_by_host.contains(&name))
            .then(|| format!("the name '{name}' is reserved and cannot be defined"))
    }

    /// The role of each mark; what is not a name counts as used.
    fn roles(&self) -> Vec<Role> {
        let mut roles = vec![Role::Used; self.marks.len()];
        for (index, (mark, _)) in self.marks.iter().enumerate() {
            if matches!(mark, Mark::Name(_)) && roles[index] != Role::Defined {
                roles[index] = self.role(index);
            }
            let definitions = match mark {
                Mark::Let | Mark::Fn | Mark::For => self.defined_after(index),
                Mark::Catch => self.list(index + 1, &Mark::Open, &Mark::Close),
                Mark::Bar if !self.is_operand(index) => self.list(index, &Mark::Bar, &Mark::Bar),
                _ => Vec::new(),
            };
            for definition in definitions {
                roles[definition] = Role::Defined;
            }
        }
        roles
    }

    fn mark(&self, index: usize) -> Option<&Mark> {
        self.marks.get(index).map(|(mark, _)| mark)
    }

    fn role(&self, index: usize) -> Role {
        let is_member = index > 0 && self.mark(index - 1) == Some(&Mark::Dot);
        let next = self.mark(index + 1);
        let arguments = if next == Some(&Mark::Bang) { self.mark(index + 2) } else { next };
        let is_call = matches!(arguments, Some(Mark::Open | Mark::Unit));
        match (is_member, is_call) {
            (true, true) => Role::Method,
            (false, true) => Role::Called,
            (true, false) => Role::Property,
            (false, false) if next == Some(&Mark::Colon) => Role::Property,
            (false, false) => Role::Used,
        }
    }

    /// Names defined by `let x`, `fn x(a, b)`, `fn type.x(a, b)`, `for x`, `for (x, y)`.
    fn defined_after(&self, index: usize) -> Vec<usize> {
        let mut defined = Vec::new();
        let mut next = index + 1;
        if matches!(self.mark(next), Some(Mark::Name(_) | Mark::Operand)) {
            if self.marks[index].0 == Mark::Fn && self.mark(next + 1) == Some(&Mark::Dot) {
                next += 2;
            }
            defined.push(next);
            next += 1;
        }
        if matches!(self.marks[index].0, Mark::Fn | Mark::For) {
            defined.extend(self.list(next, &Mark::Open, &Mark::Close));
        }
        defined.retain(|&index| matches!(self.mark(index), Some(Mark::Name(_))));
        defined
    }

    /// The names of `open a, b, c close` at `start`; none when there is anything else inside.
    fn list(&self, start: usize, open: &Mark, close: &Mark) -> Vec<usize> {
        let mut names = Vec::new();
        if self.mark(start) != Some(open) {
            return names;
        }
        for index in start + 1.. {
            match self.mark(index) {
                Some(Mark::Name(_)) => names.push(index),
                Some(Mark::Comma) => (),
                Some(mark) if mark == close => return names,
                _ => return Vec::new(),
            }
        }
        names
    }

    /// Whether what stands before `index` is an operand, so that a bar there is the operator.
    fn is_operand(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.mark(before));
        matches!(before, Some(Mark::Name(_) | Mark::Operand | Mark::Close | Mark::Unit))
    }
}

/// Calls in both styles: `sleep(1)` is `1.sleep()`.
fn is_forbidden_call(name: &str, role: Role, own_functions: &HashSet<&str>) -> bool {
    let is_call = matches!(role, Role::Called | Role::Method);
    is_call && FORBIDDEN_FUNCTIONS.contains(&name) && !own_functions.contains(name)
}
