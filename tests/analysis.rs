//! What must be found in the embedded articles, and in the same articles with every name, place
//! and number changed: people with aliases and roles, eight quotes, the threads, the links.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use telusur::analysis::{
    Analysis, BackgroundRelation, Details, Engine, Entity, EntityKind, Fact, FactId, FactKind, LinkKind, Quote,
    QuoteKind, Thread, ThreadKind,
};
use telusur::article::Article;
use telusur::language::Pack;
use telusur::reading::plain::{Known, article};
use telusur::reading::samples;

/// The names, places and numbers of the Indonesian article, each with what a made-up set puts in
/// its place.
type Names = BTreeMap<&'static str, &'static str>;

/// One set of names, as pairs in the order of [`KEYS`].
const KEYS: [&str; 30] = [
    "Yuri Ushakov",
    "Ushakov",
    "Steve Witkoff",
    "Witkoff",
    "Jared Kushner",
    "Kushner",
    "Ivanka Trump",
    "Trump",
    "Zelenskyy",
    "Kristina Kormilitsyna",
    "RIA Novosti",
    "Kremlin",
    "Minsk",
    "MOSKOW",
    "Moskow",
    "Rusia",
    "Amerika Serikat",
    "Amerika",
    "AS",
    "Donbas",
    "Ukraina",
    "Kyiv",
    "Washington",
    "Israel",
    "Gaza",
    "Belarus",
    "Eropa",
    "2017",
    "2021",
    "2025",
];

const LATIN_AMERICAN: [&str; 30] = [
    "Mateo Villalba",
    "Villalba",
    "Hugo Barrientos",
    "Barrientos",
    "Esteban Quiroga",
    "Quiroga",
    "Lucia Santillana",
    "Santillana",
    "Arismendi",
    "Paula Echeverri",
    "Prensa Andina",
    "Miraflores",
    "Quito",
    "CARACAS",
    "Caracas",
    "Venezuela",
    "Republik Argentina",
    "Argentina",
    "Argentina",
    "Zulia",
    "Paraguay",
    "Bogota",
    "Montevideo",
    "Peru",
    "Tacna",
    "Uruguay",
    "Karibia",
    "2004",
    "2009",
    "2012",
];

const AFRICAN: [&str; 30] = [
    "Tendai Mutasa",
    "Mutasa",
    "Sipho Dlamini",
    "Dlamini",
    "Chidi Okonkwo",
    "Okonkwo",
    "Amara Balogun",
    "Balogun",
    "Kiplagat",
    "Fatou Diallo",
    "Radio Sahel",
    "Uhuru",
    "Kampala",
    "HARARE",
    "Harare",
    "Zimbabwe",
    "Republik Nigeria",
    "Nigeria",
    "Nigeria",
    "Katanga",
    "Kenya",
    "Nairobi",
    "Abuja",
    "Mesir",
    "Sinai",
    "Botswana",
    "Asia",
    "2011",
    "2016",
    "2019",
];

const INDONESIAN: [&str; 30] = [
    "Bambang Hartono",
    "Hartono",
    "Agus Wibisono",
    "Wibisono",
    "Dimas Prakoso",
    "Prakoso",
    "Ratna Kusuma",
    "Kusuma",
    "Situmorang",
    "Dewi Lestari",
    "Radar Sunda",
    "Merdeka",
    "Makassar",
    "JAKARTA",
    "Jakarta",
    "Indonesia",
    "Kerajaan Malaysia",
    "Malaysia",
    "Malaysia",
    "Natuna",
    "Filipina",
    "Manila",
    "Putrajaya",
    "Thailand",
    "Pattani",
    "Vietnam",
    "Australia",
    "1998",
    "2003",
    "2008",
];

/// Durations and amounts, word for word, with their hours.
struct Numbers {
    this: (&'static str, &'static str, f64),
    that: (&'static str, &'static str, f64),
    documents: (&'static str, &'static str),
    points: (&'static str, &'static str),
}

