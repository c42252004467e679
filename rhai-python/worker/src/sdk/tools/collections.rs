//! Arrays, numbers and strings: functions that return a new value instead of changing the one they get.

use super::arguments::{int, kind, mismatch, plain_text, refusal, text};
use super::{one, pure, three, two, Fallible, Signature};
use rhai_sandbox::json::to_json;
use rhai_sandbox::rhai::{
    Array, Dynamic, FnPtr, Identifier, ImmutableString, Map, Module, NativeCallContext,
};
use rhai_sandbox::{charge, SizeLimits};
use sha2::{Digest, Sha256};
use std::collections::HashSet;

pub const SIGNATURES: &[Signature] = &[
    ("join", &["array", "separator"], "string"),
    ("sum", &["array"], "i64 | f64"),
    ("unique", &["array"], "array"),
    ("flatten", &["array"], "array"),
    ("group_by", &["array", "f"], "map"),
    ("round", &["x", "digits"], "i64 | f64"),
    ("to_fixed", &["x", "digits"], "string"),
    ("trimmed", &["text"], "string"),
    ("replaced", &["text", "a", "b"], "string"),
];

/// Bytes that an item is charged for, in addition to its text.
const ITEM_BYTES: u64 = 64;
const MAX_DIGITS: i64 = 15;

pub fn register(module: &mut Module) {
    two(module, "join", join);
    one(module, "sum", sum);
    one(module, "unique", unique);
    one(module, "flatten", flatten);
    pure("group_by")
        .set_into_module(module, |call: NativeCallContext, array: &mut Dynamic, f: Dynamic| {
            group_by(&call, array, &f)
        });
    two(module, "round", round);
    two(module, "to_fixed", to_fixed);
    one(module, "trimmed", |function, value| Ok(text(function, value)?.trim().to_owned()));
    three(module, "replaced", replaced);
}

fn with_array<T>(
    function: &str,
    value: &Dynamic,
    work: impl FnOnce(&Array) -> Fallible<T>,
) -> Fallible<T> {
    match value.as_array_ref() {
        Ok(array) => work(&array),
        Err(_) => Err(mismatch(function, "an array", value)),
    }
}

fn join(function: &str, array: &Dynamic, separator: &Dynamic) -> Fallible<String> {
    let separator = text(function, separator)?;
    let limits = SizeLimits::current();
    with_array(function, array, |array| {
        let mut out = String::new();
        for (index, item) in array.iter().enumerate() {
            let Some(part) = plain_text(item) else {
                return Err(refusal(format!(
                    "{function}() joins strings, numbers, bools and chars, and item {index} is {}",
                    kind(item)
                )));
            };
            let gap = if index == 0 { "" } else { separator.as_str() };
            limits.check_string(out.len() + gap.len() + part.len())?;
            charge(ITEM_BYTES + (gap.len() + part.len()) as u64)?;
            out.push_str(gap);
            out.push_str(&part);
        }
        Ok(out)
    })
}

/// The sum of integers is one; with a float among them it is a float.
fn sum(function: &str, array: &Dynamic) -> Fallible<Dynamic> {
    with_array(function, array, |array| {
        charge(array.len() as u64 * 8)?;
        let (mut whole, mut float, mut has_float) = (0_i64, 0.0, false);
        for (index, item) in array.iter().enumerate() {
            if let Ok(number) = item.as_int() {
                whole = whole.checked_add(number).ok_or_else(|| {
                    refusal(format!("{function}(): the sum overflows 64 bits at item {index}"))
                })?;
            } else if let Ok(number) = item.as_float() {
                has_float = true;
                float += number;
            } else {
                let kind = kind(item);
                return Err(refusal(format!(
                    "{function}() adds numbers, and item {index} is {kind}"
                )));
            }
        }
        Ok(if has_float { Dynamic::from(float + whole as f64) } else { Dynamic::from(whole) })
    })
}

/// What makes two items equal.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Text(ImmutableString),
    Bits(u64),
    Digest([u8; 32]),
    Simple(String),
}

fn unique(function: &str, array: &Dynamic) -> Fallible<Dynamic> {
    with_array(function, array, |array| {
        let (mut seen, mut kept) = (HashSet::new(), Array::new());
        for (index, item) in array.iter().enumerate() {
            if seen.insert(key_of(function, index, item)?) {
                kept.push(item.clone());
            }
        }
        Ok(Dynamic::from_array(kept))
    })
}

fn key_of(function: &str, index: usize, item: &Dynamic) -> Fallible<Key> {
    if let Ok(text) = item.as_immutable_string_ref() {
        charge(ITEM_BYTES + 2 * text.len() as u64)?;
        return Ok(Key::Text(text.clone()));
    }
    charge(ITEM_BYTES)?;
    if let Ok(number) = item.as_int() {
        return Ok(number_key(number as f64, Some(number)));
    }
    if let Ok(number) = item.as_float() {
        return Ok(number_key(number, None));
    }
    if item.is_bool() || item.is_char() || item.is_unit() {
        return Ok(Key::Simple(format!("{} {}", item.type_name(), item.flatten_clone())));
    }
    let json = to_json(item, SizeLimits::current().max_string_size);
    let json = json.map_err(|error| refusal(format!("{function}(): item {index}: {error}")))?;
    charge(4 * json.len() as u64)?;
    Ok(Key::Digest(Sha256::digest(&json).into()))
}

