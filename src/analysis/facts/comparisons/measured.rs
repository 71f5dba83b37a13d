//! The other side of a measured superlative.
//!
//! *The talks lasted five hours* stands in a heading, *The longest talks were those in Minsk,
//! which lasted 15 hours* below it: the two measures are of one matter and one dimension, and the
//! reader compares them. The noun that both sentences share, or another one for the same matter
//! (the pack's `clauses.txt`, `[same]`), ties them.

use super::Found;
use super::patterns::Reader;
use crate::analysis::facts::context::Measured;
use crate::analysis::facts::messages::shorten;
use crate::analysis::{Comparison, EntityKind, Relation, Side, Value};
use crate::article::BlockKind;
use crate::language::lexicon::WordId;
use crate::text::{Shape, Span, TokenKind};
use std::ops::Range;

/// How many sentences before and behind a superlative are searched for the other measure.
const BEFORE: usize = 8;
const BEHIND: usize = 3;
/// How many tokens of a sentence are looked at.
const TOKENS: usize = 40;

/// What a measured sentence is about.
#[derive(Clone, Debug)]
struct Matter {
    noun: usize,
    measure: Measured,
    sentence: usize,
}

impl Reader<'_> {
    /// Builds a side around a measure: named by what stands before it in its clause.
    pub(super) fn measured_side(&self, tokens: Range<usize>, measure: Measured) -> Option<Side> {
        let document = self.context.document;
        let first = document.tokens_in(measure.span).start.clamp(tokens.start, tokens.end);
        let mut side = self.side(tokens.start..first, true).or_else(|| self.side(tokens, true))?;
        side.value_span = measure.value.is_some().then_some(measure.span);
        side.value = measure.value;
        Some(side)
    }

    /// Gives measured superlatives their other side, and the words that measure it a comparison of
    /// their own: the one beside it about the same matter and so far without measures, if there is
    /// one.
    pub(super) fn complete(&self, found: &mut Vec<Found>) {
        let document = self.context.document;
        let mut more = Vec::new();
        for at in 0..found.len() {
            let Some((this, that, matter)) = found.get(at).and_then(|f| self.other_side(f)) else { continue };
            let proof = self.proof(&matter);
            let Some(finding) = found.get_mut(at) else { continue };
            let sentence = document.sentence_of(finding.core.start);
            finding.comparison.sides = vec![this.clone(), that.clone()];
            finding.confidence = finding.confidence.max(0.85);
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().find(|near| {
                found.get(*near).is_some_and(|other| {
                    let distance = document.sentence_of(other.core.start).abs_diff(sentence);
                    let bare = other.comparison.sides.iter().all(|s| s.value.is_none());
                    distance <= 2 && bare && self.shares_matter(other, &this)
                })
            });
            if let Some(other) = beside.and_then(|near| found.get_mut(near)) {
                self.fill(other, &this, &that);
                if !other.spans.iter().any(|s| s.overlaps(proof)) {
                    other.spans.push(proof);
                    other.spans.sort();
                }
                continue;
            }
            let tokens = document.tokens_in(proof);
            if found.iter().skip(at.saturating_sub(BEFORE)).take(2 * BEFORE).all(|f| !overlap(&f.clause, &tokens)) {
                more.push(Found {
                    comparison: Comparison { sides: vec![this, that], relation: Relation::Contrast },
                    spans: vec![proof],
                    core: document.tokens_in(matter.measure.span),
                    clause: tokens,
                    because: "facts.because.measured",
                    confidence: 0.75,
                });
            }
        }
        found.extend(more);
        found.sort_by_key(|f| f.clause.start);
        found.dedup_by(|b, a| b.clause == a.clause);
    }

    /// The words that prove a measure.
    fn proof(&self, matter: &Matter) -> Span {
        let document = self.context.document;
        let tokens = document.sentences.get(matter.sentence).map_or(0..0, |s| s.tokens.clone());
        document.span(tokens.start..tokens.end.min(tokens.start + 2 * TOKENS))
    }

    fn shares_matter(&self, found: &Found, side: &Side) -> bool {
        let document = self.context.document;
        let Some(span) = side.span else { return false };
        let nouns = self.nouns(document.tokens_in(span));
        let others = self.nouns(found.clause.clone());
        others.iter().any(|o| nouns.iter().any(|n| self.clauses.same_matter(*n, *o)))
    }

    /// Gives the sides of a comparison without measures those of the superlative beside it: the
    /// side marked as the one spoken of here is `this`.
    fn fill(&self, found: &mut Found, this: &Side, that: &Side) {
        let [a, b] = found.comparison.sides.as_mut_slice() else { return };
        let first_is_this = a.span == this.span || self.is_this(a) || !self.is_this(b);
        let (mine, other) = if first_is_this { (a, b) } else { (b, a) };
        (mine.value, mine.value_span) = (this.value.clone(), this.value_span);
        (other.value, other.value_span) = (that.value.clone(), that.value_span);
    }

    fn is_this(&self, side: &Side) -> bool {
        let document = self.context.document;
        let Some(tokens) = side.span.map(|s| document.tokens_in(s)) else { return false };
        tokens.clone().any(|t| self.clauses.this_at(document, t, tokens.end) > 0)
    }

    /// For a superlative whose item has a measure: this side, that side, and where this one is
    /// measured.
    fn other_side(&self, found: &Found) -> Option<(Side, Side, Matter)> {
        let document = self.context.document;
        // A superlative of no range is too weak a sign to look for more.
        if found.comparison.relation != Relation::Superlative || found.confidence < 0.7 {
            return None;
        }
        let measured = |s: &&Side| s.value.as_ref().is_some_and(|v| v.amount.is_some() || v.iso.is_some());
        let that = found.comparison.sides.iter().find(measured)?.clone();
        let value = that.value.as_ref()?;
        let sentence = document.sentence_of(found.core.start);
        // The compared matter stands right beside the superlative: in front of it or behind.
        let beside = found.core.start.saturating_sub(1).max(found.clause.start)..found.core.end + 1;
        let nouns = self.nouns(beside.start..beside.end.min(found.clause.end));
        let matter = self.around(sentence).find_map(|s| self.same_measure(s, value, &nouns))?;
        let this = self.this_side(&matter, sentence, &nouns)?;
        Some((this, that, matter))
    }

    /// Sentences in the order in which the other measure is looked for: those before in the same
    /// section, its heading, the title and the lede, those behind.
    fn around(&self, sentence: usize) -> impl Iterator<Item = usize> + '_ {
        let document = self.context.document;
        let before = (sentence.saturating_sub(BEFORE)..sentence).rev();
        let top = (0..document.sentences.len().min(3))
            .filter(move |s| *s < sentence && matches!(document.block_of(*s).kind, BlockKind::Title | BlockKind::Lede));
        let behind = sentence + 1..document.sentences.len().min(sentence + 1 + BEHIND);
        before.chain(top).chain(behind)
    }

    /// The measure of the same dimension in a sentence about the same matter.
    fn same_measure(&self, sentence: usize, value: &Value, nouns: &[WordId]) -> Option<Matter> {
        let document = self.context.document;
        let tokens = document.sentences.get(sentence)?.tokens.clone();
        let tokens = tokens.start..tokens.end.min(tokens.start + TOKENS);
        let measure = self.context.measures_in(tokens.clone()).into_iter().find(|m| {
            let other = m.value.as_ref();
            m.kind != EntityKind::Date && other.is_some_and(|o| same_dimension(o, value) && o != value)
        })?;
        let noun = self.content_words(tokens).find(|t| {
            nouns.iter().any(|n| document.tokens.get(*t).is_some_and(|w| self.clauses.same_matter(*n, w.word)))
        })?;
        Some(Matter { noun, measure, sentence })
    }

    /// Names this side: by a noun marked as the one spoken of here between the measure and the
    /// superlative, or by the noun beside the measure.
    fn this_side(&self, matter: &Matter, sentence: usize, nouns: &[WordId]) -> Option<Side> {
        let document = self.context.document;
        let start = document.tokens_in(matter.measure.span).start;
        let end = document.sentences.get(sentence)?.tokens.start;
        let span = (start..end.min(start + 4 * TOKENS)).find_map(|t| {
            let word = document.tokens.get(t)?.word;
            nouns.iter().any(|n| self.clauses.same_matter(*n, word)).then_some(())?;
            self.marked(t, end)
        });
        let span = span.unwrap_or_else(|| document.span(matter.noun..matter.noun + 1));
        Some(Side {
            label: shorten(span.of(document.text()), 60),
            span: Some(span),
            value: matter.measure.value.clone(),
            value_span: Some(matter.measure.span),
        })
    }

    /// The noun at `token` with the demonstrative behind or in front of it.
    fn marked(&self, token: usize, end: usize) -> Option<Span> {
        let document = self.context.document;
        let behind = self.clauses.this_at(document, token + 1, end);
        if behind > 0 {
            return Some(document.span(token..token + 1 + behind));
        }
        let front = (token.saturating_sub(3)..token).find(|t| {
            self.clauses.this_at(document, *t, token) > 0 && (*t..token).all(|m| document.mark(m).is_none())
        })?;
        Some(document.span(front..token + 1))
    }

    fn nouns(&self, tokens: Range<usize>) -> Vec<WordId> {
        let words = self.content_words(tokens);
        words.filter_map(|t| self.context.document.tokens.get(t)).map(|t| t.word).collect()
    }

    /// Words that can name a matter: of four letters or more, in small letters or at the start of
    /// a sentence, no function word.
    fn content_words(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let document = self.context.document;
        tokens.filter(move |t| {
            let Some(token) = document.tokens.get(*t) else { return false };
            let first = document.sentences.get(document.sentence_of(*t)).is_some_and(|s| s.tokens.start == *t);
            token.kind == TokenKind::Word
                && token.span.len() >= 4
                && (first || !token.shape.has(Shape::CAPITAL) || self.clauses.names_matter(token.word))
                && self.clauses.auxiliary.longest(document.words_from(*t, *t + 1)).is_none()
                && !self.clauses.copula.contains(token.word)
                && !self.clauses.relative.contains(token.word)
                && self.lexicon.measure_at(document, *t, *t + 1) == 0
                && self.context.measure_at(*t).is_none()
                && !self.lexicon.is_function(token.word)
        })
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether two values can be set against each other.
fn same_dimension(a: &Value, b: &Value) -> bool {
    let duration = |v: &Value| v.iso.as_deref().is_some_and(|i| i.starts_with('P'));
    duration(a) && duration(b) || a.unit.is_some() && a.unit == b.unit
}
