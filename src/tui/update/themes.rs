//! The choice of a theme: what the cursor is on is shown at once.

use super::State;
use crate::tui::keys::Cmd;
use crate::tui::state::Overlay;
use crate::tui::theme::Theme;
use crate::tui::words::W;

impl State {
    pub(super) fn open_themes(&mut self) {
        self.overlay = Some(Overlay::Themes { before: self.theme });
    }

    pub(super) fn run_in_themes(&mut self, cmd: Cmd) {
        let Some(Overlay::Themes { before }) = self.overlay else { return };
        let last = Theme::NAMES.len() - 1;
        let now = Theme::NAMES.iter().position(|n| *n == self.theme.name).unwrap_or(0);
        let show = |state: &mut Self, n: usize| {
            state.theme = state.theme.with_name(Theme::NAMES[n.min(last)]);
        };
        match cmd {
            Cmd::Down => show(self, now + 1),
            Cmd::Up => show(self, now.saturating_sub(1)),
            // The key that opened it goes round.
            Cmd::Theme => show(self, (now + 1) % Theme::NAMES.len()),
            Cmd::Top => show(self, 0),
            Cmd::Bottom => show(self, last),
            Cmd::Accept => {
                self.overlay = None;
                self.message = W::MsgTheme.fill(self.lang, &[self.theme.name, self.theme.name]);
            }
            _ => {
                self.theme = before;
                self.overlay = None;
            }
        }
    }
}
