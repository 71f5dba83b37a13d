//! What the tagger looks at, as hashes: shared by training and by the engine, so that both see
//! exactly the same.
//!
//! Two sorts. *Lexical* features depend on one written form and its distance from the token in
//! question; the engine adds their weights up once for each form. *Context* features join several
//! tokens.

use super::hash::join;
use super::view::{View, Word};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// How far lexical features look in either direction.
pub const REACH: usize = 3;

/// Names of the groups of features, for leaving a group out in an experiment.
pub const GROUPS: [&str; 9] = ["word", "affix", "always", "gazetteer", "class", "run", "pair", "sentence", "curated"];

const WORD: usize = 0;
const AFFIX: usize = 1;
const ALWAYS: usize = 2;
const GAZETTEER: usize = 3;
const CLASS: usize = 4;
const RUN: usize = 5;
const PAIR: usize = 6;
const SENTENCE: usize = 7;
const CURATED: usize = 8;

/// The hash of what stands outside the sentence.
const EDGE: u32 = 0x00e_d9e0;

/// A feature of the template `name` with a value.
fn feature(name: u32, value: u32) -> u32 {
    join(name.wrapping_mul(0x0001_0003), value).max(1)
}

/// The feature that every token has.
#[must_use]
pub fn always() -> u32 {
    feature(0x0fff, 0)
}

/// The features of a form that stands `distance` tokens (-3 to 3) from the token in question.
///
/// The sink is given each feature's group (an index of [`GROUPS`]) and its hash.
pub fn lexical(word: &Word, distance: isize, sink: &mut impl FnMut(usize, u32)) {
    let name = |n: u32| 0x1000 + 64 * n + (distance + 8) as u32;
    sink(WORD, feature(name(0), word.lower));
    let near = distance.unsigned_abs();
    if near <= 2 {
        sink(GAZETTEER, feature(name(2), word.leaning()));
    }
    if near <= 1 {
        sink(AFFIX, feature(name(3), word.suffixes[2]));
        sink(AFFIX, feature(name(4), word.prefixes[2]));
    }
    if near == 0 {
        sink(ALWAYS, always());
        sink(GAZETTEER, feature(name(12), join(word.familiar(), word.pattern)));
        sink(GAZETTEER, feature(name(13), join(word.familiar() + 4 * u32::from(word.capital()), word.leaning())));
        sink(WORD, feature(name(6), join(word.lower, word.pattern)));
        for n in [0, 1, 3] {
            sink(AFFIX, feature(name(7) + n as u32 * 0x10_0000, word.prefixes[n]));
            sink(AFFIX, feature(name(8) + n as u32 * 0x10_0000, word.suffixes[n]));
        }
        let capital = u32::from(word.capital());
        for kind in 0..3 {
            let at = |n: u32| name(9 + n) + kind as u32 * 0x10_0000;
            sink(GAZETTEER, feature(at(0), word.known.any(kind) * 2 + capital));
            sink(GAZETTEER, feature(at(1), word.known.first(kind) * 2 + capital));
            sink(GAZETTEER, feature(at(2), word.known.last(kind) * 2 + capital));
        }
    }
}

/// A token's place in *Badan Gizi Nasional (BGN)*.
#[derive(Clone, Copy, Debug)]
struct ShortForm {
    /// 1 first of the long form, 2 further on in it, 3 the opening bracket, 4 the short form, 5 the
    /// closing bracket, 6 the last of the long form.
    place: u32,
    /// Whether the letters of the short form are found in the long one.
    matches: bool,
    /// What the gazetteer makes of the first word of the long form.
    leaning: u32,
    /// Its classes.
    classes: u32,
}

/// What a sentence looks like as a whole, found once before its tokens are described.
#[derive(Debug)]
pub struct Sentence {
    tokens: Range<usize>,
    /// The run of capitalised words each token stands in; empty for the others.
    runs: Vec<Range<usize>>,
    /// What a short form in brackets behind a name tells of the tokens of both.
    short_forms: Vec<Option<ShortForm>>,
    /// Whether a token stands between quotation marks (1) or brackets (2).
    enclosed: Vec<u8>,
    /// 0 as usual, 1 nearly all words begin with a capital, 2 nearly all are capitals.
    casing: u32,
}

impl Sentence {
    /// Looks at the sentence `tokens`.
    #[must_use]
    pub fn new(view: &View, tokens: Range<usize>) -> Self {
        let mut sentence = Self {
            runs: vec![0..0; tokens.len()],
            short_forms: vec![None; tokens.len()],
            enclosed: Vec::new(),
            casing: 0,
            tokens,
        };
        sentence.find_runs(view);
        sentence.find_short_forms(view);
        sentence.find_marks(view);
        sentence.casing = casing(view, sentence.tokens.clone());
        sentence
    }

