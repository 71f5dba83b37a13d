//! Which findings a query fits.

use super::{Condition, Field, Mark, Node, Said, Term};
use crate::analysis::{
    Analysis, Details, EntityId, EntityKind, Fact, FactId, FactKind, Quote, QuoteId, QuoteKind, Standing,
};
use crate::article::Article;
use crate::search::{Hit, Needle, Pattern, Roots, Words, can_be_cut, folded, joined, needles, words_in};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What the reader says of facts; a fact that is not in it has not been judged.
pub type Marks = BTreeMap<FactId, Reader>;

/// What the reader says of one fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// Who stands for it.
    pub standing: Standing,
    /// Whether it is selected.
    pub selected: bool,
    /// The note on it.
    pub note: String,
    /// Its tags.
    pub tags: Vec<String>,
}

/// All findings of an article, ready to be asked again and again.
#[derive(Clone, Debug)]
pub struct Index {
    facts: Vec<Item>,
    quotes: Vec<Item>,
    entities: Vec<Item>,
    /// The facts that say something about each entity, or that it has said.
    facts_of: Vec<Vec<usize>>,
    /// Every folded word.
    vocabulary: BTreeSet<String>,
}

/// One finding with all that can be asked of it.
#[derive(Clone, Debug)]
struct Item {
    /// Its words, each where it stands.
    pieces: Vec<(Span, Words)>,
    /// Its label, and what its people are called elsewhere.
    names: Vec<Words>,
    /// What its speaker is called, folded.
    speaker: Vec<String>,
    /// What those are called that it is about, folded.
    about: Vec<String>,
    places: Vec<String>,
    /// ISO 8601.
    dates: Vec<String>,
    held: Option<(Option<String>, Option<String>)>,
    kind: Option<QuoteKind>,
    fact_kind: Option<FactKind>,
    relation: Option<Said>,
    confidence: f32,
    /// The fact whose marks are its own.
    fact: Option<FactId>,
}

impl Index {
    /// Reads an analysis, in time that grows with it.
    #[must_use]
    pub fn new(article: &Article, analysis: &Analysis) -> Self {
        let reader = Builder::new(article, analysis);
        let mut fact_of = vec![None; analysis.quotes.len()];
        let mut facts_of = vec![Vec::new(); analysis.entities.len()];
        for (n, fact) in analysis.facts.iter().enumerate() {
            if let Some(slot) = fact.quote.and_then(|q| fact_of.get_mut(q.index())) {
                *slot = slot.or(Some(FactId::from_index(n)));
            }
            let speaker = fact.quote.and_then(|q| analysis.quotes.get(q.index())).and_then(|q| q.speaker);
            let mut whom: Vec<EntityId> = fact.subject.into_iter().chain(speaker).collect();
            whom.dedup();
            for entity in whom {
                if let Some(list) = facts_of.get_mut(entity.index()) {
                    list.push(n);
                }
            }
        }
        let facts = analysis.facts.iter().enumerate().map(|(n, f)| reader.fact(n, f)).collect();
        let quotes = analysis.quotes.iter().zip(fact_of).map(|(q, fact)| reader.quote(q, fact)).collect();
        let entities = (0..analysis.entities.len()).map(|n| reader.entity(EntityId::from_index(n))).collect();
        let mut index = Self { facts, quotes, entities, facts_of, vocabulary: BTreeSet::new() };
        let all = [&index.facts, &index.quotes, &index.entities].into_iter().flatten();
        let words = all.flat_map(|i| i.pieces.iter().map(|(_, w)| w).chain(&i.names));
        index.vocabulary = words.flat_map(|w| words_in(&w.folded.text)).map(|(_, word)| word.to_owned()).collect();
        index
    }

    /// The facts that a query fits, in reading order, each with where its words stand.
    #[must_use]
    pub fn facts(&self, condition: &Condition, roots: &Roots, marks: &Marks) -> Vec<(FactId, Vec<Span>)> {
        let asked = self.prepare(condition, roots, marks);
        let fits = |(n, item)| Some((FactId::from_index(n), asked.fits(item)?));
        self.facts.iter().enumerate().filter_map(fits).collect()
    }

    /// The quotes that a query fits, in reading order.
    #[must_use]
    pub fn quotes(&self, condition: &Condition, roots: &Roots, marks: &Marks) -> Vec<Hit> {
        let asked = self.prepare(condition, roots, marks);
        let fits = |(n, item)| Some(Hit { quote: QuoteId::from_index(n), spans: asked.fits(item)? });
        self.quotes.iter().enumerate().filter_map(fits).collect()
    }

