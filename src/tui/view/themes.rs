//! The choice of a theme, with what it makes of a few words; the panes around it show the rest.

use super::dialogs::{draw_choice, middle};
use super::pen::{Line, Pen};
use crate::analysis::EntityKind;
use crate::tui::state::State;
use crate::tui::theme::{Role, Theme};
use crate::tui::words::W;
use ratatui::layout::Rect;

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, screen: Rect) {
    let names = u16::try_from(Theme::NAMES.len()).unwrap_or(u16::MAX);
    let sample = sample(state, pen);
    let samples = u16::try_from(sample.len() + 1).unwrap_or(u16::MAX);
    let rows = names + 2 + if screen.height >= names + samples + 4 { samples } else { 0 };
    // At the right, so that most of the article stays in view.
    let wanted = middle(screen, 40, rows);
    let inside = pen.frame(Rect { x: screen.right() - wanted.width, ..wanted }, state.word(W::Themes));
    let now = Theme::NAMES.iter().position(|n| *n == state.theme.name).unwrap_or(0);
    let words = [W::ThemeDark, W::ThemeLight, W::ThemeContrast, W::ThemeNone];
    let lines = Theme::NAMES
        .iter()
        .zip(words)
        .map(|(name, word)| {
            let pad = " ".repeat(10usize.saturating_sub(name.len()));
            vec![pen.run(name, Role::Key), pen.run(&format!("{pad}{}", state.word(word)), Role::Text)]
        })
        .collect();
    let list = Rect { height: names.min(inside.height), ..inside };
    draw_choice(pen, list, lines, now);
    for (line, y) in sample.iter().zip(list.bottom() + 1..inside.bottom()) {
        pen.line(inside.x, y, inside.width, line);
    }
}

/// How names, quotes and hits look.
fn sample(state: &State, pen: &Pen<'_>) -> Vec<Line> {
    let said = |word: W| state.word(word);
    let entity = |word: W, kind| pen.run(said(word), Role::Entity(kind));
    let blank = || pen.run("  ", Role::Text);
    vec![
        vec![
            entity(W::Person, EntityKind::Person),
            blank(),
            entity(W::Organisation, EntityKind::Organisation),
            blank(),
            entity(W::Place, EntityKind::Place),
        ],
        vec![
            pen.run(Theme::bar(Some(0)), Role::Bar(0)),
            pen.run(said(W::LegendQuotes), Role::Quote(0)),
            blank(),
            pen.run(said(W::Hits), Role::Hit),
        ],
    ]
}
