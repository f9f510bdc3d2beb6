//! Trains.
#![allow(clippy::all, clippy::pedantic, clippy::print_stdout, clippy::unwrap_used)]
mod conllu;
mod perceptron;
use conllu::Sentence;
use mtlint::text::tagger::{features::Word, lexicon::Lexicon, weights::Weights};
use mtlint::text::{Penn, Tag, Tagger, Upos};
use perceptron::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

fn env(k: &str, d: f64) -> f64 { std::env::var(k).ok().and_then(|v| v.parse().ok()).unwrap_or(d) }

fn main() {
    let dir = "/work/shared/treebanks/";
    let read = |n: &str| conllu::read(format!("{dir}{n}.conllu.gz").as_ref()).unwrap();
    let mut train: Vec<Sentence> = read("en_ewt-ud-train");
    train.extend(read("en_gumfree-ud-train"));
    let mut tagcount: BTreeMap<Tag, usize> = BTreeMap::new();
    let tag_of = |w: &conllu::Word| Some(Tag::new(Upos::parse(&w.upos)?, Penn::parse(&w.penn)?));
    for w in train.iter().flat_map(|s| &s.words) { if let Some(t) = tag_of(w) { *tagcount.entry(t).or_default() += 1; } }
    let tags: Vec<Tag> = tagcount.iter().filter(|e| *e.1 >= 5).map(|e| *e.0).collect();
    println!("{} tags", tags.len());
    let number = |w: &conllu::Word| tag_of(w).and_then(|t| tags.binary_search(&t).ok()).map_or(255u8, |x| x as u8);
    // lexicon
    let mut counts: FxHashMap<String, BTreeMap<u8, u32>> = FxHashMap::default();
    let key = |f: &str| f.to_lowercase().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    for w in train.iter().flat_map(|s| &s.words) { let n = number(w); if n != 255 { *counts.entry(key(&w.form)).or_default().entry(n).or_default() += 1; } }
    let mut extra: FxHashMap<String, u128> = FxHashMap::default();
    if let Ok(path) = std::env::var("LEX") {
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let mut it = line.split('\t');
            let w = it.next().unwrap();
            let mut m = 0u128;
            for t in it { let (u, p) = t.split_once('/').unwrap(); let t = Tag::new(Upos::parse(u).unwrap(), Penn::parse(p).unwrap()); if let Ok(i) = tags.binary_search(&t) { m |= 1 << i; } }
            if m != 0 { *extra.entry(key(w)).or_default() |= m; }
        }
    }
    let trust = env("TRUST", 20.) as u32;
    let set = |c: &BTreeMap<u8, u32>, less: Option<&BTreeMap<u8, u32>>, word: &str| -> Option<u128> {
        let rest = |t: u8, n: u32| n - less.and_then(|l| l.get(&t)).copied().unwrap_or(0);
        let total: u32 = c.iter().map(|(&t, &n)| rest(t, n)).sum();
        let mut m = 0u128;
        for (&t, &n) in c { let n = rest(t, n); if n > 0 && f64::from(n) >= env("SHARE", 0.01) * f64::from(total) { m |= 1 << t; } }
        if total < trust { m |= extra.get(word).copied().unwrap_or(0); }
        (m != 0).then_some(m)
    };
    let mut all: FxHashMap<String, u128> = FxHashMap::default();
    for (w, c) in &counts { if let Some(m) = set(c, None, w) { if c.values().sum::<u32>() >= env("LEXMIN", 1.) as u32 || extra.contains_key(w) { all.insert(w.clone(), m); } } }
    for (w, m) in &extra { all.entry(w.clone()).or_insert(*m); }
    println!("{} lexicon entries", all.len());
    let lexicon = Lexicon::new(all.iter().map(|(w, m)| (w.as_str(), *m)));
    println!("{} sets", lexicon.set_count());
    let empty = BTreeMap::new();
    let prepare = |s: &Sentence, forms: &[String]| {
        let mut own: FxHashMap<String, BTreeMap<u8, u32>> = FxHashMap::default();
        for w in &s.words { let n = number(w); if n != 255 { *own.entry(key(&w.form)).or_default().entry(n).or_default() += 1; } }
        let words = s.words.iter().zip(forms).map(|(w, f)| { let k = key(&w.form); Word::with_tags(f, set(counts.get(&k).unwrap_or(&empty), own.get(&k), &k)) }).collect();
        Example { words, gold: s.words.iter().map(&number).collect() }
    };
    let mut rng = 88172645463325252u64;
    let mut next = move || { rng ^= rng << 13; rng ^= rng >> 7; rng ^= rng << 17; rng };
    let mut examples: Vec<Example> = Vec::new();
    for s in &train {
        let forms: Vec<String> = s.words.iter().map(|w| w.form.clone()).collect();
        examples.push(prepare(s, &forms));
        let r = (next() % 1000) as f64 / 1000.;
        if r < env("UPPER", 0.) { examples.push(prepare(s, &forms.iter().map(|f| f.to_uppercase()).collect::<Vec<_>>())); }
        else if r < env("UPPER", 0.) + env("LOWER", 0.) { examples.push(prepare(s, &forms.iter().map(|f| f.to_lowercase()).collect::<Vec<_>>())); }
        else if r < env("UPPER", 0.) + env("LOWER", 0.) + env("TITLE", 0.) { examples.push(prepare(s, &forms.iter().map(|f| { let mut c = f.chars(); c.next().map(|x| x.to_uppercase().collect::<String>() + c.as_str()).unwrap_or_default() }).collect::<Vec<_>>())); }
    }
    let sets: Vec<(&str, Vec<Sentence>)> = vec![("ewt-dev", read("en_ewt-ud-dev")), ("gum-dev", read("en_gum-ud-dev")), ("ewt", read("en_ewt-ud-test")), ("gum", read("en_gum-ud-test")), ("pud", read("en_pud-ud-test"))];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let passes = env("PASSES", 8.) as usize;
    let mut p = Perceptron::new(tags.len());
    for _ in 0..passes { for i in (1..order.len()).rev() { order.swap(i, (next() % (i as u64 + 1)) as usize); } let w = p.pass(&examples, &order); print!("{w} "); }
    println!();
    let rows = p.averages();
    let eval = |name: &str, q: Vec<(u32, Vec<mtlint::text::tagger::weights::Vote>)>| {
        let (f, v): (usize, usize) = (q.len(), q.iter().map(|x| x.1.len()).sum());
        let t = Tagger::new(tags.clone(), lexicon.clone(), Weights::new(q));
        print!("{name:12} {f} clues {v} votes ~{} KB ", (f * 3 + v * 2) / 1000);
        for (n, ss) in &sets {
            let (mut a, mut u, mut x) = (0, 0, 0);
            for s in ss { let w: Vec<&str> = s.words.iter().map(|w| &*w.form).collect(); for (t, g) in t.tag(&w).iter().zip(&s.words) { a += 1; u += (t.upos.name() == g.upos) as usize; x += (t.penn.name() == g.penn) as usize; } }
            print!(" {n} {:.2}/{:.2}", 100. * u as f64 / a as f64, 100. * x as f64 / a as f64);
        }
        let start = std::time::Instant::now(); let mut b = 0;
        for s in &sets[4].1 { let w: Vec<&str> = s.words.iter().map(|w| &*w.form).collect(); std::hint::black_box(t.tag(&w)); b += s.text.len(); }
        println!(" {:.1} MB/s", b as f64 / start.elapsed().as_secs_f64() / 1e6);
    };
    let max = rows.iter().flat_map(|r| &r.1).map(|x| x.1.abs()).fold(0., f64::max);
    println!("max {max}");
    let scale = env("SCALE", 8.);
    eval("full", quantise(&rows, 0., 127. / max));
    for floor in [0.5, 1.0, 1.5, 2.0] { eval(&format!("floor {floor}"), quantise(&rows, floor, scale)); }
    if env("RETRAIN", 0.) > 0. {
        let kept = quantise(&rows, env("RETRAIN", 0.), scale);
        let mut p = Perceptron::restrict(tags.len(), &kept);
        for _ in 0..passes { for i in (1..order.len()).rev() { order.swap(i, (next() % (i as u64 + 1)) as usize); } let w = p.pass(&examples, &order); print!("{w} "); }
        println!();
        let rows = p.averages();
        for floor in [0., 0.3, 0.5] { eval(&format!("re {floor}"), quantise(&rows, floor, scale)); }
    }
}
