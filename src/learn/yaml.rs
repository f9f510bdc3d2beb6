//! Proposals as a pack.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::proposal::{Count, Kind, Proposal, Sample};

/// `proposals` as the YAML of a pack, each with what is known of it in a comment; `held_out` is how they did on other texts.
pub fn pack(proposals: &[Proposal], held_out: &[Count]) -> String {
    let mut yaml = HEAD.to_owned();
    for (number, (proposal, id)) in proposals.iter().zip(ids(proposals)).enumerate() {
        yaml += &proposal.remark(held_out.get(number));
        yaml += &proposal.rule(&id);
    }
    yaml
}

const HEAD: &str = "about: What the desk changes again and again\nseverity: warning\nrules:\n";

/// Names for the rules of `proposals`, from the words that they find.
pub(super) fn ids(proposals: &[Proposal]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    proposals.iter().map(|proposal| id(proposal.name(), &mut taken)).collect()
}

fn id(find: &str, taken: &mut BTreeSet<String>) -> String {
    let plain: String = find.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let name = if words.is_empty() { "edit".to_owned() } else { words.join("-") };
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or(name);
    taken.insert(free.clone());
    free
}

impl Proposal {
    fn remark(&self, held_out: Option<&Count>) -> String {
        let mut remark = format!("  # {}", places(self.count));
        if let Some(count) = held_out {
            let _ = write!(remark, "; held out: {}", places(*count));
        }
        remark + "\n"
    }

    /// What the rule is about, as far as a name can say it.
    fn name(&self) -> &str {
        match self.kind {
            Kind::Pairs | Kind::Pattern => "quotation marks",
            Kind::Phrase | Kind::Term | Kind::Casing => &self.find,
        }
    }

    /// The YAML of the rule.
    fn rule(&self, id: &str) -> String {
        let (find, write) = (quoted(&self.find), quoted(&self.write));
        let (kind, category, pattern, fix) = match self.kind {
            Kind::Phrase => ("phrase", "mistranslation", find, format!("to: {write}, ")),
            Kind::Term => ("term", "name", format!("{{ {write}: [{find}] }}"), String::new()),
            Kind::Casing => ("casing", "casing", format!("[{write}]"), String::new()),
            Kind::Pairs => ("pairs", "quotes", "foreign".to_owned(), String::new()),
            Kind::Pattern => ("pattern", "quotes", find, format!("to: {write}, ")),
        };
        let message = quoted(&match self.kind {
            Kind::Pairs | Kind::Pattern => {
                format!("this quotation is edited to {}", self.write.replace("{words}", "…"))
            }
            Kind::Phrase | Kind::Term | Kind::Casing => format!("“{{match}}” is edited to “{}”", self.write),
        });
        let examples = self.samples.first().map_or_else(String::new, |Sample { bad, good, ok }| {
            let (bad, good, ok) = (quoted(bad), quoted(good), quoted(ok));
            format!("    examples:\n      - bad: {bad}\n        good: {good}\n      - ok: {ok}\n")
        });
        format!(
            "  - id: {id}\n    kind: {kind}\n    category: {category}\n    message: {message}\n    match: {pattern}\n    \
             fix: {{ {fix}safety: unsafe }}\n{examples}"
        )
    }
}

/// `12 of 14 places edited so (86 %), 1 left alone`.
fn places(count: Count) -> String {
    let all = count.made + count.left + count.otherwise;
    if all == 0 {
        return "no place".to_owned();
    }
    let percent = 100.0 * count.precision();
    format!("{} of {all} places edited so ({percent:.0} %), {} left alone", count.made, count.left)
}

/// `text` as YAML reads it back.
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    let visible =
        escaped.chars().map(|c| if c.is_control() { format!("\\u{:04X}", u32::from(c)) } else { c.to_string() });
    format!("\"{}\"", visible.collect::<String>())
}
