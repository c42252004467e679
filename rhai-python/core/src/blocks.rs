//! Blocks of memory that tell something of a script's values: how many arrays, maps and blobs there
//! are, and whether a text is far too long. Part of the thread's books, so it never allocates.

use std::alloc::Layout;
use std::cell::Cell;
use std::mem;

use rhai::{Array, Blob, Map};

/// An array, map or blob lies in a box of this size and alignment; next to nothing else does.
const CONTAINER_BYTES: usize = mem::size_of::<Array>();
const CONTAINER_ALIGN: usize = mem::align_of::<Array>();
const _: () = {
    assert!(mem::size_of::<Map>() == CONTAINER_BYTES && mem::size_of::<Blob>() == CONTAINER_BYTES);
    assert!(mem::align_of::<Map>() == CONTAINER_ALIGN);
    assert!(mem::align_of::<Blob>() == CONTAINER_ALIGN);
};

/// What a run has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Excess {
    Containers,
    Text,
}

/// The counts of one thread and what its active run may have.
pub(crate) struct Blocks {
    containers: Cell<i64>,
    max_containers: Cell<i64>,
    /// Longer blocks of bytes are too much for one text. Their capacity counts.
    max_text: Cell<usize>,
    excess: Cell<Option<Excess>>,
}

impl Blocks {
    pub(crate) const fn new() -> Self {
        Self {
            containers: Cell::new(0),
            max_containers: Cell::new(i64::MAX),
            max_text: Cell::new(usize::MAX),
            excess: Cell::new(None),
        }
    }

    /// Note a block that was asked for; says whether the run has too much from here on.
    #[inline]
    pub(crate) fn add(&self, layout: Layout) -> bool {
        if layout.size() == CONTAINER_BYTES && layout.align() == CONTAINER_ALIGN {
            let containers = self.containers.get() + 1;
            self.containers.set(containers);
            return containers > self.max_containers.get() && self.note(Excess::Containers);
        }
        layout.size() > self.max_text.get() && layout.align() == 1 && self.note(Excess::Text)
    }

    #[inline]
    pub(crate) fn remove(&self, layout: Layout) {
        if layout.size() == CONTAINER_BYTES && layout.align() == CONTAINER_ALIGN {
            self.containers.set(self.containers.get() - 1);
        }
    }

    #[cold]
    fn note(&self, excess: Excess) -> bool {
        self.excess.set(self.excess.get().or(Some(excess)));
        true
    }

    /// What the active run has had too much of at any time.
    pub(crate) fn excess(&self) -> Option<Excess> {
        self.excess.get()
    }

    /// Whether the active run may make another container.
    pub(crate) fn has_room(&self) -> bool {
        self.containers.get() < self.max_containers.get()
    }

    /// Start to watch a run: so many containers on top of those that there are.
    pub(crate) fn start(&self, max_containers: u64) {
        let more = i64::try_from(max_containers).unwrap_or(i64::MAX);
        self.max_containers.set(self.containers.get().saturating_add(more));
        self.excess.set(None);
    }

    /// Set the longest block of bytes that the run may have, and return the earlier one.
    pub(crate) fn watch_texts(&self, max_text: usize) -> usize {
        self.max_text.replace(max_text)
    }

    pub(crate) fn end(&self) {
        self.max_containers.set(i64::MAX);
        self.max_text.set(usize::MAX);
    }
}
