//! Plain text: which lines are title, heading, credit, paragraph.

use crate::article::{Article, Block, BlockKind};
use crate::language::{Pack, detect};
use crate::text::Span;

/// What is known about a text besides its words.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The headline, where it does not stand in the text.
    pub title: Option<String>,
    /// ISO 639-1 code; found from the text where absent.
    pub language: Option<Pack>,
    /// Path or address.
    pub source: Option<String>,
}

/// Makes an article of a text: drops a byte-order mark, turns CRLF and CR into LF, finds the blocks.
#[must_use]
pub fn article(raw: &str, known: Known, fallback: Pack) -> Article {
    let text = normalise(raw);
    let pack = known.language.unwrap_or_else(|| detect(&text, fallback));
    let blocks = blocks(&text);
    let title = known
        .title
        .or_else(|| blocks.first().filter(|b| b.kind == BlockKind::Title).map(|b| b.span.of(&text).to_owned()));
    Article { title, language: pack.code().to_owned(), date: None, byline: None, source: known.source, blocks, text }
}

fn normalise(raw: &str) -> String {
    let raw = raw.strip_prefix('\u{feff}').unwrap_or(raw);
    if raw.contains('\r') { raw.replace("\r\n", "\n").replace('\r', "\n") } else { raw.to_owned() }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span });
        }
    }
    blocks
}
