//! The whole site: all records together, with every reference resolved.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::chapter::{Chapter, Version};
use super::choices::AllChosen;
use super::column::NUMBER;
use super::contact::Contact;
use super::dataset::{DataSet, RecordTarget, Value};
use super::destination::{Destination, Links};
use super::division::{self, PageSizes, Part};
use super::embed::Embed;
use super::excerpts::{Excerpt, Excerpts};
use super::ids::{ChapterId, DataId, PublicationId, UnitId};
use super::image::Image;
use super::indicator::Indicator;
use super::mentions::Mentions;
use super::paths::Paths;
use super::publication::{Prints, Publication, Validity};
use super::relations::{Contributor, Relations};
use super::showings::Showings;
use super::statuses::Statuses;
use super::text::Text;
use super::text_reader::Coverage;
use super::unit::Units;
use super::unit_columns::UnitColumns;
use super::visibility::Withdrawn;
use tavle_base::{FileId, Lang, Languages};
use tavle_parse::yaml::JsonForm;
use tavle_schema::{Missing, Outputs, PrintKind};

/// The site as its audience sees it: what is not visible to them is left out.
#[derive(Debug)]
pub struct Site {
    pub languages: Languages,
    pub name: Text,
    /// Without a slash at the end.
    pub base_url: Box<str>,
    pub owner: Option<Owner>,
    pub contact: Option<Contact>,
    pub licence: Option<Licence>,
    pub statement: Option<Statement>,
    pub missing: Missing,
    pub outputs: Outputs,
    /// That of the hours in its times, where it has any.
    pub time_zone: Option<TimeZone>,
    pub prints: Prints,
    pub as_of: Date,
    /// Whether it holds drafts, so that its pages must say so and are not for the public.
    pub shows_drafts: bool,
    pub units: Units,
    /// What they have in columns of their own.
    pub unit_columns: UnitColumns,
    pub data: Vec<Arc<DataSet>>,
    /// In the site's order.
    pub publications: Vec<Publication>,
    pub chapters: Vec<Chapter>,
    /// The text of the home page.
    pub home: Option<ChapterId>,
    /// The site's other own pages, by name.
    pub pages: Vec<ChapterId>,
    /// Where the links of all texts lead.
    pub links: Links,
    /// What each data set belongs to.
    pub belonging: Vec<Belonging>,
    /// How many rows stand on a page.
    pub sizes: PageSizes,
    /// The parts of each data set that is too large for one page.
    pub(super) parts: Vec<Box<[Part]>>,
    /// Where data is shown.
    pub(super) showings: Showings,
    /// What publications show of data sets, where that is a part of them.
    pub(super) excerpts: Excerpts,
    /// The rows in which each unit, or one below it, has a role.
    pub mentions: Mentions,
    /// The statuses of all data sets; one that several have is called as in the first.
    pub statuses: Statuses,
    /// What rows serve, and what they are related to.
    pub relations: Relations,
    /// What is chosen in columns of choices.
    pub chosen: AllChosen,
    pub paths: Paths,
    /// The addresses of what has expired.
    pub withdrawn: Vec<Withdrawn>,
    /// The images that texts show.
    pub images: HashMap<FileId, Image>,
    /// How much of each language is there.
    pub coverage: Vec<Coverage>,
}

/// What a data set belongs to.
#[derive(Clone, Debug, Default)]
pub struct Belonging {
    /// The publications that embed it, in the site's order; the first is its primary one.
    pub publications: Vec<PublicationId>,
    /// Whether all of them are no longer in force, and there is at least one.
    pub has_ended: bool,
}

/// Who answers for the site.
#[derive(Clone, Debug)]
pub enum Owner {
    Unit(UnitId),
    Named(Text),
}

/// The licence of text and data.
#[derive(Clone, Debug)]
pub struct Licence {
    pub name: Text,
    pub url: Option<Box<str>>,
}

