//! Backgrounds from kin words: *X, husband of Y*; *the president's son-in-law, X*; *his grandfather
//! fled …*.

use super::frames::{Draft, NAME, Reader, SUBJECT};
use super::lexicon::Trigger;
use crate::analysis::facts::clauses::is_wall;
use crate::analysis::facts::context::Place;
use crate::analysis::{BackgroundRelation, EntityId, EntityKind, Form};
use crate::text::Shape;
use std::ops::Range;

impl Reader<'_> {
    /// Kin words beside a name: *X, husband of Y*; *the president's son-in-law, X*.
    pub(super) fn kin(
        &self,
        sentence: &Range<usize>,
        core: &Range<usize>,
        owned: bool,
        last: Option<&Draft>,
    ) -> Option<Draft> {
        let document = self.context.document;
        let relation = BackgroundRelation::Kinship;
        let first = document.tokens.get(core.start)?;
        let inside_name = self.context.places_in(document.span(core.clone())).iter().any(|p| p.form == Form::Name)
            || self.place_ending(first.span, core.start).is_some_and(|p| p.form == Form::Name);
        if inside_name || first.shape.has(Shape::CAPITAL) && core.start != sentence.start && !owned {
            return None;
        }
        let before = core.start.checked_sub(1).filter(|b| *b >= sentence.start);
        // A second kin word of one apposition: *X, son-in-law of Y and husband of Z*.
        if let (Some(last), Some(before)) = (last, before)
            && last.relation == relation
            && document.tokens.get(before).is_some_and(|t| self.clauses.and.contains(t.word))
            && (before == last.tokens.end || before == last.tokens.end + 1)
            && !owned
        {
            let end = self.kin_end(core);
            return Some(self.draft(core.clone().start..end, last.subject, relation, core, "facts.because.kin", 0.85));
        }
        let mut opens = core.start;
        while opens > sentence.start
            && opens + 6 > core.start
            && document.mark(opens - 1) != Some(',')
            && !self.is_name_end(opens - 1)
            && document.mark(opens - 1).is_none()
            && self.clauses.break_at(document, opens - 1, core.start) == 0
        {
            opens -= 1;
        }
        let genitive = opens < core.start && self.is_of_phrase(opens, core.start);
        let determined = core.start > opens
            && document.tokens.get(core.start - 1).is_some_and(|t| self.lexicon.determiner.contains(t.word));
        let head = if genitive { opens } else { core.start - usize::from(determined) };
        if let Some(place) = self.apposed(sentence, head)
            && self.context.kind(place.entity) == EntityKind::Person
            && !owned
        {
            let start = document.tokens_in(place.span).start;
            let end = self.kin_end(core);
            let pointed = self.clauses.this_at(document, core.end, sentence.end) > 0;
            return (!pointed && (end > core.end || genitive))
                .then(|| self.draft(start..end, place.entity, relation, core, "facts.because.kin", 0.85));
        }
        // *X, who leads Y, as brother of Z*.
        if let Some(before) = before
            && matches!(self.lexicon.at(document, before, core.start), Some((1, Trigger::As { .. })))
            && let Some(subject) = self.acts(sentence, before)
        {
            let end = self.kin_end(core);
            return (end > core.end)
                .then(|| self.draft(before..end, subject, relation, core, "facts.because.kin", 0.75));
        }
        if let Some((name, end)) = self.name_behind(sentence, core.end) {
            let next = document.tokens.get(core.end)?;
            let somebody = next.shape.has(Shape::CAPITAL) || self.lexicon.of.contains(next.word) || genitive;
            if owned || genitive || somebody && core.end < document.tokens_in(name.span).start.saturating_sub(1) {
                return Some(self.draft(head..end, name.entity, relation, core, "facts.because.kin", 0.8));
            }
        }
        let subject = self.subject(sentence, core.start).filter(|s| s.copula)?;
        let person = self.context.kind(subject.entity) == EntityKind::Person;
        let end = self.kin_end(core);
        person.then(|| self.draft(subject.start..end, subject.entity, relation, core, "facts.because.kin", 0.75))
    }

    /// Whether the words up to a kin word are somebody's: *the president's* son.
    fn is_of_phrase(&self, from: usize, to: usize) -> bool {
        let document = self.context.document;
        document.tokens.get(to.saturating_sub(1)).is_some_and(|t| {
            let word = t.span.of(document.text());
            self.lexicon.possessive.contains(t.word) || word.ends_with("'s") || word.ends_with("’s")
        }) && from < to
    }

    /// Whether a token is, or ends with, what says that the next one is somebody's.
    fn is_possessive(&self, token: usize) -> bool {
        let word = self.context.document.word(token);
        word.ends_with("'s") || word.ends_with("’s")
    }

    fn is_name_end(&self, token: usize) -> bool {
        let document = self.context.document;
        document.tokens.get(token).is_some_and(|t| {
            self.place_ending(t.span, token).is_some_and(|p| self.context.is_actor(p.entity) && p.form == Form::Name)
        }) && !self.is_possessive(token)
            && !self.is_possessive(token + 1)
    }

    /// The end of what a kin word opens: the next comma, or the name behind that comma where it
    /// explains the kin's own words (*husband of the president's daughter, X*).
    fn kin_end(&self, core: &Range<usize>) -> usize {
        let document = self.context.document;
        let region = self.context.region(core.start);
        let mut at = core.end;
        let roof = region.end.min(core.end + 16);
        let mut inner_kin = false;
        while at < roof {
            if let Some((length, Trigger::Kin { .. })) = self.lexicon.at(document, at, roof) {
                inner_kin = true;
                at += length;
                continue;
            }
            if document.mark(at) == Some(',') {
                let name = document.tokens.get(at + 1).and_then(|t| self.place_starting(t.span));
                if let Some(name) = name.filter(|n| inner_kin && self.context.kind(n.entity) == EntityKind::Person) {
                    return document.tokens_in(name.span).end.max(at);
                }
                break;
            }
            let and = document.tokens.get(at).is_some_and(|t| self.clauses.and.contains(t.word));
            if and || document.mark(at).is_some_and(is_wall) || self.clauses.break_at(document, at, roof) > 0 {
                break;
            }
            at += 1;
        }
        at
    }

    /// A person's name behind a kin word and whose kin it is: *menantu Presiden AS, X*.
    fn name_behind(&self, sentence: &Range<usize>, from: usize) -> Option<(Place, usize)> {
        let document = self.context.document;
        let roof = sentence.end.min(from + NAME);
        let comma = (from..roof).find(|t| document.mark(*t).is_some())?;
        if document.mark(comma) != Some(',') {
            return None;
        }
        let verb = |t: usize| {
            matches!(self.lexicon.at(document, t, roof), Some((_, Trigger::Verb(..))))
                || self.clauses.break_at(document, t, roof) > 0
        };
        if (from..comma).any(verb) {
            return None;
        }
        let name = self.place_starting(document.tokens.get(comma + 1)?.span)?;
        let end = document.tokens_in(name.span).end;
        let person = self.context.kind(name.entity) == EntityKind::Person && name.form == Form::Name;
        // A list of names is no apposition.
        let list = document.tokens.get(end).is_some_and(|t| self.clauses.and.contains(t.word));
        (person && !list && end > comma).then_some((name, end))
    }

    /// A kin phrase as subject of a verb, with whose kin it is: *kakek buyutnya*, *his father's
    /// family*, *keluarga pihak ayah X*.
    pub(super) fn kin_subject(&self, sentence: &Range<usize>, verb: usize) -> Option<(EntityId, usize)> {
        let document = self.context.document;
        let floor = sentence.start.max(verb.saturating_sub(SUBJECT));
        let (mut at, mut owner) = (verb, None);
        // Back over what may stand between subject and verb.
        while at > floor {
            let before = at - 1;
            let token = document.tokens.get(before)?;
            let aux = self.clauses.auxiliary.longest(document.words_from(before, at)).is_some();
            if !aux || self.clauses.relative.contains(token.word) {
                break;
            }
            at = before;
        }
        // Then over the owner's name, if it stands behind the kin word.
        if at > floor
            && let Some(place) = self.place_ending(document.tokens.get(at - 1)?.span, at - 1)
            && place.form == Form::Name
            && self.context.kind(place.entity) == EntityKind::Person
        {
            owner = Some(place.entity);
            at = document.tokens_in(place.span).start.max(floor);
        }
        // Then the kin phrase itself, longest first.
        let start = (floor.max(at.saturating_sub(6))..at).find(|t| {
            matches!(self.lexicon.at(document, *t, at), Some((length, Trigger::Kin { .. })) if t + length <= at)
                && (*t..at).all(|x| document.mark(x).is_none())
        })?;
        let possessed = start.checked_sub(1).filter(|b| *b >= sentence.start);
        let possessed = possessed.filter(|b| {
            document.tokens.get(*b).is_some_and(|t| self.lexicon.possessive.contains(t.word))
                || document.word(*b).ends_with("'s")
                || document.word(*b).ends_with("’s")
        });
        let grown = (start..at).any(|t| self.lexicon.is_owned(document, t));
        if owner.is_none() && !grown && possessed.is_none() {
            return None;
        }
        let from = possessed.unwrap_or(start);
        let owner = owner.or_else(|| self.owner(from..at, start))?;
        Some((owner, from))
    }

    /// Whose something is: the person a possessive in `range` refers to, or whom its block is
    /// about.
    fn owner(&self, range: Range<usize>, token: usize) -> Option<EntityId> {
        let document = self.context.document;
        let span = document.span(range);
        let person = |p: &&Place| self.context.kind(p.entity) == EntityKind::Person;
        if let Some(place) = self.context.places_in(span).iter().find(person) {
            return Some(place.entity);
        }
        let block = document.sentences.get(document.sentence_of(token))?.block;
        self.topics.get(block).copied().flatten()
    }
}
