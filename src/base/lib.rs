//! What every room knows: diagnostics, their messages and places, checked values, languages, slugs and sharing out work.
//!
//! Nothing here knows of YAML, Markdown, HTML or of any kind of data.

pub mod catalogue;
pub mod checked;
pub mod diagnostic;
pub mod digits;
mod id;
pub mod joined;
mod keyword;
pub mod lang;
pub mod letters;
pub mod line;
pub mod locale;
pub mod message;
pub mod place;
pub mod plural;
pub mod slug;
pub mod sum;
pub mod uri;
pub mod work;

pub use catalogue::Catalogue;
pub use checked::Checked;
pub use diagnostic::{Diagnostic, Severity};
pub use digits::Digits;
pub use joined::{Joined, JoinedBuf};
pub use lang::{Lang, Languages};
pub use message::{Arg, Message, names};
pub use place::{At, FileId, KeyPath, KeyPathBuf, Part, Place};
pub use work::{AT_ONCE, in_pool};
