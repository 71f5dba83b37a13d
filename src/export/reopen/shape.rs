//! The contract's shape, to be read. What later versions have added is passed over; what earlier ones
//! did not have yet is empty.

use crate::analysis::{
    Attitude, BackgroundRelation, EntityKind, FactKind, Form, LinkKind, QuoteKind, Relation, ThreadKind, Value,
};
use crate::article::{BlockKind, Warning};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Written {
    pub(super) article: ArticleIn,
    pub(super) entities: Vec<EntityIn>,
    pub(super) quotes: Vec<QuoteIn>,
    pub(super) facts: Vec<FactIn>,
    pub(super) threads: Vec<ThreadIn>,
    pub(super) links: Vec<LinkIn>,
}

#[derive(Deserialize)]
pub(super) struct ArticleIn {
    pub(super) title: Option<String>,
    pub(super) language: String,
    pub(super) date: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) source: Option<String>,
    pub(super) sha256: String,
    pub(super) format: Option<String>,
    pub(super) raw_sha256: Option<String>,
    pub(super) encoding: Option<String>,
    pub(super) url: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) read_at: Option<String>,
    #[serde(default)]
    pub(super) warnings: Vec<Warning>,
    #[serde(default)]
    pub(super) pages: Vec<PageIn>,
    pub(super) text: String,
    pub(super) blocks: Vec<BlockIn>,
}

#[derive(Deserialize)]
pub(super) struct BlockIn {
    pub(super) kind: BlockKind,
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(default)]
    pub(super) quoted: bool,
}

#[derive(Deserialize)]
pub(super) struct PageIn {
    pub(super) page: u32,
    pub(super) start: usize,
}

#[derive(Deserialize)]
pub(super) struct SpanIn {
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Deserialize)]
pub(super) struct MentionIn {
    #[serde(flatten)]
    pub(super) span: SpanIn,
    pub(super) form: Form,
}

#[derive(Deserialize)]
pub(super) struct EntityIn {
    pub(super) kind: EntityKind,
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) roles: Vec<String>,
    #[serde(default)]
    pub(super) role_spans: Vec<SpanIn>,
    pub(super) mentions: Vec<MentionIn>,
    #[serde(default)]
    pub(super) value: Option<Value>,
    #[serde(default)]
    pub(super) confidence: f32,
    #[serde(default)]
    pub(super) because: String,
}

#[derive(Deserialize)]
pub(super) struct QuoteIn {
    pub(super) kind: QuoteKind,
    #[serde(default)]
    pub(super) attitude: Attitude,
    pub(super) content: Vec<SpanIn>,
    pub(super) cue: Option<SpanIn>,
    pub(super) source: Option<SpanIn>,
    pub(super) speaker: Option<String>,
    #[serde(default)]
    pub(super) confidence: f32,
    #[serde(default)]
    pub(super) because: String,
}

#[derive(Deserialize)]
pub(super) struct FactIn {
    pub(super) kind: FactKind,
    pub(super) label: String,
    pub(super) spans: Vec<SpanIn>,
    pub(super) subject: Option<String>,
    pub(super) entities: Vec<String>,
    pub(super) quote: Option<String>,
    pub(super) attributes: serde_json::Value,
    pub(super) confidence: f32,
    pub(super) because: String,
}

#[derive(Deserialize)]
pub(super) struct ComparisonIn {
    pub(super) sides: Vec<SideIn>,
    pub(super) relation: Relation,
}

#[derive(Deserialize)]
pub(super) struct SideIn {
    pub(super) label: String,
    #[serde(default)]
    pub(super) span: Option<SpanIn>,
    #[serde(default)]
    pub(super) value: Option<Value>,
    #[serde(default)]
    pub(super) value_span: Option<SpanIn>,
}

#[derive(Deserialize)]
pub(super) struct BackgroundIn {
    pub(super) relation: BackgroundRelation,
    #[serde(default)]
    pub(super) from: Option<String>,
    #[serde(default)]
    pub(super) to: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct ThreadIn {
    pub(super) label: String,
    pub(super) kind: ThreadKind,
    #[serde(default)]
    pub(super) subject: Option<String>,
    pub(super) facts: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct LinkIn {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) kind: LinkKind,
    pub(super) via: Option<String>,
}
