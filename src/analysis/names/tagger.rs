//! The trained tagger at work.

use super::Lexicon;
use super::features::{REACH, Sentence, context, lexical};
use super::hash;
use super::labels::{COUNT, KINDS, Part, parse};
use super::model::Scores;
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use std::ops::Range;

/// What the tagger marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagged {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind.
    pub kind: EntityKind,
    /// The model's own probability of exactly this name.
    pub probability: f32,
}

/// Distances from a token at which the engine keeps lexical scores.
const DISTANCES: usize = 2 * REACH + 1;

/// Marks the names of a document, in reading order, and says how probable it is that the document
/// belongs to the model's second register.
pub fn tag(document: &Document, lexicon: &Lexicon, view: &View) -> (Vec<Tagged>, f32) {
    let share = register(view, document, lexicon);
    let mut lexical_scores: Vec<[Scores; DISTANCES]> = Vec::with_capacity(view.words.len());
    for word in &view.words {
        lexical_scores.push(std::array::from_fn(|n| {
            let mut scores = [0.0; COUNT];
            lexical(word, n as isize - REACH as isize, &mut |_, f| lexicon.model.add(f, share, &mut scores));
            scores
        }));
    }
    let mut found = Vec::new();
    let mut scores: Vec<Scores> = Vec::new();
    for sentence in &document.sentences {
        let tokens = sentence.tokens.clone();
        if !tokens.clone().any(|t| view.word(t).capital()) {
            continue;
        }
        scores.clear();
        let whole = Sentence::new(view, tokens.clone());
        for token in tokens.clone() {
            let mut sum = [0.0; COUNT];
            for n in 0..DISTANCES {
                let Some(near) = (token + n).checked_sub(REACH).filter(|t| tokens.contains(t)) else { continue };
                let own = &lexical_scores[view.tokens[near] as usize][n];
                sum.iter_mut().zip(own).for_each(|(s, o)| *s += o);
            }
            context(view, &whole, token, &mut |_, f| lexicon.model.add(f, share, &mut sum));
            scores.push(sum);
        }
        collect(lexicon, &scores, tokens.start, &mut found);
    }
    (found, share)
}

/// How probable it is that the document belongs to the second register of the model: each sentence
/// votes with its words and pairs of words, and the mean decides.
fn register(view: &View, document: &Document, lexicon: &Lexicon) -> f32 {
    let model = &lexicon.model;
    if !model.has_registers() {
        return 0.0;
    }
    let votes: Vec<f32> = view.words.iter().map(|w| model.register(w.lower)).collect();
    let words: f32 = view.tokens.iter().map(|t| votes[*t as usize]).sum();
    let lower = |t: &u32| view.words[*t as usize].lower;
    let pairs: f32 = view.tokens.windows(2).map(|p| model.register(hash::join(lower(&p[0]), lower(&p[1])))).sum();
    let mean = (words + pairs) / document.sentences.len().max(1) as f32 + model.register_bias();
    1.0 / (1.0 + (-mean).exp())
}

/// Decodes one sentence and adds its names to `found`.
fn collect(lexicon: &Lexicon, scores: &[Scores], offset: usize, found: &mut Vec<Tagged>) {
    let labels = lexicon.chain.best(scores);
    if labels.iter().all(|l| parse(*l).is_none()) {
        return;
    }
    let sums = lexicon.chain.sums(scores);
    let mut first = 0;
    for (at, label) in labels.iter().enumerate() {
        let Some((kind, part)) = parse(*label) else { continue };
        if matches!(part, Part::Begin | Part::Unit) {
            first = at;
        }
        if matches!(part, Part::Last | Part::Unit) {
            let probability = lexicon.chain.probability(scores, &sums, first, &labels[first..=at]);
            found.push(Tagged { tokens: offset + first..offset + at + 1, kind: KINDS[kind], probability });
        }
    }
}
