//! What findings are called on the screen.

use crate::analysis::{EntityKind, FactKind, LinkKind, QuoteKind, Value};
use crate::tui::material::Tie;
use crate::tui::words::W;

/// What a kind of entity is called.
#[must_use]
pub fn entity_word(kind: EntityKind) -> W {
    match kind {
        EntityKind::Person => W::Person,
        EntityKind::Organisation => W::Organisation,
        EntityKind::Place => W::Place,
        EntityKind::Event => W::Event,
        EntityKind::Work => W::Work,
        EntityKind::Date => W::Date,
        EntityKind::Duration => W::Duration,
        EntityKind::Quantity => W::Quantity,
        EntityKind::Other => W::Other,
    }
}

/// What a kind of quote is called.
#[must_use]
pub fn quote_word(kind: QuoteKind) -> W {
    match kind {
        QuoteKind::Direct => W::Direct,
        QuoteKind::Indirect => W::Indirect,
        QuoteKind::Mixed => W::Mixed,
    }
}

/// What a kind of fact is called.
#[must_use]
pub fn fact_word(kind: FactKind) -> W {
    match kind {
        FactKind::Statement => W::Statement,
        FactKind::Comparison => W::Comparison,
        FactKind::Background => W::Background,
        FactKind::Elaboration => W::Elaboration,
    }
}

/// What a link is called from where one stands.
#[must_use]
pub fn tie_word(tie: &Tie) -> W {
    match (tie.kind, tie.forth) {
        (LinkKind::SameSpeaker, _) => W::SameSpeaker,
        (LinkKind::SameSubject, _) => W::SameSubject,
        (LinkKind::ComparesWith, _) => W::ComparesWith,
        (LinkKind::Elaborates, true) => W::Elaborates,
        (LinkKind::Elaborates, false) => W::ElaboratedBy,
        (LinkKind::ContrastsWith, _) => W::ContrastsWith,
    }
}

/// A value as a reader would write it.
#[must_use]
pub fn value(value: &Value) -> String {
    let amount = value.amount.map(|a| a.to_string());
    let parts: Vec<String> = [amount, value.unit.clone()].into_iter().flatten().collect();
    match (&value.iso, parts.is_empty()) {
        (Some(iso), true) => iso.clone(),
        (Some(iso), false) => format!("{} ({iso})", parts.join(" ")),
        (None, _) => parts.join(" "),
    }
}
