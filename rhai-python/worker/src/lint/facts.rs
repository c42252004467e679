//! What has to be known of a whole script before any part of it can be judged.

use super::{ends, lists};
use rhai_sandbox::rhai::{ASTFlags, ASTNode, Expr, FnCallExpr, ImmutableString, Stmt, AST};
use std::collections::{HashMap, HashSet};

/// One function or closure of the script; closures have names that no script can write.
pub struct OwnFunction {
    pub name: String,
    /// Captured variables of a closure come first.
    pub parameters: Vec<String>,
    /// Only a method of one type: `fn type.name()`.
    pub is_typed: bool,
    /// The tree with this function and nothing else: the engine shows the body of a function in
    /// no other way.
    pub alone: AST,
    /// Functions of one name and arity for different types are in each other's tree.
    pub is_alone: bool,
    pub statement_count: usize,
    /// Calling it can have no effect, not even an error of its own making.
    pub is_pure: bool,
    /// Calling it may end the whole script without an error.
    pub may_end: bool,
}

impl OwnFunction {
    pub fn is_closure(&self) -> bool {
        self.name.contains('$')
    }
}

#[derive(Default)]
pub struct Facts {
    pub functions: Vec<OwnFunction>,
    by_name: HashMap<String, Vec<usize>>,
    /// Variables and constants of the top level.
    pub globals: HashSet<ImmutableString>,
    /// Names that the script asks `is_def_var` about.
    pub asked_for: HashSet<ImmutableString>,
    /// Functions called as `name!(...)`: they see the variables of their callers.
    capturing: HashSet<ImmutableString>,
    /// `call!(f, ...)` with a function that only the run knows.
    captures_unknown: bool,
    /// Some method `open` is called: there may be stores in variables.
    pub opens_store: bool,
    /// The script asks for types, so that it may tell text from what was parsed.
    pub asks_for_types: bool,
    /// Variables that are assigned to as a whole somewhere.
    pub assigned: HashSet<ImmutableString>,
    /// Names that the script writes under in a map: keys of literals, targets of assignments.
    pub written_fields: HashSet<ImmutableString>,
    /// Every name that a map of the script may have a value under.
    fields: HashSet<ImmutableString>,
    /// Whether a call of some function or closure may end the whole script without an error.
    pub functions_may_end: bool,
    has_function_values: bool,
    has_computed_fields: bool,
}

impl Facts {
    pub fn of(ast: &AST) -> Self {
        let mut facts = Self { functions: functions_of(ast), ..Self::default() };
        facts.functions_may_end = facts.functions.iter().any(|function| function.may_end);
        for (index, function) in facts.functions.iter().enumerate() {
            facts.by_name.entry(function.name.clone()).or_default().push(index);
        }
        for statement in ast.statements() {
            if let Stmt::Var(x, ..) = statement {
                facts.globals.insert(x.0.name.clone());
            }
        }
        ast.walk(&mut |path| {
            match path.last() {
                Some(ASTNode::Expr(expr)) => facts.note_expr(expr),
                Some(ASTNode::Stmt(statement)) => facts.note_statement(statement),
                _ => (),
            }
            true
        });
        facts
    }

    /// Whether `value.name(...)` may call a function that a map holds.
    pub fn may_be_field(&self, name: &str) -> bool {
        self.has_function_values && (self.has_computed_fields || self.fields.contains(name))
    }

    /// Whether a function may see the variables of its callers.
    pub fn sees_callers(&self, function: &str) -> bool {
        self.captures_unknown || self.capturing.contains(function)
    }

    /// The script's functions of this name.
    pub fn own(&self, name: &str) -> impl Iterator<Item = &OwnFunction> {
        let indices = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        indices.iter().map(|&index| &self.functions[index])
    }

