//! The reader's own work on the screen: signs beside findings, and the dialogs.

use super::dialogs::{draw_choice, middle};
use super::names::entity_word;
use super::pen::{Line, Pen, Run, width};
use super::status::draw_input;
use crate::analysis::FactId;
use crate::notebook::Standing;
use crate::tui::keys::{Cmd, Context};
use crate::tui::notes::{Ask, Asked, Choice, Pick, Picked};
use crate::tui::state::State;
use crate::tui::theme::Role;
use crate::tui::update::{choice_name, choices, entries};
use crate::tui::words::W;
use ratatui::layout::Rect;

/// The signs of what the reader says of a fact; nothing where nothing was said.
pub(super) fn signs(state: &State, pen: &Pen<'_>, id: FactId) -> Option<Run> {
    let judged = match state.material.review.facts.get(id.index()) {
        Some(Standing::Accepted) => "✓",
        Some(Standing::Corrected) => "≠",
        Some(Standing::Added) => "+",
        Some(Standing::MachineExtracted) | None => "",
    };
    let noted = if state.remark(id).is_some() { "✎" } else { "" };
    (!judged.is_empty() || !noted.is_empty()).then(|| pen.run(&format!("{judged}{noted} "), Role::Key))
}

/// What is said of who stands for a finding; nothing of what a machine found.
pub(super) fn standing_word(standing: Option<Standing>) -> Option<W> {
    match standing? {
        Standing::MachineExtracted => None,
        Standing::Accepted => Some(W::Accepted),
        Standing::Corrected => Some(W::Corrected),
        Standing::Added => Some(W::Added),
    }
}

pub(super) fn draw_fixes(state: &State, pen: &mut Pen<'_>, screen: Rect, selected: usize) {
    let fixes: Vec<_> = Context::Fixes.commands().filter(|c| matches!(c.cmd, Cmd::Fix(_))).collect();
    let rows = u16::try_from(fixes.len()).unwrap_or(u16::MAX).saturating_add(2);
    let inside = pen.frame(middle(screen, 60, rows), state.word(W::Corrections));
    let lines = fixes
        .into_iter()
        .map(|c| {
            let keys = state.keymap.shown(c).join(" ");
            let pad = " ".repeat(4usize.saturating_sub(width(&keys)));
            vec![pen.run(&keys, Role::Key), pen.run(&format!("{pad} {}", state.word(c.help)), Role::Text)]
        })
        .collect();
    draw_choice(pen, inside, lines, selected);
}

pub(super) fn draw_ask(state: &State, pen: &mut Pen<'_>, screen: Rect, ask: &Ask) {
    let word = match ask.what {
        Asked::Note(_) => W::Note,
        Asked::Tags(_) => W::Tags,
        Asked::Name(_) => W::AskName,
    };
    let inside = pen.frame(middle(screen, 76, 3), state.word(word));
    draw_input(pen, inside.x, inside.y, inside.width, &ask.input, pen.style(Role::Text));
}

pub(super) fn draw_pick(state: &State, pen: &mut Pen<'_>, screen: Rect, pick: &Pick) {
    let word = match pick.what {
        Picked::Speaker(_) | Picked::NewQuote(..) => W::PickSpeaker,
        Picked::Merge(..) => W::PickMerge,
        Picked::Kind(_) => W::PickKind,
    };
    let inside = pen.frame(middle(screen, 70, screen.height.min(16)), state.word(word));
    let x = pen.line(inside.x, inside.y, inside.width, &[pen.run(": ", Role::Key)]);
    draw_input(pen, x, inside.y, inside.right().saturating_sub(x), &pick.input, pen.style(Role::Text));
    let area = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    let line = |choice: &Choice| -> Line {
        let name = choice_name(state, choice);
        match choice {
            Choice::Entity(id) => {
                let entity = state.material.entity(*id);
                let kind = entity.map_or(Role::Text, |e| Role::Entity(e.kind));
                let role = entity.and_then(|e| e.roles.first()).map(|r| r.text.clone());
                let role = role.or_else(|| entity.map(|e| state.word(entity_word(e.kind)).to_owned()));
                vec![pen.run(&name, kind), pen.run(&format!("  {}", role.unwrap_or_default()), Role::Faint)]
            }
            _ => vec![pen.run(&name, Role::Text)],
        }
    };
    let lines = choices(state, pick).iter().map(line).collect();
    draw_choice(pen, area, lines, pick.selected);
}

pub(super) fn draw_notebook(state: &State, pen: &mut Pen<'_>, screen: Rect, selected: usize) {
    let all = entries(state);
    let rows = u16::try_from(all.len()).unwrap_or(u16::MAX).saturating_add(2);
    let area = middle(screen, 96, rows.min(screen.height.saturating_sub(2).max(3)));
    let inside = pen.frame(area, state.word(W::Notebook));
    let lines = all
        .into_iter()
        .map(|entry| {
            let at = entry.place.map_or_else(String::new, |p| format!("¶{} ", state.material.paragraph(p.start)));
            let role = if entry.place.is_some() { Role::Text } else { Role::Faint };
            vec![pen.run(&at, Role::Faint), pen.run(&entry.text, role)]
        })
        .collect();
    draw_choice(pen, inside, lines, selected);
}
