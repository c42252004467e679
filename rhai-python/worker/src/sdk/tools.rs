//! The standard tools of SDK 1.1: plain functions that need no grant and no service. One file for each
//! noun. A function that a script defines wins over one of the same name.

mod arguments;
mod charts;
mod collections;
mod cookies;
mod csv;
pub mod current;
mod encodings;
mod feeds;
mod hashes;
mod html;
mod json;
mod patterns;
mod random;
mod responses;
mod templates;
mod time;
mod tokens;
mod urls;
mod xml;

use rhai_sandbox::rhai::{Dynamic, Engine, EvalAltResult, FuncRegistration, Module, Shared};
use std::cell::OnceCell;

type Fallible<T> = Result<T, Box<EvalAltResult>>;

/// Name of a function, names of its parameters, type of its result: as the contract prints them.
pub type Signature = (&'static str, &'static [&'static str], &'static str);

/// The functions of one noun and what registers them.
type Group = (&'static [Signature], fn(&mut Module));

const GROUPS: [Group; 17] = [
    (charts::SIGNATURES, charts::register),
    (collections::SIGNATURES, collections::register),
    (cookies::SIGNATURES, cookies::register),
    (csv::SIGNATURES, csv::register),
    (encodings::SIGNATURES, encodings::register),
    (feeds::SIGNATURES, feeds::register),
    (hashes::SIGNATURES, hashes::register),
    (html::SIGNATURES, html::register),
    (json::SIGNATURES, json::register),
    (patterns::SIGNATURES, patterns::register),
    (random::SIGNATURES, random::register),
    (responses::SIGNATURES, responses::register),
    (templates::SIGNATURES, templates::register),
    (time::SIGNATURES, time::register),
    (tokens::SIGNATURES, tokens::register),
    (urls::SIGNATURES, urls::register),
    (xml::SIGNATURES, xml::register),
];

thread_local! {
    /// The tools, shared by the engines of a thread: they hold nothing of a run.
    static TOOLS: OnceCell<Shared<Module>> = const { OnceCell::new() };
}

pub fn install(engine: &mut Engine) {
    engine.register_global_module(TOOLS.with(|cell| cell.get_or_init(build).clone()));
}

fn build() -> Shared<Module> {
    let mut module = Module::new();
    GROUPS.iter().for_each(|(_, register)| register(&mut module));
    module.into()
}

/// Return the signature of each tool.
pub fn signatures() -> impl Iterator<Item = &'static Signature> {
    GROUPS.iter().flat_map(|(signatures, _)| signatures.iter())
}

/// Begin the registration of a function that leaves its arguments as they are, so that it takes
/// constants and `ctx`.
fn pure(name: &'static str) -> FuncRegistration {
    FuncRegistration::new(name).with_purity(true)
}

/// Register a function of one argument.
fn one<T: Into<Dynamic> + 'static>(
    module: &mut Module,
    name: &'static str,
    function: fn(&'static str, &Dynamic) -> Fallible<T>,
) {
    pure(name).set_into_module(module, move |a: &mut Dynamic| {
        function(name, a).map(Into::into) as Fallible<Dynamic>
    });
}

/// Register a function of two arguments.
fn two<T: Into<Dynamic> + 'static>(
    module: &mut Module,
    name: &'static str,
    function: fn(&'static str, &Dynamic, &Dynamic) -> Fallible<T>,
) {
    pure(name).set_into_module(module, move |a: &mut Dynamic, b: Dynamic| {
        function(name, a, &b).map(Into::into) as Fallible<Dynamic>
    });
}

/// Register a function of three arguments.
fn three<T: Into<Dynamic> + 'static>(
    module: &mut Module,
    name: &'static str,
    function: fn(&'static str, &Dynamic, &Dynamic, &Dynamic) -> Fallible<T>,
) {
    pure(name).set_into_module(module, move |a: &mut Dynamic, b: Dynamic, c: Dynamic| {
        function(name, a, &b, &c).map(Into::into) as Fallible<Dynamic>
    });
}
