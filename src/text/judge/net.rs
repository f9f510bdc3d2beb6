//! A small network of convolutions: it sees each word of a sentence with all that stands around, the farther the layer the
//! wider.

/// How many numbers stand for a word.
pub const WIDTH: usize = 64;

/// A word, or what a layer makes of it.
pub type Vector = [f32; WIDTH];

/// What the network says of a word: the first number is for “nothing is wrong”, the others for the faults in their order.
pub type Answer = [f32; ANSWERS];

/// How many answers there are.
pub const ANSWERS: usize = super::FAULTS + 1;

/// How far the words of each layer stand apart that it reads together.
pub const DISTANCES: [usize; 5] = [1, 1, 2, 4, 8];

/// How many words a layer reads together: one to the left, the word itself, one to the right.
pub const TAPS: usize = 3;

/// What a word is to the network: the numbers of its rows of [`Net::rows`], which are added up.
pub type Traits = [usize; 4];

/// The numbers of one layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// For each tap and each number of a word that it reads, what this adds to the outcome.
    pub taps: Vec<Vector>,
    /// What is added in any case.
    pub bias: Vector,
}

/// The network, with its rows as they are taught or as they are stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Net<R = Vec<Vector>> {
    /// What each trait of a word contributes.
    pub rows: R,
    /// One for each of [`DISTANCES`].
    pub layers: Vec<Layer>,
    /// For each number of the last layer what it says.
    pub answers: Vec<Answer>,
    /// What is said in any case.
    pub bias: Answer,
}

/// The rows of a network.
pub trait Rows {
    /// The row of trait number `number`; none if it contributes nothing.
    fn row(&self, number: usize) -> Option<Vector>;
}

impl Rows for Vec<Vector> {
    fn row(&self, number: usize) -> Option<Vector> {
        self.get(number).copied()
    }
}

/// All that the network thought of a sentence.
#[derive(Debug)]
pub struct Trace {
    /// What each layer read, and what the last one gave.
    pub read: Vec<Vec<Vector>>,
    /// What each layer added to it.
    pub added: Vec<Vec<Vector>>,
    /// What is said of each word.
    pub answers: Vec<Answer>,
}

impl<R: Rows> Net<R> {
    /// Runs over a sentence of words with these `traits`; rows that do not exist count as nothing.
    pub fn run(&self, traits: &[Traits]) -> Trace {
        let mut read = vec![traits.iter().map(|traits| self.word(traits)).collect::<Vec<Vector>>()];
        let mut added = Vec::with_capacity(self.layers.len());
        for (layer, distance) in self.layers.iter().zip(DISTANCES) {
            let input = &read[read.len() - 1];
            let outcome = layer.run(input, distance);
            let mut next = input.clone();
            next.iter_mut().zip(&outcome).for_each(|(next, outcome)| add(next, 1.0, outcome));
            read.push(next);
            added.push(outcome);
        }
        let answers = read[read.len() - 1].iter().map(|word| self.answer(word)).collect();
        Trace { read, added, answers }
    }

    /// What is said of the words at `places` of such a sentence, in their order. Nothing is worked out that these don't read.
    pub fn answers_at(&self, places: &[usize], traits: &[Traits]) -> Vec<Answer> {
        let mut words: Vec<Vector> = traits.iter().map(|traits| self.word(traits)).collect();
        for ((layer, distance), read) in self.layers.iter().zip(DISTANCES).zip(self.read_for(places, words.len())) {
            let added: Vec<Vector> = read.iter().map(|&at| layer.outcome(&words, at, distance)).collect();
            for (&at, added) in read.iter().zip(&added) {
                add(&mut words[at], 1.0, added);
            }
        }
        places.iter().map(|&place| self.answer(&words[place])).collect()
    }

    /// For each layer the places, of so many, at which its outcome is read for the answers at `places`.
    fn read_for(&self, places: &[usize], count: usize) -> Vec<Vec<usize>> {
        let mut read = vec![places.to_vec()];
        for &distance in DISTANCES[..self.layers.len()].iter().skip(1).rev() {
            let mut before: Vec<usize> =
                read[read.len() - 1].iter().flat_map(|&at| sources(at, distance, count)).map(|(_, at)| at).collect();
            before.sort_unstable();
            before.dedup();
            read.push(before);
        }
        read.reverse();
        read
    }

