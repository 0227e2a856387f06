//! Words in a figure: text without markup, and the language it is in.

use std::borrow::Cow;

use tavle_markup::Phrase;
use tavle_schema::fill;

/// A few words that are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Words<'a> {
    pub text: Cow<'a, str>,
    /// The language's tag, where it is another than the page's.
    pub lang: Option<&'a str>,
}

impl<'a> Words<'a> {
    /// The words of a phrase; nothing if it has none.
    pub fn of(phrase: &Phrase<'a>) -> Option<Self> {
        let text = phrase.words().split_whitespace().collect::<Vec<_>>().join(" ");
        (!text.is_empty()).then(|| Self { text: text.into(), lang: phrase.lang() })
    }

    /// Several, with commas between. They are marked as another language only if all of them are in it.
    pub fn joined(all: Vec<Self>) -> Option<Self> {
        let lang = all.first()?.lang.filter(|lang| all.iter().all(|words| words.lang == Some(lang)));
        let texts: Vec<&str> = all.iter().map(|words| words.text.as_ref()).collect();
        Some(Self { text: texts.join(", ").into(), lang })
    }
}

/// A sentence of the theme about a figure, `{title}` being its caption without a full stop.
pub(super) fn sentence(pattern: &str, caption: &Phrase<'_>, slots: &[(&str, &str)]) -> String {
    let title = caption.words();
    let mut all = vec![("title", title.trim_end_matches('.'))];
    all.extend(slots);
    fill(pattern, &all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain<'a>(text: &'a str, lang: Option<&'a str>) -> Phrase<'a> {
        Phrase::Plain { text: text.into(), lang }
    }

    #[test]
    fn words_have_a_language_where_all_of_them_are_in_it() {
        let linked = plain("Jobcentret", Some("da")).linked(Some("x".to_owned()));
        for (phrase, text, lang) in [
            (plain("Job\n  centre", None), "Job centre", None),
            (linked.clone(), "Jobcentret", Some("da")),
            (Phrase::All(vec![linked.clone(), plain(" a", Some("da"))]), "Jobcentret a", Some("da")),
            (Phrase::All(vec![linked, plain(" a", None)]), "Jobcentret a", None),
        ] {
            assert_eq!(Words::of(&phrase), Some(Words { text: text.into(), lang }));
        }
        assert_eq!(Words::of(&plain(" ", None)), None);
    }
}
