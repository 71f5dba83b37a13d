//! The reporting words and closed classes of a pack, compiled.
//!
//! Files: `quotes.txt` (reporting words, by how they are built into a sentence) and
//! `quotes_words.txt` (closed classes and affixes, by section).

use super::classes::{self, Affixes, Class};
use crate::analysis::Attitude;
use crate::analysis::document::{Document, Token};
use crate::language::lexicon::{PhraseMap, Vocabulary, WordId, WordSet};
use crate::language::{Grammar, Pack, PackError};
use crate::text::{Shape, TokenKind};
use foldhash::HashSet;

/// How a reporting word is built into its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Frame {
    /// Source before it, clause behind it.
    Active,
    /// Content before it, source behind it.
    Inverted,
    /// Source behind it, content behind the source, before the word, or around both.
    According,
    /// Names where the words were taken from.
    Via,
    /// Clause behind it, source behind it or nowhere.
    Passive,
}

impl Frame {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Active, "active"),
        (Self::Inverted, "inverted"),
        (Self::According, "according"),
        (Self::Via, "via"),
        (Self::Passive, "passive"),
    ];

    /// The key of its message in `labels.txt`.
    pub fn message(self) -> &'static str {
        match self {
            Self::Active => "quotes.active",
            Self::Inverted => "quotes.inverted",
            Self::According => "quotes.according",
            Self::Via => "quotes.via",
            Self::Passive => "quotes.passive",
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What a pack says of one reporting word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cue {
    frames: u8,
    /// A clause only behind a complementiser, a comma or a mark.
    pub that: bool,
    /// A noun phrase may be the content.
    pub object: bool,
    /// What somebody is asked to do.
    pub request: bool,
    /// May only give a thing its name.
    pub naming: bool,
    /// The source must be something written or counted.
    pub document: bool,
    /// Only with words between quotation marks.
    pub marks: bool,
    /// Only behind what was said: *tutup* also closes a door, *singkat* is also an adverb.
    pub behind: bool,
    /// Speech, belief or intention.
    pub attitude: Attitude,
    /// A clause may follow at once, whatever it looks like.
    pub any: bool,
    /// Whom it is told to stands between the word and the content.
    pub tell: bool,
    /// An infinitive may be the content.
    pub to: bool,
    /// A bare noun phrase may be the content.
    pub thing: bool,
    /// Without a complementiser, only what counts something may be the content.
    pub counted: bool,
    /// Its subject is that of the sentence.
    pub participle: bool,
    /// As often a noun.
    pub noun: bool,
    /// Its subject is a plural one.
    pub plural: bool,
    /// Its subject is a singular one.
    pub singular: bool,
    /// The source is a clitic inside the word.
    pub clitic: bool,
}

impl Cue {
    /// Whether it can be built this way.
    pub fn is(&self, frame: Frame) -> bool {
        self.frames & frame.bit() != 0
    }

    fn add(&mut self, frame: Frame, entry: &crate::language::Entry<'_>) {
        self.frames |= frame.bit();
        self.that |= entry.has("that");
        self.object |= entry.has("object");
        self.request |= entry.has("request");
        self.naming |= entry.has("naming");
        self.document |= entry.has("document");
        self.marks |= entry.has("marks");
        self.behind |= entry.has("behind");
        self.any |= entry.has("any");
        self.tell |= entry.has("tell");
        self.to |= entry.has("to");
        self.thing |= entry.has("thing");
        self.counted |= entry.has("counted");
        self.participle |= entry.has("participle");
        self.noun |= entry.has("noun");
        self.plural |= entry.has("plural");
        self.singular |= entry.has("singular");
        if entry.has("belief") {
            self.attitude = Attitude::Belief;
        } else if entry.has("intention") {
            self.attitude = Attitude::Intention;
        }
    }
}

/// What this stage compiles from a pack.
#[derive(Debug)]
pub struct Lexicon {
    /// What the grammar of the language is like.
    pub grammar: Grammar,
    cues: PhraseMap<Cue>,
    classes: Vec<Class>,
    affixes: Affixes,
    clitics: Vec<&'static str>,
    plurals: Vec<&'static str>,
    possessives: Vec<&'static str>,
    /// What a source can be: offices, trades, kin (`roles.txt`), groups and words for persons
    /// (`coreference.txt`).
    roles: PhraseMap<()>,
    /// Words for kin.
    kin: HashSet<&'static str>,
    /// Months and weekdays, which are dates also when written large.
    calendar: WordSet,
}

impl Lexicon {
    /// The words of a pack that this stage reads, in the numbers of `vocabulary`.
    ///
    /// # Errors
    /// Those of [`Grammar::read`].
    pub fn compile(pack: Pack, vocabulary: &mut Vocabulary) -> Result<Self, PackError> {
        let mut found: Vec<(&'static str, Cue)> = Vec::new();
        for entry in pack.entries("quotes") {
            let Some((frame, _)) = Frame::ALL.iter().find(|(_, name)| *name == entry.section) else { continue };
            match found.iter_mut().find(|(phrase, _)| *phrase == entry.phrase) {
                Some((_, cue)) => cue.add(*frame, &entry),
                None => {
                    let mut cue = Cue::default();
                    cue.add(*frame, &entry);
                    found.push((entry.phrase, cue));
                }
            }
        }
        let mut cues = PhraseMap::default();
        for (phrase, cue) in &found {
            cues.insert(phrase, *cue, vocabulary);
            for clitic in pack.section("quotes_words", "clitic") {
                let joined = format!("{phrase}{}", clitic.phrase);
                if !phrase.contains(' ') && !found.iter().any(|(p, _)| *p == joined) {
                    cues.insert(&joined, Cue { clitic: true, ..*cue }, vocabulary);
                }
            }
        }
        let (classes, affixes) = classes::compile(pack, vocabulary);
        let clitics = pack.section("quotes_words", "clitic").map(|e| e.phrase).collect();
        let suffixes = |section| pack.section("quotes_words", section).map(|e| e.phrase).collect();
        let (plurals, possessives) = (suffixes("plural_suffix"), suffixes("possessive_suffix"));
        let calendar = WordSet::compile(pack.entries("months").map(|e| e.phrase), vocabulary);
        let kin = pack.section("roles", "kin").map(|e| e.phrase).collect();
        let mut roles = PhraseMap::default();
        let bodies = pack.section("coreference", "groups").chain(pack.section("coreference", "persons"));
        let persons = ["office", "rank", "kin", "article"].into_iter().flat_map(|s| pack.section("roles", s));
        for entry in persons.chain(bodies) {
            roles.insert(entry.phrase, (), vocabulary);
        }
        let grammar = Grammar::read(pack)?;
        Ok(Self { grammar, cues, classes, affixes, clitics, plurals, possessives, roles, kin, calendar })
    }

    /// The longest reporting word or phrase that begins at a token and ends before `end`.
    pub fn cue_at(&self, document: &Document, token: usize, end: usize) -> Option<(usize, Cue)> {
        self.cues.longest(document.words_from(token, end)).map(|(length, cue)| (length, *cue))
    }

    /// Whether a word is a noun made of a verb or an adjective, by a clitic or its affixes.
    pub fn is_nominal(&self, word: &str) -> bool {
        self.affixes.is_nominal(word) || self.clitics.iter().any(|c| word.len() > c.len() + 2 && word.ends_with(c))
    }

    /// Whether what begins at a token says who somebody is: an office, a trade, kin (with a clitic
    /// too), or a word for a person made of a verb.
    pub fn is_role(&self, document: &Document, token: usize) -> bool {
        let end = token + 4;
        let word = document.word(token);
        let bare = self.clitics.iter().find_map(|c| word.strip_suffix(c));
        self.roles.longest(document.words_from(token, end)).is_some()
            || bare.is_some_and(|b| self.kin.contains(b))
            || self.affixes.is_agent(word)
    }

    /// Whether a word ends as a verb that makes no clause of its own: *speaking*.
    pub fn is_participle(&self, word: &str) -> bool {
        self.affixes.is_participle(word)
    }

    /// Whether verbs are known by what they begin with.
    pub fn prefixes_verbs(&self) -> bool {
        self.affixes.has_prefixes()
    }

    /// Whether a word ends as a plural does.
    pub fn is_plural(&self, word: &str) -> bool {
        self.plurals.iter().any(|s| word.ends_with(s))
    }

    /// Whether a word ends as an owner's name does.
    pub fn is_possessive(&self, word: &str) -> bool {
        self.possessives.iter().any(|s| word.ends_with(s))
    }

    /// What is known of every token of a document.
    pub fn classify(&self, document: &Document) -> Vec<Class> {
        let mut classes: Vec<Class> = document.tokens.iter().map(|t| self.class(document, t)).collect();
        for at in 1..classes.len() {
            if self.is_name_like_date(document, at)
                && let Some(class) = classes.get_mut(at)
            {
                *class = class.without(Class::DATE);
            }
        }
        classes
    }

    /// Whether a word of dates that is no name of a day or month stands large in front of another
    /// capital or behind a reporting word, inside a sentence: *kata Hari*, *Dinas Kota Hari Wibowo*.
    fn is_name_like_date(&self, document: &Document, at: usize) -> bool {
        let Some(token) = document.tokens.get(at) else { return false };
        let large = |t: usize| document.tokens.get(t).is_some_and(|t| t.shape.has(Shape::CAPITAL));
        if !large(at) || self.calendar.contains(token.word) || !self.known(token.word).any(Class::DATE) {
            return false;
        }
        let opens = document.sentences.get(document.sentence_of(at)).is_some_and(|s| s.tokens.start == at);
        let said = self.cue_at(document, at - 1, at).is_some();
        !opens && (said || large(at - 1))
    }

    fn class(&self, document: &Document, token: &Token) -> Class {
        let known = self.known(token.word);
        if token.kind != TokenKind::Word {
            return known;
        }
        let guess = if known.is_empty() && !token.shape.has(Shape::CAPITAL) {
            self.affixes.guess(token.span.of(document.text()))
        } else {
            Class::default()
        };
        known.with(guess)
    }

    fn known(&self, word: WordId) -> Class {
        self.classes.get(word.0 as usize).copied().unwrap_or_default()
    }
}
