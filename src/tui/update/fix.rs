//! Putting findings right.

use super::State;
use crate::analysis::{EntityId, EntityKind, FactKind, QuoteId, QuoteKind};
use crate::notebook::{Correction, Finding, Standing, Who};
use crate::text::Span;
use crate::tui::effect::Effect;
use crate::tui::keys::{Cmd, Context, Fix};
use crate::tui::notes::{Ask, Asked, Choice, Pick, Picked};
use crate::tui::state::{Input, Item, Overlay};
use crate::tui::words::W;

/// Names that are offered at once; typing narrows them.
const OFFERED: usize = 400;

impl State {
    /// What a judgement under the cursor is about.
    fn finding(&self) -> Option<Finding> {
        let fact = |id| match self.material.fact(id)?.quote.and_then(|q| self.material.quote(q)) {
            Some(quote) => Some(Finding::Quote(quote.extent())),
            None => self.material.key(id).map(Finding::Fact),
        };
        match self.item {
            Item::Fact(id) => fact(id),
            Item::Quote(id) => self.material.quote(id).map(|q| Finding::Quote(q.extent())),
            Item::Entity(id) => self.who(id).map(Finding::Entity),
            Item::Nothing => self.fact.and_then(fact),
            Item::Thread(_) => None,
        }
    }

    /// The quote under the cursor: also where the cursor stands on a name in it.
    fn quote_here(&self) -> Option<QuoteId> {
        let quoted = |id| self.material.fact(id).and_then(|f| f.quote);
        match self.item {
            Item::Fact(id) => quoted(id),
            Item::Quote(id) => Some(id),
            Item::Entity(_) => self.material.marks_in(self.cursor, self.cursor + 1).find_map(|m| match m.what {
                crate::tui::material::Marked::Quote(id) | crate::tui::material::Marked::Cue(id) => Some(id),
                crate::tui::material::Marked::Mention(_) => None,
            }),
            Item::Nothing => self.fact.and_then(quoted),
            Item::Thread(_) => None,
        }
    }

    fn name_here(&self) -> Option<EntityId> {
        match self.item {
            Item::Entity(id) => Some(id),
            _ => None,
        }
    }

    /// A command given in the list of corrections.
    pub(super) fn run_in_fixes(&mut self, cmd: Cmd) -> Vec<Effect> {
        let Some(Overlay::Fixes(selected)) = &mut self.overlay else { return Vec::new() };
        let all: Vec<Cmd> = Context::Fixes.commands().map(|c| c.cmd).filter(|c| matches!(c, Cmd::Fix(_))).collect();
        match cmd {
            Cmd::Down => *selected = (*selected + 1).min(all.len().saturating_sub(1)),
            Cmd::Up => *selected = selected.saturating_sub(1),
            Cmd::Accept => {
                let chosen = all.get(*selected).copied();
                self.overlay = None;
                if let Some(Cmd::Fix(fix)) = chosen {
                    self.fix(fix);
                }
            }
            Cmd::Fix(fix) => {
                self.overlay = None;
                self.fix(fix);
            }
            _ => self.overlay = None,
        }
        Vec::new()
    }

    /// Begins a correction of what is under the cursor, and makes it where nothing is to be asked.
    pub(super) fn fix(&mut self, fix: Fix) {
        match fix {
            Fix::Accept => self.accept(),
            Fix::Reject => match self.finding() {
                Some(finding) => self.put_right(Correction::Reject { finding }, W::MsgRejected),
                None => self.say(W::MsgNothingToCorrect),
            },
            Fix::Speaker => match self.quote_here().and_then(|q| self.material.quote(q)).map(|q| q.extent()) {
                Some(place) => self.pick(Picked::Speaker(place)),
                None => self.say(W::MsgNeedsQuote),
            },
            Fix::Kind => match self.finding() {
                Some(finding) => self.pick(Picked::Kind(finding)),
                None => self.say(W::MsgNothingToCorrect),
            },
            Fix::Quote => self.mark_quote(),
            Fix::Rename => match self.name_here().and_then(|id| self.who(id)) {
                Some(who) => {
                    let input = Input::of(&who.name);
                    self.overlay = Some(Overlay::Ask(Box::new(Ask { what: Asked::Name(who), input })));
                }
                None => self.say(W::MsgNeedsName),
            },
            Fix::Merge => match self.name_here().and_then(|id| Some((id, self.who(id)?))) {
                Some((id, who)) => self.pick(Picked::Merge(id, who)),
                None => self.say(W::MsgNeedsName),
            },
            Fix::Split => match self.name_here().and_then(|id| self.who(id)).and_then(|w| w.at) {
                Some(at) => self.put_right(Correction::Split { at }, W::MsgCorrected),
                None => self.say(W::MsgNeedsName),
            },
        }
    }

