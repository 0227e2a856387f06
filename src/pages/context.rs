//! The site in one language, as its pages are made: the context of every page.

use jiff::civil::Date;

use crate::measure::Measuring;
use crate::when as in_words;
use tavle_base::Lang;
use tavle_base::locale::Locale;
use tavle_markup::{Href, Phrase};
use tavle_model::chapter::{ChapterId, Version};
use tavle_model::dataset::{DataId, RecordTarget, RowTitle};
use tavle_model::publication::PublicationId;
use tavle_model::site::Owner;
use tavle_model::text::Text;
use tavle_model::theme::{Language, Theme};
use tavle_model::unit::UnitId;
use tavle_model::{Destination, Embed, Site};
use tavle_parse::markdown::{self, Inline, Inlines};
use tavle_routes::{Addresses, OutputKind, Routes};
use tavle_schema::{ColumnOutput, Plural, Strings, When, fill};

/// What every page is made from.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    pub site: &'a Site,
    pub routes: &'a Routes,
    pub theme: &'a Theme,
    /// How large the printed documents are, as far as they have been made.
    pub measures: &'a dyn Measuring,
}

impl<'a> Inputs<'a> {
    /// The site in one language.
    pub fn localized(self, lang: Lang) -> LocalizedSite<'a> {
        let Self { site, routes, theme, measures } = self;
        LocalizedSite { site, routes, theme, measures, lang }
    }
}

/// The site in one language.
#[derive(Clone, Copy)]
pub struct LocalizedSite<'a> {
    pub site: &'a Site,
    pub routes: &'a Routes,
    pub theme: &'a Theme,
    pub measures: &'a dyn Measuring,
    pub lang: Lang,
}

/// What a page is read on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Medium {
    #[default]
    Screen,
    /// Links are absolute addresses: a sheet lies on no server.
    Paper,
    /// A file that is taken along, with absolute addresses too.
    File,
}

/// A page of an edition: where links begin.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    pub localized: LocalizedSite<'a>,
    /// The page's address.
    pub here: &'a str,
    /// The publication that the page belongs to: a link to a row stays in it.
    pub publication: Option<PublicationId>,
    /// The data set whose texts are shown: relative links in them begin at its file.
    pub data: Option<DataId>,
    pub medium: Medium,
}

impl Medium {
    /// Which columns are shown on it.
    pub fn output(self) -> ColumnOutput {
        match self {
            Self::Screen => ColumnOutput::Page,
            Self::Paper => ColumnOutput::Print,
            Self::File => ColumnOutput::File,
        }
    }
}

impl<'a> LocalizedSite<'a> {
    pub fn language(&self) -> &'a Language {
        &self.theme.languages[self.lang.index()]
    }

    pub fn strings(&self) -> &'a Strings {
        &self.language().strings
    }

    pub fn locale(&self) -> &'a Locale {
        &self.language().locale
    }

    pub fn addresses(&self) -> &'a Addresses {
        &self.routes.addresses
    }

    pub fn tag(&self) -> &'a str {
        self.site.languages.tag(self.lang)
    }

    pub fn as_of(&self) -> Date {
        self.site.as_of
    }

    /// The tag of a language where that is another than this edition's.
    pub fn other(&self, lang: Option<Lang>) -> Option<&'a str> {
        lang.filter(|lang| *lang != self.lang).map(|lang| self.site.languages.tag(lang))
    }

    /// The name of who answers for the site: the site's own name where nobody is said to.
    pub fn owner_name(&self) -> &'a str {
        let site = self.site;
        let name = match &site.owner {
            Some(Owner::Unit(unit)) => &site.units.get(*unit).title,
            Some(Owner::Named(text)) => text,
            None => &site.name,
        };
        name.str(self.lang)
    }

    /// Plain text for this edition's readers: no markup is looked for in it.
    pub fn name(&self, text: &'a Text) -> Phrase<'a> {
        let shown = text.shown(self.lang);
        Phrase::Plain { text: shown.text.into(), lang: self.other(shown.other) }
    }

    /// The title of a chapter, marked with its language if that is another.
    pub fn chapter_title(&self, id: ChapterId) -> Phrase<'a> {
        let (version, own) = self.site.chapter(id).version(self.lang);
        Phrase::Plain { text: version.title.as_ref().into(), lang: self.other(Some(own)) }
    }

    /// A number of things, in words: "12 rows".
    pub fn count(&self, number: usize, plural: &'a Plural) -> String {
        let category = self.locale().plural(number as u64);
        fill(plural.form(number as u64, category), &[("n", &self.locale().integer(number as i64))])
    }

    /// A day in words.
    pub fn day(&self, day: Date) -> Phrase<'a> {
        Phrase::Time { iso: Some(day.to_string()), words: self.locale().date(day) }
    }

    /// A time in words alone, for where no link can stand.
    pub fn time(&self, when: &When<Text>) -> Phrase<'a> {
        let plain = |text: &Text| {
            let shown = text.shown(self.lang);
            shown.markup.map_or_else(|| shown.text.to_owned(), |markup| markdown::plain(&markup.inlines.content))
        };
        let words = in_words::words(when, self.locale(), &self.strings().when, plain);
        Phrase::Time { iso: in_words::iso(when), words }
    }
}