    fn word(&self, traits: &Traits) -> Vector {
        let mut word = [0.0; WIDTH];
        for row in traits.iter().filter_map(|&number| self.rows.row(number)) {
            add(&mut word, 1.0, &row);
        }
        word
    }

    fn answer(&self, word: &Vector) -> Answer {
        let mut answer = self.bias;
        for (number, says) in word.iter().zip(&self.answers) {
            answer.iter_mut().zip(says).for_each(|(sum, weight)| *sum += number * weight);
        }
        answer
    }
}

impl Layer {
    /// What the layer adds to each word of `input`.
    fn run(&self, input: &[Vector], distance: usize) -> Vec<Vector> {
        (0..input.len()).map(|at| self.outcome(input, at, distance)).collect()
    }

    /// What the layer adds to the word at `at` of `input`.
    fn outcome(&self, input: &[Vector], at: usize, distance: usize) -> Vector {
        let mut outcome = self.bias;
        for (tap, source) in sources(at, distance, input.len()) {
            let (numbers, _) = input[source].as_chunks();
            let (weights, _) = self.taps[tap * WIDTH..(tap + 1) * WIDTH].as_chunks();
            for (numbers, weights) in numbers.iter().zip(weights) {
                add_all(&mut outcome, numbers, weights);
            }
        }
        outcome.map(|number| number.max(0.0))
    }
}

/// Adds to `sum` each of the `vectors` as often as `times` says. Four at once keep the processor busy.
fn add_all(sum: &mut Vector, times: &[f32; 4], vectors: &[Vector; 4]) {
    let [a, b, c, d] = vectors;
    for (at, sum) in sum.iter_mut().enumerate() {
        *sum += times[0] * a[at] + times[1] * b[at] + (times[2] * c[at] + times[3] * d[at]);
    }
}

/// The taps at the word `at` of `len`, with the places that they read.
pub fn sources(at: usize, distance: usize, len: usize) -> impl Iterator<Item = (usize, usize)> {
    let places = (0..TAPS).filter_map(move |tap| Some((tap, (at + tap * distance).checked_sub(distance)?)));
    places.filter(move |&(_, place)| place < len)
}

/// Adds `times` the `vector` to `sum`.
pub fn add(sum: &mut Vector, times: f32, vector: &Vector) {
    for (sum, number) in sum.iter_mut().zip(vector) {
        *sum += times * number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_layer_reads_its_neighbours() {
        assert_eq!(sources(0, 2, 3).collect::<Vec<_>>(), [(1, 0), (2, 2)]);
        assert_eq!(sources(2, 2, 3).collect::<Vec<_>>(), [(0, 0), (1, 2)]);
        assert_eq!(sources(0, 4, 1).collect::<Vec<_>>(), [(1, 0)]);
    }

    #[test]
    fn answers_follow_the_words() {
        let mut net = Net {
            rows: vec![[0.0; WIDTH], [1.0; WIDTH]],
            layers: vec![Layer { taps: vec![[0.0; WIDTH]; TAPS * WIDTH], bias: [0.0; WIDTH] }],
            answers: vec![[0.0; ANSWERS]; WIDTH],
            bias: [0.5; ANSWERS],
        };
        net.answers[3][2] = 2.0;
        // The first number of the word to the left goes into the fourth.
        net.layers[0].taps[0][3] = 1.0;
        let answers = net.run(&[[1, 9, 9, 9], [0, 9, 9, 9]]).answers;
        assert_eq!(answers, [[0.5, 0.5, 2.5, 0.5], [0.5, 0.5, 2.5, 0.5]]);
        assert!(net.run(&[]).answers.is_empty());
    }

    #[test]
    fn answers_at_places_are_those_of_the_whole() {
        let net = &super::super::Judge::embedded().net;
        let traits: Vec<Traits> = (0..50).map(|word| [word, 3 * word, 7 * word % 90, 500]).collect();
        let all = net.run(&traits).answers;
        for places in [&[][..], &[0], &[49], &[3, 4, 30]] {
            let expected: Vec<Answer> = places.iter().map(|&place| all[place]).collect();
            assert_eq!(net.answers_at(places, &traits), expected);
        }
    }
}
