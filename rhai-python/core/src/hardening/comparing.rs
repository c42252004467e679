//! Equality of arrays and maps in one walk: Rhai's own counts the sizes of all that is nested
//! below each level again on its way back, where no operation ticks.

use rhai::{Array, Dynamic, EvalAltResult, FuncRegistration, Map, Module, NativeCallContext};

use super::effort::Effort;
use super::Fallible;

const EQUALS: &str = "==";

pub(super) fn register(module: &mut Module) {
    for (name, when_equal) in [(EQUALS, true), ("!=", false)] {
        FuncRegistration::new(name).with_purity(true).set_into_module(
            module,
            move |ctx: NativeCallContext, left: &mut Array, mut right: Array| {
                arrays(&ctx, &mut Effort::default(), left, &mut right)
                    .map(|equal| equal == when_equal)
            },
        );
        FuncRegistration::new(name).with_purity(true).set_into_module(
            module,
            move |ctx: NativeCallContext, left: &mut Map, mut right: Map| {
                maps(&ctx, &mut Effort::default(), left, &mut right)
                    .map(|equal| equal == when_equal)
            },
        );
    }
}

fn arrays(
    ctx: &NativeCallContext,
    effort: &mut Effort,
    left: &mut Array,
    right: &mut Array,
) -> Fallible<bool> {
    if left.len() != right.len() {
        return Ok(false);
    }
    for (a, b) in left.iter_mut().zip(right) {
        if !values(ctx, effort, a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn maps(
    ctx: &NativeCallContext,
    effort: &mut Effort,
    left: &mut Map,
    right: &mut Map,
) -> Fallible<bool> {
    if left.len() != right.len() {
        return Ok(false);
    }
    // both are sorted by key
    for ((key, a), (other, b)) in left.iter_mut().zip(right) {
        if !effort.equal(key, other)? || !values(ctx, effort, a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether two values are equal, as `==` says.
pub(super) fn values(
    ctx: &NativeCallContext,
    effort: &mut Effort,
    left: &mut Dynamic,
    right: &mut Dynamic,
) -> Fallible<bool> {
    effort.spend(0)?;
    if let (Ok(left), Ok(right)) = (left.as_int(), right.as_int()) {
        return Ok(left == right);
    }
    if left.is_array() && right.is_array() {
        if let (Ok(mut left), Ok(mut right)) = (left.as_array_mut(), right.as_array_mut()) {
            return arrays(ctx, effort, &mut left, &mut right);
        }
    }
    if left.is_map() && right.is_map() {
        if let (Ok(mut left), Ok(mut right)) = (left.as_map_mut(), right.as_map_mut()) {
            return maps(ctx, effort, &mut left, &mut right);
        }
    }
    if let (Ok(left), Ok(right)) = (left.as_immutable_string_ref(), right.as_immutable_string_ref())
    {
        return effort.equal(&left, &right);
    }
    let is_same_type = left.type_id() == right.type_id();
    match ctx.call_native_fn_raw(EQUALS, true, &mut [left, right]) {
        Ok(equal) => Ok(equal.as_bool().unwrap_or(false)),
        Err(error) => match *error {
            // values of different types are simply not equal
            EvalAltResult::ErrorFunctionNotFound(ref name, _)
                if name.starts_with(EQUALS) && !is_same_type =>
            {
                Ok(false)
            }
            _ => Err(error),
        },
    }
}
