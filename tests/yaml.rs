//! Rule files mean the same to an independent reader of YAML.
//!
//! One difference is wanted: where a plain scalar is a number, a truth value or nothing to YAML, we keep it as written.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use mtlint::rule::{Node, Value, read_yaml};
use proptest::prelude::*;

/// What differs between our reading and the other one, if anything does.
fn difference(ours: &Node, other: &serde_yaml::Value) -> Option<String> {
    let place = format!("{}:{}", ours.at.line, ours.at.column);
    match (&ours.value, other) {
        (Value::Scalar(text), other) => (!is_same(text, other)).then(|| format!("{place}: {text:?} is {other:?}")),
        (Value::List(items), serde_yaml::Value::Sequence(others)) if items.len() == others.len() => {
            items.iter().zip(others).find_map(|(item, other)| difference(item, other))
        }
        (Value::Map(entries), serde_yaml::Value::Mapping(others)) if entries.len() == others.len() => {
            let pairs = entries.iter().zip(others);
            pairs.into_iter().find_map(|((key, value), (other_key, other))| {
                let key_differs = !is_same(&key.name, other_key);
                let told = || format!("{}:{}: the key {:?} is {other_key:?}", key.at.line, key.at.column, key.name);
                key_differs.then(told).or_else(|| difference(value, other))
            })
        }
        (ours, other) => Some(format!("{place}: {ours:?} is {other:?}")),
    }
}

/// Whether the text of a scalar is a way to write `value`.
fn is_same(text: &str, value: &serde_yaml::Value) -> bool {
    match value {
        serde_yaml::Value::String(other) => text == other,
        serde_yaml::Value::Bool(_) | serde_yaml::Value::Number(_) | serde_yaml::Value::Null => {
            serde_yaml::from_str::<serde_yaml::Value>(text).is_ok_and(|read| read == *value)
        }
        _ => false,
    }
}

/// Reads `yaml` with both readers; what is wrong, if anything is.
fn compared(yaml: &str) -> Option<String> {
    match (read_yaml(yaml), serde_yaml::from_str::<serde_yaml::Value>(yaml)) {
        (Ok(ours), Ok(other)) => difference(&ours, &other),
        (Err(ours), _) => Some(format!("we refuse it: {ours}")),
        (_, Err(other)) => Some(format!("only the other reader refuses it: {other}")),
    }
}

#[test]
fn every_pack_means_the_same_to_another_reader() {
    let walk = WalkBuilder::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).build();
    let is_pack = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "yaml");
    let paths: Vec<_> = walk.map(|entry| entry.unwrap().into_path()).filter(is_pack).collect();
    assert!(paths.len() > 10, "the packs have moved");
    let differ = |path: &Path| {
        let fault = compared(&std::fs::read_to_string(path).unwrap())?;
        Some(format!("{}: {fault}", path.display()))
    };
    let faults: Vec<_> = paths.iter().filter_map(|path| differ(path)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_style_of_a_text_is_read_alike() {
    let texts = [
        "a: |\n  two\n  lines\n",
        "a: |-\n  two\n\n  lines\n\n",
        "a: >+\n  folded\n  lines\n\n   indented\n\n",
        "a: 'it''s'\n",
        "a: \"tab\\t, \\u201Cquoted\\u201D, \\\\d\"\n",
        "a: plain that\n  goes on\n",
        "a: \"folded\n  in quotes\"\n",
        "a: x # comment\nb: x#y\n",
        "a: # not a !tag\n  - b # nor !this\n  - c\n  # nor !that\n",
        "- - a\n  - b\n- c\n",
        "a:\n- b\n- c: d\n  e: f\n",
        "{a: [b, c], d: {e: f}}",
        "? a\n: b\n",
        "\"a: b\": 'c: d'\n",
        "a: http://x.org\n",
        "---\na: b\n...\n",
        "a: ё „x“ 🙂\n",
        "a: no\nb: 1.10\nc: 007\nd: ~\ne:\nf: 1e3\ng: .5\nh: 0x1F\ni: Yes\nj: TRUE\n",
        "a: b\r\nc:\r\n  - d\r\n",
        "\u{FEFF}a: b\n",
    ];
    let faults: Vec<_> = texts.iter().filter_map(|text| Some(format!("{text:?}: {}", compared(text)?))).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// A scalar as authors write them, with all that has a meaning in YAML.
fn scalar() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-zé]{1,6}",
        1 => prop::sample::select(vec![
            " ", "'", "\"", ": ", "#", " #", "{", "}", "[", "]", ",", "*", "&", "|", "- ", "? ", "!", "%", "@", "\\b", "“", "\n",
            "no", "~", "1.10", "true", "\t", "…", "🙂",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

/// A tree of lists and mappings.
fn tree() -> impl Strategy<Value = serde_yaml::Value> {
    let leaf = scalar().prop_map(serde_yaml::Value::String);
    leaf.prop_recursive(4, 32, 4, |inner| {
        let mapping = prop::collection::btree_map(scalar(), inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(serde_yaml::Value::Sequence),
            mapping.prop_map(|map| map
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect::<serde_yaml::Mapping>()
                .into()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_tree_is_read_alike(tree in tree()) {
        let yaml = serde_yaml::to_string(&tree).unwrap();
        let ours = read_yaml(&yaml).unwrap();
        prop_assert_eq!(difference(&ours, &tree), None, "in:\n{}", yaml);
    }

    /// Whatever both readers accept, they read alike; and ours never panics. Tags aside, which rule files don't have.
    #[test]
    fn any_text_that_both_accept_is_read_alike(parts in prop::collection::vec(scalar(), 1..8), glue in "[ \n:-]{1,3}") {
        // The readers differ on whether a block of text ends with a line break when the file doesn't.
        let yaml = parts.join(&glue) + "\n";
        if let (Ok(ours), Ok(other)) = (read_yaml(&yaml), serde_yaml::from_str::<serde_yaml::Value>(&yaml))
            && !yaml.contains('!')
        {
            prop_assert_eq!(difference(&ours, &other), None, "in:\n{}", yaml);
        }
    }
}
