//! Remembers what was worked out for words, since texts use the same words again and again.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::fnv::word_hash;

/// How many words are remembered at a time, as a power of two.
const BITS: u32 = 15;
/// How many words share a place.
const WAYS: usize = 2;
/// Bits of an answer.
const ANSWER: u64 = 0xFFFF;

/// Answers to questions about words, for all threads. The room is fixed: a new word displaces the one in its place that was asked
/// for longer ago.
#[derive(Debug)]
pub struct Memo {
    /// The hash of a word, its lowest bits the answer and one; zero where nothing is remembered yet.
    slots: LazyLock<Box<[[AtomicU64; WAYS]]>>,
}

impl Memo {
    /// A memo that remembers nothing yet.
    pub const fn new() -> Self {
        Self { slots: LazyLock::new(|| (0..(1 << BITS) / WAYS).map(|_| Default::default()).collect()) }
    }

    /// The answer for `word`, by `find` unless it is remembered. It is below 65,535, and always the same for the same word.
    pub fn answer(&self, word: &str, find: impl FnOnce(&str) -> u16) -> u16 {
        let hash = word_hash(word);
        let number = usize::try_from(hash >> (u64::BITS - BITS)).unwrap_or_default() / WAYS;
        let [first, second] = &self.slots[number];
        let is_it = |known: u64| known != 0 && known & !ANSWER == hash & !ANSWER;
        let answer = |known: u64| u16::try_from(known & ANSWER).unwrap_or_default().saturating_sub(1);
        let latest = first.load(Ordering::Relaxed);
        if is_it(latest) {
            return answer(latest);
        }
        let earlier = second.load(Ordering::Relaxed);
        let known = if is_it(earlier) { earlier } else { hash & !ANSWER | u64::from(find(word).saturating_add(1)) };
        // Each slot is good by itself, whatever other threads do between the two.
        second.store(latest, Ordering::Relaxed);
        first.store(known, Ordering::Relaxed);
        answer(known)
    }
}

impl Default for Memo {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_worked_out_once() {
        let memo = Box::leak(Box::new(Memo::new()));
        for word in ["", "kyiv", "Київ", "a", "b"] {
            let length = |word: &str| u16::try_from(word.len()).unwrap();
            assert_eq!(memo.answer(word, length), length(word));
            assert_eq!(memo.answer(word, |_| unreachable!("it is remembered")), length(word));
        }
    }
}
