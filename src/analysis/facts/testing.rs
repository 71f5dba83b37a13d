//! Small annotated texts for tests: what the stages before would have found, written in line.
//!
//! `{P1:Ana Diaz}` is a name of entity 1, a person (`O` organisation, `L` place, `D` date, `T`
//! duration, `Q` quantity); `{P1~:ia}` a pronoun for it; `{T2=PT5H:lima jam}` a measure with its
//! ISO value, `{Q3=26|ton:26 ton}` one with amount and unit. `<1|words>` is a quote of entity 1,
//! `<|words>` one of nobody known. A line is a block: `# ` before it makes it a heading, `= ` a
//! title.

use crate::analysis::document::Document;
use crate::analysis::{Entity, EntityId, EntityKind, Fact, Form, Mention, Quote, QuoteKind, Value, facts, threads};
use crate::article::{Article, Block, BlockKind};
use crate::language::Pack;
use crate::language::lexicon::Vocabulary;
use crate::text::{SentenceRules, Span};
use std::collections::BTreeMap;

/// An article with what was found in it.
pub struct Annotated {
    pub article: Article,
    pub entities: Vec<Entity>,
    pub quotes: Vec<Quote>,
    pack: Pack,
}

struct NoAbbreviations;

impl SentenceRules for NoAbbreviations {
    fn is_abbreviation(&self, _word: &str) -> bool {
        false
    }
}

impl Annotated {
    /// Reads the annotation.
    pub fn new(language: &str, annotated: &str) -> Self {
        let mut text = String::new();
        let mut blocks = Vec::new();
        let mut entities: BTreeMap<usize, Entity> = BTreeMap::new();
        let mut quotes = Vec::new();
        for line in annotated.lines().map(str::trim).filter(|l| !l.is_empty()) {
            let (kind, line) = match line.split_at_checked(2) {
                Some(("# ", rest)) => (BlockKind::Heading, rest),
                Some(("= ", rest)) => (BlockKind::Title, rest),
                _ => (BlockKind::Paragraph, line),
            };
            let start = text.len();
            let mut open: Option<(Option<usize>, usize)> = None;
            let mut rest = line;
            while let Some(c) = rest.chars().next() {
                rest = &rest[c.len_utf8()..];
                match c {
                    '{' => {
                        let (inner, after) = rest.split_once('}').expect("closed");
                        rest = after;
                        let (mark, words) = inner.split_once(':').expect("named");
                        mention(&mut entities, &mut text, mark, words);
                    }
                    '<' => {
                        let (speaker, after) = rest.split_once('|').expect("speaker");
                        rest = after;
                        open = Some((speaker.parse().ok(), text.len()));
                    }
                    '>' => {
                        let (speaker, from) = open.take().expect("opened");
                        quotes.push(quote(speaker, Span::new(from, text.len())));
                    }
                    c => text.push(c),
                }
            }
            blocks.push(Block { kind, span: Span::new(start, text.len()) });
            text.push('\n');
        }
        let article = Article {
            text,
            title: None,
            language: language.to_owned(),
            date: None,
            byline: None,
            source: None,
            origin: Default::default(),
            blocks,
        };
        let last = entities.keys().next_back().copied().unwrap_or(0);
        let entities =
            (1..=last).map(|n| entities.remove(&n).unwrap_or_else(|| entity(EntityKind::Other, ""))).collect();
        Self { article, entities, quotes, pack: Pack::of(language).expect("a pack") }
    }

    /// The facts of the text.
    pub fn facts(&self) -> Vec<Fact> {
        let mut vocabulary = Vocabulary::default();
        let lexicon = facts::Lexicon::compile(self.pack, &mut vocabulary);
        let document = Document::new(&self.article, self.pack, &vocabulary, &NoAbbreviations);
        facts::find(&document, &lexicon, &self.entities, &self.quotes)
    }

    /// Its facts, threads and links.
    pub fn weave(&self) -> threads::Weave {
        let mut vocabulary = Vocabulary::default();
        let lexicon = facts::Lexicon::compile(self.pack, &mut vocabulary);
        let weaver = threads::Lexicon::compile(self.pack, &mut vocabulary);
        let document = Document::new(&self.article, self.pack, &vocabulary, &NoAbbreviations);
        let facts = facts::find(&document, &lexicon, &self.entities, &self.quotes);
        threads::weave(&document, &weaver, &self.entities, &self.quotes, facts)
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.article.text)
    }
}

fn entity(kind: EntityKind, name: &str) -> Entity {
    Entity {
        kind,
        name: name.to_owned(),
        aliases: Vec::new(),
        roles: Vec::new(),
        mentions: Vec::new(),
        value: None,
        confidence: 1.0,
        because: String::new(),
    }
}

fn mention(entities: &mut BTreeMap<usize, Entity>, text: &mut String, mark: &str, words: &str) {
    let (mark, value) = mark.split_once('=').map_or((mark, None), |(m, v)| (m, Some(v)));
    let pronoun = mark.ends_with('~');
    let kind = match mark.chars().next() {
        Some('P') => EntityKind::Person,
        Some('O') => EntityKind::Organisation,
        Some('L') => EntityKind::Place,
        Some('D') => EntityKind::Date,
        Some('T') => EntityKind::Duration,
        Some('Q') => EntityKind::Quantity,
        _ => EntityKind::Other,
    };
    let number: usize = mark.trim_matches(|c: char| !c.is_ascii_digit()).parse().expect("a number");
    let span = Span::new(text.len(), text.len() + words.len());
    text.push_str(words);
    let entity = entities.entry(number).or_insert_with(|| entity(kind, words));
    if words.len() > entity.name.len() && !pronoun {
        entity.name = words.to_owned();
    }
    entity.mentions.push(Mention { span, form: if pronoun { Form::Pronoun } else { Form::Name } });
    entity.value = value.map(|v| match v.split_once('|') {
        Some((amount, unit)) => Value { amount: amount.parse().ok(), unit: Some(unit.to_owned()), iso: None },
        None => Value { iso: Some(v.to_owned()), ..Value::default() },
    });
}

fn quote(speaker: Option<usize>, span: Span) -> Quote {
    Quote {
        kind: QuoteKind::Indirect,
        attitude: crate::analysis::Attitude::Speech,
        content: vec![span],
        cue: None,
        source: None,
        speaker: speaker.map(|n| EntityId::from_index(n - 1)),
        confidence: 0.9,
        because: String::new(),
    }
}
