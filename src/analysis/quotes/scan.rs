//! One article with what this stage knows of every token, and the questions its rules ask.

use super::classes::Class;
use super::lexicon::{Cue, Lexicon};
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::analysis::names::Name;
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// A reporting word in the text.
#[derive(Clone, Debug)]
pub struct Match {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What the pack says of it.
    pub cue: Cue,
}

/// More words than any rule asks for.
const MANY: usize = 64;
/// How far a look for a mark or a predicate goes, in tokens; it bounds the time of every rule.
pub const FAR: usize = 400;

/// What a look for a predicate passes over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Skip {
    Nothing,
    /// The verb of a phrase behind a preposition.
    Verb,
    /// The predicate of a dependent clause; whether its own verb has come.
    Clause {
        opened: bool,
    },
}

/// The article and its classes.
pub struct Scan<'d> {
    /// The article.
    pub document: &'d Document<'d>,
    /// The pack's words.
    pub lexicon: &'d Lexicon,
    classes: Vec<Class>,
    /// What the tagger says of every token, as far as a source's ends depend on it.
    named: Vec<Named>,
}

/// What kind of name a token belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Named {
    #[default]
    No,
    Place,
    /// A person's; whether it is the last token.
    Person {
        last: bool,
    },
}

impl<'d> Scan<'d> {
    /// Looks every word up once.
    pub fn new(document: &'d Document<'d>, lexicon: &'d Lexicon, names: &[Name]) -> Self {
        let mut named = vec![Named::No; document.tokens.len()];
        for name in names {
            for token in name.tokens.clone() {
                let kind = match name.kind {
                    EntityKind::Person => Named::Person { last: token + 1 == name.tokens.end },
                    EntityKind::Place => Named::Place,
                    _ => continue,
                };
                if let Some(place) = named.get_mut(token) {
                    *place = kind;
                }
            }
        }
        Self { document, lexicon, classes: lexicon.classify(document), named }
    }

    /// Whether a person's name ends right before a token.
    pub fn behind_person(&self, token: usize) -> bool {
        let before = token.checked_sub(1).and_then(|t| self.named.get(t));
        before == Some(&Named::Person { last: true })
    }

    /// Whether a token belongs to a person's name.
    pub fn is_person(&self, token: usize) -> bool {
        matches!(self.named.get(token), Some(Named::Person { .. }))
    }

    /// Whether a token belongs to a place's name.
    pub fn is_place(&self, token: usize) -> bool {
        self.named.get(token) == Some(&Named::Place)
    }

    /// The classes of a token's word.
    pub fn class(&self, token: usize) -> Class {
        self.classes.get(token).copied().unwrap_or_default()
    }

    /// Whether a token is in one of these classes.
    pub fn is(&self, token: usize, class: Class) -> bool {
        self.class(token).any(class)
    }

    /// Whether a token is this mark.
    pub fn is_mark(&self, token: usize, mark: char) -> bool {
        self.document.mark(token) == Some(mark)
    }

    /// Whether a token is a word or a number.
    pub fn is_word(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(|t| t.kind != TokenKind::Mark)
    }

    /// Whether a token begins with a capital letter.
    pub fn is_capital(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(|t| t.shape.has(Shape::CAPITAL))
    }

    /// Whether a reporting word begins at a token whose subject is that of the sentence: *adding*.
    pub fn is_participle_cue(&self, token: usize, end: usize) -> bool {
        self.lexicon.cue_at(self.document, token, end).is_some_and(|(_, cue)| cue.participle)
    }

    /// How many words and numbers there are, at most [`MANY`].
    pub fn words(&self, tokens: Range<usize>) -> usize {
        tokens.take(4 * MANY).filter(|t| self.is_word(*t)).take(MANY).count()
    }

