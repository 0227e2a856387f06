//! A text in the site's languages.

use crate::base::diagnostic::did_you_mean;
use crate::base::locale::Locale;
use crate::base::{
    Diagnostic, FileId, Joined, JoinedBuf, KeyPath, KeyPathBuf, Lang, Languages, Place, Severity, message, names,
};
use crate::model::numbers;
use crate::parse::markdown;
use crate::schema::{self, Missing, When};

/// A text whose languages are the site's: one string a language in the site's order, empty where it is not
/// translated, or a single one that is the same in every language. At least one string is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Joined);

/// A text as it is shown to readers of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    pub text: &'a str,
    /// The language the text is in, where that is another than the reader's.
    pub other: Option<Lang>,
}

impl Text {
    /// A text that is the same in every language.
    pub fn same(text: &str) -> Self {
        Self([text].into_iter().collect())
    }

    /// The text that has these strings, one a language in the site's order; nothing if it has none.
    pub fn in_languages<'t>(strings: impl IntoIterator<Item = Option<&'t str>>) -> Option<Self> {
        let all: Joined = strings.into_iter().map(Option::unwrap_or_default).collect();
        let has_any = all.parts().any(|text| !text.is_empty());
        has_any.then_some(Self(all))
    }

    /// The text for readers of `lang`: in their language, else in the default one, else in any it has.
    pub fn shown(&self, lang: Lang) -> Shown<'_> {
        if let Some(text) = self.0.single() {
            return Shown { text, other: None };
        }
        if let Some(text) = self.0.part(lang.index()).filter(|text| !text.is_empty()) {
            return Shown { text, other: None };
        }
        let found = self.0.parts().enumerate().find(|(_, text)| !text.is_empty());
        let (n, text) = found.unwrap_or((0, ""));
        Shown { text, other: Some(Lang(n as u8)) }
    }

    /// The string for readers of `lang`, whatever language it is in.
    pub fn str(&self, lang: Lang) -> &str {
        self.shown(lang).text
    }

    /// The strings that it has, whatever their languages.
    pub fn strings(&self) -> impl Iterator<Item = &str> {
        self.0.parts().filter(|text| !text.is_empty())
    }

    /// Whether the text is in this language, or the same in all.
    pub fn is_in(&self, lang: Lang) -> bool {
        self.shown(lang).other.is_none()
    }
}

/// A time as it is written in data, for diagnostics and ids.
pub fn spelled(when: &When<Text>) -> String {
    when.clone().map_text(|text| schema::Text::Plain(text.str(Lang::DEFAULT).into())).to_string()
}

/// How much of a language is there: texts that are in it, of all texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub written: usize,
    pub all: usize,
}

/// Adds the coverage of one file to that of the site.
pub fn add(all: &mut [Coverage], more: &[Coverage]) {
    for (sum, one) in all.iter_mut().zip(more) {
        sum.written += one.written;
        sum.all += one.all;
    }
}

/// Reads the texts of one file and says what is wrong with them.
pub struct TextReader<'a> {
    pub languages: &'a Languages,
    pub missing: Missing,
    pub file: FileId,
    pub diagnostics: Vec<Diagnostic>,
    pub coverage: Vec<Coverage>,
    /// Whether any text may have a link in it.
    pub may_link: bool,
    /// Whether one of the languages writes a comma before decimals, once anybody has asked.
    decimal_comma: Option<bool>,
}

/// How a text is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextForm {
    /// With the emphasis and links in it.
    Marked,
    /// As it is written.
    Name,
    /// Each of its lines as a line.
    Lines,
}

/// Whether a text has a sign with which links and what is refused in data begin.
pub fn may_link(text: &str) -> bool {
    text.bytes().fold(false, |found, byte| found | matches!(byte, b'[' | b'<' | b'!'))
}

/// The way to a value, kept on the stack while a file is read, and made into a [`KeyPath`] only for a diagnostic.
#[derive(Clone, Copy)]
pub struct PathCursor<'a> {
    up: Option<&'a PathCursor<'a>>,
    step: CursorStep<'a>,
}

