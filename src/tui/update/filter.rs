//! `&`: narrowing the list in view.

use super::State;
use crate::analysis::EntityKind;
use crate::search::Roots;
use crate::search::query::{Condition, Names, complete};
use crate::tui::keys::Cmd;
use crate::tui::notes::marks;
use crate::tui::state::filter::{Filter, Fits, Kind, Narrow, STEPS};
use crate::tui::state::{Filtering, Focus, Input, Item, Overlay};
use crate::tui::view::fault_text;
use crate::tui::words::W;
use std::collections::BTreeSet;
use std::sync::Arc;

impl State {
    pub(super) fn open_filter(&mut self) {
        self.focus = Focus::List;
        let before = self.filters[self.tab.index()].clone();
        let input = Input::of(&before.query);
        self.overlay =
            Some(Overlay::Filter(Box::new(Filtering { line: 0, input, wrong: None, offered: None, before })));
    }

    pub(super) fn run_in_filter(&mut self, cmd: Cmd) {
        let fields = Narrow::of(self.tab);
        let last = fields.len().saturating_sub(1);
        let index = self.tab.index();
        let Some(Overlay::Filter(filtering)) = &mut self.overlay else { return };
        let line = &mut filtering.line;
        match cmd {
            Cmd::NextField | Cmd::Down => *line = if *line >= last { 0 } else { *line + 1 },
            Cmd::PrevField | Cmd::Up => *line = if *line == 0 { last } else { (*line - 1).min(last) },
            Cmd::NextChoice | Cmd::PrevChoice => {
                let Some(field) = fields.get(*line).copied() else { return };
                self.turn_filter(field, cmd == Cmd::NextChoice);
            }
            Cmd::Complete => self.complete_query(),
            Cmd::Roots => {
                self.by_root = !self.by_root;
                self.query_typed();
                self.say(if self.by_root { W::MsgRootsOn } else { W::MsgRootsOff });
            }
            Cmd::DeleteWord => self.edit_line(cmd),
            Cmd::ClearLine => {
                filtering.input.clear();
                filtering.wrong = None;
                filtering.offered = None;
                self.filters[index] = Filter::default();
                self.list_narrowed();
            }
            Cmd::Accept if filtering.wrong.is_some() && filtering.line == 0 => self.tell_wrong(),
            Cmd::Accept => {
                self.overlay = None;
                self.tell_filter();
            }
            _ => {
                self.filters[index] = filtering.before.clone();
                self.overlay = None;
                self.list_narrowed();
            }
        }
    }

    /// The query has changed: what it fits is shown at once; one that cannot be read changes nothing.
    pub(super) fn query_typed(&mut self) {
        let Some(Overlay::Filter(filtering)) = &mut self.overlay else { return };
        filtering.offered = None;
        let text = filtering.input.text.clone();
        match Condition::parse(&text) {
            Ok(condition) => {
                filtering.wrong = None;
                let filter = &mut self.filters[self.tab.index()];
                filter.query = if condition.is_empty() { String::new() } else { text };
                filter.fits = None;
                self.list_narrowed();
            }
            Err(problem) => {
                filtering.wrong = Some(problem);
                self.tell_wrong();
            }
        }
    }

    fn tell_wrong(&mut self) {
        let Some(Overlay::Filter(filtering)) = &self.overlay else { return };
        if let Some(problem) = &filtering.wrong {
            self.message = fault_text(&problem.fault, self.lang);
        }
    }

