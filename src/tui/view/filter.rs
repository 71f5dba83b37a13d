//! The dialog in which a list is narrowed.

use super::dialogs::middle;
use super::names::{entity_word, fact_word, quote_word};
use super::pen::{Pen, width};
use super::status::{draw_input, hidden};
use crate::search::query::Fault;
use crate::tui::layout::Panes;
use crate::tui::state::filter::{Filter, Kind, Narrow};
use crate::tui::state::{Filtering, State};
use crate::tui::theme::Role;
use crate::tui::words::{Lang, W};
use ratatui::layout::Rect;

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, screen: Rect, filtering: &Filtering) {
    let fields = Narrow::of(state.tab);
    let line = filtering.line;
    // Below the query stands what is wrong with it, or what Tab puts in.
    let below = usize::from(line == 0);
    let rows = u16::try_from(fields.len() + below + 2).unwrap_or(6);
    let title = format!("{}: {}", state.word(W::FilterTitle), state.word(state.tab.word()));
    let inside = pen.frame(place(state, screen, rows), &title);
    let filter = &state.filters[state.tab.index()];
    // On a screen too low for all lines, the one under the cursor is in view.
    let from = (line + 1).saturating_sub(usize::from(inside.height).max(1));
    let mut y = inside.top();
    for (n, field) in fields.iter().enumerate().skip(from) {
        if y >= inside.bottom() {
            break;
        }
        let active = n == line;
        let label = state.word(match field {
            Narrow::Query => W::FilterQuery,
            Narrow::Speaker => W::Speaker,
            Narrow::Kind => W::FilterKind,
            Narrow::Direct => W::FilterDirect,
            Narrow::Least => W::FilterLeast,
        });
        // Beside each other in columns only where there is room for both.
        let label = if inside.width >= 32 { format!("{label:<14} ") } else { format!("{label} ") };
        let label = pen.run(&label, if active { Role::Focused } else { Role::Faint });
        if *field == Narrow::Query {
            let x = pen.line(inside.x, y, inside.width, &[label]);
            let room = inside.right().saturating_sub(x);
            if active {
                draw_input(pen, x, y, room, &filtering.input, pen.style(Role::Text));
                y += 1;
                if y < inside.bottom() {
                    draw_below(pen, Rect { x, y, width: room, height: 1 }, filtering);
                }
            } else {
                pen.line(x, y, room, &[pen.run(&filtering.input.text, Role::Text)]);
            }
        } else {
            let value = format!("‹ {} ›", choice(state, filter, *field));
            let value = pen.run(&value, if active { Role::Heading } else { Role::Text });
            pen.line(inside.x, y, inside.width, &[label, value]);
        }
        y += 1;
    }
}

/// A caret under the place that is wrong; else what Tab puts in.
fn draw_below(pen: &mut Pen<'_>, area: Rect, filtering: &Filtering) {
    if let Some(problem) = &filtering.wrong {
        let (_, carets) = problem.pointer();
        // A query longer than the line is seen from further right on.
        let left: String = filtering.input.text.chars().take(hidden(&filtering.input, area.width)).collect();
        let carets: String = carets.chars().skip(width(&left)).collect();
        // Of a place that lies to the left of what is in view, its nearest end is shown.
        let carets = if carets.trim().is_empty() { "^" } else { &carets };
        pen.line(area.x, area.y, area.width, &[pen.run(carets, Role::Key)]);
        return;
    }
    let offered = match &filtering.offered {
        Some((all, at)) => all.iter().cycle().skip(*at).take(all.len()).map(|c| c.text.as_str()).collect::<Vec<_>>(),
        None if filtering.input.text.is_empty() => vec!["speaker:", "about:", "kind:", "date:", "-…", "…"],
        None => Vec::new(),
    };
    let mut hint = offered.join(" ");
    if !hint.is_empty() {
        hint = format!("Tab: {hint}");
    }
    pen.line(area.x, area.y, area.width, &[pen.run(&hint, Role::Faint)]);
}

/// What is wrong with a query, in the screen's language.
#[must_use]
pub fn fault_text(fault: &Fault, lang: Lang) -> String {
    let near = |said: String, near: Option<&str>| match near {
        Some(near) => W::FaultNear.fill(lang, &[&said, near]),
        None => said,
    };
    match fault {
        Fault::OpenQuote => W::FaultOpenQuote.text(lang).to_owned(),
        Fault::OpenPattern => W::FaultOpenPattern.text(lang).to_owned(),
        Fault::OpenBracket => W::FaultOpenBracket.text(lang).to_owned(),
        Fault::CloseBracket => W::FaultCloseBracket.text(lang).to_owned(),
        Fault::Pattern(why) => W::FaultPattern.fill(lang, &[why]),
        Fault::UnknownField(name, meant) => {
            let meant = meant.map(|f| format!("{}:", f.name()));
            near(W::FaultField.fill(lang, &[name]), meant.as_deref())
        }
        Fault::NoValue(field) => W::FaultNoValue.fill(lang, &[field.name()]),
        Fault::UnknownValue(field, value, meant) => near(W::FaultValue.fill(lang, &[field.name(), value]), *meant),
        Fault::Date(value) => W::FaultDate.fill(lang, &[value]),
        Fault::Backwards => W::FaultBackwards.text(lang).to_owned(),
        Fault::Number(value) => W::FaultNumber.fill(lang, &[value]),
        Fault::NothingBehind(sign) => W::FaultBehind.fill(lang, &[sign]),
        Fault::NothingBefore(sign) => W::FaultBefore.fill(lang, &[sign]),
        Fault::NothingInside => W::FaultInside.text(lang).to_owned(),
        Fault::TooDeep => W::FaultDeep.text(lang).to_owned(),
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
        Narrow::Query => filter.query.clone(),
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
    parts.extend((!filter.query.is_empty()).then(|| filter.query.clone()));
    parts.extend(filter.speaker.map(|_| choice(state, filter, Narrow::Speaker)));
    parts.extend(filter.kind.map(|k| state.word(kind_word(k)).to_owned()));
    parts.extend(filter.direct.then(|| state.word(W::Direct).to_owned()));
    parts.extend((filter.least > 0).then(|| format!("≥{} %", filter.least)));
    (!parts.is_empty()).then(|| parts.join(", "))
}
