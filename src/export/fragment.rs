//! Addresses that lead back to the place: the article's own with a text fragment
//! (`#:~:text=…`), which browsers scroll to and highlight.

use super::finding::Finding;
use crate::text::encode::percent;

/// The address of a finding's place; none where the article has no address that a browser knows.
pub(super) fn link(finding: &Finding) -> Option<String> {
    // A saved page says itself where it stands on the web.
    if let Some(url) = &finding.provenance.url {
        return Some(url.clone());
    }
    let mut address = address(finding.source?)?;
    // A fragment of the page's own stays before the text.
    address.push_str(if address.contains('#') { ":~:" } else { "#:~:" });
    address.push_str(&finding.provenance.directives);
    Some(address)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_no_schemes() {
        assert_eq!(address("https://a.b/c?d=é#e").as_deref(), Some("https://a.b/c?d=%C3%A9#e"));
        assert_eq!(address("javascript:alert(1)").as_deref(), Some("./javascript%3Aalert%281%29"));
        assert_eq!(address("/a b/c.txt").as_deref(), Some("file:///a%20b/c.txt"));
        assert_eq!(address("telusur:sample/id"), None);
    }
}
