//! The shapes a background takes inside one sentence: main clause, relative clause, apposition.

use super::dates::{Day, has_date};
use super::lexicon::{Lexicon, Strength, Trigger};
use crate::analysis::facts::clauses::{Clauses, is_wall, opening};
use crate::analysis::facts::context::{Context, Place};
use crate::analysis::{BackgroundRelation, EntityId, EntityKind, Form};
use crate::text::{Shape, Span, TokenKind};
use std::ops::Range;

/// How far in front of its verb a subject is looked for, in tokens.
const SUBJECT: usize = 9;
/// How far behind a kin word the name it is set beside is looked for.
const NAME: usize = 7;

/// A background as its words give it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Whom it is about.
    pub subject: EntityId,
    /// What it says.
    pub relation: BackgroundRelation,
    /// The words that triggered it.
    pub trigger: Range<usize>,
    /// The message that says why.
    pub because: &'static str,
    /// How sure the shape is.
    pub confidence: f32,
}

/// What the shapes are looked for in.
pub struct Reader<'a> {
    /// The article.
    pub context: &'a Context<'a>,
    /// The words that say who somebody is.
    pub lexicon: &'a Lexicon,
    /// How clauses hang together.
    pub clauses: &'a Clauses,
    /// The person each block is about.
    pub topics: &'a [Option<EntityId>],
    /// The day of the news, where it is known.
    pub news_day: Option<Day>,
}

/// A subject in front of its verb.
pub(super) struct Subject {
    pub(super) entity: EntityId,
    /// The token it begins at.
    start: usize,
    /// Whether a relative clause ties the verb to it.
    relative: bool,
    /// Whether a copula stands between.
    copula: bool,
    /// Whether it is named, and not only referred to.
    named: bool,
}

