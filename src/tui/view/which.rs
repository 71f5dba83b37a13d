//! What can follow a begun sequence, and which letters have a place.

use super::pen::{Line, Pen, width};
use crate::tui::keys::Cmd;
use crate::tui::state::State;
use crate::tui::theme::Role;
use crate::tui::words::W;
use ratatui::layout::Rect;

/// Below this size the footer alone says it: the box would hide the text.
const SMALLEST: (u16, u16) = (40, 12);

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, screen: Rect) {
    if screen.width < SMALLEST.0 || screen.height < SMALLEST.1 {
        return;
    }
    let (title, lines) = if state.pending.is_empty() {
        match state.awaiting {
            Some(Cmd::GoMark) => (state.word(W::HelpGoMark).to_owned(), marks(state, pen)),
            _ => return,
        }
    } else {
        let begun: String = state.pending.iter().map(ToString::to_string).collect();
        (begun, follow(state, pen))
    };
    if lines.is_empty() {
        return;
    }
    let widest = lines.iter().map(|l| l.iter().map(|r| width(r.text.as_str())).sum::<usize>()).max().unwrap_or(0);
    let columns = u16::try_from(widest.max(width(&title) + 4) + 4).unwrap_or(u16::MAX).min(screen.width);
    let rows = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(screen.height - 3);
    let area = Rect::new(screen.width - columns, screen.height - 2 - rows, columns, rows);
    let inside = pen.frame(area, &title);
    for (line, y) in lines.iter().zip(inside.top()..inside.bottom()) {
        pen.line(inside.x, y, inside.width, line);
    }
}

fn follow(state: &State, pen: &Pen<'_>) -> Vec<Line> {
    let line = |(keys, command): (String, &crate::tui::keys::Command)| {
        vec![pen.run(&format!("{keys:<3}"), Role::Key), pen.run(state.word(command.help), Role::Text)]
    };
    state.keymap.continuations(state.contexts(), &state.pending).into_iter().map(line).collect()
}

fn marks(state: &State, pen: &Pen<'_>) -> Vec<Line> {
    let article = &state.material.article;
    let line = |(letter, place): (&char, &crate::tui::state::Place)| {
        let words: String = article.text.get(place.cursor as usize..).unwrap_or("").chars().take(32).collect();
        vec![
            pen.run(&format!("{letter}  "), Role::Key),
            pen.run(&format!("¶{} ", state.material.paragraph(place.cursor)), Role::Faint),
            pen.run(words.lines().next().unwrap_or(""), Role::Text),
        ]
    };
    state.marked.iter().map(line).collect()
}
