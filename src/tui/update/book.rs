//! The list of the reader's own work, and the way from it to the places.

use super::State;
use crate::analysis::QuoteKind;
use crate::notebook::{Correction, Finding, Lost, Who};
use crate::text::Span;
use crate::tui::keys::Cmd;
use crate::tui::state::{Item, Overlay};
use crate::tui::words::W;

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub text: String,
    /// Where it is; nowhere for what is lost.
    pub place: Option<Span>,
}

impl State {
    pub(super) fn open_notebook(&mut self) {
        if entries(self).is_empty() {
            return self.say(W::MsgNoWork);
        }
        self.overlay = Some(Overlay::Notebook(0));
    }

    pub(super) fn run_in_notebook(&mut self, cmd: Cmd) {
        let all = entries(self);
        let Some(Overlay::Notebook(selected)) = &mut self.overlay else { return };
        match cmd {
            Cmd::Down => *selected = (*selected + 1).min(all.len().saturating_sub(1)),
            Cmd::Up => *selected = selected.saturating_sub(1),
            Cmd::Accept => {
                let place = all.get(*selected).and_then(|e| e.place);
                self.overlay = None;
                if let Some(place) = place {
                    self.leave_place();
                    self.set_cursor(place.start);
                    let fact = self.material.analysis.facts.iter().position(|f| f.extent() == place);
                    if let Some(fact) = fact {
                        self.go_to(Item::Fact(crate::analysis::FactId::from_index(fact)), None);
                    }
                    self.reveal(place);
                }
            }
            _ => self.overlay = None,
        }
    }
}

/// The reader's work, line by line: notes and tags, corrections, what others have noted, and what has
/// lost its place.
#[must_use]
pub fn entries(state: &State) -> Vec<Entry> {
    let work = state.notes.history.now();
    let words = |span: Span| short(state.material.article.words(span));
    let mut all = Vec::new();
    for (key, remark) in &work.remarks {
        let parts = [remark.note.clone(), remark.tag_line(), format!("“{}”", words(key.place))];
        let text = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ");
        all.push(Entry { text: format!("✎ {text}"), place: Some(key.place) });
    }
    for correction in &work.corrections {
        let (text, place) = told(state, correction, &words);
        let sign = if matches!(correction, Correction::Accept { .. }) { '✓' } else { '≠' };
        all.push(Entry { text: format!("{sign} {text}"), place });
    }
    for other in &state.material.others {
        let by = other.by.as_deref().map_or_else(String::new, |by| format!("{by}: "));
        let tags: String = other.tags.iter().map(|t| format!(" #{t}")).collect();
        let place = other.spans.first().copied();
        let quoted = other.spans.iter().map(|s| words(*s)).collect::<Vec<_>>().join(" […] ");
        all.push(Entry { text: format!("» {by}{}{tags} · “{quoted}”", short(&other.text)), place });
    }
    for lost in &state.notes.lost {
        let note = match lost {
            Lost::Selected(_) => state.word(W::LostSelected).to_owned(),
            Lost::Noted(noted) => [noted.remark.note.clone(), noted.remark.tag_line()].join(" "),
            Lost::Corrected(_) => state.word(W::Corrections).to_owned(),
        };
        let text = format!("? {}: {} “{}”", state.word(W::Lost), note.trim(), short(&lost.words()));
        all.push(Entry { text, place: None });
    }
    all
}

/// A correction as a line, and where it was made.
fn told(state: &State, correction: &Correction, words: &impl Fn(Span) -> String) -> (String, Option<Span>) {
    let say = |word: W, values: &[&str]| word.fill(state.lang, values);
    let name = |who: &Who| who.name.clone();
    let finding = |finding: &Finding| match finding {
        Finding::Fact(key) => (words(key.place), Some(key.place)),
        Finding::Quote(place) => (words(*place), Some(*place)),
        Finding::Entity(who) => (name(who), who.at),
    };
    let kind = |kind: QuoteKind| state.word(crate::tui::view::quote_word(kind));
    match correction {
        Correction::Accept { finding: what } => {
            let (what, place) = finding(what);
            (say(W::WhatAccept, &[&what]), place)
        }
        Correction::Reject { finding: what } => {
            let (what, place) = finding(what);
            (say(W::WhatReject, &[&what]), place)
        }
        Correction::Speaker { quote, who } => {
            let who = who.as_ref().map_or_else(|| state.word(W::Nobody).to_owned(), name);
            (say(W::WhatSpeaker, &[&who, &words(*quote)]), Some(*quote))
        }
        Correction::QuoteKind { quote, kind: k } => (say(W::WhatKind, &[kind(*k), &words(*quote)]), Some(*quote)),
        Correction::FactKind { fact, kind } => {
            let kind = state.word(crate::tui::view::fact_word(*kind));
            (say(W::WhatKind, &[kind, &words(fact.place)]), Some(fact.place))
        }
        Correction::Quote { at, .. } => (say(W::WhatQuote, &[&words(*at)]), Some(*at)),
        Correction::EntityKind { who, kind } => {
            let kind = state.word(crate::tui::view::entity_word(*kind));
            (say(W::WhatKind, &[kind, &who.name]), who.at)
        }
        Correction::Rename { who, name } => (say(W::WhatRename, &[&who.name, name]), who.at),
        Correction::Merge { who, into } => (say(W::WhatMerge, &[&who.name, &into.name]), who.at),
        Correction::Split { at } => (say(W::WhatSplit, &[&words(*at)]), Some(*at)),
    }
}

fn short(words: &str) -> String {
    let mut line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = line.char_indices().nth(80) {
        line.truncate(cut);
        line.push('…');
    }
    line
}
