//! `telusur export`: facts with their sources, for people, programs and tables.

use super::args::{Export, ExportFormat, Kind};
use super::failure::{Failure, Status, complain};
use super::near::nearest;
use super::{notebook, print};
use crate::analysis::{Analysis, Engine, Fact, FactId, FactKind, QuoteKind};
use crate::article::Article;
use crate::export::{self, Format, Review};
use crate::reading::Source;
use crate::search;
use std::collections::BTreeSet;
use std::path::Path;

/// Writes the facts that the options choose.
///
/// # Errors
/// [`Failure`]: an unreadable article, a speaker or thread that there is none of, nothing that
/// fits, a file that cannot be written.
pub fn run(args: &Export) -> Result<Status, Failure> {
    let target = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let format = format(args, target);
    if args.raw && format != Format::Csv {
        return Err(Failure::Misuse("--raw is for --format csv only".to_owned()));
    }
    let article = Source::or_sample(args.file.as_deref(), args.sample.as_deref()).article(args.reading.how())?;
    let analysis = Engine::new().analyse(&article)?;
    let (analysis, review, selected) = if args.notebook || args.selected {
        notebook::corrected(&article, analysis)?
    } else {
        (analysis, Review::default(), BTreeSet::new())
    };
    let mut chosen = chosen(args, &article, &analysis)?;
    if args.selected {
        chosen.retain(|fact| selected.contains(fact));
    }
    if chosen.is_empty() {
        return Err(Failure::Nothing(nothing(&analysis)));
    }
    let text = if args.raw {
        export::render_raw_csv(&article, &analysis, &chosen, &review)
    } else {
        export::render_reviewed(&article, &analysis, &chosen, format, &review)
    };
    match target {
        None => print::document(&text)?,
        Some(path) => {
            export::write_whole(path, text.as_bytes(), args.force).map_err(|error| match error {
                export::WriteError::Exists(_) => Failure::Nothing(format!("{error}; --force replaces it")),
                error => error.into(),
            })?;
            let facts = if chosen.len() == 1 { "fact" } else { "facts" };
            complain(&format!("{} {facts} written to {}", chosen.len(), path.display()));
        }
    }
    Ok(Status::Done)
}

/// As asked for; else as the file's name ends; else for people.
fn format(args: &Export, target: Option<&Path>) -> Format {
    match args.format {
        Some(ExportFormat::Md) => Format::Markdown,
        Some(ExportFormat::Json) => Format::Json,
        Some(ExportFormat::Csv) => Format::Csv,
        None => {
            let ending = target.and_then(|path| path.extension()).and_then(|e| e.to_str()).unwrap_or("");
            Format::ALL.into_iter().find(|f| f.name().eq_ignore_ascii_case(ending)).unwrap_or(Format::Markdown)
        }
    }
}

/// The facts that all options allow, in reading order.
fn chosen(args: &Export, article: &Article, analysis: &Analysis) -> Result<Vec<FactId>, Failure> {
    let by_speaker = one_of(&args.speaker, |name| speaker(name, article, analysis))?;
    let by_thread = one_of(&args.thread, |label| thread(label, analysis))?;
    let by_words: Option<BTreeSet<FactId>> =
        args.matching.as_deref().map(|query| search::facts(article, analysis, query).into_iter().collect());
    let allowed = [by_speaker, by_thread, by_words];
    let numbered = analysis.facts.iter().enumerate().map(|(n, fact)| (FactId::from_index(n), fact));
    Ok(numbered
        .filter(|(id, _)| allowed.iter().flatten().all(|set| set.contains(id)))
        .filter(|(_, fact)| args.kind.is_empty() || args.kind.iter().any(|kind| is_of(analysis, fact, *kind)))
        .map(|(id, _)| id)
        .collect())
}

