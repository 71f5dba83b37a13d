//! `telusur quotes`: quotes for people and pipes, one a line.

use super::args::Quotes;
use super::failure::{Failure, Status};
use super::print;
use crate::analysis::{Analysis, Engine, Quote};
use crate::article::Article;
use crate::reading::Source;
use crate::search::{self, Hit};
use crate::text::Span;
use crate::text::safe::Safe;
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use unicode_width::UnicodeWidthStr as _;

/// Prints the quotes that match.
///
/// # Errors
/// [`Failure`]; nothing found is no error but [`Status::Failed`].
pub fn run(args: &Quotes) -> Result<Status, Failure> {
    let (source, query) = meant(args);
    let article = source.article(args.reading.how())?;
    let analysis = Engine::new().analyse(&article)?;
    let hits = search::quotes(&article, &analysis, &query);
    let lines: Vec<Line> = hits.iter().filter_map(|hit| Line::of(&article, &analysis, hit)).collect();
    let style = Style {
        marked: print::coloured(args.color),
        speaker_width: std::io::stdout()
            .is_terminal()
            .then(|| lines.iter().map(|l| l.speaker.as_str().width()).max().unwrap_or(0).min(30)),
    };
    let mut out = print::output();
    for line in &lines {
        writeln!(out, "{}", line.shown(&style))?;
    }
    out.flush()?;
    Ok(if lines.is_empty() { Status::Failed } else { Status::Done })
}

/// Which article and which words the arguments mean (the rule stands in the help).
fn meant(args: &Quotes) -> (Source, String) {
    let text =
        |words: &[OsString]| words.iter().map(|w| w.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ");
    match args.words.as_slice() {
        words if args.sample.is_some() => (Source::or_sample(None, args.sample.as_deref()), text(words)),
        [] => (Source::or_sample(None, None), String::new()),
        [only] if !names_a_file(Path::new(only)) => (Source::or_sample(None, None), text(&args.words)),
        [file, words @ ..] => (Source::of(Path::new(file)), text(words)),
    }
}

/// Whether a single argument is a file rather than words to look for.
fn names_a_file(argument: &Path) -> bool {
    let Some(text) = argument.to_str() else { return true };
    let ending = argument.extension().and_then(|e| e.to_str()).unwrap_or("");
    let ends_like_one = (2..=5).contains(&ending.len())
        && ending.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        && ending.starts_with(|c: char| c.is_ascii_lowercase());
    text == "-"
        || text.contains(std::path::MAIN_SEPARATOR)
        || (ends_like_one && !text.contains(' '))
        || argument.exists()
}

/// A quote as it is printed.
struct Line {
    paragraph: usize,
    speaker: Safe,
    /// The words in pieces, each with whether it is what was looked for.
    words: Vec<(Safe, bool)>,
}

/// How lines are printed.
struct Style {
    /// With colours.
    marked: bool,
    /// On a terminal: how wide the widest speaker is.
    speaker_width: Option<usize>,
}

impl Line {
    fn of(article: &Article, analysis: &Analysis, hit: &Hit) -> Option<Self> {
        let quote = analysis.quotes.get(hit.quote.index())?;
        let mut words = Vec::new();
        for (number, content) in quote.content.iter().enumerate() {
            if number > 0 {
                words.push((Safe::new(" […] "), false));
            }
            words.extend(pieces(*content, &hit.spans).map(|(span, hit)| (Safe::new(article.words(span)), hit)));
        }
        let speaker = Safe::new(speaker(article, analysis, quote).unwrap_or("?"));
        Some(Self { paragraph: article.paragraph_number(quote.extent().start), speaker, words })
    }

    fn shown(&self, style: &Style) -> String {
        let mut out = String::new();
        let speaker = self.speaker.as_str();
        let (bold, hit, plain) = if style.marked { ("\u{1b}[1m", "\u{1b}[1;4;33m", "\u{1b}[0m") } else { ("", "", "") };
        let _ = match style.speaker_width {
            None => write!(out, "{}\t{bold}{speaker}{plain}\t", self.paragraph),
            Some(width) => {
                let room = width.saturating_sub(speaker.width());
                write!(out, "¶{:<4} {bold}{speaker}{plain}{:room$}  ", self.paragraph, "")
            }
        };
        for (words, is_hit) in &self.words {
            let _ = if *is_hit { write!(out, "{hit}{words}{plain}") } else { write!(out, "{words}") };
        }
        out
    }
}

/// The speaker's name; as the text has it beside the cue where that is nobody known.
fn speaker<'a>(article: &'a Article, analysis: &'a Analysis, quote: &Quote) -> Option<&'a str> {
    let known = quote.speaker.and_then(|id| analysis.entities.get(id.index())).map(|e| e.name.as_str());
    known.or_else(|| quote.source.map(|span| article.words(span)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_from_words() {
        for file in ["-", "a/b", "berita.txt", "x.md", "a.html", "src"] {
            assert!(names_a_file(Path::new(file)), "{file}");
        }
        for words in ["kompromi", "28.", "3.500", "kata kunci.txt lagi", "U.S", "", "dr.Sari"] {
            assert!(!names_a_file(Path::new(words)), "{words}");
        }
    }

    #[test]
    fn spans_are_cut_at_hits() {
        let cut: Vec<_> = pieces(Span::new(10, 20), &[Span::new(0, 5), Span::new(10, 12), Span::new(15, 20)]).collect();
        let expected = [(Span::new(10, 12), true), (Span::new(12, 15), false), (Span::new(15, 20), true)];
        assert_eq!(cut, expected);
    }
}
