//! What a reader of any format but plain text gives: an article in parts, without offsets.
//!
//! This is what the child process sends. Text, spans and offsets are made of it by the parent, so
//! that nothing that a child sends can point anywhere.

use super::about::About;
use super::blocks::{self, BlockWords};
use super::plain::Known;
use super::published;
use crate::article::{Article, Block, BlockKind, Origin, PageStart, Warning};
use crate::language::calendar::Calendar;
use crate::language::{Pack, detect};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// The most that is kept of one article, in bytes and in parts.
pub(super) const TEXT: usize = 16 << 20;
pub(super) const PARTS: usize = 200_000;
/// Longest title, name or address that is kept, in bytes.
const FIELD: usize = 2048;

/// An article in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// What it says of itself.
    #[serde(flatten)]
    pub about: About,
    /// The encoding it was read in.
    pub encoding: Option<String>,
    /// Its parts in reading order.
    pub parts: Vec<Part>,
    /// What went less than well.
    pub warnings: Vec<Warning>,
    /// Whether lines that look like page furniture are left out; else they stay, as clutter.
    pub drop_clutter: bool,
}

/// A part of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is. A paragraph may turn out to be something else by its words.
    pub kind: BlockKind,
    /// Its words; white space of any kind and length counts as one blank.
    pub text: String,
    /// The page it begins on, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Where the pages turn within it: byte of the text, number of the page that begins there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<(usize, u32)>,
    /// Whether it stands in a quotation set apart.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quoted: bool,
}

impl Part {
    /// A part without a page.
    #[must_use]
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), page: None, turns: Vec::new(), quoted: false }
    }
}

impl Draft {
    /// How many bytes of text it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.iter().map(|p| p.text.len()).sum()
    }

    /// Whether it has no word of text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|p| p.text.trim().is_empty())
    }

    /// The article: the parts' words with blank lines between them, and the spans that follow.
    ///
    /// Whatever the draft holds, the article is sound: spans fit, text and parts keep to their
    /// limits (and a warning says where it was cut), control characters are gone.
    #[must_use]
    pub fn article(self, known: Known, mut origin: Origin, fallback: Pack) -> Article {
        let Self { about, encoding, parts, mut warnings, drop_clutter } = self;
        let About { title, byline, date, outlet, language, url } = about;
        let declared = language.as_deref().and_then(primary).and_then(|code| Pack::of(&code).ok());
        let (parts, cut) = bounded(parts);
        warnings.extend(cut);
        // Pages say what their template says: an Indonesian article in a page marked "en" is common.
        let sample: String = parts.iter().take(40).map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n");
        let pack = known.language.unwrap_or_else(|| detect(&sample, declared.unwrap_or(fallback)));
        let words = BlockWords::compile(pack);
        let calendar = Calendar::compile(pack);
        let title = known.title.or(title).map(|t| field(&t)).filter(|t| !t.is_empty());
        let (parts, dropped) = sorted_out(parts, title.as_deref(), &words, &calendar, drop_clutter);
        let mut text = String::new();
        let mut blocks = Vec::new();
        lay_out(&parts, &mut text, &mut blocks, &mut origin);
        let blocks = blocks::split_dateline(&text, blocks);
        let kept = blocks.iter().filter(|b| b.kind == BlockKind::Clutter).count();
        // One count, whoever found it.
        let before: usize = warnings.iter().map(|w| if let Warning::Clutter { count } = w { *count } else { 0 }).sum();
        warnings.retain(|w| !matches!(w, Warning::Clutter { .. }));
        let count = before.saturating_add(dropped + kept);
        if count > 0 {
            warnings.push(Warning::Clutter { count });
        }
        let date = date
            .as_deref()
            .and_then(|d| published::parse(d, &calendar))
            .or_else(|| published::date(&text, &blocks, &words, &calendar));
        let byline = byline.map(|b| field(&b)).filter(|b| !b.is_empty());
        let byline = byline.or_else(|| published::byline(&text, &blocks, &words));
        origin.outlet = outlet.map(|o| field(&o)).filter(|o| !o.is_empty()).or(origin.outlet);
        origin.url = origin.url.or(url).filter(|u| u.len() <= FIELD && is_web(u));
        origin.encoding = encoding.map(|e| field(&e));
        warnings.extend(hidden_marks(&text));
        origin.warnings.extend(warnings);
        Article { title, language: pack.code().to_owned(), date, byline, source: known.source, blocks, text, origin }
    }
}

/// The primary subtag of a language tag, in small letters.
fn primary(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    // The code that Indonesian had until 1989 still stands in old pages.
    Some(if code == "in" { "id".to_owned() } else { code })
}

fn is_web(url: &str) -> bool {
    (url.starts_with("http://") || url.starts_with("https://")) && !url.contains(char::is_whitespace)
}

/// One line without control characters, cut at [`FIELD`].
fn field(text: &str) -> String {
    let mut text = clean(text).replace('\t', " ");
    cut(&mut text, FIELD);
    text
}

