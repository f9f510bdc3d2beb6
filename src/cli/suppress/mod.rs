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

use std::sync::Arc;

use mtlint::diagnostic::{Diagnostic, RuleId};
use mtlint::format::InputFormat;

use super::files::Place;

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
    /// Which findings about suppressions are wanted themselves.
    wanted: Vec<RuleId>,
}

impl Suppressions {
    /// What holds where `roster` looks and `ignore_files` are about the articles; of the findings about suppressions only those
    /// of the rules `wanted` are told.
    pub(super) fn new(roster: Roster, ignore_files: Arc<IgnoreFiles>, wanted: Vec<RuleId>) -> Self {
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
        found.retain(|it| !Notice::is(it) || self.wanted.contains(&it.rule));
        found.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
        found
    }
}
