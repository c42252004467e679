//! Sets a Rhai engine up for untrusted scripts. The files beside this one replace functions of
//! Rhai's standard packages that allocate before they check, lose errors, or block.

mod arrays;
mod comparing;
mod effort;
mod guards;
mod json;
mod merging;
mod quoting;
mod reading;
mod removing;
mod searching;
mod sorting;
mod strings;
mod text;

use std::cell::OnceCell;
use std::rc::Rc;

use rhai::packages::{Package, StandardPackage};
use rhai::{Dynamic, Engine, EvalAltResult, FuncRegistration, Module, OptimizationLevel, Shared};

use crate::limits::Limits;
use crate::not_offered::{not_offered_message, FORBIDDEN_KEYWORDS};
use crate::output::{Output, OutputKind};
use crate::run::{RunState, SubcallMark};

type Fallible<T> = Result<T, Box<EvalAltResult>>;

thread_local! {
    /// The standard packages and our replacements, shared by the engines of a thread: building
    /// them is most of the cost of an engine.
    static PACKAGES: OnceCell<[Shared<Module>; 2]> = const { OnceCell::new() };
}

fn packages() -> [Shared<Module>; 2] {
    PACKAGES.with(|cell| {
        cell.get_or_init(|| {
            [guards::guarded(standard()).into(), guards::guarded(replacements()).into()]
        })
        .clone()
    })
}

fn standard() -> Module {
    let mut module = Module::new();
    StandardPackage::init(&mut module);
    module
}

fn replacements() -> Module {
    let mut module = Module::new();
    strings::register(&mut module);
    arrays::register(&mut module);
    sorting::register(&mut module);
    comparing::register(&mut module);
    text::register(&mut module);
    quoting::register(&mut module);
    json::register(&mut module);
    reading::register(&mut module);
    removing::register(&mut module);
    searching::register(&mut module);
    module.set_native_fn("sleep", |_: i64| -> Fallible<()> { Err(not_offered("sleep")) });
    module.set_native_fn("sleep", |_: f64| -> Fallible<()> { Err(not_offered("sleep")) });
    module
}

/// A function that changes its receiver: the engine refuses it for constants and for what the host
/// made read-only. Without this it counts as one that only reads.
fn changing(name: &str) -> FuncRegistration {
    FuncRegistration::new(name).with_purity(false)
}

fn not_offered(name: &str) -> Box<EvalAltResult> {
    not_offered_message(name).into()
}

pub(crate) fn build(limits: &Limits, state: &Rc<RunState>) -> Engine {
    let mut engine = Engine::new_raw();
    for module in packages() {
        // the module that is registered later is asked first
        engine.register_global_module(module);
    }
    // the optimizer panics on assignments to constant maps
    engine.set_optimization_level(OptimizationLevel::None);
    // errors of built-in operators have no position otherwise
    engine.set_fast_operators(false);
    engine.set_default_tag(Dynamic::from(SubcallMark));
    set_limits(&mut engine, limits);
    for symbol in FORBIDDEN_KEYWORDS {
        engine.disable_symbol(symbol);
    }
    let progress = Rc::clone(state);
    // no `then_some`: it would make a value and drop it at each operation
    engine.on_progress(move |_| if progress.must_stop() { Some(Dynamic::UNIT) } else { None });
    connect_output(&mut engine, state);
    engine
}

fn set_limits(engine: &mut Engine, limits: &Limits) {
    let size = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX);
    engine
        // interned strings outlive their run and are found by hash alone
        .set_max_strings_interned(0)
        .set_max_call_levels(size(limits.max_call_levels))
        .set_max_expr_depths(size(limits.max_expr_depth), size(limits.max_function_expr_depth))
        // these walk through whole containers: `SizeLimits` holds instead
        .set_max_string_size(0)
        .set_max_array_size(0)
        .set_max_map_size(0)
        .set_max_variables(size(limits.max_variables))
        .set_max_functions(size(limits.max_functions));
}

fn connect_output(engine: &mut Engine, state: &Rc<RunState>) {
    let for_print = Rc::clone(state);
    engine.on_print(move |text| {
        for_print.emit(Output { kind: OutputKind::Print, text, line: None, column: None });
    });
    let for_debug = Rc::clone(state);
    engine.on_debug(move |text, _source, position| {
        let narrow = |n: Option<usize>| n.and_then(|n| u32::try_from(n).ok());
        for_debug.emit(Output {
            kind: OutputKind::Debug,
            text,
            line: narrow(position.line()),
            column: narrow(position.position()),
        });
    });
}
