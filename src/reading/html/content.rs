//! The main content of a page.

use super::words::PageWords;
use super::{Found, walk};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability, TextMode};

/// Less text than this, in bytes, is no article where the page has more.
const LEAST: usize = 250;

/// The parts of the main content: what the page itself marks as the article's body; else what is
/// densest in running text (dom_smoothie); else everything.
pub(super) fn main(page: Document, words: &PageWords) -> Found {
    let marked = marked_body(&page).map(|node| walk::parts(&node, words)).filter(|found| found.running() >= LEAST);
    let whole = page.body().map(|body| walk::parts(&body, words)).unwrap_or_default();
    if let Some(marked) = marked {
        return marked;
    }
    let dense = densest(page).map(|content| walk::parts(&content.root(), words));
    match dense {
        Some(dense) if dense.running() >= LEAST.min(whole.running()) && dense.running() > 0 => dense,
        _ => Found { whole: true, ..whole },
    }
}

/// The element that the page says is the body of its article, where there is one only.
fn marked_body(page: &Document) -> Option<NodeRef<'_>> {
    let marked = page.select("[itemprop~='articleBody']");
    match marked.nodes() {
        [one] => Some(*one),
        _ => None,
    }
}

/// What dom_smoothie takes for the article.
fn densest(page: Document) -> Option<Document> {
    let config = Config { keep_classes: true, disable_json_ld: true, text_mode: TextMode::Raw, ..Config::default() };
    let article = Readability::with_document(page, None, Some(config)).ok()?.parse().ok()?;
    Some(Document::fragment(article.content))
}