    /// Accepts a finding; what is accepted already is so no longer.
    fn accept(&mut self) {
        let Some(finding) = self.finding() else { return self.say(W::MsgNothingToCorrect) };
        let correction = Correction::Accept { finding };
        if self.notes.history.now().corrections.contains(&correction) {
            self.change_work(|work| work.corrections.retain(|c| *c != correction));
            return self.say(W::MsgUnaccepted);
        }
        self.put_right(correction, W::MsgAccepted);
    }

    /// The words of the range as a quote, without the marks around them.
    fn mark_quote(&mut self) {
        let Some(range) = self.text_range() else { return self.say(W::MsgNeedsRange) };
        let text = &self.material.article.text;
        let is_mark = |c: char| matches!(c, '“' | '”' | '"' | '„' | '«' | '»' | '‘' | '’' | '‟');
        let span = range.trimmed(text);
        let words = span.of(text);
        let inner = words.trim_matches(|c: char| is_mark(c) || c.is_whitespace());
        let start = span.start as usize + words.find(inner).unwrap_or(0);
        let inner_span = Span::new(start, start + inner.len());
        if inner.is_empty() {
            return self.say(W::MsgNeedsRange);
        }
        let beside = |c: Option<char>| c.is_some_and(is_mark);
        let before = beside(text.get(..start).and_then(|t| t.chars().next_back()));
        let behind = text.get(start + inner.len()..).unwrap_or("").trim_start_matches([',', '.', '?', '!']);
        let kind = match (before && beside(behind.chars().next()), inner.contains(is_mark)) {
            (true, _) => QuoteKind::Direct,
            (false, true) => QuoteKind::Mixed,
            (false, false) => QuoteKind::Indirect,
        };
        self.pick(Picked::NewQuote(inner_span, kind));
    }

    fn pick(&mut self, what: Picked) {
        self.overlay = Some(Overlay::Pick(Box::new(Pick { what, input: Input::default(), selected: 0 })));
    }

    /// A command given while something is to be chosen.
    pub(super) fn run_in_pick(&mut self, cmd: Cmd) {
        let Some(Overlay::Pick(mut pick)) = self.overlay.take() else { return };
        let choices = choices(self, &pick);
        match cmd {
            Cmd::Down => pick.selected = (pick.selected + 1).min(choices.len().saturating_sub(1)),
            Cmd::Up => pick.selected = pick.selected.saturating_sub(1),
            Cmd::Accept => {
                match choices.into_iter().nth(pick.selected) {
                    Some(choice) => self.choose(pick.what, choice),
                    None => self.say(W::MsgNothingToCorrect),
                }
                return;
            }
            _ => return self.message.clear(),
        }
        self.overlay = Some(Overlay::Pick(pick));
    }

    fn choose(&mut self, what: Picked, choice: Choice) {
        let who = match &choice {
            Choice::Entity(id) => {
                // The mention under the cursor may be another one's.
                let entity = self.material.entity(*id);
                entity.map(|e| Who { name: e.name.clone(), at: e.mentions.first().map(|m| m.span) })
            }
            Choice::Typed(name) => Some(Who { name: name.clone(), at: None }),
            _ => None,
        };
        let correction = match (what, choice, who) {
            (Picked::Speaker(quote), Choice::Nobody, _) => Correction::Speaker { quote, who: None },
            (Picked::Speaker(quote), _, who @ Some(_)) => Correction::Speaker { quote, who },
            (Picked::NewQuote(at, kind), _, who) => Correction::Quote { at, kind, who },
            (Picked::Merge(_, who), _, Some(into)) => Correction::Merge { who, into },
            (Picked::Kind(Finding::Quote(quote)), Choice::Quote(kind), _) => Correction::QuoteKind { quote, kind },
            (Picked::Kind(Finding::Fact(fact)), Choice::Fact(kind), _) => Correction::FactKind { fact, kind },
            (Picked::Kind(Finding::Entity(who)), Choice::Kind(kind), _) => Correction::EntityKind { who, kind },
            _ => return self.say(W::MsgNothingToCorrect),
        };
        self.range = None;
        self.put_right(correction, W::MsgCorrected);
    }

