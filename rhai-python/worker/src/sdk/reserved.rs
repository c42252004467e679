//! Names that scripts may not give to things of their own: those of this SDK, and those that later
//! minors of it will bring. Refused when a script is uploaded, with a position.

use rhai_sandbox::rhai::{
    ASTNode, Engine, Expr, FlowControl, FnCallExpr, FnPtr, Position, ScriptFuncDef, Stmt, Token,
    AST,
};
use rhai_sandbox::{Diagnostic, Severity};
use std::collections::HashMap;

/// What SDK 1.0 offers.
pub const SDK_NAMES: [&str; 3] = ["ctx", "log", "respond"];

/// What later minors of SDK 1 will offer; free until then, so that adding them breaks nobody.
pub const LATER_NAMES: [&str; 9] =
    ["docs", "documents", "http", "invoke", "kv", "mail", "queue", "secrets", "users"];

/// The code of a diagnostic that warns of an assignment to `ctx` or `log`.
pub const READ_ONLY: &str = "read_only";

fn is_reserved(name: &str) -> bool {
    SDK_NAMES.contains(&name) || LATER_NAMES.contains(&name)
}

/// Everything in a script that touches a reserved name, in the order of the source. Errors refuse
/// the script; an assignment to `ctx` or `log` is a warning here and an error when it runs.
pub fn check(engine: &Engine, source: &str, ast: &AST) -> Vec<Diagnostic> {
    let mut finder = Finder { engine, source, found: Vec::new(), closures: HashMap::new() };
    ast.walk(&mut |path| {
        match path.last() {
            Some(ASTNode::Stmt(stmt)) => finder.statement(stmt),
            Some(ASTNode::Expr(expr)) => finder.expression(expr),
            _ => (),
        }
        true
    });
    for function in ast.iter_fn_def() {
        finder.function(function);
    }
    let Finder { mut found, .. } = finder;
    found.sort_by_key(|(position, _)| *position);
    found.dedup_by_key(|(position, _)| *position);
    found.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

/// The first error among the findings, for a script that is about to run.
pub fn first_error(diagnostics: Vec<Diagnostic>) -> Option<Diagnostic> {
    diagnostics.into_iter().find(|diagnostic| diagnostic.severity == Severity::Error)
}

/// Where a script assigns to a part of `ctx`, if it does: the first place in the source.
pub fn first_write_to_ctx(diagnostics: &[Diagnostic]) -> Option<(Option<u32>, Option<u32>)> {
    let write = diagnostics.iter().find(|diagnostic| diagnostic.code == READ_ONLY)?;
    Some((write.line, write.column))
}

struct Finder<'a> {
    engine: &'a Engine,
    source: &'a str,
    found: Vec<(Position, Diagnostic)>,
    /// Closures by the name of their function: where they begin, how many variables they capture.
    closures: HashMap<String, (Position, usize)>,
}

