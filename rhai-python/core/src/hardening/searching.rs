//! Finding a value in an array. Rhai's own copies the value for each item that it compares.

use rhai::{Array, Dynamic, FuncRegistration, Module, NativeCallContext, INT};

use super::comparing;
use super::effort::Effort;
use super::Fallible;

/// What `index_of` returns for a value that is not there.
const NOWHERE: INT = -1;

pub(super) fn register(module: &mut Module) {
    let pure = |name: &str| FuncRegistration::new(name).with_purity(true);
    pure("contains").set_into_module(
        module,
        |ctx: NativeCallContext, array: &mut Array, value: Dynamic| {
            position(&ctx, array, value, 0).map(|found| found.is_some())
        },
    );
    pure("index_of").set_into_module(
        module,
        |ctx: NativeCallContext, array: &mut Array, value: Dynamic| {
            position(&ctx, array, value, 0).map(index)
        },
    );
    pure("index_of").set_into_module(
        module,
        |ctx: NativeCallContext, array: &mut Array, value: Dynamic, start: INT| {
            let count = usize::try_from(start.unsigned_abs()).unwrap_or(usize::MAX);
            let first = if start < 0 { array.len().saturating_sub(count) } else { count };
            position(&ctx, array, value, first).map(index)
        },
    );
}

fn index(found: Option<usize>) -> INT {
    found.map_or(NOWHERE, |place| INT::try_from(place).unwrap_or(INT::MAX))
}

/// The place of the first item from `first` on that equals the value, as `==` says.
fn position(
    ctx: &NativeCallContext,
    array: &mut Array,
    value: Dynamic,
    first: usize,
) -> Fallible<Option<usize>> {
    let mut effort = Effort::default();
    let mut value = value.flatten();
    for (place, item) in array.iter_mut().enumerate().skip(first) {
        if comparing::values(ctx, &mut effort, item, &mut value)? {
            return Ok(Some(place));
        }
    }
    Ok(None)
}