/// 1 and 1.0 are equal; large integers that are not the same float are not.
fn number_key(float: f64, whole: Option<i64>) -> Key {
    match whole {
        Some(whole) if float as i64 != whole || float.abs() > 9e15 => {
            Key::Simple(whole.to_string())
        }
        // no minus zero
        _ => Key::Bits((float + 0.0).to_bits()),
    }
}

/// The items of the arrays in an array, one level deep.
fn flatten(function: &str, array: &Dynamic) -> Fallible<Dynamic> {
    with_array(function, array, |array| {
        let limits = SizeLimits::current();
        let mut out = Array::new();
        for item in array {
            match item.as_array_ref() {
                Ok(inner) => {
                    limits.check_array(out.len() + inner.len())?;
                    for item in inner.iter() {
                        charge(ITEM_BYTES)?;
                        out.push(item.clone());
                    }
                }
                Err(_) => {
                    charge(ITEM_BYTES)?;
                    limits.check_array(out.len() + 1)?;
                    out.push(item.clone());
                }
            }
        }
        Ok(Dynamic::from_array(out))
    })
}

/// Group the items by the text of what `f` returns for them.
fn group_by(call: &NativeCallContext, array: &Dynamic, f: &Dynamic) -> Fallible<Dynamic> {
    let function = "group_by";
    let Some(f) = f.read_lock::<FnPtr>().map(|f| f.clone()) else {
        return Err(mismatch(function, "a closure, as in |item| item.kind", f));
    };
    // a callback must be free to use the array
    let items = with_array(function, array, |array| Ok(array.clone()))?;
    let limits = SizeLimits::current();
    let mut groups = Map::new();
    for (index, item) in items.into_iter().enumerate() {
        charge(ITEM_BYTES)?;
        let name = f.call_raw(call, None, [item.clone()])?;
        let Some(name) = plain_text(&name) else {
            return Err(refusal(format!(
                "{function}() groups by strings, numbers and bools, and that of item {index} is {}",
                kind(&name)
            )));
        };
        charge(name.len() as u64)?;
        let group = groups
            .entry(Identifier::from(name))
            .or_insert_with(|| Dynamic::from_array(Array::new()));
        if let Some(mut group) = group.write_lock::<Array>() {
            group.push(item);
        }
        limits.check_map(groups.len())?;
    }
    Ok(Dynamic::from_map(groups))
}

fn digits_of(function: &str, digits: &Dynamic) -> Fallible<usize> {
    let count = int(function, "a number of digits", digits)?;
    match usize::try_from(count) {
        Ok(digits) if count <= MAX_DIGITS => Ok(digits),
        _ => Err(refusal(format!("{function}() takes 0 to {MAX_DIGITS} digits, not {count}"))),
    }
}

fn rounded(x: f64, digits: usize) -> f64 {
    let scale = 10_f64.powi(digits as i32);
    let scaled = x * scale;
    // floats of this size have no fraction
    match scaled.is_finite() && scaled.abs() < 9e15 {
        true => scaled.round() / scale,
        false => x,
    }
}

fn round(function: &str, x: &Dynamic, digits: &Dynamic) -> Fallible<Dynamic> {
    let digits = digits_of(function, digits)?;
    match (x.as_int(), x.as_float()) {
        (Ok(whole), _) => Ok(whole.into()),
        (_, Ok(float)) => Ok(rounded(float, digits).into()),
        _ => Err(mismatch(function, "a number", x)),
    }
}

fn to_fixed(function: &str, x: &Dynamic, digits: &Dynamic) -> Fallible<String> {
    let digits = digits_of(function, digits)?;
    let written = match (x.as_int(), x.as_float()) {
        (Ok(whole), _) if digits == 0 => whole.to_string(),
        (Ok(whole), _) => format!("{whole}.{}", "0".repeat(digits)),
        (_, Ok(float)) => format!("{:.digits$}", rounded(float, digits) + 0.0),
        _ => return Err(mismatch(function, "a number", x)),
    };
    Ok(written)
}

fn replaced(function: &str, value: &Dynamic, a: &Dynamic, b: &Dynamic) -> Fallible<String> {
    let (text, find, with) = (text(function, value)?, text(function, a)?, text(function, b)?);
    charge(text.len() as u64)?;
    if text.is_empty() {
        return Ok(String::new());
    }
    if with.len() > find.len() {
        let count = text.matches(find.as_str()).count();
        let growth = (with.len() - find.len()).saturating_mul(count);
        SizeLimits::current().check_string(text.len().saturating_add(growth))?;
    }
    Ok(text.replace(find.as_str(), &with))
}
