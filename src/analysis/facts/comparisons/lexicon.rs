//! The words that compare, from the pack's `comparisons.txt`.

use crate::analysis::document::Document;
use crate::language::lexicon::{PhraseMap, Vocabulary, WordId, WordSet};
use crate::language::{Entry, Pack};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Which end of a scale a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More of it.
    More,
    /// Less of it.
    Less,
    /// Neither.
    Neutral,
}

impl Direction {
    fn of(entry: &Entry) -> Self {
        match entry {
            e if e.has("less") => Self::Less,
            e if e.has("neutral") => Self::Neutral,
            _ => Self::More,
        }
    }

    /// Against each other: less of less is more.
    pub fn times(self, other: Self) -> Self {
        match (self, other) {
            (Self::Less, Self::Less) => Self::More,
            (Self::Less, _) | (_, Self::Less) => Self::Less,
            (Self::Neutral, x) | (x, Self::Neutral) => x,
            _ => Self::More,
        }
    }
}

/// What a word or phrase does in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// Stands in front of the compared word, or is the compared word itself.
    More {
        /// Which way.
        direction: Direction,
        /// Behind a measure it says something else: *two years later*.
        time: bool,
    },
    /// Stands in front of the second side.
    Than {
        /// It has other uses besides.
        weak: bool,
        /// It compares without any other word.
        alone: bool,
        /// The other side has grown onto the word: *darinya*.
        side: bool,
    },
    /// Stands in front of an adjective and makes it the most of a range.
    Most {
        /// Which end.
        direction: Direction,
        /// Only behind whose it is: *the city's most visited*.
        owned: bool,
    },
    /// The most of a range.
    Superlative {
        /// Which end.
        direction: Direction,
        /// It also praises without comparing.
        weak: bool,
    },
    /// Both sides are alike.
    Equal,
    /// Both sides differ.
    Differ,
    /// One side goes beyond the other.
    Exceed {
        /// Which one.
        direction: Direction,
        /// It compares only where a word in front of the second side follows.
        against: bool,
        /// It compares only where a noun phrase follows: *more than the others*.
        noun: bool,
    },
    /// A measure goes up or down.
    Change {
        /// Which way.
        direction: Direction,
        /// By as much again, or by half: the value it ends with is enough.
        times: bool,
    },
    /// So many times as much.
    Times {
        /// Only where a word of `[level]` follows: *half the price*.
        level: bool,
    },
    /// Goes with another word further on (by its number among the pairs): *comparing … with*.
    Pair(usize),
    /// Beside a level that is named: *below the planned level*.
    Beyond(Direction),
    /// No measure was like this one before: *a record 30 percent*.
    Record,
    /// Somebody won, or lost, by a score.
    Beat(Direction),
    /// Behind a number: among the first so many.
    Among,
    /// Announces a place in an order.
    Rank {
        /// Needs digits behind it to be one.
        digits: bool,
    },
    /// Stands between two measured clauses.
    Versus,
    /// Stands between two items of an order, each with its measure.
    Next,
    /// Stands between a measure and the one that does not hold, or no longer.
    Instead,
    /// Says that the measure behind it is the usual or former one.
    Usual,
    /// Looks like one of the others and is none.
    Never,
}

/// What a word in front of the value that a change ends with is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// It says so by itself.
    Strong,
    /// Beside the value it began with, or the difference.
    Weak,
    /// Beside the value it began with only: it also joins the ends of a range.
    Range,
}

/// The second half of a comparison in two halves.
#[derive(Debug)]
pub struct Pair {
    /// The words it can be.
    pub partners: WordSet,
    /// Something stands between the two.
    pub apart: bool,
    /// It stands close, and no measure behind it: *as old as*.
    pub near: bool,
    /// Both sides are alike.
    pub equal: bool,
}

/// A trigger at its place.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it does.
    pub trigger: Trigger,
}

/// All tables of `comparisons.txt`.
#[derive(Debug)]
pub struct Lexicon {
    triggers: PhraseMap<Trigger>,
    pairs: Vec<Pair>,
    adjectives: PhraseMap<(Direction, bool)>,
    from: PhraseMap<()>,
    to: PhraseMap<To>,
    range: PhraseMap<bool>,
    followed: PhraseMap<()>,
    earlier: PhraseMap<()>,
    yearly: PhraseMap<bool>,
    against: PhraseMap<()>,
    whole: PhraseMap<()>,
    part: PhraseMap<()>,
    level: WordSet,
    into: WordSet,
    past: PhraseMap<()>,
    now: PhraseMap<()>,
    possible: WordSet,
    determiner: WordSet,
    determined: bool,
    genitive: Vec<&'static str>,
    ordinal: WordSet,
    function: WordSet,
    measure: PhraseMap<()>,
}

