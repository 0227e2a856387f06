//! All files of a site, decoded: from sources to records.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::cache::Cache;
use super::decoded::{Decoded, Outcome, TextFile};
use super::{FrontMatter, Kind, Missing, Publication, Record, SEAL_FILE, Seal, SiteFile};
use tavle_base::checked::has_error;
use tavle_base::diagnostic::did_you_mean;
use tavle_base::locale::Months;
use tavle_base::{AT_ONCE, Checked, Diagnostic, FileId, KeyPath, Languages, Place, message, names};
use tavle_load::{Source, Sources};
use tavle_parse::markdown;
use tavle_parse::yaml::{self, Partial, Recovered};

/// Everything that was written, file by file, in the order of the files' paths.
#[derive(Debug)]
pub struct Records {
    pub site: (FileId, SiteFile),
    pub languages: Languages,
    pub data: Vec<(FileId, Arc<Record>)>,
    pub publications: Vec<(FileId, Arc<Publication>)>,
    pub texts: Vec<Arc<TextFile>>,
    /// What was sealed of publications.
    pub seals: Vec<(FileId, Arc<Seal>)>,
    /// Images and other files under `content/` that texts may show or link to.
    pub files: Vec<(FileId, Arc<str>)>,
    /// Files that are there but cannot be used. They have been reported, so nothing is reported about what refers to them.
    pub broken: Vec<FileId>,
    /// What is left of files with errors. Their records are read on for their other errors, but are not what was
    /// written.
    pub partial: Partials,
}

/// What is left of each file with errors.
pub type Partials = HashMap<FileId, Arc<Partial>>;

/// `site.yaml`, by which the site's other files are read.
#[derive(Debug)]
pub struct Settings {
    pub file: FileId,
    /// As much of it as could be read; nothing if none of it could.
    pub site: Option<SiteFile>,
    /// What is left of it if it has errors.
    partial: Option<Arc<Partial>>,
    /// Nothing if it names none that can be used.
    pub languages: Option<Languages>,
    /// The ids of the roles that it names: in each row they may be keys.
    roles: Box<[Box<str>]>,
}

/// Decodes `site.yaml`. `None` only if there is none.
pub fn settings(sources: &Sources) -> Checked<Option<Settings>> {
    let Some(file) = sources.find("site.yaml") else {
        return Checked::clean(None);
    };
    let mut diagnostics = Vec::new();
    let text = sources.get(file).text();
    let read = yaml::recover::<SiteFile>(file, text, yaml::whole(text)).into(&mut diagnostics);
    let (mut site, partial) = (read.value, read.partial.map(Arc::new));
    let key = |key: &str| KeyPath::top().key(key);
    // Of languages that are not all known nothing can be said, and so not of texts in them either.
    let knows_languages = partial.as_ref().is_none_or(|partial| partial.is_whole(&key("languages")));
    let written = site.as_ref().filter(|_| knows_languages);
    let languages = written.and_then(|site| languages(file, site, &mut diagnostics));
    if let (Some(site), Some(partial)) = (&mut site, &partial)
        && partial.is_removed(&key("missing"))
    {
        // Nobody knows whether missing translations are to be reported.
        site.missing = Missing::Fallback;
    }
    let roles = yaml::listed(text, "roles", "id");
    Checked { value: Some(Settings { file, site, partial, languages, roles }), diagnostics }
}

