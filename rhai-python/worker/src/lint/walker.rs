//! Goes through one script or one of its functions as it would run, with the variables in scope.

mod calls;

use super::ends::may_end;
use super::expressions::has_no_effect;
use super::facts::{Facts, OwnFunction};
use super::{answers, chains, ctx, services, suggestions, Findings, KnownFunctions};
use crate::sdk::reserved::SDK_NAMES;
use rhai_sandbox::rhai::{
    ASTFlags, ASTNode, Expr, ImmutableString, Position, Stmt, StmtBlock, AST,
};
use std::collections::HashMap;

/// What becomes of the value of an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    Used,
    Unused,
    /// It is the value of a function or of the whole script.
    Open,
}

/// Where the walk is.
#[derive(Clone, Copy)]
enum Place<'a> {
    Script,
    Function(&'a str),
    Closure,
}

/// What is known of the value of a variable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// A map literal.
    Map,
    /// An array literal or a text.
    Sequence,
    /// `ctx.request.body`
    Body,
}

pub struct Walker<'a> {
    facts: &'a Facts,
    known: &'a KnownFunctions,
    findings: &'a mut Findings,
    place: Place<'a>,
    /// Inside how many `try` blocks: there a line may stand for the error that it can end in.
    trying: usize,
    /// Names in scope, the newest last, and how often each is among them.
    variables: Vec<ImmutableString>,
    counts: HashMap<ImmutableString, usize>,
    values: HashMap<ImmutableString, Known>,
    /// The service that the next method is called on.
    service: Option<&'static str>,
}

impl<'a> Walker<'a> {
    pub fn new(facts: &'a Facts, known: &'a KnownFunctions, findings: &'a mut Findings) -> Self {
        Self {
            facts,
            known,
            findings,
            place: Place::Script,
            trying: 0,
            variables: Vec::new(),
            counts: HashMap::new(),
            values: HashMap::new(),
            service: None,
        }
    }

    /// The top level.
    pub fn script(&mut self, ast: &AST) {
        let statements = ast.statements();
        let mut is_after_end = false;
        for (index, statement) in statements.iter().enumerate() {
            let is_last = index + 1 == statements.len();
            let value = if is_last { Value::Open } else { Value::Unused };
            let doubts = self.findings.doubts;
            self.findings.doubts += usize::from(may_end(statement, self.facts, true));
            self.next_statement(statement, value, &mut is_after_end);
            self.findings.doubts = doubts + usize::from(may_end(statement, self.facts, false));
        }
    }

    /// Walk through what a run may pass over.
    fn perhaps(&mut self, walk: impl FnOnce(&mut Self)) {
        self.findings.doubts += 1;
        walk(self);
        self.findings.doubts -= 1;
    }

    /// The body of a function, which sees its parameters and nothing around it.
    pub fn function(&mut self, function: &'a OwnFunction) {
        self.place = match function.is_closure() {
            true => Place::Closure,
            false => Place::Function(&function.name),
        };
        function.parameters.iter().for_each(|name| self.define(name.into()));
        let mut index = 0;
        let mut is_after_end = false;
        function.alone.walk(&mut |path| {
            if let [ASTNode::Stmt(statement)] = path {
                index += 1;
                let value = match index == function.statement_count {
                    true => Value::Open,
                    false => Value::Unused,
                };
                self.next_statement(statement, value, &mut is_after_end);
            }
            true
        });
    }

    fn statements(&mut self, statements: &[Stmt], last: Value) {
        let mut is_after_end = false;
        for (index, statement) in statements.iter().enumerate() {
            let value = if index + 1 == statements.len() { last } else { Value::Unused };
            self.next_statement(statement, value, &mut is_after_end);
        }
    }

    fn next_statement(&mut self, statement: &Stmt, value: Value, is_after_end: &mut bool) {
        if *is_after_end && !statement.is_noop() {
            let message = "unreachable code: the statement before it always exits".to_owned();
            self.findings.add(statement.position(), "unreachable", message);
            *is_after_end = false;
        }
        self.statement(statement, value);
        *is_after_end |= statement.is_control_flow_break();
    }

    fn block(&mut self, block: &StmtBlock, value: Value) {
        self.block_with(&[], block, value);
    }

    /// A block that sees some variables of its own.
    fn block_with(&mut self, names: &[&ImmutableString], block: &StmtBlock, value: Value) {
        let outer = self.variables.len();
        names.iter().for_each(|&name| self.define(name.clone()));
        self.statements(block.statements(), value);
        for name in self.variables.drain(outer..) {
            self.values.remove(&name);
            self.counts.entry(name).and_modify(|count| *count -= 1);
        }
    }

