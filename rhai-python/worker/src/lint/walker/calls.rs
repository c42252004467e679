//! Calls: whether the function exists, what it gets, what becomes of its result.

use super::{Known, Place, Value, Walker};
use crate::lint::expressions::{closure_in, is_word};
use crate::lint::{answers, ctx, lists, services, suggestions};
use rhai_sandbox::rhai::{Expr, FnCallExpr, Position};

impl Walker<'_> {
    pub(super) fn call(&mut self, call: &FnCallExpr, at: Position, value: Value, is_method: bool) {
        let service = self.service.take().filter(|_| is_method);
        call.args.iter().for_each(|argument| self.expr(argument, Value::Used));
        let name = call.name.as_str();
        if let Some(service) = service {
            services::method_call(service, call, at, self.findings);
            // what is called on the store that this returns is of the same service
            self.service = (name == "open").then_some(service);
            return;
        }
        if call.is_operator_call() || !is_word(name) {
            ctx::comparison(call, at, self.findings);
            if value == Value::Unused && self.trying == 0 {
                let message = format!("the result of '{name}' is not used");
                let hint = if name == "==" { ": an assignment is '='" } else { "" };
                self.findings.add(at, "unused_result", message + hint);
            }
            return;
        }
        if name == "Fn" {
            self.pointer(call);
        }
        let count = call.args.len();
        let is_own = self.facts.own(name).any(|f| f.parameters.len() == count || f.is_typed);
        let is_field = is_method && self.facts.may_be_field(name);
        if is_own || is_field || lists::LANGUAGE.contains(&name) {
            return;
        }
        if !self.known.arities(name).contains(&(count + usize::from(is_method))) {
            return self.unknown_call(name, count, at, is_method);
        }
        answers::call(call, at, self.findings);
        if name == "parse_json" {
            self.parsed_body(call);
        }
        let may_be_store = is_method && self.facts.opens_store && matches!(name, "get" | "set");
        if !may_be_store {
            self.result(call, at, value);
        }
    }

    /// A call that no function can answer.
    fn unknown_call(&mut self, name: &str, count: usize, at: Position, is_method: bool) {
        if self.findings.is_full() {
            return;
        }
        let receiver = usize::from(is_method);
        let own = self.facts.own(name).map(|function| function.parameters.len());
        let natives = self.known.arities(name).iter().filter_map(|n| n.checked_sub(receiver));
        let mut takes: Vec<usize> = own.chain(natives).collect();
        takes.sort_unstable();
        takes.dedup();
        if takes.is_empty() {
            let is_variable = !is_method && self.is_in_scope(name);
            let message = match is_variable {
                true => format!(
                    "there is no function '{name}'; to call the variable, write {name}.call(...)"
                ),
                false => {
                    let known = self.known.names().chain(self.facts.names());
                    let hint = suggestions::for_function(name, known);
                    suggestions::append(format!("there is no function '{name}'"), hint)
                }
            };
            self.findings.add(at, "undefined_function", message);
        } else {
            let takes: Vec<String> = takes.iter().map(usize::to_string).collect();
            let hint = if name == "range" && count == 1 { ": write 0..n" } else { "" };
            let takes = takes.join(" or ");
            let message = format!("'{name}' takes {takes} argument(s), not {count}{hint}");
            self.findings.add(at, "wrong_argument_count", message);
        }
    }

    /// `Fn("name")`
    fn pointer(&mut self, call: &FnCallExpr) {
        let Some(Expr::StringConstant(name, at)) = call.args.first() else { return };
        let is_known = self.facts.own(name).next().is_some()
            || !self.known.arities(name).is_empty()
            || lists::LANGUAGE.contains(&name.as_str());
        if is_word(name) && !is_known {
            let message = format!("there is no function '{name}'");
            // a pointer to nothing is an error only when it is called
            self.perhaps(|walker| walker.findings.add(*at, "undefined_function", message));
        }
    }

    /// `parse_json` of a body, which is parsed already where its type says that it is JSON.
    fn parsed_body(&mut self, call: &FnCallExpr) {
        let Some(body) = call.args.first() else { return };
        let path = ctx::path_of(body);
        let is_body = path.as_deref() == Some(ctx::BODY) || self.is_known_as(body, Known::Body);
        let message = match path.as_deref() {
            Some(ctx::RAW_BODY) => {
                "parse_json takes text: write parse_json(ctx.request.raw_body.as_string())"
            }
            _ if is_body && self.trying == 0 && !self.facts.asks_for_types => {
                "a body of type application/json is parsed already: use ctx.request.body as it is; for JSON in a body of text, ask type_of(ctx.request.body) == \"string\" first"
            }
            _ => return,
        };
        self.findings.add(body.start_position(), "wrong_argument", message.to_owned());
    }

    /// What is done with the result of a standard function.
    fn result(&mut self, call: &FnCallExpr, at: Position, value: Value) {
        let name = call.name.as_str();
        let is_pure = lists::is_pure(name) && self.has_pure_callbacks(call);
        if value == Value::Unused && self.trying == 0 && is_pure {
            let message = format!("the result of '{name}' is not used, and it does nothing else");
            self.findings.add(at, "unused_result", message);
        }
        if value == Value::Used && lists::IN_PLACE.contains(&name) {
            let message = format!("'{name}' changes the value itself and returns nothing: use the value in a line after it");
            self.findings.add(at, "no_value", message);
        }
        // `for_each` is called for what its function does
        let is_answer = value == Value::Open && matches!(self.place, Place::Script);
        if is_answer && name == "to_json" {
            self.findings.add(at, "wrong_argument", answers::ENCODED_TWICE.to_owned());
        }
        if is_answer && lists::IN_PLACE.contains(&name) && name != "for_each" {
            let message = format!("'{name}' changes the value itself and returns nothing, so the response is empty: use the value in a line after it");
            self.findings.add(at, "no_value", message);
        }
    }

    /// Whether no argument is a function that might do something.
    fn has_pure_callbacks(&self, call: &FnCallExpr) -> bool {
        let takes_callback = lists::WITH_CALLBACK.contains(&call.name.as_str());
        call.args.iter().all(|argument| match closure_in(argument) {
            Some(name) => self.facts.is_pure_closure(&name),
            None => !takes_callback || argument.is_constant(),
        })
    }
}
