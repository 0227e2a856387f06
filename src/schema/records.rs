//! All files of a site, decoded: from sources to records.

use std::sync::Arc;

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::known::Known;
use super::{FrontMatter, Kind, Publication, Record, SiteFile};
use crate::base::checked::has_error;
use crate::base::diagnostic::did_you_mean;
use crate::base::locale::Months;
use crate::base::{AT_ONCE, Checked, Diagnostic, FileId, KeyPath, Languages, Place};
use crate::load::{Source, Sources};
use crate::parse::markdown::{self, Document};
use crate::parse::yaml;

/// Everything that was written, file by file, in the order of the files' paths.
#[derive(Debug)]
pub struct Records {
    pub site: (FileId, SiteFile),
    pub languages: Languages,
    pub data: Vec<(FileId, Arc<Record>)>,
    pub publications: Vec<(FileId, Arc<Publication>)>,
    pub texts: Vec<Arc<TextFile>>,
    /// Images and other files under `content/` that texts may show or link to.
    pub files: Vec<(FileId, Arc<str>)>,
    /// Files that are there but cannot be used. They have been told of, so nothing is said of what refers to them.
    pub broken: Vec<FileId>,
}

/// A Markdown file: `content/<folder>/<name>.<lang>.md`.
#[derive(Clone, Debug)]
pub struct TextFile {
    pub file: FileId,
    /// The folder below `content/`; empty for the site's own pages.
    pub folder: Box<str>,
    pub name: Box<str>,
    /// The language's tag, one of the site's.
    pub tag: Box<str>,
    pub front: FrontMatter,
    pub document: Arc<Document>,
}

/// What one file turned out to be.
#[derive(Clone, Debug)]
pub(super) enum Decoded {
    Data(Arc<Record>),
    Publication(Arc<Publication>),
    Text(Arc<TextFile>),
    File,
    Nothing,
}

/// `site.yaml`, by which the site's other files are read.
#[derive(Debug)]
pub struct Settings {
    pub file: FileId,
    /// Nothing if it is broken.
    pub site: Option<SiteFile>,
    /// Nothing if it names none that can be used.
    pub languages: Option<Languages>,
}

/// Decodes `site.yaml`. `None` only if there is none.
pub fn settings(sources: &Sources) -> Checked<Option<Settings>> {
    let Some(file) = sources.find("site.yaml") else {
        return Checked::clean(None);
    };
    let mut diagnostics = Vec::new();
    let site: Option<SiteFile> = yaml::decode(file, sources.get(file).text()).into(&mut diagnostics);
    let languages = site.as_ref().and_then(|site| languages(file, site, &mut diagnostics));
    Checked { value: Some(Settings { file, site, languages }), diagnostics }
}

/// Decodes every file of the site, but for those that are known. `None` only if `site.yaml` itself cannot be used:
/// the others are read all the same, so that their faults are told in the same run.
///
/// A text that decodes without a word is let go at once if `lets_go` says of its path that nobody will need it.
pub fn records(
    settings: &Settings,
    sources: &mut Sources,
    mut known: Option<&mut Known>,
    lets_go: impl Fn(&SiteFile, &str) -> bool + Sync,
) -> Checked<Option<Records>> {
    let mut diagnostics = Vec::new();
    let Settings { file: site_file, site, languages } = settings;
    let tags: Vec<&str> = languages.as_ref().map(|known| known.tags().collect()).unwrap_or_default();
    if let Some(known) = &mut known {
        known.begin(&tags);
    }
    let months = Months::new(tags.iter().copied());
    let before = known.as_deref();
    let find = |(id, source): (FileId, &mut Source)| {
        let found = before.and_then(|known| known.find(id, source));
        let decoded = found.unwrap_or_else(|| decode(id, source, &tags, &months));
        if let (Some(site), []) = (site, &*decoded.diagnostics) {
            let is_understood = !matches!(decoded.value, Decoded::File | Decoded::Nothing);
            if is_understood && lets_go(site, &source.path) {
                source.let_go();
            }
        }
        decoded
    };
    let files: Vec<(FileId, &mut Source)> = sources.all_mut().collect();
    let decoded: Vec<Checked<Decoded>> = files.into_par_iter().with_max_len(AT_ONCE).map(find).collect();
    let files: Vec<(FileId, &Source)> = sources.all().collect();
    if let Some(known) = known {
        known.keep(&files, &decoded);
    }

    let (Some(site), Some(languages)) = (site, languages) else {
        diagnostics.extend(decoded.into_iter().flat_map(|one| one.diagnostics));
        return Checked { value: None, diagnostics };
    };
    let mut records = Records {
        site: (*site_file, site.clone()),
        languages: languages.clone(),
        data: Vec::new(),
        publications: Vec::new(),
        texts: Vec::new(),
        files: Vec::new(),
        broken: Vec::new(),
    };
    for ((id, source), one) in files.into_iter().zip(decoded) {
        let is_told = has_error(&one.diagnostics);
        match one.into(&mut diagnostics) {
            Decoded::Data(record) => records.data.push((id, record)),
            Decoded::Publication(publication) => records.publications.push((id, publication)),
            Decoded::Text(text) => records.texts.push(text),
            Decoded::File => records.files.push((id, source.path.clone())),
            Decoded::Nothing if is_told => records.broken.push(id),
            Decoded::Nothing => {}
        }
    }
    Checked { value: Some(records), diagnostics }
}