    /// Those whom or what a query fits: names, words and confidence are their own; kinds, dates and
    /// what the reader says are those of any fact that they said or that is about them.
    #[must_use]
    pub fn entities(&self, condition: &Condition, roots: &Roots, marks: &Marks) -> Vec<EntityId> {
        let asked = self.prepare(condition, roots, marks);
        let fits = |(n, item): (usize, &Item)| {
            let facts = self.facts_of.get(n).map_or(&[][..], Vec::as_slice);
            asked.of_entity(item, &facts.iter().filter_map(|f| self.facts.get(*f)).collect::<Vec<_>>())
        };
        self.entities.iter().enumerate().filter(|e| fits(*e)).map(|(n, _)| EntityId::from_index(n)).collect()
    }

    fn prepare<'a>(&self, condition: &'a Condition, roots: &Roots, marks: &'a Marks) -> Asked<'a> {
        let roots = if condition.roots == Some(false) { &Roots::default() } else { roots };
        Asked { root: condition.root.as_ref().map(|node| self.ready(node, roots)), marks }
    }

    /// A part of a query with its words folded, and those of the same roots found.
    fn ready<'a>(&self, node: &'a Node, roots: &Roots) -> Ready<'a> {
        match node {
            Node::All(parts) => Ready::All(parts.iter().map(|p| self.ready(p, roots)).collect()),
            Node::Any(parts) => Ready::Any(parts.iter().map(|p| self.ready(p, roots)).collect()),
            Node::Not(part) => Ready::Not(Box::new(self.ready(part, roots))),
            Node::Has(Term::Word(word)) => {
                let mut needles = needles(word);
                for needle in needles.iter_mut().filter(|n| n.kept.is_none() && can_be_cut(&n.folded, roots)) {
                    let mut family = roots.family(&needle.folded);
                    needle.related = self.vocabulary.iter().filter(|w| family.holds(w)).cloned().collect();
                }
                Ready::Words(needles)
            }
            Node::Has(Term::Phrase(words)) => Ready::Phrase(phrase(words)),
            Node::Has(Term::Pattern(pattern)) => Ready::Pattern(pattern),
            Node::Has(Term::Named(field, names)) => Ready::Named(*field, names.iter().map(|n| folded(n)).collect()),
            Node::Has(term) => Ready::Has(term),
        }
    }
}

/// Words as they stand, with any white space between them.
fn phrase(words: &str) -> Option<Pattern> {
    let words: Vec<String> = words.split_whitespace().map(regex::escape).collect();
    let edge = |c: Option<char>| if c.is_some_and(char::is_alphanumeric) { r"\b" } else { "" };
    let (first, last) = (words.first()?.chars().next(), words.last()?.chars().next_back());
    Pattern::new(&format!("{}{}{}", edge(first), words.join(r"\s+"), edge(last))).ok()
}

/// A query, ready to be asked.
struct Asked<'a> {
    root: Option<Ready<'a>>,
    marks: &'a Marks,
}

