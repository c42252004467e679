//! Chains of calls whose closures use the value that the chain begins with: the engine holds that
//! value until the chain has ended.

use super::{lists, Findings};
use crate::sdk::reserved::SDK_NAMES;
use rhai_sandbox::rhai::{Expr, Stmt};

/// Look at `a.keys().map(|k| a[k])`.
pub fn use_in_callback(expr: &Expr, findings: &mut Findings) {
    let (Expr::Dot(x, ..) | Expr::Index(x, ..)) = expr else { return };
    let Expr::Variable(root, ..) = &x.lhs else { return };
    // each use of these makes a copy
    if SDK_NAMES.contains(&root.1.as_str()) {
        return;
    }
    let mut rest = Some(&x.rhs);
    while let Some(part) = rest {
        let (step, after) = match part {
            Expr::Dot(x, ..) | Expr::Index(x, ..) => (&x.lhs, Some(&x.rhs)),
            last => (last, None),
        };
        rest = after;
        let Expr::MethodCall(call, at) = step else { continue };
        let calls_back = lists::calls_back(&call.name);
        if calls_back && call.args.iter().any(|argument| captures(argument, &root.1)) {
            let name = &root.1;
            let message = format!("the closure cannot use '{name}' in the middle of a call on '{name}': write let copy = {name}; and begin with copy");
            findings.add(*at, "value_in_use", message);
            return;
        }
    }
}

/// Whether an expression is a closure that captures the variable of this name.
fn captures(expr: &Expr, name: &str) -> bool {
    let Expr::Stmt(block) = expr else { return false };
    block.statements().iter().any(|statement| match statement {
        Stmt::Share(shared) => shared.iter().any(|(variable, _)| variable.name == name),
        _ => false,
    })
}
