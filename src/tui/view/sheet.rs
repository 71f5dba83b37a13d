//! A sheet: its lines in rows, amounts as bars, passages with their parts underlined apart.

use super::dialogs::middle;
use super::pen::{Line, Pen, Run, width};
use crate::text::Span;
use crate::text::safe::Safe;
use crate::tui::layout::{graphemes, wrap};
use crate::tui::sheet::{Body, Part, Sheet};
use crate::tui::state::State;
use crate::tui::theme::Role;
use ratatui::layout::Rect;

/// Rows that one line may take; the details have it in full.
const ROWS: usize = 8;

/// The widest bar in columns.
const WIDEST: usize = 60;

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, screen: Rect, sheet: &Sheet) {
    let rows = screen.height.saturating_sub(if screen.height > 12 { 2 } else { 0 });
    let columns = 110;
    // As high as its lines, where they are few.
    let room = usize::from(screen.width.min(columns).saturating_sub(4));
    let mut needed = 2;
    for n in 0..sheet.lines.len() {
        if needed >= usize::from(rows) {
            break;
        }
        needed += rows_of(state, pen, sheet, n, room).len();
    }
    let rows = rows.min(u16::try_from(needed).unwrap_or(u16::MAX));
    let inside = pen.frame(middle(screen, columns, rows), &sheet.title(state));
    if inside.is_empty() {
        return;
    }
    let height = usize::from(inside.height);
    // Rows are made only as far as the screen reaches: from the line under the cursor upwards
    // until it is full, then downwards from there.
    let room = usize::from(inside.width);
    let selected = rows_of(state, pen, sheet, sheet.selected, room);
    let mut above: Vec<(usize, Line)> = Vec::new();
    let mut used = selected.len().min(height);
    let mut first = sheet.selected;
    // A third of the sheet below the cursor, so that one sees what comes.
    let wanted = height.saturating_sub(used) * 2 / 3;
    while first > 0 && above.len() < wanted {
        first -= 1;
        let rows = rows_of(state, pen, sheet, first, room);
        above.splice(0..0, rows.into_iter().map(|r| (first, r)));
    }
    above.drain(..above.len().saturating_sub(wanted));
    let cut_above = first > 0;
    used += above.len();
    let mut lines = above;
    lines.extend(selected.into_iter().map(|r| (sheet.selected, r)));
    let mut last = sheet.selected + 1;
    while last < sheet.lines.len() && used < height {
        let rows = rows_of(state, pen, sheet, last, room);
        used += rows.len();
        lines.extend(rows.into_iter().map(|r| (last, r)));
        last += 1;
    }
    // Where the end is in view, more fits above.
    while first > 0 && lines.len() < height {
        first -= 1;
        let rows = rows_of(state, pen, sheet, first, room);
        let take = (height - lines.len()).min(rows.len());
        let rows: Vec<Line> = rows.into_iter().rev().take(take).rev().collect();
        lines.splice(0..0, rows.into_iter().map(|r| (first, r)));
    }
    let cut_below = last < sheet.lines.len() || lines.len() > height;
    for ((n, line), y) in lines.iter().zip(inside.top()..inside.bottom()) {
        let over = if *n == sheet.selected && sheet.lines.get(*n).is_some_and(|l| l.target.is_some()) {
            pen.tint(Rect { y, height: 1, ..inside }, Role::Line);
            Some(pen.style(Role::Line))
        } else {
            None
        };
        let line: Line = match over {
            Some(over) => line.iter().map(|r| Run { text: r.text.clone(), style: r.style.patch(over) }).collect(),
            None => line.clone(),
        };
        pen.line(inside.x, y, inside.width, &line);
    }
    if cut_above && first > 0 {
        pen.sign(inside.right(), inside.y, "↑", Role::Key);
    }
    if cut_below {
        pen.sign(inside.right(), inside.bottom() - 1, "↓", Role::Key);
    }
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
                Some(Part::Source) => Role::Heading,
                Some(Part::Cue) => Role::Key,
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
