//! What the reader picks: selection, and the copy to the clipboard.

use super::State;
use crate::analysis::FactId;
use crate::tui::citation::citation;
use crate::tui::effect::Effect;
use crate::tui::state::Item;
use crate::tui::words::W;

/// The longest text that is sent to the terminal's clipboard, in bytes: many terminals drop a
/// sequence of more than 100,000 characters, and base64 makes four of three.
pub const CLIPBOARD: usize = 74_000;

impl State {
    /// The facts that a command about facts means: those of the item, else the current one.
    pub(super) fn meant_facts(&self) -> Vec<FactId> {
        if let Some(facts) = self.facts_in_range() {
            return facts;
        }
        let facts = self.facts_of(self.item);
        if facts.is_empty() && self.item == Item::Nothing { self.fact.into_iter().collect() } else { facts }
    }

    pub(super) fn toggle_selected(&mut self) {
        let facts = self.meant_facts();
        if facts.is_empty() {
            return self.say(W::MsgNoFact);
        }
        let mut selection = self.selection.clone();
        let drop = facts.iter().all(|f| selection.contains(f));
        for fact in facts {
            if drop {
                selection.remove(&fact);
            } else {
                selection.insert(fact);
            }
        }
        self.change_selection(&selection);
        self.range = None;
        let word = if drop { W::MsgDeselected } else { W::MsgSelected };
        self.message = word.fill(self.lang, &[&self.selection.len().to_string()]);
    }

    pub(super) fn select_all(&mut self) {
        let mut selection = self.selection.clone();
        let items: Vec<Item> = self.list().rows.iter().map(|r| r.item).collect();
        selection.extend(items.into_iter().flat_map(|item| self.facts_of(item)));
        self.change_selection(&selection);
    }

    pub(super) fn invert_selection(&mut self) {
        let all = (0..self.material.analysis.facts.len()).map(FactId::from_index);
        let turned = all.filter(|f| !self.selection.contains(f)).collect();
        self.change_selection(&turned);
    }

    /// `y`: the facts meant, each with its citation.
    pub(super) fn copy(&mut self) -> Vec<Effect> {
        let facts = self.meant_facts();
        let texts: Vec<String> = facts.iter().filter_map(|f| citation(&self.material, *f, self.lang)).collect();
        if texts.is_empty() {
            self.say(W::MsgNoFact);
            return Vec::new();
        }
        let text = texts.join("\n\n");
        if text.len() > CLIPBOARD {
            self.say(W::MsgTooLong);
            return vec![Effect::CopyToFile(text)];
        }
        self.say(W::MsgSent);
        vec![Effect::Clipboard(text)]
    }
}
