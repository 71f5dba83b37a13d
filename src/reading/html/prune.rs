//! Cuts off a page what is furniture by its element, its role or the name the page gives it.

use super::words::PageWords;
use dom_query::{Document, NodeRef};

/// Elements that hold nothing to read.
const MUTE: &str = "script, style, template, iframe, object, embed, canvas, svg, audio, video, button, input, select, \
                    textarea, dialog, link, meta, [hidden], [aria-hidden='true'], [role='navigation'], \
                    [role='complementary'], [role='banner'], [role='contentinfo'], [role='search'], [role='dialog'], \
                    amp-ad, amp-sticky-ad, amp-embed, amp-sidebar, amp-social-share, amp-consent, amp-analytics, \
                    amp-iframe, amp-list";

/// Elements that frame a page, and may hold the whole of it where a page is badly made.
const FRAME: &str = "nav, aside, footer, form";

/// A character of nobody's that stands for the end of a paragraph while a page is taken apart.
pub(super) const BREAK: char = '\u{e00f}';

/// Takes furniture out of the page. Gives how many pieces of it held words.
pub(super) fn prune(page: &Document, words: &PageWords) -> usize {
    page.select(MUTE).remove();
    // Numbers that point to notes.
    for node in page.select("sup").nodes() {
        let text = node.text();
        let number = text.trim().strip_prefix('[').and_then(|t| t.strip_suffix(']'));
        if number.is_some_and(|n| n.len() <= 4 && n.bytes().all(|b| b.is_ascii_alphanumeric())) {
            node.remove_from_parent();
        }
    }
    mark_breaks(page);
    let Some(body) = page.body() else { return 0 };
    let all = letters(&body);
    let mut taken = 0;
    let mut take = |node: &NodeRef| {
        let own = letters(node);
        // What holds most of the page is no furniture, whatever it is called.
        if own * 3 > all {
            return;
        }
        taken += usize::from(own > 0);
        node.remove_from_parent();
    };
    for node in page.select(FRAME).nodes() {
        take(node);
    }
    let mut stack: Vec<NodeRef> = body.element_children();
    stack.reverse();
    while let Some(node) = stack.pop() {
        if is_hidden(&node) || (is_named_so(&node, words) && !holds_tweet(&node)) {
            let before = letters(&node);
            if before * 3 <= all {
                take(&node);
                continue;
            }
        }
        let mut children = node.element_children();
        children.reverse();
        stack.append(&mut children);
    }
    taken
}

/// Puts [`BREAK`] in the place of every line break behind a line break: two are how many pages part
/// their paragraphs, and what finds the main content would move them about.
fn mark_breaks(page: &Document) {
    for node in page.select("br").nodes() {
        let mut before = node.prev_sibling();
        while let Some(blank) = before.filter(|n| n.is_comment() || n.is_text() && n.text().trim().is_empty()) {
            before = blank.prev_sibling();
        }
        if before.is_some_and(|n| n.has_name("br") || n.is_text() && n.text().ends_with(BREAK)) {
            node.replace_with_html(BREAK.to_string());
        }
    }
}

/// Bytes of text below a node.
fn letters(node: &NodeRef) -> usize {
    node.text().trim().len()
}

fn is_hidden(node: &NodeRef) -> bool {
    let Some(style) = node.attr("style") else { return false };
    let style: String = style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

fn holds_tweet(node: &NodeRef) -> bool {
    super::tweet::is_tweet(node) || node.descendants_it().any(|n| super::tweet::is_tweet(&n))
}

/// Whether the page calls an element furniture: a part of its class or id is one of the words.
fn is_named_so(node: &NodeRef, words: &PageWords) -> bool {
    if ["body", "html", "article", "main", "h1", "p", "blockquote"].iter().any(|name| node.has_name(name)) {
        return false;
    }
    [node.class(), node.id_attr()].into_iter().flatten().any(|names| words.is_furniture(&names))
}