    /// The names of the script's functions, closures not among them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.functions.iter().filter(|own| !own.is_closure()).map(|own| own.name.as_str())
    }

    pub fn is_pure_closure(&self, name: &str) -> bool {
        self.own(name).any(|function| function.is_closure() && function.is_pure)
    }

    fn note_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::StringConstant(text, ..) => drop(self.fields.insert(text.clone())),
            Expr::Property(x, ..) => drop(self.fields.insert(x.2.clone())),
            Expr::Map(x, ..) => {
                let keys = x.0.iter().map(|(key, _)| key.name.clone());
                self.written_fields.extend(keys.clone());
                self.fields.extend(keys);
            }
            Expr::DynamicConstant(value, ..) => self.has_function_values |= value.is_fnptr(),
            Expr::Variable(x, ..) => {
                self.has_function_values |= self.by_name.contains_key(x.1.as_str())
            }
            Expr::FnCall(x, ..) | Expr::MethodCall(x, ..) => self.note_call(x),
            _ => (),
        }
    }

    fn note_statement(&mut self, statement: &Stmt) {
        match statement {
            Stmt::FnCall(x, ..) => self.note_call(x),
            Stmt::Assignment(x) => {
                self.has_computed_fields |= is_computed(&x.1.lhs);
                match &x.1.lhs {
                    Expr::Variable(target, ..) => drop(self.assigned.insert(target.1.clone())),
                    target => self.written_fields.extend(last_name(target)),
                }
            }
            _ => (),
        }
    }

    fn note_call(&mut self, call: &FnCallExpr) {
        match (call.name.as_str(), call.args.first()) {
            ("is_def_var", Some(Expr::StringConstant(name, ..))) => {
                self.asked_for.insert(name.clone());
            }
            ("Fn", _) => self.has_function_values = true,
            ("type_of", _) => self.asks_for_types = true,
            ("open", _) => self.opens_store = true,
            ("set", Some(key)) => {
                self.has_computed_fields |= !is_literal(key);
                self.written_fields.extend(text_of(key));
            }
            _ => (),
        }
        if call.capture_parent_scope {
            self.note_capture(call);
        }
    }

    /// `name!(...)`, or `call!(f, ...)` with a function as its first argument.
    fn note_capture(&mut self, call: &FnCallExpr) {
        if call.name != "call" {
            self.capturing.insert(call.name.clone());
            return;
        }
        let function = match call.args.first() {
            Some(Expr::FnCall(x, ..)) if x.name == "Fn" => x.args.first().and_then(text_of),
            Some(Expr::Variable(x, ..)) if self.by_name.contains_key(x.1.as_str()) => {
                Some(x.1.clone())
            }
            _ => None,
        };
        match function {
            Some(name) => drop(self.capturing.insert(name)),
            None => self.captures_unknown = true,
        }
    }
}

/// The name that an assignment to `a.b["c"]` writes under.
fn last_name(target: &Expr) -> Option<ImmutableString> {
    match target {
        Expr::Property(x, ..) => Some(x.2.clone()),
        Expr::Dot(x, ..) | Expr::Index(x, ..) => last_name(&x.rhs),
        _ => text_of(target),
    }
}

fn text_of(expr: &Expr) -> Option<ImmutableString> {
    match expr {
        Expr::StringConstant(text, ..) => Some(text.clone()),
        _ => None,
    }
}

/// Whether an assignment goes to `a[key]` with a key that only the run knows.
fn is_computed(target: &Expr) -> bool {
    match target {
        Expr::Index(x, flags, _) => {
            let is_last = flags.contains(ASTFlags::BREAK) || !has_more(&x.rhs);
            (is_last && !is_literal(&x.rhs)) || is_computed(&x.rhs)
        }
        Expr::Dot(x, ..) => is_computed(&x.rhs),
        _ => false,
    }
}

fn has_more(expr: &Expr) -> bool {
    matches!(expr, Expr::Dot(..) | Expr::Index(..))
}

fn is_literal(key: &Expr) -> bool {
    matches!(key, Expr::IntegerConstant(..) | Expr::StringConstant(..))
}

fn functions_of(ast: &AST) -> Vec<OwnFunction> {
    let mut functions = Vec::new();
    for known in ast.iter_functions() {
        let (name, arity) = (known.name, known.params.len());
        let mut alone = ast.clone_functions_only();
        alone.retain_functions(|_, _, other, parameters| other == name && parameters == arity);
        let is_alone = alone.iter_functions().nth(1).is_none();
        let mut function = OwnFunction {
            name: name.to_owned(),
            parameters: known.params.iter().map(|&name| name.to_owned()).collect(),
            is_typed: known.this_type.is_some(),
            alone,
            is_alone,
            statement_count: 0,
            is_pure: true,
            may_end: false,
        };
        let (mut count, mut is_all_pure, mut may_end) = (0, true, false);
        function.alone.walk(&mut |path| {
            count += usize::from(path.len() == 1);
            is_all_pure &= path.last().is_none_or(is_pure);
            may_end |= path.last().is_some_and(ends::is_end_in_function);
            true
        });
        (function.statement_count, function.is_pure) = (count, is_all_pure);
        function.may_end = may_end;
        functions.push(function);
    }
    functions
}

/// Whether a part of a function by itself has no effect.
fn is_pure(node: &ASTNode) -> bool {
    match node {
        ASTNode::Stmt(Stmt::FnCall(x, ..))
        | ASTNode::Expr(Expr::FnCall(x, ..) | Expr::MethodCall(x, ..)) => {
            x.is_operator_call() || lists::is_pure(x.name.as_str())
        }
        ASTNode::Stmt(statement) => {
            !matches!(
                statement,
                Stmt::Assignment(..)
                    | Stmt::While(..)
                    | Stmt::Do(..)
                    | Stmt::Return(..)
                    | Stmt::TryCatch(..)
            ) || matches!(statement, Stmt::Return(_, flags, _) if !flags.contains(ASTFlags::BREAK))
        }
        _ => true,
    }
}
