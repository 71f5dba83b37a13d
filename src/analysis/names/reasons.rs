//! Why a name was found, in words a reader understands.

use super::Lexicon;
use super::rules::{Draft, Origin};
use super::view::View;
use crate::analysis::EntityKind;
use crate::analysis::document::Document;
use crate::language::Pack;

/// The messages of this stage, read once.
#[derive(Debug)]
pub struct Reasons {
    short_form: String,
    elsewhere: String,
    credit: String,
    lexicon: String,
    title: String,
    head: String,
    before: String,
    initials: String,
    behind: String,
    gazetteer: String,
    context: String,
}

impl Reasons {
    /// Those of a pack.
    #[must_use]
    pub fn compile(pack: Pack) -> Self {
        let message = |key: &str| pack.message(&format!("names.{key}"), &[]);
        Self {
            short_form: message("short_form"),
            elsewhere: message("elsewhere"),
            credit: message("credit"),
            lexicon: message("lexicon"),
            title: message("title"),
            head: message("head"),
            before: message("before"),
            initials: message("initials"),
            behind: message("behind"),
            gazetteer: message("gazetteer"),
            context: message("context"),
        }
    }

    /// The reason for one name: what found it, or the plainest sign beside it.
    #[must_use]
    pub fn of(&self, document: &Document, lexicon: &Lexicon, view: &View, name: &Draft) -> String {
        let filled = |template: &str, token: usize| template.replace("{word}", document.word(token));
        match name.origin {
            Origin::ShortForm => return self.short_form.clone(),
            Origin::Elsewhere => return self.elsewhere.clone(),
            Origin::Credit => return self.credit.clone(),
            Origin::Known => return self.lexicon.clone(),
            Origin::Initials => return self.initials.clone(),
            Origin::Cued => return filled(&self.before, name.tokens.start.saturating_sub(1)),
            Origin::Tagger => {}
        }
        let (first, end) = (name.tokens.start, name.tokens.end);
        let is = |token: usize, class: &str| view.classes.get(token).is_some_and(|c| c & lexicon.class(class) != 0);
        let before = first.checked_sub(1);
        let (head, preposition) = match name.kind {
            EntityKind::Person => ("", "person_cue"),
            EntityKind::Organisation => ("organisation_head", ""),
            _ => ("place_head", "place_preposition"),
        };
        if let Some(before) =
            before.filter(|b| name.kind == EntityKind::Person && (is(*b, "title") || is(*b, "honorific")))
        {
            return filled(&self.title, before);
        }
        if name.tokens.len() > 1 && is(first, head) {
            return filled(&self.head, first);
        }
        if let Some(before) = before.filter(|b| is(*b, preposition)) {
            return filled(&self.before, before);
        }
        if name.kind == EntityKind::Person && is(end, "person_cue") {
            return filled(&self.behind, end);
        }
        if view.known.get(first).is_some_and(|k| *k != 0) { self.gazetteer.clone() } else { self.context.clone() }
    }
}
