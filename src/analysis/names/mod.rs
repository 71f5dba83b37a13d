//! Persons, organisations, places, events, works: where a name stands.
//!
//! A linear-chain conditional random field over hashed features ([`features`]), trained by
//! `examples/train_names`, marks persons, organisations and places; rules join it with what a
//! lexicon and the rest of the document know. `assets/models/MODEL_CARD.md` says what it was
//! trained on and what each part brings.

mod bearers;
mod bodies;
mod coined;
pub mod crf;
mod cued;
mod definite;
mod degrees;
mod evidence;
pub mod features;
pub mod gazetteer;
pub mod hash;
mod headed;
mod heads;
mod initialled;
mod joins;
pub mod labels;
pub mod model;
mod offices;
mod particles;
mod places;
mod reasons;
mod rules;
#[cfg(test)]
mod run_tests;
#[cfg(test)]
mod shape_tests;
mod shapes;
mod table;
mod tagger;
#[cfg(test)]
mod tests;

pub mod view;

pub use joins::join_short_forms;

use super::EntityKind;
use super::document::Document;
use crate::language::Pack;
use crate::language::lexicon::{PhraseMap, Vocabulary, WordSet};
use crf::Chain;
use gazetteer::Gazetteer;
use model::Model;
use std::collections::BTreeMap;
use std::ops::Range;

/// `(file stem, contents)`, made by `build.rs` from `assets/models/`.
static MODELS: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/models.rs"));

/// The built-in models: their names, and how large each is in bytes.
pub fn models() -> impl Iterator<Item = (&'static str, usize)> {
    MODELS.iter().map(|(name, bytes)| (*name, bytes.len()))
}

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its tokens, without title or honorific.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: EntityKind,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// What triggered it, in words a reader understands.
    pub because: String,
}

/// The sections of `names.txt`, each a class of words the tagger looks at. A class keeps its
/// number for as long as a stored model knows it.
const CLASSES: [&str; 20] = [
    "title",
    "honorific",
    "degree",
    "organisation_head",
    "place_head",
    "place_preposition",
    "person_cue",
    "given_name",
    "country",
    "region",
    "city",
    "organisation",
    "demonym",
    "month",
    "party",
    "event_head",
    "work_head",
    "office",
    "common",
    "kinship",
];

/// How the texts of one of the model's registers write names.
#[derive(Clone, Copy, Debug, Default)]
struct Register {
    /// They are news.
    news: bool,
    /// A name and its short form in brackets count as one.
    joins: bool,
    /// Added to the log-odds of the second register for texts of fewer sentences than an article has.
    lines: f32,
    /// The same for articles.
    articles: f32,
}

