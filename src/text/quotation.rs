//! What stands inside quotation marks, roughly: enough to tell speech from report.

use super::{View, ViewSpan};

/// The quotations of the paragraph `span`, without their marks. One that isn't closed runs to the paragraph's end.
pub(super) fn quotations(source: &str, view: &View, span: ViewSpan) -> Vec<ViewSpan> {
    let text = view.text();
    let mut found = Vec::new();
    let mut open = None;
    for (offset, mark) in text[span.range()].match_indices(['"', '«', '»']) {
        let place = ViewSpan::new(span.start + offset, span.start + offset + mark.len());
        let written = &source[view.original(place).range()];
        match (open, turns(written, text, place)) {
            (None, Turn::Opens | Turn::Either) => open = Some(place.end),
            (Some(start), Turn::Closes | Turn::Either) => {
                found.push(ViewSpan::new(start, place.start));
                open = None;
            }
            _ => {}
        }
    }
    found.extend(open.map(|start| ViewSpan::new(start, span.end)));
    found
}

/// What a quotation mark can do where it stands.
enum Turn {
    Opens,
    Closes,
    Either,
}

fn turns(written: &str, text: &str, place: ViewSpan) -> Turn {
    let free_before = text[..place.start].chars().next_back().is_none_or(|c| c.is_whitespace() || "([-–—".contains(c));
    let free_after = text[place.end..].chars().next().is_none_or(|c| c.is_whitespace() || ".,;:!?)]".contains(c));
    match written {
        "“" | "„" | "«" => Turn::Opens,
        "”" | "»" => Turn::Closes,
        _ if free_before && !free_after => Turn::Opens,
        _ if free_after && !free_before => Turn::Closes,
        _ => Turn::Either,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    fn quoted(source: &str) -> Vec<String> {
        let document = Document::new(source);
        document.quotations().iter().map(|&span| document.view().slice(span).to_owned()).collect()
    }

    #[test]
    fn curly_and_straight_quotes() {
        assert_eq!(quoted("“Yes,” he said. “No.”"), ["Yes,", "No."]);
        assert_eq!(quoted("\"Yes,\" he said (\"of course\")."), ["Yes,", "of course"]);
    }

    #[test]
    fn an_open_quotation_ends_with_its_paragraph() {
        assert_eq!(quoted("He said: “This goes on.\n“And on.”"), ["This goes on.", "And on."]);
    }
}
