//! Calls of `respond`, `log` and `parse_json` whose literal arguments cannot be right, and lengths
//! read as if they were fields.

use super::Findings;
use rhai_sandbox::rhai::{Expr, FnCallExpr, Position};

pub const ENCODED_TWICE: &str = "responses become JSON automatically: leave out to_json(), or write respond_json(status, text) for JSON text";
const STATUS: std::ops::RangeInclusive<i64> = 200..=599;

/// Look at a call of a standard function with arguments that the source spells out.
pub fn call(call: &FnCallExpr, at: Position, findings: &mut Findings) {
    match (call.name.as_str(), call.args.as_slice()) {
        ("respond", [first, rest @ ..]) => {
            respond(first, rest, at, findings);
            encoded_twice(rest, findings);
        }
        ("respond_json", [first, rest @ ..]) => respond(first, rest, at, findings),
        ("log", [Expr::StringConstant(..) | Expr::InterpolatedString(..)]) => {
            let message = "this log() is the logarithm: write log.info(\"...\")".to_owned();
            findings.add(at, "wrong_argument", message);
        }
        _ => (),
    }
}

fn respond(first: &Expr, rest: &[Expr], at: Position, findings: &mut Findings) {
    let message = match first {
        Expr::IntegerConstant(status, _) if !STATUS.contains(status) => {
            format!("{status} is not a valid response status: use a number from 200 to 599")
        }
        Expr::Map(..)
        | Expr::Array(..)
        | Expr::StringConstant(..)
        | Expr::InterpolatedString(..)
            if !rest.is_empty() =>
        {
            "the status comes first: write respond(200, body)".to_owned()
        }
        _ => return,
    };
    findings.add(at, "wrong_argument", message);
}

/// `respond(200, value.to_json())`: the text would be encoded once more.
fn encoded_twice(rest: &[Expr], findings: &mut Findings) {
    let [headers @ .., body] = rest else { return };
    // another content type sends the text as it is
    if headers.is_empty() {
        to_json_call(body, findings);
    }
}

fn to_json_call(expr: &Expr, findings: &mut Findings) {
    match expr {
        Expr::Dot(x, ..) | Expr::Index(x, ..) => to_json_call(&x.rhs, findings),
        Expr::MethodCall(call, at) | Expr::FnCall(call, at) if call.name == "to_json" => {
            findings.add(*at, "wrong_argument", ENCODED_TWICE.to_owned());
        }
        _ => (),
    }
}

/// What other languages call a length.
pub fn is_foreign_length(name: &str) -> bool {
    ["length", "size", "count"].contains(&name)
}

/// `[1, 2].length`, `"text".size`: a length is called `len`.
pub fn property(expr: &Expr, findings: &mut Findings) {
    let Expr::Dot(x, ..) = expr else { return };
    let is_literal =
        matches!(x.lhs, Expr::Array(..) | Expr::StringConstant(..) | Expr::InterpolatedString(..));
    if let (true, Expr::Property(property, at)) = (is_literal, &x.rhs) {
        if is_foreign_length(&property.2) {
            let message = format!("'{}' is not a field: write .len()", property.2);
            findings.add(*at, "unknown_field", message);
        }
    }
}