enum Ready<'a> {
    All(Vec<Ready<'a>>),
    Any(Vec<Ready<'a>>),
    Not(Box<Ready<'a>>),
    Words(Vec<Needle>),
    Phrase(Option<Pattern>),
    Pattern(&'a Pattern),
    Named(Field, Vec<String>),
    Has(&'a Term),
}

impl Asked<'_> {
    /// Where the words of a query stand in a finding; `None` where it does not fit.
    fn fits(&self, item: &Item) -> Option<Vec<Span>> {
        let Some(root) = &self.root else { return Some(Vec::new()) };
        Self::part(root, &mut |part| self.has(part, item)).map(joined)
    }

    fn of_entity(&self, item: &Item, facts: &[&Item]) -> bool {
        let Some(root) = &self.root else { return true };
        let own = |part: &Ready<'_>| match part {
            Ready::Has(Term::Confidence(_)) | Ready::Words(_) | Ready::Phrase(_) | Ready::Pattern(_) => {
                self.has(part, item)
            }
            Ready::Named(..) => self.has(part, item),
            _ => facts.iter().find_map(|f| self.has(part, f)),
        };
        Self::part(root, &mut |part| own(part)).is_some()
    }

    fn part(part: &Ready<'_>, leaf: &mut dyn FnMut(&Ready<'_>) -> Option<Vec<Span>>) -> Option<Vec<Span>> {
        match part {
            Ready::All(parts) => {
                let mut spans = Vec::new();
                for part in parts {
                    spans.extend(Self::part(part, leaf)?);
                }
                Some(spans)
            }
            Ready::Any(parts) => {
                let fitting: Vec<Vec<Span>> = parts.iter().filter_map(|p| Self::part(p, leaf)).collect();
                (!fitting.is_empty()).then(|| fitting.concat())
            }
            Ready::Not(part) => Self::part(part, leaf).is_none().then(Vec::new),
            leaf_part => leaf(leaf_part),
        }
    }

    fn has(&self, part: &Ready<'_>, item: &Item) -> Option<Vec<Span>> {
        let yes = |fits: bool| fits.then(Vec::new);
        match part {
            Ready::Words(needles) => item.words(needles),
            Ready::Phrase(pattern) => pattern.as_ref().and_then(|p| item.pattern(p)),
            Ready::Pattern(pattern) => item.pattern(pattern),
            Ready::Named(field, names) => {
                let known = match field {
                    Field::Speaker => &item.speaker,
                    Field::Place => &item.places,
                    _ => &item.about,
                };
                yes(names.iter().any(|name| known.iter().any(|k| is_called(k, name))))
            }
            Ready::Has(term) => yes(self.term(term, item)),
            Ready::All(_) | Ready::Any(_) | Ready::Not(_) => None,
        }
    }

    fn term(&self, term: &Term, item: &Item) -> bool {
        let said = || item.fact.and_then(|f| self.marks.get(&f));
        match term {
            Term::Kind(kinds) => item.kind.is_some_and(|k| kinds.contains(&k)),
            Term::Type(kinds) => item.fact_kind.is_some_and(|k| kinds.contains(&k)),
            Term::Relation(all) => item.relation.is_some_and(|r| all.contains(&r)),
            Term::Date(range) => {
                item.dates.iter().any(|d| range.meets(d))
                    || item.held.as_ref().is_some_and(|(a, b)| range.meets_between(a.as_deref(), b.as_deref()))
            }
            Term::Confidence(bounds) => bounds.hold(item.confidence),
            Term::Is(all) => all.iter().any(|mark| {
                let standing = said().map_or(Standing::MachineExtracted, |r| r.standing);
                match mark {
                    Mark::Selected => said().is_some_and(|r| r.selected),
                    Mark::Noted => said().is_some_and(|r| !r.note.is_empty() || !r.tags.is_empty()),
                    Mark::Machine => standing == Standing::MachineExtracted,
                    Mark::Accepted => standing == Standing::Accepted,
                    Mark::Corrected => standing == Standing::Corrected,
                    Mark::Added => standing == Standing::Added,
                }
            }),
            Term::Note(words) => said().is_some_and(|r| {
                let (note, words) = (Words::new(&r.note), needles(&words.to_lowercase()));
                words.iter().all(|w| !note.find(w).is_empty())
            }),
            Term::Tag(tags) => {
                let given: HashSet<String> = said().map_or(&[][..], |r| &r.tags).iter().map(|t| folded(t)).collect();
                tags.iter().any(|t| given.contains(&folded(t)))
            }
            Term::Word(_) | Term::Phrase(_) | Term::Pattern(_) | Term::Named(..) => false,
        }
    }
}

/// Whether every word of a name that was asked for begins a word of a known one; both folded.
fn is_called(known: &str, asked: &str) -> bool {
    let mut words = words_in(asked).map(|(_, w)| w).peekable();
    words.peek().is_some() && words.all(|word| words_in(known).any(|(_, k)| k.starts_with(word)))
}

impl Item {
    /// Where all the needles stand; `None` where one of them stands nowhere.
    fn words(&self, needles: &[Needle]) -> Option<Vec<Span>> {
        let mut spans = Vec::new();
        for needle in needles {
            let before = spans.len();
            for (at, words) in &self.pieces {
                let inside = words.find(needle).into_iter();
                spans.extend(inside.map(|s| Span { start: at.start + s.start, end: at.start + s.end }));
            }
            if spans.len() == before && !self.names.iter().any(|name| !name.find(needle).is_empty()) {
                return None;
            }
        }
        Some(spans)
    }

    fn pattern(&self, pattern: &Pattern) -> Option<Vec<Span>> {
        let mut spans = Vec::new();
        for (at, words) in &self.pieces {
            let moved = |s: Span| Span { start: at.start + s.start, end: at.start + s.end };
            spans.extend(pattern.find(&words.original).into_iter().map(moved));
        }
        let named = || self.names.iter().any(|name| !pattern.find(&name.original).is_empty());
        (!spans.is_empty() || named()).then_some(spans)
    }
}

/// Makes items of findings.
struct Builder<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    /// All mentions by where they begin.
    mentions: Vec<(Span, EntityId)>,
}

impl<'a> Builder<'a> {
    fn new(article: &'a Article, analysis: &'a Analysis) -> Self {
        let all = analysis.entities.iter().enumerate();
        let mut mentions: Vec<(Span, EntityId)> =
            all.flat_map(|(n, e)| e.mentions.iter().map(move |m| (m.span, EntityId::from_index(n)))).collect();
        mentions.sort_unstable();
        Self { article, analysis, mentions }
    }

