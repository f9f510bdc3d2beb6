//! What a new pack holds: one rule of the kind that is wanted, and a comment on every key.

use mtlint::rule::kinds;

/// The part of a scaffold that depends on the kind: its `match`, and examples.
struct Sample {
    kind: &'static str,
    pattern: &'static str,
    fix: &'static str,
    bad: &'static str,
    good: Option<&'static str>,
    ok: &'static str,
}

const fn sample(kind: &'static str, pattern: &'static str, examples: [&'static str; 2]) -> Sample {
    let [bad, ok] = examples;
    Sample { kind, pattern, fix: "", bad, good: None, ok }
}

impl Sample {
    const fn mended(self, fix: &'static str, good: &'static str) -> Self {
        Self { fix, good: Some(good), ..self }
    }
}

const SAFE: &str = "{ safety: safe }";

const SAMPLES: &[Sample] = &[
    sample(
        "agreement",
        "gender",
        [
            "The talks failed. Angela Merkel defended [his] party.",
            "Angela Merkel and Vladimir Putin defended his party.",
        ],
    ),
    sample("article", "{ before: sound }", ["It took [a] hour.", "It took an hour."]).mended(SAFE, "It took an hour."),
    sample("casing", "[Kyiv, Victory Day]", ["They met in [kyiv].", "They met in Kyiv."])
        .mended(SAFE, "They met in Kyiv."),
    sample(
        "consistency",
        "[[ceasefire, cease-fire]]",
        ["A ceasefire is a ceasefire; a [cease-fire] is not.", "A ceasefire is a ceasefire."],
    )
    .mended("", "A ceasefire is a ceasefire; a ceasefire is not."),
    sample("determiner", "[Kremlin]", ["He spoke to [Kremlin].", "He spoke to Kremlin officials."])
        .mended(SAFE, "He spoke to the Kremlin."),
    sample(
        "language",
        "{ languages: [fra], shortest: 5 }",
        [
            "He went home. [Le gouvernement a annoncé hier que les négociations reprendront la semaine prochaine.]",
            "He went home, and the government said that the talks would begin again next week.",
        ],
    ),
    sample("pairs", "unclosed", ["He said: [“]We are leaving.", "He said: “We are leaving.”"]),
    sample(
        "pattern",
        r"'\b(?<number>\d+) milliards\b'",
        ["It cost [3 milliards] last year.", "It cost 3 billion last year."],
    )
    .mended("{ to: \"{number} billion\", safety: unsafe }", "It cost 3 billion last year."),
    sample(
        "phrase",
        "\"{renewed|new|strong} accent on\"",
        ["They asked for a [renewed accent on] sanctions.", "Speakers put the accent on the first syllable."],
    )
    .mended("{ to: \"{1} emphasis on\", safety: unsafe }", "They asked for a renewed emphasis on sanctions."),
    sample(
        "repeat",
        "{ unit: word, except: [had, that] }",
        ["They met in [the the] city.", "He had had enough of the city."],
    ),
    sample("resembles", "{ names: [Zelensky] }", ["We saw [Zelenski] yesterday.", "We saw Zelensky yesterday."]),
    sample(
        "respelt",
        "{ letters: { ch: tsch, v: w }, endings: [enko] }",
        ["Lawyer [Sawtschenko] spoke.", "Lawyer Savchenko spoke."],
    )
    .mended("{ safety: unsafe }", "Lawyer Savchenko spoke."),
    sample(
        "sentence",
        "lowercase-start",
        ["[the] minister resigned on Monday after a long debate.", "The minister resigned."],
    ),
    sample(
        "spacing",
        "[space-before, doubled]",
        ["The talks[ ,] which began on Monday[ ,] failed.", "The talks, which began on Monday, failed."],
    ),
    sample("term", "{ Putin: [Poutine, Putine] }", ["[Poutine] laughed.", "They ate poutine."])
        .mended(SAFE, "Putin laughed."),
    sample(
        "tokens",
        "[{ word: [since, because] }, { tag: PROPN }, { word: [do, does] }, { word: not }]",
        ["That is so, [since Putin does not] answer.", "That is so, since Putin has not answered."],
    ),
];

/// A pack with one rule of `kind`.
pub(super) fn scaffold(kind: &str) -> String {
    let about = kinds().find(|(name, _)| *name == kind).map_or("", |(_, about)| about);
    let fallback = sample(
        "judge",
        "{ missing: 1.5, misplaced: 2.8, wrong: 1.8 }",
        ["She said that the [the of] the village would not accept the offer.", "She said no."],
    );
    let sample = SAMPLES.iter().find(|sample| sample.kind == kind).unwrap_or(&fallback);
    let fix = if sample.fix.is_empty() { String::new() } else { format!("{FIX}    fix: {}\n", sample.fix) };
    let good = sample.good.map_or(String::new(), |good| format!("        good: {good:?} # what the fix makes of it\n"));
    let (pattern, bad, ok) = (sample.pattern, sample.bad, sample.ok);
    format!(
        "{HEAD}  - id: name-of-the-fault # small letters and hyphens; names the fault, never the cure\n    \
         # The kind finds {about}.\n    kind: {kind}\n{MESSAGE}    match: {pattern}\n{CONDITIONS}{fix}{EXAMPLES}      \
         - bad: {bad:?} # it fires on the words in brackets\n{good}      - ok: {ok:?} # it is silent here\n"
    )
}

const HEAD: &str = "\
about: What the rules of this file have in common # a sentence
category: calque # the sort of artefact; `mtlint rules schema` knows all
severity: warning # error, warning or info; a rule may say otherwise
rules:
";

const MESSAGE: &str = "    \
    # One sentence for the editor. {match} is what was found.
    message: \"“{match}” is not what English says\"
";

const CONDITIONS: &str = "    \
    # What makes the match right after all. Places: words, previous, next, before, after, sentence, paragraph, document.
    # unless: { next: [syllable, vowel] }
    # What must be there for the match to count; the same places.
    # require: { sentence: [minister] }
    # Where to look.
    # in: { quotation: never }
";

const FIX: &str = "    \
    # What to write instead: safe for what no copy editor would object to, unsafe for what is probably right, display for a hint.
";

const EXAMPLES: &str = "    \
    # Texts that prove the rule; at least one `bad` and one `ok`.
    examples:
";