const NUMBERS: [Numbers; 4] = [
    Numbers {
        this: ("lima jam", "lima jam", 5.0),
        that: ("15 jam", "15 jam", 15.0),
        documents: ("empat dokumen", "empat dokumen"),
        points: ("28 poin", "28 poin"),
    },
    Numbers {
        this: ("lima jam", "tujuh jam", 7.0),
        that: ("15 jam", "22 jam", 22.0),
        documents: ("empat dokumen", "enam dokumen"),
        points: ("28 poin", "41 poin"),
    },
    Numbers {
        this: ("lima jam", "sembilan jam", 9.0),
        that: ("15 jam", "31 jam", 31.0),
        documents: ("empat dokumen", "tiga dokumen"),
        points: ("28 poin", "17 poin"),
    },
    Numbers {
        this: ("lima jam", "enam jam", 6.0),
        that: ("15 jam", "19 jam", 19.0),
        documents: ("empat dokumen", "delapan dokumen"),
        points: ("28 poin", "33 poin"),
    },
];

/// One variant of an article with what must come out of it.
struct Case {
    name: &'static str,
    text: String,
    language: &'static str,
    names: Names,
    this: f64,
    that: f64,
}

/// Replaces every key where it stands as a word of its own, longest first, in one pass.
fn substitute(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut pairs = pairs.to_vec();
    pairs.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    let mut out = String::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let hit = pairs.iter().find(|(from, _)| {
            rest.strip_prefix(from).is_some_and(|after| {
                !before.is_alphanumeric() && !after.chars().next().is_some_and(char::is_alphanumeric)
            })
        });
        let taken = match hit {
            Some((from, to)) => {
                out.push_str(to);
                from.len()
            }
            None => {
                out.push(c);
                c.len_utf8()
            }
        };
        before = rest[..taken].chars().next_back().unwrap_or(' ');
        rest = &rest[taken..];
    }
    out
}

fn capitalised(words: &str) -> String {
    let word = |w: &str| w[..1].to_uppercase() + &w[1..];
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The Indonesian article as it is and in three made-up sets, and the English one.
fn cases() -> Vec<Case> {
    let original = samples::sample("id").expect("embedded");
    let sets: [(&'static str, [&'static str; 30]); 4] =
        [("as it is", KEYS), ("Latin American", LATIN_AMERICAN), ("African", AFRICAN), ("Indonesian", INDONESIAN)];
    let mut cases: Vec<Case> = sets
        .into_iter()
        .zip(&NUMBERS)
        .map(|((name, set), numbers)| {
            let title = (capitalised(numbers.this.0), capitalised(numbers.this.1));
            let mut pairs: Vec<(&str, &str)> = KEYS.into_iter().zip(set).collect();
            pairs.push((numbers.this.0, numbers.this.1));
            pairs.push((numbers.that.0, numbers.that.1));
            pairs.push(numbers.documents);
            pairs.push(numbers.points);
            pairs.push((&title.0, &title.1));
            Case {
                name,
                text: substitute(original, &pairs),
                language: "id",
                names: KEYS.into_iter().zip(set).collect(),
                this: numbers.this.2,
                that: numbers.that.2,
            }
        })
        .collect();
    let english = [("MOSKOW", "MOSCOW"), ("Moskow", "Moscow"), ("Rusia", "Russia"), ("Ukraina", "Ukraine")];
    cases.push(Case {
        name: "English",
        text: samples::sample("en").expect("embedded").to_owned(),
        language: "en",
        names: KEYS.into_iter().zip(KEYS).chain(english).collect(),
        this: 5.0,
        that: 15.0,
    });
    cases
}

/// One analysed case, with what a test asks of it.
struct Read {
    case: Case,
    article: Article,
    found: Analysis,
}

impl Read {
    fn all() -> Vec<Self> {
        let engine = Engine::new();
        cases()
            .into_iter()
            .map(|case| {
                let pack = Pack::of(case.language).expect("a pack");
                let article = article(&case.text, Known { language: Some(pack), ..Known::default() }, pack);
                let found = engine.analyse(&article).expect("a pack");
                Self { case, article, found }
            })
            .collect()
    }

