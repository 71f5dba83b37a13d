//! RIS, type `NEWS`: the article as a source, each fact as a note of it. UTF-8, lines end with CRLF.

use super::csl::{date_parts, key, url};
use super::messages::Messages;
use super::{GENERATOR, Request, csv};
use std::collections::BTreeSet;

pub(super) fn render(request: &Request) -> String {
    let article = request.article;
    let messages = Messages::of(article);
    let mut out = String::new();
    let mut tag = |name: &str, value: &str| {
        // A value is one line.
        let value: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let value: String = value.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        out.push_str(&format!("{name}  - {value}\r\n"));
    };
    tag("TY", "NEWS");
    tag("ID", &key(request));
    tag("TI", &article.title.clone().unwrap_or_else(|| messages.say("untitled", &[])));
    if let Some(author) = &article.byline {
        tag("AU", author);
    }
    if let Some(parts) = article.date.as_deref().and_then(date_parts) {
        let part = |n: usize| parts.get(n).map_or_else(String::new, |p| format!("{p:02}"));
        tag("PY", &part(0));
        tag("DA", &format!("{}/{}/{}/", part(0), part(1), part(2)));
    }
    if let Some(url) = url(article) {
        tag("UR", &url);
    }
    tag("LA", &article.language);
    tag("DB", GENERATOR);
    if let Some(parts) = article.origin.read_at.as_deref().and_then(date_parts) {
        tag("Y2", &parts.iter().map(|p| format!("{p:02}")).collect::<Vec<_>>().join("/"));
    }
    tag("M1", &messages.source_and_origin(article, &request.findings).join("; "));
    let mut words = BTreeSet::new();
    for finding in request.findings.of(request.facts) {
        tag("N1", &messages.line(&finding));
        words.insert(csv::word(&finding.standing));
        words.extend(finding.tags.iter().cloned());
    }
    words.iter().for_each(|word| tag("KW", word));
    tag("ER", "");
    out
}
