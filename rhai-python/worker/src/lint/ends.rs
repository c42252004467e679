//! Where a script can end before its last line, other than by an error.

use super::facts::Facts;
use rhai_sandbox::rhai::{ASTNode, Expr, FnCallExpr, Stmt};

/// Whether running a statement of the script may end it. What a `return` or `throw` of the top level
/// evaluates comes first, so that these themselves do not count with `inside`.
pub fn may_end(statement: &Stmt, facts: &Facts, inside: bool) -> bool {
    let mut ends = false;
    statement.walk(&mut Vec::new(), &mut |path| {
        ends |= match path {
            [_] if inside => path.last().is_some_and(|node| calls_end(node, facts)),
            [.., ASTNode::Stmt(Stmt::Return(..))] => true,
            [.., node] => calls_end(node, facts),
            [] => false,
        };
        !ends
    });
    ends
}

fn calls_end(node: &ASTNode, facts: &Facts) -> bool {
    match node {
        ASTNode::Stmt(Stmt::FnCall(call, ..))
        | ASTNode::Expr(Expr::FnCall(call, ..) | Expr::MethodCall(call, ..)) => {
            is_end(call) || (facts.functions_may_end && may_call_own(call, facts))
        }
        _ => false,
    }
}

/// Whether a call may run a function of the script, by its name or because it is handed one.
fn may_call_own(call: &FnCallExpr, facts: &Facts) -> bool {
    let name = call.name.as_str();
    let is_by_value = name == "call" || facts.may_be_field(name);
    !call.is_operator_call()
        && (is_by_value || facts.own(name).next().is_some() || !call.args.iter().all(is_plain))
}

/// Whether the value of an expression is certainly no function.
fn is_plain(expr: &Expr) -> bool {
    match expr {
        Expr::DynamicConstant(value, ..) => !value.is_fnptr(),
        Expr::InterpolatedString(..) => true,
        _ => expr.is_constant(),
    }
}

fn is_end(call: &FnCallExpr) -> bool {
    call.name == "exit"
}

/// Whether a part of a function can end the whole script: by `exit`, or by throwing a response.
pub fn is_end_in_function(node: &ASTNode) -> bool {
    use rhai_sandbox::rhai::ASTFlags;
    match node {
        ASTNode::Stmt(Stmt::Return(_, flags, _)) => flags.contains(ASTFlags::BREAK),
        ASTNode::Stmt(Stmt::FnCall(call, ..))
        | ASTNode::Expr(Expr::FnCall(call, ..) | Expr::MethodCall(call, ..)) => is_end(call),
        _ => false,
    }
}