fn cut(text: &mut String, most: usize) {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
}

/// One line: white space of any length as one blank, tabs kept between cells, no control
/// characters, no soft hyphens.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap: Option<char> = None;
    for c in text.chars() {
        if c.is_whitespace() || c == '\u{200b}' {
            gap = Some(if c == '\t' || gap == Some('\t') { '\t' } else { ' ' });
        } else if !(c.is_control() || c == '\u{ad}' || c == '\u{feff}') {
            if let Some(gap) = gap.take().filter(|_| !out.is_empty()) {
                out.push(gap);
            }
            out.push(c);
        }
    }
    out
}

/// The parts within the limits, and a warning where they were cut.
fn bounded(mut parts: Vec<Part>) -> (Vec<Part>, Option<Warning>) {
    let mut warning = None;
    if parts.len() > PARTS {
        parts.truncate(PARTS);
        warning = Some(Warning::Cut { what: "blocks".to_owned(), limit: PARTS });
    }
    let mut room = TEXT;
    for part in &mut parts {
        let tabs = part.kind == BlockKind::Table;
        part.text = clean(&part.text);
        if !tabs {
            part.text = part.text.replace('\t', " ");
        }
        if part.text.len() > room {
            cut(&mut part.text, room);
            warning = Some(Warning::Cut { what: "bytes of text".to_owned(), limit: TEXT });
        }
        room -= part.text.len();
    }
    parts.retain(|p| !p.text.is_empty());
    (parts, warning)
}

/// Tells furniture, captions, credits and bylines among the paragraphs, puts the title in front,
/// and finds the lede. Gives how many parts of furniture were dropped.
fn sorted_out(
    parts: Vec<Part>,
    title: Option<&str>,
    words: &BlockWords,
    calendar: &Calendar,
    drop_clutter: bool,
) -> (Vec<Part>, usize) {
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len() + 1);
    let mut dropped = 0;
    let first_page = parts.first().and_then(|p| p.page);
    if let Some(title) = title
        && !parts.iter().take(6).any(|p| same_words(&p.text, title))
    {
        kept.push(Part { page: first_page, ..Part::new(BlockKind::Title, title) });
    }
    let mut titled = !kept.is_empty();
    for mut part in parts {
        if part.kind == BlockKind::Clutter {
            dropped += 1;
            continue;
        }
        if title.is_some_and(|t| same_words(&part.text, t))
            && matches!(part.kind, BlockKind::Title | BlockKind::Heading | BlockKind::Paragraph)
        {
            if titled {
                continue;
            }
            part.kind = BlockKind::Title;
            titled = true;
        } else if matches!(part.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem) && !part.quoted {
            match blocks::furniture(&part.text, words, calendar) {
                BlockKind::Clutter if drop_clutter => {
                    dropped += 1;
                    continue;
                }
                BlockKind::Paragraph | BlockKind::ListItem => {}
                kind if part.kind == BlockKind::Paragraph || kind == BlockKind::Clutter => part.kind = kind,
                _ => {}
            }
        }
        kept.push(part);
    }
    // A line of its own below the last paragraph is above nothing: initials, an agency's name.
    for part in kept.iter_mut().rev().take_while(|p| p.kind == BlockKind::Heading || p.kind == BlockKind::Credit) {
        part.kind = BlockKind::Credit;
    }
    // The time of day above an entry of a live report.
    for part in kept.iter_mut().filter(|p| p.kind == BlockKind::Paragraph && is_time(&p.text)) {
        part.kind = BlockKind::Dateline;
    }
    // A dateline on a line of its own.
    if let Some(first) = kept.iter_mut().find(|p| p.kind == BlockKind::Paragraph)
        && first.text.len() <= 80
        && first.text.ends_with(['-', '–', '—'])
        && first.text.starts_with(char::is_uppercase)
    {
        first.kind = BlockKind::Dateline;
    }
    let running = |p: &Part| p.kind == BlockKind::Paragraph && !p.quoted;
    let body = kept.iter().position(|p| matches!(p.kind, BlockKind::Paragraph | BlockKind::Heading));
    if let Some(first) = body.filter(|&n| running(&kept[n]) && kept.len() > 1) {
        kept[first].kind = BlockKind::Lede;
    }
    (kept, dropped)
}

/// Whether a line is a time of day and nothing else: `09.15`, `9:15 WIB`.
fn is_time(line: &str) -> bool {
    let (time, zone) = line.split_once(' ').unwrap_or((line, ""));
    let number = |n: &str| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit());
    let zone = zone.len() <= 5 && zone.chars().all(|c| c.is_uppercase() || c == '.');
    zone && time.split_once(['.', ':']).is_some_and(|(hour, minute)| number(hour) && number(minute))
}

/// Whether two lines have the same words, whatever their capitals and marks.
fn same_words(a: &str, b: &str) -> bool {
    let words = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    a.len().abs_diff(b.len()) <= 8 + b.len() / 8 && words(a) == words(b)
}

