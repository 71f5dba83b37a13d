//! Names that somebody may have meant.

use super::folded;

/// The candidates nearest to a mistyped word, nearest first; none where nothing is near. A part
/// of a longer name counts as the name.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let word = folded(word);
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    let mut near: Vec<(usize, &str)> = candidates
        .filter_map(|candidate| {
            let whole = folded(candidate);
            let parts = whole.split_whitespace().chain([whole.as_str()]);
            let distance = parts.map(|part| distance(&word, part)).min()?;
            (distance <= allowed).then_some((distance, candidate))
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.dedup_by_key(|(_, candidate)| *candidate);
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

/// Letters to insert, leave out, change or swap with the next one (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_edits() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("extrat", "extract"), 1);
        assert_eq!(distance("qoutes", "quotes"), 1);
        assert_eq!(distance("sama", "sama"), 0);
    }

    #[test]
    fn a_part_of_a_name_is_near_enough() {
        let names = ["Ratna Wiśniewska", "Budi Santoso", "Balai Kota"];
        assert_eq!(nearest("wisnewska", names.into_iter()), ["Ratna Wiśniewska"]);
        assert_eq!(nearest("santosa", names.into_iter()), ["Budi Santoso"]);
        assert!(nearest("xyzzy", names.into_iter()).is_empty());
    }
}
