//! What one place of an article says of another: the body names whom the headline means, a short
//! form that was introduced for no name is none, a name found once is found everywhere.

use super::labels::KINDS;
use super::rules::{Draft, Origin};
use super::view::View;
use super::{Lexicon, features};
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::text::Shape;
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// How sure a name must be to speak for other places.
const SURE: f32 = 0.6;
/// How sure a name must be in a line of capitals, where it has nothing else to show for itself.
const SURE_IN_HEADING: f32 = 0.7;
/// Most words of a name that is looked for elsewhere.
const LONGEST: usize = 8;

/// Applies all rules of this kind to the names of an article.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, names: &mut Vec<Draft>) {
    let headings = headings(document, view);
    let unnamed = unnamed(document, view, names);
    names.retain(|n| n.tokens.len() > 1 || !unnamed.contains(&view.word(n.tokens.start).lower));
    let known = Known::new(view, names, &headings);
    names.retain(|n| n.probability >= SURE_IN_HEADING || !within(&headings, n.tokens.start));
    let mut taken = vec![false; document.tokens.len()];
    names.iter().flat_map(|n| n.tokens.clone()).for_each(|t| taken[t] = true);
    let mut added = known.elsewhere(document, lexicon, view, &headings, &taken);
    added.iter().flat_map(|n| n.tokens.clone()).for_each(|t| taken[t] = true);
    added.extend(from_lexicon(document, lexicon, view, &taken));
    names.extend(added);
    names.sort_by_key(|n| n.tokens.start);
    names.dedup_by(|b, a| b.tokens.start < a.tokens.end);
}

/// The sentences in which nearly every word has a capital, but for those that a full stop closes:
/// they are full of names.
fn headings(document: &Document, view: &View) -> Vec<Range<usize>> {
    let sentences = document.sentences.iter().map(|s| s.tokens.clone());
    let closed = |tokens: &Range<usize>| tokens.clone().any(|t| t + 2 >= tokens.end && document.mark(t) == Some('.'));
    sentences.filter(|tokens| features::casing(view, tokens.clone()) != 0 && !closed(tokens)).collect()
}

/// Whether a token stands in one of the ranges, which are in order.
fn within(ranges: &[Range<usize>], token: usize) -> bool {
    let next = ranges.partition_point(|r| r.end <= token);
    ranges.get(next).is_some_and(|r| r.contains(&token))
}

/// Short forms in brackets behind words that are no name: *pajak pertambahan nilai (PPN)*.
fn unnamed(document: &Document, view: &View, names: &[Draft]) -> HashSet<u32> {
    let mut found = HashSet::default();
    for sentence in &document.sentences {
        let Range { start, end } = sentence.tokens;
        for open in start + 1..end.saturating_sub(2) {
            if document.mark(open) != Some('(') || document.mark(open + 2) != Some(')') {
                continue;
            }
            let Some(long) = initials(view, start, open) else { continue };
            let last = names.partition_point(|n| n.tokens.start < open).checked_sub(1).and_then(|n| names.get(n));
            if last.is_none_or(|n| n.tokens.end <= long) {
                found.insert(view.word(open + 1).lower);
            }
        }
    }
    found
}

/// The first of the words before `open` whose first letters, in small letters or not, make up the
/// word behind it.
fn initials(view: &View, start: usize, open: usize) -> Option<usize> {
    let letters = view.word(open + 1).capitals;
    let count = letters.iter().take_while(|c| **c != 0).count();
    if count < 3 {
        return None;
    }
    let first = open.checked_sub(count).filter(|f| *f >= start)?;
    let same = (first..open).zip(&letters).all(|(t, l)| view.word(t).initial == *l);
    same.then_some(first)
}

/// Names by their words, with what speaks for each kind.
struct Known(HashMap<Vec<u32>, [f32; KINDS.len()]>);

impl Known {
    /// The names of the running text.
    fn new(view: &View, names: &[Draft], headings: &[Range<usize>]) -> Self {
        let mut known: HashMap<Vec<u32>, [f32; KINDS.len()]> = HashMap::default();
        for name in names.iter().filter(|n| n.tokens.len() <= LONGEST && n.probability >= SURE) {
            if within(headings, name.tokens.start) {
                continue;
            }
            let Some(kind) = KINDS.iter().position(|k| *k == name.kind) else { continue };
            let key: Vec<u32> = name.tokens.clone().map(|t| view.word(t).lower).collect();
            known.entry(key).or_default()[kind] += name.probability;
        }
        Self(known)
    }

