//! What the reading of the article gave besides: warnings, and where it came from.

use super::{Entry, Item, section};
use crate::article::{Block, BlockKind, Warning};
use crate::text::Span;
use crate::tui::state::State;
use crate::tui::theme::Role;
use crate::tui::words::{Lang, W};

pub(super) fn lines(state: &State) -> Vec<Entry> {
    let article = &state.material.article;
    let origin = &article.origin;
    let warning = |warning: &Warning| {
        let line = Entry::words("! ", told(warning, state.lang), Role::Text);
        match place(state, warning) {
            Some(at) => line.to(Item::Nothing, at),
            None => line,
        }
    };
    let mut out = Vec::new();
    let warnings: Vec<Entry> = origin.warnings.iter().map(warning).collect();
    if warnings.is_empty() {
        out.push(Entry::words("", state.word(W::NoWarnings), Role::Text));
    }
    section(state, &mut out, W::Warnings, warnings);
    let sum = article.sha256();
    let known: [(W, Option<&str>); 8] = [
        (W::OriginSource, article.source.as_deref()),
        (W::OriginUrl, origin.url.as_deref()),
        (W::OriginOutlet, origin.outlet.as_deref()),
        (W::OriginFormat, Some(origin.format).filter(|f| !f.is_empty())),
        (W::OriginEncoding, origin.encoding.as_deref()),
        (W::OriginRead, origin.read_at.as_deref()),
        (W::OriginRaw, Some(origin.raw_sha256.as_deref().unwrap_or(&sum))),
        (W::OriginText, Some(&sum)),
    ];
    let known = known
        .into_iter()
        .filter_map(|(word, value)| Some(Entry::words(format!("{:<14}", state.word(word)), value?, Role::Text)));
    out.push(Entry::heading(""));
    out.push(Entry::heading(state.word(W::Origin)));
    out.extend(known);
    out
}

/// The first place in the text that a warning speaks of.
fn place(state: &State, warning: &Warning) -> Option<Span> {
    let article = &state.material.article;
    match warning {
        Warning::Undecodable { .. } => {
            let at = article.text.find('\u{fffd}')?;
            Some(Span::new(at, at + '\u{fffd}'.len_utf8()))
        }
        Warning::Clutter { .. } => {
            let clutter = |b: &&Block| b.kind == BlockKind::Clutter;
            article.blocks.iter().find(clutter).map(|b| b.span)
        }
        _ => None,
    }
}

/// A warning in the language of the screen.
fn told(warning: &Warning, lang: Lang) -> String {
    let count = |word: W, count: usize| word.fill(lang, &[&count.to_string()]);
    match warning {
        Warning::Undecodable { count, encoding } => W::WarnUndecodable.fill(lang, &[&count.to_string(), encoding]),
        Warning::GuessedEncoding { encoding } => W::WarnGuessed.fill(lang, &[encoding]),
        Warning::HiddenMarks { count: n } => count(W::WarnHidden, *n),
        Warning::Clutter { count: n } => count(W::WarnClutter, *n),
        Warning::Cut { what, limit } => W::WarnCut.fill(lang, &[&limit.to_string(), what]),
        Warning::WholePage => W::WarnWholePage.text(lang).to_owned(),
        Warning::PagesWithoutText { count: n } => count(W::WarnBarePages, *n),
        Warning::DamagedPages { count: n } => count(W::WarnDamagedPages, *n),
        Warning::Attachments { count: n } => count(W::WarnAttachments, *n),
        Warning::SummaryOnly => W::WarnSummary.text(lang).to_owned(),
        Warning::Mislabelled { said, is } => W::WarnMislabelled.fill(lang, &[said, is]),
    }
}
