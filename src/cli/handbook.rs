//! `tavle handbook`: printed documents on demand.

use std::path::Path;

use super::args::HandbookArgs;
use super::{Outcome, say, session};
use tavle_base::Lang;
use tavle_base::checked::has_error;
use tavle_base::diagnostic::did_you_mean;
use tavle_base::{Message, message};
use tavle_model::theme::bytes;
use tavle_pipeline::Prepared;
use tavle_render::pdf::{PrintJob, Unprinted};
use tavle_routes::{Document, OutputKind, Wanted};
use tavle_save::{SaveError, write_document};
use tavle_schema::PrintKind;

pub fn run(args: &HandbookArgs) -> Outcome {
    let (_, reading) = match session::prepare(&args.site, false, Wanted::Everything, &()) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    let mut diagnostics = reading.diagnostics.clone();
    let prepared = match &reading.prepared {
        Some(prepared) if !has_error(&diagnostics) => prepared,
        _ => {
            session::report(&mut diagnostics, reading.sources(), &args.site);
            return Outcome::Problems;
        }
    };
    let wanted = match wanted(args, prepared) {
        Ok(wanted) => wanted,
        Err(message) => {
            session::report(&mut diagnostics, reading.sources(), &args.site);
            say::error(&message);
            return Outcome::Usage;
        }
    };
    let (mut outcome, mut unprinted) = (Outcome::Done, Unprinted::default());
    for (document, lang) in wanted.iter().copied() {
        let Some((job, not_printed)) = prepared.job(document, lang) else { continue };
        unprinted.add(not_printed);
        let name = file_name(prepared, (document, lang), &wanted);
        let written = match &args.typst {
            Some(folder) => keep_apart(&job, prepared, folder, name.trim_end_matches(".pdf")),
            None => match prepared.print(document, lang) {
                Ok(Some(printed)) => write_document(&args.output, &name, &printed.pdf, is_printed).map(|()| {
                    if !args.site.quiet {
                        let path = args.output.join(&name).display().to_string();
                        let kilobytes = printed.pdf.len() / 1000;
                        say::line(&message!("handbook.made", path, n = u64::from(printed.pages), kilobytes));
                    }
                }),
                Ok(None) => Ok(()),
                Err(problems) => {
                    diagnostics.extend(problems);
                    Ok(())
                }
            },
        };
        if let Err(error) = written {
            say::error(&error.message());
            outcome = Outcome::Machine;
        }
    }
    diagnostics.extend(unprinted.diagnostics(&prepared.sources));
    let counted = session::report(&mut diagnostics, reading.sources(), &args.site);
    match counted.outcome() {
        Outcome::Done => outcome,
        other => other,
    }
}

/// The documents that were asked for.
fn wanted(args: &HandbookArgs, prepared: &Prepared) -> Result<Vec<(Document, Lang)>, Message> {
    let site = &prepared.site;
    let folders = || site.publications.iter().map(|one| one.folder.as_ref());
    let publication = match args.publication.as_deref() {
        Some(name) => Some(
            site.publications
                .iter()
                .position(|one| one.folder.as_ref() == name || one.slugs.iter().any(|slug| slug.as_ref() == name))
                .ok_or_else(|| unknown(message!("handbook.no-publication", name), name, folders()))?,
        ),
        None => None,
    };
    let unit = match args.unit.as_deref() {
        Some(name) => {
            let names = site.units.all().map(|(_, unit)| unit.name.as_ref());
            Some(site.units.find(name).ok_or_else(|| unknown(message!("handbook.no-unit", name), name, names))?)
        }
        None => None,
    };
    let lang = match args.lang.as_deref() {
        Some(tag) => {
            let message = || message!("handbook.no-language", name = tag);
            Some(site.languages.find(tag).ok_or_else(|| unknown(message(), tag, site.languages.tags()))?)
        }
        None => None,
    };
    let kind = args.kind.unwrap_or(if unit.is_some() { PrintKind::Units } else { PrintKind::Handbook });
    let is_wanted = |(document, own): &(Document, Lang)| {
        let of = match document {
            Document::Handbook(id) | Document::Sheet(id, ..) | Document::Raci(id, _) | Document::Status(id, _) => {
                Some(*id)
            }
            Document::Chapter(id) => site.chapter(*id).publication,
            Document::DataSet(id) => site.primary(*id),
            Document::Connections(id) => *id,
            Document::Unit(_) => None,
        };
        document.kind() == kind
            && publication.is_none_or(|n| of.is_some_and(|id| id.index() == n))
            && unit.is_none_or(|unit| *document == Document::Unit(unit))
            && lang.is_none_or(|lang| *own == lang)
    };
    let documents = prepared.routes.documents();
    let wanted: Vec<(Document, Lang)> = documents.iter().copied().filter(is_wanted).collect();
    match lang.filter(|lang| documents.iter().all(|(_, own)| own != lang)) {
        Some(lang) if !documents.is_empty() => Err(message!("handbook.not-printed", name = site.languages.tag(lang))),
        _ if wanted.is_empty() => Err(message!("handbook.nothing")),
        _ => Ok(wanted),
    }
}

fn unknown<'a>(message: Message, name: &str, known: impl Iterator<Item = &'a str>) -> Message {
    message.help(did_you_mean(name, known))
}

/// The name of a document's file: as on the site. Where another of those `wanted` is called the same, it has its language in
/// it, and where that does not tell them apart, the folders of its address.
fn file_name(prepared: &Prepared, own: (Document, Lang), wanted: &[(Document, Lang)]) -> String {
    let address = |(document, lang): (Document, Lang)| {
        let address = prepared.routes.addresses.of(&OutputKind::Document(document, lang));
        address.expect("only documents with an address are listed")
    };
    let name = |one| address(one).rsplit_once('/').expect("an address begins with a slash").1.to_owned();
    let with_language = |one: (Document, Lang)| {
        format!("{}.{}.pdf", name(one).trim_end_matches(".pdf"), prepared.site.languages.tag(one.1))
    };
    let is_alone = |name: &dyn Fn((Document, Lang)) -> String| {
        wanted.iter().filter(|other| name(**other) == name(own)).count() < 2
    };
    match (is_alone(&name), is_alone(&with_language)) {
        (true, _) => name(own),
        (false, true) => with_language(own),
        (false, false) => address(own).trim_start_matches('/').replace('/', "-"),
    }
}

/// Whether a file is a document that Tavle printed.
fn is_printed(held: &[u8]) -> bool {
    held.starts_with(b"%PDF-") && memchr::memmem::find(held, b"/Creator(Tavle ").is_some()
}

/// Writes what a document is set from into a folder of its name: the theme's templates and fonts, and what they are given.
fn keep_apart(job: &PrintJob, prepared: &Prepared, folder: &Path, name: &str) -> Result<(), SaveError> {
    let theme =
        prepared.theme.print.iter().map(|(name, file)| (format!("/print/{name}"), bytes(*file, &prepared.sources)));
    let given = job.given().map(|(name, bytes)| (name.to_owned(), bytes));
    for (file, bytes) in theme.chain(given) {
        // The folder is asked for by name and holds nothing else.
        write_document(folder, &format!("{name}{file}"), &bytes, |_| true)?;
    }
    Ok(())
}