    /// What stands in this case for a name of the Indonesian article.
    fn name(&self, key: &str) -> &'static str {
        self.case.names.get(key).copied().expect("a key")
    }

    /// The entity of this name or alias.
    #[track_caller]
    fn entity(&self, kind: EntityKind, key: &str) -> &Entity {
        let name = self.name(key);
        let mut all = self.found.entities.iter().filter(|e| e.kind == kind);
        all.find(|e| e.name == name || e.aliases.iter().any(|a| a == name))
            .unwrap_or_else(|| panic!("{}: no {kind:?} {name}: {:#?}", self.case.name, self.names(kind)))
    }

    fn names(&self, kind: EntityKind) -> Vec<(&str, &[String])> {
        let all = self.found.entities.iter().filter(|e| e.kind == kind);
        all.map(|e| (e.name.as_str(), e.aliases.as_slice())).collect()
    }

    fn speaker(&self, quote: &Quote) -> &str {
        quote.speaker.and_then(|s| self.found.entities.get(s.index())).map_or("", |e| &e.name)
    }

    fn fact(&self, id: FactId) -> &Fact {
        &self.found.facts[id.index()]
    }

    fn words(&self, fact: &Fact) -> String {
        fact.spans.iter().map(|s| self.article.words(*s)).collect::<Vec<_>>().join(" … ")
    }

    #[track_caller]
    fn thread(&self, kind: ThreadKind) -> &Thread {
        let mut all = self.found.threads.iter().filter(|t| t.kind == kind);
        let thread = all.next().unwrap_or_else(|| panic!("{}: no thread of {kind:?}", self.case.name));
        assert!(all.next().is_none(), "{}: one thread of {kind:?}", self.case.name);
        thread
    }
}

/// Asks every case, and names those that failed.
fn each(ask: impl Fn(&Read) + std::panic::RefUnwindSafe) {
    static READ: LazyLock<Vec<Read>> = LazyLock::new(Read::all);
    let failed: Vec<&str> =
        READ.iter().filter(|read| std::panic::catch_unwind(|| ask(read)).is_err()).map(|read| read.case.name).collect();
    assert!(failed.is_empty(), "failed: {failed:?}");
}

#[test]
fn people_have_their_short_names_and_roles() {
    each(|read| {
        let name = read.case.name;
        for (long, short) in [("Yuri Ushakov", "Ushakov"), ("Steve Witkoff", "Witkoff"), ("Jared Kushner", "Kushner")] {
            let person = read.entity(EntityKind::Person, long);
            assert_eq!(person.name, read.name(long), "{name}");
            assert!(person.aliases.iter().any(|a| a == read.name(short)), "{name}: {:?}", person.aliases);
        }
        for key in ["Kristina Kormilitsyna", "Ivanka Trump"] {
            read.entity(EntityKind::Person, key);
        }
        let has_role = |key: &str, words: &[&str]| {
            let roles = &read.entity(EntityKind::Person, key).roles;
            assert!(
                roles.iter().any(|r| words.iter().any(|w| r.text.to_lowercase().contains(w))),
                "{name}: {key}: {roles:?}"
            );
        };
        has_role("Yuri Ushakov", &["ajudan presiden", "president's aide"]);
        has_role("Steve Witkoff", &["utusan", "envoy"]);
        has_role("Jared Kushner", &["penasihat presiden", "adviser"]);
        has_role("Jared Kushner", &["menantu", "son-in-law"]);
    });
}

#[test]
fn father_and_daughter_are_two() {
    each(|read| {
        let daughter = read.entity(EntityKind::Person, "Ivanka Trump");
        assert!(daughter.aliases.is_empty(), "{}: {:?}", read.case.name, daughter.aliases);
        read.entity(EntityKind::Person, "Trump");
    });
}

#[test]
fn pronouns_in_the_portrait_are_its_subject() {
    each(|read| {
        let person = read.entity(EntityKind::Person, "Jared Kushner");
        let pronouns = person.mentions.iter().filter(|m| m.form == telusur::analysis::Form::Pronoun).count();
        assert!(pronouns >= 3, "{}: {pronouns}", read.case.name);
    });
}

