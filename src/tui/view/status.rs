//! The status line, the footer, and the line in which a search is typed.

use super::pen::{Line, Pen, Run, width};
use crate::tui::keys::{COMMANDS, Cmd, Command};
use crate::tui::state::{Input, Overlay, Scope, State};
use crate::tui::theme::Role;
use crate::tui::words::W;
use ratatui::layout::Rect;

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, line: Rect) {
    pen.fill(line, Role::Status);
    let over = pen.style(Role::Status);
    let on = |run: Run| Run { style: run.style.patch(over), ..run };
    let mut runs: Line = vec![on(pen.run(&format!(" {}", place(state)), Role::Text))];
    if let Some(hits) = hits(state) {
        runs.push(on(pen.run(&format!("  {hits} {}", state.word(W::Hits)), Role::Selected)));
    }
    if let Some(narrowed) = super::filter::summary(state) {
        runs.push(on(pen.run(&format!("  &{narrowed}"), Role::Key)));
    }
    if !state.selection.is_empty() {
        runs.push(on(pen.run(&format!("  ●{}", state.selection.len()), Role::Selected)));
    }
    if let Some(warned) = warned(state) {
        runs.push(on(pen.run(&format!("  {warned}"), Role::Key)));
    }
    let message = if state.material.ready || !state.message.is_empty() {
        state.message.as_str()
    } else {
        state.word(W::Analysing)
    };
    runs.push(on(pen.run(&format!("  {message}"), Role::Text)));
    pen.line(line.x, line.y, line.width, &runs);
    let begun: String = state.pending.iter().map(ToString::to_string).collect();
    let begun = match (state.count, state.before_count) {
        (Some(count), None) => format!("{count}{begun}"),
        _ => begun,
    };
    let room = u16::try_from(width(&begun) + 1).unwrap_or(u16::MAX);
    if !begun.is_empty() && room < line.width {
        let run = on(pen.run(&begun, Role::Key));
        pen.line(line.right() - room, line.y, room, &[run]);
    }
}

/// Where we are: per cent and paragraph.
fn place(state: &State) -> String {
    let article = &state.material.article;
    let end = article.blocks.last().map_or(0, |b| b.span.end);
    let row = state.material.flow.span(article, state.row_of(state.cursor), state.text_width());
    let at = row.map_or(state.cursor, |r| r.end);
    let per_cent = if end == 0 { 100 } else { u64::from(at.min(end)) * 100 / u64::from(end) };
    let number = state.material.paragraph(state.cursor);
    let count = state.material.paragraph(end);
    format!("{per_cent}% ¶{number}/{count}")
}

/// How many warnings the reading gave, and the key that lists them.
fn warned(state: &State) -> Option<String> {
    let count = state.material.article.origin.warnings.len();
    let told = match count {
        0 => return None,
        1 => state.word(W::WarnOne).to_owned(),
        count => W::WarnCount.fill(state.lang, &[&count.to_string()]),
    };
    let key = COMMANDS.iter().find(|c| c.cmd == Cmd::Warnings).and_then(|c| state.keymap.written(c).into_iter().next());
    Some(key.map_or_else(|| told.clone(), |key| format!("{told} ({key})")))
}

/// The counter of the search: `3/17`.
fn hits(state: &State) -> Option<String> {
    let search = state.search.as_ref().filter(|s| !s.query.trim().is_empty())?;
    Some(format!("{}/{}", search.current.map_or(0, |n| n + 1), search.hits.len()))
}

pub(super) fn draw_prompt(state: &State, pen: &mut Pen<'_>, line: Rect, input: &Input) {
    pen.fill(line, Role::Status);
    let over = pen.style(Role::Status);
    let on = |run: Run| Run { style: run.style.patch(over), ..run };
    let mut counter = hits(state).map_or_else(String::new, |h| format!(" {h} "));
    // A notice has its place where it leaves room for what is typed.
    if !state.message.is_empty() && width(&input.text) + width(&state.message) + 40 < usize::from(line.width) {
        counter = format!(" {} {counter}", state.message);
    }
    let counter_room = u16::try_from(width(&counter)).unwrap_or(0);
    let scope = state.word(match state.scope {
        Scope::Quotes => W::SearchQuotes,
        Scope::Text => W::SearchText,
        Scope::Entities => W::SearchEntities,
        Scope::Facts => W::SearchFacts,
    });
    // What is not as usual is said: a pattern, or only what is written.
    let how = match (state.regex, state.by_root) {
        (true, _) => format!(" ({})", state.word(W::SearchRegex)),
        (false, false) => format!(" ({})", state.word(W::SearchExact)),
        (false, true) => String::new(),
    };
    let head = if line.width >= 30 { format!(" {scope}{how} /") } else { "/".to_owned() };
    let head = on(pen.run(&head, Role::Key));
    let x = pen.line(line.x, line.y, line.width, &[head]);
    let room = line.right().saturating_sub(x + counter_room);
    draw_input(pen, x, line.y, room, input, over);
    if counter_room < line.width {
        let run = on(pen.run(&counter, Role::Selected));
        pen.line(line.right() - counter_room, line.y, counter_room, &[run]);
    }
}

