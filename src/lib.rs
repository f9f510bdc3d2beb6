//! A linter for machine-translated news.

pub mod check;
pub mod diagnostic;
pub mod linter;
pub mod report;
pub mod rule;
pub mod text;

pub use linter::{Fixed, Linter};
pub use rule::{Pack, Rule, RuleError, RuleSet};
