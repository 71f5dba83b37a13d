//! Ties between single facts.

use super::Lexicon;
use super::groups::Group;
use crate::analysis::facts::context::{Context, is_measure};
use crate::analysis::{EntityId, EntityKind, Fact, FactId, FactKind, Link, LinkKind, Quote};
use crate::text::Span;
use std::collections::BTreeMap;

/// All links, by the fact they leave from.
pub fn find(context: &Context, lexicon: &Lexicon, facts: &[Fact], groups: &[Group]) -> Vec<Link> {
    let mut links = Vec::new();
    chains(facts, &mut links);
    contrasts(context, lexicon, facts, &mut links);
    for group in groups {
        for pair in group.facts.windows(2) {
            if let [from, to] = *pair {
                let via = facts.get(to.index()).and_then(|f| f.subject);
                links.push(Link { from, to, kind: LinkKind::ComparesWith, via });
            }
        }
        for from in &group.elaborations {
            if let Some(to) = group.facts.iter().rev().find(|f| *f < from).or(group.facts.first()) {
                let via = facts.get(from.index()).and_then(|f| f.subject);
                links.push(Link { from: *from, to: *to, kind: LinkKind::Elaborates, via });
            }
        }
    }
    same_subject(context, facts, &mut links);
    links.sort_by_key(|l| (l.from, l.to, l.kind, l.via));
    links.dedup_by_key(|l| (l.from, l.to, l.kind));
    links
}

/// Each statement to the next of the same speaker, each background to the next on the same person.
fn chains(facts: &[Fact], links: &mut Vec<Link>) {
    let mut last: BTreeMap<(FactKind, EntityId), FactId> = BTreeMap::new();
    for (number, fact) in facts.iter().enumerate() {
        let kind = match fact.kind() {
            FactKind::Statement => LinkKind::SameSpeaker,
            FactKind::Background => LinkKind::SameSubject,
            FactKind::Comparison | FactKind::Elaboration => continue,
        };
        let Some(subject) = fact.subject else { continue };
        let to = FactId::from_index(number);
        if let Some(from) = last.insert((fact.kind(), subject), to) {
            links.push(Link { from, to, kind, via: Some(subject) });
        }
    }
}

/// Facts of different kinds or speakers that name the same person or thing: each to the last one
/// before it, by the entity that fewest facts name.
fn same_subject(context: &Context, facts: &[Fact], links: &mut Vec<Link>) {
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for entity in facts.iter().flat_map(|f| &f.entities) {
        *counts.entry(*entity).or_default() += 1;
    }
    // A place that many facts name ties none of them to another.
    let common = (facts.len() / 6).max(3);
    let linked: std::collections::BTreeSet<(FactId, FactId)> = links.iter().map(|l| (l.from, l.to)).collect();
    let mut last: BTreeMap<EntityId, FactId> = BTreeMap::new();
    for (number, fact) in facts.iter().enumerate() {
        let to = FactId::from_index(number);
        let speaker = (fact.kind() == FactKind::Statement).then_some(fact.subject).flatten();
        let told: Vec<EntityId> =
            fact.entities.iter().copied().filter(|e| Some(*e) != speaker && !is_measure(context.kind(*e))).collect();
        let rarest = told
            .iter()
            .filter_map(|e| Some((counts.get(e).copied().unwrap_or(0), *e, *last.get(e)?)))
            .filter(|(count, e, from)| {
                let alike = facts.get(from.index()).is_some_and(|f| f.kind() == fact.kind());
                context.kind(*e) != EntityKind::Place || *count <= common && alike
            })
            .filter(|(_, _, from)| !linked.contains(&(*from, to)) && !linked.contains(&(to, *from)))
            .min_by_key(|(count, e, from)| (*count, std::cmp::Reverse(*from), *e));
        if let Some((_, via, from)) = rarest {
            links.push(Link { from, to, kind: LinkKind::SameSubject, via: Some(via) });
        }
        for entity in told {
            last.insert(entity, to);
        }
    }
}

/// Where an attribution begins: the first of its source, cue and content.
fn attribution(quote: &Quote) -> Span {
    let mut whole = quote.extent();
    for part in quote.cue.iter().chain(&quote.source) {
        whole = whole.join(*part);
    }
    whole
}

/// A statement that sets itself against what another speaker said right before: by a word at its
/// head, or by denying.
fn contrasts(context: &Context, lexicon: &Lexicon, facts: &[Fact], links: &mut Vec<Link>) {
    let document = context.document;
    let mut previous: Option<(FactId, &Quote)> = None;
    for (number, fact) in facts.iter().enumerate() {
        let Some(quote) = fact.quote.and_then(|q| context.quotes.get(q.index())) else { continue };
        if fact.kind() != FactKind::Statement {
            continue;
        }
        let from = FactId::from_index(number);
        let before = previous.replace((from, quote));
        let Some((to, other)) = before else { continue };
        let same = quote.speaker.is_some() && quote.speaker == other.speaker;
        if same || quote.speaker.is_none() && quote.source.is_none() {
            continue;
        }
        let (here, there) = (attribution(quote), attribution(other));
        let first = document.tokens_in(here).start;
        let last = document.tokens_in(there).end.saturating_sub(1);
        let distance = document.sentence_of(first).saturating_sub(document.sentence_of(last));
        if distance > 2 || first <= last {
            continue;
        }
        let start = document.sentences.get(document.sentence_of(first)).map_or(first, |s| s.tokens.start);
        let head = start.max(last + 1);
        let signalled = (head..=first).take(3).chain(first.saturating_sub(2).max(head)..first).any(|t| {
            let outside = context.content_at(document.tokens.get(t).map_or(0, |t| t.span.start)).is_none();
            outside && lexicon.clauses.is_adversative(document, t, first + 1)
        });
        let denied = quote.cue.is_some_and(|cue| {
            document.tokens_in(cue).any(|t| document.tokens.get(t).is_some_and(|t| lexicon.denial.contains(t.word)))
        });
        let shared = fact
            .entities
            .iter()
            .find(|e| Some(**e) != quote.speaker && facts.get(to.index()).is_some_and(|f| f.entities.contains(e)));
        if signalled && (distance <= 1 || shared.is_some()) || denied && shared.is_some() {
            links.push(Link { from, to, kind: LinkKind::ContrastsWith, via: shared.copied() });
        }
    }
}
