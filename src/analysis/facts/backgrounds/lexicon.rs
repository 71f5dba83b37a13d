//! The words that say who somebody is, from the pack's `backgrounds.txt` and `kinship.txt`.

use crate::analysis::BackgroundRelation;
use crate::analysis::document::Document;
use crate::language::Pack;
use crate::language::lexicon::{PhraseMap, Vocabulary, WordId, WordSet};
use std::ops::Range;

/// How much a trigger proves by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Enough.
    Strong,
    /// Enough with a date beside it.
    Dated,
    /// Enough right behind a name, in small letters.
    Aside,
    /// Enough of somebody named: a deed of the past.
    Past,
    /// Enough in a relative clause right behind a name.
    Relative,
    /// Enough where the name of an office follows.
    Office,
    /// Only where the article portrays somebody.
    Weak,
}

/// What a word or phrase says of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trigger {
    /// Its subject stands in front.
    Verb(BackgroundRelation, Strength),
    /// Stands in an apposition or behind a copula.
    Noun(BackgroundRelation, Strength),
    /// One of many, in front of what somebody is.
    Article,
    /// Ties what somebody is called to what they are, and does nothing else.
    Copula,
    /// Opens a relative clause that says what else somebody is.
    Also,
    /// Stands between a name and what somebody acts as.
    As {
        /// Kin only.
        kin: bool,
    },
    /// Opens a relative clause that only adds to a name, behind its comma.
    Adds {
        /// Of whom it can tell: of persons, or of bodies.
        person: bool,
        /// Any such clause says who somebody is.
        sure: bool,
    },
    /// A kin word.
    Kin {
        /// Whether *his* or *her* has grown onto it.
        owned: bool,
        /// Whether it means several people: nobody's apposition.
        group: bool,
    },
    /// Looks like one of the others and is none.
    Never,
}

/// The head of a description that can stand for somebody named before.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    /// It stands for a body, and else for a person.
    pub body: bool,
    /// It tells who that is or was by itself: *mantan*.
    pub tells: bool,
}

/// What a helping verb does to the word behind it.
#[derive(Clone, Copy, Debug)]
struct Helper {
    /// Makes passives.
    passive: bool,
    /// Tells what was going on.
    past: bool,
}

/// All tables of `backgrounds.txt` and `kinship.txt`.
#[derive(Debug)]
pub struct Lexicon {
    triggers: PhraseMap<Trigger>,
    described: PhraseMap<Described>,
    news: PhraseMap<()>,
    they: PhraseMap<()>,
    recap: PhraseMap<()>,
    ago: PhraseMap<()>,
    helper: PhraseMap<Helper>,
    event: PhraseMap<()>,
    once: PhraseMap<()>,
    future: PhraseMap<()>,
    participle: Vec<&'static str>,
    progressive: Vec<&'static str>,
    not_clitic: WordSet,
    /// Ties between what somebody is called and what they are.
    pub copula: WordSet,
    /// Words that say *his* or *her* in front of a noun.
    pub possessive: WordSet,
    /// Words between a kin word and whose kin it is.
    pub of: WordSet,
    /// Words in front of a kin word without meaning of their own.
    pub determiner: WordSet,
    from: PhraseMap<()>,
    to: PhraseMap<()>,
    at: PhraseMap<()>,
    year: WordSet,
    clitics: Vec<&'static str>,
}

fn relation_of(section: &str) -> Option<BackgroundRelation> {
    use BackgroundRelation as R;
    Some(match section {
        "role" => R::Role,
        "kinship" => R::Kinship,
        "origin" => R::Origin,
        "education" => R::Education,
        "founding" => R::Founding,
        "membership" => R::Membership,
        "life_event" => R::LifeEvent,
        "other" => R::Other,
        _ => return None,
    })
}

