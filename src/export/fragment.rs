//! Addresses that lead back to the place: the article's own with a text fragment
//! (`#:~:text=…`), which browsers scroll to and highlight.

use super::finding::{Finding, Piece};
use crate::text::encode::percent;
use std::fmt::Write as _;

/// From so many words on, only the first and the last ones of a piece go into the address.
const MANY: usize = 10;
/// How many words begin and end a long piece there.
const FEW: usize = 4;

/// The address of a finding's place; none where the article has no address that a browser knows.
pub(super) fn link(finding: &Finding) -> Option<String> {
    // A saved page says itself where it stands on the web.
    if let Some(url) = &finding.provenance.url {
        return Some(url.clone());
    }
    let mut address = address(finding.source?)?;
    // A fragment of the page's own stays before the text.
    address.push_str(if address.contains('#') { ":~:" } else { "#:~:" });
    address.push_str(&directives(finding));
    Some(address)
}

/// What stands behind `:~:` to find the pieces of a finding: one directive a piece.
pub(super) fn directives(finding: &Finding) -> String {
    finding.spans.iter().map(directive).collect::<Vec<_>>().join("&")
}

/// An address that can be followed: web and file addresses as they are, a path as one of its own.
pub(super) fn address(source: &str) -> Option<String> {
    if source.starts_with("telusur:") {
        return None;
    }
    let scheme = source.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    if matches!(scheme.as_deref(), Some("http" | "https" | "file")) {
        return Some(percent(source, "-._~:/?#[]@!$&()*+,;=%"));
    }
    // A path can hold anything; with a dot before it, nobody takes its beginning for a scheme.
    let path = percent(&source.replace('\\', "/"), "-._~/");
    Some(if path.starts_with('/') { format!("file://{path}") } else { format!("./{path}") })
}

fn directive(piece: &Piece) -> String {
    let words: Vec<&str> = piece.exact.split_whitespace().collect();
    let context = |text: &str, last: bool| -> String {
        // Only what stands in the same line is found as context.
        let line = if last { text.rsplit('\n').next() } else { text.split('\n').next() }.unwrap_or("");
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let from = words.len().saturating_sub(3);
        if last {
            words.drain(..from);
        } else {
            words.truncate(3);
        }
        fragment(&words.join(" "))
    };
    let (prefix, suffix) = (context(piece.prefix, true), context(piece.suffix, false));
    let mut out = String::from("text=");
    if !prefix.is_empty() {
        let _ = write!(out, "{prefix}-,");
    }
    let line = |line: Option<&'_ str>| line.unwrap_or("").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    if piece.exact.trim().contains('\n') {
        // Neither end may reach over the edge of a paragraph.
        let (first, last) = (line(piece.exact.trim().lines().next()), line(piece.exact.trim().lines().next_back()));
        let end = last.len().saturating_sub(FEW);
        let _ =
            write!(out, "{},{}", fragment(&first[..FEW.min(first.len())].join(" ")), fragment(&last[end..].join(" ")));
    } else if words.len() > MANY {
        let end = words.len() - FEW;
        let _ = write!(out, "{},{}", fragment(&words[..FEW].join(" ")), fragment(&words[end..].join(" ")));
    } else {
        out.push_str(&fragment(&words.join(" ")));
    }
    if !suffix.is_empty() {
        let _ = write!(out, ",-{suffix}");
    }
    out
}

/// Words inside a directive: `-`, `,` and `&` mean something there.
fn fragment(words: &str) -> String {
    percent(words, "._~")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece<'a>(prefix: &'a str, exact: &'a str, suffix: &'a str) -> Piece<'a> {
        Piece { start: 0, end: 0, exact, prefix, suffix }
    }

    #[test]
    fn short_words_stand_whole_with_their_context() {
        assert_eq!(
            directive(&piece("kata Sari, ", "tidak-ada & ada", "")),
            "text=kata%20Sari%2C-,tidak%2Dada%20%26%20ada"
        );
        assert_eq!(directive(&piece("", "a", " b c d e")), "text=a,-b%20c%20d");
        assert_eq!(directive(&piece("x\n", "a", "\ny")), "text=a");
    }

    #[test]
    fn long_words_stand_with_their_ends() {
        let long = (0..20).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(directive(&piece("", &long, "")), "text=0%201%202%203,16%2017%2018%2019");
        assert_eq!(directive(&piece("", "a\nb", "")), "text=a,b");
    }

    #[test]
    fn paths_are_no_schemes() {
        assert_eq!(address("https://a.b/c?d=é#e").as_deref(), Some("https://a.b/c?d=%C3%A9#e"));
        assert_eq!(address("javascript:alert(1)").as_deref(), Some("./javascript%3Aalert%281%29"));
        assert_eq!(address("/a b/c.txt").as_deref(), Some("file:///a%20b/c.txt"));
        assert_eq!(address("telusur:sample/id"), None);
    }
}