    fn define(&mut self, name: ImmutableString) {
        *self.counts.entry(name.clone()).or_default() += 1;
        self.values.remove(&name);
        self.variables.push(name);
    }

    /// Define a variable with its first value.
    fn define_as(&mut self, name: &ImmutableString, value: &Expr) {
        self.define(name.clone());
        let known = match value {
            Expr::Map(..) => Known::Map,
            Expr::Array(..) | Expr::StringConstant(..) | Expr::InterpolatedString(..) => {
                Known::Sequence
            }
            _ if ctx::path_of(value).as_deref() == Some(ctx::BODY) => Known::Body,
            _ => return,
        };
        if !self.facts.assigned.contains(name) {
            self.values.insert(name.clone(), known);
        }
    }

    fn is_known_as(&self, expr: &Expr, value: Known) -> bool {
        matches!(expr, Expr::Variable(x, ..) if self.values.get(&x.1) == Some(&value))
    }

    fn names_in_scope(&self) -> impl Iterator<Item = &str> {
        let own = self.counts.iter().filter(|(_, &count)| count > 0).map(|(name, _)| name.as_str());
        own.chain(SDK_NAMES)
    }

    fn is_in_scope(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|&count| count > 0)
    }

    fn statement(&mut self, statement: &Stmt, value: Value) {
        match statement {
            Stmt::Var(x, ..) => {
                self.expr(&x.1, Value::Used);
                self.define_as(&x.0.name, &x.1);
            }
            Stmt::Assignment(x) => {
                self.expr(&x.1.rhs, Value::Used);
                self.target(&x.1.lhs);
            }
            Stmt::FnCall(x, at) => self.call(x, *at, value, false),
            Stmt::Expr(expr) => self.expr(expr, value),
            Stmt::Block(block) => self.block(block, value),
            Stmt::BreakLoop(Some(expr), ..) | Stmt::Return(Some(expr), ..) => {
                self.expr(expr, Value::Used);
            }
            _ => self.control(statement, value),
        }
    }

    fn control(&mut self, statement: &Stmt, value: Value) {
        match statement {
            Stmt::If(x, ..) => {
                self.expr(&x.expr, Value::Used);
                self.perhaps(|walker| {
                    walker.block(&x.body, value);
                    walker.block(&x.branch, value);
                });
            }
            Stmt::Switch(x, ..) => {
                self.expr(&x.0, Value::Used);
                self.perhaps(|walker| {
                    for case in &x.1.expressions {
                        walker.expr(&case.lhs, Value::Used);
                        walker.expr(&case.rhs, value);
                    }
                });
            }
            Stmt::While(x, ..) => {
                self.expr(&x.expr, Value::Used);
                self.perhaps(|walker| walker.block(&x.body, Value::Unused));
            }
            Stmt::Do(x, ..) => self.perhaps(|walker| {
                walker.block(&x.body, Value::Unused);
                walker.expr(&x.expr, Value::Used);
            }),
            Stmt::For(x, ..) => {
                self.expr(&x.2.expr, Value::Used);
                let names: Vec<_> = [Some(&x.0), x.1.as_ref()].into_iter().flatten().collect();
                let names: Vec<_> = names.iter().map(|ident| &ident.name).collect();
                self.perhaps(|walker| walker.block_with(&names, &x.2.body, Value::Unused));
            }
            Stmt::TryCatch(x, ..) => self.perhaps(|walker| {
                walker.trying += 1;
                walker.block(&x.body, value);
                walker.trying -= 1;
                // unlike the first one, this block has no value
                match &x.expr {
                    Expr::Variable(caught, ..) => {
                        walker.block_with(&[&caught.1], &x.branch, Value::Unused);
                    }
                    _ => walker.block(&x.branch, Value::Unused),
                }
            }),
            _ => (),
        }
    }

    /// A text in double quotes that names a variable as a text in back-ticks would.
    fn text(&mut self, text: &str, at: Position) {
        let named = text.split("${").skip(1).filter_map(|part| part.split_once('}'));
        let is_name = |(inside, _): (&str, &str)| {
            let root = inside.trim().split(['.', '[', '(', ' ']).next().unwrap_or_default();
            self.is_in_scope(root) || SDK_NAMES.contains(&root)
        };
        if named.into_iter().any(is_name) {
            let message =
                "text in double quotes holds no values: put it in back-ticks, `Hello ${name}`";
            self.findings.add(at, "not_interpolated", message.to_owned());
        }
    }

    /// The left side of an assignment.
    fn target(&mut self, target: &Expr) {
        match target {
            Expr::Variable(x, _, at) => self.variable(&x.1, *at, true),
            // an assignment below `ctx` is reported as such
            Expr::Dot(..) | Expr::Index(..) => self.chain(target, Value::Used),
            _ => self.expr(target, Value::Used),
        }
    }

    fn expr(&mut self, expr: &Expr, value: Value) {
        if value == Value::Unused && self.trying == 0 && has_no_effect(expr) {
            let message = "this has no effect: its value is not used".to_owned();
            self.findings.add(expr.start_position(), "no_effect", message);
        }
        match expr {
            Expr::Variable(x, _, at) => self.variable(&x.1, *at, false),
            Expr::Stmt(block) => self.block(block, value),
            Expr::FnCall(x, at) => self.call(x, *at, value, false),
            Expr::MethodCall(x, at) => self.call(x, *at, value, true),
            Expr::Dot(..) | Expr::Index(..) => {
                ctx::chain(expr, self.findings);
                answers::property(expr, self.findings);
                chains::use_in_callback(expr, self.findings);
                self.length(expr);
                self.chain(expr, value);
            }
            Expr::StringConstant(text, at) => self.text(text, *at),
            Expr::And(x, ..) | Expr::Or(x, ..) | Expr::Coalesce(x, ..) => {
                let mut operands = x.iter();
                operands.by_ref().take(1).for_each(|first| self.expr(first, Value::Used));
                self.perhaps(|walker| operands.for_each(|next| walker.expr(next, Value::Open)));
            }
            Expr::InterpolatedString(items, ..) | Expr::Array(items, ..) => {
                items.iter().for_each(|item| self.expr(item, Value::Used));
            }
            Expr::Map(x, ..) => x.0.iter().for_each(|(_, item)| self.expr(item, Value::Used)),
            _ => (),
        }
    }

    /// `m.len` of a map, which is its field of that name; `a.length` of an array.
    fn length(&mut self, expr: &Expr) {
        let Expr::Dot(x, ..) = expr else { return };
        let first = match &x.rhs {
            Expr::Dot(below, ..) | Expr::Index(below, ..) => &below.lhs,
            last => last,
        };
        let Expr::Property(field, at) = first else { return };
        let name = field.2.as_str();
        let is_length = matches!(name, "len" | "length");
        let is_set = self.facts.written_fields.contains(name);
        let message = if is_length && !is_set && self.is_known_as(&x.lhs, Known::Map) {
            format!("'{name}' is a field of this map that nothing sets: write len() for the number of entries")
        } else if answers::is_foreign_length(name) && self.is_known_as(&x.lhs, Known::Sequence) {
            format!("'{name}' is not a field: write .len()")
        } else {
            return;
        };
        self.findings.add(*at, "unknown_field", message);
    }

    /// `a.b(c)[d].e`: the parts after the first hang below each other on the right.
    fn chain(&mut self, expr: &Expr, value: Value) {
        match expr {
            Expr::Index(x, flags, _) if flags.contains(ASTFlags::BREAK) => {
                self.expr(&x.lhs, Value::Used);
                // `a?[b]` leaves the rest when there is no `a`
                self.findings.doubts += usize::from(flags.contains(ASTFlags::NEGATED));
                self.expr(&x.rhs, Value::Used);
                self.findings.doubts -= usize::from(flags.contains(ASTFlags::NEGATED));
            }
            Expr::Dot(x, flags, _) | Expr::Index(x, flags, _) => {
                self.expr(&x.lhs, Value::Used);
                self.findings.doubts += usize::from(flags.contains(ASTFlags::NEGATED));
                self.service = services::noun_of(&x.lhs).or(self.service.take());
                self.chain(&x.rhs, value);
                self.service = None;
                self.findings.doubts -= usize::from(flags.contains(ASTFlags::NEGATED));
            }
            Expr::MethodCall(..) => self.expr(expr, value),
            _ => self.expr(expr, Value::Used),
        }
    }

    fn variable(&mut self, name: &ImmutableString, at: Position, is_target: bool) {
        let is_known = self.is_in_scope(name)
            || SDK_NAMES.contains(&name.as_str())
            || self.facts.asked_for.contains(name)
            || self.facts.own(name).any(|function| !function.is_typed);
        let sees_callers =
            matches!(self.place, Place::Function(own) if self.facts.sees_callers(own));
        if is_known || sees_callers || self.findings.is_full() {
            return;
        }
        let message = match self.place {
            Place::Function(own) if self.facts.globals.contains(name) => format!(
                "'{name}' is not defined here: a function does not see the variables of the script around it; make it a parameter of '{own}'"
            ),
            _ if is_target => format!("'{name}' is not defined; define it with 'let {name} = ...'"),
            _ => {
                let known = self.names_in_scope();
                suggestions::append(format!("'{name}' is not defined"), suggestions::for_variable(name, known))
            }
        };
        self.findings.add(at, "undefined_variable", message);
    }
}
