//! One statement for every quote that was said: what is only thought or meant is none.

use super::context::Context;
use super::messages::{Messages, shorten};
use crate::analysis::{Attitude, Details, Fact, QuoteId, QuoteKind};

/// How many code points of a quote its label shows.
pub(in crate::analysis) const LABEL: usize = 72;

/// A statement for each quote that was said or written, in their order.
pub fn find(context: &Context, messages: &Messages) -> Vec<Fact> {
    let text = context.document.text();
    let mut facts = Vec::with_capacity(context.quotes.len());
    let said = context.quotes.iter().enumerate().filter(|(_, q)| q.attitude == Attitude::Speech);
    for (number, quote) in said {
        let words = quote.content.first().map_or("", |s| s.of(text));
        let words = shorten(words.trim(), LABEL);
        let named = quote.speaker.and_then(|s| context.entity(s)).map(|e| e.name.clone());
        let source = named.or_else(|| quote.source.map(|s| shorten(s.of(text), LABEL / 2)));
        let direct = quote.kind == QuoteKind::Direct;
        let words = if direct { words } else { closed(words) };
        let label = label(&|key, values| messages.fill(key, values), source.as_deref(), &words, direct);
        let mut entities = Vec::new();
        for id in quote.speaker.into_iter().chain(quote.content.iter().flat_map(|s| context.entities_in(*s))) {
            if !entities.contains(&id) {
                entities.push(id);
            }
        }
        facts.push(Fact {
            details: Details::Statement,
            label,
            spans: quote.content.clone(),
            subject: quote.speaker,
            entities,
            quote: Some(QuoteId::from_index(number)),
            confidence: quote.confidence,
            because: quote.because.clone(),
        });
    }
    facts
}

/// The words with the quotation mark closed that a mixed quote's content leaves behind it: *the talks
/// as “useful* is shown as *the talks as “useful”*.
fn closed(mut words: String) -> String {
    let pairs = if words.contains('„') { [('„', '“'), ('«', '»')] } else { [('“', '”'), ('«', '»')] };
    for (open, close) in pairs {
        if words.rfind(open).is_some_and(|at| !words[at..].contains(close)) {
            words.push(close);
            return words;
        }
    }
    if words.matches('"').count() % 2 == 1 {
        words.push('"');
    }
    words
}

/// What a statement is called: who, and what was said. Quotation marks say that these are the
/// speaker's own words: only direct quotes get them.
pub(in crate::analysis) fn label(
    message: &impl Fn(&str, &[(&str, &str)]) -> String,
    speaker: Option<&str>,
    words: &str,
    direct: bool,
) -> String {
    match (speaker, direct) {
        (Some(name), true) => message("facts.statement", &[("speaker", name), ("words", words)]),
        (Some(name), false) => message("facts.reported", &[("speaker", name), ("words", words)]),
        (None, true) => message("facts.statement_unknown", &[("words", words)]),
        (None, false) => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::QuoteKind;
    use crate::analysis::facts::testing::Annotated;

    #[test]
    fn a_mark_that_is_left_open_is_closed_in_the_label() {
        let mut text = Annotated::new("id", "{P1:Rina Wijaya} menyebut <1|rapat itu “lancar>”.");
        text.quotes[0].kind = QuoteKind::Mixed;
        assert_eq!(text.facts()[0].label, "Rina Wijaya: rapat itu “lancar”");
        assert_eq!(super::closed("“a” and “b".to_owned()), "“a” and “b”");
        assert_eq!(super::closed("a \"b".to_owned()), "a \"b\"");
        for whole in ["a “b” c", "a \"b\" c", "a"] {
            assert_eq!(super::closed(whole.to_owned()), whole);
        }
    }

    #[test]
    fn only_direct_quotes_stand_between_marks() {
        let mut text = Annotated::new("id", "“<1|Ikan mulai langka>,” kata {P1:Rina Wijaya}.");
        text.quotes[0].kind = QuoteKind::Direct;
        assert_eq!(text.facts()[0].label, "Rina Wijaya: “Ikan mulai langka”");
        text.quotes[0].kind = QuoteKind::Indirect;
        assert_eq!(text.facts()[0].label, "Rina Wijaya: Ikan mulai langka");
    }
}
