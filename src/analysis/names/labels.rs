//! The labels of the tagger: the BILOU scheme over three kinds of names.

use crate::analysis::EntityKind;

/// How many labels there are: outside, and begin, inside, last, unit for each kind.
pub const COUNT: usize = 13;

/// The label of a token outside all names.
pub const OUTSIDE: usize = 0;

/// The kinds the tagger knows, in the order of their labels.
pub const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Organisation, EntityKind::Place];

/// Where in its name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// First of several.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several.
    Last,
    /// The only one.
    Unit,
}

/// The label of a part of a name of the given kind (an index of [`KINDS`]).
#[must_use]
pub const fn label(kind: usize, part: Part) -> usize {
    1 + 4 * kind + part as usize
}

/// The kind (an index of [`KINDS`]) and part of a label; `None` outside.
#[must_use]
pub const fn parse(label: usize) -> Option<(usize, Part)> {
    if label == OUTSIDE || label >= COUNT {
        return None;
    }
    let part = match (label - 1) % 4 {
        0 => Part::Begin,
        1 => Part::Inside,
        2 => Part::Last,
        _ => Part::Unit,
    };
    Some(((label - 1) / 4, part))
}

/// Whether a name is open behind this label.
const fn open(label: usize) -> bool {
    matches!(parse(label), Some((_, Part::Begin | Part::Inside)))
}

/// Whether `next` may follow `label`.
#[must_use]
pub const fn follows(label: usize, next: usize) -> bool {
    match (parse(label), parse(next)) {
        (Some((a, Part::Begin | Part::Inside)), Some((b, Part::Inside | Part::Last))) => a == b,
        (_, Some((_, Part::Inside | Part::Last))) => false,
        (_, _) => !open(label),
    }
}

/// Whether a sentence may begin with this label.
#[must_use]
pub const fn begins(label: usize) -> bool {
    !matches!(parse(label), Some((_, Part::Inside | Part::Last)))
}

/// Whether a sentence may end with this label.
#[must_use]
pub const fn ends(label: usize) -> bool {
    !open(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_go_there_and_back() {
        for kind in 0..3 {
            for part in [Part::Begin, Part::Inside, Part::Last, Part::Unit] {
                assert_eq!(parse(label(kind, part)), Some((kind, part)));
            }
        }
        assert_eq!(parse(OUTSIDE), None);
        assert_eq!(parse(COUNT), None);
    }

    #[test]
    fn names_open_and_close() {
        let begin = label(1, Part::Begin);
        assert!(follows(begin, label(1, Part::Last)));
        assert!(!follows(begin, label(0, Part::Last)));
        assert!(!follows(begin, OUTSIDE));
        assert!(follows(OUTSIDE, label(2, Part::Unit)));
        assert!(!follows(OUTSIDE, label(2, Part::Inside)));
        assert!(!ends(begin) && begins(begin) && ends(OUTSIDE));
        assert_eq!((0..COUNT).flat_map(|a| (0..COUNT).filter(move |b| follows(a, *b))).count(), 61);
    }
}
