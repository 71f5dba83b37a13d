//! `C-w`: which panes are stacked or hidden, and how high the item in full is.

use super::State;
use crate::tui::keys::Cmd;
use crate::tui::state::Focus;
use crate::tui::words::W;

/// Rows by which the item in full grows at a time.
const STEP: i16 = 2;

impl State {
    pub(super) fn arrange(&mut self, cmd: Cmd, times: u32) {
        let rows = STEP.saturating_mul(i16::try_from(times).unwrap_or(i16::MAX));
        let panes = &mut self.arrangement;
        let word = match cmd {
            Cmd::Stack => {
                panes.stacked = !panes.stacked;
                if panes.stacked { W::MsgStacked } else { W::MsgSideBySide }
            }
            Cmd::HideList => {
                panes.no_list = !panes.no_list;
                if panes.no_list { W::MsgListHidden } else { W::MsgListShown }
            }
            Cmd::HideDetail => {
                panes.no_detail = !panes.no_detail;
                if panes.no_detail { W::MsgDetailHidden } else { W::MsgDetailShown }
            }
            Cmd::Taller | Cmd::Lower => {
                let by = if cmd == Cmd::Taller { rows } else { -rows };
                // More than any screen has would have to be taken back key by key.
                panes.detail_rows = panes.detail_rows.saturating_add(by).clamp(-60, 60);
                W::MsgDetailRows
            }
            _ => {
                *panes = Default::default();
                self.zoom = false;
                self.measure = None;
                self.share = super::super::state::SHARE;
                W::MsgUnzoomed
            }
        };
        let hidden = match self.focus {
            Focus::Article => false,
            Focus::List => self.arrangement.no_list,
            Focus::Detail => self.arrangement.no_detail,
        };
        if hidden {
            self.focus = Focus::Article;
        }
        self.say(word);
        self.show_current();
    }
}
