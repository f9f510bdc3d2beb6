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
        let mut outcome = vec![self.bias; input.len()];
        for (at, outcome) in outcome.iter_mut().enumerate() {
            for (tap, source) in sources(at, distance, input.len()) {
                for (number, weights) in input[source].iter().zip(&self.taps[tap * WIDTH..(tap + 1) * WIDTH]) {
                    add(outcome, *number, weights);
                }
            }
            *outcome = outcome.map(|number| number.max(0.0));
        }
        outcome
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
}
