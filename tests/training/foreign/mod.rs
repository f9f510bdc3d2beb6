//! What the words of other languages are made from and how.

pub(crate) mod lists;
pub(crate) mod model;
