//! What rules add to the tagger: clean edges, names without titles, short forms in brackets, and
//! one kind for one name throughout the document.

use super::Lexicon;
use super::bearers;
use super::bodies;
use super::coined;
use super::cued;
use super::definite;
use super::degrees;
use super::evidence;
use super::headed;
use super::heads;
use super::initialled;
use super::labels::KINDS;
use super::offices;
use super::particles;
use super::places;
use super::shapes;
use super::tagger::Tagged;
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::language::lexicon::PhraseMap;
use crate::text::{Shape, TokenKind};
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// How many sentences make a text in which one place can speak for another.
pub const ARTICLE: usize = 4;
/// Most tokens a short form in brackets has.
const SHORT_FORM: usize = 3;

/// Which rule last changed a name, for its `because`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The tagger alone.
    Tagger,
    /// It abbreviates the name in front of its brackets.
    ShortForm,
    /// It stands elsewhere in the document where its kind is plainer.
    Elsewhere,
    /// It stands where a picture's credit names the agency.
    Credit,
    /// The lexicon knows it.
    Known,
    /// The word in front of it gives it away.
    Cued,
    /// Initials that a report names somebody by.
    Initials,
}

/// A name between the tagger and the end of this stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its kind.
    pub kind: EntityKind,
    /// How sure that is.
    pub probability: f32,
    /// What found it.
    pub origin: Origin,
}

/// Applies all rules; the names stay in reading order and apart.
pub fn apply(document: &Document, lexicon: &Lexicon, view: &View, tagged: Vec<Tagged>, news: bool) -> Vec<Draft> {
    let mut names: Vec<Draft> = Vec::with_capacity(tagged.len());
    for name in tagged.into_iter().flat_map(|name| cut_at_rank(document, lexicon, name)) {
        let parts = cut_at_brackets(document, name.tokens, name.kind);
        for tokens in parts.into_iter().flat_map(|part| cut_at_hyphens(document, part, name.kind)) {
            let Some(tokens) = trimmed(document, lexicon, tokens, name.kind) else { continue };
            let tokens = if document.sentences.len() < ARTICLE {
                tokens
            } else {
                without_trade(document, lexicon, view, tokens, name.kind)
            };
            if is_date(document, lexicon, &tokens) {
                continue;
            }
            names.push(Draft { tokens, kind: name.kind, probability: name.probability, origin: Origin::Tagger });
        }
    }
    if document.sentences.len() >= ARTICLE {
        offices::apply(document, lexicon, view, &mut names);
    }
    without_ranks(document, lexicon, &mut names);
    heads::apply(document, lexicon, view, &mut names);
    cued::apply(document, lexicon, view, &mut names);
    particles::apply(document, lexicon, view, &mut names);
    if news || document.sentences.len() >= ARTICLE {
        bearers::apply(document, lexicon, view, &mut names);
    }
    agree(document, view, &mut names);
    short_forms(document, view, &mut names);
    if document.sentences.len() >= ARTICLE {
        coined::apply(document, lexicon, view, &mut names);
        initialled::apply(document, lexicon, view, &mut names);
        evidence::apply(document, lexicon, view, &mut names);
        headed::apply(document, lexicon, view, &mut names);
    }
    bodies::apply(document, lexicon, view, &mut names);
    shapes::apply(document, lexicon, view, &mut names);
    places::apply(document, lexicon, view, &mut names);
    degrees::apply(document, lexicon, view, &mut names);
    bearers::reach_right(document, lexicon, view, &mut names);
    bearers::known_leads(document, lexicon, view, &mut names);
    if document.sentences.len() >= ARTICLE {
        definite::apply(document, lexicon, view, &mut names);
    }
    names
}

/// *Pasukan Rimba (Pasrim) | Kolonel (Inf) Budi*: behind the short form of a body, a rank leads to somebody.
fn cut_at_rank(document: &Document, lexicon: &Lexicon, name: Tagged) -> Vec<Tagged> {
    let Range { start, end } = name.tokens;
    let rank = |t: &usize| {
        document.mark(t - 1) == Some(')') && lexicon.prefixes.longest(document.words_from(*t, end)).is_some()
    };
    match (start + 1..end).find(rank).filter(|_| name.kind == EntityKind::Organisation) {
        Some(rank) => vec![
            Tagged { tokens: start..rank, ..name.clone() },
            Tagged { tokens: rank..end, kind: EntityKind::Person, ..name },
        ],
        None => vec![name],
    }
}