impl Lexicon {
    /// Reads `comparisons.txt`.
    pub fn compile(pack: Pack, vocabulary: &mut Vocabulary) -> Self {
        let mut triggers = PhraseMap::default();
        let mut adjectives = PhraseMap::default();
        let mut pairs = Vec::new();
        let affixes: Vec<&str> = pack.section("comparisons", "affix").map(|e| e.phrase).collect();
        let unlike: Vec<&str> = pack.section("comparisons", "unlike").map(|e| e.phrase).collect();
        for entry in pack.entries("comparisons") {
            let direction = Direction::of(&entry);
            let trigger = match entry.section {
                "more" => Trigger::More { direction, time: entry.has("time") },
                "than" => Trigger::Than { weak: entry.has("weak"), alone: entry.has("alone"), side: entry.has("side") },
                "never" => Trigger::Never,
                "most" => Trigger::Most { direction, owned: entry.has("owned") },
                "superlative" => Trigger::Superlative { direction, weak: entry.has("weak") },
                "equal" => Trigger::Equal,
                "differ" => Trigger::Differ,
                "exceed" => Trigger::Exceed { direction, against: entry.has("against"), noun: entry.has("noun") },
                "change" => Trigger::Change { direction, times: entry.has("times") },
                "times" => Trigger::Times { level: entry.has("level") },
                "pair" => {
                    let partners = entry.get("with").unwrap_or_default();
                    pairs.push(Pair {
                        partners: WordSet::compile(partners.split(','), vocabulary),
                        apart: entry.has("apart"),
                        near: entry.has("near"),
                        equal: entry.has("equal"),
                    });
                    Trigger::Pair(pairs.len() - 1)
                }
                "beyond" => Trigger::Beyond(direction),
                "record" => Trigger::Record,
                "beat" => Trigger::Beat(direction),
                "rank" if entry.has("count") => Trigger::Among,
                "rank" => Trigger::Rank { digits: entry.has("digits") },
                "versus" => Trigger::Versus,
                "next" => Trigger::Next,
                "instead" => Trigger::Instead,
                "usual" => Trigger::Usual,
                "adjective" => {
                    adjectives.insert(entry.phrase, (direction, entry.has("weak")), vocabulary);
                    if !entry.has("bare") {
                        for affix in &affixes {
                            let grown = format!("{affix}{}", entry.phrase);
                            let weak = entry.has("weak");
                            triggers.insert(&grown, Trigger::Superlative { direction, weak }, vocabulary);
                        }
                    }
                    for affix in &unlike {
                        triggers.insert(&format!("{affix}{}", entry.phrase), Trigger::Differ, vocabulary);
                    }
                    continue;
                }
                _ => continue,
            };
            triggers.insert(entry.phrase, trigger, vocabulary);
        }
        let mut to = PhraseMap::default();
        for entry in pack.section("comparisons", "to") {
            let to_of = match &entry {
                e if e.has("strong") => To::Strong,
                e if e.has("range") => To::Range,
                _ => To::Weak,
            };
            to.insert(entry.phrase, to_of, vocabulary);
        }
        let mut range = PhraseMap::default();
        for entry in pack.section("comparisons", "range") {
            range.insert(entry.phrase, !entry.has("weak"), vocabulary);
        }
        let mut yearly = PhraseMap::default();
        for entry in pack.section("comparisons", "yearly") {
            yearly.insert(entry.phrase, !entry.has("weak"), vocabulary);
        }
        let words = |section: &'static str, vocabulary: &mut Vocabulary| {
            WordSet::compile(pack.section("comparisons", section).map(|e| e.phrase), vocabulary)
        };
        Self {
            triggers,
            pairs,
            adjectives,
            from: phrases(pack, "from", vocabulary),
            to,
            range,
            followed: phrases(pack, "followed", vocabulary),
            earlier: phrases(pack, "earlier", vocabulary),
            yearly,
            against: phrases(pack, "against", vocabulary),
            whole: phrases(pack, "whole", vocabulary),
            part: phrases(pack, "part", vocabulary),
            level: words("level", vocabulary),
            into: words("into", vocabulary),
            past: phrases(pack, "past", vocabulary),
            now: phrases(pack, "now", vocabulary),
            possible: words("possible", vocabulary),
            determiner: words("determiner", vocabulary),
            determined: pack.section("comparisons", "determiner").next().is_some(),
            genitive: pack.section("comparisons", "genitive").map(|e| e.phrase).collect(),
            ordinal: words("ordinal", vocabulary),
            function: WordSet::compile(pack.entries("function_words").map(|e| e.phrase), vocabulary),
            measure: phrases(pack, "measure", vocabulary),
        }
    }

    /// All triggers in a sentence, in order; the longest phrase at a place wins.
    pub fn hits(&self, document: &Document, tokens: Range<usize>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            match self.triggers.longest(document.words_from(at, tokens.end)) {
                Some((length, trigger)) => {
                    if *trigger != Trigger::Never {
                        hits.push(Hit { tokens: at..at + length, trigger: *trigger });
                    }
                    at += length;
                }
                None => at += 1,
            }
        }
        hits
    }

    /// Which way the adjective at `token` points.
    pub fn adjective(&self, document: &Document, token: usize, end: usize) -> Option<Direction> {
        self.adjectives.longest(document.words_from(token, end)).map(|(_, (d, _))| *d)
    }

    /// Whether the most of the adjective at `token` also praises without comparing.
    pub fn is_praise(&self, document: &Document, token: usize, end: usize) -> bool {
        self.adjectives.longest(document.words_from(token, end)).is_some_and(|(_, (_, weak))| *weak)
    }

    /// The number of words of "from" at `token`, or 0.
    pub fn opens_with_from(&self, document: &Document, token: usize, end: usize) -> usize {
        self.from.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// The number of words of "to" at `token`, and which kind.
    pub fn to_at(&self, document: &Document, token: usize, end: usize) -> Option<(usize, To)> {
        self.to.longest(document.words_from(token, end)).map(|(n, to)| (n, *to))
    }

    /// Whether the words at `token` name the range of a superlative, and whether beyond doubt.
    pub fn range_at(&self, document: &Document, token: usize, end: usize) -> Option<bool> {
        self.range.longest(document.words_from(token, end)).map(|(_, sure)| *sure)
    }

    /// Whether words at `token` lead to those behind the first.
    pub fn is_followed(&self, document: &Document, token: usize, end: usize) -> bool {
        self.followed.longest(document.words_from(token, end)).is_some()
    }

    /// Whether an earlier state is named at `token`.
    pub fn is_earlier(&self, document: &Document, token: usize, end: usize) -> bool {
        self.earlier.longest(document.words_from(token, end)).is_some()
    }

    /// The number of words at `token` that set a change against a time before, and whether beyond
    /// doubt.
    pub fn yearly_at(&self, document: &Document, token: usize, end: usize) -> Option<(usize, bool)> {
        self.yearly.longest(document.words_from(token, end)).map(|(n, sure)| (n, *sure))
    }

    /// The second half of a comparison in two halves.
    pub fn pair(&self, number: usize) -> Option<&Pair> {
        self.pairs.get(number)
    }

    /// The number of words at `token` between a share and what it is a share of, or 0.
    pub fn part_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.part.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// Whether a word leads to the first so many that something is among.
    pub fn leads_into(&self, word: WordId) -> bool {
        self.into.contains(word)
    }

    /// Whether a word names a level that measures are held against.
    pub fn is_level(&self, word: WordId) -> bool {
        self.level.contains(word)
    }

    /// The number of words at `token` that say how it was once, or 0.
    pub fn past_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.past.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// The number of words at `token` that say how it is by now, or 0.
    pub fn now_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.now.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// Whether a word behind a likeness makes it none: *as soon as possible*.
    pub fn is_possible(&self, word: WordId) -> bool {
        self.possible.contains(word)
    }

    /// Whether a word opens a noun phrase; nothing where the language needs none.
    pub fn determines(&self, word: WordId) -> Option<bool> {
        self.determined.then(|| self.determiner.contains(word))
    }

    /// Whether a token says whose the next one is.
    pub fn is_genitive(&self, document: &Document, token: usize) -> bool {
        document.tokens.get(token).is_some_and(|t| {
            let word = t.span.of(document.text());
            self.genitive.iter().any(|g| word.ends_with(g))
        })
    }

    /// The number of words at `token` that stand in front of who is beaten, or 0.
    pub fn against_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.against.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// Whether what was to be reached is named at `token`: a share of it compares.
    pub fn is_whole(&self, document: &Document, token: usize, end: usize) -> bool {
        self.whole.longest(document.words_from(token, end)).is_some()
    }

    /// Whether no text of the language does without the word.
    pub fn is_function(&self, word: WordId) -> bool {
        self.function.contains(word)
    }

    /// The number of words at `token` that stand in front of a number and are no part of a side's
    /// name, or 0.
    pub fn measure_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.measure.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// Whether a token is a place in an order: a number, a numbered word (`ke-3`, `3rd`), a word
    /// for one.
    pub fn is_ordinal(&self, document: &Document, token: usize) -> bool {
        document.tokens.get(token).is_some_and(|t| {
            t.kind == TokenKind::Number
                || t.kind == TokenKind::Word && t.shape.has(Shape::DIGIT)
                || self.ordinal.contains(t.word)
        })
    }
}

fn phrases(pack: Pack, section: &str, vocabulary: &mut Vocabulary) -> PhraseMap<()> {
    let mut map = PhraseMap::default();
    for entry in pack.section("comparisons", section) {
        map.insert(entry.phrase, (), vocabulary);
    }
    map
}
