//! The texts of a file as they are read into the site's languages, and what is wrong with them.

use jiff::tz::TimeZone;

use super::clock_change::clock_change;
use super::cursor::PathCursor;
use super::markup::{FileLinks, LinksOf, Markup, TextLink, markup};
use super::numbers;
use super::relations::FileReferences;
use super::text::{StringsByLanguage, Text};
use tavle_base::diagnostic::{did_you_mean, is_proposed};
use tavle_base::locale::Locale;
use tavle_base::{Diagnostic, FileId, Lang, Languages, Message, Place, Severity, message, names};
use tavle_parse::markdown;
use tavle_schema::{self as schema, Customs, Missing, When};

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

/// What is found while the texts of a site are read, beside the texts.
#[derive(Debug)]
pub struct Findings {
    pub diagnostics: Vec<Diagnostic>,
    /// How much of each language is there.
    pub coverage: Vec<Coverage>,
    pub links: Vec<FileLinks>,
    /// What rows serve and are related to, file by file.
    pub references: Vec<FileReferences>,
}

impl Findings {
    pub fn new(languages: &Languages) -> Self {
        Self {
            diagnostics: Vec::new(),
            coverage: vec![Coverage::default(); languages.count()],
            links: Vec::new(),
            references: Vec::new(),
        }
    }
}

/// The notice that is shown once something has expired.
#[derive(Clone, Debug)]
pub struct Notice {
    pub text: Text,
    /// The links in it.
    pub links: Vec<TextLink>,
}

impl Notice {
    /// The notice that stands under `withdrawn:` in one file a language; nothing where it stands in none.
    pub fn in_languages<'t>(strings: impl ExactSizeIterator<Item = Option<&'t str>>, file: FileId) -> Option<Self> {
        let mut links = Vec::new();
        let mut all = StringsByLanguage::new(strings.len());
        let place = || Place::value(file, PathCursor::TOP.key("withdrawn").path());
        for (n, text) in strings.enumerate() {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                all.set(n, text, markup(text, file, place, &mut links));
            }
        }
        let has_any = all.each.iter().any(Option::is_some);
        has_any.then(|| Self { text: all.text(), links })
    }

    /// The text, once it is shown because `file` has expired.
    pub fn shown(self, file: FileId, found: &mut Findings) -> Text {
        found.links.push(FileLinks { file, links: self.links, of: LinksOf::Notice });
        self.text
    }
}

/// Reads the texts of one file and says what is wrong with them.
pub struct TextReader<'a> {
    pub languages: &'a Languages,
    pub missing: Missing,
    pub customs: Customs,
    /// That of the hours in its times.
    pub time_zone: Option<&'a TimeZone>,
    pub file: FileId,
    pub diagnostics: Vec<Diagnostic>,
    pub coverage: Vec<Coverage>,
    /// The links of the texts so far.
    pub links: Vec<TextLink>,
    /// Whether one of the languages writes a comma before decimals, once anybody has asked.
    decimal_comma: Option<bool>,
}

/// What is wrong with all times of a site at once, and is put right by one line of `site.yaml`.
pub const ONCE: [&str; 3] = ["bare-winter", "no-fiscal-year", "no-time-zone"];

/// The most characters of a title or name: it stands on many pages, in lists and beside each row.
pub const LONGEST_TITLE: usize = 1000;

/// The most characters of any other text.
const LONGEST_TEXT: usize = 100_000;

/// How a text is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextForm {
    /// With the emphasis and links in it.
    Marked,
    /// The same for the title of several rows, or of a column.
    Title,
    /// As it is written.
    Name,
    /// Each of its lines as a line.
    Lines,
    /// Found by those who search, and shown nowhere: it need not be there in every language.
    SearchWords,
}

