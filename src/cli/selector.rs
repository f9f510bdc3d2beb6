//! How rules are named: in settings and arguments, in comments, in entries of ignore files.

use mtlint::diagnostic::{Category, RuleId};

/// What names rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Selector {
    /// Every rule.
    All,
    Category(Category),
    /// An id, or the beginning of ids.
    Under(String),
}

/// How closely rules are named: by a category, by a folder, by a pack, by an id.
pub(super) type Closeness = usize;

impl Selector {
    /// What `word` names: a category, or else ids.
    pub(super) fn new(word: &str) -> Self {
        let category = Category::ALL.iter().find(|category| category.name() == word);
        let under = || Self::Under(word.trim_end_matches('/').to_owned());
        category.map_or_else(under, |category| Self::Category(*category))
    }

    /// Whether it names the rule with this id and category.
    pub(super) fn includes(&self, rule: &RuleId, category: Category) -> bool {
        self.closeness(rule, category).is_some()
    }

    /// How closely it names that rule; nothing if it doesn't.
    pub(super) fn closeness(&self, rule: &RuleId, category: Category) -> Option<Closeness> {
        match self {
            Self::All => Some(0),
            Self::Category(wanted) => (*wanted == category).then_some(0),
            Self::Under(path) => rule.is_under(path).then(|| 1 + path.matches('/').count()),
        }
    }

    /// Whether it names this rule and no other one.
    pub(super) fn is_id(&self, rule: &RuleId) -> bool {
        matches!(self, Self::Under(path) if path == rule.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_names_a_rule_more_closely_than_its_folder_and_that_more_than_its_category() {
        let rule = RuleId::new("fr/names", "putin");
        let closeness = |word: &str| Selector::new(word).closeness(&rule, Category::Name);
        assert_eq!(["name", "fr", "fr/", "fr/names", "fr/names/putin"].map(closeness), [0, 1, 1, 2, 3].map(Some));
        assert_eq!(["term", "f", "putin", "fr/names/putin/x"].map(closeness), [None; 4]);
        assert!(Selector::new("fr/names/putin").is_id(&rule) && !Selector::new("fr/names").is_id(&rule));
    }
}
