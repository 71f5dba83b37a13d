//! What each piece of a plain text is: title, dateline, lede, heading, paragraph, caption, credit,
//! list item, or furniture of the page.
//!
//! Told by length, marks at the end, neighbours, and the words of a pack's `blocks.txt`.

use super::phrases::Phrases;
use super::pieces::{Piece, is_item};
use crate::article::{Block, BlockKind};
use crate::language::Pack;
use crate::language::calendar::Calendar;
use crate::text::Span;

/// Longest title, heading with and without a full stop, credit, and line of furniture, in bytes.
const TITLE: usize = 200;
const HEADING: usize = 120;
const STOPPED_HEADING: usize = 90;
const CREDIT: usize = 160;
const CLUTTER: usize = 240;
/// Longest dateline in front of a paragraph, in bytes.
const DATELINE: usize = 80;

/// A pack's `blocks.txt`, by section.
#[derive(Clone, Debug)]
pub(in crate::reading) struct BlockWords {
    /// All phrases that a line may be told by.
    any: Phrases,
    clutter_line: Phrases,
    clutter_start: Phrases,
    clutter_box: Phrases,
    clutter_list: Phrases,
    /// Small words between the names of a byline.
    byline_between: Vec<&'static str>,
    credit: Phrases,
    caption: Phrases,
    report: Vec<&'static str>,
    running: Phrases,
    pub byline: Phrases,
    pub other_day: Vec<&'static str>,
    /// Parts of the names that pages give to elements of furniture.
    pub element: Vec<&'static str>,
}

impl BlockWords {
    pub fn compile(pack: Pack) -> Self {
        let all = |section: &'static str| pack.section("blocks", section).map(|e| e.phrase);
        let sections = ["clutter line", "clutter start", "clutter box", "credit", "caption", "byline"];
        Self {
            any: sections.into_iter().flat_map(all).collect(),
            clutter_line: all("clutter line").collect(),
            clutter_start: all("clutter start").collect(),
            clutter_box: all("clutter box").collect(),
            clutter_list: all("clutter list").collect(),
            byline_between: all("byline between").collect(),
            credit: all("credit").collect(),
            caption: all("caption").collect(),
            report: all("report").collect(),
            running: all("running").collect(),
            byline: all("byline").collect(),
            other_day: all("other day").collect(),
            element: all("element").collect(),
        }
    }

    /// Whether a line begins with words that lead to another page.
    pub fn leads_away(&self, line: &str) -> bool {
        self.clutter_start.begin(line) || self.clutter_line.begin(line)
    }
}

/// The blocks of a text cut into pieces; `title` is the headline known from elsewhere.
pub(super) fn classify(
    text: &str,
    pieces: &[Piece],
    words: &BlockWords,
    calendar: &Calendar,
    title: Option<&str>,
) -> Vec<Block> {
    let mut kinds: Vec<BlockKind> = pieces.iter().map(|p| furniture(p.span.of(text), words, calendar)).collect();
    if pieces.iter().zip(&kinds).filter(|(_, k)| **k != BlockKind::Clutter).count() < 2 {
        // One line alone is running text, whatever it looks like.
        for kind in kinds.iter_mut().filter(|k| **k != BlockKind::Clutter) {
            *kind = BlockKind::Paragraph;
        }
        return join(pieces, &kinds);
    }
    mark_links(text, pieces, &mut kinds, words);
    mark_title(text, pieces, &mut kinds, title);
    mark_author(text, pieces, &mut kinds, words);
    mark_headings(text, pieces, &mut kinds, words);
    if let Some(first) = kinds.iter().position(|k| matches!(k, BlockKind::Paragraph | BlockKind::Heading))
        && kinds[first] == BlockKind::Paragraph
    {
        kinds[first] = BlockKind::Lede;
    }
    split_dateline(text, join(pieces, &kinds))
}

fn join(pieces: &[Piece], kinds: &[BlockKind]) -> Vec<Block> {
    pieces.iter().zip(kinds).map(|(p, &kind)| Block { kind, span: p.span }).collect()
}

