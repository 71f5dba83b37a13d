//! Closed word classes and affixes: as much grammar as finding the ends of a clause needs.

use crate::language::Pack;
use crate::language::lexicon::Vocabulary;

/// The classes a word belongs to, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $section:literal;)*) => {
        impl Class {
            $($(#[$doc])* pub const $name: Self = Self(1 << $bit);)*
            const SECTIONS: &'static [(&'static str, Self)] = &[$(($section, Self::$name),)*];
        }
    };
}

classes! {
    /// *That*: opens a reported clause and is no part of it.
    COMPLEMENTISER = 0, "complementiser";
    /// Opens a reported clause right behind a reporting word, else a subordinate one.
    WEAK_COMPLEMENTISER = 1, "complementiser_weak";
    /// Opens what somebody is asked to do.
    PURPOSE = 2, "purpose";
    /// Stands before a noun phrase.
    PREPOSITION = 3, "preposition";
    /// Joins clauses.
    CONJUNCTION = 4, "conjunction";
    /// Joins two of a kind.
    JOIN = 5, "join";
    /// Opens a subordinate clause.
    SUBORDINATOR = 6, "subordinator";
    /// May stand between a subject and its verb.
    ADVERB = 7, "adverb";
    /// Helps a verb.
    AUXILIARY = 8, "auxiliary";
    /// Denies.
    NEGATION = 9, "negation";
    /// Makes a clause of its own.
    PREDICATE = 10, "predicate";
    /// Stands for a noun phrase.
    PRONOUN = 11, "pronoun";
    /// Opens a relative clause.
    RELATIVE = 12, "relative";
    /// Points at the noun beside it.
    DEMONSTRATIVE = 13, "demonstrative";
    /// Belongs to a date or time.
    DATE = 14, "date";
    /// Stands before the agent of a passive.
    BY = 15, "by";
    /// Stands before where something was taken from.
    FROM = 16, "from";
    /// Something written, counted or measured.
    DOCUMENT = 17, "document";
    /// Points back to what was said before.
    ANAPHOR = 18, "anaphor";
    /// Leads into a sentence.
    CONNECTOR = 19, "connector";
    /// A small word that may stand inside a name or a role.
    INSIDE = 20, "inside";
    /// Looks like a verb but is none.
    NOT_VERB = 21, "not_verb";
    /// Begins a noun phrase.
    DETERMINER = 22, "determiner";
    /// Ends a name, as a degree or *Jr* does.
    NAME_TAIL = 23, "name_tail";
    /// Belongs to the reporting word when it stands before it: *has* said.
    CUE_PART = 26, "cue_part";
    /// Says that something is not so yet: *will*, *may*.
    IRREALIS = 29, "irrealis";
    /// Makes a clause and nothing else: *is*.
    COPULA = 30, "copula";
    /// Opens the circumstance of a saying, and never stands in a name or a role.
    CIRCUMSTANCE = 31, "circumstance";
    /// Asks: *how*, *whether*.
    QUESTION = 28, "question";
    /// Opens an infinitive that is itself the content.
    INFINITIVE = 27, "infinitive";
    /// Stands before whom something is told.
    TO = 25, "to";
    /// Stands between a noun and what belongs to it: *the head of the office*.
    GENITIVE = 32, "genitive";
    /// Looks like a verb by its affixes, or is a known one.
    VERB = 24, "verb";
}

impl Class {
    /// Whether it shares a class with `other`.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The first set less the second.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether nothing is known.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Affixes that make a verb likely.
#[derive(Debug, Default)]
pub struct Affixes {
    prefixes: Vec<&'static str>,
    suffixes: Vec<&'static str>,
    /// What nouns made of a verb or an adjective begin and end with.
    nominals: Vec<(&'static str, &'static str)>,
    adverb_suffixes: Vec<&'static str>,
    /// What verbs end in that make no clause of their own.
    participles: Vec<&'static str>,
    /// What words for persons made of a verb begin with.
    agents: Vec<&'static str>,
}

/// Fewest letters of a word that affixes are looked for in.
const SHORTEST: usize = 5;

impl Affixes {
    /// Whether verbs are known by what they begin with.
    pub fn has_prefixes(&self) -> bool {
        !self.prefixes.is_empty()
    }

    /// Whether a word in small letters is a noun made of a verb or an adjective.
    pub fn is_nominal(&self, word: &str) -> bool {
        word.len() > SHORTEST && self.nominals.iter().any(|(head, tail)| word.starts_with(head) && word.ends_with(tail))
    }

    /// Whether a word in small letters begins as words for persons made of a verb do, and does not
    /// end as words for what they do.
    pub fn is_agent(&self, word: &str) -> bool {
        word.len() > SHORTEST && !self.is_nominal(word) && self.agents.iter().any(|a| word.starts_with(a))
    }

    /// Whether a word in small letters ends as a verb that makes no clause of its own.
    pub fn is_participle(&self, word: &str) -> bool {
        word.len() >= SHORTEST && self.participles.iter().any(|s| word.ends_with(s))
    }

    /// The class that the affixes of a word in small letters suggest.
    pub fn guess(&self, word: &str) -> Class {
        if word.len() < SHORTEST {
            Class::default()
        } else if self.adverb_suffixes.iter().any(|s| word.ends_with(s)) {
            Class::ADVERB.with(Class::CUE_PART)
        } else if self.prefixes.iter().any(|p| word.starts_with(p)) || self.suffixes.iter().any(|s| word.ends_with(s)) {
            Class::VERB
        } else {
            Class::default()
        }
    }
}

/// The classes of all words of a pack, by word number, and its affixes.
pub fn compile(pack: Pack, vocabulary: &mut Vocabulary) -> (Vec<Class>, Affixes) {
    let mut classes: Vec<Class> = Vec::new();
    let mut affixes = Affixes::default();
    for entry in pack.entries("quotes_words") {
        match entry.section {
            "verb_prefix" => affixes.prefixes.push(entry.phrase),
            "nominal" => affixes.nominals.extend(entry.phrase.split_once('-')),
            "agent_prefix" => affixes.agents.push(entry.phrase),
            "verb_suffix" => affixes.suffixes.push(entry.phrase),
            "participle_suffix" => affixes.participles.push(entry.phrase),
            "adverb_suffix" => affixes.adverb_suffixes.push(entry.phrase),
            section => {
                let Some((_, class)) = Class::SECTIONS.iter().find(|(name, _)| *name == section) else { continue };
                // Papers print both apostrophes.
                for word in [entry.phrase.to_owned(), entry.phrase.replace('\'', "’")] {
                    let at = vocabulary.intern(&word).0 as usize;
                    if at >= classes.len() {
                        classes.resize(at + 1, Class::default());
                    }
                    if let Some(known) = classes.get_mut(at) {
                        *known = known.with(*class);
                    }
                }
            }
        }
    }
    (classes, affixes)
}