    fn find_runs(&mut self, view: &View) {
        let first = self.tokens.start;
        let mut at = first;
        while at < self.tokens.end {
            let mut end = at;
            while end < self.tokens.end && view.word(end).capital() {
                end += 1;
            }
            self.runs[at - first..end - first].fill(at..end);
            at = end.max(at + 1);
        }
    }

    /// Finds single words in brackets behind capitalised ones.
    fn find_short_forms(&mut self, view: &View) {
        let Range { start, end } = self.tokens;
        for open in start + 1..end.saturating_sub(2) {
            let bracketed = view.word(open).mark == Some('(')
                && view.word(open + 1).capital()
                && view.word(open + 2).mark == Some(')');
            if !bracketed {
                continue;
            }
            let run = self.runs[open - 1 - start].clone();
            let long = long_form(view, start, open, open + 1);
            let first = long.or((!run.is_empty()).then_some(run.start)).unwrap_or(open);
            let head = view.word(first);
            let form =
                ShortForm { place: 0, matches: long.is_some(), leaning: head.leaning(), classes: view.classes[first] };
            for t in first..open + 3 {
                let place = match t {
                    t if t == open => 3,
                    t if t == open + 1 => 4,
                    t if t > open => 5,
                    t if t == first => 1,
                    t if t + 1 == open => 6,
                    _ => 2,
                };
                self.short_forms[t - start] = Some(ShortForm { place, ..form });
            }
        }
    }

    fn find_marks(&mut self, view: &View) {
        let (mut quoted, mut brackets) = (false, false);
        self.enclosed = self
            .tokens
            .clone()
            .map(|t| {
                match view.word(t).mark {
                    Some('“' | '«') => quoted = true,
                    Some('”' | '»') => quoted = false,
                    Some('"') => quoted = !quoted,
                    Some('(' | '[') => brackets = true,
                    Some(')' | ']') => brackets = false,
                    _ => {}
                }
                u8::from(quoted) | u8::from(brackets) << 1
            })
            .collect();
    }
}

/// 2 where nearly all words are capitals, 1 where nearly all begin with one, else 0.
#[must_use]
pub fn casing(view: &View, tokens: Range<usize>) -> u32 {
    let (mut words, mut capital, mut all) = (0, 0, 0);
    for word in tokens.map(|t| view.word(t)).filter(|w| w.kind == TokenKind::Word && w.suffixes[3] != 0) {
        words += 1;
        capital += usize::from(word.capital());
        all += usize::from(word.shape.has(Shape::ALL_CAPITALS));
    }
    match words {
        0..=2 => 0,
        n if all * 10 >= n * 8 => 2,
        n if capital * 10 >= n * 7 => 1,
        _ => 0,
    }
}