    /// Tab: the first of what could stand there, then the next one.
    fn complete_query(&mut self) {
        let Some(Overlay::Filter(filtering)) = &mut self.overlay else { return };
        let (all, at) = match filtering.offered.take() {
            Some((all, at)) => {
                let next = (at + 1).checked_rem(all.len()).unwrap_or(0);
                (all, next)
            }
            None => {
                let a = &self.material.analysis;
                let speakers = self.material.speakers().iter().filter_map(|s| a.entities.get(s.index()));
                let of = |kinds: &[EntityKind]| {
                    let known = a.entities.iter().filter(|e| kinds.contains(&e.kind));
                    known.map(|e| e.name.as_str()).collect::<Vec<_>>()
                };
                let work = self.notes.history.now();
                let tags: BTreeSet<&str> = work.remarks.values().flat_map(|r| &r.tags).map(String::as_str).collect();
                let names = Names {
                    speakers: speakers.map(|e| e.name.as_str()).collect(),
                    about: of(&[EntityKind::Person, EntityKind::Organisation, EntityKind::Place, EntityKind::Event]),
                    places: of(&[EntityKind::Place]),
                    tags: tags.into_iter().collect(),
                };
                (complete(&filtering.input.text, filtering.input.at, &names), 0)
            }
        };
        let Some(chosen) = all.get(at).cloned() else { return self.say(W::MsgNothingToComplete) };
        let input = &mut filtering.input;
        // What was put in before goes again.
        input.text.replace_range(chosen.at.start as usize..input.at, &chosen.text);
        input.at = chosen.at.start as usize + chosen.text.len();
        self.query_typed();
        if let Some(Overlay::Filter(filtering)) = &mut self.overlay {
            filtering.offered = Some((all, at));
        }
    }

    /// What queries fit is found anew where the query, or the reader's work, has changed.
    pub(super) fn renew_fits(&mut self) {
        let revision = self.notes.revision;
        for index in 0..self.filters.len() {
            let filter = &self.filters[index];
            if filter.query.is_empty() || filter.fits.as_ref().is_some_and(|f| f.revision == revision) {
                continue;
            }
            let Ok(condition) = Condition::parse(&filter.query) else { continue };
            let nothing = Roots::default();
            let roots = if self.by_root { self.material.roots() } else { &nothing };
            let marks = marks(&self.review(), &self.selection);
            let found = self.material.query_index();
            let fits = Fits {
                facts: found.facts(&condition, roots, &marks).into_iter().map(|(id, _)| id).collect(),
                quotes: found.quotes(&condition, roots, &marks).into_iter().map(|hit| hit.quote).collect(),
                entities: found.entities(&condition, roots, &marks).into_iter().collect(),
                revision,
            };
            self.filters[index].fits = Some(Arc::new(fits));
        }
    }

    /// The next choice of a line, or the one before.
    fn turn_filter(&mut self, field: Narrow, on: bool) {
        let kinds: Vec<Option<Kind>> =
            std::iter::once(None).chain(Kind::of(self.tab).iter().copied().map(Some)).collect();
        let speakers = self.material.speakers().iter().copied();
        let speakers: Vec<_> = std::iter::once(None).chain(speakers.map(Some)).collect();
        let filter = &mut self.filters[self.tab.index()];
        match field {
            Narrow::Query => {}
            Narrow::Speaker => filter.speaker = turned(&speakers, filter.speaker, on),
            Narrow::Kind => filter.kind = turned(&kinds, filter.kind, on),
            Narrow::Direct => filter.direct = !filter.direct,
            Narrow::Least => filter.least = turned(&STEPS, filter.least, on),
        }
        self.list_narrowed();
    }

    fn list_narrowed(&mut self) {
        self.refresh_lists();
        if self.list().rows.is_empty() {
            self.item = Item::Nothing;
        } else {
            self.take_row();
        }
        self.tell_filter();
    }

    fn tell_filter(&mut self) {
        let shown = self.list().rows.len().to_string();
        let on = self.filters[self.tab.index()].is_on();
        self.message =
            if on { W::MsgFiltered.fill(self.lang, &[&shown]) } else { self.word(W::MsgUnfiltered).to_owned() };
    }
}

/// The next one, or the one before, going round.
fn turned<T: Copy + PartialEq>(all: &[T], now: T, on: bool) -> T {
    let at = all.iter().position(|x| *x == now).unwrap_or(0);
    let next = if on { at + 1 } else { (at + all.len()).saturating_sub(1) };
    next.checked_rem(all.len()).and_then(|n| all.get(n)).copied().unwrap_or(now)
}