#[test]
fn eight_quotes_with_kinds_and_speakers() {
    each(|read| {
        let name = read.case.name;
        let quotes = &read.found.quotes;
        let shown: Vec<(QuoteKind, &str)> = quotes.iter().map(|q| (q.kind, read.speaker(q))).collect();
        assert_eq!(quotes.len(), 8, "{name}: {shown:#?}");
        let aide = read.name("Yuri Ushakov");
        let speakers: Vec<&str> = shown.iter().map(|(_, s)| *s).collect();
        assert_eq!(speakers[0], read.name("Kremlin"), "{name}");
        assert_eq!(speakers[1..5], [aide; 4], "{name}");
        assert_eq!(speakers[6], aide, "{name}");
        assert!(speakers[5].to_lowercase().contains("media"), "{name}: {speakers:?}");
        assert!(speakers[7].to_lowercase().contains("media"), "{name}: {speakers:?}");
        let kinds: Vec<QuoteKind> = shown.iter().map(|(k, _)| *k).collect();
        assert_eq!(kinds[0], QuoteKind::Mixed, "{name}");
        assert_eq!(kinds[1], QuoteKind::Indirect, "{name}");
        assert_eq!(kinds[2], QuoteKind::Direct, "{name}");
        assert!(kinds[3..7].iter().all(|k| *k == QuoteKind::Indirect), "{name}: {kinds:?}");
        assert_eq!(quotes[2].content.len(), 2, "{name}: interrupted by its cue");
    });
}

#[test]
fn the_aide_s_statements_are_the_first_thread() {
    each(|read| {
        let thread = &read.found.threads[0];
        assert_eq!(thread.kind, ThreadKind::Statements, "{}", read.case.name);
        assert!(thread.label.contains(read.name("Yuri Ushakov")), "{}", thread.label);
        assert_eq!(thread.facts.len(), 5, "{}: {:?}", read.case.name, thread.facts);
        let said: Vec<_> = thread.facts.iter().map(|f| read.fact(*f).quote.map(|q| q.index())).collect();
        assert_eq!(said, [Some(1), Some(2), Some(3), Some(4), Some(6)], "{}", read.case.name);
    });
}

#[test]
fn the_other_speakers_share_a_thread() {
    each(|read| {
        let thread = read.thread(ThreadKind::Voices);
        let said: Vec<_> = thread.facts.iter().map(|f| read.fact(*f).quote.map(|q| q.index())).collect();
        assert_eq!(said, [Some(0), Some(5), Some(7)], "{}", read.case.name);
        assert_eq!(read.found.threads.last().map(|t| t.kind), Some(ThreadKind::Voices), "{}", read.case.name);
    });
}

#[test]
fn the_comparison_has_both_sides_and_its_elaboration() {
    each(|read| {
        let name = read.case.name;
        let thread = read.thread(ThreadKind::Comparison);
        let place = read.name("Minsk");
        assert!(thread.label.contains(place), "{name}: {}", thread.label);
        let mut measured = 0;
        for fact in thread.facts.iter().map(|f| read.fact(*f)) {
            let Details::Comparison(comparison) = &fact.details else { continue };
            let amounts: Vec<_> = comparison.sides.iter().map(|s| s.value.as_ref().and_then(|v| v.amount)).collect();
            assert_eq!(amounts, [Some(read.case.this), Some(read.case.that)], "{name}");
            let units: Vec<_> =
                comparison.sides.iter().map(|s| s.value.as_ref().and_then(|v| v.unit.clone())).collect();
            assert_eq!(units, [Some("hour".to_owned()), Some("hour".to_owned())], "{name}");
            measured += usize::from(comparison.sides[1].label.contains(place));
        }
        assert!(measured >= 1, "{name}: a side that names {place}");
        let heading = thread.facts.iter().any(|f| {
            read.fact(*f).spans.iter().any(|s| {
                let block = read.article.blocks[read.article.block_at(s.start)];
                block.kind == telusur::article::BlockKind::Heading
            })
        });
        assert!(heading, "{name}: the heading measures this side");
        let more = thread.facts.iter().map(|f| read.fact(*f)).find(|f| f.kind() == FactKind::Elaboration);
        let more = more.unwrap_or_else(|| panic!("{name}: an elaboration"));
        assert!(read.words(more).contains(place), "{name}: {}", read.words(more));
    });
}

