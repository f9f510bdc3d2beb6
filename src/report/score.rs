//! How much is wrong with a text in one number, and what that means for its publication.
//!
//! MQM (Multidimensional Quality Metrics, themqm.org) gives a minor error one penalty point, a major one five and a critical one
//! twenty-five, and divides by the length of the text. An *error* of ours counts as major, a *warning* as minor; an *info* is
//! MQM's neutral remark. Nothing counts as critical: that a text misleads its readers is not for a program to say.

use std::fmt;
use std::ops::AddAssign;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};

/// The words that a score is about.
const PER_WORDS: f64 = 1000.0;

/// A shorter text counts as if it had this many words: one slip in a headline must not look like a bad article.
pub(super) const FEWEST_WORDS: usize = 100;

/// Penalty points of one finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// For what is wrong in any article.
    pub error: f64,
    /// For what is almost surely an artefact.
    pub warning: f64,
    /// For what is worth a look.
    pub info: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { error: 5.0, warning: 1.0, info: 0.0 }
    }
}

impl Weights {
    /// The points of a finding this bad.
    pub fn of(&self, severity: Severity) -> f64 {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Info => self.info,
        }
    }
}

/// The lowest scores that ask for more than publication.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// From here on somebody should look.
    pub look: f64,
    /// From here on the text should be held.
    pub hold: f64,
}

impl Default for Thresholds {
    /// A warning in a thousand words asks for a look; 20 points are what MQM writes as a quality of 98 of 100.
    fn default() -> Self {
        Self { look: 1.0, hold: 20.0 }
    }
}

/// How findings become a score, and a score a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Scale {
    /// What findings weigh.
    pub weights: Weights,
    /// What scores mean.
    pub thresholds: Thresholds,
}

/// What to do with a text. Ordered: of two, the graver one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing stands in the way.
    #[default]
    Publish,
    /// Somebody should look at the findings first.
    Look,
    /// So much is wrong that it should be edited, or translated again.
    Hold,
}

impl Verdict {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Look => "look",
            Self::Hold => "hold",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What is counted in a text, or in many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Words: whatever stands between spaces and holds a letter or a digit.
    pub words: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are infos.
    pub infos: usize,
}

impl Counts {
    /// Counts the words of `text` and what was found in it.
    pub fn new(text: &str, found: &[Diagnostic]) -> Self {
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        let of = |severity| found.iter().filter(|it| it.severity == severity).count();
        Self { words, errors: of(Severity::Error), warnings: of(Severity::Warning), infos: of(Severity::Info) }
    }

    /// All findings.
    pub fn found(&self) -> usize {
        self.errors + self.warnings + self.infos
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
    }
}

impl Scale {
    /// Penalty points in a thousand words, to one decimal place; 0 is best.
    #[allow(clippy::cast_precision_loss, reason = "no text has so many words or faults")]
    pub fn score(&self, counts: &Counts) -> f64 {
        let points = counts.errors as f64 * self.weights.error
            + counts.warnings as f64 * self.weights.warning
            + counts.infos as f64 * self.weights.info;
        let words = counts.words.max(FEWEST_WORDS) as f64;
        (points / words * PER_WORDS * 10.0).round() / 10.0
    }

    /// What the score of `counts` means.
    pub fn verdict(&self, counts: &Counts) -> Verdict {
        match self.score(counts) {
            score if score >= self.thresholds.hold => Verdict::Hold,
            score if score >= self.thresholds.look => Verdict::Look,
            _ => Verdict::Publish,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(words: usize, errors: usize, warnings: usize, infos: usize) -> Counts {
        Counts { words, errors, warnings, infos }
    }

    #[test]
    fn an_error_weighs_as_much_as_five_warnings_and_an_info_nothing() {
        let scale = Scale::default();
        let score = |errors, warnings, infos| scale.score(&counts(700, errors, warnings, infos));
        assert!((score(1, 0, 3) - 7.1).abs() < 1e-9);
        assert!((score(1, 0, 0) - score(0, 5, 0)).abs() < 1e-9);
    }

    #[test]
    fn verdicts_change_at_their_thresholds_as_the_score_is_shown() {
        let verdict = |warnings| Scale::default().verdict(&counts(1000, 0, warnings, 9));
        assert_eq!([0, 1, 19, 20].map(verdict), [Verdict::Publish, Verdict::Look, Verdict::Look, Verdict::Hold]);
        let nearly = counts(10_030, 0, 200, 0);
        assert!((Scale::default().score(&nearly) - 19.9).abs() < 1e-9);
        assert_eq!(Scale::default().verdict(&nearly), Verdict::Look);
    }

    #[test]
    fn a_short_text_is_not_condemned_for_one_slip() {
        assert_eq!(Scale::default().verdict(&counts(7, 0, 1, 0)), Verdict::Look);
        assert_eq!(Scale::default().verdict(&counts(0, 0, 0, 0)), Verdict::Publish);
    }

    #[test]
    fn words_hold_a_letter_or_a_digit() {
        assert_eq!(Counts::new("“ Putin's war — 3 years, cease-fire ”", &[]).words, 5);
    }
}
