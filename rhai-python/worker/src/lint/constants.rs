//! Constants of the top level that are string literals, so that `const API = "https://..."` counts as the literal.

use rhai_sandbox::rhai::{ASTFlags, ASTNode, Expr, Stmt, AST};
use std::collections::BTreeMap;

/// The text of each constant by name; None for a name that the source defines more than once.
pub struct Constants(BTreeMap<String, Option<String>>);

impl Constants {
    /// Collect the constants of a source.
    pub fn of(ast: &AST) -> Self {
        let mut found = Self(BTreeMap::new());
        ast.walk(&mut |path| {
            if let Some(ASTNode::Stmt(Stmt::Var(x, flags, _))) = path.last() {
                let is_constant = path.len() == 1 && flags.intersects(ASTFlags::CONSTANT);
                found.define(&x.0.name, if is_constant { literal(&x.1) } else { None });
            }
            true
        });
        // a function sees no constants: one of its parameters with such a name is something else
        for function in ast.iter_functions().filter(|function| !function.name.starts_with("anon$"))
        {
            for parameter in function.params {
                found.0.insert(parameter.to_owned(), None);
            }
        }
        found
    }

    /// Return the text of a string literal, or of a constant that is one.
    pub fn text_of(&self, expr: &Expr) -> Option<String> {
        match expr {
            Expr::Variable(x, ..) => self.0.get(x.1.as_str())?.clone(),
            // what stands in `${...}` is a block
            Expr::Stmt(block) => match block.statements() {
                [Stmt::Expr(inner)] => self.text_of(inner),
                _ => None,
            },
            other => literal(other),
        }
    }

    fn define(&mut self, name: &str, text: Option<String>) {
        self.0.entry(name.to_owned()).and_modify(|known| *known = None).or_insert(text);
    }
}

fn literal(expr: &Expr) -> Option<String> {
    match expr {
        Expr::StringConstant(text, ..) => Some(text.to_string()),
        _ => None,
    }
}
