//! Sorting and removing repeats. With a comparer Rhai's own loses what that throws, and the limits it
//! hits, until some later operation; without one it compares texts of any length in one operation.

use std::any::TypeId;
use std::cmp::Ordering;
use std::mem;

use rhai::{
    Array, Dynamic, EvalAltResult, FnPtr, FuncRegistration, ImmutableString, Module,
    NativeCallContext, Position, FLOAT, INT,
};

use super::comparing;
use super::effort::Effort;
use super::merging::sorted_indices;
use super::{changing, Fallible};

/// Bytes that sorting may look at before it looks at the limits of the run.
const QUICK_BYTES: usize = 16 << 20;

pub(super) fn register(module: &mut Module) {
    for name in ["sort", "sort_by"] {
        changing(name).set_into_module(module, sort_by);
    }
    changing("sort").set_into_module(
        module,
        |ctx: NativeCallContext, array: &mut Array, comparer: &str| {
            sort_by(ctx, array, FnPtr::new(comparer)?)
        },
    );
    for name in ["order", "order_by"] {
        FuncRegistration::new(name).with_purity(true).set_into_module(
            module,
            |ctx: NativeCallContext, array: &mut Array, comparer: FnPtr| {
                let mut ordered = array.clone();
                sort_by(ctx, &mut ordered, comparer)?;
                Ok::<_, Box<rhai::EvalAltResult>>(ordered)
            },
        );
    }
    changing("dedup").set_into_module(module, dedup_by);
    changing("dedup").set_into_module(module, dedup);
    for (names, is_descending) in [(["sort", "order"], false), (["sort_desc", "order_desc"], true)]
    {
        changing(names[0])
            .set_into_module(module, move |array: &mut Array| sort(array, is_descending));
        FuncRegistration::new(names[1]).with_purity(true).set_into_module(
            module,
            move |array: &mut Array| -> Fallible<Array> {
                let mut ordered = array.clone();
                sort(&mut ordered, is_descending)?;
                Ok(ordered)
            },
        );
    }
}

/// Sorts values of one type, which is what Rhai's own takes. Stable; the array is unchanged when
/// the run must stop.
fn sort(array: &mut Array, is_descending: bool) -> Fallible<()> {
    let Some(first) = array.first() else { return Ok(()) };
    let kind = first.type_id();
    if array.len() == 1 || (kind == TypeId::of::<()>() && is_of_one_type(array)) {
        return Ok(());
    }
    if !is_of_one_type(array) {
        return Err(not_sorted("elements of different types cannot be sorted".into()));
    }
    let in_order = |order: Ordering| if is_descending { order.reverse() } else { order };
    if kind == TypeId::of::<ImmutableString>() {
        return sort_texts(array, in_order);
    }
    let compare: fn(&Dynamic, &Dynamic) -> Ordering = if kind == TypeId::of::<INT>() {
        |a, b| a.as_int().ok().cmp(&b.as_int().ok())
    } else if kind == TypeId::of::<FLOAT>() {
        // a total order, also of what is no number: Rust may panic for less
        |a, b| a.as_float().unwrap_or_default().total_cmp(&b.as_float().unwrap_or_default())
    } else if kind == TypeId::of::<char>() {
        |a, b| a.as_char().ok().cmp(&b.as_char().ok())
    } else if kind == TypeId::of::<bool>() {
        |a, b| a.as_bool().ok().cmp(&b.as_bool().ok())
    } else {
        return Err(not_sorted(format!("elements of {} cannot be sorted", first.type_name())));
    };
    array.sort_by(|a, b| in_order(compare(a, b)));
    Ok(())
}

fn is_of_one_type(array: &Array) -> bool {
    array.windows(2).all(|pair| pair[0].type_id() == pair[1].type_id())
}

fn not_sorted(reason: String) -> Box<EvalAltResult> {
    EvalAltResult::ErrorFunctionNotFound(reason, Position::NONE).into()
}

fn sort_texts(array: &mut Array, in_order: impl Fn(Ordering) -> Ordering) -> Fallible<()> {
    let text = |item: &Dynamic| {
        item.as_immutable_string_ref().map_or_else(|_| ImmutableString::new(), |text| text.clone())
    };
    let bytes: usize = array.iter().map(|item| text(item).len()).sum();
    let turns = array.len().ilog2() as usize + 1;
    if bytes.saturating_mul(turns) <= QUICK_BYTES {
        array.sort_by(|a, b| match (a.as_immutable_string_ref(), b.as_immutable_string_ref()) {
            (Ok(a), Ok(b)) => in_order(a.as_str().cmp(b.as_str())),
            _ => Ordering::Equal,
        });
        return Ok(());
    }
    let texts: Vec<ImmutableString> = array.iter().map(text).collect();
    let mut effort = Effort::default();
    let order =
        sorted_indices(texts.len(), |a, b| effort.compare(&texts[a], &texts[b]).map(&in_order))?;
    reorder(array, &order);
    Ok(())
}

/// Removes what is equal to the item kept before it.
fn dedup(ctx: NativeCallContext, array: &mut Array) -> Fallible<()> {
    let mut effort = Effort::default();
    keep_first_of_equals(array, |array, last, index| {
        let (head, tail) = array.split_at_mut(index);
        comparing::values(&ctx, &mut effort, &mut head[last], &mut tail[0])
    })
}

/// Removes what the comparer calls equal to the item kept before it. The array is unchanged when
/// the comparer fails.
fn dedup_by(ctx: NativeCallContext, array: &mut Array, comparer: FnPtr) -> Fallible<()> {
    keep_first_of_equals(array, |array, last, index| {
        let pair = [array[last].clone(), array[index].clone()];
        Ok(comparer.call_raw(&ctx, None, pair)?.as_bool().unwrap_or(false))
    })
}

fn keep_first_of_equals(
    array: &mut Array,
    mut is_equal: impl FnMut(&mut Array, usize, usize) -> Fallible<bool>,
) -> Fallible<()> {
    let mut is_kept = vec![true; array.len()];
    let mut last = 0;
    for (index, is_kept) in is_kept.iter_mut().enumerate().skip(1) {
        if is_equal(array, last, index)? {
            *is_kept = false;
        } else {
            last = index;
        }
    }
    let mut kept = is_kept.into_iter();
    array.retain(|_| kept.next().unwrap_or(true));
    Ok(())
}

/// A stable sort. The array is unchanged when the comparer fails.
fn sort_by(ctx: NativeCallContext, array: &mut Array, comparer: FnPtr) -> Fallible<()> {
    let order = sorted_indices(array.len(), |a, b| compare(&ctx, &comparer, &array[a], &array[b]))?;
    reorder(array, &order);
    Ok(())
}

fn reorder(array: &mut Array, order: &[usize]) {
    *array = order.iter().map(|&index| mem::take(&mut array[index])).collect();
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
