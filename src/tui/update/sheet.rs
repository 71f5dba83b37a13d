//! Sheets: opening one, walking its lines, following one.

use super::State;
use crate::tui::keys::Cmd;
use crate::tui::sheet::{Sheet, Target, Topic};
use crate::tui::state::{Focus, Item, Overlay};
use crate::tui::words::W;

impl State {
    /// Opens a sheet, over the one in view where there is one.
    pub(super) fn open_sheet(&mut self, cmd: Cmd, item: Item) {
        let topic = match cmd {
            Cmd::Dossier => match self.entity_of(item) {
                Some(id) => Topic::Dossier(id),
                None => return self.say(W::MsgNoEntity),
            },
            Cmd::Why if item == Item::Nothing => return self.say(W::MsgNoItem),
            Cmd::Why => Topic::Why(item),
            Cmd::Timeline => Topic::Timeline,
            Cmd::Warnings => Topic::Warnings,
            Cmd::LinkMap => match self.facts_of(item).first().copied().or(self.fact) {
                Some(fact) if self.material.ties_of(fact).is_empty() => return self.say(W::MsgNoLinks),
                Some(fact) => Topic::Map(fact),
                None => return self.say(W::MsgNoFact),
            },
            _ => Topic::Comparisons,
        };
        let sheet = Sheet::new(self, topic);
        if sheet.lines.is_empty() {
            return self.say(match topic {
                Topic::Timeline => W::MsgNoDates,
                Topic::Comparisons => W::MsgNoComparisons,
                Topic::Dossier(_) | Topic::Why(_) | Topic::Map(_) | Topic::Warnings => W::MsgNoItem,
            });
        }
        match &mut self.overlay {
            // Who goes round in circles should find the way out all the same.
            Some(Overlay::Sheets(sheets)) if sheets.last().is_some_and(|s| s.topic == topic) => {}
            Some(Overlay::Sheets(sheets)) => sheets.push(sheet),
            _ => self.overlay = Some(Overlay::Sheets(vec![sheet])),
        }
    }

    /// What `d`, `w` and their like mean now: what the cursor is on, else the current fact.
    pub(super) fn meant_item(&self) -> Item {
        match self.item {
            Item::Nothing => self.fact.map_or(Item::Nothing, Item::Fact),
            item => item,
        }
    }

    pub(super) fn run_in_sheet(&mut self, cmd: Cmd) {
        let page = i64::from(self.size.1.saturating_sub(6).max(2)) / 2;
        let hidden = crate::tui::view::sheet_overflow(self);
        let Some(Overlay::Sheets(sheets)) = &mut self.overlay else { return };
        let Some(sheet) = sheets.last_mut() else { return };
        let step = match cmd {
            Cmd::Down => 1,
            Cmd::Up => -1,
            Cmd::PageDown => page,
            Cmd::PageUp => -page,
            Cmd::Top => -i64::from(u32::MAX),
            Cmd::Bottom => i64::from(u32::MAX),
            Cmd::Left | Cmd::Right => return self.fold_way(cmd == Cmd::Left),
            Cmd::Dossier | Cmd::Why => {
                let item = sheet.lines.get(sheet.selected).and_then(|l| l.target).map_or(Item::Nothing, |t| t.item);
                return self.open_sheet(cmd, item);
            }
            Cmd::Accept => {
                let target = sheet.lines.get(sheet.selected).and_then(|l| l.target);
                return match target {
                    Some(target) => self.go_to_target(target),
                    None => self.say(W::MsgNoItem),
                };
            }
            _ => {
                sheets.pop();
                if sheets.is_empty() {
                    self.overlay = None;
                }
                return;
            }
        };
        // A line longer than the sheet is read through before the next one comes.
        let rows = usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX);
        if step > 0 && step <= page && sheet.skipped < hidden {
            sheet.skipped = sheet.skipped.saturating_add(rows).min(hidden);
        } else if step < 0 && -step <= page && sheet.skipped > 0 {
            sheet.skipped = sheet.skipped.min(hidden).saturating_sub(rows);
        } else if let Some(next) = sheet.next(Some(sheet.selected), step).filter(|n| *n != sheet.selected) {
            sheet.selected = next;
            sheet.skipped = 0;
        }
    }

    /// Leaves the sheets for the place of a line.
    fn go_to_target(&mut self, target: Target) {
        self.leave_place();
        if let Some(Overlay::Sheets(sheets)) = self.overlay.take() {
            self.left_sheets = sheets;
        }
        self.message.clear();
        self.focus = Focus::Article;
        if target.item == Item::Nothing {
            self.set_cursor(target.at.start);
        } else {
            self.go_to(target.item, None);
            self.cursor = target.at.start;
        }
        self.reveal(target.at);
    }

    /// Closes and forgets what speaks of findings by numbers, when these are given anew.
    pub(super) fn forget_views(&mut self) {
        self.filters = Default::default();
        self.left_sheets.clear();
        if matches!(self.overlay, Some(Overlay::Sheets(_) | Overlay::Hints { .. })) {
            self.overlay = None;
        }
    }

    /// `D`: the sheet that was left last, on the line one left it from.
    pub(super) fn reopen_sheet(&mut self) {
        if self.left_sheets.is_empty() {
            return self.say(W::MsgNoSheet);
        }
        self.overlay = Some(Overlay::Sheets(std::mem::take(&mut self.left_sheets)));
    }

    /// Folds or unfolds the way through the links that the cursor is on; folding what is folded
    /// goes to where it came from.
    fn fold_way(&mut self, fold: bool) {
        let Some(Overlay::Sheets(mut sheets)) = self.overlay.take() else { return };
        if let Some(sheet) = sheets.last_mut() {
            let path = sheet.lines.get(sheet.selected).map(|l| l.path.clone()).unwrap_or_default();
            if fold && !sheet.unfolded.remove(&path) {
                let parent = path.len().checked_sub(1).and_then(|n| path.get(..n)).unwrap_or_default();
                if let Some(at) = sheet.lines.iter().position(|l| !parent.is_empty() && l.path == parent) {
                    sheet.selected = at;
                }
            } else if !fold && !path.is_empty() {
                sheet.unfolded.insert(path);
            }
            sheet.fill(self);
        }
        self.overlay = Some(Overlay::Sheets(sheets));
    }
}
