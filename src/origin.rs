//! Layer 3: from which language an article was translated, as far as its artefacts tell.
//!
//! An engine that writes “Poutine” read French. Where enough of this kind is found, what the packs of other languages say about
//! the same article is chance, and can be left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Category, Diagnostic, RuleId, Severity};
use crate::text::foreign::ForeignWords;

/// The least evidence for a language on which others are doubted: two names, or a name and a calque.
const ENOUGH: f64 = 5.0;
/// A language with less than this share of the best one's evidence is there by chance.
const SHARE: f64 = 1.0 / 3.0;

/// The evidence in an article for each language that it may be translated from, by ISO 639-1 codes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence(BTreeMap<String, f64>);

impl Evidence {
    /// What `found`, the diagnostics of one article, tells; `source` is the text that they have their places in. What is found
    /// again in the same words tells nothing new.
    pub fn of(found: &[Diagnostic], source: &str) -> Self {
        let mut evidence = BTreeMap::new();
        let mut known = BTreeSet::new();
        for diagnostic in found {
            let words = source.get(diagnostic.span.range()).unwrap_or_default();
            if known.insert((&diagnostic.rule, words)) {
                let language = diagnostic.rule.language().or_else(|| language_left_in(words, diagnostic));
                let Some(language) = language else { continue };
                *evidence.entry(language.to_owned()).or_default() += weight(diagnostic);
            }
        }
        Self(evidence)
    }

    /// The languages that the article was probably translated from; nothing if there is too little evidence to tell.
    pub fn languages(&self) -> Option<Languages> {
        let best = self.0.values().copied().fold(0.0, f64::max);
        let likely = self.0.iter().filter(|(_, weight)| **weight >= SHARE * best);
        (best >= ENOUGH).then(|| Languages(likely.map(|(language, _)| language.clone()).collect()))
    }
}

/// Languages that an article was probably translated from, by ISO 639-1 codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages(BTreeSet<String>);

impl Languages {
    /// Whether `rule` is about what translations from these languages leave behind, or from any language.
    pub fn concern(&self, rule: &RuleId) -> bool {
        rule.language().is_none_or(|language| self.0.contains(language))
    }
}

/// How telling an artefact is: no English writer spells a name as French does, but many write “eventual” for possible.
fn weight(diagnostic: &Diagnostic) -> f64 {
    let weight = match diagnostic.category {
        Category::Name | Category::Untranslated => 3.0,
        Category::Calque => 2.0,
        _ => 1.0,
    };
    if diagnostic.severity == Severity::Info { weight / 2.0 } else { weight }
}

/// The language that `words` are in, which a rule for all languages found left over.
fn language_left_in(words: &str, found: &Diagnostic) -> Option<&'static str> {
    if found.category != Category::Untranslated {
        return None;
    }
    language_of_script(words).or_else(|| {
        let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
        for word in words.split(|c: char| !c.is_alphabetic()) {
            let verdict = ForeignWords::embedded().verdict(&word.to_lowercase());
            let Some(language) = verdict.and_then(|it| short_code(it.language)) else { continue };
            *votes.entry(language).or_default() += 1;
        }
        votes.into_iter().max_by_key(|(_, votes)| *votes).map(|(language, _)| language)
    })
}

/// The language of letters that are not Latin, where they tell it: Russian and Ukrainian share most of theirs.
fn language_of_script(words: &str) -> Option<&'static str> {
    let has = |letters: &[char]| words.contains(letters);
    if has(&['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ']) {
        Some("uk")
    } else if has(&['ы', 'э', 'ё', 'ъ', 'Ы', 'Э', 'Ё']) {
        Some("ru")
    } else if words.contains(|c| matches!(c, '\u{3040}'..='\u{30FF}')) {
        Some("ja")
    } else {
        words.contains(|c| matches!(c, '\u{4E00}'..='\u{9FFF}')).then_some("zh")
    }
}

/// The ISO 639-1 code of the language with this ISO 639-3 code, if the word lists know it.
fn short_code(code: &str) -> Option<&'static str> {
    const CODES: &[(&str, &str)] = &[
        ("fra", "fr"),
        ("deu", "de"),
        ("spa", "es"),
        ("ita", "it"),
        ("por", "pt"),
        ("pol", "pl"),
        ("nld", "nl"),
        ("ces", "cs"),
        ("rus", "ru"),
        ("ukr", "uk"),
    ];
    CODES.iter().find(|(long, _)| *long == code).map(|(_, short)| *short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// Diagnostics of these packs and categories, one behind another on the words of the second text.
    fn found(each: &[(&str, Category, &str)]) -> (Vec<Diagnostic>, String) {
        let (mut found, mut source) = (Vec::new(), String::new());
        for (pack, category, words) in each {
            let span = Span::new(source.len(), source.len() + words.len());
            let (rule, severity, category) = (RuleId::new(pack, "x"), Severity::Warning, *category);
            found.push(Diagnostic { rule, span, severity, category, message: String::new(), fixes: Vec::new() });
            source += words;
        }
        (found, source)
    }

    fn left(each: &[(&str, Category, &str)]) -> Vec<String> {
        let (found, source) = found(each);
        let languages = Evidence::of(&found, &source).languages();
        let stays = |it: &&Diagnostic| languages.as_ref().is_none_or(|languages| languages.concern(&it.rule));
        found.iter().filter(stays).map(|it| it.rule.to_string()).collect()
    }

    const POUTINE: (&str, Category, &str) = ("fr/names", Category::Name, "Poutine");
    const ACCENT: (&str, Category, &str) = ("fr/calques", Category::Calque, "renewed accent");
    const STRAY: (&str, Category, &str) = ("de/false-friends", Category::FalseFriend, "become");

    #[test]
    fn with_clear_evidence_a_stray_finding_of_another_language_goes() {
        let spacing = ("any/spacing", Category::Spacing, " ,");
        assert_eq!(left(&[POUTINE, ACCENT, STRAY, spacing]), ["fr/names/x", "fr/calques/x", "any/spacing/x"]);
    }

    #[test]
    fn with_little_evidence_everything_stays() {
        assert_eq!(left(&[POUTINE, STRAY]).len(), 2);
        assert_eq!(left(&[POUTINE, POUTINE, POUTINE, STRAY]).len(), 4, "the same again tells nothing new");
    }

    #[test]
    fn an_article_may_have_several_sources() {
        let kiew = ("de/names", Category::Name, "Kiew");
        assert_eq!(left(&[POUTINE, ACCENT, kiew]).len(), 3);
    }

    #[test]
    fn words_left_over_tell_their_language() {
        let evidence = |words| {
            let (found, source) = found(&[("any/untranslated", Category::Untranslated, words)]);
            Evidence::of(&found, &source).0.into_keys().collect::<Vec<_>>()
        };
        assert_eq!(evidence("aujourd'hui"), ["fr"]);
        assert_eq!(evidence("nicht mehr"), ["de"]);
        assert_eq!(evidence("мы были"), ["ru"]);
        assert_eq!(evidence("України"), ["uk"]);
        assert_eq!(evidence("停火"), ["zh"]);
        assert_eq!(evidence("война"), Vec::<String>::new());
    }
}