/// What this stage compiles from a pack.
#[derive(Debug)]
pub struct Lexicon {
    /// Classes of words and phrases, as bits.
    classes: PhraseMap<u32>,
    /// Titles and honorifics, which are no part of a person's name.
    prefixes: PhraseMap<()>,
    /// Offices and ranks, which in running text are no part of a person's name either.
    offices: PhraseMap<()>,
    /// Trades and posts, which open a sentence large and are no part of the name behind them.
    trades: PhraseMap<()>,
    /// What stands in front of an organisation's name and is no part of it.
    bodies: PhraseMap<()>,
    /// Heads of what is written like a name and is none here.
    unnamed: PhraseMap<()>,
    /// In front of somebody to whom something is told, or of the place that somebody lives in or comes from.
    told: PhraseMap<EntityKind>,
    /// Organisations that write themselves small.
    small: PhraseMap<()>,
    /// Legal forms behind a company's name.
    legal: PhraseMap<()>,
    /// Legal forms that only ever close a company's name.
    closing: PhraseMap<()>,
    /// Heads of bodies that have branches named for a place.
    regional: PhraseMap<()>,
    /// Words inside a body's name that lead to what it is for.
    purpose: PhraseMap<()>,
    /// Parts of a body that its name follows.
    wings: PhraseMap<()>,
    /// Words that close a body's name.
    ending: PhraseMap<()>,
    /// Words between two names of equal rank.
    joint: PhraseMap<()>,
    /// Between a name and its other name.
    other_name: PhraseMap<()>,
    /// Words that announce somebody's initials.
    initials: PhraseMap<()>,
    /// Words that lead to two people named with a hyphen between them.
    pairs: PhraseMap<()>,
    /// Small words inside names.
    particles: PhraseMap<()>,
    /// Words that open a person's name.
    opening: PhraseMap<()>,
    /// Words behind which a number is part of a body's name.
    numbered: PhraseMap<()>,
    /// Labels at the end of a domain.
    domains: PhraseMap<()>,
    /// Levels of administration in front of a place's name.
    levels: PhraseMap<()>,
    /// Heads that make a body of the capitals behind them.
    certain: PhraseMap<()>,
    /// Streets, stations and the like, which are named for persons.
    streets: PhraseMap<()>,
    /// Words that end the name of no person, and of what they end it.
    tails: PhraseMap<Option<EntityKind>>,
    /// Points of the compass behind a place's name, which are part of it.
    directions: PhraseMap<()>,
    /// Months by their names and abbreviations.
    months: PhraseMap<()>,
    /// Articles that may open a body's name.
    definite: PhraseMap<()>,
    /// The registers that the model tells apart, in its order; one where it knows no other.
    registers: Vec<Register>,
    /// Words that own the dot behind them within a name.
    dotted: WordSet,
    reasons: reasons::Reasons,
    gazetteer: Gazetteer<'static>,
    model: Model<'static>,
    chain: Chain,
}

impl Lexicon {
    /// The words of a pack that this stage reads, in the numbers of `vocabulary`.
    #[must_use]
    pub fn compile(pack: Pack, vocabulary: &mut Vocabulary) -> Self {
        let stored = |name: &str| MODELS.iter().find(|(n, _)| *n == name).map_or(&[][..], |(_, bytes)| *bytes);
        Self::with_models(pack, vocabulary, stored("gazetteer"), stored(&format!("names-{}", pack.code())))
    }

