//! Reading annotated sentences, in two formats: columns, a token and its tag a line with an empty
//! line behind each sentence; and, where a file's first line has no tab and no tag at its end, running
//! text, a sentence a line, with its names in brackets: `[PER Nadine Kurz] flew to [LOC Lomé].`

use anyhow::{Context as _, Result};
use telusur::analysis::EntityKind;
use telusur::analysis::names::labels::KINDS;
use telusur::text::Span;

/// A sentence as text, with the names in it.
#[derive(Clone, Debug)]
pub struct Annotated {
    pub text: String,
    /// Kind (an index of `KINDS`) and place.
    pub names: Vec<(usize, Span)>,
}

/// A file's sentences, some of them held back.
pub struct Split {
    pub path: String,
    pub kept: Vec<Annotated>,
    pub held: Vec<Annotated>,
}

/// The sentences of `FILE`, or of `FILE@10` with every tenth one held back; of several files
/// joined by `+`. In a file named `FILE!` a place that acts or describes (`GPE`) is no name.
pub fn split(argument: &str) -> Result<Split> {
    let mut split = Split { path: argument.to_owned(), kept: Vec::new(), held: Vec::new() };
    for part in argument.split('+') {
        let (part, every) = match part.split_once('@') {
            Some((path, n)) => (path, n.parse::<usize>()?),
            None => (part, 0),
        };
        let (path, only_locations) = part.strip_suffix('!').map_or((part, false), |p| (p, true));
        for (n, sentence) in read(path, only_locations)?.into_iter().enumerate() {
            let held = every > 0 && n % every == every - 1;
            if held { &mut split.held } else { &mut split.kept }.push(sentence);
        }
    }
    Ok(split)
}

/// All sentences of a file, without the names of kind `GPE` where `only_locations`.
pub fn read(path: &str, only_locations: bool) -> Result<Vec<Annotated>> {
    let contents = std::fs::read_to_string(path).with_context(|| path.to_owned())?;
    let first = contents.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    if !first.contains('\t') && first.split(' ').count() > 3 {
        return contents
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
            .map(|(n, line)| bracketed(line.trim(), only_locations).with_context(|| format!("{path}, line {}", n + 1)))
            .collect();
    }
    let mut sentences = Vec::new();
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for line in contents.lines().chain([""]) {
        if line.trim().is_empty() {
            if !rows.is_empty() {
                sentences.push(sentence(&rows));
                rows.clear();
            }
            continue;
        }
        let separator = if line.contains('\t') { '\t' } else { ' ' };
        let first = line.split(separator).next().unwrap_or_default();
        let last = line.rsplit(separator).next().unwrap_or_default();
        rows.push((first, last));
    }
    Ok(sentences)
}

/// A sentence with its names in brackets.
fn bracketed(line: &str, only_locations: bool) -> Result<Annotated> {
    let (mut text, mut names, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, opened)) = rest.split_once('[') {
        text.push_str(before);
        let (name, behind) = opened.split_once(']').context("a bracket is not closed")?;
        let (kind, name) = name.split_once(' ').context("a bracket has no kind")?;
        let start = text.len();
        text.push_str(name.trim());
        let number = number(kind).with_context(|| format!("there is no kind '{kind}'"))?;
        if kind != "GPE" || !only_locations {
            names.push((number, Span::new(start, text.len())));
        }
        rest = behind;
    }
    text.push_str(rest);
    Ok(Annotated { text, names })
}

fn sentence(rows: &[(&str, &str)]) -> Annotated {
    let tokens: Vec<&str> = rows.iter().map(|r| r.0).collect();
    let (text, places) = detokenise(&tokens);
    let mut names: Vec<(usize, Span)> = Vec::new();
    let mut open: Option<&str> = None;
    for ((_, tag), place) in rows.iter().zip(places) {
        let (part, kind) = tag.split_once('-').unwrap_or((tag, ""));
        let goes_on = part == "I" && open == Some(kind);
        open = (part != "O").then_some(kind);
        let Some(number) = number(kind) else { continue };
        match names.last_mut() {
            Some((_, span)) if goes_on => *span = span.join(place),
            _ => names.push((number, place)),
        }
    }
    Annotated { text, names }
}

/// The number of a corpus's tag among the tagger's kinds.
fn number(tag: &str) -> Option<usize> {
    let kind = match tag.to_ascii_uppercase().as_str() {
        "PER" | "PERSON" | "PPL" => EntityKind::Person,
        "ORG" | "ORGANISATION" | "ORGANIZATION" | "IND" => EntityKind::Organisation,
        "LOC" | "PLACE" | "PLC" | "LOCATION" | "GPE" => EntityKind::Place,
        _ => return None,
    };
    KINDS.iter().position(|k| *k == kind)
}

/// The text of a list of tokens with natural spacing, and where each token stands in it.
fn detokenise(tokens: &[&str]) -> (String, Vec<Span>) {
    const OPEN: &str = "([{“‘`";
    const CLOSE: &str = ")]}”’.,;:!?%'";
    let mut text = String::new();
    let mut places = Vec::with_capacity(tokens.len());
    let (mut glued, mut quoted) = (true, false);
    for token in tokens {
        let first = token.chars().next().unwrap_or(' ');
        let single = token.chars().count() == 1;
        let mut opens = single && OPEN.contains(first) || *token == "``";
        let mut closes = single && CLOSE.contains(first) || *token == "''" || *token == "n't";
        if *token == "\"" {
            (opens, closes, quoted) = (!quoted, quoted, !quoted);
        }
        if !(glued || closes) {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(token);
        places.push(Span::new(start, text.len()));
        glued = opens;
    }
    (text, places)
}