/// The site's languages, or why they cannot be used.
fn languages(file: FileId, site: &SiteFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Languages> {
    let top = crate::base::KeyPath::top().key("languages");
    for (n, tag) in site.languages.iter().enumerate() {
        let place = Place::value(file, top.index(n));
        if tag.parse::<icu_locale::Locale>().is_err() || tag.chars().any(|c| !(c.is_ascii_alphanumeric() || c == '-')) {
            diagnostics.push(
                Diagnostic::error("bad-language", place, format!("`{tag}` is not the code of a language"))
                    .help("write the short code of a language, as in `da`, `en` or `kl`"),
            );
            return None;
        }
        if let Some(first) = site.languages[..n].iter().position(|known| known == tag) {
            diagnostics.push(
                Diagnostic::error("duplicate-language", place, format!("the language `{tag}` is named twice"))
                    .related(Place::value(file, top.index(first)), "first named here")
                    .help("remove one of them"),
            );
            return None;
        }
    }
    let languages = Languages::new(&site.languages);
    if languages.is_none() {
        diagnostics.push(
            Diagnostic::error("no-language", Place::value(file, top), "the site has no language")
                .help("name at least one, as in `languages: [da, en]`; the first is the default"),
        );
    }
    languages
}

/// Decodes one file by where it stands and what it is called.
fn decode(file: FileId, source: &Source, tags: &[&str], months: &Months) -> Checked<Decoded> {
    let path = source.path.as_ref();
    if let Some(rest) = path.strip_prefix("data/") {
        return if rest.ends_with(".yaml") { data(file, source) } else { Checked::clean(Decoded::Nothing) };
    }
    let Some(rest) = path.strip_prefix("content/") else {
        return Checked::clean(Decoded::Nothing);
    };
    if rest.ends_with("/publication.yaml") {
        return yaml::decode::<Publication>(file, source.text())
            .map(|one| one.map_or(Decoded::Nothing, |publication| Decoded::Publication(Arc::new(publication))));
    }
    match rest.strip_suffix(".md") {
        Some(stem) => text(file, source, stem, tags, months),
        None => Checked::clean(Decoded::File),
    }
}

/// A data file, decoded as the kind it names.
fn data(file: FileId, source: &Source) -> Checked<Decoded> {
    let text = source.text();
    let words = || Kind::ALL.into_iter().map(Kind::word);
    let Some((word, span)) = yaml::kind(text) else {
        // A file that is not YAML at all is said to be that, not to lack its kind.
        let whole: Checked<Option<serde::de::IgnoredAny>> = yaml::decode(file, text);
        if whole.value.is_none() {
            return whole.map(|_| Decoded::Nothing);
        }
        let fault =
            Diagnostic::error("missing-kind", Place::whole(file), "the file does not say what kind of data it holds")
                .help(format!("begin it with `kind:` and one of {}", words().collect::<Vec<_>>().join(", ")));
        return Checked { value: Decoded::Nothing, diagnostics: vec![fault] };
    };
    let Some(kind) = Kind::find(&word) else {
        let mut fault =
            Diagnostic::error("unknown-kind", Place::bytes(file, span), format!("`{word}` is not a kind of data"));
        fault.help = did_you_mean(&word, words());
        return Checked { value: Decoded::Nothing, diagnostics: vec![fault] };
    };
    match kind {
        Kind::Units => record(file, text, Record::Units),
        Kind::Matrix => record(file, text, Record::Matrix),
        Kind::ActivityPlan => record(file, text, Record::ActivityPlan),
        Kind::Roadmap => record(file, text, Record::Roadmap),
        Kind::Timeline => record(file, text, Record::Timeline),
        Kind::Objectives => record(file, text, Record::Objectives),
        Kind::Actions => record(file, text, Record::Actions),
        Kind::Process => record(file, text, Record::Process),
        Kind::Glossary => record(file, text, Record::Glossary),
        Kind::Table => record(file, text, Record::Table),
    }
}

fn record<T: DeserializeOwned>(file: FileId, text: &str, wrap: fn(T) -> Record) -> Checked<Decoded> {
    yaml::decode::<T>(file, text).map(|one| one.map_or(Decoded::Nothing, |one| Decoded::Data(Arc::new(wrap(one)))))
}

/// The texts of the front matter, which are shown as they are written.
fn plain_fields(front: &FrontMatter) -> impl Iterator<Item = (&'static str, &str)> {
    let description = front.description.as_deref().map(|text| ("description", text));
    std::iter::once(("title", front.title.as_ref())).chain(description)
}

/// A Markdown file whose path below `content/`, without `.md`, is `stem`.
fn text(file: FileId, source: &Source, stem: &str, tags: &[&str], months: &Months) -> Checked<Decoded> {
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let mut diagnostics = Vec::new();
    let Some((name, tag)) = name.rsplit_once('.') else {
        let default = tags.first().unwrap_or(&"da");
        diagnostics.push(
            Diagnostic::error("no-language-in-name", Place::whole(file), "the file's name does not say its language")
                .help(format!("name it `{name}.{default}.md`")),
        );
        return Checked { value: Decoded::Nothing, diagnostics };
    };
    if !tags.is_empty() && !tags.contains(&tag) {
        let mut fault = Diagnostic::error(
            "unknown-language",
            Place::whole(file),
            format!("the file's name says that it is in `{tag}`, which is not one of the site's languages"),
        );
        fault.help = Some(format!(
            "the site's languages are {}; add it under `languages:` in site.yaml, or rename the file",
            tags.iter().map(|tag| format!("`{tag}`")).collect::<Vec<_>>().join(", ")
        ));
        diagnostics.push(fault);
        return Checked { value: Decoded::Nothing, diagnostics };
    }
    let whole = source.text();
    let before = diagnostics.len();
    let parts = yaml::front_matter(file, whole).into(&mut diagnostics);
    let body = parts.as_ref().map_or(0, |parts| parts.body);
    let front: Option<FrontMatter> = match &parts {
        Some(parts) => yaml::decode_part(file, whole, parts.yaml.clone()).into(&mut diagnostics),
        None if diagnostics.len() > before => None,
        None => {
            diagnostics.push(
                Diagnostic::error("no-title", Place::whole(file), "the text has no title")
                    .help("begin the file with three lines: `---`, `title: …` and `---`"),
            );
            None
        }
    };
    for (key, written) in front.iter().flat_map(plain_fields) {
        diagnostics.extend(markdown::name_faults(written, || Place::value(file, KeyPath::top().key(key))));
    }
    let document = markdown::document(file, whole, body..whole.len(), months).into(&mut diagnostics);
    let value = match front {
        Some(front) => Decoded::Text(Arc::new(TextFile {
            file,
            folder: folder.into(),
            name: name.into(),
            tag: tag.into(),
            front,
            document: Arc::new(document),
        })),
        None => Decoded::Nothing,
    };
    Checked { value, diagnostics }
}
