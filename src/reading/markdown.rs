//! Markdown: CommonMark with tables, and the front matter that notes and sites put above it.

use super::draft::{Draft, Part, clean};
use super::error::Fault;
use super::html;
use crate::article::BlockKind;
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// Deepest nesting of quotations and lists.
const DEPTH: usize = 100;

/// The article of a text in Markdown.
///
/// # Errors
/// [`Fault::TooDeep`].
pub fn read(text: &str) -> Result<Draft, Fault> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.take(event)?;
    }
    reader.flush();
    let mut draft = reader.draft;
    if draft.about.title.is_none()
        && let Some(first) = draft.parts.first_mut().filter(|p| p.kind == BlockKind::Heading)
    {
        first.kind = BlockKind::Title;
        draft.about.title = Some(first.text.clone());
    }
    Ok(draft)
}

/// Whether a text begins with front matter: two fences with fields between them.
#[must_use]
pub fn has_front_matter(text: &str) -> bool {
    let mut lines = text.lines();
    let fence = lines.next().unwrap_or("").trim_end();
    let (fence, sign) = match fence {
        "---" => ("---", ':'),
        "+++" => ("+++", '='),
        _ => return false,
    };
    let mut fields = 0;
    for line in lines.take(60) {
        if line.trim_end() == fence {
            return fields > 0;
        }
        fields += usize::from(line.split_once(sign).is_some_and(|(key, _)| is_key(key.trim())));
    }
    false
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= 40 && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
}

#[derive(Default)]
struct Reader {
    draft: Draft,
    line: String,
    /// Inside how many quotations and lists.
    quoted: usize,
    listed: usize,
    heading: bool,
    /// What gathers in it instead of the article: front matter, or code.
    front: Option<MetadataBlockKind>,
    cells: Option<Vec<String>>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Start(tag) => self.start(&tag)?,
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.line.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.line.push('\n'),
            // Marks of HTML between words go, their words stay: they are text of their own.
            Event::Html(html) | Event::InlineHtml(html) if html.trim_start().starts_with("<br") => self.line.push('\n'),
            Event::Rule => self.flush(),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        match tag {
            Tag::MetadataBlock(kind) => self.front = Some(*kind),
            Tag::BlockQuote(_) => {
                self.flush();
                self.quoted += 1;
            }
            Tag::List(_) => {
                self.flush();
                self.listed += 1;
            }
            Tag::Heading { .. } => {
                self.flush();
                self.heading = true;
            }
            Tag::TableHead | Tag::TableRow => self.cells = Some(Vec::new()),
            Tag::Paragraph | Tag::Item | Tag::CodeBlock(_) | Tag::FootnoteDefinition(_) | Tag::Table(_) => self.flush(),
            _ => {}
        }
        let depth = self.quoted + self.listed;
        if depth > DEPTH { Err(Fault::TooDeep { depth, limit: DEPTH }) } else { Ok(()) }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => {
                let text = std::mem::take(&mut self.line);
                self.front = None;
                fields(&text, &mut self.draft);
            }
            TagEnd::TableCell => {
                let cell = clean(&std::mem::take(&mut self.line)).replace('\t', " ");
                if let Some(cells) = &mut self.cells {
                    cells.push(cell);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let text = self.cells.take().unwrap_or_default().join("\t");
                if !text.trim().is_empty() {
                    self.draft.parts.push(Part::new(BlockKind::Table, text));
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.listed = self.listed.saturating_sub(1);
            }
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = false;
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::FootnoteDefinition => self.flush(),
            _ => {}
        }
    }

    fn flush(&mut self) {
        let text = clean(&std::mem::take(&mut self.line)).replace('\t', " ");
        if text.is_empty() {
            return;
        }
        let kind = match (self.heading, self.listed) {
            (true, _) => BlockKind::Heading,
            (_, 0) => BlockKind::Paragraph,
            _ => BlockKind::ListItem,
        };
        self.draft.parts.push(Part { quoted: self.quoted > 0, ..Part::new(kind, text) });
    }
}