/// The features of a token that join it with others of its sentence.
pub fn context(view: &View, sentence: &Sentence, token: usize, sink: &mut impl FnMut(usize, u32)) {
    let Range { start, end } = sentence.tokens;
    // Two tokens at either side, looked up once: most features ask for one of them.
    let around: [Option<(usize, &Word)>; 5] = std::array::from_fn(|n| {
        (token + n).checked_sub(2).filter(|t| (start..end).contains(t)).map(|t| (t, view.word(t)))
    });
    let near = |distance: isize| around[(distance + 2) as usize];
    let lower = |distance| near(distance).map_or(EDGE, |(_, w)| w.lower);
    let leaning = |distance| near(distance).map_or(EDGE, |(_, w)| w.leaning());
    let known = |distance: isize| near(distance).map_or(0, |(t, _)| u32::from(view.known[t]));
    let classes = |distance: isize| near(distance).map_or(0, |(t, _)| view.classes[t]);
    let here = view.word(token);
    let shape = join(here.pattern, sentence.casing);

    for (name, distance) in [(1, -1), (2, 1)] {
        sink(PAIR, feature(name, join(here.lower, lower(distance))));
        sink(PAIR, feature(name + 2, join(shape, lower(distance))));
        sink(PAIR, feature(name + 6, join(shape, join(lower(distance), lower(2 * distance)))));
        sink(GAZETTEER, feature(name + 8, join(here.leaning(), join(leaning(distance), shape))));
        sink(GAZETTEER, feature(name + 10, known(distance)));
        sink(PAIR, feature(name + 12, join(here.leaning(), lower(distance))));
    }
    let curated = |distance: isize| near(distance).map_or(0, |(t, _)| u32::from(view.curated[t]));
    for distance in -1..=1 {
        sink(CURATED, feature((110 + distance) as u32, curated(distance)));
        sink(CURATED, feature((114 + distance) as u32, join(curated(distance), shape)));
    }
    sink(CURATED, feature(118, join(curated(-1), join(curated(0), curated(1)))));
    sink(CURATED, feature(119, join(curated(0), lower(-1))));
    sink(CURATED, feature(120, join(curated(0), lower(1))));
    sink(CURATED, feature(121, join(curated(0), join(here.familiar(), here.leaning()))));
    sink(GAZETTEER, feature(16, known(0)));
    sink(GAZETTEER, feature(17, join(known(0), shape)));
    sink(GAZETTEER, feature(18, join(known(0), lower(-1))));

    for distance in -2..=2 {
        let mut bits = classes(distance);
        let name = (32 + distance) as u32;
        sink(CLASS, feature(name + 16, join(bits, shape)));
        while bits != 0 {
            sink(CLASS, feature(name, bits.trailing_zeros()));
            sink(CLASS, feature(name + 8, join(bits.trailing_zeros(), shape)));
            bits &= bits - 1;
        }
    }

    let enclosed = sentence.enclosed[token - start];
    let first = u32::from(token == start || token == start + 1 && near(-1).is_some_and(|(_, w)| w.mark.is_some()));
    sink(SENTENCE, feature(64, join(shape, first)));
    sink(SENTENCE, feature(65, join(here.leaning(), first)));
    sink(SENTENCE, feature(66, join(shape, u32::from(enclosed))));
    let open = join(first, join(here.familiar(), here.leaning()));
    sink(SENTENCE, feature(68, join(shape, open)));
    sink(SENTENCE, feature(69, join(sentence.casing, join(here.familiar(), here.leaning()))));
    sink(SENTENCE, feature(67, join(here.leaning(), sentence.casing)));
    run(view, sentence, token, sink);
    if let Some(short) = sentence.short_forms[token - start] {
        sink(RUN, feature(94, join(short.place, u32::from(short.matches))));
        sink(RUN, feature(95, join(short.place, join(short.leaning, u32::from(short.matches)))));
        sink(RUN, feature(96, join(short.place, join(short.classes, u32::from(short.matches)))));
    }
}

/// What the run of capitalised words tells of the token in it.
fn run(view: &View, sentence: &Sentence, token: usize, sink: &mut impl FnMut(usize, u32)) {
    let run = sentence.runs[token - sentence.tokens.start].clone();
    if run.is_empty() || sentence.casing != 0 {
        return;
    }
    let from_start = (token - run.start).min(4) as u32;
    let from_end = (run.end - 1 - token).min(4) as u32;
    let length = run.len().min(5) as u32;
    let place = join(from_start, from_end);
    let lower = |t: usize| if sentence.tokens.contains(&t) { view.word(t).lower } else { EDGE };
    let classes = |t: usize| if sentence.tokens.contains(&t) { view.classes[t] } else { 0 };
    let before = run.start.wrapping_sub(1);
    let head = lower(run.start);
    let tail = lower(run.end - 1);
    sink(RUN, feature(80, place));
    sink(RUN, feature(81, head));
    sink(RUN, feature(82, join(head, from_start)));
    sink(RUN, feature(83, tail));
    sink(RUN, feature(84, lower(before)));
    sink(RUN, feature(85, lower(run.end)));
    sink(RUN, feature(86, join(lower(before), length)));
    sink(RUN, feature(87, join(classes(before), place)));
    sink(RUN, feature(88, join(classes(run.end), place)));
    sink(RUN, feature(89, join(view.word(run.start).leaning(), place)));
    sink(RUN, feature(90, join(view.word(run.end - 1).leaning(), place)));
    sink(RUN, feature(91, join(classes(run.start), from_start)));
    sink(RUN, feature(92, join(lower(before), place)));
}

/// How far back a long form may begin.
const LONG_FORM: usize = 10;

/// The first token of the words before `open` whose first letters make up the short form, in
/// order and beginning with its first letter.
fn long_form(view: &View, start: usize, open: usize, short: usize) -> Option<usize> {
    let letters = view.word(short).capitals;
    let count = letters.iter().take_while(|c| **c != 0).count();
    if count < 2 {
        return None;
    }
    let mut left = count;
    for t in (start.max(open.saturating_sub(LONG_FORM))..open).rev() {
        let word = view.word(t);
        if word.mark.is_some() {
            return None;
        }
        if word.capital() && word.initial == letters[left - 1] {
            left -= 1;
            if left == 0 {
                return Some(t);
            }
        }
    }
    None
}
