//! The item under the cursor in full.

use super::names::{self, entity_word, fact_word, quote_word, tie_word};
use super::pen::{Line, Pen, Run, width};
use crate::analysis::{Details, EntityId, Fact, FactId, Quote, ThreadId};
use crate::text::safe::Safe;
use crate::tui::layout::Panes;
use crate::tui::state::{Focus, Item, State};
use crate::tui::theme::{Role, Theme};
use crate::tui::words::W;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Facts and places of one entity that are listed; the lists have them all.
const LISTED: usize = 200;

/// The widest that lines of the item are laid out, for the eye's sake.
const WIDEST: usize = 110;

pub(super) fn draw(state: &State, pen: &mut Pen<'_>, pane: Rect) {
    let mut title = vec![pen.run(&format!(" {} ", state.word(W::Details)), Role::Focused)];
    title.push(pen.run(&head(state), Role::Border));
    pen.title(pane, &title, state.focus == Focus::Detail);
    let area = Panes::inner(pane);
    let lines = lines(state, pen, usize::from(area.width.saturating_sub(2)));
    for (line, y) in lines.iter().skip(state.detail_offset).zip(area.top()..area.bottom()) {
        pen.line(area.x + u16::from(area.width > 2), y, area.width.saturating_sub(1), line);
    }
    let below = lines.len().saturating_sub(state.detail_offset + usize::from(area.height));
    if below > 0 && area.width > 2 {
        pen.sign(area.right() - 1, area.bottom() - 1, "↓", Role::Faint);
    }
    if state.detail_offset > 0 && area.width > 2 {
        pen.sign(area.right() - 1, area.y, "↑", Role::Faint);
    }
}

/// How many lines of the item lie below the pane when it is read from its beginning.
#[must_use]
pub fn detail_overflow(state: &State) -> usize {
    let Some(area) = state.panes().detail.map(Panes::inner) else { return 0 };
    if state.detail_offset == 0 {
        return 0;
    }
    let mut none = Buffer::empty(Rect::ZERO);
    let pen = Pen::new(&mut none, state.theme);
    lines(state, &pen, usize::from(area.width.saturating_sub(2))).len().saturating_sub(usize::from(area.height))
}

/// What kind of thing it is, for the title.
fn head(state: &State) -> String {
    let m = &state.material;
    let number = |at: u32| W::Paragraph.fill(state.lang, &[&m.paragraph(at).to_string()]);
    let mut parts: Vec<String> = Vec::new();
    match state.item {
        Item::Nothing => parts.push(number(state.cursor)),
        Item::Thread(id) => {
            parts.push(format!("{id} {}", state.word(W::Thread).to_lowercase()));
        }
        Item::Fact(id) => {
            let Some(fact) = m.fact(id) else { return String::new() };
            parts.push(format!("{id} {}", state.word(fact_word(fact.kind()))));
            if let Some(quote) = fact.quote.and_then(|q| m.quote(q)) {
                parts.push(state.word(quote_word(quote.kind)).to_owned());
            }
            parts.push(number(fact.extent().start));
            if state.selection.contains(&id) {
                parts.push(format!("● {}", state.word(W::SelectedMark)));
            }
        }
        Item::Quote(id) => {
            let Some(quote) = m.quote(id) else { return String::new() };
            parts.push(format!("{id} {}", state.word(quote_word(quote.kind))));
            parts.push(number(quote.extent().start));
            if m.fact_of(id).is_some_and(|f| state.selection.contains(&f)) {
                parts.push(format!("● {}", state.word(W::SelectedMark)));
            }
        }
        Item::Entity(id) => {
            let Some(entity) = m.entity(id) else { return String::new() };
            parts.push(format!("{id} {}", state.word(entity_word(entity.kind))));
        }
    }
    format!("{} ", parts.join(" · "))
}

/// The item as lines of at most so many columns.
fn lines(state: &State, pen: &Pen<'_>, room: usize) -> Vec<Line> {
    let mut page = Page { state, pen, room: room.clamp(1, WIDEST), lines: Vec::new() };
    match state.item {
        Item::Nothing => page.text(state.word(W::NothingHere), Role::Faint),
        Item::Thread(id) => page.thread(id),
        Item::Fact(id) => page.fact(id),
        Item::Quote(id) => match state.material.fact_of(id) {
            Some(fact) => page.fact(fact),
            None => {
                if let Some(quote) = state.material.quote(id) {
                    page.quoted(quote);
                    page.source(quote);
                    page.why(&quote.because, quote.confidence);
                }
            }
        },
        Item::Entity(id) => page.entity(id),
    }
    page.lines
}

struct Page<'a, 'b> {
    state: &'a State,
    pen: &'a Pen<'b>,
    room: usize,
    lines: Vec<Line>,
}

impl Page<'_, '_> {
    /// Text over as many lines as it takes.
    fn text(&mut self, text: &str, role: Role) {
        let safe = Safe::new(text);
        for line in textwrap::wrap(safe.as_str(), self.room) {
            self.lines.push(vec![self.pen.run(&line, role)]);
        }
    }