/// Where the accessibility statement is.
#[derive(Clone, Debug)]
pub enum Statement {
    Page(ChapterId),
    Address(Box<str>),
}

impl Site {
    pub fn publication(&self, id: PublicationId) -> &Publication {
        &self.publications[id.index()]
    }

    pub fn chapter(&self, id: ChapterId) -> &Chapter {
        &self.chapters[id.index()]
    }

    pub fn set(&self, id: DataId) -> &DataSet {
        &self.data[id.index()]
    }

    /// Whether documents of this kind are made of what belongs to no publication.
    pub fn prints(&self, kind: PrintKind) -> bool {
        self.prints.kinds.contains(&kind)
    }

    /// Where the links of a text lead, in the order of its list of links.
    pub fn destinations(&self, version: &Version) -> &[Destination] {
        self.links.of(version.file)
    }

    /// The data put on a chapter, in the version that readers of `lang` see.
    pub fn embeds(&self, chapter: ChapterId, lang: Lang) -> impl Iterator<Item = &Embed> {
        self.showings.embeds(chapter, self.destinations(self.chapter(chapter).version(lang).0), lang)
    }

    /// The same, but for what is too much to stand there row by row.
    pub fn whole_embeds(&self, chapter: ChapterId, lang: Lang) -> impl Iterator<Item = &Embed> {
        self.showings.whole(chapter, self.destinations(self.chapter(chapter).version(lang).0), lang)
    }

    /// The parts of a data set; none where it stands on one page.
    pub fn parts(&self, id: DataId) -> &[Part] {
        &self.parts[id.index()]
    }

    /// The index of the part that has a row.
    pub fn part_of(&self, id: DataId, row: usize) -> Option<usize> {
        division::part_of(self.parts(id), row)
    }

    /// Whether data on a page is so much that the page lists its parts.
    pub fn is_divided(&self, embed: &Embed) -> bool {
        let is_part = embed.within.is_some() || self.parts(embed.data).is_empty();
        !is_part && self.rows(embed).nth(self.sizes.whole).is_some()
    }

    /// The chapters that show a data set to readers of `lang`, in the order of the site, then the site's own pages.
    pub fn chapters_with(&self, data: DataId, lang: Lang) -> &[(Option<PublicationId>, ChapterId)] {
        self.showings.chapters(data, lang)
    }

    /// The group, task, row or part of a row of a data set with this id.
    pub fn find(&self, data: DataId, id: &str) -> Option<RecordTarget> {
        self.set(data).find(id)
    }

    /// The publications that embed a data set, in the site's order.
    pub fn publications_of(&self, id: DataId) -> &[PublicationId] {
        &self.belonging[id.index()].publications
    }

    /// The publication that a data set belongs to first.
    pub fn primary(&self, id: DataId) -> Option<PublicationId> {
        self.publications_of(id).first().copied()
    }

    /// The indices of the rows that data on a page shows, in order.
    pub fn rows<'a>(&'a self, embed: &'a Embed) -> impl Iterator<Item = usize> + 'a {
        embed.rows(self.set(embed.data), (&self.units, &self.mentions), self.today(embed.data))
    }

    /// Whether data on a page shows what `target` is, with an anchor to lead to.
    pub fn shows(&self, embed: &Embed, target: RecordTarget) -> bool {
        embed.shows(target, self.set(embed.data), &self.units, self.today(embed.data))
    }

    /// Whether a row, group or task of data on a page has this anchor, where the page shows more than this data set.
    pub fn shows_anchor(&self, embed: &Embed, anchor: &str) -> bool {
        let prefix = self.set(embed.data).anchor_prefix();
        let found = anchor.strip_prefix(prefix.as_str()).and_then(|id| self.find(embed.data, id));
        found.is_some_and(|target| self.shows(embed, target))
    }

