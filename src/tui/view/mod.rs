//! From the state to cells. Draws what is in view and nothing else, and changes nothing.

mod article;
mod detail;
mod dialogs;
mod filter;
mod lists;
mod names;
mod notes;
mod parts;
mod pen;
mod sheet;
mod status;
mod themes;
mod which;

pub use detail::detail_overflow;
pub use dialogs::help_overflow;
pub use filter::fault_text;
pub use lists::tab_at;
pub use names::{entity_word, fact_word, quote_word, tie_word, value};
pub use sheet::{sheet_line_at, sheet_overflow};
pub use status::footer_command;

use super::layout::{Panes, Shape};
use super::state::{Overlay, State};
use super::theme::Role;
use pen::Pen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the whole screen into a buffer of the state's size.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let screen = Rect::new(0, 0, state.size.0, state.size.1).intersection(buffer.area);
    if screen.is_empty() {
        return;
    }
    let mut pen = Pen::new(buffer, state.theme);
    pen.fill(screen, Role::Text);
    let panes = state.panes();
    if let Some(pane) = panes.article {
        article::draw(state, &mut pen, pane);
    }
    if let (Shape::Wide, Some(pane)) = (panes.shape, panes.article) {
        for y in pane.top()..pane.bottom() {
            pen.sign(pane.right(), y, "│", Role::Border);
        }
    }
    if let Some(pane) = panes.list {
        lists::draw(state, &mut pen, pane);
    }
    if let Some(pane) = panes.detail {
        detail::draw(state, &mut pen, pane);
    }
    if let Some(line) = panes.status {
        status::draw(state, &mut pen, line);
    }
    if let Some(line) = panes.footer {
        status::draw_footer(state, &mut pen, line);
    }
    match &state.overlay {
        Some(Overlay::Help(offset)) => dialogs::draw_help(state, &mut pen, screen, *offset),
        Some(Overlay::Links { ties, selected, .. }) => dialogs::draw_links(state, &mut pen, screen, ties, *selected),
        Some(Overlay::Export(export)) => dialogs::draw_export(state, &mut pen, screen, export),
        Some(Overlay::Fixes(selected)) => notes::draw_fixes(state, &mut pen, screen, *selected),
        Some(Overlay::Ask(ask)) => notes::draw_ask(state, &mut pen, screen, ask),
        Some(Overlay::Pick(pick)) => notes::draw_pick(state, &mut pen, screen, pick),
        Some(Overlay::Notebook(selected)) => notes::draw_notebook(state, &mut pen, screen, *selected),
        Some(Overlay::Palette { input, selected }) => {
            dialogs::draw_palette(state, &mut pen, screen, input, *selected);
        }
        Some(Overlay::Prompt { input, .. }) => {
            let line = Rect { y: panes.status.map_or(screen.bottom() - 1, |s| s.y), height: 1, ..screen };
            status::draw_prompt(state, &mut pen, line, input);
        }
        Some(Overlay::Sheets(sheets)) => {
            if let Some(sheet) = sheets.last() {
                sheet::draw(state, &mut pen, screen, sheet);
            }
        }
        Some(Overlay::Themes { .. }) => themes::draw(state, &mut pen, screen),
        Some(Overlay::Parts { input, selected }) => {
            if let Some(list) = &state.parts {
                parts::draw(state, &mut pen, screen, list, input, *selected);
            }
        }
        Some(Overlay::Filter(filtering)) => filter::draw(state, &mut pen, screen, filtering),
        // The letters stand in the article.
        Some(Overlay::Hints { .. }) => {}
        None => which::draw(state, &mut pen, screen),
    }
}

/// Rows of the list's pane that tabs take besides its title.
#[must_use]
pub fn tab_rows(_state: &State) -> usize {
    0
}

/// Where a list's lines stand in its pane.
#[must_use]
pub fn list_area(_state: &State, pane: Rect) -> Rect {
    Panes::inner(pane)
}

/// The screen as text, without styles: rows end in their last visible character.
#[must_use]
pub fn text(state: &State) -> String {
    let area = Rect::new(0, 0, state.size.0, state.size.1);
    let mut buffer = Buffer::empty(area);
    draw(state, &mut buffer);
    let mut out = String::new();
    for y in area.top()..area.bottom() {
        let mut row = String::new();
        let mut hidden = 0;
        for x in area.left()..area.right() {
            let Some(cell) = buffer.cell((x, y)) else { continue };
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            row.push_str(cell.symbol());
            hidden = unicode_width::UnicodeWidthStr::width(cell.symbol()).saturating_sub(1);
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}
