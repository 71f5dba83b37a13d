//! The words of `coreference.txt` and `roles.txt`, ready to be asked.

use crate::language::Pack;
use crate::language::lexicon::{PhraseMap, Vocabulary, WordId, WordSet};
use foldhash::HashMap;

/// Male or female, where a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

/// What a word at the head of a description says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub class: HeadClass,
    /// Whether it speaks of several.
    pub many: bool,
    /// Whether a body or place has but one at a time.
    pub one: bool,
    pub gender: Option<Gender>,
}

/// Kinds of heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadClass {
    /// An office or trade.
    Office,
    /// A rank, which opens a role of its own.
    Rank,
    /// A relative or friend of somebody.
    Kin,
}

/// A personal pronoun.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pronoun {
    pub many: bool,
    pub gender: Option<Gender>,
}

/// What this stage compiles from a pack.
#[derive(Debug)]
pub struct Lexicon {
    /// The messages of this stage, by key.
    messages: HashMap<&'static str, &'static str>,
    /// Whether a role's head opens it (*menteri pertanian*) or closes it (*farm minister*).
    pub(super) head_first: bool,
    pub(super) heads: PhraseMap<Head>,
    pub(super) honorifics: PhraseMap<Option<Gender>>,
    /// How short forms of offices begin, and whether only in running text: verbs in headings begin so too.
    pub(super) office_begins: Vec<(&'static str, bool)>,
    pub(super) office_exceptions: WordSet,
    pub(super) inside: WordSet,
    pub(super) stop: WordSet,
    pub(super) verbs: Vec<&'static str>,
    pub(super) not_verbs: WordSet,
    pub(super) copula: PhraseMap<()>,
    pub(super) article: PhraseMap<()>,
    /// Copulas that say an office wherever they stand in the clause.
    pub(super) holds: PhraseMap<()>,
    /// What only persons' names follow.
    pub(super) introduces: PhraseMap<()>,
    /// Words in front of the head they qualify, where heads mostly stand first, and the heads that may have them.
    pub(super) before_head: WordSet,
    pub(super) qualified: WordSet,
    /// Between two roles of one person: *pendiri sekaligus ketua*.
    pub(super) double: WordSet,
    /// Between a name and its copula.
    pub(super) besides: PhraseMap<()>,
    /// *kala itu*, *then*: between a role and a name.
    pub(super) then: PhraseMap<()>,
    /// Heads of laws, words in front of their number and of what they are about.
    pub(super) laws: PhraseMap<()>,
    /// What authors call themselves.
    pub(super) author: WordSet,
    pub(super) numbered: WordSet,
    pub(super) about: WordSet,
    /// Words in front of a title in quotation marks.
    pub(super) titled: WordSet,
    /// Words for something written.
    pub(super) works: WordSet,
    /// Behind what is written, in front of whoever gave it out.
    pub(super) issued: WordSet,
    /// In front of who does what a passive verb says.
    pub(super) by: WordSet,
    /// First words of names that are no body's: taxes, permits, programmes.
    pub(super) things: WordSet,
    /// Words in front of what somebody is or becomes.
    pub(super) becoming: WordSet,
    /// Words that make a description mean several.
    pub(super) plural: WordSet,
    /// Clitics that make somebody's relation of a noun.
    pub(super) clitic: Vec<&'static str>,
    /// Months and weekdays: capitals that go on no name.
    pub(super) calendar: PhraseMap<()>,
    pub(super) pronouns: PhraseMap<Pronoun>,
    /// Words for a person of whom nothing else is said.
    pub(super) persons: PhraseMap<Option<Gender>>,
    pub(super) first: WordSet,
    pub(super) pointing: WordSet,
    /// Prepositions, and whether what stands behind is a source.
    pub(super) prepositions: PhraseMap<bool>,
    pub(super) subordinate: WordSet,
    /// What a relative clause begins with.
    pub(super) relative: WordSet,
    pub(super) alias: PhraseMap<()>,
    /// Between a body's name and its other name.
    pub(super) other_name: PhraseMap<()>,
    /// Legal forms of companies.
    pub(super) legal: PhraseMap<()>,
    pub(super) and: WordSet,
    pub(super) voice: PhraseMap<()>,
    pub(super) groups: PhraseMap<()>,
    pub(super) organisation_prefix: PhraseMap<()>,
    pub(super) place_prefix: PhraseMap<()>,
    /// Words that no name begins with.
    pub(super) small: WordSet,
    /// Countries, regions and cities that the tagger's lists hold.
    pub(super) places: PhraseMap<()>,
    /// Longer names of an office: the one word that stands for them all.
    pub(super) same_office: PhraseMap<WordId>,
    /// Pronouns that mean a body or a thing.
    pub(super) neuter: WordSet,
    /// Words for a body that the article has named: *the company*.
    pub(super) bodies: WordSet,
    /// Beginnings and ends of words that name a body's field.
    fields: Vec<(&'static str, &'static str)>,
    /// Names of one and the same thing: the words of its other name.
    pub(super) same: PhraseMap<Box<[WordId]>>,
    /// Abbreviations inside names: the words they stand for.
    pub(super) expands: PhraseMap<Box<[WordId]>>,
}

type Entry = crate::language::Entry<'static>;

fn gender(entry: &Entry) -> Option<Gender> {
    if entry.has("male") {
        Some(Gender::Male)
    } else if entry.has("female") {
        Some(Gender::Female)
    } else {
        None
    }
}

fn map<T>(
    pack: Pack,
    file: &'static str,
    section: &'static str,
    vocabulary: &mut Vocabulary,
    value: impl Fn(&Entry) -> T,
) -> PhraseMap<T> {
    let mut map = PhraseMap::default();
    for entry in pack.section(file, section) {
        map.insert(entry.phrase, value(&entry), vocabulary);
    }
    map
}

fn set(pack: Pack, file: &'static str, section: &'static str, vocabulary: &mut Vocabulary) -> WordSet {
    WordSet::compile(pack.section(file, section).map(|e| e.phrase), vocabulary)
}

fn list(pack: Pack, file: &'static str, section: &'static str) -> Vec<&'static str> {
    pack.section(file, section).map(|e| e.phrase).collect()
}