/// What a line is that can be told by itself; all else is a paragraph as yet.
pub(super) fn furniture(line: &str, words: &BlockWords, calendar: &Calendar) -> BlockKind {
    // Most lines begin as no phrase does: that is asked once, and first.
    let led = words.any.may_begin(line);
    if line.len() <= 2 * CLUTTER
        && (!line.contains(char::is_alphanumeric) || is_path(line) || led && is_clutter(line, words))
    {
        return BlockKind::Clutter;
    }
    if line.len() <= CREDIT && (led && is_byline(line, words) || is_initials(line)) {
        return BlockKind::Credit;
    }
    if led && labelled(line, &words.caption) {
        return BlockKind::Caption;
    }
    if line.len() <= CLUTTER && (led && labelled(line, &words.credit) || line.starts_with('©')) {
        return if small_words(line) >= 3 { BlockKind::Caption } else { BlockKind::Credit };
    }
    if line.len() <= 2 * CLUTTER && ends_in_credit(line, words) {
        return BlockKind::Caption;
    }
    if line.len() <= DATELINE && is_date_line(line, calendar) {
        return BlockKind::Dateline;
    }
    if is_item(line) { BlockKind::ListItem } else { BlockKind::Paragraph }
}

fn is_clutter(line: &str, words: &BlockWords) -> bool {
    if words.clutter_line.after(line).any(|rest| !rest.contains(char::is_alphanumeric)) {
        return true;
    }
    if words.clutter_box.begin(line) && !is_speech(line) {
        return true;
    }
    line.len() <= CLUTTER && words.clutter_start.begin(line) && sentences(line) < 2 && !is_speech(line)
}

/// Whether a line is the way through a site to its page: `Home > News > Nasional`.
fn is_path(line: &str) -> bool {
    let step = |s: &str| s.len() <= 40 && s.starts_with(char::is_uppercase) && !s.ends_with(['.', '"', '”']);
    [" > ", " » ", " › "].iter().any(|sign| line.contains(sign) && line.split(sign).all(|s| step(s.trim())))
}

/// Whether a line names who wrote: the label and a colon, or the label and nothing but names.
pub(super) fn is_byline(line: &str, words: &BlockWords) -> bool {
    labelled(line, &words.byline) || words.byline.after(line).any(|rest| is_names(rest, words))
}

/// Whether something is two to twelve words of which each may stand in names.
fn is_names(text: &str, words: &BlockWords) -> bool {
    let count = text.split_whitespace().count();
    (2..=12).contains(&count)
        && text.starts_with(' ')
        && !text.ends_with(['.', '!', '?', ':', '"', '”'])
        && !text.contains(|c: char| c.is_ascii_digit())
        && text.split_whitespace().all(|w| w.starts_with(char::is_uppercase) || words.byline_between.contains(&w))
        && text.split_whitespace().next().is_some_and(|w| w.starts_with(char::is_uppercase))
}

/// Lines below one that announces links are headlines of other pages: the next one, and at the end of
/// the text all.
fn mark_links(text: &str, pieces: &[Piece], kinds: &mut [BlockKind], words: &BlockWords) {
    let announces = |line: &str| words.clutter_list.after(line).any(|rest| !rest.contains(char::is_alphanumeric));
    let link = |n: usize| {
        let line = pieces[n].span.of(text);
        line.len() <= TITLE && is_open(line)
    };
    for n in 0..kinds.len() {
        if kinds[n] != BlockKind::Clutter || pieces[n].span.len() > 60 || !announces(pieces[n].span.of(text)) {
            continue;
        }
        let behind = (n + 1..kinds.len()).take_while(|&m| kinds[m] == BlockKind::Paragraph && link(m)).count();
        let last = n + 1 + behind == kinds.len();
        for kind in kinds.iter_mut().skip(n + 1).take(if last { behind } else { behind.min(1) }) {
            *kind = BlockKind::Clutter;
        }
    }
}

/// The line between the headline and the day: *Rina Wijaya - Kabar Pagi*.
fn mark_author(text: &str, pieces: &[Piece], kinds: &mut [BlockKind], words: &BlockWords) {
    let Some(title) = kinds.iter().position(|k| *k == BlockKind::Title) else { return };
    let Some([author, day]) = kinds.get(title + 1..title + 3) else { return };
    let line = pieces[title + 1].span.of(text);
    let names = line.len() <= DATELINE && is_names(&format!(" {}", line.replace(['-', '|', ','], " ")), words);
    if *author == BlockKind::Paragraph && *day == BlockKind::Dateline && names {
        kinds[title + 1] = BlockKind::Credit;
    }
}

/// Whether a line that begins like furniture is a sentence of the report with a quote in it.
fn is_speech(line: &str) -> bool {
    line.starts_with(['"', '“', '\'', '‘']) && line.ends_with('.')
}