/// Decodes every file of the site, but for those that are known. `None` only if `site.yaml` itself cannot be used:
/// the others are read all the same, so that their problems are reported in the same run.
pub fn records(settings: &Settings, sources: &Sources, mut known: Option<&mut Cache>) -> Checked<Option<Records>> {
    let mut diagnostics = Vec::new();
    let Settings { file: site_file, site, partial, languages, roles } = settings;
    let tags: Vec<&str> = languages.as_ref().map(|known| known.tags().collect()).unwrap_or_default();
    if let Some(known) = &mut known {
        known.begin(&tags, roles);
    }
    let months = Months::new(tags.iter().copied());
    let before = known.as_deref();
    let find = |(id, source): &(FileId, &Source)| {
        let found = before.and_then(|known| known.find(*id, source));
        found.unwrap_or_else(|| decode(*id, source, &tags, (roles, &months)))
    };
    let files: Vec<(FileId, &Source)> = sources.all().collect();
    let decoded: Vec<Checked<Outcome>> = files.par_iter().with_max_len(AT_ONCE).map(find).collect();
    if let Some(known) = known {
        known.keep(&files, &decoded);
    }

    let (Some(site), Some(languages)) = (site, languages) else {
        // Which keys rows have is said by site.yaml too.
        let problems = decoded.into_iter().flat_map(|one| one.diagnostics);
        diagnostics.extend(problems.filter(|problem| site.is_some() || problem.code() != "unknown-key"));
        return Checked { value: None, diagnostics };
    };
    let mut records = Records {
        site: (*site_file, site.clone()),
        languages: languages.clone(),
        data: Vec::new(),
        publications: Vec::new(),
        texts: Vec::new(),
        seals: Vec::new(),
        files: Vec::new(),
        broken: Vec::new(),
        partial: partial.iter().map(|partial| (*site_file, partial.clone())).collect(),
    };
    for ((id, source), one) in files.into_iter().zip(decoded) {
        let is_reported = has_error(&one.diagnostics);
        let (decoded, partial) = one.into(&mut diagnostics);
        records.partial.extend(partial.map(|partial| (id, partial)));
        match decoded {
            Decoded::Data(record) => records.data.push((id, record)),
            Decoded::Publication(publication) => records.publications.push((id, publication)),
            Decoded::Text(text) => records.texts.push(text),
            Decoded::Seal(seal) => records.seals.push((id, seal)),
            Decoded::File => records.files.push((id, source.path.clone())),
            Decoded::Nothing if is_reported => records.broken.push(id),
            Decoded::Nothing => {}
        }
    }
    Checked { value: Some(records), diagnostics }
}

/// The site's languages, or why they cannot be used.
fn languages(file: FileId, site: &SiteFile, diagnostics: &mut Vec<Diagnostic>) -> Option<Languages> {
    let top = tavle_base::KeyPath::top().key("languages");
    for (n, tag) in site.languages.iter().enumerate() {
        let place = Place::value(file, top.index(n));
        let usual = tag.replace('_', "-").parse::<icu_locale::Locale>().ok().map(|locale| locale.to_string());
        if usual.as_deref() != Some(tag) {
            let message = message!("bad-language", tag);
            let help = usual.map(|written| message!("help.instead", written));
            diagnostics.push(Diagnostic::error(place, message.help(help)));
            return None;
        }
        if let Some(first) = site.languages[..n].iter().position(|known| known == tag) {
            diagnostics.push(
                Diagnostic::error(place, message!("duplicate-language", tag))
                    .related(Place::value(file, top.index(first)), message!("note.first")),
            );
            return None;
        }
    }
    let languages = Languages::new(&site.languages);
    if languages.is_none() {
        diagnostics.push(Diagnostic::error(Place::value(file, top), message!("no-language")));
    }
    languages
}

/// Decodes one file by where it stands and what it is called.
fn decode(file: FileId, source: &Source, tags: &[&str], (roles, months): (&[Box<str>], &Months)) -> Checked<Outcome> {
    let path = source.path.as_ref();
    let nothing = |decoded| Checked::clean((decoded, None));
    if let Some(rest) = path.strip_prefix("data/") {
        return if rest.ends_with(".yaml") { data(file, source, roles) } else { nothing(Decoded::Nothing) };
    }
    let Some(rest) = path.strip_prefix("content/") else {
        return nothing(Decoded::Nothing);
    };
    if rest.ends_with("/publication.yaml") {
        let text = source.text();
        let wrap = |publication| Decoded::Publication(Arc::new(publication));
        return yaml::recover::<Publication>(file, text, yaml::whole(text)).map(|read| outcome(read, wrap));
    }
    if rest.rsplit_once('/').is_some_and(|(_, name)| name == SEAL_FILE) {
        let read: Checked<Option<Seal>> = yaml::decode(file, source.text());
        return read.map(|seal| (seal.map_or(Decoded::Nothing, |seal| Decoded::Seal(Arc::new(seal))), None));
    }
    match rest.strip_suffix(".md") {
        Some(stem) => text(file, source, stem, tags, months),
        None => nothing(Decoded::File),
    }
}

