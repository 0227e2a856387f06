//! Data sets of every kind, with what readers must find of each row.

mod figures;
mod reports;

use super::dice::Dice;
use super::names::{Names, names};
use super::words::{self, Phrase, Text};
use super::world::World;
use super::yaml::Yaml;

/// A row, and what readers must find of it.
#[derive(Clone, Debug)]
pub struct Row {
    pub marker: String,
    pub id: Option<String>,
    pub texts: Vec<Text>,
    /// As they are written.
    pub numbers: Vec<String>,
}

/// What is in a data file.
#[derive(Clone, Debug)]
pub struct Data {
    pub kind: &'static str,
    pub yaml: Yaml,
    pub rows: Vec<Row>,
    /// Whether anything in it has a time, so that what is shown of it depends on the day.
    pub is_dated: bool,
    /// Words in a column of its own that is shown nowhere.
    pub hidden: Vec<String>,
    /// Words in what its own statuses and roles are called.
    pub names: Vec<String>,
}

/// The id of a column that is shown nowhere.
pub const HIDDEN: &str = "hidden-column";

/// The kinds of data sets; units are made for themselves.
pub const KINDS: [&str; 11] = [
    "matrix",
    "table",
    "activity-plan",
    "timeline",
    "roadmap",
    "objectives",
    "indicators",
    "actions",
    "process",
    "risk-register",
    "glossary",
];

/// A data set of some kind.
pub fn data(dice: &mut Dice<'_>, world: &mut World, own: &str) -> Data {
    let kind = *dice.pick(&KINDS);
    let title = world.title(dice, own);
    let known = Names { words: Vec::new(), statuses: world.statuses.clone(), roles: world.roles.clone() };
    let mut make = Make {
        dice,
        world,
        names: known,
        rows: Vec::new(),
        is_dated: false,
        has_rhythm: false,
        columns: Vec::new(),
        hidden: Vec::new(),
    };
    let mut yaml = Yaml::map([("kind", Yaml::bare(kind))]);
    // A glossary may go without a title; its name is then a word of Tavle's own.
    if kind != "glossary" || make.dice.one_in(2) {
        yaml.put("title", title.yaml);
    }
    make.own_columns(&mut yaml);
    make.rhythm(kind, &mut yaml);
    let named = names(make.world, make.dice, "own-", &mut yaml);
    make.names.statuses.extend(named.statuses);
    make.names.roles.extend(named.roles);
    match kind {
        "matrix" => make.groups("sections", "rows", &mut yaml, Make::matrix_row),
        "roadmap" => make.groups("phases", "steps", &mut yaml, Make::step),
        "objectives" => make.groups("areas", "objectives", &mut yaml, Make::objective),
        "indicators" => make.groups("areas", "indicators", &mut yaml, Make::indicator),
        "actions" => make.groups("areas", "rows", &mut yaml, Make::actions),
        "risk-register" => make.groups("areas", "risks", &mut yaml, Make::risk),
        "timeline" if make.dice.one_in(2) => make.groups("periods", "entries", &mut yaml, Make::entry),
        "timeline" => yaml.put("entries", make.list(0, Make::entry)),
        "activity-plan" => make.plan(&mut yaml),
        "process" => {
            let is_hub = make.dice.one_in(2);
            yaml.put("shape", Yaml::bare(if is_hub { "hub" } else { "flow" }));
            if is_hub {
                let centre = make.world.text(make.dice, own);
                yaml.put("centre", centre.yaml);
            }
            yaml.put("steps", make.list(1, Make::process_step));
        }
        "glossary" => yaml.put("terms", make.list(0, Make::term)),
        _ => make.table(&mut yaml),
    }
    let Make { rows, is_dated, hidden, .. } = make;
    Data { kind, yaml, rows, is_dated, hidden, names: named.words }
}

