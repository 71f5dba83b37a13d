//! From clusters to entities in the order of their first mention, and quotes with speakers.

use super::clusters::Clusters;
use super::reader::Reader;
use super::trust;
use super::walk::{How, Spoken};
use super::{Borne, Resolution};
use crate::analysis::quotes::{FoundQuote, Source};
use crate::analysis::values::Measure;
use crate::analysis::{Entity, EntityId, EntityKind, Form, Mention, Quote, Role};
use crate::language::lexicon::WordId;
use crate::text::{Shape, Span, TokenKind};
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// Most roles kept for one person.
const ROLES: usize = 12;

/// One entity in the making.
struct Draft {
    first: u32,
    entity: Entity,
    /// The cluster it comes from; measures have none.
    root: Option<usize>,
}

/// Builds everything that leaves this stage.
pub(super) fn resolution(
    reader: &Reader,
    clusters: &Clusters,
    roles: Vec<Borne>,
    measures: Vec<Measure>,
    quotes: Vec<FoundQuote>,
    spoken: &[Spoken],
) -> Resolution {
    let mut taken: HashSet<Span> = HashSet::default();
    let speakers: HashSet<usize> = spoken.iter().filter_map(|s| s.speaker).map(|s| clusters.root(s)).collect();
    let mut drafts = from_clusters(reader, clusters, roles, &mut taken);
    for draft in &mut drafts {
        doubt(draft, &speakers);
        if matches!(draft.entity.kind, EntityKind::Person | EntityKind::Organisation | EntityKind::Place) {
            draft.entity.confidence = trust::trusted(draft.entity.confidence);
        }
    }
    drafts.extend(from_measures(reader, clusters, measures, &mut taken));
    drafts.sort_by_key(|d| (d.first, d.root));
    let numbers: HashMap<usize, EntityId> =
        drafts.iter().enumerate().filter_map(|(n, d)| Some((d.root?, EntityId::from_index(n)))).collect();
    let messages = Messages::new(reader);
    let quotes = quotes
        .into_iter()
        .enumerate()
        .map(|(n, quote)| {
            let answer = spoken.get(n).copied().unwrap_or(Spoken { speaker: None, how: How::Unknown });
            let speaker = answer.speaker.and_then(|s| numbers.get(&clusters.root(s)).copied());
            messages.quote(reader, quote, speaker, answer.how)
        })
        .collect();
    Resolution { entities: drafts.into_iter().map(|d| d.entity).collect(), quotes }
}

/// Below this a person that does nothing in the article is not called one.
const DOUBT: f32 = 0.3;

/// A name that hardly looks like a person's, and that neither speaks nor bears a role, is left as
/// something else.
fn doubt(draft: &mut Draft, speakers: &HashSet<usize>) {
    let entity = &mut draft.entity;
    let acts =
        draft.root.is_some_and(|r| speakers.contains(&r)) || !entity.roles.is_empty() || entity.mentions.len() > 2;
    if entity.kind == EntityKind::Person && entity.confidence < DOUBT && !acts {
        entity.kind = EntityKind::Other;
    }
}

fn from_clusters(reader: &Reader, clusters: &Clusters, roles: Vec<Borne>, taken: &mut HashSet<Span>) -> Vec<Draft> {
    let mut members: HashMap<usize, Vec<usize>> = HashMap::default();
    let mut roots = Vec::new();
    for n in 0..clusters.uniques.len() {
        let root = clusters.root(n);
        let of = members.entry(root).or_default();
        if of.is_empty() {
            roots.push(root);
        }
        of.push(n);
    }
    let mut by_root: HashMap<usize, Vec<Role>> = HashMap::default();
    for (unique, tokens) in roles {
        let span = reader.document.span(tokens);
        let text = span.of(reader.document.text()).to_owned();
        let held = by_root.entry(clusters.root(unique)).or_default();
        if !text.is_empty() && held.len() < ROLES && !held.iter().any(|r| r.text.to_lowercase() == text.to_lowercase())
        {
            held.push(Role { text, span });
        }
    }
    let joined = reader.words.message("coreference.joined").to_owned();
    let nominal = reader.words.message("coreference.nominal").to_owned();
    let mut drafts = Vec::new();
    for root in roots {
        let Some(of) = members.get(&root) else { continue };
        let Some(head) = clusters.uniques.get(root) else { continue };
        let mut forms: Vec<(u32, usize, bool, String)> = Vec::new();
        let mut mentions = Vec::new();
        for unique in of.iter().filter_map(|&n| clusters.uniques.get(n)) {
            for place in &unique.places {
                let span = reader.document.span(place.tokens.clone());
                if span.is_empty() || !taken.insert(span) {
                    continue;
                }
                mentions.push(Mention { span, form: place.form });
                if place.form == Form::Name || unique.nominal && place.form == Form::Nominal {
                    let capitals = place.tokens.clone().all(|t| reader.has(t, Shape::ALL_CAPITALS));
                    let shown =
                        if head.kind == EntityKind::Place { bare(reader, &place.tokens) } else { place.tokens.clone() };
                    forms.push((span.start, shown.len(), capitals, reader.text(shown)));
                }
            }
        }
        mentions.sort_by_key(|m| (m.span.start, m.span.end));
        forms.sort_by_key(|f| f.0);
        let Some(first) = mentions.first().map(|m| m.span.start) else { continue };
        let Some(longest) = forms.iter().max_by_key(|f| (!f.2, f.1, f.3.len(), std::cmp::Reverse(f.0))) else {
            continue;
        };
        let name = longest.3.clone();
        let mut seen: HashSet<String> = HashSet::from_iter([name.to_lowercase()]);
        // An office written large in place of the name, *kata Presiden*, is another form of it.
        for unique in of.iter().filter_map(|&n| clusters.uniques.get(n)) {
            for place in unique.places.iter().filter(|p| p.form == Form::Nominal && !unique.nominal) {
                if place.tokens.len() <= 3 && place.tokens.clone().all(|t| reader.capital(t)) {
                    let span = reader.document.span(place.tokens.clone());
                    forms.push((span.start, 0, true, reader.text(place.tokens.clone())));
                }
            }
        }
        forms.sort_by_key(|f| f.0);
        let aliases: Vec<String> =
            forms.iter().filter(|f| seen.insert(f.3.to_lowercase())).map(|f| f.3.clone()).collect();
        let confidence =
            of.iter().filter_map(|&n| clusters.uniques.get(n)).map(|u| u.confidence).fold(0.0f32, f32::max);
        let because = if head.nominal {
            nominal.clone()
        } else if aliases.is_empty() {
            head.because.clone()
        } else {
            format!(
                "{}{}{}",
                head.because,
                if head.because.is_empty() { "" } else { "; " },
                joined.replace("{forms}", &aliases.join(", "))
            )
        };
        drafts.push(Draft {
            first,
            root: Some(root),
            entity: Entity {
                kind: head.kind,
                name,
                aliases,
                roles: by_root.remove(&root).unwrap_or_default(),
                mentions,
                value: None,
                confidence: if head.nominal { 0.7 } else { confidence.max(0.3) },
                because,
            },
        });
    }
    drafts
}