/// Whether the line begins with one of the words and a colon: `Foto: …`.
pub(super) fn labelled(line: &str, labels: &Phrases) -> bool {
    labels.after(line).any(|rest| rest.trim_start().starts_with([':', '/', '.']) && rest.len() > 2)
}

/// Whether a line holds the initials of who wrote and edited: `(ani/bud)`.
fn is_initials(line: &str) -> bool {
    let inner = line.strip_prefix(['(', '[']).and_then(|l| l.strip_suffix([')', ']']));
    inner.is_some_and(|inner| {
        let names = inner.split(['/', '-']).map(str::trim);
        inner.len() <= 24
            && names.clone().count() >= 2
            && names.into_iter().all(|n| (1..=5).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_alphabetic()))
    })
}

/// Whether a caption's last words name who made the picture: `… di pasar. (Foto: Ani/Kantor)`,
/// `… di pasar. Foto: Ani`.
fn ends_in_credit(line: &str, words: &BlockWords) -> bool {
    let last = line.as_bytes().windows(2).rposition(|pair| pair == b". ").map(|at| &line[at + 2..]);
    if last.is_some_and(|last| last.len() <= 60 && !last.ends_with(['"', '”']) && labelled(last, &words.credit)) {
        return true;
    }
    if !line.trim_end_matches('.').ends_with(')') {
        return false;
    }
    let Some(open) = line.rfind('(') else { return false };
    let inner = &line[open + 1..];
    open > 0 && (words.credit.begin(inner) || words.caption.begin(inner))
}

fn small_words(line: &str) -> usize {
    line.split_whitespace().filter(|w| w.starts_with(char::is_lowercase)).count()
}

/// How many sentences a line seems to have: marks with white space and a capital behind them.
fn sentences(line: &str) -> usize {
    let inner = line
        .as_bytes()
        .windows(3)
        .filter(|w| matches!(w[0], b'.' | b'!' | b'?') && w[1] == b' ' && (w[2].is_ascii_uppercase() || w[2] == b'"'));
    inner.count() + 1
}

/// Whether a line holds a date and little else: `Senin, 3 Juli 2025 | 14:30 WIB`.
fn is_date_line(line: &str, calendar: &Calendar) -> bool {
    let Some((_, span)) = calendar.find(line, Span::new(0, line.len())) else { return false };
    let around = line.len() - span.len();
    around <= 40 && small_words(line) == 0 && !line.ends_with(['.', '!', '?', '"', '”'])
}

/// The first line that may be the headline: short, without a full stop, something longer below.
fn mark_title(text: &str, pieces: &[Piece], kinds: &mut [BlockKind], known: Option<&str>) {
    let Some(first) = kinds.iter().position(|k| *k == BlockKind::Paragraph) else { return };
    let line = pieces[first].span.of(text);
    if let Some(known) = known {
        if known.trim() == line {
            kinds[first] = BlockKind::Title;
        }
        return;
    }
    let Some(next) = (first + 1..kinds.len()).find(|&n| !matches!(kinds[n], BlockKind::Clutter)) else { return };
    // Who wrote it and when may stand between.
    let body = (next..kinds.len()).take(4).map(|n| pieces[n].span.len()).max().unwrap_or(0);
    let short = line.len() <= TITLE && line.len() < body * 2;
    let apart = pieces[first].blank_after
        || kinds.iter().skip(next).take(2).any(|k| matches!(k, BlockKind::Dateline | BlockKind::Credit))
        || line.len() * 3 <= pieces[next].span.len() * 2;
    let open_end = !line.ends_with(['.', ':', ';', ',']) || line.ends_with("...");
    if short && apart && open_end && sentences(line) <= 2 && !is_speech(line) && line.contains(char::is_alphabetic) {
        kinds[first] = BlockKind::Title;
    }
}

