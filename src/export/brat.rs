//! brat standoff: `article.txt`, `article.ann` and `annotation.conf`, as a folder or as an archive.
//!
//! Offsets are in code points. No span's text holds an end of a line: such a span is cut there, as
//! brat writes spans of several parts.

use super::picked::{Picked, label};
use super::{Request, csv};
use crate::analysis::{EntityId, EntityKind, FactKind, QuoteId};
use crate::text::{CodePoints, Span};
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(super) fn files(request: &Request) -> Vec<(&'static str, String)> {
    vec![
        ("article.txt", request.article.text.clone()),
        ("article.ann", annotations(request)),
        ("annotation.conf", configuration()),
    ]
}

/// All files in one archive.
pub(super) fn render(request: &Request) -> String {
    tar(&files(request))
}

/// Labels of facts, by kind.
fn kind_label(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Statement => "Statement",
        FactKind::Comparison => "Comparison",
        FactKind::Background => "Background",
        FactKind::Elaboration => "Elaboration",
    }
}

fn configuration() -> String {
    let kinds = [
        EntityKind::Person,
        EntityKind::Organisation,
        EntityKind::Place,
        EntityKind::Event,
        EntityKind::Work,
        EntityKind::Date,
        EntityKind::Duration,
        EntityKind::Quantity,
        EntityKind::Other,
    ];
    let facts = [FactKind::Statement, FactKind::Comparison, FactKind::Background, FactKind::Elaboration];
    let mut out = String::from("[entities]\n");
    kinds.iter().for_each(|k| out.extend([label(*k), "\n"]));
    facts.iter().for_each(|k| out.extend([kind_label(*k), "\n"]));
    let said = facts.map(kind_label).join("|");
    let who = kinds.map(label).join("|");
    let _ = write!(
        out,
        "Cue\nSource\n\n[relations]\nSpeaker\tArg1:{said}, Arg2:{who}\nSubject\tArg1:{said}, Arg2:{who}\n\
         Cued\tArg1:{said}, Arg2:Cue\nSourced\tArg1:{said}, Arg2:Source\n\n[events]\n\n[attributes]\n\
         Standing\tArg:{said}, Value:machine_extracted|accepted|corrected|added\n\
         Quote\tArg:{said}, Value:direct|indirect|mixed\n"
    );
    out
}

struct Writer<'a> {
    out: String,
    text: &'a str,
    points: CodePoints<'a>,
    spans: usize,
    relations: usize,
    attributes: usize,
    notes: usize,
}

impl Writer<'_> {
    /// A span of text; its number.
    fn span(&mut self, label: &str, spans: &[Span]) -> Option<usize> {
        let parts: Vec<Span> = spans.iter().flat_map(|s| lines(*s, self.text)).collect();
        if parts.is_empty() {
            return None;
        }
        self.spans += 1;
        let places: Vec<String> =
            parts.iter().map(|p| format!("{} {}", self.points.at(p.start), self.points.at(p.end))).collect();
        let words: Vec<&str> = parts.iter().map(|p| p.of(self.text)).collect();
        let _ = writeln!(self.out, "T{}\t{label} {}\t{}", self.spans, places.join(";"), words.join(" "));
        Some(self.spans)
    }

    fn relation(&mut self, name: &str, from: usize, to: usize) {
        self.relations += 1;
        let _ = writeln!(self.out, "R{}\t{name} Arg1:T{from} Arg2:T{to}", self.relations);
    }

    fn attribute(&mut self, name: &str, of: usize, value: &str) {
        self.attributes += 1;
        let _ = writeln!(self.out, "A{}\t{name} T{of} {value}", self.attributes);
    }

    fn note(&mut self, of: usize, text: &str) {
        self.notes += 1;
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = writeln!(self.out, "#{}\tAnnotatorNotes T{of}\t{line}", self.notes);
    }
}

