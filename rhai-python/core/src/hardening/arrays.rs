//! Functions of arrays and blobs that check the size of their result before they make it, and
//! iterators of blobs and strings that take what a loop needs and no more.

use std::any::TypeId;

use rhai::{Array, Blob, Dynamic, ImmutableString, Module, INT};

use super::{changing, Fallible};
use crate::memory;
use crate::sizes::SizeLimits;

pub(super) fn register(module: &mut Module) {
    changing("pad").set_into_module(module, pad);
    module.set_native_fn("blob", |len: INT| blob(len, 0));
    module.set_native_fn("blob", blob);
    changing("pad").set_into_module(module, pad_blob);
    // Rhai's own yields `u8`, which no function and no operator takes
    module.set_iter(TypeId::of::<Blob>(), |blob| {
        Box::new(blob.cast::<Blob>().into_iter().map(|byte| INT::from(byte).into()))
    });
    // Rhai's own collects the characters first, four bytes each
    module.set_iter(TypeId::of::<ImmutableString>(), |text| {
        Box::new(Characters { text: text.cast::<ImmutableString>(), at: 0 })
    });
}

struct Characters {
    text: ImmutableString,
    at: usize,
}

impl Iterator for Characters {
    type Item = Dynamic;

    fn next(&mut self) -> Option<Dynamic> {
        let character = self.text[self.at..].chars().next()?;
        self.at += character.len_utf8();
        Some(character.into())
    }
}

/// A length that a script asks for; a negative one is none.
fn length(len: INT) -> usize {
    usize::try_from(len.max(0)).unwrap_or(usize::MAX)
}

/// Append clones of `item` until there are `len` items. Rhai's own check overflows for a huge
/// `len`, and sees nothing of what a closure holds.
fn pad(array: &mut Array, len: INT, item: Dynamic) -> Fallible<()> {
    let wanted = length(len);
    if wanted <= array.len() {
        return Ok(());
    }
    SizeLimits::current().check_array(wanted)?;
    while array.len() < wanted {
        array.push(item.clone());
        if memory::is_over_budget() {
            // the next operation stops the run and names the limit
            return Ok(());
        }
    }
    Ok(())
}

/// The lowest byte of a number.
fn byte(value: INT) -> u8 {
    value.to_le_bytes()[0]
}

fn blob(len: INT, value: INT) -> Fallible<Blob> {
    SizeLimits::current().check_array(length(len))?;
    Ok(vec![byte(value); length(len)])
}

fn pad_blob(blob: &mut Blob, len: INT, value: INT) -> Fallible<()> {
    let wanted = length(len);
    if wanted > blob.len() {
        SizeLimits::current().check_array(wanted)?;
        blob.resize(wanted, byte(value));
    }
    Ok(())
}