/// How many characters of a line being typed lie to the left of what is in view.
pub(super) fn hidden(input: &Input, room: u16) -> usize {
    let before: Vec<char> = input.before().chars().collect();
    let mut from = 0;
    while from < before.len() && width(&before[from..].iter().collect::<String>()) + 1 > usize::from(room) {
        from += 1;
    }
    from
}

/// A line being typed, with its cursor; its end is kept in view.
pub(super) fn draw_input(pen: &mut Pen<'_>, x: u16, y: u16, room: u16, input: &Input, over: ratatui::style::Style) {
    let seen: String = input.before().chars().skip(hidden(input, room)).collect();
    let under: String = input.after().chars().take(1).collect();
    let rest: String = input.after().chars().skip(1).collect();
    let text = pen.style(Role::Text).patch(over);
    let run = |text_of: &str, style| Run { text: crate::text::safe::Safe::new(text_of), style };
    let cursor = if text.add_modifier.contains(ratatui::style::Modifier::REVERSED) {
        text.remove_modifier(ratatui::style::Modifier::REVERSED)
    } else {
        text.patch(pen.style(Role::Cursor))
    };
    let under = if under.is_empty() { " " } else { &under };
    pen.line(x, y, room, &[run(&seen, text), run(under, cursor), run(&rest, text)]);
}

/// A hint of the footer: keys, words, and the command they stand for.
struct Hint {
    keys: String,
    word: &'static str,
    cmd: Cmd,
}

fn hints(state: &State) -> Vec<Hint> {
    let contexts = state.contexts();
    if !state.pending.is_empty() {
        let follow = state.keymap.continuations(contexts, &state.pending);
        return follow.into_iter().map(|(keys, c)| Hint { keys, word: state.word(c.help), cmd: c.cmd }).collect();
    }
    let here = |c: &&Command| c.brief.is_some() && contexts.contains(&c.context);
    let mut hints: Vec<Hint> = COMMANDS
        .iter()
        .filter(here)
        .filter(|c| !state.keymap.keys(c).is_empty())
        .map(|c| Hint {
            keys: state.keymap.written(c).into_iter().next().unwrap_or_default(),
            word: c.brief.map_or("", |w| state.word(w)),
            cmd: c.cmd,
        })
        .collect();
    if state.search.is_some() && state.overlay.is_none() {
        let place = hints.len().min(2);
        hints.insert(place, Hint { keys: "n N".to_owned(), word: state.word(W::BriefHit), cmd: Cmd::NextHit });
    }
    hints
}

/// The hints that fit, each with its first and last column.
fn placed(state: &State, room: u16) -> Vec<(u16, u16, Hint)> {
    let mut x = 1u16;
    let mut placed = Vec::new();
    for hint in hints(state) {
        let wide = u16::try_from(width(&hint.keys) + 1 + width(hint.word)).unwrap_or(u16::MAX);
        if x.saturating_add(wide) > room {
            break;
        }
        placed.push((x, x + wide, hint));
        x += wide + 2;
    }
    placed
}

pub(super) fn draw_footer(state: &State, pen: &mut Pen<'_>, line: Rect) {
    if let Some(Overlay::Export(export)) = &state.overlay
        && export.asking.is_some()
    {
        return;
    }
    for (x, end, hint) in placed(state, line.width) {
        let runs = [pen.run(&hint.keys, Role::Key), pen.run(&format!(" {}", hint.word), Role::Faint)];
        pen.line(line.x + x, line.y, end - x, &runs);
    }
}

/// The command whose hint stands at a column of the footer.
#[must_use]
pub fn footer_command(state: &State, x: u16) -> Option<Cmd> {
    placed(state, state.size.0).into_iter().find(|(from, to, _)| (*from..*to).contains(&x)).map(|(_, _, h)| h.cmd)
}
