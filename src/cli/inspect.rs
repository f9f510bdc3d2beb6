//! How a file is looked at: by which rules, as what format, and what of their findings is passed over.

use std::collections::HashMap;

use mtlint::diagnostic::{Applicability, Diagnostic};
use mtlint::format::{FormatError, Reading};
use mtlint::linter::{Fixed, Linter, fix_with};
use mtlint::origin::{Evidence, Languages};

use super::args::{FailOn, FileArgs};
use super::config::{Accepted, AllSettings, Holding, Scoring, Settings};
use super::failure::Failure;
use super::files::Place;

/// What looks at the files of a run: one inspector for all files for which the same settings hold.
#[derive(Debug)]
pub(super) struct Inspectors {
    each: Vec<Inspector>,
    /// The positions of the inspectors of those places that the first one isn't for.
    others: HashMap<Place, usize>,
}

impl Inspectors {
    /// What looks at `places`; those that settings exclude are taken out of them.
    pub(super) fn new(all: AllSettings, args: &FileArgs, places: &mut Vec<Place>) -> Result<Self, Failure> {
        let inspectors = Self { each: Vec::new(), others: HashMap::new() };
        let mut building = Building { all, inspectors, known: HashMap::new() };
        let mut kept = Vec::with_capacity(places.len());
        for place in places.drain(..) {
            let holding = building.all.holding(&place)?;
            if !is_walked(&place, args) || !building.all.excludes(&place, &holding) {
                building.add(&place, holding)?;
                kept.push(place);
            }
        }
        *places = kept;
        if places.is_empty() {
            // What is wrong with settings is told even if there is nothing to look at.
            let here = Place::Stdin(String::new());
            let holding = building.all.holding(&here)?;
            building.add(&here, holding)?;
        }
        Ok(building.inspectors)
    }

    /// What looks at `place`.
    pub(super) fn of(&self, place: &Place) -> &Inspector {
        &self.each[self.others.get(place).copied().unwrap_or(0)]
    }
}

/// Inspectors on the way.
#[derive(Debug)]
struct Building {
    all: AllSettings,
    inspectors: Inspectors,
    /// The positions of the inspectors that there are.
    known: HashMap<Holding, usize>,
}

impl Building {
    /// Sees to it that there is an inspector for `place`, for which the settings of `holding` hold.
    fn add(&mut self, place: &Place, holding: Holding) -> Result<(), Failure> {
        let Inspectors { each, others } = &mut self.inspectors;
        let position = if let Some(position) = self.known.get(&holding) {
            *position
        } else {
            each.push(Inspector::new(&self.all.settings(&holding))?);
            self.known.insert(holding, each.len() - 1);
            each.len() - 1
        };
        if position > 0 {
            others.insert(place.clone(), position);
        }
        Ok(())
    }
}

/// Whether `place` was found in a folder, or is to be treated like that.
fn is_walked(place: &Place, args: &FileArgs) -> bool {
    args.force_exclude || !matches!(place, Place::File(path) if args.paths.contains(path))
}

/// What looks at files.
#[derive(Debug)]
pub(super) struct Inspector {
    linter: Linter,
    reading: Reading,
    accepted: Accepted,
    languages: Sought,
    fail_on: FailOn,
    scoring: Scoring,
}

/// Of which languages artefacts are sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sought {
    /// Of all that there are rules of.
    All,
    /// Of those that the article was probably translated from.
    Likely,
}

impl Inspector {
    /// What `settings` ask for.
    fn new(settings: &Settings<'_>) -> Result<Self, Failure> {
        Ok(Self {
            linter: Linter::new(settings.rules()?),
            reading: Reading::default(),
            accepted: settings.accepted(),
            languages: if settings.infers_languages()? { Sought::Likely } else { Sought::All },
            fail_on: settings.fail_on(),
            scoring: settings.scoring()?,
        })
    }

    /// What is found in `source`, the contents of a file.
    pub(super) fn check(&self, source: &str) -> Result<Vec<Diagnostic>, FormatError> {
        let mut articles = self.articles(source)?;
        for article in &mut articles {
            keep(self.origin(article, source).as_ref(), article);
        }
        Ok(self.unaccepted(articles, source))
    }

    /// `source` with every fix applied that is at least as safe as `allowed`.
    pub(super) fn fix(&self, source: &str, allowed: Applicability) -> Result<Fixed, FormatError> {
        // What is mended no longer tells where it came from.
        let articles = if self.languages == Sought::Likely { self.articles(source)? } else { Vec::new() };
        let origins: Vec<_> = articles.iter().map(|article| self.origin(article, source)).collect();
        fix_with(source, allowed, |text| {
            let mut articles = self.articles(text)?;
            for (article, origin) in articles.iter_mut().zip(&origins) {
                keep(origin.as_ref(), article);
            }
            Ok(self.unaccepted(articles, text))
        })
    }

    /// What the rules find in each article of `source`.
    fn articles(&self, source: &str) -> Result<Vec<Vec<Diagnostic>>, FormatError> {
        Ok(self.reading.prose(source)?.iter().map(|prose| self.linter.check_prose(prose)).collect())
    }

    /// The languages that an article with these findings was translated from, if that is wanted and can be told.
    fn origin(&self, article: &[Diagnostic], source: &str) -> Option<Languages> {
        (self.languages == Sought::Likely).then(|| Evidence::of(article, source).languages()).flatten()
    }

    /// What isn't accepted of the findings in all articles, in the order of the file.
    fn unaccepted(&self, articles: Vec<Vec<Diagnostic>>, source: &str) -> Vec<Diagnostic> {
        let all = articles.into_iter().flatten();
        let mut found: Vec<Diagnostic> = all.filter(|found| !self.accepted.covers(found, source)).collect();
        found.sort_by(|a, b| (a.span, &a.rule).cmp(&(b.span, &b.rule)));
        found
    }

    /// The mildest finding that makes the program fail.
    pub(super) fn fail_on(&self) -> FailOn {
        self.fail_on
    }

    /// What findings cost.
    #[allow(dead_code, reason = "it is for reports that give a verdict")]
    pub(super) fn scoring(&self) -> Scoring {
        self.scoring
    }
}

/// Keeps of `article` what translations from `languages` leave behind; everything if they aren't known.
fn keep(languages: Option<&Languages>, article: &mut Vec<Diagnostic>) {
    article.retain(|found| languages.is_none_or(|languages| languages.concern(&found.rule)));
}
