//! `telusur export`: facts with their sources, for people, programs and tables.

use super::args::{Export, Kind};
use super::failure::{Failure, Status, complain};
use super::open::open;
use super::{lines, print};
use crate::analysis::{Analysis, Engine, Fact, FactId, FactKind, QuoteKind};
use crate::article::Article;
use crate::export::{self, Format, Request};
use crate::reading::Source;
use crate::search::query::Condition;
use crate::search::{self, Roots, nearest};
use crate::tui::terminal::{CLIPBOARD, to_clipboard};
use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _};
use std::path::Path;

/// Writes the facts that the options choose.
///
/// # Errors
/// [`Failure`]: an unreadable article, a query that is none, a speaker or thread that there is none
/// of, nothing that fits, a file that cannot be written.
pub fn run(args: &Export) -> Result<Status, Failure> {
    let target = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let format = format(args, target);
    if args.raw && format != Format::Csv {
        return Err(Failure::Misuse("--raw is for --format csv only".to_owned()));
    }
    let condition = Condition::parse(args.query.as_deref().unwrap_or(""))?;
    let source = Source::or_sample(args.file.as_deref(), args.sample.as_deref());
    let with_notebook = args.notebook || args.selected;
    let opened = open(&source, &args.reading.how(), &Engine::new(), with_notebook, args.annotations.as_deref())?;
    let mut chosen = chosen(args, &opened.article, &opened.analysis)?;
    if !condition.is_empty() {
        let roots = if args.no_roots { Roots::default() } else { Roots::of(&opened.article.language) };
        let found = opened.index().facts(&condition, &roots, &opened.marks());
        let found: BTreeSet<FactId> = found.into_iter().map(|(id, _)| id).collect();
        if found.is_empty() {
            let said = lines::near_names(&condition, &[&opened]);
            return Err(Failure::Nothing(said.unwrap_or_else(|| nothing(&opened.analysis))));
        }
        chosen.retain(|fact| found.contains(fact));
    }
    if args.selected {
        chosen.retain(|fact| opened.selected.contains(fact));
    }
    if chosen.is_empty() {
        return Err(Failure::Nothing(nothing(&opened.analysis)));
    }
    let mut request = opened.request(&chosen);
    if args.raw {
        request = request.raw();
    }
    let count = format!("{} {}", chosen.len(), if chosen.len() == 1 { "fact" } else { "facts" });
    match target {
        Some(path) => {
            write(args, &request, format, path)?;
            complain(&format!("{count} written to {}", path.display()));
        }
        None if args.clipboard => clipboard(&text(args, &request, format)?, &count)?,
        None if format.has_files() && io::stdout().is_terminal() => {
            return Err(Failure::Misuse(format!(
                "--format {} makes an archive, which is nothing for a terminal; name a folder or a file: -o FOLDER",
                format.name()
            )));
        }
        None => print::document(&text(args, &request, format)?)?,
    }
    Ok(Status::Done)
}

/// All of it as one text.
fn text(args: &Export, request: &Request<'_>, format: Format) -> Result<String, Failure> {
    #[cfg(feature = "templates")]
    if let Some(path) = &args.template {
        let name = path.file_name().map_or_else(|| "template".to_owned(), |n| n.to_string_lossy().into_owned());
        let filled = export::template::fill(request, &name, &Source::of(path).read()?);
        return filled.map_err(|error| Failure::Misuse(error.to_string()));
    }
    let _ = args;
    Ok(request.render(format))
}

/// Writes a file; a folder of files where the format takes several and the name does not end like an
/// archive's.
fn write(args: &Export, request: &Request<'_>, format: Format, path: &Path) -> Result<(), Failure> {
    let named = path.to_str().unwrap_or_default();
    let archive = Format::of_file(named) == Some(format);
    let written = match request.files(format).filter(|_| !archive && !templated(args)) {
        Some(files) => export::write_folder(path, &files, args.force),
        None => export::write_whole(path, text(args, request, format)?.as_bytes(), args.force),
    };
    written.map_err(|error| match error {
        export::WriteError::Exists(_) => Failure::Nothing(format!("{error}; --force replaces it")),
        error => error.into(),
    })
}

#[cfg(feature = "templates")]
fn templated(args: &Export) -> bool {
    args.template.is_some()
}

#[cfg(not(feature = "templates"))]
fn templated(_: &Export) -> bool {
    false
}

/// Sends text to the clipboard of the terminal, if it is no more than terminals take.
fn clipboard(text: &str, count: &str) -> Result<(), Failure> {
    if text.contains('\0') {
        return Err(Failure::Misuse("an archive is nothing for the clipboard; write it to a file: -o FILE".to_owned()));
    }
    if text.len() > CLIPBOARD {
        return Err(Failure::Nothing(format!(
            "{count} make {} bytes, and terminals take no more than {CLIPBOARD} for the clipboard; \
             choose fewer facts, or write them to a file: -o FILE",
            text.len()
        )));
    }
    to_clipboard(text).map_err(|_| {
        Failure::Misuse(
            "there is no terminal whose clipboard could take the text; write it to a file: -o FILE".to_owned(),
        )
    })?;
    // Whether it arrived, nobody tells.
    complain(&format!("{count} sent to the terminal's clipboard"));
    Ok(())
}

/// As asked for; else as the file's name ends; else for people.
fn format(args: &Export, target: Option<&Path>) -> Format {
    let named = || Format::of_file(target?.file_name()?.to_str()?);
    args.format.or_else(named).unwrap_or(Format::Markdown)
}

/// The facts that all options allow, in reading order.
fn chosen(args: &Export, article: &Article, analysis: &Analysis) -> Result<Vec<FactId>, Failure> {
    let by_speaker = one_of(&args.speaker, |name| speaker(name, article, analysis))?;
    let by_thread = one_of(&args.thread, |label| thread(label, analysis))?;
    let allowed = [by_speaker, by_thread];
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
