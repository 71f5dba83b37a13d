//! Passages that portray somebody: there every clause about the person is background, while
//! elsewhere only words that leave no doubt are.

use super::frames::{Draft, Reader};
use crate::analysis::facts::clauses::is_wall;
use crate::analysis::facts::context::Context;
use crate::analysis::{BackgroundRelation, EntityId, EntityKind, Form};
use crate::article::BlockKind;
use crate::text::TokenKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many backgrounds make a passage a portrait.
const ENOUGH: usize = 3;
/// Among how many sentences of a portrait one such must be: the news about somebody tells some of it too.
const DENSE: usize = 3;
/// How many words a clause needs to say anything.
const WORDS: usize = 3;

/// The person each block is about: the one named and referred to most, a subject at the head of a
/// sentence counting more. A block without anybody goes on with the one before.
pub fn topics(context: &Context) -> Vec<Option<EntityId>> {
    let document = context.document;
    let mut topics = Vec::with_capacity(document.article.blocks.len());
    let mut previous = None;
    for block in &document.article.blocks {
        if matches!(block.kind, BlockKind::Clutter | BlockKind::Caption | BlockKind::Credit) {
            topics.push(None);
            continue;
        }
        if opens_section(block.kind) {
            previous = None;
            topics.push(None);
            continue;
        }
        let mut scores: BTreeMap<EntityId, u32> = BTreeMap::new();
        for place in context.places_in(block.span) {
            if context.kind(place.entity) != EntityKind::Person {
                continue;
            }
            let token = document.tokens_in(place.span).start;
            let first = document.sentences.get(document.sentence_of(token)).map_or(0, |s| s.tokens.start);
            let head = if token <= first + 2 { 2 } else { 0 };
            let named = if place.form == Form::Name { 2 } else { 1 };
            *scores.entry(place.entity).or_default() += head + named;
        }
        let best = scores.iter().max_by_key(|(id, score)| (**score, previous == Some(**id), std::cmp::Reverse(**id)));
        previous = best.map(|(id, _)| *id).or(previous);
        topics.push(previous);
    }
    topics
}

fn opens_section(kind: BlockKind) -> bool {
    kind.is_heading()
}

