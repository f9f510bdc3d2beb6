//! What of the findings is passed over: because of a comment, a `[sic]`, or an entry of an ignore file.

mod comments;
pub(super) mod ignore_file;
mod notice;
mod roster;
mod scope;
mod sic;

pub(super) use ignore_file::IgnoreFiles;
pub(super) use notice::Notice;
pub(super) use roster::{Roster, Standing};

use std::collections::BTreeMap;
use std::sync::Arc;

use mtlint::diagnostic::{Diagnostic, RuleId, Severity};
use mtlint::format::InputFormat;
use mtlint::text::{LineColumn, LineIndex};

use super::files::Place;
use super::hurdle::Hurdle;

/// Which findings about suppressions are wanted themselves: their rules, and how bad each is.
pub(super) type WantedNotices = BTreeMap<RuleId, Severity>;

/// A text that findings are in.
#[derive(Debug)]
pub(super) struct Text<'t> {
    pub(super) place: &'t Place,
    pub(super) format: InputFormat,
    /// The contents of the file.
    pub(super) source: &'t str,
}

/// All that is passed over in a run.
#[derive(Debug)]
pub(super) struct Suppressions {
    roster: Roster,
    ignore_files: Arc<IgnoreFiles>,
    wanted: WantedNotices,
}

impl Suppressions {
    /// What holds where `roster` looks and `ignore_files` are about the articles; of the findings about suppressions only those
    /// of the rules `wanted` are told.
    pub(super) fn new(roster: Roster, ignore_files: Arc<IgnoreFiles>, wanted: WantedNotices) -> Self {
        Self { roster, ignore_files, wanted }
    }

    /// Looks at no ignore file any more.
    pub(super) fn forget_ignore_files(&mut self) {
        self.ignore_files = Arc::default();
    }

    /// The rules of the run.
    pub(super) fn roster(&self) -> &Roster {
        &self.roster
    }

    /// `found` in `text` without what is to be passed over, and with what is wrong about that.
    pub(super) fn respect(&self, text: &Text<'_>, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let Text { place, format, source } = *text;
        sic::respect(source, &mut found);
        let comments = comments::comments(format, source);
        if !comments.is_empty() {
            scope::respect(source, &comments, &self.roster, &mut found);
        }
        let unused = self.ignore_files.respect(place, source, &mut found);
        found.extend(unused.iter().filter_map(|entry| entry.judged(&self.roster)));
        found.retain_mut(|it| !Notice::is(it) || self.grade(it));
        found.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
        found
    }

    /// What of all this `found` in `text` is passed over by.
    pub(super) fn hurdles(&self, text: &Text<'_>, found: &Diagnostic) -> Vec<Hurdle> {
        let Text { place, format, source } = *text;
        let lines = LineIndex::new(source);
        let at = |offset: usize| {
            let LineColumn { line, column } = lines.line_column(offset);
            format!("{}:{line}:{column}", place.name())
        };
        let mark = sic::mark_behind(source, found.span);
        let mark = mark.map(|mark| Hurdle::new("sic", format!("the author says so at {}", at(mark))));
        let comments = comments::comments(format, source);
        let comment = scope::comment_about(source, &comments, found);
        let comment = comment.map(|(comment, word)| {
            Hurdle::new("comment", format!("`{} {}` at {}", comment.verb.text, word.text, at(comment.span.start)))
        });
        let entry = self.ignore_files.entry_about(text, found);
        let entry = entry.map(|(at, reason)| {
            let reason = reason.map_or_else(String::new, |reason| format!(": “{reason}”"));
            Hurdle::new("ignore", format!("an entry at {at}{reason}"))
        });
        [mark, comment, entry].into_iter().flatten().collect()
    }

    /// Gives `notice` the severity that is wanted; false if it isn't wanted at all.
    fn grade(&self, notice: &mut Diagnostic) -> bool {
        let severity = self.notice_severity(&notice.rule);
        notice.severity = severity.unwrap_or(notice.severity);
        severity.is_some()
    }

    /// How bad it is what the rule `id` about suppressions finds, if it is wanted.
    pub(super) fn notice_severity(&self, id: &RuleId) -> Option<Severity> {
        self.wanted.get(id).copied()
    }
}
