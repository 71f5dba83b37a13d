//! Facts, and whom and what they name, for Graphviz to draw. What a machine alone stands for has a
//! dashed line. Where a fact comes from stands in attributes that Graphviz passes over, and in `URL`,
//! which makes a link of it.

use super::graphml::edges;
use super::picked::Picked;
use super::{GENERATOR, Request};
use crate::analysis::FactKind;
use std::fmt::Write as _;

/// How many characters of a label are drawn; what is left out has a mark.
const SHOWN: usize = 80;

pub(super) fn render(request: &Request) -> String {
    let picked = Picked::of(request);
    let title = request.article.title.as_deref().unwrap_or(GENERATOR);
    let mut out = format!(
        "digraph telusur {{\n  graph [rankdir=LR, label={}, fontname=\"sans-serif\"];\n  \
         node [fontname=\"sans-serif\", fontsize=10];\n  edge [fontname=\"sans-serif\", fontsize=9];\n",
        quoted(title)
    );
    for finding in request.findings.of(&picked.facts) {
        let shape = match finding.kind {
            FactKind::Statement => "note",
            FactKind::Comparison => "parallelogram",
            FactKind::Background => "box",
            FactKind::Elaboration => "plaintext",
        };
        let style = if finding.machine_extracted { "dashed" } else { "solid" };
        let label = format!("{}: {}", finding.id, cut(finding.label));
        let standing = super::csv::word(&finding.standing);
        let tip = format!("{} ({standing}, confidence {})", finding.exact, finding.confidence);
        let from = &finding.provenance;
        let mut told = format!("shape={shape}, style={style}, label={}, tooltip={}", quoted(&label), quoted(&tip));
        let page = from.page.map(|page| page.to_string());
        for (name, value) in [
            ("URL", from.url.as_deref()),
            ("source", finding.source),
            ("page", page.as_deref()),
            ("read_at", from.read_at),
            ("sha256", Some(finding.sha256)),
            ("raw_sha256", Some(from.raw_sha256)),
        ] {
            if let Some(value) = value {
                let _ = write!(told, ", {name}={}", quoted(value));
            }
        }
        let _ = writeln!(out, "  {} [{told}];", finding.id);
    }
    for id in &picked.entities {
        let Some(entity) = picked.entity(*id) else { continue };
        let _ = writeln!(out, "  {id} [shape=ellipse, label={}];", quoted(&cut(&entity.name)));
    }
    for (from, to, kind, _) in edges(request, &picked) {
        let _ = writeln!(out, "  {from} -> {to} [label=\"{kind}\"];");
    }
    out.push_str("}\n");
    out
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("").trim_end()),
        None => text.to_owned(),
    }
}

/// A string of the language. Graphviz reads escapes such as `\n` and entities such as `&amp;` in a
/// label: a backslash is doubled, an ampersand an entity.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_end_where_they_should() {
        assert_eq!(quoted("a \"b\" \\n &lt;\n"), "\"a \\\"b\\\" \\\\n &amp;lt; \"");
        assert!(cut(&"x".repeat(100)).ends_with('…'));
    }
}
