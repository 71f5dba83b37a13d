//! What exports say around the facts, in the article's language (`export.…` in the pack's labels).

use super::finding::{Finding, Findings, Said};
use crate::analysis::Attitude;
use crate::article::Article;
use crate::language::{Pack, packs};
use serde::Serialize;

/// The words of one language.
pub(super) struct Messages(Option<Pack>);

impl Messages {
    pub(super) fn of(article: &Article) -> Self {
        Self(Pack::of(&article.language).ok().or_else(|| packs().next()))
    }

    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let key = format!("export.{key}");
        self.0.map_or_else(|| key.clone(), |pack| pack.message(&key, values))
    }

    /// The reader's word for a value that programs know by another.
    pub(super) fn word(&self, family: &str, value: &impl Serialize) -> String {
        match serde_json::to_value(value) {
            Ok(serde_json::Value::String(word)) => self.say(&format!("{family}.{word}"), &[]),
            _ => String::new(),
        }
    }

    /// What kind of finding it is, in a few words: *statement, direct quote*.
    pub(super) fn sort(&self, finding: &Finding) -> Vec<String> {
        let mut parts = vec![self.word("kind", &finding.kind)];
        if let Some(kind) = finding.quote_kind {
            parts.push(self.word("quote", &kind));
        }
        // What was said needs no word more; that it was not must show.
        if let Some(attitude) = finding.attitude.filter(|a| *a != Attitude::Speech) {
            parts.push(self.word("attitude", &attitude));
        }
        if let Some(relation) = finding.relation {
            let mut relation = match relation {
                Said::Comparison(relation) => self.word("comparison", &relation),
                Said::Background(relation) => self.word("background", &relation),
            };
            if finding.from.is_some() || finding.to.is_some() {
                relation += &format!(" ({}–{})", finding.from.unwrap_or(""), finding.to.unwrap_or(""));
            }
            parts.push(relation);
        }
        parts
    }

    pub(super) fn place(&self, finding: &Finding) -> String {
        let [paragraph, start, end] =
            [u64::from(finding.paragraph), finding.start as u64, finding.end as u64].map(|n| n.to_string());
        let place = self.say("place", &[("paragraph", &paragraph), ("start", &start), ("end", &end)]);
        match finding.provenance.page {
            Some(page) => format!("{}, {place}", self.say("page", &[("number", &page.to_string())])),
            None => place,
        }
    }

    /// Where the article came from, besides its source: when it was read, and the sums of its text and
    /// of its bytes.
    pub(super) fn origin(&self, article: &Article, findings: &Findings) -> Vec<String> {
        let mut parts: Vec<String> =
            article.origin.read_at.iter().map(|time| self.say("read_at", &[("time", time)])).collect();
        parts.push(format!("SHA-256 {}", findings.sha256));
        parts.push(format!("SHA-256 (bytes) {}", findings.raw_sha256()));
        parts
    }

    /// The same after its source, for formats that have no other place for a path.
    pub(super) fn source_and_origin(&self, article: &Article, findings: &Findings) -> Vec<String> {
        article.source.iter().cloned().chain(self.origin(article, findings)).collect()
    }

    /// Who stands for it, and how sure it is.
    pub(super) fn honesty(&self, finding: &Finding) -> [String; 2] {
        let percent = format!("{:.0}", finding.confidence * 100.0);
        [self.word("standing", &finding.standing), self.say("confidence", &[("percent", &percent)])]
    }

    /// A finding as one line of plain text: its words, who said them, of what kind they are, where
    /// they stand and who stands for them.
    pub(super) fn line(&self, finding: &Finding) -> String {
        let words = finding.exact.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut parts: Vec<String> = finding.speaker.or(finding.subject).map(str::to_owned).into_iter().collect();
        parts.extend(self.sort(finding));
        parts.push(self.place(finding));
        parts.extend(self.honesty(finding));
        if !finding.note.is_empty() {
            parts.push(self.say("note", &[("words", finding.note)]));
        }
        if !finding.tags.is_empty() {
            parts.push(self.say("tags", &[("words", &finding.tags.join(", "))]));
        }
        parts.extend(finding.provenance.url.clone());
        let line = format!("“{words}” — {}", parts.join(", "));
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