    /// Who and what is mentioned in some places.
    fn mentioned(&self, spans: &[Span]) -> BTreeSet<EntityId> {
        let mut found = BTreeSet::new();
        for span in spans {
            let from = self.mentions.partition_point(|(m, _)| m.start < span.start);
            let inside = self.mentions.iter().skip(from).take_while(|(m, _)| m.start < span.end);
            found.extend(inside.filter(|(m, _)| m.end <= span.end).map(|(_, e)| *e));
        }
        found
    }

    fn names(&self, entity: Option<EntityId>) -> Vec<&'a str> {
        let Some(e) = entity.and_then(|id| self.analysis.entities.get(id.index())) else { return Vec::new() };
        let names = std::iter::once(&e.name).chain(&e.aliases).map(String::as_str);
        names.chain(e.roles.iter().map(|r| r.text.as_str())).collect()
    }

    /// Names and aliases, folded; roles are no names.
    fn called(&self, entity: EntityId) -> Vec<String> {
        let Some(e) = self.analysis.entities.get(entity.index()) else { return Vec::new() };
        std::iter::once(&e.name).chain(&e.aliases).map(|n| folded(n)).collect()
    }

    fn item(&self, spans: &[Span], entities: &BTreeSet<EntityId>, confidence: f32) -> Item {
        let known = |e: &EntityId| self.analysis.entities.get(e.index());
        let of_kind = |kind| entities.iter().filter(move |e| known(e).is_some_and(|e| e.kind == kind));
        Item {
            pieces: spans.iter().map(|s| (*s, Words::new(self.article.words(*s)))).collect(),
            names: Vec::new(),
            speaker: Vec::new(),
            about: entities.iter().flat_map(|e| self.called(*e)).collect(),
            places: of_kind(EntityKind::Place).flat_map(|e| self.called(*e)).collect(),
            dates: of_kind(EntityKind::Date).filter_map(|e| known(e)?.value.as_ref()?.iso.clone()).collect(),
            held: None,
            kind: None,
            fact_kind: None,
            relation: None,
            confidence,
            fact: None,
        }
    }

    /// What a quote adds to what it is, or to what is made of it.
    fn add_quote(&self, item: &mut Item, quote: &Quote) {
        let places = quote.source.iter().chain(&quote.cue);
        item.pieces.extend(places.map(|s| (*s, Words::new(self.article.words(*s)))));
        item.names.extend(self.names(quote.speaker).into_iter().map(Words::new));
        item.kind = Some(quote.kind);
        item.speaker = match (quote.speaker, quote.source) {
            (Some(speaker), _) => self.called(speaker),
            (None, Some(source)) => vec![folded(self.article.words(source))],
            (None, None) => Vec::new(),
        };
    }

    fn quote(&self, quote: &Quote, fact: Option<FactId>) -> Item {
        let mut item = self.item(&quote.content, &self.mentioned(&quote.content), quote.confidence);
        self.add_quote(&mut item, quote);
        item.fact_kind = fact.and_then(|f| self.analysis.facts.get(f.index())).map(Fact::kind);
        item.fact = fact;
        item
    }

    fn fact(&self, number: usize, fact: &Fact) -> Item {
        let quote = fact.quote.and_then(|q| self.analysis.quotes.get(q.index()));
        let mut entities = self.mentioned(&fact.spans);
        // A statement is about what is spoken of in it; its speaker only where mentioned.
        if quote.is_none() {
            entities.extend(fact.subject.into_iter().chain(fact.entities.iter().copied()));
        }
        let mut item = self.item(&fact.spans, &entities, fact.confidence);
        if let Some(quote) = quote {
            self.add_quote(&mut item, quote);
        }
        item.names.push(Words::new(&fact.label));
        item.names.extend(self.names(fact.subject).into_iter().map(Words::new));
        item.fact_kind = Some(fact.kind());
        match &fact.details {
            Details::Comparison(c) => item.relation = Some(Said::Comparison(c.relation)),
            Details::Background(b) => {
                item.relation = Some(Said::Background(b.relation));
                item.held = Some((b.from.clone(), b.to.clone()));
            }
            Details::Statement | Details::Elaboration => {}
        }
        item.fact = Some(FactId::from_index(number));
        item
    }

    fn entity(&self, id: EntityId) -> Item {
        let confidence = self.analysis.entities.get(id.index()).map_or(0.0, |e| e.confidence);
        let mut item = self.item(&[], &BTreeSet::from([id]), confidence);
        item.names = self.names(Some(id)).into_iter().map(Words::new).collect();
        let speaks = self.analysis.quotes.iter().any(|q| q.speaker == Some(id));
        if speaks {
            item.speaker = self.called(id);
        }
        item
    }
}
