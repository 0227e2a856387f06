//! A generated site: its files, and what is known of it without asking Tavle.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::{Date, date};
use tavle::model::PageSizes;
use unicode_normalization::UnicodeNormalization;

use super::data::{self, Data, HIDDEN};
use super::dice::{Choices, Dice};
use super::names::names;
use super::upkeep::upkeep;
use super::words::{self, Phrase};
use super::world::World;
use super::yaml::Yaml;

/// The day for which all sites are made.
pub const DAY: Date = date(2026, 11, 22);

/// Whether a thing is there for readers, by what it says itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Shown,
    Draft,
    /// It is published later.
    Later,
    /// It was public: its address stays, with one sentence.
    Expired,
}

impl Fate {
    fn of(dice: &mut Dice<'_>) -> Self {
        match dice.below(12) {
            9 => Self::Draft,
            10 => Self::Later,
            11 => Self::Expired,
            _ => Self::Shown,
        }
    }

    /// The key and the value that say so; some say what holds anyway.
    fn entry(self, dice: &mut Dice<'_>) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Draft => Some(("draft", "true")),
            Self::Later => Some(("publish", "2026-11-23")),
            Self::Expired => Some(("expires", "2026-11-22")),
            Self::Shown => match dice.below(8) {
                5 => Some(("publish", "2026-11-22")),
                6 => Some(("expires", "2026-11-23")),
                7 => Some(("draft", "false")),
                _ => None,
            },
        }
    }
}

/// A data set.
#[derive(Clone, Debug)]
pub struct Set {
    /// From the site's folder, as in `data/plan.yaml`, composed.
    pub path: String,
    pub data: Data,
    pub fate: Fate,
    /// Whether it says `public: true`.
    pub says_public: bool,
    /// Whether a page that is shown has it.
    pub is_embedded: bool,
    /// A word in all its texts of its own.
    pub marker: String,
    /// A word in its name.
    pub name_marker: String,
    /// The word in the notice that is shown once it has expired.
    pub later: Option<String>,
    /// Whether it may have been public, so that its address stays.
    pub was_shown: bool,
    /// Whether it says a day from which it is shown, or until which.
    pub has_days: bool,
}

impl Set {
    /// Whether readers have it. A glossary needs no page that shows it.
    pub fn is_shown(&self) -> bool {
        self.fate == Fate::Shown && (self.says_public || self.is_embedded || self.data.kind == "glossary")
    }
}

/// A word that is in no byte, and what it is of.
#[derive(Clone, Debug)]
pub struct Hidden {
    pub marker: String,
    pub what: String,
}

/// A site.
#[derive(Clone, Debug, Default)]
pub struct Site {
    pub files: BTreeMap<String, String>,
    pub tags: Vec<&'static str>,
    pub is_portable: bool,
    /// How many rows stand on a page, so that small data sets are large ones.
    pub sizes: PageSizes,
    pub base_url: String,
    pub sets: Vec<Set>,
    pub hidden: Vec<Hidden>,
    /// Whether something is shown from some day on, or until one.
    pub has_days: bool,
    /// Whether a publication asks to be sealed.
    pub has_sealed: bool,
}

impl Site {
    /// Whether nothing on it has to do with the day for which it is made.
    pub fn is_timeless(&self) -> bool {
        !self.has_days && !self.sets.iter().any(|set| set.data.is_dated)
    }

    /// Writes its files into a folder.
    pub fn write(&self, folder: &Path) {
        for (path, text) in &self.files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
            std::fs::write(path, text).expect("a file is written");
        }
    }
}

struct Builder {
    world: World,
    site: Site,
    /// The chapters and pages so far: from the site's folder, without language and ending.
    leaves: Vec<String>,
    missing: &'static str,
}

