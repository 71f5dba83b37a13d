//! Which quotation marks belong together.
//!
//! Papers print marks of all kinds, one mark for both ends, and marks the wrong way round: the
//! white space around a mark says more than its shape, which decides only where the space does
//! not. One pass with a stack, so that a mark without a partner costs and spoils nothing.

use crate::analysis::document::Document;
use std::ops::Range;

/// Words between quotation marks; never inside another such stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// From the opening mark to behind the closing one.
    pub outer: Range<usize>,
    /// The tokens between the marks.
    pub inner: Range<usize>,
    /// Whether a closing mark was found; where not, it runs to the next opening one or the end of
    /// the block.
    pub closed: bool,
}

/// Marks that are taken for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    Corner,
}

/// What a mark's shape and surroundings say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

struct Mark {
    family: Family,
    side: Side,
    /// How many tokens it takes (two for doubled grave accents and apostrophes).
    width: usize,
}

/// Longest run of tokens between single marks: longer ones are apostrophes that went astray.
const LONGEST_SINGLE: usize = 120;

/// The stretches between marks in the tokens of one block, in order, outermost only.
pub fn pair(document: &Document, block: Range<usize>) -> Vec<Quoted> {
    let pairs = outermost(all_pairs(document, &block));
    let Some(first) = mark_at(document, block.start, &block) else { return pairs };
    let starts_open = first.side != Side::Close && first.family != Family::Single;
    if !starts_open || pairs.first().is_some_and(|p| p.outer.start == block.start) {
        return pairs;
    }
    let end = pairs.first().map_or(block.end, |p| p.outer.start);
    let inner = block.start + first.width..end;
    let mut all = Vec::with_capacity(pairs.len() + 1);
    if !inner.is_empty() {
        all.push(Quoted { outer: block.start..end, inner, closed: false });
    }
    all.extend(pairs);
    all
}

/// All pairs, in the order of their closing marks.
fn all_pairs(document: &Document, block: &Range<usize>) -> Vec<Quoted> {
    let mut pairs = Vec::new();
    let mut stack: Vec<(Family, usize, usize)> = Vec::new();
    let mut waiting = [0usize; 4];
    let mut strays = Strays { pending: None, end: block.start };
    let mut at = block.start;
    while at < block.end {
        let Some(mark) = mark_at(document, at, block) else {
            at += 1;
            continue;
        };
        let closes = match mark.side {
            Side::Open => false,
            Side::Close => true,
            Side::Either => waiting[mark.family as usize] > 0,
        };
        if !closes {
            stack.push((mark.family, at, mark.width));
            waiting[mark.family as usize] += 1;
        } else if let Some((start, width)) = opened(&mut stack, &mut waiting, mark.family) {
            let inner = start + width..at;
            let short = mark.family != Family::Single || inner.len() <= LONGEST_SINGLE;
            if !inner.is_empty() && short {
                pairs.push(Quoted { outer: start..at + mark.width, inner, closed: true });
                strays = Strays { pending: None, end: at + mark.width };
            }
        } else if mark.family == Family::Double {
            pairs.extend(strays.close(document, at, mark.width));
        }
        at += mark.width;
    }
    pairs
}

/// Closing marks without an opening one: printed the wrong way round, or the opening one forgotten.
struct Strays {
    /// A mark that may have been meant to open, and its width.
    pending: Option<(usize, usize)>,
    /// Where the last pair ends.
    end: usize,
}

impl Strays {
    /// What a stray closing mark closes, if anything. Behind a comma it does close, as papers set
    /// it before the reporting word; behind another mark only where one is waiting.
    fn close(&mut self, document: &Document, at: usize, width: usize) -> Option<Quoted> {
        let before = at.checked_sub(1).and_then(|t| document.mark(t));
        let comma = before == Some(',');
        let ends = comma || matches!(before, Some('.' | '?' | '!' | '…'));
        let (start, inner) = match self.pending.take() {
            Some((start, open)) if ends => (start, start + open),
            None if comma => (self.end, self.end),
            _ => {
                self.pending = Some((at, width));
                return None;
            }
        };
        self.end = at + width;
        (inner < at).then(|| Quoted { outer: start..at + width, inner: inner..at, closed: true })
    }
}

/// Takes the mark that a closing one belongs to off the stack, and all that stand open above it.
fn opened(stack: &mut Vec<(Family, usize, usize)>, waiting: &mut [usize; 4], family: Family) -> Option<(usize, usize)> {
    // A stray apostrophe must not close over a pair of double marks.
    if family == Family::Single && stack.last().is_none_or(|(top, ..)| *top != Family::Single) {
        return None;
    }
    if waiting[family as usize] == 0 {
        return None;
    }
    while let Some((top, start, width)) = stack.pop() {
        waiting[top as usize] = waiting[top as usize].saturating_sub(1);
        if top == family {
            return Some((start, width));
        }
    }
    None
}

/// Of nested pairs the outer one, in reading order.
fn outermost(mut pairs: Vec<Quoted>) -> Vec<Quoted> {
    pairs.sort_by_key(|p| (p.outer.start, std::cmp::Reverse(p.outer.end)));
    let mut end = 0;
    pairs.retain(|p| {
        let outer = p.outer.start >= end;
        if outer {
            end = p.outer.end;
        }
        outer
    });
    pairs
}

fn mark_at(document: &Document, at: usize, block: &Range<usize>) -> Option<Mark> {
    let c = document.mark(at)?;
    let spaced = at == block.start || document.tokens.get(at)?.spaced;
    let behind = |at: usize| at >= block.end || document.tokens.get(at).is_none_or(|t| t.spaced);
    let doubled = !behind(at + 1) && document.mark(at + 1) == Some(c);
    let (family, shape, width) = match c {
        '`' if doubled => (Family::Double, Side::Open, 2),
        '\'' if doubled => (Family::Double, Side::Close, 2),
        '“' | '„' | '‟' => (Family::Double, Side::Open, 1),
        '”' | '〞' => (Family::Double, Side::Close, 1),
        '"' | '＂' => (Family::Double, Side::Either, 1),
        '‘' | '‚' | '‛' | '`' => (Family::Single, Side::Open, 1),
        '’' | '´' => (Family::Single, Side::Close, 1),
        '\'' => (Family::Single, Side::Either, 1),
        '«' | '‹' => (Family::Angle, Side::Open, 1),
        '»' | '›' => (Family::Angle, Side::Close, 1),
        '「' | '『' => (Family::Corner, Side::Open, 1),
        '」' | '』' => (Family::Corner, Side::Close, 1),
        _ => return None,
    };
    let side = match (spaced, behind(at + width)) {
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        (false, false) if at > block.start && opens_bracket(document, at - 1) => Side::Open,
        (false, false) if ends_clause(document, at + width) => Side::Close,
        _ => shape,
    };
    // Single marks inside a word's reach are apostrophes unless the space says otherwise.
    if family == Family::Single && side == Side::Either {
        return None;
    }
    Some(Mark { family, side, width })
}

fn opens_bracket(document: &Document, at: usize) -> bool {
    matches!(document.mark(at), Some('(' | '[' | '{' | '—' | '–' | '/'))
}

fn ends_clause(document: &Document, at: usize) -> bool {
    matches!(document.mark(at), Some(',' | '.' | ';' | ':' | '!' | '?' | ')' | ']'))
}

/// Whether a token stands between quotation marks, or is one.
pub fn in_marks(quoted: &[Quoted], token: usize) -> bool {
    let at = quoted.partition_point(|q| q.outer.end <= token);
    quoted.get(at).is_some_and(|q| q.outer.contains(&token))
}
