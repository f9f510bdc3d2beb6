//! Parts of the program that trains the judge.

pub(crate) mod classes;
pub(crate) mod corrupt;
pub(crate) mod gate;
pub(crate) mod learner;
pub(crate) mod lexis;
pub(crate) mod network;
pub(crate) mod random;
pub(crate) mod report;
pub(crate) mod teach;
pub(crate) mod text;