impl<'a> PageContext<'a> {
    /// How this page links to an address.
    pub fn link(&self, to: &str) -> String {
        match self.medium {
            Medium::Screen => self.localized.addresses().link(self.here, to),
            Medium::Paper | Medium::File => self.localized.addresses().absolute(to),
        }
    }

    /// The day on which it is decided what is late: the as-of date; nothing in a plan that has ended, which is left as it
    /// was.
    pub fn today(&self) -> Option<Date> {
        self.data.map_or(Some(self.localized.as_of()), |id| self.localized.site.today(id))
    }

    /// How this page links to another; nothing if that is not made.
    pub fn to(&self, what: &OutputKind) -> Option<String> {
        self.localized.addresses().of(what).map(|address| self.link(address))
    }

    /// A text of the data, with the emphasis and links in it.
    pub fn text(&self, text: &'a Text) -> Phrase<'a> {
        let shown = text.shown(self.localized.lang);
        let lang = self.localized.other(shown.other);
        let Some(markup) = shown.markup else {
            return Phrase::Plain { text: shown.text.into(), lang };
        };
        let Inlines { content, links } = &markup.inlines;
        match &content[..] {
            [Inline::Text(text)] if links.is_empty() => Phrase::Plain { text: text.as_ref().into(), lang },
            content => {
                let destinations = self.localized.site.links.of_text(markup);
                let hrefs = destinations.iter().map(|destination| self.href(destination)).collect();
                Phrase::Marked { content, links, hrefs, lang }
            }
        }
    }

    /// A text as it is written, with its lines, as an address.
    pub fn lines(&self, text: &'a Text) -> Phrase<'a> {
        let shown = text.shown(self.localized.lang);
        Phrase::Plain { text: shown.text.into(), lang: self.localized.other(shown.other) }
    }

    /// A time in words, with the emphasis and links in the text of one that is written as such.
    pub fn time(&self, when: &'a When<Text>) -> Phrase<'a> {
        let text = match when {
            When::Free(text) | When::After(text) => text,
            When::Placed(placed) => &placed.text,
            When::Within(within) => &within.of,
            _ => return self.localized.time(when),
        };
        let words = &self.localized.strings().when;
        match self.text(text) {
            Phrase::Plain { lang: None, .. } => self.localized.time(when),
            marked => match when {
                When::Within(within) => {
                    let duration = in_words::length(within.duration, self.localized.locale(), words);
                    let slots = vec![("duration", Phrase::plain(duration)), ("event", marked)];
                    Phrase::filled(&words.within, slots)
                }
                When::After(_) => Phrase::filled(&words.after, vec![("event", marked)]),
                _ => marked,
            },
        }
    }

    /// Where a link leads, seen from this page.
    pub fn href(&self, destination: &Destination) -> Href {
        let (lang, site) = (self.localized.lang, self.localized.site);
        let link = |address: Option<String>, title: Option<&str>| Href {
            address: address.map(|address| self.link(&address)),
            title: title.map(str::to_owned),
        };
        match destination {
            Destination::Outside(address) => Href { address: Some(address.to_string()), title: None },
            Destination::Here(anchor) => {
                let page = if self.medium != Medium::Screen { self.link(self.here) } else { String::new() };
                Href { address: Some(format!("{page}#{anchor}")), title: None }
            }
            Destination::Chapter(id, anchor) => {
                let version = site.chapter(*id).version(lang).0;
                let address = self.chapter(*id).map(|address| match anchor {
                    Some(anchor) => self.in_part(version, anchor).unwrap_or_else(|| format!("{address}#{anchor}")),
                    None => address.to_owned(),
                });
                link(address, Some(&site.chapter(*id).version(lang).0.title))
            }
            Destination::Publication(id) => {
                let address = self.localized.addresses().of(&OutputKind::Publication(*id, lang)).map(str::to_owned);
                link(address, Some(site.publication(*id).title.str(lang)))
            }
            Destination::Unit(unit) => {
                let what = unit.map_or(OutputKind::Units(lang), |unit| OutputKind::Unit(unit, lang));
                let title = unit.map(|unit| site.units.get(unit).title.str(lang));
                let title = title.unwrap_or(&self.localized.strings().pages.units);
                link(self.localized.addresses().of(&what).map(str::to_owned), Some(title))
            }
            Destination::DataSet(id) => {
                link(self.data_set(*id), site.set(*id).title.as_ref().map(|title| title.str(lang)))
            }
            Destination::Row(id, target) => link(self.row(*id, *target), self.row_title(*id, *target)),
            Destination::File(file) => Href { address: self.to(&OutputKind::Attachment(*file)), title: None },
            Destination::Embed(_) | Destination::Hidden | Destination::Nowhere => Href::default(),
        }
    }

    /// The address of what has an anchor in a text on paper, where on the web it stands in a part of a large data set.
    pub fn in_part(&self, version: &Version, anchor: &str) -> Option<String> {
        let site = self.localized.site;
        if self.medium == Medium::Paper || version.document.has_heading(anchor) {
            return None;
        }
        let embeds = site.destinations(version).iter().filter_map(|destination| match destination {
            Destination::Embed(embed) if site.shows_anchor(embed, anchor) => Some(&**embed),
            _ => None,
        });
        let shown: Vec<&Embed> = embeds.collect();
        let first = shown.first().filter(|_| shown.iter().all(|embed| site.is_divided(embed)))?;
        let id = anchor.strip_prefix(&site.set(first.data).anchor_prefix())?;
        self.row(first.data, site.find(first.data, id)?)
    }

    /// The address of a chapter or page.
    pub fn chapter(&self, id: ChapterId) -> Option<&'a str> {
        let lang = self.localized.lang;
        let addresses = self.localized.addresses();
        match self.localized.site.home {
            Some(home) if home == id => addresses.of(&OutputKind::Home(lang)),
            _ => addresses.of(&OutputKind::text(id, lang, self.localized.site)),
        }
    }

    /// The address of a data set: its own page, else the first chapter that shows it.
    fn data_set(&self, id: DataId) -> Option<String> {
        let own = self.localized.addresses().of(&OutputKind::DataSet(id, self.localized.lang));
        own.map(str::to_owned).or_else(|| {
            let site = self.localized.site;
            let all = site.chapters_with(id, self.localized.lang).iter().filter(|(of, _)| of.is_some());
            let own = all.clone().filter(|(of, _)| *of == self.publication);
            own.chain(all).find_map(|(_, chapter)| self.chapter(*chapter)).map(str::to_owned)
        })
    }

    /// The address of a row: on the first chapter of this publication that shows it, else on the data set's page or that of
    /// the part in which it is, else on the first chapter of any publication that shows it.
    pub fn row(&self, id: DataId, target: RecordTarget) -> Option<String> {
        let site = self.localized.site;
        let lang = self.localized.lang;
        let shows = |embed: &Embed| embed.data == id && site.shows(embed, target);
        let on_chapter = |of: &dyn Fn(PublicationId) -> bool| {
            let chapters = site.chapters_with(id, lang).iter().filter(|(publication, _)| publication.is_some_and(of));
            chapters.filter(|(_, chapter)| site.whole_embeds(*chapter, lang).any(shows)).find_map(|(_, chapter)| {
                let address = self.chapter(*chapter)?;
                Some(format!("{address}#{}", anchor(*chapter, (id, target), *self)))
            })
        };
        on_chapter(&|publication| Some(publication) == self.publication)
            .or_else(|| {
                // A group without rows stands on no page.
                let row = site.set(id).first_row(target).unwrap_or(0);
                let own = self.localized.addresses().of_row(site, id, row, lang)?;
                Some(format!("{own}#{}", target_id(site, id, target)))
            })
            .or_else(|| on_chapter(&|_| true))
    }

    /// What a row or section is called.
    fn row_title(&self, id: DataId, target: RecordTarget) -> Option<&'a str> {
        let (set, lang) = (self.localized.site.set(id), self.localized.lang);
        match target {
            RecordTarget::Group(n) => Some(set.groups[n as usize].title.str(lang)),
            RecordTarget::Task(n) => Some(set.tasks[n as usize].title.str(lang)),
            RecordTarget::Row(n) | RecordTarget::Part(n) => match set.row_title(&set.rows[n as usize]) {
                RowTitle::Text(text) => Some(text.str(lang)),
                RowTitle::Id(id) => Some(id),
            },
        }
    }

    /// A unit's name, as a link to its page.
    pub fn unit(&self, id: UnitId) -> Phrase<'a> {
        let unit = self.localized.site.units.get(id);
        self.localized.name(&unit.title).linked(self.to(&OutputKind::Unit(id, self.localized.lang)))
    }