/// Lines above longer paragraphs: without a full stop by their length; with one only where the
/// article has headings without one, and where the line does not go on telling or report speech.
fn mark_headings(text: &str, pieces: &[Piece], kinds: &mut [BlockKind], words: &BlockWords) {
    let paragraphs: Vec<usize> = (0..kinds.len()).filter(|&n| kinds[n] == BlockKind::Paragraph).collect();
    let mut open_headings = 0usize;
    for pair in paragraphs.windows(2) {
        let [n, next] = *pair else { continue };
        let line = pieces[n].span.of(text);
        if line.len() <= HEADING && is_open(line) && above(line, pieces[next].span.of(text)) && adjoin(kinds, n, next) {
            kinds[n] = BlockKind::Heading;
            open_headings += 1;
        }
    }
    if open_headings == 0 {
        return;
    }
    for pair in paragraphs.windows(3) {
        let [before, n, next] = *pair else { continue };
        let line = pieces[n].span.of(text);
        let longer = |other: usize| pieces[other].span.len() >= 2 * line.len();
        let stopped = line.len() <= STOPPED_HEADING
            && line.ends_with(['.', '?', '!'])
            && sentences(line) == 1
            && !line.contains(['"', '“', '”', ':'])
            && line.starts_with(char::is_uppercase);
        let plain = [before, n].iter().all(|&m| kinds[m] == BlockKind::Paragraph);
        if stopped && plain && longer(before) && longer(next) && adjoin(kinds, n, next) && !tells(line, words) {
            kinds[n] = BlockKind::Heading;
        }
    }
}

/// Whether a line may stand above a paragraph: a longer one that ends as sentences do.
fn above(line: &str, paragraph: &str) -> bool {
    paragraph.len() > line.len()
        && (paragraph.len() >= 2 * line.len() || paragraph.ends_with(['.', '!', '?', '"', '”']))
}

/// Whether only furniture stands between two pieces.
fn adjoin(kinds: &[BlockKind], n: usize, next: usize) -> bool {
    kinds.get(n + 1..next).is_some_and(|between| between.iter().all(|k| *k == BlockKind::Clutter))
}

/// Whether a line begins like a heading and ends without a mark that ends a sentence.
fn is_open(line: &str) -> bool {
    let begins = line.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let ends =
        line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '?' | '!' | '%' | '”' | '"' | '\'' | '’'));
    let speech = line.ends_with(['?', '!', '"', '”'])
        && (line.starts_with(['"', '“']) || line.contains(", \"") || line.contains(", “"));
    begins && ends && !speech && (line.ends_with(char::is_alphanumeric) || sentences(line) == 1)
}

fn tells(line: &str, words: &BlockWords) -> bool {
    words.running.begin(line)
        || line.split(|c: char| !c.is_alphanumeric()).any(|w| words.report.iter().any(|r| r.eq_ignore_ascii_case(w)))
}

/// Cuts the dateline off the paragraph it opens: `JAKARTA, KORAN — …`.
pub(super) fn split_dateline(text: &str, mut blocks: Vec<Block>) -> Vec<Block> {
    let Some(first) = blocks.iter().position(|b| b.kind == BlockKind::Lede) else { return blocks };
    let span = blocks[first].span;
    let Some(end) = dateline(span.of(text)) else { return blocks };
    let start = span.start as usize;
    let body = Span::new(start + end, span.end as usize).trimmed(text);
    if !body.is_empty() {
        blocks[first].span = body;
        blocks.insert(first, Block { kind: BlockKind::Dateline, span: Span::new(start, start + end) });
    }
    blocks
}

/// Where the dateline ends that a paragraph begins with: capitals, commas, dots, a date in
/// brackets, then a dash that stands apart.
fn dateline(paragraph: &str) -> Option<usize> {
    let mut words = 0usize;
    let mut marked = false;
    for (at, c) in paragraph.char_indices().take_while(|(at, _)| *at < DATELINE) {
        let rest = &paragraph[at..];
        let before = &paragraph[..at];
        let begins_word =
            c.is_alphabetic() && !before.ends_with(|b: char| b.is_alphanumeric() || matches!(b, '.' | '/'));
        if begins_word {
            if !c.is_uppercase() {
                return None;
            }
            words += 1;
        }
        match c {
            '-' | '–' | '—' if !before.is_empty() => {
                let len = rest.chars().take_while(|c| matches!(c, '-' | '–' | '—')).map(char::len_utf8).sum::<usize>();
                let behind = &rest[len..];
                let apart =
                    before.ends_with([' ', ')', ',']) && behind.starts_with([' ', '\n']) || c == '—' || len == 2;
                let capitals = before
                    .split(|c: char| !c.is_alphabetic())
                    .any(|w| w.len() > 2 && w.chars().all(char::is_uppercase));
                let likely = words > 0 && (marked || capitals || words <= 2 && before.ends_with(' '));
                if apart && likely && behind.trim_start().len() > 2 * at {
                    return Some(at + len);
                }
                if apart {
                    return None;
                }
            }
            ',' | '(' | ')' => marked = true,
            '.' | '/' | '\'' | '’' | ' ' | '\n' | '-' => {}
            _ if c.is_alphanumeric() => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests;
