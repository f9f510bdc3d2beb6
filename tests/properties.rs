//! What holds for every text, however odd.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::LazyLock;

use mtlint::diagnostic::{Applicability, Diagnostic, apply_edits};
use mtlint::text::{LineColumn, LineIndex};
use mtlint::{Linter, Pack, RuleSet};
use proptest::prelude::*;

static LINTER: LazyLock<Linter> = LazyLock::new(|| Linter::new(RuleSet::builtin().unwrap()));

/// Few cases, since an unoptimised build is slow; `PROPTEST_CASES=5000` looks longer.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Pieces of news prose with something for many rules to find, and with all that makes positions hard.
const PIECES: &[&str] = &[
    "The",
    " the",
    " the the",
    " Poutine",
    " kyiv",
    " cease-fire",
    " ceasefire",
    " Kremlin's commitment to",
    " an renewed",
    " assisted to the meeting",
    " since three weeks",
    " 3 millions of euros",
    " 12,5 %",
    " 15.000 people",
    " her war",
    " President Vladimir Putin",
    " told",
    " said",
    " she",
    " he",
    " its",
    " Merkel",
    " and",
    " to",
    " of",
    " in Moscow",
    " is",
    " are looking more and more",
    " the man to man",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    "„",
    "“ ",
    " ”",
    " '",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    ", ",
    ". ",
    " . ",
    ",,",
    "?",
    " ?",
    "!",
    ":",
    ";",
    " –",
    "-",
    "—",
    "…",
    "...",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "  ",
    "\u{A0}",
    "\u{202F}",
    "\u{2009}",
    "\u{3000}",
    "\u{200B}",
    "\u{AD}",
    "\u{FEFF}",
    "\u{2028}",
    "é",
    "e\u{301}",
    "\u{301}",
    "ﬁ",
    "ß",
    "İ",
    "ı",
    "Ё",
    " санкции",
    " le gouvernement a annoncé que",
    " 中国",
    "🙂",
    "👩\u{200D}🚀",
    "ÄÖÜ",
    " &nbsp;",
    " &amp;",
    " â€™",
    " [1]",
    " http://a.b/c?d=e",
    " @x",
    "#",
    "*",
    "_",
    "|",
    " 1",
    "2",
    "’90s",
    " U.S.",
    " Mr.",
    " J.",
    " Sept.",
    " O'Neill",
    "'s",
    "s'",
    "n't",
    " mother-in-law",
    "\0",
    "\u{1F}",
    "\u{FFFD}",
    "\u{10FFFF}",
];

fn tricky() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => tricky(),
        1 => any::<String>(),
        1 => prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    ]
}

/// Checks that every span of every finding is a place of `text`, and that fixes keep to theirs.
fn assert_sound(text: &str, found: &[Diagnostic]) {
    assert!(found.is_sorted_by_key(|diagnostic| (diagnostic.span, diagnostic.rule.clone())), "{text:?}");
    for diagnostic in found {
        assert!(text.get(diagnostic.span.range()).is_some(), "{text:?}: {diagnostic:?}");
        for edit in diagnostic.fixes.iter().flat_map(|fix| &fix.edits) {
            assert!(text.get(edit.span.range()).is_some(), "{text:?}: {diagnostic:?}");
        }
        for fix in &diagnostic.fixes {
            assert!(
                fix.edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start),
                "{text:?}: {diagnostic:?}"
            );
        }
    }
}

