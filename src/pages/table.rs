//! A table, as plain data: typed columns, groups, rows and cells.
//!
//! It stands between the kinds of data and all outputs. Whatever a view shows in rows and columns becomes a table
//! here, and whatever is printed, in HTML or in a file, is made from it.

mod flat;
mod letter;
mod work;

use jiff::civil::Date;

use crate::context::LocalizedSite;
pub use flat::FlatRow;
pub use letter::Letter;
use tavle_base::Digits;
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::statuses::NamedStatus;
use tavle_model::text::Text;
use tavle_schema::fill;
use tavle_schema::{StatusLook, Total, When};
pub use work::{Work, WorkCounts, WorkSum, work_column};

/// A table.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The anchor of the table, which no other table of the page has.
    pub id: String,
    /// The kind of data, or the view: a class for styles.
    pub class: &'static str,
    /// The file it comes from and the part of it, as in `data/reception/overview.yaml#temporary-housing`; of several files
    /// all, with `; ` between them.
    pub source: String,
    pub caption: Phrase<'a>,
    pub columns: Vec<Column<'a>>,
    pub groups: Vec<Group<'a>>,
    /// What stands below all rows: their sums, their means.
    pub totals: Vec<Row<'a>>,
    /// What the letters in it mean, if it has any.
    pub legend: Vec<(&'a str, Phrase<'a>)>,
    pub legend_title: Option<&'a str>,
    /// The numbers beside letters, each with the units of which one has the role.
    pub marks: Vec<(String, Phrase<'a>)>,
    /// What its rows can be narrowed down to, where there are many of them.
    pub choices: Option<Choices<'a>>,
    /// Whether it shows other rows on another day: those that are late.
    pub rows_by_day: bool,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column<'a> {
    /// A class for styles, as in `task`; `unit` for a column that is a unit.
    pub class: String,
    pub title: Phrase<'a>,
    /// What stands below its numbers.
    pub total: Option<ColumnTotal>,
    /// What its numbers count, or the code of their currency, where files say it once and not with each number.
    pub measure: Option<&'a str>,
}

/// What stands below the numbers of a column, and how it is written.
#[derive(Clone, Debug)]
pub struct ColumnTotal {
    pub total: Total,
    /// With how many decimals; nothing for as many as the numbers have.
    pub decimals: Option<u8>,
    /// How a number is written, `{number}` in its place.
    pub pattern: String,
}

impl<'a> Column<'a> {
    /// A column of anything but numbers with a measure.
    pub fn new(class: impl Into<String>, title: Phrase<'a>) -> Self {
        Self { class: class.into(), title, total: None, measure: None }
    }

    /// The word for it in addresses and among the classes of its cells.
    pub fn key(&self) -> &str {
        self.class.split_once(' ').map_or(&self.class, |(key, _)| key)
    }
}

/// Rows under one heading.
#[derive(Clone, Debug, Default)]
pub struct Group<'a> {
    pub id: Option<String>,
    /// Nothing where the rows stand under no heading.
    pub title: Option<Phrase<'a>>,
    /// The objectives that it serves, where it is a phase that does.
    pub serves: Vec<Phrase<'a>>,
    /// 1 for a group that stands in no other.
    pub level: u8,
    pub rows: Vec<Row<'a>>,
    /// What stands below its rows, or below the last group of one that it stands in.
    pub totals: Vec<GroupTotal<'a>>,
}

/// The sums or means of a group.
#[derive(Clone, Debug)]
pub struct GroupTotal<'a> {
    pub row: Row<'a>,
    /// How many groups it is of, counted backwards from the one that it stands below.
    pub groups: usize,
}

/// A row. A cell that spans rows stands only in the first of them.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub id: Option<String>,
    pub cells: Vec<Cell<'a>>,
    pub filter_keys: RowFilterKeys<'a>,
}

/// What a row is found by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFilterKeys<'a> {
    /// The names of the units that have a role in it, and of those above them.
    pub units: Vec<&'a str>,
    /// The id of its status; of several actions, that of each of them.
    pub states: Vec<Option<&'a str>>,
    pub lateness: Lateness,
    /// What was chosen in the file's own columns: the key of the column with the ids.
    pub chosen: Vec<(&'a str, Vec<&'a str>)>,
}

/// What the rows of a table can be narrowed down to: the word that stands in an address, and what is read.
#[derive(Clone, Debug, Default)]
pub struct Choices<'a> {
    /// In the order of the language.
    pub units: Vec<(&'a str, Phrase<'a>)>,
    /// The statuses in the order in which they are counted; having none and being late stand last.
    pub states: Vec<(&'a str, Phrase<'a>)>,
    /// The file's own columns of choices, in their order.
    pub columns: Vec<ColumnChoices<'a>>,
    /// The groups that rows stand in, and the years in which something happens: of a large data set, whose rows no page
    /// shows all of.
    pub groups: Option<ColumnChoices<'a>>,
    pub years: Vec<(String, Phrase<'a>)>,
    /// How many rows there are, in words.
    pub rows: String,
    pub reach: Reach<'a>,
}

