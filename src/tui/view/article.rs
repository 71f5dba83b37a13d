//! The article: rows in view, with what was found in them.

use super::pen::{Pen, Run};
use crate::analysis::{FactId, QuoteId};
use crate::article::BlockKind;
use crate::text::Span;
use crate::text::safe::Safe;
use crate::tui::layout::{Panes, RowAt, graphemes};
use crate::tui::material::{Mark, Marked};
use crate::tui::state::{Focus, Overlay, State};
use crate::tui::theme::{Role, Theme};
use crate::tui::words::W;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// What is drawn over the words in view.
struct Layers {
    marks: Vec<Mark>,
    current: Vec<Span>,
    hits: Vec<Span>,
    current_hit: Vec<Span>,
    /// First bytes of the facts of the thread, with their numbers.
    numbers: Vec<(u32, usize)>,
    /// All places of those facts.
    thread: Vec<Span>,
    /// First bytes of the selected facts.
    selected: Vec<u32>,
    /// First bytes of the facts with a note.
    noted: Vec<u32>,
    /// All places of what others have noted.
    others: Vec<Span>,
    /// Letters that lead to places.
    hints: Vec<(u32, String)>,
}

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, pane: Rect) {
    draw_title(state, pen, pane);
    let area = Panes::inner(pane);
    let article = &state.material.article;
    if state.material.flow.pieces().is_empty() {
        let words = match &state.reading {
            // Nothing is being read while the reader chooses what to read.
            Some(_) if matches!(state.overlay, Some(Overlay::Parts { .. })) => return,
            Some(name) => W::Reading.fill(state.lang, &[name]),
            None => state.word(W::EmptyArticle).to_owned(),
        };
        pen.put(area.x, area.y, area.width, &Safe::new(&words), pen.style(Role::Faint));
        return;
    }
    let width = state.text_width();
    let flow = &state.material.flow;
    let mut rows = Vec::new();
    let mut at = Some(state.top_row());
    while let (Some(row), true) = (at, rows.len() < usize::from(area.height)) {
        rows.push(row);
        at = flow.below(article, row, width);
    }
    let spans: Vec<Option<Span>> = rows.iter().map(|row| flow.span(article, *row, width)).collect();
    let seen = spans.iter().flatten().copied().reduce(Span::join).unwrap_or_default();
    let layers = Layers::new(state, seen);
    for ((row, span), y) in rows.iter().zip(&spans).zip(area.top()..) {
        if let Some(span) = span {
            draw_row(state, pen, Rect { y, height: 1, ..area }, *row, *span, &layers);
        }
    }
    if pane.width >= 12 {
        draw_bar(state, pen, area, seen);
    }
}

impl Layers {
    fn new(state: &State, seen: Span) -> Self {
        let m = &state.material;
        let near = |spans: &mut Vec<Span>| spans.retain(|s| s.overlaps(seen));
        let mut current = state.text_range().map_or_else(|| state.current_spans(), |range| vec![range]);
        near(&mut current);
        let (mut hits, mut current_hit) = (Vec::new(), Vec::new());
        if let Some(search) = &state.search {
            hits.extend(search.hits.iter().flat_map(|h| h.words.iter().copied()));
            current_hit
                .extend(search.current.and_then(|n| search.hits.get(n)).into_iter().flat_map(|h| h.words.clone()));
            near(&mut hits);
            near(&mut current_hit);
        }
        let first = |fact: &FactId| m.fact(*fact).map(|f| f.extent().start);
        let thread = state.thread.and_then(|t| m.thread(t)).map(|t| t.facts.as_slice()).unwrap_or_default();
        Self {
            marks: m.marks_in(seen.start, seen.end).collect(),
            current,
            hits,
            current_hit,
            numbers: thread.iter().enumerate().filter_map(|(n, f)| Some((first(f)?, n + 1))).collect(),
            thread: thread
                .iter()
                .filter_map(|f| m.fact(*f))
                .flat_map(|f| f.spans.iter().copied())
                .filter(|s| s.overlaps(seen))
                .collect(),
            selected: state.selection.iter().filter_map(first).collect(),
            noted: state.notes.history.now().remarks.keys().map(|key| key.place.start).collect(),
            others: m.others.iter().flat_map(|o| o.spans.iter().copied()).filter(|s| s.overlaps(seen)).collect(),
            hints: hints(state, seen),
        }
    }
}

