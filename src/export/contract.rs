//! The analysis as JSON: a contract with everything that reads it. Within one
//! [`SCHEMA_VERSION`] a key may be added, never renamed, removed or given another meaning.
//!
//! Offsets are in Unicode code points of `article.text`, end exclusive.

use super::provenance::WarningOut;
use crate::analysis::{
    Analysis, Attitude, Background, BackgroundRelation, Comparison, Details, Entity, EntityKind, Fact, FactKind, Form,
    LinkKind, Quote, QuoteKind, Relation, ThreadKind, Value,
};
use crate::article::{Article, BlockKind};
use crate::text::{CodePoints, Span};
use serde::Serialize;

/// The version of this shape.
pub const SCHEMA_VERSION: u32 = 1;

/// One analysis, ready to be written as JSON.
#[derive(Debug, Serialize)]
pub struct Output<'a> {
    schema_version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    article: ArticleOut<'a>,
    entities: Vec<EntityOut<'a>>,
    quotes: Vec<QuoteOut<'a>>,
    facts: Vec<FactOut<'a>>,
    threads: Vec<ThreadOut<'a>>,
    links: Vec<LinkOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notebook: Option<&'a serde_json::Value>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    annotations: &'a [serde_json::Value],
}

#[derive(Debug, Serialize)]
struct ArticleOut<'a> {
    title: Option<&'a str>,
    language: &'a str,
    date: Option<&'a str>,
    byline: Option<&'a str>,
    source: Option<&'a str>,
    sha256: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    format: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw_sha256: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_at: Option<&'a str>,
    warnings: Vec<WarningOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pages: Vec<PageOut>,
    text: &'a str,
    blocks: Vec<BlockOut>,
}

#[derive(Debug, Serialize)]
struct PageOut {
    page: u32,
    start: usize,
}

#[derive(Debug, Serialize)]
struct BlockOut {
    kind: BlockKind,
    start: usize,
    end: usize,
    /// Whether it stands in a quotation set apart.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    quoted: bool,
}

#[derive(Debug, Serialize)]
struct SpanOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct MentionOut<'a> {
    #[serde(flatten)]
    span: SpanOut<'a>,
    form: Form,
}

#[derive(Debug, Serialize)]
struct EntityOut<'a> {
    id: String,
    kind: EntityKind,
    name: &'a str,
    aliases: &'a [String],
    roles: Vec<&'a str>,
    role_spans: Vec<SpanOut<'a>>,
    mentions: Vec<MentionOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a Value>,
    confidence: f64,
    because: &'a str,
}

#[derive(Debug, Serialize)]
struct QuoteOut<'a> {
    id: String,
    kind: QuoteKind,
    attitude: Attitude,
    content: Vec<SpanOut<'a>>,
    cue: Option<SpanOut<'a>>,
    source: Option<SpanOut<'a>>,
    speaker: Option<String>,
    confidence: f64,
    because: &'a str,
}

#[derive(Debug, Serialize)]
struct FactOut<'a> {
    id: String,
    kind: FactKind,
    label: &'a str,
    spans: Vec<SpanOut<'a>>,
    subject: Option<String>,
    entities: Vec<String>,
    quote: Option<String>,
    attributes: AttributesOut<'a>,
    confidence: f64,
    because: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum AttributesOut<'a> {
    Comparison { sides: Vec<SideOut<'a>>, relation: Relation },
    Background { relation: BackgroundRelation, from: Option<&'a str>, to: Option<&'a str> },
    None {},
}

#[derive(Debug, Serialize)]
struct SideOut<'a> {
    label: &'a str,
    span: Option<SpanOut<'a>>,
    value: Option<&'a Value>,
    value_span: Option<SpanOut<'a>>,
}

#[derive(Debug, Serialize)]
struct ThreadOut<'a> {
    id: String,
    label: &'a str,
    kind: ThreadKind,
    subject: Option<String>,
    facts: Vec<String>,
}

#[derive(Debug, Serialize)]
struct LinkOut {
    from: String,
    to: String,
    kind: LinkKind,
    via: Option<String>,
}

impl<'a> Output<'a> {
    /// The contract's view of an analysis; `id` as given in a batch (whatever it was), or the file's
    /// name.
    #[must_use]
    pub fn new(id: Option<&'a serde_json::Value>, article: &'a Article, analysis: &'a Analysis) -> Self {
        let writer = Writer { text: &article.text, points: CodePoints::new(&article.text) };
        let numbered = 0u32..;
        Self {
            schema_version: SCHEMA_VERSION,
            id,
            article: writer.article(article),
            entities: numbered.clone().zip(&analysis.entities).map(|(n, e)| writer.entity(n, e)).collect(),
            quotes: numbered.clone().zip(&analysis.quotes).map(|(n, q)| writer.quote(n, q)).collect(),
            facts: numbered.clone().zip(&analysis.facts).map(|(n, f)| writer.fact(n, f)).collect(),
            threads: numbered
                .zip(&analysis.threads)
                .map(|(n, t)| ThreadOut {
                    id: crate::analysis::ThreadId(n).to_string(),
                    label: &t.label,
                    kind: t.kind,
                    subject: t.subject.map(|e| e.to_string()),
                    facts: t.facts.iter().map(ToString::to_string).collect(),
                })
                .collect(),
            links: analysis
                .links
                .iter()
                .map(|l| LinkOut {
                    from: l.from.to_string(),
                    to: l.to.to_string(),
                    kind: l.kind,
                    via: l.via.map(|e| e.to_string()),
                })
                .collect(),
            notebook: None,
            annotations: &[],
        }
    }

