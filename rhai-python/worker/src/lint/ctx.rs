//! What is certainly wrong in a use of `ctx`, whose shape is known: fields that do not exist, keys
//! in the wrong case, text compared with numbers, changes of what cannot be changed.

use super::{suggestions, Findings};
use rhai_sandbox::rhai::{ASTFlags, Expr, FnCallExpr, Position};

pub const BODY: &str = "ctx.request.body";
pub const RAW_BODY: &str = "ctx.request.raw_body";

/// A field of `ctx` and what is below it.
enum Shape {
    Fields(&'static [(&'static str, Shape)]),
    /// Any names in lower case, each with a text.
    Headers,
    /// Any names, each with a text.
    Texts,
    Text,
    Any,
}

const CTX: Shape = Shape::Fields(&[
    ("sdk_version", Shape::Text),
    ("execution_id", Shape::Text),
    (
        "script",
        Shape::Fields(&[("id", Shape::Text), ("name", Shape::Text), ("revision", Shape::Any)]),
    ),
    ("trigger", Shape::Text),
    ("event", Shape::Any),
    ("now_ms", Shape::Any),
    ("is_trial", Shape::Any),
    ("request", REQUEST),
]);

const REQUEST: Shape = Shape::Fields(&[
    ("method", Shape::Text),
    ("path", Shape::Text),
    ("query", Shape::Texts),
    ("query_all", Shape::Any),
    ("headers", Shape::Headers),
    ("body", Shape::Any),
    ("body_error", Shape::Any),
    ("raw_body", Shape::Any),
    ("remote_addr", Shape::Any),
    ("params", Shape::Texts),
    ("route", Shape::Any),
]);

/// Methods that change their receiver.
const CHANGING: [&str; 15] = [
    "append",
    "clear",
    "drain",
    "fill_with",
    "insert",
    "mixin",
    "pop",
    "push",
    "remove",
    "retain",
    "reverse",
    "set",
    "sort",
    "splice",
    "truncate",
];
const METHODS: [&str; 9] =
    ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE"];

/// One step of a chain such as `ctx.request.headers["accept"]`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Root,
    Member,
    Index,
}

/// Look at a whole chain; what does not begin with `ctx` is passed over.
pub fn chain(expr: &Expr, findings: &mut Findings) {
    let mut steps = Vec::new();
    flatten(expr, Step::Root, &mut steps);
    let mut shape = match steps.first() {
        Some((_, Expr::Variable(x, ..))) if x.1 == "ctx" => &CTX,
        _ => return,
    };
    let mut path = "ctx".to_owned();
    for (step, part) in &steps[1..] {
        if let Expr::MethodCall(call, at) = part {
            return method(call, *at, &path, shape, findings);
        }
        let Some((name, at)) = literal_name(*step, part) else { return };
        match field(shape, name) {
            Ok(below) => shape = below,
            Err(problem) => return findings.add(at, problem.code(), problem.message(&path, name)),
        }
        path = format!("{path}.{name}");
    }
}

/// Look at a comparison of two operands.
pub fn comparison(call: &FnCallExpr, at: Position, findings: &mut Findings) {
    let [left, right] = call.args.as_slice() else { return };
    if !matches!(call.name.as_str(), "==" | "!=" | "<" | ">" | "<=" | ">=") {
        return;
    }
    for (text, other) in [(left, right), (right, left)] {
        let Some(path) = path_of(text) else { continue };
        match other {
            Expr::IntegerConstant(..) | Expr::FloatConstant(..) if is_parameter(&path) => {
                let message = format!("{path} is text and never a number: write parse_int({path})");
                findings.add(at, "text_and_number", message);
            }
            Expr::StringConstant(method, ..) if path == "ctx.request.method" => {
                let upper = method.to_ascii_uppercase();
                if METHODS.contains(&upper.as_str()) && upper != method.as_str() {
                    let message = format!("methods are in upper case: write \"{upper}\"");
                    findings.add(at, "method_case", message);
                }
            }
            _ => (),
        }
    }
}

