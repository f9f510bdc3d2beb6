//! The surroundings of a place: as much of a text as somebody sees at once, so that the work for a place doesn't grow with
//! the text.

use super::ViewSpan;

/// More than any sentence has, in bytes: what stands further away has nothing to do with a place.
pub(crate) const SENTENCE: usize = 2_000;

/// More than any paragraph of an article has, in bytes.
pub(crate) const PARAGRAPH: usize = 10_000;

/// More than most articles have, in bytes.
pub(crate) const ARTICLE: usize = 60_000;

/// The part of the passage `around` of `text` that reaches at most so many bytes beyond `place`.
pub(crate) fn near(text: &str, around: ViewSpan, place: ViewSpan, reach: usize) -> ViewSpan {
    let is_char = |at: &usize| text.is_char_boundary(*at);
    let (first, last) = (place.start.saturating_sub(reach), place.end.saturating_add(reach));
    let start = (around.start.max(first)..=place.start).find(is_char).unwrap_or(place.start);
    let end = (place.end..=around.end.min(last)).rev().find(is_char).unwrap_or(place.end);
    ViewSpan::new(start, end)
}

/// Whether the words at `place` stand at least so many times around there, as far as an article goes.
pub(crate) fn stands_often(text: &str, place: ViewSpan, times: usize) -> bool {
    let article = near(text, ViewSpan::new(0, text.len()), place, ARTICLE);
    text[article.range()].matches(&text[place.range()]).take(times).count() == times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surroundings_end_between_characters() {
        let text = "éé a éé";
        let place = ViewSpan::new(5, 6);
        let whole = ViewSpan::new(0, text.len());
        assert_eq!(&text[near(text, whole, place, 2).range()], " a ");
        assert_eq!(&text[near(text, whole, place, 3).range()], "é a é");
        assert_eq!(near(text, whole, place, usize::MAX), whole);
        assert_eq!(near(text, ViewSpan::new(4, 7), place, 9), ViewSpan::new(4, 7));
    }

    #[test]
    fn what_stands_often_is_counted_up_to_there() {
        let text = "ab ab ab";
        assert!(stands_often(text, ViewSpan::new(3, 5), 3) && !stands_often(text, ViewSpan::new(3, 5), 4));
    }
}
