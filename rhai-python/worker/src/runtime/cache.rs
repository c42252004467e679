//! A small map that forgets what was used longest ago, bounded by number and by weight.

use std::collections::HashMap;
use std::hash::Hash;

pub struct Cache<K, V> {
    entries: HashMap<K, Entry<V>>,
    max_count: usize,
    max_weight: usize,
    weight: usize,
    clock: u64,
}

struct Entry<V> {
    value: V,
    weight: usize,
    used_at: u64,
}

impl<K: Hash + Eq + Copy, V> Cache<K, V> {
    pub fn new(max_count: usize, max_weight: usize) -> Self {
        Self { entries: HashMap::new(), max_count, max_weight, weight: 0, clock: 0 }
    }

    pub fn get(&mut self, key: &K) -> Option<&V> {
        self.clock += 1;
        let entry = self.entries.get_mut(key)?;
        entry.used_at = self.clock;
        Some(&entry.value)
    }

    /// Adds an entry and makes room for it; the newest entry always stays. Returns what was forgotten
    /// for it.
    pub fn insert(&mut self, key: K, value: V, weight: usize) -> Vec<V> {
        let mut forgotten = Vec::new();
        self.clock += 1;
        let entry = Entry { value, weight, used_at: self.clock };
        self.weight += weight;
        if let Some(replaced) = self.entries.insert(key, entry) {
            self.weight -= replaced.weight;
            forgotten.push(replaced.value);
        }
        while self.entries.len() > self.max_count
            || (self.weight > self.max_weight && self.entries.len() > 1)
        {
            forgotten.extend(self.remove_oldest());
        }
        forgotten
    }

    /// Whether an entry of no less than average weight needs the room of another.
    pub fn is_full(&self) -> bool {
        let count = self.entries.len();
        count >= self.max_count
            || (count > 0 && self.weight + self.weight / count > self.max_weight)
    }

    /// Forgets all entries and returns them.
    pub fn clear(&mut self) -> impl Iterator<Item = V> {
        self.weight = 0;
        std::mem::take(&mut self.entries).into_values().map(|entry| entry.value)
    }

    fn remove_oldest(&mut self) -> Option<V> {
        let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.used_at);
        let key = oldest.map(|(key, _)| *key)?;
        let removed = self.entries.remove(&key)?;
        self.weight -= removed.weight;
        Some(removed.value)
    }
}

#[cfg(test)]
mod tests {
    use super::Cache;

    #[test]
    fn insert_forgets_what_was_used_longest_ago() {
        let mut cache = Cache::new(2, 100);
        cache.insert(1, "one", 1);
        cache.insert(2, "two", 1);
        assert_eq!(cache.get(&1), Some(&"one"));
        assert!(cache.is_full());
        assert_eq!(cache.insert(3, "three", 1), ["two"]);
        assert_eq!(cache.get(&2), None);
        assert_eq!(cache.get(&1), Some(&"one"));
        assert_eq!(cache.get(&3), Some(&"three"));
    }

    #[test]
    fn insert_keeps_within_the_weight_but_always_keeps_the_newest() {
        let mut cache = Cache::new(10, 10);
        cache.insert(1, "one", 6);
        cache.insert(2, "two", 6);
        assert_eq!(cache.get(&1), None);
        cache.insert(3, "heavy", 50);
        assert_eq!(cache.get(&2), None);
        assert_eq!(cache.get(&3), Some(&"heavy"));
        cache.insert(3, "light", 1);
        cache.insert(4, "four", 9);
        assert_eq!(cache.get(&3), Some(&"light"));
    }
}
