//! Why a finding was made: its parts in the text, what gave it away, how sure it is.

use super::{Body, Entry, Part, chain, fact_line, lead};
use crate::analysis::{Details, EntityId, FactId, Quote, QuoteId, ThreadId};
use crate::text::{CodePoints, Span};
use crate::tui::material::Marked;
use crate::tui::state::{Item, State};
use crate::tui::theme::Role;
use crate::tui::view::{entity_word, fact_word, quote_word};
use crate::tui::words::W;

/// The longest passage that is shown as one, in bytes; parts further apart are shown one by one.
const PASSAGE: u32 = 1600;

pub(super) fn lines(state: &State, item: Item) -> Vec<Entry> {
    let mut page = Page { state, points: CodePoints::new(&state.material.article.text), out: Vec::new() };
    match item {
        Item::Nothing => {}
        Item::Quote(id) => page.quote(id),
        Item::Fact(id) => page.fact(id),
        Item::Entity(id) => page.entity(id),
        Item::Thread(id) => page.thread(id),
    }
    page.out
}

struct Page<'a> {
    state: &'a State,
    points: CodePoints<'a>,
    out: Vec<Entry>,
}

impl Page<'_> {
    fn blank(&mut self) {
        if !self.out.is_empty() {
            self.out.push(Entry::heading(""));
        }
    }

    fn heading(&mut self, word: W) {
        self.blank();
        self.out.push(Entry::heading(self.state.word(word)));
    }

    /// The passages in which the parts stand.
    fn passages(&mut self, parts: Vec<(Part, Span)>) {
        let mut spans: Vec<Span> = parts.iter().map(|(_, s)| *s).filter(|s| !s.is_empty()).collect();
        spans.sort_unstable();
        let mut passages: Vec<Span> = Vec::new();
        for span in spans {
            match passages.last_mut() {
                Some(last) if last.join(span).end - last.join(span).start <= PASSAGE => *last = last.join(span),
                _ => passages.push(span),
            }
        }
        for span in passages {
            let text = &self.state.material.article.text;
            let mut end = span.end.min(span.start.saturating_add(PASSAGE));
            while end > span.start && !text.is_char_boundary(end as usize) {
                end -= 1;
            }
            let body = Body::Passage { span: Span { end, ..span }, parts: parts.clone() };
            let passage = Entry { body, target: None, path: Vec::new() };
            self.out.push(passage.to(Item::Nothing, span));
        }
    }

    /// A part, with its words and its place in characters from 0, as exports count them.
    fn part(&mut self, part: Part, span: Span) {
        let m = &self.state.material;
        let (from, to) = (self.points.at(span.start).to_string(), self.points.at(span.end).to_string());
        let place = W::Characters.fill(self.state.lang, &[&from, &to]);
        let words: Vec<&str> = m.article.words(span).split_whitespace().collect();
        let lead = format!("{} {:<9}{}", part.sign(), self.state.word(part.word()), lead(self.state, span));
        let line = Entry::words(lead, format!("“{}”  {place}", words.join(" ")), Role::Text);
        self.out.push(line.to(Item::Nothing, span));
    }

    fn reason(&mut self, because: &str, confidence: f32) {
        if !because.trim().is_empty() {
            let lead = format!("{:<11}", self.state.word(W::Why));
            self.out.push(Entry::words(lead, because, Role::Text));
        }
        let tenths = tenths(confidence);
        let filled = format!("{}{}", "▰".repeat(tenths), "▱".repeat(10 - tenths));
        let lead = format!("{:<11}", self.state.word(W::Confidence));
        let sure = format!("{filled} {}", per_cent(confidence));
        self.out.push(Entry::words(lead, sure, Role::Text));
    }

    fn quote(&mut self, id: QuoteId) {
        let m = &self.state.material;
        let Some(quote) = m.quote(id) else { return };
        self.out.push(Entry::heading(format!("{id} {}", self.state.word(quote_word(quote.kind)))));
        let mut parts: Vec<(Part, Span)> = Vec::new();
        parts.extend(quote.source.map(|s| (Part::Source, s)));
        parts.extend(quote.cue.map(|s| (Part::Cue, s)));
        parts.extend(quote.content.iter().map(|s| (Part::Content, *s)));
        self.passages(parts.clone());
        self.blank();
        for (part, span) in parts {
            self.part(part, span);
        }
        if quote.cue.is_none() {
            let lead = format!("{} {:<9}", Part::Cue.sign(), self.state.word(W::PartCue));
            self.out.push(Entry::words(lead, self.state.word(W::NoCue), Role::Faint));
        }
        self.reason(&quote.because, quote.confidence);
        self.speaker(quote);
    }

    fn speaker(&mut self, quote: &Quote) {
        let m = &self.state.material;
        self.heading(W::SpeakerChain);
        let Some((id, entity)) = quote.speaker.and_then(|s| Some((s, m.entity(s)?))) else {
            return self.out.push(Entry::words("", self.state.word(W::NoSpeaker), Role::Faint));
        };
        let role = entity.roles.first().map(|r| format!(", {}", r.text)).unwrap_or_default();
        let said = format!("{}{role} ({})", entity.name, per_cent(entity.confidence));
        let at = entity.mentions.first().map(|n| n.span).unwrap_or_default();
        self.out.push(Entry::words("", said, Role::Entity(entity.kind)).to(Item::Entity(id), at));
        if let Some(source) = quote.source {
            self.out.extend(chain::lines(self.state, id, source));
        }
    }

    fn fact(&mut self, id: FactId) {
        let m = &self.state.material;
        let Some(fact) = m.fact(id) else { return };
        self.out.push(Entry::heading(format!("{id} {}", self.state.word(fact_word(fact.kind())))));
        if let Some(quote) = fact.quote {
            self.reason(&fact.because, fact.confidence);
            self.blank();
            return self.quote(quote);
        }
        let mut parts: Vec<(Part, Span)> = Vec::new();
        if let Details::Comparison(comparison) = &fact.details {
            parts.extend(comparison.sides.iter().filter_map(|s| s.span).map(|s| (Part::Side, s)));
            parts.extend(comparison.sides.iter().filter_map(|s| s.value_span).map(|s| (Part::Measure, s)));
        } else if let Some(subject) = fact.subject.and_then(|s| m.entity(s)) {
            let inside = |n: &crate::analysis::Mention| fact.spans.iter().any(|s| s.contains(n.span));
            parts.extend(subject.mentions.iter().filter(|n| inside(n)).map(|n| (Part::Subject, n.span)));
        }
        parts.extend(fact.spans.iter().map(|s| (Part::Content, *s)));
        self.passages(parts.clone());
        self.blank();
        for (part, span) in parts.iter().copied() {
            self.part(part, span);
        }
        self.reason(&fact.because, fact.confidence);
        if let Some((subject, entity)) = fact.subject.and_then(|s| Some((s, m.entity(s)?))) {
            self.heading(W::About);
            let at = entity.mentions.first().map(|n| n.span).unwrap_or_default();
            let line = Entry::words("", entity.name.clone(), Role::Entity(entity.kind));
            self.out.push(line.to(Item::Entity(subject), at));
            if let Some((_, at)) = parts.iter().find(|(p, _)| *p == Part::Subject) {
                self.out.extend(chain::lines(self.state, subject, *at));
            }
        }
    }

    fn entity(&mut self, id: EntityId) {
        let m = &self.state.material;
        let Some(entity) = m.entity(id) else { return };
        self.out.push(Entry::heading(format!("{id} {}: {}", self.state.word(entity_word(entity.kind)), entity.name)));
        let here = entity.mentions.iter().find(|n| n.span.holds(self.state.cursor)).or(entity.mentions.first());
        if let Some(here) = here {
            let article = &m.article;
            let block = article.blocks.get(article.block_at(here.span.start)).map_or(here.span, |b| b.span);
            let text = &article.text;
            let near =
                |at: u32| (block.start..=at).rev().take(160).filter(|n| text.is_char_boundary(*n as usize)).last();
            let from = near(here.span.start).unwrap_or(here.span.start);
            let far = (here.span.end..=block.end).take(240).filter(|n| text.is_char_boundary(*n as usize)).last();
            let span = Span { start: from, end: far.unwrap_or(here.span.end) };
            let body = Body::Passage { span, parts: vec![(Part::Mention, here.span)] };
            let passage = Entry { body, target: None, path: Vec::new() };
            self.out.push(passage.to(Item::Nothing, here.span));
            self.blank();
            self.part(Part::Mention, here.span);
        }
        self.reason(&entity.because, entity.confidence);
        if let Some(here) = here {
            let chain = chain::lines(self.state, id, here.span);
            if !chain.is_empty() {
                self.heading(W::NameChain);
                self.out.extend(chain);
            }
            self.also(here.span);
        }
    }

    /// The quotes and the fact that a name stands in: the cursor in the text means the name first.
    fn also(&mut self, at: Span) {
        let m = &self.state.material;
        let mut lines = Vec::new();
        let mut quotes: Vec<QuoteId> = Vec::new();
        for mark in m.marks_in(at.start, at.end) {
            match mark.what {
                Marked::Quote(id) | Marked::Cue(id) if !quotes.contains(&id) => quotes.push(id),
                _ => {}
            }
        }
        for id in quotes {
            if let Some(quote) = m.quote(id) {
                let words = format!("{id} {}", m.words_of(&quote.content));
                lines.push(
                    Entry::words(lead(self.state, quote.extent()), words, Role::Text)
                        .to(Item::Quote(id), quote.extent()),
                );
            }
        }
        lines.extend(self.state.smallest_fact_at(at.start).and_then(|id| fact_line(self.state, id)));
        if !lines.is_empty() {
            self.heading(W::AlsoHere);
            self.out.append(&mut lines);
        }
    }

    fn thread(&mut self, id: ThreadId) {
        let m = &self.state.material;
        let Some(thread) = m.thread(id) else { return };
        self.out.push(Entry::heading(format!("{id} {}", thread.label)));
        for fact in &thread.facts {
            self.out.extend(fact_line(self.state, *fact));
            if let Some(fact) = m.fact(*fact) {
                let reason = format!("{} ({})", fact.because, per_cent(fact.confidence));
                self.out.push(Entry::words("     ", reason, Role::Faint));
            }
        }
    }
}

fn per_cent(confidence: f32) -> String {
    format!("{:.0} %", f64::from(confidence).clamp(0.0, 1.0) * 100.0)
}

/// A confidence in tenths; one that is no number is none.
fn tenths(confidence: f32) -> usize {
    (1..=10u8).filter(|n| confidence * 10.0 + 0.5 >= f32::from(*n)).count()
}
