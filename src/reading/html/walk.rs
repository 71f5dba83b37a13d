//! From elements to parts: paragraphs, headings, lists, tables, captions, quotations.

use super::prune::BREAK;
use super::words::PageWords;
use super::{Found, tweet};
use crate::article::BlockKind;
use crate::reading::draft::{Part, clean};
use dom_query::NodeRef;

/// Elements that begin and end a block.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that have no words for a reader.
const SILENT: &[&str] =
    &["script", "style", "head", "template", "noscript", "svg", "math", "select", "button", "title"];

/// Longest heading that is only told by being bold, in bytes.
const BOLD_HEADING: usize = 120;
/// Longest block that a high share of links makes furniture, in bytes.
const LINKED: usize = 240;

/// The parts below a node, without the blocks that are nothing but links.
pub(super) fn parts(root: &NodeRef, words: &PageWords) -> Found {
    let mut walk = Walk { words, found: Found::default(), line: Line::default(), after_image: false };
    walk.children(root, Place::default());
    walk.flush(Place::default());
    let mut found = walk.found;
    // A page of links is a list of links: then they are what there is to read.
    if found.running() == 0 {
        return Found { parts: Vec::new(), ..found };
    }
    found.parts.retain(|p| !p.text.is_empty());
    found
}

/// Where the walk is.
#[derive(Clone, Copy, Default)]
struct Place {
    kind: Option<BlockKind>,
    quoted: bool,
    linked: bool,
    bold: bool,
}

/// The block that is being gathered.
#[derive(Default)]
struct Line {
    text: String,
    /// Bytes that stand in links, and in bold type.
    linked: usize,
    bold: usize,
    /// Where the first link begins.
    first_link: Option<usize>,
}

struct Walk<'a> {
    words: &'a PageWords,
    found: Found,
    line: Line,
    /// Whether the last thing seen is a picture.
    after_image: bool,
}

impl Walk<'_> {
    fn children(&mut self, node: &NodeRef, place: Place) {
        for child in node.children_it(false) {
            self.node(&child, place);
        }
    }

    fn node(&mut self, node: &NodeRef, place: Place) {
        if node.is_text() {
            let text = node.text();
            for (n, piece) in text.split(BREAK).enumerate() {
                if n > 0 {
                    self.flush(place);
                }
                self.words(piece, place);
            }
            return;
        }
        if !node.is_element() {
            return;
        }
        let Some(name) = node.node_name() else { return };
        let name = name.as_ref();
        if SILENT.contains(&name) {
            return;
        }
        if name == "br" {
            return self.line_break(place);
        }
        if name == "img" {
            self.after_image = true;
        }
        if tweet::is_tweet(node) {
            self.flush(place);
            match tweet::line(node) {
                Some(line) => self.found.parts.push(Part { quoted: true, ..Part::new(BlockKind::Paragraph, line) }),
                None => self.found.clutter += 1,
            }
            return;
        }
        if !BLOCKS.contains(&name) {
            let inner = Place {
                linked: place.linked || name == "a",
                bold: place.bold || matches!(name, "b" | "strong"),
                ..place
            };
            return self.children(node, inner);
        }
        self.flush(place);
        let inner = Place {
            linked: false,
            bold: false,
            kind: self.kind(node, name, place),
            quoted: place.quoted || name == "blockquote",
        };
        if name == "tr" && is_row(node) {
            self.row(node);
        } else {
            self.children(node, inner);
            self.flush(inner);
        }
    }

    fn kind(&self, node: &NodeRef, name: &str, place: Place) -> Option<BlockKind> {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "li" | "dd" | "dt" => Some(BlockKind::ListItem),
            "figcaption" | "caption" => Some(BlockKind::Caption),
            "figure" => Some(BlockKind::Caption),
            _ if is_caption(node) => Some(BlockKind::Caption),
            _ => place.kind,
        }
    }

    fn words(&mut self, text: &str, place: Place) {
        let before = self.line.text.len();
        self.line.text.push_str(text);
        let letters = text.trim().len();
        if place.linked {
            self.line.linked += letters;
            if letters > 0 {
                self.line.first_link.get_or_insert(before);
            }
        }
        if place.bold {
            self.line.bold += letters;
        }
    }

    /// A line ended by hand: a block's end where a sentence or a heading ends with it.
    fn line_break(&mut self, place: Place) {
        let text = self.line.text.trim_end();
        let ends = text.ends_with(['.', '!', '?', '"', '”', ':', ')', '*']) || self.line.text.ends_with('\n');
        let heading = self.line.bold + 2 >= text.len() && is_heading_like(text);
        if ends || heading {
            self.flush(place);
        } else {
            self.line.text.push('\n');
        }
    }

    /// Ends the block that is being gathered.
    fn flush(&mut self, place: Place) {
        let line = std::mem::take(&mut self.line);
        let text = clean(&line.text).replace('\t', " ");
        if text.is_empty() {
            return;
        }
        let under = std::mem::take(&mut self.after_image);
        let letters = text.len();
        let mostly_links = line.linked * 5 >= letters * 4 && letters <= LINKED;
        let away = line.linked > 0 && letters <= 2 * LINKED && self.words.leads_away(&text);
        if mostly_links && place.kind != Some(BlockKind::Heading) && !place.quoted || away {
            self.found.clutter += 1;
            return;
        }
        let bold = line.bold + 2 >= letters && is_heading_like(&text);
        let kind = match place.kind {
            // What stands under a picture and is no sentence says what it shows.
            None if under && letters <= LINKED && !text.ends_with(['.', '!', '?', '"', '”', ':']) => {
                BlockKind::Caption
            }
            None if bold => BlockKind::Heading,
            kind => kind.unwrap_or(BlockKind::Paragraph),
        };
        self.found.parts.push(Part { quoted: place.quoted, ..Part::new(kind, text) });
    }

    /// A row of a table: its cells with tabs between them.
    fn row(&mut self, row: &NodeRef) {
        let cells = row.element_children().into_iter().filter(|c| c.has_name("td") || c.has_name("th"));
        let cells: Vec<String> = cells.map(|c| clean(&c.text()).replace('\t', " ")).collect();
        let text = cells.join("\t");
        if !text.trim().is_empty() {
            self.found.parts.push(Part::new(BlockKind::Table, text));
        }
    }
}

/// Whether bold words may be a heading: few, and not the beginning of something.
fn is_heading_like(text: &str) -> bool {
    text.len() <= BOLD_HEADING
        && text.starts_with(char::is_alphanumeric)
        && text.contains(char::is_alphabetic)
        && !text.ends_with(['.', ',', ';', ':', '-', '–', '—'])
}

/// Whether a row is one of a table of values: two cells and more, none of which holds blocks.
fn is_row(row: &NodeRef) -> bool {
    let cells = row.element_children();
    cells.len() >= 2
        && cells.iter().all(|cell| {
            (cell.has_name("td") || cell.has_name("th"))
                && cell.text().trim().len() <= 400
                && !cell
                    .descendants_it()
                    .any(|n| ["div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "img"].iter().any(|b| n.has_name(b)))
        })
}

/// Whether the page calls an element a caption.
fn is_caption(node: &NodeRef) -> bool {
    let says = |names: &str| {
        let names = names.to_ascii_lowercase();
        names
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|p| p.contains("caption") || p == "imgcredit" || p == "photocredit")
    };
    (node.has_name("div") || node.has_name("p") || node.has_name("span"))
        && node.class().is_some_and(|class| says(&class))
        && node.text().trim().len() <= 500
}
