//! Web pages: the article out of its page, with what the page says of itself.

mod captions;
mod content;
mod depth;
mod meta;
mod prune;
mod tweet;
mod walk;
mod words;

pub use depth::{DEPTH, depth};

use super::draft::{Draft, Part};
use super::error::Fault;
use crate::article::{BlockKind, Warning};
use dom_query::Document;
use words::PageWords;

/// The article of a web page.
///
/// # Errors
/// [`Fault::TooDeep`] where elements are nested beyond [`DEPTH`], [`Fault::NoArticle`] where
/// there is no text.
pub fn read(html: &str) -> Result<Draft, Fault> {
    check(html)?;
    let words = PageWords::compile();
    let page = Document::from(html);
    let mut about = meta::read(&page, &words);
    let mut clutter = prune::prune(&page, &words);
    let captions = about.title.as_deref().map(|title| captions::leading(&page, title, &words)).unwrap_or_default();
    let mut found = content::main(page, &words);
    clutter += found.clutter;
    if found.parts.iter().all(|p| p.text.trim().is_empty()) {
        return Err(Fault::NoArticle);
    }
    about.title = about.title.map(|title| meta::as_in_text(title, &found.parts));
    let known =
        |caption: &Part| found.parts.iter().any(|p| p.text.contains(&caption.text) || caption.text.contains(&p.text));
    let captions: Vec<Part> = captions.into_iter().filter(|c| !known(c)).collect();
    found.parts.splice(0..0, captions);
    let mut warnings: Vec<Warning> = found.whole.then_some(Warning::WholePage).into_iter().collect();
    if clutter > 0 {
        warnings.push(Warning::Clutter { count: clutter });
    }
    Ok(Draft { about, encoding: None, parts: found.parts, warnings, drop_clutter: true })
}

/// The parts of a piece of HTML that is all article: a chapter of a book, a mail, an item of a
/// feed. Nothing is looked for but what its markup says.
///
/// # Errors
/// [`Fault::TooDeep`].
pub fn fragment(html: &str) -> Result<(Vec<Part>, Option<String>), Fault> {
    check(html)?;
    let words = PageWords::compile();
    let page = Document::from(html);
    let title = ["h1", "title", "h2"].iter().find_map(|name| {
        let text = super::draft::clean(&page.select_single(name).text());
        (!text.is_empty()).then_some(text)
    });
    page.select("script, style, head, template, noscript").remove();
    let parts = page.body().map(|body| walk::parts(&body, &words).parts).unwrap_or_default();
    Ok((parts, title))
}

fn check(html: &str) -> Result<(), Fault> {
    let depth = depth(html);
    if depth > DEPTH { Err(Fault::TooDeep { depth, limit: DEPTH }) } else { Ok(()) }
}

/// Text from HTML that is meant to be a line: entities resolved, marks of markup gone.
#[must_use]
pub fn line(html: &str) -> String {
    if html.contains(['<', '&']) && depth(html) <= DEPTH {
        super::draft::clean(&Document::fragment(html).text())
    } else {
        super::draft::clean(html)
    }
}

/// What was found of an article.
#[derive(Debug, Default)]
struct Found {
    parts: Vec<Part>,
    /// How many blocks of furniture were left out.
    clutter: usize,
    /// Whether the main content could not be told from the rest.
    whole: bool,
}

impl Found {
    /// How many bytes of running text it has.
    fn running(&self) -> usize {
        self.parts
            .iter()
            .filter(|p| matches!(p.kind, BlockKind::Paragraph | BlockKind::ListItem))
            .map(|p| p.text.len())
            .sum()
    }
}

#[cfg(test)]
mod tests;
