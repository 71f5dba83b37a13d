//! Where a clause begins and ends, and what ties clauses and sentences.

use crate::analysis::document::Document;
use crate::language::Pack;
use crate::language::lexicon::{PhraseMap, Vocabulary, WordId, WordSet};
use crate::text::TokenKind;
use foldhash::HashMap;
use std::ops::Range;

/// How far a clause is followed in each direction, in tokens: no sentence is so long that work on
/// it may grow with the square of its length.
const REACH: usize = 48;

/// The pack's `clauses.txt`.
#[derive(Debug)]
pub struct Clauses {
    breaks: PhraseMap<bool>,
    /// Words that join two parts of a list or two clauses.
    pub and: WordSet,
    /// Words that open a relative clause.
    pub relative: WordSet,
    /// Words that open an explanation of what stands before.
    pub explain: WordSet,
    /// Words that tie a subject to what it is.
    pub copula: WordSet,
    /// Words in front of a phrase that is no subject.
    pub preposition: WordSet,
    /// Words between a subject and its verb.
    pub auxiliary: PhraseMap<()>,
    adversative: PhraseMap<()>,
    anaphor: PhraseMap<()>,
    this: PhraseMap<()>,
    /// The class of a noun that news uses for the same matter as others.
    same: HashMap<WordId, u32>,
}

fn phrases(pack: Pack, section: &str, vocabulary: &mut Vocabulary) -> PhraseMap<()> {
    let mut map = PhraseMap::default();
    for entry in pack.section("clauses", section) {
        map.insert(entry.phrase, (), vocabulary);
    }
    map
}

fn words(pack: Pack, section: &str, vocabulary: &mut Vocabulary) -> WordSet {
    WordSet::compile(pack.section("clauses", section).map(|e| e.phrase), vocabulary)
}

impl Clauses {
    /// The tables of `clauses.txt`.
    pub fn compile(pack: Pack, vocabulary: &mut Vocabulary) -> Self {
        let mut same = HashMap::default();
        for (class, entry) in (0..).zip(pack.section("clauses", "same")) {
            for word in std::iter::once(entry.phrase).chain(entry.fields.split_whitespace()) {
                same.entry(vocabulary.intern(word)).or_insert(class);
            }
        }
        let mut breaks = PhraseMap::default();
        for (section, opens) in [("break", true), ("whole", false)] {
            for entry in pack.section("clauses", section) {
                breaks.insert(entry.phrase, opens, vocabulary);
            }
        }
        Self {
            breaks,
            and: words(pack, "and", vocabulary),
            relative: words(pack, "relative", vocabulary),
            explain: words(pack, "explain", vocabulary),
            copula: words(pack, "copula", vocabulary),
            preposition: words(pack, "preposition", vocabulary),
            auxiliary: phrases(pack, "auxiliary", vocabulary),
            adversative: phrases(pack, "adversative", vocabulary),
            anaphor: phrases(pack, "anaphor", vocabulary),
            this: phrases(pack, "this", vocabulary),
            same,
        }
    }

    /// The number of words that open a new clause at `token`, or 0.
    pub fn break_at(&self, document: &Document, token: usize, end: usize) -> usize {
        match self.breaks.longest(document.words_from(token, end)) {
            Some((length, true)) => length,
            _ => 0,
        }
    }

    /// Whether the words at `token` set a sentence against the one before.
    pub fn is_adversative(&self, document: &Document, token: usize, end: usize) -> bool {
        self.adversative.longest(document.words_from(token, end)).is_some()
    }

    /// The number of words at `token` that point back to what was said, or 0.
    pub fn anaphor_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.anaphor.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// The number of words at `token` that mark a noun as the one spoken of here, or 0.
    pub fn this_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.this.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// Whether two nouns can stand for the same matter.
    pub fn same_matter(&self, a: WordId, b: WordId) -> bool {
        a == b || self.same.get(&a).is_some_and(|class| self.same.get(&b) == Some(class))
    }

