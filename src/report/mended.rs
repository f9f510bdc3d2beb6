//! What a fix makes of a place, for people and for programs.

use super::excerpt::{middle, visible};
use crate::diagnostic::{Applicability, Edit, Fix, apply_edits};
use crate::text::Span;

/// What stands in the place of `span` once `fix` is applied. An edit across an end of `span` counts as a whole; edits
/// elsewhere are left out.
pub fn text_after(text: &str, span: Span, fix: &Fix) -> String {
    let touches = |edit: &&Edit| {
        let inserts_at_an_end = edit.span.is_empty() && span.contains(edit.span);
        edit.span.overlaps(span) || inserts_at_an_end
    };
    let inside = |at: usize| at.clamp(span.start, span.end) - span.start;
    let edits = fix.edits.iter().filter(touches).map(|edit| Edit {
        span: Span::new(inside(edit.span.start), inside(edit.span.end)),
        replacement: edit.replacement.clone(),
    });
    let edits: Vec<Edit> = edits.collect();
    apply_edits(text.get(span.range()).unwrap_or_default(), &edits)
}

/// A sentence that tells an editor what to write, in at most about `width` columns.
pub(super) fn advice(text: &str, span: Span, fix: &Fix, width: usize) -> String {
    let place =
        fix.edits.iter().fold(span, |all, edit| Span::new(all.start.min(edit.span.start), all.end.max(edit.span.end)));
    let before = text.get(place.range()).unwrap_or_default();
    let after = text_after(text, place, fix);
    let what = match after.as_str() {
        "" if before.trim().is_empty() => "remove the space".to_owned(),
        "" => format!("remove {}", quoted(before, width)),
        " " => "write one space".to_owned(),
        _ => format!("write {}", quoted(&after, width)),
    };
    match fix.applicability {
        Applicability::Safe => what,
        Applicability::Unsafe => format!("{what} (unsafe fix)"),
        Applicability::Display => format!("perhaps {what}"),
    }
}

/// `text` in quotation marks that it does not have itself.
fn quoted(text: &str, width: usize) -> String {
    let shown = middle(&visible(text), width.saturating_sub(40).max(30));
    if shown.contains(['“', '”']) { format!("`{shown}`") } else { format!("“{shown}”") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The Kremlin said “ it would  stop.";

    fn span(needle: &str) -> Span {
        let start = TEXT.find(needle).unwrap();
        Span::new(start, start + needle.len())
    }

    fn replace(needle: &str, by: &str) -> Fix {
        Fix::replace(span(needle), by, Applicability::Safe)
    }

    #[test]
    fn a_replacement_of_the_place_is_what_stands_there() {
        let fix = replace("Kremlin", "White House");
        assert_eq!(text_after(TEXT, span("Kremlin"), &fix), "White House");
        assert_eq!(advice(TEXT, span("Kremlin"), &fix, 80), "write “White House”");
    }

    #[test]
    fn an_insertion_at_an_end_belongs_to_the_place() {
        let end = span("said").end;
        let comma = Fix::replace(Span::new(end, end), ",", Applicability::Unsafe);
        assert_eq!(text_after(TEXT, span("said"), &comma), "said,");
        assert_eq!(advice(TEXT, span("said"), &comma, 80), "write “said,” (unsafe fix)");
    }

    #[test]
    fn an_edit_across_an_end_counts_as_a_whole_and_one_elsewhere_not() {
        assert_eq!(text_after(TEXT, span("said"), &replace("Kremlin said", "it says")), "it says");
        assert_eq!(text_after(TEXT, span("said"), &replace("Kremlin ", "it ")), "said");
        let elsewhere = advice(TEXT, span("said"), &replace("Kremlin ", "it "), 80);
        assert_eq!(elsewhere, "write “it said”");
    }

    #[test]
    fn spaces_and_quotation_marks_can_be_told_from_the_sentence_around_them() {
        let after_mark = Span::new(span("“ ").start + 3, span("“ ").end);
        let gone = Fix::replace(after_mark, "", Applicability::Safe);
        assert_eq!(advice(TEXT, after_mark, &gone, 80), "remove the space");
        assert_eq!(advice(TEXT, span("“"), &replace("“", ""), 80), "remove `“`");
        assert_eq!(advice(TEXT, span("“ "), &replace("“ ", "“"), 80), "write `“`");
        assert_eq!(advice(TEXT, span("  "), &replace("  ", " "), 80), "write one space");
    }
}
