//! Array functions that check the size of their result before they make it, and blobs whose bytes
//! are numbers like others.

use std::any::TypeId;

use rhai::{Array, Blob, Dynamic, Map, Module, NativeCallContext, INT};

use super::{array_too_long, changing, Fallible};
use crate::memory;

pub(super) fn register(module: &mut Module) {
    changing("pad").set_into_module(module, pad);
    // Rhai's own yields `u8`, which no function and no operator takes
    module.set_iter(TypeId::of::<Blob>(), |blob| {
        Box::new(blob.cast::<Blob>().into_iter().map(|byte| INT::from(byte).into()))
    });
}

/// Appends clones of `item` until there are `len` items. Rhai's own check overflows for a huge
/// `len`, and sees nothing of what a closure holds.
fn pad(ctx: NativeCallContext, array: &mut Array, len: INT, item: Dynamic) -> Fallible<()> {
    let wanted = usize::try_from(len.max(0)).unwrap_or(usize::MAX);
    if wanted <= array.len() {
        return Ok(());
    }
    let engine = ctx.engine();
    if wanted > engine.max_array_size() {
        return Err(array_too_long());
    }
    let growth = Sizes::of(&item).times(wanted - array.len());
    let total = Sizes::of_array(array).plus(growth);
    if total.items > engine.max_array_size() {
        return Err(array_too_long());
    }
    // strings and maps inside: as for every other value, by the engine's own limits
    if total.string_bytes > engine.max_string_size() {
        return Err(super::string_too_long());
    }
    if total.entries > engine.max_map_size() {
        return Err(super::map_too_large());
    }
    while array.len() < wanted {
        array.push(item.clone());
        if memory::is_over_budget() {
            // the next operation stops the run and names the limit
            return Ok(());
        }
    }
    Ok(())
}

/// What Rhai's limits count in a value, everything inside included.
#[derive(Clone, Copy, Default)]
struct Sizes {
    items: usize,
    entries: usize,
    string_bytes: usize,
}

impl Sizes {
    fn of(value: &Dynamic) -> Self {
        if let Ok(array) = value.as_array_ref() {
            let inner = Self::of_array(&array);
            return Self { items: inner.items + 1, ..inner };
        }
        if let Ok(map) = value.as_map_ref() {
            let inner = Self::of_map(&map);
            return Self { items: inner.items + 1, ..inner };
        }
        let string_bytes = value.as_immutable_string_ref().map_or(0, |text| text.len());
        let blob_items = value.as_blob_ref().map_or(0, |blob| blob.len());
        Self { items: 1 + blob_items, entries: 0, string_bytes }
    }

    fn of_array(array: &Array) -> Self {
        array.iter().map(Self::of).fold(Self::default(), Self::plus)
    }

    fn of_map(map: &Map) -> Self {
        let inner = map.values().map(Self::of).fold(Self::default(), Self::plus);
        // the values of a map count as its entries, not as items of an array
        Self { items: inner.items - map.len(), entries: inner.entries + map.len(), ..inner }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            items: self.items.saturating_add(other.items),
            entries: self.entries.saturating_add(other.entries),
            string_bytes: self.string_bytes.saturating_add(other.string_bytes),
        }
    }

    fn times(self, factor: usize) -> Self {
        Self {
            items: self.items.saturating_mul(factor),
            entries: self.entries.saturating_mul(factor),
            string_bytes: self.string_bytes.saturating_mul(factor),
        }
    }
}
