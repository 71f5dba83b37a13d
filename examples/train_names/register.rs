//! Telling the registers apart by their words: logistic regression.

use crate::augment::Chance;
use crate::corpus::Annotated;
use std::collections::{BTreeMap, BTreeSet};
use telusur::analysis::names::hash;
use telusur::text::{Span, tokenise};

/// In how many sentences a word must stand.
const LEAST: usize = 3;

/// The bias and the words' weights for the second of two domains; nothing where there are not two.
pub fn train(domains: &[Vec<Annotated>]) -> (f32, Vec<(u32, f32)>) {
    let [first, second] = domains else { return (0.0, Vec::new()) };
    let mut examples: Vec<(Vec<u32>, f32)> = Vec::new();
    for (domain, target) in [(first, 0.0), (second, 1.0)] {
        examples.extend(domain.iter().map(|s| (words(&s.text), target)));
    }
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    for (words, _) in &examples {
        for word in words.iter().copied().collect::<BTreeSet<_>>() {
            *seen.entry(word).or_default() += 1;
        }
    }
    let mut weights: BTreeMap<u32, f32> = seen.iter().filter(|(_, n)| **n >= LEAST).map(|(w, _)| (*w, 0.0)).collect();
    let mut bias = 0.0f32;
    let mut chance = Chance(3);
    for epoch in 0..20 {
        let step = 0.1 / (1.0 + epoch as f32);
        for n in (1..examples.len()).rev() {
            examples.swap(n, chance.below(n + 1));
        }
        for (words, target) in &examples {
            let sum: f32 = bias + words.iter().filter_map(|w| weights.get(w)).sum::<f32>();
            let error = target - 1.0 / (1.0 + (-sum).exp());
            bias += step * error;
            for word in words {
                if let Some(weight) = weights.get_mut(word) {
                    *weight += step * (error - 0.002 * *weight);
                }
            }
        }
    }
    // How many sentences either corpus has says nothing about the texts to come.
    let bias = bias - (second.len() as f32 / first.len().max(1) as f32).max(f32::MIN_POSITIVE).ln();
    (bias, weights.into_iter().filter(|(_, w)| w.abs() >= 0.05).collect())
}

/// How many of the sentences have odds above one for the second register.
pub fn second(sentences: &[Annotated], bias: f32, weights: &[(u32, f32)]) -> usize {
    let weights: BTreeMap<u32, f32> = weights.iter().copied().collect();
    let odds = |s: &Annotated| bias + words(&s.text).iter().filter_map(|w| weights.get(w)).sum::<f32>();
    sentences.iter().filter(|s| odds(s) > 0.0).count()
}

/// What the engine looks at: each word, and each pair of neighbours.
fn words(text: &str) -> Vec<u32> {
    let words: Vec<u32> =
        tokenise(text, Span::new(0, text.len())).map(|t| hash::of_str(&t.span.of(text).to_lowercase())).collect();
    let pairs = words.windows(2).map(|pair| hash::join(pair[0], pair[1]));
    words.iter().copied().chain(pairs).collect()
}
