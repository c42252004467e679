//! Sets of script threads. Those that hold a revision compiled are noted with the revision, so that
//! its next run goes to one of them.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Threads that a set can name; further ones are in no set.
const MAX_NAMED: usize = 256;
const WORD_BITS: usize = u64::BITS as usize;
const WORDS: usize = MAX_NAMED / WORD_BITS;

/// The threads that hold one revision compiled. Only a hint: what it says may be out of date.
#[derive(Default)]
pub struct Holders([AtomicU64; WORDS]);

impl Holders {
    pub fn add(&self, thread: usize) {
        if let Some((word, bit)) = place(thread) {
            self.0[word].fetch_or(bit, Relaxed);
        }
    }

    pub fn remove(&self, thread: usize) {
        if let Some((word, bit)) = place(thread) {
            self.0[word].fetch_and(!bit, Relaxed);
        }
    }

    pub fn has(&self, thread: usize) -> bool {
        place(thread).is_some_and(|(word, bit)| self.0[word].load(Relaxed) & bit != 0)
    }

    /// Whether a thread of the set is among these.
    pub fn has_any_of(&self, threads: &Threads) -> bool {
        self.0.iter().zip(threads.0).any(|(word, other)| word.load(Relaxed) & other != 0)
    }
}

/// A set of threads behind a lock.
#[derive(Default)]
pub struct Threads([u64; WORDS]);

impl Threads {
    pub fn add(&mut self, thread: usize) {
        if let Some((word, bit)) = place(thread) {
            self.0[word] |= bit;
        }
    }

    pub fn remove(&mut self, thread: usize) {
        if let Some((word, bit)) = place(thread) {
            self.0[word] &= !bit;
        }
    }
}

fn place(thread: usize) -> Option<(usize, u64)> {
    (thread < MAX_NAMED).then(|| (thread / WORD_BITS, 1 << (thread % WORD_BITS)))
}

#[cfg(test)]
mod tests {
    use super::{Holders, Threads};

    #[test]
    fn sets_know_their_threads_and_ignore_those_without_a_name() {
        let (holders, mut threads) = (Holders::default(), Threads::default());
        for thread in [0, 63, 64, 255, 256] {
            holders.add(thread);
        }
        let named: Vec<usize> = (0..300).filter(|&thread| holders.has(thread)).collect();
        assert_eq!(named, [0, 63, 64, 255]);
        threads.add(65);
        threads.add(256);
        assert!(!holders.has_any_of(&threads));
        threads.add(64);
        assert!(holders.has_any_of(&threads));
        threads.remove(64);
        assert!(!holders.has_any_of(&threads));
        holders.remove(63);
        assert!(!holders.has(63) && holders.has(64));
    }
}
