//! What must hold of every reader, in this process: no panic, and an article whose spans fit.

use telusur::language::Pack;
use telusur::reading::plain::Known;
use telusur::reading::{Format, Request, draft};

/// Reads bytes as a format; of a book and a feed the first part.
pub fn read(bytes: &[u8], format: Format) {
    let request = Request { chapter: Some(1), item: Some(1), ..Request::of(format) };
    let Ok(draft) = draft(bytes, &request) else { return };
    let article = draft.article(Known::default(), Default::default(), Pack::of("id").expect("built in"));
    let mut at = 0;
    for block in &article.blocks {
        let start = block.span.start as usize;
        assert!(start >= at && !block.span.of(&article.text).is_empty());
        assert!(article.text[at..start].trim().is_empty());
        at = block.span.end as usize;
    }
    assert!(article.text[at..].trim().is_empty());
}