struct Make<'m, 'c> {
    dice: &'m mut Dice<'c>,
    world: &'m mut World,
    /// The statuses and roles that can be used beside the usual ones.
    names: Names,
    rows: Vec<Row>,
    is_dated: bool,
    /// Whether it is reported on every quarter.
    has_rhythm: bool,
    /// The columns that the file defines beside those of its kind: the id and type of each.
    columns: Vec<(String, &'static str)>,
    hidden: Vec<String>,
}

impl Make<'_, '_> {
    /// Columns of its own, one of them shown nowhere. A table defines all of its columns.
    fn own_columns(&mut self, yaml: &mut Yaml) {
        let is_table = yaml.value("kind") == Some("table");
        if is_table || self.dice.below(3) != 2 {
            return;
        }
        let types = ["text", "number", "choice", "money", "list", "when", "status", "unit", "yes-no", "link"];
        let mut columns: Vec<Yaml> = Vec::new();
        for n in 0..self.dice.below(3) + 1 {
            let holds = *self.dice.pick(&types);
            let marker = self.world.marker();
            let title = self.world.text(self.dice, &marker);
            let id = format!("own{n}");
            let mut column = Yaml::map([("id", Yaml::text(&id)), ("title", title.yaml), ("type", Yaml::bare(holds))]);
            match holds {
                "money" => column.put("currency", Yaml::bare("DKK")),
                "choice" => column.put("choices", Yaml::List(vec![self.choice("first"), self.choice("other")])),
                _ => {}
            }
            if matches!(holds, "money" | "number") && self.dice.one_in(2) {
                column.put("total", Yaml::bare(*self.dice.pick(&["sum", "mean"])));
            }
            columns.push(column);
            self.columns.push((id, holds));
        }
        let title = Yaml::map([("*", Yaml::text("Internt"))]);
        columns.push(Yaml::map([
            ("id", Yaml::text(HIDDEN)),
            ("title", title),
            ("type", Yaml::bare("text")),
            ("show", Yaml::List(Vec::new())),
        ]));
        yaml.put("columns", Yaml::List(columns));
    }

    fn choice(&mut self, id: &str) -> Yaml {
        let marker = self.world.marker();
        let title = self.world.text(self.dice, &marker);
        Yaml::map([("id", Yaml::text(id)), ("title", title.yaml)])
    }

    /// The values of a row in the columns of its own file.
    fn own_values(&mut self, yaml: &mut Yaml, row: &mut Row) {
        for (id, holds) in self.columns.clone() {
            if !self.dice.one_in(3) {
                self.cell(&id, holds, yaml, row);
            }
        }
        if !self.columns.is_empty() && self.dice.one_in(2) {
            let marker = self.world.marker();
            let text = self.world.text(self.dice, &marker);
            yaml.put(HIDDEN, text.yaml);
            self.hidden.push(marker);
        }
    }

    /// A few of something; at least so many.
    fn list(&mut self, least: usize, one: fn(&mut Self) -> Yaml) -> Yaml {
        let count = self.dice.pick(&[1, 2, 3, 0, 5]).max(&least).to_owned();
        Yaml::List((0..count).map(|_| one(self)).collect())
    }

    /// Groups with rows in them.
    fn groups(&mut self, groups: &str, rows: &str, yaml: &mut Yaml, row: fn(&mut Self) -> Yaml) {
        let count = *self.dice.pick(&[1, 2, 0, 3]);
        let all = (0..count).map(|_| {
            let (mut group, _) = self.titled();
            if groups == "phases" || groups == "periods" {
                self.when("when", &mut group);
            }
            if groups == "phases" {
                self.world.serve(self.dice, &mut group);
            }
            group.put(rows, self.list(0, row));
            group
        });
        let all = all.collect();
        yaml.put(groups, Yaml::List(all));
    }

    /// A group, with its title and perhaps an id.
    fn titled(&mut self) -> (Yaml, String) {
        let marker = self.world.marker();
        let mut group = Yaml::Map(Vec::new());
        // Two groups of the same title need ids; so does one without a letter.
        if self.dice.one_in(2) {
            group.put("id", Yaml::text(format!("g-{marker}")));
            let title = self.world.title(self.dice, &marker);
            group.put("title", title.yaml);
        } else {
            let title = self.world.text(self.dice, &marker);
            group.put("title", title.yaml);
        }
        (group, marker)
    }

