//! News that nobody wrote: sentences put together by chance, always the same for the same number.

/// A stream of numbers that look random: Knuth's linear congruential generator.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

const WHO: &[&str] = &[
    "The minister",
    "A spokesman for the council",
    "The head of the union",
    "Mr Meier",
    "The president of the bank",
    "One of the judges",
    "The mayor of Lyon",
    "Anna Kovalenko",
    "The committee",
    "Police in the town",
];
const SAID: &[&str] =
    &["said", "told reporters", "announced", "warned", "explained", "repeated on Monday", "confirmed"];
const SUBJECT: &[&str] = &[
    "the talks",
    "new rules for the ports",
    "prices of bread and oil",
    "the second bridge",
    "most of the refugees",
    "a ceasefire",
    "the law on pensions",
    "three of the factories",
    "the election in the spring",
    "its own reserves",
];
const VERB: &[&str] = &[
    "would be delayed",
    "had cost more than planned",
    "could begin in June",
    "were closed after the storm",
    "remained a matter for the courts",
    "will be paid for by the state",
    "did not depend on the weather",
];
const TAIL: &[&str] = &[
    "",
    ", according to a report seen by the newspaper",
    " because of the strike",
    ", which nobody had expected",
    " in spite of the protests",
    ", adding that 1,200 people had signed",
    " and that nothing else was decided",
];
const ARTEFACT: &[&str] = &[
    "Poutine visited kyiv , he said.",
    "They put an accent on the the question.",
    "He assisted to the meeting of the ONU.",
];

fn sentence(chance: &mut Chance) -> String {
    if chance.below(60) == 0 {
        return chance.of(ARTEFACT).to_owned();
    }
    let (who, said, subject) = (chance.of(WHO), chance.of(SAID), chance.of(SUBJECT));
    let (verb, tail) = (chance.of(VERB), chance.of(TAIL));
    match chance.below(3) {
        0 => format!("“{}{} {verb}{tail},” {} {said}.", subject[..1].to_uppercase(), &subject[1..], lower(who)),
        _ => format!("{who} {said} that {subject} {verb}{tail}."),
    }
}

fn lower(who: &str) -> String {
    if who.starts_with("Mr") || who.starts_with("Anna") { who.to_owned() } else { who[..1].to_lowercase() + &who[1..] }
}

/// Article number `number`, about 5 KB.
pub(crate) fn article(number: u64) -> String {
    let mut chance = Chance(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let paragraphs = (0..14).map(|_| (0..4).map(|_| sentence(&mut chance)).collect::<Vec<_>>().join(" "));
    paragraphs.collect::<Vec<_>>().join("\n\n") + "\n"
}

/// Articles of together at least so many bytes.
pub(crate) fn articles(bytes: usize) -> Vec<String> {
    let mut left = bytes;
    let each = (0..).map(article).map_while(|article| {
        let wanted = left > 0;
        left = left.saturating_sub(article.len());
        wanted.then_some(article)
    });
    each.collect()
}
