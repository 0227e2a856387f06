//! The theme's templates, and pages put into them.

use std::ops::Range;
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera, Value};

use tavle_base::diagnostic::{did_you_mean, nearest};
use tavle_base::{Checked, Diagnostic, FileId, Place, message, names};
use tavle_load::Sources;
use tavle_model::theme::Theme;
use tavle_pages::Page;

/// The templates of a theme, ready to print pages with.
pub struct Templates {
    tera: Tera,
    /// The strings of each language, in the site's order.
    strings: Vec<Value>,
    /// The file of each template.
    files: Vec<(Box<str>, FileId)>,
    /// The text of each template, to find the place of a problem in.
    texts: Arc<[Box<str>]>,
}

/// Reads the theme's templates, and says which cannot be read.
pub fn templates(theme: &Theme, sources: &Sources) -> Checked<Option<Templates>> {
    let mut tera = Tera::new();
    let files: Vec<(Box<str>, FileId)> = theme.templates.iter().map(|(name, file)| (name.clone(), *file)).collect();
    let texts: Arc<[Box<str>]> = files.iter().map(|(_, file)| sources.get(*file).text().into()).collect();
    let strings = theme.languages.iter().map(|language| Value::from_serializable(&language.strings)).collect();
    let all = files.iter().zip(texts.iter()).map(|((name, _), text)| (name.to_string(), text.to_string()));
    let read = tera.add_raw_templates(all.collect::<Vec<_>>());
    let templates = Templates { tera, strings, files, texts };
    match read {
        Ok(()) => Checked::clean(Some(templates)),
        Err(error) => {
            let reported = match error.kind() {
                ErrorKind::Msg(all) => templates.reported(all),
                _ => Vec::new(),
            };
            let diagnostics = if reported.is_empty() { vec![templates.problem(&error, "")] } else { reported };
            Checked { value: None, diagnostics }
        }
    }
}

impl Templates {
    /// A page put into its template.
    pub fn page(&self, page: &Page<'_>, content: &str, after: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert("page", &page.frame);
        context.insert("site", &page.masthead);
        context.insert("main", &page.main);
        // Finished HTML is known to be that, and is printed without being looked through or copied again.
        context.insert_value("content", Value::safe_string(content));
        context.insert_value("after", Value::safe_string(after));
        if let Some(strings) = self.strings.get(page.lang.index()) {
            context.insert_value("s", strings.clone());
        }
        let mut bytes = Vec::with_capacity(content.len() + 8 * 1024);
        match self.tera.render_to(page.template, &context, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(Box::new(self.problem(&error, page.template))),
        }
    }

    /// What is wrong with a template, with its place and a way out.
    fn problem(&self, error: &tera::Error, template: &str) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) => self.syntax(report),
            ErrorKind::RenderingError(report) => self.rendering(report),
            ErrorKind::MissingParent { current, parent } => {
                let place = self.find(current, |text| text.find(parent.as_str()).map(|at| at..at + parent.len()));
                let help = did_you_mean(parent, self.files.iter().map(|(name, _)| name.as_ref()));
                Diagnostic::error(place, message!("template.no-parent", parent).help(help))
            }
            _ => {
                let error = sentence(&error.to_string());
                Diagnostic::error(self.find(template, |_| None), message!("template.mismatch", error))
            }
        }
    }

    /// A template that does not parse.
    fn syntax(&self, report: &tera::ReportError) -> Diagnostic {
        let place = self.place(report);
        Diagnostic::error(
            place,
            match report.message() {
                "Unknown tag" => message!("template-syntax.tag", tag = self.written(report)),
                error => message!("template-syntax", error = sentence(error)),
            },
        )
    }

    /// A template that cannot be filled, mostly because it asks for something that is not there.
    fn rendering(&self, report: &tera::ReportError) -> Diagnostic {
        let place = self.place(report);
        let name = report.message().split('`').nth(1).unwrap_or_default();
        let known = report.message().rsplit_once("Available ").and_then(|(_, list)| list.split_once(": "));
        let Some((what, list)) = known else {
            let message = match report.message().starts_with("Field ") {
                true => message!("template-field.no-fields", name),
                false => message!("template-field", error = sentence(report.message())),
            };
            return Diagnostic::error(place, message);
        };
        let known = names(list.split(", "));
        let message = match (what, nearest(name, list.split(", "))) {
            ("variables", Some(near)) => message!("template-field.unknown-variable-near", name, near, known),
            ("variables", None) => message!("template-field.unknown-variable", name, known),
            (_, Some(near)) => message!("template-field.unknown-near", name, near, known),
            (_, None) => message!("template-field.unknown", name, known),
        };
        Diagnostic::error(place, message)
    }

    /// What the engine says of all templates together: after `error: ` what is wrong, and after `--> ` where.
    fn reported(&self, all: &str) -> Vec<Diagnostic> {
        let one = |text: &str| {
            let mut lines = text.lines();
            let error = sentence(lines.next().unwrap_or_default());
            let spot = lines.find_map(|line| line.trim().strip_prefix("--> "))?;
            let mut parts = spot.rsplitn(3, ':');
            let column: usize = parts.next()?.parse().ok()?;
            let line: usize = parts.next()?.parse().ok()?;
            let place = self.find(parts.next()?, |text| {
                let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
                let at = text.get(start..)?.char_indices().nth(column.checked_sub(1)?)?.0 + start;
                let word = text.get(at..)?.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(0);
                Some(at..at + word.max(1))
            });
            Some(Diagnostic::error(place, message!("template.engine", error)))
        };
        all.split("error: ").skip(1).filter_map(one).collect()
    }

    /// The place in the template with this name; the whole of it where no range is found.
    fn find(&self, name: &str, range: impl Fn(&str) -> Option<Range<usize>>) -> Option<Place> {
        let ((_, file), text) = self.files.iter().zip(self.texts.iter()).find(|((own, _), _)| own.as_ref() == name)?;
        Some(range(text).map_or(Place::whole(*file), |range| Place::bytes(*file, range)))
    }

    fn place(&self, report: &tera::ReportError) -> Option<Place> {
        let range = report.span().range.clone();
        self.find(report.filename(), |text| Some(range.start.min(text.len())..range.end.min(text.len())))
    }

    /// What stands at the place of a report.
    fn written(&self, report: &tera::ReportError) -> &str {
        let files = self.files.iter().zip(self.texts.iter());
        let text = files.into_iter().find(|((name, _), _)| name.as_ref() == report.filename());
        text.and_then(|(_, text)| text.get(report.span().range.clone())).unwrap_or_default()
    }
}

/// A message of the template engine as one of ours: without a full stop, and in lower case.
fn sentence(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut chars = line.chars();
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}