    /// Places where a known name stands and nothing was tagged.
    fn elsewhere(
        &self,
        document: &Document,
        lexicon: &Lexicon,
        view: &View,
        headings: &[Range<usize>],
        taken: &[bool],
    ) -> Vec<Draft> {
        let firsts: HashSet<u32> = self.0.keys().filter_map(|k| k.first().copied()).collect();
        let mut added = Vec::new();
        for sentence in &document.sentences {
            let heading = within(headings, sentence.tokens.start);
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let end = (at + LONGEST).min(sentence.tokens.end);
                let fits = view.word(at).capital() && firsts.contains(&view.word(at).lower);
                let found = fits.then(|| self.longest(view, at..end, taken)).flatten();
                match found {
                    Some((tokens, kind, probability)) if heading || alone(lexicon, view, &sentence.tokens, &tokens) => {
                        at = tokens.end;
                        added.push(Draft { tokens, kind, probability, origin: Origin::Elsewhere });
                    }
                    _ => at += 1,
                }
            }
        }
        added
    }

    fn longest(&self, view: &View, within: Range<usize>, taken: &[bool]) -> Option<(Range<usize>, EntityKind, f32)> {
        let mut key = Vec::new();
        let mut best = None;
        for t in within.clone() {
            if taken.get(t).copied().unwrap_or(true) {
                break;
            }
            key.push(view.word(t).lower);
            if let Some(votes) = self.0.get(&key) {
                let kind = (0..KINDS.len()).fold(0, |b, k| if votes[k] > votes[b] { k } else { b });
                best = Some((within.start..t + 1, KINDS[kind], 0.9 * votes[kind].min(1.0)));
            }
        }
        best
    }
}

/// Whether the words stand by themselves: no capitalised word touches them, and a single familiar
/// word does not open the sentence.
pub fn alone(lexicon: &Lexicon, view: &View, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let free = lexicon.class("month") | lexicon.class("title") | lexicon.class("honorific");
    let capital = |t: usize| sentence.contains(&t) && view.word(t).capital() && view.classes[t] & free == 0;
    let opens = tokens.start == sentence.start && tokens.len() == 1 && view.word(tokens.start).familiar() > 0;
    let touched = capital(tokens.end) || tokens.start > sentence.start + 1 && capital(tokens.start - 1);
    !opens && !touched
}

/// Places and organisations that the lexicon knows and that stand by themselves.
fn from_lexicon(document: &Document, lexicon: &Lexicon, view: &View, taken: &[bool]) -> Vec<Draft> {
    let mut added = Vec::new();
    for sentence in &document.sentences {
        let end = sentence.tokens.end;
        let mut at = sentence.tokens.start;
        while at < end {
            let word = view.word(at);
            let small = lexicon.small.longest(document.words_from(at, end));
            let found = if let Some((length, ())) = small {
                Some((length, EntityKind::Organisation))
            } else if word.capital() {
                known(document, lexicon, view, at, &sentence.tokens)
            } else {
                None
            };
            let Some((length, kind)) = found else {
                at += 1;
                continue;
            };
            let tokens = at..(at + length).min(end);
            at = tokens.end;
            if !tokens.clone().any(|t| taken[t]) {
                added.push(Draft { tokens, kind, probability: 0.75, origin: Origin::Known });
            }
        }
    }
    added
}

/// A country, an organisation or a place of several words that stands by itself, or another place of
/// the lexicon behind a word of place.
fn known(
    document: &Document,
    lexicon: &Lexicon,
    view: &View,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(usize, EntityKind)> {
    let (length, classes) = lexicon.classes.longest(document.words_from(at, sentence.end))?;
    let tokens = at..at + length;
    let capitals = tokens.clone().all(|t| view.word(t).capital());
    // *as* and *us* are words unless they are capitals.
    let short = length == 1 && document.word(at).len() <= 3 && !view.word(at).shape.has(Shape::ALL_CAPITALS);
    if !capitals || short || !alone(lexicon, view, sentence, &tokens) {
        return None;
    }
    let behind = at > sentence.start && view.classes[at - 1] & lexicon.class("place_preposition") != 0;
    let organisation = classes & (lexicon.class("organisation") | lexicon.class("party")) != 0;
    if organisation && (length > 1 || view.word(at).shape.has(Shape::ALL_CAPITALS)) {
        return Some((length, EntityKind::Organisation));
    }
    let country = classes & lexicon.class("country") != 0;
    let other = classes & (lexicon.class("region") | lexicon.class("city")) != 0;
    (country || other && (behind || length > 1)).then_some((length, EntityKind::Place))
}