/// Which rows are narrowed down.
#[derive(Clone, Debug, Default)]
pub enum Reach<'a> {
    /// Those of the table.
    #[default]
    Table,
    /// Those of the table, which are a part of a large data set: the way to where all are narrowed down, if there is one.
    Part(Option<Phrase<'a>>),
    /// All rows of the data set of which the table lists the parts.
    All(Box<AllRows<'a>>),
}

/// All rows of a large data set in short, which a script fetches once they are asked for.
#[derive(Clone, Debug)]
pub struct AllRows<'a> {
    /// Where they are.
    pub href: String,
    /// The kind of data, a class for styles.
    pub class: &'static str,
    pub columns: Vec<Column<'a>>,
    /// What stands below the rows: sums, means, and what each is called.
    pub totals: Vec<(Total, Phrase<'a>)>,
}

/// What can be chosen in a column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnChoices<'a> {
    pub key: &'a str,
    pub title: Phrase<'a>,
    /// The ids with their words, as far as any row has them, in the order in which they were defined.
    pub values: Vec<(&'a str, Phrase<'a>)>,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// The index of its column.
    pub column: usize,
    /// How many rows it spans; mostly 1.
    pub rows: usize,
    /// Whether it names the row.
    pub is_header: bool,
    pub content: Content<'a>,
    /// The anchor of what the cell is about, where that is more than its row: a task with several activities.
    pub id: Option<String>,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default)]
pub enum Content<'a> {
    /// Nothing, which is shown as a dash with a spoken text.
    #[default]
    Empty,
    Phrase(Phrase<'a>),
    Phrases(Vec<Phrase<'a>>),
    Units(Vec<UnitMention<'a>>),
    /// Roles in words, each with the units that have it.
    Roles(Vec<(Phrase<'a>, Vec<UnitMention<'a>>)>),
    When(TimeMention<'a>),
    Status(StatusMention<'a>),
    /// A number, and how it is written in the language.
    Number(Digits, String),
    /// An amount of money in a currency, by its code, and how it is written in the language.
    Money {
        value: Digits,
        currency: &'static str,
        written: String,
    },
    /// A place on a scale with the word for it, and how both are written, as in "4 – Large".
    Rating {
        value: Digits,
        word: &'a str,
        written: String,
    },
    Items(Vec<Item<'a>>),
    /// What was reported of the row.
    History(Box<History<'a>>),
    /// What serves an objective.
    Work(Box<Work<'a>>),
    Letters(Vec<Letter<'a>>),
    /// A number of rows, and where they can be seen.
    Count(usize, Phrase<'a>, Option<&'a NamedStatus>),
}

/// A unit in a role, or those of which one has it.
#[derive(Clone, Debug)]
pub struct UnitMention<'a> {
    pub name: Phrase<'a>,
    /// What it does in the role, and what else is said of it there.
    pub note: Option<Phrase<'a>>,
}

/// A time, and what it was before it was moved.
#[derive(Clone, Debug)]
pub struct TimeMention<'a> {
    pub when: &'a When<Text>,
    pub time: Phrase<'a>,
    pub was: Option<Phrase<'a>>,
    pub why: Option<Phrase<'a>>,
}

/// How far something is.
#[derive(Clone, Debug)]
pub struct StatusMention<'a> {
    pub status: &'a NamedStatus,
    /// Its place in the order of all statuses.
    pub order: usize,
    pub word: Phrase<'a>,
    pub note: Option<Phrase<'a>>,
    pub lateness: Lateness,
    /// The word for being late, whether or not it is.
    pub late_word: &'a str,
    /// Whether it follows from figures, and is none of the statuses that the data set has.
    pub is_derived: bool,
    /// What was reported of the row, where that stands with it.
    pub history: Option<Box<History<'a>>>,
}

/// A part of a row with facts of its own: a milestone, action, indicator.
#[derive(Clone, Debug, Default)]
pub struct Item<'a> {
    pub id: Option<String>,
    pub time: Option<TimeMention<'a>>,
    /// The unit that treats it.
    pub body: Option<Phrase<'a>>,
    pub text: Option<Phrase<'a>>,
    pub status: Option<StatusMention<'a>>,
    /// Words and what they are: a decision, a target.
    pub facts: Vec<(&'a str, Phrase<'a>)>,
    /// Links with their words.
    pub agenda: Option<Phrase<'a>>,
    pub minutes: Option<Phrase<'a>>,
    /// What was reported of it, where that is not among its facts.
    pub history: Option<Box<History<'a>>>,
}

/// What was reported of a row or of a part of it.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// When it was last reported, in words, where the newest report does not say it; and the day, where there is one.
    pub last: Option<Phrase<'a>>,
    /// Whether the report that should be there by now is not, which the words say.
    pub is_behind: bool,
    pub day: Option<Date>,
    /// What was reported for each period, the newest first.
    pub reports: Vec<Item<'a>>,
    /// How many there are before the newest, in words; nothing for none.
    pub earlier: Option<String>,
}

impl Content<'_> {
    /// The content as plain text, for files; nothing for an empty cell.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Phrase(phrase) => phrase.words().into_owned(),
            Self::Phrases(all) => joined(all.iter().map(|one| one.words().into_owned()), "\n"),
            Self::Work(work) => joined(work.phrases().map(|one| one.words().into_owned()), "\n"),
            Self::Units(all) => joined(all.iter().map(UnitMention::words), "; "),
            Self::Roles(roles) => {
                let role = |(word, units): &(Phrase<'_>, Vec<UnitMention<'_>>)| {
                    format!("{}: {}", word.words(), joined(units.iter().map(UnitMention::words), ", "))
                };
                joined(roles.iter().map(role), "; ")
            }
            Self::When(time) => time.words(),
            Self::Status(status) => status.words(),
            Self::Number(_, words) | Self::Rating { written: words, .. } | Self::Money { written: words, .. } => {
                words.clone()
            }
            Self::Count(_, words, _) => words.words().into_owned(),
            Self::Items(items) => joined(items.iter().map(Item::words), "\n"),
            Self::History(history) => joined(history.reports.iter().map(Item::words), "\n"),
            Self::Letters(letters) => joined(letters.iter().map(Letter::words), ", "),
        }
    }
}

