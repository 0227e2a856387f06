//! What sets documents: everything that all of them have in common, set up once, and what Typst sees of one of them.
//!
//! There is no clock, no network and no file but those of the theme and of the document.

use std::collections::HashMap;
use std::sync::OnceLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Label, Selector, Smart};
use typst::introspection::Introspector;
use typst::syntax::{DiagSpanKind, FileId as TypstFile, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::fonts::{Fonts, is_template};
use super::print_job::PrintJob;
use crate::file;
use tavle_base::{Diagnostic, FileId, Place, message};
use tavle_load::Sources;
use tavle_model::theme::{Theme, bytes};
use tavle_pages::print::DataSource;
use tavle_parse::yaml::Borrowed;

/// Raised when the same job is printed otherwise than before, so that nothing old is kept.
const FORMAT_VERSION: &[u8] = b"1";

/// For how many documents Typst remembers what it did for one and none of them has used. It has one memory for all
/// threads: were it emptied after each document, those that are being printed on other threads would begin again, and
/// all would prepare the same fonts. More would only take memory, and after a large document all is forgotten.
const EVICTED_AFTER: usize = 2;

/// The label of what a template puts on a page that had to grow beyond its one sheet.
const OVERFLOW: &str = "sheet-overflow";

/// A press.
pub struct Typesetter {
    library: LazyHash<Library>,
    pub fonts: Fonts,
    templates: HashMap<TypstFile, Template>,
    /// The site's data files as JSON, each made when the first document holds it.
    data: Vec<OnceLock<bytes::Bytes>>,
    standards: PdfStandards,
    fingerprint: [u8; 32],
}

/// A print template of the theme.
pub struct Template {
    pub source: Source,
    /// Where it stands in the site.
    file: FileId,
}

/// A printed document.
#[derive(Clone, Debug)]
pub struct Printed {
    pub pdf: bytes::Bytes,
    pub pages: u32,
    /// Whether what should stand on one sheet needed more.
    pub overflows: bool,
}

impl Typesetter {
    /// The press of a theme, with its fonts.
    pub fn new(theme: &Theme, fonts: Fonts, sources: &Sources) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes()).update(FORMAT_VERSION);
        let mut templates = HashMap::new();
        for (name, file) in &theme.print {
            hasher.update(name.as_bytes()).update(&bytes(*file, sources));
            if let Some(id) = is_template(name).then(|| file_id(&format!("/print/{name}"))).flatten() {
                let source = Source::new(id, sources.get(*file).text().to_owned());
                templates.insert(id, Template { source, file: *file });
            }
        }
        Self {
            // With it, templates can say which cells are headings of rows.
            library: LazyHash::new(
                Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build(),
            ),
            fonts,
            templates,
            data: sources.all().map(|_| OnceLock::new()).collect(),
            // Both are met by PDF 1.7, so there is nothing that could contradict.
            standards: PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
                .expect("PDF/UA and PDF/A go together"),
            fingerprint: *hasher.finalize().as_bytes(),
        }
    }

    /// A hash of the theme's print templates and fonts, and of Tavle's version.
    pub fn fingerprint(&self) -> &[u8; 32] {
        &self.fingerprint
    }

    /// A data file as JSON, as far as a document shows it.
    pub fn data(&self, source: &DataSource<'_>, sources: &Sources) -> bytes::Bytes {
        let site = sources.find("site.yaml");
        let site = site.map(|file| Borrowed { text: sources.get(file).text(), lists: &source.named });
        let json = || file::json(sources.get(source.file).text(), &[], &source.form, site).into();
        match source.form.is_plain() {
            true => self.data[source.file.index()].get_or_init(json).clone(),
            false => json(),
        }
    }

    fn template(&self, id: TypstFile) -> Option<&Template> {
        self.templates.get(&id)
    }

    /// Prints a job. What is wrong is reported with its place where that is in a template.
    pub fn print(&self, job: &PrintJob) -> Result<Printed, Vec<Diagnostic>> {
        let Some(world) = TypstWorld::new(self, job) else {
            let missing = message!("bad-print-template.missing", name = &job.template);
            return Err(vec![Diagnostic::error(None, missing)]);
        };
        let result = self.set(&world, job);
        comemo::evict(if job.is_large() { 0 } else { EVICTED_AFTER });
        result
    }

    fn set(&self, world: &TypstWorld<'_>, job: &PrintJob) -> Result<Printed, Vec<Diagnostic>> {
        let reported = |errors: &[SourceDiagnostic]| errors.iter().map(|one| self.problem(one, world, job)).collect();
        let document: PagedDocument = typst::compile(world).output.map_err(|errors| -> Vec<_> { reported(&errors) })?;
        // What was remembered to set it takes more memory than the document, and writing it needs none of that.
        if job.is_large() {
            comemo::evict(0);
        }
        let (year, month, day) = job.day;
        let options = PdfOptions {
            ident: Smart::Custom(job.ident.clone()),
            creator: Smart::Custom(Some(format!("Tavle {}", env!("CARGO_PKG_VERSION")))),
            timestamp: Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| -> Vec<_> { reported(&errors) })?;
        let overflow = Label::new(PicoStr::intern(OVERFLOW));
        let overflows =
            overflow.is_some_and(|label| !document.introspector().query(&Selector::Label(label)).is_empty());
        Ok(Printed { pdf: pdf.into(), pages: document.pages().len() as u32, overflows })
    }

    /// What Typst says, at its place in a template of the theme.
    fn problem(&self, error: &SourceDiagnostic, world: &TypstWorld<'_>, job: &PrintJob) -> Diagnostic {
        let (document, said) = (&job.ident, error.message.as_str());
        let place = match error.span.get() {
            DiagSpanKind::Number { id, num, sub_range } => {
                world.source(id).ok().and_then(|source| source.range(num, sub_range)).zip(self.template(id))
            }
            DiagSpanKind::Range { id, range } => self.template(id).map(|template| (range, template)),
            DiagSpanKind::Detached => None,
        };
        let hints: Vec<&str> = error.hints.iter().map(|hint| hint.v.as_str()).collect();
        let help = (!hints.is_empty()).then(|| message!("help.hints", hints = hints.join("; ")));
        let (place, message) = match place {
            Some((range, template)) => {
                (Some(Place::bytes(template.file, range)), message!("bad-print-template", document, error = said))
            }
            None => (None, message!("cannot-print", document, error = said)),
        };
        Diagnostic::error(place, message.help(help))
    }
}

/// One document, as Typst sees it.
struct TypstWorld<'a> {
    typesetter: &'a Typesetter,
    main: TypstFile,
    files: HashMap<TypstFile, Bytes>,
}

impl<'a> TypstWorld<'a> {
    /// Nothing if the theme has no such template.
    fn new(typesetter: &'a Typesetter, job: &PrintJob) -> Option<Self> {
        let main = file_id(&format!("/print/{}", job.template))?;
        let mut files = HashMap::new();
        for (name, bytes) in job.given() {
            files.insert(file_id(name)?, Bytes::new(bytes));
        }
        typesetter.template(main).map(|_| Self { typesetter, main, files })
    }
}

/// The name by which Typst knows a file. There can be no more than 65,535 in the life of a process, so names that
/// differ from document to document are numbers, and never words of a site.
fn file_id(path: &str) -> Option<TypstFile> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

impl World for TypstWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.typesetter.fonts.book
    }

    fn main(&self) -> TypstFile {
        self.main
    }

    fn source(&self, id: TypstFile) -> FileResult<Source> {
        self.typesetter.template(id).map(|template| template.source.clone()).ok_or_else(|| missing(id))
    }

    fn file(&self, id: TypstFile) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: TypstFile) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