    /// The beginning of a row: its id if it has one, and its text under a key.
    fn row(&mut self, key: &str, more: Option<&str>) -> (Yaml, Row) {
        let marker = self.world.marker();
        let id = self.dice.one_in(3).then(|| format!("r-{marker}"));
        let mut row = Row { marker: marker.clone(), id, texts: Vec::new(), numbers: Vec::new() };
        let mut yaml = Yaml::Map(Vec::new());
        if let Some(id) = &row.id {
            yaml.put("id", Yaml::text(id));
        }
        // The same text as another row has, where something else tells them apart.
        let is_repeated = more.is_some() && row.id.is_some() && self.dice.one_in(3);
        let text = match is_repeated {
            true => {
                let phrase = Phrase { source: "Det samme hver gang".into(), plain: "Det samme hver gang".into() };
                words::text(self.dice, &self.world.tags, &phrase)
            }
            false => self.world.text(self.dice, &marker),
        };
        // The values of its own may stand first.
        let is_first = self.dice.one_in(3);
        if is_first {
            self.own_values(&mut yaml, &mut row);
        }
        yaml.put(key, text.yaml.clone());
        row.texts.insert(0, text);
        if !is_first {
            self.own_values(&mut yaml, &mut row);
        }
        self.world.serve(self.dice, &mut yaml);
        if self.dice.one_in(4) {
            let words = Yaml::text(format!("ellers {marker}"));
            yaml.put("also", words);
        }
        if let Some(more) = more
            && (is_repeated || self.dice.one_in(3))
        {
            let text = self.world.text(self.dice, &marker);
            yaml.put(more, text.yaml.clone());
            row.texts.push(text);
        }
        (yaml, row)
    }

    fn matrix_row(&mut self) -> Yaml {
        let (mut yaml, mut row) = self.row("task", Some("description"));
        self.roles(&mut yaml, &mut row);
        self.rows.push(row);
        yaml
    }

    fn step(&mut self) -> Yaml {
        let (mut yaml, mut row) = self.row("step", Some("description"));
        if self.dice.one_in(3) {
            let text = self.world.text(self.dice, &row.marker);
            yaml.put("items", Yaml::List(vec![text.yaml.clone()]));
            row.texts.push(text);
        }
        if self.when("when", &mut yaml) {
            self.moved(&mut yaml, &mut row);
        }
        self.progress(true, &mut yaml, &mut row);
        self.roles(&mut yaml, &mut row);
        self.rows.push(row);
        yaml
    }

    fn objective(&mut self) -> Yaml {
        let (mut yaml, mut row) = self.row("text", None);
        if self.dice.one_in(2) {
            let text = self.world.text(self.dice, &row.marker);
            yaml.put("criteria", Yaml::List(vec![text.yaml.clone()]));
            row.texts.push(text);
        }
        if self.dice.one_in(3) {
            let indicator = self.indicator_of_objective(&mut row);
            yaml.put("indicators", Yaml::List(vec![indicator]));
        }
        self.world.objectives.extend(row.id.clone());
        self.rows.push(row);
        yaml
    }

    fn actions(&mut self) -> Yaml {
        let marker = self.world.marker();
        let mut row = Row { marker: marker.clone(), id: None, texts: Vec::new(), numbers: Vec::new() };
        let mut yaml = Yaml::Map(Vec::new());
        let mut actions = Vec::new();
        for _ in 0..self.dice.below(3) + 1 {
            // What tells an action apart is a word of its own; the first has the row's.
            let own = if actions.is_empty() { marker.clone() } else { self.world.marker() };
            let text = self.world.text(self.dice, &own);
            let mut action = Yaml::map([("text", text.yaml.clone())]);
            let is_dated = self.when("due", &mut action);
            if is_dated {
                self.moved(&mut action, &mut row);
            }
            self.progress(false, &mut action, &mut row);
            actions.push(action);
            row.texts.push(text);
        }
        yaml.put("actions", Yaml::List(actions));
        self.own_values(&mut yaml, &mut row);
        self.roles(&mut yaml, &mut row);
        self.rows.push(row);
        yaml
    }

