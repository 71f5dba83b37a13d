//! The one way to the cells: safe text, clipped, in the style of a role.

use crate::text::safe::Safe;
use crate::tui::layout::advance;
use crate::tui::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation as _;

/// Draws into a buffer.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    theme: Theme,
}

/// A piece of a line in one style.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) text: Safe,
    pub(super) style: Style,
}

/// A line of pieces.
pub(super) type Line = Vec<Run>;

impl<'a> Pen<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: Theme) -> Self {
        Self { buffer, theme }
    }

    pub(super) fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// A piece of text in the style of a role.
    pub(super) fn run(&self, text: &str, role: Role) -> Run {
        Run { text: Safe::new(text), style: self.style(role) }
    }

    /// Blanks an area in the style of a role.
    pub(super) fn fill(&mut self, area: Rect, role: Role) {
        let area = area.intersection(self.buffer.area);
        let style = self.style(Role::Text).patch(self.style(role));
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                if let Some(cell) = self.buffer.cell_mut((x, y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }

    /// Lays the style of a role over an area.
    pub(super) fn tint(&mut self, area: Rect, role: Role) {
        let style = self.style(role);
        self.buffer.set_style(area, style);
    }

    /// A sign of our own in one cell.
    pub(super) fn sign(&mut self, x: u16, y: u16, sign: &'static str, role: Role) {
        let style = self.style(role);
        if let Some(cell) = self.buffer.cell_mut((x, y)) {
            cell.set_symbol(sign).set_style(style);
        }
    }

    /// Text from a column on, at most so many columns; gives the column behind it.
    pub(super) fn put(&mut self, x: u16, y: u16, room: u16, text: &Safe, style: Style) -> u16 {
        if !(self.buffer.area.top()..self.buffer.area.bottom()).contains(&y) || x >= self.buffer.area.right() {
            return x;
        }
        let (end, _) = self.buffer.set_stringn(x, y, text.as_str(), usize::from(room), style);
        end
    }

    /// One grapheme cluster of the article, which takes `width` columns; cut where it does not fit.
    pub(super) fn grapheme(&mut self, x: u16, y: u16, room: u16, grapheme: &str, width: u16, style: Style) {
        let cells = Rect::new(x, y, width.min(room), 1).intersection(self.buffer.area);
        self.buffer.set_style(cells, style);
        if grapheme != "\t" && width <= room {
            self.put(x, y, room, &Safe::new(grapheme), style);
        }
    }

    /// A line of pieces; what is too long ends in an ellipsis. Gives the column behind it.
    pub(super) fn line(&mut self, x: u16, y: u16, room: u16, line: &[Run]) -> u16 {
        let whole: usize = line.iter().map(|r| width(r.text.as_str())).sum();
        let end = x.saturating_add(room);
        let cut = whole > usize::from(room);
        let stop = if cut { end.saturating_sub(1) } else { end };
        let mut at = x;
        let mut style = Style::default();
        for run in line {
            let before = at;
            at = self.put(at, y, stop.saturating_sub(at), &run.text, run.style);
            style = run.style;
            if usize::from(at - before) < width(run.text.as_str()) {
                break;
            }
        }
        if cut && room > 0 {
            at = self.put(at, y, 1, &Safe::new("…"), style);
        }
        at
    }

    /// The title of a pane: a rule with words in it.
    pub(super) fn title(&mut self, pane: Rect, line: &[Run], focused: bool) {
        if pane.height < 2 || pane.width == 0 {
            return;
        }
        let role = if focused { Role::Focused } else { Role::Border };
        for x in pane.left()..pane.right() {
            self.sign(x, pane.y, if focused { "━" } else { "─" }, role);
        }
        if pane.width >= 6 {
            self.line(pane.x + 1, pane.y, pane.width - 2, line);
        }
    }

    /// A box with a title, cleared inside; gives what is inside.
    pub(super) fn frame(&mut self, area: Rect, title: &str) -> Rect {
        self.fill(area, Role::Text);
        if area.width < 4 || area.height < 3 {
            return area;
        }
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        for x in area.left() + 1..right {
            self.sign(x, area.y, "─", Role::Focused);
            self.sign(x, bottom, "─", Role::Focused);
        }
        for y in area.top() + 1..bottom {
            self.sign(area.x, y, "│", Role::Focused);
            self.sign(right, y, "│", Role::Focused);
        }
        for (x, y, sign) in [(area.x, area.y, "┌"), (right, area.y, "┐"), (area.x, bottom, "└"), (right, bottom, "┘")]
        {
            self.sign(x, y, sign, Role::Focused);
        }
        let title = [self.run(&format!(" {title} "), Role::Focused)];
        self.line(area.x + 2, area.y, area.width - 4, &title);
        Rect::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2)
    }
}

/// The columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.graphemes(true).map(|g| advance(g, 0)).sum()
}
