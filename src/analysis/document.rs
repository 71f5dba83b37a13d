//! An article cut into tokens and sentences, its words looked up: what every stage reads.

use crate::article::{Article, Block, BlockKind};
use crate::language::Pack;
use crate::language::lexicon::{Vocabulary, WordId};
use crate::text::{RawToken, SentenceRules, Shape, Span, TokenKind, split_sentences, tokenise};
use foldhash::HashMap;
use std::collections::HashSet;
use std::ops::Range;

/// A token with its word's number.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its word in small letters, as a number of the pack's vocabulary or of this document.
    pub word: WordId,
    /// What it is.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// Whether white space stands before it.
    pub spaced: bool,
}

/// Where a sentence stands.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The number of its block in the article.
    pub block: usize,
}

/// One article, ready for every stage. Clutter has no tokens.
#[derive(Debug)]
pub struct Document<'a> {
    /// What was read.
    pub article: &'a Article,
    /// The language it is read with.
    pub pack: Pack,
    /// All tokens in reading order.
    pub tokens: Vec<Token>,
    /// All sentences in reading order; none crosses a block.
    pub sentences: Vec<Sentence>,
    /// The tokens of each block of the article, by block number (empty for clutter).
    pub block_tokens: Vec<Range<usize>>,
}

impl<'a> Document<'a> {
    /// Cuts the article. Takes time linear in its text.
    pub fn new(article: &'a Article, pack: Pack, vocabulary: &Vocabulary, rules: &dyn SentenceRules) -> Self {
        let text = article.text.as_str();
        let mut words = Words { known: vocabulary, own: HashMap::default(), lower: String::new() };
        let mut document = Self {
            article,
            pack,
            tokens: Vec::with_capacity(text.len() / 6),
            sentences: Vec::new(),
            block_tokens: Vec::with_capacity(article.blocks.len()),
        };
        let mut raw = Vec::new();
        let hyphens = rules.parting_hyphens(text);
        for (number, block) in article.blocks.iter().enumerate() {
            let first = document.tokens.len();
            if block.kind != BlockKind::Clutter {
                raw.clear();
                for token in tokenise(text, block.span) {
                    unglue(text, token, rules, &hyphens, &mut raw);
                }
                for sentence in split_sentences(text, &raw, rules) {
                    let tokens = first + sentence.start..first + sentence.end;
                    document.sentences.push(Sentence { tokens, block: number });
                }
                document.tokens.extend(raw.iter().map(|t| Token {
                    span: t.span,
                    word: words.number(t.span.of(text)),
                    kind: t.kind,
                    shape: t.shape,
                    spaced: t.spaced,
                }));
            }
            document.block_tokens.push(first..document.tokens.len());
        }
        document
    }

    /// The article's text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        &self.article.text
    }

    /// The letters of a token as they stand.
    #[must_use]
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.span.of(&self.article.text))
    }

    /// The single character of a mark.
    #[must_use]
    pub fn mark(&self, token: usize) -> Option<char> {
        let token = self.tokens.get(token)?;
        (token.kind == TokenKind::Mark).then(|| token.span.of(&self.article.text).chars().next()).flatten()
    }

    /// From the first byte of the first token to the last byte of the last one.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|t| self.tokens.get(t))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The tokens that lie wholly inside a span.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.end <= span.end);
        start..end.max(start)
    }

    /// The number of the sentence that holds a token.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.start <= token).saturating_sub(1)
    }

    /// The block a sentence stands in.
    #[must_use]
    pub fn block_of(&self, sentence: usize) -> Block {
        self.article.blocks[self.sentences[sentence].block]
    }

    /// The word numbers from a token to `end`, for looking up phrases.
    pub fn words_from(&self, token: usize, end: usize) -> impl Iterator<Item = WordId> + Clone + '_ {
        self.tokens[token.min(end)..end.min(self.tokens.len())].iter().map(|t| t.word)
    }
}

/// Adds a token, cut in up to three where a name is glued to its neighbours.
fn unglue(text: &str, token: RawToken, rules: &dyn SentenceRules, hyphens: &HashSet<usize>, raw: &mut Vec<RawToken>) {
    let whole = token.span.range();
    let hyphen = || {
        let hyphened = !hyphens.is_empty() && token.shape.has(Shape::HYPHEN);
        let at = hyphened.then(|| whole.clone().find(|at| hyphens.contains(at))).flatten()?;
        Some(at - whole.start..at + 1 - whole.start)
    };
    let cut = |word: &str| hyphen().or_else(|| rules.glued(word));
    let Some(name) = (token.kind == TokenKind::Word).then(|| cut(token.span.of(text))).flatten() else {
        raw.push(token);
        return;
    };
    let (start, end) = (whole.start + name.start, whole.start + name.end);
    for (n, piece) in [whole.start..start, start..end, end..whole.end].into_iter().enumerate() {
        if !piece.is_empty() {
            let first = piece.start == whole.start;
            let span = Span::new(piece.start, piece.end);
            // A name that writes itself small keeps what the whole word's capitals said of it.
            let own = tokenise(text, span).next().unwrap_or(token);
            let small = own.kind == TokenKind::Word && own.shape == Shape::default();
            let shape = if n == 1 && small { token.shape } else { own.shape };
            raw.push(RawToken { span, kind: own.kind, spaced: token.spaced && first, shape });
        }
    }
}

/// Gives each word its number.
struct Words<'v> {
    known: &'v Vocabulary,
    own: HashMap<Box<str>, WordId>,
    lower: String,
}

impl Words<'_> {
    fn number(&mut self, word: &str) -> WordId {
        self.lower.clear();
        if word.is_ascii() {
            self.lower.push_str(word);
            self.lower.make_ascii_lowercase();
        } else {
            self.lower.extend(word.chars().flat_map(char::to_lowercase));
        }
        if let Some(id) = self.known.get(&self.lower).or_else(|| self.own.get(self.lower.as_str()).copied()) {
            return id;
        }
        let id = WordId(u32::try_from(self.known.len() + self.own.len()).unwrap_or(u32::MAX));
        self.own.insert(self.lower.as_str().into(), id);
        id
    }
}
