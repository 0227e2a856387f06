//! The fonts that documents are set with: those of the theme.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use tavle_base::locale::Locale;
use tavle_base::{Diagnostic, KeyPath, Place, message};
use tavle_load::Sources;
use tavle_model::theme::{Theme, bytes};

/// A theme's fonts for print.
pub struct Fonts {
    pub book: LazyHash<FontBook>,
    all: Vec<Font>,
    /// The names of the typefaces in the order in which a sign is looked for in them: that of the theme's text, then all
    /// others.
    pub families: Vec<String>,
    /// What is wrong with the theme's fonts. Those that cannot be used are left out.
    pub diagnostics: Vec<Diagnostic>,
}

impl Fonts {
    pub fn new(theme: &Theme, sources: &Sources) -> Self {
        let (mut all, mut diagnostics) = (Vec::new(), Vec::new());
        for (_, file) in theme.print.iter().filter(|(name, _)| !is_template(name)) {
            let before = all.len();
            all.extend(Font::iter(Bytes::new(bytes(*file, sources))));
            if all.len() == before {
                diagnostics.push(Diagnostic::error(Place::whole(*file), message!("bad-font")));
            }
        }
        let book = FontBook::from_fonts(&all);
        let families = families(theme, &book, sources, &mut diagnostics);
        Self { book: LazyHash::new(book), all, families, diagnostics }
    }

    /// The font with this number in the book.
    pub fn get(&self, index: usize) -> Option<&Font> {
        self.all.get(index)
    }

    /// Whether any of the fonts has the sign.
    pub fn has_glyph(&self, c: char) -> bool {
        self.all.iter().any(|font| font.info().coverage.contains(c as u32))
    }

    /// Whether texts of a language can be printed: the fonts have at least half of the letters that it is written with.
    pub fn can_write(&self, locale: &Locale) -> bool {
        let letters = locale.letters();
        letters.iter().filter(|c| self.has_glyph(**c)).count() * 2 >= letters.len()
    }
}

/// Whether a file below `print/` in a theme is a template; all others are fonts.
pub fn is_template(name: &str) -> bool {
    name.ends_with(".typ")
}

fn families(theme: &Theme, book: &FontBook, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let all: Vec<String> = book.families().map(|(name, _)| name.to_owned()).collect();
    let text = theme.tokens.fonts.get("text").map(|name| name.as_ref());
    if let Some(text) = text.filter(|text| !book.contains_family(&text.to_lowercase())) {
        let files = sources.all().filter(|(_, source)| source.path.ends_with("/theme.yaml"));
        let file = files.min_by_key(|(_, source)| source.path.starts_with("themes/default/")).map(|(id, _)| id);
        let place = file.map(|file| Place::value(file, KeyPath::top().key("fonts").key("text")));
        if let Some(place) = place {
            diagnostics.push(Diagnostic::warning(place, message!("no-print-font", name = text)));
        }
    }
    let (mut first, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|name| Some(name.as_str()) == text);
    first.extend(others);
    first
}
