//! `&`: narrowing the list in view.

use super::State;
use crate::tui::keys::Cmd;
use crate::tui::state::filter::{Filter, Kind, Narrow, STEPS};
use crate::tui::state::{Focus, Item, Overlay};
use crate::tui::words::W;

impl State {
    pub(super) fn open_filter(&mut self) {
        self.focus = Focus::List;
        self.overlay = Some(Overlay::Filter { line: 0, before: self.filters[self.tab.index()] });
    }

    pub(super) fn run_in_filter(&mut self, cmd: Cmd) {
        let Some(Overlay::Filter { line, before }) = &mut self.overlay else { return };
        let fields = Narrow::of(self.tab);
        let last = fields.len().saturating_sub(1);
        let index = self.tab.index();
        match cmd {
            Cmd::NextField | Cmd::Down => *line = if *line >= last { 0 } else { *line + 1 },
            Cmd::PrevField | Cmd::Up => *line = if *line == 0 { last } else { (*line - 1).min(last) },
            Cmd::NextChoice | Cmd::PrevChoice => {
                let Some(field) = fields.get(*line).copied() else { return };
                self.turn_filter(field, cmd == Cmd::NextChoice);
            }
            Cmd::ClearLine => {
                self.filters[index] = Filter::default();
                self.list_narrowed();
            }
            Cmd::Accept => {
                self.overlay = None;
                self.tell_filter();
            }
            _ => {
                self.filters[index] = *before;
                self.overlay = None;
                self.list_narrowed();
            }
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
