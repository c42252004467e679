//! What a single expression is, whatever surrounds it.

use rhai_sandbox::rhai::{Expr, FnPtr, Stmt};

/// The name of the closure that an expression makes; one that captures variables is a block.
pub fn closure_in(expr: &Expr) -> Option<String> {
    match expr {
        Expr::DynamicConstant(value, ..) => {
            value.read_lock::<FnPtr>().map(|pointer| pointer.fn_name().to_owned())
        }
        Expr::Stmt(block) => match block.statements().last() {
            Some(Stmt::Expr(last)) => match &**last {
                Expr::FnCall(x, ..) if x.name == "curry" => x.args.first().and_then(closure_in),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// Whether a function's name is a word and no operator.
pub fn is_word(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

/// A name, a constant, a property: evaluating it does nothing.
pub fn has_no_effect(expr: &Expr) -> bool {
    match expr {
        Expr::Variable(..)
        | Expr::ThisPtr(..)
        | Expr::BoolConstant(..)
        | Expr::IntegerConstant(..)
        | Expr::FloatConstant(..)
        | Expr::CharConstant(..)
        | Expr::StringConstant(..)
        | Expr::Array(..)
        | Expr::Map(..)
        | Expr::InterpolatedString(..) => true,
        Expr::Dot(x, ..) => has_no_effect(&x.lhs) && is_property_chain(&x.rhs),
        _ => false,
    }
}

fn is_property_chain(expr: &Expr) -> bool {
    match expr {
        Expr::Property(..) => true,
        Expr::Dot(x, ..) => is_property_chain(&x.lhs) && is_property_chain(&x.rhs),
        _ => false,
    }
}