impl Lexicon {
    /// Reads both files.
    pub fn compile(pack: Pack, vocabulary: &mut Vocabulary) -> Self {
        let mut triggers = PhraseMap::default();
        let clitics: Vec<&'static str> = pack.section("kinship", "clitic").map(|e| e.phrase).collect();
        for entry in pack.entries("backgrounds") {
            let Some(relation) = relation_of(entry.section) else {
                let trigger = match entry.section {
                    "article" => Trigger::Article,
                    "copula" if entry.has("strong") => Trigger::Copula,
                    "also" => Trigger::Also,
                    "as" => Trigger::As { kin: entry.has("kin") },
                    "adds" => Trigger::Adds { person: !entry.has("body"), sure: entry.has("sure") },
                    "never" => Trigger::Never,
                    _ => continue,
                };
                triggers.insert(entry.phrase, trigger, vocabulary);
                continue;
            };
            let strength = match &entry {
                e if e.has("strong") => Strength::Strong,
                e if e.has("dated") => Strength::Dated,
                e if e.has("aside") => Strength::Aside,
                e if e.has("past") => Strength::Past,
                e if e.has("relative") => Strength::Relative,
                e if e.has("office") => Strength::Office,
                _ => Strength::Weak,
            };
            let trigger =
                if entry.has("noun") { Trigger::Noun(relation, strength) } else { Trigger::Verb(relation, strength) };
            triggers.insert(entry.phrase, trigger, vocabulary);
        }
        for entry in pack.section("kinship", "kin") {
            let group = entry.has("group");
            triggers.insert(entry.phrase, Trigger::Kin { owned: false, group }, vocabulary);
            for clitic in &clitics {
                let grown = format!("{}{clitic}", entry.phrase);
                triggers.insert(&grown, Trigger::Kin { owned: true, group }, vocabulary);
            }
        }
        for entry in pack.section("kinship", "never") {
            triggers.insert(entry.phrase, Trigger::Never, vocabulary);
        }
        let mut described = PhraseMap::default();
        // Without heads of its own a language does not describe in this way; of equal phrases the first counts.
        let heads: Vec<_> = pack.section("backgrounds", "described").collect();
        for entry in &heads {
            let head = Described { body: entry.has("body"), tells: entry.has("tells") };
            described.insert(entry.phrase, head, vocabulary);
        }
        if !heads.is_empty() {
            for entry in pack.section("roles", "office").chain(pack.section("coreference", "persons")) {
                described.insert(entry.phrase, Described { body: false, tells: false }, vocabulary);
            }
        }
        let possessive = pack.section("kinship", "possessive").map(|e| e.phrase);
        let copula = pack.section("backgrounds", "copula").map(|e| e.phrase);
        let mut helper = PhraseMap::default();
        for entry in pack.section("backgrounds", "helper") {
            let helps = Helper { passive: entry.has("passive"), past: entry.has("past") };
            helper.insert(entry.phrase, helps, vocabulary);
        }
        Self {
            triggers,
            described,
            helper,
            event: phrases(pack, "backgrounds", "event", vocabulary),
            once: phrases(pack, "backgrounds", "once", vocabulary),
            future: phrases(pack, "backgrounds", "future", vocabulary),
            participle: pack.section("backgrounds", "participle").map(|e| e.phrase).collect(),
            progressive: pack.section("backgrounds", "progressive").map(|e| e.phrase).collect(),
            news: phrases(pack, "backgrounds", "news", vocabulary),
            they: phrases(pack, "kinship", "they", vocabulary),
            recap: phrases(pack, "backgrounds", "recap", vocabulary),
            ago: phrases(pack, "backgrounds", "ago", vocabulary),
            not_clitic: WordSet::compile(pack.section("kinship", "not_clitic").map(|e| e.phrase), vocabulary),
            copula: WordSet::compile(copula, vocabulary),
            possessive: WordSet::compile(possessive, vocabulary),
            of: WordSet::compile(pack.section("kinship", "of").map(|e| e.phrase), vocabulary),
            determiner: WordSet::compile(pack.section("kinship", "determiner").map(|e| e.phrase), vocabulary),
            from: phrases(pack, "backgrounds", "from", vocabulary),
            to: phrases(pack, "backgrounds", "to", vocabulary),
            at: phrases(pack, "backgrounds", "at", vocabulary),
            year: WordSet::compile(pack.section("backgrounds", "year").map(|e| e.phrase), vocabulary),
            clitics,
        }
    }

    /// The trigger at `token` with its number of words.
    pub fn at(&self, document: &Document, token: usize, end: usize) -> Option<(usize, Trigger)> {
        let (length, trigger) = self.triggers.longest(document.words_from(token, end))?;
        (*trigger != Trigger::Never).then_some((length, *trigger))
    }

