//! What is wrong with a query, and where.

use super::Field;
use crate::text::Span;
use crate::text::safe::Safe;
use std::fmt;
use unicode_width::UnicodeWidthStr as _;

/// A query that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The query.
    pub query: String,
    /// The place in it, in bytes; empty at its end.
    pub at: Span,
    /// What is wrong there.
    pub fault: Fault,
}

/// What can be wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A quotation mark without its second one.
    OpenQuote,
    /// A slash that begins an expression, without its second one.
    OpenPattern,
    /// An opening bracket without a closing one.
    OpenBracket,
    /// A closing bracket without an opening one.
    CloseBracket,
    /// A regular expression that is none, with what is wrong with it.
    Pattern(String),
    /// A field that there is none of, with the one that may be meant.
    UnknownField(String, Option<Field>),
    /// A field without a value.
    NoValue(Field),
    /// A value that a field cannot have, with the one that may be meant.
    UnknownValue(Field, String, Option<&'static str>),
    /// A date that cannot be read.
    Date(String),
    /// Dates the wrong way round.
    Backwards,
    /// A number that cannot be read.
    Number(String),
    /// A sign behind which something must follow.
    NothingBehind(&'static str),
    /// An `or` before which something must stand.
    NothingBefore(&'static str),
    /// Brackets with nothing between them.
    NothingInside,
    /// Brackets within brackets, too many.
    TooDeep,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpenQuote => write!(f, "the quotation mark has no second one"),
            Self::OpenPattern => write!(f, "the regular expression has no slash at its end; as a word, put it in \"\""),
            Self::OpenBracket => write!(f, "the bracket is not closed"),
            Self::CloseBracket => write!(f, "there is no opening bracket to this one"),
            Self::Pattern(why) => write!(f, "no regular expression: {why}"),
            Self::UnknownField(name, near) => {
                write!(f, "there is no field '{name}:'")?;
                match near {
                    Some(near) => write!(f, "; did you mean {}:?", near.name()),
                    None => {
                        write!(f, "; fields are")?;
                        Field::ALL.iter().try_for_each(|field| write!(f, " {}:", field.name()))?;
                        write!(f, "; a word with a colon stands in \"\"")
                    }
                }
            }
            Self::NoValue(field) => {
                write!(f, "{}: needs a value", field.name())?;
                let example = match field {
                    Field::Speaker | Field::About | Field::Place => "\"a name\"",
                    Field::Date => "2017..2021",
                    Field::Confidence => ">0.8",
                    Field::Note | Field::Tag => "a word",
                    _ => "",
                };
                match field.values() {
                    [] => write!(f, ", such as {}:{example}", field.name()),
                    values => write!(f, ": {}", values.join(", ")),
                }
            }
            Self::UnknownValue(field, value, near) => {
                write!(f, "{}: cannot be '{value}'; ", field.name())?;
                match near {
                    Some(near) => write!(f, "did you mean {near}?"),
                    None => write!(f, "it is one of {}", field.values().join(", ")),
                }
            }
            Self::Date(value) => {
                write!(f, "'{value}' is no date: write 2017, 2017-03, 2017-03-05, 2017..2021, 2017.. or ..2021")
            }
            Self::Backwards => write!(f, "the first end lies behind the second one"),
            Self::Number(value) => {
                write!(f, "'{value}' is no share: write >0.8, >=80%, <0.5 or 0.5..0.8, from 0 to 1")
            }
            Self::NothingBehind(sign) => write!(f, "nothing stands behind '{sign}'"),
            Self::NothingBefore(sign) => write!(f, "nothing stands before '{sign}'; the word itself stands in \"\""),
            Self::NothingInside => write!(f, "nothing stands between the brackets"),
            Self::TooDeep => write!(f, "too many brackets within brackets"),
        }
    }
}

impl fmt::Display for Problem {
    /// The query on a line of its own, a caret under the place, and what is wrong: several lines.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.fault)?;
        let (line, caret) = self.pointer();
        write!(f, "  {line}\n  {caret}")
    }
}

impl std::error::Error for Problem {}

impl Problem {
    /// The query made safe to print, and a line with carets under the place.
    #[must_use]
    pub fn pointer(&self) -> (Safe, String) {
        let whole = Safe::new(&self.query);
        let before = Safe::new(self.query.get(..self.at.start as usize).unwrap_or(""));
        let place = Safe::new(self.at.of(&self.query));
        let carets = place.as_str().width().max(1);
        (whole, format!("{}{}", " ".repeat(before.as_str().width()), "^".repeat(carets)))
    }
}