    /// A label with what it labels, which hangs beside it.
    fn field(&mut self, label: W, text: &str, role: Role) {
        let label = self.state.word(label);
        let safe = Safe::new(text);
        let indent = if self.room >= 40 { 11 } else { 0 };
        let first = if indent > 0 { format!("{label:<10} ") } else { format!("{label}: ") };
        let hanging = " ".repeat(indent);
        let options = textwrap::Options::new(self.room).initial_indent(&first).subsequent_indent(&hanging);
        for (n, line) in textwrap::wrap(safe.as_str(), options).iter().enumerate() {
            let cut = if n == 0 { first.len().min(line.len()) } else { 0 };
            let (before, after) = line.split_at_checked(cut).unwrap_or(("", line));
            let mut runs = vec![];
            if n == 0 {
                runs.push(self.pen.run(before, Role::Faint));
            }
            runs.push(self.pen.run(after, role));
            self.lines.push(runs);
        }
    }

    fn why(&mut self, because: &str, confidence: f32) {
        let sure = format!("{because} ({:.0} %)", f64::from(confidence.clamp(0.0, 1.0)) * 100.0);
        let sure = sure.trim_start();
        self.field(W::Why, sure, Role::Text);
    }

    fn fact(&mut self, id: FactId) {
        let m = &self.state.material;
        let Some(fact) = m.fact(id) else { return };
        match fact.quote.and_then(|q| m.quote(q)) {
            Some(quote) => {
                self.quoted(quote);
                self.source(quote);
            }
            None => {
                self.text(&m.words_of(&fact.spans), Role::Text);
                self.field(W::About, &self.about(fact), Role::Text);
            }
        }
        self.details(fact);
        self.remark(id);
        self.why(&fact.because, fact.confidence);
        for thread in m.threads_of(id) {
            let Some(thread) = m.thread(*thread) else { continue };
            let place = thread.facts.iter().position(|f| *f == id).map_or(0, |n| n + 1).to_string();
            let place = W::Position.fill(self.state.lang, &[&place, &thread.facts.len().to_string()]);
            self.field(W::Thread, &format!("{} ({place})", thread.label), Role::Text);
        }
        for (n, tie) in m.ties_of(id).iter().enumerate() {
            let Some(other) = m.fact(tie.fact) else { continue };
            let text = format!("{} → {} {}", self.state.word(tie_word(tie)), tie.fact, other.label);
            let first = if n == 0 { self.state.word(W::Links) } else { "" };
            self.tie(first, &text);
        }
    }

    /// What the reader says of a fact.
    fn remark(&mut self, id: FactId) {
        if let Some(word) = super::notes::standing_word(self.state.material.review.facts.get(id.index()).copied()) {
            self.field(W::Judged, self.state.word(word), Role::Text);
        }
        let Some(remark) = self.state.remark(id) else { return };
        if !remark.note.is_empty() {
            self.field(W::Note, &remark.note, Role::Heading);
        }
        if !remark.tags.is_empty() {
            self.field(W::Tags, &remark.tag_line(), Role::Text);
        }
    }

    /// A link, on one line.
    fn tie(&mut self, label: &str, text: &str) {
        let label = if self.room >= 40 { format!("{label:<10} ") } else { "· ".to_owned() };
        self.lines.push(vec![self.pen.run(&label, Role::Faint), self.pen.run(text, Role::Text)]);
    }

    fn about(&self, fact: &Fact) -> String {
        let m = &self.state.material;
        let names: Vec<&str> = fact
            .subject
            .into_iter()
            .chain(fact.entities.iter().copied().filter(|e| Some(*e) != fact.subject))
            .filter_map(|e| m.entity(e))
            .map(|e| e.name.as_str())
            .collect();
        if names.is_empty() { fact.label.clone() } else { names.join(", ") }
    }

    /// The words of a quote with the bar of its speaker.
    fn quoted(&mut self, quote: &Quote) {
        let m = &self.state.material;
        let speaker = quote.speaker.and_then(|s| m.speaker_number(s));
        let words = Safe::new(&m.words_of(&quote.content));
        let bar = format!("{} ", Theme::bar(speaker));
        for line in textwrap::wrap(words.as_str(), self.room.saturating_sub(2).max(1)) {
            let bar = self.pen.run(&bar, Role::Bar(speaker.unwrap_or(5)));
            self.lines.push(vec![bar, self.pen.run(&line, Role::Quote(speaker.unwrap_or(5)))]);
        }
    }

