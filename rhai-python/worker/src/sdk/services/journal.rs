//! The replies to the calls of a run, kept so that a replay needs no host: the replay that finds the place of an error
//! must not have effects (docs/decisions/0008-fast-operators.md).

use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher;
use std::sync::Arc;

/// Bytes of replies that are kept of one run.
const MAX_BYTES: usize = 1 << 20;
/// What an entry takes beside its reply.
const ENTRY_BYTES: usize = 64;

/// The calls of one run in order.
#[derive(Default)]
pub struct Journal {
    entries: Vec<Entry>,
    bytes: usize,
    /// It was too large, and nothing is kept.
    is_full: bool,
}

struct Entry {
    /// Of the whole message of the call.
    hash: u64,
    reply: Arc<[u8]>,
}

impl Journal {
    /// Keep the message that answered a call.
    pub fn add(&mut self, frame_hash: u64, reply: &Arc<[u8]>) {
        if self.takes(reply.len() + ENTRY_BYTES) {
            self.entries.push(Entry { hash: frame_hash, reply: Arc::clone(reply) });
        }
    }

    /// Whether there is room. Without it all is dropped: a part of a journal repeats nothing.
    fn takes(&mut self, bytes: usize) -> bool {
        self.bytes += bytes;
        if self.bytes > MAX_BYTES {
            *self = Self { is_full: true, bytes: self.bytes, ..Self::default() };
        }
        !self.is_full
    }

    /// Whether it holds all replies of the run.
    pub fn is_whole(&self) -> bool {
        !self.is_full
    }

    /// Return the message that answered the call `number`, if it was the same call.
    pub fn reply(&self, number: u64, frame_hash: u64) -> Option<Arc<[u8]>> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        let entry = self.entries.get(index).filter(|entry| entry.hash == frame_hash)?;
        Some(Arc::clone(&entry.reply))
    }
}

/// Return a number that identifies a call by its message.
pub fn hash_of(frame: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(frame);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::{hash_of, Journal};
    use std::sync::Arc;

    fn reply(bytes: usize) -> Arc<[u8]> {
        vec![7; bytes].into()
    }

    #[test]
    fn reply_is_found_by_number_and_call() {
        let mut journal = Journal::default();
        journal.add(hash_of(b"one"), &reply(1));
        journal.add(hash_of(b"two"), &reply(2));
        assert_eq!(journal.reply(2, hash_of(b"two")).unwrap().len(), 2);
        for (number, frame) in [(0, b"one"), (1, b"two"), (3, b"two")] {
            assert!(journal.reply(number, hash_of(frame)).is_none());
        }
    }

    #[test]
    fn journal_that_is_full_keeps_nothing() {
        let mut journal = Journal::default();
        journal.add(1, &reply(900_000));
        assert!(journal.is_whole());
        journal.add(2, &reply(200_000));
        assert!(!journal.is_whole());
        assert!(journal.reply(1, 1).is_none());
        journal.add(3, &reply(1));
        assert!(!journal.is_whole() && journal.reply(1, 3).is_none());
    }
}
