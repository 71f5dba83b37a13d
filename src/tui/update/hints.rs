//! `f`: letters on every highlighted place in view, and the leap to the one that is typed.

use super::State;
use crate::tui::keys::Key;
use crate::tui::layout::Panes;
use crate::tui::state::{Focus, Overlay};
use crate::tui::words::W;
use crossterm::event::KeyCode;

/// The letters, those under the resting fingers first.
const LETTERS: &str = "asdfghjklqwertyuiopzxcvbnm";

impl State {
    pub(super) fn open_hints(&mut self) {
        if self.panes().article.is_none() {
            self.focus = Focus::Article;
        }
        let starts = self.marks_in_view();
        if starts.is_empty() {
            return self.say(W::MsgNoHints);
        }
        let places = starts.iter().copied().zip(labels(starts.len())).collect();
        self.overlay = Some(Overlay::Hints { places, typed: String::new() });
        self.say(W::MsgHints);
    }

    /// Where the highlighted places in view begin.
    fn marks_in_view(&self) -> Vec<u32> {
        let Some(area) = self.panes().article.map(Panes::inner) else { return Vec::new() };
        let (article, flow, width) = (&self.material.article, &self.material.flow, self.text_width());
        let mut row = Some(self.top_row());
        let mut starts = Vec::new();
        for _ in 0..area.height {
            let Some(at) = row else { break };
            if let Some(span) = flow.span(article, at, width) {
                let begins = |start: &u32| span.holds(*start);
                starts.extend(self.material.marks_in(span.start, span.end).map(|m| m.span.start).filter(begins));
            }
            row = flow.below(article, at, width);
        }
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// A key while the letters are shown; false where none are.
    pub(super) fn type_hint(&mut self, key: Key) -> bool {
        let Some(Overlay::Hints { places, typed }) = &mut self.overlay else { return false };
        match (key.typed(), key.code) {
            (Some(c), _) => typed.extend(c.to_lowercase()),
            (_, KeyCode::Backspace) if typed.pop().is_some() => return true,
            _ => {
                self.overlay = None;
                self.message.clear();
                return true;
            }
        }
        let found = places.iter().find(|(_, letters)| letters == typed).map(|(at, _)| *at);
        let possible = places.iter().any(|(_, letters)| letters.starts_with(typed.as_str()));
        if let Some(at) = found {
            self.overlay = None;
            self.message.clear();
            self.leave_place();
            self.focus = Focus::Article;
            self.set_cursor(at);
            self.follow_cursor();
        } else if !possible {
            self.overlay = None;
            self.say(W::MsgNoSuchHint);
        }
        true
    }
}

/// So many labels, as far as two letters reach; no label begins another.
fn labels(count: usize) -> impl Iterator<Item = String> {
    let single = count <= LETTERS.len();
    let first = LETTERS.chars();
    first.flat_map(move |a| {
        let seconds = if single { "" } else { LETTERS };
        let pairs = seconds.chars().map(move |b| format!("{a}{b}"));
        single.then(|| a.to_string()).into_iter().chain(pairs)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_label_begins_another() {
        for count in [1, 26, 27, 676] {
            let all: Vec<String> = labels(count).take(count).collect();
            assert_eq!(all.len(), count);
            assert_eq!(all.iter().collect::<HashSet<_>>().len(), count);
            let length = all.iter().map(String::len).max();
            assert!(all.iter().all(|l| Some(l.len()) == length));
        }
    }
}
