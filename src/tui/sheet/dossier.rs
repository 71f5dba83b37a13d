//! Everything the article has about somebody or something.

use super::{Entry, around, fact_line, lead, section};
use crate::analysis::{EntityId, EntityKind, Fact, FactId, FactKind, Quote, QuoteId};
use crate::article::Article;
use crate::text::Span;
use crate::tui::state::{Item, State};
use crate::tui::theme::Role;
use crate::tui::view::{entity_word, value};
use crate::tui::words::W;
use std::collections::BTreeMap;

pub(super) fn lines(state: &State, id: EntityId) -> Vec<Entry> {
    let m = &state.material;
    let Some(entity) = m.entity(id) else { return Vec::new() };
    let mut out = vec![Entry::words("", entity.name.clone(), Role::Entity(entity.kind))];
    if let Some(first) = entity.mentions.first() {
        let kind = state.word(entity_word(entity.kind));
        let times = W::Times.fill(state.lang, &[&entity.mentions.len().to_string()]);
        let known = entity.value.as_ref().map(value).filter(|v| !v.is_empty());
        let said = [Some(kind.to_owned()), known, Some(times)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        out.push(Entry::words(lead(state, first.span), said, Role::Faint).to(Item::Entity(id), first.span));
    }
    section(state, &mut out, W::Names, names(state, id));
    section(state, &mut out, W::Roles, roles(state, id));
    let facts = |fits: &dyn Fn(&Fact) -> bool| -> Vec<Entry> {
        let all = m.analysis.facts.iter().enumerate().filter(|(_, f)| fits(f));
        all.filter_map(|(n, _)| fact_line(state, FactId::from_index(n))).collect()
    };
    let concerns = |f: &Fact| f.subject == Some(id) || f.entities.contains(&id);
    section(state, &mut out, W::Backgrounds, facts(&|f| f.kind() == FactKind::Background && concerns(f)));
    section(state, &mut out, W::SaidBy, quotes(state, false, |q| q.speaker == Some(id)));
    // Mentions are in reading order: of those that begin in a span, the first ends in it or none does.
    let named = |span: &Span| {
        let first = entity.mentions.partition_point(|n| n.span.start < span.start);
        entity.mentions.get(first).is_some_and(|n| span.contains(n.span))
    };
    let about = |q: &Quote| q.speaker != Some(id) && q.content.iter().any(named);
    section(state, &mut out, W::SaidAbout, quotes(state, true, about));
    section(state, &mut out, W::Comparisons, facts(&|f| f.kind() == FactKind::Comparison && concerns(f)));
    section(state, &mut out, W::Elaborations, facts(&|f| f.kind() == FactKind::Elaboration && concerns(f)));
    section(state, &mut out, W::AppearsWith, company(state, id));
    let places = entity
        .mentions
        .iter()
        .map(|n| Entry::words(lead(state, n.span), around(state, n.span), Role::Text).to(Item::Entity(id), n.span));
    section(state, &mut out, W::Mentions, places.collect());
    out
}

/// Each form of the name once, with how often it stands there.
fn names(state: &State, id: EntityId) -> Vec<Entry> {
    let m = &state.material;
    let Some(entity) = m.entity(id) else { return Vec::new() };
    let mut forms: Vec<(&str, Span, usize)> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in &entity.mentions {
        let words = m.article.words(mention.span);
        match known.get(words).and_then(|n| forms.get_mut(*n)) {
            Some(form) => form.2 += 1,
            None => {
                known.insert(words, forms.len());
                forms.push((words, mention.span, 1));
            }
        }
    }
    let line = |(words, at, times): (&str, Span, usize)| {
        let times = W::Times.fill(state.lang, &[&times.to_string()]);
        Entry::words(lead(state, at), format!("{words}  {times}"), Role::Text).to(Item::Entity(id), at)
    };
    forms.into_iter().map(line).collect()
}

fn roles(state: &State, id: EntityId) -> Vec<Entry> {
    let Some(entity) = state.material.entity(id) else { return Vec::new() };
    let mut seen: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    for role in &entity.roles {
        if !seen.contains(&role.text.as_str()) {
            seen.push(&role.text);
            let line = Entry::words(lead(state, role.span), role.text.clone(), Role::Text);
            lines.push(line.to(Item::Nothing, role.span));
        }
    }
    lines
}

/// Quotes that fit, with their speakers where these differ.
fn quotes(state: &State, with_speaker: bool, fits: impl Fn(&Quote) -> bool) -> Vec<Entry> {
    let m = &state.material;
    let mut lines = Vec::new();
    for (n, quote) in m.analysis.quotes.iter().enumerate().filter(|(_, q)| fits(q)) {
        let at = quote.extent();
        let number = quote.speaker.and_then(|s| m.speaker_number(s)).unwrap_or(5);
        let speaker = quote.speaker.filter(|_| with_speaker).and_then(|s| m.entity(s));
        let speaker = speaker.map(|e| format!("{}: ", e.name)).unwrap_or_default();
        let words = format!("{speaker}{}", m.words_of(&quote.content));
        let line = Entry::words(lead(state, at), words, Role::Quote(number));
        lines.push(line.to(Item::Quote(QuoteId::from_index(n)), at));
    }
    lines
}

/// Who else is named in the same paragraphs, the most frequent company first; each leads to the
/// first paragraph that both are in.
fn company(state: &State, id: EntityId) -> Vec<Entry> {
    let m = &state.material;
    let Some(entity) = m.entity(id) else { return Vec::new() };
    let article: &Article = &m.article;
    let mut blocks: Vec<usize> = entity.mentions.iter().map(|n| article.block_at(n.span.start)).collect();
    blocks.dedup();
    let mut company: Vec<(EntityId, usize, Span)> = Vec::new();
    for (n, other) in m.analysis.entities.iter().enumerate() {
        let kind = matches!(other.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place);
        if n == id.index() || !kind {
            continue;
        }
        let shared = |at: &Span| blocks.binary_search(&article.block_at(at.start)).is_ok();
        let mut places = other.mentions.iter().map(|n| n.span).filter(shared);
        let Some(first) = places.next() else { continue };
        let mut paragraphs = vec![article.block_at(first.start)];
        paragraphs.extend(places.map(|at| article.block_at(at.start)));
        paragraphs.dedup();
        company.push((EntityId::from_index(n), paragraphs.len(), first));
    }
    company.sort_by_key(|(id, count, _)| (std::cmp::Reverse(*count), *id));
    let line = |(other, count, at): (EntityId, usize, Span)| {
        let found = m.entity(other)?;
        let count = W::InParagraphs.fill(state.lang, &[&count.to_string()]);
        let words = format!("{}  ({count})", found.name);
        Some(Entry::words(lead(state, at), words, Role::Entity(found.kind)).to(Item::Entity(other), at))
    };
    company.into_iter().filter_map(line).collect()
}
