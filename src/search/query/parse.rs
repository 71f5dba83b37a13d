//! From pieces to what is asked for.

use super::lex::{Token, What, tokens};
use super::{Bounds, Condition, Fault, Field, Mark, Node, Problem, Said, Term, date, place};
use crate::analysis::{BackgroundRelation, FactKind, QuoteKind, Relation};
use crate::search::Pattern;
use crate::search::near::nearest;
use crate::text::Span;
use serde::de::DeserializeOwned;

/// Brackets within brackets.
const DEEPEST: usize = 50;

pub(super) fn parse(query: &str) -> Result<Condition, Problem> {
    let tokens = tokens(query)?;
    let mut parser = Parser { query, tokens: &tokens, at: 0, depth: 0, roots: None };
    let root = parser.any()?;
    match parser.peek() {
        Some(Token { at, .. }) => Err(parser.problem(*at, Fault::CloseBracket)),
        None => Ok(Condition { root, roots: parser.roots }),
    }
}

struct Parser<'a> {
    query: &'a str,
    tokens: &'a [Token],
    at: usize,
    depth: usize,
    roots: Option<bool>,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn problem(&self, at: Span, fault: Fault) -> Problem {
        Problem { query: self.query.to_owned(), at, fault }
    }

    /// Parts with `or` between them; nothing where there are none.
    fn any(&mut self) -> Result<Option<Node>, Problem> {
        let mut parts = Vec::new();
        loop {
            let part = self.all()?;
            let or = self.peek().filter(|t| t.what == What::Or).map(|t| t.at);
            match (part, or) {
                (Some(part), _) => parts.push(part),
                // `roots:off` alone asks for nothing.
                (None, None) if parts.is_empty() => return Ok(None),
                (None, Some(at)) => return Err(self.problem(at, Fault::NothingBefore("or"))),
                (None, None) => {
                    let before = self.tokens.get(self.at.wrapping_sub(1)).map_or(place(0, 0), |t| t.at);
                    return Err(self.problem(before, Fault::NothingBehind("or")));
                }
            }
            if or.is_none() {
                return Ok(if parts.len() == 1 { parts.pop() } else { Some(Node::Any(parts)) });
            }
            self.at += 1;
        }
    }

    /// Parts that must all hold.
    fn all(&mut self) -> Result<Option<Node>, Problem> {
        let mut parts = Vec::new();
        while let Some(token) = self.peek() {
            match &token.what {
                What::Or | What::Close => break,
                What::Field(Field::Roots, values) => {
                    self.at += 1;
                    self.roots = Some(self.set(Field::Roots, values, |v| Some(v == "on"))?.contains(&true));
                }
                _ => parts.push(self.one()?),
            }
        }
        Ok(if parts.len() <= 1 { parts.pop() } else { Some(Node::All(parts)) })
    }

    fn one(&mut self) -> Result<Node, Problem> {
        let Some(token) = self.peek() else {
            return Err(self.problem(place(self.query.len(), self.query.len()), Fault::NothingBehind("-")));
        };
        self.at += 1;
        match &token.what {
            What::Not => {
                // Two dashes cancel each other; however many there are, they nest no deeper than one.
                let mut odd = true;
                while self.peek().is_some_and(|t| t.what == What::Not) {
                    self.at += 1;
                    odd = !odd;
                }
                if self.peek().is_none_or(|t| matches!(t.what, What::Or | What::Close)) {
                    return Err(self.problem(token.at, Fault::NothingBehind("-")));
                }
                let part = self.one()?;
                Ok(if odd { Node::Not(Box::new(part)) } else { part })
            }
            What::Open => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(self.problem(token.at, Fault::TooDeep));
                }
                let inside = self.any()?;
                self.depth -= 1;
                match (self.peek(), inside) {
                    (None, _) => Err(self.problem(token.at, Fault::OpenBracket)),
                    (Some(close), None) => Err(self.problem(token.at.join(close.at), Fault::NothingInside)),
                    (Some(_), Some(inside)) => {
                        self.at += 1;
                        Ok(inside)
                    }
                }
            }
            What::Word(word) => Ok(Node::Has(Term::Word(word.clone()))),
            What::Phrase(words) if words.trim().is_empty() => Err(self.problem(token.at, Fault::NothingBehind("\""))),
            What::Phrase(words) => Ok(Node::Has(Term::Phrase(words.clone()))),
            What::Pattern(pattern) => match Pattern::new(pattern) {
                Ok(_) if pattern.is_empty() => Err(self.problem(token.at, Fault::NothingBehind("/"))),
                Ok(pattern) => Ok(Node::Has(Term::Pattern(pattern))),
                Err(why) => Err(self.problem(token.at, Fault::Pattern(why))),
            },
            What::Field(field, values) => Ok(Node::Has(self.term(*field, values)?)),
            What::Or | What::Close => Err(self.problem(token.at, Fault::CloseBracket)),
        }
    }

    fn term(&self, field: Field, values: &[(String, Span)]) -> Result<Term, Problem> {
        let texts = || values.iter().map(|(v, _)| v.trim().to_owned()).collect::<Vec<_>>();
        Ok(match field {
            Field::Speaker | Field::About | Field::Place => Term::Named(field, texts()),
            Field::Kind => Term::Kind(self.set(field, values, word::<QuoteKind>)?),
            Field::Type => Term::Type(self.set(field, values, word::<FactKind>)?),
            Field::Relation => Term::Relation(self.relations(values)?),
            Field::Is => Term::Is(self.set(field, values, mark)?),
            Field::Note => Term::Note(texts().join(" ")),
            Field::Tag => Term::Tag(texts().iter().map(|t| t.trim_start_matches('#').to_owned()).collect()),
            Field::Date => Term::Date(self.date(values)?),
            Field::Confidence => Term::Confidence(self.bounds(values)?),
            Field::Roots => Term::Phrase(String::new()),
        })
    }

    /// Values of a field that has few.
    fn set<T>(
        &self,
        field: Field,
        values: &[(String, Span)],
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, Problem> {
        let one = |(value, at): &(String, Span)| {
            let value = value.trim().to_lowercase();
            let known = field.values().contains(&value.as_str());
            known.then(|| read(&value)).flatten().ok_or_else(|| {
                let near = nearest(&value, field.values().iter().copied()).first().copied();
                self.problem(*at, Fault::UnknownValue(field, value.clone(), near))
            })
        };
        values.iter().map(one).collect()
    }

    fn relations(&self, values: &[(String, Span)]) -> Result<Vec<Said>, Problem> {
        self.set(Field::Relation, values, |v| {
            word::<Relation>(v).map(Said::Comparison).or_else(|| word::<BackgroundRelation>(v).map(Said::Background))
        })
    }

    fn date(&self, values: &[(String, Span)]) -> Result<date::Range, Problem> {
        let mut whole: Option<date::Range> = None;
        for (value, at) in values {
            let range = date::Range::read(value).ok_or_else(|| self.problem(*at, Fault::Date(value.clone())))?;
            if range.is_backwards() {
                return Err(self.problem(*at, Fault::Backwards));
            }
            whole = Some(whole.map_or(range.clone(), |w| w.also(range)));
        }
        Ok(whole.unwrap_or_default())
    }

    fn bounds(&self, values: &[(String, Span)]) -> Result<Bounds, Problem> {
        let (value, at) = values.first().cloned().unwrap_or_default();
        let bounds = bounds(value.trim()).ok_or_else(|| self.problem(at, Fault::Number(value)))?;
        match (bounds.least, bounds.most) {
            (Some((least, _)), Some((most, _))) if least > most => Err(self.problem(at, Fault::Backwards)),
            _ => Ok(bounds),
        }
    }
}

