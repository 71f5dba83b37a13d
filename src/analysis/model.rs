//! What an analysis holds. Every span is in bytes of the article's text.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Everything that was found in one article. Numbers ([`EntityId`] and its kin) are indexes into
/// the vectors here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Who and what is named, in the order of their first mention.
    pub entities: Vec<Entity>,
    /// Who said what, in reading order.
    pub quotes: Vec<Quote>,
    /// What a reader may want to keep, in reading order.
    pub facts: Vec<Fact>,
    /// Facts that belong together, most important first.
    pub threads: Vec<Thread>,
    /// Ties between facts.
    pub links: Vec<Link>,
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// From an index.
            #[must_use]
            pub fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($letter, "{}"), self.0 + 1)
            }
        }
    };
}

number!(/// An entity's number, printed `E1`, `E2` …
    EntityId, "E");
number!(/// A quote's number, printed `Q1` …
    QuoteId, "Q");
number!(/// A fact's number, printed `F1` …
    FactId, "F");
number!(/// A thread's number, printed `T1` …
    ThreadId, "T");

/// Somebody or something, with every place that names or refers to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The longest form of its name, without title or honorific.
    pub name: String,
    /// Other forms of the name.
    pub aliases: Vec<String>,
    /// Roles and titles the text gives it, in its words, each with its place.
    pub roles: Vec<Role>,
    /// All its mentions, in reading order.
    pub mentions: Vec<Mention>,
    /// The normalised value of a date, duration or quantity.
    pub value: Option<Value>,
    /// How sure the kind and the name are, 0 to 1.
    pub confidence: f32,
    /// What in the text triggered it.
    pub because: String,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, authority, party, court, club, medium.
    Organisation,
    /// A country, region, town, street, building used as a location.
    Place,
    /// Something that happened under a name.
    Event,
    /// A book, film, law, plan with a title.
    Work,
    /// A point or stretch of the calendar.
    Date,
    /// A length of time.
    Duration,
    /// A number of something: amounts, money, percentages.
    Quantity,
    /// Anything else that speaks or is spoken of.
    Other,
}

/// A role, with the place that proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// In the words of the text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// One place that names or refers to an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// How.
    pub form: Form,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// By a name.
    Name,
    /// By a description: *the minister*.
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// The normalised value of a date, duration or quantity; what the text does not give is `None`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Singular English unit (`hour`, `kilometre`), ISO 4217 code (`IDR`), `percent`, or the
    /// thing counted in the words of the text (`poin`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<f64>,
    /// ISO 8601 date (`2025-10`, `2017/2021`) or duration (`PT5H`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
}

/// An attribution of speech (PARC3, `PolNeAR`): source, cue, content.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// How the words are given.
    pub kind: QuoteKind,
    /// Whether it was said, or only thought or meant to be done.
    pub attitude: Attitude,
    /// What was said, without marks and complementiser; several spans where the cue interrupts.
    pub content: Vec<Span>,
    /// The reporting word.
    pub cue: Option<Span>,
    /// Who, as it stands beside the cue.
    pub source: Option<Span>,
    /// The entity the source resolves to.
    pub speaker: Option<EntityId>,
    /// How sure it is that this is a quote with this speaker, 0 to 1.
    pub confidence: f32,
    /// What in the text triggered it.
    pub because: String,
}

impl Quote {
    /// From the first to the last byte of its content.
    #[must_use]
    pub fn extent(&self) -> Span {
        self.content.iter().copied().reduce(Span::join).unwrap_or_default()
    }
}

/// What a source does with a content. `PolNeAR` counts all three as attributions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attitude {
    /// Says, writes or asks it.
    #[default]
    Speech,
    /// Thinks, hopes or fears it.
    Belief,
    /// Wants or means to do it.
    Intention,
}

/// How words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// All of it between marks.
    Direct,
    /// Without marks.
    Indirect,
    /// Partly between marks.
    Mixed,
}

