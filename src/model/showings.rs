//! Where data is shown: the embeddings of each text, and the chapters that show each data set.

use super::chapter::Chapter;
use super::destination::{Destination, Links};
use super::embed::Embed;
use super::ids::{ChapterId, DataId, PublicationId};
use super::publication::Publication;
use tavle_base::{Lang, Languages};

/// What readers of each language see.
#[derive(Debug, Default)]
pub struct Showings(Vec<OfLanguage>);

#[derive(Debug)]
struct OfLanguage {
    /// Which of the links of each chapter and page are embeddings.
    links: Vec<Box<[u32]>>,
    /// Which of them stand there row by row; of the others the parts are listed, and their rows stand elsewhere.
    whole: Vec<Box<[u32]>>,
    /// The chapters that show each data set, in the order of the site, then the site's own pages.
    chapters: Vec<Vec<(Option<PublicationId>, ChapterId)>>,
}

impl Showings {
    /// What these texts, whose links lead there, show of so many data sets. What `is_divided` does not stand there row by
    /// row.
    pub fn new(
        languages: &Languages,
        (chapters, links): (&[Chapter], &Links),
        publications: &[Publication],
        (sets, is_divided): (usize, &dyn Fn(&Embed) -> bool),
    ) -> Self {
        let new = |lang| OfLanguage::new(lang, (chapters, links), publications, (sets, is_divided));
        Self(languages.all().map(new).collect())
    }

    /// The data put on a chapter, of which the links lead to `destinations` in the version that readers of `lang` see.
    pub fn embeds<'a>(
        &'a self,
        id: ChapterId,
        destinations: &'a [Destination],
        lang: Lang,
    ) -> impl Iterator<Item = &'a Embed> {
        embeds(destinations, &self.0[lang.index()].links[id.index()])
    }

    /// The same, but for what is too much to stand there row by row.
    pub fn whole<'a>(
        &'a self,
        id: ChapterId,
        destinations: &'a [Destination],
        lang: Lang,
    ) -> impl Iterator<Item = &'a Embed> {
        embeds(destinations, &self.0[lang.index()].whole[id.index()])
    }

    /// The chapters that show a data set to readers of `lang`, in the order of the site, then the site's own pages.
    pub fn chapters(&self, data: DataId, lang: Lang) -> &[(Option<PublicationId>, ChapterId)] {
        &self.0[lang.index()].chapters[data.index()]
    }
}

impl OfLanguage {
    fn new(
        lang: Lang,
        (chapters, destinations): (&[Chapter], &Links),
        publications: &[Publication],
        (sets, is_divided): (usize, &dyn Fn(&Embed) -> bool),
    ) -> Self {
        let destinations = |chapter: &Chapter| destinations.of(chapter.version(lang).0.file);
        let is_embed = |(n, to): (u32, &Destination)| matches!(to, Destination::Embed(_)).then_some(n);
        let of = |chapter: &Chapter| (0..).zip(destinations(chapter)).filter_map(is_embed).collect();
        let links: Vec<Box<[u32]>> = chapters.iter().map(of).collect();
        let whole = chapters.iter().zip(&links).map(|(chapter, links)| {
            let is_whole = |n: &u32| match &destinations(chapter)[*n as usize] {
                Destination::Embed(embed) => !is_divided(embed),
                _ => false,
            };
            links.iter().copied().filter(is_whole).collect()
        });
        let whole = whole.collect();
        let mut all: Vec<Vec<(Option<PublicationId>, ChapterId)>> = vec![Vec::new(); sets];
        let of_publications = (0..).map(PublicationId).zip(publications);
        let listed = of_publications.flat_map(|(id, one)| one.chapters().map(move |chapter| (Some(id), chapter)));
        let pages = (0..).map(ChapterId).zip(chapters).filter(|(_, chapter)| chapter.publication.is_none());
        for (publication, id) in listed.chain(pages.map(|(page, _)| (None, page))) {
            for embed in embeds(destinations(&chapters[id.index()]), &links[id.index()]) {
                let own = &mut all[embed.data.index()];
                if own.last() != Some(&(publication, id)) {
                    own.push((publication, id));
                }
            }
        }
        Self { links, whole, chapters: all }
    }
}

fn embeds<'a>(destinations: &'a [Destination], links: &'a [u32]) -> impl Iterator<Item = &'a Embed> + use<'a> {
    links.iter().filter_map(|n| match &destinations[*n as usize] {
        Destination::Embed(embed) => Some(embed.as_ref()),
        _ => None,
    })
}
