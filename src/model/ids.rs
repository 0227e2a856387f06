//! What the parts of a site call each other by: an id is an index into a list of the site, and never fails to be found.

/// A chapter or page, as an index into the site's chapters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChapterId(pub u32);

/// A publication, as an index into the site's publications.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicationId(pub u32);

/// A data set, as an index into the site's data sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DataId(pub u32);

/// A unit, as an index into [`Units`](super::Units).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);
