//! A linter for machine-translated news.
//!
//! ```text
//!  YAML ──► rule::RuleSet ───────────────────────────┐
//!           packs, compiled                          ▼
//!  file ──► format::Prose ──► text::Document ──► Linter ──► Diagnostics ──► report: text, JSON …
//!           without markup    view, sentences,   check           │
//!                             quotations, tags               fix └────────► the file, mended
//! ```
//!
//! A file becomes one or more [`Prose`](format::Prose)s, texts without markup that map back to it; plain text is one as it is.
//! A text becomes a [`Document`](text::Document), which is cheap to make and works out sentences, quotations and
//! part-of-speech tags when a rule first asks for them. Rule files become a [`RuleSet`], in which no rule can be wrong any more.
//! A [`Linter`] looks with the rules at the document and gives [`Diagnostic`](diagnostic::Diagnostic)s, which a
//! [`report`] writes down, or whose [`Fix`](diagnostic::Fix)es make a better text.
//!
//! | layer | modules | know |
//! |---|---|---|
//! | 0 | [`text`], [`mod@format`] | a text, its places and its language; which bytes of a file are prose; no rules |
//! | 1 | [`diagnostic`] | what was found and how to mend it; plain data |
//! | 2 | [`rule`], [`check`] | rule files, and one file for each kind of rule |
//! | 3 | [`linter`], [`origin`], [`audit`], [`learn`] | a document and rules make diagnostics, fixing until nothing changes; where an article comes from; rules examined, and proposed from edits |
//! | 4 | [`report`] | texts and diagnostics; no rules |
//!
//! A module uses those of its own layer and of lower ones; `report` sees `text` and `diagnostic` alone. The program around it all
//! (`src/cli`, layer 5) is no part of the library, which never prints, reads files or exits.
//!
//! Every position is a [`Span`](text::Span): bytes of the original text. Rules match on a *view* in which every space is a space and
//! every apostrophe is the same, and which maps back. Lines and columns are worked out when a report is written.
//!
//! ```
//! use mtlint::diagnostic::Applicability;
//! use mtlint::{Linter, Pack, RuleSet};
//!
//! let yaml = r#"
//! about: Names in a foreign spelling
//! category: name
//! rules:
//!   - id: putin
//!     kind: term
//!     message: "“{match}” is a foreign spelling; in English write “{write}”"
//!     match: { Putin: [Poutine] }
//!     fix: { safety: safe }
//!     examples:
//!       - bad: "[Poutine] laughed."
//!       - ok: "A plate of poutine."
//! "#;
//! let pack = Pack::from_yaml("fr/names", "rules/fr/names.yaml", yaml);
//! let linter = Linter::new(RuleSet::load(&[pack]).expect("the pack is right"));
//!
//! let text = "“Poutine tries to play with the ego of Trump.”";
//! let found = linter.check(text);
//! assert_eq!(found[0].rule.to_string(), "fr/names/putin");
//! assert_eq!(&text[found[0].span.range()], "Poutine");
//! assert_eq!(found[0].message, "“Poutine” is a foreign spelling; in English write “Putin”");
//!
//! let fixed = linter.fix(text, Applicability::Safe);
//! assert_eq!(fixed.text, "“Putin tries to play with the ego of Trump.”");
//! assert!(fixed.remaining.is_empty());
//! ```

pub mod audit;
mod builtin;
pub mod check;
pub mod diagnostic;
pub mod format;
pub mod learn;
pub mod linter;
pub mod origin;
pub mod report;
pub mod rule;
pub mod text;

pub use builtin::builtin_packs;
pub use linter::{Fixed, Linter};
pub use rule::{Pack, Rule, RuleError, RuleSet};
