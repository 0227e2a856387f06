//! A theme's strings in one language: every word that Tavle itself puts on a page or into a file.
//!
//! One file `strings/<lang>.yaml` a language. All keys are required, so that a new language is complete or says
//! what is missing. Slots such as `{date}` are filled by [`fill`]. Templates see all of it as `s`, but for `when`,
//! whose words are put together in Rust.

mod page;
mod plural;
mod print;
mod search;
mod take_along;
mod when;
mod words;

pub use page::*;
pub use plural::*;
pub use print::*;
pub use search::*;
pub use take_along::*;
pub use when::*;
pub use words::*;

use std::collections::BTreeMap;

/// `strings/<lang>.yaml`.
#[derive(Clone, Debug, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Strings {
    /// The language's name in itself, as in "Dansk".
    pub language_name: Box<str>,
    /// The names of languages as they stand within a sentence, by tag.
    pub languages: BTreeMap<Box<str>, Box<str>>,
    /// "and", between the last two of several names.
    pub and: Box<str>,
    /// The words in addresses.
    pub address: AddressWords,
    /// The titles of the pages that Tavle makes.
    pub pages: PageTitles,
    /// What stands around every page.
    pub frame: FrameWords,
    /// Whom to ask.
    pub contact: ContactWords,
    /// What to know before reading.
    pub notices: NoticeWords,
    /// The home page.
    pub home: HomeWords,
    /// A publication's cover.
    pub cover: CoverWords,
    /// A publication and its chapters.
    pub publication: PublicationWords,
    /// Publications that are not in force, in a list.
    pub publication_states: PublicationStates,
    /// What a publication is: the words for `kind:`.
    pub publication_kinds: PublicationKinds,
    /// A data set's own page, and the list of them.
    pub data: DataWords,
    /// The kinds of data.
    pub kinds: KindWords,
    /// The ways to look at a data set.
    pub views: ViewWords,
    /// The titles of columns, by the field they show.
    pub fields: FieldWords,
    /// The roles that a unit can have.
    pub roles: RoleWords,
    /// A letter for each role, for the view `raci`.
    pub letters: RoleWords,
    /// The title of the list that explains the letters.
    pub raci_legend: Box<str>,
    /// The states.
    pub states: StateWords,
    /// For what nobody has said how far it is, where all things are counted.
    pub no_status: Box<str>,
    /// Beside something that should have been done by now.
    pub late: Box<str>,
    /// The same with the day, `{date}`.
    pub late_since: Box<str>,
    /// Beside a date that was moved; `{date}` is the earlier one.
    pub moved: Box<str>,
    /// The heading of what has no date, where things are ordered by time.
    pub no_date: Box<str>,
    /// In the place of a table without rows: nothing is there, or nothing of what was asked for.
    pub no_rows: Box<str>,
    /// Before a step's condition, `{condition}`.
    #[serde(rename = "if")]
    pub only_if: Box<str>,
    /// Before what a meeting decided.
    pub decision: Box<str>,
    /// The text of a link to a meeting's minutes.
    pub minutes: Box<str>,
    /// What a screen reader says for a cell without content.
    pub empty_cell: Box<str>,
    /// A unit's own page, and the tree of them.
    pub units: UnitWords,
    /// The index from A to Z.
    pub index: IndexWords,
    /// The ways to look at a plan.
    pub aspects: AspectWords,
    /// What narrows down a table and sorts it, and links to copy.
    pub filter: FilterWords,
    /// What a unit is.
    pub unit_types: UnitTypeWords,
    /// The glossary.
    pub glossary: GlossaryWords,
    /// Numbers of things.
    pub counts: Counts,
    /// Something that citizens can answer.
    pub consultation: ConsultationWords,
    /// Figures.
    pub figures: FigureWords,
    /// The titles of alerts.
    pub alerts: AlertWords,
    /// The boxes in a list of tasks.
    pub task_list: TaskListWords,
    /// Footnotes.
    pub footnotes: FootnoteWords,
    /// Search.
    pub search: SearchWords,
    /// The links to printed documents.
    pub documents: DocumentWords,
    /// Within printed documents.
    pub print: PrintWords,
    /// Files to take along.
    pub downloads: DownloadWords,
    /// Feeds and calendars.
    pub feeds: FeedWords,
    /// The page for addresses that lead nowhere.
    pub not_found: NotFoundStrings,
    /// The page at `/`, which leads to the default language.
    pub root: RootWords,
    /// The publications that are no longer in force.
    pub archive: ArchiveWords,
    /// The page at the address of something that has expired.
    pub withdrawn: WithdrawnWords,
    /// The page at an earlier address.
    pub redirect: RedirectWords,
    /// Dates and times.
    #[serde(skip_serializing)]
    pub when: WhenStrings,
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
                    let is_list_of_own = path.is_empty() && (key == "when" || key == "languages");
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
            let mut letters = crate::schema::Role::ALL.map(|role| strings.letters.word(role));
            letters.sort_unstable();
            assert!(letters.windows(2).all(|pair| pair[0] != pair[1]), "{tag}: {letters:?}");
        }
    }
}
