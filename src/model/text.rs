//! A text in the site's languages.

use std::hash::{Hash, Hasher};

use crate::markup::Markup;
use tavle_base::{Joined, JoinedBuf, Lang};
use tavle_schema::{self as schema, When};

/// A text whose languages are the site's: one string a language in the site's order, empty where it is not
/// translated, or a single one that is the same in every language. At least one string is not empty.
///
/// Few texts have markup, and there are hundreds of thousands of them: what the few have stands in a box, so that a text
/// is no larger than its strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Form);

/// By its strings: those with markup in them are rare, and equal texts have equal ones.
impl Hash for Text {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.joined().hash(hasher);
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Plain(Joined),
    Marked(Box<Marked>),
}

/// A text with markup.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Marked {
    strings: Joined,
    /// One a string; nothing for those without any.
    markup: Box<[Option<Markup>]>,
}

/// A text as it is shown to readers of one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    pub text: &'a str,
    /// The language the text is in, where that is another than the reader's.
    pub other: Option<Lang>,
    /// What its marks say, where it has any.
    pub markup: Option<&'a Markup>,
}

impl Text {
    /// A text that is the same in every language.
    pub fn same(text: &str) -> Self {
        Self(Form::Plain([text].into_iter().collect()))
    }

    fn joined(&self) -> &Joined {
        match &self.0 {
            Form::Plain(strings) => strings,
            Form::Marked(marked) => &marked.strings,
        }
    }

    /// The text for readers of `lang`: in their language, else in the default one, else in any it has.
    pub fn shown(&self, lang: Lang) -> Shown<'_> {
        let strings = self.joined();
        let string = |n: usize, text, other| {
            let markup = match &self.0 {
                Form::Plain(_) => None,
                Form::Marked(marked) => marked.markup[n].as_ref(),
            };
            Shown { text, other, markup }
        };
        if let Some(text) = strings.single() {
            return string(0, text, None);
        }
        if let Some(text) = strings.part(lang.index()).filter(|text| !text.is_empty()) {
            return string(lang.index(), text, None);
        }
        let found = strings.parts().enumerate().find(|(_, text)| !text.is_empty());
        // One in other languages than the site's has been reported.
        let (n, text) = found.unwrap_or((0, ""));
        string(n, text, Some(Lang(n as u8)))
    }

    /// The string for readers of `lang`, whatever language it is in.
    pub fn str(&self, lang: Lang) -> &str {
        self.shown(lang).text
    }

    /// The strings that it has, whatever their languages.
    pub fn strings(&self) -> impl Iterator<Item = &str> {
        self.joined().parts().filter(|text| !text.is_empty())
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

/// The strings of a text, one a language, while they are read.
pub(super) struct StringsByLanguage<'t> {
    pub each: Vec<Option<&'t str>>,
    markup: Vec<Option<Markup>>,
}

impl<'t> StringsByLanguage<'t> {
    pub fn new(count: usize) -> Self {
        Self { each: vec![None; count], markup: Vec::new() }
    }

    pub fn set(&mut self, n: usize, text: &'t str, markup: Option<Markup>) {
        self.each[n] = Some(text);
        if markup.is_some() {
            self.markup.resize(self.each.len(), None);
            self.markup[n] = markup;
        }
    }

    pub fn text(self) -> Text {
        let bytes = self.each.iter().flatten().map(|text| text.len() + 1).sum();
        let mut strings = JoinedBuf::with_capacity(bytes);
        self.each.iter().for_each(|text| strings.push(text.unwrap_or_default()));
        let strings = strings.finish();
        Text(match self.markup.is_empty() {
            true => Form::Plain(strings),
            false => Form::Marked(Box::new(Marked { strings, markup: self.markup.into() })),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_no_more_than_its_strings() {
        assert_eq!(size_of::<Text>(), size_of::<Joined>());
    }
}
