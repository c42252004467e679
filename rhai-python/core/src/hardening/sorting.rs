//! Sorting and removing repeats with a comparer that may fail: Rhai's own loses what the comparer
//! throws, and the limits it hits, until some later operation.

use std::cmp::Ordering;
use std::mem;

use rhai::{Array, Dynamic, FnPtr, Module, NativeCallContext};

use super::Fallible;

pub(super) fn register(module: &mut Module) {
    for name in ["sort", "sort_by"] {
        module.set_native_fn(name, sort_by);
    }
    module.set_native_fn("sort", |ctx: NativeCallContext, array: &mut Array, comparer: &str| {
        sort_by(ctx, array, FnPtr::new(comparer)?)
    });
    for name in ["order", "order_by"] {
        module.set_native_fn(name, |ctx: NativeCallContext, array: &mut Array, comparer: FnPtr| {
            let mut ordered = array.clone();
            sort_by(ctx, &mut ordered, comparer)?;
            Ok::<_, Box<rhai::EvalAltResult>>(ordered)
        });
    }
    module.set_native_fn("dedup", dedup_by);
}

/// Removes what the comparer calls equal to the item kept before it. The array is unchanged when
/// the comparer fails.
fn dedup_by(ctx: NativeCallContext, array: &mut Array, comparer: FnPtr) -> Fallible<()> {
    let mut is_kept = vec![true; array.len()];
    let mut last = 0;
    for index in 1..array.len() {
        let pair = [array[last].clone(), array[index].clone()];
        if comparer.call_raw(&ctx, None, pair)?.as_bool().unwrap_or(false) {
            is_kept[index] = false;
        } else {
            last = index;
        }
    }
    let mut kept = is_kept.into_iter();
    array.retain(|_| kept.next().unwrap_or(true));
    Ok(())
}

/// A stable merge sort. The array is unchanged when the comparer fails.
fn sort_by(ctx: NativeCallContext, array: &mut Array, comparer: FnPtr) -> Fallible<()> {
    let mut order: Vec<usize> = (0..array.len()).collect();
    let mut merged = Vec::with_capacity(order.len());
    let mut width = 1;
    while width < order.len() {
        merged.clear();
        for pair in order.chunks(width * 2) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, &mut merged, |a, b| compare(&ctx, &comparer, &array[a], &array[b]))?;
        }
        mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    let sorted = order.iter().map(|&index| mem::take(&mut array[index])).collect();
    *array = sorted;
    Ok(())
}

fn merge(
    mut left: &[usize],
    mut right: &[usize],
    out: &mut Vec<usize>,
    mut compare: impl FnMut(usize, usize) -> Fallible<Ordering>,
) -> Fallible<()> {
    while let (Some((&a, left_rest)), Some((&b, right_rest))) =
        (left.split_first(), right.split_first())
    {
        if compare(a, b)? == Ordering::Greater {
            out.push(b);
            right = right_rest;
        } else {
            out.push(a);
            left = left_rest;
        }
    }
    out.extend_from_slice(left);
    out.extend_from_slice(right);
    Ok(())
}

/// As in Rhai: a number by its sign, `true` for less, anything else by type.
fn compare(
    ctx: &NativeCallContext,
    comparer: &FnPtr,
    a: &Dynamic,
    b: &Dynamic,
) -> Fallible<Ordering> {
    let answer = comparer.call_raw(ctx, None, [a.clone(), b.clone()])?;
    Ok(match (answer.as_int(), answer.as_bool()) {
        (Ok(sign), _) => sign.cmp(&0),
        (_, Ok(true)) => Ordering::Less,
        (_, Ok(false)) => Ordering::Greater,
        _ => a.type_id().cmp(&b.type_id()),
    })
}