    /// The number of words to pass over at `token`: of a trigger or of what looks like one.
    pub fn length_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.triggers.longest(document.words_from(token, end)).map_or(1, |(n, _)| n)
    }

    /// The head of a description at `token` with its number of words.
    pub fn described_at(&self, document: &Document, token: usize, end: usize) -> Option<(usize, Described)> {
        self.described.longest(document.words_from(token, end)).map(|(length, head)| (length, *head))
    }

    /// Whether a sentence that begins here explains the news and portrays nobody.
    pub fn is_news(&self, document: &Document, token: usize, end: usize) -> bool {
        self.news.longest(document.words_from(token, end)).is_some()
    }

    /// Whether the words at `token` stand for those who belong to somebody.
    pub fn is_they(&self, document: &Document, token: usize, end: usize) -> bool {
        self.they.longest(document.words_from(token, end)).is_some()
    }

    /// The number of words with which a sentence at `token` begins to tell what went before, or 0.
    pub fn recap_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.recap.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// Whether a word stands in front of the number of a year.
    pub fn is_year(&self, word: WordId) -> bool {
        self.year.contains(word)
    }

    /// The number of words at `token` that say how long before the news something was, or 0.
    pub fn ago_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.ago.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// The number of words of a helping verb at `token`, and whether it tells an event with the
    /// word behind it: *was shown*, *was running*, and not *is running*.
    pub fn helper_at(&self, document: &Document, token: usize, end: usize) -> Option<(usize, bool)> {
        let (length, helper) = self.helper.longest(document.words_from(token, end))?;
        let ends = |suffixes: &[&str]| {
            let word = document.word(token + length);
            suffixes.iter().any(|s| word.len() > s.len() + 1 && word.ends_with(s))
        };
        let event = helper.passive && ends(&self.participle) || helper.past && ends(&self.progressive);
        Some((length, event))
    }

    /// Whether the words at `token` tell what somebody says or does in the news.
    pub fn is_event(&self, document: &Document, token: usize, end: usize) -> bool {
        self.event.longest(document.words_from(token, end)).is_some()
    }

    /// The number of words at `token` that put a clause into the past, or 0.
    pub fn once_at(&self, document: &Document, token: usize, end: usize) -> usize {
        self.once.longest(document.words_from(token, end)).map_or(0, |(n, ())| n)
    }

    /// Whether the words at `token` put a clause into the future.
    pub fn is_future(&self, document: &Document, token: usize, end: usize) -> bool {
        self.future.longest(document.words_from(token, end)).is_some()
    }

    /// Whether a possessive has grown onto a word.
    pub fn is_owned(&self, document: &Document, token: usize) -> bool {
        let Some(word) = document.tokens.get(token).map(|t| t.word) else { return false };
        let letters = document.word(token);
        !self.not_clitic.contains(word)
            && self.clitics.iter().any(|c| letters.len() > c.len() + 3 && letters.ends_with(c))
    }

    /// What stands in front of a date: whether it begins, and whether it ends there.
    pub fn before_date(&self, document: &Document, floor: usize, date: usize) -> (bool, bool, bool) {
        let mut at = date;
        while at > floor && document.tokens.get(at - 1).is_some_and(|t| self.year.contains(t.word)) {
            at -= 1;
        }
        let ends_here = |map: &PhraseMap<()>| {
            (floor.max(at.saturating_sub(2))..at)
                .any(|t| map.longest(document.words_from(t, at)).is_some_and(|(n, ())| t + n == at))
        };
        (ends_here(&self.from), ends_here(&self.to), ends_here(&self.at))
    }

    /// Whether any trigger stands in a range, and the relation of the first.
    pub fn relation_in(&self, document: &Document, tokens: Range<usize>) -> Option<(BackgroundRelation, Range<usize>)> {
        let mut kin = None;
        let mut at = tokens.start;
        while at < tokens.end {
            if let Some((length, trigger)) = self.at(document, at, tokens.end) {
                match trigger {
                    Trigger::Verb(relation, _) | Trigger::Noun(relation, _) => {
                        return Some((relation, at..at + length));
                    }
                    Trigger::Kin { .. } => kin = kin.or(Some((BackgroundRelation::Kinship, at..at + length))),
                    Trigger::Article
                    | Trigger::Copula
                    | Trigger::Also
                    | Trigger::As { .. }
                    | Trigger::Adds { .. }
                    | Trigger::Never => {}
                }
            }
            at += self.length_at(document, at, tokens.end);
        }
        kin
    }
}

fn phrases(pack: Pack, file: &str, section: &str, vocabulary: &mut Vocabulary) -> PhraseMap<()> {
    let mut map = PhraseMap::default();
    for entry in pack.section(file, section) {
        map.insert(entry.phrase, (), vocabulary);
    }
    map
}
