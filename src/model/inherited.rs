//! What holds for a text of who is responsible for it and when it is reviewed.
//!
//! Each field is inherited by itself: a text in one language takes what it does not say from the text in the default
//! language, then from its publication. Data takes all of it from its primary publication.

use super::chapter::Version;
use super::contact::Contact;
use super::ids::{ChapterId, DataId, PublicationId, UnitId};
use super::site::Site;
use super::upkeep::{Review, Upkeep};
use tavle_base::Lang;

/// What holds for a text once everything is inherited.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inherited<'s> {
    pub owner: Option<UnitId>,
    /// Its own contact, or that of its owner, else what it inherits.
    pub contact: Option<&'s Contact>,
    pub review: Review,
}

/// What is reviewed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reviewed {
    Publication(PublicationId),
    /// A chapter or a page of the site's own that says something of its upkeep itself.
    Text(ChapterId),
}

impl<'s> Inherited<'s> {
    /// What is written on a part of it, in front of what it has itself.
    fn part(self, own: &'s Upkeep, site: &'s Site) -> Self {
        let of_owner = || own.owner.and_then(|owner| site.contact_of(owner));
        Self {
            owner: own.owner.or(self.owner),
            contact: own.contact.as_ref().or_else(of_owner).or(self.contact),
            review: own.review.within(self.review),
        }
    }
}

impl Site {
    /// The contact of a unit, or of the nearest unit above it that has one.
    pub fn contact_of(&self, unit: UnitId) -> Option<&Contact> {
        self.units.lineage(unit).find_map(|id| self.units.get(id).contact.as_ref())
    }

    /// What holds for a publication.
    pub fn upkeep_of_publication(&self, id: PublicationId) -> Inherited<'_> {
        let own = Inherited::default().part(&self.publication(id).upkeep, self);
        self.while_it_holds(Some(id), own)
    }

    /// What holds for a chapter or a page, for readers of `lang`.
    pub fn upkeep_of_text(&self, id: ChapterId, lang: Lang) -> Inherited<'_> {
        let chapter = self.chapter(id);
        let above = chapter.publication.map(|one| self.upkeep_of_publication(one)).unwrap_or_default();
        let (first, shown) = (chapter.version(Lang::DEFAULT).0, chapter.version(lang).0);
        let of_first = above.part(&first.upkeep, self);
        let own = if first.file == shown.file { of_first } else { of_first.part(&shown.upkeep, self) };
        self.while_it_holds(chapter.publication, own)
    }

    /// Nobody reviews what is no longer in force.
    fn while_it_holds<'s>(&self, publication: Option<PublicationId>, mut upkeep: Inherited<'s>) -> Inherited<'s> {
        if publication.is_some_and(|id| self.validity(id).has_ended()) {
            upkeep.review.every = None;
        }
        upkeep
    }

    /// What holds for a data set: what holds for its primary publication.
    pub fn upkeep_of_data(&self, id: DataId) -> Inherited<'_> {
        self.primary(id).map(|one| self.upkeep_of_publication(one)).unwrap_or_default()
    }

    /// All that is reviewed by itself for readers of `lang`, each publication before its chapters, in the site's order, then
    /// pages. What is no longer in force is not reviewed any more.
    pub fn reviewed(&self, lang: Lang) -> impl Iterator<Item = (Reviewed, Inherited<'_>)> {
        let has_own = |version: &Version| version.upkeep.owner.is_some() || version.upkeep.review.is_any();
        let text = move |id: ChapterId| {
            let is_own = [Lang::DEFAULT, lang].iter().any(|lang| has_own(self.chapter(id).version(*lang).0));
            is_own.then(|| (Reviewed::Text(id), self.upkeep_of_text(id, lang)))
        };
        let publications = (0..).map(PublicationId).zip(&self.publications);
        let current = publications.filter(|(id, _)| !self.validity(*id).has_ended());
        let of_publications = current.flat_map(move |(id, one)| {
            let whole = (Reviewed::Publication(id), self.upkeep_of_publication(id));
            std::iter::once(whole).chain(one.chapters().filter_map(text))
        });
        of_publications.chain(self.home.into_iter().chain(self.pages.iter().copied()).filter_map(text))
    }

    /// Whether the review of anything is planned or done.
    pub fn has_reviews(&self) -> bool {
        self.languages.all().any(|lang| self.reviewed(lang).any(|(_, upkeep)| upkeep.review.is_any()))
    }
}
