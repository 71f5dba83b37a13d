//! Facts as a table: RFC 4180, CRLF, UTF-8.

use super::Request;
use super::finding::Finding;
use super::provenance;
use serde::Serialize;
use std::fmt::Write as _;

/// The columns, in order. `spans` gives the offsets of all pieces (`12-40 55-80`), `threads` their
/// labels and `tags` the reader's with ` | ` between them, `guarded` the names of the cells of the row that carry a guard.
const COLUMNS: &[&str] = &[
    "id",
    "kind",
    "quote_kind",
    "attitude",
    "speaker",
    "subject",
    "label",
    "relation",
    "from",
    "to",
    "paragraph",
    "start",
    "end",
    "exact",
    "prefix",
    "suffix",
    "spans",
    "threads",
    "confidence",
    "because",
    "machine_extracted",
    "standing",
    "note",
    "tags",
    "title",
    "source",
    "sha256",
    provenance::COLUMNS[0],
    provenance::COLUMNS[1],
    provenance::COLUMNS[2],
    provenance::COLUMNS[3],
    "guarded",
];

/// Whether cells that a spreadsheet would run as a formula are guarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// An apostrophe stands before them, and the column `guarded` names them.
    On,
    /// All cells are as they are.
    Off,
}

pub(super) fn render(request: &Request) -> String {
    let mut out = String::new();
    row(&mut out, COLUMNS.iter().copied());
    for finding in request.findings.of(request.facts) {
        let mut cells = cells(&finding);
        let mut guarded = Vec::new();
        if request.guard == Guard::On {
            for (cell, column) in cells.iter_mut().zip(COLUMNS).filter(|(cell, _)| is_formula(cell)) {
                cell.insert(0, '\'');
                guarded.push(*column);
            }
        }
        cells.push(guarded.join(" "));
        row(&mut out, cells.iter().map(String::as_str));
    }
    out
}

/// All cells of a row but the last one.
fn cells(finding: &Finding) -> Vec<String> {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let mut spans = String::new();
    for piece in &finding.spans {
        let _ = write!(spans, "{}{}-{}", if spans.is_empty() { "" } else { " " }, piece.start, piece.end);
    }
    let mut cells = vec![
        finding.id.clone(),
        word(&finding.kind),
        word(&finding.quote_kind),
        word(&finding.attitude),
        text(finding.speaker),
        text(finding.subject),
        finding.label.to_owned(),
        word(&finding.relation),
        text(finding.from),
        text(finding.to),
        finding.paragraph.to_string(),
        finding.start.to_string(),
        finding.end.to_string(),
        finding.exact.clone(),
        finding.prefix.to_owned(),
        finding.suffix.to_owned(),
        spans,
        finding.threads.join(" | "),
        finding.confidence.to_string(),
        finding.because.to_owned(),
        finding.machine_extracted.to_string(),
        word(&finding.standing),
        finding.note.to_owned(),
        finding.tags.join(" | "),
        text(finding.title),
        text(finding.source),
        finding.sha256.to_owned(),
    ];
    cells.extend(finding.provenance.cells());
    cells
}

/// The word that JSON has for a value; nothing for `None`.
pub(super) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Whether a spreadsheet may take the cell for a formula: it begins with one of the signs that
/// start one (or its full-width kin), and is no number.
fn is_formula(cell: &str) -> bool {
    let starts = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    starts && cell.parse::<f64>().map_or(true, |n| !n.is_finite())
}

fn row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (number, cell) in cells.enumerate() {
        if number > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// RFC 4180 read back, as strictly as its grammar.
    fn parsed(csv: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut chars) = (Vec::new(), Vec::new(), csv.chars().peekable());
        while chars.peek().is_some() {
            let mut cell = String::new();
            if chars.next_if_eq(&'"').is_some() {
                loop {
                    match chars.next().expect("a quoted cell is closed") {
                        '"' if chars.next_if_eq(&'"').is_none() => break,
                        c => cell.push(c),
                    }
                }
            } else {
                while let Some(c) = chars.next_if(|c| !matches!(c, ',' | '\r')) {
                    assert!(!matches!(c, '"' | '\n'), "outside of quotation marks");
                    cell.push(c);
                }
            }
            row.push(cell);
            match chars.next() {
                Some(',') => {}
                Some('\r') if chars.next() == Some('\n') => rows.push(std::mem::take(&mut row)),
                other => panic!("{other:?} behind a cell"),
            }
        }
        rows
    }

    proptest! {
        #[test]
        fn rows_come_back_as_they_were(cells in prop::collection::vec("[a\",\r\n =é]{0,6}", 1..5), rows in 1usize..3) {
            let mut out = String::new();
            (0..rows).for_each(|_| row(&mut out, cells.iter().map(String::as_str)));
            prop_assert_eq!(parsed(&out), vec![cells; rows]);
        }
    }

    #[test]
    fn only_what_may_run_is_guarded() {
        for cell in ["=1+1", "+x", "-x", "@SUM(A1)", "\tx", "\rx", "＝1", "－x", "-inf"] {
            assert!(is_formula(cell), "{cell:?}");
        }
        for cell in ["", "-1.5", "+62", "1-2", "a=b", " =1", "'=1", "—", "−5"] {
            assert!(!is_formula(cell), "{cell:?}");
        }
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut out = String::new();
        row(&mut out, ["a", "b,c", "d\"e", "f\ng", "", " h"].into_iter());
        assert_eq!(out, "a,\"b,c\",\"d\"\"e\",\"f\ng\",,\" h\"\r\n");
    }
}
