//! A query cut into words, signs and fields.

use super::{Fault, Field, Problem, place};
use crate::search::near::nearest;
use crate::text::Span;

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) at: Span,
    pub(super) what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Open,
    Close,
    Or,
    Not,
    Word(String),
    Phrase(String),
    Pattern(String),
    /// A field with its values; the place of each.
    Field(Field, Vec<(String, Span)>),
}

/// Opening quotation marks, with those that close them.
const QUOTES: [(char, &str); 4] = [('"', "\""), ('“', "”\""), ('„', "“”\""), ('«', "»")];

pub(super) fn tokens(query: &str) -> Result<Vec<Token>, Problem> {
    let mut lexer = Lexer { query, at: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.skip_blanks();
        let Some(c) = lexer.peek() else { return Ok(tokens) };
        let start = lexer.at;
        let what = match c {
            '(' => lexer.sign(What::Open),
            ')' => lexer.sign(What::Close),
            '|' => lexer.sign(What::Or),
            '-' | '−' => lexer.sign(What::Not),
            '/' => What::Pattern(lexer.pattern()?),
            c if closing(c).is_some() => What::Phrase(lexer.quoted()?),
            _ => lexer.word()?,
        };
        tokens.push(Token { at: place(start, lexer.at), what });
    }
}

pub(super) fn closing(c: char) -> Option<&'static str> {
    QUOTES.iter().find(|(open, _)| *open == c).map(|(_, close)| *close)
}

struct Lexer<'a> {
    query: &'a str,
    /// In bytes.
    at: usize,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.query.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn sign(&mut self, what: What) -> What {
        self.take();
        what
    }

    fn problem(&self, start: usize, end: usize, fault: Fault) -> Problem {
        Problem { query: self.query.to_owned(), at: place(start, end), fault }
    }

    /// What stands between quotation marks; a backslash keeps a mark within.
    fn quoted(&mut self) -> Result<String, Problem> {
        let start = self.at;
        let close = self.take().and_then(closing).unwrap_or("\"");
        let mut words = String::new();
        while let Some(c) = self.take() {
            match c {
                '\\' if self.peek().is_some_and(|n| n == '\\' || close.contains(n)) => words.extend(self.take()),
                c if close.contains(c) => return Ok(words),
                c => words.push(c),
            }
        }
        Err(self.problem(start, start + self.query[start..].chars().next().map_or(0, char::len_utf8), Fault::OpenQuote))
    }

    /// What stands between slashes; a backslash keeps a slash within.
    fn pattern(&mut self) -> Result<String, Problem> {
        let start = self.at;
        self.take();
        let mut pattern = String::new();
        while let Some(c) = self.take() {
            match c {
                '\\' => match self.take() {
                    Some('/') => pattern.push('/'),
                    Some(c) => pattern.extend(['\\', c]),
                    None => break,
                },
                '/' => return Ok(pattern),
                c => pattern.push(c),
            }
        }
        Err(self.problem(start, start + 1, Fault::OpenPattern))
    }

    /// Up to the next blank, bracket or bar.
    fn bare(&mut self, stops: &[char]) -> String {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || stops.contains(&c)).unwrap_or(rest.len());
        let word = rest[..end].to_owned();
        self.at += end;
        word
    }

    fn word(&mut self) -> Result<What, Problem> {
        let start = self.at;
        if let Some(field) = self.field()? {
            return self.values(field, start);
        }
        let word = self.bare(&['(', ')', '|', '"', '“', '”', '„', '«', '»']);
        if word.is_empty() {
            // A closing mark alone.
            self.take();
            return Err(self.problem(start, self.at, Fault::OpenQuote));
        }
        Ok(if word.eq_ignore_ascii_case("or") || word.eq_ignore_ascii_case("atau") {
            What::Or
        } else {
            What::Word(word)
        })
    }

    /// The field that begins here; letters with a colon behind them are nothing else.
    fn field(&mut self) -> Result<Option<Field>, Problem> {
        let rest = self.rest();
        let letters = rest.find(|c: char| !(c.is_ascii_alphabetic() || c == '_')).unwrap_or(rest.len());
        if letters == 0 || !rest[letters..].starts_with(':') {
            return Ok(None);
        }
        let name = rest[..letters].to_ascii_lowercase();
        let start = self.at;
        self.at += letters + 1;
        if let Some(field) = Field::ALL.into_iter().find(|f| f.name() == name) {
            return Ok(Some(field));
        }
        let near = nearest(&name, Field::ALL.iter().map(|f| f.name()));
        let near = near.first().and_then(|name| Field::ALL.into_iter().find(|f| f.name() == *name));
        Err(self.problem(start, self.at, Fault::UnknownField(name, near)))
    }

    /// The values behind a field: words or quoted ones, with a bar or comma between them.
    fn values(&mut self, field: Field, start: usize) -> Result<What, Problem> {
        let mut values = Vec::new();
        loop {
            let begin = self.at;
            let value = match self.peek() {
                Some(c) if closing(c).is_some() => self.quoted()?,
                _ => self.bare(&['(', ')', '|', ',', '"', '“', '”', '„', '«', '»']),
            };
            if value.trim().is_empty() {
                return Err(self.problem(start, self.at, Fault::NoValue(field)));
            }
            values.push((value, place(begin, self.at)));
            // A bar or comma directly between two values, and not before a blank.
            let on = self.rest().strip_prefix(['|', ',']).is_some_and(|r| !r.is_empty() && !r.starts_with([' ', ')']));
            if !on {
                // A comma that leads nowhere is a slip of the finger.
                if self.peek() == Some(',') {
                    self.take();
                }
                return Ok(What::Field(field, values));
            }
            self.take();
        }
    }
}
