//! Sets a Rhai engine up for untrusted scripts.

use std::cell::OnceCell;
use std::rc::Rc;

use rhai::packages::{Package, StandardPackage};
use rhai::{Dynamic, Engine, OptimizationLevel, Shared, Module};

use crate::limits::Limits;
use crate::output::{Output, OutputKind};
use crate::run::RunState;

/// Words that no script may use; the parser refuses all of them.
pub(crate) const FORBIDDEN_SYMBOLS: [&str; 5] = ["eval", "curry", "import", "export", "sleep"];

thread_local! {
    static STANDARD: OnceCell<Shared<Module>> = const { OnceCell::new() };
}

pub(crate) fn build(limits: &Limits, state: &Rc<RunState>) -> Engine {
    let mut engine = Engine::new_raw();
    engine.register_global_module(
        STANDARD.with(|cell| cell.get_or_init(|| StandardPackage::new().as_shared_module()).clone()),
    );
    engine.set_optimization_level(OptimizationLevel::None);
    engine.set_fast_operators(false);
    set_limits(&mut engine, limits);
    for symbol in FORBIDDEN_SYMBOLS {
        engine.disable_symbol(symbol);
    }
    let progress = Rc::clone(state);
    engine.on_progress(move |_| progress.must_stop().then_some(Dynamic::UNIT));
    connect_output(&mut engine, state);
    engine
}

fn set_limits(engine: &mut Engine, limits: &Limits) {
    let size = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX);
    engine
        .set_max_strings_interned(0)
        .set_max_call_levels(size(limits.max_call_levels))
        .set_max_expr_depths(size(limits.max_expr_depth), size(limits.max_function_expr_depth))
        .set_max_string_size(size(limits.max_string_size))
        .set_max_array_size(size(limits.max_array_size))
        .set_max_map_size(size(limits.max_map_size))
        .set_max_variables(size(limits.max_variables))
        .set_max_functions(size(limits.max_functions));
}

fn connect_output(engine: &mut Engine, state: &Rc<RunState>) {
    let emit = |state: &RunState, output: Output<'_>| {
        if let Ok(mut sink) = state.sink.try_borrow_mut() {
            if let Some(sink) = sink.as_mut() {
                sink(output);
            }
        }
    };
    let for_print = Rc::clone(state);
    engine.on_print(move |text| {
        emit(&for_print, Output { kind: OutputKind::Print, text, line: None, column: None });
    });
    let for_debug = Rc::clone(state);
    engine.on_debug(move |text, _source, position| {
        let narrow = |n: Option<usize>| n.and_then(|n| u32::try_from(n).ok());
        emit(
            &for_debug,
            Output {
                kind: OutputKind::Debug,
                text,
                line: narrow(position.line()),
                column: narrow(position.position()),
            },
        );
    });
}
