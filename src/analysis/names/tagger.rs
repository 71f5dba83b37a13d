//! The trained tagger at work.

use super::Lexicon;
use super::crf::NEVER;
use super::features::{REACH, Sentence, context, lexical};
use super::hash;
use super::labels::{COUNT, KINDS, OUTSIDE, Part, parse};
use super::model::Scores;
use super::rules::ARTICLE;
use super::view::View;
use crate::analysis::document::Document;
use crate::analysis::{EntityKind, Watch};
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

/// Sentences between two looks at whether to go on.
const WATCHED: usize = 512;

/// How far from a capitalised word a token may still be part of a name: *of the* in the middle, a
/// number behind.
const NEAR: usize = 1;

/// The scores of a token that is certainly in no name.
const OUTSIDE_ONLY: Scores = {
    let mut scores = [NEVER; COUNT];
    scores[OUTSIDE] = 0.0;
    scores
};

/// Marks the names of a document, in reading order, and says how probable it is that the document
/// belongs to the model's second register.
///
/// Only the neighbourhood of capitalised words is decoded; a token away from them is in no name.
/// Nothing where `watch`, which is told the share done, breaks it off.
pub fn tag(document: &Document, lexicon: &Lexicon, view: &View, watch: Watch<'_>) -> Option<(Vec<Tagged>, f32)> {
    let share = register(view, document, lexicon);
    let mut scorer =
        Scorer { lexicon, view, share, lexical: vec![None; view.words.len() * DISTANCES], features: Vec::new() };
    let mut found = Vec::new();
    let mut scores: Vec<Scores> = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        if number % WATCHED == 0 && !watch(number as f32 / document.sentences.len() as f32) {
            return None;
        }
        let tokens = sentence.tokens.clone();
        let capital = |t: usize| tokens.contains(&t) && view.word(t).capital();
        let near = |t: usize| (t.saturating_sub(NEAR)..=t + NEAR).any(capital);
        let Some(mut at) = tokens.clone().find(|t| near(*t)) else { continue };
        let whole = Sentence::new(view, tokens.clone());
        while at < tokens.end {
            // One token that is in no name stands at either end, where the sentence has one there.
            let first = at.saturating_sub(1).max(tokens.start);
            let end = (at..tokens.end).find(|t| !near(*t)).unwrap_or(tokens.end);
            scores.clear();
            scores.resize(at - first, OUTSIDE_ONLY);
            scores.extend((at..end).map(|token| scorer.score(&whole, &tokens, token)));
            if end < tokens.end {
                scores.push(OUTSIDE_ONLY);
            }
            collect(lexicon, &scores, first, &mut found);
            at = (end..tokens.end).find(|t| near(*t)).unwrap_or(tokens.end);
        }
    }
    Some((found, share))
}

/// Adds up what speaks for each label of a token.
struct Scorer<'a> {
    lexicon: &'a Lexicon,
    view: &'a View,
    share: f32,
    /// What each written form says at each distance, once it was asked for.
    lexical: Vec<Option<Scores>>,
    /// The features of the token in question, as they are gathered.
    features: Vec<u32>,
}

impl Scorer<'_> {
    fn score(&mut self, whole: &Sentence, tokens: &Range<usize>, token: usize) -> Scores {
        let Self { lexicon, view, share, lexical: known, features } = self;
        let mut sum = [0.0; COUNT];
        for n in 0..DISTANCES {
            let Some(near) = (token + n).checked_sub(REACH).filter(|t| tokens.contains(t)) else { continue };
            let own = known[view.tokens[near] as usize * DISTANCES + n].get_or_insert_with(|| {
                let mut scores = [0.0; COUNT];
                let distance = n as isize - REACH as isize;
                lexical(view.word(near), distance, &mut |_, f| features.push(f));
                lexicon.model.add(features, *share, &mut scores);
                scores
            });
            sum.iter_mut().zip(own).for_each(|(s, o)| *s += *o);
        }
        context(view, whole, token, &mut |_, f| features.push(f));
        lexicon.model.add(features, *share, &mut sum);
        sum
    }
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
    let second = lexicon.registers.get(1).copied().unwrap_or_default();
    let prior = if document.sentences.len() >= ARTICLE { second.articles } else { second.lines };
    let odds = mean + prior;
    1.0 / (1.0 + (-odds).exp())
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
            let probability = lexicon.chain.probability(&sums, first, &labels[first..=at]);
            found.push(Tagged { tokens: offset + first..offset + at + 1, kind: KINDS[kind], probability });
        }
    }
}
