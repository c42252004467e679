//! Names that scripts may not give to things of their own: those of this SDK, and those that later
//! minors of it will bring. Refused when a script is uploaded, with a position. Knows also where
//! a script assigns to what is read-only.

use crate::lint;
use rhai_sandbox::rhai::{ASTNode, Expr, Position, Stmt, AST};
use rhai_sandbox::{Diagnostic, ReservedNames};

/// What this SDK offers: may be used, not defined.
pub const SDK_NAMES: [&str; 7] = ["ctx", "http", "kv", "log", "respond", "respond_json", "secrets"];

/// What later minors of SDK 1 will offer; kept free, so that adding them breaks nobody.
pub const LATER_NAMES: [&str; 4] = ["documents", "invoke", "mail", "queue"];

pub const RESERVED: ReservedNames<'static> =
    ReservedNames { defined_by_host: &SDK_NAMES, kept_free: &LATER_NAMES };

/// The code of an assignment to `ctx` or `log`: an upload is refused for it; in a stored script it
/// fails when it runs.
pub const READ_ONLY: &str = "read_only";

/// The assignments to an SDK constant or to a part of one, as warnings in the order of the source.
///
/// Rhai itself refuses to change a read-only value. A new key in a read-only map gets past that: it
/// is found after the run, and reported at these places.
pub fn read_only_writes(ast: &AST) -> Vec<Diagnostic> {
    let mut writes: Vec<(Position, String)> = Vec::new();
    ast.walk(&mut |path| {
        if let Some(ASTNode::Stmt(Stmt::Assignment(x))) = path.last() {
            writes.extend(constant_below(&x.1.lhs));
        }
        true
    });
    writes.sort();
    writes.dedup();
    let message = |name: String| format!("'{name}' is read-only and cannot be assigned to");
    writes.into_iter().map(|(at, name)| lint::warning(at, READ_ONLY, message(name))).collect()
}

/// The SDK constant at the root of `a.b[c]`.
fn constant_below(target: &Expr) -> Option<(Position, String)> {
    match target {
        Expr::Dot(x, ..) | Expr::Index(x, ..) => constant_below(&x.lhs),
        Expr::Variable(x, _, at) if SDK_NAMES.contains(&x.1.as_str()) => {
            Some((*at, x.1.to_string()))
        }
        _ => None,
    }
}