/// The letters that can still be meant, without those that are typed.
fn hints(state: &State, seen: Span) -> Vec<(u32, String)> {
    let Some(Overlay::Hints { places, typed }) = &state.overlay else { return Vec::new() };
    let here = places.iter().filter(|(at, _)| seen.holds(*at));
    here.filter_map(|(at, letters)| Some((*at, letters.strip_prefix(typed.as_str())?.to_owned()))).collect()
}

fn draw_row(state: &State, pen: &mut Pen<'_>, line: Rect, row: RowAt, span: Span, layers: &Layers) {
    let m = &state.material;
    let article = &m.article;
    let kind = m.flow.pieces().get(row.piece).and_then(|p| article.blocks.get(p.block)).map(|b| b.kind);
    let ground = pen.style(Role::Text).patch(pen.style(match kind {
        Some(BlockKind::Title) => Role::Title,
        Some(BlockKind::Heading) => Role::Heading,
        Some(BlockKind::Caption | BlockKind::Credit) => Role::Credit,
        Some(BlockKind::Dateline | BlockKind::Clutter) => Role::Faint,
        _ => Role::Text,
    }));
    let gutter = state.gutter();
    draw_gutter(state, pen, line, gutter, span, layers);
    let left = line.x + gutter;
    let marks: Vec<&Mark> = layers.marks.iter().filter(|k| k.span.overlaps(span)).collect();
    let holds = |spans: &[Span], at: u32| spans.iter().any(|s| s.holds(at));
    for (at, column, width, grapheme) in graphemes(&article.text, span) {
        let Ok(column) = u16::try_from(column) else { break };
        let x = left.saturating_add(column);
        if x >= line.right() {
            break;
        }
        let mut style = ground;
        for mark in marks.iter().filter(|k| k.span.holds(at)) {
            style = style.patch(pen.style(role(state, mark.what)));
        }
        if holds(&layers.others, at) {
            style = style.add_modifier(Modifier::UNDERLINED);
        }
        if holds(&layers.current, at) {
            style = style.patch(pen.style(Role::Current));
        }
        if holds(&layers.current_hit, at) {
            style = style.patch(pen.style(Role::CurrentHit));
        } else if holds(&layers.hits, at) {
            style = style.patch(pen.style(Role::Hit));
        }
        let cursor = state.focus == Focus::Article && at == state.cursor;
        if cursor {
            style = turned(style);
        }
        let cells = u16::try_from(width).unwrap_or(1);
        pen.grapheme(x, line.y, line.right() - x, grapheme, cells, style);
    }
    // Over the words, so that a letter stands where its place begins.
    for (at, column, _, _) in graphemes(&article.text, span) {
        let Some((_, letters)) = layers.hints.iter().find(|(place, _)| *place == at) else { continue };
        let x = left.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
        let style = pen.style(Role::Text).patch(turned(pen.style(Role::Key)));
        pen.put(x, line.y, line.right().saturating_sub(x), &Safe::new(letters), style);
    }
}

/// The style of the cursor: light and dark changed, also on what is changed already.
fn turned(style: Style) -> Style {
    if style.add_modifier.contains(Modifier::REVERSED) {
        style.remove_modifier(Modifier::REVERSED).add_modifier(Modifier::UNDERLINED)
    } else {
        style.add_modifier(Modifier::REVERSED)
    }
}

fn role(state: &State, what: Marked) -> Role {
    match what {
        Marked::Quote(id) => Role::Quote(speaker(state, id).unwrap_or(5)),
        Marked::Cue(_) => Role::Cue,
        Marked::Mention(id) => {
            let kind = state.material.entity(id).map(|e| e.kind);
            kind.map_or(Role::Text, Role::Entity)
        }
    }
}

fn speaker(state: &State, quote: QuoteId) -> Option<usize> {
    let m = &state.material;
    m.quote(quote).and_then(|q| q.speaker).and_then(|s| m.speaker_number(s))
}

