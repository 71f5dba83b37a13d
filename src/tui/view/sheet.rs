//! A sheet: its lines in rows, amounts as bars, passages with their parts underlined apart.

use super::dialogs::middle;
use super::pen::{Line, Pen, Run, width};
use crate::text::Span;
use crate::text::safe::Safe;
use crate::tui::layout::{graphemes, wrap};
use crate::tui::sheet::{Body, Part, Sheet};
use crate::tui::state::{Overlay, State};
use crate::tui::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Rows that one line may take; the details have it in full.
const ROWS: usize = 40;

/// The widest that a sheet is, for the eye's sake.
const COLUMNS: u16 = 110;

/// The widest bar in columns.
const WIDEST: usize = 60;

/// A sheet laid out: where it stands, its rows with the lines they belong to, and whether there is
/// more above and below.
struct Page {
    inside: Rect,
    rows: Vec<(usize, Line)>,
    above: bool,
    below: bool,
}

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, screen: Rect, sheet: &Sheet) {
    let area = area(state, pen, screen, sheet);
    let inside = pen.frame(area, &sheet.title(state));
    let page = page(state, pen, sheet, inside);
    for ((n, line), y) in page.rows.iter().zip(inside.top()..inside.bottom()) {
        let under = *n == sheet.selected && sheet.lines.get(*n).is_some_and(|l| l.target.is_some());
        if under {
            pen.tint(Rect { y, height: 1, ..inside }, Role::Line);
            let over = pen.style(Role::Line);
            let line: Line = line.iter().map(|r| Run { text: r.text.clone(), style: r.style.patch(over) }).collect();
            pen.line(inside.x, y, inside.width, &line);
        } else {
            pen.line(inside.x, y, inside.width, line);
        }
    }
    if page.above {
        pen.sign(inside.right(), inside.y, "↑", Role::Key);
    }
    if page.below && !inside.is_empty() {
        pen.sign(inside.right(), inside.bottom() - 1, "↓", Role::Key);
    }
}

/// The line of the sheet in view under a point of the screen.
#[must_use]
pub fn sheet_line_at(state: &State, at: Position) -> Option<usize> {
    let Some(Overlay::Sheets(sheets)) = &state.overlay else { return None };
    let sheet = sheets.last()?;
    let mut buffer = Buffer::empty(Rect::new(0, 0, state.size.0, state.size.1));
    let screen = buffer.area;
    let mut pen = Pen::new(&mut buffer, state.theme);
    let area = area(state, &pen, screen, sheet);
    let inside = pen.frame(area, "");
    let page = page(state, &pen, sheet, inside);
    let row = usize::from(at.y.checked_sub(page.inside.y)?);
    if !page.inside.contains(at) {
        return None;
    }
    page.rows.get(row).map(|(n, _)| *n).filter(|n| sheet.lines.get(*n).is_some_and(|l| l.target.is_some()))
}

/// In the middle of the screen, as high as its lines, where they are few.
fn area(state: &State, pen: &Pen<'_>, screen: Rect, sheet: &Sheet) -> Rect {
    let most = screen.height.saturating_sub(if screen.height > 12 { 2 } else { 0 });
    let room = usize::from(screen.width.min(COLUMNS).saturating_sub(4));
    let mut needed = 2;
    for n in 0..sheet.lines.len() {
        if needed >= usize::from(most) {
            break;
        }
        needed += rows_of(state, pen, sheet, n, room).len();
    }
    middle(screen, COLUMNS, most.min(u16::try_from(needed).unwrap_or(u16::MAX)))
}

/// The rows in view. They are made only as far as the sheet reaches: from the line under the
/// cursor upwards, then downwards.
fn page(state: &State, pen: &Pen<'_>, sheet: &Sheet, inside: Rect) -> Page {
    let height = usize::from(inside.height);
    let room = usize::from(inside.width);
    if height == 0 || room == 0 {
        return Page { inside, rows: Vec::new(), above: false, below: false };
    }
    let make = |n: usize| rows_of(state, pen, sheet, n, room).into_iter().map(move |row| (n, row));
    let mut rows: Vec<(usize, Line)> = make(sheet.selected).collect();
    let skipped = sheet.skipped.min(rows.len().saturating_sub(height));
    rows.drain(..skipped);
    // A third of the sheet is left for what comes.
    let wanted = height.saturating_sub(rows.len()) * 2 / 3;
    let mut first = sheet.selected;
    let mut above: Vec<(usize, Line)> = Vec::new();
    while first > 0 && above.len() < wanted {
        first -= 1;
        above.splice(0..0, make(first));
    }
    let mut cut = above.len().saturating_sub(wanted);
    rows.splice(0..0, above.drain(..).skip(cut));
    let mut last = sheet.selected + 1;
    while last < sheet.lines.len() && rows.len() < height {
        rows.extend(make(last));
        last += 1;
    }
    // Where the end is in view, more fits above.
    while rows.len() < height && (cut > 0 || first > 0) {
        if cut == 0 {
            first -= 1;
        }
        let all: Vec<_> = make(first).collect();
        let missing = if cut > 0 { cut } else { all.len() };
        let take = missing.min(height - rows.len());
        rows.splice(0..0, all.into_iter().skip(missing - take).take(take));
        cut = missing - take;
    }
    let below = last < sheet.lines.len() || rows.len() > height;
    Page { inside, rows, above: first > 0 || cut > 0 || skipped > 0, below }
}