/// Something a reader may want to keep.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What kind of fact it is, and what that kind has to say.
    pub details: Details,
    /// A short line a person reads in a list, in the article's language.
    pub label: String,
    /// The words that prove it.
    pub spans: Vec<Span>,
    /// Whom or what it is about.
    pub subject: Option<EntityId>,
    /// All entities named in it.
    pub entities: Vec<EntityId>,
    /// The quote it comes from.
    pub quote: Option<QuoteId>,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
    /// What in the text triggered it.
    pub because: String,
}

impl Fact {
    /// The kind alone.
    #[must_use]
    pub fn kind(&self) -> FactKind {
        match self.details {
            Details::Statement => FactKind::Statement,
            Details::Comparison(_) => FactKind::Comparison,
            Details::Background(_) => FactKind::Background,
            Details::Elaboration => FactKind::Elaboration,
        }
    }

    /// From its first to its last byte.
    #[must_use]
    pub fn extent(&self) -> Span {
        self.spans.iter().copied().reduce(Span::join).unwrap_or_default()
    }
}

/// The kinds of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// What somebody is reported to have said, written or announced.
    Statement,
    /// Two things, amounts or times set against each other.
    Comparison,
    /// Who somebody is or was.
    Background,
    /// A sentence that says more about another fact's matter.
    Elaboration,
}

/// What each kind of fact has to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Details {
    /// The quote says it all.
    Statement,
    /// Both sides.
    Comparison(Comparison),
    /// Relation and dates.
    Background(Background),
    /// Nothing but its words.
    Elaboration,
}

/// Both sides of a comparison, as far as the text has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What is compared, the one in question first.
    pub sides: Vec<Side>,
    /// How they compare.
    pub relation: Relation,
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// In the words of the text.
    pub label: String,
    /// Where those words stand.
    pub span: Option<Span>,
    /// Its measure.
    pub value: Option<Value>,
    /// Where the measure stands.
    pub value_span: Option<Span>,
}

/// How two sides compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The most or least of a range.
    Superlative,
    /// The first is more.
    More,
    /// The first is less.
    Less,
    /// Both are the same.
    Equal,
    /// From one value to another.
    Change,
    /// Two measures side by side.
    Contrast,
    /// A place in an order.
    Rank,
}

/// Who somebody is or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Background {
    /// What the fact says about them.
    pub relation: BackgroundRelation,
    /// ISO 8601 date from which it held.
    pub from: Option<String>,
    /// ISO 8601 date until which it held.
    pub to: Option<String>,
}

/// What a background says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackgroundRelation {
    /// An office or task held.
    Role,
    /// Its dates.
    Tenure,
    /// Family.
    Kinship,
    /// Where somebody or something comes from.
    Origin,
    /// Schools and degrees.
    Education,
    /// Beginnings of an organisation.
    Founding,
    /// Belonging to a group.
    Membership,
    /// Birth, death, arrest, flight, move.
    LifeEvent,
    /// Anything else.
    Other,
}

/// Facts that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// What a reader would call it, in the article's language.
    pub label: String,
    /// What holds it together.
    pub kind: ThreadKind,
    /// Whom or what it is about.
    pub subject: Option<EntityId>,
    /// Its facts in reading order.
    pub facts: Vec<FactId>,
}

/// What holds a thread together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreadKind {
    /// One speaker's statements.
    Statements,
    /// One comparison with what elaborates it.
    Comparison,
    /// One person's or organisation's background.
    Background,
    /// What the remaining speakers said, each only once or twice.
    Voices,
}

/// A typed tie between two facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    /// The fact it leaves from.
    pub from: FactId,
    /// The fact it leads to.
    pub to: FactId,
    /// What ties them.
    pub kind: LinkKind,
    /// The entity both share.
    pub via: Option<EntityId>,
}

/// What ties two facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// Said by the same speaker.
    SameSpeaker,
    /// About the same person or thing.
    SameSubject,
    /// Sides of one comparison.
    ComparesWith,
    /// Says more about it.
    Elaborates,
    /// Says otherwise.
    ContrastsWith,
}

/// Who stands for a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A machine found it, and nobody has judged it.
    #[default]
    MachineExtracted,
    /// A machine found it, and the reader says that it is right.
    Accepted,
    /// The reader has changed it, or it follows from what the reader has changed.
    Corrected,
    /// The reader has found it.
    Added,
}
