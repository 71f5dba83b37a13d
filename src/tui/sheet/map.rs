//! The links as a tree: from a fact to those it is tied to, and on from there.

use super::Entry;
use crate::analysis::FactId;
use crate::tui::state::{Item, State};
use crate::tui::theme::Role;
use crate::tui::view::tie_word;
use std::collections::BTreeSet;

/// Lines of a map; what lies further is found by starting from another fact.
const MOST: usize = 2000;

/// How deep a way can be unfolded.
const DEEPEST: usize = 24;

/// The tree below a fact as far as it is unfolded. A way never comes back to where it has been.
pub(super) fn lines(state: &State, root: FactId, unfolded: &BTreeSet<Vec<FactId>>) -> Vec<Entry> {
    let mut out = Vec::new();
    branch(state, &[root], None, unfolded, &mut out);
    out
}

fn branch(
    state: &State,
    path: &[FactId],
    tie: Option<&'static str>,
    unfolded: &BTreeSet<Vec<FactId>>,
    out: &mut Vec<Entry>,
) {
    let m = &state.material;
    let Some((id, fact)) = path.last().and_then(|id| Some((*id, m.fact(*id)?))) else { return };
    if out.len() >= MOST {
        return;
    }
    let next: Vec<_> = m.ties_of(id).iter().filter(|t| !path.contains(&t.fact)).collect();
    let open = unfolded.contains(path);
    let sign = match (next.is_empty() || path.len() >= DEEPEST, open) {
        (true, _) => "· ",
        (false, true) => "▾ ",
        (false, false) => "▸ ",
    };
    let tie = tie.map(|t| format!("{t}: ")).unwrap_or_default();
    let lead = format!("{}{sign}{id} ", "   ".repeat(path.len() - 1));
    let at = fact.extent();
    let words = format!("{tie}{} ¶{}", fact.label, m.paragraph(at.start));
    let role = if path.len() == 1 { Role::Heading } else { Role::Text };
    let line = Entry::words(lead, words, role).to(Item::Fact(id), at);
    out.push(Entry { path: path.to_vec(), ..line });
    if open && path.len() < DEEPEST {
        for tie in next {
            let mut longer = path.to_vec();
            longer.push(tie.fact);
            branch(state, &longer, Some(state.word(tie_word(tie))), unfolded, out);
        }
    }
}
