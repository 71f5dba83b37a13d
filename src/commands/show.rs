//! `telusur show`: an article with its quotes marked and its threads, line by line.
//!
//! Plain output is for ears and pipes: one paragraph a line, marks made of words, nothing drawn.
//! In colour, paragraphs are wrapped, and speakers have the colours and slants of the screen.

use super::args::Show;
use super::failure::{Failure, Status};
use super::open::open;
use super::print;
use crate::analysis::{Analysis, Engine, FactId, QuoteId};
use crate::article::{Article, BlockKind};
use crate::export::others::Other;
use crate::reading::Source;
use crate::text::Span;
use crate::text::safe::Safe;
use std::fmt::Write as _;
use std::io::Write as _;

/// The widest that lines are wrapped.
const WIDEST: usize = 80;

/// Inks of speakers in turn: yellow, cyan, magenta, green, blue, red.
const INKS: [&str; 6] = ["33", "36", "35", "32", "34", "31"];

/// Prints an article with what was found in it.
///
/// # Errors
/// [`Failure`].
pub fn run(args: &Show) -> Result<Status, Failure> {
    let source = Source::or_sample(args.file.as_deref(), args.sample.as_deref());
    let opened = open(&source, &args.reading.how(), &Engine::new(), args.notebook, args.annotations.as_deref())?;
    let coloured = !args.plain && print::coloured(args.color);
    let shown = Shown { article: &opened.article, analysis: &opened.analysis, others: &opened.others, coloured };
    let mut out = print::output();
    out.write_all(shown.text().as_bytes())?;
    out.flush()?;
    Ok(Status::Done)
}

struct Shown<'a> {
    article: &'a Article,
    analysis: &'a Analysis,
    /// What others have noted on the same text.
    others: &'a [Other],
    coloured: bool,
}

