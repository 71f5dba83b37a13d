//! The weights of the tagger, read in place from the bytes that `train_names` writes.
//!
//! A model may know several *registers* (news, encyclopaedia): corpora whose annotators followed
//! different rules. Every feature then has a row of weights for each, and the words of a document
//! say which register it is written in.
//!
//! Layout, all numbers little-endian: `b"TNM2"`; the number of registers (1 or 2), of feature
//! slots, of register slots (`u32`); the weights of beginning with, ending with, and going from
//! each label to each label (`f32`); the bias of the second register (`f32`); the feature hashes
//! (`u32` each, 0 is an empty slot); for each a row: an exponent (`u8`) and for each register a
//! weight for each label (`i8`), to be scaled by [`scale`]; the hashes of the words that tell the
//! registers apart (`u32`) and their weights for the second one (`i8`, in units of 1/32).

use super::labels::COUNT;
use super::table::{Keys, number, place};

/// A score for each label.
pub type Scores = [f32; COUNT];

/// How many labels are added up together: as many as there are, filled up to what processors take at
/// once.
const LANES: usize = COUNT.next_multiple_of(8);
type Sums = [f32; LANES];

const MAGIC: &[u8; 4] = b"TNM2";
const HEADER: usize = 16;
const FIXED: usize = COUNT * (COUNT + 2) + 1;
/// The slot of a feature that the model does not know.
const NOWHERE: u32 = u32::MAX;

/// The weights, read in place.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// Weight of a sentence's first label.
    pub begin: Scores,
    /// Weight of a sentence's last label.
    pub end: Scores,
    /// `next[a][b]`: weight of label `b` behind label `a`.
    pub next: [Scores; COUNT],
    /// What speaks for the second register before a word is read.
    bias: f32,
    registers: usize,
    keys: Keys<'a>,
    rows: &'a [u8],
    word_keys: Keys<'a>,
    word_weights: &'a [u8],
    scales: Box<[f32; 256]>,
}

/// What one unit of a weight is worth in a row with this exponent.
fn scale(exponent: u8) -> f32 {
    (f32::from(exponent) / 8.0 - 20.0).exp2()
}

impl<'a> Model<'a> {
    /// The model in `bytes`; `None` where the layout is another. Nothing is parsed but the
    /// transitions and the keys.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let registers = number(bytes, 1)? as usize;
        let slots = number(bytes, 2)? as usize;
        let words = number(bytes, 3)? as usize;
        let row = registers.checked_mul(COUNT)?.checked_add(1)?;
        let (fixed, rest) = bytes.get(HEADER..)?.split_at_checked(FIXED * 4)?;
        let (keys, rest) = rest.split_at_checked(slots.checked_mul(4)?)?;
        let (rows, rest) = rest.split_at_checked(slots.checked_mul(row)?)?;
        let (word_keys, word_weights) = rest.split_at_checked(words.checked_mul(4)?)?;
        if word_weights.len() != words || !(1..=2).contains(&registers) {
            return None;
        }
        let float = |at: usize| f32::from_bits(number(fixed, at).unwrap_or_default());
        let scores = |line: usize| -> Scores { std::array::from_fn(|label| float(line * COUNT + label)) };
        Some(Self {
            begin: scores(0),
            end: scores(1),
            next: std::array::from_fn(|label| scores(2 + label)),
            bias: float(FIXED - 1),
            registers,
            keys: Keys::read(keys),
            rows,
            word_keys: Keys::read(word_keys),
            word_weights,
            scales: Box::new(std::array::from_fn(|e| scale(e as u8))),
        })
    }

    /// A model that knows nothing, for languages without one.
    #[must_use]
    pub fn empty() -> Self {
        let zero = [0.0; COUNT];
        Self {
            begin: zero,
            end: zero,
            next: [zero; COUNT],
            bias: 0.0,
            registers: 1,
            keys: Keys::default(),
            rows: &[],
            word_keys: Keys::default(),
            word_weights: &[],
            scales: Box::new([0.0; 256]),
        }
    }

    /// Adds the weights of features to `scores`, in their order, as a text needs them that belongs to
    /// the second register with probability `share`; the features are used up.
    ///
    /// The features that the model does not know, which are most, are sorted out first; then the
    /// slots of the others are found, then their rows are read. So nothing waits for one read of
    /// memory before it may begin the next.
    pub fn add(&self, features: &mut Vec<u32>, share: f32, scores: &mut Scores) {
        self.keys.likely(features);
        features.iter_mut().for_each(|f| *f = self.keys.slot(*f).map_or(NOWHERE, |at| at as u32));
        let mut sums = [0.0; LANES];
        sums[..COUNT].copy_from_slice(scores);
        for at in features.drain(..).filter(|at| *at != NOWHERE) {
            self.add_row(at as usize, share, &mut sums);
        }
        scores.copy_from_slice(&sums[..COUNT]);
    }

    #[inline]
    fn add_row(&self, at: usize, share: f32, sums: &mut Sums) {
        let start = at * (self.registers * COUNT + 1);
        let Some(exponent) = self.rows.get(start) else { return };
        let scale = self.scales[usize::from(*exponent)];
        if self.registers == 1 {
            return add_units(sums, &self.weights(start + 1), scale);
        }
        add_units(sums, &self.weights(start + 1), scale * (1.0 - share));
        add_units(sums, &self.weights(start + 1 + COUNT), scale * share);
    }

    /// The weights from byte `start` of the rows on. The lanes behind the last label hold what stands
    /// behind them, which nobody reads: so a row is read at once, wherever it is not the last.
    #[inline]
    fn weights(&self, start: usize) -> [u8; LANES] {
        let rest = self.rows.get(start..).unwrap_or_default();
        rest.first_chunk::<LANES>().copied().unwrap_or_else(|| {
            let mut last = [0; LANES];
            last.iter_mut().zip(rest).for_each(|(lane, weight)| *lane = *weight);
            last
        })
    }

    /// Whether the model tells registers apart.
    #[must_use]
    pub fn has_registers(&self) -> bool {
        self.registers > 1
    }

    /// What a word says for the second register, as a logarithm of odds.
    #[must_use]
    pub fn register(&self, word: u32) -> f32 {
        let weight = self.word_keys.slot(word).and_then(|at| self.word_weights.get(at));
        weight.map_or(0.0, |w| f32::from(*w as i8) / 32.0)
    }

    /// What speaks for the second register before a word is read, as a logarithm of odds.
    #[must_use]
    pub fn register_bias(&self) -> f32 {
        self.bias
    }
}

