//! Searching as one types, and walking the hits.

use super::State;
use crate::analysis::{EntityId, FactId};
use crate::search::{Pattern, Query};
use crate::text::Span;
use crate::tui::keys::Cmd;
use crate::tui::state::{Hit, Input, Item, Overlay, Place, Scope, Search};
use crate::tui::words::W;

/// Searches that are remembered.
const REMEMBERED: usize = 100;

/// Hits in the text that are shown; a search for one letter in a long text has no use for more.
const MOST: usize = 10_000;

impl State {
    pub(super) fn open_prompt(&mut self) {
        let origin = self.place();
        self.search = Some(Search { query: String::new(), scope: self.scope, hits: Vec::new(), current: None, origin });
        self.overlay = Some(Overlay::Prompt { input: Input::default(), past: 0 });
    }

    pub(super) fn run_in_prompt(&mut self, cmd: Cmd) {
        match cmd {
            Cmd::Cancel => {
                self.overlay = None;
                self.cancel();
            }
            Cmd::Accept => {
                self.overlay = None;
                self.keep_hits();
            }
            Cmd::Scope => {
                self.scope = match self.scope {
                    Scope::Quotes => Scope::Text,
                    Scope::Text => Scope::Entities,
                    Scope::Entities => Scope::Facts,
                    Scope::Facts => Scope::Quotes,
                };
                self.search_as_typed();
            }
            Cmd::Regex => {
                self.regex = !self.regex;
                self.search_as_typed();
            }
            Cmd::Roots => {
                self.by_root = !self.by_root;
                self.search_as_typed();
            }
            Cmd::NextHit | Cmd::PrevHit => {
                self.message.clear();
                self.step(if cmd == Cmd::NextHit { 1 } else { -1 });
            }
            Cmd::Older | Cmd::Newer => self.recall(cmd == Cmd::Older),
            Cmd::ClearLine | Cmd::DeleteWord => self.edit_line(cmd),
            _ => {}
        }
    }

    /// `Enter` in the prompt.
    fn keep_hits(&mut self) {
        let Some(search) = &self.search else { return };
        let (query, origin, none) = (search.query.clone(), search.origin, search.hits.is_empty());
        if query.trim().is_empty() {
            self.search = None;
            self.restore(origin);
            return;
        }
        self.history.retain(|q| *q != query);
        self.history.push(query.clone());
        if self.history.len() > REMEMBERED {
            self.history.remove(0);
        }
        if none {
            self.search = None;
            self.restore(origin);
            self.message = W::MsgNoHits.fill(self.lang, &[&query]);
        } else {
            self.back.push(origin);
            self.forward.clear();
            self.tell_hits();
        }
    }

    fn recall(&mut self, older: bool) {
        let Some(Overlay::Prompt { input, past }) = &mut self.overlay else { return };
        *past = if older { (*past + 1).min(self.history.len()) } else { past.saturating_sub(1) };
        let text = past.checked_sub(1).and_then(|n| self.history.iter().rev().nth(n));
        *input = Input::of(text.map_or("", String::as_str));
        self.search_as_typed();
    }

    /// Looks for what stands in the prompt and goes to the first hit behind where one began.
    pub(super) fn search_as_typed(&mut self) {
        let Some(Overlay::Prompt { input, .. }) = &self.overlay else { return };
        let query = input.text.clone();
        let Some(origin) = self.search.as_ref().map(|s| s.origin) else { return };
        let pattern = if self.regex { Some(Pattern::new(&query)) } else { None };
        let sought = match &pattern {
            Some(Ok(pattern)) => Some(Query::Pattern(pattern)),
            Some(Err(_)) => None,
            None if self.by_root => Some(Query::Related(&query, self.material.roots())),
            None => Some(Query::Words(&query)),
        };
        let hits = match sought {
            Some(sought) if !query.trim().is_empty() => self.find(&sought, self.scope),
            _ => Vec::new(),
        };
        let behind = hits.iter().position(|h| h.place.end > origin.cursor);
        let current = behind.or(if hits.is_empty() { None } else { Some(0) });
        self.search = Some(Search { query, scope: self.scope, hits, current, origin });
        if current.is_some() {
            self.show_hit();
        } else {
            self.restore(origin);
        }
        // How many hits there are the counter says.
        self.message = match pattern {
            Some(Err(wrong)) => W::MsgBadPattern.fill(self.lang, &[&wrong]),
            _ => String::new(),
        };
    }

