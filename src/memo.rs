//! Values that many documents share come in once and are handed out again, by what they are
//! made of. Any number of threads may ask. Knows nothing of what the values are.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

/// A run has few brands and languages; of more, the oldest is made anew.
const KEPT: usize = 64;

/// What was made, by what it was made of.
#[derive(Debug)]
pub struct Memo<K, V> {
    kept: Mutex<VecDeque<(K, Slot<V>)>>,
}

/// Locked while its value is made: whoever asks meanwhile waits rather than making another.
type Slot<V> = Arc<Mutex<Option<Arc<V>>>>;

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { kept: Mutex::default() }
    }
}

impl<K: PartialEq + Clone, V> Memo<K, V> {
    /// The value of a key; made if it is not there.
    pub fn get(&self, key: &K, make: impl FnOnce(&K) -> V) -> Arc<V> {
        let made = self.try_get(key, |key| Ok::<V, Infallible>(make(key)));
        made.unwrap_or_else(|never| match never {})
    }

    /// The value of a key; made if it is not there. Nothing is kept where that fails.
    ///
    /// # Errors
    ///
    /// What `make` fails with.
    pub fn try_get<E>(
        &self,
        key: &K,
        make: impl FnOnce(&K) -> Result<V, E>,
    ) -> Result<Arc<V>, E> {
        let slot = self.slot(key);
        // What is kept is whole, even where a panic left the lock.
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = &*slot {
            return Ok(Arc::clone(value));
        }
        let value = Arc::new(make(key)?);
        *slot = Some(Arc::clone(&value));
        Ok(value)
    }

    fn slot(&self, key: &K) -> Slot<V> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, slot)) = kept.iter().find(|(own, _)| own == key) {
            return Arc::clone(slot);
        }
        if kept.len() == KEPT {
            kept.pop_front();
        }
        let slot = Slot::default();
        kept.push_back((key.clone(), Arc::clone(&slot)));
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once() {
        let memo = Memo::default();
        let first = memo.get(&1, |key| key + 1);
        let again = memo.get(&1, |_| unreachable!("it is there"));
        assert!(Arc::ptr_eq(&first, &again));
        assert_eq!(*first, 2);
    }

    #[test]
    fn what_fails_is_tried_again() {
        let memo = Memo::default();
        assert_eq!(memo.try_get(&"a", |_| Err::<u8, _>("no")), Err("no"));
        assert_eq!(memo.try_get(&"a", |_| Ok::<_, ()>(1)), Ok(Arc::new(1)));
    }

    #[test]
    fn only_so_many_are_kept() {
        let memo = Memo::default();
        (0..=KEPT).for_each(|key| _ = memo.get(&key, |key| *key));
        assert_eq!(*memo.get(&1, |_| 0), 1);
        assert_eq!(*memo.get(&0, |_| 7), 7);
    }
}
