//! What of the findings is passed over: because of a comment, a `[sic]`, or an entry of an ignore file.

mod comments;
pub(super) mod ignore_file;
mod notice;
mod roster;
mod scope;
mod sic;

pub(super) use ignore_file::IgnoreFiles;
pub(super) use notice::Notice;
pub(super) use roster::{Roster, Selector, Standing};

use std::collections::BTreeMap;
use std::sync::Arc;

use mtlint::diagnostic::{Diagnostic, RuleId, Severity};
use mtlint::format::InputFormat;

use super::files::Place;

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
