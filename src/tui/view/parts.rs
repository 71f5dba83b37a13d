//! The list of chapters, items or messages.

use super::dialogs::{draw_choice, middle};
use super::pen::Pen;
use super::status::draw_input;
use crate::tui::state::parts::Parts;
use crate::tui::state::{Input, State};
use crate::tui::theme::Role;
use crate::tui::words::W;
use ratatui::layout::Rect;

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, screen: Rect, parts: &Parts, input: &Input, selected: usize) {
    let rows = parts.rows(input);
    // The dialog keeps its size while it is narrowed.
    let wanted = u16::try_from(parts.names.len()).unwrap_or(u16::MAX).saturating_add(3);
    let area = middle(screen, 96, wanted.min(screen.height.saturating_sub(2).max(4)));
    let count = if input.text.is_empty() {
        parts.names.len().to_string()
    } else {
        format!("{}/{}", rows.len(), parts.names.len())
    };
    let inside = pen.frame(area, &format!("{} {count}", state.word(parts.kind.word())));
    let x = pen.line(inside.x, inside.y, inside.width, &[pen.run(": ", Role::Key)]);
    draw_input(pen, x, inside.y, inside.right().saturating_sub(x), input, pen.style(Role::Text));
    let list = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    if rows.is_empty() {
        pen.line(list.x, list.y, list.width, &[pen.run(state.word(W::NoParts), Role::Faint)]);
        return;
    }
    let digits = parts.names.len().to_string().len();
    let lines = rows
        .into_iter()
        .map(|number| {
            let sign = if parts.current == Some(number) { "▶" } else { " " };
            let name = parts.names.get(number - 1).map_or("", String::as_str);
            let name = if name.trim().is_empty() { state.word(W::Untitled) } else { name };
            vec![
                pen.run(sign, Role::Key),
                pen.run(&format!("{number:>digits$}  "), Role::Faint),
                pen.run(name, Role::Text),
            ]
        })
        .collect();
    draw_choice(pen, list, lines, selected);
}
