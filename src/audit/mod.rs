//! Layer 3: rules under examination. What is wrong with packs, all of it at once, and what is doubtful in rules that load.
//!
//! | module | asks |
//! |---|---|
//! | `faults` | is the file right? every problem, not only the first of each rule |
//! | `firing` | does each rule fire on an example of its own, and does an example show what its `unless` is for? |
//! | `literals` | can each literal be found in any text? |
//! | `shadows` | does another phrase or rule always say the same? |
//! | `undoing` | do two rules change each other's text for ever? |

mod difference;
mod faults;
mod firing;
mod literals;
mod shadows;
mod source;
mod undoing;

pub use difference::{Change, difference};

use crate::linter::Linter;
use crate::rule::{Pack, Rule, RuleError, RuleSet};

pub use source::about;

use source::Sources;

/// Something to say about a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How bad it is.
    pub grade: Grade,
    /// What it is, where, and what to do about it.
    pub error: RuleError,
}

/// How bad a remark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// The rule works, but not all of it is of use.
    Warning,
    /// The rule can't be loaded, or can't do what it says.
    Error,
}

/// All that there is to say about `packs`, in the order of the packs and of their lines. Rules that can't be loaded are
/// left out of the questions that take a working rule.
pub fn audit(packs: &[Pack]) -> Vec<Remark> {
    let (rules, mut remarks) = faults::load(packs);
    let sources = Sources::new(packs);
    let linter = Linter::new(rules);
    remarks.extend(firing::remarks(linter.rules()));
    remarks.extend(literals::remarks(linter.rules(), &sources));
    remarks.extend(shadows::remarks(&linter, &sources));
    remarks.extend(undoing::remarks(&linter));
    for remark in &mut remarks {
        remark.of_whole_rule(&sources);
    }
    let order = |remark: &Remark| packs.iter().position(|pack| pack.path == remark.error.path);
    remarks.sort_by_key(|remark| (order(remark), remark.error.line, remark.error.column));
    remarks.dedup();
    remarks
}

impl Remark {
    /// A remark on `rule`, at the line where it begins.
    fn on(rule: &Rule, grade: Grade, message: String, remedy: &str) -> Self {
        let (path, remedy) = (rule.pack_path().to_owned(), Some(remedy.to_owned()));
        Self { grade, error: RuleError { path, line: rule.line(), column: 1, message, remedy } }
    }

    /// Points to where the rule begins, if the remark is about all of it.
    fn of_whole_rule(&mut self, sources: &Sources) {
        let RuleError { path, line, column, .. } = &mut self.error;
        if *column == 1 {
            *column = sources.column(path, *line).unwrap_or(1);
        }
    }

    /// The same remark at the line and column `place`, if that is known.
    fn at(mut self, place: Option<(usize, usize)>) -> Self {
        if let Some((line, column)) = place {
            self.error.line = line;
            self.error.column = column;
        }
        self
    }
}

/// The rules of `set` and what `examine` has to say about each, worked out by all processors.
fn on_each(set: &RuleSet, examine: impl Fn(&Rule) -> Vec<Remark> + Send + Sync) -> Vec<Remark> {
    use rayon::prelude::*;
    let rules: Vec<&Rule> = set.rules().collect();
    rules.into_par_iter().flat_map_iter(examine).collect()
}
