//! What lies over the panes: help, links, export, commands.

use super::names::tie_word;
use super::pen::{Line, Pen, Run, width};
use super::status::draw_input;
use crate::analysis::EntityKind;
use crate::tui::keys::{Command, Context, place};
use crate::tui::material::Tie;
use crate::tui::state::{Export, Field, Input, State, Which};
use crate::tui::theme::{Role, Theme};
use crate::tui::update::palette_rows;
use crate::tui::words::W;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The rectangle of at most this size in the middle of the screen.
pub(super) fn middle(screen: Rect, columns: u16, rows: u16) -> Rect {
    let (columns, rows) = (columns.min(screen.width), rows.min(screen.height));
    Rect::new((screen.width - columns) / 2, (screen.height - rows) / 2, columns, rows)
}

fn help_area(screen: Rect) -> Rect {
    middle(screen, 86, screen.height.saturating_sub(if screen.height > 12 { 2 } else { 0 }))
}

pub(super) fn draw_help(state: &State, pen: &mut Pen<'_>, screen: Rect, offset: usize) {
    let inside = pen.frame(help_area(screen), state.word(W::Help));
    let lines = help_lines(state, pen, usize::from(inside.width));
    for (line, y) in lines.iter().skip(offset).zip(inside.top()..inside.bottom()) {
        pen.line(inside.x, y, inside.width, line);
    }
    if lines.len() > offset + usize::from(inside.height) && inside.width > 2 && inside.height > 1 {
        pen.sign(inside.right(), inside.bottom() - 1, "↓", Role::Key);
    }
}

/// How many lines of the help lie below when it is read from its beginning.
#[must_use]
pub fn help_overflow(state: &State) -> usize {
    let area = help_area(Rect::new(0, 0, state.size.0, state.size.1));
    let mut none = Buffer::empty(Rect::ZERO);
    let pen = Pen::new(&mut none, state.theme);
    let width = usize::from(area.width.saturating_sub(4));
    help_lines(state, &pen, width).len().saturating_sub(usize::from(area.height.saturating_sub(2)).max(1))
}

/// The help, made from the table of commands, with how findings look.
fn help_lines(state: &State, pen: &Pen<'_>, room: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut before = None;
    for command in Context::ALL.into_iter().flat_map(Context::commands) {
        if before != Some(command.context) {
            if before.is_some() {
                lines.push(Vec::new());
            }
            if let Some(word) = place(command.context) {
                lines.push(vec![pen.run(state.word(word), Role::Heading)]);
            }
            before = Some(command.context);
        }
        help_line(state, pen, command, room, &mut lines);
    }
    lines.push(Vec::new());
    lines.push(vec![pen.run(state.word(W::Legend), Role::Heading)]);
    let entity = |kind, word: W| {
        vec![pen.run("Abc", Role::Entity(kind)), pen.run(&format!("  {}", state.word(word)), Role::Text)]
    };
    lines.push(entity(EntityKind::Person, W::Person));
    lines.push(entity(EntityKind::Organisation, W::Organisation));
    lines.push(entity(EntityKind::Place, W::Place));
    lines.push(entity(EntityKind::Date, W::Values));
    let sign =
        |sign: &str, role, word: W| vec![pen.run(sign, role), pen.run(&format!("  {}", state.word(word)), Role::Text)];
    lines.push(sign(
        &format!("{} {} {}", Theme::bar(Some(0)), Theme::bar(Some(1)), Theme::bar(Some(2))),
        Role::Bar(0),
        W::LegendQuotes,
    ));
    lines.push(sign("▶  ", Role::Key, W::LegendCurrent));
    lines.push(sign("●  ", Role::Selected, W::LegendSelected));
    lines.push(sign("✓≠+", Role::Key, W::LegendJudged));
    lines.push(sign("✎  ", Role::Key, W::LegendNoted));
    lines.push(sign("»  ", Role::Key, W::LegendOthers));
    lines.push(sign("12╎", Role::Faint, W::LegendNumbers));
    lines
}

fn help_line(state: &State, pen: &Pen<'_>, command: &Command, room: usize, lines: &mut Vec<Line>) {
    let column = if room >= 50 { 18 } else { 9 };
    let keys = state.keymap.shown(command).join(" ");
    let help = state.word(command.help);
    if width(&keys) >= column {
        lines.push(vec![pen.run(&keys, Role::Key)]);
    }
    for (n, piece) in textwrap::wrap(help, room.saturating_sub(column).max(8)).iter().enumerate() {
        let first = if n == 0 && width(&keys) < column { keys.as_str() } else { "" };
        let pad = " ".repeat(column - width(first));
        lines.push(vec![pen.run(first, Role::Key), pen.run(&format!("{pad}{piece}"), Role::Text)]);
    }
}

/// Draws lines of which one is under the cursor, scrolled so that it is in view.
pub(super) fn draw_choice(pen: &mut Pen<'_>, area: Rect, lines: Vec<Line>, selected: usize) {
    let height = usize::from(area.height).max(1);
    let from = (selected + 1).saturating_sub(height);
    for ((n, line), y) in lines.into_iter().enumerate().skip(from).zip(area.top()..area.bottom()) {
        let line: Line = if n == selected {
            pen.tint(Rect { y, height: 1, ..area }, Role::Line);
            let over = pen.style(Role::Line);
            line.into_iter().map(|r| Run { style: r.style.patch(over), ..r }).collect()
        } else {
            line
        };
        pen.line(area.x, y, area.width, &line);
    }
}

