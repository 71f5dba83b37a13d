//! What stands on every page: running heads and feet, page numbers.

use super::lines::Line;
use std::collections::HashMap;

/// How many lines from the top and from the bottom may be furniture.
const EDGE: usize = 3;

/// Takes running heads, running feet and page numbers out. Gives how many lines that were.
pub(super) fn take_out(pages: &mut [(u32, Vec<Line>)]) -> usize {
    let mut seen: HashMap<(String, bool), usize> = HashMap::new();
    for (_, lines) in pages.iter() {
        let mut here: Vec<(String, bool)> = edges(lines).map(|(n, top)| (pattern(&lines[n].text), top)).collect();
        here.sort();
        here.dedup();
        for key in here {
            *seen.entry(key).or_default() += 1;
        }
    }
    // On every other page at least: books have one head on the left and one on the right.
    let often = (pages.len() * 2 / 5).max(2);
    let mut taken = 0;
    for (_, lines) in pages.iter_mut() {
        let drop: Vec<usize> = edges(lines)
            .filter(|(n, top)| {
                let text = &lines[*n].text;
                let number = is_number(text);
                let repeated = pages_seen(&seen, text, *top) >= often && text.len() <= 160;
                number || repeated
            })
            .map(|(n, _)| n)
            .collect();
        taken += drop.len();
        let mut n = 0;
        lines.retain(|_| {
            n += 1;
            !drop.contains(&(n - 1))
        });
    }
    taken
}

fn pages_seen(seen: &HashMap<(String, bool), usize>, text: &str, top: bool) -> usize {
    seen.get(&(pattern(text), top)).copied().unwrap_or(0)
}

/// The lines at the top and at the bottom of a page, by their height; whether each is at the top.
fn edges(lines: &[Line]) -> impl Iterator<Item = (usize, bool)> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| lines[*b].y.total_cmp(&lines[*a].y));
    let top: Vec<usize> = order.iter().copied().take(EDGE).collect();
    let bottom = order.iter().rev().copied().take(EDGE).filter(|n| !top.contains(n)).collect::<Vec<_>>();
    top.into_iter().map(|n| (n, true)).chain(bottom.into_iter().map(|n| (n, false)))
}

/// A line with every number alike.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase) {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

/// Whether a line is a page number and nothing else: `12`, `- 12 -`, `12/30`, `xii`. With a word
/// before it, it is told by standing on other pages too.
fn is_number(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let number = |w: &str| w.len() <= 4 && w.bytes().all(|b| b.is_ascii_digit());
    let roman = |w: &str| w.len() <= 6 && w.bytes().all(|b| b"ivxlc".contains(&b));
    match words.as_slice() {
        [one] => number(one) || roman(one),
        [one, all] => number(one) && number(all) && text.contains('/'),
        _ => false,
    }
}
