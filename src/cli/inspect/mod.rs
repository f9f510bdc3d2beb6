//! How a file is looked at: by which rules, as what format, and what of their findings is passed over.

mod judged;

use std::collections::HashMap;
use std::sync::Arc;

use mtlint::diagnostic::{Applicability, Diagnostic, RuleId};
use mtlint::format::{FormatError, InputFormat, Reading};
use mtlint::linter::{Fixed, Linter, fix_with};
use mtlint::origin::{Evidence, Languages};
use mtlint::report::{RuleDescription, Scale};

use crate::cli::args::{FailOn, FileArgs};
use crate::cli::config::{Accepted, AllSettings, Holding, Settings};
use crate::cli::failure::Failure;
use crate::cli::files::Place;
use crate::cli::formats::ReadingArgs;
use crate::cli::shown::Shown;
use crate::cli::suppress::{IgnoreFiles, Notice, Roster, Suppressions, Text};

/// What looks at the files of a run: one inspector for all files for which the same settings hold.
#[derive(Debug)]
pub(in crate::cli) struct Inspectors {
    each: Vec<Inspector>,
    /// The positions of the inspectors of those places that the first one isn't for.
    others: HashMap<Place, usize>,
}

impl Inspectors {
    /// What looks at `places`; those that settings exclude are taken out of them.
    pub(in crate::cli) fn new(all: AllSettings, args: &FileArgs, places: &mut Vec<Place>) -> Result<Self, Failure> {
        let inspectors = Self { each: Vec::new(), others: HashMap::new() };
        let ignore_files = Arc::new(IgnoreFiles::of(places)?);
        let mut building = Building { all, inspectors, known: HashMap::new(), reading: &args.reading, ignore_files };
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

    /// The same, whatever ignore files say.
    pub(in crate::cli) fn without_ignore_files(mut self) -> Self {
        self.each.iter_mut().for_each(|it| it.suppressions.forget_ignore_files());
        self
    }

    /// What reports may say about the rule `id`.
    pub(in crate::cli) fn describe(&self, id: &RuleId) -> Option<RuleDescription> {
        self.each.iter().find_map(|inspector| inspector.describe(id)).or_else(|| Notice::description(id))
    }

    /// What findings weigh, and which verdict that makes; one report has one scale.
    pub(in crate::cli) fn scale(&self) -> Scale {
        self.each.first().map_or_else(Scale::default, |inspector| inspector.scale)
    }

    /// What looks at `place`.
    pub(in crate::cli) fn of(&self, place: &Place) -> &Inspector {
        &self.each[self.others.get(place).copied().unwrap_or(0)]
    }
}

/// Inspectors on the way.
#[derive(Debug)]
struct Building<'a> {
    all: AllSettings,
    inspectors: Inspectors,
    /// The positions of the inspectors that there are.
    known: HashMap<Holding, usize>,
    reading: &'a ReadingArgs,
    ignore_files: Arc<IgnoreFiles>,
}

