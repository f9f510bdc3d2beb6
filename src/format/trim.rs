//! An edit reduced to what it changes.

use crate::text::Span;

/// `span` of `text` and the `replacement` for it without what they have in common at both ends.
pub(super) fn to_difference<'r>(text: &str, span: Span, replacement: &'r str) -> (Span, &'r str) {
    let old = &text[span.range()];
    let head = common(old.chars(), replacement.chars());
    let (old, new) = (&old[head..], &replacement[head..]);
    let tail = common(old.chars().rev(), new.chars().rev());
    (Span::new(span.start + head, span.end - tail), &new[..new.len() - tail])
}

/// How many bytes the two have in common at their start.
fn common(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    left.zip(right).take_while(|(left, right)| left == right).map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trimmed(text: &str, replacement: &'static str) -> (usize, usize, &'static str) {
        let (span, written) = to_difference(text, Span::new(0, text.len()), replacement);
        (span.start, span.end, written)
    }

    #[test]
    fn what_stays_at_both_ends_is_left_out() {
        assert_eq!(trimmed("Poutine", "Putin"), (1, 7, "utin"));
        assert_eq!(trimmed("the the", "the"), (3, 7, ""));
        assert_eq!(trimmed("Kremlin", "the Kremlin"), (0, 0, "the "));
        assert_eq!(trimmed("“a", "”a"), (0, 3, "”"));
        assert_eq!(trimmed("aa", "aa"), (2, 2, ""));
    }
}
