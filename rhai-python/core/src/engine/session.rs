//! What a host does inside a run: evaluates syntax trees, calls functions of scripts.

use rhai::{CallFnOptions, Dynamic, FnPtr, FuncArgs, Position, Scope, Stmt, AST};

use super::SandboxEngine;
use crate::error::ScriptError;
use crate::memory;
use crate::sizes::SizeLimits;

/// What a host may do inside a run: everything here counts against one budget.
pub struct Session<'a> {
    pub(super) engine: &'a SandboxEngine,
}

impl Session<'_> {
    /// Runs a syntax tree from top to bottom and returns its last value.
    ///
    /// # Errors
    /// Whatever stopped the script; a stopped session stops each further call as well.
    pub fn eval(&self, ast: &AST, scope: &mut Scope) -> Result<Dynamic, ScriptError> {
        let rhai = self.engine.rhai();
        let value = self.watched(|| rhai.eval_ast_with_scope::<Dynamic>(scope, ast));
        let value = self.engine.script_result(value);
        // memory that the very last operation took too much of: no later one says where
        let last = ast.statements().last().map_or(Position::NONE, Stmt::position);
        value.and_then(|value| match self.engine.overdraft() {
            Some(stop) if stop.line.is_none() => Err(stop.at(last)),
            Some(stop) => Err(stop),
            None => self.checked(value).map_err(|error| error.at(last)),
        })
    }

    /// Calls a function that the syntax tree defines, without running its global statements.
    ///
    /// # Errors
    /// As [`Session::eval`]; also when there is no such function with that many parameters.
    pub fn call(
        &self,
        ast: &AST,
        scope: &mut Scope,
        name: &str,
        arguments: impl FuncArgs,
    ) -> Result<Dynamic, ScriptError> {
        let options = CallFnOptions::new().eval_ast(false);
        let rhai = self.engine.rhai();
        let value = self
            .watched(|| rhai.call_fn_with_options::<Dynamic>(options, scope, ast, name, arguments));
        self.engine.script_result(value).and_then(|value| self.checked(value))
    }

    /// Calls a function or closure that a script has made; `ast` is that script.
    ///
    /// # Errors
    /// As [`Session::call`].
    pub fn call_pointer(
        &self,
        ast: &AST,
        pointer: &FnPtr,
        arguments: impl FuncArgs,
    ) -> Result<Dynamic, ScriptError> {
        let rhai = self.engine.rhai();
        let value = self.watched(|| pointer.call::<Dynamic>(rhai, ast, arguments));
        self.engine.script_result(value).and_then(|value| self.checked(value))
    }

    /// Check the size of an array or map that a script hands to its host. A text may be the host's own.
    fn checked(&self, value: Dynamic) -> Result<Dynamic, ScriptError> {
        let limits = SizeLimits { max_string_size: usize::MAX, ..SizeLimits::current() };
        match limits.check(&value) {
            Ok(()) => Ok(value),
            Err(error) => Err(ScriptError::from_eval(error, self.engine.limits())),
        }
    }

    /// Run a script while texts are watched; what the host makes of its values may be longer.
    fn watched<T>(&self, script: impl FnOnce() -> T) -> T {
        let outer = memory::watch_texts(self.engine.run_state().longest_text());
        let outcome = script();
        memory::watch_texts(outer);
        outcome
    }

    /// Whether the run is still within its budget; for the loops of native code.
    ///
    /// # Errors
    /// The limit that was hit.
    pub fn check(&self) -> Result<(), ScriptError> {
        self.engine.poll()
    }
}
