//! How a pronoun or description came to mean somebody: from place to place back to the name.

use super::{Entry, lead};
use crate::analysis::{EntityId, Form, Mention};
use crate::text::Span;
use crate::tui::state::{Item, State};
use crate::tui::theme::Role;
use crate::tui::words::W;

/// Steps that are shown on the way from a pronoun to the name.
const STEPS: usize = 12;

/// What a way of referring is called.
fn form_word(form: Form) -> W {
    match form {
        Form::Name => W::FormName,
        Form::Nominal => W::FormNominal,
        Form::Pronoun => W::FormPronoun,
    }
}

/// The mentions from the one at a place back to the last name before it; where no name stands
/// before, the first name behind. Then the place of the whole name.
pub(super) fn lines(state: &State, id: EntityId, at: Span) -> Vec<Entry> {
    let Some(entity) = state.material.entity(id) else { return Vec::new() };
    let mentions = &entity.mentions;
    let behind = mentions.partition_point(|m| m.span.start < at.end);
    let Some(here) = mentions[..behind].iter().rposition(|m| m.span.overlaps(at)) else { return Vec::new() };
    let mut chain: Vec<Mention> = vec![mentions[here]];
    let mut before = mentions[..here].iter().rev();
    while chain.last().is_some_and(|m| m.form != Form::Name) && chain.len() < STEPS {
        let Some(next) = before.next() else { break };
        chain.push(*next);
    }
    if chain.last().is_some_and(|m| m.form != Form::Name) {
        // Either no name stands before, or it stands further off than is shown.
        let names = || mentions.iter().filter(|m| m.form == Form::Name);
        chain.extend(names().rfind(|m| m.span.start < at.start).or_else(|| names().next()));
    }
    let words = |m: &Mention| state.material.article.words(m.span);
    if let Some(whole) = mentions.iter().find(|m| words(m) == entity.name && !chain.contains(m)) {
        chain.push(*whole);
    }
    let line = |(n, m): (usize, &Mention)| {
        let arrow = if n == 0 { "  " } else { "→ " };
        let said = format!("“{}” ({})", words(m), state.word(form_word(m.form)));
        Entry::words(format!("{arrow}{}", lead(state, m.span)), said, Role::Text).to(Item::Entity(id), m.span)
    };
    chain.iter().enumerate().map(line).collect()
}
