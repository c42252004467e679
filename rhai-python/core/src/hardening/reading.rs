//! Functions that only read an array, for constants and other read-only values too: Rhai's own
//! count as changing it, and fail there.

use rhai::{Array, Dynamic, FuncRegistration, Module, INT};
use std::ops::{Range, RangeInclusive};

pub(super) fn register(module: &mut Module) {
    let pure = |name: &str| FuncRegistration::new(name).with_purity(true);
    pure("get").set_into_module(module, get);
    pure("extract")
        .set_into_module(module, |array: &mut Array, start: INT| part(array, start, INT::MAX));
    pure("extract").set_into_module(module, |array: &mut Array, start: INT, count: INT| {
        part(array, start, count)
    });
    pure("extract").set_into_module(module, |array: &mut Array, range: Range<INT>| {
        let start = range.start.max(0);
        part(array, start, range.end.saturating_sub(start))
    });
    pure("extract").set_into_module(module, |array: &mut Array, range: RangeInclusive<INT>| {
        let start = (*range.start()).max(0);
        part(array, start, range.end().saturating_sub(start).saturating_add(1))
    });
}

/// Returns the item at `index`, from the end for one below zero; `()` where there is none.
fn get(array: &mut Array, index: INT) -> Dynamic {
    let place = match index {
        0.. => usize::try_from(index).ok(),
        _ => usize::try_from(index.unsigned_abs())
            .ok()
            .and_then(|back| array.len().checked_sub(back)),
    };
    place.and_then(|place| array.get(place)).cloned().unwrap_or_default()
}

/// Returns at most `count` items from `start`, which counts from the end below zero.
fn part(array: &mut Array, start: INT, count: INT) -> Array {
    let within = |n: u64| usize::try_from(n).unwrap_or(usize::MAX).min(array.len());
    let start = match start {
        0.. => within(start.unsigned_abs()),
        _ => array.len() - within(start.unsigned_abs()),
    };
    let count = within(count.max(0).unsigned_abs()).min(array.len() - start);
    array[start..start + count].to_vec()
}
