//! JSON that telusur has written, opened again: the same article with the same findings.
//!
//! Both kinds open: what `extract` prints, and what `export --format json` writes. Nothing is found
//! anew, so that a later version of the program shows what the earlier one found.

mod shape;

use crate::analysis::{
    Analysis, Background, Comparison, Details, Entity, EntityId, Fact, FactId, FactKind, Link, Mention, Quote, QuoteId,
    Role, Side, Thread,
};
use crate::article::{Article, Block, Origin, PageStart};
use crate::reading::Format;
use crate::text::{CodePoints, Span};
use shape::{BackgroundIn, ComparisonIn, EntityIn, SideIn, SpanIn, Written};
use thiserror::Error;

/// An article with its findings, as they were written.
#[derive(Clone, Debug)]
pub struct Reopened {
    /// What was read.
    pub article: Article,
    /// What the machine had found, before any correction.
    pub analysis: Analysis,
    /// The reader's work as a notebook has it, where it was written along.
    pub notebook: Option<serde_json::Value>,
    /// Annotations of others that were written along.
    pub annotations: Option<serde_json::Value>,
}

/// Why JSON does not open.
#[derive(Debug, Error)]
pub enum ReopenError {
    /// It was not written by telusur, or is damaged.
    #[error("the JSON is not as telusur writes it: {0}")]
    Shape(String),
    /// A later version wrote it.
    #[error("a later version of telusur wrote this (schema_version {0}), which this one cannot read")]
    Later(u64),
    /// The text is not what the findings were made of.
    #[error(
        "the text in it was changed after telusur wrote it (its SHA-256 is another one); read the text itself anew"
    )]
    Changed,
}

/// Whether a text looks like JSON that telusur has written: an object with the key that names the
/// version of its shape, wherever another program may have put it.
#[must_use]
pub fn looks_like(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    start.starts_with('{') && memchr::memmem::find(text.as_bytes(), b"\"schema_version\"").is_some()
}

/// Opens JSON again.
///
/// # Errors
/// [`ReopenError`].
pub fn reopen(json: &str) -> Result<Reopened, ReopenError> {
    let shape = |error: serde_json::Error| ReopenError::Shape(error.to_string());
    let mut value: serde_json::Value = serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(shape)?;
    let version = value.get("schema_version").and_then(serde_json::Value::as_u64).unwrap_or_default();
    if version > u64::from(super::contract::SCHEMA_VERSION) {
        return Err(ReopenError::Later(version));
    }
    let mut take = |key: &str| value.get_mut(key).map(serde_json::Value::take).filter(|v| !v.is_null());
    let (notebook, annotations) = (take("notebook"), take("annotations"));
    let written: Written = serde_json::from_value(take("document").unwrap_or(value)).map_err(shape)?;
    let (article, analysis) = written.open()?;
    Ok(Reopened { article, analysis, notebook, annotations })
}

/// The index that an id names, where there are so many.
fn number(id: &str, letter: char, count: usize) -> Result<usize, ReopenError> {
    let index = id.strip_prefix(letter).and_then(|n| n.parse::<usize>().ok()).and_then(|n| n.checked_sub(1));
    index.filter(|n| *n < count).ok_or_else(|| ReopenError::Shape(format!("there is no {id} in it")))
}

struct Places<'a> {
    points: CodePoints<'a>,
    count: usize,
}

impl Places<'_> {
    fn span(&self, start: usize, end: usize) -> Result<Span, ReopenError> {
        if start > end || end > self.count {
            return Err(ReopenError::Shape(format!("the place {start}–{end} is not in the text")));
        }
        Ok(Span::new(self.points.byte_of(start), self.points.byte_of(end)))
    }

    fn one(&self, span: &SpanIn) -> Result<Span, ReopenError> {
        self.span(span.start, span.end)
    }

    fn maybe(&self, span: Option<&SpanIn>) -> Result<Option<Span>, ReopenError> {
        span.map(|s| self.one(s)).transpose()
    }

    fn all(&self, spans: &[SpanIn]) -> Result<Vec<Span>, ReopenError> {
        spans.iter().map(|s| self.one(s)).collect()
    }
}

