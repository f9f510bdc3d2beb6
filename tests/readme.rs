//! What the README shows is what the program prints. `TRYCMD=overwrite cargo test --test readme` takes over a change, and
//! with it what `...` leaves out: put that back.

#[test]
fn the_readme_shows_what_happens() {
    trycmd::TestCases::new().case("README.md");
}
