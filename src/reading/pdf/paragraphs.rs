//! From lines to paragraphs: breaks undone, hyphens taken back, headings told by their type.

use super::lines::Line;
use crate::article::BlockKind;
use crate::reading::draft::{Part, clean};
use std::collections::{HashMap, HashSet};

/// Longest heading, in bytes.
const HEADING: usize = 200;
/// Longest word that is broken at the end of a line, in bytes.
const WORD: usize = 100;

/// What all pages have in common.
struct Measure {
    /// The size of most letters.
    body: f32,
    /// The usual distance of two lines.
    leading: f32,
    /// Words with a hyphen inside a line: a hyphen at a line's end may be one of theirs.
    hyphened: HashSet<String>,
}

/// The parts of all pages.
pub(super) fn parts(pages: &[(u32, Vec<Line>)]) -> Vec<Part> {
    let measure = Measure::of(pages);
    let mut parts: Vec<Part> = Vec::new();
    let mut before: Option<&Line> = None;
    for (page, lines) in pages {
        let edges = edges(lines);
        for (n, line) in lines.iter().enumerate() {
            let (left, right) = edges.get(&line.column).copied().unwrap_or((line.x, line.end));
            let joins = match (before, parts.last()) {
                (Some(before), Some(part)) => measure.joins(before, line, part, n == 0, right, left),
                _ => false,
            };
            match parts.last_mut().filter(|_| joins) {
                Some(part) => {
                    measure.append(&mut part.text, &line.text);
                    if n == 0 {
                        // The page turns here, in the middle of a paragraph.
                        let at = part.text.len().saturating_sub(line.text.trim().len());
                        part.turns.push((at, *page));
                    }
                }
                None => {
                    let kind = if measure.is_heading(line) { BlockKind::Heading } else { BlockKind::Paragraph };
                    parts.push(Part { page: Some(*page), ..Part::new(kind, clean(&line.text)) });
                }
            }
            before = Some(line);
        }
    }
    for part in &mut parts {
        if part.kind == BlockKind::Paragraph && super::super::pieces::is_item(&part.text) {
            part.kind = BlockKind::ListItem;
        }
    }
    parts
}

/// Where most lines of each column of a page begin, and where its longest one ends.
fn edges(lines: &[Line]) -> HashMap<usize, (f32, f32)> {
    let mut columns: HashMap<usize, (Vec<f32>, f32)> = HashMap::new();
    for line in lines {
        let (starts, end) = columns.entry(line.column).or_insert((Vec::new(), f32::MIN));
        starts.push(line.x);
        *end = end.max(line.end);
    }
    let left = |mut starts: Vec<f32>| {
        starts.sort_by(f32::total_cmp);
        starts.get(starts.len() / 4).copied().unwrap_or(0.0)
    };
    columns.into_iter().map(|(column, (starts, end))| (column, (left(starts), end))).collect()
}

impl Measure {
    fn of(pages: &[(u32, Vec<Line>)]) -> Self {
        let all = || pages.iter().flat_map(|(_, lines)| lines);
        let mut sizes: Vec<(f32, usize)> = all().map(|l| (l.size, l.text.len())).collect();
        sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
        let half = sizes.iter().map(|(_, n)| n).sum::<usize>() / 2;
        let mut sum = 0;
        let body = sizes.iter().find(|(_, n)| {
            sum += n;
            sum >= half
        });
        let mut gaps: Vec<f32> = pages
            .iter()
            .flat_map(|(_, lines)| lines.windows(2))
            .filter_map(|pair| match pair {
                [a, b] if a.column == b.column && a.y > b.y => Some(a.y - b.y),
                _ => None,
            })
            .collect();
        gaps.sort_by(f32::total_cmp);
        let hyphened = all().flat_map(|l| l.text.split_whitespace()).map(bare).filter(|w| w.contains('-')).collect();
        let body = body.map_or(10.0, |(size, _)| *size);
        Self { body, leading: gaps.get(gaps.len() * 2 / 5).copied().unwrap_or(body * 1.2), hyphened }
    }

    fn is_heading(&self, line: &Line) -> bool {
        let larger = line.size > self.body * 1.12;
        let bold = line.bold && !line.text.ends_with(['.', ',', ';']);
        line.text.len() <= HEADING && (larger || bold) && line.text.contains(char::is_alphabetic)
    }

    /// Whether a line goes on with the paragraph before it.
    fn joins(&self, before: &Line, line: &Line, part: &Part, turned: bool, edge: f32, left: f32) -> bool {
        let heading = self.is_heading(line);
        if heading != (part.kind == BlockKind::Heading)
            || (line.size - before.size).abs() > 0.12 * self.body.max(1.0) && heading
        {
            return false;
        }
        let same_column = !turned && before.column == line.column;
        if heading {
            return same_column
                && before.y - line.y < 1.6 * line.size.max(self.leading)
                && part.text.len() + line.text.len() <= HEADING;
        }
        if super::super::pieces::is_item(&line.text) {
            return false;
        }
        let hyphen = before.text.ends_with(['-', '\u{2010}', '\u{ad}']);
        let small = line.text.starts_with(char::is_lowercase);
        let ended = before.text.trim_end().ends_with(['.', '!', '?', '"', '”', ':', '»', ')']);
        if !same_column {
            // Over a column's or a page's end a paragraph goes on where its sentence does.
            return hyphen || small || !ended;
        }
        let gap = before.y - line.y;
        if gap > 1.35 * self.leading || gap < 0.0 {
            return (hyphen || small && !ended) && gap > 0.0 && gap < 2.2 * self.leading;
        }
        let em = line.size.max(1.0);
        let indented = line.x > left + 0.8 * em && line.x > before.x + 0.8 * em;
        let short = before.end < edge - 0.12 * (edge - left);
        !(ended && (indented || short))
    }

    /// Puts a line behind a paragraph; a hyphen that only broke a word goes.
    fn append(&self, text: &mut String, line: &str) {
        let line = clean(line);
        let hyphen = text.ends_with(['-', '\u{2010}']) && text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        if !hyphen {
            text.push(' ');
            text.push_str(&line);
            return;
        }
        // A longer word is none.
        let mut near = text.len().saturating_sub(WORD);
        while !text.is_char_boundary(near) {
            near += 1;
        }
        let first = bare(text[near..].rsplit(' ').next().unwrap_or("")).trim_end_matches(['-', '\u{2010}']).to_owned();
        let second = bare(line.split(' ').next().unwrap_or(""));
        // A word said twice, a word that the text has with its hyphen, a name: the hyphen is theirs.
        let kept = second.starts_with(&first) && !first.is_empty()
            || self.hyphened.contains(&format!("{first}-{second}"))
            || line.starts_with(|c: char| !c.is_lowercase());
        if !kept {
            text.pop();
        }
        text.push_str(&line);
    }
}

/// A word in small letters without marks at its edges; hyphens stay.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-' && c != '\u{2010}').to_lowercase()
}
