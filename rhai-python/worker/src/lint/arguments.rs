//! Functions that change an argument and never read it: they change a copy that nobody sees.

use super::facts::{Facts, OwnFunction};
use super::{lists, Findings};
use rhai_sandbox::rhai::{ASTNode, Expr, FnCallExpr, ImmutableString, Position, Stmt};
use std::collections::HashSet;

/// Look at the parameters of one function.
pub fn function(function: &OwnFunction, facts: &Facts, findings: &mut Findings) {
    if function.is_closure() || facts.sees_callers(&function.name) {
        return;
    }
    let mut uses = Uses::of(facts);
    function.alone.walk(&mut |path| {
        match path.last() {
            Some(ASTNode::Stmt(statement)) => uses.note_statement(statement),
            Some(ASTNode::Expr(expr)) => uses.note_expr(expr),
            _ => (),
        }
        true
    });
    for parameter in &function.parameters {
        if let Some(at) = uses.only_change_of(parameter) {
            let message = format!("'{parameter}' is a copy, so this change is lost: return it, or call the function as a method and use 'this' instead of '{parameter}'");
            findings.add(at, "copied_argument", message);
        }
    }
}

/// Where the variables of one function are read, changed and defined.
struct Uses<'a> {
    facts: &'a Facts,
    all: Vec<(ImmutableString, Position)>,
    /// Assignments to a variable or a part of it, and calls of what only changes it.
    changes: HashSet<Position>,
    defined: HashSet<ImmutableString>,
    hands_scope_on: bool,
}

impl<'a> Uses<'a> {
    fn of(facts: &'a Facts) -> Self {
        Self {
            facts,
            all: Vec::new(),
            changes: HashSet::new(),
            defined: HashSet::new(),
            hands_scope_on: false,
        }
    }

    /// The first change of a variable that is only changed.
    fn only_change_of(&self, name: &str) -> Option<Position> {
        if self.hands_scope_on || self.defined.contains(name) {
            return None;
        }
        let places: Vec<Position> =
            self.all.iter().filter(|(used, _)| used == name).map(|(_, at)| *at).collect();
        let is_only_changed = places.iter().all(|at| self.changes.contains(at));
        places.into_iter().min().filter(|_| is_only_changed)
    }

    fn note_statement(&mut self, statement: &Stmt) {
        match statement {
            Stmt::Assignment(x) => self.changes.extend(root_of(&x.1.lhs)),
            Stmt::Var(x, ..) => drop(self.defined.insert(x.0.name.clone())),
            Stmt::For(x, ..) => {
                self.defined.insert(x.0.name.clone());
                self.defined.extend(x.1.as_ref().map(|index| index.name.clone()));
            }
            Stmt::Share(x) => {
                self.all.extend(x.iter().map(|(shared, _)| (shared.name.clone(), shared.pos)));
            }
            Stmt::FnCall(x, ..) => self.note_call(x),
            _ => (),
        }
    }

    fn note_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Variable(x, _, at) => self.all.push((x.1.clone(), *at)),
            Expr::FnCall(x, ..) => self.note_call(x),
            Expr::Dot(x, ..) if self.is_change(&x.rhs) => self.changes.extend(root_of(expr)),
            _ => (),
        }
    }

    /// Whether a chain ends in a call of what only changes its receiver.
    fn is_change(&self, rest: &Expr) -> bool {
        match rest {
            Expr::Dot(x, ..) | Expr::Index(x, ..) => self.is_change(&x.rhs),
            Expr::MethodCall(call, ..) => {
                let name = call.name.as_str();
                let is_other = name == "for_each"
                    || self.facts.may_be_field(name)
                    || self.facts.own(name).next().is_some();
                lists::IN_PLACE.contains(&name) && !is_other
            }
            _ => false,
        }
    }

    fn note_call(&mut self, call: &FnCallExpr) {
        self.hands_scope_on |= call.capture_parent_scope;
    }
}

/// The place of the variable that `a.b[c]` begins with.
fn root_of(target: &Expr) -> Option<Position> {
    match target {
        Expr::Dot(x, ..) | Expr::Index(x, ..) => root_of(&x.lhs),
        Expr::Variable(_, _, at) => Some(*at),
        _ => None,
    }
}
