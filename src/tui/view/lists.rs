//! The lists and their tabs.

use super::names;
use super::pen::{Pen, Run, width};
use crate::analysis::{EntityId, Fact, FactId, QuoteId, QuoteKind, ThreadId};
use crate::tui::layout::Panes;
use crate::tui::state::{Focus, Item, Row, State, Tab};
use crate::tui::theme::{Role, Theme};
use crate::tui::words::W;
use ratatui::layout::{Position, Rect};

/// How far the analysis is, as a bar and in per cent, and what breaks it off.
fn draw_progress(state: &State, pen: &mut Pen<'_>, area: Rect) {
    let Some(per_cent) = state.material.progress.map(u16::from) else {
        return draw_words(pen, area, state.word(W::Analysing));
    };
    let room = area.width.saturating_sub(2).min(40);
    let done = usize::from(room * per_cent.min(100) / 100);
    let bar = format!("{}{}", "█".repeat(done), "░".repeat(usize::from(room) - done));
    if area.height > 1 {
        pen.line(area.x + 1, area.y, area.width.saturating_sub(1), &[pen.run(&bar, Role::Key)]);
    }
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let words = W::AnalysingSoFar.fill(state.lang, &[&per_cent.to_string()]);
    draw_words(pen, if area.height > 1 { below } else { area }, &words);
}

fn draw_words(pen: &mut Pen<'_>, area: Rect, words: &str) {
    let room = usize::from(area.width.saturating_sub(2)).max(1);
    for (line, y) in textwrap::wrap(words, room).iter().zip(area.top()..area.bottom()) {
        let line = [pen.run(line, Role::Faint)];
        pen.line(area.x + 1, y, area.width.saturating_sub(1), &line);
    }
}

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, pane: Rect) {
    draw_tabs(state, pen, pane);
    let area = Panes::inner(pane);
    let list = state.list();
    if list.rows.is_empty() {
        let word = match state.tab {
            _ if state.reading.is_some() => return,
            _ if !state.material.ready => return draw_progress(state, pen, area),
            _ if !state.material.analysed => W::NotAnalysed,
            tab if state.filters[tab.index()].is_on() => W::NoneFiltered,
            Tab::Threads => W::NoThreads,
            Tab::Quotes => W::NoQuotes,
            Tab::People => W::NoPeople,
            Tab::Places => W::NoPlaces,
            Tab::Selected => W::NoneSelected,
        };
        return draw_words(pen, area, state.word(word));
    }
    let shown = list.rows.iter().enumerate().skip(list.offset).take(usize::from(area.height));
    let range = state.line_range();
    for ((n, row), y) in shown.zip(area.top()..) {
        let line = line(state, pen, row, usize::from(area.width));
        let whole = Rect { y, height: 1, ..area };
        if range.as_ref().is_some_and(|r| r.contains(&n)) && n != list.selected {
            pen.tint(whole, Role::LineAway);
        }
        if n == list.selected {
            pen.tint(whole, if state.focus == Focus::List { Role::Line } else { Role::LineAway });
        }
        let line: Vec<Run> = if n == list.selected {
            let over = pen.style(if state.focus == Focus::List { Role::Line } else { Role::LineAway });
            line.into_iter().map(|r| Run { style: r.style.patch(over), ..r }).collect()
        } else if range.as_ref().is_some_and(|r| r.contains(&n)) {
            let over = pen.style(Role::LineAway);
            line.into_iter().map(|r| Run { style: r.style.patch(over), ..r }).collect()
        } else {
            line
        };
        pen.line(area.x, y, area.width, &line);
    }
}

/// What a line of a list says.
fn line(state: &State, pen: &Pen<'_>, row: &Row, room: usize) -> Vec<Run> {
    match row.item {
        Item::Thread(id) => thread(state, pen, id),
        Item::Fact(id) => fact(state, pen, id, row.thread),
        Item::Quote(id) => quote(state, pen, id),
        Item::Entity(id) => entity(state, pen, id, room),
        Item::Nothing => Vec::new(),
    }
}