    /// Whether anything in a publication, or in the whole site, serves an objective or is served.
    pub fn has_connections(&self, publication: Option<PublicationId>) -> bool {
        let Some(id) = publication else { return self.relations.has_any() };
        let mut edges = self.relations.edges();
        edges.any(|(contributor, (data, row))| {
            self.belongs(contributor, id) || self.belongs(Contributor::Row(data, row), id)
        })
    }

    /// Whether a publication shows a row or any row of a group, or is what contributes itself.
    pub fn belongs(&self, contributor: Contributor, publication: PublicationId) -> bool {
        let shows = |data: DataId, has: &dyn Fn(&Excerpt) -> bool| {
            self.publications_of(data).contains(&publication) && self.excerpt(publication, data).is_none_or(has)
        };
        match contributor {
            Contributor::Publication(own) => own == publication,
            Contributor::Row(data, row) => shows(data, &|excerpt| excerpt.has(row as usize)),
            Contributor::Group(data, group) => {
                shows(data, &|excerpt| self.set(data).rows_below_group(group).any(|row| excerpt.has(row)))
            }
        }
    }

    /// The part of a data set that a publication shows; nothing where it shows all or none of it.
    pub fn excerpt(&self, publication: PublicationId, data: DataId) -> Option<&Excerpt> {
        self.excerpts.of(publication, data)
    }

    /// Whether a publication is in force at the as-of date.
    pub fn validity(&self, id: PublicationId) -> Validity {
        self.publication(id).validity(self.as_of, &self.publications)
    }

    /// The publications that are no longer in force.
    pub fn ended(&self) -> impl Iterator<Item = PublicationId> {
        (0..self.publications.len() as u32).map(PublicationId).filter(|id| self.validity(*id).has_ended())
    }

    /// Whether a data set belongs to nothing but publications that are no longer in force. It is then left as it was at
    /// their end: nothing in it is late, and it is no part of what the site says of the present.
    pub fn has_ended(&self, id: DataId) -> bool {
        self.belonging[id.index()].has_ended
    }

    /// The day on which it is decided what is late in a data set: the as-of date; nothing in one that has ended.
    pub fn today(&self, id: DataId) -> Option<Date> {
        (!self.has_ended(id)).then_some(self.as_of)
    }

    /// The data sets that say something of the present.
    pub fn current_sets(&self) -> impl Iterator<Item = (DataId, &DataSet)> {
        self.sets().filter(|(id, _)| !self.has_ended(*id))
    }

    /// How the file of a data set stands in JSON: without what no file shows that is taken along.
    pub fn json_form(&self, id: DataId) -> JsonForm {
        let set = self.set(id);
        let mut left_out = set.left_out();
        left_out.extend(self.relations.hidden_in(set.file).cloned());
        let (mut texts, mut numbers) = (HashSet::new(), HashMap::new());
        let mut carried = HashMap::new();
        let from_file = |indicator: &Indicator| indicator.is_from_file.then(|| indicator.by_time());
        for row in &set.rows {
            carried.extend(set.carried(row));
            texts.extend(row.number.iter().map(|_| row.path.key(NUMBER)));
            let own = row.cells.iter().flatten().find_map(|value| match value {
                Value::Indicator(indicator) => Some(indicator),
                _ => None,
            });
            numbers.extend(own.and_then(|own| Some((row.path.key("values"), from_file(own)?))));
            // The indicators of an objective.
            for (n, item) in row.items().enumerate() {
                let Some(measured) = item.measured.as_deref() else { continue };
                let path = row.path.key("indicators").index(n);
                texts.extend(measured.number.iter().map(|_| path.key(NUMBER)));
                let figures = measured.figures.as_deref().and_then(from_file);
                numbers.extend(figures.map(|figures| (path.key("values"), figures)));
            }
        }
        JsonForm { left_out, texts, numbers, carried }
    }

    /// Every data set with its id.
    pub fn sets(&self) -> impl Iterator<Item = (DataId, &DataSet)> {
        (0..).map(DataId).zip(self.data.iter().map(AsRef::as_ref))
    }
}