/// Takes the fields of front matter that an article has: `key: value` or `key = "value"`, lists as
/// `[a, b]` or one `- item` a line.
fn fields(front: &str, draft: &mut Draft) {
    let mut last: Option<&mut Option<String>> = None;
    for line in front.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some(field) = &mut last {
                let item = value(item);
                **field = Some(field.take().map_or_else(|| item.clone(), |before| format!("{before}, {item}")));
            }
            continue;
        }
        let sign = if line.contains(": ") || line.trim_end().ends_with(':') { ':' } else { '=' };
        let Some((key, rest)) =
            line.split_once(sign).or_else(|| line.split_once(':')).filter(|(k, _)| is_key(k.trim()))
        else {
            continue;
        };
        last = None;
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let field = match key.trim().to_ascii_lowercase().as_str() {
            "title" | "headline" => &mut draft.about.title,
            "author" | "authors" | "byline" | "by" => &mut draft.about.byline,
            "date" | "published" | "publishdate" | "datepublished" | "created" => &mut draft.about.date,
            "outlet" | "publisher" | "publication" | "site" | "site_name" | "source_name" => &mut draft.about.outlet,
            "language" | "lang" => &mut draft.about.language,
            "url" | "source" | "link" | "canonical" => &mut draft.about.url,
            _ => continue,
        };
        if field.is_none() {
            let value = value(rest);
            if !value.is_empty() {
                *field = Some(value);
            }
            last = Some(field);
        }
    }
}

/// A value without its quotation marks and brackets.
fn value(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')).unwrap_or(text);
    let bare: Vec<&str> = text.split(", ").map(|t| unquoted(t.trim())).collect();
    // A comma within a quoted value parts nothing.
    if unquoted(text).len() < text.len() && !text.contains("\", \"") {
        html::line(unquoted(text))
    } else {
        html::line(&bare.join(", "))
    }
}

fn unquoted(text: &str) -> &str {
    let pair = |mark: char| text.strip_prefix(mark).and_then(|t| t.strip_suffix(mark));
    pair('"').or_else(|| pair('\'')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "---\ntitle: \"Pasar: ramai, lagi\"\nauthor:\n  - Rina Wijaya\n  - Budi\ndate: 2025-03-05\ntags: [a, b]\nurl: https://example.org/a\n---\n\n# Pasar: ramai, lagi\n\nPembeli **datang** sejak\nsubuh[^1].\n\n> Kami senang.\n\n## Harga\n\n- beras\n- ikan\n\n| Barang | Harga |\n|---|---|\n| beras | 12 |\n\n[^1]: Catatan kaki.\n";

    #[test]
    fn structure_and_front_matter_are_kept() {
        let draft = read(TEXT).expect("read");
        assert_eq!(draft.about.title.as_deref(), Some("Pasar: ramai, lagi"));
        assert_eq!(draft.about.byline.as_deref(), Some("Rina Wijaya, Budi"));
        assert_eq!(
            (draft.about.date.as_deref(), draft.about.url.as_deref()),
            (Some("2025-03-05"), Some("https://example.org/a"))
        );
        let parts: Vec<(BlockKind, &str, bool)> =
            draft.parts.iter().map(|p| (p.kind, p.text.as_str(), p.quoted)).collect();
        use BlockKind::{Heading, ListItem, Paragraph, Table};
        assert_eq!(
            parts,
            [
                (Heading, "Pasar: ramai, lagi", false),
                (Paragraph, "Pembeli datang sejak subuh.", false),
                (Paragraph, "Kami senang.", true),
                (Heading, "Harga", false),
                (ListItem, "beras", false),
                (ListItem, "ikan", false),
                (Table, "Barang\tHarga", false),
                (Table, "beras\t12", false),
                (Paragraph, "Catatan kaki.", false),
            ]
        );
    }

    #[test]
    fn front_matter_is_told_from_a_rule() {
        assert!(has_front_matter(TEXT));
        assert!(has_front_matter("+++\ntitle = \"a\"\n+++\n"));
        assert!(!has_front_matter("---\n\nSatu paragraf.\n\n---\n"));
    }

    #[test]
    fn the_first_heading_is_the_title() {
        assert_eq!(read("# Judul\n\nTeks.").expect("read").about.title.as_deref(), Some("Judul"));
        assert_eq!(read("Teks.\n\n# Judul").expect("read").about.title, None);
    }

    #[test]
    fn nesting_has_an_end() {
        assert!(matches!(read(&"> ".repeat(5000)), Ok(_) | Err(Fault::TooDeep { .. })));
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "([#>*|\\-`\\[\\](): \n]{0,6}[a-zé]{0,4}){0,30}") {
            let _ = read(&text);
            let _ = has_front_matter(&text);
        }
    }
}
