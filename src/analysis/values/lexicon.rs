//! The words of `values.txt` and `months.txt`, ready to be asked.

use crate::language::Pack;
use crate::language::calendar::Calendar;
use crate::language::lexicon::{PhraseMap, Vocabulary, WordSet};
use foldhash::HashMap;

/// What a number word is, or does to the number before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NumberWord {
    /// Its own value.
    Value(f64),
    /// Adds ten: *dua belas*.
    Teen,
    /// So many tens or hundreds: *dua puluh*.
    Times(f64),
    /// Thousands and more: *dua juta*.
    Scale(f64),
    /// A half more, or half of one.
    Half,
}

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl TimeUnit {
    fn of(letter: &str) -> Option<Self> {
        Some(match letter {
            "S" => Self::Second,
            "M" => Self::Minute,
            "H" => Self::Hour,
            "D" => Self::Day,
            "W" => Self::Week,
            "Mo" => Self::Month,
            "Y" => Self::Year,
            _ => return None,
        })
    }

    /// The unit's name in a [`Value`](crate::analysis::Value).
    pub fn name(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A word for a length of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimeWord {
    pub unit: TimeUnit,
    /// How many of the unit one of these is.
    pub times: f64,
    /// Whether the word says *one* itself: *sejam*, *an hour*.
    pub one: bool,
}

/// A stretch seen from the day of the report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Relative {
    pub unit: TimeUnit,
    pub steps: i32,
}

/// What this stage compiles from a pack.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) calendar: Calendar,
    pub(super) months: PhraseMap<(i8, bool)>,
    pub(super) weekdays: PhraseMap<i8>,
    pub(super) numbers: PhraseMap<NumberWord>,
    pub(super) time: PhraseMap<TimeWord>,
    pub(super) units: PhraseMap<&'static str>,
    pub(super) before: PhraseMap<&'static str>,
    pub(super) after: PhraseMap<&'static str>,
    pub(super) relative: PhraseMap<Relative>,
    pub(super) seasons: PhraseMap<u8>,
    pub(super) ago: PhraseMap<bool>,
    pub(super) ahead: PhraseMap<bool>,
    pub(super) to: PhraseMap<()>,
    pub(super) between: WordSet,
    pub(super) and: WordSet,
    pub(super) year: WordSet,
    pub(super) label: WordSet,
    pub(super) last: WordSet,
    pub(super) next: WordSet,
    pub(super) clock: WordSet,
    pub(super) part: WordSet,
    /// What makes a year's figures a decade: *1990-an*.
    pub(super) decade: Vec<&'static str>,
    pub(super) classifiers: WordSet,
    pub(super) uncounted: WordSet,
    /// How words begin that are verbs and so not counted.
    pub(super) verbs: Vec<&'static str>,
    /// How counted words end, where the language marks them.
    pub(super) counted: Vec<&'static str>,
    pub(super) decimal_comma: bool,
    /// Codes of currencies written in one word with their amount: `Rp540`.
    pub(super) glued: Vec<(&'static str, &'static str)>,
    /// Number words and units by their letters, for those inside one hyphened word.
    by_letters: HashMap<&'static str, f64>,
    time_by_letters: HashMap<&'static str, TimeWord>,
    /// The first words of everything above that a measure can begin with.
    pub(super) starts: WordSet,
}

