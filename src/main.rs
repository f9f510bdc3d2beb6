//! The command `mtlint`.
fn main() {}
