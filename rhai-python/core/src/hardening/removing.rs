//! Removing items by a function. Rhai's own moves all items behind each one that it removes, which takes
//! seconds for a long array; ours moves each item once.

use std::mem;

use rhai::{Array, FnPtr, Module, NativeCallContext, INT};

use super::{changing, Fallible};

pub(super) fn register(module: &mut Module) {
    changing("drain").set_into_module(
        module,
        |ctx: NativeCallContext, array: &mut Array, filter: FnPtr| {
            remove(&ctx, array, "drain", &filter, true)
        },
    );
    changing("retain").set_into_module(
        module,
        |ctx: NativeCallContext, array: &mut Array, filter: FnPtr| {
            remove(&ctx, array, "retain", &filter, false)
        },
    );
}

/// Removes the items for which `filter` returns `answer`, and returns them. When the filter fails, the
/// array lacks the items that were removed before, as in Rhai.
fn remove(
    ctx: &NativeCallContext,
    array: &mut Array,
    caller: &str,
    filter: &FnPtr,
    answer: bool,
) -> Fallible<Array> {
    let mut removed = Array::new();
    let mut kept = 0;
    for index in 0..array.len() {
        let place = [INT::try_from(index).unwrap_or(INT::MAX).into()];
        let item = Some(&mut array[index]);
        match filter.call_raw_with_extra_args(caller, ctx, item, [], place, Some(0)) {
            Ok(said) if said.as_bool().unwrap_or(false) == answer => {
                removed.push(mem::take(&mut array[index]));
            }
            Ok(_) => {
                array.swap(kept, index);
                kept += 1;
            }
            Err(error) => {
                array.drain(kept..index);
                return Err(error);
            }
        }
    }
    array.truncate(kept);
    Ok(removed)
}