#[inline]
fn add_units(sums: &mut Sums, row: &[u8; LANES], unit: f32) {
    for (sum, weight) in sums.iter_mut().zip(row) {
        *sum += unit * f32::from(*weight as i8);
    }
}

/// What [`write()`] writes.
#[derive(Clone, Debug)]
pub struct Contents {
    /// Weight of a sentence's first label.
    pub begin: Scores,
    /// Weight of a sentence's last label.
    pub end: Scores,
    /// Weight of the second label behind the first.
    pub next: [Scores; COUNT],
    /// Feature hashes, which must differ and not be 0, with a row for each register.
    pub features: Vec<(u32, Vec<Scores>)>,
    /// How many registers there are.
    pub registers: usize,
    /// What speaks for the second register before a word is read.
    pub bias: f32,
    /// What each word says for the second register.
    pub words: Vec<(u32, f32)>,
}

/// The bytes that [`Model::read`] reads.
#[must_use]
pub fn write(contents: &Contents) -> Vec<u8> {
    let (keys, places) = place(contents.features.iter().map(|f| f.0));
    let size = contents.registers * COUNT + 1;
    let mut rows = vec![0u8; keys.len() * size];
    for ((_, weights), at) in contents.features.iter().zip(places) {
        let largest = weights.iter().flatten().fold(0.0f32, |a, w| a.max(w.abs()));
        let exponent = (0..=255u8).find(|e| scale(*e) * 127.0 >= largest).unwrap_or(255);
        rows[at * size] = exponent;
        for (n, weight) in weights.iter().flatten().enumerate() {
            rows[at * size + 1 + n] = unit(weight / scale(exponent));
        }
    }
    let (word_keys, places) = place(contents.words.iter().map(|w| w.0));
    let mut word_weights = vec![0u8; word_keys.len()];
    for ((_, weight), at) in contents.words.iter().zip(places) {
        word_weights[at] = unit(weight * 32.0);
    }
    let mut out = MAGIC.to_vec();
    for n in [contents.registers, keys.len(), word_keys.len()] {
        out.extend((n as u32).to_le_bytes());
    }
    let fixed = contents.begin.iter().chain(&contents.end).chain(contents.next.iter().flatten());
    for number in fixed.chain([&contents.bias]) {
        out.extend(number.to_le_bytes());
    }
    keys.iter().for_each(|key| out.extend(key.to_le_bytes()));
    out.extend(rows);
    word_keys.iter().for_each(|key| out.extend(key.to_le_bytes()));
    out.extend(word_weights);
    out
}

/// A weight as a signed byte.
fn unit(weight: f32) -> u8 {
    (weight.round().clamp(-127.0, 127.0) as i8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn contents(features: Vec<(u32, Vec<Scores>)>, registers: usize) -> Contents {
        let zero = [0.0; COUNT];
        Contents { begin: zero, end: zero, next: [zero; COUNT], features, registers, bias: 0.0, words: Vec::new() }
    }

    proptest! {
        #[test]
        fn weights_survive_within_a_hundredth(
            first in proptest::array::uniform13(-9.0f32..9.0),
            second in proptest::array::uniform13(-9.0f32..9.0),
            share in 0.0f32..1.0,
            key in 1u32..,
        ) {
            let bytes = write(&contents(vec![(key, vec![first, second])], 2));
            let model = Model::read(&bytes).expect("just written");
            let mut scores = [0.0; COUNT];
            model.add(&mut vec![key], share, &mut scores);
            let largest = first.iter().chain(&second).fold(0.0f32, |a, w| a.max(w.abs()));
            for (n, got) in scores.iter().enumerate() {
                let want = first[n] * (1.0 - share) + second[n] * share;
                prop_assert!((got - want).abs() <= largest / 80.0);
            }
            model.add(&mut vec![key.wrapping_add(1)], share, &mut scores);
        }

        #[test]
        fn odd_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            prop_assert!(Model::read(&bytes).is_none());
        }
    }

    #[test]
    fn transitions_and_registers_stand_where_they_were() {
        let mut contents = contents(Vec::new(), 1);
        contents.next[2][3] = 1.5;
        contents.begin[4] = 1.0;
        contents.bias = -0.5;
        contents.words = vec![(77, 1.25)];
        let bytes = write(&contents);
        let model = Model::read(&bytes).expect("just written");
        assert_eq!((model.begin[4], model.next[2][3], model.register_bias()), (1.0, 1.5, -0.5));
        assert_eq!((model.register(77), model.register(78)), (1.25, 0.0));
    }
}
