//! Electronic books: one chapter at a time.

use super::draft::Draft;
use super::error::Fault;
use super::html;
use crate::article::{BlockKind, Warning};
use rbook::Epub;
use std::io::Cursor;

/// The most files that a book's reading order is followed through.
const FILES: usize = 5000;

/// A chapter of a book; the only one where there is one only.
///
/// # Errors
/// [`Fault`]: damaged, no text, or [`Fault::Choose`] with the chapters' names where there are
/// several and none was chosen.
pub fn read(bytes: &[u8], chapter: Option<usize>) -> Result<Draft, Fault> {
    let damaged = |why: String| Fault::Damaged { what: "EPUB".to_owned(), why };
    let book = Epub::read(Cursor::new(bytes.to_vec())).map_err(|e| damaged(e.to_string()))?;
    let mut names: Vec<(String, String)> = Vec::new();
    for entry in book.toc().contents().into_iter().flat_map(|root| root.flatten().collect::<Vec<_>>()).take(FILES) {
        let Some(file) = entry.manifest_entry() else { continue };
        let key = file.id().to_owned();
        let label = html::line(entry.label());
        if !label.is_empty() && !names.iter().any(|(id, _)| *id == key) {
            names.push((key, label));
        }
    }
    // The reading order; a file with no name in the table of contents goes on with the one before,
    // as long parts do that were cut in two.
    let mut chapters: Vec<(String, Vec<String>)> = Vec::new();
    for entry in book.spine().iter().take(FILES).filter(|e| e.is_linear()) {
        let Some(file) = entry.manifest_entry() else { continue };
        let id = file.id().to_owned();
        let name = names.iter().find(|(n, _)| *n == id).map(|(_, label)| label.clone());
        match (name, chapters.last_mut()) {
            (Some(name), _) => chapters.push((name, vec![id])),
            (None, Some((_, files))) if !names.is_empty() => files.push(id),
            (None, _) => chapters.push((id.clone(), vec![id])),
        }
    }
    let number = match chapter {
        Some(number) if number == 0 || number > chapters.len() => {
            return Err(Fault::NoSuch { option: "chapter".to_owned(), asked: number, count: chapters.len() });
        }
        Some(number) => number - 1,
        None if chapters.len() > 1 => {
            let names = chapters.into_iter().map(|(name, _)| name).collect();
            return Err(Fault::Choose { option: "chapter".to_owned(), names });
        }
        None => 0,
    };
    let (name, files) = chapters.into_iter().nth(number).ok_or(Fault::Empty)?;
    let mut draft = Draft { drop_clutter: true, ..Draft::default() };
    for id in &files {
        let Some(file) = book.manifest().by_id(id) else { continue };
        let content = file.read_bytes().map_err(|e| damaged(e.to_string()))?;
        let decoded = super::decode(&content, None).map_err(|e| damaged(e.to_string()))?;
        let (parts, _) = html::fragment(decoded.text.trim_start_matches('\u{feff}'))?;
        draft.parts.extend(parts);
        draft.warnings.extend(decoded.warnings.into_iter().filter(|w| matches!(w, Warning::Undecodable { .. })));
        draft.encoding = Some(decoded.encoding.to_owned());
    }
    let metadata = book.metadata();
    let heading = draft.parts.iter().take(2).find(|p| p.kind == BlockKind::Heading).map(|p| p.text.clone());
    draft.about.title =
        if names.is_empty() { heading.or_else(|| metadata.title().map(|t| t.value().to_owned())) } else { Some(name) };
    let authors: Vec<String> = metadata.creators().map(|c| html::line(c.value())).collect();
    draft.about.byline = (!authors.is_empty()).then(|| authors.join(", "));
    draft.about.outlet =
        metadata.title().map(|t| html::line(t.value())).filter(|t| draft.about.title.as_ref() != Some(t));
    draft.about.date = metadata.published_entry().map(|d| d.value().to_owned());
    draft.about.language = metadata.language().map(|l| l.value().to_owned());
    Ok(draft)
}
