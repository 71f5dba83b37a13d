//! W3C Web Annotation Data Model: an annotation collection in JSON-LD.
//!
//! Each finding is an annotation of its own. Its target is the article with a quote selector and a
//! position selector (code points) a piece; its body is what telusur or the reader says about it.
//! The keys with `telusur:` say who stands for it and how sure it is.

use super::finding::{Finding, Piece};
use super::json::{OneByOne, pretty};
use super::others::Other;
use super::{GENERATOR, Request};
use crate::analysis::Standing;
use crate::article::Article;
use serde::Serialize;
use serde_json::{Value, json};

/// The address that the keys of our own stand for.
const VOCABULARY: &str = "urn:telusur:vocabulary:";

pub(super) fn render(request: &Request) -> String {
    let article = request.article;
    let source = iri(article, &request.findings.sha256);
    let ours = || request.findings.of(request.facts);
    let items = OneByOne(|| {
        let ours = ours().map(|finding| annotation(&finding, &source, &article.language));
        ours.chain(request.others.iter().map(Other::as_written).cloned())
    });
    let id = |part: &str| format!("urn:sha256:{}#{part}", request.findings.sha256);
    pretty(&Collection {
        context: json!(["http://www.w3.org/ns/anno.jsonld", {"telusur": VOCABULARY}]),
        id: id("annotations"),
        kind: "AnnotationCollection",
        label: article.title.as_deref().unwrap_or("telusur"),
        total: ours().count() + request.others.len(),
        first: Page { id: id("annotations-1"), kind: "AnnotationPage", start_index: 0, items },
    })
}

#[derive(Serialize)]
struct Collection<'a, T> {
    #[serde(rename = "@context")]
    context: Value,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'a str,
    total: usize,
    first: Page<T>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<T> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    start_index: usize,
    items: T,
}

/// What names the article: its address, else its text's SHA-256.
pub(super) fn iri(article: &Article, sha256: &str) -> String {
    let source = article.origin.url.as_deref().or(article.source.as_deref());
    let address = source.filter(|s| s.contains("://")).and_then(super::fragment::address);
    let path = source.filter(|s| s.starts_with('/')).and_then(super::fragment::address);
    address.or(path).unwrap_or_else(|| format!("urn:sha256:{sha256}"))
}

fn annotation(finding: &Finding, source: &str, language: &str) -> Value {
    let target: Vec<Value> = finding.spans.iter().map(|piece| target(piece, source, language)).collect();
    let mut body = vec![json!({
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": language,
        "value": described(finding),
    })];
    if !finding.note.is_empty() {
        body.push(
            json!({"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": finding.note}),
        );
    }
    body.extend(finding.tags.iter().map(|tag| json!({"type": "TextualBody", "purpose": "tagging", "value": tag})));
    json!({
        "id": format!("urn:sha256:{}#{}", finding.sha256, finding.id),
        "type": "Annotation",
        "motivation": if finding.note.is_empty() { "highlighting" } else { "commenting" },
        "creator": creator(finding.standing),
        "generator": {"id": "urn:telusur", "type": "Software", "name": GENERATOR},
        "body": body,
        "target": if target.len() == 1 { target.into_iter().next().unwrap_or_default() } else { Value::from(target) },
        "telusur:fact": finding.id,
        "telusur:kind": finding.kind,
        "telusur:quoteKind": finding.quote_kind,
        "telusur:speaker": finding.speaker,
        "telusur:subject": finding.subject,
        "telusur:standing": finding.standing,
        "telusur:machineExtracted": finding.machine_extracted,
        "telusur:confidence": finding.confidence,
        "telusur:source": finding.source,
        "telusur:sha256": finding.sha256,
        "telusur:url": finding.provenance.url,
        "telusur:page": finding.provenance.page,
        "telusur:readAt": finding.provenance.read_at,
        "telusur:rawSha256": finding.provenance.raw_sha256,
    })
}

/// Who stands for it: the program alone, or the reader too.
fn creator(standing: Standing) -> Value {
    let machine = json!({"id": "urn:telusur", "type": "Software", "name": GENERATOR});
    let reader = json!({"id": "urn:telusur:reader", "type": "Person", "name": "reader"});
    match standing {
        Standing::MachineExtracted => machine,
        Standing::Added => reader,
        Standing::Accepted | Standing::Corrected => json!([machine, reader]),
    }
}

fn target(piece: &Piece, source: &str, language: &str) -> Value {
    json!({
        "type": "SpecificResource",
        "source": {"id": source, "type": "Text", "format": "text/plain", "language": language},
        "selector": [
            {"type": "TextQuoteSelector", "exact": piece.exact, "prefix": piece.prefix, "suffix": piece.suffix},
            {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
        ]
    })
}

fn described(finding: &Finding) -> String {
    let who = finding.speaker.or(finding.subject);
    who.map_or_else(|| finding.label.to_owned(), |who| format!("{who}: {}", finding.label))
}
