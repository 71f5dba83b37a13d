//! PDF: from letters at places to lines, columns and paragraphs.
//!
//! A PDF knows nothing of words. `runs` reads where each string of letters stands, `columns` puts
//! them in the order in which they are read, `lines` joins them, `furniture` takes out what stands
//! on every page, `paragraphs` undoes the breaking of lines.

mod columns;
mod furniture;
mod lines;
mod paragraphs;
mod runs;

use super::about::About;
use super::draft::{Draft, Part, clean};
use super::error::Fault;
use crate::article::{BlockKind, Warning};
use lines::Line;
use lopdf::{Document, LoadOptions};

/// The most pages that are read.
const PAGES: usize = 5000;
/// How many lines of the largest type may be the title's, and how many headings the title.
const LARGE: usize = 100;
/// The most that one stream may unpack to, in bytes.
const STREAM: usize = 64 << 20;

/// The text of a PDF as an article; parts carry the page they begin on.
///
/// # Errors
/// [`Fault`]: encrypted, a scan, damaged.
pub fn read(bytes: &[u8]) -> Result<Draft, Fault> {
    let options = LoadOptions { max_decompressed_size: Some(STREAM), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => Fault::Encrypted,
        error => Fault::Damaged { what: "PDF".to_owned(), why: error.to_string() },
    })?;
    // What an empty password opens has been opened by now.
    if document.is_encrypted() {
        return Err(Fault::Encrypted);
    }
    let numbered = document.get_pages();
    if numbered.is_empty() {
        return Err(Fault::Damaged { what: "PDF".to_owned(), why: "it has no pages".to_owned() });
    }
    let mut warnings = Vec::new();
    if numbered.len() > PAGES {
        warnings.push(Warning::Cut { what: "pages".to_owned(), limit: PAGES });
    }
    let (mut pages, mut bare, mut damaged) = (Vec::new(), 0, 0);
    let mut fonts = runs::Fonts::default();
    for (number, id) in numbered.iter().take(PAGES) {
        match runs::of_page(&document, *id, STREAM, &mut fonts) {
            Ok(runs) if runs.is_empty() => bare += 1,
            Ok(runs) => pages.push((*number, lines::lines(runs))),
            Err(_) => damaged += 1,
        }
    }
    if pages.is_empty() && damaged > 0 {
        return Err(Fault::Damaged { what: "PDF".to_owned(), why: "none of its pages can be read".to_owned() });
    }
    if pages.is_empty() {
        return Err(Fault::Scanned { pages: numbered.len() });
    }
    for (count, warning) in
        [(bare, Warning::PagesWithoutText { count: bare }), (damaged, Warning::DamagedPages { count: damaged })]
    {
        if count > 0 {
            warnings.push(warning);
        }
    }
    let taken = furniture::take_out(&mut pages);
    if taken > 0 {
        warnings.push(Warning::Clutter { count: taken });
    }
    let mut parts = paragraphs::parts(&pages);
    let title = title(&mut parts, &pages, &document);
    let about = About { title, ..About::default() };
    Ok(Draft { about, parts, warnings, drop_clutter: true, ..Draft::default() })
}

/// The title: the first heading of the largest type on the first page with text; else what the
/// document says of itself, where that stands in the text.
fn title(parts: &mut [Part], pages: &[(u32, Vec<Line>)], document: &Document) -> Option<String> {
    let first = pages.first()?.0;
    let largest = pages.first()?.1.iter().map(|l| l.size).fold(0.0, f32::max);
    let set = pages.first()?.1.iter().filter(|line| line.size >= largest * 0.98);
    let set: Vec<String> = set.take(LARGE).map(|line| clean(&line.text)).collect();
    let heading = parts.iter_mut().take_while(|p| p.page == Some(first)).filter(|p| p.kind == BlockKind::Heading);
    let heading = heading.take(LARGE).find(|part| set.iter().any(|line| part.text.starts_with(line.as_str())));
    if let Some(heading) = heading {
        heading.kind = BlockKind::Title;
        return Some(heading.text.clone());
    }
    let info = document.trailer.get_deref(b"Info", document).and_then(lopdf::Object::as_dict).ok()?;
    let said = lopdf::decode_text_string(info.get_deref(b"Title", document).ok()?).ok()?;
    let said = clean(&said);
    let text: String = parts.iter().take(5).map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ");
    (said.len() > 3 && text.contains(&said)).then_some(said)
}

#[cfg(test)]
mod tests;
