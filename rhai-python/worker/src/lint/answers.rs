//! Calls of `respond`, `log` and `parse_json` whose literal arguments cannot be right, and lengths
//! read as if they were fields.

use super::Findings;
use rhai_sandbox::rhai::{Expr, FnCallExpr, Position};

const STATUS: std::ops::RangeInclusive<i64> = 200..=599;

/// Look at a call of a standard function with arguments that the source spells out.
pub fn call(call: &FnCallExpr, at: Position, findings: &mut Findings) {
    match (call.name.as_str(), call.args.as_slice()) {
        ("respond", [first, rest @ ..]) => respond(first, rest, at, findings),
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
            format!("{status} is no status of an answer: write a number from 200 to 599")
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

/// `[1, 2].length`, `"text".len`: a length is a method of arrays and texts.
pub fn property(expr: &Expr, findings: &mut Findings) {
    let Expr::Dot(x, ..) = expr else { return };
    let is_literal =
        matches!(x.lhs, Expr::Array(..) | Expr::StringConstant(..) | Expr::InterpolatedString(..));
    if let (true, Expr::Property(property, at)) = (is_literal, &x.rhs) {
        if ["len", "length", "size", "count"].contains(&property.2.as_str()) {
            let message = format!("'{}' is no field: write .len()", property.2);
            findings.add(*at, "unknown_field", message);
        }
    }
}