impl Written {
    fn open(self) -> Result<(Article, Analysis), ReopenError> {
        let a = self.article;
        let mut article = Article {
            text: a.text,
            title: a.title,
            language: a.language,
            date: a.date,
            byline: a.byline,
            source: a.source,
            origin: Origin {
                format: a.format.as_deref().and_then(Format::named).map_or("", Format::name),
                raw_sha256: a.raw_sha256,
                read_at: a.read_at,
                url: a.url.filter(|url| url.starts_with("http://") || url.starts_with("https://")),
                outlet: a.outlet,
                encoding: a.encoding,
                warnings: a.warnings,
                ..Origin::default()
            },
            blocks: Vec::new(),
        };
        if article.sha256() != a.sha256 {
            return Err(ReopenError::Changed);
        }
        let points = CodePoints::new(&article.text);
        let places = Places { count: points.at(u32::MAX), points };
        let mut blocks = Vec::with_capacity(a.blocks.len());
        let mut at = 0;
        for block in a.blocks {
            let span = places.span(block.start, block.end)?;
            if span.start < at {
                return Err(ReopenError::Shape("its blocks are out of order".to_owned()));
            }
            at = span.end;
            if block.quoted {
                article.origin.block_quotes.push(span.start);
            }
            blocks.push(Block { kind: block.kind, span });
        }
        for page in a.pages {
            let at = places.span(page.start, page.start)?.start;
            article.origin.pages.push(PageStart { at, page: page.page });
        }
        let (entities, quotes, facts) = (self.entities.len(), self.quotes.len(), self.facts.len());
        let entity = |id: &String| number(id, 'E', entities).map(EntityId::from_index);
        let fact = |id: &String| number(id, 'F', facts).map(FactId::from_index);
        let analysis = Analysis {
            entities: self.entities.into_iter().map(|e| open_entity(e, &places)).collect::<Result<_, _>>()?,
            quotes: self
                .quotes
                .into_iter()
                .map(|q| {
                    Ok(Quote {
                        kind: q.kind,
                        attitude: q.attitude,
                        content: places.all(&q.content)?,
                        cue: places.maybe(q.cue.as_ref())?,
                        source: places.maybe(q.source.as_ref())?,
                        speaker: q.speaker.as_ref().map(entity).transpose()?,
                        confidence: q.confidence,
                        because: q.because,
                    })
                })
                .collect::<Result<_, ReopenError>>()?,
            facts: self
                .facts
                .into_iter()
                .map(|f| {
                    Ok(Fact {
                        details: open_details(f.kind, f.attributes, &places)?,
                        label: f.label,
                        spans: places.all(&f.spans)?,
                        subject: f.subject.as_ref().map(entity).transpose()?,
                        entities: f.entities.iter().map(entity).collect::<Result<_, _>>()?,
                        quote: f.quote.map(|q| number(&q, 'Q', quotes)).transpose()?.map(QuoteId::from_index),
                        confidence: f.confidence,
                        because: f.because,
                    })
                })
                .collect::<Result<_, ReopenError>>()?,
            threads: self
                .threads
                .into_iter()
                .map(|t| {
                    Ok(Thread {
                        label: t.label,
                        kind: t.kind,
                        subject: t.subject.as_ref().map(entity).transpose()?,
                        facts: t.facts.iter().map(fact).collect::<Result<_, _>>()?,
                    })
                })
                .collect::<Result<_, ReopenError>>()?,
            links: self
                .links
                .into_iter()
                .map(|l| {
                    Ok(Link {
                        from: fact(&l.from)?,
                        to: fact(&l.to)?,
                        kind: l.kind,
                        via: l.via.as_ref().map(entity).transpose()?,
                    })
                })
                .collect::<Result<_, ReopenError>>()?,
        };
        drop(places);
        article.blocks = blocks;
        Ok((article, analysis))
    }
}

fn open_entity(entity: EntityIn, places: &Places<'_>) -> Result<Entity, ReopenError> {
    let spans = places.all(&entity.role_spans)?;
    Ok(Entity {
        kind: entity.kind,
        name: entity.name,
        aliases: entity.aliases,
        roles: entity.roles.into_iter().zip(spans).map(|(text, span)| Role { text, span }).collect(),
        mentions: entity
            .mentions
            .iter()
            .map(|m| Ok(Mention { span: places.one(&m.span)?, form: m.form }))
            .collect::<Result<_, ReopenError>>()?,
        value: entity.value,
        confidence: entity.confidence,
        because: entity.because,
    })
}

