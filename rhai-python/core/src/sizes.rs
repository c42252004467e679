//! How large one value may be: checked in O(1), by its own length alone. Rhai's own checks walk
//! through everything inside a container at every call, so they are off.

use std::any::TypeId;
use std::cell::Cell;

use rhai::{Array, Blob, Dynamic, EvalAltResult, ImmutableString, Map, Position};

use crate::limits::Limits;

/// The size limits of one run: bytes of a string, items of an array or bytes of a blob, entries of a
/// map. What is nested inside a value counts for that alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeLimits {
    pub max_string_size: usize,
    pub max_array_size: usize,
    pub max_map_size: usize,
}

impl SizeLimits {
    /// Outside runs: no script can see what is made there.
    const NONE: Self =
        Self { max_string_size: usize::MAX, max_array_size: usize::MAX, max_map_size: usize::MAX };

    /// The limits of the run that is active on this thread; outside runs there are none.
    #[inline]
    #[must_use]
    pub fn current() -> Self {
        CURRENT.get()
    }

    /// Bytes that a run holds at least when one of its values is above a limit: an item, an entry and
    /// a byte of text each take one or more.
    pub(crate) fn least_bytes_above(&self) -> i64 {
        let least = self.max_string_size.min(self.max_array_size).min(self.max_map_size);
        i64::try_from(least).unwrap_or(i64::MAX)
    }

    /// Replace the limits of this thread and return the earlier ones.
    pub(crate) fn replace_current(with: Self) -> Self {
        CURRENT.replace(with)
    }

    /// Check the size of one value; what is inside it is not looked at.
    ///
    /// # Errors
    /// Rhai's own error for the limit, without a position.
    #[inline]
    pub fn check(&self, value: &Dynamic) -> Result<(), Box<EvalAltResult>> {
        let kind = value.type_id();
        if kind == TypeId::of::<ImmutableString>() {
            let text = value.read_lock::<ImmutableString>();
            return self.check_string(text.map_or(0, |text| text.len()));
        }
        if kind == TypeId::of::<Array>() {
            let array = value.read_lock::<Array>();
            return self.check_array(array.map_or(0, |array| array.len()));
        }
        if kind == TypeId::of::<Map>() {
            let map = value.read_lock::<Map>();
            return self.check_map(map.map_or(0, |map| map.len()));
        }
        if kind == TypeId::of::<Blob>() {
            let blob = value.read_lock::<Blob>();
            return self.check_array(blob.map_or(0, |blob| blob.len()));
        }
        Ok(())
    }

    /// # Errors
    /// As [`SizeLimits::check`], for a string of so many bytes.
    #[inline]
    pub fn check_string(&self, bytes: usize) -> Result<(), Box<EvalAltResult>> {
        match bytes > self.max_string_size {
            true => Err(too_large("max_string_size")),
            false => Ok(()),
        }
    }

    /// # Errors
    /// As [`SizeLimits::check`], for an array or blob of so many items.
    #[inline]
    pub fn check_array(&self, items: usize) -> Result<(), Box<EvalAltResult>> {
        match items > self.max_array_size {
            true => Err(too_large("max_array_size")),
            false => Ok(()),
        }
    }

    /// # Errors
    /// As [`SizeLimits::check`], for a map of so many entries.
    #[inline]
    pub fn check_map(&self, entries: usize) -> Result<(), Box<EvalAltResult>> {
        match entries > self.max_map_size {
            true => Err(too_large("max_map_size")),
            false => Ok(()),
        }
    }
}

impl From<&Limits> for SizeLimits {
    fn from(limits: &Limits) -> Self {
        let size = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX);
        Self {
            max_string_size: size(limits.max_string_size),
            max_array_size: size(limits.max_array_size),
            max_map_size: size(limits.max_map_size),
        }
    }
}

thread_local! {
    static CURRENT: Cell<SizeLimits> = const { Cell::new(SizeLimits::NONE) };
}

/// Rhai's error for a value that is too large, with the name of the limit for its words; `error.rs`
/// adds the limit's value.
#[cold]
pub(crate) fn too_large(limit: &'static str) -> Box<EvalAltResult> {
    EvalAltResult::ErrorDataTooLarge(limit.into(), Position::NONE).into()
}