/// What a file turned out to be, with as much of its value as could be read.
fn outcome<T>(read: Recovered<T>, wrap: impl FnOnce(T) -> Decoded) -> Outcome {
    (read.value.map_or(Decoded::Nothing, wrap), read.partial.map(Arc::new))
}

/// A data file, decoded as the kind it names, in a site that names these roles.
fn data(file: FileId, source: &Source, roles: &[Box<str>]) -> Checked<Outcome> {
    let text = source.text();
    let words = || Kind::ALL.into_iter().map(Kind::word);
    let broken = |problem| Checked { value: (Decoded::Nothing, None), diagnostics: vec![problem] };
    let Some((word, span)) = yaml::kind(text) else {
        // A file that is not YAML at all is said to be that, not to lack its kind.
        let whole: Checked<Option<serde::de::IgnoredAny>> = yaml::decode(file, text);
        if whole.value.is_none() {
            return whole.map(|_| (Decoded::Nothing, None));
        }
        return broken(Diagnostic::error(Place::whole(file), message!("missing-kind", kinds = names(words()))));
    };
    let Some(kind) = Kind::find(&word) else {
        let help = did_you_mean(&word, words());
        return broken(Diagnostic::error(Place::bytes(file, span), message!("unknown-kind", word).help(help)));
    };
    kind.decode(file, text, roles).map(|read| outcome(read, |record| Decoded::Data(Arc::new(record))))
}

/// The texts of the front matter, which are shown as they are written.
fn plain_fields(front: &FrontMatter) -> impl Iterator<Item = (&'static str, &str)> {
    let description = front.description.as_deref().map(|text| ("description", text));
    std::iter::once(("title", front.title.as_ref())).chain(description)
}

/// A Markdown file whose path below `content/`, without `.md`, is `stem`.
fn text(file: FileId, source: &Source, stem: &str, tags: &[&str], months: &Months) -> Checked<Outcome> {
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let broken = |problem| Checked { value: (Decoded::Nothing, None), diagnostics: vec![problem] };
    let Some((name, tag)) = name.rsplit_once('.') else {
        let default = tags.first().unwrap_or(&"da");
        let name = format!("{name}.{default}.md");
        return broken(Diagnostic::error(Place::whole(file), message!("no-language-in-name", name)));
    };
    if !tags.is_empty() && !tags.contains(&tag) {
        let message = message!("unknown-language.in-name", tag, tags = names(tags.iter().copied()));
        return broken(Diagnostic::error(Place::whole(file), message));
    }
    let whole = source.text();
    let mut diagnostics = Vec::new();
    let parts = yaml::front_matter(file, whole).into(&mut diagnostics);
    let body = parts.as_ref().map_or(0, |parts| parts.body);
    // A text whose facts cannot be read is read on all the same, so that its links are checked, and those to it.
    let Recovered { value, partial } = match parts {
        Some(parts) => yaml::recover::<FrontMatter>(file, whole, parts.yaml).into(&mut diagnostics),
        None => Recovered { value: None, partial: None },
    };
    if value.is_none() && diagnostics.is_empty() {
        diagnostics.push(Diagnostic::error(Place::whole(file), message!("no-title")));
    }
    for (key, written) in value.iter().flat_map(plain_fields) {
        diagnostics.extend(markdown::name_problems(written, || Place::value(file, KeyPath::top().key(key))));
    }
    let document = markdown::document(file, whole, body..whole.len(), months).into(&mut diagnostics);
    let text = TextFile {
        file,
        folder: folder.into(),
        name: name.into(),
        tag: tag.into(),
        front: value.unwrap_or_default(),
        document: Arc::new(document),
    };
    Checked { value: (Decoded::Text(Arc::new(text)), partial.map(Arc::new)), diagnostics }
}