/// A span cut where a program may see the end of a line or of a column.
fn lines(span: Span, text: &str) -> Vec<Span> {
    let cuts = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let mut at = span.start as usize;
    let mut parts = Vec::new();
    for part in span.of(text).split(cuts) {
        let here = Span::new(at, at + part.len()).trimmed(text);
        if !here.is_empty() {
            parts.push(here);
        }
        // What it was cut at has a length of its own.
        let cut = text.get(at + part.len()..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
        at += part.len() + cut;
    }
    parts
}

fn annotations(request: &Request) -> String {
    let picked = Picked::of(request);
    let text = request.article.text.as_str();
    let mut w = Writer {
        out: String::new(),
        text,
        points: CodePoints::new(text),
        spans: 0,
        relations: 0,
        attributes: 0,
        notes: 0,
    };
    let mut first: BTreeMap<EntityId, usize> = BTreeMap::new();
    for (span, id) in picked.names() {
        let Some(entity) = picked.entity(id) else { continue };
        if let Some(number) = w.span(label(entity.kind), &[span]) {
            first.entry(id).or_insert(number);
        }
    }
    let mut cues: BTreeMap<QuoteId, (Option<usize>, Option<usize>)> = BTreeMap::new();
    for id in &picked.quotes {
        let Some(quote) = picked.quote(*id) else { continue };
        let cue = quote.cue.and_then(|s| w.span("Cue", &[s]));
        cues.insert(*id, (cue, quote.source.and_then(|s| w.span("Source", &[s]))));
    }
    for finding in request.findings.of(&picked.facts) {
        let Some(fact) = super::finding::index(&finding.id).and_then(|n| request.analysis.facts.get(n)) else {
            continue;
        };
        let Some(number) = w.span(kind_label(finding.kind), &fact.spans) else { continue };
        let quote = fact.quote.and_then(|q| picked.quote(q));
        if let Some(speaker) = quote.and_then(|q| q.speaker).and_then(|s| first.get(&s)) {
            w.relation("Speaker", number, *speaker);
        }
        if let Some(subject) = fact.subject.and_then(|s| first.get(&s)) {
            w.relation("Subject", number, *subject);
        }
        let (cue, source) = fact.quote.and_then(|q| cues.get(&q).copied()).unwrap_or_default();
        if let Some(cue) = cue {
            w.relation("Cued", number, cue);
        }
        if let Some(source) = source {
            w.relation("Sourced", number, source);
        }
        w.attribute("Standing", number, &csv::word(&finding.standing));
        if let Some(kind) = finding.quote_kind {
            w.attribute("Quote", number, &csv::word(&kind));
        }
        let said = [finding.id.as_str(), finding.label, finding.note].join(" ");
        let tags: String = finding.tags.iter().map(|t| format!(" #{t}")).collect();
        let from = &finding.provenance;
        let page = from.page.map(|page| format!(", page {page}")).unwrap_or_default();
        let read = from.read_at.map(|time| format!(", read {time}")).unwrap_or_default();
        let source = from.url.as_deref().or(finding.source).map(|s| format!(", from {s}")).unwrap_or_default();
        let (sure, text, raw) = (finding.confidence, finding.sha256, from.raw_sha256);
        w.note(number, &format!("{said}{tags} (confidence {sure}{page}{read}{source}, text {text}, bytes {raw})"));
    }
    w.out
}

/// A POSIX archive of text files. Names are short and ASCII.
fn tar(files: &[(&str, String)]) -> String {
    let mut out = String::new();
    for (name, text) in files {
        let mut header = [0u8; 512];
        let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, name.as_bytes());
        put(100, b"0000644\0");
        put(108, b"0000000\0");
        put(116, b"0000000\0");
        put(124, format!("{:011o}\0", text.len()).as_bytes());
        put(136, b"00000000000\0");
        put(148, b"        ");
        put(156, b"0");
        put(257, b"ustar\x0000");
        let sum: u32 = header.iter().map(|b| u32::from(*b)).sum();
        header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        out.push_str(&String::from_utf8_lossy(&header));
        out.push_str(text);
        let rest = (512 - text.len() % 512) % 512;
        out.extend(std::iter::repeat_n('\0', rest));
    }
    out.extend(std::iter::repeat_n('\0', 1024));
    out
}