    fn tell_hits(&mut self) {
        let Some(search) = &self.search else { return };
        let count = search.hits.len().to_string();
        self.message = match search.hits.len() {
            _ if search.query.trim().is_empty() => String::new(),
            0 => W::MsgNoHits.fill(self.lang, &[&search.query]),
            1 => W::MsgOneHit.fill(self.lang, &[&search.query]),
            _ => W::MsgHits.fill(self.lang, &[&count, &search.query]),
        };
    }

    /// `n` and `N`.
    pub(super) fn walk_hits(&mut self, by: i64) {
        if self.search.as_ref().is_none_or(|s| s.hits.is_empty()) {
            return self.say(W::MsgNoSearch);
        }
        self.leave_place();
        self.tell_hits();
        self.step(by);
    }

    fn step(&mut self, by: i64) {
        let Some(search) = &mut self.search else { return };
        let count = i64::try_from(search.hits.len()).unwrap_or(i64::MAX);
        if count == 0 {
            return;
        }
        let now = search.current.and_then(|n| i64::try_from(n).ok()).unwrap_or(0);
        let next = now.saturating_add(by);
        search.current = usize::try_from(next.rem_euclid(count)).ok();
        self.show_hit();
        if next >= count {
            self.say(W::MsgWrappedDown);
        } else if next < 0 {
            self.say(W::MsgWrappedUp);
        }
    }

    fn show_hit(&mut self) {
        let Some(search) = &self.search else { return };
        let Some(hit) = search.current.and_then(|n| search.hits.get(n)).cloned() else { return };
        if hit.item == Item::Nothing {
            self.set_cursor(hit.place.start);
            self.reveal(hit.place);
        } else {
            self.go_to(hit.item, None);
        }
        if let Some(words) = hit.words.first() {
            self.cursor = words.start;
            self.reveal(*words);
        }
    }

    /// `Esc`: back to where the search began.
    pub(super) fn cancel(&mut self) {
        if let Some(search) = self.search.take() {
            self.restore(search.origin);
            self.say(W::MsgSearchLeft);
        }
    }

    /// The place where the search began, for the way back.
    #[must_use]
    pub fn search_origin(&self) -> Option<Place> {
        self.search.as_ref().map(|s| s.origin)
    }

    fn find(&self, query: &Query<'_>, scope: Scope) -> Vec<Hit> {
        let m = &self.material;
        match scope {
            Scope::Quotes => {
                let found = m.search_quotes(query);
                let hit = |h: crate::search::Hit| {
                    let place = m.quote(h.quote).map(|q| q.extent()).unwrap_or_default();
                    Hit { item: Item::Quote(h.quote), place, words: h.spans }
                };
                found.into_iter().map(hit).collect()
            }
            Scope::Text => {
                let hit = |span: Span| Hit { item: Item::Nothing, place: span, words: vec![span] };
                query.find(&m.article.text).into_iter().take(MOST).map(hit).collect()
            }
            Scope::Entities => {
                let mut hits = Vec::new();
                for (n, entity) in m.analysis.entities.iter().enumerate() {
                    let named = std::iter::once(&entity.name).chain(&entity.aliases);
                    if named.into_iter().any(|name| !query.find(name).is_empty())
                        && let Some(first) = entity.mentions.first()
                    {
                        let words = entity.mentions.iter().map(|m| m.span).collect();
                        hits.push(Hit { item: Item::Entity(EntityId::from_index(n)), place: first.span, words });
                    }
                }
                hits
            }
            Scope::Facts => {
                let mut hits = Vec::new();
                for (n, fact) in m.analysis.facts.iter().enumerate() {
                    let mut words = Vec::new();
                    for span in &fact.spans {
                        let found = query.find(m.article.words(*span)).into_iter();
                        words.extend(found.map(|s| Span { start: span.start + s.start, end: span.start + s.end }));
                    }
                    if !words.is_empty() || !query.find(&fact.label).is_empty() {
                        hits.push(Hit { item: Item::Fact(FactId::from_index(n)), place: fact.extent(), words });
                    }
                }
                hits
            }
        }
    }
}
