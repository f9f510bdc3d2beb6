//! Spaces that part what an apostrophe or a hyphen joins.

use super::super::around::{Around, is_gap, is_word};
use super::{SpacingDefect, SpacingFault};
use crate::text::Span;

/// What an apostrophe joins to the word before it.
const ENDINGS: [&str; 7] = ["s", "t", "d", "m", "ll", "re", "ve"];

/// Second parts of compounds. Before them a hyphen with a space on one side is a slip, not a dash.
const COMPOUND_ENDS: [&str; 40] = [
    "old",
    "year",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "mile",
    "foot",
    "metre",
    "meter",
    "kilometre",
    "kilometer",
    "point",
    "dollar",
    "term",
    "based",
    "known",
    "led",
    "born",
    "backed",
    "held",
    "owned",
    "made",
    "style",
    "related",
    "level",
    "scale",
    "wide",
    "range",
    "fledged",
    "time",
    "profile",
    "speaking",
    "friendly",
    "elect",
    "general",
    "called",
    "off",
    "up",
];

/// First parts of compounds that are no words of their own.
const PREFIXES: [&str; 13] =
    ["ex", "non", "anti", "pre", "post", "semi", "mid", "multi", "inter", "pro", "neo", "vice", "self"];

/// Words that never end a compound, and follow no hyphen that waits for one, as `low- and high-` does.
const AFTER_NO_HYPHEN: [&str; 9] = ["of", "the", "a", "an", "by", "with", "from", "in", "on"];

/// `Anna 's`, and `the workers ' rights` where nothing else in the paragraph can be meant.
pub(super) fn apostrophe_after(around: Around<'_>, gap: Span) -> Option<SpacingDefect> {
    let mark = around.right(gap.end)?;
    let after = gap.end + mark.len_utf8();
    let (left, ending) = (around.word_before(gap.start), around.word_after(after));
    if left.is_empty() {
        return None;
    }
    let parted = if ending.is_empty() {
        around.right(after).is_some_and(is_gap)
            && left.ends_with('s')
            && left.len() > 2
            && is_only_mark(around, gap.end)
    } else {
        ENDINGS.contains(&ending) && fits(left, ending) && ends_word(around, after + ending.len())
    };
    parted.then(|| parted_at(SpacingFault::SpaceAroundApostrophe, gap, after + ending.len()))
}

/// Whether `ending` can follow `word`.
fn fits(word: &str, ending: &str) -> bool {
    match ending {
        "s" => true,
        "t" => word.ends_with('n'),
        "m" => word == "I",
        _ => matches!(
            word.to_lowercase().as_str(),
            "i" | "you" | "he" | "she" | "it" | "we" | "they" | "that" | "there" | "who" | "what"
        ),
    }
}

/// Whether a word ends at `at`, and no quotation mark closes there: the letter 's'.
fn ends_word(around: Around<'_>, at: usize) -> bool {
    !matches!(around.right(at), Some('\'' | '’' | '-' | '‑'))
}

/// Whether the apostrophe at `at` is the only one in the paragraph that stands at the edge of a word.
pub(super) fn is_only_mark(around: Around<'_>, at: usize) -> bool {
    const MARKS: [char; 4] = ['\'', '’', '‘', '`'];
    let end = at + around.right(at).map_or(1, char::len_utf8);
    let at_edge = |place: usize, mark: &str| {
        let inner = around.left(place).is_some_and(is_word) && around.right(place + mark.len()).is_some_and(is_word);
        !inner
    };
    // The nearest one is looked for, so that no stretch is gone through twice.
    let before = || around.before(at).rmatch_indices(MARKS).any(|(place, mark)| at_edge(around.start() + place, mark));
    let after = || around.after(end).match_indices(MARKS).any(|(place, mark)| at_edge(end + place, mark));
    !before() && !after()
}

/// `do n't`
pub(super) fn not_after(around: Around<'_>, gap: Span) -> Option<SpacingDefect> {
    let rest = around.after(gap.end).strip_prefix('n')?.trim_start_matches(['\'', '’']);
    let end = gap.end + around.after(gap.end).len() - rest.len() + 1;
    let is_not = rest.starts_with('t') && end > gap.end + 2 && !around.right(end).is_some_and(is_word);
    let verb = around.word_before(gap.start).to_lowercase();
    let fits = matches!(
        verb.as_str(),
        "do" | "does"
            | "did"
            | "is"
            | "are"
            | "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "ca"
            | "could"
            | "wo"
            | "would"
            | "should"
            | "must"
            | "need"
    );
    (is_not && fits).then(|| parted_at(SpacingFault::SpaceAroundApostrophe, gap, end))
}

/// `well -known`: the space before a hyphen.
pub(super) fn before_hyphen(around: Around<'_>, gap: Span) -> Option<SpacingDefect> {
    let (left, right) = (around.word_before(gap.start), around.word_after(gap.end + 1));
    let parted = !left.is_empty() && COMPOUND_ENDS.contains(&right) && !opens_aside(around, gap.end + 1);
    parted.then(|| parted_at(SpacingFault::SpaceAroundHyphen, gap, gap.end + 1 + right.len()))
}

/// Whether the dash before `at` has its partner further on: `the law -based on this- says`.
fn opens_aside(around: Around<'_>, at: usize) -> bool {
    let after = around.after(at);
    after.contains("- ") || after.contains(" -")
}

/// `20- year`, `ex- minister`: the space after the hyphen at `at`.
pub(super) fn after_hyphen(around: Around<'_>, at: usize) -> Option<SpacingDefect> {
    let gap = Span::new(at + 1, around.gap_end(at + 1));
    let (left, right) = (around.word_before(at), around.word_after(gap.end));
    if gap.is_empty() || left.is_empty() || right.is_empty() {
        return None;
    }
    let is_prefix = PREFIXES.contains(&left.to_lowercase().as_str())
        && !matches!(right, "and" | "or" | "to" | "but" | "nor" | "as" | "versus");
    let is_number = left.bytes().all(|byte| byte.is_ascii_digit()) && COMPOUND_ENDS[..15].contains(&right);
    let shown = Span::new(at - left.len(), gap.end + right.len());
    if is_prefix || is_number {
        return Some(SpacingDefect::superfluous(SpacingFault::SpaceAroundHyphen, gap, shown));
    }
    let leans =
        left.chars().all(char::is_lowercase) && (AFTER_NO_HYPHEN.contains(&right) || is_lone(around, at, right));
    leans.then_some(SpacingDefect { fault: SpacingFault::SpaceAroundHyphen, span: shown, edit: None })
}

/// Whether the hyphen at `at` leans on its word for no reason: no compound goes on behind `right`, and no other dash is
/// near that would make an aside of what stands between.
fn is_lone(around: Around<'_>, at: usize, right: &str) -> bool {
    let others = |text: &str| text.contains(" -") || text.contains("- ") || text.contains('–');
    let is_pause =
        matches!(right, "and" | "or" | "to" | "but" | "nor" | "as" | "versus" | "vs" | "through" | "und" | "y" | "et");
    !is_pause && !others(around.near_before(at)) && !others(around.near_after(at + 1).trim_start())
}

fn parted_at(fault: SpacingFault, gap: Span, end: usize) -> SpacingDefect {
    SpacingDefect::superfluous(fault, gap, Span::new(gap.start, end))
}
