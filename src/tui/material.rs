//! The article with its findings, indexed for walking and drawing.

use super::layout::Flow;
use crate::analysis::{
    Analysis, Entity, EntityId, EntityKind, Fact, FactId, LinkKind, Quote, QuoteId, Thread, ThreadId,
};
use crate::article::Article;
use crate::export::others::Other;
use crate::notebook::{Applied, Correction, Key, apply};
use crate::search::query::Index;
use crate::search::{Query, QuoteIndex, Roots};
use crate::text::Span;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

/// What the reader walks through. Numbers from the analysis are looked up with care: one that
/// leads nowhere gives nothing.
#[derive(Debug)]
pub struct Material {
    /// What was read; shared with the thread that analyses it.
    pub article: Arc<Article>,
    /// What was found in it.
    pub analysis: Analysis,
    /// Whether nothing more is to come; until then the analysis is empty, and where it failed or was
    /// broken off it stays so.
    pub ready: bool,
    /// Whether the analysis has come.
    pub analysed: bool,
    /// How many per cent of it are done, where that is known.
    pub progress: Option<u8>,
    /// The article as rows.
    pub flow: Flow,
    /// The number of each block's paragraph, as exports and citations count.
    paragraphs: Vec<usize>,
    quote_starts: Vec<u32>,
    marks: Vec<Mark>,
    /// The longest mark in bytes: no mark that begins further before a place reaches it.
    longest: u32,
    quote_index: OnceCell<QuoteIndex>,
    query_index: OnceCell<Index>,
    roots: OnceCell<Roots>,
    fact_of_quote: Vec<Option<FactId>>,
    threads_of_fact: Vec<Vec<ThreadId>>,
    ties_of_fact: Vec<Vec<Tie>>,
    speakers: Vec<EntityId>,
    /// What the machine found, where the reader has corrected it.
    base: Option<Box<Analysis>>,
    /// What others have noted on the same text, in reading order.
    pub others: Vec<Other>,
    /// Who stands for what is found, and what each fact is known by; the analysis in it is empty.
    pub review: Applied,
    numbers: HashMap<Key, FactId>,
}

/// A highlighted place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What is there.
    pub what: Marked,
}

/// What a highlighted place holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// A part of what somebody said.
    Quote(QuoteId),
    /// The reporting word.
    Cue(QuoteId),
    /// A mention of somebody or something.
    Mention(EntityId),
}

/// A link as seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// What ties the two.
    pub kind: LinkKind,
    /// Whether the link leads from here to there, and not the other way.
    pub forth: bool,
    /// The other end.
    pub fact: FactId,
    /// What both share.
    pub via: Option<EntityId>,
}

impl Material {
    /// An article that has not been analysed yet.
    #[must_use]
    pub fn new(article: Article) -> Self {
        let mut count = 0;
        let number = |begins: bool| {
            count += usize::from(begins);
            count.max(1)
        };
        Self {
            flow: Flow::new(&article),
            paragraphs: article.begins_paragraph().map(number).collect(),
            quote_starts: Vec::new(),
            article: Arc::new(article),
            analysis: Analysis::default(),
            ready: false,
            analysed: false,
            progress: None,
            marks: Vec::new(),
            longest: 0,
            quote_index: OnceCell::new(),
            query_index: OnceCell::new(),
            roots: OnceCell::new(),
            fact_of_quote: Vec::new(),
            threads_of_fact: Vec::new(),
            ties_of_fact: Vec::new(),
            speakers: Vec::new(),
            base: None,
            others: Vec::new(),
            review: Applied::default(),
            numbers: HashMap::new(),
        }
    }

    /// Takes the machine's findings in.
    pub fn take(&mut self, analysis: Analysis) {
        self.base = None;
        let keys = crate::notebook::keys(&analysis.facts);
        self.arrange(analysis, Applied { keys, ..Applied::default() });
    }

    /// Lays corrections over what the machine found; without any, that stands as it was.
    pub fn correct(&mut self, corrections: &[Correction]) {
        let base = self.base.take().unwrap_or_else(|| Box::new(std::mem::take(&mut self.analysis)));
        if corrections.is_empty() {
            return self.take(*base);
        }
        let mut applied = apply(&self.article, &base, corrections);
        self.base = Some(base);
        let analysis = std::mem::take(&mut applied.analysis);
        self.arrange(analysis, applied);
    }