    fn risk(&mut self) -> Yaml {
        let (mut yaml, mut row) = self.row("risk", Some("cause"));
        for scale in ["likelihood", "consequence"] {
            yaml.put(scale, Yaml::bare(*self.dice.pick(&["3", "1", "2", "4", "5"])));
        }
        if self.dice.one_in(2) {
            let text = self.world.text(self.dice, &row.marker);
            yaml.put("mitigation", Yaml::List(vec![text.yaml.clone()]));
            row.texts.push(text);
        }
        self.status(&mut yaml, &mut row);
        self.roles(&mut yaml, &mut row);
        self.rows.push(row);
        yaml
    }

    fn entry(&mut self) -> Yaml {
        let (mut yaml, mut row) = self.row("title", None);
        let when = self.a_time();
        yaml.put("when", when);
        self.moved(&mut yaml, &mut row);
        if self.dice.one_in(3) {
            // Whether it is shown depends on the day and on the outcome.
            let how = self.world.text(self.dice, &row.marker);
            yaml.put("consultation", how.yaml);
        }
        if self.dice.one_in(3) {
            let text = self.world.text(self.dice, &row.marker);
            yaml.put("outcome", text.yaml.clone());
            row.texts.push(text);
        }
        self.status(&mut yaml, &mut row);
        self.roles(&mut yaml, &mut row);
        self.rows.push(row);
        yaml
    }

    fn process_step(&mut self) -> Yaml {
        let (mut yaml, mut row) = self.row("title", Some("text"));
        self.roles(&mut yaml, &mut row);
        self.rows.push(row);
        yaml
    }

    fn term(&mut self) -> Yaml {
        let (mut yaml, mut row) = self.row("term", None);
        let meaning = self.world.text(self.dice, &row.marker);
        yaml.put("meaning", meaning.yaml.clone());
        row.texts.push(meaning);
        self.rows.push(row);
        yaml
    }

    fn plan(&mut self, yaml: &mut Yaml) {
        let count = *self.dice.pick(&[1, 2, 0, 3]);
        let groups = (0..count).map(|_| {
            let (mut group, _) = self.titled();
            if self.dice.one_in(3) {
                group.put("activities", self.list(1, Self::activity));
            }
            group.put("tasks", self.list(0, Self::task));
            group
        });
        let groups = groups.collect();
        yaml.put("groups", Yaml::List(groups));
    }

    fn task(&mut self) -> Yaml {
        let (mut task, _) = self.titled();
        let count = self.dice.below(2) + 1;
        let activities = (0..count).map(|_| self.activity()).collect();
        task.put("activities", Yaml::List(activities));
        task
    }

    fn activity(&mut self) -> Yaml {
        let (mut yaml, mut row) = self.row("activity", Some("outcome"));
        if self.dice.one_in(3) {
            let text = self.world.text(self.dice, &row.marker);
            yaml.put("description", Yaml::List(vec![text.yaml.clone()]));
            row.texts.push(text);
        }
        if self.when("when", &mut yaml) {
            self.moved(&mut yaml, &mut row);
        }
        self.progress(true, &mut yaml, &mut row);
        if self.dice.one_in(3) {
            let own = self.world.marker();
            let text = self.world.text(self.dice, &own);
            let mut milestone = Yaml::Map(Vec::new());
            self.when("when", &mut milestone);
            milestone.put("text", text.yaml.clone());
            self.status(&mut milestone, &mut row);
            for link in ["agenda", "minutes"] {
                if self.dice.one_in(3) {
                    milestone.put(link, Yaml::text(words::ADDRESS));
                }
            }
            row.texts.push(text);
            yaml.put("milestones", Yaml::List(vec![milestone]));
        }
        self.roles(&mut yaml, &mut row);
        self.rows.push(row);
        yaml
    }

