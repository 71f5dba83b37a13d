//! Embedded posts of X and its like: quotes of their author.

use crate::reading::draft::clean;
use dom_query::NodeRef;

/// Whether an element is an embedded post.
pub(super) fn is_tweet(node: &NodeRef) -> bool {
    node.has_name("blockquote")
        && ["twitter-tweet", "twitter-video", "twitter-quote"].iter().any(|class| node.has_class(class))
}

/// A post as a line that says who said it: `Name: “words” (@handle)`.
pub(super) fn line(post: &NodeRef) -> Option<String> {
    let words = post.descendants_it().find(|n| n.has_name("p")).map(|p| clean(&p.text())).filter(|t| !t.is_empty())?;
    let words =
        words.split_whitespace().filter(|w| !w.starts_with("pic.twitter.com") && !w.starts_with("https://t.co/"));
    let words = words.collect::<Vec<_>>().join(" ");
    let words = words.trim_matches(['"', '“', '”', ' ']).to_owned();
    if words.is_empty() {
        return None;
    }
    // Behind the words: a dash, the author's name and handle, a linked date.
    let rest: String = post.children().iter().filter(|n| n.is_text()).map(|n| n.text().to_string()).collect();
    let author = clean(&rest);
    let author = author.trim_start_matches(['—', '–', '-', ' ']).trim();
    let (name, handle) = match author.rsplit_once(" (@") {
        Some((name, handle)) => (name, format!(" (@{handle}")),
        None => (author, String::new()),
    };
    Some(if name.is_empty() { format!("“{words}”{handle}") } else { format!("{name}: “{words}”{handle}") })
}
