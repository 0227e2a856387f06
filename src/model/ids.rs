//! What the parts of a site call each other by: an id is an index into a list of the site, and never fails to be found.

use tavle_base::ids;

ids! {
    /// A chapter or page, as an index into the site's chapters.
    ChapterId,
    /// A publication, as an index into the site's publications.
    PublicationId,
    /// A data set, as an index into the site's data sets.
    DataId,
    /// Something that is chosen in columns, as an index into [`AllChosen`](super::choices::AllChosen).
    ChoiceId,
    /// A unit, as an index into [`Units`](super::Units).
    UnitId,
}
