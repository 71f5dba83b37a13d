//! `telusur search`: the facts of articles, by the query language.

use super::args::Search;
use super::failure::{Failure, Status, complain};
use super::lines::{self, Line};
use super::open::{Opened, open};
use super::parallel;
use crate::analysis::{Engine, FactId};
use crate::reading::Source;
use crate::search::Roots;
use crate::search::query::Condition;
use crate::text::Span;
use crate::text::safe::Safe;

/// An article, and the facts of it that were found, each with where the query's words stand.
type Found = (Opened, Vec<(FactId, Vec<Span>)>);

/// Prints the facts that a query fits.
///
/// # Errors
/// [`Failure`]; nothing found is no error but [`Status::Failed`].
pub fn run(args: &Search) -> Result<Status, Failure> {
    let condition = Condition::parse(&args.query)?;
    let mut sources: Vec<Source> = args.files.iter().map(|f| Source::of(f)).collect();
    if sources.is_empty() {
        sources.push(Source::or_sample(None, args.sample.as_deref()));
    }
    let several = sources.len() > 1;
    let (how, listing, engine) = (args.reading.how(), args.listing, Engine::new());
    let mut waiting = sources.into_iter();
    let (asked, no_roots) = (condition.clone(), listing.no_roots);
    let work = move |source: Source| -> (Source, Result<Found, Failure>) {
        let found = open(&source, &how, &engine, listing.notebook, None).map(|opened| {
            let roots = if no_roots { Roots::default() } else { Roots::of(&opened.article.language) };
            let facts = opened.index().facts(&asked, &roots, &opened.marks());
            (opened, facts)
        });
        (source, found)
    };
    let (mut failed, mut printed, mut objects, mut all) = (false, Vec::new(), Vec::new(), Vec::new());
    parallel::in_order(
        parallel::cores(),
        move || waiting.next(),
        work,
        |(source, found)| -> Result<(), Failure> {
            match found {
                Ok((opened, facts)) => {
                    if listing.json {
                        let ids: Vec<FactId> = facts.iter().map(|(id, _)| *id).collect();
                        objects.extend(lines::objects(&opened, &ids));
                    } else {
                        let file = several.then(|| source.shown());
                        printed.extend(facts.iter().filter_map(|(id, hits)| line(&opened, *id, hits, file.clone())));
                    }
                    if facts.is_empty() {
                        all.push(opened);
                    }
                }
                Err(failure) if !several => return Err(failure),
                Err(failure) => {
                    failed = true;
                    complain(&failure.to_string());
                }
            }
            Ok(())
        },
    )?;
    if printed.is_empty()
        && objects.is_empty()
        && let Some(said) = lines::near_names(&condition, &all.iter().collect::<Vec<_>>())
    {
        complain(&said);
    }
    let status = if listing.json { lines::print_json(&objects)? } else { lines::print(&printed, &listing)? };
    Ok(if failed { Status::Failed } else { status })
}

fn line(opened: &Opened, id: FactId, hits: &[Span], file: Option<Safe>) -> Option<Line> {
    let fact = opened.analysis.facts.get(id.index())?;
    let quote = fact.quote.and_then(|q| opened.analysis.quotes.get(q.index()));
    let subject = || fact.subject.and_then(|e| opened.analysis.entities.get(e.index())).map(|e| e.name.as_str());
    let who = quote.and_then(|q| lines::speaker(opened, q)).or_else(subject).unwrap_or("?");
    let kind = serde_json::to_value(fact.kind()).ok()?;
    Some(Line {
        file,
        paragraph: opened.article.paragraph_number(fact.extent().start),
        kind: Some(Safe::new(kind.as_str().unwrap_or_default())),
        who: Safe::new(who),
        words: lines::words(&opened.article, &fact.spans, hits),
    })
}