    /// The same with the reader's work, as a notebook has it, and with annotations that others made
    /// on the same text. The findings are the machine's, before any correction.
    #[must_use]
    pub fn with(self, notebook: Option<&'a serde_json::Value>, annotations: &'a [serde_json::Value]) -> Self {
        Self { notebook, annotations, ..self }
    }
}

/// A share with four decimals: what single precision has beyond them is noise.
pub(super) fn share(confidence: f32) -> f64 {
    (f64::from(confidence) * 1e4).round() / 1e4
}

/// Turns spans in bytes into spans in code points.
struct Writer<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl<'a> Writer<'a> {
    fn span(&self, span: Span) -> SpanOut<'a> {
        SpanOut { start: self.points.at(span.start), end: self.points.at(span.end), text: span.of(self.text) }
    }

    fn article(&self, article: &'a Article) -> ArticleOut<'a> {
        ArticleOut {
            title: article.title.as_deref(),
            language: &article.language,
            date: article.date.as_deref(),
            byline: article.byline.as_deref(),
            source: article.source.as_deref(),
            sha256: article.sha256(),
            format: article.origin.format,
            raw_sha256: article.origin.raw_sha256.as_deref(),
            encoding: article.origin.encoding.as_deref(),
            url: article.origin.url.as_deref(),
            outlet: article.origin.outlet.as_deref(),
            read_at: article.origin.read_at.as_deref(),
            warnings: WarningOut::all(article),
            pages: article.origin.pages.iter().map(|p| PageOut { page: p.page, start: self.points.at(p.at) }).collect(),
            text: &article.text,
            blocks: article
                .blocks
                .iter()
                .map(|b| BlockOut {
                    kind: b.kind,
                    start: self.points.at(b.span.start),
                    end: self.points.at(b.span.end),
                    quoted: article.origin.block_quotes.contains(&b.span.start),
                })
                .collect(),
        }
    }

    fn entity(&self, number: u32, entity: &'a Entity) -> EntityOut<'a> {
        EntityOut {
            id: crate::analysis::EntityId(number).to_string(),
            kind: entity.kind,
            name: &entity.name,
            aliases: &entity.aliases,
            roles: entity.roles.iter().map(|r| r.text.as_str()).collect(),
            role_spans: entity.roles.iter().map(|r| self.span(r.span)).collect(),
            mentions: entity.mentions.iter().map(|m| MentionOut { span: self.span(m.span), form: m.form }).collect(),
            value: entity.value.as_ref(),
            confidence: share(entity.confidence),
            because: &entity.because,
        }
    }

    fn quote(&self, number: u32, quote: &'a Quote) -> QuoteOut<'a> {
        QuoteOut {
            id: crate::analysis::QuoteId(number).to_string(),
            attitude: quote.attitude,
            kind: quote.kind,
            content: quote.content.iter().map(|s| self.span(*s)).collect(),
            cue: quote.cue.map(|s| self.span(s)),
            source: quote.source.map(|s| self.span(s)),
            speaker: quote.speaker.map(|e| e.to_string()),
            confidence: share(quote.confidence),
            because: &quote.because,
        }
    }

    fn fact(&self, number: u32, fact: &'a Fact) -> FactOut<'a> {
        FactOut {
            id: crate::analysis::FactId(number).to_string(),
            kind: fact.kind(),
            label: &fact.label,
            spans: fact.spans.iter().map(|s| self.span(*s)).collect(),
            subject: fact.subject.map(|e| e.to_string()),
            entities: fact.entities.iter().map(ToString::to_string).collect(),
            quote: fact.quote.map(|q| q.to_string()),
            attributes: self.attributes(&fact.details),
            confidence: share(fact.confidence),
            because: &fact.because,
        }
    }

    fn attributes(&self, details: &'a Details) -> AttributesOut<'a> {
        match details {
            Details::Comparison(Comparison { sides, relation }) => AttributesOut::Comparison {
                sides: sides
                    .iter()
                    .map(|side| SideOut {
                        label: &side.label,
                        span: side.span.map(|s| self.span(s)),
                        value: side.value.as_ref(),
                        value_span: side.value_span.map(|s| self.span(s)),
                    })
                    .collect(),
                relation: *relation,
            },
            Details::Background(Background { relation, from, to }) => {
                AttributesOut::Background { relation: *relation, from: from.as_deref(), to: to.as_deref() }
            }
            Details::Statement | Details::Elaboration => AttributesOut::None {},
        }
    }
}
