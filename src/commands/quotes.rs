//! `telusur quotes`: quotes for people and pipes, one a line.

use super::args::Quotes;
use super::failure::{Failure, Status, complain};
use super::lines::{self, Line};
use super::open::{Opened, open};
use crate::analysis::{Engine, FactId};
use crate::reading::Source;
use crate::search::query::{Condition, Field};
use crate::search::{Hit, Roots};
use crate::text::safe::Safe;
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;

/// Prints the quotes that match.
///
/// # Errors
/// [`Failure`]; nothing found is no error but [`Status::Failed`].
pub fn run(args: &Quotes) -> Result<Status, Failure> {
    let (source, query) = meant(args);
    let condition = Condition::parse(&query)?;
    let opened = open(&source, &args.reading.how(), &Engine::new(), args.listing.notebook, None)?;
    let roots = if args.listing.no_roots { Roots::default() } else { Roots::of(&opened.article.language) };
    let hits = opened.index().quotes(&condition, &roots, &opened.marks());
    if hits.is_empty()
        && let Some(said) = lines::near_names(&condition, &[&opened])
    {
        complain(&said);
    }
    if args.listing.json {
        return lines::print_json(&lines::objects(&opened, &facts(&opened, &hits)));
    }
    let lines: Vec<Line> = hits.iter().filter_map(|hit| line(&opened, hit)).collect();
    lines::print(&lines, &args.listing)
}

/// The facts that quotes give: each gives one.
fn facts(opened: &Opened, hits: &[Hit]) -> Vec<FactId> {
    let all = opened.analysis.facts.iter().enumerate();
    let of: HashMap<_, _> = all.filter_map(|(n, f)| Some((f.quote?, FactId::from_index(n)))).collect();
    hits.iter().filter_map(|hit| of.get(&hit.quote).copied()).collect()
}

/// Which article and which words the arguments mean (the rule stands in the help).
fn meant(args: &Quotes) -> (Source, String) {
    let text =
        |words: &[OsString]| words.iter().map(|w| w.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ");
    match args.words.as_slice() {
        words if args.sample.is_some() => (Source::or_sample(None, args.sample.as_deref()), text(words)),
        [] => (Source::or_sample(None, None), String::new()),
        [only] if !names_a_file(Path::new(only)) => (Source::or_sample(None, None), text(&args.words)),
        [first, ..] if is_query(Path::new(first)) => (Source::or_sample(None, None), text(&args.words)),
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
        || argument.exists()
        || (!is_query(argument) && (text.contains(std::path::MAIN_SEPARATOR) || (ends_like_one && !text.contains(' '))))
}

/// Whether what is no file begins as only a query does, whatever else stands in it: a field, a
/// pattern, a phrase, a bracket.
fn is_query(argument: &Path) -> bool {
    let Some(text) = argument.to_str().filter(|_| !argument.exists()) else { return false };
    let bare = text.trim_start_matches(['-', '(']);
    let pattern = bare.len() > 1 && bare.starts_with('/') && bare.ends_with('/');
    let field = Field::ALL.iter().any(|f| bare.strip_prefix(f.name()).is_some_and(|rest| rest.starts_with(':')));
    pattern || field || bare.starts_with(['"', '“']) || text.starts_with('(')
}

fn line(opened: &Opened, hit: &Hit) -> Option<Line> {
    let quote = opened.analysis.quotes.get(hit.quote.index())?;
    Some(Line {
        file: None,
        paragraph: opened.article.paragraph_number(quote.extent().start),
        kind: None,
        who: Safe::new(lines::speaker(opened, quote).unwrap_or("?")),
        words: lines::words(&opened.article, &quote.content, &hit.spans),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_from_words() {
        for file in ["-", "a/b", "berita.txt", "x.md", "a.html", "src", "/"] {
            assert!(names_a_file(Path::new(file)), "{file}");
        }
        let words =
            ["kompromi", "28.", "3.500", "kata kunci.txt lagi", "U.S", "", "dr.Sari", "/a.b/", "speaker:a/b.txt"];
        for words in words {
            assert!(!names_a_file(Path::new(words)), "{words}");
        }
    }
}