    /// A unit's abbreviation, or its name where it has none, as a link to its page.
    pub fn unit_in_short(&self, id: UnitId) -> Phrase<'a> {
        let unit = self.localized.site.units.get(id);
        let name = self.localized.name(unit.short.as_ref().unwrap_or(&unit.title));
        name.linked(self.to(&OutputKind::Unit(id, self.localized.lang)))
    }

    /// A publication's title, as a link to it.
    pub fn publication(&self, id: PublicationId) -> Phrase<'a> {
        let title = self.localized.name(&self.localized.site.publication(id).title);
        title.linked(self.to(&OutputKind::Publication(id, self.localized.lang)))
    }
}

/// The anchor of a row on a chapter that shows it. A heading, or a row of another data set, may have the one that it would
/// have; then it has the next, as [`Anchors`](crate::exhibit::Anchors) give them out.
pub fn anchor(chapter: ChapterId, (data, target): (DataId, RecordTarget), at: PageContext<'_>) -> String {
    let (site, lang) = (at.localized.site, at.localized.lang);
    let set = site.set(data);
    // On paper everything stands there row by row.
    let all = || site.embeds(chapter, lang).filter(|_| at.medium == Medium::Paper);
    let whole = || site.whole_embeds(chapter, lang).filter(|_| at.medium != Medium::Paper);
    let wanted = format!("{}{}", set.anchor_prefix(), target_id(site, data, target));
    let shows = |embed: &&Embed| embed.data == data && site.shows(embed, target);
    let document = &site.chapter(chapter).version(lang).0.document;
    let is_taken = |anchor: &str| {
        document.has_heading(anchor)
            || all().chain(whole()).take_while(|embed| !shows(embed)).any(|one| site.shows_anchor(one, anchor))
    };
    let numbered = (2..).map(|n| format!("{wanted}-{n}"));
    let mut all = std::iter::once(wanted.clone()).chain(numbered);
    all.find(|anchor| !is_taken(anchor)).expect("numbers do not end")
}

/// The id of what a link to a row leads to.
pub fn target_id(site: &Site, id: DataId, target: RecordTarget) -> &str {
    let set = site.set(id);
    match target {
        RecordTarget::Group(n) => &set.groups[n as usize].id,
        RecordTarget::Task(n) => &set.tasks[n as usize].id,
        RecordTarget::Row(n) | RecordTarget::Part(n) => &set.rows[n as usize].id,
    }
}
