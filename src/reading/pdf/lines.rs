//! From runs of letters to lines.

use super::columns::columns;
use super::runs::Run;

/// Letters on one baseline without a wide gap between them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    pub text: String,
    pub x: f32,
    pub end: f32,
    pub y: f32,
    pub size: f32,
    pub bold: bool,
}

/// A line of a column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub x: f32,
    pub end: f32,
    pub y: f32,
    pub size: f32,
    pub bold: bool,
    /// The number of its column on the page, in reading order.
    pub column: usize,
}

/// The lines of a page in reading order.
pub(super) fn lines(runs: Vec<Run>) -> Vec<Line> {
    let columns = columns(segments(runs), 0);
    columns.into_iter().enumerate().flat_map(|(number, column)| of_column(column, number)).collect()
}

/// Joins runs on one baseline; a gap wider than a word's parts them.
fn segments(runs: Vec<Run>) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for row in rows(runs, |r| (r.y, r.size, r.x)) {
        let mut open: Option<Segment> = None;
        for run in row {
            let gap = open.as_ref().map_or(0.0, |s| run.x - s.end);
            let em = run.size.max(1.0);
            let blank = run.text.trim().is_empty();
            match &mut open {
                Some(s) if gap < 0.75 * em && gap > -2.0 * em => {
                    // Bold type is often made by printing letters twice.
                    let again = gap < -0.5 * em && s.text.ends_with(&run.text) && !blank;
                    if again {
                        continue;
                    }
                    if gap > 0.17 * em && !s.text.ends_with(' ') && !run.text.starts_with(' ') {
                        s.text.push(' ');
                    }
                    s.text.push_str(&run.text);
                    s.end = s.end.max(run.end());
                    s.bold &= run.bold || blank;
                    if !blank {
                        s.size = s.size.max(run.size);
                    }
                }
                _ if blank => {}
                _ => {
                    segments.extend(open.take());
                    open = Some(Segment {
                        end: run.end(),
                        text: run.text,
                        x: run.x,
                        y: run.y,
                        size: run.size,
                        bold: run.bold,
                    });
                }
            }
        }
        segments.extend(open);
    }
    segments
}

/// The lines of one column, from top to bottom.
fn of_column(column: Vec<Segment>, number: usize) -> Vec<Line> {
    rows(column, |s| (s.y, s.size, s.x))
        .into_iter()
        .filter_map(|row| {
            let first = row.first()?;
            let (y, mut line) = (first.y, None::<Line>);
            for segment in &row {
                match &mut line {
                    None => {
                        line = Some(Line {
                            text: segment.text.trim().to_owned(),
                            x: segment.x,
                            end: segment.end,
                            y,
                            size: segment.size,
                            bold: segment.bold,
                            column: number,
                        });
                    }
                    Some(line) => {
                        if !line.text.is_empty() {
                            line.text.push(' ');
                        }
                        line.text.push_str(segment.text.trim());
                        line.end = line.end.max(segment.end);
                        line.bold &= segment.bold;
                        line.size = line.size.max(segment.size);
                    }
                }
            }
            line.filter(|l| !l.text.trim().is_empty())
        })
        .collect()
}

/// Groups things by their baseline, from top to bottom, each group from left to right.
fn rows<T>(mut things: Vec<T>, place: impl Fn(&T) -> (f32, f32, f32)) -> Vec<Vec<T>> {
    things.sort_by(|a, b| place(b).0.total_cmp(&place(a).0).then(place(a).2.total_cmp(&place(b).2)));
    let mut rows: Vec<Vec<T>> = Vec::new();
    let mut base = f32::MAX;
    for thing in things {
        let (y, size, _) = place(&thing);
        // Raised and lowered letters stand a third of their size off the line.
        let near = (base - y).abs() <= (size * 0.4).max(1.0);
        match rows.last_mut().filter(|_| near) {
            Some(row) => row.push(thing),
            None => {
                base = y;
                rows.push(vec![thing]);
            }
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| place(a).2.total_cmp(&place(b).2));
    }
    rows
}
