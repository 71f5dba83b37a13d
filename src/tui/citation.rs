//! A fact as a reader would cite it.

use super::material::Material;
use super::words::{Lang, W};
use crate::analysis::{FactId, QuoteKind};

/// The exact words of a fact, who said them, and where they stand.
#[must_use]
pub fn citation(material: &Material, fact: FactId, lang: Lang) -> Option<String> {
    let found = material.fact(fact)?;
    let article = &material.article;
    let quote = found.quote.and_then(|q| material.quote(q));
    let words = material.words_of(&found.spans);
    let mut parts = Vec::new();
    if let Some(speaker) = quote.and_then(|q| q.speaker).and_then(|s| material.entity(s)) {
        parts.push(speaker.name.clone());
    }
    if let Some(kind) = quote.map(|q| q.kind).filter(|k| *k != QuoteKind::Direct) {
        parts.push(super::view::quote_word(kind).text(lang).to_owned());
    }
    let title = article.title.clone().unwrap_or_else(|| W::Untitled.text(lang).to_owned());
    parts.push(format!("“{title}”"));
    parts.extend(article.source.clone());
    parts.extend(article.date.clone());
    let number = article.paragraph_number(found.extent().start).to_string();
    parts.push(W::Paragraph.fill(lang, &[&number]));
    // One line each: a clipboard must not bring line ends or escape sequences into a shell.
    let line = |text: &str| crate::text::safe::Safe::new(text).as_str().to_owned();
    Some(format!("“{}”\n— {}", line(&words), line(&parts.join(", "))))
}
