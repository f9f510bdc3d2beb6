//! The article: its paragraphs, with the findings marked in place.
//!
//! The page holds the text once. What each fix would take out and put in stands in it already, the latter hidden; the
//! corrected text is what is to be seen.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use super::escape::escaped;
use super::pieces::{Block, FixNumber, Insertion, Piece};
use crate::diagnostic::{Diagnostic, Severity};

/// Writes the paragraphs of one text, which is number `number` of the page.
pub(super) struct Prose<'a> {
    number: usize,
    text: &'a str,
    found: &'a [Diagnostic],
    /// The findings that have been written already; of a place in several pieces only the first is a stop of the Tab key.
    begun: HashSet<usize>,
    /// The findings of something missing, which have no text of their own, by their places.
    points: HashMap<usize, Vec<usize>>,
}

impl<'a> Prose<'a> {
    pub(super) fn new(number: usize, text: &'a str, found: &'a [Diagnostic]) -> Self {
        let mut points: HashMap<usize, Vec<usize>> = HashMap::new();
        for (finding, it) in found.iter().enumerate().filter(|(_, it)| it.span.is_empty()) {
            points.entry(it.span.start).or_default().push(finding);
        }
        Self { number, text, found, begun: HashSet::new(), points }
    }

    /// One paragraph.
    pub(super) fn paragraph(&mut self, block: &Block, pieces: &[Piece<'_>]) -> String {
        let class = if block.is_headline { "prose headline" } else { "prose" };
        let mut html = format!("<p class=\"{class}\">");
        let goes_on = |one: &Piece, next: &Piece| {
            one.found == next.found && next.before.is_empty() && !self.points.contains_key(&next.span.start)
        };
        let places: Vec<&[Piece<'_>]> = pieces.chunk_by(goes_on).collect();
        for same_place in places {
            self.place(same_place, block, &mut html);
        }
        html.push_str("</p>");
        html
    }

    /// Pieces that the same findings speak of.
    fn place(&mut self, pieces: &[Piece<'_>], block: &Block, html: &mut String) {
        let Some(first) = pieces.first() else { return };
        first.before.iter().for_each(|insertion| insert(insertion, html));
        self.missing(first, html);
        let is_marked = !first.found.is_empty();
        if is_marked {
            self.open(first, html);
        }
        for piece in pieces {
            self.piece(piece, block, html);
        }
        if is_marked {
            html.push_str("</a>");
        }
        if let Some(last) = pieces.last() {
            self.numbers(last, html);
        }
    }

    /// The beginning of a mark: a link to the first of its notes.
    fn open(&mut self, piece: &Piece<'_>, html: &mut String) {
        let number = self.number;
        let new: Vec<usize> = piece.found.iter().copied().filter(|it| self.begun.insert(*it)).collect();
        for finding in &new {
            let _ = write!(html, "<span id=\"m{number}-{}\"></span>", finding + 1);
        }
        let severity = piece.found.iter().map(|&it| self.found[it].severity).max().unwrap_or(Severity::Info);
        // The link leads to the one that begins last: it is the closest to what was clicked on.
        let nearest = piece.found.last().copied().unwrap_or_default() + 1;
        let notes: Vec<String> = piece.found.iter().map(|it| format!("n{number}-{}", it + 1)).collect();
        let stop = if new.is_empty() { " tabindex=\"-1\"" } else { "" };
        let _ = write!(
            html,
            "<a class=\"mark {severity}\" href=\"#n{number}-{nearest}\" data-notes=\"{}\" \
             aria-describedby=\"s{number}-{nearest}\"{stop}>",
            notes.join(" ")
        );
    }

    /// What is missing before `piece`.
    fn missing(&mut self, piece: &Piece<'_>, html: &mut String) {
        let number = self.number;
        for finding in self.points.remove(&piece.span.start).unwrap_or_default() {
            let (severity, finding) = (self.found[finding].severity, finding + 1);
            let _ = write!(
                html,
                "<span id=\"m{number}-{finding}\"></span><a class=\"mark point {severity}\" href=\"#n{number}-{finding}\" \
                 data-notes=\"n{number}-{finding}\" aria-label=\"something is missing here\"></a>\
                 <sup data-no=\"{finding}\"></sup>",
            );
        }
    }

    fn piece(&self, piece: &Piece<'_>, block: &Block, html: &mut String) {
        let text = escaped(self.text.get(piece.span.range()).unwrap_or_default());
        let is_shown = block.shown.contains(piece.span);
        if text.is_empty() || (is_shown && piece.cut_by.is_empty()) {
            html.push_str(&text);
        } else {
            let class = if is_shown { "" } else { " class=\"gap\"" };
            let by: Vec<String> = piece.cut_by.iter().map(|&by| fix_name(by)).collect();
            let _ = write!(html, "<span{class} data-cut=\"{}\">{text}</span>", by.join(" "));
        }
        piece.behind.iter().for_each(|insertion| insert(insertion, html));
    }

    /// The numbers of the notes whose place ends with `piece`.
    fn numbers(&self, piece: &Piece<'_>, html: &mut String) {
        for finding in piece.found.iter().filter(|&&it| self.found[it].span.end == piece.span.end) {
            let _ = write!(html, "<sup data-no=\"{}\"></sup>", finding + 1);
        }
    }
}

fn insert(insertion: &Insertion<'_>, html: &mut String) {
    let _ = write!(html, "<ins data-by=\"{}\" hidden>{}</ins>", fix_name(insertion.by), escaped(insertion.text));
}

/// The name of a fix within its text: the numbers of the finding and of the fix, from 1 on.
pub(super) fn fix_name((finding, fix): FixNumber) -> String {
    format!("{}.{}", finding + 1, fix + 1)
}
