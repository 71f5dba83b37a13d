//! Sentences that say more about a comparison: those right behind it that point back to it or go
//! on about what it names.

use super::Lexicon;
use super::groups::Group;
use crate::analysis::facts::context::Context;
use crate::analysis::facts::messages::shorten;
use crate::analysis::{Details, EntityId, Fact, FactId, Form};
use crate::text::Span;

/// How many code points of a sentence its label shows.
const LABEL: usize = 96;

/// The facts with elaborations among them in reading order, and the groups with theirs.
pub fn add(context: &Context, lexicon: &Lexicon, facts: Vec<Fact>, groups: Vec<Group>) -> (Vec<Fact>, Vec<Group>) {
    let mut added: Vec<(usize, Fact)> = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        if group.is_thread(&facts) {
            added.extend(elaboration(context, lexicon, &facts, group).map(|f| (number, f)));
        }
    }
    if added.is_empty() {
        return (facts, groups);
    }
    // Old numbers beside the facts, so that groups can be told the new ones.
    let old = facts.len();
    let mut all: Vec<(usize, Fact)> = facts.into_iter().enumerate().collect();
    let mut owners = Vec::with_capacity(added.len());
    for (number, fact) in added {
        all.push((old + owners.len(), fact));
        owners.push(number);
    }
    all.sort_by_key(|(n, f)| (f.extent().start, f.kind(), f.extent().end, *n));
    let mut renumbered = vec![FactId::from_index(0); all.len()];
    for (new, (before, _)) in all.iter().enumerate() {
        if let Some(place) = renumbered.get_mut(*before) {
            *place = FactId::from_index(new);
        }
    }
    let new = |id: usize| renumbered.get(id).copied().unwrap_or(FactId::from_index(0));
    let mut groups: Vec<Group> =
        groups.into_iter().map(|g| Group { facts: g.facts.iter().map(|f| new(f.index())).collect(), ..g }).collect();
    for (added, number) in owners.into_iter().enumerate() {
        if let Some(group) = groups.get_mut(number) {
            group.elaborations.push(new(old + added));
        }
    }
    (all.into_iter().map(|(_, f)| f).collect(), groups)
}

/// The sentence behind the last one of a comparison, where it goes on about it.
fn elaboration(context: &Context, lexicon: &Lexicon, facts: &[Fact], group: &Group) -> Option<Fact> {
    let document = context.document;
    let last = facts.get(group.facts.last()?.index())?;
    let token = document.tokens_in(last.extent()).end.checked_sub(1)?;
    let number = document.sentence_of(token);
    let (here, next) = (document.sentences.get(number)?, document.sentences.get(number + 1)?);
    if here.block != next.block {
        return None;
    }
    let span = sentence_span(context, number + 1);
    let taken = facts
        .iter()
        .skip(group.facts.last()?.index())
        .take(8)
        .any(|f| f.extent().overlaps(span) && !matches!(f.details, Details::Background(_)));
    if taken {
        return None;
    }
    let anaphor = lexicon.clauses.anaphor_at(document, next.tokens.start, next.tokens.end) > 0;
    let named: Vec<EntityId> = group.sides(facts).flat_map(|s| context.entities_in(s)).collect();
    let again = context.places_in(span).iter().any(|p| p.form == Form::Name && named.contains(&p.entity));
    if !anaphor && !again {
        return None;
    }
    let words = shorten(span.of(document.text()), LABEL);
    let key = if anaphor { "threads.because.points_back" } else { "threads.because.goes_on" };
    let subject = named.iter().copied().find(|e| context.places_in(span).iter().any(|p| p.entity == *e));
    Some(Fact {
        details: Details::Elaboration,
        label: words,
        spans: vec![span],
        subject: subject.or(last.subject),
        entities: context.entities_in(span),
        quote: None,
        confidence: if anaphor && again { 0.85 } else { 0.7 },
        because: lexicon.messages.fill(key, &[]),
    })
}

/// A sentence without the mark at its end.
fn sentence_span(context: &Context, number: usize) -> Span {
    let document = context.document;
    let Some(sentence) = document.sentences.get(number) else { return Span::default() };
    let mut end = sentence.tokens.end.min(sentence.tokens.start + 120);
    while end > sentence.tokens.start && document.mark(end - 1).is_some_and(|m| matches!(m, '.' | '!' | '?' | '…')) {
        end -= 1;
    }
    document.span(sentence.tokens.start..end)
}
