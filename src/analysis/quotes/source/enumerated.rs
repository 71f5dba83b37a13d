//! Names that commas and *and* divide: *Bidang Politik, Hukum, dan Keamanan*.

use super::super::classes::Class;
use super::super::scan::Scan;

/// Most parts of a name that commas divide, and the tokens of each.
const MOST_PARTS: usize = 6;
const LONGEST_PART: usize = 7;

impl Scan<'_> {
    /// Where the last part begins of a name that commas and *and* divide, behind its first comma:
    /// *Bidang Politik, Hukum, dan | Keamanan*.
    pub(super) fn enumerated_right(&self, comma: usize, limit: usize) -> Option<usize> {
        let mut at = comma;
        for _ in 0..MOST_PARTS {
            if !self.is_mark(at, ',') || !self.is_capital(at.checked_sub(1)?) {
                return None;
            }
            let first = at + 1;
            if self.is(first, Class::JOIN) && first + 1 < limit && self.is_capital(first + 1) {
                return (at > comma).then_some(first + 1);
            }
            let end = (first..limit.min(first + LONGEST_PART)).find(|&t| !self.is_part(t))?;
            if end == first {
                return None;
            }
            at = end;
        }
        None
    }

    /// The first comma of a name divided so, whose last one stands at `comma`.
    pub fn enumerated_left(&self, comma: usize, low: usize) -> Option<usize> {
        if !self.is(comma + 1, Class::JOIN) || !self.is_capital(comma + 2) {
            return None;
        }
        let mut first = None;
        let mut at = comma;
        for _ in 0..MOST_PARTS {
            let mut before = (low.max(at.saturating_sub(LONGEST_PART))..at).rev();
            let Some(start) = before.find(|&t| !self.is_part(t)) else { break };
            let divided = start + 1 < at && start > low && self.is_mark(start, ',') && self.is_capital(start - 1);
            if !divided {
                break;
            }
            first = Some(start);
            at = start;
        }
        first
    }

    /// Whether a token can belong to one part of such a name.
    fn is_part(&self, token: usize) -> bool {
        let joins = self.is(token, Class::INSIDE) && self.is_capital(token + 1);
        self.is_word(token) && (self.is_capital(token) && !self.is(token, Class::DATE) || joins)
    }
}
