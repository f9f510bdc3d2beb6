//! The tagger as a file, which is read where it lies: tables of words and clues, and what is known of them.

use std::borrow::Cow;

use super::super::packed::{Input, put_index, put_number};
use super::lexicon::{Certain, Lexicon};
use super::weights::{BYTES, MAX_TAGS, Weights};
use super::{Penn, Tag, Tagger, Upos};

/// The first bytes of the file; the digit is the version of the format.
const MAGIC: &[u8] = b"mtlint-tagger-2\n";

impl Tagger {
    /// The tagger as bytes; the same tagger always gives the same.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        put_number(&mut out, self.tags.len());
        out.extend(self.tags.iter().flat_map(|tag| [tag.upos as u8, tag.penn as u8]));
        put_number(&mut out, self.lexicon.sets.len());
        out.extend(self.lexicon.sets.as_flattened());
        put_index(&mut out, &self.lexicon.words);
        out.extend(self.lexicon.set_of.as_flattened());
        put_index(&mut out, &self.certain.words);
        out.extend(&*self.certain.tags);
        put_index(&mut out, &self.weights.clues);
        out.extend(&*self.weights.bits);
        out.extend(self.weights.starts.as_flattened());
        put_number(&mut out, self.weights.votes.len());
        out.extend(self.weights.votes.as_flattened());
        out
    }

    /// The tagger that [`encode`](Self::encode) wrote; none if `bytes` are not whole.
    pub fn decode(bytes: &'static [u8]) -> Option<Self> {
        let mut input = Input(bytes.strip_prefix(MAGIC)?);
        let (tags, lexicon, certain) = (input.tags()?, input.lexicon()?, input.certain()?);
        let weights = input.weights()?;
        let fits = certain.tags.iter().all(|&tag| usize::from(tag) < tags.len());
        let whole = input.0.is_empty() && tags.len() <= MAX_TAGS && fits;
        whole.then(|| Self::new(tags, lexicon, certain, weights))
    }
}

impl Input<'static> {
    fn tags(&mut self) -> Option<Vec<Tag>> {
        let count = self.count()?;
        let pairs = self.take(2 * count)?.chunks_exact(2);
        let tag =
            |pair: &[u8]| Some(Tag::new(*Upos::ALL.get(usize::from(pair[0]))?, *Penn::ALL.get(usize::from(pair[1]))?));
        pairs.map(tag).collect()
    }

    fn lexicon(&mut self) -> Option<Lexicon> {
        let count = self.count()?;
        let sets = self.table(count)?;
        let words = self.index()?;
        Some(Lexicon { set_of: self.table(words.len())?, words, sets })
    }

    fn certain(&mut self) -> Option<Certain> {
        let words = self.index()?;
        Some(Certain { tags: Cow::Borrowed(self.take(words.len())?), words })
    }

    fn weights(&mut self) -> Option<Weights> {
        let clues = self.index()?;
        let bits = Cow::Borrowed(self.take(BYTES)?);
        let starts = self.table(clues.len() + 1)?;
        let count = self.count()?;
        Some(Weights { clues, bits, starts, votes: self.table(count)? })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{TagSet, Vote};
    use super::*;

    fn small() -> Tagger {
        let tags = vec![Tag::new(Upos::Noun, Penn::Nn), Tag::new(Upos::Verb, Penn::Vbz)];
        let lexicon = Lexicon::new([("talks", TagSet::from_iter([0, 1])), ("-s", TagSet::from_iter([0]))]);
        let rows = [(70_000, vec![Vote { tag: 1, weight: -5 }]), (3, vec![Vote { tag: 0, weight: 7 }])];
        Tagger::new(tags, lexicon, Certain::new([("is", 1)]), Weights::new(rows.to_vec()))
    }

    #[test]
    fn decoding_gives_back_what_was_encoded() {
        let bytes: &'static [u8] = small().encode().leak();
        assert_eq!(Tagger::decode(bytes), Some(small()));
        assert_eq!(small().encode(), bytes);
    }

    #[test]
    fn a_broken_file_is_refused() {
        let bytes: &'static [u8] = small().encode().leak();
        assert!((0..bytes.len()).all(|end| Tagger::decode(&bytes[..end]).is_none()));
        assert!(Tagger::decode(b"mtlint-tagger-0\n").is_none());
    }
}