/// A place's name without the words in small letters that say what kind of place it is: *kota | Bandung*.
fn bare(reader: &Reader, tokens: &Range<usize>) -> Range<usize> {
    let small = |t: usize| reader.kind(t) == Some(TokenKind::Word) && !reader.capital(t);
    let first = tokens.clone().find(|&t| !small(t)).filter(|&t| reader.capital(t)).unwrap_or(tokens.start);
    first..tokens.end
}

fn from_measures(
    reader: &Reader,
    clusters: &Clusters,
    measures: Vec<Measure>,
    taken: &mut HashSet<Span>,
) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut known: HashMap<(EntityKind, Box<[WordId]>), usize> = HashMap::default();
    let because = |kind: EntityKind| {
        let key = match kind {
            EntityKind::Date => "coreference.date",
            EntityKind::Duration => "coreference.duration",
            _ => "coreference.quantity",
        };
        reader.words.message(key).to_owned()
    };
    let becauses = [because(EntityKind::Date), because(EntityKind::Duration), because(EntityKind::Quantity)];
    for measure in measures {
        if measure.tokens.clone().any(|t| clusters.covering(t).is_some()) {
            continue;
        }
        let span = reader.document.span(measure.tokens.clone());
        if span.is_empty() || !taken.insert(span) {
            continue;
        }
        let mention = Mention { span, form: Form::Name };
        let key = (measure.kind, reader.key(measure.tokens.clone()));
        if let Some(draft) = known.get(&key).and_then(|&n| drafts.get_mut(n)) {
            draft.entity.mentions.push(mention);
            continue;
        }
        known.insert(key, drafts.len());
        let because = match measure.kind {
            EntityKind::Date => &becauses[0],
            EntityKind::Duration => &becauses[1],
            _ => &becauses[2],
        };
        drafts.push(Draft {
            first: span.start,
            root: None,
            entity: Entity {
                kind: measure.kind,
                name: reader.text(measure.tokens),
                aliases: Vec::new(),
                roles: Vec::new(),
                mentions: vec![mention],
                value: Some(measure.value),
                confidence: 0.9,
                because: because.clone(),
            },
        });
    }
    drafts
}

/// What is said of how each speaker was found.
struct Messages([(How, f32, String); 6]);

impl Messages {
    fn new(reader: &Reader) -> Self {
        let message = |key| reader.words.message(key).to_owned();
        Self([
            (How::Described, 0.9, message("coreference.described")),
            (How::Pronoun, 0.92, message("coreference.pronoun")),
            (How::Clitic, 0.92, message("coreference.clitic")),
            (How::Continued, 0.85, message("coreference.continued")),
            (How::Ahead, 0.7, message("coreference.ahead")),
            (How::Unknown, 0.8, message("coreference.unknown")),
        ])
    }

    fn quote(&self, reader: &Reader, quote: FoundQuote, speaker: Option<EntityId>, how: How) -> Quote {
        let said = self.0.iter().find(|m| m.0 == how);
        let because = match said {
            Some((_, _, text)) if quote.because.is_empty() => text.clone(),
            Some((_, _, text)) => format!("{}; {text}", quote.because),
            None => quote.because,
        };
        let source = match quote.source {
            Source::Phrase(tokens) => Some(reader.document.span(tokens)).filter(|s| !s.is_empty()),
            Source::Clitic | Source::None => None,
        };
        let sure = said.map_or(if speaker.is_some() { 0.98 } else { 0.8 }, |m| m.1);
        Quote {
            kind: quote.kind,
            attitude: quote.attitude,
            content: quote.content,
            cue: quote.cue,
            source,
            speaker,
            confidence: quote.confidence * sure,
            because,
        }
    }
}
