//! Facts, and whom and what they name, as a graph for programs: `said_by`, `about` and `names` lead
//! from facts to entities, the links between facts have their own kinds.

use super::picked::Picked;
use super::xml::escaped;
use super::{Request, csv};
use crate::analysis::FactId;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What nodes and edges carry: key, for what, type.
const KEYS: [(&str, &str, &str); 21] = [
    ("kind", "all", "string"),
    ("type", "node", "string"),
    ("label", "node", "string"),
    ("exact", "node", "string"),
    ("speaker", "node", "string"),
    ("quote_kind", "node", "string"),
    ("paragraph", "node", "int"),
    ("start", "node", "int"),
    ("end", "node", "int"),
    ("confidence", "node", "double"),
    ("standing", "node", "string"),
    ("machine_extracted", "node", "boolean"),
    ("note", "node", "string"),
    ("tags", "node", "string"),
    ("source", "node", "string"),
    ("url", "node", "string"),
    ("page", "node", "int"),
    ("read_at", "node", "string"),
    ("sha256", "node", "string"),
    ("raw_sha256", "node", "string"),
    ("via", "edge", "string"),
];

/// A tie of the graph: from, to, kind, and what both ends share.
pub(super) type Edge = (String, String, String, Option<String>);

/// All ties between what is picked.
pub(super) fn edges(request: &Request, picked: &Picked<'_>) -> Vec<Edge> {
    let taken: BTreeSet<FactId> = picked.facts.iter().copied().collect();
    let mut edges = Vec::new();
    for id in &picked.facts {
        let Some(fact) = picked.fact(*id) else { continue };
        let speaker = fact.quote.and_then(|q| picked.quote(q)).and_then(|q| q.speaker);
        let mut to = |entity: Option<crate::analysis::EntityId>, kind: &str| {
            if let Some(entity) = entity.filter(|e| picked.entities.contains(e)) {
                edges.push((id.to_string(), entity.to_string(), kind.to_owned(), None));
            }
        };
        to(speaker, "said_by");
        to(fact.subject.filter(|s| speaker != Some(*s)), "about");
        let others = fact.entities.iter().filter(|e| speaker != Some(**e) && fact.subject != Some(**e));
        others.for_each(|e| to(Some(*e), "names"));
    }
    let links = request.analysis.links.iter().filter(|l| taken.contains(&l.from) && taken.contains(&l.to));
    edges.extend(
        links.map(|l| (l.from.to_string(), l.to.to_string(), csv::word(&l.kind), l.via.map(|e| e.to_string()))),
    );
    edges
}

pub(super) fn render(request: &Request) -> String {
    let picked = Picked::of(request);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (key, of, kind) in KEYS {
        let _ = writeln!(out, "  <key id=\"{key}\" for=\"{of}\" attr.name=\"{key}\" attr.type=\"{kind}\"/>");
    }
    let _ = writeln!(out, "  <graph id=\"facts\" edgedefault=\"directed\">");
    for finding in request.findings.of(&picked.facts) {
        let mut data: Vec<(&str, String)> = vec![
            ("type", "fact".to_owned()),
            ("kind", csv::word(&finding.kind)),
            ("label", finding.label.to_owned()),
            ("exact", finding.exact.clone()),
            ("paragraph", finding.paragraph.to_string()),
            ("start", finding.start.to_string()),
            ("end", finding.end.to_string()),
            ("confidence", finding.confidence.to_string()),
            ("standing", csv::word(&finding.standing)),
            ("machine_extracted", finding.machine_extracted.to_string()),
        ];
        data.extend(finding.speaker.map(|s| ("speaker", s.to_owned())));
        data.extend(finding.quote_kind.map(|k| ("quote_kind", csv::word(&k))));
        data.extend((!finding.note.is_empty()).then(|| ("note", finding.note.to_owned())));
        data.extend((!finding.tags.is_empty()).then(|| ("tags", finding.tags.join(" | "))));
        let from = &finding.provenance;
        data.extend(finding.source.map(|source| ("source", source.to_owned())));
        data.extend(from.url.as_ref().map(|url| ("url", url.clone())));
        data.extend(from.page.map(|page| ("page", page.to_string())));
        data.extend(from.read_at.map(|time| ("read_at", time.to_owned())));
        data.push(("sha256", finding.sha256.to_owned()));
        data.push(("raw_sha256", from.raw_sha256.to_owned()));
        node(&mut out, &finding.id, &data);
    }
    for id in &picked.entities {
        let Some(entity) = picked.entity(*id) else { continue };
        let confidence = super::contract::share(entity.confidence).to_string();
        let data = [
            ("type", "entity".to_owned()),
            ("kind", csv::word(&entity.kind)),
            ("label", entity.name.clone()),
            ("confidence", confidence),
        ];
        node(&mut out, &id.to_string(), &data);
    }
    for (n, (from, to, kind, via)) in edges(request, &picked).into_iter().enumerate() {
        let _ = write!(
            out,
            "    <edge id=\"L{}\" source=\"{from}\" target=\"{to}\"><data key=\"kind\">{kind}</data>",
            n + 1
        );
        if let Some(via) = via {
            let _ = write!(out, "<data key=\"via\">{via}</data>");
        }
        out.push_str("</edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn node(out: &mut String, id: &str, data: &[(&str, String)]) {
    let _ = write!(out, "    <node id=\"{id}\">");
    for (key, value) in data {
        let _ = write!(out, "<data key=\"{key}\">{}</data>", escaped(value));
    }
    out.push_str("</node>\n");
}
