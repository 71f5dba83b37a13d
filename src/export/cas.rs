//! UIMA CAS as JSON, version 0.4. Offsets count UTF-16 units.
//!
//! Names are `NamedEntity` of the DKPro type system, which INCEpTION shows without further ado; facts
//! and what belongs to a quote have types of their own. A fact of several pieces is one annotation
//! a piece, all with the same `identifier`.

use super::picked::{Picked, label};
use super::{Request, csv, json};
use crate::text::Span;
use serde_json::{Map, Value, json};

const NAME: &str = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity";
const FACT: &str = "telusur.Fact";
const PART: &str = "telusur.QuotePart";

pub(super) fn render(request: &Request) -> String {
    let picked = Picked::of(request);
    let text = request.article.text.as_str();
    let units = Units::new(text);
    let mut structures = vec![json!({
        "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text/plain",
        "sofaString": text,
    })];
    let mut add = |kind: &str, span: Span, features: Value| {
        let mut structure = Map::new();
        structure.insert("%ID".to_owned(), (structures.len() + 1).into());
        structure.insert("%TYPE".to_owned(), kind.into());
        structure.insert("@sofa".to_owned(), 1.into());
        structure.insert("begin".to_owned(), units.at(span.start).into());
        structure.insert("end".to_owned(), units.at(span.end).into());
        if let Value::Object(features) = features {
            structure.extend(features.into_iter().filter(|(_, v)| !v.is_null()));
        }
        structures.push(Value::Object(structure));
    };
    add("uima.tcas.DocumentAnnotation", Span::new(0, text.len()), json!({"language": request.article.language}));
    for (span, id) in picked.names() {
        let Some(entity) = picked.entity(id) else { continue };
        add(NAME, span, json!({"value": label(entity.kind), "identifier": entity.name}));
    }
    for id in &picked.quotes {
        let Some(quote) = picked.quote(*id) else { continue };
        for (span, role) in [(quote.cue, "cue"), (quote.source, "source")] {
            if let Some(span) = span {
                add(PART, span, json!({"role": role, "quote": id.to_string()}));
            }
        }
    }
    for finding in request.findings.of(&picked.facts) {
        let Some(fact) = super::finding::index(&finding.id).and_then(|n| request.analysis.facts.get(n)) else {
            continue;
        };
        for (n, span) in fact.spans.iter().enumerate() {
            let features = json!({
                "identifier": finding.id,
                "part": n + 1,
                "kind": csv::word(&finding.kind),
                "quote": fact.quote.map(|q| q.to_string()),
                "quoteKind": finding.quote_kind.map(|k| csv::word(&k)),
                "speaker": finding.speaker,
                "subject": finding.subject,
                "label": finding.label,
                "confidence": finding.confidence,
                "standing": csv::word(&finding.standing),
                "because": finding.because,
                "note": Some(finding.note).filter(|n| !n.is_empty()),
                "tags": Some(finding.tags.join(" ")).filter(|t| !t.is_empty()),
                "source": finding.source,
                "url": finding.provenance.url,
                "page": finding.provenance.page,
                "readAt": finding.provenance.read_at,
                "sha256": finding.sha256,
                "rawSha256": finding.provenance.raw_sha256,
            });
            add(FACT, *span, features);
        }
    }
    let members: Vec<usize> = (2..=structures.len()).collect();
    json::pretty(&json!({
        "%TYPES": types(),
        "%FEATURE_STRUCTURES": structures,
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}},
    }))
}

fn types() -> Value {
    let string = "uima.cas.String";
    let fact = [
        ("identifier", string),
        ("part", "uima.cas.Integer"),
        ("kind", string),
        ("quote", string),
        ("quoteKind", string),
        ("speaker", string),
        ("subject", string),
        ("label", string),
        ("confidence", "uima.cas.Double"),
        ("standing", string),
        ("because", string),
        ("note", string),
        ("tags", string),
        ("source", string),
        ("url", string),
        ("page", "uima.cas.Integer"),
        ("readAt", string),
        ("sha256", string),
        ("rawSha256", string),
    ];
    json!({
        NAME: of_type(NAME, &[("value", string), ("identifier", string)]),
        PART: of_type(PART, &[("role", string), ("quote", string)]),
        FACT: of_type(FACT, &fact),
    })
}

fn of_type(name: &str, features: &[(&str, &str)]) -> Value {
    let mut out = Map::new();
    out.insert("%NAME".to_owned(), name.into());
    out.insert("%SUPER_TYPE".to_owned(), "uima.tcas.Annotation".into());
    for (feature, range) in features {
        out.insert((*feature).to_owned(), json!({"%NAME": feature, "%RANGE": range}));
    }
    Value::Object(out)
}

/// From bytes to UTF-16 units.
struct Units<'a> {
    text: &'a str,
    /// Units before every so many bytes.
    noted: Vec<usize>,
}

const STEP: usize = 256;

impl<'a> Units<'a> {
    fn new(text: &'a str) -> Self {
        let mut noted = vec![0];
        let mut count = 0;
        for (at, c) in text.char_indices() {
            while noted.len() * STEP <= at {
                noted.push(count);
            }
            count += c.len_utf16();
        }
        Self { text, noted }
    }

    /// Units before a byte that begins a character.
    fn at(&self, byte: u32) -> usize {
        let byte = (byte as usize).min(self.text.len());
        let step = (byte / STEP).min(self.noted.len() - 1);
        // What was noted counts from the first character at or behind the step.
        let mut from = step * STEP;
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let between = self.text.get(from..byte).unwrap_or("");
        self.noted[step] + between.chars().map(char::len_utf16).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn units_are_those_of_utf16(text in "[aé☃😀\n]{0,400}") {
            let units = Units::new(&text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                prop_assert_eq!(units.at(at as u32), text[..at].encode_utf16().count());
            }
        }
    }
}