    fn source(&mut self, quote: &Quote) {
        let m = &self.state.material;
        let as_written = quote.source.map(|s| m.article.words(s));
        let speaker = match (quote.speaker.and_then(|s| m.entity(s)), as_written) {
            (Some(entity), written) => {
                let mut said = entity.name.clone();
                if let Some(role) = entity.roles.first() {
                    said = format!("{said}, {}", role.text);
                }
                match written.filter(|w| *w != entity.name) {
                    Some(written) => format!("{said} (“{written}”)"),
                    None => said,
                }
            }
            (None, Some(written)) => written.to_owned(),
            (None, None) => self.state.word(W::NoSpeaker).to_owned(),
        };
        let cue = quote.cue.map_or_else(|| self.state.word(W::NoCue).to_owned(), |c| m.article.words(c).to_owned());
        self.field(W::Speaker, &speaker, Role::Heading);
        // Beside the speaker, where both fit on one line: rows are scarce.
        let label = self.state.word(W::Cue);
        let beside = [self.pen.run(&format!("   {label} "), Role::Faint), self.pen.run(&cue, Role::Text)];
        let columns = |line: &[Run]| line.iter().map(|r| width(r.text.as_str())).sum::<usize>();
        match self.lines.last_mut() {
            Some(line) if columns(line) + columns(&beside) <= self.room => line.extend(beside),
            _ => self.field(W::Cue, &cue, Role::Text),
        }
    }

    fn details(&mut self, fact: &Fact) {
        match &fact.details {
            Details::Comparison(comparison) => {
                for side in &comparison.sides {
                    // In the words of the text, where it has any.
                    let written = side.value_span.map(|at| self.state.material.article.words(at).to_owned());
                    let value = written.or_else(|| side.value.as_ref().map(names::value)).filter(|v| !v.is_empty());
                    let text = value.map_or_else(|| side.label.clone(), |v| format!("{} = {v}", side.label));
                    self.field(W::Sides, &text, Role::Text);
                }
            }
            Details::Background(background) => {
                let (from, to) = (background.from.as_deref(), background.to.as_deref());
                if from.is_some() || to.is_some() {
                    self.field(W::When, &format!("{} – {}", from.unwrap_or("…"), to.unwrap_or("…")), Role::Text);
                }
            }
            Details::Statement | Details::Elaboration => {}
        }
    }

    fn thread(&mut self, id: ThreadId) {
        let m = &self.state.material;
        let Some(thread) = m.thread(id) else { return };
        let count = thread.facts.len().to_string();
        let count = if thread.facts.len() == 1 {
            self.state.word(W::OneFact).to_owned()
        } else {
            W::Facts.fill(self.state.lang, &[&count])
        };
        self.text(&format!("{} · {count}", thread.label), Role::Heading);
        if let Some(subject) = thread.subject.and_then(|s| m.entity(s)) {
            let roles: Vec<&str> = subject.roles.iter().map(|r| r.text.as_str()).collect();
            let said = if roles.is_empty() { String::new() } else { format!(", {}", roles.join(", ")) };
            self.field(W::About, &format!("{}{said}", subject.name), Role::Text);
        }
        for (n, fact) in thread.facts.iter().enumerate() {
            if let Some(fact) = m.fact(*fact) {
                self.lines.push(vec![
                    self.pen.run(&format!("{:>2} ", n + 1), Role::Faint),
                    self.pen.run(&super::lists::brief(self.state, fact, Some(id)), Role::Text),
                ]);
            }
        }
    }

    fn entity(&mut self, id: EntityId) {
        let m = &self.state.material;
        let Some(entity) = m.entity(id) else { return };
        self.text(&entity.name, Role::Entity(entity.kind));
        if !entity.roles.is_empty() {
            let mut roles: Vec<&str> = Vec::new();
            for role in &entity.roles {
                if !roles.contains(&role.text.as_str()) {
                    roles.push(&role.text);
                }
            }
            self.field(W::Roles, &roles.join(", "), Role::Text);
        }
        if !entity.aliases.is_empty() {
            self.field(W::Aliases, &entity.aliases.join(", "), Role::Text);
        }
        if let Some(value) = entity.value.as_ref().map(names::value).filter(|v| !v.is_empty()) {
            self.field(W::Value, &value, Role::Text);
        }
        let times = W::Times.fill(self.state.lang, &[&entity.mentions.len().to_string()]);
        let mut numbers: Vec<String> =
            entity.mentions.iter().take(LISTED * 8).map(|n| m.paragraph(n.span.start).to_string()).collect();
        numbers.dedup();
        if numbers.len() > LISTED {
            numbers.truncate(LISTED);
            numbers.push("…".to_owned());
        }
        let places = W::Paragraph.fill(self.state.lang, &[&numbers.join(", ")]);
        self.field(W::Named, &format!("{times} ({places})"), Role::Text);
        if let Some(word) = super::notes::standing_word(self.state.material.review.entities.get(id.index()).copied()) {
            self.field(W::Judged, self.state.word(word), Role::Text);
        }
        self.why(&entity.because, entity.confidence);
        for fact in m.facts_about(id).into_iter().take(LISTED) {
            if let Some(found) = m.fact(fact) {
                let number: Run = self.pen.run(&format!("{fact:<4} "), Role::Faint);
                self.lines.push(vec![number, self.pen.run(&found.label, Role::Text)]);
            }
        }
    }
}
