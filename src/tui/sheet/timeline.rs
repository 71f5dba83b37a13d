//! Dates in the order of the calendar, durations by their length, each with what it belongs to.

use super::scale::measured;
use super::{Body, Entry, around, section};
use crate::analysis::{Details, EntityId, EntityKind, FactId};
use crate::text::Span;
use crate::tui::state::{Item, State};
use crate::tui::theme::Role;
use crate::tui::words::W;
use std::collections::BTreeMap;

pub(super) fn lines(state: &State) -> Vec<Entry> {
    let m = &state.material;
    let mut dated: Vec<(String, u32, Entry)> = Vec::new();
    let mut undated = Vec::new();
    let mut durations: Vec<(f64, EntityId, Span, String)> = Vec::new();
    for (n, entity) in m.analysis.entities.iter().enumerate() {
        let id = EntityId::from_index(n);
        let iso = entity.value.as_ref().and_then(|v| v.iso.clone());
        for mention in &entity.mentions {
            let at = mention.span;
            match entity.kind {
                EntityKind::Date => match iso.clone() {
                    Some(iso) => {
                        let written = m.article.words(at);
                        let words = if iso == written { String::new() } else { format!("“{written}” ") };
                        let line = Entry::words(dot(year_of_season(&iso)), words + &belongs(state, at), Role::Text);
                        dated.push((iso, at.start, line.to(Item::Entity(id), at)));
                    }
                    None => undated.push(point(state, m.article.words(at), at).to(Item::Entity(id), at)),
                },
                EntityKind::Duration => {
                    let length = entity.value.as_ref().and_then(measured).map_or(0.0, |(_, seconds)| seconds);
                    durations.push((length, id, at, m.article.words(at).to_owned()));
                }
                _ => {}
            }
        }
    }
    let written: BTreeMap<u32, String> = dated.iter().map(|(iso, at, _)| (*at, iso.clone())).collect();
    // What a background says of its dates is not always a date of the text: "until 2017".
    for (n, fact) in m.analysis.facts.iter().enumerate() {
        if let Details::Background(b) = &fact.details
            && let Some(begin) = b.from.as_ref().or(b.to.as_ref())
        {
            let when = match (&b.from, &b.to) {
                (Some(from), Some(to)) if from != to => format!("{from} – {to}"),
                (Some(from), None) => format!("{from} –"),
                (None, Some(to)) => format!("– {to}"),
                _ => begin.clone(),
            };
            let at = fact.extent();
            let mut said = written.range(at.start..at.end).map(|(_, iso)| iso);
            if said.any(|iso| iso.starts_with(begin.as_str())) {
                continue;
            }
            let line = Entry::words(dot(&when), fact.label.clone(), Role::Text);
            dated.push((begin.clone(), at.start, line.to(Item::Fact(FactId::from_index(n)), at)));
        }
    }
    dated.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    durations.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
    let longest = durations.first().map_or(0.0, |d| d.0);
    let bar = |(length, id, at, said): (f64, EntityId, Span, String)| {
        let share = if longest > 0.0 { length / longest } else { 0.0 };
        let body = Body::Bar { label: belongs(state, at), share, value: said };
        Entry { body, target: None, path: Vec::new() }.to(Item::Entity(id), at)
    };
    let mut out = Vec::new();
    section(state, &mut out, W::Dates, dated.into_iter().map(|(_, _, line)| line).collect());
    section(state, &mut out, W::Undated, undated);
    section(state, &mut out, W::Durations, durations.into_iter().map(bar).collect());
    out
}

/// A season is shown as its year, beside the words that name it: its ISO 8601-2 code looks like a
/// month that there is not.
fn year_of_season(iso: &str) -> &str {
    match iso.split_once('-') {
        Some((year, "21" | "22" | "23" | "24")) => year,
        _ => iso,
    }
}

fn dot(when: &str) -> String {
    format!("{when:<12} ● ")
}

fn point(state: &State, when: &str, at: Span) -> Entry {
    Entry::words(dot(when), belongs(state, at), Role::Text)
}

/// The fact that a place stands in, else the words around it.
fn belongs(state: &State, at: Span) -> String {
    match state.smallest_fact_at(at.start).and_then(|id| state.material.fact(id)) {
        Some(fact) => fact.label.clone(),
        None => around(state, at),
    }
}