impl Lexicon {
    /// The words of a pack that this stage reads, in the numbers of `vocabulary`.
    #[must_use]
    pub fn compile(pack: Pack, vocabulary: &mut Vocabulary) -> Self {
        let v = vocabulary;
        let mut heads = PhraseMap::default();
        for (section, class) in [("office", HeadClass::Office), ("rank", HeadClass::Rank), ("kin", HeadClass::Kin)] {
            for entry in pack.section("roles", section) {
                heads.insert(
                    entry.phrase,
                    Head { class, many: entry.has("many"), one: entry.has("one"), gender: gender(&entry) },
                    v,
                );
            }
        }
        let mut calendar = PhraseMap::default();
        for entry in pack.entries("months") {
            calendar.insert(entry.phrase, (), v);
        }
        let mut places = PhraseMap::default();
        for section in ["country", "region", "city"] {
            pack.section("names", section).for_each(|e| places.insert(e.phrase, (), v));
        }
        let mut same = PhraseMap::default();
        for entry in pack.section("coreference", "same") {
            let words = entry.fields.split_whitespace().map(|w| v.intern(w)).collect();
            same.insert(entry.phrase, words, v);
        }
        let mut same_office = PhraseMap::default();
        for entry in pack.section("roles", "same") {
            if let Some(word) = entry.fields.split_whitespace().next() {
                let word = v.intern(word);
                same_office.insert(entry.phrase, word, v);
            }
        }
        let mut expands = PhraseMap::default();
        for entry in pack.section("coreference", "expands") {
            let words = entry.fields.split_whitespace().map(|w| v.intern(w)).collect();
            expands.insert(entry.phrase, words, v);
        }
        let messages = pack
            .entries("labels")
            .filter(|e| e.phrase.starts_with("coreference."))
            .map(|e| (e.phrase, e.fields))
            .collect();
        Self {
            messages,
            head_first: !pack.section("roles", "order").any(|e| e.phrase == "head-last"),
            heads,
            honorifics: map(pack, "roles", "honorific", v, gender),
            office_begins: pack.section("roles", "office begins").map(|e| (e.phrase, e.has("running"))).collect(),
            office_exceptions: set(pack, "roles", "office exceptions", v),
            inside: set(pack, "roles", "inside", v),
            stop: set(pack, "roles", "stop", v),
            verbs: list(pack, "roles", "verbs"),
            not_verbs: set(pack, "roles", "not verbs", v),
            copula: map(pack, "roles", "copula", v, |_| ()),
            article: map(pack, "roles", "article", v, |_| ()),
            holds: map(pack, "roles", "holds", v, |_| ()),
            introduces: map(pack, "roles", "introduces", v, |_| ()),
            before_head: set(pack, "roles", "before head", v),
            qualified: set(pack, "roles", "qualified", v),
            double: set(pack, "roles", "double", v),
            besides: map(pack, "roles", "besides", v, |_| ()),
            then: map(pack, "roles", "then", v, |_| ()),
            laws: map(pack, "coreference", "laws", v, |_| ()),
            author: set(pack, "coreference", "author", v),
            numbered: set(pack, "coreference", "numbered", v),
            about: set(pack, "coreference", "about", v),
            titled: set(pack, "coreference", "titled", v),
            works: set(pack, "coreference", "works", v),
            issued: set(pack, "coreference", "issued", v),
            by: set(pack, "coreference", "agent", v),
            things: set(pack, "coreference", "things", v),
            becoming: set(pack, "coreference", "becoming", v),
            plural: set(pack, "coreference", "plural", v),
            clitic: list(pack, "coreference", "clitic"),
            calendar,
            pronouns: map(pack, "coreference", "pronouns", v, |e| Pronoun { many: e.has("many"), gender: gender(e) }),
            persons: map(pack, "coreference", "persons", v, gender),
            neuter: set(pack, "coreference", "neuter", v),
            bodies: set(pack, "coreference", "bodies", v),
            first: set(pack, "coreference", "first", v),
            pointing: set(pack, "coreference", "pointing", v),
            prepositions: map(pack, "coreference", "prepositions", v, |e| e.has("source")),
            subordinate: set(pack, "coreference", "subordinate", v),
            relative: set(pack, "coreference", "relative", v),
            alias: map(pack, "coreference", "alias", v, |_| ()),
            legal: map(pack, "names_edges", "legal", v, |_| ()),
            other_name: map(pack, "names_edges", "other name", v, |_| ()),
            and: set(pack, "coreference", "and", v),
            voice: map(pack, "coreference", "voice", v, |_| ()),
            groups: map(pack, "coreference", "groups", v, |_| ()),
            organisation_prefix: map(pack, "coreference", "organisation prefix", v, |_| ()),
            place_prefix: map(pack, "coreference", "place prefix", v, |_| ()),
            small: WordSet::compile(pack.entries("function_words").map(|e| e.phrase), v),
            places,
            same_office,
            fields: pack.section("roles", "fields").filter_map(|e| e.phrase.split_once('-')).collect(),
            same,
            expands,
        }
    }
}

/// Fewest letters of a word that names a field.
const FIELD: usize = 9;

impl Lexicon {
    /// Whether a word, by how it begins and ends, names a body's field and no person.
    pub(super) fn is_field(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        word.len() >= FIELD && self.fields.iter().any(|(head, tail)| word.starts_with(head) && word.ends_with(tail))
    }

    /// A message of this stage, its places unfilled; an unknown key gives itself, so that a gap
    /// in a pack shows.
    pub(super) fn message(&self, key: &'static str) -> &'static str {
        self.messages.get(key).copied().unwrap_or(key)
    }
}