fn thread(state: &State, pen: &Pen<'_>, id: ThreadId) -> Vec<Run> {
    let Some(thread) = state.material.thread(id) else { return Vec::new() };
    let sign = if state.unfolded.contains(&id.0) { "▾ " } else { "▸ " };
    let count = format!(" {}", thread.facts.len());
    vec![pen.run(sign, Role::Key), pen.run(&thread.label, Role::Heading), pen.run(&count, Role::Faint)]
}

fn fact(state: &State, pen: &Pen<'_>, id: FactId, thread: Option<ThreadId>) -> Vec<Run> {
    let m = &state.material;
    let Some(fact) = m.fact(id) else { return Vec::new() };
    let number = thread.and_then(|t| m.thread(t)).and_then(|t| t.facts.iter().position(|f| *f == id));
    let number = number.map_or_else(String::new, |n| format!("{:>2}", n + 1));
    let mut line = vec![pen.run(&number, Role::Faint), selected(state, pen, id), bar(state, pen, fact)];
    line.extend(super::notes::signs(state, pen, id));
    line.push(pen.run(&brief(state, fact, thread), Role::Text));
    line
}

/// A fact on one line; in the thread of its speaker or subject without that name.
pub(super) fn brief(state: &State, fact: &Fact, thread: Option<ThreadId>) -> String {
    let m = &state.material;
    let subject = thread.and_then(|t| m.thread(t)).and_then(|t| t.subject);
    let speaker = fact.quote.and_then(|q| m.quote(q)).and_then(|q| q.speaker);
    if speaker.is_some() && speaker == subject {
        return m.words_of(&fact.spans);
    }
    let name = subject.and_then(|s| m.entity(s)).map(|e| e.name.as_str());
    let rest = name.and_then(|n| fact.label.strip_prefix(n)).and_then(|r| r.strip_prefix(": "));
    rest.unwrap_or(&fact.label).to_owned()
}

fn selected(state: &State, pen: &Pen<'_>, id: FactId) -> Run {
    pen.run(if state.selection.contains(&id) { "●" } else { " " }, Role::Selected)
}

fn bar(state: &State, pen: &Pen<'_>, fact: &Fact) -> Run {
    match fact.quote.and_then(|q| state.material.quote(q)) {
        Some(quote) => {
            let speaker = quote.speaker.and_then(|s| state.material.speaker_number(s));
            pen.run(&format!("{} ", Theme::bar(speaker)), Role::Bar(speaker.unwrap_or(5)))
        }
        None => pen.run("  ", Role::Text),
    }
}

fn quote(state: &State, pen: &Pen<'_>, id: QuoteId) -> Vec<Run> {
    let m = &state.material;
    let Some(quote) = m.quote(id) else { return Vec::new() };
    let number = quote.speaker.and_then(|s| m.speaker_number(s));
    let fact = m.fact_of(id);
    let speaker = quote.speaker.and_then(|s| m.entity(s)).map_or_else(
        || quote.source.map_or_else(|| state.word(W::NoSpeaker).to_owned(), |s| m.article.words(s).to_owned()),
        |e| e.name.clone(),
    );
    let words = m.words_of(&quote.content);
    let words = match quote.kind {
        QuoteKind::Direct => format!("“{words}”"),
        QuoteKind::Indirect => words,
        QuoteKind::Mixed => format!("‹{words}›"),
    };
    let mut line = vec![
        fact.map_or_else(|| pen.run(" ", Role::Text), |f| selected(state, pen, f)),
        pen.run(&format!("{} ", Theme::bar(number)), Role::Bar(number.unwrap_or(5))),
    ];
    line.extend(fact.and_then(|f| super::notes::signs(state, pen, f)));
    line.push(pen.run(&format!("{speaker}: "), Role::Heading));
    line.push(pen.run(&words, Role::Text));
    line
}