    /// A table: its first column is a text with which the row is distinguished.
    fn table(&mut self, yaml: &mut Yaml) {
        let types = ["number", "text", "list", "when", "status", "unit", "number"];
        let columns: Vec<&str> = (0..self.dice.below(4)).map(|_| *self.dice.pick(&types)).collect();
        let column = |n: usize, holds: &str, title: Yaml| {
            let id = format!("c{n}");
            Yaml::map([("id", Yaml::text(id)), ("title", title), ("type", Yaml::bare(holds))])
        };
        let mut all = vec![column(0, "text", Yaml::map([("*", Yaml::text("Hvad"))]))];
        for (n, holds) in columns.iter().enumerate() {
            let marker = self.world.marker();
            let title = self.world.text(self.dice, &marker);
            all.push(column(n + 1, holds, title.yaml));
        }
        yaml.put("columns", Yaml::List(all));
        let count = *self.dice.pick(&[1, 2, 3, 0, 6]);
        let rows = (0..count).map(|_| {
            let (mut yaml, mut row) = self.row("c0", None);
            for (n, holds) in columns.iter().enumerate() {
                if self.dice.one_in(4) {
                    continue;
                }
                self.cell(&format!("c{}", n + 1), holds, &mut yaml, &mut row);
            }
            self.rows.push(row);
            yaml
        });
        let rows = rows.collect();
        yaml.put("rows", Yaml::List(rows));
    }

    fn cell(&mut self, key: &str, holds: &str, yaml: &mut Yaml, row: &mut Row) {
        match holds {
            "choice" => yaml.put(key, Yaml::bare(*self.dice.pick(&["first", "other"]))),
            "yes-no" => yaml.put(key, Yaml::bare(*self.dice.pick(&["yes", "no", "true"]))),
            "link" => yaml.put(key, Yaml::text(words::ADDRESS)),
            "number" | "money" => {
                let numbers =
                    ["7", "1.5", "0.1", "-3", "1250000.50", "9007199254740993", "0", "12345678901234567890.12"];
                let number = *self.dice.pick(&numbers);
                yaml.put(key, Yaml::bare(number));
                // Kroner have no decimals or two.
                let is_short = holds == "money" && ["1.5", "0.1"].contains(&number);
                row.numbers.push(format!("{number}{}", if is_short { "0" } else { "" }));
            }
            "when" => {
                let mut moved = Yaml::map([("when", self.a_time())]);
                self.moved(&mut moved, row);
                yaml.put(key, moved);
            }
            "status" => {
                let state = self.state(row);
                yaml.put(key, state);
            }
            "unit" => {
                if !self.world.units.is_empty() {
                    let unit = self.dice.pick(&self.world.units).clone();
                    yaml.put(key, Yaml::text(unit));
                }
            }
            holds => {
                let text = self.world.text(self.dice, &row.marker);
                let value = text.yaml.clone();
                yaml.put(key, if holds == "list" { Yaml::List(vec![value]) } else { value });
                row.texts.push(text);
            }
        }
    }

