//! What can go wrong with a script, in the words of its author: kind, message, innermost position.

use std::fmt::{self, Write as _};

use rhai::{Dynamic, EvalAltResult, ParseError, ParseErrorType, Position};

use crate::hints::Hint;
use crate::limits::Limits;
use crate::not_offered::{not_offered_message, FORBIDDEN_KEYWORDS};
use crate::plain_words;

/// Longest message of an error, in bytes: it can hold what a script made up.
const MAX_MESSAGE_BYTES: usize = 2_000;

/// What a call trace calls a closure, which has no name.
pub const CLOSURE: &str = "<closure>";

/// Classes of script errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The source does not compile.
    Parse,
    /// The source uses a symbol that the sandbox does not offer, such as `eval`.
    Forbidden,
    /// A throw, a wrong type, an unknown function, an index out of bounds...
    Runtime,
    /// A limit was hit: its name as in [`Limits`] and its value.
    Limit { name: &'static str, value: u64 },
    /// The deadline passed.
    Timeout { timeout_ms: u64 },
    /// The host cancelled the run.
    Cancelled,
    /// The engine itself failed. It refuses all further work: build another one.
    Panic,
}

/// One error of one script. Lines and columns count from 1; columns count characters.
#[derive(Clone, Debug)]
pub struct ScriptError {
    pub kind: ErrorKind,
    pub message: String,
    pub line: Option<u32>,
    pub column: Option<u32>,
    /// The value of the script's own `throw`; belongs to the engine's thread.
    pub thrown: Option<Dynamic>,
    /// The calls in progress, the outermost first; empty unless the script was running.
    pub trace: Vec<Frame>,
    /// An arithmetic fault or a value grown too large. On an engine with fast operators, line and
    /// column of these are missing or those of something around the operator.
    pub is_of_operator: bool,
}

/// One call in progress, and the place it has reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// None for the statements of the script itself, `<closure>` for a closure.
    pub function: Option<String>,
    pub line: Option<u32>,
    pub column: Option<u32>,
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match (self.line, self.column) {
            (Some(line), Some(column)) => write!(f, " (line {line}, column {column})"),
            (Some(line), None) => write!(f, " (line {line})"),
            _ => Ok(()),
        }
    }
}

impl std::error::Error for ScriptError {}

impl ScriptError {
    /// An error of this kind without a position.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            kind,
            message,
            line: None,
            column: None,
            thrown: None,
            trace: Vec::new(),
            is_of_operator: false,
        }
    }

    /// A limit with the one wording that all limits share.
    #[must_use]
    pub fn limit(name: &'static str, value: u64) -> Self {
        let kind = ErrorKind::Limit { name, value };
        Self::new(kind, format!("{name} limit of {value} reached"))
    }

    #[must_use]
    pub fn at(mut self, position: Position) -> Self {
        (self.line, self.column) = line_and_column(position);
        self
    }

    pub(crate) fn from_parse(error: &ParseError, limits: &Limits) -> Self {
        let script_error = match forbidden_word(error) {
            Some(word) => Self::new(ErrorKind::Forbidden, not_offered_message(&word)),
            None => Self::new(ErrorKind::Parse, parse_message(error, limits)),
        };
        script_error.at(error.position())
    }

    /// Replace the parser's words and place by those of a hint; a forbidden symbol keeps its own.
    pub(crate) fn explained(self, hint: Option<Hint>) -> Self {
        match hint {
            Some(hint) if self.kind == ErrorKind::Parse => {
                Self { message: hint.message, ..self }.at(hint.at)
            }
            _ => self,
        }
    }

    pub(crate) fn from_eval(error: Box<EvalAltResult>, limits: &Limits) -> Self {
        let trace = trace_of(&error);
        Self { trace, ..Self::innermost_of(error, limits) }
    }

    fn innermost_of(error: Box<EvalAltResult>, limits: &Limits) -> Self {
        let position = innermost_position(&error);
        let mut innermost = innermost(error);
        if let EvalAltResult::ErrorRuntime(value, _) = *innermost {
            let mut script_error = Self::new(ErrorKind::Runtime, thrown_message(&value));
            script_error.thrown = Some(value);
            return script_error.at(position);
        }
        let limit = match &*innermost {
            EvalAltResult::ErrorTooManyVariables(_) => {
                Some(("max_variables", limits.max_variables))
            }
            EvalAltResult::ErrorStackOverflow(_) => {
                Some(("max_call_levels", limits.max_call_levels))
            }
            EvalAltResult::ErrorDataTooLarge(what, _) => Some(size_limit(what, limits)),
            _ => None,
        };
        let is_of_operator = matches!(
            *innermost,
            EvalAltResult::ErrorArithmetic(..) | EvalAltResult::ErrorDataTooLarge(..)
        );
        if let Some((name, value)) = limit {
            return Self { is_of_operator, ..Self::limit(name, value).at(position) };
        }
        innermost.clear_position();
        let mut message = Capped(String::new());
        // an error here is only the cap saying stop: a message can hold a name of the script's own
        let _ = match plain_words::message(&innermost) {
            Some(text) => message.write_str(&text),
            None => write!(message, "{innermost}"),
        };
        Self { is_of_operator, ..Self::new(ErrorKind::Runtime, message.0).at(position) }
    }
}

