//! The tagger as a file: sorted hashes as differences, numbers in as few bytes as they need.

use super::super::packed::{Input, put_index, put_number};
use super::lexicon::{Certain, Lexicon, TagSet};
use super::weights::{MAX_TAGS, Vote, Weights};
use super::{Penn, Tag, Tagger, Upos};

/// The first bytes of the file; the digit is the version of the format.
const MAGIC: &[u8] = b"mtlint-tagger-1\n";

impl Tagger {
    /// The tagger as bytes; the same tagger always gives the same.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        put_number(&mut out, self.tags.len());
        out.extend(self.tags.iter().flat_map(|tag| [tag.upos as u8, tag.penn as u8]));
        put_number(&mut out, self.lexicon.sets.len());
        out.extend(self.lexicon.sets.iter().flat_map(|set| set.0.to_le_bytes()));
        put_index(&mut out, &self.lexicon.words);
        self.lexicon.set_of.iter().for_each(|&set| put_number(&mut out, usize::from(set)));
        put_index(&mut out, &self.certain.words);
        out.extend(&self.certain.tags);
        put_index(&mut out, &self.weights.clues);
        self.weights.starts.windows(2).for_each(|row| put_number(&mut out, (row[1] - row[0]) as usize));
        out.extend(self.weights.votes.iter().map(|vote| vote.tag));
        out.extend(self.weights.votes.iter().map(|vote| vote.weight.cast_unsigned()));
        out
    }

    /// The tagger that [`encode`](Self::encode) wrote; none if `bytes` are not whole.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut input = Input(bytes.strip_prefix(MAGIC)?);
        let tags = input.tags()?;
        let lexicon = input.lexicon()?;
        let words = input.index()?;
        let certain = Certain { tags: input.take(words.keys().len())?.to_vec(), words };
        let weights = input.weights()?;
        let fits = certain.tags.iter().chain(weights.votes.iter().map(|vote| &vote.tag)).max();
        let whole =
            input.0.is_empty() && tags.len() <= MAX_TAGS && fits.is_none_or(|&tag| usize::from(tag) < tags.len());
        whole.then(|| Self::new(tags, lexicon, certain, weights))
    }
}

impl Input<'_> {
    fn tags(&mut self) -> Option<Vec<Tag>> {
        let count = self.count()?;
        let pairs = self.take(2 * count)?.chunks_exact(2);
        let tag =
            |pair: &[u8]| Some(Tag::new(*Upos::ALL.get(usize::from(pair[0]))?, *Penn::ALL.get(usize::from(pair[1]))?));
        pairs.map(tag).collect()
    }

    fn lexicon(&mut self) -> Option<Lexicon> {
        let count = self.count()?;
        let sets = self.take(16 * count)?.chunks_exact(16);
        let sets = sets.filter_map(|set| Some(TagSet(u128::from_le_bytes(set.try_into().ok()?)))).collect();
        let words = self.index()?;
        let set_of = words.keys().iter().map(|_| u16::try_from(self.number()?).ok()).collect::<Option<_>>()?;
        Some(Lexicon { words, set_of, sets })
    }

    fn weights(&mut self) -> Option<Weights> {
        let clues = self.index()?;
        let mut starts = Vec::with_capacity(clues.keys().len() + 1);
        let mut end = 0_u32;
        starts.push(end);
        for _ in clues.keys() {
            end = end.checked_add(self.number()?)?;
            starts.push(end);
        }
        let (tags, weights) = (self.take(end as usize)?, self.take(end as usize)?);
        let votes = tags.iter().zip(weights).map(|(&tag, &weight)| Vote { tag, weight: weight.cast_signed() });
        Some(Weights::of(clues, starts, votes.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Tagger {
        let tags = vec![Tag::new(Upos::Noun, Penn::Nn), Tag::new(Upos::Verb, Penn::Vbz)];
        let lexicon = Lexicon::new([("talks", TagSet::from_iter([0, 1])), ("-s", TagSet::from_iter([0]))]);
        let rows = [(70_000, vec![Vote { tag: 1, weight: -5 }]), (3, vec![Vote { tag: 0, weight: 7 }])];
        Tagger::new(tags, lexicon, Certain::new([("is", 1)]), Weights::new(rows.to_vec()))
    }

    #[test]
    fn decoding_gives_back_what_was_encoded() {
        let bytes = small().encode();
        assert_eq!(Tagger::decode(&bytes).map(|tagger| tagger.encode()), Some(bytes));
    }

    #[test]
    fn a_broken_file_is_refused() {
        let bytes = small().encode();
        assert!((0..bytes.len()).all(|end| Tagger::decode(&bytes[..end]).is_none()));
        assert!(Tagger::decode(b"mtlint-tagger-0\n").is_none());
    }
}