fn is_parameter(path: &str) -> bool {
    path.starts_with("ctx.request.query.") || path.starts_with("ctx.request.headers.")
}

/// The names of a chain that begins with `ctx` and has nothing but names; for `a ?? "text"` those
/// of `a`.
pub fn path_of(expr: &Expr) -> Option<String> {
    if let Expr::Coalesce(operands, ..) = expr {
        let is_text = operands.iter().skip(1).all(|x| matches!(x, Expr::StringConstant(..)));
        return operands.first().filter(|_| is_text).and_then(path_of);
    }
    let mut steps = Vec::new();
    flatten(expr, Step::Root, &mut steps);
    match steps.first() {
        Some((_, Expr::Variable(x, ..))) if x.1 == "ctx" => (),
        _ => return None,
    }
    let names: Option<Vec<&str>> = steps[1..]
        .iter()
        .map(|(step, part)| literal_name(*step, part).map(|(name, _)| name))
        .collect();
    Some(format!("ctx.{}", names?.join(".")))
}

/// The parts of `a.b[c].d` in order, each with what leads to it.
fn flatten<'a>(expr: &'a Expr, step: Step, steps: &mut Vec<(Step, &'a Expr)>) {
    match expr {
        Expr::Index(x, flags, _) if flags.contains(ASTFlags::BREAK) => {
            flatten(&x.lhs, step, steps);
            steps.push((Step::Index, &x.rhs));
        }
        Expr::Index(x, ..) => {
            flatten(&x.lhs, step, steps);
            flatten(&x.rhs, Step::Index, steps);
        }
        Expr::Dot(x, ..) => {
            flatten(&x.lhs, step, steps);
            flatten(&x.rhs, Step::Member, steps);
        }
        _ => steps.push((step, expr)),
    }
}

/// The name that a step reads, when the source says it.
fn literal_name(step: Step, part: &Expr) -> Option<(&str, Position)> {
    match (step, part) {
        (Step::Member, Expr::Property(x, at)) => Some((x.2.as_str(), *at)),
        (Step::Index, Expr::StringConstant(name, at)) => Some((name.as_str(), *at)),
        _ => None,
    }
}

enum Problem {
    Unknown { suggestion: Option<String> },
    HeaderCase,
}

impl Problem {
    fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "unknown_field",
            Self::HeaderCase => "header_case",
        }
    }

    fn message(&self, path: &str, name: &str) -> String {
        match self {
            Self::Unknown { suggestion: Some(text) } => {
                format!("{path} has no field '{name}'; {text}")
            }
            Self::Unknown { suggestion: None } => format!("{path} has no field '{name}'"),
            Self::HeaderCase => {
                format!("header names are in lower case here: write \"{}\"", name.to_lowercase())
            }
        }
    }
}

/// What is below a name.
fn field<'a>(shape: &'a Shape, name: &str) -> Result<&'a Shape, Problem> {
    match shape {
        Shape::Fields(fields) => match fields.iter().find(|(known, _)| *known == name) {
            Some((_, below)) => Ok(below),
            None => {
                let known = fields.iter().map(|(known, _)| *known);
                Err(Problem::Unknown { suggestion: suggestions::nearest(name, known) })
            }
        },
        Shape::Headers if name.chars().any(char::is_uppercase) => Err(Problem::HeaderCase),
        Shape::Headers | Shape::Texts => Ok(&Shape::Text),
        Shape::Text | Shape::Any => Ok(&Shape::Any),
    }
}

/// A method of something below `ctx`.
fn method(call: &FnCallExpr, at: Position, path: &str, shape: &Shape, findings: &mut Findings) {
    let is_container = matches!(shape, Shape::Fields(_) | Shape::Headers | Shape::Texts);
    let is_changing = CHANGING.contains(&call.name.as_str());
    if is_changing && is_container {
        let message = format!("{path} is read-only: copy it first, as in let copy = {path};");
        findings.add(at, "read_only_call", message);
    }
}