/// Findings as reports place them.
fn placed(text: &str) -> Vec<(String, LineColumn, String)> {
    let lines = LineIndex::new(text);
    let place = |diagnostic: &Diagnostic| {
        let words = text[diagnostic.span.range()].replace("\r\n", "\n");
        (diagnostic.rule.to_string(), lines.line_column(diagnostic.span.start), words)
    };
    LINTER.check(text).iter().map(place).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn findings_are_places_of_the_text(text in any_text()) {
        assert_sound(&text, &LINTER.check(&text));
    }

    #[test]
    fn checking_twice_finds_the_same(text in tricky()) {
        prop_assert_eq!(LINTER.check(&text), LINTER.check(&text));
    }

    #[test]
    fn fixing_twice_is_fixing_once(text in any_text()) {
        for allowed in [Applicability::Safe, Applicability::Unsafe] {
            let once = LINTER.fix(&text, allowed);
            let twice = LINTER.fix(&once.text, allowed);
            prop_assert_eq!((twice.applied, &twice.text), (0, &once.text), "{:?} of {:?}", allowed, text);
        }
    }

    #[test]
    fn a_fix_changes_nothing_outside_its_edits(text in tricky()) {
        for fix in LINTER.check(&text).iter().flat_map(|diagnostic| &diagnostic.fixes) {
            let fixed = apply_edits(&text, &fix.edits);
            let (Some(first), Some(last)) = (fix.edits.first(), fix.edits.last()) else { continue };
            prop_assert!(fixed.starts_with(&text[..first.span.start]));
            prop_assert!(fixed.ends_with(&text[last.span.end..]));
            let (mut at, mut rest) = (0, fixed.as_str());
            for edit in &fix.edits {
                rest = rest.strip_prefix(&text[at..edit.span.start]).unwrap().strip_prefix(edit.replacement.as_str()).unwrap();
                at = edit.span.end;
            }
            prop_assert_eq!(rest, &text[at..]);
        }
    }

    /// A paragraph in front moves what is found behind it, and changes nothing else. (What looks at the whole text, as
    /// consistency does, has nothing to look at in a paragraph without names.)
    #[test]
    fn a_paragraph_in_front_only_moves_findings(text in tricky()) {
        let front = "It rained all day, and nobody came.\n\nThen the sun came out.\n\n";
        let moved: Vec<_> = LINTER.check(&format!("{front}{text}")).into_iter().map(|diagnostic| {
            (diagnostic.rule, diagnostic.span.start.wrapping_sub(front.len()), diagnostic.span.end.wrapping_sub(front.len()))
        }).collect();
        let alone = LINTER.check(&format!("It rained.\n\n{text}")).into_iter().map(|diagnostic| {
            (diagnostic.rule, diagnostic.span.start.wrapping_sub(12), diagnostic.span.end.wrapping_sub(12))
        });
        prop_assert_eq!(moved, alone.collect::<Vec<_>>(), "{:?}", text);
    }

    #[test]
    fn line_endings_do_not_matter(text in tricky()) {
        let unix = text.replace("\r\n", "\n").replace('\r', "");
        let windows = unix.replace('\n', "\r\n");
        prop_assert_eq!(placed(&unix), placed(&windows), "{:?}", unix);
    }
}

#[test]
fn the_order_of_packs_does_not_matter() {
    let mut packs = packs();
    packs.reverse();
    let reversed = Linter::new(RuleSet::load(&packs).unwrap());
    let ids = |linter: &Linter| linter.rules().rules().map(|rule| rule.id().to_string()).collect::<Vec<_>>();
    assert_eq!(ids(&reversed), ids(&LINTER));
    for text in articles() {
        assert_eq!(reversed.check(&text), LINTER.check(&text));
    }
}

#[test]
fn line_endings_do_not_matter_to_articles() {
    for text in articles() {
        let unix = text.replace("\r\n", "\n");
        assert_eq!(placed(&unix), placed(&unix.replace('\n', "\r\n")));
    }
}

#[test]
fn threads_do_not_matter() {
    let check = |threads: &str| {
        let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_mtlint"));
        program.args(["check", "--format", "jsonl", "-j", threads, "tests/corpus", "seeds"]);
        program.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap().stdout
    };
    let alone = check("1");
    assert!(!alone.is_empty());
    assert!(alone == check("8"));
}

/// The packs as they lie in the project.
fn packs() -> Vec<Pack> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let files = ignore::Walk::new(&root).map(|entry| entry.unwrap().into_path());
    let yaml = files.filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    yaml.map(|path| {
        let name = path.strip_prefix(&root).unwrap().with_extension("");
        Pack::from_yaml(name.to_str().unwrap(), path.to_str().unwrap(), std::fs::read_to_string(&path).unwrap())
    })
    .collect()
}

/// The articles that show artefacts.
fn articles() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = [root.join("tests/corpus/dirty"), root.join("seeds")].map(|folder| std::fs::read_dir(folder).unwrap());
    let paths = files.into_iter().flatten().map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}
