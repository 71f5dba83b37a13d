//! The dialog in which a list is narrowed.

use super::dialogs::middle;
use super::names::{entity_word, fact_word, quote_word};
use super::pen::Pen;
use crate::tui::layout::Panes;
use crate::tui::state::State;
use crate::tui::state::filter::{Filter, Kind, Narrow};
use crate::tui::theme::Role;
use crate::tui::words::W;
use ratatui::layout::Rect;

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, screen: Rect, line: usize) {
    let fields = Narrow::of(state.tab);
    let rows = u16::try_from(fields.len() + 2).unwrap_or(6);
    let title = format!("{}: {}", state.word(W::FilterTitle), state.word(state.tab.word()));
    let inside = pen.frame(place(state, screen, rows), &title);
    let filter = &state.filters[state.tab.index()];
    // On a screen too low for all lines, the one under the cursor is in view.
    let from = (line + 1).saturating_sub(usize::from(inside.height).max(1));
    for ((n, field), y) in fields.iter().enumerate().skip(from).zip(inside.top()..inside.bottom()) {
        let active = n == line;
        let label = state.word(match field {
            Narrow::Speaker => W::Speaker,
            Narrow::Kind => W::FilterKind,
            Narrow::Direct => W::FilterDirect,
            Narrow::Least => W::FilterLeast,
        });
        // Beside each other in columns only where there is room for both.
        let label = if inside.width >= 32 { format!("{label:<14} ") } else { format!("{label} ") };
        let label = pen.run(&label, if active { Role::Focused } else { Role::Faint });
        let value = format!("‹ {} ›", choice(state, filter, *field));
        let value = pen.run(&value, if active { Role::Heading } else { Role::Text });
        pen.line(inside.x, y, inside.width, &[label, value]);
    }
}

/// At the foot of the list, which shows at once what is left of it.
fn place(state: &State, screen: Rect, rows: u16) -> Rect {
    let area = middle(screen, 60, rows);
    let list = state.panes().list.map(Panes::inner);
    match list.filter(|l| l.width >= 24 && l.height > rows + 2) {
        Some(list) => {
            let columns = area.width.min(list.width);
            Rect::new(list.right() - columns, list.bottom() - rows, columns, rows)
        }
        None => Rect { y: screen.height.saturating_sub(area.height + 2), ..area },
    }
}

fn kind_word(kind: Kind) -> W {
    match kind {
        Kind::Fact(kind) => fact_word(kind),
        Kind::Quote(kind) => quote_word(kind),
        Kind::Entity(kind) => entity_word(kind),
    }
}

fn choice(state: &State, filter: &Filter, field: Narrow) -> String {
    let all = || state.word(W::FilterAll).to_owned();
    match field {
        Narrow::Speaker => {
            let name = filter.speaker.and_then(|s| state.material.entity(s)).map(|e| e.name.clone());
            name.unwrap_or_else(all)
        }
        Narrow::Kind => filter.kind.map_or_else(all, |k| state.word(kind_word(k)).to_owned()),
        Narrow::Direct => state.word(if filter.direct { W::FilterYes } else { W::FilterNo }).to_owned(),
        Narrow::Least if filter.least == 0 => all(),
        Narrow::Least => W::FilterLeastOf.fill(state.lang, &[&filter.least.to_string()]),
    }
}

/// What the list in view is narrowed to, for the status line; nothing where it is whole.
pub(super) fn summary(state: &State) -> Option<String> {
    let filter = &state.filters[state.tab.index()];
    let mut parts = Vec::new();
    parts.extend(filter.speaker.map(|_| choice(state, filter, Narrow::Speaker)));
    parts.extend(filter.kind.map(|k| state.word(kind_word(k)).to_owned()));
    parts.extend(filter.direct.then(|| state.word(W::Direct).to_owned()));
    parts.extend((filter.least > 0).then(|| format!("≥{} %", filter.least)));
    (!parts.is_empty()).then(|| parts.join(", "))
}