#[derive(Clone, Copy)]
enum CursorStep<'a> {
    Top,
    Key(&'a str),
    Index(usize),
}

impl<'a> PathCursor<'a> {
    /// The whole file.
    pub const TOP: PathCursor<'static> = PathCursor { up: None, step: CursorStep::Top };

    /// One key further.
    pub fn key(&'a self, key: &'a str) -> PathCursor<'a> {
        PathCursor { up: Some(self), step: CursorStep::Key(key) }
    }

    /// One element further.
    pub fn index(&'a self, index: usize) -> PathCursor<'a> {
        PathCursor { up: Some(self), step: CursorStep::Index(index) }
    }

    /// The way as a path that can be kept.
    pub fn path(&self) -> KeyPath {
        let mut path = KeyPathBuf::default();
        self.add_to(&mut path);
        path.finish()
    }

    fn add_to(&self, path: &mut KeyPathBuf) {
        if let Some(up) = self.up {
            up.add_to(path);
        }
        match self.step {
            CursorStep::Top => {}
            CursorStep::Key(key) => path.push_key(key),
            CursorStep::Index(index) => path.push_index(index),
        }
    }
}

impl<'a> TextReader<'a> {
    /// A reader of one file's texts.
    pub fn new(languages: &'a Languages, missing: Missing, file: FileId) -> Self {
        let coverage = vec![Coverage::default(); languages.count()];
        Self { languages, missing, file, diagnostics: Vec::new(), coverage, may_link: false, decimal_comma: None }
    }

    /// Whether one of the site's languages writes a comma before the decimals of a number, so that its readers may take
    /// a point for something else.
    pub fn writes_decimal_comma(&mut self) -> bool {
        let languages = self.languages;
        *self.decimal_comma.get_or_insert_with(|| languages.tags().any(|tag| Locale::new(tag).writes_decimal_comma()))
    }

    /// The place of a value of this file.
    pub fn place(&self, cursor: &PathCursor<'_>) -> Place {
        Place::value(self.file, cursor.path())
    }

    /// A text as it was written, in the site's languages.
    pub fn text(&mut self, text: schema::Text, cursor: &PathCursor<'_>) -> Text {
        self.read(text, TextForm::Marked, cursor)
    }

    /// A text that is shown as it is written, as the name of a unit is: no Markdown is looked for in it.
    pub fn name(&mut self, text: schema::Text, cursor: &PathCursor<'_>) -> Text {
        self.read(text, TextForm::Name, cursor)
    }

    /// A text whose lines are shown as lines, as those of an address.
    pub fn lines(&mut self, text: schema::Text, cursor: &PathCursor<'_>) -> Text {
        self.read(text, TextForm::Lines, cursor)
    }

    fn read(&mut self, text: schema::Text, form: TextForm, cursor: &PathCursor<'_>) -> Text {
        let languages = self.languages;
        let mut each: Vec<Option<&str>> = vec![None; languages.count()];
        match &text {
            schema::Text::Plain(text) => {
                self.may_link |= may_link(text);
                self.shown(text, None, form, cursor);
                each[0] = Some(text.trim_end());
            }
            schema::Text::Tagged(texts) => {
                for (tag, text) in texts.iter() {
                    self.may_link |= may_link(text);
                    self.shown(text, Some(tag), form, cursor);
                    if tag == "*" {
                        self.count(|_| true);
                        return Text::same(text.trim_end());
                    }
                    match languages.find(tag) {
                        Some(lang) => each[lang.index()] = Some(text.trim_end()),
                        None => self.unknown_language(tag, cursor),
                    }
                }
            }
        }
        let written = |lang: Lang| each[lang.index()];
        if languages.all().all(|lang| written(lang).is_none()) {
            // Every key was unknown and has been reported.
            return Text::same("?");
        }
        self.count(|lang| written(lang).is_some());
        self.missing(|lang| written(lang).is_some(), cursor);
        self.numbers(written, cursor);
        let bytes = each.iter().flatten().map(|text| text.len() + 1).sum();
        let mut all = JoinedBuf::with_capacity(bytes);
        each.iter().for_each(|text| all.push(text.unwrap_or_default()));
        Text(all.finish())
    }