#[test]
fn the_background_has_ten_facts_from_the_family_tie_to_the_great_grandfather() {
    each(|read| {
        let name = read.case.name;
        let thread = read.thread(ThreadKind::Background);
        assert!(thread.label.contains(read.name("Jared Kushner")), "{name}: {}", thread.label);
        let facts: Vec<&Fact> = thread.facts.iter().map(|f| read.fact(*f)).collect();
        let told: Vec<String> = facts.iter().map(|f| read.words(f)).collect();
        assert!(facts.len() >= 10, "{name}: {told:#?}");
        let relation = |fact: &Fact| match &fact.details {
            Details::Background(b) => Some(b.clone()),
            _ => None,
        };
        assert_eq!(relation(facts[0]).map(|b| b.relation), Some(BackgroundRelation::Kinship), "{name}: {told:#?}");
        let service = facts.iter().filter_map(|f| relation(f)).find(|b| b.relation == BackgroundRelation::Tenure);
        let service = service.unwrap_or_else(|| panic!("{name}: a tenure in {told:#?}"));
        assert_eq!(service.from.as_deref(), Some(read.name("2017")), "{name}");
        assert_eq!(service.to.as_deref(), Some(read.name("2021")), "{name}");
        let origin = facts.iter().filter_map(|f| relation(f)).any(|b| b.relation == BackgroundRelation::Origin);
        assert!(origin, "{name}: {told:#?}");
        let forebear = told.iter().any(|t| t.to_lowercase().contains("kakek buyut") || t.contains("great-grandfather"));
        assert!(forebear, "{name}: {told:#?}");
    });
}

#[test]
fn facts_are_linked() {
    each(|read| {
        let name = read.case.name;
        let count = |kind: LinkKind| read.found.links.iter().filter(|l| l.kind == kind).count();
        assert_eq!(count(LinkKind::SameSpeaker), 4, "{name}");
        assert!(count(LinkKind::SameSubject) >= 9, "{name}");
        assert!(count(LinkKind::ComparesWith) >= 1, "{name}");
        assert!(count(LinkKind::Elaborates) >= 1, "{name}");
        let against: Vec<(Option<usize>, Option<usize>)> = read
            .found
            .links
            .iter()
            .filter(|l| l.kind == LinkKind::ContrastsWith)
            .map(|l| (read.fact(l.from).quote.map(|q| q.index()), read.fact(l.to).quote.map(|q| q.index())))
            .collect();
        assert_eq!(against, [(Some(6), Some(5))], "{name}: what the aide says against the media");
    });
}

#[test]
fn places_and_measures() {
    each(|read| {
        for key in ["Minsk", "Rusia", "Kyiv", "Washington", "Belarus", "Ukraina", "Moskow"] {
            read.entity(EntityKind::Place, key);
        }
        let hours: Vec<f64> = read
            .found
            .entities
            .iter()
            .filter(|e| e.kind == EntityKind::Duration)
            .filter_map(|e| e.value.as_ref()?.amount)
            .collect();
        assert_eq!(hours, [read.case.this, read.case.that], "{}", read.case.name);
    });
}

#[test]
fn names_that_stand_once() {
    each(|read| {
        read.entity(EntityKind::Person, "Zelenskyy");
        read.entity(EntityKind::Place, "Donbas");
    });
}

#[test]
fn everything_points_into_the_text() {
    each(|read| {
        let length = read.article.text.len();
        for entity in &read.found.entities {
            assert!(!entity.mentions.is_empty() && !entity.because.is_empty(), "{}", entity.name);
        }
        for fact in &read.found.facts {
            assert!(!fact.spans.is_empty() && !fact.because.is_empty() && !fact.label.is_empty());
            for span in &fact.spans {
                assert!(!span.is_empty() && span.end as usize <= length && !span.of(&read.article.text).is_empty());
            }
            assert!(fact.subject.is_none_or(|e| e.index() < read.found.entities.len()));
            assert!(!fact.label.contains('{'), "a place left open: {}", fact.label);
        }
    });
}
