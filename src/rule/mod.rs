//! Layer 2: rules. A stand-in with one hard-coded rule, of the shape that the real ones have.

use crate::diagnostic::{Category, RuleId, Severity};

/// A file of rules.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The path below the folder of rules without its ending, such as `fr/calques`.
    pub name: String,
    /// The path as errors show it.
    pub path: String,
    /// What stands in the file.
    pub yaml: String,
}

/// What is wrong with a pack, and where.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{path}:{line}:{column}: {message}{}", remedy.as_ref().map_or(String::new(), |r| format!("; {r}")))]
pub struct RuleError {
    /// The pack's path.
    pub path: String,
    /// 1-based line.
    pub line: usize,
    /// 1-based column.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub remedy: Option<String>,
}

/// A text that shows what a rule does.
#[derive(Debug, Clone)]
pub struct Example {
    /// A text in which the rule fires on the words in brackets.
    pub bad: Option<String>,
    /// The text that the fix makes of `bad`.
    pub good: Option<String>,
    /// A text in which the rule stays silent.
    pub ok: Option<String>,
}

/// A compiled rule.
#[derive(Debug, Clone)]
pub struct Rule {
    id: RuleId,
    path: String,
    line: usize,
    examples: Vec<Example>,
}

impl Rule {
    /// Its id.
    pub fn id(&self) -> &RuleId {
        &self.id
    }

    /// How it looks.
    pub fn kind(&self) -> &'static str {
        "phrase"
    }

    /// How bad what it finds is.
    pub fn severity(&self) -> Severity {
        Severity::Error
    }

    /// The sort of artefact that it finds.
    pub fn category(&self) -> Category {
        Category::Casing
    }

    /// The template of its message.
    pub fn message(&self) -> &'static str {
        "“{match}” is a name; write “Kyiv”"
    }

    /// Why it exists.
    pub fn why(&self) -> Option<&str> {
        Some("Translation engines lower-case names that they take for common nouns.")
    }

    /// Texts that show what it does.
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// Whether it waits for `--preview`.
    pub fn is_preview(&self) -> bool {
        false
    }

    /// Where its pack lies.
    pub fn pack_path(&self) -> &str {
        &self.path
    }

    /// The line of the pack on which it starts.
    pub fn line(&self) -> usize {
        self.line
    }
}

/// Rules in the order of their ids.
#[derive(Debug, Clone, Default)]
pub struct RuleSet {
    rules: Vec<Rule>,
}

impl RuleSet {
    /// The packs inside the program.
    ///
    /// # Errors
    /// Every fault of every pack.
    pub fn builtin() -> Result<Self, Vec<RuleError>> {
        Self::load(&builtin_packs())
    }

    /// Compiles `packs`.
    ///
    /// # Errors
    /// Every fault of every pack.
    pub fn load(packs: &[Pack]) -> Result<Self, Vec<RuleError>> {
        let broken = packs.iter().filter(|pack| !pack.yaml.contains("rules:"));
        let errors: Vec<RuleError> = broken.map(missing_rules).collect();
        if errors.is_empty() {
            Ok(Self { rules: packs.iter().map(stand_in).collect() })
        } else {
            Err(errors)
        }
    }

    /// The rules, in the order of their ids.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter()
    }

    /// Keeps the rules that `wanted` says yes to.
    pub fn retain(&mut self, wanted: impl FnMut(&Rule) -> bool) {
        self.rules.retain(wanted);
    }
}

/// The packs inside the program.
pub fn builtin_packs() -> Vec<Pack> {
    vec![Pack {
        name: "any/casing".to_owned(),
        path: "rules/any/casing.yaml".to_owned(),
        yaml: "rules: []".to_owned(),
    }]
}

fn missing_rules(pack: &Pack) -> RuleError {
    let (path, message) = (pack.path.clone(), "the key `rules` is missing".to_owned());
    RuleError {
        path,
        line: 1,
        column: 1,
        message,
        remedy: Some("write `rules:` and a list below it".to_owned()),
    }
}

fn stand_in(pack: &Pack) -> Rule {
    let example = Example {
        bad: Some("They met in [kyiv].".to_owned()),
        good: Some("They met in Kyiv.".to_owned()),
        ok: None,
    };
    let ok = Example { bad: None, good: None, ok: Some("They met in Kyiv.".to_owned()) };
    let line = 1 + pack.yaml.lines().position(|line| line.contains("id: kyiv")).unwrap_or(0);
    let path = pack.path.clone();
    Rule { path, line, id: RuleId::new(&pack.name, "kyiv"), examples: vec![example, ok] }
}