impl Reader<'_> {
    /// What a portrait says beside the backgrounds already found (`drafts`, in reading order).
    pub fn portraits(&self, drafts: &[Draft]) -> Vec<Draft> {
        let mut found = Vec::new();
        for (blocks, person) in self.runs(drafts) {
            for block in blocks {
                let Some(tokens) = self.context.document.block_tokens.get(block).cloned() else { continue };
                let mut sentence = self.context.document.sentence_of(tokens.start);
                while let Some(s) = self.context.document.sentences.get(sentence).filter(|s| s.block == block) {
                    found.extend(self.portrayed(&s.tokens, person, drafts));
                    sentence += 1;
                }
            }
        }
        found
    }

    /// Blocks in a row about one person, with enough backgrounds on them and the block before, for how many
    /// sentences there are.
    fn runs(&self, drafts: &[Draft]) -> Vec<(Range<usize>, EntityId)> {
        let document = self.context.document;
        let mut counts: BTreeMap<(usize, EntityId), usize> = BTreeMap::new();
        for draft in drafts {
            let Some(sentence) = document.sentences.get(document.sentence_of(draft.tokens.start)) else { continue };
            *counts.entry((sentence.block, draft.subject)).or_default() += 1;
        }
        let mut runs = Vec::new();
        let mut start = 0;
        while start < self.topics.len() {
            let Some(person) = self.topics.get(start).copied().flatten() else {
                start += 1;
                continue;
            };
            let mut end = start + 1;
            while self.topics.get(end).is_some_and(|t| *t == Some(person)) {
                end += 1;
            }
            let count: usize = (start.saturating_sub(1)..end).filter_map(|b| counts.get(&(b, person))).sum();
            let told = (start..end).find(|b| counts.contains_key(&(*b, person))).unwrap_or(start);
            let before = |block: usize| document.sentences.partition_point(|s| s.block < block);
            let sentences = before(end) - before(told);
            if count >= ENOUGH && DENSE * count >= sentences {
                runs.push((told..end, person));
            }
            start = end;
        }
        runs
    }

    /// The clauses of a sentence that say something of the person and are not yet covered.
    fn portrayed(&self, sentence: &Range<usize>, person: EntityId, drafts: &[Draft]) -> Vec<Draft> {
        let document = self.context.document;
        if self.lexicon.is_news(document, sentence.start, sentence.end) {
            return Vec::new();
        }
        let first = drafts.partition_point(|d| d.tokens.end <= sentence.start);
        let covering: Vec<&Draft> = drafts.iter().skip(first).take_while(|d| d.tokens.start < sentence.end).collect();
        let mut found = Vec::new();
        for clause in self.segments(sentence) {
            let clause = self.inside_quote(clause, person);
            let covered = covering.iter().any(|d| d.tokens.start < clause.end && clause.start < d.tokens.end);
            let words = clause.clone().filter(|t| document.tokens.get(*t).is_some_and(|t| t.kind == TokenKind::Word));
            if covered || words.take(WORDS).count() < WORDS || self.is_said_by(&clause, person) {
                continue;
            }
            let Some(sure) = self.concerns(&clause, person) else { continue };
            let named = self.lexicon.relation_in(document, clause.clone());
            let (relation, trigger) = named.unwrap_or((BackgroundRelation::Other, clause.start..clause.start + 1));
            found.push(Draft {
                tokens: clause,
                subject: person,
                relation,
                trigger,
                because: "facts.because.portrait",
                confidence: if sure { 0.65 } else { 0.55 },
            });
        }
        found
    }

    /// What is quoted of a clause, where the person is named in there.
    fn inside_quote(&self, clause: Range<usize>, person: EntityId) -> Range<usize> {
        let document = self.context.document;
        let span = document.span(clause.clone());
        let place = self.context.places_in(span).iter().find(|p| p.entity == person);
        let content = place.and_then(|p| self.context.content_at(p.span.start)).map(|(s, _)| s);
        match content.filter(|s| span.contains(*s)) {
            Some(content) => document.tokens_in(content),
            None => clause,
        }
    }

    /// A sentence cut at clause-opening words and at marks that no clause goes across.
    fn segments(&self, sentence: &Range<usize>) -> Vec<Range<usize>> {
        let document = self.context.document;
        let mut segments = Vec::new();
        let (mut start, mut at) = (sentence.start, sentence.start);
        let mut push = |start: usize, mut end: usize| {
            let mut start = start;
            while end > start && document.mark(end - 1).is_some() {
                end -= 1;
            }
            while start < end && document.mark(start).is_some() {
                start += 1;
            }
            if start < end {
                segments.push(start..end);
            }
        };
        while at < sentence.end {
            let opened = self.clauses.break_at(document, at, sentence.end);
            if opened > 0 && document.mark(at.saturating_sub(1)) == Some(',') {
                push(start, at);
                start = at + opened;
                at += opened;
                continue;
            }
            if document.mark(at).is_some_and(|m| is_wall(m) && !matches!(m, '“' | '”' | '"')) {
                push(start, at);
                start = at + 1;
            }
            at += 1;
        }
        push(start, sentence.end);
        segments
    }

    fn is_said_by(&self, clause: &Range<usize>, person: EntityId) -> bool {
        let at = self.context.document.tokens.get(clause.start).map_or(0, |t| t.span.start);
        let quote = self.context.content_at(at).and_then(|(_, q)| self.context.quotes.get(q.index()));
        quote.is_some_and(|q| q.speaker == Some(person))
    }

    /// Whether a clause is about the person: `true` where it names them or opens with them.
    fn concerns(&self, clause: &Range<usize>, person: EntityId) -> Option<bool> {
        let document = self.context.document;
        let places = self.context.places_in(document.span(clause.clone()));
        if places.iter().any(|p| p.entity == person) {
            return Some(true);
        }
        let mut others: Vec<EntityId> = Vec::new();
        for place in places.iter().filter(|p| self.context.kind(p.entity) == EntityKind::Person) {
            if place.form == Form::Name && !others.contains(&place.entity) {
                others.push(place.entity);
            }
        }
        let they =
            (clause.start..clause.end.min(clause.start + 6)).any(|t| self.lexicon.is_they(document, t, clause.end));
        if they && others.is_empty() {
            return Some(false);
        }
        let owned = clause.clone().any(|t| {
            self.lexicon.is_owned(document, t)
                || document.tokens.get(t).is_some_and(|w| self.lexicon.possessive.contains(w.word))
        });
        (owned && others.len() <= 1).then_some(false)
    }
}
