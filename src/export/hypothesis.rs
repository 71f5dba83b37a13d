//! What the importer of Hypothes.is takes: of each annotation it keeps `uri`, `document`, `target`,
//! `tags` and `text`. Quote selectors only: positions count the page's own text there.

use super::json::OneByOne;
use super::messages::Messages;
use super::web_annotation::iri;
use super::{GENERATOR, Request, json};
use crate::text::Span;
use serde::Serialize;
use serde_json::json;

pub(super) fn render(request: &Request) -> String {
    let article = request.article;
    let messages = Messages::of(article);
    let uri = iri(article, &request.findings.sha256);
    let title = article.title.clone().unwrap_or_else(|| messages.say("untitled", &[]));
    let origin = messages.source_and_origin(article, &request.findings).join(" · ");
    let annotations = OneByOne(|| {
        request.findings.of(request.facts).map(|finding| {
            // One stretch from the first to the last piece: the importer knows no gaps. The words
            // themselves stand in the text.
            let whole = super::finding::index(&finding.id)
                .and_then(|n| request.analysis.facts.get(n))
                .map_or(Span::default(), crate::analysis::Fact::extent);
            let mut tags = vec![super::csv::word(&finding.kind), super::csv::word(&finding.standing)];
            tags.extend(finding.quote_kind.map(|k| super::csv::word(&k)));
            tags.extend(finding.tags.iter().cloned());
            json!({
                "uri": uri,
                "document": {"title": [title]},
                "target": [{
                    "source": uri,
                    "selector": [{
                        "type": "TextQuoteSelector",
                        "exact": article.words(whole),
                        "prefix": finding.prefix,
                        "suffix": finding.suffix,
                    }]
                }],
                "tags": tags,
                "text": format!("{} · {}", messages.line(&finding), origin),
            })
        })
    });
    json::pretty(&Export { client_version: GENERATOR, annotations })
}

#[derive(Serialize)]
struct Export<T> {
    client_version: &'static str,
    annotations: T,
}