/// Writes the parts one below the other.
fn lay_out(parts: &[Part], text: &mut String, blocks: &mut Vec<Block>, origin: &mut Origin) {
    let mut before: Option<&Part> = None;
    for part in parts {
        if let Some(before) = before {
            let close = before.kind == part.kind && matches!(part.kind, BlockKind::ListItem | BlockKind::Table);
            text.push_str(if close { "\n" } else { "\n\n" });
        }
        let start = text.len();
        text.push_str(&part.text);
        let span = Span::new(start, text.len()).trimmed(text);
        blocks.push(Block { kind: part.kind, span });
        if part.quoted {
            origin.block_quotes.push(span.start);
        }
        let turns = part.turns.iter().filter(|(at, _)| *at < span.len());
        for (at, page) in part.page.map(|page| (0, page)).into_iter().chain(turns.copied()) {
            let at = span.start + u32::try_from(at).unwrap_or(0);
            if origin.pages.last().is_none_or(|last| last.page != page && last.at <= at) {
                origin.pages.push(PageStart { at, page });
            }
        }
        before = Some(part);
    }
}

/// Marks that turn the direction of writing: the Bidi_Control characters of Unicode.
pub(super) fn hidden_marks(text: &str) -> Option<Warning> {
    let hidden =
        |c: &char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    // Their first bytes are few: a large text is looked through in a blink.
    let places = memchr::memchr2_iter(0xD8, 0xE2, text.as_bytes());
    let count = places.filter(|at| text.get(*at..).and_then(|t| t.chars().next()).is_some_and(|c| hidden(&c))).count();
    (count > 0).then_some(Warning::HiddenMarks { count })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn made(draft: Draft) -> Article {
        draft.article(Known::default(), Origin::default(), Pack::of("id").expect("built in"))
    }

    fn kinds() -> impl Strategy<Value = BlockKind> {
        use BlockKind::{Caption, Clutter, Credit, Dateline, Heading, Lede, ListItem, Paragraph, Table, Title};
        proptest::sample::select(vec![
            Title, Dateline, Lede, Heading, Paragraph, Caption, Credit, ListItem, Table, Clutter,
        ])
    }

    proptest! {
        #[test]
        fn whatever_a_draft_holds_the_article_is_sound(
            parts in proptest::collection::vec((kinds(), "\\PC{0,40}[\u{0}\u{7}\t\r\n]?\\PC{0,9}", any::<Option<u32>>(), any::<bool>()), 0..12),
            title in proptest::option::of("\\PC{0,30}"),
            date in proptest::option::of("\\PC{0,30}"),
        ) {
            let parts = parts.into_iter().map(|(kind, text, page, quoted)| Part { page, quoted, turns: vec![(3, 9), (900, 2)], ..Part::new(kind, text) }).collect();
            let article = made(Draft { about: About { title, date, ..About::default() }, parts, ..Draft::default() });
            let mut at = 0;
            for block in &article.blocks {
                let start = block.span.start as usize;
                prop_assert!(start >= at && !block.span.is_empty());
                prop_assert!(article.text[at..start].trim().is_empty());
                at = block.span.end as usize;
            }
            prop_assert!(article.text[at..].trim().is_empty());
            prop_assert!(!article.text.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        }
    }

    #[test]
    fn the_title_stands_once_and_the_lede_is_found() {
        let parts = vec![
            Part::new(BlockKind::Heading, "Pasar  ikan\nramai lagi"),
            Part::new(
                BlockKind::Paragraph,
                "SEMARANG, KORAN - Pembeli datang sejak subuh dari desa-desa sekitar untuk membeli ikan.",
            ),
            Part::new(BlockKind::Paragraph, "Baca juga: Harga beras turun"),
            Part::new(BlockKind::Paragraph, "Pedagang senang."),
        ];
        let about = About { title: Some("Pasar Ikan Ramai Lagi".to_owned()), ..About::default() };
        let draft = Draft { about, parts, drop_clutter: true, ..Draft::default() };
        let article = made(draft);
        let kinds: Vec<BlockKind> = article.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(kinds, [BlockKind::Title, BlockKind::Dateline, BlockKind::Lede, BlockKind::Paragraph]);
        assert!(!article.text.contains("beras"), "{}", article.text);
        assert_eq!(article.origin.warnings, [Warning::Clutter { count: 1 }]);
    }

    #[test]
    fn too_much_is_cut_and_said_so() {
        let parts =
            vec![Part::new(BlockKind::Paragraph, "é".repeat(TEXT / 2)), Part::new(BlockKind::Paragraph, "zu viel")];
        let article = made(Draft { parts, ..Draft::default() });
        assert!(article.text.len() <= TEXT);
        assert!(matches!(article.origin.warnings[..], [Warning::Cut { .. }]));
    }

    #[test]
    fn hidden_marks_are_counted() {
        assert_eq!(hidden_marks("a\u{202e}b\u{2066}c"), Some(Warning::HiddenMarks { count: 2 }));
        assert_eq!(hidden_marks("a\u{200d}b"), None);
    }
}
