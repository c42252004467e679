//! What a native function looks at, counted as operations while it works: containers can hold the same
//! large text many times, so their lengths say nothing of what it costs to go through them.

use std::cmp::Ordering;
use std::mem;

use rhai::Dynamic;

use super::Fallible;
use crate::run;

/// Bytes between two looks at the limits of the run.
const PORTION: usize = 64 << 10;
/// Bytes of two texts that are compared at once.
const CHUNK: usize = 4 << 10;
/// What an item costs beside the bytes of its text.
const ITEM: usize = mem::size_of::<Dynamic>();

/// The effort of one call.
#[derive(Default)]
pub(super) struct Effort {
    unpaid: usize,
}

impl Effort {
    /// Counts one item and so many bytes.
    ///
    /// # Errors
    /// The run must stop.
    #[inline]
    pub(super) fn spend(&mut self, bytes: usize) -> Fallible<()> {
        self.unpaid += bytes + ITEM;
        match self.unpaid >= PORTION {
            true => run::charge(mem::take(&mut self.unpaid) as u64),
            false => Ok(()),
        }
    }

    /// The order of two texts.
    ///
    /// # Errors
    /// The run must stop.
    pub(super) fn compare(&mut self, left: &str, right: &str) -> Fallible<Ordering> {
        if left.len() == right.len() && left.as_ptr() == right.as_ptr() {
            self.spend(0)?;
            return Ok(Ordering::Equal);
        }
        let chunks = left.as_bytes().chunks(CHUNK).zip(right.as_bytes().chunks(CHUNK));
        for (a, b) in chunks {
            self.spend(a.len().min(b.len()))?;
            match a.cmp(b) {
                Ordering::Equal => (),
                different => return Ok(different),
            }
        }
        Ok(left.len().cmp(&right.len()))
    }

    /// Whether two texts are equal.
    ///
    /// # Errors
    /// The run must stop.
    pub(super) fn equal(&mut self, left: &str, right: &str) -> Fallible<bool> {
        Ok(left.len() == right.len() && self.compare(left, right)? == Ordering::Equal)
    }
}