    /// Behind the bracket that closes the one at `open`; none within `limit` or 40 tokens.
    pub fn behind_bracket(&self, open: usize, limit: usize) -> Option<usize> {
        let mut depth = 0usize;
        for at in open..limit.min(open + 40) {
            match self.document.mark(at) {
                Some('(' | '[') => depth += 1,
                Some(')' | ']') => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The bracket that the one at `close` closes; none from `low` on or within 40 tokens.
    pub fn before_bracket(&self, close: usize, low: usize) -> Option<usize> {
        let mut depth = 0usize;
        for at in (low.max(close.saturating_sub(40))..=close).rev() {
            match self.document.mark(at) {
                Some(')' | ']') => depth += 1,
                Some('(' | '[') => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(at);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Whether a comma stands before a token, or before the mark that closes a quote there.
    pub fn behind_comma(&self, token: usize, low: usize) -> bool {
        let Some(before) = token.checked_sub(1).filter(|t| *t >= low) else { return false };
        self.is_mark(before, ',')
            || before > low
                && matches!(self.document.mark(before), Some('”' | '"' | '’' | '\''))
                && self.is_mark(before - 1, ',')
    }

    /// The next mark of these in a stretch, outside brackets.
    pub fn next_mark(&self, tokens: Range<usize>, marks: &[char]) -> Option<usize> {
        let mut at = tokens.start;
        while at < tokens.end.min(tokens.start + FAR) {
            match self.document.mark(at) {
                Some(c) if marks.contains(&c) => return Some(at),
                Some('(' | '[') => at = self.behind_bracket(at, tokens.end).unwrap_or(at + 1),
                _ => at += 1,
            }
        }
        None
    }

    /// Tokens without the marks and blanks at both ends that are no part of what they say.
    pub fn trimmed(&self, tokens: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = tokens;
        while start < end && self.is_edge(start) && !self.is_ellipsis(start, end) {
            start += 1;
        }
        while start < end && self.is_edge(end - 1) && !(end - start > 2 && self.is_ellipsis(end - 3, end)) {
            end -= 1;
        }
        start..end
    }

    /// Whether a mark at the edge of a content is no part of it.
    fn is_edge(&self, token: usize) -> bool {
        self.document.mark(token).is_some_and(|c| {
            matches!(
                c,
                ',' | '.'
                    | ';'
                    | ':'
                    | '"'
                    | '“'
                    | '”'
                    | '„'
                    | '‟'
                    | '«'
                    | '»'
                    | '\''
                    | '‘'
                    | '’'
                    | '`'
                    | '—'
                    | '–'
                    | '-'
                    | '•'
                    | '*'
            )
        })
    }

    /// Whether three dots stand here.
    fn is_ellipsis(&self, at: usize, end: usize) -> bool {
        at + 3 <= end && (at..at + 3).all(|t| self.is_mark(t, '.'))
    }

    /// Whether a clause has a predicate of its own, outside relative clauses and brackets.
    pub fn has_predicate(&self, tokens: Range<usize>) -> bool {
        let mut at = tokens.start;
        let mut skip = Skip::Nothing;
        while at < tokens.end.min(tokens.start + FAR) {
            let class = self.class(at);
            if self.is_mark(at, '(') {
                at = self.behind_bracket(at, tokens.end).unwrap_or(at + 1);
                continue;
            }
            let verb = class.any(Class::VERB) && !class.any(Class::NOT_VERB) && !self.is_capital(at);
            let finite = class.any(Class::PREDICATE.with(Class::AUXILIARY).with(Class::NEGATION));
            if class.any(Class::RELATIVE) || class.any(Class::SUBORDINATOR) && at > tokens.start {
                skip = Skip::Clause { opened: false };
            } else if self.is_mark(at, ',') || class.any(Class::DEMONSTRATIVE) {
                skip = Skip::Nothing;
            } else if finite || verb {
                skip = match skip {
                    Skip::Nothing => return true,
                    Skip::Verb if finite => return true,
                    Skip::Verb => Skip::Nothing,
                    // A second verb behind a noun is the main clause's.
                    Skip::Clause { opened: true } if self.is_noun(at - 1) => return true,
                    Skip::Clause { opened: true } if finite && self.is(at - 1, Class::ADVERB) => return true,
                    Skip::Clause { .. } => Skip::Clause { opened: true },
                };
            } else if class.any(Class::PREPOSITION) {
                if skip == Skip::Nothing {
                    skip = Skip::Verb;
                }
            } else if skip == Skip::Verb && self.is_word(at) && !class.any(Class::ADVERB) && !class.any(Class::PRONOUN)
            {
                skip = Skip::Nothing;
            }
            at += 1;
        }
        false
    }

    /// Whether a word can end a noun phrase.
    fn is_noun(&self, token: usize) -> bool {
        let class = self.class(token);
        let function = Class::AUXILIARY
            .with(Class::NEGATION)
            .with(Class::PREDICATE)
            .with(Class::ADVERB)
            .with(Class::PREPOSITION)
            .with(Class::CONJUNCTION)
            .with(Class::SUBORDINATOR)
            .with(Class::RELATIVE)
            .with(Class::VERB);
        self.is_word(token) && (self.is_capital(token) || !class.any(function))
    }

    /// Whether the words only lead into a sentence, and say nothing of their own.
    pub fn is_connector(&self, tokens: Range<usize>) -> bool {
        tokens.len() <= MANY
            && tokens.clone().all(|t| {
                !self.is_word(t)
                    || self.is(t, Class::CONNECTOR.with(Class::CONJUNCTION).with(Class::DATE))
                    || (self.is(t, Class::ADVERB) && !self.is(t, Class::PREPOSITION))
            })
            && self.words(tokens) <= 8
    }
}