    /// A lexicon with a gazetteer and a model of one's own: what training begins from.
    #[must_use]
    pub fn with_models(
        pack: Pack,
        vocabulary: &mut Vocabulary,
        gazetteer: &'static [u8],
        model: &'static [u8],
    ) -> Self {
        let mut bits: BTreeMap<&str, u32> = BTreeMap::new();
        for entry in pack.entries("names") {
            if let Some(class) = CLASSES.iter().position(|c| *c == entry.section) {
                *bits.entry(entry.phrase).or_default() |= 1 << class;
            }
        }
        let mut classes = PhraseMap::default();
        for (phrase, bits) in bits {
            classes.insert(phrase, bits, vocabulary);
        }
        let mut edges = |section: &str| {
            let mut phrases = PhraseMap::default();
            pack.section("names_edges", section).for_each(|e| phrases.insert(e.phrase, (), vocabulary));
            phrases
        };
        let (mut prefixes, bodies, small) = (edges("prefix"), edges("body"), edges("small"));
        let unnamed = edges("unnamed");
        let (legal, regional, ending) = (edges("legal"), edges("regional"), edges("ending"));
        let (joint, directions, pairs) = (edges("joint"), edges("direction"), edges("pair"));
        let (initials, wings, purpose) = (edges("initials"), edges("wing"), edges("purpose"));
        let (particles, opening, numbered) = (edges("particle"), edges("opening"), edges("numbered"));
        let (domains, levels, certain) = (edges("domain"), edges("level"), edges("certain"));
        let (streets, other_name) = (edges("street"), edges("other name"));
        let (offices, definite) = (edges("office"), edges("definite"));
        let mut told = PhraseMap::default();
        for (section, kind) in [("told", EntityKind::Person), ("resident", EntityKind::Place)] {
            pack.section("names_edges", section).for_each(|e| told.insert(e.phrase, kind, vocabulary));
        }
        let mut closing = PhraseMap::default();
        let closes = pack.section("names_edges", "legal").filter(|e| e.has("closes"));
        closes.for_each(|e| closing.insert(e.phrase, (), vocabulary));
        let marked = pack.entries("names").filter(|e| e.has("prefix"));
        marked.for_each(|e| prefixes.insert(e.phrase, (), vocabulary));
        let mut tails = PhraseMap::default();
        for entry in pack.section("names_edges", "tail") {
            let kind = match (entry.has("place"), entry.has("body")) {
                (true, _) => Some(EntityKind::Place),
                (_, true) => Some(EntityKind::Organisation),
                _ => None,
            };
            tails.insert(entry.phrase, kind, vocabulary);
        }
        let mut trades = PhraseMap::default();
        pack.section("roles", "office").for_each(|e| trades.insert(e.phrase, (), vocabulary));
        let mut months = PhraseMap::default();
        pack.section("months", "months").for_each(|e| months.insert(e.phrase, (), vocabulary));
        let registers = pack
            .section("names_edges", "register")
            .map(|e| {
                let odds = |key| e.get(key).and_then(|n| n.parse().ok()).unwrap_or(0.0);
                Register {
                    news: e.has("news"),
                    joins: e.has("joins"),
                    lines: odds("lines"),
                    articles: odds("articles"),
                }
            })
            .collect();
        let dotted = WordSet::compile(pack.section("names_edges", "dotted").map(|e| e.phrase), vocabulary);
        let model = Model::read(model).unwrap_or_else(Model::empty);
        let chain = Chain::new(&model);
        Self {
            classes,
            prefixes,
            offices,
            trades,
            bodies,
            unnamed,
            told,
            small,
            legal,
            closing,
            regional,
            wings,
            purpose,
            ending,
            joint,
            other_name,
            initials,
            pairs,
            particles,
            opening,
            numbered,
            domains,
            levels,
            certain,
            streets,
            tails,
            directions,
            months,
            definite,
            registers,
            dotted,
            reasons: reasons::Reasons::compile(pack),
            gazetteer: Gazetteer::read(gazetteer).unwrap_or_default(),
            model,
            chain,
        }
    }
}

impl Lexicon {
    /// The bit of a class.
    fn class(&self, name: &str) -> u32 {
        CLASSES.iter().position(|c| *c == name).map_or(0, |n| 1 << n)
    }
}

/// The names of a document.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// All names, in reading order; none overlaps another.
    pub names: Vec<Name>,
    /// Whether the register of the text counts the short form in brackets behind a name in with it
    /// ([`join_short_forms`]).
    pub joined: bool,
}

/// Finds all names. Takes time linear in the text.
#[must_use]
pub fn find(document: &Document, lexicon: &Lexicon) -> Found {
    find_watched(document, lexicon, &|_| true).unwrap_or_default()
}

/// The same, told to `watch`; nothing where that breaks it off.
pub(super) fn find_watched(document: &Document, lexicon: &Lexicon, watch: super::Watch<'_>) -> Option<Found> {
    let view = view::View::new(document, lexicon);
    let (tagged, share) = tagger::tag(document, lexicon, &view, watch)?;
    let register = lexicon.registers.get(usize::from(share >= 0.5)).copied().unwrap_or_default();
    let (news, joined) = (register.news, register.joins && lexicon.model.has_registers());
    let name = |draft: rules::Draft| Name {
        because: lexicon.reasons.of(document, lexicon, &view, &draft),
        tokens: draft.tokens,
        kind: draft.kind,
        confidence: draft.probability,
    };
    Some(Found { names: rules::apply(document, lexicon, &view, tagged, news).into_iter().map(name).collect(), joined })
}