/// The site that these choices say.
pub fn site(choices: &Choices) -> Site {
    let mut dice = Dice::new(&choices.site);
    let tags = tags(&mut dice);
    let mut builder =
        Builder { world: World::new(tags.clone()), site: Site::default(), leaves: Vec::new(), missing: "fallback" };
    builder.site.tags = tags;
    builder.head(&mut dice);
    builder.units(&choices.units, &mut dice);
    for (n, list) in choices.sets.iter().enumerate() {
        builder.set(n, &mut Dice::new(list));
    }
    builder.home(&mut dice);
    let sizes = |whole, part, small| PageSizes { whole, part, small };
    let all = [PageSizes::default(), sizes(1, 2, 2), sizes(2, 1, 0), sizes(0, 3, 3), sizes(2, 100, 2)];
    builder.site.sizes = *dice.pick(&all);
    for (n, list) in choices.pages.iter().enumerate() {
        builder.page(n, &mut Dice::new(list));
    }
    for (n, list) in choices.publications.iter().enumerate() {
        builder.publication(n, choices.publications.len(), &mut Dice::new(list));
    }
    for set in &builder.site.sets {
        let mut hide = |marker: &str| {
            builder.site.hidden.push(Hidden { marker: marker.to_owned(), what: set.path.clone() });
        };
        set.data.hidden.iter().for_each(|marker| hide(marker));
        if set.is_shown() {
            set.later.iter().for_each(|marker| hide(marker));
            continue;
        }
        hide(&set.marker);
        set.data.names.iter().for_each(|marker| hide(marker));
        set.data.rows.iter().for_each(|row| hide(&row.marker));
        if !set.was_shown {
            hide(&set.name_marker);
        }
    }
    builder.site
}

