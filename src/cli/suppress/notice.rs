//! Findings about what silences findings. No pack holds their rules, as they look at no prose.

use mtlint::diagnostic::{Category, Diagnostic, RuleId, Severity};
use mtlint::report::RuleDescription;
use mtlint::text::Span;

/// What stands before the `/` in their ids.
const PACK: &str = "mtlint";

/// A rule about comments and entries that silence other rules.
#[derive(Debug)]
pub(in crate::cli) struct Notice {
    name: &'static str,
    pub(in crate::cli) message: &'static str,
    pub(in crate::cli) why: &'static str,
    /// A text that shows it.
    pub(in crate::cli) example: &'static str,
}

impl Notice {
    pub(in crate::cli) const CATEGORY: Category = Category::Suppression;
    pub(in crate::cli) const SEVERITY: Severity = Severity::Warning;

    /// A suppression that can't be understood.
    pub(super) const INVALID: Self = Self {
        name: "invalid-suppression",
        message: "a comment or an entry that names no rule that there is",
        why: "What names no rule silences nothing. A comment for mtlint names the rules that it silences, the beginnings of \
              their ids, or categories, and says why behind a colon.",
        example: "<!-- mtlint-disable-next-line fr/nams: a dish -->",
    };

    /// A suppression that is needed no more.
    pub(in crate::cli) const UNUSED: Self = Self {
        name: "unused-suppression",
        message: "a comment or an entry that silences nothing any more",
        why: "What silences nothing today silences tomorrow what nobody has seen. Take it out; for entries of an ignore \
              file, `mtlint ignore --prune` does it.",
        example: "<!-- mtlint-disable-next-line fr/names: a dish -->\nPutin laughed.",
    };

    /// All of them, in the order of their ids.
    pub(in crate::cli) const ALL: [Self; 2] = [Self::INVALID, Self::UNUSED];

    pub(in crate::cli) fn id(&self) -> RuleId {
        RuleId::new(PACK, self.name)
    }

    /// The one with this id, or whose id ends so.
    pub(in crate::cli) fn find(word: &str) -> Option<&'static Self> {
        const ALL: &[Notice] = &Notice::ALL;
        ALL.iter().find(|notice| notice.name == word || notice.id().as_str() == word)
    }

    /// What reports may say about the rule `id`, if it is one of these.
    pub(in crate::cli) fn description(id: &RuleId) -> Option<RuleDescription> {
        let notice = Self::find(id.as_str())?;
        Some(RuleDescription {
            message: notice.message.to_owned(),
            why: Some(notice.why.to_owned()),
            category: Self::CATEGORY,
            severity: Self::SEVERITY,
        })
    }

    /// Whether `found` is one of these.
    pub(in crate::cli) fn is(found: &Diagnostic) -> bool {
        found.rule.is_under(PACK) && found.category == Self::CATEGORY
    }

    /// A finding of this rule.
    pub(super) fn at(&self, span: Span, message: String) -> Diagnostic {
        let (rule, severity, category) = (self.id(), Self::SEVERITY, Self::CATEGORY);
        Diagnostic { rule, span, severity, category, message, fixes: Vec::new() }
    }
}