impl Reader<'_> {
    /// The backgrounds of a sentence that stand for themselves, in reading order.
    pub fn read(&self, sentence: &Range<usize>) -> Vec<Draft> {
        let document = self.context.document;
        let mut drafts: Vec<Draft> = Vec::new();
        let mut at = sentence.start;
        drafts.extend(self.recap(sentence));
        while at < sentence.end {
            let length = self.lexicon.length_at(document, at, sentence.end);
            if let Some((_, trigger)) = self.lexicon.at(document, at, sentence.end) {
                let core = at..at + length;
                let draft = match trigger {
                    Trigger::Verb(relation, strength) => self.verb(sentence, &core, relation, strength),
                    Trigger::Noun(relation, strength) => self.noun(sentence, &core, relation, strength),
                    Trigger::Article => self.article(sentence, &core),
                    Trigger::Copula => self.copula(sentence, &core),
                    Trigger::Also => self.also(&core),
                    Trigger::As { kin: false } => self.acting(sentence, &core),
                    Trigger::Adds { person, sure } => self.adds(sentence, &core, person, sure),
                    Trigger::Kin { owned, group: false } => self.kin(sentence, &core, owned, drafts.last()),
                    Trigger::Kin { .. } | Trigger::As { .. } | Trigger::Never => None,
                };
                // What lies inside the one before is part of it.
                drafts.extend(draft.filter(|d| drafts.last().is_none_or(|l| l.tokens.end <= d.trigger.start)));
            }
            at += length;
        }
        drafts
    }

    pub(super) fn draft(
        &self,
        tokens: Range<usize>,
        subject: EntityId,
        relation: BackgroundRelation,
        trigger: &Range<usize>,
        because: &'static str,
        confidence: f32,
    ) -> Draft {
        Draft { tokens, subject, relation, trigger: trigger.clone(), because, confidence }
    }

    /// Where the clause around a trigger ends, with the verbs that follow in a list: *was held,
    /// escaped and joined*.
    pub fn clause_end(&self, core: &Range<usize>) -> usize {
        let document = self.context.document;
        let region = self.context.region(core.start);
        let mut end = self.clauses.around(document, &region, core).end.max(core.end);
        end = self.with_date(end, region.end);
        for _ in 0..4 {
            if document.mark(end) != Some(',') {
                break;
            }
            let and = document.tokens.get(end + 1).is_some_and(|t| self.clauses.and.contains(t.word));
            let next = end + 1 + usize::from(and);
            let Some((length, Trigger::Verb(..))) = self.lexicon.at(document, next, region.end) else { break };
            end = self.clauses.around(document, &region, &(next..next + length)).end.max(next + length);
        }
        end
    }

    /// A clause that a word in front of a date seems to end goes on with the date: *since 2010*.
    fn with_date(&self, end: usize, roof: usize) -> usize {
        let document = self.context.document;
        let date = |t: usize| {
            self.context.measure_at(t).filter(|m| {
                let digits = m.span.of(document.text());
                m.kind == EntityKind::Date || digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())
            })
        };
        let opened = end < roof && document.mark(end).is_none();
        match (end + 1..roof.min(end + 3)).find_map(date).filter(|_| opened) {
            Some(date) => document.tokens_in(date.span).end.max(end).min(roof),
            None => end,
        }
    }

    /// *X served as …*, *X, who served as …*, *X's grandfather fled …*.
    fn verb(
        &self,
        sentence: &Range<usize>,
        core: &Range<usize>,
        relation: BackgroundRelation,
        strength: Strength,
    ) -> Option<Draft> {
        let end = self.clause_end(core);
        if let Some((owner, start)) = self.kin_subject(sentence, core.start) {
            return Some(self.draft(start..end, owner, relation, core, "facts.because.kin_of", 0.85));
        }
        let Some(subject) = self.subject(sentence, core.start) else {
            let strong = strength == Strength::Strong;
            return self.explained(sentence, core, end, relation).filter(|_| strong);
        };
        let kind = self.context.kind(subject.entity);
        let defined = subject.relative && subject.named;
        let body =
            relation == BackgroundRelation::Role && kind == EntityKind::Organisation && strength != Strength::Strong;
        let fits = fits(relation, kind) || defined && body;
        let enough = match strength {
            Strength::Strong => true,
            Strength::Dated => {
                let tells = matches!(relation, BackgroundRelation::Role | BackgroundRelation::Membership);
                let dated = has_date(self.context, self.news_day, subject.start..end);
                dated && (subject.named || subject.relative || !self.is_lede(sentence)) || tells && defined
            }
            // What somebody once said is a statement.
            Strength::Past => subject.named && !self.is_quoted(core.end..end),
            Strength::Relative => defined && !self.is_quoted(core.clone()),
            Strength::Office => !self.is_quoted(core.clone()) && self.is_office(core.end, end),
            Strength::Weak | Strength::Aside => false,
        };
        if !fits || !enough {
            return None;
        }
        let (because, confidence) = match (subject.relative, strength) {
            (true, Strength::Strong) => ("facts.because.relative", 0.85),
            (true, _) => ("facts.because.relative", 0.65),
            (false, Strength::Strong) => ("facts.because.verb", 0.75),
            (false, _) => ("facts.because.verb", 0.6),
        };
        let confidence = if subject.named { confidence } else { confidence - 0.05 };
        Some(self.draft(subject.start..end, subject.entity, relation, core, because, confidence))
    }

    /// Whether an office begins at a token, or behind an article.
    fn is_office(&self, at: usize, end: usize) -> bool {
        let document = self.context.document;
        let article = matches!(self.lexicon.at(document, at, end), Some((_, Trigger::Article)));
        let at = at + usize::from(article);
        self.lexicon.described_at(document, at, end).is_some_and(|(_, head)| !head.body)
    }

    /// *X adalah …*, *X, yang merupakan …*, *tokoh yang merupakan …, X*: somebody named is said to
    /// be something.
    fn copula(&self, sentence: &Range<usize>, core: &Range<usize>) -> Option<Draft> {
        let document = self.context.document;
        let end = self.clause_end(core);
        let next = document.tokens.get(core.end)?;
        let noun = next.kind == TokenKind::Word
            && !self.clauses.preposition.contains(next.word)
            && self.clauses.break_at(document, core.end, end) == 0
            && self.context.measure_at(core.end).is_none();
        if end < core.end + 2 || !noun {
            return None;
        }
        let near = core.end..end.min(core.end + 3);
        let inside = self.lexicon.relation_in(document, near.clone()).map(|(r, _)| r);
        let Some(subject) = self.subject(sentence, core.start) else {
            return self.copula_in_front(sentence, core, inside);
        };
        if !subject.named || self.follows_noun(sentence, subject.start) {
            return None;
        }
        let article = near.clone().any(|t| matches!(self.lexicon.at(document, t, end), Some((_, Trigger::Article))));
        let relation = match self.context.kind(subject.entity) {
            EntityKind::Person => inside.unwrap_or(BackgroundRelation::Role),
            _ if inside.is_some() || article || subject.relative => inside.unwrap_or(BackgroundRelation::Other),
            _ => return None,
        };
        let confidence = if subject.relative { 0.6 } else { 0.5 };
        Some(self.draft(subject.start..end, subject.entity, relation, core, "facts.because.copula", confidence))
    }

    /// *tokoh yang juga merupakan pilihan Y, X*: the name stands behind what it is said to be.
    fn copula_in_front(
        &self,
        sentence: &Range<usize>,
        core: &Range<usize>,
        inside: Option<BackgroundRelation>,
    ) -> Option<Draft> {
        let document = self.context.document;
        let floor = sentence.start.max(core.start.saturating_sub(3));
        let relative = (floor..core.start)
            .rev()
            .find(|t| document.tokens.get(*t).is_some_and(|t| self.clauses.relative.contains(t.word)))?;
        let comma = (core.end..sentence.end.min(core.end + NAME)).find(|t| document.mark(*t).is_some())?;
        let name = self.place_starting(document.tokens.get(comma + 1)?.span)?;
        if document.mark(comma) != Some(',')
            || name.form != Form::Name
            || self.context.kind(name.entity) != EntityKind::Person
        {
            return None;
        }
        let start = self.clauses.around(document, sentence, &(relative..core.end)).start;
        let start = (start..relative).rev().find(|t| document.mark(*t).is_some()).map_or(start, |t| t + 1);
        let end = document.tokens_in(name.span).end;
        let relation = inside.unwrap_or(BackgroundRelation::Role);
        Some(self.draft(start..end, name.entity, relation, core, "facts.because.copula", 0.65))
    }

    pub(super) fn is_quoted(&self, tokens: Range<usize>) -> bool {
        let Some(tokens) = self.context.document.tokens.get(tokens) else { return false };
        tokens.iter().any(|t| self.context.content_at(t.span.start).is_some())
    }

    /// *Previously, X …*: a sentence that tells what went before the news, about somebody named.
    fn recap(&self, sentence: &Range<usize>) -> Option<Draft> {
        let document = self.context.document;
        let length = self.lexicon.recap_at(document, sentence.start, sentence.end);
        let from = sentence.start + length;
        if length == 0 || document.mark(from) != Some(',') {
            return None;
        }
        let end = sentence.end.min(from + 60);
        let end = (from..end).rev().find(|t| document.mark(*t).is_none()).map_or(end, |t| t + 1);
        let span = document.span(from + 1..end);
        let quoted =
            document.tokens.get(from + 1..end)?.iter().any(|t| self.context.content_at(t.span.start).is_some());
        let place = self
            .context
            .places_in(span)
            .iter()
            .find(|p| p.form == Form::Name && self.context.kind(p.entity) == EntityKind::Person)?;
        let core = sentence.start..from;
        (!quoted).then(|| {
            let relation = BackgroundRelation::LifeEvent;
            self.draft(from + 1..end, place.entity, relation, &core, "facts.because.recap", 0.5)
        })
    }

    /// A short block that begins with a name and goes on with who that is: the author's note.
    pub fn note(&self, block: usize) -> Option<Draft> {
        let document = self.context.document;
        let tokens = document.block_tokens.get(block)?.clone();
        if tokens.len() > 40 {
            return None;
        }
        let place = self.place_starting(document.tokens.get(tokens.start)?.span)?;
        let behind = document.tokens_in(place.span).end;
        if self.context.kind(place.entity) != EntityKind::Person
            || !matches!(document.mark(behind)?, '.' | ',' | ':' | '–' | '—' | '-')
        {
            return None;
        }
        let mut at = behind + 1;
        while at < tokens.end {
            if let Some((length, Trigger::Noun(relation, Strength::Strong))) = self.lexicon.at(document, at, tokens.end)
            {
                let end = tokens.clone().rev().find(|t| document.mark(*t).is_none()).map_or(tokens.end, |t| t + 1);
                let core = at..at + length;
                return Some(self.draft(tokens.start..end, place.entity, relation, &core, "facts.because.note", 0.65));
            }
            at += self.lexicon.length_at(document, at, tokens.end);
        }
        None
    }

    /// *X, founder of …,*; *X is a graduate of …*.
    fn noun(
        &self,
        sentence: &Range<usize>,
        core: &Range<usize>,
        relation: BackgroundRelation,
        strength: Strength,
    ) -> Option<Draft> {
        let end = self.clause_end(core);
        if let Some(place) = self.apposed(sentence, core.start) {
            let enough = match strength {
                Strength::Strong => true,
                Strength::Aside => self.is_aside(sentence, core, end, place.span),
                _ => false,
            };
            let start = self.context.document.tokens_in(place.span).start;
            return (enough && fits(relation, self.context.kind(place.entity)))
                .then(|| self.draft(start..end, place.entity, relation, core, "facts.because.apposition", 0.7));
        }
        let subject = self.subject(sentence, core.start).filter(|s| s.copula)?;
        let person = self.context.kind(subject.entity) == EntityKind::Person;
        (person && (!matches!(strength, Strength::Weak | Strength::Aside) || subject.named))
            .then(|| self.draft(subject.start..end, subject.entity, relation, core, "facts.because.copula", 0.65))
    }

    /// *X, a singer who …,*; *X is one of …*.
    fn article(&self, sentence: &Range<usize>, core: &Range<usize>) -> Option<Draft> {
        let document = self.context.document;
        let end = self.clause_end(core);
        let inside = self.lexicon.relation_in(document, core.end..end.min(core.end + NAME));
        let relation = inside.map_or(BackgroundRelation::Role, |(r, _)| r);
        if let Some(place) = self.apposed(sentence, core.start) {
            let person = self.context.kind(place.entity) == EntityKind::Person;
            let start = document.tokens_in(place.span).start;
            return person
                .then(|| self.draft(start..end, place.entity, relation, core, "facts.because.apposition", 0.82));
        }
        let subject = self.subject(sentence, core.start).filter(|s| s.copula)?;
        let person = self.context.kind(subject.entity) == EntityKind::Person;
        person.then(|| self.draft(subject.start..end, subject.entity, relation, core, "facts.because.copula", 0.65))
    }

    /// Kin words beside a name: *X, husband of Y*; *the president's son-in-law, X*.
    fn kin(&self, sentence: &Range<usize>, core: &Range<usize>, owned: bool, last: Option<&Draft>) -> Option<Draft> {
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

    /// The actor named right in front of a comma or bracket in front of `token`.
    pub(super) fn apposed(&self, sentence: &Range<usize>, token: usize) -> Option<Place> {
        let document = self.context.document;
        let mark = token.checked_sub(1).filter(|m| *m > sentence.start)?;
        if !matches!(document.mark(mark)?, ',' | '(' | '–' | '—') {
            return None;
        }
        // *X (25), …*: the age is skipped.
        let floor = sentence.start.max(mark.saturating_sub(SUBJECT));
        let mut last = opening(document, mark - 1, floor).map_or(mark, |open| open).checked_sub(1)?;
        // *X, 25, …*.
        let aged = document.tokens.get(last).is_some_and(|t| t.kind == TokenKind::Number && t.span.len() <= 3);
        if aged && last > floor + 1 && document.mark(last - 1) == Some(',') {
            last -= 2;
        }
        let place = self.place_ending(document.tokens.get(last)?.span, last)?;
        // *According to X, one of the …*: what follows the comma is said by X.
        let at = document.tokens.get(token)?.span.start;
        let said = self.context.content_at(at).is_some_and(|(span, _)| span.start == at);
        (!said && self.context.is_actor(place.entity) && place.form == Form::Name).then_some(place)
    }

    pub(super) fn place_starting(&self, token: Span) -> Option<Place> {
        self.context.places_in(token).iter().filter(|p| p.span.start == token.start).max_by_key(|p| p.span.end).copied()
    }

    /// The longest mention that ends with a token.
    pub(super) fn place_ending(&self, last: Span, token: usize) -> Option<Place> {
        let document = self.context.document;
        let from = document.tokens.get(token.saturating_sub(7)).map_or(last.start, |t| t.span.start);
        let places = self.context.places_in(Span { start: from, end: last.end });
        places
            .iter()
            .filter(|p| p.span.end == last.end || last.contains(p.span) || p.span.contains(last))
            .max_by_key(|p| p.span.len())
            .copied()
    }

    /// The subject of a verb, or of what follows a copula.
    fn subject(&self, sentence: &Range<usize>, verb: usize) -> Option<Subject> {
        let document = self.context.document;
        let floor = self.context.region(verb).start.max(sentence.start).max(verb.saturating_sub(SUBJECT));
        let (mut relative, mut copula, mut strange) = (false, false, 0usize);
        let mut at = verb;
        while at > floor {
            at -= 1;
            let token = document.tokens.get(at)?;
            if let Some(open) = opening(document, at, floor) {
                at = open;
                continue;
            }
            let ending = self.place_ending(token.span, at);
            if let Some(place) = ending.filter(|p| relative && self.context.kind(p.entity) == EntityKind::Place) {
                // *X from Y, who …*: the place belongs to the name.
                let first = document.tokens_in(place.span).start;
                let before = first.checked_sub(1).filter(|b| *b > floor)?;
                if !document.tokens.get(before).is_some_and(|t| self.clauses.preposition.contains(t.word)) {
                    return None;
                }
                at = before;
                continue;
            }
            if let Some(place) = ending.filter(|p| self.context.is_actor(p.entity)) {
                if strange > 0 && !relative {
                    return None;
                }
                let start = document.tokens_in(place.span).start.min(at);
                let strict = self.context.kind(place.entity) != EntityKind::Person;
                let head = self.heads_phrase(sentence, start) && !(strict && self.follows_noun(sentence, start));
                let named = place.form == Form::Name;
                return head.then_some(Subject { entity: place.entity, start, relative, copula, named });
            }
            let word = token.word;
            if self.clauses.relative.contains(word) {
                relative = true;
            } else if self.lexicon.copula.contains(word) {
                // What stands between a copula and what follows it makes it a helper: *was given a*.
                copula = strange == 0;
            } else if document.mark(at) == Some(',') {
                // A comma without a relative clause behind it ends an apposition, or the search.
                if !relative {
                    return self.before_apposition(sentence, at, copula).filter(|_| strange == 0);
                }
            } else if document.mark(at).is_some() || self.clauses.break_at(document, at, verb) > 0 {
                return None;
            } else if self.clauses.auxiliary.longest(document.words_from(at, at + 1)).is_none() {
                if relative {
                    return None;
                }
                strange += 1;
            }
        }
        None
    }

    /// The subject in front of an apposition that ends with the comma at `comma`.
    pub(super) fn before_apposition(&self, sentence: &Range<usize>, comma: usize, copula: bool) -> Option<Subject> {
        let document = self.context.document;
        let floor = sentence.start.max(comma.saturating_sub(2 * SUBJECT));
        let opening = (floor..comma).rev().find(|t| document.mark(*t).is_some())?;
        let place = self.apposed(sentence, opening + 1).filter(|_| document.mark(opening) == Some(','))?;
        let start = document.tokens_in(place.span).start;
        self.heads_phrase(sentence, start).then_some(Subject {
            entity: place.entity,
            start,
            relative: false,
            copula,
            named: true,
        })
    }

    /// Whether a mention that begins at `start` can be the head of its phrase: not where a
    /// preposition or another noun stands in front.
    pub(super) fn heads_phrase(&self, sentence: &Range<usize>, start: usize) -> bool {
        let document = self.context.document;
        let Some(before) = start.checked_sub(1).filter(|b| *b >= sentence.start) else { return true };
        let Some(token) = document.tokens.get(before) else { return true };
        if document.mark(before).is_some() || self.clauses.and.contains(token.word) {
            return true;
        }
        if self.clauses.auxiliary.longest(document.words_from(before, start)).is_some()
            || self.clauses.break_at(document, before, start) > 0
        {
            return true;
        }
        !self.clauses.preposition.contains(token.word) || token.shape.has(Shape::CAPITAL) && before == sentence.start
    }

    /// Whether a word in small letters with a meaning of its own stands right in front: *staff of X*
    /// is not X where no preposition is needed.
    pub(super) fn follows_noun(&self, sentence: &Range<usize>, start: usize) -> bool {
        let document = self.context.document;
        let Some(before) = start.checked_sub(1).filter(|b| *b >= sentence.start) else { return false };
        document.tokens.get(before).is_some_and(|t| {
            t.kind == TokenKind::Word
                && !t.shape.has(Shape::CAPITAL)
                && !self.clauses.and.contains(t.word)
                && !self.clauses.relative.contains(t.word)
                && !self.clauses.explain.contains(t.word)
                && !self.lexicon.determiner.contains(t.word)
                && self.clauses.auxiliary.longest(document.words_from(before, start)).is_none()
                && self.clauses.break_at(document, before, start) == 0
        })
    }

    /// A kin phrase as subject of a verb, with whose kin it is: *kakek buyutnya*, *his father's
    /// family*, *keluarga pihak ayah X*.
    pub fn kin_subject(&self, sentence: &Range<usize>, verb: usize) -> Option<(EntityId, usize)> {
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

/// Whether a relation can hold of an entity of this kind.
fn fits(relation: BackgroundRelation, kind: EntityKind) -> bool {
    use BackgroundRelation as R;
    match relation {
        R::Kinship | R::Education | R::LifeEvent | R::Role | R::Tenure | R::Origin => kind == EntityKind::Person,
        R::Founding | R::Membership | R::Other => {
            matches!(kind, EntityKind::Person | EntityKind::Organisation)
        }
    }
}