/// A rank or its branch, *AKP | Budi*, *Kolonel (Inf) Budi*, is no body.
fn without_ranks(document: &Document, lexicon: &Lexicon, names: &mut Vec<Draft>) {
    let persons: HashSet<usize> =
        names.iter().filter(|n| n.kind == EntityKind::Person).map(|n| n.tokens.start).collect();
    names.retain(|name| {
        let Range { start, end } = name.tokens;
        let length = lexicon.prefixes.longest(document.words_from(start, end)).map_or(0, |(length, ())| length);
        let behind = match document.mark(end) {
            Some(')') => end + 1,
            // *Mayor Chk (K) Rina*
            Some('(') if document.mark(end + 2) == Some(')') => end + 3,
            _ => end,
        };
        name.kind == EntityKind::Person || length < name.tokens.len() || !persons.contains(&behind)
    });
}

/// *Badan Gizi Nasional (BGN)* as two names; brackets that close within a word's reach of the end
/// of the name only.
fn cut_at_brackets(document: &Document, tokens: Range<usize>, kind: EntityKind) -> Vec<Range<usize>> {
    let open = tokens.clone().find(|&t| document.mark(t) == Some('('));
    let close = tokens.clone().rfind(|&t| document.mark(t) == Some(')'));
    match (open, close) {
        // A branch of service behind a rank: *Kolonel Chk (K) Rina Sari*.
        (Some(open), Some(close)) if open < close && close + 1 < tokens.end && kind == EntityKind::Person => {
            std::iter::once(close + 1..tokens.end).collect()
        }
        (Some(open), Some(close)) if open < close && close + 1 < tokens.end => {
            vec![tokens.start..open, open + 1..close, close + 1..tokens.end]
        }
        (Some(open), Some(close)) if open < close => vec![tokens.start..open, open + 1..close],
        (Some(open), None) => vec![tokens.start..open, open + 1..tokens.end],
        (None, Some(close)) => vec![tokens.start..close, close + 1..tokens.end],
        _ => vec![tokens],
    }
}

/// *Rudi-Tania* as two names, where the hyphen stands as a word of its own with no blank around it; in the name of
/// a person, *Rudi Hartono - Tania Sari*, with blanks too.
fn cut_at_hyphens(document: &Document, tokens: Range<usize>, kind: EntityKind) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = tokens.start;
    let large = |t: usize| document.tokens.get(t).is_some_and(|t| t.shape.has(Shape::CAPITAL));
    let dash = |t: usize| matches!(document.mark(t), Some('-' | '–' | '—'));
    let apart = |t: usize| kind == EntityKind::Person && dash(t) && large(t + 1);
    for at in tokens.clone().filter(|&t| is_joining_hyphen(document, t) || apart(t)) {
        parts.push(start..at);
        start = at + 1;
    }
    parts.push(start..tokens.end);
    parts
}

/// Whether a token is a hyphen with no blank around it.
pub fn is_joining_hyphen(document: &Document, at: usize) -> bool {
    let glued = |t: usize| document.tokens.get(t).is_some_and(|t| !t.spaced);
    document.mark(at) == Some('-') && glued(at) && glued(at + 1)
}

/// The name without marks and title at its edges; `None` where nothing is left.
fn trimmed(document: &Document, lexicon: &Lexicon, mut tokens: Range<usize>, kind: EntityKind) -> Option<Range<usize>> {
    while tokens.start < tokens.end && document.mark(tokens.start).is_some() {
        tokens.start += 1;
    }
    while tokens.start < tokens.end {
        match document.mark(tokens.end - 1) {
            Some('.') if keeps_dot(document, lexicon, tokens.end - 1) => break,
            Some(')') if tokens.clone().any(|t| document.mark(t) == Some('(')) => break,
            Some(_) => tokens.end -= 1,
            None => break,
        }
    }
    match kind {
        EntityKind::Person => tokens = without(document, &lexicon.prefixes, tokens),
        EntityKind::Organisation => tokens = without(document, &lexicon.bodies, tokens),
        _ => {}
    }
    (!tokens.is_empty()).then_some(tokens)
}

/// A person's name without the trade that opens its sentence: *Koreografer Rina Melati*. What begins names
/// as well (*Raja*, *Guru*) stays.
fn without_trade(
    document: &Document,
    lexicon: &Lexicon,
    view: &View,
    tokens: Range<usize>,
    kind: EntityKind,
) -> Range<usize> {
    let opens =
        document.sentences.get(document.sentence_of(tokens.start)).is_some_and(|s| s.tokens.start == tokens.start);
    let trade = lexicon.trades.longest(document.words_from(tokens.start, tokens.end)).map_or(0, |(length, ())| length);
    let named = view.curated[tokens.start] & (1 << bearers::PERSON) != 0;
    let fits = kind == EntityKind::Person && opens && !named && trade > 0 && tokens.start + trade < tokens.end;
    if fits { tokens.start + trade..tokens.end } else { tokens }
}

/// Whether a name is but a month with its number: *Jan. 6*.
fn is_date(document: &Document, lexicon: &Lexicon, tokens: &Range<usize>) -> bool {
    let month = tokens.len() == 1 && lexicon.months.longest(document.words_from(tokens.start, tokens.end)).is_some();
    let dot = usize::from(document.mark(tokens.end) == Some('.'));
    month && document.tokens.get(tokens.end + dot).is_some_and(|t| t.kind == TokenKind::Number)
}

