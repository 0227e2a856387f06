//! The theme's templates, and pages put into them.

use std::sync::Arc;

use tera::{Context, ErrorKind, Tera, Value};

use crate::base::{Checked, Diagnostic, FileId, Place};
use crate::load::Sources;
use crate::model::theme::Theme;
use crate::pages::Page;

/// The templates of a theme, ready to print pages with.
pub struct Templates {
    tera: Tera,
    /// The strings of each language, in the site's order.
    strings: Vec<Value>,
    /// The file of each template.
    files: Vec<(Box<str>, FileId)>,
    /// The text of each template, to find the place of a fault in.
    texts: Arc<[Box<str>]>,
}

/// Reads the theme's templates, and says which cannot be read.
pub fn templates(theme: &Theme, sources: &Sources) -> Checked<Option<Templates>> {
    let mut tera = Tera::new();
    let files: Vec<(Box<str>, FileId)> = theme.templates.iter().map(|(name, file)| (name.clone(), *file)).collect();
    let texts: Arc<[Box<str>]> = files.iter().map(|(_, file)| sources.get(*file).text().into()).collect();
    let strings = theme.voices.iter().map(|voice| Value::from_serializable(&voice.strings)).collect();
    let all = files.iter().zip(texts.iter()).map(|((name, _), text)| (name.to_string(), text.to_string()));
    let read = tera.add_raw_templates(all.collect::<Vec<_>>());
    let templates = Templates { tera, strings, files, texts };
    match read {
        Ok(()) => Checked::clean(Some(templates)),
        Err(error) => Checked { value: None, diagnostics: vec![templates.fault(&error, "")] },
    }
}

impl Templates {
    /// A page put into its template.
    pub fn page(&self, page: &Page<'_>, content: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert("page", &page.frame);
        context.insert("site", &page.masthead);
        context.insert("main", &page.main);
        context.insert("content", content);
        if let Some(strings) = self.strings.get(page.lang.index()) {
            context.insert_value("s", strings.clone());
        }
        let mut bytes = Vec::with_capacity(content.len() + 8 * 1024);
        match self.tera.render_to(page.template, &context, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(Box::new(self.fault(&error, page.template))),
        }
    }

    /// What is wrong with a template, with its place and a way out.
    fn fault(&self, error: &tera::Error, template: &str) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) => self.at(report, "template-syntax", None),
            ErrorKind::RenderingError(report) => self.at(report, "template-field", Some(template)),
            _ => {
                let message = error.to_string();
                let file =
                    self.files.iter().find(|(name, _)| message.contains(name.as_ref()) || name.as_ref() == template);
                let message = format!("the theme's templates do not fit together: {message}");
                match file {
                    Some((_, file)) => Diagnostic::error("template", Place::whole(*file), message),
                    None => Diagnostic::general("template", message),
                }
            }
        }
    }

    fn at(&self, report: &tera::ReportError, code: &'static str, template: Option<&str>) -> Diagnostic {
        let found = self.files.iter().zip(self.texts.iter()).find(|((name, _), _)| name.as_ref() == report.filename());
        let message = sentence(report.message());
        let fault = match found {
            Some(((_, file), text)) => {
                let range = report.span().range.clone();
                let range = range.start.min(text.len())..range.end.min(text.len());
                Diagnostic::error(code, Place::bytes(*file, range), message)
            }
            None => Diagnostic::general(code, message),
        };
        match template {
            Some(_) => fault.help(FIELDS),
            None => fault.help("see the templates of the default theme for how they are written"),
        }
    }
}

/// What a template sees.
const FIELDS: &str = "a template sees `page`, `main`, `content`, `site` and `s`; their fields are listed in \
                      themes/default/README.md";

/// A message of the template engine as one of ours: without a full stop, and in lower case.
fn sentence(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().trim_end_matches('.');
    let mut chars = line.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => "the template cannot be printed".to_owned(),
    }
}
