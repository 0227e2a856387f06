//! What of a data set a publication shows, where that is a part of it: the rows of one unit, one section, what is late.

use std::collections::{HashMap, HashSet};

use super::chapter::Chapter;
use super::destination::{Destination, Links};
use super::embed::{Asked, Embed};
use super::ids::{DataId, PublicationId};
use super::publication::Publication;

/// The parts of data sets that publications show. What is not here is shown as a whole, or not at all.
#[derive(Debug, Default)]
pub struct Excerpts(HashMap<(PublicationId, DataId), Excerpt>);

/// A part of a data set: what any text of a publication shows of it, in any language.
#[derive(Debug, Default)]
pub struct Excerpt {
    rows: HashSet<usize>,
    /// Whether it may be another on another day, since it is what is late.
    pub depends_on_day: bool,
}

impl Excerpts {
    /// What the chapters of these publications, whose links lead there, show of data sets. `rows` says which rows data on a
    /// page has.
    pub fn new(
        publications: &[Publication],
        (chapters, links): (&[Chapter], &Links),
        rows: impl Fn(&Embed) -> Vec<usize>,
    ) -> Self {
        let mut found = HashMap::new();
        for (id, publication) in (0..).map(PublicationId).zip(publications) {
            let mut own: HashMap<DataId, Vec<&Embed>> = HashMap::new();
            let versions = publication.chapters().flat_map(|one| chapters[one.index()].versions.iter().flatten());
            for destination in versions.flat_map(|version| links.of(version.file)) {
                if let Destination::Embed(embed) = destination {
                    own.entry(embed.data).or_default().push(embed);
                }
            }
            own.retain(|_, embeds| !embeds.iter().any(|embed| embed.has_all_rows()));
            for (data, embeds) in own {
                let depends_on_day = embeds.iter().any(|embed| embed.states.contains(&Asked::Late));
                let rows = embeds.into_iter().flat_map(&rows).collect();
                found.insert((id, data), Excerpt { rows, depends_on_day });
            }
        }
        Self(found)
    }

    /// The part of a data set that a publication shows; nothing where it is no part.
    pub fn of(&self, publication: PublicationId, data: DataId) -> Option<&Excerpt> {
        self.0.get(&(publication, data))
    }
}

impl Excerpt {
    pub fn has(&self, row: usize) -> bool {
        self.rows.contains(&row)
    }
}
