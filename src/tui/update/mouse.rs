//! The mouse: clicks, the wheel, the divider.

use super::State;
use crate::tui::action::{Mouse, MouseKind};
use crate::tui::effect::Effect;
use crate::tui::keys::Cmd;
use crate::tui::layout::{Panes, Shape, graphemes};
use crate::tui::state::{Focus, Overlay};
use ratatui::layout::{Position, Rect};

/// Rows or lines the wheel moves by.
const WHEEL: i64 = 3;

impl State {
    pub(super) fn use_mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        let at = Position::new(mouse.x, mouse.y);
        if self.overlay.is_some() {
            match mouse.kind {
                MouseKind::WheelUp => self.scroll_overlay(Cmd::Up),
                MouseKind::WheelDown => self.scroll_overlay(Cmd::Down),
                MouseKind::Press => return self.click_overlay(at),
                MouseKind::Drag | MouseKind::Release => {}
            }
            return Vec::new();
        }
        let panes = self.panes();
        let over = |pane: Option<Rect>| pane.filter(|p| p.contains(at));
        match mouse.kind {
            MouseKind::Press if self.on_divider(at, &panes) => self.dragging = true,
            MouseKind::Press => {
                if let Some(pane) = over(panes.article) {
                    self.focus = Focus::Article;
                    self.click_article(at, Panes::inner(pane));
                } else if let Some(pane) = over(panes.list) {
                    self.click_list(at, pane);
                } else if over(panes.detail).is_some() {
                    self.focus = Focus::Detail;
                } else if over(panes.footer).is_some()
                    && let Some(cmd) = crate::tui::view::footer_command(self, mouse.x)
                {
                    return self.run(cmd, 1);
                }
            }
            MouseKind::Drag if self.dragging => self.drag(at, &panes),
            MouseKind::Drag => {}
            MouseKind::Release => self.dragging = false,
            MouseKind::WheelUp | MouseKind::WheelDown => {
                let by = if mouse.kind == MouseKind::WheelUp { -WHEEL } else { WHEEL };
                if over(panes.article).is_some() {
                    let row = self.top_row();
                    let (article, flow, width) = (&self.material.article, &self.material.flow, self.text_width());
                    self.set_top(flow.moved(article, row, by, width));
                } else if over(panes.list).is_some() {
                    self.move_in_list(by.signum());
                } else if over(panes.detail).is_some() {
                    let now = i64::try_from(self.detail_offset).unwrap_or(0);
                    self.detail_offset = usize::try_from((now + by).max(0)).unwrap_or(0);
                }
            }
        }
        Vec::new()
    }

    /// A click on a line of a sheet, or on a hint of the footer; what is asked first is answered
    /// by a key.
    fn click_overlay(&mut self, at: Position) -> Vec<Effect> {
        let line = crate::tui::view::sheet_line_at(self, at);
        if let (Some(Overlay::Sheets(sheets)), Some(line)) = (&mut self.overlay, line) {
            let Some(sheet) = sheets.last_mut() else { return Vec::new() };
            let again = sheet.selected == line;
            sheet.selected = line;
            if !again {
                sheet.skipped = 0;
            }
            if again {
                self.run_in_overlay(Cmd::Accept);
            }
            return Vec::new();
        }
        let asking = matches!(&self.overlay, Some(Overlay::Export(export)) if export.asking.is_some());
        let footer = self.panes().footer.filter(|f| f.contains(at) && !asking);
        match footer.and_then(|_| crate::tui::view::footer_command(self, at.x)) {
            Some(cmd) => self.run(cmd, 1),
            None => Vec::new(),
        }
    }

    fn scroll_overlay(&mut self, cmd: Cmd) {
        if !matches!(self.overlay, Some(Overlay::Prompt { .. })) {
            self.run_in_overlay(cmd);
        }
    }

    fn on_divider(&self, at: Position, panes: &Panes) -> bool {
        match (panes.shape, panes.article) {
            (Shape::Wide, Some(a)) => at.x == a.right() && at.y < a.bottom(),
            (Shape::Stacked, Some(a)) => at.y == a.bottom(),
            _ => false,
        }
    }

    fn drag(&mut self, at: Position, panes: &Panes) {
        let (along, whole) = match panes.shape {
            Shape::Wide => (at.x, self.size.0),
            Shape::Stacked => (at.y, self.size.1.saturating_sub(2)),
            Shape::Single => return,
        };
        let share = u32::from(along.saturating_add(1)) * 100 / u32::from(whole.max(1));
        self.set_share(u16::try_from(share).unwrap_or(60));
    }

    fn click_article(&mut self, at: Position, inner: Rect) {
        if !inner.contains(at) {
            return;
        }
        let (article, flow, width) = (&self.material.article, &self.material.flow, self.text_width());
        let top = self.top_row();
        let row = flow.moved(article, top, i64::from(at.y - inner.y), width);
        // A click below the last row means nothing.
        let Some(span) = flow.span(article, row, width) else { return };
        let column = usize::from(at.x.saturating_sub(inner.x + self.gutter()));
        let under = graphemes(&article.text, span).take_while(|(_, c, _, _)| *c <= column).last();
        let byte = under.map_or(span.start, |(byte, _, _, _)| byte);
        let again = self.cursor == byte;
        self.set_cursor(byte);
        if again && self.listed_item().is_some() {
            self.go();
        }
    }

    fn click_list(&mut self, at: Position, pane: Rect) {
        self.focus = Focus::List;
        if let Some(tab) = crate::tui::view::tab_at(self, pane, at) {
            return self.choose_list(u8::try_from(tab.index()).unwrap_or(0));
        }
        let rows = crate::tui::view::list_area(self, pane);
        if !rows.contains(at) {
            return;
        }
        let list = self.list_mut();
        let line = list.offset + usize::from(at.y - rows.y);
        if line >= list.rows.len() {
            return;
        }
        let again = list.selected == line;
        list.selected = line;
        if again { self.go() } else { self.take_row() }
    }
}
