//! A linter for machine-translated news.

pub mod diagnostic;
pub mod linter;
pub mod report;
pub mod rule;
pub mod text;