    /// Whether the pack knows the noun as one of several for the same matter.
    pub fn names_matter(&self, word: WordId) -> bool {
        self.same.contains_key(&word)
    }

    /// The tokens of the clause around `core`, inside `region`.
    ///
    /// It begins behind a clause-opening word, a bracket, a quotation mark or a colon, and ends in
    /// front of one; a comma ends it too, unless a relative clause or an explanation follows.
    pub fn around(&self, document: &Document, region: &Range<usize>, core: &Range<usize>) -> Range<usize> {
        self.start(document, region, core.start)..self.end(document, region, core.end)
    }

    fn start(&self, document: &Document, region: &Range<usize>, core: usize) -> usize {
        let floor = region.start.max(core.saturating_sub(REACH));
        let mut at = core;
        while at > floor {
            let before = at - 1;
            if let Some(mark) = document.mark(before) {
                if let Some(open) = opening(document, before, floor) {
                    at = open;
                    continue;
                }
                if is_wall(mark) {
                    break;
                }
            } else if at < core {
                let opened = self.break_at(document, before, core);
                if opened > 0 {
                    return skip_marks(document, before + opened, core);
                }
            }
            at -= 1;
        }
        skip_marks(document, at, core)
    }

    fn end(&self, document: &Document, region: &Range<usize>, core: usize) -> usize {
        let roof = region.end.min(core + REACH);
        let mut at = core;
        while at < roof {
            if let Some(mark) = document.mark(at) {
                if let Some(close) = closing(document, at, roof) {
                    at = close + 1;
                    continue;
                }
                let goes_on = mark == ','
                    && document.tokens.get(at + 1).is_some_and(|next| {
                        at == core || self.relative.contains(next.word) || self.explain.contains(next.word)
                    });
                if is_wall(mark) || mark == ',' && !goes_on {
                    break;
                }
            } else if at > core && self.break_at(document, at, roof) > 0 {
                break;
            }
            at += 1;
        }
        while at > core && document.mark(at - 1).is_some_and(|m| !ends_clause(m)) {
            at -= 1;
        }
        at
    }
}

/// Marks that a clause can end with.
fn ends_clause(mark: char) -> bool {
    matches!(mark, '%' | '°' | '”' | '"' | '»' | ')' | ']')
}

/// How many tokens a bracket or a term in quotation marks inside a clause may hold.
const ASIDE: usize = 8;

fn partner(mark: char) -> Option<char> {
    Some(match mark {
        '“' => '”',
        '"' => '"',
        '«' => '»',
        '(' => ')',
        '[' => ']',
        _ => return None,
    })
}

/// Where the short aside that opens at `token` closes.
pub fn closing(document: &Document, token: usize, end: usize) -> Option<usize> {
    let close = partner(document.mark(token)?)?;
    (token + 1..end.min(token + 2 + ASIDE)).find(|t| document.mark(*t) == Some(close))
}

/// Where the short aside that closes at `token` opens.
pub fn opening(document: &Document, token: usize, floor: usize) -> Option<usize> {
    let mark = document.mark(token)?;
    let from = floor.max(token.saturating_sub(1 + ASIDE));
    (from..token).rev().find(|t| document.mark(*t).is_some_and(|m| partner(m) == Some(mark)))
}

fn skip_marks(document: &Document, mut at: usize, end: usize) -> usize {
    while at < end && document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Mark && !is_money(document, at)) {
        at += 1;
    }
    at
}

/// Whether a token is the sign of a currency in front of its amount.
pub fn is_money(document: &Document, token: usize) -> bool {
    document.mark(token).is_some_and(|m| matches!(m, '$' | '€' | '£' | '¥'))
}

/// Marks that no clause goes across.
pub fn is_wall(mark: char) -> bool {
    matches!(mark, ';' | ':' | '(' | ')' | '[' | ']' | '“' | '”' | '"' | '—' | '«' | '»' | '.' | '!' | '?' | '…')
}