/// One to four languages: with words of Tavle's own and without, from the left and from the right.
fn tags(dice: &mut Dice<'_>) -> Vec<&'static str> {
    let all = ["da", "en", "kl", "ar", "fr", "uk", "fa", "de", "nb"];
    let mut tags: Vec<&'static str> = Vec::new();
    for _ in 0..dice.below(4) + 1 {
        let tag = *dice.pick(&all);
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

impl Builder {
    /// `site.yaml`.
    fn head(&mut self, dice: &mut Dice<'_>) {
        let marker = self.world.marker();
        let name = self.world.text(dice, &marker);
        let base_url = *dice.pick(&[
            "https://sundby.example",
            "https://sundby.example/planer",
            "https://sundby.example/a/b/",
            "https://xn--mgevig-mua.example",
        ]);
        self.site.base_url = base_url.trim_end_matches('/').to_owned();
        self.site.is_portable = dice.one_in(5);
        self.missing = *dice.pick(&["fallback", "warn"]);
        let tags = self.site.tags.iter().map(|tag| Yaml::text(*tag)).collect();
        let mut yaml = Yaml::map([
            ("name", name.yaml),
            ("base_url", Yaml::text(base_url)),
            ("languages", Yaml::List(tags)),
            ("missing", Yaml::bare(self.missing)),
            ("winter", Yaml::bare(*dice.pick(&["begins", "ends"]))),
            ("fiscal_year", Yaml::bare(*dice.pick(&["04-01", "01-01", "04-06"]))),
            ("time_zone", Yaml::bare("Europe/Copenhagen")),
        ]);
        if dice.one_in(3) {
            let contact = [("email", Yaml::text("info@sundby.example")), ("phone", Yaml::text("00 00 00 00"))];
            yaml.put("contact", Yaml::map(contact));
        }
        if dice.one_in(3) {
            let licence = [
                ("name", Yaml::map([("*", Yaml::text("CC BY 4.0"))])),
                ("url", Yaml::text("https://creativecommons.org/licenses/by/4.0/")),
            ];
            yaml.put("licence", Yaml::map(licence));
        }
        let families = ["units", "data", "glossary", "downloads", "feeds", "search"];
        let off: Vec<_> = families.into_iter().filter(|_| dice.one_in(12)).collect();
        if !off.is_empty() {
            let off = off.into_iter().map(|family| (family.to_owned(), Yaml::bare("false"))).collect();
            yaml.put("outputs", Yaml::Map(off));
        }
        let names = names(&mut self.world, dice, "", &mut yaml);
        (self.world.statuses, self.world.roles) = (names.statuses, names.roles);
        let text = self.commented("site.yaml", &yaml);
        self.site.files.insert("site.yaml".into(), text);
    }

    fn units(&mut self, lists: &[Vec<u16>], dice: &mut Dice<'_>) {
        let mut units = Vec::new();
        let has_columns = dice.one_in(2);
        for list in lists {
            let mut own = Dice::new(list);
            let marker = self.world.marker();
            let id = format!("{}{marker}", own.pick(&["u-", "u_", "2u-"]));
            let name = self.world.text(&mut own, &marker);
            let mut unit = Yaml::map([("id", Yaml::text(&id)), ("name", name.yaml)]);
            if own.one_in(2) {
                let short = format!("{}{}", own.pick(&["AB", "ÆØ-", "x/"]), units.len());
                unit.put("short", Yaml::map([("*", Yaml::text(short))]));
            }
            if own.one_in(2) {
                unit.put(
                    "type",
                    Yaml::bare(*own.pick(&["department", "team", "committee", "post", "partner", "group"])),
                );
            }
            // In chains: each belongs to the one before it.
            if let (Some(parent), true) = (self.world.units.last(), own.one_in(2)) {
                unit.put("parent", Yaml::text(parent));
            }
            if has_columns {
                self.unit_values(&marker, &mut own, &mut unit);
            }
            units.push(unit);
            self.world.units.push(id);
        }
        if !units.is_empty() {
            let mut yaml = Yaml::map([("kind", Yaml::bare("units")), ("units", Yaml::List(units))]);
            if has_columns {
                let column = |id: &str, holds: &str| {
                    let title = Yaml::map([("*", Yaml::text(format!("Om {id}")))]);
                    Yaml::map([("id", Yaml::text(id)), ("title", title), ("type", Yaml::bare(holds))])
                };
                let mut hidden = column(HIDDEN, "text");
                hidden.put("show", Yaml::List(Vec::new()));
                yaml.put("columns", Yaml::List(vec![column("staff", "number"), hidden, column("about", "list")]));
            }
            let path = *dice.pick(&["data/units.yaml", "data/Hvem gør_hvad.yaml", "data/Øst/enheder.yaml"]);
            let text = self.commented(path, &yaml);
            self.site.files.insert(path.into(), text);
        }
    }

    /// What a unit has in the columns of its file, one of which is shown nowhere.
    fn unit_values(&mut self, marker: &str, dice: &mut Dice<'_>, unit: &mut Yaml) {
        if dice.one_in(2) {
            unit.put("staff", Yaml::bare("12.50"));
        }
        if dice.one_in(2) {
            let text = self.world.text(dice, marker);
            unit.put("about", Yaml::List(vec![text.yaml]));
        }
        let marker = self.world.marker();
        let text = self.world.text(dice, &marker);
        unit.put(HIDDEN, text.yaml);
        self.site.hidden.push(Hidden { marker, what: "a column of units that is shown nowhere".into() });
    }

    fn set(&mut self, n: usize, dice: &mut Dice<'_>) {
        let marker = self.world.marker();
        let fate = Fate::of(dice);
        let says_public = dice.one_in(2);
        // The address of what was public stays, so its name is no secret.
        let name_marker = self.world.marker();
        let file = words::name(dice, &format!("{name_marker}{n}"));
        let folder = match dice.below(4) {
            0 => "",
            1 => "planer/",
            2 => "Børn og_unge/",
            _ => "a/b.c/",
        };
        let data = data::data(dice, &mut self.world, &marker);
        let mut yaml = data.yaml.clone();
        if dice.one_in(3) {
            let description = self.world.text(dice, &marker);
            yaml.put("description", description.yaml);
        }
        if dice.one_in(2) {
            yaml.put("updated", Yaml::bare("2026-05-01"));
        }
        let (has_days, later) = self.fate(fate, dice, &mut yaml);
        if says_public {
            yaml.put("public", Yaml::bare("true"));
        }
        let data = Data { yaml, ..data };
        let path = format!("data/{folder}{file}.yaml");
        let text = self.commented(&path, &data.yaml);
        self.site.files.insert(path.clone(), text);
        let path = path.nfc().collect();
        self.site.sets.push(Set {
            path,
            data,
            fate,
            says_public,
            is_embedded: false,
            marker,
            name_marker,
            later,
            was_shown: fate == Fate::Expired,
            has_days,
        });
    }

    /// What those who write say to each other; readers do not have it.
    fn comment(&mut self, path: &str) -> String {
        let marker = self.world.marker();
        let comment = format!("Til os selv: {marker}");
        self.site.hidden.push(Hidden { marker, what: format!("a comment in {path}") });
        comment
    }

    /// A file with comments above it, beside its first value, and below it, where somebody has taken out a row.
    fn commented(&mut self, path: &str, yaml: &Yaml) -> String {
        let [above, beside, below] = [(); 3].map(|()| self.comment(path));
        let text = yaml.file().replacen('\n', &format!(" # {beside}\n"), 1);
        format!("# {above}\n{text}#  - {{ id: pause, task: {below} }}\n")
    }

    /// Writes down what becomes of a thing: whether that has to do with a day, and the word in the notice that is shown once
    /// it has expired.
    fn fate(&mut self, fate: Fate, dice: &mut Dice<'_>, yaml: &mut Yaml) -> (bool, Option<String>) {
        let Some((key, value)) = fate.entry(dice) else { return (false, None) };
        yaml.put(key, Yaml::bare(value));
        let has_days = key != "draft";
        self.site.has_days |= has_days;
        let says_more = fate == Fate::Expired || (fate == Fate::Shown && dice.one_in(2));
        let later = says_more.then(|| self.world.marker());
        if let Some(marker) = &later {
            yaml.put("withdrawn", Yaml::text(format!("Erstattet af en ny {marker}.")));
        }
        (has_days, later)
    }

    /// A word that is hidden, if there is one.
    fn hide(&mut self, marker: Option<String>, what: &str) {
        self.site.hidden.extend(marker.map(|marker| Hidden { marker, what: what.to_owned() }));
    }

    /// The home page: always there, in the first language at least.
    fn home(&mut self, dice: &mut Dice<'_>) {
        let tags = self.site.tags.clone();
        for (n, tag) in tags.iter().enumerate() {
            if n == 0 || !dice.one_in(3) {
                let text = self.body(dice, "content/index", true);
                self.site.files.insert(format!("content/index.{tag}.md"), format!("---\ntitle: Forside\n---\n{text}"));
            }
        }
    }

    /// A page of the site's own.
    fn page(&mut self, n: usize, dice: &mut Dice<'_>) {
        let name = words::name(dice, &format!("side{n}"));
        let path = format!("content/{name}");
        self.leaf(&path, dice, true);
        self.leaves.push(path.nfc().collect());
    }

    /// The files of a chapter or page, one a language.
    fn leaf(&mut self, path: &str, dice: &mut Dice<'_>, is_listed: bool) {
        let tags = self.site.tags.clone();
        let mut is_written = false;
        for (n, tag) in tags.iter().enumerate() {
            // In some of the languages; the last is written if no other is.
            if n > 0 && dice.one_in(3) && (is_written || n + 1 < tags.len()) {
                continue;
            }
            is_written = true;
            let fate = Fate::of(dice);
            let own_is_shown = fate == Fate::Shown && is_listed;
            let marker = self.world.marker();
            let title = match dice.below(10) {
                8 => "Planen".to_owned(),
                9 => "?!".to_owned(),
                _ => words::phrase(dice, &marker).source,
            };
            let mut front = Yaml::map([("title", Yaml::text(title))]);
            if dice.one_in(4) {
                front.put("description", Yaml::text(format!("Om {marker}.")));
            }
            let (_, later) = self.fate(fate, dice, &mut front);
            if own_is_shown {
                self.hide(later, path);
            }
            if dice.one_in(4) {
                front.put("updated", Yaml::bare("2026-04-01"));
            }
            upkeep(&self.world, dice, &marker, &mut front);
            let body = self.body(dice, path, own_is_shown);
            let comment = self.comment(path);
            let text = format!("---\n# {comment}\n{}---\nTekst {marker}.\n\n{body}", front.file());
            self.site.files.insert(format!("{path}.{tag}.md"), text);
            if !own_is_shown {
                let what = format!("{path}.{tag}.md");
                self.site.hidden.push(Hidden { marker, what });
            }
        }
    }

    /// Text with headings, tables and links. `is_shown` says whether readers have it.
    fn body(&mut self, dice: &mut Dice<'_>, path: &str, is_shown: bool) -> String {
        let mut text = String::new();
        for _ in 0..dice.below(3) {
            let marker = self.world.marker();
            match dice.below(4) {
                0 => text.push_str(&format!("Et afsnit {marker}.\n\n")),
                1 => text.push_str(&format!("## Afsnit {marker}\n\nMed *tekst*.\n\n")),
                2 => text
                    .push_str(&format!("## Om {marker} {{#om-{marker}}}\n\n- et\n- to\n\n[derop](#om-{marker})\n\n")),
                _ => text.push_str(&format!("## {}\n\n", words::phrase(dice, &marker).source)),
            }
            if !is_shown {
                self.site.hidden.push(Hidden { marker, what: path.to_owned() });
            }
        }
        for n in 0..self.site.sets.len() {
            if dice.one_in(2) {
                let set = &mut self.site.sets[n];
                set.is_embedded |= is_shown;
                set.was_shown |= !is_shown;
                let query = match (set.data.kind, dice.below(4)) {
                    ("matrix", 3) => "?view=raci",
                    ("activity-plan", 3) => "?view=summary",
                    ("activity-plan", 2) => "?view=by-time",
                    _ => "",
                };
                text.push_str(&format!("![Tabel {n}](</{}{query}>)\n\n", encoded(&set.path)));
            }
        }
        text + &self.links(dice)
    }

    /// Links to data, rows and texts before it, hidden ones among them. Only to data that says it is public: a link to
    /// what nothing shows is an error.
    fn links(&mut self, dice: &mut Dice<'_>) -> String {
        let mut text = String::new();
        for set in &self.site.sets {
            if dice.one_in(3) && set.says_public {
                let ids: Vec<&String> = set.data.rows.iter().filter_map(|row| row.id.as_ref()).collect();
                let anchor = match ids.is_empty() || dice.one_in(2) {
                    true => String::new(),
                    false => format!("#{}", dice.pick(&ids)),
                };
                text.push_str(&format!("Se [dataene](</{}{anchor}>).\n\n", encoded(&set.path)));
            }
        }
        for leaf in &self.leaves {
            if dice.one_in(3) {
                text.push_str(&format!("Læs [mere](</{}.md>).\n\n", encoded(leaf)));
            }
        }
        text
    }

    fn publication(&mut self, n: usize, count: usize, dice: &mut Dice<'_>) {
        let marker = self.world.marker();
        let fate = Fate::of(dice);
        let own = if fate == Fate::Expired { format!("udløbet{n}") } else { format!("pub{n}") };
        // Others refer to it by its folder, so that is always the same.
        let folder = match n {
            0 => "første plan".to_owned(),
            _ => words::name(dice, &own),
        };
        let title = self.world.title(dice, &marker);
        let kind = *dice.pick(&["plan", "strategy", "policy", "handbook"]);
        let mut yaml = Yaml::map([("title", title.yaml), ("kind", Yaml::bare(kind))]);
        let (_, later) = self.fate(fate, dice, &mut yaml);
        if fate == Fate::Shown {
            self.hide(later, &folder);
        }
        match dice.below(8) {
            4 => yaml.put("valid", Yaml::bare("2020/2024")),
            5 => {
                let why = self.world.title(dice, &marker).yaml;
                let (when, was) = (Yaml::bare("2026/2030"), Yaml::bare("2025/2029"));
                yaml.put("valid", Yaml::map([("when", when), ("was", was), ("why", why)]));
            }
            6 => {
                let by = Phrase { source: "En lov fra staten".into(), plain: "En lov fra staten".into() };
                yaml.put("superseded_by", Yaml::text(by.source));
            }
            7 if n > 0 && count > 1 => yaml.put("superseded_by", Yaml::text("første plan")),
            _ => {}
        }
        if dice.one_in(3) {
            let when = Yaml::bare("2025-06-03");
            let moved = |when| Yaml::map([("when", when), ("was", Yaml::bare("2025-05"))]);
            yaml.put("adopted", if dice.one_in(2) { moved(when) } else { when });
            if fate == Fate::Shown && dice.one_in(2) {
                yaml.put("sealed", Yaml::bare("true"));
                self.site.has_sealed = true;
            }
        }
        upkeep(&self.world, dice, &marker, &mut yaml);
        if dice.one_in(3) {
            yaml.put("updated", Yaml::bare("2026-02-01"));
        }
        let is_shown = fate == Fate::Shown;
        if !is_shown {
            self.site.hidden.push(Hidden { marker, what: format!("content/{folder}") });
        }
        let mut names = Vec::new();
        for c in 0..dice.below(3) {
            let name = words::name(dice, &format!("kap{c}"));
            let is_listed = !dice.one_in(8);
            let path = format!("content/{folder}/{name}");
            self.leaf(&path, dice, is_shown && is_listed);
            self.leaves.push(path.nfc().collect());
            if is_listed {
                names.push(Yaml::text(name.nfc().collect::<String>()));
            }
        }
        yaml.put("chapters", Yaml::List(names));
        let path = format!("content/{folder}/publication.yaml");
        let text = self.commented(&path, &yaml);
        self.site.files.insert(path, text);
    }
}

/// A path as it is written in a link between `<` and `>`.
fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace('#', "%23").replace('?', "%3F")
}