    pub(super) fn rename(&mut self, who: Who, name: String) {
        if name.is_empty() {
            return self.say(W::MsgNothingToCorrect);
        }
        self.put_right(Correction::Rename { who, name }, W::MsgCorrected);
    }

    /// Makes a correction, and says what came of it.
    fn put_right(&mut self, correction: Correction, word: W) {
        let corrected = |state: &Self| {
            let judged = state.material.review.quotes.iter();
            judged.filter(|s| **s == Standing::Corrected).count()
        };
        let before = corrected(self);
        let speaker = matches!(correction, Correction::Speaker { .. });
        self.change_work(|work| work.corrections.push(correction));
        let last = self.notes.history.now().corrections.len().saturating_sub(1);
        if self.material.review.idle.contains(&last) {
            self.notes.history.revert();
            self.correct_again();
            return self.say(W::MsgNothingToCorrect);
        }
        let more = corrected(self).saturating_sub(before + 1);
        if speaker && more > 0 {
            self.message = W::MsgTaught.fill(self.lang, &[&more.to_string()]);
        } else {
            self.say(word);
        }
    }
}

/// What can be chosen, as far as what was typed allows.
#[must_use]
pub fn choices(state: &State, pick: &Pick) -> Vec<Choice> {
    let m = &state.material;
    match &pick.what {
        Picked::Kind(finding) => {
            let all: Vec<Choice> = match finding {
                Finding::Quote(_) => {
                    [QuoteKind::Direct, QuoteKind::Indirect, QuoteKind::Mixed].map(Choice::Quote).to_vec()
                }
                Finding::Fact(_) => {
                    [FactKind::Comparison, FactKind::Background, FactKind::Elaboration].map(Choice::Fact).to_vec()
                }
                Finding::Entity(_) => [
                    EntityKind::Person,
                    EntityKind::Organisation,
                    EntityKind::Place,
                    EntityKind::Event,
                    EntityKind::Work,
                    EntityKind::Other,
                ]
                .map(Choice::Kind)
                .to_vec(),
            };
            let typed = crate::search::folded(pick.input.text.trim());
            all.into_iter().filter(|c| crate::search::folded(&choice_name(state, c)).contains(&typed)).collect()
        }
        Picked::Speaker(_) | Picked::NewQuote(..) | Picked::Merge(..) => {
            let typed = pick.input.text.trim();
            let folded = crate::search::folded(typed);
            let but = match pick.what {
                Picked::Merge(id, _) => Some(id),
                _ => None,
            };
            let mut found: Vec<(u8, usize, EntityId)> = Vec::new();
            for (n, entity) in m.analysis.entities.iter().enumerate() {
                let id = EntityId::from_index(n);
                let mut names = std::iter::once(&entity.name).chain(&entity.aliases);
                if Some(id) == but || !names.any(|name| crate::search::folded(name).contains(&folded)) {
                    continue;
                }
                // Who speaks already comes first, then people, then whatever can speak at all.
                let rank = match entity.kind {
                    _ if m.speaker_number(id).is_some() => 0,
                    EntityKind::Person => 1,
                    EntityKind::Organisation => 2,
                    EntityKind::Date | EntityKind::Duration | EntityKind::Quantity => continue,
                    _ => 3,
                };
                found.push((rank, n, id));
            }
            found.sort_unstable();
            found.truncate(OFFERED);
            let exact = m.analysis.entities.iter().any(|e| e.name == typed);
            let mut all: Vec<Choice> = found.into_iter().map(|(_, _, id)| Choice::Entity(id)).collect();
            if but.is_none() {
                if !typed.is_empty() && !exact {
                    all.push(Choice::Typed(typed.to_owned()));
                }
                if typed.is_empty() {
                    all.push(Choice::Nobody);
                }
            }
            all
        }
    }
}

/// What a choice is called.
#[must_use]
pub fn choice_name(state: &State, choice: &Choice) -> String {
    use crate::tui::view::{entity_word, fact_word, quote_word};
    match choice {
        Choice::Nobody => state.word(W::Nobody).to_owned(),
        Choice::Entity(id) => state.material.entity(*id).map(|e| e.name.clone()).unwrap_or_default(),
        Choice::Typed(name) => W::Typed.fill(state.lang, &[name]),
        Choice::Quote(kind) => state.word(quote_word(*kind)).to_owned(),
        Choice::Fact(kind) => state.word(fact_word(*kind)).to_owned(),
        Choice::Kind(kind) => state.word(entity_word(*kind)).to_owned(),
    }
}