fn open_details(kind: FactKind, attributes: serde_json::Value, places: &Places<'_>) -> Result<Details, ReopenError> {
    let shape = |error: serde_json::Error| ReopenError::Shape(error.to_string());
    Ok(match kind {
        FactKind::Statement => Details::Statement,
        FactKind::Elaboration => Details::Elaboration,
        FactKind::Background => {
            let b: BackgroundIn = serde_json::from_value(attributes).map_err(shape)?;
            Details::Background(Background { relation: b.relation, from: b.from, to: b.to })
        }
        FactKind::Comparison => {
            let c: ComparisonIn = serde_json::from_value(attributes).map_err(shape)?;
            let side = |side: SideIn| {
                Ok(Side {
                    span: places.maybe(side.span.as_ref())?,
                    value_span: places.maybe(side.value_span.as_ref())?,
                    label: side.label,
                    value: side.value,
                })
            };
            let sides = c.sides.into_iter().map(side).collect::<Result<_, ReopenError>>()?;
            Details::Comparison(Comparison { sides, relation: c.relation })
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Engine;
    use crate::export::{Format, Request, Review, contract::Output, json};
    use crate::language::Pack;
    use crate::reading::plain::{Known, article};
    use crate::reading::samples;
    use proptest::prelude::*;

    fn sample(language: &str) -> (Article, Analysis) {
        let text = samples::sample(language).expect("embedded");
        let article = article(text, Known::default(), Pack::of(language).expect("built in"));
        let analysis = Engine::new().analyse(&article).expect("built in");
        (article, analysis)
    }

    /// The contract's view, to compare: shares are rounded there.
    fn view(article: &Article, analysis: &Analysis) -> serde_json::Value {
        serde_json::to_value(Output::new(None, article, analysis)).expect("JSON")
    }

    #[test]
    fn both_kinds_of_json_open_with_the_same_findings() {
        for language in ["id", "en"] {
            let (article, analysis) = sample(language);
            let facts: Vec<FactId> = (0..analysis.facts.len()).map(FactId::from_index).collect();
            let mut extracted = Vec::new();
            json::write_pretty(&mut extracted, &Output::new(None, &article, &analysis)).expect("memory");
            let review = Review::default();
            let exported = Request::new(&article, &analysis, &facts[..2], &review).render(Format::Json);
            for text in [String::from_utf8(extracted).expect("UTF-8"), exported] {
                assert!(looks_like(&text));
                let opened = reopen(&text).expect("opens");
                assert_eq!(opened.article, article);
                assert_eq!(view(&opened.article, &opened.analysis), view(&article, &analysis));
            }
        }
    }

    #[test]
    fn what_was_changed_is_refused() {
        let (article, analysis) = sample("en");
        let mut value = view(&article, &analysis);
        value["article"]["text"] = "else".into();
        assert!(matches!(reopen(&value.to_string()), Err(ReopenError::Changed)));
        let mut value = view(&article, &analysis);
        value["facts"][0]["subject"] = "E9999".into();
        assert!(matches!(reopen(&value.to_string()), Err(ReopenError::Shape(_))));
        assert!(matches!(reopen("{\"schema_version\": 99}"), Err(ReopenError::Later(99))));
        assert!(matches!(reopen("{\"schema_version\": 1}"), Err(ReopenError::Shape(_))));
        assert!(!looks_like("Halo {\"schema_version\": 1}") && !looks_like("{\"a\": 1}"));
    }

    proptest! {
        #[test]
        fn damaged_json_is_an_error_and_no_panic(at in 0usize..4000, with in "[\\]}0-9\"a-z]{0,4}") {
            static TEXT: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| {
                let (article, analysis) = sample("en");
                serde_json::to_string(&Output::new(None, &article, &analysis)).expect("JSON")
            });
            let mut text = TEXT.clone();
            let at = text.len() * at / 4000;
            if text.is_char_boundary(at) {
                text.insert_str(at, &with);
                let _ = reopen(&text);
            }
        }
    }
}