/// The value of an `exit` that a native function passed on from its callback, as an error; Rhai
/// itself sees only an `exit` that no native function is around.
pub(crate) fn exit_value(error: Box<EvalAltResult>) -> Result<Dynamic, Box<EvalAltResult>> {
    if !is_exit(&error) {
        return Err(error);
    }
    match *innermost(error) {
        EvalAltResult::Exit(value, _) => Ok(value),
        other => Err(other.into()),
    }
}

fn is_exit(mut error: &EvalAltResult) -> bool {
    while let EvalAltResult::ErrorInFunctionCall(_, _, inner, _) = error {
        error = inner;
    }
    matches!(error, EvalAltResult::Exit(..))
}

fn line_and_column(position: Position) -> (Option<u32>, Option<u32>) {
    let narrow = |n: Option<usize>| n.and_then(|n| u32::try_from(n).ok());
    (narrow(position.line()), narrow(position.position()))
}

fn trace_of(error: &EvalAltResult) -> Vec<Frame> {
    let mut trace = Vec::new();
    let (mut function, mut current) = (None, error);
    loop {
        let (line, column) = line_and_column(current.position());
        // a function that the host calls is called from nowhere
        if line.is_some() || function.is_some() {
            trace.push(Frame { function, line, column });
        }
        let EvalAltResult::ErrorInFunctionCall(name, _, inner, _) = current else { return trace };
        let is_closure = name.starts_with("anon$");
        function = Some(if is_closure { CLOSURE.to_owned() } else { name.clone() });
        current = inner;
    }
}

/// The deepest position that is known: a native function's error has none of its own.
fn innermost_position(error: &EvalAltResult) -> Position {
    let mut position = error.position();
    let mut current = error;
    while let EvalAltResult::ErrorInFunctionCall(_, _, inner, _)
    | EvalAltResult::ErrorInModule(_, inner, _) = current
    {
        if !inner.position().is_none() {
            position = inner.position();
        }
        current = inner;
    }
    position
}

fn innermost(mut error: Box<EvalAltResult>) -> Box<EvalAltResult> {
    loop {
        match *error {
            EvalAltResult::ErrorInFunctionCall(_, _, inner, _)
            | EvalAltResult::ErrorInModule(_, inner, _) => error = inner,
            _ => return error,
        }
    }
}

/// Which limit is meant: the words of such an error are its name (`SizeLimits`).
fn size_limit(what: &str, limits: &Limits) -> (&'static str, u64) {
    if what.contains("map") {
        ("max_map_size", limits.max_map_size)
    } else if what.contains("string") {
        ("max_string_size", limits.max_string_size)
    } else {
        ("max_array_size", limits.max_array_size)
    }
}

fn parse_message(error: &ParseError, limits: &Limits) -> String {
    match error.err_type() {
        ParseErrorType::ExprTooDeep => format!(
            "the expression is nested too deep (max_expr_depth is {}, inside a function max_function_expr_depth is {})",
            limits.max_expr_depth, limits.max_function_expr_depth
        ),
        ParseErrorType::TooManyFunctions => {
            format!("too many functions (max_functions is {})", limits.max_functions)
        }
        other => other.to_string(),
    }
}

/// The word that the sandbox switched off, when that is what the parser stumbled over.
fn forbidden_word(error: &ParseError) -> Option<String> {
    let text = match error.err_type() {
        ParseErrorType::Reserved(word) => word.clone(),
        ParseErrorType::BadInput(rhai::LexError::ImproperSymbol(word, _)) => word.clone(),
        _ => return None,
    };
    FORBIDDEN_KEYWORDS.contains(&text.as_str()).then_some(text)
}

fn thrown_message(value: &Dynamic) -> String {
    if value.is_unit() {
        return "Runtime error".to_owned();
    }
    let mut text = Capped(String::new());
    // an error here is only the cap saying stop
    let _ = match value.as_immutable_string_ref() {
        Ok(string) => text.write_str(&string),
        Err(_) => write!(text, "{value}"),
    };
    if text.0.is_empty() {
        "Runtime error".to_owned()
    } else {
        text.0
    }
}

/// A text that stops taking more at [`MAX_MESSAGE_BYTES`].
struct Capped(String);

impl fmt::Write for Capped {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let mut end = part.len().min(MAX_MESSAGE_BYTES.saturating_sub(self.0.len()));
        while !part.is_char_boundary(end) {
            end -= 1;
        }
        self.0.push_str(&part[..end]);
        if end < part.len() {
            self.0.push('…');
            return Err(fmt::Error);
        }
        Ok(())
    }
}
