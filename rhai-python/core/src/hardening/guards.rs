//! The native functions of a module with guards around them: none takes or makes a value above the
//! size limits of the run. Rhai looks for that itself, but walks through whole containers for it.

use std::any::TypeId;
use std::ops::{Range, RangeInclusive};
use std::rc::Rc;
use std::time::Instant;

use rhai::{
    Array, Blob, Caches, Dynamic, Engine, EvalContext, FnPtr, FuncMetadata, FuncRegistration,
    ImmutableString, Map, Module, NativeCallContext, RhaiFunc, Scope, Shared, FLOAT, INT,
};

use super::Fallible;
use crate::sizes::SizeLimits;

/// These bound what they write, and Rhai takes an error of theirs for a reason to write the value
/// without any bound.
const WRITERS: [&str; 4] = ["print", "debug", "to_string", "to_debug"];

/// A value of a type that no function names, where a function takes any.
#[derive(Clone)]
struct AnyValue;

/// Put a guard around each function of the module that takes or changes text or containers.
///
/// # Panics
/// When there is a function whose parameters this file does not know: a new version of Rhai.
pub(super) fn guarded(module: Module) -> Module {
    let module = Shared::new(module);
    let mut engine = Engine::new_raw();
    engine.register_global_module(Rc::clone(&module));
    let sized = engine.collect_fn_metadata(
        None,
        |info| has_sized_parameter(info.metadata).then(|| info.metadata.clone()),
        true,
    );
    let guarded: Vec<(FuncMetadata, RhaiFunc)> = sized
        .into_iter()
        .map(|function| {
            let inner = implementation(&engine, &function);
            let guarded = guard(&function, inner);
            (function, guarded)
        })
        .collect();
    drop(engine);
    let mut module = Shared::into_inner(module).expect("nothing else holds the module");
    for (function, guarded) in guarded {
        let registration = FuncRegistration::new(function.name.clone());
        module.set_fn_raw_with_options(registration, &function.param_types, guarded);
    }
    module
}

fn is_sized(parameter: &TypeId) -> bool {
    [
        TypeId::of::<Dynamic>(),
        TypeId::of::<ImmutableString>(),
        TypeId::of::<Array>(),
        TypeId::of::<Blob>(),
        TypeId::of::<Map>(),
    ]
    .contains(parameter)
}

fn has_sized_parameter(function: &FuncMetadata) -> bool {
    function.param_types.iter().any(is_sized)
}

/// A function as Rhai resolves it. Rhai shows a module's functions to nobody, but keeps in a cache
/// which one it found at the second call: so it is called twice, with values that are empty.
fn implementation(engine: &Engine, function: &FuncMetadata) -> RhaiFunc {
    let mut caches = Caches::new();
    let (mut global, mut scope) = (engine.new_global_runtime_state(), Scope::new());
    let mut context = EvalContext::new(engine, &mut global, &mut caches, &mut scope, None);
    for _ in 0..2 {
        let mut values: Vec<Dynamic> = function.param_types.iter().map(sample).collect();
        let mut arguments: Vec<&mut Dynamic> = values.iter_mut().collect();
        // only where Rhai finds the function matters, not what comes of it
        let _ = context.call_native_fn_raw(&function.name, true, &mut arguments);
    }
    let found = std::mem::take(&mut caches.fn_resolution_cache_mut().dict);
    let found = found.into_values().flatten().next();
    found.unwrap_or_else(|| panic!("'{}' is not found", function.name)).func
}

fn sample(parameter: &TypeId) -> Dynamic {
    let samples: [(TypeId, fn() -> Dynamic); 13] = [
        (TypeId::of::<Dynamic>(), || Dynamic::from(AnyValue)),
        (TypeId::of::<ImmutableString>(), || ImmutableString::new().into()),
        (TypeId::of::<Array>(), || Array::new().into()),
        (TypeId::of::<Blob>(), || Dynamic::from_blob(Blob::new())),
        (TypeId::of::<Map>(), || Map::new().into()),
        (TypeId::of::<INT>(), || INT::default().into()),
        (TypeId::of::<FLOAT>(), || FLOAT::default().into()),
        (TypeId::of::<bool>(), || false.into()),
        (TypeId::of::<char>(), || ' '.into()),
        (TypeId::of::<()>(), || Dynamic::UNIT),
        (TypeId::of::<Range<INT>>(), || Dynamic::from(0..0 as INT)),
        (TypeId::of::<RangeInclusive<INT>>(), || Dynamic::from(0..=0 as INT)),
        (TypeId::of::<Instant>(), || Dynamic::from(Instant::now())),
    ];
    if *parameter == TypeId::of::<FnPtr>() {
        return Dynamic::from(FnPtr::new("f").expect("a name"));
    }
    let known = samples.iter().find(|(known, _)| known == parameter);
    known.map(|(_, make)| make()).expect("a parameter of a type that is known")
}

/// The function with its guard: arguments, the value that it changes and its result are checked.
fn guard(function: &FuncMetadata, inner: RhaiFunc) -> RhaiFunc {
    let takes_any_size = WRITERS.contains(&function.name.as_str())
        && function.param_types.first() != Some(&TypeId::of::<ImmutableString>());
    let (is_method, has_context) = (inner.is_method(), inner.has_context());
    let (is_pure, is_volatile) = (inner.is_pure(), inner.is_volatile());
    // what is pure takes constants: it changes nothing
    let is_changing = is_method && !is_pure && !takes_any_size;
    let call = move |context: Option<NativeCallContext>, arguments: &mut [&mut Dynamic]| {
        let limits = SizeLimits::current();
        if !takes_any_size {
            arguments.iter().try_for_each(|argument| limits.check(argument))?;
        }
        let result = call(&inner, context, arguments)?;
        if is_changing {
            limits.check(arguments[0])?;
        }
        limits.check(&result).map(|()| result)
    };
    let func = Shared::new(call);
    match is_method {
        true => RhaiFunc::Method { func, has_context, is_pure, is_volatile },
        false => RhaiFunc::Pure { func, has_context, is_pure, is_volatile },
    }
}

#[inline]
fn call(
    function: &RhaiFunc,
    context: Option<NativeCallContext>,
    arguments: &mut [&mut Dynamic],
) -> Fallible<Dynamic> {
    match function {
        RhaiFunc::Plugin { func } => func.call(context, arguments),
        RhaiFunc::Pure { func, .. } | RhaiFunc::Method { func, .. } => func(context, arguments),
        _ => unreachable!("native functions alone are guarded"),
    }
}
