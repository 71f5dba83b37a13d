//! The weights of the tagger, read in place from the bytes that `train_names` writes.
//!
//! Layout, all numbers little-endian: `b"TNM1"`, the number of slots (`u32`), the weights of
//! beginning with, ending with, and going from each label to each label (`f32`), then the feature
//! hashes (`u32` each, 0 is an empty slot), then a row for each slot: an exponent (`u8`) and a
//! weight for each label (`i8`), to be scaled by [`scale`].

use super::labels::COUNT;
use super::table::{number, place, slot};

/// A score for each label.
pub type Scores = [f32; COUNT];

const MAGIC: &[u8; 4] = b"TNM1";
const FIXED: usize = COUNT * (COUNT + 2);
const ROW: usize = COUNT + 1;

/// The weights, read in place.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    /// Weight of a sentence's first label.
    pub begin: Scores,
    /// Weight of a sentence's last label.
    pub end: Scores,
    /// `next[a][b]`: weight of label `b` behind label `a`.
    pub next: [Scores; COUNT],
    keys: &'a [u8],
    rows: &'a [u8],
    scales: Box<[f32; 256]>,
}

/// What one unit of a weight is worth in a row with this exponent.
fn scale(exponent: u8) -> f32 {
    (f32::from(exponent) / 8.0 - 20.0).exp2()
}

impl<'a> Model<'a> {
    /// The model in `bytes`; `None` where the layout is another. Nothing is parsed but the
    /// transitions.
    #[must_use]
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        if bytes.get(..4)? != MAGIC {
            return None;
        }
        let slots = number(bytes, 1)? as usize;
        let (fixed, rest) = bytes.get(8..)?.split_at_checked(FIXED * 4)?;
        let (keys, rows) = rest.split_at_checked(slots.checked_mul(4)?)?;
        if rows.len() != slots.checked_mul(ROW)? {
            return None;
        }
        let scores = |line: usize| -> Scores {
            std::array::from_fn(|label| f32::from_bits(number(fixed, line * COUNT + label).unwrap_or_default()))
        };
        Some(Self {
            begin: scores(0),
            end: scores(1),
            next: std::array::from_fn(|label| scores(2 + label)),
            keys,
            rows,
            scales: Box::new(std::array::from_fn(|e| scale(e as u8))),
        })
    }

    /// A model that knows nothing, for languages without one.
    #[must_use]
    pub fn empty() -> Self {
        let zero = [0.0; COUNT];
        let next = [zero; COUNT];
        Self { begin: zero, end: zero, next, keys: &[], rows: &[], scales: Box::new([0.0; 256]) }
    }

    /// Adds the weights of a feature to `scores`.
    pub fn add(&self, feature: u32, scores: &mut Scores) {
        let Some(at) = slot(self.keys, feature) else { return };
        let Some([exponent, weights @ ..]) = self.rows.get(at * ROW..at * ROW + ROW) else { return };
        let scale = self.scales[usize::from(*exponent)];
        for (score, weight) in scores.iter_mut().zip(weights) {
            *score += scale * f32::from(*weight as i8);
        }
    }
}

/// Writes what [`Model::read`] reads. Feature hashes must differ and not be 0.
#[must_use]
pub fn write(begin: &Scores, end: &Scores, next: &[Scores; COUNT], features: &[(u32, Scores)]) -> Vec<u8> {
    let (keys, places) = place(features.iter().map(|f| f.0));
    let mut rows = vec![0u8; keys.len() * ROW];
    for ((_, weights), at) in features.iter().zip(places) {
        let largest = weights.iter().fold(0.0f32, |a, w| a.max(w.abs()));
        let exponent = (0..=255u8).find(|e| scale(*e) * 127.0 >= largest).unwrap_or(255);
        rows[at * ROW] = exponent;
        for (label, weight) in weights.iter().enumerate() {
            let units = (weight / scale(exponent)).round().clamp(-127.0, 127.0);
            rows[at * ROW + 1 + label] = (units as i8) as u8;
        }
    }
    let mut out = MAGIC.to_vec();
    out.extend((keys.len() as u32).to_le_bytes());
    for number in begin.iter().chain(end).chain(next.iter().flatten()) {
        out.extend(number.to_le_bytes());
    }
    for key in keys {
        out.extend(key.to_le_bytes());
    }
    out.extend(rows);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn weights_survive_within_a_hundredth(weights in proptest::array::uniform13(-9.0f32..9.0), key in 1u32..) {
            let zero = [0.0; COUNT];
            let bytes = write(&zero, &zero, &[zero; COUNT], &[(key, weights)]);
            let model = Model::read(&bytes).expect("just written");
            let mut scores = [0.0; COUNT];
            model.add(key, &mut scores);
            let largest = weights.iter().fold(0.0f32, |a, w| a.max(w.abs()));
            for (got, want) in scores.iter().zip(weights) {
                prop_assert!((got - want).abs() <= largest / 100.0);
            }
            model.add(key.wrapping_add(1), &mut scores);
        }

        #[test]
        fn odd_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            prop_assert!(Model::read(&bytes).is_none());
        }
    }

    #[test]
    fn transitions_stand_where_they_were() {
        let mut next = [[0.0; COUNT]; COUNT];
        next[2][3] = 1.5;
        let bytes = write(&[1.0; COUNT], &[2.0; COUNT], &next, &[]);
        let model = Model::read(&bytes).expect("just written");
        assert_eq!((model.begin[4], model.end[5], model.next[2][3]), (1.0, 2.0, 1.5));
    }
}
