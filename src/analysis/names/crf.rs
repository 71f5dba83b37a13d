//! Decoding of a linear-chain conditional random field (Lafferty et al. 2001): the best sequence
//! of labels (Viterbi) and how probable a name is (forward-backward).

use super::labels::{COUNT, begins, ends, follows};
use super::model::{Model, Scores};

/// No score: the label cannot stand here.
pub(super) const NEVER: f32 = -1.0e30;

/// For each label the labels that may stand before it.
#[derive(Clone, Debug)]
pub struct Chain {
    begin: Scores,
    end: Scores,
    /// `before[b]`: labels `a` with the weight of `a b`.
    before: Vec<Vec<(usize, f32)>>,
    /// The same, not as logarithms.
    begin_shares: Shares,
    end_shares: Shares,
    before_shares: Vec<Vec<(usize, f64)>>,
}

impl Chain {
    /// The chain of a model.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let before: Vec<Vec<(usize, f32)>> = (0..COUNT)
            .map(|b| (0..COUNT).filter(|a| follows(*a, b)).map(|a| (a, model.next[a][b])).collect())
            .collect();
        let begin = std::array::from_fn(|l| if begins(l) { model.begin[l] } else { NEVER });
        let end = std::array::from_fn(|l| if ends(l) { model.end[l] } else { NEVER });
        let exp = |w: f32| f64::from(w).exp();
        Self {
            begin_shares: begin.map(exp),
            end_shares: end.map(exp),
            before_shares: before.iter().map(|all| all.iter().map(|(a, w)| (*a, exp(*w))).collect()).collect(),
            begin,
            end,
            before,
        }
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

    /// Forward and backward sums for the tokens' scores, each position scaled so that its forward
    /// sums add up to one (Rabiner 1989, section V.A).
    #[must_use]
    pub fn sums(&self, scores: &[Scores]) -> Sums {
        let own: Vec<Shares> = scores.iter().map(shares).collect();
        let mut forward: Vec<Shares> = Vec::with_capacity(own.len());
        let mut scales = Vec::with_capacity(own.len());
        for own in &own {
            let mut next = match forward.last() {
                None => self.begin_shares,
                Some(here) => std::array::from_fn(|b| self.before_shares[b].iter().map(|(a, w)| here[*a] * w).sum()),
            };
            next.iter_mut().zip(own).for_each(|(sum, o)| *sum *= o);
            let scale = next.iter().sum::<f64>().max(f64::MIN_POSITIVE);
            next.iter_mut().for_each(|sum| *sum /= scale);
            forward.push(next);
            scales.push(scale);
        }
        let total: f64 = forward.last().map_or(1.0, |f| f.iter().zip(&self.end_shares).map(|(a, b)| a * b).sum());
        let total = total.max(f64::MIN_POSITIVE);
        let mut backward = vec![self.end_shares.map(|e| e / total); own.len()];
        for at in (0..own.len().saturating_sub(1)).rev() {
            let behind: Shares = std::array::from_fn(|b| own[at + 1][b] * backward[at + 1][b] / scales[at + 1]);
            let mut sums = [0.0; COUNT];
            for (b, before) in self.before_shares.iter().enumerate() {
                before.iter().for_each(|(a, weight)| sums[*a] += weight * behind[b]);
            }
            backward[at] = sums;
        }
        // What the scaling took away comes back for the logarithm of all sequences together.
        let taken: f64 = scores.iter().zip(&scales).map(|(own, scale)| f64::from(most(own)) + scale.ln()).sum();
        Sums { own, scales, forward, backward, log_total: (taken + total.ln()) as f32 }
    }

    /// The weight of `b` behind `a`; 0 where it may not stand there.
    fn share(&self, a: usize, b: usize) -> f64 {
        self.before_shares[b].iter().find(|(label, _)| *label == a).map_or(0.0, |(_, w)| *w)
    }

    /// How probable it is that the tokens from `first` on have exactly these labels.
    #[must_use]
    pub fn probability(&self, sums: &Sums, first: usize, labels: &[usize]) -> f32 {
        let (Some(&start), Some(&stop)) = (labels.first(), labels.last()) else { return 1.0 };
        let last = first + labels.len() - 1;
        let (Some(forward), Some(backward)) = (sums.forward.get(first), sums.backward.get(last)) else { return 0.0 };
        let mut share = forward[start] * backward[stop];
        for (at, pair) in (first + 1..).zip(labels.windows(2)) {
            share *= self.share(pair[0], pair[1]) * sums.own[at][pair[1]] / sums.scales[at];
        }
        share.clamp(0.0, 1.0) as f32
    }

    /// How probable it is that the token at `at` has label `b` and the one before it `a`.
    #[must_use]
    pub fn pair(&self, sums: &Sums, at: usize, a: usize, b: usize) -> f32 {
        match at.checked_sub(1) {
            Some(before) if at < sums.own.len() => {
                let here = sums.own[at][b] * sums.backward[at][b] / sums.scales[at];
                (sums.forward[before][a] * self.share(a, b) * here).clamp(0.0, 1.0) as f32
            }
            _ => 0.0,
        }
    }
}

/// A positive number for each label.
type Shares = [f64; COUNT];

/// Scores as positive numbers, the greatest of them one.
fn shares(scores: &Scores) -> Shares {
    let most = most(scores);
    scores.map(|s| f64::from(s - most).exp())
}

fn most(scores: &Scores) -> f32 {
    scores.iter().copied().fold(NEVER, f32::max)
}

/// Sums of a sentence, scaled position by position.
#[derive(Clone, Debug)]
pub struct Sums {
    /// What each token itself says.
    own: Vec<Shares>,
    /// By what each position was divided.
    scales: Vec<f64>,
    /// Up to and with each token.
    forward: Vec<Shares>,
    /// Behind each token.
    backward: Vec<Shares>,
    /// The sum over all sequences, as a logarithm.
    pub log_total: f32,
}

impl Sums {
    /// How probable it is that the token at `at` has this label.
    #[must_use]
    pub fn label(&self, at: usize, label: usize) -> f32 {
        let share = self.forward.get(at).zip(self.backward.get(at)).map_or(0.0, |(f, b)| f[label] * b[label]);
        share.clamp(0.0, 1.0) as f32
    }
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
            prop_assert!((chain.probability(&sums, 1, &name) - share / total).abs() < 1e-3);
            prop_assert!((sums.log_total - total.ln()).abs() < 1e-3);
            let second: f32 = all.iter().filter(|(l, _)| l[1] == name[0]).map(|(_, s)| s.exp()).sum();
            prop_assert!((sums.label(1, name[0]) - second / total).abs() < 1e-3);
            prop_assert!((chain.pair(&sums, 2, name[0], name[1]) - share / total).abs() < 1e-3);
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