impl Content<'_> {
    /// Whether nothing stands there, as in a total's row where a column has none.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Phrase(phrase) => phrase.words().is_empty(),
            _ => false,
        }
    }

    /// Whether it may be another on another day: something in it may be late.
    fn depends_on_day(&self) -> bool {
        let may_be_late = |status: &StatusMention<'_>| status.lateness.depends_on_day();
        match self {
            Self::Status(status) => may_be_late(status),
            Self::Items(items) => items.iter().filter_map(|item| item.status.as_ref()).any(may_be_late),
            _ => false,
        }
    }
}

impl UnitMention<'_> {
    fn words(&self) -> String {
        match &self.note {
            Some(note) => format!("{} ({})", self.name.words(), note.words()),
            None => self.name.words().into_owned(),
        }
    }
}

impl TimeMention<'_> {
    /// That a time was moved, from when, and why.
    pub fn moved(&self, localized: LocalizedSite<'_>) -> Option<String> {
        let was = self.was.as_ref()?;
        let moved = fill(&localized.strings().moved, &[("date", &was.words())]);
        Some(match &self.why {
            Some(why) => format!("{moved}: {}", why.words()),
            None => moved,
        })
    }

    /// The time as it is now.
    pub fn words(&self) -> String {
        self.time.words().into_owned()
    }
}

impl<'a> StatusMention<'a> {
    /// How it looks, where that is not how the state with its id does.
    pub fn own_look(&self) -> Option<StatusLook> {
        (!self.status.is_state()).then_some(self.status.look)
    }

    /// A class for styles, and others for a look of its own.
    pub fn class(&self) -> String {
        match self.own_look() {
            None => format!("status-{}", self.status.id),
            Some(StatusLook { shape, colour }) => {
                format!("status-{} shape-{} paint-{}", self.status.id, shape.word(), colour.word())
            }
        }
    }

    /// The word for being late, where it is.
    pub fn late(&self) -> Option<&'a str> {
        self.lateness.is_late().then_some(self.late_word)
    }

    /// The state with its note.
    pub fn words(&self) -> String {
        match &self.note {
            Some(note) => format!("{} ({})", self.word.words(), note.words()),
            None => self.word.words().into_owned(),
        }
    }
}

impl<'a> Item<'a> {
    /// Its links, each with its word.
    pub fn links(&self) -> impl Iterator<Item = &Phrase<'a>> {
        self.agenda.iter().chain(&self.minutes)
    }

    /// What it says, in a line.
    pub fn words(&self) -> String {
        let head = [
            self.time.as_ref().map(TimeMention::words),
            self.body.as_ref().map(|body| body.words().into_owned()),
            self.text.as_ref().map(|text| text.words().into_owned()),
            self.status.as_ref().map(StatusMention::words),
        ];
        let facts = self.facts.iter().map(|(word, fact)| format!("{word}: {}", fact.words()));
        joined(head.into_iter().flatten().chain(facts), ", ")
    }
}

fn joined(all: impl Iterator<Item = String>, between: &str) -> String {
    all.collect::<Vec<_>>().join(between)
}

impl<'a> Table<'a> {
    /// Whether it may be another on another day. Where rows can be narrowed down, what they are found by is part of it.
    pub fn depends_on_day(&self) -> bool {
        let is_found = |row: &Row<'_>| self.choices.is_some() && row.filter_keys.lateness.depends_on_day();
        let says = |row: &Row<'_>| row.cells.iter().any(|cell| cell.content.depends_on_day());
        self.rows_by_day || self.groups.iter().flat_map(|group| &group.rows).any(|row| is_found(row) || says(row))
    }

    /// How many rows it has, headings of groups apart.
    pub fn rows(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }
}
