//! A line of JSON with the text, its tokens, sorted spans (names, facts and what belongs to a quote)
//! and entities that do not overlap: what Prodigy and displaCy (`manual=True`) read. Offsets are in
//! code points.
//!
//! The tokens are telusur's own, white space of more than one blank among them: with their `ws`
//! they make up the whole text, so that each span begins and ends at one.

use super::picked::{Picked, label};
use super::{GENERATOR, Request, csv, json};
use crate::text::{CodePoints, Span, tokenise};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn render(request: &Request) -> String {
    let picked = Picked::of(request);
    let article = request.article;
    let points = CodePoints::new(&article.text);
    let mut spans: Vec<(Span, Value)> = Vec::new();
    let mut ents = Vec::new();
    for (span, id) in picked.names() {
        let Some(entity) = picked.entity(id) else { continue };
        let object = json!({
            "start": points.at(span.start), "end": points.at(span.end), "label": label(entity.kind),
            "id": id.to_string(), "name": entity.name, "confidence": super::contract::share(entity.confidence),
        });
        ents.push(object.clone());
        spans.push((span, object));
    }
    for id in &picked.quotes {
        let Some(quote) = picked.quote(*id) else { continue };
        for (span, label) in [(quote.cue, "CUE"), (quote.source, "SOURCE")] {
            let Some(span) = span.filter(|s| !s.is_empty()) else { continue };
            let object = json!({
                "start": points.at(span.start), "end": points.at(span.end), "label": label, "id": id.to_string(),
            });
            spans.push((span, object));
        }
    }
    for finding in request.findings.of(&picked.facts) {
        let Some(fact) = super::finding::index(&finding.id).and_then(|n| request.analysis.facts.get(n)) else {
            continue;
        };
        for span in fact.spans.iter().filter(|s| !s.is_empty()) {
            let object = json!({
                "start": points.at(span.start), "end": points.at(span.end),
                "label": csv::word(&finding.kind).to_uppercase(),
                "id": finding.id, "speaker": finding.speaker, "quote_kind": finding.quote_kind,
                "standing": finding.standing, "confidence": finding.confidence, "page": finding.provenance.page,
                "url": finding.provenance.url,
            });
            spans.push((*span, object));
        }
    }
    spans.sort_by_key(|(span, _)| (span.start, span.end));
    let tokens = tokens(&article.text, &spans);
    let mut starts: Vec<u32> = tokens.iter().map(|t| t.span.start).collect();
    starts.push(u32::MAX);
    for (span, object) in &mut spans {
        let first = starts.partition_point(|s| *s < span.start);
        let last = starts.partition_point(|s| *s < span.end).saturating_sub(1);
        object["token_start"] = first.into();
        object["token_end"] = last.into();
    }
    let listed: Vec<Listed> = tokens
        .iter()
        .enumerate()
        .map(|(id, t)| Listed {
            text: t.span.of(&article.text),
            start: points.at(t.span.start),
            end: points.at(t.span.end),
            id,
            ws: t.blank,
        })
        .collect();
    let task = Task {
        text: &article.text,
        title: article.title.as_deref(),
        tokens: listed,
        spans: spans.into_iter().map(|(_, object)| object).collect(),
        ents,
        meta: json!({
            "source": article.source,
            "url": article.origin.url,
            "read_at": article.origin.read_at,
            "sha256": request.findings.sha256,
            "raw_sha256": request.findings.raw_sha256(),
            "language": article.language,
            "generator": GENERATOR,
            "machine_extracted": request.findings.unjudged(request.facts),
        }),
    };
    json::line(&task)
}

#[derive(Serialize)]
struct Task<'a> {
    text: &'a str,
    title: Option<&'a str>,
    tokens: Vec<Listed<'a>>,
    spans: Vec<Value>,
    ents: Vec<Value>,
    meta: Value,
}

#[derive(Serialize)]
struct Listed<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    id: usize,
    ws: bool,
}

struct Piece {
    span: Span,
    /// Whether one blank follows, which is no token of its own.
    blank: bool,
}

/// The whole text in tokens, cut at the edges of all spans.
fn tokens(text: &str, spans: &[(Span, Value)]) -> Vec<Piece> {
    let whole = Span::new(0, text.len());
    let mut edges: BTreeSet<u32> = spans.iter().flat_map(|(s, _)| [s.start, s.end]).collect();
    for token in tokenise(text, whole) {
        edges.extend([token.span.start, token.span.end]);
    }
    edges.extend([whole.start, whole.end]);
    let edges: Vec<u32> = edges.into_iter().collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for pair in edges.windows(2) {
        let [start, end] = *pair else { continue };
        let span = Span { start, end };
        let words = span.of(text);
        // One blank belongs to the word before it; of more, the first one does.
        let follows = pieces.last().is_some_and(|p| !p.blank && !p.span.of(text).trim().is_empty());
        match words.strip_prefix(' ').filter(|_| follows && words.trim().is_empty()) {
            Some(rest) => {
                if let Some(last) = pieces.last_mut() {
                    last.blank = true;
                }
                if !rest.is_empty() {
                    pieces.push(Piece { span: Span { start: start + 1, end }, blank: false });
                }
            }
            None => pieces.push(Piece { span, blank: false }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn tokens_make_up_the_text(text in "[a-z ,\n\t😀é\u{2028}]{0,60}") {
            let all = tokens(&text, &[]);
            let again: String =
                all.iter().map(|t| format!("{}{}", t.span.of(&text), if t.blank { " " } else { "" })).collect();
            prop_assert_eq!(again, text);
        }
    }
}
