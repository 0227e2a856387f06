//! A theme's strings in one language: every word that Tavle itself puts on a page or into a file.
//!
//! One file `strings/<lang>.yaml` a language. All keys are required, so that a new language is complete or says
//! what is missing. Slots such as `{date}` are filled by [`fill`]. Templates see all of it as `s`, but for `when`,
//! whose words are put together in Rust.

mod amounts;
mod download;
mod indicators;
mod kinds;
mod page;
mod print;
mod reports;
mod search;
mod take_along;
mod when;
mod words;

pub use amounts::*;
pub use download::*;
pub use indicators::*;
pub use kinds::*;
pub use page::*;
pub use print::*;
pub use reports::*;
pub use search::*;
pub use take_along::*;
pub use tavle_base::plural::{Plural, fill};
pub use when::*;
pub use words::*;

use std::collections::BTreeMap;

use super::{Kind, Role};

#[derive(Clone, Debug, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Strings {
    pub language_name: Box<str>,
    pub languages: BTreeMap<Box<str>, Box<str>>,
    pub and: Box<str>,
    pub or: Box<str>,
    pub address: AddressWords,
    pub pages: PageTitles,
    pub frame: FrameWords,
    pub contact: ContactWords,
    pub notices: NoticeWords,
    pub home: HomeWords,
    pub cover: CoverWords,
    pub publication: PublicationWords,
    pub publication_states: PublicationStates,
    pub publication_kinds: PublicationKinds,
    pub data: DataWords,
    pub kinds: KindWords,
    pub views: ViewWords,
    pub fields: FieldWords,
    pub roles: RoleWords,
    pub letters: RoleWords,
    pub raci_legend: Box<str>,
    pub raci_one_of: Box<str>,
    pub states: StateWords,
    pub no_status: Box<str>,
    pub late: Box<str>,
    pub late_since: Box<str>,
    pub moved: Box<str>,
    pub no_date: Box<str>,
    pub no_rows: Box<str>,
    #[serde(rename = "if")]
    pub only_if: Box<str>,
    pub decision: Box<str>,
    pub agenda: Box<str>,
    pub minutes: Box<str>,
    pub empty_cell: Box<str>,
    pub answers: AnswerWords,
    pub relations: RelationWords,
    pub connections: ConnectionWords,
    pub reports: ReportWords,
    pub amounts: AmountWords,
    pub units: UnitWords,
    pub index: IndexWords,
    pub aspects: AspectWords,
    pub filter: FilterWords,
    pub unit_types: UnitTypeWords,
    pub glossary: GlossaryWords,
    pub counts: Counts,
    pub consultation: ConsultationWords,
    pub figures: FigureWords,
    pub indicators: IndicatorWords,
    pub alerts: AlertWords,
    pub task_list: TaskListWords,
    pub footnotes: FootnoteWords,
    pub search: SearchWords,
    pub documents: DocumentWords,
    pub print: PrintWords,
    pub downloads: DownloadWords,
    pub feeds: FeedWords,
    pub not_found: NotFoundStrings,
    pub root: RootWords,
    pub archive: ArchiveWords,
    pub reviews: ReviewWords,
    pub withdrawn: WithdrawnWords,
    pub redirect: RedirectWords,
    #[serde(skip_serializing)]
    pub when: WhenStrings,
}

impl Strings {
    /// The title of a column of a kind of data.
    pub fn field(&self, kind: Kind, key: &str) -> Option<&str> {
        let own = self.kinds.of(kind).own().and_then(|own| own.fields.get(key));
        own.map(AsRef::as_ref).or_else(|| self.fields.find(key))
    }

    /// A role in a kind of data.
    pub fn role(&self, kind: Kind, role: Role) -> &str {
        let own = self.kinds.of(kind).own().and_then(|own| own.fields.get(role.word()));
        own.map_or_else(|| self.roles.word(role), AsRef::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &str); 2] = [
        ("da", include_str!("../../themes/default/strings/da.yaml")),
        ("en", include_str!("../../themes/default/strings/en.yaml")),
    ];

    /// The slots in a string, as in `{date}`, sorted.
    fn slots(text: &str) -> Vec<&str> {
        let mut slots: Vec<_> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(slot, _)| slot)).collect();
        slots.sort_unstable();
        slots
    }

    /// Every string of a file with the path to it, but for `when`, plural forms and the names of languages.
    fn walk<'a>(path: &str, value: &'a serde_json::Value, found: &mut Vec<(String, &'a str)>) {
        match value {
            serde_json::Value::Object(map) => {
                for (key, value) in map {
                    let is_list_of_own =
                        path.is_empty() && (key == "when" || key == "languages") || key == "currencies";
                    if !is_list_of_own && !path.starts_with("/counts/") {
                        walk(&format!("{path}/{key}"), value, found);
                    }
                }
            }
            serde_json::Value::String(text) => found.push((path.to_owned(), text)),
            _ => {}
        }
    }

    #[test]
    fn both_languages_of_the_default_theme_are_complete_and_have_the_same_slots() {
        let files = FILES.map(|(tag, text)| {
            let strings: Strings = serde_yaml::from_str(text).unwrap_or_else(|problem| panic!("{tag}: {problem}"));
            serde_json::to_value(strings).unwrap()
        });
        let (mut danish, mut english) = (Vec::new(), Vec::new());
        walk("", &files[0], &mut danish);
        walk("", &files[1], &mut english);
        for ((path, danish), (_, english)) in danish.iter().zip(&english) {
            assert_eq!(slots(danish), slots(english), "{path}");
            assert!(!danish.is_empty() && !english.is_empty(), "{path} is empty");
        }
    }

    #[test]
    fn every_role_has_a_letter_of_its_own() {
        for (tag, text) in FILES {
            let strings: Strings = serde_yaml::from_str(text).unwrap_or_else(|problem| panic!("{tag}: {problem}"));
            let mut letters = crate::Role::ALL.map(|role| strings.letters.word(role));
            letters.sort_unstable();
            assert!(letters.windows(2).all(|pair| pair[0] != pair[1]), "{tag}: {letters:?}");
        }
    }
}