impl Finder<'_> {
    fn report(&mut self, severity: Severity, code: &'static str, message: String, at: Position) {
        let narrow = |n: Option<usize>| n.and_then(|n| u32::try_from(n).ok());
        let (line, column) = (narrow(at.line()), narrow(at.position()));
        self.found.push((at, Diagnostic { severity, code, message, line, column }));
    }

    /// Something is given the name.
    fn definition(&mut self, name: &str, at: Position) {
        if is_reserved(name) {
            let owner = if SDK_NAMES.contains(&name) { "the SDK" } else { "a later SDK" };
            let message = format!("the name '{name}' belongs to {owner} and cannot be defined");
            self.report(Severity::Error, "reserved_name", message, at);
        }
    }

    /// Something that the script does not define is used.
    fn use_of_undefined(&mut self, name: &str, at: Position) {
        if LATER_NAMES.contains(&name) {
            let message = format!(
                "'{name}' is reserved for a later SDK and not available in {}",
                super::SDK_VERSION
            );
            self.report(Severity::Error, "reserved_name", message, at);
        }
    }

    fn statement(&mut self, stmt: &Stmt) {
        match stmt {
            // the position of the name is that of `let` in some versions of Rhai: look it up
            Stmt::Var(x, _, at) => self.definition_near(&x.0.name, *at),
            Stmt::For(x, _) => {
                let (name, counter, _) = &**x;
                self.definition(&name.name, name.pos);
                if let Some(counter) = counter {
                    self.definition(&counter.name, counter.pos);
                }
            }
            Stmt::TryCatch(x, _) => self.catch_variable(x),
            Stmt::Assignment(x) => self.assignment(&x.1.lhs),
            Stmt::FnCall(x, at) => self.call(x, *at),
            _ => (),
        }
    }

    fn catch_variable(&mut self, flow: &FlowControl) {
        if let Expr::Variable(x, _, at) = &flow.expr {
            self.definition_near(&x.1, *at);
        }
    }

    fn definition_near(&mut self, name: &str, at: Position) {
        if is_reserved(name) {
            self.definition(name, self.find_identifier(name, at).unwrap_or(at));
        }
    }

    fn assignment(&mut self, target: &Expr) {
        let mut root = target;
        while let Expr::Dot(x, ..) | Expr::Index(x, ..) = root {
            root = &x.lhs;
        }
        if let Expr::Variable(x, _, at) = root {
            if SDK_NAMES.contains(&x.1.as_str()) {
                let message = format!("'{}' is read-only: this fails when it runs", x.1);
                self.report(Severity::Warning, READ_ONLY, message, *at);
            }
        }
    }

    fn expression(&mut self, expr: &Expr) {
        match expr {
            Expr::Variable(x, None, at) if x.0.is_none() => self.use_of_undefined(&x.1, *at),
            Expr::FnCall(x, at) => self.call(x, *at),
            Expr::DynamicConstant(value, at) => self.closure(value.read_lock::<FnPtr>(), *at, 0),
            _ => (),
        }
    }

    fn call(&mut self, call: &FnCallExpr, at: Position) {
        // how the parser writes a closure with captured variables
        if let ("curry", Some(Expr::DynamicConstant(value, at))) = (&*call.name, call.args.first())
        {
            self.closure(value.read_lock::<FnPtr>(), *at, call.args.len() - 1);
        } else {
            self.use_of_undefined(&call.name, at);
        }
    }

    fn closure(
        &mut self,
        pointer: Option<impl std::ops::Deref<Target = FnPtr>>,
        at: Position,
        captured: usize,
    ) {
        if let Some(pointer) = pointer {
            let known = self.closures.entry(pointer.fn_name().to_owned()).or_insert((at, captured));
            known.1 = known.1.max(captured);
        }
    }

    /// Captured variables come first among the parameters of a closure; they are no definitions.
    fn function(&mut self, function: &ScriptFuncDef) {
        let closure = self.closures.get(function.name.as_str()).copied();
        let begin = match closure {
            Some((begin, _)) => begin,
            None => self.find_function(&function.name).unwrap_or(Position::NONE),
        };
        if closure.is_none() {
            self.definition(&function.name, begin);
        }
        let captured = closure.map_or(0, |(_, captured)| captured);
        for name in function.params.iter().skip(captured) {
            self.definition_near(name, begin);
        }
    }

    /// The first identifier of this name at or after a place.
    fn find_identifier(&self, name: &str, from: Position) -> Option<Position> {
        self.engine.lex(&[self.source]).0.take_while(is_not_end).find_map(|(token, at)| match token
        {
            Token::Identifier(found) if *found == name && at >= from => Some(at),
            _ => None,
        })
    }

    /// The name in a function definition.
    fn find_function(&self, name: &str) -> Option<Position> {
        let mut after_fn = false;
        self.engine.lex(&[self.source]).0.take_while(is_not_end).find_map(|(token, at)| {
            let was_after_fn = std::mem::replace(&mut after_fn, matches!(token, Token::Fn));
            match token {
                Token::Identifier(found) if was_after_fn && *found == name => Some(at),
                _ => None,
            }
        })
    }
}

fn is_not_end(item: &(Token, Position)) -> bool {
    !matches!(item.0, Token::EOF)
}
