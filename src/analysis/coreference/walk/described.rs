//! Descriptions at the head of a sentence that tell a role: *Gelandang PS Lumar itu …* of somebody
//! whom nobody called so before.

use super::Walk;
use crate::analysis::coreference::lexicon::HeadClass;
use crate::analysis::coreference::roles;
use std::ops::Range;

impl Walk<'_> {
    /// The role that opens a sentence and points back, and whom it means: the one person named in the
    /// sentence before, or who leads. Where somebody bears the role already, it is no news; an
    /// office that only one holds is not given away like this.
    pub(super) fn described(&self, sentence: &Range<usize>) -> Option<(Range<usize>, usize)> {
        let r = &self.reader;
        if !r.words.head_first || !r.capital(sentence.start) {
            return None;
        }
        let (length, head) = r.head(sentence.start, sentence.end)?;
        let (role, class) = roles::phrase(r, self.clusters, sentence.start, sentence.end)?;
        let points = r.is(&r.words.pointing, role.end) && role.end < sentence.end;
        let fits = class == HeadClass::Office && !head.one && !head.many && role.len() > length && points;
        if !fits || self.nominals.knows(r, role.clone()) {
            return None;
        }
        let person = self.described_person(sentence.start)?;
        Some((role, person))
    }

    /// Whom a description at the head of a sentence means.
    fn described_person(&self, start: usize) -> Option<usize> {
        let before = start.checked_sub(1).map(|b| self.reader.sentence(b))?;
        let mut named: Vec<usize> = self
            .clusters
            .within(before)
            .filter(|name| self.clusters.is_person(name.2))
            .map(|name| self.clusters.root(name.2))
            .collect();
        named.dedup();
        match (named.as_slice(), self.focus) {
            ([only], _) => Some(*only),
            (_, focus) => focus,
        }
    }
}
