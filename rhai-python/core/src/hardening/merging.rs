//! A stable merge sort of indices whose comparison may fail. Runs that are in order already, or in
//! strictly descending order, take one comparison for each item.

use std::cmp::Ordering;
use std::mem;

use super::Fallible;

/// Shorter runs are extended to this length by insertion.
const LEAST_RUN: usize = 8;

/// Returns the sorted order of `count` items by their index. `compare` gets two indices; only whether
/// it says `Less` counts, as in the sorting of Rust's standard library.
pub(super) fn sorted_indices(
    count: usize,
    mut compare: impl FnMut(usize, usize) -> Fallible<Ordering>,
) -> Fallible<Vec<usize>> {
    let mut is_less = |a: usize, b: usize| Ok(compare(a, b)? == Ordering::Less);
    let mut order: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut runs = sort_runs(&mut order, &mut is_less)?;
    while runs.len() > 1 {
        merged.clear();
        let mut start = 0;
        let mut ends = Vec::with_capacity(runs.len().div_ceil(2));
        for pair in runs.chunks(2) {
            let end = pair[pair.len() - 1];
            let (left, right) = order[start..end].split_at(pair[0] - start);
            merge(left, right, &mut merged, &mut is_less)?;
            ends.push(end);
            start = end;
        }
        mem::swap(&mut order, &mut merged);
        runs = ends;
    }
    Ok(order)
}

/// Sorts runs one after the other and returns where each ends.
fn sort_runs(
    order: &mut [usize],
    is_less: &mut impl FnMut(usize, usize) -> Fallible<bool>,
) -> Fallible<Vec<usize>> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < order.len() {
        let sorted = sort_natural_run(&mut order[start..], is_less)?;
        let length = sorted.max(LEAST_RUN).min(order.len() - start);
        insert_rest(&mut order[start..start + length], sorted, is_less)?;
        start += length;
        ends.push(start);
    }
    Ok(ends)
}

/// Returns the length of the run that the items begin with; a descending one is reversed.
fn sort_natural_run(
    items: &mut [usize],
    is_less: &mut impl FnMut(usize, usize) -> Fallible<bool>,
) -> Fallible<usize> {
    if items.len() < 2 {
        return Ok(items.len());
    }
    let is_descending = is_less(items[1], items[0])?;
    let mut length = 2;
    while length < items.len() && is_less(items[length], items[length - 1])? == is_descending {
        length += 1;
    }
    if is_descending {
        items[..length].reverse();
    }
    Ok(length)
}

/// Sorts items of which the first `sorted` are in order, by binary insertion.
fn insert_rest(
    items: &mut [usize],
    sorted: usize,
    is_less: &mut impl FnMut(usize, usize) -> Fallible<bool>,
) -> Fallible<()> {
    for end in sorted..items.len() {
        let (mut low, mut high) = (0, end);
        while low < high {
            let middle = (low + high) / 2;
            if is_less(items[end], items[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        items[low..=end].rotate_right(1);
    }
    Ok(())
}

fn merge(
    mut left: &[usize],
    mut right: &[usize],
    out: &mut Vec<usize>,
    is_less: &mut impl FnMut(usize, usize) -> Fallible<bool>,
) -> Fallible<()> {
    let is_in_order = match (left.last(), right.first()) {
        (Some(&last), Some(&first)) => !is_less(first, last)?,
        _ => true,
    };
    while let (false, Some((&a, left_rest)), Some((&b, right_rest))) =
        (is_in_order, left.split_first(), right.split_first())
    {
        if is_less(b, a)? {
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
