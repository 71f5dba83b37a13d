//! The shapes a background takes inside one sentence: main clause, relative clause, apposition.

use super::dates::{Day, has_date};
use super::lexicon::{Lexicon, Strength, Trigger};
use crate::analysis::facts::clauses::Clauses;
use crate::analysis::facts::context::Context;
use crate::analysis::{BackgroundRelation, EntityId, EntityKind, Form};
use crate::text::TokenKind;
use std::ops::Range;

/// How far in front of its verb a subject is looked for, in tokens.
pub(super) const SUBJECT: usize = 9;
/// How far behind a kin word the name it is set beside is looked for.
pub(super) const NAME: usize = 7;

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
