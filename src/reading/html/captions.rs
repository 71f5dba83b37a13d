//! The captions of the pictures between the headline and the article, which what finds the main
//! content leaves behind.

use super::words::PageWords;
use crate::article::BlockKind;
use crate::reading::draft::{Part, clean};
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashSet;

/// Shortest and longest caption, in bytes.
const LENGTH: std::ops::RangeInclusive<usize> = 12..=500;
/// A text of this length that belongs to no picture is where the article begins.
const BODY: usize = 120;
/// How many pictures a head has at most.
const PICTURES: usize = 3;

/// The captions that stand behind the headline and before the first long text.
pub(super) fn leading(page: &Document, title: &str, words: &PageWords) -> Vec<Part> {
    let wanted = letters(title);
    let mut found: Vec<Part> = Vec::new();
    let mut taken: HashSet<NodeId> = HashSet::new();
    let mut behind_title = false;
    for node in page.root().descendants_it() {
        if !behind_title {
            behind_title = ["h1", "h2", "h3"].iter().any(|h| node.has_name(h)) && letters(&node.text()) == wanted;
            continue;
        }
        if node.has_name("img") && found.len() < PICTURES {
            if let Some((holder, text)) = caption(&node, words) {
                taken.extend(holder.descendants_it().map(|n| n.id));
                if !found.iter().any(|p| p.text == text) {
                    found.push(Part::new(BlockKind::Caption, text));
                }
            }
        } else if node.is_text() && !taken.contains(&node.id) && clean(&node.text()).len() >= BODY {
            break;
        }
    }
    found
}

/// The words beside a picture, and the element that holds them: in the element around it, else in
/// the next one.
fn caption<'a>(image: &NodeRef<'a>, words: &PageWords) -> Option<(NodeRef<'a>, String)> {
    let mut holder = image.parent()?;
    let fits = |text: &str| LENGTH.contains(&text.len()) && !words.leads_away(text) && text.contains(' ');
    for _ in 0..3 {
        let text = clean(&holder.text()).replace('\t', " ");
        if !text.is_empty() {
            let linked: usize =
                holder.descendants_it().filter(|n| n.has_name("a")).map(|a| clean(&a.text()).len()).sum();
            return (fits(&text) && linked * 2 < text.len()).then_some((holder, text));
        }
        if let Some(next) = holder.next_element_sibling() {
            let text = clean(&next.text()).replace('\t', " ");
            let plain =
                !next.descendants_it().any(|n| ["a", "ul", "p", "h1", "h2", "h3"].iter().any(|b| n.has_name(b)));
            if plain && fits(&text) && text.len() <= 300 {
                return Some((next, text));
            }
        }
        holder = holder.parent()?;
    }
    None
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
