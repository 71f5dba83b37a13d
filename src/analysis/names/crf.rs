//! Decoding of a linear-chain conditional random field (Lafferty et al. 2001): the best sequence
//! of labels (Viterbi) and how probable a name is (forward-backward).

use super::labels::{COUNT, begins, ends, follows};
use super::model::{Model, Scores};

/// No score: the label cannot stand here.
const NEVER: f32 = -1.0e30;

/// For each label the labels that may stand before it.
#[derive(Clone, Debug)]
pub struct Chain {
    begin: Scores,
    end: Scores,
    /// `before[b]`: labels `a` with the weight of `a b`.
    before: Vec<Vec<(usize, f32)>>,
}

impl Chain {
    /// The chain of a model.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let before = (0..COUNT)
            .map(|b| (0..COUNT).filter(|a| follows(*a, b)).map(|a| (a, model.next[a][b])).collect())
            .collect();
        let begin = std::array::from_fn(|l| if begins(l) { model.begin[l] } else { NEVER });
        let end = std::array::from_fn(|l| if ends(l) { model.end[l] } else { NEVER });
        Self { begin, end, before }
    }

    /// The best sequence of labels for the tokens' scores.
    #[must_use]
    pub fn best(&self, scores: &[Scores]) -> Vec<usize> {
        let mut back: Vec<[u8; COUNT]> = Vec::with_capacity(scores.len());
        let mut here = [0.0; COUNT];
        for (at, own) in scores.iter().enumerate() {
            let mut from = [0u8; COUNT];
            let mut next = [NEVER; COUNT];
            for label in 0..COUNT {
                if at == 0 {
                    next[label] = self.begin[label] + own[label];
                    continue;
                }
                for &(a, weight) in &self.before[label] {
                    let score = here[a] + weight;
                    if score > next[label] {
                        next[label] = score;
                        from[label] = a as u8;
                    }
                }
                next[label] += own[label];
            }
            back.push(from);
            here = next;
        }
        let mut label = (0..COUNT).max_by(|a, b| (here[*a] + self.end[*a]).total_cmp(&(here[*b] + self.end[*b])));
        let mut labels = vec![0; scores.len()];
        for (at, from) in back.iter().enumerate().rev() {
            let current = label.unwrap_or_default();
            labels[at] = current;
            label = Some(usize::from(from[current]));
        }
        labels
    }

    /// Forward and backward sums for the tokens' scores.
    #[must_use]
    pub fn sums(&self, scores: &[Scores]) -> Sums {
        let mut forward = Vec::with_capacity(scores.len());
        let mut backward = vec![self.end; scores.len()];
        let mut here = [NEVER; COUNT];
        for (at, own) in scores.iter().enumerate() {
            let mut next = self.begin;
            if at > 0 {
                for (label, sum) in next.iter_mut().enumerate() {
                    *sum = log_sum(self.before[label].iter().map(|(a, w)| here[*a] + w));
                }
            }
            for (sum, s) in next.iter_mut().zip(own) {
                *sum += s;
            }
            forward.push(next);
            here = next;
        }
        for at in (0..scores.len().saturating_sub(1)).rev() {
            let mut sums = [[NEVER; COUNT]; COUNT];
            let mut used = [0; COUNT];
            for (b, before) in self.before.iter().enumerate() {
                for &(a, weight) in before {
                    sums[a][used[a]] = weight + scores[at + 1][b] + backward[at + 1][b];
                    used[a] += 1;
                }
            }
            for a in 0..COUNT {
                backward[at][a] = log_sum(sums[a][..used[a]].iter().copied());
            }
        }
        let total = forward.last().map_or(0.0, |f| log_sum(f.iter().zip(&self.end).map(|(a, b)| a + b)));
        Sums { forward, backward, total }
    }

    /// The weight of `b` behind `a`; [`NEVER`] where it may not stand there.
    fn weight(&self, a: usize, b: usize) -> f32 {
        self.before[b].iter().find(|(label, _)| *label == a).map_or(NEVER, |(_, w)| *w)
    }

    /// How probable it is that the tokens from `first` on have exactly these labels.
    #[must_use]
    pub fn probability(&self, scores: &[Scores], sums: &Sums, first: usize, labels: &[usize]) -> f32 {
        let (Some(&start), Some(&stop)) = (labels.first(), labels.last()) else { return 1.0 };
        let last = first + labels.len() - 1;
        let (Some(forward), Some(backward)) = (sums.forward.get(first), sums.backward.get(last)) else { return 0.0 };
        let mut score = forward[start] + backward[stop] - sums.total;
        for (n, pair) in labels.windows(2).enumerate() {
            score += self.weight(pair[0], pair[1]) + scores[first + n + 1][pair[1]];
        }
        score.exp().clamp(0.0, 1.0)
    }
}

/// Sums of a sentence, as logarithms.
#[derive(Clone, Debug)]
pub struct Sums {
    /// Up to and with each token.
    pub forward: Vec<Scores>,
    /// Behind each token.
    pub backward: Vec<Scores>,
    /// Of all sequences.
    pub total: f32,
}

fn log_sum(terms: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = terms.clone().fold(NEVER, f32::max);
    if most <= NEVER { NEVER } else { most + terms.map(|t| (t - most).exp()).sum::<f32>().ln() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::names::labels::{Part, label};
    use proptest::prelude::*;

    fn scores(length: usize) -> impl Strategy<Value = Vec<Scores>> {
        proptest::collection::vec(proptest::array::uniform13(-4.0f32..4.0), length)
    }

    /// All sequences that may stand, with their scores.
    fn every(scores: &[Scores]) -> Vec<(Vec<usize>, f32)> {
        let mut all: Vec<(Vec<usize>, f32)> = vec![(vec![], 0.0)];
        for own in scores {
            all = all
                .into_iter()
                .flat_map(|(labels, sum)| (0..COUNT).map(move |l| ([labels.clone(), vec![l]].concat(), sum + own[l])))
                .filter(|(l, _)| begins(l[0]) && l.windows(2).all(|p| follows(p[0], p[1])))
                .collect();
        }
        all.retain(|(l, _)| l.last().is_none_or(|l| ends(*l)));
        all
    }

    proptest! {
        #[test]
        fn agrees_with_trying_all_sequences(scores in scores(3)) {
            let chain = Chain::new(&Model::empty());
            let all = every(&scores);
            let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).expect("there are sequences");
            let found = chain.best(&scores);
            let score: f32 = found.iter().zip(&scores).map(|(l, s)| s[*l]).sum();
            prop_assert!((score - best.1).abs() < 1e-3);

            let total: f32 = all.iter().map(|(_, s)| s.exp()).sum();
            let sums = chain.sums(&scores);
            let name = [label(1, Part::Begin), label(1, Part::Last)];
            let share: f32 = all.iter().filter(|(l, _)| l[1..] == name).map(|(_, s)| s.exp()).sum();
            prop_assert!((chain.probability(&scores, &sums, 1, &name) - share / total).abs() < 1e-3);
        }

        #[test]
        fn any_scores_give_a_sequence_that_may_stand(scores in (0usize..30).prop_flat_map(scores)) {
            let labels = Chain::new(&Model::empty()).best(&scores);
            prop_assert_eq!(labels.len(), scores.len());
            prop_assert!(labels.windows(2).all(|p| follows(p[0], p[1])));
            prop_assert!(labels.last().is_none_or(|l| ends(*l)));
        }
    }
}