impl Shown<'_> {
    fn text(&self) -> String {
        let mut out = String::new();
        let begins = self.article.begins_paragraph();
        let mut number = 0;
        for (block, begins) in self.article.blocks.iter().zip(begins) {
            number += usize::from(begins);
            if block.kind == BlockKind::Clutter {
                continue;
            }
            let words = self.marked(block.span);
            let head = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
            match (self.coloured, head) {
                (true, true) => self.wrap(&mut out, "", &format!("\u{1b}[1m{words}\u{1b}[0m")),
                (true, false) => self.wrap(&mut out, "", &words),
                (false, true) => {
                    let _ = writeln!(out, "¶{number} # {words}");
                }
                (false, false) => {
                    let _ = writeln!(out, "¶{number} {words}");
                }
            }
            out.push('\n');
        }
        for (n, thread) in self.analysis.threads.iter().enumerate() {
            let label = Safe::new(&thread.label);
            let _ = match self.coloured {
                true => writeln!(out, "\u{1b}[1mT{} {label}\u{1b}[0m", n + 1),
                false => writeln!(out, "T{} {label}", n + 1),
            };
            for (n, fact) in thread.facts.iter().enumerate() {
                self.fact(&mut out, n + 1, *fact);
            }
            out.push('\n');
        }
        self.notes_of_others(&mut out);
        out.truncate(out.trim_end().len());
        out.push('\n');
        out
    }

    /// What others have noted: number, who, what, and the words it is about.
    fn notes_of_others(&self, out: &mut String) {
        for (n, other) in self.others.iter().enumerate() {
            let start = other.spans.first().map_or(0, |s| s.start);
            let words: Vec<&str> = other.spans.iter().map(|s| self.article.words(*s)).collect();
            let by = other.by.as_deref().unwrap_or("?");
            let tags: String = other.tags.iter().map(|t| format!(" #{t}")).collect();
            let line = format!(
                "A{} {}: {}{} (¶{}: “{}”)",
                n + 1,
                Safe::new(by),
                Safe::new(&other.text),
                Safe::new(&tags),
                self.article.paragraph_number(start),
                Safe::new(&words.join(" […] "))
            );
            if self.coloured {
                self.wrap(out, "", &line);
            } else {
                let _ = writeln!(out, "{line}");
            }
        }
    }

    fn fact(&self, out: &mut String, number: usize, id: FactId) {
        let Some(fact) = self.analysis.facts.get(id.index()) else { return };
        let paragraph = self.article.paragraph_number(fact.extent().start);
        let quote = fact.quote.map_or_else(String::new, |q| format!(" {q}"));
        let line = format!("{number}. {} (¶{paragraph}{quote})", Safe::new(&fact.label));
        if self.coloured {
            self.wrap(out, "   ", &line);
        } else {
            let _ = writeln!(out, "{line}");
        }
    }

    /// Wraps a line whose words may carry colours.
    fn wrap(&self, out: &mut String, indent: &str, line: &str) {
        for line in
            textwrap::wrap(line, textwrap::Options::new(WIDEST).initial_indent(indent).subsequent_indent(indent))
        {
            let _ = writeln!(out, "{line}");
        }
    }

    /// The words of a block, with the quotes in them marked.
    fn marked(&self, block: Span) -> String {
        // What begins and ends where: ends before beginnings, outer ones first.
        let mut signs: Vec<(u32, bool, i64, String)> = Vec::new();
        let mut styles: Vec<(Span, String)> = Vec::new();
        for (n, quote) in self.analysis.quotes.iter().enumerate() {
            let id = QuoteId::from_index(n);
            // A long quote may go on in the next block.
            let within = |s: &Span| Span { start: s.start.max(block.start), end: s.end.min(block.end) };
            for span in quote.content.iter().filter(|s| block.overlaps(**s)).map(within) {
                let length = i64::try_from(span.len()).unwrap_or(i64::MAX);
                if self.coloured {
                    let ink = quote.speaker.map_or("3", |s| INKS[s.index() % INKS.len()]);
                    styles.push((span, format!("\u{1b}[3;{ink}m")));
                } else {
                    let speaker = Safe::new(self.speaker(n));
                    signs.push((span.start, true, -length, format!("[{id} {speaker}: ")));
                    signs.push((span.end, false, length, format!(" {id}]")));
                }
            }
        }
        for (n, other) in self.others.iter().enumerate() {
            let within = |s: &Span| Span { start: s.start.max(block.start), end: s.end.min(block.end) };
            for span in other.spans.iter().filter(|s| block.overlaps(**s)).map(within) {
                let length = i64::try_from(span.len()).unwrap_or(i64::MAX);
                if self.coloured {
                    styles.push((span, "\u{1b}[4m".to_owned()));
                } else {
                    let by = Safe::new(other.by.as_deref().unwrap_or("?"));
                    signs.push((span.start, true, -length, format!("[A{} {by}: ", n + 1)));
                    signs.push((span.end, false, length, format!(" A{}]", n + 1)));
                }
            }
        }
        if self.coloured {
            return self.tinted(block, &styles);
        }
        signs.sort_by_key(|sign| (sign.0, sign.1, sign.2));
        let mut out = String::new();
        let mut at = block.start;
        for (place, _, _, sign) in signs {
            let _ = write!(out, "{}{sign}", Safe::new(self.article.words(Span { start: at, end: place })));
            at = place;
        }
        let _ = write!(out, "{}", Safe::new(self.article.words(Span { start: at, end: block.end })));
        out
    }

    /// Each word in the style of the innermost quote around it: a line break between words does
    /// not lose it, and wrapping sees whole words.
    fn tinted(&self, block: Span, styles: &[(Span, String)]) -> String {
        let mut out = String::new();
        let mut at = block.start as usize;
        for word in self.article.words(block).split_inclusive(char::is_whitespace) {
            let start = u32::try_from(at).unwrap_or(u32::MAX);
            let bare = word.trim_end();
            let middle = start + u32::try_from(bare.len() / 2).unwrap_or(0);
            let style = styles.iter().filter(|(s, _)| s.holds(middle)).min_by_key(|(s, _)| s.len());
            match style.filter(|_| !bare.is_empty()) {
                Some((_, style)) => drop(write!(out, "{style}{}\u{1b}[0m", Safe::new(bare))),
                None => drop(write!(out, "{}", Safe::new(bare))),
            }
            if bare.len() < word.len() {
                out.push(' ');
            }
            at += word.len();
        }
        out
    }

    /// Who said a quote: the name, else the words beside the cue.
    fn speaker(&self, quote: usize) -> &str {
        let Some(quote) = self.analysis.quotes.get(quote) else { return "?" };
        let known = quote.speaker.and_then(|s| self.analysis.entities.get(s.index())).map(|e| e.name.as_str());
        known.or_else(|| quote.source.map(|s| self.article.words(s))).unwrap_or("?")
    }
}