    /// What the machine found, before any correction.
    #[must_use]
    pub fn machine(&self) -> &Analysis {
        self.base.as_deref().unwrap_or(&self.analysis)
    }

    /// The fact that is known by a key.
    #[must_use]
    pub fn number(&self, key: &Key) -> Option<FactId> {
        self.numbers.get(key).copied()
    }

    /// What a fact is known by.
    #[must_use]
    pub fn key(&self, fact: FactId) -> Option<Key> {
        self.review.keys.get(fact.index()).copied()
    }

    fn arrange(&mut self, analysis: Analysis, review: Applied) {
        self.numbers = review.keys.iter().enumerate().map(|(n, key)| (*key, FactId::from_index(n))).collect();
        self.review = review;
        self.analysis = analysis;
        self.ready = true;
        self.analysed = true;
        self.progress = None;
        let a = &self.analysis;
        self.quote_starts = a.quotes.iter().map(|q| q.extent().start).collect();
        self.marks = marks(a);
        self.longest = self.marks.iter().map(|m| m.span.end - m.span.start).max().unwrap_or(0);
        self.quote_index = OnceCell::new();
        self.query_index = OnceCell::new();
        self.fact_of_quote = vec![None; a.quotes.len()];
        for (n, fact) in a.facts.iter().enumerate() {
            if let Some(slot) = fact.quote.and_then(|q| self.fact_of_quote.get_mut(q.index())) {
                slot.get_or_insert(FactId::from_index(n));
            }
        }
        self.threads_of_fact = vec![Vec::new(); a.facts.len()];
        for (n, thread) in a.threads.iter().enumerate() {
            for fact in &thread.facts {
                if let Some(threads) = self.threads_of_fact.get_mut(fact.index()) {
                    threads.push(ThreadId::from_index(n));
                }
            }
        }
        self.ties_of_fact = ties(a);
        self.speakers.clear();
        for speaker in a.quotes.iter().filter_map(|q| q.speaker) {
            if !self.speakers.contains(&speaker) {
                self.speakers.push(speaker);
            }
        }
    }

