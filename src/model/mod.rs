//! What the records mean: references become typed ids, once, so that nothing after this room can fail to look
//! something up.

pub mod aspect;
mod by_id;
mod cache;
pub mod chapter;
mod column;
pub mod contact;
pub mod dataset;
pub mod destination;
pub mod embed;
pub mod follows;
pub mod id;
pub mod image;
mod kinds;
pub mod lateness;
mod mentions;
mod numbers;
mod paths;
pub mod publication;
mod showings;
pub mod site;
pub mod spec;
pub mod text;
pub mod theme;
pub mod unit;
pub mod visibility;

pub use cache::Cache;
pub use chapter::{Chapter, ChapterId, Version};
pub use dataset::{DataId, DataSet};
pub use destination::Destination;
pub use embed::{Embed, View};
pub use kinds::SPECS;
pub use lateness::Lateness;
pub use publication::{Publication, PublicationId};
pub use site::Site;
pub use text::Text;
pub use unit::{Unit, UnitId, Units};
pub use visibility::Audience;