fn draw_gutter(state: &State, pen: &mut Pen<'_>, line: Rect, gutter: u16, span: Span, layers: &Layers) {
    if gutter == 0 {
        return;
    }
    let bar = layers.marks.iter().find_map(|mark| match mark.what {
        Marked::Quote(id) if mark.span.overlaps(span) => Some(id),
        _ => None,
    });
    if let Some(quote) = bar {
        let speaker = speaker(state, quote);
        pen.sign(
            line.x + gutter.saturating_sub(2).max(1),
            line.y,
            Theme::bar(speaker),
            Role::Bar(speaker.unwrap_or(5)),
        );
    }
    let begins = |at: u32| span.start <= at && at < span.end.max(span.start + 1);
    let sign = if layers.selected.iter().any(|at| begins(*at)) {
        Some(("●", Role::Selected))
    } else if layers.current.iter().map(|s| s.start).min().is_some_and(begins) {
        Some(("▶", Role::Key))
    } else if layers.noted.iter().any(|at| begins(*at)) {
        Some(("✎", Role::Key))
    } else if layers.others.iter().any(|s| begins(s.start)) {
        Some(("»", Role::Key))
    } else {
        None
    };
    if let Some((sign, role)) = sign {
        pen.sign(line.x + gutter.saturating_sub(3), line.y, sign, role);
    }
    if let Some((_, number)) = layers.numbers.iter().find(|(at, _)| begins(*at)) {
        if gutter >= 5 {
            pen.put(line.x, line.y, 2, &Safe::new(&format!("{number:>2}")), pen.style(Role::Faint));
        } else if sign.is_none() {
            let digit = char::from_digit(u32::try_from(number % 10).unwrap_or(0), 10).unwrap_or(' ');
            pen.put(line.x, line.y, 1, &Safe::new(&digit.to_string()), pen.style(Role::Faint));
        }
    } else if gutter >= 5 && layers.thread.iter().any(|s| s.overlaps(span)) {
        // The rest of a fact of the thread.
        pen.sign(line.x + 1, line.y, "╎", Role::Faint);
    }
}

fn draw_title(state: &State, pen: &mut Pen<'_>, pane: Rect) {
    let article = &state.material.article;
    let name = article.title.as_deref().or(state.reading.as_deref());
    let title = name.unwrap_or_else(|| state.word(W::Untitled));
    let top = article.block_at(state.top.at);
    let heading = article.blocks.iter().take(top + 1).rev().find(|b| b.kind == BlockKind::Heading);
    let mut line: Vec<Run> = Vec::new();
    // The heading that one reads under stays in view; what is too long loses the title's end.
    if let Some(heading) = heading {
        line.push(pen.run(&format!(" {} ", article.words(heading.span)), Role::Heading));
        line.push(pen.run(&format!("‹ {title} "), Role::Border));
    } else {
        line.push(pen.run(&format!(" {title} "), Role::Focused));
    }
    pen.title(pane, &line, state.focus == Focus::Article);
}

/// The scroll bar: where the page is, with a dot for quotes and a bigger one for hits.
fn draw_bar(state: &State, pen: &mut Pen<'_>, area: Rect, seen: Span) {
    let m = &state.material;
    let whole = u64::from(m.article.blocks.last().map_or(0, |b| b.span.end)).max(1);
    let height = u64::from(area.height);
    let row = |at: u32| u16::try_from(u64::from(at) * height / whole).unwrap_or(0).min(area.height.saturating_sub(1));
    let x = area.right() - 1;
    let mut signs: Vec<(&'static str, Role)> = vec![(" ", Role::Border); usize::from(area.height)];
    let mut set = |at: u32, sign: &'static str, role: Role| {
        if let Some(slot) = signs.get_mut(usize::from(row(at))) {
            *slot = (sign, role);
        }
    };
    // A bar only where there is more than fits.
    let whole_in_view = u64::from(seen.end - seen.start) + 1 >= whole;
    if !whole_in_view {
        for start in m.quote_starts() {
            set(*start, "·", Role::Border);
        }
    }
    for hit in state.search.iter().flat_map(|s| &s.hits) {
        set(hit.place.start, "•", Role::Selected);
    }
    let (first, last) = (row(seen.start), row(seen.end.saturating_sub(1)));
    for (n, (sign, role)) in (0u16..).zip(signs) {
        let thumb = !whole_in_view && (first..=last).contains(&n);
        let sign = if thumb && sign == " " { "▐" } else { sign };
        pen.sign(x, area.y + n, sign, role);
        if thumb && sign != "▐" {
            pen.tint(Rect::new(x, area.y + n, 1, 1), Role::Cursor);
        }
    }
}
