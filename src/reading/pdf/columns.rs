//! The order in which the pieces of a page are read: column by column, where there are columns.

use super::lines::Segment;

/// The narrowest gap between two columns, in points.
const GUTTER: f32 = 7.0;
/// How many rows must stand on both sides of a gap that is a gutter.
const ROWS: usize = 4;
/// Deepest cutting: no page has more columns.
const DEPTH: usize = 4;

/// A part of a page that is read from top to bottom: a column, or what stands across columns.
pub(super) type Column = Vec<Segment>;

/// Cuts a page into columns, in reading order. What stands across a gutter (a headline, a picture's
/// caption) parts the page into bands, and each band is read column by column.
pub(super) fn columns(segments: Vec<Segment>, depth: usize) -> Vec<Column> {
    let Some(gutter) = (depth < DEPTH).then(|| gutter(&segments)).flatten() else { return vec![segments] };
    let mut across: Vec<Segment> = Vec::new();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for segment in segments {
        if segment.end <= gutter + 1.0 {
            left.push(segment);
        } else if segment.x >= gutter - 1.0 {
            right.push(segment);
        } else {
            across.push(segment);
        }
    }
    // From the top down, so that each band is a piece from the front.
    for side in [&mut across, &mut left, &mut right] {
        side.sort_by(|a, b| b.y.total_cmp(&a.y));
    }
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    let mut out = Vec::new();
    let mut bands = across.into_iter().peekable();
    let mut head: Column = Vec::new();
    loop {
        // All lines that stand across with nothing beside them between make one piece.
        let bottom = bands.peek().map(|s| s.y);
        let above = |s: &Segment| bottom.is_none_or(|y| s.y > y);
        let here_left: Column = std::iter::from_fn(|| left.next_if(above)).collect();
        let here_right: Column = std::iter::from_fn(|| right.next_if(above)).collect();
        if !(here_left.is_empty() && here_right.is_empty()) {
            if !head.is_empty() {
                out.push(std::mem::take(&mut head));
            }
            for side in [here_left, here_right] {
                if !side.is_empty() {
                    out.extend(columns(side, depth + 1));
                }
            }
        }
        match bands.next() {
            Some(segment) => head.push(segment),
            None => break,
        }
    }
    if !head.is_empty() {
        out.push(head);
    }
    out
}

/// Where the page has a gap from top to bottom with text on both sides, crossed by few lines only.
fn gutter(segments: &[Segment]) -> Option<f32> {
    if segments.len() < 2 * ROWS {
        return None;
    }
    let mut edges: Vec<f32> = segments.iter().map(|s| s.x).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    let mut best: Option<(usize, f32, f32)> = None;
    // A column begins where many of its lines begin.
    for edge in edges.into_iter().take(400) {
        let begins = segments.iter().filter(|s| (s.x - edge).abs() < 2.5).count();
        if begins < ROWS {
            continue;
        }
        let left = segments.iter().filter(|s| s.end <= edge - GUTTER + 1.0);
        let near = left.clone().map(|s| s.end).fold(f32::MIN, f32::max);
        let count = left.count();
        let right = segments.iter().filter(|s| s.x >= edge - 1.0).count();
        let crossing = segments.len() - count - right.min(segments.len() - count);
        if count < ROWS || right < ROWS || crossing * 4 > count.min(right) {
            continue;
        }
        if beside(segments, edge) < ROWS {
            continue;
        }
        let better = best.is_none_or(|(c, gap, _)| (crossing, -(edge - near)) < (c, -gap));
        if better {
            best = Some((crossing, edge - near, edge - GUTTER / 2.0));
        }
    }
    best.map(|(_, _, at)| at)
}

/// How many rows have text on both sides: a list with its numbers hung out has them too, but its
/// left side is narrow.
fn beside(segments: &[Segment], edge: f32) -> usize {
    let left: Vec<&Segment> = segments.iter().filter(|s| s.end <= edge - GUTTER + 1.0).collect();
    let right: Vec<&Segment> = segments.iter().filter(|s| s.x >= edge - 1.0).collect();
    let wide = |side: &[&Segment]| {
        let (from, to) = side.iter().fold((f32::MAX, f32::MIN), |(f, t), s| (f.min(s.x), t.max(s.end)));
        to - from
    };
    let letters = |side: &[&Segment]| side.iter().map(|s| s.text.len()).sum::<usize>() / side.len().max(1);
    if wide(&left) < 60.0 || wide(&right) < 60.0 || letters(&left) < 12 || letters(&right) < 12 {
        return 0;
    }
    let (top, bottom) = right.iter().fold((f32::MIN, f32::MAX), |(t, b), s| (t.max(s.y), b.min(s.y)));
    left.iter().filter(|s| s.y <= top + s.size && s.y >= bottom - s.size).count()
}