/// The value that JSON has this word for.
fn word<T: DeserializeOwned>(value: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::from(value)).ok()
}

fn mark(value: &str) -> Option<Mark> {
    Some(match value {
        "selected" => Mark::Selected,
        "noted" => Mark::Noted,
        "machine" => Mark::Machine,
        "accepted" => Mark::Accepted,
        "corrected" => Mark::Corrected,
        "added" => Mark::Added,
        _ => return None,
    })
}

/// `>0.8`, `>=80%`, `<0.5`, `=1`, `0.5..0.8`; a number alone is the least.
fn bounds(value: &str) -> Option<Bounds> {
    if let Some((least, most)) = value.split_once("..") {
        let side = |text: &str| if text.is_empty() { Some(None) } else { share(text).map(|n| Some((n, true))) };
        let bounds = Bounds { least: side(least)?, most: side(most)? };
        return (bounds.least.is_some() || bounds.most.is_some()).then_some(bounds);
    }
    let digits = value.find(|c: char| !matches!(c, '<' | '>' | '=' | '≥' | '≤'))?;
    let number = share(value.get(digits..)?)?;
    let (least, most) = match value.get(..digits)? {
        ">" => (Some((number, false)), None),
        "" | ">=" | "≥" => (Some((number, true)), None),
        "<" => (None, Some((number, false))),
        "<=" | "≤" => (None, Some((number, true))),
        "=" => (Some((number, true)), Some((number, true))),
        _ => return None,
    };
    Some(Bounds { least, most })
}

/// A share as 0.8, 0,8 or 80%.
fn share(text: &str) -> Option<f32> {
    let (text, by) = text.strip_suffix('%').map_or((text, 1.0), |t| (t, 100.0));
    let number = text.trim().replace(',', ".").parse::<f32>().ok()? / by;
    (0.0..=1.0).contains(&number).then_some(number)
}
