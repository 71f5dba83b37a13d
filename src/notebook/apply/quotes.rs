//! Corrections of quotes and of facts.

use super::draft::{Draft, plain};
use crate::analysis::Standing;
use crate::analysis::{
    Attitude, Background, BackgroundRelation, Comparison, Details, EntityId, Fact, FactKind, Form, Mention, Quote,
    QuoteId, QuoteKind, Relation,
};
use crate::notebook::model::{Key, Who};
use crate::text::Span;

impl Draft<'_> {
    /// Somebody else said it, and whatever else is told of a source called by the same words.
    pub(super) fn give_speaker(&mut self, place: Span, who: Option<&Who>) -> Option<()> {
        let at = self.quote_at(place)?;
        let speaker = match who {
            Some(who) => Some(self.entity_or_new(who)?),
            None => None,
        };
        let quote = self.analysis.quotes.get(at)?;
        let (before, source) = (quote.speaker, quote.source);
        let learned = source.filter(|s| speaker.is_some() && self.teaches(*s, before));
        self.set_speaker(at, speaker);
        let (Some(source), Some(speaker)) = (learned, speaker) else { return Some(()) };
        let called = self.words(source);
        let same = |q: &Quote| q.speaker == before && q.source.is_some_and(|s| self.words(s) == called);
        let others: Vec<usize> = (0..self.analysis.quotes.len())
            .filter(|n| *n != at && !self.quote_gone.get(*n).copied().unwrap_or(true))
            .filter(|n| self.analysis.quotes.get(*n).is_some_and(|q| same(q) && !self.is_decided(q)))
            .collect();
        for other in others {
            self.set_speaker(other, Some(speaker));
        }
        self.move_mentions(&called, source, before, speaker);
        Some(())
    }

    /// Whether the words of a source say who speaks: a pronoun does not, it means another one
    /// each time; and where it is the full name of the one it was taken for, the machine has
    /// mistaken the place and not the name.
    fn teaches(&self, source: Span, before: Option<EntityId>) -> bool {
        let Some(entity) = before.and_then(|e| self.analysis.entities.get(e.index())) else {
            return self.article.words(source).chars().count() > 4;
        };
        let mention = entity.mentions.iter().filter(|m| m.span.overlaps(source)).max_by_key(|m| m.span.len());
        mention.is_some_and(|m| m.form != Form::Pronoun) && plain(&entity.name) != self.words(source)
    }

    /// What is called by these words belongs to somebody else.
    fn move_mentions(&mut self, called: &str, source: Span, from: Option<EntityId>, to: EntityId) {
        let text = &self.article.text;
        let mut moved = Vec::new();
        if let Some(entity) = from.filter(|f| *f != to).and_then(|f| self.analysis.entities.get_mut(f.index())) {
            entity.mentions.retain(|m| {
                let goes = m.form != Form::Pronoun && plain(m.span.of(text)) == called;
                if goes {
                    moved.push(*m);
                }
                !goes
            });
        }
        if moved.is_empty() {
            let known = self.analysis.entities.iter().flat_map(|e| &e.mentions).any(|m| m.span.overlaps(source));
            if !known {
                moved.push(Mention { span: source, form: Form::Nominal });
            }
        }
        if let Some(entity) = self.analysis.entities.get_mut(to.index()) {
            for mention in moved {
                if !entity.mentions.iter().any(|m| m.span == mention.span) {
                    entity.mentions.push(mention);
                }
            }
            entity.mentions.sort_by_key(|m| m.span);
        }
    }

    pub(super) fn set_speaker(&mut self, quote: usize, speaker: Option<EntityId>) {
        if let Some(quote) = self.analysis.quotes.get_mut(quote) {
            quote.speaker = speaker;
        }
        self.corrected(quote);
    }

    pub(super) fn give_quote_kind(&mut self, place: Span, kind: QuoteKind) -> Option<()> {
        let at = self.quote_at(place)?;
        self.analysis.quotes.get_mut(at)?.kind = kind;
        self.corrected(at);
        Some(())
    }

    /// Not a quote: neither here nor where the same words stand again.
    pub(super) fn reject_quote(&mut self, place: Span) -> Option<()> {
        let at = self.quote_at(place)?;
        let words = |q: &Quote| q.content.iter().map(|s| self.words(*s)).collect::<Vec<_>>();
        let said = words(self.analysis.quotes.get(at)?);
        let same: Vec<usize> = (0..self.analysis.quotes.len())
            .filter(|n| {
                *n == at || self.analysis.quotes.get(*n).is_some_and(|q| !self.is_decided(q) && words(q) == said)
            })
            .collect();
        for quote in same {
            if let Some(gone) = self.quote_gone.get_mut(quote) {
                *gone = true;
            }
            let facts: Vec<usize> = self.facts_of_quote(quote).collect();
            for fact in facts {
                if let Some(gone) = self.fact_gone.get_mut(fact) {
                    *gone = true;
                }
            }
        }
        Some(())
    }

    /// A quote that the machine has not found.
    pub(super) fn add_quote(&mut self, at: Span, kind: QuoteKind, who: Option<&Who>) -> Option<()> {
        let at = at.trimmed(&self.article.text);
        if at.is_empty() {
            return None;
        }
        let speaker = match who {
            Some(who) => Some(self.entity_or_new(who)?),
            None => None,
        };
        let because = self.retell.because("quote");
        self.analysis.quotes.push(Quote {
            kind,
            attitude: Attitude::Speech,
            content: vec![at],
            cue: None,
            source: None,
            speaker,
            confidence: 1.0,
            because: because.clone(),
        });
        self.quote_gone.push(false);
        self.quote_standing.push(Standing::Added);
        let number = self.analysis.quotes.len() - 1;
        self.analysis.facts.push(Fact {
            details: Details::Statement,
            label: String::new(),
            spans: vec![at],
            subject: speaker,
            entities: Vec::new(),
            quote: Some(QuoteId::from_index(number)),
            confidence: 1.0,
            because,
        });
        self.fact_gone.push(false);
        self.fact_standing.push(Standing::Added);
        let same = self.keys.iter().filter(|k| k.place == at && k.kind == FactKind::Statement).count();
        self.keys.push(Key { place: at, kind: FactKind::Statement, nth: u32::try_from(same).unwrap_or(u32::MAX) });
        self.told_anew.insert(number);
        Some(())
    }

    pub(super) fn give_fact_kind(&mut self, key: Key, kind: FactKind) -> Option<()> {
        let at = self.fact_at(key)?;
        let fact = self.analysis.facts.get_mut(at)?;
        // What a quote says is a statement, whatever else it may be.
        if fact.quote.is_some() || kind == FactKind::Statement || fact.kind() == kind {
            return None;
        }
        fact.details = match kind {
            FactKind::Comparison => Details::Comparison(Comparison { sides: Vec::new(), relation: Relation::Contrast }),
            FactKind::Background => {
                Details::Background(Background { relation: BackgroundRelation::Other, from: None, to: None })
            }
            FactKind::Statement | FactKind::Elaboration => Details::Elaboration,
        };
        *self.fact_standing.get_mut(at)? = Standing::Corrected;
        Some(())
    }
}
