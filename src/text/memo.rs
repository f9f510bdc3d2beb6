//! Remembers what was worked out for words, since texts use the same words again and again.

use std::sync::atomic::{AtomicU64, Ordering};

/// How many words are remembered at a time.
const SLOTS: usize = 1 << 15;
/// Bits of an answer.
const ANSWER: u64 = 0xFF;

/// Answers to questions about words, for all threads. The room is fixed: a word displaces the one that has its place.
#[derive(Debug)]
pub struct Memo {
    /// The hash of a word, its lowest bits the answer and one; zero where nothing is remembered yet.
    slots: [AtomicU64; SLOTS],
}

impl Memo {
    /// A memo that remembers nothing yet.
    pub const fn new() -> Self {
        Self { slots: [const { AtomicU64::new(0) }; SLOTS] }
    }

    /// The answer for `word`, by `work` unless it is remembered. It is below 255, and always the same for the same word.
    pub fn answer(&self, word: &str, work: impl FnOnce(&str) -> u8) -> u8 {
        self.answer_to(0, word, work)
    }

    /// The answer to one of several questions about `word`, each with a number of its own.
    pub fn answer_to(&self, question: u64, word: &str, work: impl FnOnce(&str) -> u8) -> u8 {
        let hash = hash(question, word);
        let slot = &self.slots[(hash >> (u64::BITS - SLOTS.trailing_zeros())) as usize];
        let known = slot.load(Ordering::Relaxed);
        if known != 0 && known & !ANSWER == hash & !ANSWER {
            return (known & ANSWER).to_le_bytes()[0] - 1;
        }
        let answer = work(word);
        slot.store(hash & !ANSWER | u64::from(answer.saturating_add(1)), Ordering::Relaxed);
        answer
    }
}

/// FNV-1a, its bits stirred once more so that the upper ones are good.
fn hash(question: u64, word: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    word.bytes().fold(0xCBF2_9CE4_8422_2325 ^ question, step).wrapping_mul(0x9E37_79B9_7F4A_7C15)
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
            let length = |word: &str| u8::try_from(word.len()).unwrap();
            assert_eq!(memo.answer(word, length), length(word));
            assert_eq!(memo.answer(word, |_| unreachable!("it is remembered")), length(word));
        }
    }
}
