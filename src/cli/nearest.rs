//! “Did you mean …?”

/// Below this likeness a proposal is a guess.
const ALIKE: f64 = 0.6;

/// A question that proposes what is most like `word`, ready to be put behind an error; empty if nothing is like it.
pub(super) fn did_you_mean<'c>(word: &str, known: impl Iterator<Item = &'c str>) -> String {
    let word = word.to_lowercase();
    let best = known.map(|it| (likeness(&word, it), it)).max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((likeness, it)) if likeness >= ALIKE => format!("; did you mean `{it}`?"),
        _ => String::new(),
    }
}

/// From 0 to 1. Who types an id often knows only its last part; the whole counts a little more.
fn likeness(word: &str, known: &str) -> f64 {
    let like = |part: &str| strsim::normalized_damerau_levenshtein(word, part);
    let last = known.rsplit('/').next().map_or(0.0, like);
    like(known).max(0.99 * last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_proposed_and_a_far_one_is_not() {
        let known = ["fr/names/putin", "fr/names/zelensky", "spacing"];
        assert_eq!(did_you_mean("fr/name/putin", known.into_iter()), "; did you mean `fr/names/putin`?");
        assert_eq!(did_you_mean("zelenski", known.into_iter()), "; did you mean `fr/names/zelensky`?");
        assert_eq!(did_you_mean("Spaceing", known.into_iter()), "; did you mean `spacing`?");
        assert_eq!(did_you_mean("unheard-of", known.into_iter()), "");
    }
}
