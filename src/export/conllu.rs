//! CoNLL-U: tokens and sentences, names as `NER=B-PER` in `MISC` (`NE=` has the same in the letters
//! that spaCy's converter knows), facts as `Fact=F1`. What nobody has analysed is `_`.
//!
//! Clutter has no sentences. White space that is not one blank stands in `SpacesAfter`, as in
//! Universal Dependencies; a character that programs take for the end of a line never stands in a
//! line.

use super::picked::{Picked, label};
use super::{GENERATOR, Request};
use crate::analysis::Segmentation;
use crate::analysis::document::{Document, Token};
use crate::language::lexicon::Vocabulary;
use crate::language::{Pack, packs};
use crate::text::Span;
use std::fmt::Write as _;

pub(super) fn render(request: &Request) -> String {
    let article = request.article;
    let Some(pack) = Pack::of(&article.language).ok().or_else(|| packs().next()) else { return String::new() };
    let (vocabulary, rules) = (Vocabulary::default(), Segmentation::compile(pack));
    let document = Document::new(article, pack, &vocabulary, &rules);
    let picked = Picked::of(request);
    let tags = tags(&document, &picked);
    let findings: Vec<_> = request.findings.of(&picked.facts).collect();
    let mut begins: Vec<(u32, usize)> = Vec::new();
    for (n, id) in picked.facts.iter().enumerate() {
        begins.extend(picked.fact(*id).map(|f| (f.extent().start, n)));
    }
    begins.sort_unstable();
    let facts = facts(&document, &picked);
    let mut out = format!("# newdoc id = {}\n# generator = {GENERATOR}\n", request.findings.sha256);
    let origin = [("source", article.source.as_deref()), ("url", article.origin.url.as_deref())];
    let read = [("read_at", article.origin.read_at.as_deref()), ("raw_sha256", Some(request.findings.raw_sha256()))];
    for (key, value) in origin.into_iter().chain(read) {
        if let Some(value) = value {
            let _ = writeln!(out, "# {key} = {}", one_line(value));
        }
    }
    let (mut block, mut next) = (usize::MAX, 0);
    for (number, sentence) in document.sentences.iter().enumerate() {
        let Some(tokens) = document.tokens.get(sentence.tokens.clone()) else { continue };
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        if sentence.block != block {
            block = sentence.block;
            let _ = writeln!(out, "# newpar id = p{}", article.paragraph_number(first.span.start));
        }
        let whole = first.span.join(last.span);
        let _ = writeln!(out, "# sent_id = s{}\n# text = {}", number + 1, one_line(whole.of(&article.text)));
        while let Some((start, n)) = begins.get(next).filter(|(start, _)| *start < whole.end) {
            let _ = start;
            if let Some(finding) = findings.get(*n) {
                let kind = super::csv::word(&finding.kind);
                let standing = super::csv::word(&finding.standing);
                let who = finding.speaker.map_or_else(String::new, |s| format!(" speaker={}", one_line(s)));
                let from = &finding.provenance;
                let page = from.page.map_or_else(String::new, |page| format!(" page={page}"));
                let url = from.url.as_deref().map_or_else(String::new, |url| format!(" url={}", one_line(url)));
                let sure = finding.confidence;
                let _ = writeln!(out, "# fact = {} {kind} {standing} confidence={sure}{page}{url}{who}", finding.id);
            }
            next += 1;
        }
        for (n, (at, token)) in sentence.tokens.clone().zip(tokens).enumerate() {
            let mut misc: Vec<String> = Vec::new();
            if let Some(Some(tag)) = tags.get(at) {
                misc.extend([format!("NER={}-{}", tag.iob, tag.label), format!("NE={}-{}", tag.bilou, tag.label)]);
            }
            if let Some(ids) = facts.get(at).filter(|ids| !ids.is_empty()) {
                misc.push(format!("Fact={}", ids.join(",")));
            }
            misc.extend(space_after(&article.text, token, document.tokens.get(at + 1)));
            let misc = if misc.is_empty() { "_".to_owned() } else { misc.join("|") };
            let form = one_line(token.span.of(&article.text));
            let _ = writeln!(out, "{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}", n + 1);
        }
        out.push('\n');
    }
    out
}

/// The tag of one token.
struct Tag {
    iob: char,
    bilou: char,
    label: &'static str,
}

fn tags(document: &Document<'_>, picked: &Picked<'_>) -> Vec<Option<Tag>> {
    let mut tags: Vec<Option<Tag>> = (0..document.tokens.len()).map(|_| None).collect();
    for (span, id) in picked.names() {
        let Some(entity) = picked.entity(id) else { continue };
        let within = covered(document, span);
        let count = within.len();
        for (n, at) in within.enumerate() {
            let bilou = match (n, n + 1 == count) {
                (0, true) => 'U',
                (0, false) => 'B',
                (_, true) => 'L',
                _ => 'I',
            };
            if let Some(slot) = tags.get_mut(at) {
                *slot = Some(Tag { iob: if n == 0 { 'B' } else { 'I' }, bilou, label: label(entity.kind) });
            }
        }
    }
    tags
}

/// The facts that each token belongs to.
fn facts(document: &Document<'_>, picked: &Picked<'_>) -> Vec<Vec<String>> {
    let mut facts = vec![Vec::new(); document.tokens.len()];
    for id in &picked.facts {
        for span in picked.fact(*id).map_or(&[][..], |f| &f.spans) {
            for at in covered(document, *span) {
                if let Some(list) = facts.get_mut(at) {
                    list.push(id.to_string());
                }
            }
        }
    }
    facts
}

/// The tokens that lie at least partly in a span.
fn covered(document: &Document<'_>, span: Span) -> std::ops::Range<usize> {
    let from = document.tokens.partition_point(|t| t.span.end <= span.start);
    let to = document.tokens.partition_point(|t| t.span.start < span.end);
    from..to.max(from)
}

/// Nothing where one blank follows.
fn space_after(text: &str, token: &Token, next: Option<&Token>) -> Option<String> {
    let end = next.map_or(text.len(), |t| t.span.start as usize);
    let between = text.get(token.span.end as usize..end).unwrap_or("");
    match between {
        " " => None,
        "" if next.is_some() => Some("SpaceAfter=No".to_owned()),
        "" => None,
        // Clutter between two blocks is no white space.
        words if words.chars().any(|c| !c.is_whitespace()) => None,
        blanks => {
            let sign = |c: char| match c {
                ' ' => "\\s".to_owned(),
                '\n' => "\\n".to_owned(),
                '\r' => "\\r".to_owned(),
                '\t' => "\\t".to_owned(),
                c => format!("\\u{:04X}", u32::from(c)),
            };
            Some(format!("SpacesAfter={}", blanks.chars().map(sign).collect::<String>()))
        }
    }
}

/// Text on one line: white space of any kind is a blank, other control characters `\u{fffd}`.
fn one_line(text: &str) -> String {
    let plain = |c: char| match c {
        ' ' => ' ',
        // A blank that does not break is kept: it is no end of a line or column.
        '\u{a0}' | '\u{202f}' => c,
        c if c.is_whitespace() => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(plain).collect()
}
