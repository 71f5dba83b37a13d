//! What Tab offers in a query.

use super::Field;
use super::lex::closing;
use crate::search::folded;
use crate::text::Span;

/// One thing that can be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The place in the query that it takes, in bytes.
    pub at: Span,
    /// What is put there.
    pub text: String,
}

/// Names that an article knows.
#[derive(Clone, Debug, Default)]
pub struct Names<'a> {
    /// Of those who speak.
    pub speakers: Vec<&'a str>,
    /// Of everybody and everything.
    pub about: Vec<&'a str>,
    /// Of places.
    pub places: Vec<&'a str>,
    /// The reader's tags.
    pub tags: Vec<&'a str>,
}

/// What could stand in place of the piece before byte `at` of a query, in the order in which it is
/// offered: fields where none is begun, else the field's values. Names with a blank come in
/// quotation marks.
#[must_use]
pub fn complete(query: &str, at: usize, names: &Names<'_>) -> Vec<Completion> {
    let before = query.get(..at).unwrap_or(query);
    let start = begins(before);
    let piece = before.get(start..).unwrap_or("");
    let Some((name, value)) = piece.split_once(':') else {
        let typed = piece.to_lowercase();
        let fields = Field::ALL.iter().map(|f| format!("{}:", f.name())).filter(|f| f.starts_with(&typed));
        return fields.map(|text| Completion { at: Span::new(start, before.len()), text }).collect();
    };
    let Some(field) = Field::ALL.into_iter().find(|f| f.name().eq_ignore_ascii_case(name)) else { return Vec::new() };
    // Of several values with bars between them, the last one is being typed.
    let value_start = match value.rfind(['|', ',']).filter(|_| !value.starts_with('"')) {
        Some(bar) => before.len() - value.len() + bar + 1,
        None => before.len() - value.len(),
    };
    let typed = folded(before.get(value_start..).unwrap_or("").trim_start_matches(['"', '“', '„', '«', '#']));
    let known: Vec<&str> = match field {
        Field::Speaker => names.speakers.clone(),
        Field::About => names.about.clone(),
        Field::Place => names.places.clone(),
        Field::Tag => names.tags.clone(),
        Field::Date => vec!["2017", "2017..2021", "2020.."],
        Field::Confidence => vec![">0.8", ">0.9", "<0.5"],
        _ => field.values().to_vec(),
    };
    let fits = |name: &&str| {
        let name = folded(name);
        name.starts_with(&typed) || name.split_whitespace().any(|w| w.starts_with(&typed))
    };
    let at = Span::new(value_start, before.len());
    known.into_iter().filter(fits).map(|name| Completion { at, text: quoted(name) }).collect()
}

/// A name as it is written in a query.
fn quoted(name: &str) -> String {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_.<>=%".contains(c));
    if plain { name.to_owned() } else { format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// Where the piece begins that is being typed: behind the last blank, bracket or dash that stands
/// outside of quotation marks.
fn begins(before: &str) -> usize {
    let (mut start, mut open): (usize, Option<&str>) = (0, None);
    for (at, c) in before.char_indices() {
        match open {
            Some(close) if close.contains(c) => open = None,
            Some(_) => {}
            None if closing(c).is_some() => open = closing(c),
            None if c.is_whitespace() || c == '(' => start = at + c.len_utf8(),
            None if c == '-' && at == start => start = at + 1,
            None => {}
        }
    }
    start
}