pub(super) fn draw_links(state: &State, pen: &mut Pen<'_>, screen: Rect, ties: &[Tie], selected: usize) {
    let rows = u16::try_from(ties.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inside = pen.frame(middle(screen, 96, rows.min(screen.height.saturating_sub(2).max(3))), state.word(W::Links));
    let lines = ties
        .iter()
        .map(|tie| {
            let m = &state.material;
            let label = m.fact(tie.fact).map(|f| f.label.as_str()).unwrap_or_default();
            let at = m.fact(tie.fact).map_or(0, |f| m.paragraph(f.extent().start));
            vec![
                pen.run(&format!("{} ", state.word(tie_word(tie))), Role::Key),
                pen.run(&format!("¶{at} "), Role::Faint),
                pen.run(label, Role::Text),
            ]
        })
        .collect();
    draw_choice(pen, inside, lines, selected);
}

pub(super) fn draw_palette(state: &State, pen: &mut Pen<'_>, screen: Rect, input: &Input, selected: usize) {
    let inside = pen.frame(middle(screen, 80, screen.height.min(20)), state.word(W::Commands));
    let x = pen.line(inside.x, inside.y, inside.width, &[pen.run(": ", Role::Key)]);
    draw_input(pen, x, inside.y, inside.right().saturating_sub(x), input, pen.style(Role::Text));
    let area = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    let lines = palette_rows(input, state.lang, &state.keymap)
        .into_iter()
        .map(|c| {
            let known = place(c.context).map_or_else(String::new, |w| format!(" ({})", state.word(w)));
            let keys = state.keymap.shown(c).join(" ");
            let pad = " ".repeat(14usize.saturating_sub(width(&keys)));
            vec![pen.run(&keys, Role::Key), pen.run(&format!("{pad} {}{known}", state.word(c.help)), Role::Text)]
        })
        .collect();
    draw_choice(pen, area, lines, selected);
}

pub(super) fn draw_export(state: &State, pen: &mut Pen<'_>, screen: Rect, export: &Export) {
    // The fields come first: a low screen has no row to spare.
    let rows = if screen.height < 12 { screen.height } else { (screen.height - 2).min(32) };
    let inside = pen.frame(middle(screen, 100, rows), state.word(W::Export));
    if inside.height == 0 {
        return;
    }
    if let Some(path) = &export.asking {
        let question = W::AskOverwrite.fill(state.lang, &[path]);
        let safe = crate::text::safe::Safe::new(&question);
        let lines = textwrap::wrap(safe.as_str(), usize::from(inside.width).max(1));
        for (line, y) in lines.iter().zip(inside.top()..inside.bottom()) {
            pen.line(inside.x, y, inside.width, &[pen.run(line, Role::Heading)]);
        }
        return;
    }
    let format = export.format.name();
    let choice = export.choices.iter().find(|(w, _)| *w == export.which);
    let count = choice.map_or(0, |(_, f)| f.len()).to_string();
    let which = match export.which {
        Which::Selected => W::WhatSelected,
        Which::Fact => W::WhatFact,
        Which::Thread => W::WhatThread,
        Which::Narrowed => W::WhatNarrowed,
        Which::All => W::WhatAll,
    };
    let which = which.fill(state.lang, &[&count]);
    let fields = [
        (Field::Format, W::Format, format!("‹ {format} ›  {}", export.format.what())),
        (Field::Which, W::What, format!("‹ {which} ›")),
        (Field::Target, W::Target, String::new()),
    ];
    for ((field, label, value), y) in fields.into_iter().zip(inside.top()..inside.bottom()) {
        let active = export.field == field;
        let label = pen.run(&format!("{:<8} ", state.word(label)), if active { Role::Focused } else { Role::Faint });
        let x = pen.line(inside.x, y, inside.width, &[label]);
        let room = inside.right().saturating_sub(x);
        if field != Field::Target {
            pen.line(x, y, room, &[pen.run(&value, if active { Role::Heading } else { Role::Text })]);
        } else if active {
            draw_input(pen, x, y, room, &export.target, pen.style(Role::Text));
        } else {
            pen.line(x, y, room, &[pen.run(&export.target.text, Role::Text)]);
        }
    }
    if inside.height < 5 {
        return;
    }
    let area = Rect { y: inside.y + 4, height: inside.height - 4, ..inside };
    pen.line(inside.x, inside.y + 3, inside.width, &[pen.run(&format!("{}:", state.word(W::Preview)), Role::Faint)]);
    for (line, y) in export.preview.iter().skip(export.offset).zip(area.top()..area.bottom()) {
        pen.line(area.x, y, area.width, &[pen.run(line, Role::Text)]);
    }
    if export.preview.len() > export.offset + usize::from(area.height) {
        pen.sign(inside.right(), area.bottom() - 1, "↓", Role::Key);
    }
}
