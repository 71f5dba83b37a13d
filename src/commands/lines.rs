//! Findings for people and pipes, one a line; or as a JSON array.

use super::args::Listing;
use super::failure::{Failure, Status};
use super::open::Opened;
use super::print;
use crate::analysis::{FactId, Quote};
use crate::article::Article;
use crate::export::Format;
use crate::search::nearest;
use crate::search::query::{Condition, Field};
use crate::text::Span;
use crate::text::safe::Safe;
use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use unicode_width::UnicodeWidthStr as _;

/// A finding as it is printed.
pub struct Line {
    /// The file it stands in, where several are searched.
    pub file: Option<Safe>,
    pub paragraph: usize,
    /// Its type, where not all are of one.
    pub kind: Option<Safe>,
    /// Who said it, or whom it is about.
    pub who: Safe,
    /// The words in pieces, each with whether it is what was looked for.
    pub words: Vec<(Safe, bool)>,
}

/// How lines are printed.
struct Style {
    /// With colours.
    marked: bool,
    /// On a terminal: how wide the widest name is.
    width: Option<usize>,
}

impl Line {
    fn shown(&self, style: &Style) -> String {
        let mut out = String::new();
        let who = self.who.as_str();
        let (bold, hit, plain) = if style.marked { ("\u{1b}[1m", "\u{1b}[1;4;33m", "\u{1b}[0m") } else { ("", "", "") };
        if let Some(file) = &self.file {
            let _ = write!(out, "{file}{}", if style.width.is_some() { ": " } else { "\t" });
        }
        let kind = self.kind.as_ref().map_or("", Safe::as_str);
        let _ = match style.width {
            None if self.kind.is_some() => write!(out, "{}\t{kind}\t{bold}{who}{plain}\t", self.paragraph),
            None => write!(out, "{}\t{bold}{who}{plain}\t", self.paragraph),
            Some(width) => {
                let room = width.saturating_sub(who.width());
                let kind = self.kind.as_ref().map_or_else(String::new, |k| format!("{:<11} ", k.as_str()));
                write!(out, "¶{:<4} {kind}{bold}{who}{plain}{:room$}  ", self.paragraph, "")
            }
        };
        for (words, is_hit) in &self.words {
            let _ = if *is_hit { write!(out, "{hit}{words}{plain}") } else { write!(out, "{words}") };
        }
        out
    }
}

/// Prints lines.
///
/// # Errors
/// [`Failure::Output`].
pub fn print(lines: &[Line], listing: &Listing) -> Result<Status, Failure> {
    let terminal = std::io::stdout().is_terminal();
    let widest = || lines.iter().map(|l| l.who.as_str().width()).max().unwrap_or(0).min(30);
    let style = Style { marked: print::coloured(listing.color), width: terminal.then(widest) };
    let mut out = print::output();
    for line in lines {
        write!(out, "{}{}", line.shown(&style), if listing.null { '\0' } else { '\n' })?;
    }
    out.flush()?;
    Ok(if lines.is_empty() { Status::Failed } else { Status::Done })
}

/// Prints objects that stand one a line as an array, one a line.
///
/// # Errors
/// [`Failure::Output`].
pub fn print_json(objects: &[String]) -> Result<Status, Failure> {
    let text = if objects.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", objects.join(",\n")) };
    print::document(&text)?;
    Ok(if objects.is_empty() { Status::Failed } else { Status::Done })
}

/// Facts as objects of JSON, each on a line.
pub fn objects(opened: &Opened, facts: &[FactId]) -> Vec<String> {
    opened.request(facts).render(Format::Jsonl).lines().map(str::to_owned).collect()
}

/// Words in pieces, cut where hits begin and end; a mark where some were left out between them.
pub fn words(article: &Article, spans: &[Span], hits: &[Span]) -> Vec<(Safe, bool)> {
    let mut words = Vec::new();
    for (number, span) in spans.iter().enumerate() {
        if number > 0 {
            words.push((Safe::new(" […] "), false));
        }
        words.extend(pieces(*span, hits).map(|(span, hit)| (Safe::new(article.words(span)), hit)));
    }
    words
}

/// A span cut at the edges of the hits in it.
fn pieces(whole: Span, hits: &[Span]) -> impl Iterator<Item = (Span, bool)> {
    let mut cut = Vec::new();
    let mut at = whole.start;
    for hit in hits.iter().filter(|hit| whole.contains(**hit)) {
        cut.push((Span { start: at, end: hit.start }, false));
        cut.push((*hit, true));
        at = hit.end;
    }
    cut.push((Span { start: at, end: whole.end }, false));
    cut.into_iter().filter(|(span, _)| !span.is_empty())
}

/// The speaker's name; as the text has it beside the cue where that is nobody known.
pub fn speaker<'a>(opened: &'a Opened, quote: &Quote) -> Option<&'a str> {
    let known = quote.speaker.and_then(|id| opened.analysis.entities.get(id.index())).map(|e| e.name.as_str());
    known.or_else(|| quote.source.map(|span| opened.article.words(span)))
}

/// What to say where a query for names has found nothing: the names that may have been meant.
pub fn near_names(condition: &Condition, opened: &[&Opened]) -> Option<String> {
    for (field, asked) in condition.names() {
        let mut known: Vec<&str> = Vec::new();
        for opened in opened {
            known.extend(names(field, opened));
        }
        let near = nearest(asked, known.iter().copied());
        let called = |k: &str| crate::search::folded(k).contains(&crate::search::folded(asked));
        if known.iter().any(|k| called(k)) {
            continue;
        }
        let what = if field == Field::About { "nobody and nothing" } else { "no" };
        let noun = match field {
            Field::Speaker => " speaker",
            Field::Place => " place",
            _ => " called",
        };
        let mut listed: Vec<String> = near.iter().take(4).map(|n| format!("\"{n}\"")).collect();
        listed.dedup();
        return Some(if listed.is_empty() {
            format!("{what}{noun} \"{asked}\"")
        } else {
            format!("{what}{noun} \"{asked}\"; did you mean {}?", listed.join(" or "))
        });
    }
    None
}

fn names(field: Field, opened: &Opened) -> Vec<&str> {
    use crate::analysis::EntityKind;
    let a = &opened.analysis;
    match field {
        Field::Speaker => {
            let mut all: Vec<&str> = a.quotes.iter().filter_map(|q| speaker(opened, q)).collect();
            all.sort_unstable();
            all.dedup();
            all
        }
        Field::Place => a.entities.iter().filter(|e| e.kind == EntityKind::Place).map(|e| e.name.as_str()).collect(),
        _ => a.entities.iter().map(|e| e.name.as_str()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_cut_at_hits() {
        let cut: Vec<_> = pieces(Span::new(10, 20), &[Span::new(0, 5), Span::new(10, 12), Span::new(15, 20)]).collect();
        let expected = [(Span::new(10, 12), true), (Span::new(12, 15), false), (Span::new(15, 20), true)];
        assert_eq!(cut, expected);
    }
}
