//! Quotation marks that the desk writes in its own way: a pair of marks that becomes another pair, around words that stay.

use std::collections::BTreeMap;

use super::Demands;
use super::aligned::{Pair, Words};
use super::proposal::{Count, Edit, Kind, MOST_TRIED, Proposal, Sample, around};

/// An opening mark and its closing one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Marks(char, char);

/// The marks that quotations are looked for in. “ ” and „ “ are not among them: to rules they are the same as straight ones.
const FROM: &[Marks] =
    &[Marks('«', '»'), Marks('»', '«'), Marks('「', '」'), Marks('『', '』'), Marks('《', '》'), Marks('〈', '〉')];

/// The marks of those that the kind `pairs` knows as foreign; it always writes the same for them.
const FOREIGN: &[char] = &['「', '『', '《', '〈'];
const ENGLISH: Marks = Marks('“', '”');

/// The other marks that may come of them.
const TO: &[Marks] = &[ENGLISH, Marks('"', '"'), Marks('‘', '’'), Marks('\'', '\''), Marks('‹', '›')];

/// A quotation of the machine's text, and what its marks became.
struct Quotation<'p> {
    pair: &'p Pair,
    /// Its opening and its closing mark, by their numbers among the words.
    at: (usize, usize),
    became: Option<Marks>,
}

/// The changes of marks that `pairs` speak for.
pub(super) fn proposals(pairs: &[Pair], demands: Demands) -> Vec<Proposal> {
    let best = |&old: &Marks| {
        let quotations = quotations(pairs, old);
        let mut becomes: BTreeMap<Marks, usize> = BTreeMap::new();
        for new in quotations.iter().filter_map(|it| it.became).filter(|new| *new != old) {
            *becomes.entry(new).or_default() += 1;
        }
        let (new, _) = becomes.into_iter().max_by_key(|(_, count)| *count)?;
        let count = tally(&quotations, old, new);
        let is_good = count.made >= demands.places && count.precision() >= demands.precision;
        is_good.then(|| proposal(&quotations, (old, new), count))?
    };
    FROM.iter().filter_map(best).collect()
}

/// The rule that writes `new` for `old`, shown by the shortest sentences, which do it best.
fn proposal(quotations: &[Quotation<'_>], (old, new): (Marks, Marks), count: Count) -> Option<Proposal> {
    let Marks(open, close) = old;
    let made = quotations.iter().filter(|it| it.became == Some(new));
    let mut samples: Vec<Sample> = made.filter_map(|it| it.sample(old, new)).collect();
    samples.sort_by_key(|it| it.bad.len());
    samples.truncate(MOST_TRIED);
    (!samples.is_empty()).then(|| Proposal {
        edit: Edit::Marks(old, new),
        kind: if FOREIGN.contains(&open) && new == ENGLISH { Kind::Pairs } else { Kind::Pattern },
        find: format!("{open}\\s*(?<words>[^{open}{close}\\n]+?)\\s*{close}"),
        write: format!("{}{{words}}{}", new.0, new.1),
        samples,
        count,
    })
}

/// What became of the quotations in `old` marks, where they should have become ones in `new` marks.
pub(super) fn count(pairs: &[Pair], (old, new): (Marks, Marks)) -> Count {
    tally(&quotations(pairs, old), old, new)
}

fn tally(quotations: &[Quotation<'_>], old: Marks, new: Marks) -> Count {
    let of = |marks| quotations.iter().filter(|it| it.became == Some(marks)).count();
    let (made, left) = (of(new), of(old));
    Count { made, left, otherwise: quotations.len() - made - left }
}

fn quotations(pairs: &[Pair], marks: Marks) -> Vec<Quotation<'_>> {
    let all = pairs.iter().flat_map(|pair| spans(&pair.old, marks).into_iter().map(move |at| (pair, at)));
    all.map(|(pair, at)| Quotation { pair, at, became: fate(pair, at) }).collect()
}

/// Where quotations in `marks` begin and end.
fn spans(words: &Words, Marks(open, close): Marks) -> Vec<(usize, usize)> {
    let (mut spans, mut opened) = (Vec::new(), None);
    for at in 0..words.len() {
        let is = |mark: char| words.get(at).chars().eq([mark]);
        match opened {
            Some(start) if is(close) => {
                spans.push((start, at));
                opened = None;
            }
            _ if is(open) => opened = Some(at),
            _ => {}
        }
    }
    spans
}

/// The marks that a quotation has in the edited text.
fn fate(pair: &Pair, (open, close): (usize, usize)) -> Option<Marks> {
    let mark = |at: usize| {
        let (from, to) = pair.fate(at, at + 1)?;
        let mut chars = (to == from + 1).then(|| pair.new.get(from).chars())?;
        chars.next().filter(|_| chars.next().is_none())
    };
    let marks = Marks(mark(open)?, mark(close)?);
    FROM.iter().chain(TO).any(|known| *known == marks).then_some(marks)
}

impl Quotation<'_> {
    /// The sentence of this place, unless others of its marks stand in it.
    fn sample(&self, Marks(open, close): Marks, new: Marks) -> Option<Sample> {
        let place = self.pair.old.bytes((self.at.0, self.at.1 + 1))?;
        let text = &self.pair.old.text;
        let (before, behind) = around(text, place);
        let quotation = &text[place.0..place.1];
        let inside = quotation.strip_prefix(open)?.strip_suffix(close)?;
        let is_plain =
            !inside.contains('\n') && ![before, inside, behind].iter().any(|it| it.contains(['[', ']', open, close]));
        let good = format!("{before}{}{}{}{behind}", new.0, inside.trim(), new.1);
        is_plain.then(|| Sample { bad: format!("{before}[{quotation}]{behind}"), ok: good.clone(), good })
    }
}
