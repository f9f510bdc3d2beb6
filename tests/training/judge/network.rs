//! Teaches the network: gradients of a sentence at a time, applied some sentences together.

use std::collections::BTreeMap;

use mtlint::text::judge::Fault;
use mtlint::text::judge::net::{
    ANSWERS, Answer, DISTANCES, Layer, Net, TAPS, Trace, Traits, Vector, WIDTH, add, sources,
};

use super::random::Random;

/// What a word of a sentence teaches; none if it is too near to a fault to tell.
pub(crate) type Lesson = Option<Option<Fault>>;

/// A network that nobody has taught, with `rows` rows.
fn untaught(rows: usize, random: &mut Random) -> Net {
    let width = f32::from(u16::try_from(WIDTH * TAPS).unwrap_or(u16::MAX));
    Net {
        rows: (0..rows).map(|_| random_row(random, 0.3)).collect(),
        layers: DISTANCES.map(|_| untaught_layer(random, width.sqrt().recip())).to_vec(),
        answers: (0..WIDTH).map(|_| random_row(random, 0.1)).collect(),
        bias: [2.0, -1.0, -1.0, -1.0],
    }
}

fn untaught_layer(random: &mut Random, spread: f32) -> Layer {
    Layer { taps: (0..TAPS * WIDTH).map(|_| random_row(random, spread)).collect(), bias: [0.0; WIDTH] }
}

/// Numbers around zero, whose square is on average that of `spread`.
fn random_row<const N: usize>(random: &mut Random, spread: f32) -> [f32; N] {
    std::array::from_fn(|_| (0..4).map(|_| random.fraction() - 0.5).sum::<f32>() * spread * 1.73)
}

/// How fast numbers move, each by its own past: the method of Adam for all but the rows, which get few lessons each.
#[derive(Debug, Clone, Copy, Default)]
struct Pace {
    mean: f32,
    square: f32,
}

impl Pace {
    /// The step against `gradient`; `young` says how much both averages still lack.
    fn step(&mut self, gradient: f32, young: (f32, f32)) -> f32 {
        self.mean += 0.1 * (gradient - self.mean);
        self.square += 0.001 * (gradient * gradient - self.square);
        self.mean / young.0 / ((self.square / young.1).sqrt() + 1e-8)
    }
}

/// A network while it is taught.
pub(crate) struct Student {
    net: Net,
    /// The taps of each layer with reading and outcome exchanged.
    turned: Vec<Vec<Vector>>,
    /// What the sentences since the last step ask for.
    wish: Net,
    row_wishes: BTreeMap<usize, Vector>,
    sentences: u16,
    paces: Vec<Pace>,
    row_paces: Vec<f32>,
    now: i32,
    /// Sum of the surprise at each word, and the number of words.
    surprise: (f64, f64),
}

impl Student {
    /// A student with `rows` rows who knows nothing.
    pub(crate) fn new(rows: usize, random: &mut Random) -> Self {
        let net = untaught(rows, random);
        let wish = nothing();
        let paces = vec![Pace::default(); numbers(&mut wish.clone()).count()];
        let turned = net.layers.iter().map(turn).collect();
        let row_paces = vec![0.0; rows];
        Self {
            net,
            turned,
            wish,
            row_wishes: BTreeMap::new(),
            sentences: 0,
            paces,
            row_paces,
            now: 0,
            surprise: (0.0, 0.0),
        }
    }

    /// What was learnt; rows that got no lesson are nothing.
    pub(crate) fn into_net(mut self) -> Net {
        for (row, _) in self.net.rows.iter_mut().zip(&self.row_paces).filter(|(_, pace)| **pace == 0.0) {
            *row = [0.0; WIDTH];
        }
        self.net
    }

    /// The average surprise since the last call.
    pub(crate) fn surprise(&mut self) -> f64 {
        let (sum, words) = std::mem::take(&mut self.surprise);
        sum / words.max(1.0)
    }

    /// Takes in the `lessons` of a sentence with these `traits`.
    pub(crate) fn hear(&mut self, traits: &[Traits], lessons: &[Lesson]) {
        let trace = self.net.run(traits);
        let mut wanted = self.hear_answers(&trace, lessons);
        for layer in (0..self.net.layers.len()).rev() {
            wanted = self.hear_layer(layer, &trace, &wanted);
        }
        for (traits, wanted) in traits.iter().zip(&wanted) {
            for &row in traits.iter().filter(|&&row| row < self.net.rows.len()) {
                add(self.row_wishes.entry(row).or_insert([0.0; WIDTH]), 1.0, wanted);
            }
        }
        self.sentences += 1;
    }

