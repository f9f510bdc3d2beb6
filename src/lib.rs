//! A linter for machine-translated news.

pub mod diagnostic;
pub mod text;
