//! Plural forms and slots. Which form a number takes is a matter of the language, and is decided elsewhere.

use icu_plurals::PluralCategory;

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plural {
    pub zero: Option<Box<str>>,
    pub one: Option<Box<str>>,
    pub two: Option<Box<str>>,
    pub few: Option<Box<str>>,
    pub many: Option<Box<str>>,
    pub other: Box<str>,
}

impl Plural {
    /// The form for a number of things that is in this category. Where the language has one form only, and the words are
    /// borrowed from another that has one for a single thing, that is taken for a single thing.
    pub fn form(&self, number: u64, category: PluralCategory) -> &str {
        let form = match category {
            PluralCategory::Other if number == 1 => &self.one,
            PluralCategory::Zero => &self.zero,
            PluralCategory::One => &self.one,
            PluralCategory::Two => &self.two,
            PluralCategory::Few => &self.few,
            PluralCategory::Many => &self.many,
            PluralCategory::Other => &None,
        };
        form.as_deref().unwrap_or(&self.other)
    }
}

/// A string with its slots filled: `fill("{n} rows", &[("n", "12")])` is "12 rows".
///
/// A slot that is not given stays as it is. What is put in is not searched for slots again.
pub fn fill(string: &str, slots: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(string.len() + 16);
    let mut rest = string;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let value = rest.find('}').and_then(|end| {
            let name = &rest[1..end];
            slots.iter().find(|(slot, _)| *slot == name).map(|(_, value)| (*value, end + 1))
        });
        match value {
            Some((value, end)) => {
                out.push_str(value);
                rest = &rest[end..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_once_and_unknown_ones_stay() {
        for (string, expected) in [
            ("{n} rækker", "12 rækker"),
            ("fra {from} til {to}", "fra {to} til 12"),
            ("uden noget", "uden noget"),
            ("{other} og {n", "{other} og {n"),
            ("{{n}}", "{12}"),
            ("", ""),
        ] {
            assert_eq!(fill(string, &[("n", "12"), ("from", "{to}"), ("to", "12")]), expected, "{string}");
        }
    }

    #[test]
    fn a_category_without_a_form_takes_the_form_of_other() {
        let plural = Plural { one: Some("en".into()), other: "flere".into(), ..Plural::default() };
        assert_eq!(plural.form(1, PluralCategory::One), "en");
        assert_eq!(plural.form(3, PluralCategory::Few), "flere");
        assert_eq!(plural.form(12, PluralCategory::Other), "flere");
    }

    #[test]
    fn one_thing_is_one_in_borrowed_words_too() {
        let borrowed = Plural { one: Some("{n} month".into()), other: "{n} months".into(), ..Plural::default() };
        let own = Plural { other: "{n} kagetsu".into(), ..Plural::default() };
        // Japanese has one category only.
        assert_eq!(borrowed.form(1, PluralCategory::Other), "{n} month");
        assert_eq!(borrowed.form(2, PluralCategory::Other), "{n} months");
        assert_eq!(own.form(1, PluralCategory::Other), "{n} kagetsu");
    }
}