    /// The gradient at the last layer's outcome.
    fn hear_answers(&mut self, trace: &Trace, lessons: &[Lesson]) -> Vec<Vector> {
        let mut wanted = vec![[0.0; WIDTH]; lessons.len()];
        let words = &trace.read[trace.read.len() - 1];
        for (at, lesson) in lessons.iter().enumerate() {
            let Some(fault) = lesson else { continue };
            let right = fault.map_or(0, |fault| fault as usize + 1);
            let (gradient, surprise) = compare(&trace.answers[at], right);
            self.surprise = (self.surprise.0 + surprise, self.surprise.1 + 1.0);
            self.wish.bias.iter_mut().zip(gradient).for_each(|(wish, gradient)| *wish += gradient);
            for (number, wanted) in wanted[at].iter_mut().enumerate() {
                let says = &self.net.answers[number];
                *wanted = says.iter().zip(gradient).map(|(weight, gradient)| weight * gradient).sum();
                let wish = self.wish.answers[number].iter_mut();
                wish.zip(gradient).for_each(|(wish, gradient)| *wish += gradient * words[at][number]);
            }
        }
        wanted
    }

    /// The gradient at what a layer read, from the one at its outcome.
    fn hear_layer(&mut self, layer: usize, trace: &Trace, wanted: &[Vector]) -> Vec<Vector> {
        let (read, added) = (&trace.read[layer], &trace.added[layer]);
        let (wish, turned) = (&mut self.wish.layers[layer], &self.turned[layer]);
        let mut before = wanted.to_vec();
        for (at, (wanted, added)) in wanted.iter().zip(added).enumerate() {
            let mut wanted = *wanted;
            wanted.iter_mut().zip(added).filter(|(_, added)| **added <= 0.0).for_each(|(wanted, _)| *wanted = 0.0);
            add(&mut wish.bias, 1.0, &wanted);
            for (tap, source) in sources(at, DISTANCES[layer], read.len()) {
                for number in 0..WIDTH {
                    add(&mut wish.taps[tap * WIDTH + number], read[source][number], &wanted);
                    if wanted[number] != 0.0 {
                        add(&mut before[source], wanted[number], &turned[tap * WIDTH + number]);
                    }
                }
            }
        }
        before
    }

    /// The number of sentences heard since the last step.
    pub(crate) fn heard(&self) -> u16 {
        self.sentences
    }

    /// Moves all numbers against the gradients of the sentences heard: by `pace`, and those of the rows by `row_pace`.
    pub(crate) fn step(&mut self, pace: f32, row_pace: f32) {
        let share = f32::from(self.sentences.max(1)).recip();
        self.now += 1;
        let young = (1.0 - 0.9_f32.powi(self.now), 1.0 - 0.999_f32.powi(self.now));
        let wishes = numbers(&mut self.wish).zip(&mut self.paces);
        for (number, (wish, own)) in numbers(&mut self.net).zip(wishes) {
            *number -= pace * own.step(*wish * share, young);
            *wish = 0.0;
        }
        self.turned = self.net.layers.iter().map(turn).collect();
        for (row, wish) in std::mem::take(&mut self.row_wishes) {
            let square = wish.iter().map(|wish| wish * wish).sum::<f32>() * share * share;
            self.row_paces[row] += square / f32::from(u16::try_from(WIDTH).unwrap_or(u16::MAX));
            add(&mut self.net.rows[row], -row_pace * share / (self.row_paces[row].sqrt() + 1e-6), &wish);
        }
        self.sentences = 0;
    }
}

/// A network of zeros without rows.
fn nothing() -> Net {
    let layer = Layer { taps: vec![[0.0; WIDTH]; TAPS * WIDTH], bias: [0.0; WIDTH] };
    let answers = vec![[0.0; ANSWERS]; WIDTH];
    Net { rows: Vec::new(), layers: vec![layer; DISTANCES.len()], answers, bias: [0.0; ANSWERS] }
}

/// All numbers of `net` outside its rows.
fn numbers(net: &mut Net) -> impl Iterator<Item = &mut f32> {
    let layers = net.layers.iter_mut().flat_map(|layer| layer.taps.iter_mut().chain([&mut layer.bias]).flatten());
    layers.chain(net.answers.iter_mut().chain([&mut net.bias]).flatten())
}

fn turn(layer: &Layer) -> Vec<Vector> {
    let number = |row: usize, column: usize| layer.taps[row / WIDTH * WIDTH + column][row % WIDTH];
    (0..TAPS * WIDTH).map(|row| std::array::from_fn(|column| number(row, column))).collect()
}

/// The gradient of an `answer` where the one of number `right` is right, and how surprising that is.
fn compare(answer: &Answer, right: usize) -> (Answer, f64) {
    let highest = answer.iter().fold(f32::MIN, |highest, &number| highest.max(number));
    let total: f32 = answer.iter().map(|number| (number - highest).exp()).sum();
    let mut gradient = answer.map(|number| (number - highest).exp() / total);
    gradient[right] -= 1.0;
    (gradient, f64::from(total.ln() + highest - answer[right]))
}