impl Building<'_> {
    /// Sees to it that there is an inspector for `place`, for which the settings of `holding` hold.
    fn add(&mut self, place: &Place, holding: Holding) -> Result<(), Failure> {
        let Inspectors { each, others } = &mut self.inspectors;
        let position = if let Some(position) = self.known.get(&holding) {
            *position
        } else {
            each.push(Inspector::new(&self.all.settings(&holding), self.reading, &self.ignore_files)?);
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
pub(in crate::cli) struct Inspector {
    linter: Linter,
    reading: Reading,
    accepted: Accepted,
    suppressions: Suppressions,
    languages: Sought,
    fail_on: FailOn,
    scale: Scale,
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
    fn new(settings: &Settings<'_>, reading: &ReadingArgs, ignore_files: &Arc<IgnoreFiles>) -> Result<Self, Failure> {
        let (rules, roster, mut notices) = settings.rules_and_roster()?;
        let languages = if settings.infers_languages()? { Sought::Likely } else { Sought::All };
        if languages == Sought::Likely {
            // What silences rules of an unlikely language silences what would not be told anyway.
            notices.remove(&Notice::UNUSED.id());
        }
        Ok(Self {
            linter: Linter::new(rules),
            reading: settings.reading(reading),
            accepted: settings.accepted(),
            suppressions: Suppressions::new(roster, Arc::clone(ignore_files), notices),
            languages,
            fail_on: settings.fail_on(),
            scale: settings.scale()?,
        })
    }

    /// What is found in `source`, the contents of `place`, and not passed over.
    pub(in crate::cli) fn check(&self, place: &Place, source: &str) -> Result<Vec<Diagnostic>, FormatError> {
        let mut articles = self.articles(place, source)?;
        for article in &mut articles {
            keep(self.origin(article, source).as_ref(), article);
        }
        Ok(self.respected(articles, place, source))
    }

    /// What readers are to see of `source`, of which `told` is told; nothing if that is all of it.
    pub(in crate::cli) fn shown(
        &self,
        place: &Place,
        source: &str,
        told: &[Diagnostic],
    ) -> Result<Option<Shown>, FormatError> {
        let proses = self.reading.prose(&place.name(), source)?;
        if matches!(proses.as_slice(), [whole] if whole.text() == source) {
            return Ok(None);
        }
        Ok(Some(Shown::new(&proses, told, |text| self.linter.check(text))))
    }

    /// `source` with every fix applied that is at least as safe as `allowed`.
    pub(in crate::cli) fn fix(
        &self,
        place: &Place,
        source: &str,
        allowed: Applicability,
    ) -> Result<Fixed, FormatError> {
        // What is mended no longer tells where it came from.
        let articles = if self.languages == Sought::Likely { self.articles(place, source)? } else { Vec::new() };
        let origins: Vec<_> = articles.iter().map(|article| self.origin(article, source)).collect();
        fix_with(source, allowed, |text| {
            let mut articles = self.articles(place, text)?;
            for (article, origin) in articles.iter_mut().zip(&origins) {
                keep(origin.as_ref(), article);
            }
            Ok(self.respected(articles, place, text))
        })
    }

    /// What the rules find in each article of `source`.
    fn articles(&self, place: &Place, source: &str) -> Result<Vec<Vec<Diagnostic>>, FormatError> {
        Ok(self.reading.prose(&place.name(), source)?.iter().map(|prose| self.linter.check_prose(prose)).collect())
    }

    /// The languages that an article with these findings was translated from, if that is wanted and can be told.
    fn origin(&self, article: &[Diagnostic], source: &str) -> Option<Languages> {
        (self.languages == Sought::Likely).then(|| Evidence::of(article, source).languages()).flatten()
    }

    /// The findings in `articles` of `source`, the contents of `place`, without what is passed over; in the order of the file.
    fn respected(&self, articles: Vec<Vec<Diagnostic>>, place: &Place, source: &str) -> Vec<Diagnostic> {
        let found = articles.into_iter().flatten().filter(|found| !self.accepted.covers(found, source)).collect();
        self.suppressions.respect(&Text { place, format: self.format_of(place), source }, found)
    }

    /// The format that the file at `place` is read in.
    fn format_of(&self, place: &Place) -> InputFormat {
        self.reading.format.unwrap_or_else(|| InputFormat::of(&place.name()))
    }

    /// The rules, looking or not.
    pub(in crate::cli) fn roster(&self) -> &Roster {
        self.suppressions.roster()
    }

    /// The mildest finding that makes the program fail.
    pub(in crate::cli) fn fail_on(&self) -> FailOn {
        self.fail_on
    }

    /// What reports may say about the rule `id`.
    fn describe(&self, id: &RuleId) -> Option<RuleDescription> {
        if let Some(severity) = self.suppressions.notice_severity(id) {
            return Notice::description(id).map(|notice| RuleDescription { severity, ..notice });
        }
        let rule = self.linter.rules().rules().find(|rule| rule.id() == id)?;
        Some(RuleDescription {
            message: rule.message().to_owned(),
            why: rule.why().map(str::to_owned),
            category: rule.category(),
            severity: rule.severity(),
        })
    }
}

/// Keeps of `article` what translations from `languages` leave behind; everything if they aren't known.
fn keep(languages: Option<&Languages>, article: &mut Vec<Diagnostic>) {
    article.retain(|found| languages.is_none_or(|languages| languages.concern(&found.rule)));
}