    /// The highlighted places that begin before byte `to` and end behind byte `from`.
    pub fn marks_in(&self, from: u32, to: u32) -> impl Iterator<Item = Mark> + '_ {
        let start = self.marks.partition_point(|m| m.span.start.saturating_add(self.longest) <= from);
        let end = self.marks.partition_point(|m| m.span.start < to).max(start);
        self.marks.get(start..end).unwrap_or(&[]).iter().filter(move |m| m.span.end > from).copied()
    }

    /// All highlighted places in reading order.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The number of the paragraph in which a byte lies, as
    /// [`Article::paragraph_number`] counts them, but looked up.
    #[must_use]
    pub fn paragraph(&self, at: u32) -> usize {
        self.paragraphs.get(self.article.block_at(at)).copied().unwrap_or(1)
    }

    /// Where the quotes begin, in reading order.
    #[must_use]
    pub fn quote_starts(&self) -> &[u32] {
        &self.quote_starts
    }

    /// The quotes that a query fits. The first search folds all letters, the next ones look in
    /// what is folded.
    #[must_use]
    pub fn search_quotes(&self, query: &Query<'_>) -> Vec<crate::search::Hit> {
        self.quote_index.get_or_init(|| QuoteIndex::new(&self.article, &self.analysis)).search(query)
    }

    /// All findings, ready to be asked in the query language.
    #[must_use]
    pub fn query_index(&self) -> &Index {
        self.query_index.get_or_init(|| Index::new(&self.article, &self.analysis))
    }

    /// How words of the article's language are cut to their roots.
    #[must_use]
    pub fn roots(&self) -> &Roots {
        self.roots.get_or_init(|| Roots::of(&self.article.language))
    }

    /// A quote by its number.
    #[must_use]
    pub fn quote(&self, id: QuoteId) -> Option<&Quote> {
        self.analysis.quotes.get(id.index())
    }

    /// A fact by its number.
    #[must_use]
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.analysis.facts.get(id.index())
    }

    /// An entity by its number.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.analysis.entities.get(id.index())
    }

    /// A thread by its number.
    #[must_use]
    pub fn thread(&self, id: ThreadId) -> Option<&Thread> {
        self.analysis.threads.get(id.index())
    }

    /// The fact that a quote gives.
    #[must_use]
    pub fn fact_of(&self, quote: QuoteId) -> Option<FactId> {
        self.fact_of_quote.get(quote.index()).copied().flatten()
    }

    /// The threads a fact belongs to.
    #[must_use]
    pub fn threads_of(&self, fact: FactId) -> &[ThreadId] {
        self.threads_of_fact.get(fact.index()).map_or(&[], Vec::as_slice)
    }

    /// The links of a fact, in both directions.
    #[must_use]
    pub fn ties_of(&self, fact: FactId) -> &[Tie] {
        self.ties_of_fact.get(fact.index()).map_or(&[], Vec::as_slice)
    }

    /// The place of a speaker in the order of their first quotes, from 0.
    #[must_use]
    pub fn speaker_number(&self, speaker: EntityId) -> Option<usize> {
        self.speakers.iter().position(|s| *s == speaker)
    }

    /// Who speaks, in the order of their first quotes.
    #[must_use]
    pub fn speakers(&self) -> &[EntityId] {
        &self.speakers
    }

    /// The facts that are about an entity or said by it, in reading order.
    #[must_use]
    pub fn facts_about(&self, entity: EntityId) -> Vec<FactId> {
        let about = |f: &Fact| {
            f.subject == Some(entity) || f.quote.and_then(|q| self.quote(q)).and_then(|q| q.speaker) == Some(entity)
        };
        let all = self.analysis.facts.iter().enumerate();
        all.filter(|(_, f)| about(f)).map(|(n, _)| FactId::from_index(n)).collect()
    }

    /// Entities of some kinds, in the order of their first mention.
    #[must_use]
    pub fn entities_of(&self, kinds: &[EntityKind]) -> Vec<EntityId> {
        let all = self.analysis.entities.iter().enumerate();
        all.filter(|(_, e)| kinds.contains(&e.kind)).map(|(n, _)| EntityId::from_index(n)).collect()
    }

    /// The words of a fact, its parts joined by an ellipsis.
    #[must_use]
    pub fn words_of(&self, spans: &[Span]) -> String {
        spans.iter().map(|s| self.article.words(*s)).collect::<Vec<_>>().join(" … ")
    }
}

fn marks(a: &Analysis) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (n, quote) in a.quotes.iter().enumerate() {
        let id = QuoteId::from_index(n);
        marks.extend(quote.content.iter().map(|span| Mark { span: *span, what: Marked::Quote(id) }));
        marks.extend(quote.cue.map(|span| Mark { span, what: Marked::Cue(id) }));
    }
    for (n, entity) in a.entities.iter().enumerate() {
        let id = EntityId::from_index(n);
        marks.extend(entity.mentions.iter().map(|m| Mark { span: m.span, what: Marked::Mention(id) }));
    }
    marks.retain(|m| !m.span.is_empty());
    // The wider one first: what stands inside is drawn over it.
    marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    marks
}

fn ties(a: &Analysis) -> Vec<Vec<Tie>> {
    let mut ties: Vec<Vec<Tie>> = vec![Vec::new(); a.facts.len()];
    for link in &a.links {
        if link.from == link.to || link.from.index() >= ties.len() || link.to.index() >= ties.len() {
            continue;
        }
        for (here, there, forth) in [(link.from, link.to, true), (link.to, link.from, false)] {
            let tie = Tie { kind: link.kind, forth, fact: there, via: link.via };
            if let Some(list) = ties.get_mut(here.index()) {
                list.push(tie);
            }
        }
    }
    for list in &mut ties {
        // What tells most first: contrasts, elaborations, comparisons; then what merely shares.
        list.sort_by_key(|t| (std::cmp::Reverse(t.kind), t.fact, !t.forth));
        list.dedup_by_key(|t| (t.kind, t.fact));
    }
    ties
}