    /// A text that may be left out.
    pub fn optional(&mut self, text: Option<schema::Text>, cursor: &PathCursor<'_>) -> Option<Text> {
        text.map(|text| self.text(text, cursor))
    }

    /// A name that may be left out.
    pub fn optional_name(&mut self, text: Option<schema::Text>, cursor: &PathCursor<'_>) -> Option<Text> {
        text.map(|text| self.name(text, cursor))
    }

    /// A list of texts. Where it was written as one text, the way has no index.
    pub fn texts(&mut self, texts: Box<[schema::Text]>, cursor: &PathCursor<'_>) -> Box<[Text]> {
        texts.into_iter().enumerate().map(|(n, text)| self.text(text, &cursor.index(n))).collect()
    }

    fn count(&mut self, is_written: impl Fn(Lang) -> bool) {
        for lang in self.languages.all() {
            self.coverage[lang.index()].all += 1;
            self.coverage[lang.index()].written += usize::from(is_written(lang));
        }
    }

    fn unknown_language(&mut self, tag: &str, cursor: &PathCursor<'_>) {
        let place = Place::key(self.file, cursor.path().key(tag));
        let help = did_you_mean(tag, self.languages.tags());
        self.diagnostics.push(Diagnostic::error(place, message!("unknown-language", tag).help(help)));
    }

    fn missing(&mut self, is_written: impl Fn(Lang) -> bool, cursor: &PathCursor<'_>) {
        if self.missing == Missing::Fallback || self.languages.all().all(&is_written) {
            return;
        }
        let languages = self.languages.all().filter(|lang| !is_written(*lang));
        let tags = names(languages.map(|lang| self.languages.tag(lang)));
        let all: Vec<String> = self.languages.tags().map(|tag| format!("{tag}: …")).collect();
        let severity = if self.missing == Missing::Error { Severity::Error } else { Severity::Warning };
        let message = message!("missing-translation", tags, all = all.join(", "));
        self.diagnostics.push(Diagnostic { severity, ..Diagnostic::error(self.place(cursor), message) });
    }

    /// Warns where a figure or a year stands in one language and not in another.
    fn numbers<'t>(&mut self, written: impl Fn(Lang) -> Option<&'t str>, cursor: &PathCursor<'_>) {
        let languages = self.languages;
        let mut each = languages.all().filter_map(|lang| written(lang).map(|text| (lang, text)));
        let Some((first, expected)) = each.next() else { return };
        for (other, text) in each {
            if let Some((expected, found)) = numbers::differ(expected, text) {
                let tag = |lang| self.languages.tag(lang);
                let message = message!(
                    "numbers-differ",
                    first = names(expected),
                    first_tag = tag(first),
                    other = names(found),
                    other_tag = tag(other),
                );
                let place = Place::value(self.file, cursor.path().key(tag(other)));
                self.diagnostics.push(Diagnostic::warning(place, message));
                return;
            }
        }
    }

    /// Says what readers would see of a text as it stands, in one language or in all.
    fn shown(&mut self, text: &str, tag: Option<&str>, form: TextForm, cursor: &PathCursor<'_>) {
        let place = || match tag {
            Some(tag) => self.place(&cursor.key(tag)),
            None => self.place(cursor),
        };
        let problems = match form {
            TextForm::Marked => markdown::shown_problems(text, place),
            TextForm::Name => markdown::name_problems(text, place),
            TextForm::Lines => text.lines().flat_map(|line| markdown::name_problems(line, place)).collect(),
        };
        self.diagnostics.extend(problems);
    }
}
