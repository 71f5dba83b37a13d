//! Comparisons as cards: both sides, with their values drawn to scale.

use super::scale::shares;
use super::{Body, Entry, lead};
use crate::analysis::{Comparison, Details, FactId, Relation};
use crate::tui::state::{Item, State};
use crate::tui::theme::Role;
use crate::tui::view::value;
use crate::tui::words::W;

/// What a relation is called.
fn relation_word(relation: Relation) -> W {
    match relation {
        Relation::Superlative => W::RelSuperlative,
        Relation::More => W::RelMore,
        Relation::Less => W::RelLess,
        Relation::Equal => W::RelEqual,
        Relation::Change => W::RelChange,
        Relation::Contrast => W::RelContrast,
        Relation::Rank => W::RelRank,
    }
}

pub(super) fn lines(state: &State) -> Vec<Entry> {
    let mut out = Vec::new();
    for (n, fact) in state.material.analysis.facts.iter().enumerate() {
        if let Details::Comparison(comparison) = &fact.details {
            if !out.is_empty() {
                out.push(Entry::heading(""));
            }
            let at = fact.extent();
            let title = Entry::words(lead(state, at), fact.label.clone(), Role::Heading);
            out.push(title.to(Item::Fact(FactId::from_index(n)), at));
            card(state, comparison, &mut out);
        }
    }
    out
}

fn card(state: &State, comparison: &Comparison, out: &mut Vec<Entry>) {
    let values: Vec<_> = comparison.sides.iter().map(|s| s.value.as_ref()).collect();
    let shares = shares(&values);
    for (n, side) in comparison.sides.iter().enumerate() {
        // In the words of the text, where it has any.
        let written = side.value_span.map(|at| state.material.article.words(at).to_owned());
        let said = written.or_else(|| side.value.as_ref().map(value)).filter(|v| !v.is_empty());
        let share = shares.as_ref().and_then(|s| s.get(n)).copied();
        let line = match (share, said) {
            (Some(share), said) => {
                let body = Body::Bar { label: side.label.clone(), share, value: said.unwrap_or_default() };
                Entry { body, target: None, path: Vec::new() }
            }
            (None, Some(said)) => Entry::words("     ", format!("{} = {said}", side.label), Role::Text),
            (None, None) => Entry::words("     ", side.label.clone(), Role::Text),
        };
        out.push(match side.value_span.or(side.span) {
            Some(at) => line.to(Item::Nothing, at),
            None => line,
        });
    }
    let mut said = state.word(relation_word(comparison.relation)).to_owned();
    if let Some([first, second]) = shares.as_deref()
        && first.min(*second) > 0.0
    {
        let times = format!("{:.1}", first.max(*second) / first.min(*second));
        said = format!("{said} · {}", W::TimesAsMuch.fill(state.lang, &[&times]));
    }
    out.push(Entry::words("     ", said, Role::Faint));
}
