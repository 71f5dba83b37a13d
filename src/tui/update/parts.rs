//! The list of chapters, items or messages, and how one of them is opened.

use super::State;
use crate::reading::Format;
use crate::tui::effect::Effect;
use crate::tui::keys::Cmd;
use crate::tui::state::parts::Parts;
use crate::tui::state::{Input, Overlay};
use crate::tui::words::W;

impl State {
    /// The list has come.
    pub(super) fn take_parts(&mut self, parts: Parts) {
        let current = self.parts.take().and_then(|p| p.current).or(parts.current);
        self.parts = Some(Parts { current, ..parts });
        self.message = self.word(W::MsgChoosePart).to_owned();
        self.show_parts();
    }

    /// `O`: the list; where it is not known yet, it is asked for.
    pub(super) fn open_parts(&mut self) -> Vec<Effect> {
        if self.parts.is_some() {
            self.show_parts();
            return Vec::new();
        }
        let format = Format::named(self.material.article.origin.format);
        if !format.is_some_and(Format::holds_several) {
            self.message = self.word(W::MsgOnePart).to_owned();
            return Vec::new();
        }
        vec![Effect::ListParts]
    }

    fn show_parts(&mut self) {
        let selected = self.parts.as_ref().and_then(|p| p.current).map_or(0, |number| number.saturating_sub(1));
        self.overlay = Some(Overlay::Parts { input: Input::default(), selected });
    }

    pub(super) fn run_in_parts(&mut self, cmd: Cmd) -> Vec<Effect> {
        let page = usize::from(self.size.1.saturating_sub(6)).max(1);
        let (Some(parts), Some(Overlay::Parts { input, selected })) = (&mut self.parts, &mut self.overlay) else {
            self.overlay = None;
            return Vec::new();
        };
        let rows = parts.rows(input);
        let last = rows.len().saturating_sub(1);
        match cmd {
            Cmd::Down => *selected = (*selected + 1).min(last),
            Cmd::Up => *selected = selected.saturating_sub(1),
            Cmd::PageDown => *selected = (*selected + page).min(last),
            Cmd::PageUp => *selected = selected.saturating_sub(page),
            Cmd::ClearLine | Cmd::DeleteWord => self.edit_line(cmd),
            Cmd::Accept => {
                let Some(number) = rows.get(*selected).copied() else { return Vec::new() };
                self.overlay = None;
                if parts.current == Some(number) && self.reading.is_none() {
                    return Vec::new();
                }
                let name = parts.names.get(number - 1).cloned().unwrap_or_default();
                parts.current = Some(number);
                self.message = W::MsgOpening.fill(self.lang, &[&name]);
                return vec![Effect::OpenPart(number)];
            }
            // Without an article there is nothing to go back to.
            _ if self.reading.is_some() => return vec![Effect::Quit],
            _ => {
                self.overlay = None;
                self.message.clear();
            }
        }
        Vec::new()
    }

    /// A part that was chosen cannot be read: the others still can.
    pub(super) fn part_unread(&mut self, why: String, shown: Option<usize>) {
        if let Some(parts) = &mut self.parts {
            let failed = parts.current;
            parts.current = shown;
            let selected = failed.map_or(0, |number| number.saturating_sub(1));
            self.overlay = Some(Overlay::Parts { input: Input::default(), selected });
        }
        self.message = why;
    }
}