impl Lexicon {
    /// The words of a pack that this stage reads, in the numbers of `vocabulary`.
    #[must_use]
    pub fn compile(pack: Pack, vocabulary: &mut Vocabulary) -> Self {
        let v = vocabulary;
        let mut starts = WordSet::default();
        for section in ["numbers", "time", "currency before", "relative", "seasons", "clock"] {
            for entry in pack.section("values", section) {
                entry.phrase.split(' ').take(1).for_each(|w| starts.insert(v.intern(w)));
            }
        }
        for entry in pack.section("months", "months").chain(pack.section("months", "weekdays")) {
            starts.insert(v.intern(entry.phrase));
        }
        let set = |section: &'static str, v: &mut Vocabulary| {
            WordSet::compile(pack.section("values", section).map(|e| e.phrase), v)
        };
        for word in ["last", "next"] {
            pack.section("values", word).for_each(|e| starts.insert(v.intern(e.phrase)));
        }
        Self {
            calendar: Calendar::compile(pack),
            months: months(pack, v),
            weekdays: map(pack, "months", "weekdays", v, |e| e.fields.parse().ok()),
            numbers: map(pack, "values", "numbers", v, number_word),
            time: map(pack, "values", "time", v, time_word),
            units: map(pack, "values", "units", v, |e| Some(e.fields)),
            before: map(pack, "values", "currency before", v, |e| Some(e.fields)),
            after: map(pack, "values", "currency after", v, |e| Some(e.fields)),
            relative: map(pack, "values", "relative", v, relative),
            seasons: map(pack, "values", "seasons", v, |e| e.fields.parse().ok()),
            ago: map(pack, "values", "ago", v, |e| Some(!e.has("no-date"))),
            ahead: map(pack, "values", "ahead", v, |e| Some(!e.has("no-date"))),
            to: map(pack, "values", "to", v, |_| Some(())),
            between: set("between", v),
            and: set("and", v),
            year: set("year", v),
            label: set("label", v),
            last: set("last", v),
            next: set("next", v),
            clock: set("clock", v),
            part: set("part", v),
            decade: pack.section("values", "decade").map(|e| e.phrase).collect(),
            classifiers: set("classifiers", v),
            uncounted: set("uncounted", v),
            verbs: pack.section("values", "verbs").map(|e| e.phrase).collect(),
            counted: pack.section("values", "counted").map(|e| e.phrase).collect(),
            decimal_comma: pack.section("values", "decimal").any(|e| e.phrase == ","),
            glued: pack
                .section("values", "currency before")
                .filter(|e| e.phrase.bytes().all(|b| b.is_ascii_alphabetic()))
                .map(|e| (e.phrase, e.fields))
                .collect(),
            by_letters: pack
                .section("values", "numbers")
                .filter_map(|e| match number_word(e)? {
                    NumberWord::Value(n) => Some((e.phrase, n)),
                    _ => None,
                })
                .collect(),
            time_by_letters: pack
                .section("values", "time")
                .filter_map(|e| Some((e.phrase, time_word(e).filter(|w| !w.one)?)))
                .collect(),
            starts,
        }
    }

    /// Whether figures may be a time of day: at most `23.59`.
    pub(super) fn decimal_free_clock(&self, figures: &str) -> bool {
        let mut parts = figures.split(['.', ',']);
        let hour = parts.next().and_then(|h| h.parse::<u8>().ok()).is_some_and(|h| h <= 24);
        let minute = parts.next().is_none_or(|m| m.len() == 2 && m.parse::<u8>().is_ok_and(|m| m < 60));
        hour && minute
    }
}

type Entry = crate::language::Entry<'static>;

fn map<T>(
    pack: Pack,
    file: &'static str,
    section: &'static str,
    vocabulary: &mut Vocabulary,
    value: impl Fn(Entry) -> Option<T>,
) -> PhraseMap<T> {
    let mut map = PhraseMap::default();
    for entry in pack.section(file, section) {
        if let Some(value) = value(entry) {
            map.insert(entry.phrase, value, vocabulary);
        }
    }
    map
}

/// Months, and whether the name is a common word as well (*may*, *march*).
fn months(pack: Pack, vocabulary: &mut Vocabulary) -> PhraseMap<(i8, bool)> {
    map(pack, "months", "months", vocabulary, |e| {
        Some((e.fields.split(' ').next()?.parse().ok()?, e.has("word") || e.phrase.chars().count() <= 3))
    })
}

fn number_word(entry: Entry) -> Option<NumberWord> {
    let factor = |key| entry.get(key).and_then(|v| v.parse().ok());
    if entry.has("teen") {
        Some(NumberWord::Teen)
    } else if entry.has("half") {
        Some(NumberWord::Half)
    } else if let Some(times) = factor("times") {
        Some(NumberWord::Times(times))
    } else if let Some(scale) = factor("scale") {
        Some(NumberWord::Scale(scale))
    } else {
        entry.fields.parse().ok().map(NumberWord::Value)
    }
}

fn time_word(entry: Entry) -> Option<TimeWord> {
    let mut fields = entry.fields.split_whitespace();
    let unit = TimeUnit::of(fields.next()?)?;
    let times = fields.next().and_then(|f| f.parse().ok()).unwrap_or(1.0);
    Some(TimeWord { unit, times, one: entry.has("one") })
}

fn relative(entry: Entry) -> Option<Relative> {
    let units =
        [("day", TimeUnit::Day), ("week", TimeUnit::Week), ("month", TimeUnit::Month), ("year", TimeUnit::Year)];
    units.iter().find_map(|&(key, unit)| Some(Relative { unit, steps: entry.get(key)?.parse().ok()? }))
}

impl Lexicon {
    /// The value of a number word given by its letters, where it has one of its own.
    pub(super) fn small_number(&self, word: &str) -> Option<f64> {
        self.by_letters.get(word.to_lowercase().as_str()).copied()
    }

    /// A unit of time given by its letters.
    pub(super) fn time_unit(&self, word: &str) -> Option<TimeWord> {
        self.time_by_letters.get(word).copied()
    }
}