/// How many rows of the line under the cursor have no room in the sheet in view.
#[must_use]
pub fn sheet_overflow(state: &State) -> usize {
    let Some(Overlay::Sheets(sheets)) = &state.overlay else { return 0 };
    let Some(sheet) = sheets.last() else { return 0 };
    let mut buffer = Buffer::empty(Rect::new(0, 0, state.size.0, state.size.1));
    let screen = buffer.area;
    let mut pen = Pen::new(&mut buffer, state.theme);
    let area = area(state, &pen, screen, sheet);
    let inside = pen.frame(area, "");
    let rows = rows_of(state, &pen, sheet, sheet.selected, usize::from(inside.width)).len();
    rows.saturating_sub(usize::from(inside.height))
}

/// A line of the sheet as rows of so many columns; at least one.
fn rows_of(state: &State, pen: &Pen<'_>, sheet: &Sheet, n: usize, room: usize) -> Vec<Line> {
    let Some(entry) = sheet.lines.get(n) else { return Vec::new() };
    match &entry.body {
        Body::Heading(text) => vec![vec![pen.run(text, Role::Heading)]],
        Body::Words { lead, words } => hung(pen, lead, words, room),
        Body::Bar { label, share, value } => bar(pen, label, *share, value, room),
        Body::Passage { span, parts } => passage(state, pen, *span, parts, room),
    }
}

/// Words that hang beside their lead; on a narrow sheet, below it.
fn hung(pen: &Pen<'_>, lead: &(String, Role), words: &(String, Role), room: usize) -> Vec<Line> {
    let beside = width(&lead.0);
    let indent = if beside + 16 <= room { beside } else { 0 };
    let safe = Safe::new(&words.0);
    let mut rows = Vec::new();
    if indent == 0 && !lead.0.trim().is_empty() {
        rows.push(vec![pen.run(&lead.0, lead.1)]);
    }
    let wrapped = textwrap::wrap(safe.as_str(), room.saturating_sub(indent).max(1));
    let count = wrapped.len();
    for (n, piece) in wrapped.into_iter().take(ROWS).enumerate() {
        let first = if n == 0 && indent > 0 { lead.0.clone() } else { " ".repeat(indent) };
        let more = if n + 1 == ROWS && count > ROWS { " …" } else { "" };
        rows.push(vec![pen.run(&first, lead.1), pen.run(&format!("{piece}{more}"), words.1)]);
    }
    rows
}

/// A label, and below it a bar with its amount.
fn bar(pen: &Pen<'_>, label: &str, share: f64, value: &str, room: usize) -> Vec<Line> {
    let indent = if room >= 30 { 5 } else { 0 };
    let pad = " ".repeat(indent);
    let columns = room.saturating_sub(indent + width(value) + 1).clamp(1, WIDEST);
    let below = vec![
        pen.run(&pad, Role::Text),
        pen.run(&scaled(share, columns), Role::Key),
        pen.run(&format!(" {value}"), Role::Text),
    ];
    vec![vec![pen.run(&pad, Role::Text), pen.run(label, Role::Text)], below]
}

/// A bar of so many columns in eighths; the smallest share that is not nothing is still seen.
fn scaled(share: f64, columns: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let whole = u32::try_from(columns * 8).unwrap_or(u32::MAX);
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    // Within 0..=whole by the clamp above.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let eighths = (share * f64::from(whole)).round() as usize;
    let eighths = if share > 0.0 { eighths.max(1) } else { eighths };
    format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8])
}

/// A passage of the article in rows, each with a row below it that underlines the parts.
fn passage(state: &State, pen: &Pen<'_>, span: Span, parts: &[(Part, Span)], room: usize) -> Vec<Line> {
    let text = &state.material.article.text;
    let part_at = |at: u32| {
        let holding = parts.iter().filter(|(_, s)| s.holds(at));
        holding.min_by_key(|(_, s)| s.len()).map(|(part, _)| *part)
    };
    let mut rows = Vec::new();
    for row in wrap(text, span, room.max(1)) {
        let mut words: Vec<Run> = Vec::new();
        let mut below = String::new();
        for (at, _, columns, grapheme) in graphemes(text, row) {
            let part = part_at(at);
            let role = match part {
                Some(Part::Source | Part::Subject | Part::Side | Part::Mention) => Role::Heading,
                Some(Part::Cue | Part::Measure) => Role::Key,
                Some(Part::Content) => Role::Text,
                None => Role::Faint,
            };
            let shown = if grapheme == "\t" { " ".repeat(columns) } else { grapheme.to_owned() };
            words.push(pen.run(&shown, role));
            below.extend(std::iter::repeat_n(part.map_or(' ', Part::sign), columns));
        }
        rows.push(words);
        if !below.trim().is_empty() {
            rows.push(vec![pen.run(below.trim_end(), Role::Faint)]);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_drawn_to_scale() {
        assert_eq!(scaled(1.0, 4), "████");
        assert_eq!(scaled(0.5, 4), "██");
        assert_eq!(scaled(0.53, 4), "██▏");
        assert_eq!(scaled(0.0, 4), "");
        assert_eq!(scaled(1e-9, 4), "▏");
        assert_eq!(scaled(f64::NAN, 4), "");
        assert_eq!(scaled(9.0, 2), "██");
    }
}