/// What any of several names allows; `None` where there are no names.
fn one_of(
    names: &[String],
    facts: impl Fn(&str) -> Result<BTreeSet<FactId>, Failure>,
) -> Result<Option<BTreeSet<FactId>>, Failure> {
    let mut all = BTreeSet::new();
    for name in names {
        all.append(&mut facts(name)?);
    }
    Ok((!names.is_empty()).then_some(all))
}

/// What somebody said: every fact whose quote has a speaker of this name.
fn speaker(name: &str, article: &Article, analysis: &Analysis) -> Result<BTreeSet<FactId>, Failure> {
    let mut found = BTreeSet::new();
    let mut known: Vec<&str> = Vec::new();
    for (number, fact) in analysis.facts.iter().enumerate() {
        let Some(quote) = fact.quote.and_then(|q| analysis.quotes.get(q.index())) else { continue };
        let entity = quote.speaker.and_then(|id| analysis.entities.get(id.index()));
        let names: Vec<&str> = match (entity, quote.source) {
            (Some(entity), _) => std::iter::once(&entity.name).chain(&entity.aliases).map(String::as_str).collect(),
            (None, Some(source)) => vec![article.words(source)],
            (None, None) => continue,
        };
        if names.iter().any(|candidate| search::holds(candidate, name)) {
            found.insert(FactId::from_index(number));
        }
        if !known.contains(&names[0]) {
            known.push(names[0]);
        }
    }
    if found.is_empty() { Err(unknown("speaker", name, &known)) } else { Ok(found) }
}

/// The facts of the threads with this label or number.
fn thread(label: &str, analysis: &Analysis) -> Result<BTreeSet<FactId>, Failure> {
    let fits = |number: usize, candidate: &str| {
        format!("T{}", number + 1).eq_ignore_ascii_case(label) || search::holds(candidate, label)
    };
    let threads = analysis.threads.iter().enumerate().filter(|(n, t)| fits(*n, &t.label));
    let found: BTreeSet<FactId> = threads.flat_map(|(_, t)| t.facts.iter().copied()).collect();
    let known: Vec<&str> = analysis.threads.iter().map(|t| t.label.as_str()).collect();
    if found.is_empty() { Err(unknown("thread", label, &known)) } else { Ok(found) }
}

/// That there is none of this name, and which there are.
fn unknown(what: &str, name: &str, known: &[&str]) -> Failure {
    let mut near = nearest(name, known.iter().copied());
    let lead = if near.is_empty() { "there are" } else { "did you mean" };
    if near.is_empty() {
        near = known.to_vec();
    }
    let listed: Vec<String> = near.iter().take(8).map(|n| format!("\"{n}\"")).collect();
    let end = match (known.is_empty(), near.len() > 8, lead) {
        (true, ..) => format!("; the article has no {what}s"),
        (_, true, _) => format!("; {lead} {} and {} more", listed.join(", "), near.len() - 8),
        (_, _, "did you mean") => format!("; did you mean {}?", listed.join(" or ")),
        _ => format!("; {lead} {}", listed.join(", ")),
    };
    Failure::Nothing(format!("no {what} \"{name}\"{end}"))
}

/// Whether a fact, or the quote behind it, is of a kind.
fn is_of(analysis: &Analysis, fact: &Fact, kind: Kind) -> bool {
    let quoted = |kind| fact.quote.and_then(|q| analysis.quotes.get(q.index())).is_some_and(|q| q.kind == kind);
    match kind {
        Kind::Statement => fact.kind() == FactKind::Statement,
        Kind::Comparison => fact.kind() == FactKind::Comparison,
        Kind::Background => fact.kind() == FactKind::Background,
        Kind::Elaboration => fact.kind() == FactKind::Elaboration,
        Kind::Direct => quoted(QuoteKind::Direct),
        Kind::Indirect => quoted(QuoteKind::Indirect),
        Kind::Mixed => quoted(QuoteKind::Mixed),
    }
}

fn nothing(analysis: &Analysis) -> String {
    match analysis.facts.len() {
        0 => "no facts were found in this article".to_owned(),
        all => format!("none of the article's {all} facts fits all of these options; leave one out"),
    }
}