    /// A time in one of the forms that plans have.
    fn a_time(&mut self) -> Yaml {
        self.is_dated = true;
        let forms = [
            "2026-03-19",
            "2027-01-01",
            "2026-11-22",
            "2026-W18",
            "2026-W18/2026-W53",
            "2026-Q4",
            "early 2026-12",
            "2026",
            "2026-winter",
            "../2026-10-31",
            "2026/..",
            "ongoing",
            "as needed",
            "yearly",
            "FY2026",
            "early FY2026-Q2",
            "2026-12-03T19:00",
            "2026-12-03T19:00/21:00",
        ];
        let list = |times: &[&str]| Yaml::List(times.iter().map(|time| Yaml::bare(*time)).collect());
        match self.dice.below(forms.len() + 6) {
            n if n < forms.len() => Yaml::bare(forms[n]),
            n if n == forms.len() + 4 => list(&["2026-03", "../2026-12-31", "2027-W02/2027-W05"]),
            n if n == forms.len() + 5 => list(&["2026-12-03T19:00", "2026-12-10T19:00/21:00"]),
            n if n == forms.len() + 2 => Yaml::map([("after", Yaml::text("at budgettet er vedtaget"))]),
            n if n == forms.len() + 3 => {
                Yaml::map([("text", Yaml::text("Når skolen åbner")), ("sort", Yaml::bare("2026-12"))])
            }
            n if n == forms.len() => Yaml::map([("every", Yaml::bare("P4Y")), ("from", Yaml::bare("2026-01"))]),
            _ => Yaml::map([("text", Yaml::text("Når budgettet er vedtaget"))]),
        }
    }

    /// Mostly a time, under a key.
    fn when(&mut self, key: &str, yaml: &mut Yaml) -> bool {
        let is_dated = self.dice.one_in(2);
        if is_dated {
            let when = self.a_time();
            yaml.put(key, when);
        }
        is_dated
    }

    /// Perhaps what a time was before it was moved, and why.
    fn moved(&mut self, yaml: &mut Yaml, row: &mut Row) {
        if self.dice.one_in(4) {
            let why = self.world.text(self.dice, &row.marker);
            yaml.put("was", Yaml::bare("2026-02"));
            yaml.put("why", why.yaml.clone());
            row.texts.push(why);
        }
    }

    /// A status: one of the six states, or one that the file or the site names, whose words readers must find.
    fn state(&mut self, row: &mut Row) -> Yaml {
        match self.dice.below(STATES.len() + self.names.statuses.len()) {
            n if n < STATES.len() => Yaml::bare(STATES[n]),
            n => {
                let (id, text) = self.names.statuses[n - STATES.len()].clone();
                row.texts.push(text);
                Yaml::text(id)
            }
        }
    }

    /// Perhaps a status.
    fn status(&mut self, yaml: &mut Yaml, row: &mut Row) {
        match self.dice.below(3) {
            0 => {}
            1 => {
                let state = self.state(row);
                yaml.put("status", state);
            }
            _ => {
                let note = Yaml::map([("*", Yaml::text("efter aftale"))]);
                let state = self.state(row);
                yaml.put("status", Yaml::map([("state", state), ("note", note)]));
            }
        }
    }

    /// Some of the units in some of the roles; none of them twice.
    fn roles(&mut self, yaml: &mut Yaml, row: &mut Row) {
        let mut free = self.world.units.clone();
        let six = ["responsible", "coordinator", "decides", "partners", "consulted", "informed"];
        let others: Vec<String> = self.names.roles.iter().map(|(id, _)| id.clone()).collect();
        for role in six.map(str::to_owned).into_iter().chain(others) {
            if free.is_empty() || !self.dice.one_in(3) {
                continue;
            }
            let unit = free.remove(self.dice.below(free.len()));
            let value = match self.dice.below(5) {
                0 => Yaml::text(unit),
                1 => Yaml::List(vec![Yaml::text(unit)]),
                2 if !free.is_empty() => {
                    let other = free.remove(self.dice.below(free.len()));
                    Yaml::map([("either", Yaml::List(vec![Yaml::text(unit), Yaml::text(other)]))])
                }
                3 => {
                    let text = self.world.text(self.dice, &row.marker);
                    row.texts.push(text.clone());
                    Yaml::map([("unit", Yaml::text(unit)), ("role", text.yaml)])
                }
                _ => Yaml::map([("unit", Yaml::text(unit)), ("note", Yaml::map([("*", Yaml::text("evt."))]))]),
            };
            yaml.put(&role, value);
        }
    }
}

pub const STATES: [&str; 6] = ["in-progress", "not-started", "ongoing", "completed", "postponed", "cancelled"];
