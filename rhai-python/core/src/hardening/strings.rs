//! String functions that check the size of their result before they make it.

use rhai::{Array, Dynamic, FuncRegistration, ImmutableString, Module, INT};

use super::{changing, Fallible};
use crate::sizes::SizeLimits;

pub(super) fn register(module: &mut Module) {
    register_replace(module);
    register_pad(module);
    register_split(module);
    register_split_rev(module);
    FuncRegistration::new("to_chars")
        .with_purity(true)
        .set_into_module(module, |text: &mut ImmutableString| collect(text.chars()));
}

fn register_replace(module: &mut Module) {
    type Text = ImmutableString;
    changing("replace").set_into_module(module, |text: &mut Text, find: &str, with: &str| {
        replace(text, find, with)
    });
    changing("replace").set_into_module(module, |text: &mut Text, find: &str, with: char| {
        replace(text, find, with.encode_utf8(&mut [0; 4]))
    });
    changing("replace").set_into_module(module, |text: &mut Text, find: char, with: &str| {
        replace(text, find.encode_utf8(&mut [0; 4]), with)
    });
    changing("replace").set_into_module(module, |text: &mut Text, find: char, with: char| {
        let with = with.encode_utf8(&mut [0; 4]).to_owned();
        replace(text, find.encode_utf8(&mut [0; 4]), &with)
    });
}

fn replace(text: &mut ImmutableString, find: &str, with: &str) -> Fallible<()> {
    if text.is_empty() {
        return Ok(());
    }
    if with.len() > find.len() {
        let growth = (with.len() - find.len()).saturating_mul(text.matches(find).count());
        SizeLimits::current().check_string(text.len().saturating_add(growth))?;
    }
    *text = text.replace(find, with).into();
    Ok(())
}

fn register_pad(module: &mut Module) {
    changing("pad").set_into_module(module, |text: &mut ImmutableString, len: INT, with: char| {
        pad(text, len, with.encode_utf8(&mut [0; 4]))
    });
    changing("pad").set_into_module(module, |text: &mut ImmutableString, len: INT, with: &str| {
        pad(text, len, with)
    });
}

/// Appends `with` again and again, the last time a part of it, until there are `len` characters.
/// Rhai's own never returns when `with` is empty.
fn pad(text: &mut ImmutableString, len: INT, with: &str) -> Fallible<()> {
    let present = text.chars().count();
    let wanted = usize::try_from(len.max(0)).unwrap_or(usize::MAX);
    if wanted <= present || with.is_empty() {
        return Ok(());
    }
    let unit = with.chars().count();
    let (whole, rest) = ((wanted - present) / unit, (wanted - present) % unit);
    let part: String = with.chars().take(rest).collect();
    let growth = with.len().saturating_mul(whole).saturating_add(part.len());
    SizeLimits::current().check_string(text.len().saturating_add(growth))?;
    let text = text.make_mut();
    for _ in 0..whole {
        text.push_str(with);
    }
    text.push_str(&part);
    Ok(())
}

fn register_split(module: &mut Module) {
    type Text = ImmutableString;
    let pure = || FuncRegistration::new("split").with_purity(true);
    pure().set_into_module(module, |text: &mut Text| match &**text {
        "" => Ok(whole(text)),
        text => collect(text.split_whitespace()),
    });
    pure().set_into_module(module, |text: &mut Text, at: &str| {
        if is_single(text, at) {
            return Ok(whole(text));
        }
        collect(text.split(at))
    });
    pure().set_into_module(module, |text: &mut Text, at: &str, parts: INT| match parts {
        ..=1 => Ok(whole(text)),
        _ if is_single(text, at) => Ok(whole(text)),
        parts => collect(text.splitn(count(parts), at)),
    });
    pure().set_into_module(module, |text: &mut Text, at: char| collect(text.split(at)));
    pure().set_into_module(module, |text: &mut Text, at: char, parts: INT| match parts {
        ..=1 => Ok(whole(text)),
        parts => collect(text.splitn(count(parts), at)),
    });
}

fn register_split_rev(module: &mut Module) {
    type Text = ImmutableString;
    let pure = || FuncRegistration::new("split_rev").with_purity(true);
    pure().set_into_module(module, |text: &mut Text, at: &str| {
        if is_single(text, at) {
            return Ok(whole(text));
        }
        collect(text.rsplit(at))
    });
    pure().set_into_module(module, |text: &mut Text, at: &str, parts: INT| match parts {
        ..=1 => Ok(whole(text)),
        _ if is_single(text, at) => Ok(whole(text)),
        parts => collect(text.rsplitn(count(parts), at)),
    });
    pure().set_into_module(module, |text: &mut Text, at: char| collect(text.rsplit(at)));
    pure().set_into_module(module, |text: &mut Text, at: char, parts: INT| match parts {
        ..=1 => Ok(whole(text)),
        parts => collect(text.rsplitn(count(parts), at)),
    });
}

fn is_single(text: &str, at: &str) -> bool {
    text.is_empty() || (!at.is_empty() && !text.contains(at))
}

fn whole(text: &ImmutableString) -> Array {
    vec![text.clone().into()]
}

fn count(parts: INT) -> usize {
    usize::try_from(parts).unwrap_or(usize::MAX)
}

/// The parts as an array, given up as soon as there are more than an array may hold.
fn collect<T: Into<Dynamic>>(parts: impl Iterator<Item = T>) -> Fallible<Array> {
    let limits = SizeLimits::current();
    let mut array = Array::new();
    for part in parts {
        limits.check_array(array.len() + 1)?;
        array.push(part.into());
    }
    Ok(array)
}