/// Whether the dot at `at` belongs to the word before it: *Inc.*, *Tbk.*, *M.*
fn keeps_dot(document: &Document, lexicon: &Lexicon, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let Some(token) = document.tokens.get(before) else { return false };
    let touches = document.tokens.get(at).is_some_and(|t| !t.spaced);
    let initial = token.kind == TokenKind::Word && token.span.len() == 1;
    touches && (initial || lexicon.dotted.contains(token.word)) && !ends_sentence(document, at)
}

/// Whether nothing stands behind the token in its sentence.
fn ends_sentence(document: &Document, at: usize) -> bool {
    document.sentences.get(document.sentence_of(at)).is_none_or(|s| s.tokens.end <= at + 1)
}

/// A name without the words in front of it that are no part of it: *Dr.*, *Presiden*, *Pak*.
fn without(document: &Document, prefixes: &PhraseMap<()>, mut tokens: Range<usize>) -> Range<usize> {
    loop {
        let found = prefixes.longest(document.words_from(tokens.start, tokens.end));
        let Some((mut length, ())) = found else { return tokens };
        if document.mark(tokens.start + length) == Some('.') {
            length += 1;
        }
        let rest = tokens.start + length..tokens.end;
        let named = document.tokens.get(rest.start).is_some_and(|t| t.shape.has(Shape::CAPITAL));
        if rest.is_empty() || !named {
            return tokens;
        }
        tokens = rest;
    }
}

/// Gives every name the kind that the same words have most plainly in the document, and a person's
/// short name the kind of the full one.
fn agree(document: &Document, view: &View, names: &mut [Draft]) {
    if document.sentences.len() < 2 {
        return;
    }
    let key = |tokens: &Range<usize>| -> Vec<u32> { tokens.clone().map(|t| view.word(t).lower).collect() };
    let mut votes: HashMap<Vec<u32>, [f32; 3]> = HashMap::default();
    for name in names.iter() {
        let Some(kind) = KINDS.iter().position(|k| *k == name.kind) else { continue };
        votes.entry(key(&name.tokens)).or_default()[kind] += name.probability;
        // A word of a person's full name speaks for the person where it stands alone.
        if kind == 0 && name.tokens.len() > 1 {
            for token in [name.tokens.start, name.tokens.end - 1] {
                votes.entry(vec![view.word(token).lower]).or_default()[0] += name.probability * 0.8;
            }
        }
    }
    for name in names.iter_mut() {
        let Some(votes) = votes.get(&key(&name.tokens)) else { continue };
        let Some(own) = KINDS.iter().position(|k| *k == name.kind) else { continue };
        let best = (0..KINDS.len()).fold(own, |b, k| if votes[k] > votes[b] { k } else { b });
        let total: f32 = votes.iter().sum();
        if best != own && votes[best] > 0.6 * total {
            name.kind = KINDS[best];
            name.probability = name.probability.max(votes[best] / total * 0.8);
            name.origin = Origin::Elsewhere;
        }
    }
}

/// A short form in brackets has the kind of the name in front of it.
fn short_forms(document: &Document, view: &View, names: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for n in 0..names.len() {
        let (end, kind) = (names[n].tokens.end, names[n].kind);
        if document.mark(end) != Some('(') {
            continue;
        }
        let close = (end + 2..=end + 1 + SHORT_FORM).find(|&c| document.mark(c) == Some(')'));
        let Some(close) = close else { continue };
        let inner = end + 1..close;
        let tagged = names.get(n + 1).is_some_and(|next| next.tokens == inner);
        if !tagged && !abbreviates(view, &names[n].tokens, &inner) {
            continue;
        }
        let capitals = inner.clone().any(|t| view.word(t).capitals[1] != 0);
        if !capitals {
            continue;
        }
        let probability = names[n].probability;
        if tagged {
            if kind == EntityKind::Organisation {
                names[n + 1].kind = kind;
            }
        } else {
            added.push(Draft { tokens: inner, kind, probability, origin: Origin::ShortForm });
        }
    }
    if !added.is_empty() {
        names.extend(added);
        names.sort_by_key(|n| n.tokens.start);
    }
}

/// Whether the capitals of a single word are found among the first letters of a name.
fn abbreviates(view: &View, long: &Range<usize>, short: &Range<usize>) -> bool {
    if short.len() != 1 {
        return false;
    }
    let capitals = view.word(short.start).capitals;
    let mut letters = capitals.iter().take_while(|c| **c != 0);
    let mut wanted = letters.next();
    if wanted.is_none() || view.word(long.start).initial != capitals[0] {
        return false;
    }
    for token in long.clone() {
        if wanted.is_some_and(|w| *w == view.word(token).initial) {
            wanted = letters.next();
        }
    }
    wanted.is_none()
}