impl<'a> TextReader<'a> {
    /// A reader of one file's texts.
    pub fn new(
        languages: &'a Languages,
        missing: Missing,
        (customs, time_zone): (Customs, Option<&'a TimeZone>),
        file: FileId,
    ) -> Self {
        let coverage = vec![Coverage::default(); languages.count()];
        let (diagnostics, links) = (Vec::new(), Vec::new());
        Self { languages, missing, customs, time_zone, file, diagnostics, coverage, links, decimal_comma: None }
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

    /// A time as the site counts it, with its texts in the site's languages.
    pub fn when(&mut self, mut when: When, cursor: &PathCursor<'_>) -> When<Text> {
        if when.has_bare_winter(&self.customs) {
            let message = message!("bare-winter", written = when.to_string());
            self.once(Diagnostic::warning(self.place(cursor), message));
        }
        if let Some(problem) = when.settle(&self.customs) {
            self.once(Diagnostic::error(self.place(cursor), problem));
        }
        if let Some(zone) = self.time_zone {
            let unusual = when.hours().into_iter().filter_map(|hour| clock_change(hour, zone));
            let warning = |message| Diagnostic::warning(self.place(cursor), message);
            let warnings: Vec<_> = unusual.map(warning).collect();
            self.diagnostics.extend(warnings);
        }
        when.map_text(|text| self.text(text, cursor))
    }

    /// Says it, unless it is enough that it has been said.
    fn once(&mut self, problem: Diagnostic) {
        let code = problem.message.code();
        if ONCE.contains(&code) && self.diagnostics.iter().any(|known| known.message.code() == code) {
            return;
        }
        self.diagnostics.push(problem);
    }

    /// A text as it was written, in the site's languages.
    pub fn text(&mut self, text: schema::Text, cursor: &PathCursor<'_>) -> Text {
        self.read(text, TextForm::Marked, cursor)
    }

    /// The title of something that holds others, which is shown with each of them.
    pub fn title(&mut self, text: schema::Text, cursor: &PathCursor<'_>) -> Text {
        self.read(text, TextForm::Title, cursor)
    }

    /// A text that is shown as it is written, as the name of a unit is: no Markdown is looked for in it.
    pub fn name(&mut self, text: schema::Text, cursor: &PathCursor<'_>) -> Text {
        self.read(text, TextForm::Name, cursor)
    }

    /// A text whose lines are shown as lines, as those of an address.
    pub fn lines(&mut self, text: schema::Text, cursor: &PathCursor<'_>) -> Text {
        self.read(text, TextForm::Lines, cursor)
    }

    /// Words by which something is found, and which are shown nowhere.
    pub fn search_words(&mut self, texts: Box<[schema::Text]>, cursor: &PathCursor<'_>) -> Box<[Text]> {
        let alone = texts.len() == 1;
        let read = |(n, text)| match alone {
            true => self.read(text, TextForm::SearchWords, cursor),
            false => self.read(text, TextForm::SearchWords, &cursor.index(n)),
        };
        texts.into_iter().enumerate().map(read).collect()
    }

    fn read(&mut self, text: schema::Text, form: TextForm, cursor: &PathCursor<'_>) -> Text {
        let languages = self.languages;
        let mut strings = StringsByLanguage::new(languages.count());
        match &text {
            schema::Text::Plain(text) => {
                let text = self.bounded(text, None, form, cursor);
                let markup = self.string(text, None, form, cursor);
                // Signs such as `%` need no translation.
                if !text.contains(char::is_alphanumeric) {
                    return self.same(text, markup, form);
                }
                strings.set(0, text.trim_end(), markup);
            }
            schema::Text::Tagged(texts) => {
                for (tag, text) in texts.iter() {
                    let text = self.bounded(text, Some(tag), form, cursor);
                    let markup = self.string(text, Some(tag), form, cursor);
                    if tag == "*" {
                        return self.same(text, markup, form);
                    }
                    match languages.find(tag) {
                        Some(lang) => strings.set(lang.index(), text.trim_end(), markup),
                        None => self.unknown_language(tag, cursor),
                    }
                }
            }
        }
        let written = |lang: Lang| strings.each[lang.index()];
        if languages.all().all(|lang| written(lang).is_none()) {
            // Every key was unknown and has been reported.
            return Text::same("?");
        }
        if form != TextForm::SearchWords {
            self.count(|lang| written(lang).is_some());
            self.missing(|lang| written(lang).is_some(), cursor);
            self.numbers(written, cursor);
        }
        strings.text()
    }

    /// A text that is the same in every language.
    fn same(&mut self, text: &str, markup: Option<Markup>, form: TextForm) -> Text {
        if form != TextForm::SearchWords {
            self.count(|_| true);
        }
        let mut strings = StringsByLanguage::new(1);
        strings.set(0, text.trim_end(), markup);
        strings.text()
    }

    /// A string as far as it may go; where it is longer, that is reported.
    fn bounded<'t>(&mut self, text: &'t str, tag: Option<&str>, form: TextForm, cursor: &PathCursor<'_>) -> &'t str {
        let (most, message): (_, fn(usize) -> Message) = match form {
            TextForm::Marked | TextForm::Lines => (LONGEST_TEXT, |n| message!("text-too-long", n)),
            TextForm::Title | TextForm::Name | TextForm::SearchWords => {
                (LONGEST_TITLE, |n| message!("text-too-long.title", n))
            }
        };
        // There are never fewer bytes than characters.
        let end = (text.len() > most).then(|| text.char_indices().nth(most)).flatten();
        match end {
            Some((end, _)) => {
                self.diagnostics.push(Diagnostic::error(string_place(self.file, tag, cursor), message(most)));
                &text[..end]
            }
            None => text,
        }
    }

    /// Says what readers would see of a string as it stands, in one language or in all, and gives its markup.
    fn string(&mut self, text: &str, tag: Option<&str>, form: TextForm, cursor: &PathCursor<'_>) -> Option<Markup> {
        let file = self.file;
        let place = || string_place(file, tag, cursor);
        let (problems, markup) = match form {
            TextForm::Marked | TextForm::Title => {
                (markdown::shown_problems(text, place), markup(text.trim_end(), file, place, &mut self.links))
            }
            TextForm::Name | TextForm::SearchWords => (markdown::name_problems(text, place), None),
            TextForm::Lines => (text.lines().flat_map(|line| markdown::name_problems(line, place)).collect(), None),
        };
        self.diagnostics.extend(problems);
        markup
    }

    /// A text that is shown only once its file has expired, apart from all others of the file.
    pub fn notice(&mut self, text: Option<schema::Text>, cursor: &PathCursor<'_>) -> Option<Notice> {
        let others = std::mem::take(&mut self.links);
        let text = self.optional(text, cursor);
        let links = std::mem::replace(&mut self.links, others);
        text.map(|text| Notice { text, links })
    }

    /// Hands over what was found in the file.
    pub fn finish(self, all: &mut Findings) {
        all.diagnostics.extend(self.diagnostics);
        add(&mut all.coverage, &self.coverage);
        all.links.push(FileLinks { file: self.file, links: self.links, of: LinksOf::Pages });
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
        let help = is_proposed(&self.diagnostics).then(|| did_you_mean(tag, self.languages.tags())).flatten();
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
}

/// The place of a text's string in one language, or in all.
fn string_place(file: FileId, tag: Option<&str>, cursor: &PathCursor<'_>) -> Place {
    match tag {
        Some(tag) => Place::value(file, cursor.key(tag).path()),
        None => Place::value(file, cursor.path()),
    }
}