fn entity(state: &State, pen: &Pen<'_>, id: EntityId, room: usize) -> Vec<Run> {
    let m = &state.material;
    let Some(entity) = m.entity(id) else { return Vec::new() };
    let count = format!("{:>3} ", entity.mentions.len());
    let mut line = vec![pen.run(&count, Role::Faint)];
    if let Some(speaker) = m.speaker_number(id) {
        line.push(pen.run(&format!("{} ", Theme::bar(Some(speaker))), Role::Bar(speaker)));
    } else {
        line.push(pen.run("  ", Role::Text));
    }
    line.push(pen.run(&entity.name, Role::Entity(entity.kind)));
    let said = entity.roles.first().map(|r| r.text.clone());
    let said =
        said.or_else(|| (state.tab == Tab::Places).then(|| state.word(names::entity_word(entity.kind)).to_owned()));
    if let Some(said) = said.filter(|_| width(&entity.name) + 10 < room) {
        line.push(pen.run(&format!("  {said}"), Role::Faint));
    }
    line
}

/// The tabs as they fit: with all names, or only that of the list in view.
fn tabs(state: &State, room: u16) -> Vec<(Tab, String)> {
    let count = |tab: Tab| match tab {
        Tab::Threads => state.material.analysis.threads.len(),
        _ => state.lists[tab.index()].rows.len(),
    };
    let name = |tab: Tab| match tab {
        Tab::Places => state.word(W::PlacesShort),
        tab => state.word(tab.word()),
    };
    let first = |tab: Tab| name(tab).chars().take(3).collect::<String>();
    // A list that is not shown whole says so.
    let number = |tab: Tab| format!("{}{}", tab.index() + 1, if state.filters[tab.index()].is_on() { "&" } else { "" });
    let forms = [
        Tab::ALL.map(|t| format!(" {} {} ({}) ", number(t), state.word(t.word()), count(t))),
        Tab::ALL.map(|t| format!(" {} {} ", number(t), name(t))),
        Tab::ALL.map(|t| format!(" {} {}", number(t), name(t))),
        Tab::ALL.map(|t| format!(" {} {}", number(t), if t == state.tab { name(t).to_owned() } else { first(t) })),
        Tab::ALL
            .map(|t| if t == state.tab { format!(" {} {} ", number(t), name(t)) } else { format!("{} ", number(t)) }),
        Tab::ALL.map(|t| format!(" {}", number(t))),
    ];
    let last = forms.len() - 1;
    let room = usize::from(room);
    let best = forms.iter().position(|f| f.iter().map(|t| width(t)).sum::<usize>() <= room).unwrap_or(last);
    Tab::ALL.into_iter().zip(forms.into_iter().nth(best).unwrap_or_default()).collect()
}

fn draw_tabs(state: &State, pen: &mut Pen<'_>, pane: Rect) {
    let focused = state.focus == Focus::List;
    let runs: Vec<Run> = tabs(state, pane.width)
        .into_iter()
        .map(|(tab, text)| {
            let run = pen.run(&text, if tab == state.tab { Role::Focused } else { Role::Border });
            let over = pen.style(Role::Cursor);
            if tab == state.tab { Run { style: run.style.patch(over), ..run } } else { run }
        })
        .collect();
    pen.title(pane, &[], focused);
    if pane.height >= 2 {
        pen.line(pane.x, pane.y, pane.width, &runs);
    }
}

/// The tab under a point of the list's pane.
#[must_use]
pub fn tab_at(state: &State, pane: Rect, at: Position) -> Option<Tab> {
    if pane.height < 2 || at.y != pane.y {
        return None;
    }
    let mut x = usize::from(pane.x);
    for (tab, text) in tabs(state, pane.width) {
        let end = x + width(&text);
        if (x..end).contains(&usize::from(at.x)) {
            return Some(tab);
        }
        x = end;
    }
    None
}
